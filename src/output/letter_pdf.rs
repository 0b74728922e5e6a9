//! A letter as a PDF: A4 for a window envelope, tagged (PDF/UA-1), for archives (PDF/A-3a), with its own subset of one font.
//!
//! `typeset` turns texts into glyphs and lines, `pages` places them, `draw` writes them. The same sheet gives the same bytes.
//! Absent on purpose: what a letter says (`letter_sheet`), and letters of other scripts than Latin, Greek and Cyrillic: they are named and refused.

mod draw;
mod pages;
mod typeset;

use super::letter_sheet::LetterSheet;
pub use pages::code_modules;

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoPdf {
    /// The font has no letter for these.
    #[error("no letter in the font for: {0}")]
    Unwritable(String),
    /// What the library says.
    #[error("{0}")]
    NotMade(String),
}

/// The file.
///
/// # Errors
/// See [`NoPdf`].
pub fn letter_pdf(sheet: &LetterSheet) -> Result<Vec<u8>, NoPdf> {
    let faces = typeset::Faces::new().ok_or_else(|| NoPdf::NotMade("font".to_owned()))?;
    let laid = pages::lay_out(sheet, &faces);
    let missing = faces.missing();
    if missing.is_empty() { draw::draw(sheet, laid, &faces) } else { Err(NoPdf::Unwritable(missing)) }
}
