//! The ledger: the words of the trade, what may be wished (commands), what happened (events), and the state they make.

mod kinds;
mod terms;

pub use kinds::{AccountFamily, CustomerKind, DueBasis, ItemKind, Movement};
pub use terms::Terms;
