//! What welcome says.

/// Its words.
pub struct Welcome {}

/// French.
pub const FR: Welcome = Welcome {};

/// English.
pub const EN: Welcome = Welcome {};
