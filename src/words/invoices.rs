//! What invoices says.

/// Its words.
pub struct Invoices {}

/// French.
pub const FR: Invoices = Invoices {};

/// English.
pub const EN: Invoices = Invoices {};
