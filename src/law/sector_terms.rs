//! France: trades that have shorter terms by law than others, and one that has longer ones.

use super::source::{
    Source,
    Status::{Earlier, Verified},
};
use super::terms_limit::TermsClause;
use crate::ledger::{Sector, Terms};
use chrono::{Days, NaiveDate};

const TRANSPORT: Source = Source::of("C. com., art. L441-11, II, 5° (version antérieure)", Earlier);
const PERISHABLE: Source = Source::of("C. com., art. L441-11, II, 1° : à compter de la livraison", Verified);
const MEAT: Source = Source::of("C. com., art. L441-11, II, 2° (version antérieure) : à compter de la livraison", Earlier);
const SPIRITS: Source = Source::of("C. com., art. L441-11, II, 3° (version antérieure) : fin du mois de livraison", Earlier);
const WINE: Source = Source::of("C. com., art. L441-11, II, 4° (version antérieure), sauf accord de la filière", Earlier);
const EXPORT: Source = Source::of("C. com., art. L441-12 : clause expresse, hors achats des grandes entreprises", Verified);

/// The last lawful due date of a document issued on `issued_on`, and the text; `None` for a trade without terms of its own. Days that the
/// law counts from delivery are counted from issue: the day of delivery is not known.
#[must_use]
pub fn sector_limit(sector: Sector, clause: TermsClause, issued_on: NaiveDate) -> Option<(NaiveDate, &'static Source)> {
    static SOURCES: [Source; 6] = [TRANSPORT, PERISHABLE, MEAT, SPIRITS, WINE, EXPORT];
    let [transport, perishable, meat, spirits, wine, export] = &SOURCES;
    let after = |days: u64| issued_on.checked_add_days(Days::new(days));
    let found = match (sector, clause) {
        (Sector::General, _) => return None,
        (Sector::Transport, _) => (after(30)?, transport),
        (Sector::PerishableFood, TermsClause::Periodic) => (Terms::Decade(30).due_on(issued_on), perishable),
        (Sector::PerishableFood, _) => (after(30)?, perishable),
        (Sector::Meat, _) => (after(20)?, meat),
        (Sector::Spirits, _) => (Terms::EndOfMonthThenPlus(30).due_on(issued_on), spirits),
        (Sector::Wine, TermsClause::EndOfMonth) => {
            let readings = [Terms::PlusThenEndOfMonth(45), Terms::EndOfMonthThenPlus(45)].map(|rule| rule.due_on(issued_on));
            (readings.into_iter().max()?.max(after(60)?), wine)
        }
        (Sector::Wine, _) => (after(60)?, wine),
        (Sector::Export, _) => (after(90)?, export),
    };
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::source::day;

    #[test]
    fn each_trade_has_its_own_last_day() {
        // Worked by hand from 16 January 2026.
        let issued_on = day(2026, 1, 16);
        let last = |sector, clause| sector_limit(sector, clause, issued_on).map(|(day, _)| day);
        assert_eq!(last(Sector::General, TermsClause::Days), None);
        assert_eq!(last(Sector::Transport, TermsClause::EndOfMonth), Some(day(2026, 2, 15)));
        assert_eq!(last(Sector::PerishableFood, TermsClause::Days), Some(day(2026, 2, 15)));
        // The ten-day period of 16 January ends on the 20th; 20 January + 30 days.
        assert_eq!(last(Sector::PerishableFood, TermsClause::Periodic), Some(day(2026, 2, 19)));
        assert_eq!(last(Sector::Meat, TermsClause::Days), Some(day(2026, 2, 5)));
        assert_eq!(last(Sector::Spirits, TermsClause::Days), Some(day(2026, 3, 2)));
        assert_eq!(last(Sector::Wine, TermsClause::Days), Some(day(2026, 3, 17)));
        assert_eq!(last(Sector::Wine, TermsClause::EndOfMonth), Some(day(2026, 3, 31)));
        assert_eq!(last(Sector::Export, TermsClause::Days), Some(day(2026, 4, 16)));
    }
}
