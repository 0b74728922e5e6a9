//! What faults says.

/// Its words.
pub struct Faults {}

/// French.
pub const FR: Faults = Faults {};

/// English.
pub const EN: Faults = Faults {};
