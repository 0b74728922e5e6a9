//! Document numbers as payers write them: prefixes and zeros dropped, blanks and signs between, O for 0, two run together, ranges.
//!
//! Each number is entered under a few forms, as hashes in one sorted table; a text is cut into runs of letters and figures, and runs
//! that follow each other are tried together. What is found is a guess until the amount agrees.

use crate::ledger::{ItemIdx, Ledger};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How surely a text names a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Naming {
    /// As the number is written, but for blanks, signs and case.
    Whole,
    /// A prefix or zeros dropped, or O for 0.
    Nearly,
    /// The figures after the last sign alone: they say something only within one customer's account.
    Counter,
}

/// A document that a text seems to name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) item: ItemIdx,
    pub(super) naming: Naming,
    /// As it stands in the text.
    pub(super) written: String,
    /// Place of its first run in the text.
    pub(super) at: usize,
}

/// Numbers of all documents, by form.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// Sorted.
    forms: Vec<(u64, ItemIdx, Naming)>,
    /// How long whole numbers are, to cut apart what is run together.
    lengths: BTreeSet<usize>,
}

/// Runs that are tried together.
const MOST_JOINED: usize = 5;

/// The runs of a text, folded to capitals.
#[derive(Debug, Clone, Default)]
pub(super) struct Runs {
    /// Each folded; O next to a figure is kept as it is.
    pub(super) runs: Vec<String>,
}

impl Runs {
    pub(super) fn of(text: &str) -> Self {
        let runs = text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty());
        Self { runs: runs.take(60).map(|run| run.chars().take(80).flat_map(char::to_uppercase).collect()).collect() }
    }
}

/// Hash of a form: the same on every machine.
fn hash(form: &str) -> u64 {
    form.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Letters and figures in capitals.
pub(super) fn plain(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// O read as 0 wherever a figure stands beside it or another such O.
fn zeros_for_letters(form: &str) -> String {
    let mut out: Vec<char> = form.chars().collect();
    loop {
        let is_meant = |at: usize| {
            out.get(at) == Some(&'O')
                && (at.checked_sub(1).and_then(|before| out.get(before)).is_some_and(char::is_ascii_digit)
                    || out.get(at + 1).is_some_and(char::is_ascii_digit))
        };
        let meant: Vec<usize> = (0..out.len()).filter(|at| is_meant(*at)).collect();
        if meant.is_empty() {
            return out.into_iter().collect();
        }
        for at in meant {
            out[at] = '0';
        }
    }
}

/// The groups of figures of a number, each with where it begins among its letters and figures.
fn groups(number: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut in_group = false;
    for c in number.chars() {
        if c.is_ascii_digit() {
            if !in_group {
                found.push(String::new());
            }
            if let Some(last) = found.last_mut() {
                last.push(c);
            }
        }
        in_group = c.is_ascii_digit();
    }
    found
}

/// The last group of figures as a number: what is counted up from one document to the next.
pub(super) fn counter(number: &str) -> Option<u64> {
    groups(number).last().and_then(|group| group.parse().ok()).filter(|counter| *counter > 0)
}

/// What stands before the last group of figures, folded.
pub(super) fn before_counter(number: &str) -> String {
    let upto = number.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| {
        let head = number.get(..=last).unwrap_or_default();
        head.rfind(|c: char| !c.is_ascii_digit())
            .map_or(0, |at| at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8))
    });
    plain(number.get(..upto).unwrap_or_default())
}

impl Numbers {
    pub(super) fn of(ledger: &Ledger, documents: impl Iterator<Item = ItemIdx>) -> Self {
        let mut new = Self::default();
        let documents: Vec<ItemIdx> = documents.collect();
        let mut sharing: HashMap<&str, u32> = HashMap::new();
        for item in &documents {
            *sharing.entry(ledger.number(*item)).or_default() += 1;
        }
        for item in documents {
            let number = ledger.number(item);
            // What several documents bear is a journal's word, not a number.
            if sharing.get(number).is_some_and(|n| *n > 2) {
                continue;
            }
            new.enter(number, item);
            // Openings and hand-made entries keep the number in the label only.
            if number.is_empty() || counter(number).is_none() {
                new.enter_words(ledger.label(item), item);
            }
        }
        new.forms.sort_unstable();
        new.forms.dedup();
        new
    }

    fn enter(&mut self, number: &str, item: ItemIdx) {
        let whole = plain(number);
        let figures = whole.chars().filter(char::is_ascii_digit).count();
        if figures == 0 || whole.len() > 40 {
            return;
        }
        let tellable = |form: &str| form.len() >= 4 && form.chars().filter(char::is_ascii_digit).count() >= 3;
        if tellable(&whole) {
            self.forms.push((hash(&whole), item, Naming::Whole));
            self.lengths.insert(whole.len());
        }
        let mut nearly = |form: String| {
            if tellable(&form) && form != whole {
                self.forms.push((hash(&form), item, Naming::Nearly));
            }
        };
        let first_figure = whole.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let without_prefix = whole.get(first_figure..).unwrap_or_default().to_owned();
        let parts = groups(number);
        if let Some((last, before)) = parts.split_last() {
            let shortened = last.trim_start_matches('0');
            let prefix = whole.get(..first_figure).unwrap_or_default();
            let head: String = before.concat();
            nearly(format!("{prefix}{head}{shortened}"));
            nearly(format!("{head}{shortened}"));
            // The year in two figures.
            if let Some(year) = before.last().and_then(|group| group.strip_prefix("20")).filter(|year| year.len() == 2) {
                nearly(format!("{prefix}{year}{last}"));
                nearly(format!("{year}{last}"));
            }
            if before.is_empty() {
                nearly(shortened.to_owned());
            }
            if !shortened.is_empty() {
                self.forms.push((hash(&format!("#{shortened}")), item, Naming::Counter));
            }
        }
        if tellable(&without_prefix) && without_prefix != whole {
            self.forms.push((hash(&without_prefix), item, Naming::Nearly));
        }
    }

    /// Words of a label that look like a number: letters and figures, or four figures and more.
    fn enter_words(&mut self, label: &str, item: ItemIdx) {
        for run in Runs::of(label).runs {
            if run.chars().filter(char::is_ascii_digit).count() >= 4 {
                self.forms.push((hash(&run), item, Naming::Whole));
                self.lengths.insert(run.len());
            }
        }
    }

    fn with_form(&self, form: &str) -> &[(u64, ItemIdx, Naming)] {
        let sought = hash(form);
        let start = self.forms.partition_point(|(hash, _, _)| *hash < sought);
        let count = self.forms.get(start..).unwrap_or_default().iter().take_while(|(hash, _, _)| *hash == sought).count();
        self.forms.get(start..start + count).unwrap_or_default()
    }

    /// Documents that `runs` name, each once at its surest, in the order of the text. `whose` narrows what several documents share.
    pub(super) fn named_in(&self, runs: &Runs, is_likely: impl Fn(ItemIdx) -> bool) -> Vec<Named> {
        let mut found: BTreeMap<ItemIdx, Named> = BTreeMap::new();
        let mut note = |forms: &[(u64, ItemIdx, Naming)], written: &str, at: usize, least: Naming| {
            let likely: Vec<_> = forms.iter().filter(|(_, item, _)| is_likely(*item)).collect();
            let most = match likely.first().map(|(_, _, naming)| *naming) {
                None => return,
                Some(Naming::Whole) => 1,
                Some(Naming::Nearly) => 3,
                Some(Naming::Counter) => 6,
            };
            if likely.len() > most {
                return;
            }
            for (_, item, naming) in likely {
                let new = Named { item: *item, naming: (*naming).max(least), written: written.to_owned(), at };
                let known = found.entry(*item).or_insert_with(|| new.clone());
                if new.naming < known.naming {
                    *known = new;
                }
            }
        };
        let all = &runs.runs;
        for first in 0..all.len() {
            let mut joined = String::new();
            for (n, run) in all.iter().skip(first).take(MOST_JOINED).enumerate() {
                joined.push_str(run);
                if joined.len() > 40 {
                    break;
                }
                if !joined.bytes().any(|byte| byte.is_ascii_digit()) {
                    continue;
                }
                let written = || all.get(first..=first + n).unwrap_or_default().join(" ");
                note(self.with_form(&joined), &written(), first, Naming::Whole);
                let with_zeros = zeros_for_letters(&joined);
                if with_zeros != joined {
                    note(self.with_form(&with_zeros), &written(), first, Naming::Nearly);
                }
                if let Some(after) = joined.strip_prefix("RF").filter(|_| n < 4) {
                    note(self.with_form(after.get(2..).unwrap_or_default()), &written(), first, Naming::Whole);
                }
            }
            let Some(run) = all.get(first) else { continue };
            if run.len() <= 7 && run.bytes().all(|byte| byte.is_ascii_digit()) {
                note(self.with_form(&format!("#{}", run.trim_start_matches('0'))), run, first, Naming::Counter);
            }
        }
        // Blanks or signs within numbers that stand one after the other: the whole text without them is cut apart.
        for first in 0..all.len() {
            let mut joined = String::new();
            for run in all.iter().skip(first).take(MOST_JOINED) {
                joined.push_str(run);
            }
            self.run_together(&joined, first, &mut note);
        }
        let mut named: Vec<Named> = found.into_values().collect();
        named.sort_by_key(|named| (named.at, named.item));
        named
    }

    /// Whole numbers one after the other in one long run.
    fn run_together(&self, run: &str, first: usize, note: &mut impl FnMut(&[(u64, ItemIdx, Naming)], &str, usize, Naming)) {
        if run.len() < 12 || !run.is_ascii() {
            return;
        }
        let mut at = 0;
        // Only from the beginning: further runs have their own turn.
        while at < run.len() {
            let fits = self.lengths.iter().rev().find_map(|length| {
                let part = run.get(at..at + length).filter(|part| part.len() >= 6 && part.len() < run.len())?;
                let forms = self.with_form(part);
                forms.iter().any(|(_, _, naming)| *naming == Naming::Whole).then_some((part, forms))
            });
            match fits {
                Some((part, forms)) => {
                    note(forms, part, first, Naming::Whole);
                    at += part.len();
                }
                None => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::id::{BatchId, Ref};
    use crate::basis::money::{Currency, Money};
    use crate::ledger::{CustomerDetails, CustomerKind, DocumentKind, Due, Event};
    use proptest::prelude::*;

    fn ledger(numbers: &[&str]) -> Ledger {
        let details = CustomerDetails { name: "A".to_owned(), ..CustomerDetails::default() };
        let mut events = vec![Event::CustomerAdded { key: "C-1".into(), details, kind: CustomerKind::Unknown }];
        events.extend(numbers.iter().map(|number| Event::DocumentIssued {
            customer: Ref::Here(0),
            kind: DocumentKind::Invoice,
            number: (*number).to_owned(),
            issued_on: "2026-01-05".parse().unwrap(),
            due: Due::ByTerms,
            amount: Money::from_minor(100, Currency::EUR),
            account: crate::ledger::AccountFamily::default(),
            retention: false,
            label: String::new(),
            line: None,
        }));
        let mut ledger = Ledger::default();
        ledger.apply_batch(BatchId::new(1, [1; 10]), events.iter().map(Some));
        ledger
    }

    fn found(numbers: &[&str], text: &str) -> Vec<(usize, Naming)> {
        let ledger = ledger(numbers);
        let index = Numbers::of(&ledger, ledger.items().map(|item| item.idx));
        index.named_in(&Runs::of(text), |_| true).into_iter().map(|named| (named.item.idx(), named.naming)).collect()
    }

    #[test]
    fn a_number_is_known_however_it_is_written() {
        let numbers = ["F2024-00012", "F2024-00029", "A-7"];
        for text in ["FACT F2024-00012", "f2024 00012", "REF:F202400012.", "RF46F202400012", "RF46 F202 4000 12"] {
            assert_eq!(found(&numbers, text), [(0, Naming::Whole)], "{text}");
        }
        for text in ["FACT. 2024-00012", "2024/12", "F2O24-OOO12", "F24-00012"] {
            assert_eq!(found(&numbers, text), [(0, Naming::Nearly)], "{text}");
        }
        assert_eq!(found(&numbers, "N/REF 12"), [(0, Naming::Counter)]);
        assert_eq!(found(&numbers, "F2024-00012F2024-00029"), [(0, Naming::Whole), (1, Naming::Whole)]);
        assert_eq!(found(&numbers, "VIR SARL PETIT"), []);
        assert_eq!(counter("F2024-00012"), Some(12));
        assert_eq!((before_counter("F2024-00012"), before_counter("É7"), before_counter("x")), ("F2024".into(), "É".into(), String::new()));
    }

    proptest! {
        #[test]
        fn no_text_stops_it(number in "\\PC{0,30}", text in "\\PC{0,120}") {
            let _ = found(&[&number, "F2024-00012"], &text);
            let _ = (counter(&number), before_counter(&number));
        }

        #[test]
        fn a_number_in_a_text_is_found(prefix in "[A-Z]{1,3}", year in 2020_u32..2030, n in 1_u32..99_999, sign in "[-/ ]", word in "[A-Z]{3,8}") {
            let number = format!("{prefix}{year}-{n:05}");
            let text = format!("{word} {prefix}{year}{sign}{n:05} {word}");
            prop_assert_eq!(found(&[&number], &text), [(0, Naming::Whole)]);
        }
    }
}
