//! How customers may pay: the means offered, our account's bank and creditor identifier, an online-payment link of our own; and the trade
//! in which they buy, on which the longest lawful terms depend.
//!
//! Each is said for the company, a segment or a customer, from a day on; what says nothing is inherited, point by point.

use super::apply::{Applying, Unfit};
use super::conditions::ConditionsOf;
use super::deciding::Deciding;
use super::direct_debits::{DebitWish, Debits};
use super::grouping::SegmentName;
use super::state::{CustomerIdx, Ledger};
use super::{Command, Event, Means, Refusal, TermsScope};
use crate::basis::bic::Bic;
use crate::basis::creditor_id::CreditorId;
use crate::basis::pay_link::PayLink;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The means by which a customer may pay. What is empty is inherited.
///
/// Every field is always written: the snapshot has no names by which to miss one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfferedMeans {
    /// The means, the one preferred first.
    pub means: Vec<Means>,
    /// An address of ours where one pays online: `https` only, `{number}` and `{amount}` stand for the document's.
    pub link: String,
}

/// What is known of our account beside its number.
///
/// Every field is always written: the snapshot has no names by which to miss one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnAccount {
    /// The code of its bank; empty where it is not known.
    pub bic: String,
    /// The identifier under which we collect by direct debit; empty where there is none.
    pub creditor_id: String,
}

/// The trade in which a customer buys: some have shorter terms by law.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sector {
    /// None that has terms of its own.
    #[default]
    General,
    /// Carriage of goods, hire of vehicles, freight, customs agents.
    Transport,
    /// Perishable food.
    PerishableFood,
    /// Live cattle and fresh meat.
    Meat,
    /// Spirits.
    Spirits,
    /// Wine, must and other drinks under excise.
    Wine,
    /// Goods bought without tax to be exported outside the Union as they are.
    Export,
}

impl Sector {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 7] = [Self::General, Self::Transport, Self::PerishableFood, Self::Meat, Self::Spirits, Self::Wine, Self::Export];
}

/// What was said of someone, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Said<T> {
    of: ConditionsOf,
    from: Option<NaiveDate>,
    value: T,
}

/// All that the ledger knows of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Paying {
    own: OwnAccount,
    offered: Vec<Said<OfferedMeans>>,
    sectors: Vec<Said<Sector>>,
    pub(super) debits: Debits,
}

/// A wish about how customers pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PayingWish {
    /// Say what is known of our account beside its number.
    DescribeAccount(OwnAccount),
    /// Offer means of payment.
    Offer {
        /// To whom.
        scopes: Vec<TermsScope>,
        /// Which; what is empty is inherited.
        means: OfferedMeans,
        /// First day; `None` from the beginning.
        from: Option<NaiveDate>,
    },
    /// Say in which trade they buy.
    AgreeSector {
        /// Who.
        scopes: Vec<TermsScope>,
        /// Which.
        sector: Sector,
        /// First date of issue for which it counts; `None` from the beginning.
        from: Option<NaiveDate>,
    },
    /// About direct debits.
    Debit(DebitWish),
}

impl PayingWish {
    /// The days that a person typed.
    pub(super) fn days(&self) -> [Option<NaiveDate>; 2] {
        match self {
            Self::DescribeAccount(_) => [None, None],
            Self::Offer { from, .. } | Self::AgreeSector { from, .. } => [*from, None],
            Self::Debit(wish) => wish.days(),
        }
    }

    /// The events that fulfil it, unchecked.
    pub(super) fn wished(&self) -> Vec<Event> {
        let trimmed = |text: &str| text.trim().to_owned();
        match self {
            Self::DescribeAccount(own) => {
                let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
                vec![Event::OwnAccountDescribed(OwnAccount { bic: plain(&own.bic), creditor_id: plain(&own.creditor_id) })]
            }
            Self::Offer { scopes, means, from } => {
                let mut each: Vec<Means> = Vec::new();
                for one in means.means.iter().filter(|one| **one != Means::Unsaid) {
                    if !each.contains(one) {
                        each.push(*one);
                    }
                }
                let means = OfferedMeans { means: each, link: trimmed(&means.link) };
                scopes.iter().map(|scope| Event::MeansOffered { scope: scope.clone(), means: means.clone(), from: *from }).collect()
            }
            Self::AgreeSector { scopes, sector, from } => {
                scopes.iter().map(|scope| Event::SectorAgreed { scope: scope.clone(), sector: *sector, from: *from }).collect()
            }
            Self::Debit(wish) => wish.wished(),
        }
    }
}

impl From<PayingWish> for Command {
    fn from(wish: PayingWish) -> Self {
        Self::Paying(Box::new(wish))
    }
}

impl Deciding<'_> {
    /// Whether a fact of how customers pay can follow.
    pub(super) fn check_paying(&mut self, event: &Event) -> Result<(), Refusal> {
        match event {
            Event::OwnAccountDescribed(own) => {
                if !own.bic.is_empty() {
                    own.bic.parse::<Bic>().map_err(|why| Refusal::BadNumber { why })?;
                }
                if !own.creditor_id.is_empty() {
                    own.creditor_id.parse::<CreditorId>().map_err(|why| Refusal::BadNumber { why })?;
                }
                Ok(())
            }
            Event::MeansOffered { scope, means, .. } => {
                self.check_scope(scope)?;
                if !means.link.is_empty() {
                    means.link.parse::<PayLink>().map_err(|why| Refusal::BadLink { why })?;
                }
                Ok(())
            }
            Event::SectorAgreed { scope, .. } => self.check_scope(scope),
            _ => self.check_debit(event),
        }
    }
}

impl Applying<'_> {
    /// Takes in a fact of how customers pay.
    pub(super) fn take_in_paying(&mut self, event: &Event) -> Result<super::state::Thing, Unfit> {
        match event {
            Event::OwnAccountDescribed(own) => self.ledger.paying.own = own.clone(),
            Event::MeansOffered { scope, means, from } => {
                let of = self.of_scope(scope)?;
                self.ledger.paying.offered.push(Said { of, from: *from, value: means.clone() });
            }
            Event::SectorAgreed { scope, sector, from } => {
                let of = self.of_scope(scope)?;
                self.ledger.paying.sectors.push(Said { of, from: *from, value: *sector });
            }
            _ => return self.take_in_debit(event),
        }
        Ok(super::state::Thing::Nothing)
    }

    fn of_scope(&self, scope: &TermsScope) -> Result<ConditionsOf, Unfit> {
        Ok(match scope {
            TermsScope::Company => ConditionsOf::Company,
            TermsScope::Customer(customer) => ConditionsOf::Customer(self.customer(*customer)?),
            TermsScope::Segment(segment) => ConditionsOf::Segment(segment.clone()),
        })
    }
}

fn last_of<'a, T>(said: &'a [Said<T>], of: &ConditionsOf, day: NaiveDate) -> Option<&'a T> {
    said.iter().rev().find(|said| said.of == *of && said.from.is_none_or(|from| from <= day)).map(|said| &said.value)
}

impl Ledger {
    /// What is known of our account beside its number.
    #[must_use]
    pub fn own_account(&self) -> &OwnAccount {
        &self.paying.own
    }

    /// What was last said for one of them, without what it inherits.
    #[must_use]
    pub fn own_means(&self, of: &ConditionsOf, day: NaiveDate) -> Option<&OfferedMeans> {
        last_of(&self.paying.offered, of, day)
    }

    /// The means by which a customer may pay on a day, each point from the nearest that says something; a transfer where nobody said.
    #[must_use]
    pub fn means_for(&self, customer: CustomerIdx, day: NaiveDate) -> OfferedMeans {
        self.means_of(&self.scopes_of(customer, day), day)
    }

    /// The means by which whoever comes may pay.
    #[must_use]
    pub fn means_for_all(&self, day: NaiveDate) -> OfferedMeans {
        self.means_of(&[ConditionsOf::Company], day)
    }

    fn means_of(&self, scopes: &[ConditionsOf], day: NaiveDate) -> OfferedMeans {
        let mut found = OfferedMeans::default();
        for said in scopes.iter().filter_map(|of| self.own_means(of, day)) {
            if found.means.is_empty() {
                found.means.clone_from(&said.means);
            }
            if found.link.is_empty() {
                found.link.clone_from(&said.link);
            }
        }
        if found.means.is_empty() {
            found.means.push(Means::Transfer);
        }
        found
    }

    /// The trade in which a customer buys, for documents issued on a day; none where nobody said.
    #[must_use]
    pub fn sector_for(&self, customer: CustomerIdx, issued_on: NaiveDate) -> Sector {
        if self.paying.sectors.is_empty() {
            return Sector::General;
        }
        self.scopes_of(customer, issued_on).iter().find_map(|of| self.own_sector(of, issued_on)).unwrap_or_default()
    }

    /// What was last said for one of them, without what it inherits.
    #[must_use]
    pub fn own_sector(&self, of: &ConditionsOf, issued_on: NaiveDate) -> Option<Sector> {
        last_of(&self.paying.sectors, of, issued_on).copied()
    }

    /// From whom a customer inherits, itself first.
    fn scopes_of(&self, customer: CustomerIdx, day: NaiveDate) -> Vec<ConditionsOf> {
        let segment = self.segment_on(customer, day);
        let of_segment = (!segment.is_empty()).then(|| ConditionsOf::Segment(SegmentName(segment.to_owned())));
        std::iter::once(ConditionsOf::Customer(customer)).chain(of_segment).chain([ConditionsOf::Company]).collect()
    }
}
