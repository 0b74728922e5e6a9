//! Which scenario each customer follows, and why: what was chosen by hand, else the first rule that holds, else the standard one.

use super::scenario::{Scenario, built_in, built_in_sheet};
use crate::basis::money::{Currency, Money};
use crate::insight::{PaidOrOpen, payment_dots};
use crate::ledger::{CustomerIdx, CustomerKind, History, Ledger, ScenarioKey, ScenarioRule, ScenarioSheet};
use chrono::{Months, NaiveDate};
use std::collections::{BTreeMap, HashMap};

/// A payment so many days late is late beyond the slowness of banks: an assumption, said where it is used.
pub const NOTABLY_LATE_DAYS: i64 = 10;

/// Documents paid in a year from which a customer is called loyal: an assumption, said where it is used.
pub const LOYAL_FROM: u32 = 5;

/// What is owed in all, in cents, up to which an amount is small: an assumption, to be changed in the rules.
const SMALL_MINOR: i64 = 5_000;

/// What is owed in all, in cents, from which a loyal customer is a large one: an assumption, to be changed in the rules.
const LARGE_MINOR: i64 = 1_000_000;

/// Why a customer follows a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChosenBy {
    /// The person chose it for this customer.
    Hand,
    /// By the rule at that place, counted from 0.
    Rule(usize),
    /// No rule holds.
    NoRule,
}

/// Which scenario a customer follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Which.
    pub scenario: ScenarioKey,
    /// Why.
    pub by: ChosenBy,
}

/// What a customer owes on one day, as rules ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owing {
    /// By currency, minor units: documents less credits.
    pub net: Vec<(Currency, i64)>,
    /// The most days by which something is late; 0 where nothing is.
    pub days_late: i64,
}

/// The rules that count where a person said none: what the law asks first, then what a small business would do.
#[must_use]
pub fn built_in_rules() -> Vec<ScenarioRule<CustomerIdx>> {
    let rule = |scenario: &str| ScenarioRule::everyone(ScenarioKey(scenario.to_owned()));
    let eur = |minor| Some(Money::from_minor(minor, Currency::EUR));
    vec![
        ScenarioRule { kind: Some(CustomerKind::Consumer), country: "BE".to_owned(), ..rule(built_in::CONSUMER_BE) },
        ScenarioRule { kind: Some(CustomerKind::Consumer), ..rule(built_in::CONSUMER) },
        ScenarioRule { kind: Some(CustomerKind::PublicBody), ..rule(built_in::PUBLIC_BODY) },
        ScenarioRule { owes_at_most: eur(SMALL_MINOR), ..rule(built_in::SMALL) },
        ScenarioRule { history: Some(History::OftenLate), ..rule(built_in::FIRM) },
        ScenarioRule { history: Some(History::Loyal), owes_at_least: eur(LARGE_MINOR), ..rule(built_in::COURTESY) },
    ]
}

/// The scenarios of one day, and who follows which.
#[derive(Debug, Clone)]
pub struct Scenarios {
    all: Vec<Scenario>,
    /// The place in `all` of what is followed where no rule holds.
    usual: usize,
    rules: Vec<ScenarioRule<CustomerIdx>>,
    by_hand: HashMap<CustomerIdx, ScenarioKey>,
    histories: HashMap<CustomerIdx, History>,
    as_of: NaiveDate,
}

impl Scenarios {
    /// As they count on a day; `rules` instead of those that count, to see what they would change.
    #[must_use]
    pub fn on(ledger: &Ledger, as_of: NaiveDate, rules: Option<&[ScenarioRule<CustomerIdx>]>) -> Self {
        let written: BTreeMap<_, _> = ledger.scenario_sheets(as_of).collect();
        let known = built_in::ALL.iter().map(|key| ScenarioKey((*key).to_owned()));
        let own = written.keys().filter(|key| !built_in::ALL.contains(&key.0.as_str())).map(|key| (*key).clone());
        let all: Vec<Scenario> = known
            .chain(own)
            .filter_map(|key| match written.get(&key).copied().flatten() {
                Some(sheet) => Some(Scenario::of(key, sheet)),
                None => built_in_sheet(&key.0).map(|sheet| Scenario::of(key, &sheet)),
            })
            .collect();
        let rules = rules.or(ledger.scenario_rules(as_of)).map_or_else(built_in_rules, <[_]>::to_vec);
        let usual = all.iter().position(|scenario| scenario.key.0 == built_in::STANDARD).unwrap_or(0);
        let asks = rules.iter().any(|rule| rule.history.is_some());
        let histories = if asks { histories(ledger, as_of) } else { HashMap::new() };
        let by_hand = ledger.scenarios_by_hand(as_of).map(|(customer, key)| (customer, key.clone())).collect();
        Self { all, usual, rules, by_hand, histories, as_of }
    }

    /// All, the built-in ones first.
    #[must_use]
    pub fn all(&self) -> &[Scenario] {
        &self.all
    }

    /// The rules that count, in order.
    #[must_use]
    pub fn rules(&self) -> &[ScenarioRule<CustomerIdx>] {
        &self.rules
    }

    /// What is followed where no rule holds.
    #[must_use]
    pub fn usual(&self) -> Option<&Scenario> {
        self.all.get(self.usual)
    }

    fn place(&self, key: &ScenarioKey) -> Option<usize> {
        self.all.iter().position(|scenario| scenario.key == *key)
    }

    /// The place among all of what a customer follows, and why.
    pub(super) fn choose(&self, ledger: &Ledger, customer: CustomerIdx, owing: &Owing) -> (usize, ChosenBy) {
        if let Some(place) = self.by_hand.get(&customer).and_then(|key| self.place(key)) {
            return (place, ChosenBy::Hand);
        }
        let rules = self.rules.iter().enumerate().filter(|(_, rule)| self.holds(ledger, rule, customer, owing));
        let mut found = rules.filter_map(|(at, rule)| Some((self.place(&rule.scenario)?, ChosenBy::Rule(at))));
        found.next().unwrap_or((self.usual, ChosenBy::NoRule))
    }

    /// What a customer follows, and why.
    #[must_use]
    pub fn chosen(&self, ledger: &Ledger, customer: CustomerIdx, owing: &Owing) -> Option<Chosen> {
        let (place, by) = self.choose(ledger, customer, owing);
        Some(Chosen { scenario: self.all.get(place)?.key.clone(), by })
    }

    fn holds(&self, ledger: &Ledger, rule: &ScenarioRule<CustomerIdx>, customer: CustomerIdx, owing: &Owing) -> bool {
        let sheet = ledger.customer(customer);
        let net = |currency: Currency| owing.net.iter().filter(|(of, _)| *of == currency).map(|(_, net)| *net).sum::<i64>();
        let owes = |bound: Money, fits: fn(i64, i64) -> bool| {
            // Who owes in other currencies as well is not known to owe little.
            let only = owing.net.iter().all(|(currency, net)| *currency == bound.currency() || *net <= 0);
            bound.to_minor().is_some_and(|bound_minor| fits(net(bound.currency()), bound_minor) && only)
        };
        rule.kind.is_none_or(|kind| kind == sheet.kind)
            && (rule.country.is_empty() || country_of(ledger, customer).eq_ignore_ascii_case(rule.country.trim()))
            && rule.sector.is_none_or(|sector| sector == ledger.sector_for(customer, self.as_of))
            && (rule.segment.is_empty() || same(ledger.segment_on(customer, self.as_of), &rule.segment))
            && (rule.responsible.is_empty() || same(ledger.responsible_on(customer, self.as_of), &rule.responsible))
            && rule.group.is_none_or(|head| ledger.head_of_group(customer, self.as_of) == ledger.survivor_on(head, self.as_of))
            && rule.owes_at_least.is_none_or(|least| least.to_minor().is_some_and(|minor| net(least.currency()) >= minor))
            && rule.owes_at_most.is_none_or(|most| owes(most, |net, most| net <= most))
            && rule.late_at_least.is_none_or(|days| owing.days_late >= i64::from(days))
            && rule.history.is_none_or(|history| self.histories.get(&customer) == Some(&history))
    }
}

/// A scenario as it counts on a day, as it would be written: a person's, else the built-in one; `None` where there is none.
#[must_use]
pub fn sheet_on(ledger: &Ledger, as_of: NaiveDate, key: &ScenarioKey) -> Option<ScenarioSheet> {
    let written = ledger.scenario_sheets(as_of).find(|(known, _)| *known == key).and_then(|(_, sheet)| sheet.cloned());
    written.or_else(|| built_in_sheet(&key.0))
}

fn same(one: &str, other: &str) -> bool {
    crate::basis::fold::folded(one) == crate::basis::fold::folded(other)
}

/// Where a customer is: its sheet, else our own country.
pub(super) fn country_of(ledger: &Ledger, customer: CustomerIdx) -> &str {
    let said = ledger.customer(customer).details.country.trim();
    if said.is_empty() { ledger.company().country.trim() } else { said }
}

/// How each customer paid in the year before a day; who is in none of the three is left out, who paid nothing yet is new.
fn histories(ledger: &Ledger, as_of: NaiveDate) -> HashMap<CustomerIdx, History> {
    let from = as_of.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN);
    // Paid in the year, of these late, paid ever.
    let mut paid: HashMap<CustomerIdx, (u32, u32)> = HashMap::new();
    let mut known: HashMap<CustomerIdx, History> = HashMap::new();
    for dot in payment_dots(ledger, as_of, None).iter().filter(|dot| dot.state == PaidOrOpen::Paid) {
        let of = paid.entry(dot.customer).or_default();
        if dot.on > from {
            of.0 += 1;
            of.1 += u32::from(dot.days_late > NOTABLY_LATE_DAYS);
        }
    }
    for (idx, _) in ledger.customers() {
        match paid.get(&idx) {
            None => {
                known.insert(idx, History::New);
            }
            // Of two, one late is chance.
            Some((n, late)) if *n >= 3 && late * 2 > *n => {
                known.insert(idx, History::OftenLate);
            }
            Some((n, late)) if *n >= LOYAL_FROM && late * 10 < *n => {
                known.insert(idx, History::Loyal);
            }
            Some(_) => {}
        }
    }
    known
}
