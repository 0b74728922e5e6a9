//! Échéance: a receivables workbench that runs whole in the browser.
//!
//! Read the folders from the top: each may use those above it, none below.
//! Everything up to `output` is pure: no clock, no chance, no browser.

pub mod basis;
pub mod dunning;
pub mod exchange;
pub mod insight;
pub mod journal;
pub mod law;
pub mod ledger;
pub mod output;
pub mod words;

#[cfg(feature = "store")]
pub mod store;
#[cfg(feature = "ui")]
pub mod ui;
#[cfg(feature = "store")]
pub mod worker;

/// Names the sources that this was compiled from: the same sources, the same name. The page and its workers are separate
/// files and compare it, so that a page never talks to a worker of another build. "dev" outside the release build.
pub const BUILD: &str = match option_env!("ECHEANCE_BUILD") {
    Some(build) => build,
    None => "dev",
};
