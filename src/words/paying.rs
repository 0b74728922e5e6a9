//! How customers pay: means offered, our account, the trade, mandates and debits.

use super::format::THIN;
use crate::basis::pay_link::BadLink;
use crate::insight::NotCollected;
use crate::ledger::Refusal;
use crate::ledger::{DebitScheme, DebitSequence, MandateUse, Means, Sector};

/// Its words.
pub struct Paying {
    /// Section of the settings and of a customer's sheet.
    pub section: &'static str,
    /// What it is for.
    pub aside: &'static str,
    /// A means of payment.
    pub means: fn(Means) -> &'static str,
    /// Asks for the means.
    pub offered: &'static str,
    /// Of a customer: an empty choice is inherited.
    pub inherited: &'static str,
    /// Field.
    pub link: &'static str,
    /// What may stand in it.
    pub link_help: &'static str,
    /// Field.
    pub bic: &'static str,
    /// Field.
    pub creditor_id: &'static str,
    /// Where it comes from.
    pub creditor_id_help: &'static str,
    /// Field.
    pub sector: &'static str,
    /// A trade.
    pub sectors: fn(Sector) -> &'static str,
    /// What a trade is for.
    pub sector_help: &'static str,
    /// Opens the form of a customer.
    pub change: &'static str,
    /// Its title, with the customer.
    pub change_title: fn(&str) -> String,
    /// Keeps it.
    pub keep: &'static str,
    /// It is kept.
    pub kept: &'static str,
    /// Section of a customer's sheet.
    pub mandates: &'static str,
    /// None yet.
    pub no_mandate: &'static str,
    /// Opens the form.
    pub new_mandate: &'static str,
    /// Field.
    pub reference: &'static str,
    /// How it may look.
    pub reference_help: &'static str,
    /// Field.
    pub signed_on: &'static str,
    /// Field.
    pub scheme: &'static str,
    /// A scheme.
    pub schemes: fn(DebitScheme) -> &'static str,
    /// Field.
    pub used: &'static str,
    /// How often.
    pub uses: fn(MandateUse) -> &'static str,
    /// Field.
    pub debtor_iban: &'static str,
    /// Field.
    pub debtor_bic: &'static str,
    /// Field.
    pub holder: &'static str,
    /// What an empty one means.
    pub holder_help: &'static str,
    /// Notes a mandate.
    pub sign: &'static str,
    /// It was noted.
    pub signed: fn(&str) -> String,
    /// A mandate in one line: reference, scheme, day, account.
    pub mandate: fn(&str, DebitScheme, &str, &str) -> String,
    /// Ended on a day.
    pub ended_on: fn(&str) -> String,
    /// Ends a mandate today.
    pub end: &'static str,
    /// It ended.
    pub ended: fn(&str) -> String,
    /// Title of the page of debits.
    pub debits: &'static str,
    /// What the page is for.
    pub debits_answer: &'static str,
    /// Field.
    pub collect_on: &'static str,
    /// Earliest day, and what was read of lead and notice.
    pub collect_help: fn(&str) -> String,
    /// A day on which banks do not collect; the next one.
    pub collect_closed: fn(&str) -> String,
    /// Before the earliest day.
    pub collect_early: fn(&str) -> String,
    /// Field.
    pub version: &'static str,
    /// Heads: document, customer, due, mandate, place, amount.
    pub heads: [&'static str; 6],
    /// A place in a mandate.
    pub sequence: fn(DebitSequence) -> &'static str,
    /// Nothing can be collected.
    pub nothing: &'static str,
    /// What is missing on our side before anything can be asked.
    pub lacking: &'static str,
    /// Saves the file and notes it.
    pub ask: fn(i64, &str) -> String,
    /// It was saved and noted.
    pub asked: fn(i64, &str) -> String,
    /// The file could not be saved.
    pub not_saved: &'static str,
    /// Saves the file of an earlier day again.
    pub again: &'static str,
    /// The debtor must be told before.
    pub notice: fn(i64) -> String,
    /// Section of what is left out.
    pub left_out: &'static str,
    /// Why.
    pub why: fn(NotCollected, &dyn Fn(chrono::NaiveDate) -> String) -> String,
    /// Section of what was asked.
    pub under_way: &'static str,
    /// None.
    pub none_under_way: &'static str,
    /// Notes that a debit came to nothing.
    pub give_up: &'static str,
    /// It was noted.
    pub given_up: fn(&str) -> String,
    /// The reason that is noted with it.
    pub given_up_reason: &'static str,
    /// Leads to the page.
    pub go: &'static str,
    /// Each row ticked.
    pub take: fn(&str) -> String,
}

/// French.
pub const FR: Paying = Paying {
    section: "Moyens de paiement",
    aside: "Ce que vos lettres et vos clauses proposent pour payer.",
    means: |means| match means {
        Means::Unsaid => "non dit",
        Means::Transfer => "virement",
        Means::Card => "carte, en ligne",
        Means::Cheque => "chèque",
        Means::DirectDebit => "prélèvement",
        Means::Cash => "espèces",
        Means::Bill => "effet de commerce",
    },
    offered: "Moyens offerts",
    inherited: "Sans rien de coché ni d’écrit, ceux de tous les clients valent.",
    link: "Lien de paiement en ligne",
    link_help: "Le vôtre, en https. {number} et {amount} y seront remplacés par ceux de la facture.",
    bic: "BIC de votre banque",
    creditor_id: "Identifiant créancier SEPA (ICS)",
    creditor_id_help: "Donné par votre banque\u{202f}; nécessaire pour prélever.",
    sector: "Secteur",
    sectors: |sector| match sector {
        Sector::General => "aucun délai propre",
        Sector::Transport => "transport, location de véhicules, fret, douane",
        Sector::PerishableFood => "denrées périssables",
        Sector::Meat => "bétail vivant, viandes fraîches",
        Sector::Spirits => "spiritueux",
        Sector::Wine => "vins, moûts, boissons soumises à accise",
        Sector::Export => "biens achetés hors taxe pour l’export",
    },
    sector_help: "En France, certains secteurs ont un délai maximal propre (C. com., art. L441-11 et L441-12).",
    change: "Moyens et secteur",
    change_title: |name| format!("Moyens de paiement et secteur{THIN}: {name}"),
    keep: "Enregistrer",
    kept: "C’est enregistré.",
    mandates: "Mandats de prélèvement",
    no_mandate: "Aucun mandat signé.",
    new_mandate: "Noter un mandat",
    reference: "Référence unique du mandat (RUM)",
    reference_help: "Jusqu’à 35 caractères, sans accents.",
    signed_on: "Signé le",
    scheme: "Type",
    schemes: |scheme| match scheme {
        DebitScheme::Core => "SEPA Core",
        DebitScheme::B2b => "SEPA interentreprises (B2B)",
    },
    used: "Usage",
    uses: |used| match used {
        MandateUse::Recurring => "plusieurs prélèvements",
        MandateUse::OneOff => "un seul",
    },
    debtor_iban: "IBAN du client",
    debtor_bic: "BIC (facultatif)",
    holder: "Titulaire du compte",
    holder_help: "Vide, le nom du client.",
    sign: "Enregistrer le mandat",
    signed: |reference| format!("Mandat {reference} noté."),
    mandate: |reference, scheme, day, account| {
        let scheme = match scheme {
            DebitScheme::Core => "Core",
            DebitScheme::B2b => "B2B",
        };
        format!("{reference}, {scheme}, signé le {day}, {account}")
    },
    ended_on: |day| format!("terminé le {day}"),
    end: "Terminer",
    ended: |reference| format!("Mandat {reference} terminé."),
    debits: "Prélèvements",
    debits_answer: "Les factures à prélever chez les clients qui ont signé un mandat, et le fichier pour votre banque.",
    collect_on: "Prélever le",
    collect_help: |day| {
        format!("Au plus tôt le {day}{THIN}: un jour ouvré après la remise, votre banque peut en vouloir plus (non vérifié).")
    },
    collect_closed: |day| format!("Les banques ne prélèvent pas ce jour-là{THIN}; le suivant est le {day}."),
    collect_early: |day| format!("Au plus tôt le {day}."),
    version: "Version du fichier",
    heads: ["Document", "Client", "Échéance", "Mandat", "Rang", "Montant"],
    sequence: |sequence| match sequence {
        DebitSequence::First => "premier",
        DebitSequence::Recurring => "suivant",
        DebitSequence::Final => "dernier",
        DebitSequence::OneOff => "unique",
    },
    nothing: "Rien à prélever ce jour-là\u{202f}: aucun document échu d’un client qui a un mandat en vigueur.",
    lacking: "Il faut votre nom, un IBAN juste et votre identifiant créancier avant de prélever.",
    ask: |n, sum| format!("Enregistrer le fichier ({n}, {sum}) et noter la demande"),
    asked: |n, sum| match n {
        1 => format!("1 prélèvement de {sum} demandé, le fichier est enregistré."),
        n => format!("{n} prélèvements demandés pour {sum}, le fichier est enregistré."),
    },
    not_saved: "Le fichier n’a pas pu être enregistré. Rien n’a été noté.",
    again: "Réenregistrer le fichier",
    notice: |days| {
        format!("Prévenez le client au moins {days} jours avant, sauf accord (non vérifié){THIN}: une facture qui nomme le jour suffit.")
    },
    left_out: "Non prélevés, et pourquoi",
    why: |why, day| match why {
        NotCollected::Asked { collect_on } => format!("déjà demandé pour le {}", day(collect_on)),
        NotCollected::Disputed => "en litige".to_owned(),
        NotCollected::Insolvent => "procédure collective".to_owned(),
        NotCollected::Assigned => "cédé à l’affactureur".to_owned(),
        NotCollected::NotEuro => "pas en euros".to_owned(),
        NotCollected::NotDue => "pas échu ce jour-là".to_owned(),
        NotCollected::MandateUsed => "le mandat ne valait qu’une fois".to_owned(),
    },
    under_way: "Demandés",
    none_under_way: "Aucun prélèvement demandé.",
    give_up: "Non abouti",
    given_up: |number| format!("Prélèvement de {number} noté comme non abouti\u{202f}: la facture peut être relancée."),
    given_up_reason: "noté comme non abouti",
    go: "Prélever les factures échues",
    take: |number| format!("Prélever {number}"),
};

/// English.
pub const EN: Paying = Paying {
    section: "Means of payment",
    aside: "What your letters and clauses offer for paying.",
    means: |means| match means {
        Means::Unsaid => "not said",
        Means::Transfer => "transfer",
        Means::Card => "card, online",
        Means::Cheque => "cheque",
        Means::DirectDebit => "direct debit",
        Means::Cash => "cash",
        Means::Bill => "bill of exchange",
    },
    offered: "Means offered",
    inherited: "With nothing ticked or written, those of all customers count.",
    link: "Online payment link",
    link_help: "Your own, with https. {number} and {amount} will be replaced by the invoice’s.",
    bic: "BIC of your bank",
    creditor_id: "SEPA creditor identifier",
    creditor_id_help: "Given by your bank; needed to collect by direct debit.",
    sector: "Trade",
    sectors: |sector| match sector {
        Sector::General => "no terms of its own",
        Sector::Transport => "carriage, vehicle hire, freight, customs",
        Sector::PerishableFood => "perishable food",
        Sector::Meat => "live cattle, fresh meat",
        Sector::Spirits => "spirits",
        Sector::Wine => "wine, must, drinks under excise",
        Sector::Export => "goods bought without tax for export",
    },
    sector_help: "In France some trades have a maximum of their own (C. com., art. L441-11 and L441-12).",
    change: "Means and trade",
    change_title: |name| format!("Means of payment and trade: {name}"),
    keep: "Keep",
    kept: "Kept.",
    mandates: "Direct debit mandates",
    no_mandate: "No mandate signed.",
    new_mandate: "Note a mandate",
    reference: "Unique mandate reference",
    reference_help: "Up to 35 characters, without accents.",
    signed_on: "Signed on",
    scheme: "Scheme",
    schemes: |scheme| match scheme {
        DebitScheme::Core => "SEPA Core",
        DebitScheme::B2b => "SEPA B2B",
    },
    used: "Use",
    uses: |used| match used {
        MandateUse::Recurring => "several debits",
        MandateUse::OneOff => "one only",
    },
    debtor_iban: "The customer’s IBAN",
    debtor_bic: "BIC (optional)",
    holder: "Account holder",
    holder_help: "Empty: the customer’s name.",
    sign: "Keep the mandate",
    signed: |reference| format!("Mandate {reference} noted."),
    mandate: |reference, scheme, day, account| {
        let scheme = match scheme {
            DebitScheme::Core => "Core",
            DebitScheme::B2b => "B2B",
        };
        format!("{reference}, {scheme}, signed on {day}, {account}")
    },
    ended_on: |day| format!("ended on {day}"),
    end: "End it",
    ended: |reference| format!("Mandate {reference} ended."),
    debits: "Direct debits",
    debits_answer: "The invoices to collect from customers who signed a mandate, and the file for your bank.",
    collect_on: "Collect on",
    collect_help: |day| format!("At the earliest {day}: one business day after handing in, your bank may want more (not verified)."),
    collect_closed: |day| format!("Banks do not collect on that day; the next one is {day}."),
    collect_early: |day| format!("At the earliest {day}."),
    version: "Version of the file",
    heads: ["Document", "Customer", "Due", "Mandate", "Place", "Amount"],
    sequence: |sequence| match sequence {
        DebitSequence::First => "first",
        DebitSequence::Recurring => "next",
        DebitSequence::Final => "last",
        DebitSequence::OneOff => "only one",
    },
    nothing: "Nothing to collect on that day: no due document of a customer with a mandate in force.",
    lacking: "Your name, a right IBAN and your creditor identifier are needed before collecting.",
    ask: |n, sum| format!("Save the file ({n}, {sum}) and note that it was asked"),
    asked: |n, sum| match n {
        1 => format!("1 debit of {sum} asked for, the file is saved."),
        n => format!("{n} debits asked for, {sum} in all, the file is saved."),
    },
    not_saved: "The file could not be saved. Nothing was noted.",
    again: "Save the file again",
    notice: |days| {
        format!(
            "Tell the customer at least {days} days before, unless agreed otherwise (not verified): an invoice that names the day is enough."
        )
    },
    left_out: "Not collected, and why",
    why: |why, day| match why {
        NotCollected::Asked { collect_on } => format!("asked already for {}", day(collect_on)),
        NotCollected::Disputed => "in dispute".to_owned(),
        NotCollected::Insolvent => "insolvency proceedings".to_owned(),
        NotCollected::Assigned => "assigned to a factor".to_owned(),
        NotCollected::NotEuro => "not in euros".to_owned(),
        NotCollected::NotDue => "not due on that day".to_owned(),
        NotCollected::MandateUsed => "the mandate was for once only".to_owned(),
    },
    under_way: "Asked for",
    none_under_way: "No debit asked for.",
    give_up: "Came to nothing",
    given_up: |number| format!("The debit of {number} is noted as come to nothing: the invoice can be chased."),
    given_up_reason: "noted as come to nothing",
    go: "Collect due invoices",
    take: |number| format!("Collect {number}"),
};

pub(super) fn link_fr(why: BadLink) -> String {
    match why {
        BadLink::NotHttps => "Un lien de paiement commence par https://\u{202f}: rien d’autre n’est accepté.".into(),
        BadLink::Host => "Ce lien ne nomme pas un site, ou en cache un autre.".into(),
        BadLink::Character(found) => format!("Ce lien contient «\u{202f}{found}\u{202f}», qui n’a pas sa place dans une adresse."),
        BadLink::Placeholder => "Seuls {number} et {amount} peuvent être remplis.".into(),
        BadLink::TooLong => "Ce lien est trop long pour une lettre.".into(),
    }
}

pub(super) fn link_en(why: BadLink) -> String {
    match why {
        BadLink::NotHttps => "A payment link begins with https://: nothing else is taken.".into(),
        BadLink::Host => "This link names no site, or hides another.".into(),
        BadLink::Character(found) => format!("This link holds “{found}”, which has no place in an address."),
        BadLink::Placeholder => "Only {number} and {amount} can be filled in.".into(),
        BadLink::TooLong => "This link is too long for a letter.".into(),
    }
}

pub(super) fn debit_fr(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::BadMandateReference => {
            "Une référence de mandat a de 1 à 35 caractères\u{202f}: lettres sans accents, chiffres, espaces, ponctuation simple."
        }
        Refusal::MandateTaken => "Un autre mandat porte déjà cette référence.",
        Refusal::MandateNotInForce => "Ce mandat ne vaut pas à cette date.",
        Refusal::DebitAsked { .. } => "Un prélèvement est déjà demandé pour ce document.",
        Refusal::DebitOutOfTurn => "Ce prélèvement n’est pas à son tour dans son mandat\u{202f}: premier, suivant, dernier ou unique.",
        _ => "",
    }
}

pub(super) fn debit_en(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::BadMandateReference => {
            "A mandate’s reference has 1 to 35 characters: letters without accents, digits, blanks, plain punctuation."
        }
        Refusal::MandateTaken => "Another mandate has that reference already.",
        Refusal::MandateNotInForce => "This mandate does not count on that day.",
        Refusal::DebitAsked { .. } => "A debit was asked for this document already.",
        Refusal::DebitOutOfTurn => "This debit is out of its mandate’s turn: first, next, last or only one.",
        _ => "",
    }
}
