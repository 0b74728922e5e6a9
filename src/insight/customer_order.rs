//! Which customers a list shows, in which order, and what they sum to.
//!
//! Start at [`customers_shown`] and [`customer_totals`]. Statistics of behaviour are compared by value, those without any come last.

use super::aged_balance::AgedAmounts;
use super::customer_list::CustomerRow;
use super::open_items::SortDirection;
use super::payment_behaviour::Trend;
use super::search::Needle;
use crate::basis::money::Currency;
use crate::ledger::{CustomerKind, Ledger};
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// By what customers are sorted; equal ones by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomerOrder {
    /// Name, without case and accents.
    Name,
    /// All that is owed; by currency first.
    Open,
    /// What is late; by currency first.
    Overdue,
    /// The oldest due date that passed.
    Late,
    /// Mean days late, open ones at their age.
    Delay,
}

/// What is asked of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomersRequest {
    /// Only those whose name, key or contact holds these words; blank for all.
    pub find: String,
    /// Only those whose account is not at nought.
    pub owing: bool,
    /// Only those of this kind.
    pub kind: Option<CustomerKind>,
    /// Sorted by.
    pub order: CustomerOrder,
    /// Which way.
    pub direction: SortDirection,
}

/// The places in `rows` of the customers asked for, in order.
#[must_use]
pub fn customers_shown(ledger: &Ledger, rows: &[CustomerRow], request: &CustomersRequest) -> Vec<usize> {
    let needle = Needle::new(&request.find);
    let mut buffer = String::new();
    let mut shown: Vec<(usize, &CustomerRow, String)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| {
            let customer = ledger.customer(row.customer);
            let owes = !request.owing || row.aged.total() != 0 || row.n_open > 0;
            let fits = |text: &str| needle.fit_of_words(text).is_some();
            let found = needle.is_blank()
                || ledger.folded_customer(row.customer).is_some_and(|folded| fits(&folded.name) || fits(&folded.key))
                || needle.is_in(&customer.details.contact, &mut buffer);
            owes && request.kind.is_none_or(|kind| kind == customer.kind) && found
        })
        .map(|(place, row)| {
            (place, row, ledger.folded_customer(row.customer).map(|folded| folded.name.replace(' ', "")).unwrap_or_default())
        })
        .collect();
    shown.sort_by(|(_, a, a_name), (_, b, b_name)| {
        let by = match request.order {
            CustomerOrder::Name => turned(a_name.cmp(b_name), request.direction),
            CustomerOrder::Open => by_amount(a, b, AgedAmounts::total, request.direction),
            CustomerOrder::Overdue => by_amount(a, b, AgedAmounts::overdue, request.direction)
                .then_with(|| by_amount(a, b, AgedAmounts::total, request.direction)),
            // The oldest date is the longest lateness.
            CustomerOrder::Late => known_first(a.oldest_late_on, b.oldest_late_on, |a, b| turned(b.cmp(a), request.direction)),
            CustomerOrder::Delay => known_first(a.behaviour.mean_days_late_with_open, b.behaviour.mean_days_late_with_open, |a, b| {
                turned(a.total_cmp(b), request.direction)
            }),
        };
        by.then_with(|| a_name.cmp(b_name))
    });
    shown.into_iter().map(|(place, ..)| place).collect()
}

fn by_amount(a: &CustomerRow, b: &CustomerRow, of: impl Fn(&AgedAmounts) -> i64, direction: SortDirection) -> Ordering {
    let code = |row: &CustomerRow| row.currency.as_ref().map(Currency::code);
    known_first(code(a), code(b), Ord::cmp).then_with(|| turned(of(&a.aged).cmp(&of(&b.aged)), direction))
}

fn known_first<T>(a: Option<T>, b: Option<T>, compare: impl FnOnce(&T, &T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => compare(&a, &b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn turned(order: Ordering, direction: SortDirection) -> Ordering {
    match direction {
        SortDirection::Ascending => order,
        SortDirection::Descending => order.reverse(),
    }
}

/// What customers sum to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CustomerTotals {
    /// Customers, each once.
    pub n: usize,
    /// Of these, whose account stands above nought.
    pub n_owing: usize,
    /// Of these, who pay later and later.
    pub n_lengthening: usize,
    /// What is owed and what of it is late, by currency, in the order of its code; minor units.
    pub amounts: Vec<(Currency, i64, i64)>,
}

/// The sums of some rows.
#[must_use]
pub fn customer_totals<'r>(rows: impl IntoIterator<Item = &'r CustomerRow>) -> CustomerTotals {
    let mut seen = BTreeMap::new();
    let mut amounts: BTreeMap<&str, (Currency, i64, i64)> = BTreeMap::new();
    for row in rows {
        let (owes, lengthens) = seen.entry(row.customer).or_insert((false, false));
        *owes |= row.aged.total() > 0;
        *lengthens |= row.behaviour.trend == Trend::Lengthening;
        if let Some(currency) = row.currency {
            let sum = amounts.entry(currency.code()).or_insert((currency, 0, 0));
            sum.1 = sum.1.saturating_add(row.aged.total());
            sum.2 = sum.2.saturating_add(row.aged.overdue());
        }
    }
    CustomerTotals {
        n: seen.len(),
        n_owing: seen.values().filter(|(owes, _)| *owes).count(),
        n_lengthening: seen.values().filter(|(_, lengthens)| *lengthens).count(),
        amounts: amounts.into_values().collect(),
    }
}

impl CustomerRow {
    /// Days after the oldest due date that passed; `None` where nothing is late.
    #[must_use]
    pub fn oldest_days_late(&self, as_of: NaiveDate) -> Option<i64> {
        self.oldest_late_on.map(|day| (as_of - day).num_days())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::id::{BatchId, Ref};
    use crate::basis::money::Money;
    use crate::insight::{AgedBalanceSettings, customer_list};
    use crate::ledger::{AccountFamily, CustomerDetails, DocumentKind, Due, Event};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn four() -> Ledger {
        let mut events = Vec::new();
        for (name, kind) in [
            ("Éden", CustomerKind::Business),
            ("abeille", CustomerKind::Consumer),
            ("Zoé", CustomerKind::Business),
            ("Mû", CustomerKind::Unknown),
        ] {
            let details = CustomerDetails { name: name.to_owned(), ..CustomerDetails::default() };
            events.push(Event::CustomerAdded { key: name.to_owned(), details, kind });
        }
        for (customer, due_on, amount) in [(0, "2026-03-01", 500), (1, "2026-01-31", 100), (2, "2026-12-31", 900)] {
            events.push(Event::DocumentIssued {
                customer: Ref::Here(customer),
                kind: DocumentKind::Invoice,
                number: format!("F{customer}"),
                issued_on: day("2026-01-01"),
                due: Due::On(day(due_on)),
                amount: Money::from_minor(amount, Currency::EUR),
                account: AccountFamily::default(),
                retention: false,
                label: String::new(),
                line: None,
            });
        }
        let mut ledger = Ledger::default();
        ledger.apply_batch(BatchId::new(1_795_000_000_000, [1; 10]), events.iter().map(Some));
        ledger
    }

    fn shown(request: &CustomersRequest) -> String {
        let ledger = four();
        let rows = customer_list(&ledger, day("2026-03-31"), &AgedBalanceSettings::by_due_date());
        let names = customers_shown(&ledger, &rows, request).into_iter().map(|place| {
            let customer = rows.get(place).unwrap().customer;
            ledger.customer(customer).details.name.clone()
        });
        names.collect::<Vec<_>>().join(" ")
    }

    fn request(order: CustomerOrder, direction: SortDirection) -> CustomersRequest {
        CustomersRequest { find: String::new(), owing: false, kind: None, order, direction }
    }

    #[test]
    fn customers_sort_by_what_is_asked_and_those_without_it_come_last() {
        use SortDirection::{Ascending, Descending};
        assert_eq!(shown(&request(CustomerOrder::Name, Ascending)), "abeille Éden Mû Zoé");
        assert_eq!(shown(&request(CustomerOrder::Open, Descending)), "Zoé Éden abeille Mû");
        assert_eq!(shown(&request(CustomerOrder::Overdue, Descending)), "Éden abeille Zoé Mû");
        assert_eq!(shown(&request(CustomerOrder::Late, Descending)), "abeille Éden Mû Zoé");
        assert_eq!(shown(&request(CustomerOrder::Late, Ascending)), "Éden abeille Mû Zoé");
    }

    #[test]
    fn a_list_may_hold_only_those_who_owe_or_are_of_a_kind_or_are_called_so() {
        let by_name = request(CustomerOrder::Name, SortDirection::Ascending);
        assert_eq!(shown(&CustomersRequest { owing: true, ..by_name.clone() }), "abeille Éden Zoé");
        assert_eq!(shown(&CustomersRequest { kind: Some(CustomerKind::Business), ..by_name.clone() }), "Éden Zoé");
        assert_eq!(shown(&CustomersRequest { find: "eden".to_owned(), ..by_name }), "Éden");
    }

    #[test]
    fn sums_count_a_customer_once_and_shares_make_one() {
        let ledger = four();
        let rows = customer_list(&ledger, day("2026-03-31"), &AgedBalanceSettings::by_due_date());
        let totals = customer_totals(&rows);
        assert_eq!((totals.n, totals.n_owing, totals.n_lengthening), (4, 3, 0));
        assert_eq!(totals.amounts, [(Currency::EUR, 1_500, 600)]);
        for row in &rows {
            let sum = row.aged.shares().map(|it| it.iter().sum::<f64>());
            assert!(sum.is_none_or(|sum| (sum - 1.0).abs() < 1e-9));
        }
        assert_eq!(rows.first().unwrap().oldest_days_late(day("2026-03-31")), Some(30));
    }
}
