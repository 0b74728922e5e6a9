//! A calendar file (iCalendar, RFC 5545): whole days with an alarm on the morning.
//!
//! Invariant: the same entries give the same bytes; an entry keeps its identity, so that a calendar that reads the file again changes what
//! it holds instead of doubling it.

use chrono::{Days, NaiveDate};

/// A day to remember.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is, for ever: the lasting name of a thing and what of it.
    pub uid: String,
    /// The day.
    pub on: NaiveDate,
    /// In one line.
    pub title: String,
    /// More, in lines; empty where there is no more.
    pub more: String,
    /// Its kind, in one word: calendars filter by it.
    pub category: String,
    /// Whether it rings on the day, at nine.
    pub rings: bool,
}

/// The most octets of a line, its end left out.
const LINE: usize = 75;

/// A calendar named `name`, as known on `on`.
#[must_use]
pub fn calendar(name: &str, on: NaiveDate, entries: &[Entry]) -> String {
    let mut out = String::new();
    let stamp = format!("{}T000000Z", on.format("%Y%m%d"));
    line(&mut out, "BEGIN", "VCALENDAR");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", "-//Echeance//Echeance//FR");
    line(&mut out, "CALSCALE", "GREGORIAN");
    line(&mut out, "METHOD", "PUBLISH");
    line(&mut out, "X-WR-CALNAME", &escaped(name));
    for entry in entries {
        let next = entry.on.checked_add_days(Days::new(1)).unwrap_or(entry.on);
        line(&mut out, "BEGIN", "VEVENT");
        line(&mut out, "UID", &format!("{}@echeance", plain(&entry.uid)));
        line(&mut out, "DTSTAMP", &stamp);
        line(&mut out, "DTSTART;VALUE=DATE", &entry.on.format("%Y%m%d").to_string());
        line(&mut out, "DTEND;VALUE=DATE", &next.format("%Y%m%d").to_string());
        line(&mut out, "SUMMARY", &escaped(&entry.title));
        if !entry.more.is_empty() {
            line(&mut out, "DESCRIPTION", &escaped(&entry.more));
        }
        line(&mut out, "CATEGORIES", &escaped(&entry.category));
        line(&mut out, "TRANSP", "TRANSPARENT");
        if entry.rings {
            line(&mut out, "BEGIN", "VALARM");
            line(&mut out, "ACTION", "DISPLAY");
            line(&mut out, "DESCRIPTION", &escaped(&entry.title));
            // Nine hours after the day begins.
            line(&mut out, "TRIGGER", "PT9H");
            line(&mut out, "END", "VALARM");
        }
        line(&mut out, "END", "VEVENT");
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

/// A line, folded after 75 octets and never inside a letter.
fn line(out: &mut String, name: &str, value: &str) {
    let text = format!("{name}:{value}");
    let mut room = LINE;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

/// Text as RFC 5545 writes it; signs that steer a printer are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn plain(uid: &str) -> String {
    uid.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn entry(title: &str, more: &str) -> Entry {
        let (uid, category) = ("01a0#3-due".to_owned(), "Échéance".to_owned());
        Entry { uid, on: day("2026-12-31"), title: title.to_owned(), more: more.to_owned(), category, rings: true }
    }

    /// The logical lines: unfolded as the standard says.
    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split("\r\n").filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn a_whole_day_ends_on_the_next_and_rings_at_nine() {
        let text = calendar("Échéance", day("2026-11-23"), &[entry("F-1, Étoile; 1 200,00 €", "une\ndeux")]);
        let lines = unfolded(&text);
        for expected in [
            "UID:01a03-due@echeance",
            "DTSTAMP:20261123T000000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:F-1\\, Étoile\\; 1 200\\,00 €",
            "DESCRIPTION:une\\ndeux",
            "TRIGGER:PT9H",
        ] {
            assert!(lines.iter().any(|line| line == expected), "{expected}\n{text}");
        }
        assert_eq!((lines.first().map(String::as_str), lines.last().map(String::as_str)), (Some("BEGIN:VCALENDAR"), Some("END:VCALENDAR")));
    }

    proptest! {
        #[test]
        fn whatever_a_title_says_lines_are_short_and_nothing_is_injected(title in any::<String>(), more in any::<String>()) {
            let text = calendar("x", day("2026-11-23"), &[entry(&title, &more)]);
            prop_assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
            prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
            let lines = unfolded(&text);
            let begun = lines.iter().filter(|line| line.starts_with("BEGIN:")).count();
            let ended = lines.iter().filter(|line| line.starts_with("END:")).count();
            prop_assert_eq!((begun, ended), (3, 3));
            prop_assert_eq!(lines.iter().filter(|line| line.starts_with("SUMMARY:")).count(), 1);
            prop_assert_eq!(calendar("x", day("2026-11-23"), &[entry(&title, &more)]), text);
        }
    }
}
