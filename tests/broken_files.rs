//! Files broken in every way: cut short, bytes changed, in the wrong encoding, nested, swelling, claiming to be huge. Nothing panics, nothing
//! hangs, nothing takes memory that the file does not hold; what is refused is refused with something to act on.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use echeance::exchange::list::{self, NotAList, Wishes, inspect};
use echeance::exchange::reading::Reading;
use echeance::exchange::recognise::recognise;
use echeance::exchange::{ReadError, ReadOptions, archive, einvoice, pdf, read, spreadsheet};
use libtest_mimic::{Arguments, Failed, Trial};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

fn main() {
    let arguments = Arguments::from_args();
    let trials = vec![
        on_data("damaged_e_invoices", || damaged("einvoice", &["xml"], 1_500)),
        on_data("damaged_pdfs", || damaged("einvoice", &["pdf"], 300)),
        on_data("damaged_workbooks", || damaged("xlsx", &["xlsx", "xlsb", "xls", "ods"], 300)),
        on_data("damaged_statements", || damaged("bank", &["xml", "sta", "txt", "csv", "ofx", "qif", "cod"], 1_500)),
        on_data("damaged_lists_and_books", || damaged("ledger", &["csv", "txt"], 200)),
        on_data("damaged_archives", damaged_archives),
        Trial::test("a_million_columns", || said(a_million_columns())),
        Trial::test("a_wide_list_of_short_lines", || said(a_wide_list_of_short_lines())),
        Trial::test("elements_nested_without_end", || said(nested())),
        Trial::test("entities_that_expand", || said(entities())),
        Trial::test("an_attribute_of_lone_ampersands", || said(ampersands())),
        Trial::test("an_archive_that_swells", || said(swelling_archive())),
        Trial::test("a_workbook_that_swells", || said(swelling_workbook())),
        Trial::test("a_sheet_that_claims_to_be_endless", || said(endless_sheet())),
        Trial::test("a_pdf_that_swells", || said(swelling_pdf())),
        Trial::test("claims_of_two_gigabytes", || said(claims())),
        Trial::test("zeros_and_wrong_encodings", || said(zeros())),
    ];
    libtest_mimic::run(&arguments, trials).exit();
}

fn said(found: Result<(), String>) -> Result<(), Failed> {
    found.map_err(Failed::from)
}

fn shared(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path)
}

/// A trial over shared data: ignored where there is none, unless CI is set.
fn on_data(name: &str, run: fn() -> Result<(), Failed>) -> Trial {
    let is_missing = !shared("einvoice").exists() && std::env::var_os("CI").is_none();
    Trial::test(name, run).with_ignored_flag(is_missing)
}

fn read_bytes(bytes: &[u8]) -> Result<Reading, ReadError> {
    let options = ReadOptions { today: "2026-11-23".parse().ok(), ..ReadOptions::default() };
    read("file", bytes, &options, &mut |_| ControlFlow::Continue(()))
}

/// Whatever is in a file: looked at and read as the page does.
fn take(bytes: &[u8]) {
    let _ = recognise(bytes);
    if let Ok(reading) = read_bytes(bytes) {
        // What was read points to what is there, and crosses to the page and back.
        for item in &reading.items {
            assert!((item.customer as usize) < reading.customers.len(), "an item of nobody");
        }
        for allocation in &reading.allocations {
            assert!((allocation.credit as usize) < reading.items.len() && (allocation.debit as usize) < reading.items.len());
        }
        assert_eq!(Reading::from_bytes(&reading.to_bytes()).as_ref(), Ok(&reading));
    }
    let _ = archive::unpack(bytes);
}

/// What is done to a file.
#[derive(Debug, Clone)]
enum Damage {
    Cut(f64),
    Without(f64, usize),
    Flip(Vec<(f64, u8)>),
    Twice(f64, usize),
    Zeros(f64, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = 0.0..1.0_f64;
    prop_oneof![
        place.clone().prop_map(Damage::Cut),
        (place.clone(), 1_usize..200).prop_map(|(at, n)| Damage::Without(at, n)),
        prop::collection::vec((place.clone(), any::<u8>()), 1..12).prop_map(Damage::Flip),
        (place.clone(), 1_usize..2_000).prop_map(|(at, n)| Damage::Twice(at, n)),
        (place, 1_usize..64).prop_map(|(at, n)| Damage::Zeros(at, n)),
    ]
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small file")]
fn at(share: f64, len: usize) -> usize {
    ((share * len as f64) as usize).min(len)
}

fn damaged_by(bytes: &[u8], damage: &Damage) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let len = out.len();
    match damage {
        Damage::Cut(share) => out.truncate(at(*share, len)),
        Damage::Without(share, n) => {
            let from = at(*share, len);
            out.drain(from..(from + n).min(len));
        }
        Damage::Flip(flips) => {
            for (share, with) in flips {
                if let Some(byte) = out.get_mut(at(*share, len)) {
                    *byte = *with;
                }
            }
        }
        Damage::Twice(share, n) => {
            let from = at(*share, len);
            let again = out.get(from..(from + n).min(len)).unwrap_or_default().to_vec();
            out.splice(from..from, again);
        }
        Damage::Zeros(share, n) => {
            let from = at(*share, len);
            let to = (from + n).min(len);
            out.get_mut(from..to).unwrap_or_default().fill(0);
        }
    }
    out
}

/// Small files below `folder` with one of these endings, in the order of their names.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let has_ending = || path.extension().is_some_and(|it| endings.iter().any(|ending| it.eq_ignore_ascii_case(ending)));
            if path.is_dir() {
                folders.push(path);
            } else if has_ending() && std::fs::metadata(&path).is_ok_and(|file| file.len() < 120_000) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The same damages on every run.
fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn damaged(folder: &str, endings: &[&str], cases: u32) -> Result<(), Failed> {
    let files = files(&shared(folder), endings);
    if files.is_empty() {
        return Err(format!("no file of {endings:?} below {folder}").into());
    }
    let found = runner(cases).run(&(any::<prop::sample::Index>(), prop::collection::vec(damage(), 1..3)), |(which, damages)| {
        let whole = std::fs::read(which.get(&files)).unwrap();
        let broken = damages.iter().fold(whole, |bytes, damage| damaged_by(&bytes, damage));
        take(&broken);
        Ok(())
    });
    found.map_err(|error| error.to_string().into())
}

fn damaged_archives() -> Result<(), Failed> {
    let files = files(&shared("einvoice"), &["xml"]);
    let parts: Vec<(String, Vec<u8>)> =
        files.iter().take(5).map(|path| (path.display().to_string(), std::fs::read(path).unwrap())).collect();
    let whole = zipped(&parts.iter().map(|(name, data)| (name.as_str(), data.as_slice())).collect::<Vec<_>>());
    assert_eq!(archive::unpack(&whole).map(|files| files.len()), Ok(parts.len()));
    let found = runner(300).run(&prop::collection::vec(damage(), 1..3), |damages| {
        take(&damages.iter().fold(whole.clone(), |bytes, damage| damaged_by(&bytes, damage)));
        Ok(())
    });
    found.map_err(|error| error.to_string().into())
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(data).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn expect<T: std::fmt::Debug + PartialEq>(found: T, wanted: T, what: &str) -> Result<(), String> {
    if found == wanted { Ok(()) } else { Err(format!("{what}: {found:?}, expected {wanted:?}")) }
}

fn a_million_columns() -> Result<(), String> {
    let wide = |n: usize| ReadError::NotAList(NotAList::TooWide { found: u32::try_from(n).unwrap(), most: 16_384 });
    let n = 1_000_000;
    let titles = |separator: &str| vec!["Montant"; n].join(separator);
    for separator in [",", "\t"] {
        let text = format!("{}\n{}\n", titles(separator), vec!["1"; n].join(separator));
        expect(read_bytes(text.as_bytes()).map(|_| ()), Err(wide(n)), "a header of a million columns")?;
    }
    // The header of books, and a million columns more.
    let names = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit";
    let text = format!("{names}|{}\nVE|Ventes|1|20240101|411000|Clients\n", titles("|"));
    let reading = read_bytes(text.as_bytes()).map_err(|error| error.to_string())?;
    expect(reading.issues.len(), 1, "the one short line is told")?;
    // A line of a million cells under an honest header is one line that does not fit.
    let text =
        format!("N° facture;Client;Date;Montant TTC\nF1;Durand;01/02/2024;10,00\n{}\nF2;Durand;01/02/2024;20,00\n", vec!["x"; n].join(";"));
    expect(read_bytes(text.as_bytes()).map(|_| ()), Err(wide(n)), "a line of a million cells among the first")
}

fn a_wide_list_of_short_lines() -> Result<(), String> {
    let mut titles = vec!["N° facture", "Client", "Date", "Montant TTC"];
    titles.resize(4_000, "Observation");
    let mut text = titles.join(";") + "\n";
    for line in 0..3_000 {
        text.push_str(&format!("F{line};Durand;01/02/2024;10,00\n"));
    }
    let sketch = inspect(&text, &Wishes::default()).map_err(|error| error.to_string())?;
    expect(sketch.columns.len(), 4_000, "all columns")?;
    let today = "2026-11-23".parse().map_err(|_| "a day")?;
    let reading = list::read(&text, &sketch.mapping, today, &mut |_| ControlFlow::Continue(())).map_err(|error| error.to_string())?;
    expect(reading.items.len(), 3_000, "all lines")
}

fn nested() -> Result<(), String> {
    for (open, close) in [("<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>", ""), ("<Document>", "")] {
        let text = format!("<?xml version='1.0'?>{open}{}{close}", "<a>".repeat(300_000));
        let found = read_bytes(text.as_bytes());
        if found.is_ok() {
            return Err(format!("read: {open}"));
        }
        let _ = einvoice::read(text.as_bytes(), &einvoice::Own::default(), None).map_err(|error| error.to_string());
    }
    Ok(())
}

fn entities() -> Result<(), String> {
    let mut text = "<?xml version='1.0'?><!DOCTYPE Invoice [<!ENTITY a 'aaaaaaaaaa'>".to_owned();
    for (name, before) in [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("g", "f"), ("h", "g"), ("i", "h")] {
        text.push_str(&format!("<!ENTITY {name} '{}'>", format!("&{before};").repeat(10)));
    }
    text.push_str("]><Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'><ID>&i;</ID></Invoice>");
    expect(read_bytes(text.as_bytes()).map(|_| ()), Err(ReadError::Doctype), "entities in a document type")
}

fn ampersands() -> Result<(), String> {
    let many = "&".repeat(2_000_000);
    let text = format!(
        "<?xml version='1.0'?><Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'><DocumentCurrencyCode a='{many}'>EUR</DocumentCurrencyCode><TaxTotal><TaxAmount currencyID='{many}'>1</TaxAmount></TaxTotal></Invoice>"
    );
    if read_bytes(text.as_bytes()).is_ok() { Err("an invoice without a number was read".to_owned()) } else { Ok(()) }
}

fn swelling_archive() -> Result<(), String> {
    let zeros = vec![0_u8; 257 * 1024 * 1024];
    let bomb = zipped(&[("a.csv", &zeros)]);
    if bomb.len() > 1024 * 1024 {
        return Err("no bomb".to_owned());
    }
    expect(archive::unpack(&bomb).map(|_| ()), Err(ReadError::TooLarge), "257 MB in one file")?;
    // Many files: the directory is all there is.
    let names: Vec<String> = (0..2_500).map(|at| format!("{at}.csv")).collect();
    let many = zipped(&names.iter().map(|name| (name.as_str(), b"a;b".as_slice())).collect::<Vec<_>>());
    expect(archive::unpack(&many).map(|_| ()), Err(ReadError::TooLarge), "2,500 files")
}

/// The same archive with every size that it claims changed: the directory at its end and the head of each part.
fn claiming(bytes: &[u8], size: u32) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for (mark, place) in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)] {
        let starts: Vec<usize> = out.windows(4).enumerate().filter(|(_, window)| window == mark).map(|(at, _)| at).collect();
        for start in starts {
            if let Some(claimed) = out.get_mut(start + place..start + place + 4) {
                claimed.copy_from_slice(&size.to_le_bytes());
            }
        }
    }
    out
}

fn swelling_workbook() -> Result<(), String> {
    let book = |strings: &[u8]| {
        zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", strings)])
    };
    let found = spreadsheet::sheet(&claiming(&book(b"<sst/>"), 0x2000_0000), &Wishes::default()).map(|_| ());
    expect(found, Err(ReadError::TooLarge), "parts that claim 512 MB each")?;
    // What the directory claims is not believed where so much could be packed into the file.
    let (small, large) = (vec![b' '; 2 * 1024 * 1024], vec![b' '; 8 * 1024 * 1024]);
    for (strings, wanted) in [(small, Ok(())), (large, Err(ReadError::TooLarge))] {
        let made = book(&strings);
        let parts: Vec<archive::Part> =
            archive::parts(&made).map_err(|error| error.to_string())?.into_iter().map(|part| archive::Part { size: 64, ..part }).collect();
        expect(archive::check_inflated(&made, &parts, 4 * 1024 * 1024), wanted, "strings that claim to be 64 bytes")?;
    }
    Ok(())
}

fn endless_sheet() -> Result<(), String> {
    let head = "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet><table:table table:name='A'>";
    let foot = "</table:table></office:spreadsheet></office:body></office:document-content>";
    let cell = "<table:table-cell table:number-columns-repeated='16384' office:value-type='float' office:value='1'/>";
    let rows = format!("<table:table-row>{cell}</table:table-row>").repeat(20_000);
    let repeated = format!("<table:table-row table:number-rows-repeated='1048576'>{cell}</table:table-row>");
    let corner = "<table:table-row table:number-rows-repeated='1048575'><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated='16383'/><table:table-cell office:value-type='float' office:value='1'/></table:table-row>".to_owned();
    for (what, inside) in [("many full rows", rows), ("one row a million times", repeated), ("a cell at the far corner", corner)] {
        let content = format!("{head}{inside}{foot}");
        let book = zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())]);
        expect(spreadsheet::sheet(&book, &Wishes::default()).map(|_| ()), Err(ReadError::TooLarge), what)?;
    }
    Ok(())
}

fn swelling_pdf() -> Result<(), String> {
    // An attachment deflated twice, each time a thousandfold; and a stream of objects of 260 MB.
    let deflate = |bytes: &[u8]| miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6);
    let twice = deflate(&deflate(&vec![b' '; 70 * 1024 * 1024]));
    let objects = deflate(&vec![b' '; 260 * 1024 * 1024]);
    let stream = |dict: &str, data: &[u8]| {
        let mut out = format!("4 0 obj\n<< {dict} /Length {} >>\nstream\n", data.len()).into_bytes();
        out.extend_from_slice(data);
        out.extend_from_slice(b"\nendstream\nendobj\n");
        out
    };
    let file = |object: Vec<u8>| {
        let mut out =
            b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
                .to_vec();
        out.extend(object);
        out.extend_from_slice(b"trailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n");
        out
    };
    let found = pdf::invoice_xml(&file(stream("/Type /EmbeddedFile /Filter [/FlateDecode /FlateDecode]", &twice)));
    if found.is_ok() {
        return Err("an attachment of 70 MB was taken".to_owned());
    }
    let found = pdf::invoice_xml(&file(stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &objects)));
    expect(found, Err(ReadError::TooLarge), "objects of 260 MB")
}

fn claims() -> Result<(), String> {
    let csv = b"N\xb0 facture;Client;Date;Montant TTC\nF1;Durand;01/02/2024;10,00\n".repeat(20);
    let whole = zipped(&[("liste.csv", &csv)]);
    for size in [0x7FFF_FFFF_u32, 0xFFFF_FFFE] {
        let mut lying = whole.clone();
        for (mark, place) in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)] {
            let start = lying.windows(4).position(|window| window == mark).ok_or("no mark")?;
            lying.get_mut(start + place..start + place + 4).ok_or("cut")?.copy_from_slice(&size.to_le_bytes());
        }
        // Either it is taken for what it holds, or refused; it is never given two gigabytes.
        let found = archive::unpack(&lying);
        if found.as_ref().is_ok_and(|files| files.iter().any(|(_, data)| data.len() > csv.len())) {
            return Err("more came out than went in".to_owned());
        }
        take(&lying);
    }
    // A workbook of old whose container claims two gigabytes of sectors.
    let mut old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    old.resize(512, 0);
    for place in [44, 48, 56, 60, 64, 68, 72] {
        old.get_mut(place..place + 4).ok_or("cut")?.copy_from_slice(&0x7FFF_FFFF_u32.to_le_bytes());
    }
    old.resize(2_048, 0xFF);
    take(&old);
    if read_bytes(&old).is_ok() { Err("read".to_owned()) } else { Ok(()) }
}

fn zeros() -> Result<(), String> {
    let text = "N° facture;Client;Date;Montant TTC\nF1;Hôtel à l’été;01/02/2024;10,00\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let odd = utf16.get(..utf16.len() - 1).unwrap_or_default();
    let mixed = [text.as_bytes(), b"\xff\xfe\x00\x80F2;Caf\xe9;01/02/2024;20,00\n"].concat();
    for bytes in [vec![0; 100_000], utf16.clone(), odd.to_vec(), mixed.clone(), [b"\xFE\xFF".as_slice(), &utf16].concat()] {
        take(&bytes);
    }
    // A list in UTF-16 without a mark is read all the same; zeros are nothing.
    expect(read_bytes(&utf16).map(|reading| reading.items.len()).map_err(|error| error.to_string()), Ok(1), "UTF-16 without a mark")?;
    expect(read_bytes(&mixed).map(|reading| reading.items.len()).map_err(|error| error.to_string()), Ok(2), "two encodings in one file")?;
    if read_bytes(&vec![0; 100_000]).is_ok() { Err("zeros were read".to_owned()) } else { Ok(()) }
}
