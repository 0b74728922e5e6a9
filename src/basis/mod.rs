//! What everything stands on: money, days, identifiers, ids. Knows no customer and no invoice.

pub mod bic;
pub mod calendar;
pub mod creditor_id;
pub mod eu_vat;
pub mod fold;
pub mod id;
pub mod identifiers;
pub mod money;
pub mod pay_link;
