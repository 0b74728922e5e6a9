//! Matching against statements whose truth is known: what share is proposed, what share of that is right, and of what is called sure.
//!
//! Statements are matched month by month; what was learned and what is settled is the truth of the months before, told by commands as a
//! person would. Right means the same set of documents. Beside it, in the same run, the simple rule: the customer known, and exactly one
//! open document of that exact amount.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test may stop, and prints what it measured")]

#[path = "matching/generated.rs"]
mod generated;

use libtest_mimic::Arguments;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    libtest_mimic::run(&arguments, generated::trials()).exit_code()
}
