//! Where a customer belongs: its segment, the person who looks after it, the group it is part of. Each counts from a day on, so that
//! a past day is shown as it was.

use super::state::{CustomerIdx, Ledger};
use super::{Command, Contact, Event};
use crate::basis::id::{Ref, ThingId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The name of a segment, as the person writes it: "Grands comptes". Empty for none.
///
/// Two names are one segment where they differ in nothing but case and accents; the first spelling is kept ([`Ledger::spelling_of`]).
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SegmentName(pub String);

impl SegmentName {
    /// True where it names none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }
}

/// Something that counts from a day on, until the next of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since<T> {
    /// First day; `None` from the beginning.
    pub from: Option<NaiveDate>,
    /// What.
    pub value: T,
}

/// What counts on `day`: the last that was said of those that had begun; `None` where none had.
#[must_use]
pub fn on_day<T>(said: &[Since<T>], day: NaiveDate) -> Option<&T> {
    said.iter().rev().find(|since| since.from.is_none_or(|from| from <= day)).map(|since| &since.value)
}

/// The customer at the head of a group, as one of its members sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parent {
    /// Who.
    pub customer: CustomerIdx,
    /// The parent pays the member's documents, and is the one to write to.
    pub pays: bool,
}

/// Where a customer belongs, each in the order in which it was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Belonging {
    /// Its segments.
    pub segments: Vec<Since<SegmentName>>,
    /// The persons responsible; empty for nobody.
    pub responsibles: Vec<Since<String>>,
    /// Its parents; `None` for none.
    pub parents: Vec<Since<Option<Parent>>>,
}

/// Companies above companies end long before.
const TALLEST: usize = 32;

impl Ledger {
    /// The segment of a customer on a day; empty where it has none.
    #[must_use]
    pub fn segment_on(&self, customer: CustomerIdx, day: NaiveDate) -> &str {
        let said = self.customers.get(customer.idx()).and_then(|customer| on_day(&customer.belonging.segments, day));
        said.map_or("", |segment| &segment.0)
    }

    /// The person responsible for a customer on a day; empty where it is nobody.
    #[must_use]
    pub fn responsible_on(&self, customer: CustomerIdx, day: NaiveDate) -> &str {
        self.customers.get(customer.idx()).and_then(|customer| on_day(&customer.belonging.responsibles, day)).map_or("", String::as_str)
    }

    /// The parent of a customer on a day.
    #[must_use]
    pub fn parent_on(&self, customer: CustomerIdx, day: NaiveDate) -> Option<Parent> {
        let said = (*self.customers.get(customer.idx()).and_then(|customer| on_day(&customer.belonging.parents, day))?)?;
        // One that was merged since is its survivor; a customer merged with its parent has none any more.
        let parent = Parent { customer: self.survivor_on(said.customer, day), pays: said.pays };
        (parent.customer != customer).then_some(parent)
    }

    /// The head of the group to which a customer belongs on a day: itself where it has no parent.
    ///
    /// Two copies that were merged may say that each is above the other: then it is the first of them.
    #[must_use]
    pub fn head_of_group(&self, customer: CustomerIdx, day: NaiveDate) -> CustomerIdx {
        let mut above = vec![customer];
        while let Some(parent) = above.last().and_then(|last| self.parent_on(*last, day)) {
            if let Some(at) = above.iter().position(|known| *known == parent.customer) {
                return above.iter().skip(at).min().copied().unwrap_or(customer);
            }
            if above.len() > TALLEST {
                break;
            }
            above.push(parent.customer);
        }
        above.last().copied().unwrap_or(customer)
    }

    /// Who pays the documents of a customer on a day: itself, or the parent that does so, or the parent's.
    #[must_use]
    pub fn payer_of(&self, customer: CustomerIdx, day: NaiveDate) -> CustomerIdx {
        let mut payer = customer;
        for _ in 0..TALLEST {
            match self.parent_on(payer, day).filter(|parent| parent.pays) {
                Some(parent) if parent.customer != customer => payer = parent.customer,
                _ => break,
            }
        }
        payer
    }

    /// Whether `customer` is `other` or stands above it, at the beginning of a new parentage or for ever after.
    pub(super) fn is_above(&self, customer: CustomerIdx, other: CustomerIdx, from: Option<NaiveDate>) -> bool {
        [from.unwrap_or(NaiveDate::MIN), NaiveDate::MAX].into_iter().any(|day| {
            let mut at = Some(other);
            for _ in 0..TALLEST {
                match at {
                    Some(known) if known == customer => return true,
                    Some(known) => at = self.parent_on(known, day).map(|parent| parent.customer),
                    None => return false,
                }
            }
            true
        })
    }

    /// The segments that some customer has on a day, in the order of their names.
    #[must_use]
    pub fn segments_on(&self, day: NaiveDate) -> Vec<&str> {
        self.names(|customer| self.segment_on(customer, day))
    }

    /// The persons who are responsible for some customer on a day, in the order of their names.
    #[must_use]
    pub fn responsibles_on(&self, day: NaiveDate) -> Vec<&str> {
        self.names(|customer| self.responsible_on(customer, day))
    }

    fn names<'l>(&'l self, of: impl Fn(CustomerIdx) -> &'l str) -> Vec<&'l str> {
        let mut names: Vec<&str> =
            self.customers().filter(|(_, known)| known.merged.is_none()).map(|(idx, _)| of(idx)).filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The spelling under which a segment of that name is known already, whatever the case and the accents; else the name without
    /// blanks around it.
    #[must_use]
    pub fn spelling_of(&self, segment: &str) -> SegmentName {
        let said = self.customers.iter().flat_map(|customer| &customer.belonging.segments).map(|since| since.value.0.as_str());
        SegmentName(known_spelling(segment, said))
    }

    /// The same for the name of a person responsible.
    #[must_use]
    pub fn spelling_of_person(&self, name: &str) -> String {
        known_spelling(name, self.customers.iter().flat_map(|customer| &customer.belonging.responsibles).map(|since| since.value.as_str()))
    }
}

impl Ledger {
    /// The events that would fulfil a command about where customers belong, unchecked.
    pub(super) fn belonging_wished(&self, command: &Command) -> Vec<Event> {
        match command {
            Command::SetSegment { customers, segment, from } => {
                let segment = self.spelling_of(segment);
                let set = |customer: &ThingId| Event::SegmentSet { customer: (*customer).into(), segment: segment.clone(), from: *from };
                customers.iter().map(set).collect()
            }
            Command::SetResponsible { customers, person, from } => {
                let person = self.spelling_of_person(person);
                let set = |customer: &ThingId| Event::ResponsibleSet { customer: (*customer).into(), person: person.clone(), from: *from };
                customers.iter().map(set).collect()
            }
            Command::SetParent { customers, parent, pays, from } => {
                let parent = parent.map(Ref::from);
                let pays = *pays && parent.is_some();
                let set = |customer: &ThingId| Event::ParentSet { customer: (*customer).into(), parent, pays, from: *from };
                customers.iter().map(set).collect()
            }
            Command::DescribeContacts { customer, contacts } => {
                let contacts = contacts.iter().map(Contact::trimmed).collect();
                vec![Event::ContactsDescribed { customer: (*customer).into(), contacts }]
            }
            _ => Vec::new(),
        }
    }
}

fn known_spelling<'a>(name: &str, mut said: impl Iterator<Item = &'a str>) -> String {
    use crate::basis::fold::folded;
    let name = name.trim();
    let wanted = folded(name);
    said.find(|known| !wanted.is_empty() && folded(known) == wanted).unwrap_or(name).to_owned()
}
