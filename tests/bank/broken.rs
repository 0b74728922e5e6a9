//! Input made to break readers: whatever the bytes, a reading or a refusal, soon.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use crate::support::{read_bytes, read_shared, shared};
use echeance::exchange::ReadError;
use echeance::exchange::reading::IssueKind;
use echeance::words::{Language, words};
use libtest_mimic::{Failed, Trial};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Small files of each format; all else is made of their pieces.
const SEEDS: [(&str, &[u8]); 9] = [
    ("camt", include_bytes!("seeds/camt.xml")),
    ("mt940", include_bytes!("seeds/german.sta")),
    ("mt940", include_bytes!("seeds/tags.sta")),
    ("coda", include_bytes!("seeds/coda.cod")),
    ("cfonb", include_bytes!("seeds/cfonb.txt")),
    ("ofx", include_bytes!("seeds/statement.ofx")),
    ("qif", include_bytes!("seeds/money.qif")),
    ("csv", include_bytes!("seeds/belgian.csv")),
    ("csv", include_bytes!("seeds/platform.csv")),
];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("a_file_cut_anywhere_is_read_as_far_as_it_goes", cut),
        Trial::test("bytes_changed_anywhere_never_stop_a_reader", changed),
        Trial::test("a_document_type_is_refused", doctype),
        Trial::test("nesting_and_endless_lines_are_bounded", endless),
        Trial::test("every_refusal_has_a_sentence_in_each_language", sentences),
    ];
    trials.push(crate::support::on_data("every_shared_file_cut_in_half_is_read_or_refused", halves));
    trials
}

/// Reads, and looks at all that was read, as a page would.
fn digest(bytes: &[u8]) -> usize {
    match read_bytes(bytes) {
        Ok(reading) => {
            for issue in &reading.issues {
                assert!(!(words(Language::Fr).faults().issue)(&issue.kind).is_empty());
                assert!(!(words(Language::En).faults().doubt)(&issue.kind).is_empty());
            }
            reading.to_bytes().len()
        }
        Err(_) => 0,
    }
}

fn cut() -> Result<(), Failed> {
    for (_, seed) in SEEDS {
        let mut longest = 0;
        for end in 0..=seed.len() {
            longest = longest.max(digest(&seed[..end]));
        }
        assert!(longest > 0);
    }
    Ok(())
}

fn changed() -> Result<(), Failed> {
    let mut runner = TestRunner::new(Config { cases: 1024, failure_persistence: None, ..Config::default() });
    let pieces: [&[u8]; 12] = [
        b"\0",
        b"\xff\xfe",
        b"99999999999999999999999999",
        b"-",
        b"<a>",
        b"</Stmt>",
        b"&#x110000;",
        b"\n\n",
        b":61:",
        "é\u{2028}".as_bytes(),
        b"0000-00-00",
        b"",
    ];
    let edit = (any::<prop::sample::Index>(), 0_usize..8, 0..pieces.len());
    let strategy = (0..SEEDS.len(), prop::collection::vec(edit, 1..6));
    runner.run(&strategy, |(seed, edits)| {
        let mut bytes = SEEDS[seed].1.to_vec();
        for (at, gone, piece) in edits {
            let from = at.index(bytes.len() + 1);
            let to = (from + gone).min(bytes.len());
            bytes.splice(from..to, pieces[piece].iter().copied());
        }
        digest(&bytes);
        Ok(())
    })?;
    Ok(())
}

fn doctype() -> Result<(), Failed> {
    let seed = String::from_utf8(SEEDS[0].1.to_vec()).unwrap();
    let bomb = seed.replacen("<Document", "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><Document", 1);
    assert_eq!(read_bytes(bomb.as_bytes()).err(), Some(ReadError::Doctype));
    Ok(())
}

fn endless() -> Result<(), Failed> {
    let deep = format!("<Document><BkToCstmrStmt><Stmt>{}", "<Ntry>".repeat(200_000));
    assert!(matches!(read_bytes(deep.as_bytes()), Err(ReadError::BrokenXml { .. })));
    // Columns without an end, a line without an end, tags without an end, fields without an end.
    for (start, again) in [
        ("Date;Libelle;Montant\n2026-03-01;a;1", ";"),
        (":20:A\n:25:B\n:60F:C260301EUR1,00\n:61:260302C1,00NTRF", "x"),
        (":20:A\n:61:260302C1,00NTRFX\n:86:", "?20SVWZ+"),
        (":20:A\n:61:260302C1,00NTRFX\n:86:", "/NAME/"),
        (":20:A\n:61:260302C1,00NTRFX\n:86:x", "\nx"),
        ("OFXHEADER:100\n<OFX><STMTRS>", "<STMTTRN>"),
        ("OFXHEADER:100\n<OFX><STMTRS><BANKTRANLIST>", "<BANKTRANLIST>"),
        ("!Type:Bank\nD1", "\nT1"),
        ("0130006    00001EUR2 12345678901  280226                                                  0000000001000{", "9"),
    ] {
        digest(format!("{start}{}", again.repeat(200_000)).as_bytes());
    }
    let seed = String::from_utf8(SEEDS[0].1.to_vec()).unwrap();
    let wide = seed.replacen("<Ustrd>", &format!("<Ustrd>{}", "FACTURE ".repeat(1_000_000)), 1);
    let reading = read_bytes(wide.as_bytes())?;
    assert!(reading.statements.iter().flat_map(|statement| &statement.lines).all(|line| line.said.label.len() <= 2_000));
    Ok(())
}

fn sentences() -> Result<(), Failed> {
    let empty = read_bytes(b"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"></Document>").err().unwrap();
    for language in [Language::Fr, Language::En] {
        let trouble = (words(language).faults().read_error)(&empty);
        assert!(trouble.what.contains("CAMT") && !trouble.advice.is_empty(), "{trouble:?}");
    }
    Ok(())
}

fn halves() -> Result<(), Failed> {
    let mut reader = csv::Reader::from_path(shared("bank/oracle.csv"))?;
    let mut files: Vec<String> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
    files.dedup();
    for file in files {
        let bytes = std::fs::read(shared(&format!("bank/{file}")))?;
        digest(&bytes[..bytes.len() / 2]);
        // Whole, it says nothing of a cut where it has none.
        if let Ok(reading) = read_shared(&format!("bank/{file}")) {
            assert!(!reading.issues.iter().any(|issue| matches!(issue.kind, IssueKind::CutShort { .. })), "{file}");
        }
    }
    Ok(())
}
