//! What today says.

/// Its words.
pub struct Today {}

/// French.
pub const FR: Today = Today {};

/// English.
pub const EN: Today = Today {};
