//! What was measured, as lines of a table.

use std::sync::Mutex;

/// What must hold at [`BAR_AT`] documents.
#[derive(Clone, Copy)]
pub(crate) enum Bar {
    /// So many times quicker than the peer beside it.
    Times(f64),
    /// No more than this.
    AtMost(f64),
}

/// The size that the bars are set for.
pub(crate) const BAR_AT: u32 = 100_000;

/// What a figure counts.
#[derive(Clone, Copy)]
pub(crate) enum Unit {
    Milliseconds,
    Kilobytes,
    Megabytes,
}

/// One line: ours, and a peer's where there is one.
struct Line {
    what: String,
    size: Option<u32>,
    unit: Unit,
    ours: Option<f64>,
    peer: Option<(&'static str, f64)>,
    bar: Option<Bar>,
}

/// All that was measured.
#[derive(Default)]
pub(crate) struct Table {
    lines: Mutex<Vec<Line>>,
    notes: Mutex<Vec<String>>,
}

impl Table {
    fn push(&self, line: Line) {
        if let Ok(mut lines) = self.lines.lock() {
            // Said at once too: a long run is watched.
            println!("  {}", line.cells().join("  "));
            lines.push(line);
        }
    }

    /// A figure of ours without a peer.
    pub(crate) fn ours(&self, what: &str, size: Option<u32>, unit: Unit, ours: f64, bar: Option<Bar>) {
        self.push(Line { what: what.to_owned(), size, unit, ours: Some(ours), peer: None, bar });
    }

    /// A figure of ours beside a peer's, of one size that the words name.
    pub(crate) fn beside_whole(&self, what: &str, ours: f64, peer: (&'static str, f64), bar: Bar) {
        self.push(Line { what: what.to_owned(), size: None, unit: Unit::Milliseconds, ours: Some(ours), peer: Some(peer), bar: Some(bar) });
    }

    /// A figure of ours beside a peer's.
    pub(crate) fn beside(&self, what: &str, size: u32, ours: f64, peer: (&'static str, f64), bar: Option<Bar>) {
        self.push(Line { what: what.to_owned(), size: Some(size), unit: Unit::Milliseconds, ours: Some(ours), peer: Some(peer), bar });
    }

    /// A peer's figure that stands for itself.
    pub(crate) fn theirs(&self, what: &str, size: Option<u32>, unit: Unit, peer: (&'static str, f64)) {
        self.push(Line { what: what.to_owned(), size, unit, ours: None, peer: Some(peer), bar: None });
    }

    /// A sentence below the table.
    pub(crate) fn note(&self, text: String) {
        if let Ok(mut notes) = self.notes.lock() {
            notes.push(text);
        }
    }

    /// Prints it all.
    pub(crate) fn print(&self) {
        let (Ok(lines), Ok(notes)) = (self.lines.lock(), self.notes.lock()) else { return };
        if lines.is_empty() {
            return;
        }
        let head = ["", "invoices", "ours", "peer", "theirs", "theirs/ours", "bar", ""].map(str::to_owned);
        let rows: Vec<[String; 8]> = std::iter::once(head).chain(lines.iter().map(Line::cells)).collect();
        let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..8).map(width).collect();
        println!();
        for row in &rows {
            let cells =
                row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
                    if matches!(at, 0 | 3 | 6 | 7) { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
                });
            println!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
        }
        println!();
        for note in notes.iter() {
            println!("{note}");
        }
    }
}

impl Line {
    fn cells(&self) -> [String; 8] {
        let (bar, verdict) = self.verdict();
        [
            self.what.clone(),
            self.size.map(grouped).unwrap_or_default(),
            self.ours.map(|it| self.unit.said(it)).unwrap_or_default(),
            self.peer.map_or_else(String::new, |(name, _)| name.to_owned()),
            self.peer.map(|(_, it)| self.unit.said(it)).unwrap_or_default(),
            self.ratio().map(|it| format!("{it:.1} ×")).unwrap_or_default(),
            bar,
            verdict.to_owned(),
        ]
    }

    fn ratio(&self) -> Option<f64> {
        Some(self.peer?.1 / self.ours?.max(f64::MIN_POSITIVE))
    }

    /// The bar in words, and whether it is met; empty for a size that no bar is set for.
    fn verdict(&self) -> (String, &'static str) {
        let Some((bar, ours)) = self.bar.zip(self.ours).filter(|_| self.size.is_none_or(|size| size == BAR_AT)) else {
            return (String::new(), "");
        };
        let (said, met) = match bar {
            Bar::Times(least) => (format!("≥ {least} ×"), self.ratio().is_some_and(|ratio| ratio >= least)),
            Bar::AtMost(most) => (format!("≤ {}", self.unit.said(most)), ours <= most),
        };
        (said, if met { "met" } else { "MISSED" })
    }
}

impl Unit {
    fn said(self, value: f64) -> String {
        let digits = match value {
            ..10.0 => 2,
            10.0..100.0 => 1,
            _ => 0,
        };
        let name = match self {
            Self::Milliseconds => "ms",
            Self::Kilobytes => "kB",
            Self::Megabytes => "MB",
        };
        format!("{value:.digits$} {name}")
    }
}

fn grouped(n: u32) -> String {
    let digits = n.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

/// The middle one.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
