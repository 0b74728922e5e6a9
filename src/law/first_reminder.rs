//! Belgium, consumers: the free first reminder, its days of grace, and the most that a clause may then ask (CDE, book XIX).
//!
//! Nothing (no cost, no interest) before the days of grace are over. The days are counted on the debtor's side where the text
//! leaves a choice: costs from the day after the last day of grace.

use super::source::{
    Source,
    Status::{Unverified, Verified},
};
use crate::basis::{
    calendar::{Zone, holiday},
    money::{Currency, Money},
};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How a reminder was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentBy {
    /// By post: the days of grace start on the third working day after sending.
    Post,
    /// By electronic means: they start on the calendar day after sending.
    Electronic,
}

/// A first reminder that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FirstReminder {
    /// The day of sending.
    pub sent_on: NaiveDate,
    /// How.
    pub by: SentBy,
}

/// The days that a first reminder leaves the debtor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DaysOfGrace {
    /// The day from which the fourteen are counted.
    pub starts_on: NaiveDate,
    /// The last day to pay without cost.
    pub last_free_day: NaiveDate,
    /// The first day on which costs and interest may be asked.
    pub costs_from: NaiveDate,
}

/// How many calendar days of grace there are at least.
pub const DAYS_OF_GRACE: u16 = 14;

/// Reminders of missed dates of repeat deliveries that are free in a year; the next ones cost at most [`LATER_REMINDER_MINOR`] and postage.
pub const FREE_REMINDERS_A_YEAR: u8 = 3;

/// The most that a further reminder of repeat deliveries may cost, in euro cents, postage apart.
pub const LATER_REMINDER_MINOR: i64 = 750;

/// That the first reminder is free, with its mentions, its days, and nothing before them.
pub const FREE_REMINDER: Source = Source::of("CDE, art. XIX.2 (loi du 4 mai 2023) ; creno.be, sninet.be", Verified);

/// How working days are counted: every day but Sundays and public holidays. A reading.
pub const WORKING_DAY: Source =
    Source::of("CDE, livre XIX : jour ouvrable = tout jour sauf dimanches et jours fériés (lecture)", Unverified);

/// That a small or medium-sized creditor's interest may run from the day after the first reminder was sent.
pub const SMALL_CREDITOR: Source = Source::of("CDE, livre XIX : créancier PME (sninet.be)", Verified);

/// What a first reminder must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReminderMention {
    /// The principal left.
    PrincipalLeft,
    /// The compensation that will be asked.
    Compensation,
    /// The creditor's name and enterprise number.
    Creditor,
    /// The good or service, and when it fell due.
    Supply,
    /// The days to pay.
    DaysToPay,
}

impl ReminderMention {
    /// All that it must say.
    pub const ALL: [Self; 5] = [Self::PrincipalLeft, Self::Compensation, Self::Creditor, Self::Supply, Self::DaysToPay];
}

impl FirstReminder {
    /// The days that it leaves; none at the end of the calendar.
    #[must_use]
    pub fn days_of_grace(self) -> Option<DaysOfGrace> {
        let starts_on = match self.by {
            SentBy::Post => third_working_day_after(self.sent_on)?,
            SentBy::Electronic => self.sent_on.succ_opt()?,
        };
        let last_free_day = starts_on.checked_add_days(Days::new(u64::from(DAYS_OF_GRACE)))?;
        Some(DaysOfGrace { starts_on, last_free_day, costs_from: last_free_day.succ_opt()? })
    }
}

fn third_working_day_after(date: NaiveDate) -> Option<NaiveDate> {
    let is_working = |day: &NaiveDate| day.weekday() != Weekday::Sun && holiday(Zone::Be, *day).is_none();
    date.succ_opt()?.iter_days().filter(is_working).nth(2)
}

/// The most that a clause may ask a consumer for one debt, and the text.
pub const CONSUMER_CAP: Source = Source::of("CDE, art. XIX.4 (loi du 4 mai 2023) ; elegis.be", Verified);

/// The most compensation that a clause may set for `due`, in euros, rounded once: 20 up to 150; 30 and 10 % of what is above 150, up
/// to 500; 65 and 5 % of what is above 500, at most 2,000. None for a debt in another currency, zero for nothing due.
#[must_use]
pub fn consumer_cap(due: Money) -> Option<Money> {
    if due.currency() != Currency::EUR {
        return None;
    }
    let (amount, euros) = (due.amount(), |whole: i64| Decimal::from(whole));
    let part = |from: i64, percent: i64| amount.checked_sub(euros(from))?.checked_mul(Decimal::new(percent, 2));
    let cap = if amount <= Decimal::ZERO {
        Decimal::ZERO
    } else if amount <= euros(150) {
        euros(20)
    } else if amount <= euros(500) {
        part(150, 10)?.checked_add(euros(30))?
    } else {
        part(500, 5)?.checked_add(euros(65))?.min(euros(2000))
    };
    Some(Money::new(cap, Currency::EUR).rounded())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::law::source::day;

    #[test]
    fn posted_before_easter_the_days_start_after_the_holidays() {
        // Posted on Friday 3 April 2026: Saturday 4 is the first working day, Sunday and Easter Monday are none, Tuesday 7 the
        // second, Wednesday 8 the third; 8 + 14 = 22 April.
        let grace = FirstReminder { sent_on: day(2026, 4, 3), by: SentBy::Post }.days_of_grace().unwrap();
        assert_eq!((grace.starts_on, grace.last_free_day, grace.costs_from), (day(2026, 4, 8), day(2026, 4, 22), day(2026, 4, 23)));
        assert_eq!(FirstReminder { sent_on: NaiveDate::MAX, by: SentBy::Post }.days_of_grace(), None);
    }

    #[test]
    fn the_cap_jumps_at_150_euros() {
        let cap = |minor| consumer_cap(Money::from_minor(minor, Currency::EUR)).unwrap().to_minor().unwrap();
        assert_eq!((cap(15_000), cap(15_001), cap(50_000), cap(0)), (2000, 3000, 6500, 0));
        assert_eq!(consumer_cap(Money::from_minor(100, Currency::USD)), None);
    }
}
