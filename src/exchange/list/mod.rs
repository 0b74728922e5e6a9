//! Lists with columns (CSV, TSV, pasted cells) of invoices, open items, payments, customers, aged balances or entries.
//!
//! Start at [`inspect`]: how a text seems to be written and what its columns seem to be, with the evidence. The person corrects the
//! [`Mapping`], [`read`] applies it. A mapping is kept under the [`fingerprint`] of its header.
//!
//! Invariant: nothing is told from one cell alone, and a cell that does not fit what was told is reported, never read otherwise.
//! Not here: bytes to text (`exchange::text`), what the ledger has of it already (`exchange::plan`), bank statements.

mod aged_balance;
pub(super) mod amounts;
mod columns;
mod credit_reports;
mod customers;
pub(super) mod dates;
mod documents;
mod entries;
mod interactions;
mod left_out;
mod lookup;
mod mapping; // Start here: the value that says how a list is read.
mod payments;
mod reader;
pub(super) mod records;
mod roles;
mod sketch;
mod titles;
mod understood;
mod vocabulary;

pub use amounts::{DecimalSign, only_decimal_sign};
pub use columns::{Confidence, Role};
pub(super) use customers::country;
pub use dates::DateOrder;
pub use left_out::left_out_lines;
pub use mapping::{Dialect, ListKind, Mapping, Separator, fingerprint};
pub use reader::read;
pub use sketch::{Certainty, Column, Finding, NotAList, Remark, Row, Sketch, Wishes, inspect};
pub use titles::titled_as_date;
pub use understood::{Understood, understood};
