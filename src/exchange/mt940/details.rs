//! The free text of a movement (`:86:`) in its dialects: German subfields `?20`, tags `/EREF/`, words before a colon, plain text.

use crate::basis::money::Money;
use crate::exchange::statements::{kinds, said};
use crate::ledger::{BankLine, BankLineKind};

/// A line of at least so many characters was broken by its length, not by its sense.
const BROKEN: usize = 60;

/// Pieces of German subfields have 27 characters; those of nearly so many go on without a blank.
const PIECE: usize = 26;

/// Words that stand before a value in the German purpose.
const KEYWORDS: [&str; 13] =
    ["EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+", "ABWE+", "IBAN+", "BIC+", "COAM+", "OAMT+", "PURP+"];

/// Tags that stand before a value in the other dialect.
const TAGS: [&str; 34] = [
    "TRTP",
    "EREF",
    "KREF",
    "MARF",
    "MREF",
    "IBAN",
    "BIC",
    "NAME",
    "ULTD",
    "ULTC",
    "ULTB",
    "RTRN",
    "REMI",
    "CSID",
    "ISDT",
    "PREF",
    "CNTP",
    "PURP",
    "ORDP",
    "BENM",
    "SVCL",
    "CDTRREFTP",
    "CDTRREF",
    "IREF",
    "CREF",
    "EXCH",
    "OAMT",
    "CHGS",
    "ADDR",
    "ISSR",
    "CD",
    "NRTX",
    "TXID",
    "RREF",
];

/// Puts lines together as they were before they were broken.
pub(super) fn join(out: &mut String, lines: &[&str]) {
    for line in lines {
        let last = out.rsplit('\n').next().map_or(0, |last| last.chars().count());
        // What was broken by its length goes on at once. The mark keeps count of the last line, and is taken out below.
        if !out.is_empty() {
            out.push(if last >= BROKEN { '\n' } else { '\u{b}' });
            if last < BROKEN {
                out.push('\n');
            }
        }
        out.push_str(line.trim_end_matches('\r'));
    }
}

/// All in one line; where a line was broken by its sense, one blank.
fn whole(text: &str) -> String {
    text.chars().filter(|c| *c != '\n').map(|c| if c == '\u{b}' { ' ' } else { c }).collect()
}

/// Fills `line` from the free text and from what stood beneath the movement.
pub(super) fn describe(line: &mut BankLine, text: &str, supplement: &str, swift: BankLineKind) {
    line.kind = swift;
    let supplement = whole(supplement);
    amounts(line, &supplement);
    let text = whole(text);
    if let Some((code, separator)) = posting_code(&text) {
        german(line, code, separator, &text);
    } else if let Some(values) = tagged(&text) {
        tags(line, &values);
    } else {
        said::add(&mut line.label, &text);
        named(line, &text);
        amounts(line, &text);
    }
    if line.label.is_empty() && !supplement.starts_with('/') {
        said::add(&mut line.label, &supplement);
    }
    if line.kind == BankLineKind::Unsaid {
        line.kind = kinds::by_words(&line.label);
    }
}

/// Three digits, and the sign that parts the subfields.
fn posting_code(text: &str) -> Option<(u32, char)> {
    let code = said::digits(text.get(..3)?)?;
    let separator = text.get(3..)?.chars().next().filter(|c| matches!(c, '?' | '>' | '@' | '<'))?;
    Some((code, separator))
}

fn german(line: &mut BankLine, code: u32, separator: char, text: &str) {
    let (mut purpose, mut posting, mut name, mut reason) = (String::new(), "", String::new(), "");
    let mut iban = String::new();
    for piece in text.split(separator).skip(1) {
        let Some((number, value)) = piece.split_at_checked(2) else { continue };
        match number {
            "00" => posting = value,
            "30" => {}
            "31" => line.counterparty_account = said::account(value),
            "32" | "33" => append(&mut name, value),
            "34" => reason = value,
            "38" => iban = said::account(value),
            _ if number.bytes().all(|b| b.is_ascii_digit()) && (number.starts_with('2') || matches!(number, "60" | "61" | "62" | "63")) => {
                append(&mut purpose, value);
            }
            _ => {}
        }
    }
    if !iban.is_empty() {
        line.counterparty_account = iban;
    }
    let (purpose, name) = (unmarked(&purpose), unmarked(&name));
    line.counterparty = said::clean(&name);
    let mut text = String::new();
    for (keyword, value) in by_keyword(&purpose) {
        match keyword {
            "EREF+" => line.end_to_end = said::reference(value),
            "MREF+" => line.mandate = said::reference(value),
            "SVWZ+" | "" => said::add(&mut text, value),
            "ABWA+" if line.amount.amount().is_sign_positive() => line.counterparty = said::clean(value),
            "ABWE+" if line.amount.amount().is_sign_negative() => line.counterparty = said::clean(value),
            "IBAN+" if line.counterparty_account.is_empty() => line.counterparty_account = said::account(value),
            "OAMT+" => line.ordered = line.ordered.or_else(|| money(value, line.amount)),
            _ => {}
        }
    }
    if let Some(reference) = said::structured(&text) {
        line.structured = reference;
    }
    line.label = if text.is_empty() { said::clean(posting) } else { text };
    let by_code = kinds::by_posting_code(code, posting);
    if by_code != BankLineKind::Unsaid {
        line.kind = by_code;
    }
    if matches!(line.kind, BankLineKind::ReturnedDebit | BankLineKind::ReturnedCheque | BankLineKind::ReturnedTransfer) {
        line.returned = said::clean(reason);
    }
}

fn unmarked(pieces: &str) -> String {
    pieces.chars().filter(|c| *c != '\u{b}').collect()
}

/// A piece of full length goes on in the next; a shorter one ends with a word.
fn append(out: &mut String, piece: &str) {
    let last = out.rsplit('\u{b}').next().map_or(0, |last| last.chars().count());
    if !out.is_empty() {
        if last < PIECE {
            out.push(' ');
        }
        out.push('\u{b}');
    }
    out.push_str(piece);
}

/// The purpose by its keywords; what stands before the first has none.
fn by_keyword(purpose: &str) -> Vec<(&'static str, &str)> {
    let mut found: Vec<(usize, &'static str)> =
        KEYWORDS.iter().filter_map(|keyword| purpose.find(keyword).map(|at| (at, *keyword))).collect();
    found.sort_unstable();
    let mut parts = Vec::with_capacity(found.len() + 1);
    let first = found.first().map_or(purpose.len(), |(at, _)| *at);
    parts.push(("", purpose.get(..first).unwrap_or_default()));
    for (at, (start, keyword)) in found.iter().enumerate() {
        let end = found.get(at + 1).map_or(purpose.len(), |(next, _)| *next);
        parts.push((*keyword, purpose.get(start + keyword.len()..end).unwrap_or_default()));
    }
    parts
}

/// Values by their tags; `None` where the text does not begin with one.
fn tagged(text: &str) -> Option<Vec<(&str, &str)>> {
    let text = text.trim_start();
    if !text.starts_with('/') {
        return None;
    }
    let mut starts: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('/')) {
        let from = at + next + 1;
        let Some(rest) = text.get(from..) else { break };
        match rest.split_once('/').map(|(tag, _)| tag).filter(|tag| TAGS.contains(tag)) {
            Some(tag) => {
                starts.push((from, tag));
                at = from + tag.len();
            }
            None => at = from,
        }
    }
    if starts.is_empty() {
        return None;
    }
    let value = |at: usize, from: usize, tag: &str| {
        let end = starts.get(at + 1).map_or(text.len(), |(next, _)| next.saturating_sub(1));
        text.get(from + tag.len() + 1..end).unwrap_or_default()
    };
    Some(starts.iter().enumerate().map(|(at, (from, tag))| (*tag, value(at, *from, tag))).collect())
}

fn tags(line: &mut BankLine, values: &[(&str, &str)]) {
    let mut ultimate = String::new();
    let came_in = line.amount.amount().is_sign_positive();
    for (tag, value) in values {
        let plain = value.trim_matches('/').trim();
        match *tag {
            "TRTP" => {
                let kind = kinds::by_words(plain);
                if kind != BankLineKind::Unsaid {
                    line.kind = kind;
                }
            }
            "EREF" => line.end_to_end = said::reference(plain),
            "MARF" | "MREF" => line.mandate = said::reference(plain),
            "IBAN" => line.counterparty_account = said::account(plain),
            "NAME" => line.counterparty = said::clean(plain),
            "ULTD" if came_in || line.counterparty.is_empty() => ultimate = said::clean(plain),
            "ULTC" | "ULTB" if !came_in => ultimate = said::clean(plain),
            "RTRN" => line.returned = said::clean(plain),
            // Account, bank, name, town.
            "CNTP" => {
                let mut parts = value.split('/');
                line.counterparty_account = said::account(parts.next().unwrap_or_default());
                line.counterparty = said::clean(parts.nth(1).unwrap_or_default());
            }
            "REMI" => remittance(line, value),
            "CDTRREF" => line.structured = said::structured(plain).unwrap_or_default(),
            "OAMT" => line.ordered = line.ordered.or_else(|| money(plain, line.amount)),
            _ => {}
        }
    }
    if !ultimate.is_empty() {
        line.counterparty = ultimate;
    }
    if !line.returned.is_empty() {
        line.kind = kinds::returned(line.kind);
    }
}

/// `USTD//text`, `STRD/CUR/reference`, or the text at once.
fn remittance(line: &mut BankLine, value: &str) {
    let value = value.trim_start_matches('/');
    if let Some(structured) = value.strip_prefix("STRD/") {
        let reference = structured.split_once('/').map_or(structured, |(_, reference)| reference);
        match said::structured(reference) {
            Some(reference) => line.structured = reference,
            None => said::add(&mut line.label, reference),
        }
        return;
    }
    let text = value.strip_prefix("USTD/").unwrap_or(value).trim_matches('/');
    if let Some(reference) = said::structured(text) {
        line.structured = reference;
    }
    said::add(&mut line.label, text);
}

/// `REK: NL… /NAAM: …` of Dutch banks.
fn named(line: &mut BankLine, text: &str) {
    let after = |word: &str| text.split_once(word).map(|(_, rest)| rest.trim_start());
    if let Some(account) = after("REK:").or_else(|| after("IBAN:")) {
        let end = account.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(account.len());
        line.counterparty_account = said::account(account.get(..end).unwrap_or_default());
    }
    if let Some(name) = after("NAAM:").or_else(|| after("NAAM/")) {
        line.counterparty = said::clean(name.split(['/', '\u{b}']).next().unwrap_or_default());
    }
}

/// `/OCMT/EUR4,5/`: what was ordered; `/CHGS/EUR0,5/`: what was taken out.
fn amounts(line: &mut BankLine, text: &str) {
    let after = |tag: &str| text.split_once(tag).map(|(_, rest)| rest.split('/').next().unwrap_or_default());
    if let Some(ordered) = after("/OCMT/").and_then(|text| money(text, line.amount)) {
        line.ordered = Some(ordered);
    }
    if let Some(charges) = after("/CHGS/").and_then(|text| money(text, Money::zero(line.amount.currency()))) {
        line.charges = Some(Money::new(charges.amount().abs(), charges.currency()));
    }
}

/// `EUR4,5`, signed as `like`; `None` where it is the same.
fn money(text: &str, like: Money) -> Option<Money> {
    let text = text.trim();
    let currency = said::currency(text.get(..3)?)?;
    let amount = said::decimal(text.get(3..)?.trim())?;
    let found = said::money(if like.amount().is_sign_negative() { -amount } else { amount }, currency);
    (found != like && !found.amount().is_zero()).then_some(found)
}
