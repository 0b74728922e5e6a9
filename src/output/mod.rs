//! What leaves as a file or as text: mail drafts, letters as plain text, tables. One file a format.
//!
//! Pure: bytes out of values. Saving them, printing, and drawing the A4 page are the page's business.

pub mod accounting_file;
pub mod calendar;
pub mod calendar_entries;
pub mod csv;
pub mod debit_file;
pub mod leaving;
pub mod letter_pdf;
pub mod letter_sheet;
pub mod mail_draft;
pub mod pain008;
pub mod payment_code;
pub mod plain_text;
pub mod report_books;
pub mod report_tables;
pub mod rich_text;
pub mod table;
pub mod vcard;
pub mod xlsx;
