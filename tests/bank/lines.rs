//! What each format says of a line, worked out by hand from small files.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use crate::support::read_bytes;
use echeance::exchange::reading::{ReadBankLine, Reading};
use expect_test::{Expect, expect};
use libtest_mimic::{Failed, Trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("what_camt_says_of_a_line", camt),
        Trial::test("what_german_mt940_says_of_a_line", german_mt940),
        Trial::test("what_tagged_mt940_says_of_a_line", tagged_mt940),
        Trial::test("what_coda_says_of_a_line", coda),
        Trial::test("what_cfonb_says_of_a_line", cfonb),
        Trial::test("what_ofx_says_of_a_line", ofx),
        Trial::test("what_qif_says_of_a_line", qif),
        Trial::test("what_belgian_csv_says_of_a_line", belgian_csv),
        Trial::test("what_platform_csv_says_of_a_line", platform_csv),
    ]
}

/// All that was read, one line a thing, empty parts left out.
fn told(reading: &Reading) -> String {
    let mut out = String::new();
    for statement in &reading.statements {
        let balance = |side: Option<_>| side.map(|(day, money)| format!("{money:?} on {day}")).unwrap_or_default();
        let account = if statement.account.is_empty() { "no account" } else { &statement.account };
        out += &format!("{account} {} #{}: ", statement.currency.code(), statement.number);
        out += &format!("{} to {}\n", balance(statement.opening), balance(statement.closing));
        for line in &statement.lines {
            out += &line_told(line);
        }
    }
    for issue in &reading.issues {
        out += &format!("! {}: {} {:?} {:?}\n", issue.line, issue.column, issue.found, issue.kind);
    }
    out
}

fn line_told(line: &ReadBankLine) -> String {
    let said = &line.said;
    let mut parts = vec![format!("{}: {} {:?} {:?}", line.line, said.booked_on, said.amount, said.kind)];
    parts.extend(said.value_on.map(|day| format!("value {day}")));
    let texts = [
        ("label", &said.label),
        ("by", &said.counterparty),
        ("account", &said.counterparty_account),
        ("e2e", &said.end_to_end),
        ("structured", &said.structured),
        ("mandate", &said.mandate),
        ("bank", &said.bank_reference),
        ("returned", &said.returned),
    ];
    parts.extend(texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{name} {text:?}")));
    parts.extend(said.charges.map(|money| format!("charges {money:?}")));
    parts.extend(said.ordered.map(|money| format!("ordered {money:?}")));
    parts.extend(line.part_of.map(|number| format!("part of {number}")));
    parts.extend((!line.booked).then(|| "announced".to_owned()));
    format!("  {}\n", parts.join(", "))
}

fn check(bytes: &[u8], expected: &Expect) -> Result<(), Failed> {
    expected.assert_eq(&told(&read_bytes(bytes).unwrap()));
    Ok(())
}

fn camt() -> Result<(), Failed> {
    check(
        include_bytes!("seeds/camt.xml"),
        &expect![[r#"
        BE68539007547034 EUR #S1: 100.00 EUR on 2026-03-01 to 395.00 EUR on 2026-03-06
          8: 2026-03-02 120.00 EUR Transfer, value 2026-03-03, label "FACTURE F2026-7 ET F2026-8", by "Dupont & Fils", account "FR7630006000011234567890189", bank "B-77", part of 1
          11: 2026-03-02 180.00 EUR Transfer, value 2026-03-03, by "LEROY HOLDING", e2e "E2E-9", structured "010806817183", bank "B-77", charges 5.00 EUR, ordered 185.00 EUR, part of 1
          14: 2026-03-06 -5.00 EUR ReturnedDebit, label "REJET PRLV", by "MARTIN", mandate "RUM-1", returned "AM04"
          17: 2026-03-09 50.00 EUR Transfer, value 2026-03-09, label "VIR ANNONCE", announced
    "#]],
    )
}

fn german_mt940() -> Result<(), Failed> {
    check(
        include_bytes!("seeds/german.sta"),
        &expect![[r#"
        50880050/0194787400888 EUR #00004/001: 100.00 EUR on 2026-03-01 to 195.50 EUR on 2026-03-05
          5: 2026-03-02 120.50 EUR Transfer, value 2026-03-03, label "FACTURE F2026-7 ET F2026-8 ESCOMPTE", by "KARL KAUFMANN GMBH", account "DE14508800500194785000", e2e "E2E-9", mandate "RUM-1", bank "07247"
          8: 2026-01-02 -20.00 EUR ReturnedDebit, value 2026-01-02, label "RUECKGABE", bank "07248", returned "914"
          10: 2025-12-31 -5.00 EUR Charge, value 2025-12-31, label "Pauschalen"
    "#]],
    )
}

fn tagged_mt940() -> Result<(), Failed> {
    check(
        include_bytes!("seeds/tags.sta"),
        &expect![[r#"
            NL91ABNA0417164300 EUR #0: 1000.00 EUR on 2026-03-01 to 1022.00 EUR on 2026-03-03
              6: 2026-03-01 25.00 EUR Unsaid, value 2026-03-01, label "FACTURE 2026/0007 ET 2026/0008", by "J. DOE", e2e "SCT/2603/77"
              10: 2026-03-02 -10.00 EUR ReturnedDebit, value 2026-03-02, by "MARTIN", structured "010806817183", mandate "RUM-1", returned "AM04"
              12: 2026-03-03 7.00 EUR Unsaid, value 2026-03-03, label "Paiement comptant"
        "#]],
    )
}

fn coda() -> Result<(), Failed> {
    check(
        include_bytes!("seeds/coda.cod"),
        &expect![[r#"
        BE68539007547034 EUR #001: 100.00 EUR on 2026-02-28 to 395.00 EUR on 2026-03-06
          4: 2026-03-02 120.00 EUR Transfer, value 2026-03-03, label "FACTURE F2026-7 ET F2026-8", by "DUPONT & FILS", account "FR7630006000011234567890189", e2e "E2E-9", bank "G1", part of 1
          7: 2026-03-02 180.00 EUR Transfer, value 2026-03-03, structured "010806817183", bank "G1", part of 1
          8: 2026-03-06 -5.00 EUR ReturnedDebit, value 2026-03-06, label "REJET", by "MARTIN ET ASSOCIES", bank "G2", returned "AM04"
    "#]],
    )
}

fn cfonb() -> Result<(), Failed> {
    check(
        include_bytes!("seeds/cfonb.txt"),
        &expect![[r#"
        FR7630006000011234567890189 EUR #: 100.00 EUR on 2026-02-28 to 215.50 EUR on 2026-03-06
          2: 2026-03-02 120.50 EUR Transfer, value 2026-03-03, label "FACTURE F2026-7", by "DUPONT ET FILS", e2e "E2E-9", structured "010806817183", mandate "RUM-1", bank "10"
          9: 2026-03-06 -5.00 EUR ReturnedDebit, value 2026-03-06, label "PRLV SEPA REJETE MARTIN MOTIF PROVISION", bank "11", returned "AM"
    "#]],
    )
}

fn ofx() -> Result<(), Failed> {
    check(
        include_bytes!("seeds/statement.ofx"),
        &expect![[r#"
        FR7630006000011234567890189 EUR #:  to 200.00 EUR on 2026-03-06
          7: 2026-03-02 120.50 EUR Transfer, label "VIR DUPONT F2026-7 & F2026-8", by "DUPONT & FILS", bank "A1"
          8: 2026-03-03 -1005.00 EUR Cheque, label "CHQ 77", bank "A2"
        ! 16: DTPOSTED "20260399" NotADate
    "#]],
    )
}

fn qif() -> Result<(), Failed> {
    check(
        include_bytes!("seeds/money.qif"),
        &expect![[r#"
        COMPTECOURANT EUR #:  to 
          6: 2026-03-02 1205.50 EUR Unsaid, label "FACTURE F2026-7", by "DUPONT ET FILS"
          11: 2026-03-13 -5.00 EUR Cheque, label "CHQ 77"
        ! 5:  "" Statement(CurrencyAssumed { currency: EUR })
        ! 16: D "32/03/2026" NotADate
    "#]],
    )
}

fn belgian_csv() -> Result<(), Failed> {
    check(
        include_bytes!("seeds/belgian.csv"),
        &expect![[r#"
        BE68539007547034 EUR #:  to 1215.50 EUR on 2026-03-13
          5: 2026-03-13 -5.00 EUR Charge, value 2026-03-13, label "FRAIS DE GESTION", bank "3"
          6: 2026-03-02 1220.50 EUR Transfer, value 2026-03-03, label "VIR DUPONT", by "DUPONT", account "FR7630006000011234567890189", structured "010806817183", bank "2"
        ! 7: Montant "12..34" NotAnAmount
    "#]],
    )
}

fn platform_csv() -> Result<(), Failed> {
    check(
        include_bytes!("seeds/platform.csv"),
        &expect![[r#"
            no account EUR #: 100.00 EUR on 2026-03-13 to 196.60 EUR on 2026-03-14
              2: 2026-03-13 96.60 EUR Unsaid, by "Leroy, Anne", bank "T1", charges 3.40 EUR, ordered 100.00 EUR
              3: 2026-03-14 48.00 EUR Unsaid, by "Martin", bank "T2", charges 2.00 EUR, ordered 50.00 EUR, announced
        "#]],
    )
}
