//! The time in which a debt that is older than a judgment of insolvency must be declared, by the debtor's country.

use super::source::{Source, Status};
use crate::basis::calendar::{Zone, next_open_day};
use chrono::{Months, NaiveDate};

/// Code de commerce, article R622-24: two months from the publication in the BODACC, four for a creditor outside metropolitan France.
pub const DECLARATION: Source = Source::of("Code de commerce, art. R622-24", Status::Verified);

/// The last day to declare, for a creditor in `creditor` against a debtor in `debtor` (ISO 3166 alpha-2); `None` where the debtor's law
/// is not covered. A day that is closed, a Saturday too, gives way to the next open one (Code de procédure civile, article 642).
#[must_use]
pub fn last_day_to_declare(debtor: &str, creditor: &str, published_on: NaiveDate) -> Option<NaiveDate> {
    if debtor != "FR" {
        return None;
    }
    let months = if creditor == "FR" { 2 } else { 4 };
    Some(next_open_day(Zone::Fr, published_on.checked_add_months(Months::new(months))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_months_run_from_the_publication_and_end_on_an_open_day() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let last = |creditor: &str, published: &str| day(published).and_then(|on| last_day_to_declare("FR", creditor, on));
        // 12 July 2026 is a Sunday; 28 February 2027 too; 12 September 2026 a Saturday.
        assert_eq!(last("FR", "2026-05-12"), day("2026-07-13"));
        assert_eq!(last("FR", "2026-12-31"), day("2027-03-01"));
        assert_eq!(last("BE", "2026-05-12"), day("2026-09-14"));
        assert_eq!(last("BE", "2026-12-31"), day("2027-04-30"));
        assert_eq!(day("2026-05-12").and_then(|on| last_day_to_declare("BE", "FR", on)), None);
    }
}
