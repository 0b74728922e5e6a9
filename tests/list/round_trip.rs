//! What is written in any dialect is read back the same; and no text makes the reader stop.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use crate::support::{read_with, sketch, today};
use chrono::{Days, NaiveDate};
use echeance::exchange::list::{Certainty, DateOrder, DecimalSign, Mapping, Separator, Wishes, inspect, read};
use echeance::ledger::ItemKind;
use libtest_mimic::{Failed, Trial};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::ops::ControlFlow;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("what_is_written_in_any_dialect_is_read_back", every_dialect),
        Trial::test("no_text_stops_the_reader", any_text),
        Trial::test("a_mapping_is_a_value_that_can_be_kept", kept_mapping),
        Trial::test("reading_stops_when_it_is_told_to", stopped),
    ]
}

/// Number, code of the customer, issue date, due date, cents.
type Written = (String, String, NaiveDate, NaiveDate, i64);

fn items() -> impl Strategy<Value = Vec<Written>> {
    let day = (2000..2030, 1..13_u32, 1..29_u32).prop_map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap());
    let item = ("[A-Z]{1,3}[0-9]{2,5}", "[A-Za-zé][A-Za-zé ;,|\t\"&'\n.-]{0,20}[a-zé]", day, 0..90_u64, -5_000_000_i64..50_000_000);
    prop::collection::vec(item, 1..20).prop_map(|items| {
        let numbered = items.into_iter().enumerate();
        numbered
            .map(|(idx, (number, code, on, days, cents))| {
                (format!("{number}-{idx}"), code, on, on + Days::new(days), if cents == 0 { 1 } else { cents })
            })
            .collect()
    })
}

fn day(date: NaiveDate, order: DateOrder) -> String {
    let form = match order {
        DateOrder::DayFirst => "%d/%m/%Y",
        DateOrder::MonthFirst => "%m/%d/%Y",
        DateOrder::YearFirst => "%Y-%m-%d",
    };
    date.format(form).to_string()
}

fn amount(cents: i64, sign: DecimalSign, style: u8) -> String {
    let (decimal, group) = if sign == DecimalSign::Comma { (',', '.') } else { ('.', ',') };
    let mut whole = (cents.abs() / 100).to_string();
    if style > 0 {
        let group = [group, ' ', '\u{A0}', '\u{202F}', '\''][usize::from(style) % 5];
        let mut at = whole.len();
        while at > 3 {
            at -= 3;
            whole.insert(at, group);
        }
    }
    let number = format!("{whole}{decimal}{:02}", cents.abs() % 100);
    match (cents < 0, style % 3) {
        (false, 0) => number,
        (false, _) => format!("{number} €"),
        (true, 0) => format!("-{number}"),
        (true, 1) => format!("({number})"),
        (true, _) => format!("{number}-"),
    }
}

fn every_dialect() -> Result<(), Failed> {
    let separators = prop::sample::select(Separator::ALL.to_vec());
    let signs = prop::sample::select(vec![DecimalSign::Comma, DecimalSign::Point]);
    let orders = prop::sample::select(vec![DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst]);
    let dialect = (separators, signs, orders, any::<bool>(), 0..6_u8);
    TestRunner::default().run(&(items(), dialect), |(items, (separator, sign, order, always, style))| {
        let quote_style = if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut writer = csv::WriterBuilder::new().delimiter(separator.byte()).quote_style(quote_style).from_writer(Vec::new());
        writer.write_record(["N° facture", "Code client", "Date facture", "Échéance", "Montant TTC"]).unwrap();
        for (number, code, on, due_on, cents) in &items {
            writer.write_record([number, code, &day(*on, order), &day(*due_on, order), &amount(*cents, sign, style)]).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let mut mapping = sketch(&text).mapping;
        prop_assert_eq!(mapping.dialect.separator, separator);
        prop_assert_eq!(mapping.dialect.decimals, sign, "two decimals leave no choice");
        mapping.dialect.dates = order; // A few dates may leave the choice: the person answers.
        let reading = read_with(&text, &mapping);
        prop_assert!(reading.issues.is_empty(), "{:?}\n{}", reading.issues, text);
        let read_back = reading.items.iter().map(|item| {
            let code = reading.customers[item.customer as usize].key.clone();
            (item.number.clone(), code, item.on, item.due_on.unwrap(), item.amount_minor)
        });
        prop_assert_eq!(read_back.collect::<Vec<Written>>(), items);
        prop_assert!(reading.items.iter().all(|item| (item.kind == ItemKind::CreditNote) == (item.amount_minor < 0)));
        Ok(())
    })?;
    Ok(())
}

fn any_text() -> Result<(), Failed> {
    let titles = [
        "Client",
        "Code",
        "Numéro",
        "Date",
        "Échéance",
        "Montant",
        "Solde",
        "Débit",
        "Compte",
        "Lettrage",
        "Non échu",
        "> 90",
        "Date de paiement",
        "Quantity",
        "Unit price",
        "Sens",
        "Type",
        "Statut",
        "Document",
        "Allocated",
        "Payment ID",
        "Reverses",
        "Interest",
        "Devise",
        "Email",
    ];
    let cell = prop_oneof![
        3 => prop::sample::select(titles.to_vec()).prop_map(str::to_owned),
        2 => "[0-9.,/ €DC()'-]{0,30}",
        1 => "\\PC{0,12}",
        1 => "[\"\n\r;,|\t=+]{0,4}",
        2 => prop::sample::select(vec!["12/05/2026", "99999999999999999", "-0,5", "411000", "A", "C0001", "EUR", "avoir", "9223372036854775807"]).prop_map(str::to_owned),
    ];
    let separator = prop::sample::select(vec![";", ",", "\t", "|", "\n"]);
    let rows = prop::collection::vec(prop::collection::vec(cell, 0..9), 0..12);
    let text = (rows, separator).prop_map(|(rows, separator)| rows.iter().map(|row| row.join(separator)).collect::<Vec<_>>().join("\n"));
    TestRunner::new(Config::with_cases(1_000)).run(&text, |text| {
        if let Ok(sketch) = inspect(&text, &Wishes::default()) {
            let _ = read(&text, &sketch.mapping, today(), &mut |_| ControlFlow::Continue(()));
        }
        Ok(())
    })?;
    Ok(())
}

fn kept_mapping() -> Result<(), Failed> {
    let ambiguous = "Facture;Client;Date;Montant\nF1;A;01/02/2026;1,234\n";
    let sure = "FACTURE,client,DATE,montant\nF1,A,13/02/2026,12.50\n";
    let (first, second) = (sketch(ambiguous), sketch(sure));
    assert_eq!(first.fingerprint, second.fingerprint);
    let mut kept = first.mapping.clone();
    kept.dialect.dates = DateOrder::MonthFirst;
    let stored = serde_json::to_string(&kept)?;
    let kept: Mapping = serde_json::from_str(&stored)?;
    assert_eq!(kept.fitted(&first).dialect.dates, DateOrder::MonthFirst, "nothing proves another");
    assert_eq!(kept.fitted(&second).dialect.dates, DateOrder::DayFirst, "the file proves another");
    assert_eq!(kept.fitted(&second).dialect.separator, Separator::Comma);
    assert_eq!(first.dates.certainty, Certainty::Ambiguous);
    Ok(())
}

fn stopped() -> Result<(), Failed> {
    let text = "Facture;Client;Date;Montant\nF1;A;01/02/2026;1,20\n";
    let mapping = sketch(text).mapping;
    assert!(read(text, &mapping, today(), &mut |_| ControlFlow::Break(())).is_err());
    Ok(())
}
