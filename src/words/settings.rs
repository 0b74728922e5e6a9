//! What settings says.

/// Its words.
pub struct Settings {}

/// French.
pub const FR: Settings = Settings {};

/// English.
pub const EN: Settings = Settings {};
