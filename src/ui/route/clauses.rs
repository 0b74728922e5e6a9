//! What is asked of the page of clauses.

use super::{Address, Asked};
use crate::basis::id::ThingId;
use crate::law::clauses::Paper;
use crate::law::{Debtor, GoverningLaw};

/// What is asked of the page of clauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClausesAsked {
    /// What is written.
    pub paper: Paper,
    /// To whom; none for whoever comes.
    pub customer: Option<ThingId>,
    /// Without a customer: who will owe.
    pub debtor: Debtor,
    /// Without a customer: the law; none for that of the settings.
    pub law: Option<GoverningLaw>,
}

impl Default for ClausesAsked {
    fn default() -> Self {
        Self { paper: Paper::Invoice, customer: None, debtor: Debtor::Business, law: None }
    }
}

/// Papers by their name in an address.
const PAPERS: [(Paper, &str); Paper::ALL.len()] = [
    (Paper::Quote, "quote"),
    (Paper::OrderConfirmation, "order-confirmation"),
    (Paper::TermsOfSale, "terms-of-sale"),
    (Paper::Invoice, "invoice"),
];

/// Kinds of debtor by their name in an address.
const DEBTORS: [(Debtor, &str); Debtor::ALL.len()] =
    [(Debtor::Business, "business"), (Debtor::Consumer, "consumer"), (Debtor::PublicBody, "public")];

fn named<T: Copy>(all: &[(T, &str)], slug: Option<&str>) -> Option<T> {
    slug.and_then(|slug| all.iter().find(|(_, it)| *it == slug)).map(|(value, _)| *value)
}

impl ClausesAsked {
    pub(super) fn read(asked: &Asked) -> Self {
        let usual = Self::default();
        Self {
            paper: named(&PAPERS, asked.get("paper")).unwrap_or(usual.paper),
            customer: asked.thing("customer"),
            debtor: named(&DEBTORS, asked.get("debtor")).unwrap_or(usual.debtor),
            law: asked.get("law").and_then(GoverningLaw::of_country).filter(|law| matches!(law, GoverningLaw::Fr | GoverningLaw::Be)),
        }
    }

    pub(super) fn write(self, address: &mut Address) {
        address.path("clauses");
        let slug = |found: Option<&(Paper, &'static str)>| found.map_or("", |(_, slug)| slug);
        if self.paper != Self::default().paper {
            address.word("paper", slug(PAPERS.iter().find(|(it, _)| *it == self.paper)));
        }
        address.thing("customer", self.customer);
        if self.debtor != Self::default().debtor
            && let Some((_, slug)) = DEBTORS.iter().find(|(it, _)| *it == self.debtor)
        {
            address.word("debtor", slug);
        }
        address.word("law", self.law.map_or("", GoverningLaw::country));
    }
}
