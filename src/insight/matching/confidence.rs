//! How likely a reading is, per thousand, from what ties the money to the documents and what says who paid.
//!
//! The figures were measured on generated statements of several seeds and on two lettered books (`tests/matching.rs` prints them anew on
//! others): of what is given a figure, about that share is right.

use super::Surety;
use super::fit::{Fit, Tie};
use crate::ledger::Evidence;

/// What says whose money it is, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Who {
    /// An account that pays for this customer alone.
    Account,
    /// The customer's code.
    Key,
    /// The whole name, and nobody else's.
    Name,
    /// The whole name, which others bear too.
    SharedName,
    /// An account that paid for several.
    SharedAccount,
    /// Part of the name.
    PartOfName,
    /// The document named, nothing else.
    Document,
}

/// Sure from here on.
const SURE: u16 = 990;
/// Shown as one proposal from here on.
const LIKELY: u16 = 850;
/// Another reading this near makes both be shown.
const NEAR: u16 = 60;

pub(super) fn rate(fit: &Fit, who: Who, contradicted: bool) -> u16 {
    let known = who <= Who::Name;
    let fairly = who <= Who::SharedAccount;
    let mut rate: u16 = match fit.tie {
        Tie::Named => 998,
        Tie::NearlyNamed if known => 997,
        Tie::NearlyNamed => 975,
        Tie::CounterNamed if known => 995,
        Tie::CounterNamed if fairly => 970,
        Tie::CounterNamed => 930,
        Tie::NamedAndExplained if known => 985,
        Tie::NamedAndExplained => 970,
        Tie::NamedOnly if known => 965,
        Tie::NamedOnly => 940,
        Tie::Amount if known => 985,
        Tie::Amount if fairly => 950,
        Tie::Amount => 930,
        Tie::WholeSum if known => 975,
        Tie::WholeSum => 930,
        Tie::RowSum if known => 960,
        Tie::RowSum => 900,
        Tie::FewSum if known => 930,
        Tie::FewSum => 860,
        Tie::AmountExplained if known => 970,
        Tie::AmountExplained => 860,
        Tie::PartOfOne if known => 950,
        Tie::PartOfOne => 760,
        Tie::CarriedAmount => 800,
        Tie::Oldest => 500,
    };
    if contradicted {
        rate = rate.saturating_sub(40);
    }
    if fit.passes_over_a_name {
        rate = rate.saturating_sub(60);
    }
    if fit.twins > 0 {
        rate = rate.min(840 / u16::try_from(fit.twins + 1).unwrap_or(u16::MAX) + 300);
    }
    rate
}

pub(super) fn surety(best: u16, rival: u16, fit: &Fit, who: Who) -> Surety {
    if fit.twins > 0 || rival.saturating_add(NEAR) > best && fit.tie > Tie::CounterNamed {
        return Surety::Choose;
    }
    // The customer's own account, and no other debt of anybody has that amount.
    let is_only = fit.evidence.contains(&Evidence::OnlyOneOfAmount);
    if fit.tie == Tie::Amount && who == Who::Account && is_only && !fit.passes_over_a_name && rival == 0 {
        return Surety::Sure;
    }
    if best >= SURE && fit.tie <= Tie::CounterNamed && !fit.passes_over_a_name && (fit.tie == Tie::Named || who <= Who::Name) {
        return Surety::Sure;
    }
    if best >= LIKELY { Surety::Likely } else { Surety::Choose }
}
