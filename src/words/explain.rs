//! What explain says.

/// Its words.
pub struct Explain {}

/// French.
pub const FR: Explain = Explain {};

/// English.
pub const EN: Explain = Explain {};
