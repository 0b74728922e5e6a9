//! What customers says.

/// Its words.
pub struct Customers {}

/// French.
pub const FR: Customers = Customers {};

/// English.
pub const EN: Customers = Customers {};
