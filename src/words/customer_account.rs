//! The words of the trade that a customer's account is told in: kinds, trends, movements, items, reminders, terms.

use super::customers::{ENGLISH, FRENCH};
use crate::insight::{TermsSource, Trend};
use crate::ledger::{Channel, CustomerKind, DueBasis, ItemKind, Movement, Tone};

pub(super) fn kind_fr(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Unknown => "non précisée",
        CustomerKind::Business => "professionnel",
        CustomerKind::Consumer => "particulier",
        CustomerKind::PublicBody => "public",
    }
}

pub(super) fn kind_en(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Unknown => "not said",
        CustomerKind::Business => "business",
        CustomerKind::Consumer => "consumer",
        CustomerKind::PublicBody => "public body",
    }
}

pub(super) fn kind_count_fr(kind: CustomerKind, n: i64) -> String {
    let name = match kind {
        CustomerKind::Unknown => "Non précisés",
        CustomerKind::Business => "Professionnels",
        CustomerKind::Consumer => "Particuliers",
        CustomerKind::PublicBody => "Publics",
    };
    format!("{name} {}", FRENCH.number(n))
}

pub(super) fn kind_count_en(kind: CustomerKind, n: i64) -> String {
    let name = match kind {
        CustomerKind::Unknown => "Not said",
        CustomerKind::Business => "Businesses",
        CustomerKind::Consumer => "Consumers",
        CustomerKind::PublicBody => "Public bodies",
    };
    format!("{name} {}", ENGLISH.number(n))
}

pub(super) fn kind_follows_fr(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Unknown => {
            "Tant que vous ne l’avez pas dit, il est protégé comme un particulier\u{202f}: ni pénalités, ni indemnité de 40\u{202f}€, ni mise en demeure."
        }
        CustomerKind::Business => {
            "Une échéance sûre et dépassée porte des pénalités de plein droit et l’indemnité de 40\u{202f}€ par facture."
        }
        CustomerKind::Consumer => "Un particulier ne doit ni l’indemnité de 40\u{202f}€ ni les pénalités entre professionnels.",
        CustomerKind::PublicBody => {
            "Les règles des marchés publics s’appliquent\u{202f}; elles ne sont pas encore calculées ici, donc rien n’est réclamé en plus."
        }
    }
}

pub(super) fn kind_follows_en(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Unknown => "Until you say, it is protected as a consumer: no interest, no 40\u{202f}euros, no formal notice.",
        CustomerKind::Business => "A sure due date that passed carries interest by law, and 40\u{202f}euros an invoice.",
        CustomerKind::Consumer => "A consumer owes neither the 40\u{202f}euros nor interest by the rules between businesses.",
        CustomerKind::PublicBody => {
            "The rules of public procurement apply; they are not worked out here yet, so nothing is claimed on top."
        }
    }
}

pub(super) fn trend_fr(trend: Trend) -> &'static str {
    match trend {
        Trend::Lengthening => "s’allonge",
        Trend::Steady => "stable",
        Trend::Shortening => "raccourcit",
        Trend::TooFew => "peu de factures",
    }
}

pub(super) fn trend_en(trend: Trend) -> &'static str {
    match trend {
        Trend::Lengthening => "lengthening",
        Trend::Steady => "steady",
        Trend::Shortening => "shortening",
        Trend::TooFew => "few invoices",
    }
}

pub(super) fn movement_fr(movement: Movement) -> &'static str {
    match movement {
        Movement::Opening => "Report des années d’avant",
        Movement::Invoiced => "Facturé",
        Movement::Credited => "Avoirs",
        Movement::Paid => "Encaissé",
        Movement::Bounced => "Rejeté par la banque",
        Movement::Refunded => "Remboursé",
        Movement::Discount => "Escompte",
        Movement::SetOff => "Compensé",
        Movement::ExchangeDifference => "Écarts de change",
        Movement::WrittenOff => "Passé en perte",
    }
}

pub(super) fn movement_en(movement: Movement) -> &'static str {
    match movement {
        Movement::Opening => "Carried forward",
        Movement::Invoiced => "Invoiced",
        Movement::Credited => "Credit notes",
        Movement::Paid => "Received",
        Movement::Bounced => "Taken back by the bank",
        Movement::Refunded => "Paid back",
        Movement::Discount => "Discount",
        Movement::SetOff => "Set off",
        Movement::ExchangeDifference => "Exchange differences",
        Movement::WrittenOff => "Written off",
    }
}

pub(super) fn item_fr(kind: ItemKind, number: &str) -> String {
    named(
        match kind {
            ItemKind::Opening => "Report",
            ItemKind::Invoice => "Facture",
            ItemKind::CreditNote => "Avoir",
            ItemKind::Deposit => "Facture d’acompte",
            ItemKind::Accrual => "À facturer",
            ItemKind::Payment => "Encaissement",
            ItemKind::Bounce => "Rejet bancaire",
            ItemKind::Refund => "Remboursement",
            ItemKind::Discount => "Escompte",
            ItemKind::SetOff => "Compensation",
            ItemKind::ExchangeDifference => "Écart de change",
            ItemKind::WriteOff => "Passage en perte",
            ItemKind::Bill => "Traite",
        },
        number,
    )
}

pub(super) fn item_en(kind: ItemKind, number: &str) -> String {
    named(
        match kind {
            ItemKind::Opening => "Carried forward",
            ItemKind::Invoice => "Invoice",
            ItemKind::CreditNote => "Credit note",
            ItemKind::Deposit => "Advance invoice",
            ItemKind::Accrual => "To be invoiced",
            ItemKind::Payment => "Payment",
            ItemKind::Bounce => "Payment taken back",
            ItemKind::Refund => "Refund",
            ItemKind::Discount => "Discount",
            ItemKind::SetOff => "Set-off",
            ItemKind::ExchangeDifference => "Exchange difference",
            ItemKind::WriteOff => "Write-off",
            ItemKind::Bill => "Bill of exchange",
        },
        number,
    )
}

fn named(kind: &str, number: &str) -> String {
    if number.is_empty() { kind.to_owned() } else { format!("{kind} {number}") }
}

pub(super) fn reminder_fr(channel: Channel, tone: Tone, documents: &str) -> String {
    let what = match tone {
        Tone::Friendly => "Rappel",
        Tone::Firm => "Relance",
        Tone::Formal => "Mise en demeure",
    };
    let way = match channel {
        Channel::Mail => "par courriel",
        Channel::Letter => "par lettre",
        Channel::RegisteredLetter => "en recommandé",
        Channel::Call => "par téléphone",
        Channel::Sms => "par SMS",
        Channel::Portal => "sur le portail",
    };
    if documents.is_empty() { format!("{what} {way}") } else { format!("{what} {way}, {documents}") }
}

pub(super) fn reminder_en(channel: Channel, tone: Tone, documents: &str) -> String {
    let what = match tone {
        Tone::Friendly => "Friendly reminder",
        Tone::Firm => "Firm reminder",
        Tone::Formal => "Formal notice",
    };
    let way = match channel {
        Channel::Mail => "by mail",
        Channel::Letter => "by post",
        Channel::RegisteredLetter => "by registered letter",
        Channel::Call => "by telephone",
        Channel::Sms => "by text message",
        Channel::Portal => "on the portal",
    };
    if documents.is_empty() { format!("{what} {way}") } else { format!("{what} {way}, {documents}") }
}

pub(super) fn terms_source_fr(source: TermsSource, basis: DueBasis) -> &'static str {
    match (source, basis) {
        (TermsSource::Customer, DueBasis::Assumed) => "Propres à ce client, supposées\u{202f}: personne ne les a confirmées.",
        (TermsSource::Customer, _) => "Propres à ce client, convenues.",
        (TermsSource::Segment, DueBasis::Assumed) => "Celles de son segment, supposées pour ce client.",
        (TermsSource::Segment, _) => "Celles de son segment.",
        (TermsSource::Company, DueBasis::Assumed) => "Celles de votre entreprise, supposées pour ce client.",
        (TermsSource::Company, _) => "Celles de votre entreprise.",
        (TermsSource::Default, _) => "Par défaut\u{202f}: personne n’a encore dit ce qui est convenu avec ce client.",
    }
}

pub(super) fn terms_source_en(source: TermsSource, basis: DueBasis) -> &'static str {
    match (source, basis) {
        (TermsSource::Customer, DueBasis::Assumed) => "This customer’s own, assumed: nobody confirmed them.",
        (TermsSource::Customer, _) => "This customer’s own, agreed.",
        (TermsSource::Segment, DueBasis::Assumed) => "Those of its segment, assumed for this customer.",
        (TermsSource::Segment, _) => "Those of its segment.",
        (TermsSource::Company, DueBasis::Assumed) => "Those of your company, assumed for this customer.",
        (TermsSource::Company, _) => "Those of your company.",
        (TermsSource::Default, _) => "By default: nobody has said yet what is agreed with this customer.",
    }
}
