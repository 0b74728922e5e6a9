//! What is particular about one letter: how this customer pays, what was paid, promised and disputed of these documents.

use crate::basis::money::{Currency, Money};
use crate::insight::{PaidOrOpen, PromiseState, payment_dots, promise_state};
use crate::ledger::{Channel, CustomerIdx, ItemIdx, ItemKind, Ledger, Tone};
use chrono::{Days, NaiveDate};

/// Days after the due date within which a payment is called in time: banks take some.
const IN_TIME: i64 = 5;
/// How many invoices a habit takes.
const HABIT: usize = 3;
/// How long back it is looked for.
const HABIT_DAYS: u64 = 730;
/// How long back late ones are counted.
const LATE_DAYS: u64 = 365;

/// What a letter takes up beside what is owed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Case {
    /// What was paid of its documents.
    pub(super) part_paid: Option<Money>,
    /// The last promise for them that was not kept: how much, for which day.
    pub(super) broken: Option<(Money, NaiveDate)>,
    /// The day on which the last dispute about them ended.
    pub(super) dispute_closed: Option<NaiveDate>,
    /// Whether all of the last years came in time, and there were some.
    pub(super) pays_in_time: bool,
    /// How many of the last year came late; 0 where that is no habit.
    pub(super) paid_late: usize,
}

/// The case of a letter about these documents. What an earlier reminder said already is not said again, but in a formal notice.
pub(super) fn case(
    ledger: &Ledger,
    customer: CustomerIdx,
    documents: &[ItemIdx],
    tone: Tone,
    currency: Currency,
    as_of: NaiveDate,
) -> Case {
    let is_in = |item: &ItemIdx| documents.contains(item);
    let paid = ledger
        .allocations()
        .iter()
        .filter(|it| is_in(&it.debit) && it.counts_on(as_of) && ledger.item(it.credit).kind == ItemKind::Payment)
        .fold(0_i64, |sum, it| sum.saturating_add(it.amount));
    let last_written = ledger
        .reminders()
        .iter()
        .filter(|it| it.channel != Channel::Call && it.sent_on < as_of && it.documents.iter().any(|(item, _)| is_in(item)))
        .map(|it| it.sent_on)
        .max();
    let is_new = |day: NaiveDate| tone == Tone::Formal || last_written.is_none_or(|sent| sent <= day);
    let promises = ledger.promises().map(|(_, it)| it).filter(|it| it.documents.iter().any(is_in) && is_new(it.due_on));
    let broken = promises.filter(|it| promise_state(ledger, it, as_of) == PromiseState::Broken).max_by_key(|it| it.due_on);
    let disputes = ledger.disputes().map(|(_, it)| it).filter(|it| is_in(&it.document));
    let closed = disputes.filter_map(|it| it.closed).map(|(day, _)| day).filter(|day| *day <= as_of && is_new(*day)).max();
    let back = |days| as_of.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
    let dots = payment_dots(ledger, as_of, Some(customer));
    let paid_dots = || dots.iter().filter(|dot| dot.state == PaidOrOpen::Paid && !is_in(&dot.item));
    let recent: Vec<i64> = paid_dots().filter(|dot| dot.on >= back(HABIT_DAYS)).map(|dot| dot.days_late).collect();
    let late = paid_dots().filter(|dot| dot.on >= back(LATE_DAYS) && dot.days_late > IN_TIME).count();
    Case {
        part_paid: (paid > 0).then(|| Money::from_minor(paid, currency)),
        broken: broken.map(|it| (Money::from_minor(it.amount, currency), it.due_on)),
        dispute_closed: closed,
        pays_in_time: recent.len() >= HABIT && recent.iter().all(|days| *days <= IN_TIME),
        paid_late: if late >= HABIT { late } else { 0 },
    }
}
