//! What the forms of money in say: a payment and what it settles, discounts taken, bills of exchange, a factor, other currencies.

use super::Format;
use super::Language;
use super::deeds::Form;
use crate::insight::RestChoice;
use crate::law::{DebitReturn, ShareReason};

/// Its words.
pub struct Receipts {
    /// Opens the form on a customer.
    pub open: &'static str,
    /// Title, with the customer.
    pub title: fn(&str) -> String,
    /// Whether it settles something now.
    pub allocates: &'static str,
    /// Heads: named by the payer, document, open, settled.
    pub heads: [&'static str; 4],
    /// The order of the proposal, with its text.
    pub order: fn(&str) -> String,
    /// Why a document gets its share.
    pub reason: fn(ShareReason) -> &'static str,
    /// The payer named this document.
    pub named: fn(&str) -> String,
    /// Settled of this document.
    pub settled: fn(&str) -> String,
    /// Falls due on.
    pub due: fn(&str) -> String,
    /// Nothing is open.
    pub nothing_open: &'static str,
    /// How many are not shown.
    pub more_documents: fn(i64) -> String,
    /// What nothing takes.
    pub left: fn(&str) -> String,
    /// Everything is taken.
    pub none_left: &'static str,
    /// More is given to documents than came.
    pub too_much: fn(&str) -> String,
    /// Keeps a small surplus.
    pub keep_surplus: fn(&str) -> String,
    /// Opens the rest of the fields.
    pub details: &'static str,
    /// Field.
    pub payer: &'static str,
    /// What it is for.
    pub payer_help: &'static str,
    /// Field.
    pub charges: &'static str,
    /// What it does, with the sum that counts.
    pub charges_help: fn(&str) -> String,
    /// Field.
    pub bank_on: &'static str,
    /// Field.
    pub received: &'static str,
    /// Field.
    pub received_in: &'static str,
    /// Not in another currency.
    pub same_currency: &'static str,
    /// By a rate: what arrived, what that is worth, one unit, its worth, day, source.
    pub by_rate: fn([&str; 6]) -> String,
    /// No rate is known.
    pub no_rate: &'static str,
    /// What is left of a document.
    pub rest: fn(&str, &str) -> String,
    /// What may become of it.
    pub rest_choice: fn(RestChoice) -> &'static str,
    /// Field.
    pub credit_number: fn(&str) -> String,
    /// What is wrong.
    pub credit_number_missing: &'static str,
    /// It is within the rule for small differences.
    pub small: &'static str,
    /// A discount.
    pub discount: Discount,
    /// Cash beyond the cap: document, sum, cap, text.
    pub cash: fn([&str; 4]) -> String,
    /// Entered: how much, of how many documents.
    pub done: fn(&str, i64) -> String,
    /// What is known of a payment: payer, charges, what arrived, day at the bank.
    pub known: Known,
    /// A bill.
    pub bill: Form,
    /// Its number.
    pub bill_number: &'static str,
    /// The day on which it falls due.
    pub bill_due: &'static str,
    /// A bill that comes back.
    pub bill_back: Form,
    /// Assigned to a factor.
    pub assign: Form,
    /// Its name.
    pub factor: &'static str,
    /// Its account.
    pub factor_iban: &'static str,
    /// Back from the factor.
    pub unassign: Form,
    /// Assigned: factor, since, account.
    pub assigned: fn(&str, &str, &str) -> String,
    /// A direct debit that came back: until when that may be, with the text.
    pub debit: fn(DebitReturn, &str) -> String,
    /// Rules of one's own.
    pub rules: Rules,
}

/// What a payment made of a discount.
pub struct Discount {
    /// In time: discount, last day, days of tolerance used.
    pub taken: fn(&str, &str, i64) -> String,
    /// In time, less than offered: taken, discount.
    pub in_part: fn(&str, &str) -> String,
    /// Too late: discount, last day, days, what stays owed.
    pub late: fn(&str, &str, i64, &str) -> String,
    /// Too much is short: missing, discount, last day.
    pub part_payment: fn(&str, &str, &str) -> String,
    /// A credit note is wanted: net, tax, text.
    pub credit_note: fn(&str, &str, &str) -> String,
    /// A credit note is wanted, its tax is not known: text.
    pub credit_note_unknown: fn(&str) -> String,
    /// The tax stays: text.
    pub unchanged: fn(&str) -> String,
    /// The tax was counted on the discounted amount: text.
    pub on_discounted: fn(&str) -> String,
    /// The day of receipt is not known.
    pub receipt_unknown: &'static str,
}

/// What is known of a payment beside its amount.
pub struct Known {
    /// Somebody else paid.
    pub payer: fn(&str) -> String,
    /// The banks kept.
    pub charges: fn(&str) -> String,
    /// It came in another currency.
    pub received: fn(&str) -> String,
    /// Handed to the bank.
    pub bank_on: fn(&str) -> String,
    /// Gained on the currency: gain, document, what arrived for it, worth on its day.
    pub gain: fn([&str; 4]) -> String,
    /// Lost.
    pub loss: fn([&str; 4]) -> String,
    /// The rate of a day is not known: one currency, other, day.
    pub no_rate: fn([&str; 3]) -> String,
}

/// Rules of one's own, in the settings.
pub struct Rules {
    /// Title.
    pub title: &'static str,
    /// Beside it.
    pub aside: &'static str,
    /// Field.
    pub small: &'static str,
    /// What it does.
    pub small_help: &'static str,
    /// Keeps it.
    pub keep: &'static str,
    /// Kept.
    pub kept: &'static str,
    /// Title.
    pub rates: &'static str,
    /// Beside it.
    pub rates_aside: &'static str,
    /// No rate yet.
    pub no_rates: &'static str,
    /// Field.
    pub one: &'static str,
    /// Field.
    pub of: &'static str,
    /// Field.
    pub worth: &'static str,
    /// What is wrong.
    pub bad_worth: &'static str,
    /// Field.
    pub on: &'static str,
    /// Field.
    pub source: &'static str,
    /// What is wrong.
    pub no_source: &'static str,
    /// A rate: one, worth, of, day.
    pub rate: fn([&str; 4]) -> String,
    /// Keeps it.
    pub keep_rate: &'static str,
}

const FRENCH: Format = Format::new(Language::Fr);
const ENGLISH: Format = Format::new(Language::En);

/// French.
pub const FR: Receipts = Receipts {
    open: "Encaisser un paiement",
    title: |name| format!("Paiement reçu de {name}"),
    allocates: "Imputer maintenant",
    heads: ["Désigné", "Facture", "Reste dû", "Imputé"],
    order: |text| {
        format!("D’abord ce que le payeur désigne, puis les dettes échues, les plus chères puis les plus anciennes d’abord. {text}.")
    },
    reason: |reason| match reason {
        ShareReason::Indicated => "désignée par le payeur",
        ShareReason::DueAndDearest => "échue, la plus chère à laisser",
        ShareReason::DueAndOldest => "échue, la plus ancienne",
        ShareReason::Proportional => "au prorata, à égalité",
        ShareReason::NotDueYet => "pas encore échue",
    },
    named: |document| format!("Le payeur désigne {document}"),
    settled: |document| format!("Imputé sur {document}"),
    due: |day| format!("échéance {day}"),
    nothing_open: "Rien n’est ouvert à cette date dans cette monnaie\u{202f}: le paiement restera à affecter.",
    more_documents: |n| {
        format!("Et {} de plus, à imputer depuis la fiche du paiement.", FRENCH.count(n, "document ouvert", "documents ouverts"))
    },
    left: |sum| format!("{sum} restent à affecter."),
    none_left: "Tout est affecté.",
    too_much: |sum| format!("{sum} imputés de plus que reçu."),
    keep_surplus: |sum| format!("Garder l’excédent de {sum}, c’est un petit écart"),
    details: "Tiers payeur, frais, banque, autre monnaie",
    payer: "Payé par un tiers",
    payer_help: "Son nom, si ce n’est pas le client.",
    charges: "Frais retenus par la banque",
    charges_help: |sum| format!("La dette baisse de {sum}, frais compris."),
    bank_on: "Remis à la banque le",
    received: "Reçu dans une autre monnaie",
    received_in: "Monnaie reçue",
    same_currency: "La même",
    by_rate: |[received, worth, one, rate, day, source]| format!("{received} valent {worth}, à {rate} pour 1 {one} ({day}, {source})."),
    no_rate: "Aucun cours connu à cette date\u{202f}: il se saisit dans les réglages. L’écart de change ne sera pas calculé.",
    rest: |document, sum| format!("{document}\u{202f}: il restera {sum}"),
    rest_choice: |choice| match choice {
        RestChoice::StaysOwed => "reste dû",
        RestChoice::Discount => "escompte, TVA inchangée",
        RestChoice::CreditNote => "escompte, avec avoir",
        RestChoice::GivenUp => "abandonné",
        RestChoice::Disputed => "contesté par le client",
    },
    credit_number: |document| format!("Numéro de l’avoir sur {document}"),
    credit_number_missing: "Le numéro de l’avoir est nécessaire.",
    small: "Petit écart, selon votre règle.",
    discount: Discount {
        taken: |discount, last, tolerated| match tolerated {
            0 => format!("Escompte de {discount} pris à temps, jusqu’au {last}."),
            days => format!("Escompte de {discount} à prendre jusqu’au {last}\u{202f}: {} de retard, tolérés.", FRENCH.days(days)),
        },
        in_part: |taken, discount| format!("Escompte pris à temps, en partie\u{202f}: {taken} sur {discount}."),
        late: |discount, last, days, owed| {
            let days = FRENCH.days(days);
            format!("Escompte de {discount} pris trop tard\u{202f}: dernier jour le {last}, {days} de retard. {owed} restent dus.")
        },
        part_payment: |missing, discount, last| {
            format!("Paiement partiel\u{202f}: il manque {missing} pour l’escompte de {discount}, à prendre jusqu’au {last}.")
        },
        credit_note: |net, tax, text| format!("L’avoir\u{202f}: {net} hors taxe et {tax} de TVA ({text})."),
        credit_note_unknown: |text| format!("Un avoir réduit la TVA ({text})\u{202f}; la TVA de cette facture n’est pas connue ici."),
        unchanged: |text| format!("La TVA ne change pas ({text})."),
        on_discounted: |text| format!("La TVA est déjà calculée sur le montant escompté ({text})\u{202f}: pas d’avoir."),
        receipt_unknown: "Le jour de réception n’est pas connu\u{202f}: compté depuis l’émission.",
    },
    cash: |[document, sum, cap, text]| {
        format!("{document}\u{202f}: {sum} en espèces, au-delà du plafond de {cap}, fractions comprises. {text}.")
    },
    done: |sum, n| format!("Paiement de {sum} saisi, {}.", FRENCH.count(n, "facture imputée", "factures imputées")),
    known: Known {
        payer: |name| format!("Payé par {name}, pour le client."),
        charges: |sum| format!("{sum} de frais retenus par la banque."),
        received: |sum| format!("Reçu\u{202f}: {sum}."),
        bank_on: |day| format!("Remis à la banque le {day}."),
        gain: |[gain, document, received, worth]| {
            format!("Gain de change de {gain} sur {document}\u{202f}: {received} reçus, {worth} au cours de la facture.")
        },
        loss: |[loss, document, received, worth]| {
            format!("Perte de change de {loss} sur {document}\u{202f}: {received} reçus, {worth} au cours de la facture.")
        },
        no_rate: |[one, of, day]| format!("Écart de change inconnu\u{202f}: aucun cours de {one} en {of} au {day}."),
    },
    bill: Form {
        open: "Traite acceptée",
        title: |of| format!("Traite acceptée pour {of}"),
        help: "La facture est réglée par la traite, qui échoit à sa propre date (413). Rien n’est relancé d’ici là.",
        enter: "Enregistrer la traite",
        done: "Traite enregistrée.",
    },
    bill_number: "Numéro de la traite",
    bill_due: "Échéance de la traite",
    bill_back: Form {
        open: "Revenue impayée",
        title: |of| format!("{of} revenue impayée"),
        help: "Les factures qu’elle réglait sont de nouveau dues à partir de ce jour. L’avance de la banque, s’il y en a une, est reprise.",
        enter: "Enregistrer le retour",
        done: "Retour de la traite enregistré.",
    },
    assign: Form {
        open: "Céder à l’affactureur",
        title: |of| format!("Céder {of} à l’affactureur"),
        help: "Le client paie alors l’affactureur, et nous ne relançons plus.",
        enter: "Céder",
        done: "Facture cédée\u{202f}: elle n’est plus relancée.",
    },
    factor: "Affactureur",
    factor_iban: "Compte de l’affactureur (IBAN)",
    unassign: Form {
        open: "Rendue par l’affactureur",
        title: |of| format!("{of} rendue par l’affactureur"),
        help: "Elle se relance de nouveau à partir de ce jour.",
        enter: "Enregistrer",
        done: "Facture rendue par l’affactureur.",
    },
    assigned: |factor, since, iban| {
        let account = if iban.is_empty() { String::new() } else { format!(" À payer sur {iban}.") };
        format!("Cédée à {factor} depuis le {since}\u{202f}: nous ne la relançons pas.{account}")
    },
    debit: |when, text| match when {
        DebitReturn::WithoutReason => format!("Un prélèvement peut revenir sans motif pendant 8 semaines ({text})."),
        DebitReturn::Unauthorised => {
            format!("Au-delà de 8 semaines, seul un prélèvement non autorisé peut revenir, jusqu’à 13 mois ({text}).")
        }
        DebitReturn::Later => format!("Plus de 13 mois après, un retour se conteste auprès de la banque ({text})."),
    },
    rules: Rules {
        title: "Petits écarts",
        aside: "ce qu’un paiement laisse sans que cela vaille une relance",
        small: "Abandonner jusqu’à",
        small_help: "Proposé à la saisie d’un paiement, jamais fait sans vous. 0\u{202f}: aucun.",
        keep: "Enregistrer la règle",
        kept: "Enregistré.",
        rates: "Cours de change",
        rates_aside: "avec leur jour et leur source, pour les paiements dans une autre monnaie",
        no_rates: "Aucun cours saisi.",
        one: "1 unité de",
        of: "En",
        worth: "Vaut",
        bad_worth: "Un cours plus grand que zéro est attendu.",
        on: "Jour du cours",
        source: "Source",
        no_source: "Dites où vous l’avez lu.",
        rate: |[one, worth, of, day]| format!("1 {one} = {worth} {of}, le {day}"),
        keep_rate: "Enregistrer le cours",
    },
};

/// English.
pub const EN: Receipts = Receipts {
    open: "Enter a payment",
    title: |name| format!("Payment received from {name}"),
    allocates: "Settle documents now",
    heads: ["Named", "Invoice", "Open", "Settled"],
    order: |text| format!("First what the payer names, then debts that are due, the dearest and then the oldest first. {text}."),
    reason: |reason| match reason {
        ShareReason::Indicated => "named by the payer",
        ShareReason::DueAndDearest => "due, the dearest to leave",
        ShareReason::DueAndOldest => "due, the oldest",
        ShareReason::Proportional => "in proportion, all alike",
        ShareReason::NotDueYet => "not due yet",
    },
    named: |document| format!("The payer names {document}"),
    settled: |document| format!("Settled of {document}"),
    due: |day| format!("due {day}"),
    nothing_open: "Nothing is open on that day in that currency: the payment will stay unapplied.",
    more_documents: |n| {
        format!("And {} more, to be settled from the payment’s sheet.", ENGLISH.count(n, "open document", "open documents"))
    },
    left: |sum| format!("{sum} will stay unapplied."),
    none_left: "All of it settles something.",
    too_much: |sum| format!("{sum} more settled than came."),
    keep_surplus: |sum| format!("Keep the surplus of {sum}, a small difference"),
    details: "Third party, charges, bank, other currency",
    payer: "Paid by a third party",
    payer_help: "Their name, where it was not the customer.",
    charges: "Kept by the bank",
    charges_help: |sum| format!("The debt falls by {sum}, charges included."),
    bank_on: "Handed to the bank on",
    received: "Received in another currency",
    received_in: "Currency received",
    same_currency: "The same",
    by_rate: |[received, worth, one, rate, day, source]| format!("{received} are worth {worth}, at {rate} for 1 {one} ({day}, {source})."),
    no_rate: "No rate is known on that day: rates are typed in under Settings. The exchange difference will not be worked out.",
    rest: |document, sum| format!("{document}: {sum} will be left"),
    rest_choice: |choice| match choice {
        RestChoice::StaysOwed => "stays owed",
        RestChoice::Discount => "is a discount, tax unchanged",
        RestChoice::CreditNote => "is a discount, with a credit note",
        RestChoice::GivenUp => "is given up",
        RestChoice::Disputed => "is disputed by the customer",
    },
    credit_number: |document| format!("Number of the credit note on {document}"),
    credit_number_missing: "The credit note needs a number.",
    small: "A small difference, by your rule.",
    discount: Discount {
        taken: |discount, last, tolerated| match tolerated {
            0 => format!("Discount of {discount} taken in time, by {last}."),
            days => format!("Discount of {discount} was to be taken by {last}: {} late, tolerated.", ENGLISH.days(days)),
        },
        in_part: |taken, discount| format!("Discount taken in time, in part: {taken} of {discount}."),
        late: |discount, last, days, owed| {
            format!("Discount of {discount} taken too late: the last day was {last}, {} late. {owed} stay owed.", ENGLISH.days(days))
        },
        part_payment: |missing, discount, last| {
            format!("A part payment: {missing} are missing for the discount of {discount}, to be taken by {last}.")
        },
        credit_note: |net, tax, text| format!("The credit note: {net} without tax and {tax} of tax ({text})."),
        credit_note_unknown: |text| format!("A credit note lowers the tax ({text}); the tax of this invoice is not known here."),
        unchanged: |text| format!("The tax stays as it is ({text})."),
        on_discounted: |text| format!("The tax was counted on the discounted amount already ({text}): no credit note."),
        receipt_unknown: "The day of receipt is not known: counted from issue.",
    },
    cash: |[document, sum, cap, text]| format!("{document}: {sum} in cash, beyond the cap of {cap}, parts counted together. {text}."),
    done: |sum, n| format!("Payment of {sum} entered, {}.", ENGLISH.count(n, "document settled", "documents settled")),
    known: Known {
        payer: |name| format!("Paid by {name}, for the customer."),
        charges: |sum| format!("{sum} kept by the bank."),
        received: |sum| format!("Received: {sum}."),
        bank_on: |day| format!("Handed to the bank on {day}."),
        gain: |[gain, document, received, worth]| {
            format!("Exchange gain of {gain} on {document}: {received} received, {worth} at the invoice’s rate.")
        },
        loss: |[loss, document, received, worth]| {
            format!("Exchange loss of {loss} on {document}: {received} received, {worth} at the invoice’s rate.")
        },
        no_rate: |[one, of, day]| format!("Exchange difference not known: no rate of {one} in {of} on {day}."),
    },
    bill: Form {
        open: "Bill accepted",
        title: |of| format!("Bill accepted for {of}"),
        help: "The invoice is settled by the bill, which falls due on a day of its own (413). Nothing is chased until then.",
        enter: "Enter the bill",
        done: "Bill entered.",
    },
    bill_number: "Number of the bill",
    bill_due: "Bill due on",
    bill_back: Form {
        open: "Returned unpaid",
        title: |of| format!("{of} returned unpaid"),
        help: "What it stood for is owed again from that day. What the bank had advanced, if anything, is taken back.",
        enter: "Enter the return of the bill",
        done: "Return of the bill entered.",
    },
    assign: Form {
        open: "Assign to a factor",
        title: |of| format!("Assign {of} to a factor"),
        help: "The customer then pays the factor, and we no longer chase it.",
        enter: "Assign",
        done: "Invoice assigned: it is no longer chased.",
    },
    factor: "Factor",
    factor_iban: "The factor’s account (IBAN)",
    unassign: Form {
        open: "Given back by the factor",
        title: |of| format!("{of} given back by the factor"),
        help: "It is chased again from that day.",
        enter: "Enter the giving back",
        done: "Invoice given back by the factor.",
    },
    assigned: |factor, since, iban| {
        let account = if iban.is_empty() { String::new() } else { format!(" To be paid to {iban}.") };
        format!("Assigned to {factor} since {since}: we do not chase it.{account}")
    },
    debit: |when, text| match when {
        DebitReturn::WithoutReason => format!("A direct debit may come back without a reason for 8 weeks ({text})."),
        DebitReturn::Unauthorised => format!("After 8 weeks only an unauthorised debit may come back, up to 13 months ({text})."),
        DebitReturn::Later => format!("More than 13 months later, a return is to be contested with the bank ({text})."),
    },
    rules: Rules {
        title: "Small differences",
        aside: "what a payment leaves that is not worth a reminder",
        small: "Give up to",
        small_help: "Proposed when a payment is entered, never done without you. 0: none.",
        keep: "Record the rule",
        kept: "Recorded.",
        rates: "Exchange rates",
        rates_aside: "with their day and source, for payments in another currency",
        no_rates: "No rate entered.",
        one: "1 unit of",
        of: "In",
        worth: "Is worth",
        bad_worth: "A rate of more than nothing is expected.",
        on: "Day of the rate",
        source: "Source",
        no_source: "Say where you read it.",
        rate: |[one, worth, of, day]| format!("1 {one} = {worth} {of}, on {day}"),
        keep_rate: "Record the rate of exchange",
    },
};
