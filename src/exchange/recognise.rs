//! Which format a file is, by its content: names lie, and a pasted text has none.
//!
//! Promise: looks at the first 64 kB at most. What is not read is still named, so that the person learns what was dropped.

use super::fec::columns;
use super::reading::Format;
use super::{bank_csv, cfonb, coda, mt940, qif, text, vcard};
use serde::{Deserialize, Serialize};

/// How much of a file is looked at.
const START: usize = 64 * 1024;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recognised {
    /// Fichier des écritures comptables, as text or as XML.
    Fec,
    /// Lines with cells: CSV, TSV, pasted cells.
    List,
    /// An e-invoice in XML: UBL or Cross Industry Invoice.
    EInvoice,
    /// A PDF, which may carry an e-invoice.
    Pdf,
    /// A workbook: XLSX, XLSB, XLS, ODS.
    Spreadsheet,
    /// A ZIP archive of other files.
    Archive,
    /// Cards of an address book.
    VCard,
    /// A bank statement of that format.
    Statement(Format),
    /// Not read; what it seems to be.
    Unknown(Seems),
}

/// What a file that is not read seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seems {
    /// No bytes, or only blanks.
    Empty,
    /// A PDF without an e-invoice inside.
    Pdf,
    /// Looks like a workbook and is none that can be read: damaged, or another document of an office suite.
    BadWorkbook,
    /// An archive that cannot be read, or that holds nothing.
    Zip,
    /// A picture.
    Image,
    /// An order in Cross Industry Order: Order-X.
    OrderX,
    /// An Italian e-invoice, FatturaPA.
    FatturaPa,
    /// A payment order or direct debit, ISO 20022 pain.
    Pain,
    /// Other XML.
    Xml,
    /// A web page.
    Html,
    /// JSON.
    Json,
    /// A mail.
    Mail,
    /// Text without columns.
    PlainText,
    /// None of these.
    Binary,
}

/// What `bytes` are.
#[must_use]
pub fn recognise(bytes: &[u8]) -> Recognised {
    if bytes.get(..bytes.len().min(1024)).is_some_and(|start| start.windows(5).any(|w| w == b"%PDF-")) {
        return Recognised::Pdf;
    }
    if let Some(office) = packed(bytes) {
        return office;
    }
    if let Some(seems) = binary(bytes) {
        return Recognised::Unknown(seems);
    }
    let decoded = text::decode_start(bytes, START);
    let text = decoded.text.trim_start();
    if text.is_empty() {
        return Recognised::Unknown(Seems::Empty);
    }
    if text.chars().take(2000).filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}')).count() > 8 {
        return Recognised::Unknown(Seems::Binary);
    }
    if text.starts_with('<') {
        return xml(text);
    }
    if vcard::looks_like(text) {
        return Recognised::VCard;
    }
    if let Some(format) = bank_text(text) {
        return Recognised::Statement(format);
    }
    if columns::looks_like_fec(text) {
        return Recognised::Fec;
    }
    if let Some(seems) = other_text(text) {
        return Recognised::Unknown(seems);
    }
    if bank_csv::looks_like(text) {
        return Recognised::Statement(Format::BankCsv);
    }
    if has_columns(text) { Recognised::List } else { Recognised::Unknown(Seems::PlainText) }
}

/// True for an archive of other files.
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    packed(bytes) == Some(Recognised::Archive)
}

/// Workbooks and archives. Names of parts stand in clear in the directory at an archive's end, and before each part.
fn packed(bytes: &[u8]) -> Option<Recognised> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(Recognised::Spreadsheet);
    }
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        return None;
    }
    let start = bytes.get(..bytes.len().min(START)).unwrap_or_default();
    let end = bytes.get(bytes.len().saturating_sub(START)..).unwrap_or_default();
    let has = |mark: &[u8]| [start, end].iter().any(|part| part.windows(mark.len()).any(|w| w == mark));
    let is_book = has(b"xl/workbook.") || has(b"xl/_rels/") || has(b"opendocument.spreadsheet");
    Some(if is_book { Recognised::Spreadsheet } else { Recognised::Archive })
}

fn binary(bytes: &[u8]) -> Option<Seems> {
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    Some(match () {
        () if starts(b"\x89PNG") || starts(b"\xFF\xD8\xFF") || starts(b"GIF8") || starts(b"II*\0") || starts(b"MM\0*") => Seems::Image,
        () if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Seems::Image,
        () if bytes.get(4..8) == Some(b"ftyp") => Seems::Image,
        () => return None,
    })
}

fn xml(text: &str) -> Recognised {
    let start = head(text, 8000);
    let has = |what: &str| start.contains(what);
    let lower = head(text, 300).to_ascii_lowercase();
    Recognised::Unknown(match () {
        () if has("<comptabilite") || (has("<exercice") && has("<journal")) => return Recognised::Fec,
        () if has("CrossIndustryInvoice") || has("CrossIndustryDocument") => return Recognised::EInvoice,
        () if has("oasis:names:specification:ubl") => return Recognised::EInvoice,
        () if has("SCRDMCCBDACIOMessageStructure") => Seems::OrderX,
        () if has("FatturaElettronica") => Seems::FatturaPa,
        () if is_camt(start) => return Recognised::Statement(Format::Camt),
        () if has("pain.00") => Seems::Pain,
        () if has("<OFX>") || has("<?OFX") => return Recognised::Statement(Format::Ofx),
        () if lower.contains("<!doctype html") || lower.contains("<html") => Seems::Html,
        () => Seems::Xml,
    })
}

/// What XML with that outermost element seems to be, where it is not read.
pub(super) fn seems_of_root(name: &str) -> Seems {
    match name {
        "SCRDMCCBDACIOMessageStructure" => Seems::OrderX,
        "FatturaElettronica" => Seems::FatturaPa,
        _ => Seems::Xml,
    }
}

/// By its namespace; without one, by its outer elements.
fn is_camt(start: &str) -> bool {
    let messages = ["BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn"];
    start.contains("camt.052")
        || start.contains("camt.053")
        || start.contains("camt.054")
        || messages.iter().any(|name| start.contains(name))
}

fn bank_text(text: &str) -> Option<Format> {
    let start = head(text, 4000);
    Some(match () {
        () if (start.starts_with("OFXHEADER") || head(start, 400).contains("OFXHEADER")) => Format::Ofx,
        () if qif::looks_like(start) => Format::Qif,
        () if mt940::looks_like(start) => Format::Mt940,
        () if coda::looks_like(start) => Format::Coda,
        () if cfonb::looks_like(start) => Format::Cfonb,
        () => return None,
    })
}

fn other_text(text: &str) -> Option<Seems> {
    let start = head(text, 4000);
    let mail = |name: &str| start.lines().take(30).any(|line| line.starts_with(name));
    Some(match () {
        () if (start.starts_with('{') && start.contains("\":")) || (start.starts_with("[{") || start.starts_with("[\n")) => Seems::Json,
        () if mail("From: ") && (mail("Subject: ") || mail("Received: ")) => Seems::Mail,
        () => return None,
    })
}

/// The same separator, at least once, in the most of the first lines.
fn has_columns(text: &str) -> bool {
    let lines: Vec<&str> = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(20).collect();
    ['\t', ';', ',', '|'].iter().any(|&separator| {
        let with = lines.iter().filter(|line| line.contains(separator)).count();
        with > 0 && with * 2 > lines.len()
    })
}

fn head(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_content() {
        let cases: [(&[u8], Recognised); 17] = [
            (b"", Recognised::Unknown(Seems::Empty)),
            (b" \r\n", Recognised::Unknown(Seems::Empty)),
            (b"%PDF-1.7", Recognised::Pdf),
            (b"PK\x03\x04....xl/workbook.xml", Recognised::Spreadsheet),
            (b"\x89PNG\r\n", Recognised::Unknown(Seems::Image)),
            (b"<?xml version=\"1.0\"?><comptabilite>", Recognised::Fec),
            (
                b"<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">",
                Recognised::Statement(Format::Camt),
            ),
            (b"<rsm:CrossIndustryInvoice>", Recognised::EInvoice),
            (b"OFXHEADER:100", Recognised::Statement(Format::Ofx)),
            (b"{1:F01}\n:20:1\n:25:1\n:60F:C210101EUR1,00", Recognised::Statement(Format::Mt940)),
            (b"begin:vcard\r\nversion:3.0", Recognised::VCard),
            (b"!Type:Bank\nD1", Recognised::Statement(Format::Qif)),
            (b"{\"a\": 1}", Recognised::Unknown(Seems::Json)),
            (b"Client;Facture;Montant\nDupont;F1;12,00", Recognised::List),
            (b"Bonjour Madame", Recognised::Unknown(Seems::PlainText)),
            (b"JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|Debit|Credit\n", Recognised::Fec),
            (b"\0\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f", Recognised::Unknown(Seems::Binary)),
        ];
        for (bytes, expected) in cases {
            assert_eq!(recognise(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
