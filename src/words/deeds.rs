//! What is done to a document or a payment by hand, beyond entering it: disputes, promises, losses, refunds, payments taken back.

use crate::ledger::{DisputeOutcome, DisputeReason, Means};

/// A form: what it is called, what it is for, the word on its button, what is said once it is done.
pub struct Form {
    /// The button that opens it.
    pub open: &'static str,
    /// Its title, for a document.
    pub title: fn(&str) -> String,
    /// What follows from it.
    pub help: &'static str,
    /// Its button.
    pub enter: &'static str,
    /// Said once it is done.
    pub done: &'static str,
}

/// Its words.
pub struct Deeds {
    /// Section of the buttons.
    pub section: &'static str,
    /// The customer objects.
    pub dispute: Form,
    /// A dispute is over.
    pub close_dispute: Form,
    /// The customer said when they would pay.
    pub promise: Form,
    /// A discount for early payment.
    pub discount: Form,
    /// What is given up.
    pub write_off: Form,
    /// Settled against what we owe them.
    pub set_off: Form,
    /// Money given back.
    pub refund: Form,
    /// The bank took a payment back.
    pub take_back: Form,
    /// Money for what was given up.
    pub recover: Form,
    /// Field: the day.
    pub on: &'static str,
    /// Field: how much.
    pub amount: &'static str,
    /// Field: the part objected to.
    pub disputed: &'static str,
    /// Under it.
    pub disputed_help: fn(&str) -> String,
    /// Under an amount: what is open.
    pub open_help: fn(&str) -> String,
    /// Field: the last day of a promise.
    pub promised_by: &'static str,
    /// Field: what a dispute is about.
    pub about: &'static str,
    /// Field: how it ended.
    pub outcome: &'static str,
    /// Field: in one's own words.
    pub note: &'static str,
    /// Field: by which means.
    pub means: &'static str,
    /// What becomes of what a payment leaves of the document.
    pub rest: fn(&str) -> String,
    /// The three answers: stays open, a discount, given up.
    pub rests: [&'static str; 3],
    /// Field: as the bank or the payer writes it.
    pub reference: &'static str,
    /// Wrong: the day.
    pub bad_day: &'static str,
    /// Wrong: a day that has not come.
    pub day_ahead: &'static str,
    /// Wrong: the last day of a promise lies behind.
    pub day_behind: &'static str,
    /// Wrong: the amount.
    pub bad_amount: &'static str,
    /// What a dispute is about.
    pub reason: fn(DisputeReason) -> &'static str,
    /// How it ended.
    pub ended: fn(DisputeOutcome) -> &'static str,
    /// By which means.
    pub by: fn(Means) -> &'static str,
    /// A dispute on the sheet: what about, since when, the part if not the whole.
    pub in_dispute: fn(&str, &str, Option<&str>) -> String,
    /// A dispute that was closed: how, when.
    pub dispute_closed: fn(&str, &str) -> String,
    /// A promise on the sheet: how much, by when; kept, broken or still to come.
    pub promised: fn(&str, &str, PromiseSays) -> String,
    /// Ends a promise.
    pub end_promise: &'static str,
    /// Said once it is ended.
    pub promise_ended: &'static str,
    /// Insolvency, on a customer's sheet and in the forms.
    pub insolvency: Insolvency,
    /// Why nothing is sent.
    pub held: Held,
}

/// How a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseSays {
    /// Its day is not over.
    Waiting,
    /// The money came in time.
    Kept,
    /// It did not.
    Broken,
}

/// Words of insolvency proceedings.
pub struct Insolvency {
    /// Section, and the button that opens the form.
    pub form: Form,
    /// Field: the day of the judgment.
    pub opened_on: &'static str,
    /// Field: the day of its publication.
    pub published_on: &'static str,
    /// Under it.
    pub published_help: &'static str,
    /// On the sheet: opened on a day.
    pub opened: fn(&str) -> String,
    /// The last day to declare, where it is known.
    pub declare_by: fn(Option<&str>) -> String,
    /// Ends it.
    pub end: &'static str,
    /// Said once it is ended.
    pub ended: &'static str,
}

/// Why nothing is sent for a document.
pub struct Held {
    /// In dispute since a day, for a reason.
    pub disputed: fn(&str, &str) -> String,
    /// Promised by a day, how much.
    pub promised: fn(&str, &str) -> String,
    /// Older than a judgment of a day.
    pub insolvent: fn(&str) -> String,
    /// With a factor, since a day.
    pub assigned: fn(&str, &str) -> String,
    /// A direct debit was asked for: the day of collection, the last day on which it may come back.
    pub debited: fn(&str, &str) -> String,
    /// A bank line may pay it: how much, its day, whether nothing else fits.
    pub in_statement: fn(&str, &str, bool) -> String,
    /// Chips of the six.
    pub chips: [&'static str; 6],
}

/// French.
pub const FR: Deeds = Deeds {
    section: "Autres gestes",
    dispute: Form {
        open: "Litige",
        title: |of| format!("Litige sur {of}"),
        help: "Tant qu’il dure, la part contestée n’est ni relancée ni mise en demeure. Le solde ne change pas.",
        enter: "Noter le litige",
        done: "Litige noté.",
    },
    close_dispute: Form {
        open: "Clore le litige",
        title: |of| format!("Fin du litige sur {of}"),
        help: "Les relances reprennent là où elles en étaient. Si le client a raison, l’avoir est à saisir à part.",
        enter: "Clore le litige",
        done: "Litige clos.",
    },
    promise: Form {
        open: "Promesse",
        title: |of| format!("Promesse de paiement pour {of}"),
        help: "Rien n’est relancé jusqu’à ce jour compris. S’il passe sans paiement, la promesse est dite rompue et les relances reprennent.",
        enter: "Noter la promesse",
        done: "Promesse notée.",
    },
    discount: Form {
        open: "Escompte",
        title: |of| format!("Escompte sur {of}"),
        help: "La part que le client a déduite pour avoir payé tôt, et que vous acceptez.",
        enter: "Accorder l’escompte",
        done: "Escompte accordé.",
    },
    write_off: Form {
        open: "Passer en perte",
        title: |of| format!("Passer {of} en perte"),
        help: "Ce montant n’est plus réclamé ici. Une perte peut encore être récupérée si l’argent vient. La TVA ne se récupère que sous conditions\u{202f}: voyez votre comptable.",
        enter: "Passer en perte",
        done: "Passé en perte.",
    },
    set_off: Form {
        open: "Compenser",
        title: |of| format!("Compensation avec {of}"),
        help: "Réglé contre ce que vous devez à ce client. Les deux dettes doivent être certaines, de même nature et échues.",
        enter: "Compenser",
        done: "Compensation saisie.",
    },
    refund: Form {
        open: "Rembourser",
        title: |of| format!("Remboursement de {of}"),
        help: "L’argent que vous rendez à ce client\u{202f}: son crédit baisse d’autant.",
        enter: "Saisir le remboursement",
        done: "Remboursement saisi.",
    },
    take_back: Form {
        open: "Rejeté par la banque",
        title: |of| format!("Rejet de {of}"),
        help: "Chèque sans provision, prélèvement rejeté\u{202f}: ce qu’il réglait est dû de nouveau à partir de ce jour, à son échéance d’origine.",
        enter: "Saisir le rejet",
        done: "Rejet saisi\u{202f}: les factures sont de nouveau ouvertes.",
    },
    recover: Form {
        open: "Récupérée",
        title: |of| format!("Perte récupérée\u{202f}: {of}"),
        help: "De l’argent est venu pour ce qui était passé en perte.",
        enter: "Saisir l’encaissement",
        done: "Perte récupérée.",
    },
    on: "Date",
    amount: "Montant",
    disputed: "Part contestée",
    disputed_help: |open| format!("Vide\u{202f}: le tout. Reste à payer\u{202f}: {open}."),
    open_help: |open| format!("Ouvert\u{202f}: {open}."),
    promised_by: "Au plus tard le",
    about: "Motif",
    outcome: "Issue",
    note: "Note",
    means: "Moyen",
    rest: |rest| format!("Il restera {rest}"),
    rests: ["reste dû", "est un escompte", "passe en perte"],
    reference: "Référence",
    bad_day: "Une date est attendue.",
    day_ahead: "Ce jour n’est pas encore venu.",
    day_behind: "Ce jour est déjà passé.",
    bad_amount: "Un montant est attendu, plus grand que zéro.",
    reason: |reason| match reason {
        DisputeReason::Quality => "qualité ou conformité",
        DisputeReason::Delivery => "livraison manquante ou incomplète",
        DisputeReason::Price => "prix, remise ou taxe",
        DisputeReason::NotOrdered => "rien de tel n’a été commandé",
        DisputeReason::Paid => "dit déjà payé",
        DisputeReason::Formality => "numéro de commande, adresse ou forme",
        DisputeReason::Other => "autre",
    },
    ended: |outcome| match outcome {
        DisputeOutcome::Granted => "le client a raison",
        DisputeOutcome::Settled => "accord sur une partie",
        DisputeOutcome::Rejected => "le tout est dû",
    },
    by: |means| match means {
        Means::Unsaid => "non précisé",
        Means::Transfer => "virement",
        Means::Card => "carte",
        Means::Cheque => "chèque",
        Means::DirectDebit => "prélèvement",
        Means::Cash => "espèces",
        Means::Bill => "effet de commerce",
    },
    in_dispute: |reason, since, part| match part {
        None => format!("En litige depuis le {since}\u{202f}: {reason}."),
        Some(part) => format!("En litige pour {part} depuis le {since}\u{202f}: {reason}. Le reste est relancé."),
    },
    dispute_closed: |how, on| format!("Litige clos le {on}\u{202f}: {how}."),
    promised: |amount, by, says| match says {
        PromiseSays::Waiting => format!("{amount} promis pour le {by} au plus tard."),
        PromiseSays::Kept => format!("Promesse tenue\u{202f}: {amount} avant le {by}."),
        PromiseSays::Broken => format!("Promesse rompue\u{202f}: {amount} attendus le {by}."),
    },
    end_promise: "Retirer la promesse",
    promise_ended: "Promesse retirée.",
    insolvency: Insolvency {
        form: Form {
            open: "Procédure collective",
            title: |of| format!("Procédure collective\u{202f}: {of}"),
            help: "Sauvegarde, redressement ou liquidation. Ce qui est né avant le jugement ne peut plus être réclamé, seulement déclaré\u{202f}: les relances s’arrêtent.",
            enter: "Noter la procédure",
            done: "Procédure notée\u{202f}: les relances des créances antérieures sont arrêtées.",
        },
        opened_on: "Jugement du",
        published_on: "Publié au BODACC le",
        published_help: "Le délai pour déclarer court de ce jour. Vide s’il n’est pas encore connu.",
        opened: |on| format!("Procédure collective ouverte le {on}."),
        declare_by: |by| match by {
            Some(by) => format!("Créances antérieures à déclarer au plus tard le {by}."),
            None => "Créances antérieures à déclarer\u{202f}: le délai court de la publication, à noter dès qu’elle paraît.".to_owned(),
        },
        end: "Procédure terminée",
        ended: "Procédure terminée.",
    },
    held: Held {
        disputed: |since, reason| format!("En litige depuis le {since}\u{202f}: {reason}. À résoudre avant de relancer."),
        promised: |by, amount| format!("{amount} promis pour le {by}\u{202f}: rien n’est relancé jusque-là."),
        insolvent: |on| format!("Née avant le jugement du {on}\u{202f}: elle ne peut plus être réclamée, il faut la déclarer."),
        assigned: |factor, since| format!("Cédé à {factor} depuis le {since}\u{202f}: c’est l’affactureur qui encaisse et qui relance."),
        debited: |day, until| format!("Prélèvement demandé pour le {day}\u{202f}: il peut revenir impayé jusqu’au {until}."),
        in_statement: |amount, on, sure| {
            if sure {
                format!("Le relevé montre {amount} le {on}, sans doute ce règlement. Acceptez la ligne dans Encaissements.")
            } else {
                format!("Le relevé montre {amount} le {on}, peut-être ce règlement. Expliquez la ligne dans Encaissements.")
            }
        },
        chips: ["Litige", "Promesse", "Procédure collective", "Cédé", "Prélèvement", "Peut-être payé"],
    },
};

/// English.
pub const EN: Deeds = Deeds {
    section: "Also",
    dispute: Form {
        open: "Dispute",
        title: |of| format!("Dispute over {of}"),
        help: "While it lasts, the disputed part is neither chased nor put on formal notice. The balance does not change.",
        enter: "Note the dispute",
        done: "Dispute noted.",
    },
    close_dispute: Form {
        open: "Close the dispute",
        title: |of| format!("End of the dispute over {of}"),
        help: "Reminders go on where they were. If the customer is right, the credit note is to be entered by itself.",
        enter: "Close the dispute",
        done: "Dispute closed.",
    },
    promise: Form {
        open: "Promise",
        title: |of| format!("Promise to pay {of}"),
        help: "Nothing is sent up to and with that day. If it passes without payment, the promise is called broken and reminders go on.",
        enter: "Note the promise",
        done: "Promise noted.",
    },
    discount: Form {
        open: "Discount",
        title: |of| format!("Discount on {of}"),
        help: "The part that the customer took off for paying early, and that you accept.",
        enter: "Grant the discount",
        done: "Discount granted.",
    },
    write_off: Form {
        open: "Write off",
        title: |of| format!("Write off {of}"),
        help: "This amount is no longer asked for here. A loss can still be recovered if the money comes. VAT comes back only on conditions: ask your accountant.",
        enter: "Write off",
        done: "Written off.",
    },
    set_off: Form {
        open: "Set off",
        title: |of| format!("Set-off against {of}"),
        help: "Settled against what you owe this customer. Both debts must be certain, of one nature and due.",
        enter: "Set off",
        done: "Set-off entered.",
    },
    refund: Form {
        open: "Refund",
        title: |of| format!("Refund of {of}"),
        help: "Money that you give back to this customer: their credit falls by as much.",
        enter: "Enter the refund",
        done: "Refund entered.",
    },
    take_back: Form {
        open: "Taken back by the bank",
        title: |of| format!("{of} taken back"),
        help: "A cheque without cover, a direct debit returned: what it settled is owed again from that day, on its first due date.",
        enter: "Enter the return",
        done: "Return entered: the invoices are open again.",
    },
    recover: Form {
        open: "Recovered",
        title: |of| format!("Loss recovered: {of}"),
        help: "Money came for what had been written off.",
        enter: "Enter the money",
        done: "Loss recovered.",
    },
    on: "Date",
    amount: "Amount",
    disputed: "Disputed part",
    disputed_help: |open| format!("Empty: the whole. Left to pay: {open}."),
    open_help: |open| format!("Open: {open}."),
    promised_by: "At the latest on",
    about: "Reason",
    outcome: "Outcome",
    note: "Note",
    means: "Means",
    rest: |rest| format!("{rest} will be left"),
    rests: ["stays owed", "is a discount", "is given up"],
    reference: "Reference",
    bad_day: "A date is expected.",
    day_ahead: "That day has not come yet.",
    day_behind: "That day is over.",
    bad_amount: "An amount is expected, more than nothing.",
    reason: |reason| match reason {
        DisputeReason::Quality => "quality or conformity",
        DisputeReason::Delivery => "delivery missing or incomplete",
        DisputeReason::Price => "price, discount or tax",
        DisputeReason::NotOrdered => "nothing of the kind was ordered",
        DisputeReason::Paid => "said to be paid",
        DisputeReason::Formality => "order number, address or form",
        DisputeReason::Other => "other",
    },
    ended: |outcome| match outcome {
        DisputeOutcome::Granted => "the customer is right",
        DisputeOutcome::Settled => "agreed on a part",
        DisputeOutcome::Rejected => "the whole is due",
    },
    by: |means| match means {
        Means::Unsaid => "not said",
        Means::Transfer => "transfer",
        Means::Card => "card",
        Means::Cheque => "cheque",
        Means::DirectDebit => "direct debit",
        Means::Cash => "cash",
        Means::Bill => "bill of exchange",
    },
    in_dispute: |reason, since, part| match part {
        None => format!("In dispute since {since}: {reason}."),
        Some(part) => format!("{part} in dispute since {since}: {reason}. The rest is chased."),
    },
    dispute_closed: |how, on| format!("Dispute closed on {on}: {how}."),
    promised: |amount, by, says| match says {
        PromiseSays::Waiting => format!("{amount} promised by {by}."),
        PromiseSays::Kept => format!("Promise kept: {amount} by {by}."),
        PromiseSays::Broken => format!("Promise broken: {amount} expected by {by}."),
    },
    end_promise: "Withdraw the promise",
    promise_ended: "Promise withdrawn.",
    insolvency: Insolvency {
        form: Form {
            open: "Insolvency",
            title: |of| format!("Insolvency of {of}"),
            help: "Safeguard, administration or liquidation. What arose before the judgment may no longer be asked for, only declared: reminders stop.",
            enter: "Note the proceedings",
            done: "Proceedings noted: reminders for earlier debts are stopped.",
        },
        opened_on: "Judgment of",
        published_on: "Published on",
        published_help: "The time to declare runs from that day. Empty while it is not known.",
        opened: |on| format!("Insolvency proceedings opened on {on}."),
        declare_by: |by| match by {
            Some(by) => format!("Earlier debts are to be declared by {by}."),
            None => "Earlier debts are to be declared: the time runs from the publication, to be noted once it appears.".to_owned(),
        },
        end: "Proceedings over",
        ended: "Proceedings over.",
    },
    held: Held {
        disputed: |since, reason| format!("In dispute since {since}: {reason}. To be settled before anything is sent."),
        promised: |by, amount| format!("{amount} promised by {by}: nothing is sent until then."),
        insolvent: |on| format!("Older than the judgment of {on}: it may no longer be asked for, it must be declared."),
        assigned: |factor, since| format!("Assigned to {factor} since {since}: the factor is paid, and asks for it."),
        debited: |day, until| format!("A direct debit was asked for {day}: it may come back unpaid until {until}."),
        in_statement: |amount, on, sure| {
            if sure {
                format!("The statement shows {amount} on {on}, most likely this payment. Accept the line in Receipts.")
            } else {
                format!("The statement shows {amount} on {on}, perhaps this payment. Explain the line in Receipts.")
            }
        },
        chips: ["Dispute", "Promise", "Insolvency", "Assigned", "Direct debit", "May be paid"],
    },
};

impl Deeds {
    /// All means, each with its words, for a choice.
    #[must_use]
    pub fn means_options(&self) -> Vec<(Means, String)> {
        Means::ALL.into_iter().map(|means| (means, (self.by)(means).to_owned())).collect()
    }

    /// All reasons of a dispute, each with its words.
    #[must_use]
    pub fn reason_options(&self) -> Vec<(DisputeReason, String)> {
        DisputeReason::ALL.into_iter().map(|reason| (reason, (self.reason)(reason).to_owned())).collect()
    }

    /// All outcomes of a dispute, each with its words.
    #[must_use]
    pub fn outcome_options(&self) -> Vec<(DisputeOutcome, String)> {
        DisputeOutcome::ALL.into_iter().map(|outcome| (outcome, (self.ended)(outcome).to_owned())).collect()
    }
}
