//! Why a figure is what it is, or why there is none: sentences that several pages share.

use super::Format;
use super::Language;
use super::format::THIN;
use super::law;
use crate::law::{MissingRate, NoInterest, NotCharged, Status};
use crate::ledger::CustomerKind;

/// Its words.
pub struct Explain {
    /// Why lateness costs this debtor nothing by law, or not yet: what is missing, as a sentence.
    pub not_charged: fn(NotCharged) -> &'static str,
    /// Why there is no figure for the interest, as a sentence.
    pub no_interest: fn(&NoInterest) -> String,
    /// A rate that is not known, and what to do.
    pub missing: fn(&MissingRate) -> String,
    /// How sure a rule or a rate is, after its citation; empty where it needs no word of caution.
    pub status: fn(Status) -> &'static str,
    /// Who a customer is to the law.
    pub kind: fn(CustomerKind) -> &'static str,
    /// How late interest is worked out.
    pub interest_formula: &'static str,
    /// Heads of the periods of the interest: what, base, rate, days, interest.
    pub interest_heads: [&'static str; 5],
    /// Days with one base and one rate: document, first day, last day.
    pub period: fn(&str, &str, &str) -> String,
    /// Beneath the periods.
    pub total: &'static str,
    /// How the fixed sum is worked out.
    pub compensation_formula: &'static str,
    /// What one day more adds.
    pub per_day: fn(&str) -> String,
    /// A citation and the day on which it was read.
    pub read_on: fn(&str, &str) -> String,
}

impl Explain {
    /// A citation with the day it was read and, where it is due, a word of caution.
    #[must_use]
    pub fn source(&self, citation: &str, read_on: &str, status: Status) -> String {
        let read = (self.read_on)(citation, read_on);
        match (self.status)(status) {
            "" => read,
            caution => format!("{read}, {caution}"),
        }
    }
}

fn fr_missing(missing: &MissingRate) -> String {
    let whose = (law::FR.series)(missing.table);
    let half = Format::new(Language::Fr).ordinal(u32::from(missing.half_year.number()));
    format!("Le taux {whose} du {half} semestre {} n’est pas connu{THIN}: il faut le saisir.", missing.half_year.year())
}

fn en_missing(missing: &MissingRate) -> String {
    let whose = (law::EN.series)(missing.table);
    let half = Format::new(Language::En).ordinal(u32::from(missing.half_year.number()));
    format!("The {whose} rate of the {half} half of {} is not known: it has to be typed in.", missing.half_year.year())
}

fn fr_not_charged(reason: NotCharged) -> &'static str {
    match reason {
        NotCharged::UnknownKind => "On ne sait pas si ce client est une entreprise\u{202f}: il est protégé comme un particulier.",
        NotCharged::Consumer => "Un particulier ne doit pas l’indemnité forfaitaire.",
        NotCharged::PublicBody => "Un organisme public suit les règles de la commande publique, non celles des entreprises.",
        NotCharged::NoticeNeeded => "Un particulier ne doit des intérêts qu’à partir d’une mise en demeure\u{202f}: aucune n’est connue.",
        NotCharged::ReminderNeeded => "Rien n’est dû avant un premier rappel gratuit et ses jours de grâce\u{202f}: aucun n’est connu.",
        NotCharged::Insolvent => "Le jugement d’ouverture interdisait de payer à l’échéance.",
        NotCharged::AssumedDueDate => "L’échéance est supposée\u{202f}: à confirmer d’abord.",
        NotCharged::NotLate => "Rien n’est en retard.",
        NotCharged::NoRule => "Aucune règle n’est connue ici pour ce pays à cette date.",
    }
}

fn en_not_charged(reason: NotCharged) -> &'static str {
    match reason {
        NotCharged::UnknownKind => "It is not known whether this customer is a business: it is protected as a consumer.",
        NotCharged::Consumer => "A consumer does not owe the fixed sum.",
        NotCharged::PublicBody => "A public body follows the rules of public procurement, not those of businesses.",
        NotCharged::NoticeNeeded => "A consumer owes interest only from a formal notice: none is known.",
        NotCharged::ReminderNeeded => "Nothing is owed before a free first reminder and its days of grace: none is known.",
        NotCharged::Insolvent => "The judgment of insolvency forbade to pay on the due date.",
        NotCharged::AssumedDueDate => "The due date is assumed: to be confirmed first.",
        NotCharged::NotLate => "Nothing is late.",
        NotCharged::NoRule => "No rule is known here for that country on that day.",
    }
}

/// French.
pub const FR: Explain = Explain {
    missing: fr_missing,
    not_charged: fr_not_charged,
    no_interest: |reason| match reason {
        NoInterest::NotCharged(reason) => fr_not_charged(*reason).to_owned(),
        NoInterest::MissingRate(missing) => fr_missing(missing),
        NoInterest::NoRuleBook { .. } => fr_not_charged(NotCharged::NoRule).to_owned(),
        NoInterest::AgreedRateNotCovered { .. } => "Les limites d’un taux convenu ne sont pas connues ici sous cette loi.".to_owned(),
        NoInterest::CapitalisationNotCovered { .. } => {
            "La capitalisation convenue des intérêts n’est pas connue ici sous cette loi.".to_owned()
        }
        NoInterest::Negative => "Un montant ou un taux est négatif.".to_owned(),
        NoInterest::Currency(_) => "Deux devises se mêlent.".to_owned(),
        NoInterest::TooLarge => "Un montant ou une date sort de ce qui se calcule exactement.".to_owned(),
    },
    status: |status| match status {
        Status::Verified => "",
        Status::Derived => "déduit d’une règle vérifiée",
        Status::Earlier => "lu auparavant, non relu",
        Status::Typed => "saisi à la main",
        Status::Unverified => "non vérifié",
        Status::Estimated => "estimation",
    },
    kind: |kind| match kind {
        CustomerKind::Unknown => "nature inconnue",
        CustomerKind::Business => "entreprise",
        CustomerKind::Consumer => "particulier",
        CustomerKind::PublicBody => "organisme public",
    },
    interest_formula: "Base × taux annuel × jours ÷ 365, arrondi une seule fois par échéance.",
    interest_heads: ["Période", "Base", "Taux", "Jours", "Pénalités"],
    period: |document, from, to| format!("{document}, du {from} au {to}"),
    total: "Total",
    compensation_formula: "Une somme fixe par facture en retard, une seule fois par facture, sans TVA.",
    per_day: |sum| format!("Chaque jour de plus ajoute {sum}."),
    read_on: |citation, day| {
        let set =
            [';', ':', '%'].iter().fold(citation.to_owned(), |text, mark| text.replace(&format!(" {mark}"), &format!("\u{202f}{mark}")));
        format!("{set} (lu\u{a0}le\u{a0}{day})")
    },
};

/// English.
pub const EN: Explain = Explain {
    missing: en_missing,
    not_charged: en_not_charged,
    no_interest: |reason| match reason {
        NoInterest::NotCharged(reason) => en_not_charged(*reason).to_owned(),
        NoInterest::MissingRate(missing) => en_missing(missing),
        NoInterest::NoRuleBook { .. } => en_not_charged(NotCharged::NoRule).to_owned(),
        NoInterest::AgreedRateNotCovered { .. } => "The limits of an agreed rate are not known here under that law.".to_owned(),
        NoInterest::CapitalisationNotCovered { .. } => "Interest on interest by agreement is not known here under that law.".to_owned(),
        NoInterest::Negative => "An amount or a rate is negative.".to_owned(),
        NoInterest::Currency(_) => "Two currencies are mixed.".to_owned(),
        NoInterest::TooLarge => "An amount or a date is beyond what can be counted exactly.".to_owned(),
    },
    status: |status| match status {
        Status::Verified => "",
        Status::Derived => "concluded from a verified rule",
        Status::Earlier => "read before, not again",
        Status::Typed => "typed by hand",
        Status::Unverified => "not verified",
        Status::Estimated => "an estimate",
    },
    kind: |kind| match kind {
        CustomerKind::Unknown => "kind not known",
        CustomerKind::Business => "business",
        CustomerKind::Consumer => "consumer",
        CustomerKind::PublicBody => "public body",
    },
    interest_formula: "Base × yearly rate × days ÷ 365, rounded once for each due date.",
    interest_heads: ["Period", "Base", "Rate", "Days", "Interest"],
    period: |document, from, to| format!("{document}, {from} to {to}"),
    total: "Total",
    compensation_formula: "A fixed sum for each late invoice, once an invoice, without VAT.",
    per_day: |sum| format!("Each further day adds {sum}."),
    read_on: |citation, day| format!("{citation} (read on {day})"),
};
