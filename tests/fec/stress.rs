//! What happens to files between a package and us: other layouts, damaged bytes, size. Held against sums that know nothing of the reader.

use super::{allocations_hold, balances, bytes_of, check, comparable, euros, issues, own, plain_balances, read};
use chrono::{Days, NaiveDate};
use echeance::basis::id::BatchId;
use echeance::exchange::plan::{PlanOptions, plan};
use echeance::exchange::reading::{Extent, IssueKind, Reading};
use echeance::ledger::{AccountFamily, CustomerKind, Ledger};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

type Balances = BTreeMap<(String, AccountFamily), i64>;

/// Each of our own small files, whatever it shows, says the same however a package writes it.
pub(crate) fn own_files_read_alike_in_every_layout() {
    let mut n = 0;
    for entry in std::fs::read_dir(own("")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        if !text.lines().next().unwrap().contains("|EcritureLib|Debit|Credit|") {
            continue; // Its layout is what it shows.
        }
        n += 1;
        let cells: Vec<Vec<&str>> = text.lines().map(|line| line.split('|').collect()).collect();
        let expected = read(text.as_bytes()).unwrap();
        for (layout, bytes) in layouts(&text, &cells) {
            let found = read(&bytes).unwrap_or_else(|error| panic!("{} as {layout}: {error}", path.display()));
            assert_eq!(comparable(&expected, false, false), comparable(&found, false, false), "{} as {layout}", path.display());
        }
    }
    assert!(n > 10);
}

fn layouts(text: &str, cells: &[Vec<&str>]) -> Vec<(&'static str, Vec<u8>)> {
    let written = |cells: &[Vec<String>], separator: &str| cells.iter().map(|row| row.join(separator) + "\n").collect::<String>();
    let each = |change: &dyn Fn(usize, usize, &str) -> String| -> Vec<Vec<String>> {
        let row = |line: usize, row: &Vec<&str>| row.iter().enumerate().map(|(at, cell)| change(line, at, cell)).collect();
        cells.iter().enumerate().map(|(line, cells)| row(line, cells)).collect()
    };
    let same = each(&|_, _, cell| cell.to_owned());
    let in_title = |change: fn(&str) -> String| each(&move |line, _, cell| if line == 0 { change(cell) } else { cell.to_owned() });
    let reversed: Vec<Vec<String>> = same.iter().map(|row| row.iter().rev().cloned().collect()).collect();
    let mut more = same.clone();
    for (line, row) in more.iter_mut().enumerate() {
        row.insert(3, if line == 0 { "Origine".to_owned() } else { "X".to_owned() });
        row.push(if line == 0 { "Etablissement".to_owned() } else { "75".to_owned() });
    }
    let (debit, credit) = (11, 12);
    let sided: Vec<Vec<String>> = (0..)
        .zip(&same)
        .map(|(line, row): (usize, _)| {
            let mut row = row.clone();
            let is_debit = row[credit] == "0,00";
            let (amount, side) = if is_debit { (row[debit].clone(), "D") } else { (row[credit].clone(), "C") };
            (row[debit], row[credit]) = if line == 0 { ("Montant".into(), "Sens".into()) } else { (amount, side.into()) };
            row
        })
        .collect();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    vec![
        ("CR alone", text.replace('\n', "\r").into_bytes()),
        ("CRLF", text.replace('\n', "\r\n").into_bytes()),
        ("ISO-8859-15", latin),
        ("UTF-8 with a mark", format!("\u{feff}{text}").into_bytes()),
        ("tabs", written(&same, "\t").into_bytes()),
        ("semicolons", written(&same, ";").into_bytes()),
        ("titles in capitals", written(&in_title(str::to_uppercase), "|").into_bytes()),
        ("titles in small letters", written(&in_title(str::to_lowercase), "|").into_bytes()),
        ("columns the other way round", written(&reversed, "|").into_bytes()),
        ("more columns", written(&more, "|").into_bytes()),
        ("an amount and its side", written(&sided, "|").into_bytes()),
    ]
}

/// A damaged file, read by one who knows the norm only.
struct PlainPart {
    /// What the lines that are as the norm has them sum to.
    sums: Balances,
    /// How many are not, and may or may not be readable.
    n_odd: usize,
    /// Of these, those in which nobody could read a day or an amount, or that hold too many cells.
    unreadable: Vec<u32>,
}

/// Lines in `left_out` are passed over. `None` where the header is not the norm's.
fn plain_part(bytes: &[u8], header: &str, separator: char, left_out: &BTreeSet<u32>) -> Option<PlainPart> {
    let text: String = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // Which eight-bit code it is matters for what is no ASCII only: such lines are not plain.
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let mut lines = text.split('\n');
    if lines.next()? != header {
        return None;
    }
    let width = header.split(separator).count();
    let mut kept = format!("{header}\n");
    let (mut n_odd, mut unreadable) = (0, Vec::new());
    for (line, number) in lines.zip(2..) {
        if line.trim().is_empty() || left_out.contains(&number) {
            continue;
        }
        let cells: Vec<&str> = line.split(separator).collect();
        let is_amount = |cell: &&str| {
            let (whole, decimals) = cell.split_once(',').unwrap_or(("", ""));
            !whole.is_empty() && decimals.len() == 2 && [whole, decimals].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
        };
        let is_plain = cells.len() == width
            && !line.contains(|c: char| c == '"' || c.is_control() && c != '\t')
            && [3, 4, 6].iter().all(|at| cells[*at].is_ascii())
            && NaiveDate::parse_from_str(cells[3], "%Y%m%d").is_ok()
            && cells[11..13].iter().all(is_amount);
        if is_plain {
            kept += line;
            kept.push('\n');
        } else {
            n_odd += 1;
            let has_letters = |at: usize| cells.get(at).is_some_and(|cell| cell.contains(|c: char| c.is_ascii_alphabetic()));
            if cells.len() > width + 1 || (cells.len() == width && [3, 11, 12].into_iter().any(has_letters)) {
                unreadable.push(number);
            }
        }
    }
    Some(PlainPart { sums: plain_balances(&kept), n_odd, unreadable })
}

#[derive(Debug, Clone)]
enum Damage {
    Byte(u8),
    Cut(usize),
    Inserted(Vec<u8>),
    Repeated(usize),
}

/// Whatever becomes of a real file's bytes, nothing panics, and what its plain lines sum to is what the reading sums to, but for
/// the lines that an issue names; a line that nobody could read is named.
pub(crate) fn damaged_files_sum_to_what_they_say() {
    let start = |file: &str, from: usize, n: usize| -> (String, char, Vec<u8>) {
        let text = String::from_utf8(bytes_of(file)).unwrap().trim_start_matches('\u{feff}').to_owned();
        let header = text.lines().next().unwrap().to_owned();
        let part: Vec<&str> = std::iter::once(header.as_str()).chain(text.lines().skip(from).take(n)).collect();
        let bytes = part.iter().fold(String::new(), |all, line| all + line + "\n").into_bytes();
        let separator = if header.contains('\t') { '\t' } else { '|' };
        (header, separator, bytes)
    };
    let starts = [
        start("variants/02_pipe_utf8.txt", 100, 60),
        start("0000000001FEC20220831.txt", 400, 60),
        start("variants/02_pipe_utf8.txt", 900, 60),
    ];
    let shortest = starts.iter().map(|start| start.2.len()).min().unwrap();
    let damage = prop_oneof![
        4 => any::<u8>().prop_map(Damage::Byte),
        4 => proptest::sample::select(b"0123456789,.-|\t;\"\r\n \x00ABCDEFxyzo".to_vec()).prop_map(Damage::Byte),
        1 => (1_usize..300).prop_map(Damage::Cut),
        2 => proptest::collection::vec(proptest::sample::select(b"0123456789,|\t\n\"-AOl".to_vec()), 1..6).prop_map(Damage::Inserted),
        1 => (1_usize..300).prop_map(Damage::Repeated),
    ];
    let damages = proptest::collection::vec((0..shortest, damage), 1..6);
    let mut compared = 0;
    let counted = std::cell::RefCell::new(&mut compared);
    check(&(0..starts.len(), damages), 600, |(which, damages)| {
        let (header, separator, bytes) = &starts[which];
        let mut bytes = bytes.clone();
        for (at, damage) in damages {
            let at = at.min(bytes.len().saturating_sub(1));
            let upto = |n: usize| (at + n).min(bytes.len());
            match damage {
                Damage::Byte(byte) => bytes[at] = byte,
                Damage::Cut(n) => drop(bytes.drain(at..upto(n))),
                Damage::Inserted(more) => drop(bytes.splice(at..at, more)),
                Damage::Repeated(n) => {
                    let again = bytes[at..upto(n)].to_vec();
                    drop(bytes.splice(at..at, again));
                }
            }
        }
        let Ok(reading) = read(&bytes) else { return };
        allocations_hold(&reading);
        let left_out: BTreeSet<u32> = reading.issues.iter().filter(|issue| issue.kind.leaves_out()).map(|issue| issue.line).collect();
        let Some(PlainPart { sums: expected, n_odd, unreadable }) = plain_part(&bytes, header, *separator, &left_out) else { return };
        **counted.borrow_mut() += 1;
        let found = balances(&reading);
        let keys: BTreeSet<_> = expected.keys().chain(found.keys()).collect();
        let differ: Vec<_> = keys.into_iter().filter(|key| expected.get(key).unwrap_or(&0) != found.get(key).unwrap_or(&0)).collect();
        assert_eq!(unreadable, Vec::<u32>::new(), "not a word of these lines\n{}", issues(&reading));
        assert!(differ.len() <= n_odd, "{n_odd} odd lines, yet {differ:?} differ\n{}", issues(&reading));
    });
    assert!(compared > 400, "{compared} compared");
}

/// One digit of one amount written otherwise leaves its entry unbalanced, and that is said.
pub(crate) fn a_wrong_digit_is_said() {
    let text = String::from_utf8(bytes_of("variants/02_pipe_utf8.txt")).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let unbalanced = |reading: &Reading| reading.issues.iter().filter(|issue| matches!(issue.kind, IssueKind::Unbalanced { .. })).count();
    let before = unbalanced(&read(text.as_bytes()).unwrap());
    check(&(1..lines.len(), 11_usize..13, 1_u8..10), 40, |(at, column, more)| {
        let mut cells: Vec<String> = lines[at].split('|').map(str::to_owned).collect();
        let digit = cells[column].bytes().rposition(|b| b.is_ascii_digit()).unwrap();
        let changed = (cells[column].as_bytes()[digit] - b'0' + more) % 10;
        cells[column].replace_range(digit..=digit, &changed.to_string());
        let line = cells.join("|");
        let damaged: Vec<&str> = lines.iter().enumerate().map(|(n, other)| if n == at { line.as_str() } else { *other }).collect();
        assert_eq!(unbalanced(&read(damaged.join("\n").as_bytes()).unwrap()), before + 1, "{line}");
    });
}

/// Three years of a busy firm in 12,000 lines: by customer and family, the reading and the ledger sum to what was written.
pub(crate) fn twelve_thousand_lines_sum_by_customer() {
    let (text, expected) = busy_firm(12_000);
    let reading = read(text.as_bytes()).unwrap();
    assert_eq!((reading.lines, issues(&reading).as_str()), (12_000, ""));
    allocations_hold(&reading);
    assert_eq!(without_zeros(balances(&reading)), expected);
    let n_lettered = reading.allocations.len();
    assert!(n_lettered > 1_000, "{n_lettered} allocations");
    let mut ledger = Ledger::default();
    let today = reading.period.unwrap().1;
    let options = PlanOptions::new(today, Extent::Flow, CustomerKind::Unknown);
    let plan = plan(&ledger, &reading, &options);
    assert_eq!(plan.notes, []);
    ledger.apply_batch(BatchId::new(1, [0; 10]), plan.events.iter().map(Some));
    let mut of_ledger = Balances::new();
    for balance in ledger.balances() {
        let key = &ledger.customer(balance.customer).key;
        for (family, sum) in AccountFamily::ALL.into_iter().zip(balance.families) {
            *of_ledger.entry((key.clone(), family)).or_insert(0) += sum;
        }
    }
    assert_eq!(without_zeros(of_ledger), expected);
}

fn without_zeros(mut balances: Balances) -> Balances {
    balances.retain(|_, sum| *sum != 0);
    balances
}

/// Sales, receipts (some lettered, some in part), credit notes, bills, doubtful debts, retentions, advances and accruals of 300
/// customers, by a plain generator of numbers; and each account's sum as it was written.
fn busy_firm(n_lines: usize) -> (String, Balances) {
    let mut seed = 20_260_101_u64;
    let mut number = |upto: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % upto
    };
    let title = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib";
    let mut text = format!("{title}|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\n");
    let mut sums = Balances::new();
    let mut waiting: Vec<(u64, i64, usize)> = Vec::new();
    let (mut lines, mut entry) = (0, 0);
    let begins = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    while lines < n_lines {
        entry += 1;
        let on = begins + Days::new(u64::try_from(lines * 1_000 / n_lines).unwrap());
        let mut customer = number(300);
        let mut amount = i64::try_from(100 + number(2_000_000)).unwrap();
        let mut letter = String::new();
        // A debit on the first account, a credit on the second.
        let (debit, credit) = match number(20) {
            0..=8 => {
                if number(3) > 0 {
                    letter = format!("L{entry}");
                    waiting.push((customer, amount, entry));
                }
                ("411000", "701000")
            }
            9..=14 if !waiting.is_empty() => {
                let at = usize::try_from(number(u64::try_from(waiting.len()).unwrap())).unwrap();
                let (who, whole, sale) = waiting.swap_remove(at);
                (customer, amount, letter) = (who, whole, format!("L{sale}"));
                ("512000", "411000")
            }
            9..=14 => ("512000", "411000"),
            15 => ("701000", "411000"),
            16 => ("413000", "411000"),
            17 => ("416000", "411000"),
            18 => (["411700", "418100"][usize::try_from(number(2)).unwrap()], "701000"),
            _ => ("512000", "419100"),
        };
        let sides = [(debit, amount), (credit, -amount)];
        for (account, amount) in sides {
            let family = AccountFamily::ALL.into_iter().find(|family| account.starts_with(family.code()));
            let (aux, letter) = if family.is_some() { (format!("C{customer:03}"), letter.as_str()) } else { Default::default() };
            if let Some(family) = family {
                *sums.entry((aux.clone(), family)).or_insert(0) += amount;
            }
            let (plus, minus) = (euros(amount.max(0)).replace('.', ","), euros((-amount).max(0)).replace('.', ","));
            let day = on.format("%Y%m%d");
            let lettered = if letter.is_empty() { String::new() } else { "20261231".to_owned() };
            writeln!(
                text,
                "J|Journal|{entry}|{day}|{account}|Compte|{aux}|{aux}|P{entry}|{day}|Ecriture|{plus}|{minus}|{letter}|{lettered}|{day}||"
            )
            .unwrap();
            lines += 1;
        }
    }
    // What nobody paid bears no letter.
    for (_, _, sale) in waiting {
        text = text.replace(&format!("|L{sale}|20261231|"), "|||");
    }
    (text, without_zeros(sums))
}
