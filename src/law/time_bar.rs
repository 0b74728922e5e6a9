//! Time bars: until when a debt may be sued for, and what starts that time anew. Data with sources; the product watches and never concludes.
//!
//! Months end on the same day, else on the month's last. No text was found that moves such a day off a week-end.

use super::governing::GoverningLaw;
use super::rule_book::Debtor;
use super::source::{
    Source,
    Status::{Derived, Earlier, Unverified, Verified},
};
use crate::ledger::Supply;
use chrono::{Datelike, Months, NaiveDate};

/// From which day the time runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BarStart {
    /// The due date: the day on which the creditor could act.
    DueDate,
    /// Delivery, or the day on which it should have been.
    Delivery,
    /// 31 December of the year of the due date.
    EndOfYear,
    /// 1 January after the due date.
    NextNewYear,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeBar {
    /// Whose.
    pub law: GoverningLaw,
    /// Who owes; `None` for all.
    pub debtor: Option<Debtor>,
    /// What was sold.
    pub supply: Supply,
    /// How long.
    pub months: u32,
    /// From when.
    pub starts: BarStart,
    /// The text.
    pub source: Source,
}

const fn bar(law: GoverningLaw, debtor: Option<Debtor>, supply: Supply, months: u32, starts: BarStart, source: Source) -> TimeBar {
    TimeBar { law, debtor, supply, months, starts, source }
}

use BarStart::{Delivery, DueDate, EndOfYear, NextNewYear};
use GoverningLaw::{Be, De, Fr, Lu, Nl, Uk};

/// All that are known.
pub static TIME_BARS: [TimeBar; 16] = [
    bar(Fr, Some(Debtor::Business), Supply::General, 60, DueDate, Source::of("C. com., art. L110-4, I ; C. civ., art. 2224", Verified)),
    bar(Fr, Some(Debtor::Business), Supply::Carriage, 12, Delivery, Source::of("C. com., art. L133-6", Verified)),
    bar(Fr, Some(Debtor::Consumer), Supply::General, 24, DueDate, Source::of("C. conso., art. L218-2", Verified)),
    bar(Fr, Some(Debtor::PublicBody), Supply::General, 48, NextNewYear, Source::of("Loi 68-1250 du 31 décembre 1968", Unverified)),
    bar(Be, None, Supply::General, 120, DueDate, Source::of("C. civ. belge, ancien art. 2262bis", Verified)),
    bar(Be, None, Supply::Periodic, 60, DueDate, Source::of("C. civ. belge, ancien art. 2277", Verified)),
    bar(Be, Some(Debtor::Consumer), Supply::ConsumerGoods, 12, DueDate, Source::of("C. civ. belge, ancien art. 2272", Verified)),
    bar(Be, None, Supply::Lodging, 6, DueDate, Source::of("C. civ. belge, ancien art. 2271", Verified)),
    bar(Be, None, Supply::Medical, 24, DueDate, Source::of("C. civ. belge, ancien art. 2277bis", Verified)),
    bar(De, None, Supply::General, 36, EndOfYear, Source::of("BGB §§ 195, 199", Earlier)),
    bar(Nl, Some(Debtor::Business), Supply::General, 60, DueDate, Source::of("BW 3:307", Earlier)),
    bar(Nl, Some(Debtor::PublicBody), Supply::General, 60, DueDate, Source::of("BW 3:307", Earlier)),
    bar(Nl, Some(Debtor::Consumer), Supply::General, 60, DueDate, Source::of("BW 3:307", Earlier)),
    bar(Nl, Some(Debtor::Consumer), Supply::ConsumerGoods, 24, DueDate, Source::of("BW 7:28", Earlier)),
    bar(Lu, Some(Debtor::Business), Supply::General, 120, DueDate, Source::of("C. com. luxembourgeois, art. 189", Unverified)),
    bar(Uk, None, Supply::General, 72, DueDate, Source::of("Limitation Act 1980, s. 5 (Scotland: 5 years)", Earlier)),
];

impl TimeBar {
    /// The last day on which the debt may be sued for; `None` at the end of the calendar.
    #[must_use]
    pub fn last_day(&self, due_on: NaiveDate) -> Option<NaiveDate> {
        let from = match self.starts {
            DueDate | Delivery => due_on,
            EndOfYear => NaiveDate::from_ymd_opt(due_on.year(), 12, 31)?,
            NextNewYear => NaiveDate::from_ymd_opt(due_on.year().checked_add(1)?, 1, 1)?,
        };
        let last = from.checked_add_months(Months::new(self.months))?;
        // Counted from the first day of a year, the time is over with the year before.
        if self.starts == NextNewYear { last.pred_opt() } else { Some(last) }
    }
}

/// The time bar of a debt: that of what was sold, else of debts at large; of an unknown supply the shortest that could apply.
/// `None` where no rule is known.
#[must_use]
pub fn time_bar(law: GoverningLaw, debtor: Debtor, supply: Supply) -> Option<&'static TimeBar> {
    let fits = || TIME_BARS.iter().filter(move |bar| bar.law == law && bar.debtor.is_none_or(|of| of == debtor));
    match supply {
        Supply::Unknown => fits().min_by_key(|bar| bar.months),
        _ => fits().find(|bar| bar.supply == supply).or_else(|| fits().find(|bar| bar.supply == Supply::General)),
    }
}

/// Something that was done or happened, as it moves a time bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interruption {
    /// The debtor recognises the debt.
    Recognition,
    /// The debtor pays a part.
    PartPayment,
    /// A claim in court, summary proceedings too.
    CourtClaim,
    /// An order for payment is served.
    OrderServed,
    /// Attachment, enforcement.
    Enforcement,
    /// A registered letter or formal notice of the creditor.
    FormalNotice,
    /// Mediation or conciliation.
    Mediation,
    /// A registered letter of a lawyer or bailiff with its listed mentions.
    LawyersLetter,
}

/// What it does to the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// The whole time runs anew.
    Anew,
    /// It may: the old day stays the limit, the new one is possible.
    MayRunAnew,
    /// Nothing.
    Nothing,
    /// It stands still, and at least so many months are left after.
    StandsStill {
        /// Months left at least.
        months_left: u32,
    },
    /// So many months more, once, never ending before the first term.
    Longer {
        /// Months.
        months: u32,
    },
}

/// What something does to the time bar of a law, and the text; `None` where no rule is known.
#[must_use]
pub fn interruption(law: GoverningLaw, what: Interruption) -> Option<(Effect, Source)> {
    Some(match (law, what) {
        (Fr, Interruption::Recognition) => (Effect::Anew, Source::of("C. civ., art. 2240 et 2231", Verified)),
        (Fr, Interruption::PartPayment) => {
            (Effect::MayRunAnew, Source::of("C. civ., art. 2240 ; arrêts non publiés de 2020 et 2021", Verified))
        }
        (Fr, Interruption::CourtClaim) => (Effect::Anew, Source::of("C. civ., art. 2241", Verified)),
        (Fr, Interruption::OrderServed) => (Effect::Anew, Source::of("C. civ., art. 2244 (lecture)", Verified)),
        (Fr, Interruption::Enforcement) => (Effect::Anew, Source::of("C. civ., art. 2244", Verified)),
        (Fr, Interruption::FormalNotice) => (Effect::Nothing, Source::of("Cass. com., 18 mai 2022, 20-23.204", Verified)),
        (Fr, Interruption::Mediation) => (Effect::StandsStill { months_left: 6 }, Source::of("C. civ., art. 2238", Verified)),
        (Be, Interruption::Recognition | Interruption::PartPayment) => {
            (Effect::Anew, Source::of("C. civ. belge, ancien art. 2248", Derived))
        }
        (Be, Interruption::CourtClaim) => (Effect::Anew, Source::of("C. civ. belge, ancien art. 2244", Verified)),
        (Be, Interruption::LawyersLetter) => {
            (Effect::Longer { months: 12 }, Source::of("C. civ. belge, ancien art. 2244, § 2 (loi du 23 mai 2013)", Verified))
        }
        _ => return None,
    })
}

/// Days before the last one on which the product warns.
pub const WARNINGS: [u16; 3] = [180, 90, 30];

/// How near the end is, by the warnings that have passed: 0 for far, 3 for the last month; `None` once it is over.
#[must_use]
pub fn warning(last_day: NaiveDate, today: NaiveDate) -> Option<usize> {
    let left = (last_day - today).num_days();
    (left >= 0).then(|| WARNINGS.iter().filter(|days| left <= i64::from(**days)).count())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::law::source::day;

    #[test]
    fn an_unknown_supply_takes_the_shortest_time() {
        let months = |law, debtor, supply| time_bar(law, debtor, supply).map(|bar| bar.months);
        assert_eq!(months(Fr, Debtor::Business, Supply::Unknown), Some(12));
        assert_eq!(months(Fr, Debtor::Business, Supply::General), Some(60));
        assert_eq!(months(Fr, Debtor::Consumer, Supply::Carriage), Some(24));
        assert_eq!(months(Be, Debtor::Consumer, Supply::Unknown), Some(6));
        assert_eq!(months(Be, Debtor::Business, Supply::ConsumerGoods), Some(120));
        assert_eq!(months(Lu, Debtor::Consumer, Supply::General), None);
    }

    #[test]
    fn a_year_counted_from_its_end_or_from_the_next_ends_with_a_year() {
        let last = |law, debtor, due| time_bar(law, debtor, Supply::General).unwrap().last_day(due);
        // Due in March 2023: three years from 31 December 2023; four from 1 January 2024, so up to 31 December 2027.
        assert_eq!(last(De, Debtor::Business, day(2023, 3, 15)), Some(day(2026, 12, 31)));
        assert_eq!(last(Fr, Debtor::PublicBody, day(2023, 3, 15)), Some(day(2027, 12, 31)));
        assert_eq!(last(Uk, Debtor::Business, day(2024, 2, 29)), Some(day(2030, 2, 28)));
        assert_eq!(last(Fr, Debtor::Business, NaiveDate::MAX), None);
    }

    #[test]
    fn a_formal_notice_interrupts_nothing_and_a_part_payment_only_may() {
        let effect = |law, what| interruption(law, what).map(|(effect, _)| effect);
        assert_eq!(effect(Fr, Interruption::FormalNotice), Some(Effect::Nothing));
        assert_eq!(effect(Fr, Interruption::PartPayment), Some(Effect::MayRunAnew));
        assert_eq!(effect(Be, Interruption::PartPayment), Some(Effect::Anew));
        assert_eq!(effect(Uk, Interruption::CourtClaim), None);
    }

    #[test]
    fn a_warning_comes_on_its_day_and_none_when_it_is_over() {
        let last = day(2027, 1, 31);
        let on = |text: &str| warning(last, text.parse().unwrap());
        assert_eq!([on("2026-08-03"), on("2026-08-04"), on("2026-11-02"), on("2027-01-01")], [Some(0), Some(1), Some(2), Some(3)]);
        assert_eq!((on("2027-01-31"), on("2027-02-01")), (Some(3), None));
    }
}
