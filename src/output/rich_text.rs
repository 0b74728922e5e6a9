//! A letter as simple HTML, for the clipboard: a mail program takes it with its table.
//!
//! Invariant: what comes from a file or a person is text; no mark-up but ours stands in it.

use super::letter_sheet::{LetterSheet, Part, SheetTable};
use crate::dunning::Letter;
use crate::ledger::Channel;
use std::fmt::Write as _;

/// The letter from its salutation on; on paper, with what stands above it.
#[must_use]
pub fn letter_html(letter: &Letter) -> String {
    let sheet = LetterSheet::of(letter);
    let mut html = String::new();
    if letter.channel != Channel::Mail {
        paragraph(&mut html, &sheet.sender);
        paragraph(&mut html, &sheet.recipient);
        let about = [&sheet.registered, &sheet.subject, &sheet.reference];
        paragraph(&mut html, std::slice::from_ref(&sheet.place_and_day));
        paragraph(&mut html, &about.map(String::clone));
    }
    for part in &sheet.parts {
        match part {
            Part::Text(text) | Part::Note(text) => paragraph(&mut html, std::slice::from_ref(text)),
            // Writing to a String does not fail.
            Part::Strong(text) => {
                let _ = write!(html, "<p><strong>{}</strong></p>", escaped(text));
            }
            Part::Heading(text) => {
                let _ = write!(html, "<h2>{}</h2>", escaped(text));
            }
            Part::Table(it) => table(&mut html, it),
            Part::Pay { title, lines, .. } => {
                let lines: Vec<String> = std::iter::once(title).chain(lines).cloned().collect();
                paragraph(&mut html, &lines);
            }
            Part::Sign { closing, lines } => {
                paragraph(&mut html, std::slice::from_ref(closing));
                paragraph(&mut html, lines);
            }
        }
    }
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn paragraph(html: &mut String, lines: &[String]) {
    let filled: Vec<String> = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| escaped(line)).collect();
    if !filled.is_empty() {
        let _ = write!(html, "<p>{}</p>", filled.join("<br>"));
    }
}

fn table(html: &mut String, table: &SheetTable) {
    let cell = |html: &mut String, tag: &str, column: usize, text: &str| {
        let side = if column >= table.figures_from { " align=\"right\"" } else { " align=\"left\"" };
        let _ = write!(html, "<{tag}{side}>{}</{tag}>", escaped(text));
    };
    html.push_str("<table border=\"1\" cellpadding=\"4\" cellspacing=\"0\"><thead><tr>");
    for (column, head) in table.head.iter().enumerate() {
        cell(html, "th", column, head);
    }
    html.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        html.push_str("<tr>");
        for (column, text) in row.iter().enumerate() {
            cell(html, "td", column, text);
        }
        html.push_str("</tr>");
    }
    let spanned = table.head.len().saturating_sub(1);
    for (label, sum) in &table.sums {
        let _ = write!(
            html,
            "<tr><th colspan=\"{spanned}\" align=\"left\">{}</th><td align=\"right\">{}</td></tr>",
            escaped(label),
            escaped(sum)
        );
    }
    html.push_str("</tbody></table>");
}
