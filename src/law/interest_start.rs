//! From which day interest runs: the due date alone between businesses, an act of the creditor for consumers.

use super::{
    compensation::NotCharged,
    first_reminder::FirstReminder,
    rule_book::{InterestRule, InterestStart},
};
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// What was done and agreed that a law may ask for beside the due date. Nothing known is the default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NoticesGiven {
    /// The day on which a formal notice was received.
    pub formal_notice_on: Option<NaiveDate>,
    /// Belgium: the free first reminder.
    pub first_reminder: Option<FirstReminder>,
    /// Belgium: true where the creditor is a small or medium-sized firm, whose interest may run from the reminder.
    pub small_creditor: bool,
    /// Germany, Netherlands: true where the contract itself fixes the due date by the calendar.
    pub date_agreed: bool,
    /// Germany: the day on which an invoice was received that says that default begins after 30 days.
    pub thirty_day_invoice_on: Option<NaiveDate>,
    /// Luxembourg: the day on which goods or work were received that were invoiced within a month, with the mention of interest.
    pub supplied_with_mention_on: Option<NaiveDate>,
}

/// From when interest runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Start {
    /// The first day that carries interest.
    pub on: NaiveDate,
    /// What was paid by this day carries none at all; none where the law knows no such day.
    pub excused_until: Option<NaiveDate>,
}

/// The first day that carries interest under a rule. `is_agreed` where the contract sets a rate.
///
/// # Errors
/// Says which act is missing; [`NotCharged::NoRule`] at the end of the calendar.
pub fn interest_start(rule: &InterestRule, due_on: NaiveDate, given: &NoticesGiven, is_agreed: bool) -> Result<Start, NotCharged> {
    let after = |day: NaiveDate| day.max(due_on).succ_opt().ok_or(NotCharged::NoRule);
    let from = |on| Start { on, excused_until: None };
    match rule.starts {
        InterestStart::DayAfterDue => after(due_on).map(from),
        InterestStart::DayAfterNotice => after(given.formal_notice_on.ok_or(NotCharged::NoticeNeeded)?).map(from),
        InterestStart::AfterFreeReminder => {
            let reminder = given.first_reminder.ok_or(NotCharged::ReminderNeeded)?;
            let grace = reminder.days_of_grace().ok_or(NotCharged::NoRule)?;
            let start = if given.small_creditor {
                Start { on: after(reminder.sent_on)?, excused_until: Some(grace.last_free_day) }
            } else {
                from(after(grace.last_free_day)?)
            };
            if is_agreed {
                return Ok(start);
            }
            let notice = after(given.formal_notice_on.ok_or(NotCharged::NoticeNeeded)?)?;
            Ok(Start { on: start.on.max(notice), ..start })
        }
        InterestStart::DayAfterDefault { thirty_days } => {
            let by_invoice = given.thirty_day_invoice_on.filter(|_| thirty_days);
            let by_invoice = by_invoice.and_then(|received| received.max(due_on).checked_add_days(Days::new(30)));
            let by_date = given.date_agreed.then_some(due_on);
            let earliest = [by_date, given.formal_notice_on, by_invoice].into_iter().flatten().min();
            after(earliest.ok_or(NotCharged::NoticeNeeded)?).map(from)
        }
        InterestStart::AfterThirdMonth => {
            let supplied = given.supplied_with_mention_on.ok_or(NotCharged::NoticeNeeded)?;
            // The debtor's reading: the end of the third civil month after that of receipt.
            let first_of_month = supplied.checked_sub_days(Days::new(u64::from(chrono::Datelike::day0(&supplied))));
            let end = first_of_month.and_then(|first| first.checked_add_months(Months::new(4))).and_then(|first| first.pred_opt());
            after(end.ok_or(NotCharged::NoRule)?).map(from)
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::law::{
        first_reminder::SentBy,
        governing::GoverningLaw,
        rule_book::{Debtor, rule_book},
        source::day,
    };

    const DUE: NaiveDate = day(2026, 1, 31);

    fn start(law: GoverningLaw, debtor: Debtor, given: NoticesGiven, is_agreed: bool) -> Result<NaiveDate, NotCharged> {
        let rule = rule_book(law, debtor, None, day(2026, 2, 1)).unwrap().interest.as_ref().unwrap();
        interest_start(rule, DUE, &given, is_agreed).map(|start| start.on)
    }

    #[test]
    fn a_french_consumer_owes_from_the_day_after_a_formal_notice() {
        let ask = |given| start(GoverningLaw::Fr, Debtor::Consumer, given, false);
        assert_eq!(ask(NoticesGiven::default()), Err(NotCharged::NoticeNeeded));
        assert_eq!(ask(NoticesGiven { formal_notice_on: Some(day(2026, 3, 10)), ..Default::default() }), Ok(day(2026, 3, 11)));
        // A notice before the due date starts nothing before it.
        assert_eq!(ask(NoticesGiven { formal_notice_on: Some(day(2026, 1, 10)), ..Default::default() }), Ok(day(2026, 2, 1)));
    }

    #[test]
    fn a_belgian_consumer_owes_nothing_before_the_free_reminder_and_its_days() {
        let reminder = FirstReminder { sent_on: day(2026, 2, 1), by: SentBy::Post };
        let given = NoticesGiven { first_reminder: Some(reminder), ..Default::default() };
        let ask = |given, is_agreed| start(GoverningLaw::Be, Debtor::Consumer, given, is_agreed);
        assert_eq!(ask(NoticesGiven::default(), true), Err(NotCharged::ReminderNeeded));
        assert_eq!(ask(given, true), Ok(day(2026, 2, 19)));
        assert_eq!(ask(NoticesGiven { small_creditor: true, ..given }, true), Ok(day(2026, 2, 2)));
        // Without a clause a formal notice is needed too, and the later of the two counts.
        assert_eq!(ask(given, false), Err(NotCharged::NoticeNeeded));
        assert_eq!(ask(NoticesGiven { formal_notice_on: Some(day(2026, 2, 10)), ..given }, false), Ok(day(2026, 2, 19)));
        assert_eq!(ask(NoticesGiven { formal_notice_on: Some(day(2026, 2, 28)), ..given }, false), Ok(day(2026, 3, 1)));
    }

    #[test]
    fn a_german_consumer_is_in_default_by_a_date_a_reminder_or_thirty_days() {
        let ask = |given| start(GoverningLaw::De, Debtor::Consumer, given, false);
        assert_eq!(ask(NoticesGiven::default()), Err(NotCharged::NoticeNeeded));
        assert_eq!(ask(NoticesGiven { date_agreed: true, ..Default::default() }), Ok(day(2026, 2, 1)));
        // Received on 20 January, due on the 31st: 31 January + 30 days = 2 March; from the 3rd.
        let thirty = NoticesGiven { thirty_day_invoice_on: Some(day(2026, 1, 20)), ..Default::default() };
        assert_eq!(ask(thirty), Ok(day(2026, 3, 3)));
        assert_eq!(ask(NoticesGiven { formal_notice_on: Some(day(2026, 2, 15)), ..thirty }), Ok(day(2026, 2, 16)));
        // The Netherlands know no such thirty days.
        assert_eq!(start(GoverningLaw::Nl, Debtor::Consumer, thirty, false), Err(NotCharged::NoticeNeeded));
    }

    #[test]
    fn a_luxembourg_consumer_owes_from_the_end_of_the_third_month() {
        let ask = |given| start(GoverningLaw::Lu, Debtor::Consumer, given, false);
        assert_eq!(ask(NoticesGiven::default()), Err(NotCharged::NoticeNeeded));
        assert_eq!(ask(NoticesGiven { supplied_with_mention_on: Some(day(2025, 11, 30)), ..Default::default() }), Ok(day(2026, 3, 1)));
    }

    #[test]
    fn between_businesses_the_due_date_is_enough_everywhere() {
        for law in GoverningLaw::ALL {
            assert_eq!(start(law, Debtor::Business, NoticesGiven::default(), false), Ok(day(2026, 2, 1)), "{law:?}");
        }
    }
}
