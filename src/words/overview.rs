//! What overview says.

/// Its words.
pub struct Overview {}

/// French.
pub const FR: Overview = Overview {};

/// English.
pub const EN: Overview = Overview {};
