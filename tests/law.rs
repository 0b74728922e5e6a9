//! The law against case files worked out apart from this program: every row is a test of its own.
//!
//! A row that the rule books do not cover is named where its file is read, with the reason, so that one more or one less is noticed.

#[path = "law/calendars.rs"]
mod calendars;
#[path = "law/compensation.rs"]
mod compensation;
#[path = "law/coverage.rs"]
mod coverage;
#[path = "law/deadlines.rs"]
mod deadlines;
#[path = "law/discount.rs"]
mod discount;
#[path = "law/files.rs"]
mod files;
#[path = "law/interest.rs"]
mod interest;
#[path = "law/naive_interest.rs"]
mod naive_interest;
#[path = "law/payment_codes.rs"]
mod payment_codes;
#[path = "law/properties.rs"]
mod properties;
#[path = "law/rates.rs"]
mod rates;
#[path = "law/terms.rs"]
mod terms;
#[path = "law/worked.rs"]
mod worked;

use libtest_mimic::Arguments;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = [
        interest::trials(),
        worked::trials(),
        properties::trials(),
        compensation::trials(),
        terms::trials(),
        discount::trials(),
        calendars::trials(),
        rates::trials(),
        deadlines::trials(),
        payment_codes::trials(),
        coverage::trials(),
    ];
    libtest_mimic::run(&arguments, trials.into_iter().flatten().collect()).exit_code()
}
