//! What import says.

/// Its words.
pub struct Import {}

/// French.
pub const FR: Import = Import {};

/// English.
pub const EN: Import = Import {};
