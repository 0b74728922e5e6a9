//! What everything stands on: money, days, identifiers, ids. Knows no customer and no invoice.

pub mod calendar;
pub mod fold;
pub mod id;
pub mod identifiers;
pub mod money;
