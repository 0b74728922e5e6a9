//! When each open invoice will be paid, and how sure that is: worked out from the firm's own past, with reasons.
//!
//! Start at [`forecasts`]. Three steps, a file each: what was seen (`past.rs`), what it teaches (`delay_model.rs`), what is said of
//! an open invoice (`outlook.rs`); `back_test.rs` asks on each past day what would have been said then, and holds it against what came true.
//!
//! Promise: only what was known on the day counts, and what is still open counts too (as "at least so late"), so that a customer who
//! stopped paying never looks good. Same ledger and day, same forecast: nothing is drawn at random.
//! Statistics: floats, in days and shares, never money.

mod back_test;
mod delay_model;
mod expected_receipts;
mod outlook;
mod past;
mod solve;
mod spread;

pub use back_test::{BackTest, Score, back_test};
pub use delay_model::{DelayModel, FEWEST_SETTLED, Known};
pub use expected_receipts::{ExpectedReceipts, ExpectedWeek, expected_receipts};
pub use outlook::{Forecast, ForecastReason, Forecasts, forecasts};
pub use past::{PastDocument, past_documents};

/// Whether it counts that a document is disputed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisputesKnown {
    /// As noted.
    Counted,
    /// As if nobody had noted any: to see what knowing them is worth.
    Ignored,
}
