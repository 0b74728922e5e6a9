//! One customer as the page shows it: a value made of views, without signals.

use super::insolvency::Proceedings;
use super::merging::{Alias, Became};
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use crate::insight::{
    AgedBalanceSettings, ClaimRow, ClaimsOf, CreditSeen, CustomerAccount, CustomerSheet, Exposure, Grouping, ItemScope, OpenItemsRequest,
    OpenRow, PaidOrOpen, PaymentBehaviour, PaymentDot, SortDirection, SortKey, claims_of, credit_seen, customer_sheet, exposure_of,
    open_items, sheet_days,
};
use crate::law::last_day_to_declare;
use crate::ledger::{Conditions, Contact, Customer, CustomerDetails, CustomerIdx, CustomerKind, Insolvency, ItemIdx, Ledger, Movement};
use crate::ui::parts::{AgedPart, ChartDot, Explanation};
use crate::words::Words;
use crate::words::customers::whole_days;
use chrono::NaiveDate;

/// One customer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look {
    pub(super) id: ThingId,
    pub(super) key: String,
    pub(super) details: CustomerDetails,
    pub(super) kind: CustomerKind,
    pub(super) sheet: CustomerSheet,
    /// The open documents, latest first.
    pub(super) open: Vec<OpenRow>,
    /// Insolvency proceedings that are open.
    pub(super) proceedings: Vec<Proceedings>,
    pub(super) segment: String,
    pub(super) responsible: String,
    pub(super) group: Group,
    pub(super) contacts: Vec<Contact>,
    /// Where something is ordered and not invoiced: what is open and what is ordered, by currency.
    pub(super) exposure: Vec<(Currency, Exposure)>,
    /// What lateness cost, latest first.
    pub(super) claims: Vec<ClaimRow>,
    pub(super) credit: Vec<CreditSeen>,
    pub(super) conditions: Conditions,
    /// The day on which its sheet was read, and the first on which it is stale.
    pub(super) sheet_days: Option<(NaiveDate, NaiveDate)>,
    /// The customers that became this one.
    pub(super) aliases: Vec<Alias>,
    /// Whom it became.
    pub(super) became: Option<Became>,
    pub(super) as_of: NaiveDate,
}

/// Its place in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Group {
    None,
    /// Above that many others.
    Head {
        members: usize,
    },
    Under {
        parent: ThingId,
        name: String,
        pays: bool,
    },
}

impl Group {
    fn of(ledger: &Ledger, idx: CustomerIdx, as_of: NaiveDate) -> Self {
        if let Some(above) = ledger.parent_on(idx, as_of) {
            let name = ledger.customer(above.customer).details.name.clone();
            return Self::Under { parent: ledger.customer_id(above.customer), name, pays: above.pays };
        }
        let in_it = |other: &CustomerIdx| *other != idx && ledger.head_of_group(*other, as_of) == idx;
        match ledger.customers_on(as_of).map(|(other, _)| other).filter(in_it).count() {
            0 => Self::None,
            members => Self::Head { members },
        }
    }
}

fn alias_of(customer: &Customer, on: NaiveDate) -> Alias {
    Alias { name: customer.details.name.clone(), key: customer.key.clone(), on }
}

impl Look {
    pub(super) fn at(ledger: &Ledger, as_of: NaiveDate, id: ThingId) -> Option<Self> {
        let idx = ledger.customer_of(id)?;
        let customer = ledger.customer(idx);
        let ageing = AgedBalanceSettings::by_due_date();
        let request = OpenItemsRequest {
            scope: ItemScope::Open,
            customer: Some(idx),
            currency: None,
            class: None,
            ageing: ageing.clone(),
            text: String::new(),
            sort: SortKey::DaysLate,
            direction: SortDirection::Descending,
            grouping: Grouping::Together,
        };
        Some(Self {
            id,
            key: customer.key.clone(),
            details: customer.details.clone(),
            kind: customer.kind,
            sheet: customer_sheet(ledger, as_of, &ageing, idx),
            open: open_items(ledger, as_of, &request).rows,
            proceedings: proceedings(ledger, as_of, idx),
            segment: ledger.segment_on(idx, as_of).to_owned(),
            responsible: ledger.responsible_on(idx, as_of).to_owned(),
            group: Group::of(ledger, idx, as_of),
            contacts: customer.contacts.clone(),
            exposure: exposure_of(ledger, as_of, idx).into_iter().filter(|(_, it)| it.orders > 0).collect(),
            claims: claims_of(ledger, as_of, ClaimsOf::Customer(idx)),
            credit: credit_seen(ledger, idx, as_of),
            conditions: ledger.conditions_for(idx, as_of),
            sheet_days: sheet_days(ledger, idx),
            aliases: ledger.merged_with(idx, as_of).into_iter().map(|(alias, on)| alias_of(ledger.customer(alias), on)).collect(),
            became: ledger.merged_into(idx).filter(|it| it.on <= as_of).map(|it| {
                let other = ledger.survivor_on(idx, as_of);
                Became { id: ledger.customer_id(other), name: ledger.customer(other).details.name.clone(), on: it.on }
            }),
            as_of,
        })
    }

    /// The currency of what is entered by hand.
    pub(super) fn currency(&self) -> Currency {
        self.sheet.accounts.first().map_or(Currency::EUR, |account| account.currency)
    }

    /// The days-late dots in the order of due dates.
    pub(super) fn dots_in_order(&self) -> Vec<PaymentDot> {
        let mut dots = self.sheet.dots.clone();
        dots.sort_by_key(|dot| dot.due_on);
        dots
    }
}

fn proceedings(ledger: &Ledger, as_of: NaiveDate, customer: CustomerIdx) -> Vec<Proceedings> {
    let open = ledger.insolvencies().map(|(_, it)| it).filter(|it| it.customer == customer && it.counts_on(as_of));
    open.map(|it| Proceedings {
        id: ledger.insolvency_id(it),
        opened_on: it.opened_on,
        declare_by: declare_by(ledger, it),
        note: it.note.clone(),
    })
    .collect()
}

/// The last day to declare what arose before the judgment, where it is published and the debtor's law is covered.
fn declare_by(ledger: &Ledger, insolvency: &Insolvency) -> Option<NaiveDate> {
    let country = |text: &str| if text.trim().is_empty() { "FR".to_owned() } else { text.trim().to_ascii_uppercase() };
    let debtor = country(&ledger.customer(insolvency.customer).details.country);
    last_day_to_declare(&debtor, &country(&ledger.company().country), insolvency.published_on?)
}

/// An item with what it is and its number.
pub(super) fn item_name(ledger: &Ledger, item: ItemIdx, words: &Words) -> String {
    let item = ledger.item(item);
    (words.customers().sheet.item)(item.kind, item.number)
}

/// The movements that are not nought, each with its name.
pub(super) fn movements(account: &CustomerAccount, words: &Words) -> Vec<(&'static str, Money)> {
    Movement::ALL
        .into_iter()
        .zip(account.moved)
        .filter(|(_, sum)| *sum != 0)
        .map(|(movement, sum)| ((words.customers().sheet.movement)(movement), Money::from_minor(sum, account.currency)))
        .collect()
}

/// Why a balance is what it is.
pub(super) fn balance_explained(account: &CustomerAccount, words: &Words) -> Explanation {
    let it = &words.customers().sheet;
    let total = Money::from_minor(account.aged.total(), account.currency);
    Explanation {
        formula: it.outstanding_formula.to_owned(),
        heads: vec![it.movement_head.to_owned(), it.amount.to_owned()],
        rows: movements(account, words).into_iter().map(|(name, sum)| vec![name.to_owned(), words.format.amount(sum)]).collect(),
        total: Some(vec![it.balance.to_owned(), words.format.amount(total)]),
        ..Explanation::default()
    }
}

/// Why a mean lateness is what it is.
pub(super) fn mean_explained(behaviour: &PaymentBehaviour, words: &Words) -> Explanation {
    let it = &words.customers().sheet;
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let days = |mean: Option<f64>| mean.map_or("·".to_owned(), |mean| words.format.days(whole_days(mean)));
    Explanation {
        formula: it.mean_formula.to_owned(),
        heads: it.mean_heads.map(str::to_owned).to_vec(),
        rows: vec![
            vec![(it.mean_paid)(n(behaviour.n_paid)), days(behaviour.mean_days_late)],
            vec![it.mean_paid_weighted.to_owned(), days(behaviour.weighted_mean_days_late)],
            vec![(it.mean_all)(n(behaviour.n_open_late)), days(behaviour.mean_days_late_with_open)],
            vec![it.mean_all_weighted.to_owned(), days(behaviour.weighted_mean_days_late_with_open)],
        ],
        notes: vec![(it.behaviour)(behaviour)],
        ..Explanation::default()
    }
}

/// The steps of the aged bar; each opens its lines.
pub(super) fn aged_parts(account: &CustomerAccount, words: &Words, href: impl Fn(u8) -> String) -> Vec<AgedPart> {
    let Some(shares) = account.aged.shares() else { return Vec::new() };
    let amounts = std::iter::once(account.aged.not_due).chain(account.aged.buckets.iter().copied());
    (0_u8..)
        .zip(shares)
        .zip(words.customers().sheet.age_names)
        .zip(amounts)
        .map(|(((step, share), name), amount)| {
            let money = Money::from_minor(amount, account.currency);
            AgedPart {
                step,
                name: name.to_owned(),
                amount: words.format.amount(money),
                rough: words.format.rough_amount(money),
                share,
                disputed: 0.0,
                href: Some(href(step)),
            }
        })
        .collect()
}

/// The dots of the chart, one after the other.
pub(super) fn chart_dots(ledger: &Ledger, dots: &[PaymentDot], words: &Words) -> Vec<ChartDot> {
    let last = dots.len().saturating_sub(1).max(1) as f64;
    dots.iter()
        .enumerate()
        .map(|(place, dot)| ChartDot {
            x: place as f64 / last,
            y: dot.days_late as f64,
            open: dot.state == PaidOrOpen::Open,
            label: words.format.pair(&item_name(ledger, dot.item, words), &words.format.days(dot.days_late)),
        })
        .collect()
}
