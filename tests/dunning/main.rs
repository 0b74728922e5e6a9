//! Whom to chase on a day, and with which words.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod calls;
mod day_list;
mod day_rows;
mod drafts;
mod letter_matrix;
mod letter_pdfs;
mod letters;
mod pdf_reader;
mod scenarios;
mod world;
