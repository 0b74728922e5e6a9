//! What an invoice must say, as far as the texts were read: about payment and lateness, and who is who.

use super::governing::GoverningLaw;
use super::rule_book::Debtor;
use super::source::{
    Source,
    Status::{Earlier, Unverified, Verified},
};

/// Something that an invoice says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mention {
    /// A number of its own.
    Number,
    /// The day of issue.
    IssueDate,
    /// The day by which to pay: a day, not a rule alone.
    PaymentDate,
    /// The discount for paying early, or that there is none.
    Discount,
    /// The rate of late interest.
    LateRate,
    /// The fixed sum for recovery costs.
    FixedSum,
    /// The buyer's order, where it gave one.
    OrderNumber,
    /// The seller's number: SIREN, enterprise number.
    SellerNumber,
    /// The seller's VAT number.
    SellerVat,
    /// The buyer's number.
    BuyerNumber,
    /// Tax by rate, or why there is none.
    Tax,
    /// The account to pay to.
    Account,
}

/// Why a mention is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// A text wants it.
    Wanted,
    /// A text wants it where there is such a thing.
    WhereThereIs,
    /// No text was read that wants it; without it payment is late.
    Useful,
}

/// A mention that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// Which.
    pub mention: Mention,
    /// Why.
    pub need: Need,
    /// The text; none where none was read.
    pub source: Option<Source>,
}

const PAYMENT: Source = Source::of("C. com., art. L441-9, I", Verified);
const FIXED_SUM: Source = Source::of("C. com., art. L441-9, I et D441-5", Verified);
const ORDER: Source = Source::of("C. com., art. L441-9, I (depuis le 1er octobre 2019)", Verified);
const TAX_LAW: Source = Source::of("CGI, ann. II, art. 242 nonies A", Unverified);
const BUYER: Source = Source::of("Réforme de la facturation électronique : SIREN de l’acheteur", Earlier);
const BELGIAN_TAX_LAW: Source = Source::of("Code belge de la TVA et ses arrêtés", Unverified);

/// What an invoice to that kind of debtor under that law is looked through for, in the order of a checklist; empty for a law of which
/// no list was read.
#[must_use]
pub fn mentions_wanted(law: GoverningLaw, debtor: Debtor) -> Vec<Looked> {
    let wanted = |mention, source: &Source| Looked { mention, need: Need::Wanted, source: Some(source.clone()) };
    let useful = |mention| Looked { mention, need: Need::Useful, source: None };
    match law {
        GoverningLaw::Fr => {
            let mut list = vec![wanted(Mention::Number, &TAX_LAW), wanted(Mention::IssueDate, &TAX_LAW)];
            if debtor == Debtor::Business {
                list.extend([
                    wanted(Mention::PaymentDate, &PAYMENT),
                    wanted(Mention::Discount, &PAYMENT),
                    wanted(Mention::LateRate, &PAYMENT),
                    wanted(Mention::FixedSum, &FIXED_SUM),
                    Looked { mention: Mention::OrderNumber, need: Need::WhereThereIs, source: Some(ORDER) },
                ]);
            } else {
                list.push(useful(Mention::PaymentDate));
            }
            list.push(wanted(Mention::SellerNumber, &TAX_LAW));
            list.push(wanted(Mention::SellerVat, &TAX_LAW));
            if debtor == Debtor::Business {
                list.push(wanted(Mention::BuyerNumber, &BUYER));
            }
            list.extend([wanted(Mention::Tax, &TAX_LAW), useful(Mention::Account)]);
            list
        }
        // No list of mentions about lateness: costs need terms that the buyer accepted.
        GoverningLaw::Be => vec![
            wanted(Mention::Number, &BELGIAN_TAX_LAW),
            wanted(Mention::IssueDate, &BELGIAN_TAX_LAW),
            useful(Mention::PaymentDate),
            wanted(Mention::SellerNumber, &BELGIAN_TAX_LAW),
            wanted(Mention::SellerVat, &BELGIAN_TAX_LAW),
            wanted(Mention::Tax, &BELGIAN_TAX_LAW),
            useful(Mention::Account),
        ],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_invoices_to_french_businesses_must_speak_of_lateness() {
        let late = |law, debtor| {
            let of_lateness = |it: &Looked| matches!(it.mention, Mention::Discount | Mention::LateRate | Mention::FixedSum);
            mentions_wanted(law, debtor).iter().filter(|it| of_lateness(it)).count()
        };
        assert_eq!(late(GoverningLaw::Fr, Debtor::Business), 3);
        for (law, debtor) in [
            (GoverningLaw::Fr, Debtor::Consumer),
            (GoverningLaw::Fr, Debtor::PublicBody),
            (GoverningLaw::Be, Debtor::Business),
            (GoverningLaw::Be, Debtor::Consumer),
        ] {
            assert_eq!(late(law, debtor), 0, "{law:?} {debtor:?}");
        }
        assert!(mentions_wanted(GoverningLaw::De, Debtor::Business).is_empty());
    }
}
