//! Storage in the browser, without the page: the journal in IndexedDB, which tab writes, how much room there is, what is drawn by chance.
//!
//! Start at [`Store::open`] and [`Tabs::join`]. Every refusal is a [`StoreFault`], and then nothing is half done.

mod database;
mod fault;
pub mod fresh;
mod journal;
mod originals;
pub mod room;
mod tabs;

pub use database::Outside;
pub use fault::StoreFault;
pub use journal::{DATABASE, Loaded, Store};
pub use tabs::{Heard, Notice, Tabs};
