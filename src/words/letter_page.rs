//! What letter page says.

/// Its words.
pub struct LetterPage {}

/// French.
pub const FR: LetterPage = LetterPage {};

/// English.
pub const EN: LetterPage = LetterPage {};
