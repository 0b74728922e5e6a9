//! Where everything of a letter stands: A4 in points from the top left, page after page, with the order in which it is read.

use super::super::letter_sheet::{LetterSheet, Part, SheetTable, Window};
use super::typeset::{Faces, Look, Run, Weight};
use krilla::tagging::{TableHeaderScope, Tag, TagKind};
use std::num::{NonZeroU16, NonZeroU32};

/// A4.
pub(super) const WIDTH: f32 = 595.28;
/// A4.
pub(super) const HEIGHT: f32 = 841.89;
const LEFT: f32 = 57.0;
const RIGHT: f32 = WIDTH - 57.0;
const ROOM: f32 = RIGHT - LEFT;
const TOP: f32 = 64.0;
const BOTTOM: f32 = HEIGHT - 54.0;
/// What shows in the window of a long envelope wherever the sheet lies in it: 47 to 79 mm from the top, 83 mm wide.
const WINDOW_TOP: f32 = 134.0;
const WINDOW_HEIGHT: f32 = 90.0;
const WINDOW_ROOM: f32 = 234.0;
const WINDOW_RIGHT_AT: f32 = 300.0;

/// Sizes of the text: a smaller one is taken where it saves a page.
const SIZES: [f32; 3] = [10.5, 10.0, 9.5];
const SMALL: Look = Look::of(8.5, Weight::Regular);
const CODE_SIZE: f32 = 82.0;
/// Room for a hand between closing and name.
const HAND: f32 = 34.0;
/// Beside the figures of a table.
const GAP: f32 = 9.0;
const LEAST_FIRST_COLUMN: f32 = 84.0;

/// What is drawn.
pub(super) enum Mark {
    Text(Run),
    /// A thin light line to the right: how long.
    Hairline(f32),
    /// A line to the right: how long, how thick.
    Rule(f32, f32),
    /// A payment code of that size: how many modules a side, which are dark.
    Code(f32, Vec<Vec<bool>>),
    /// The same as a text, quieter.
    Soft(Run),
}

/// Whether it is read, and as what.
#[derive(Clone, Copy)]
pub(super) enum Read {
    /// The leaf of that number.
    Leaf(usize),
    /// Not read: an ornament.
    Ornament,
    /// Not read: the head of a page.
    Head,
    /// Not read: its foot.
    Foot,
}

pub(super) struct Placed {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) mark: Mark,
    pub(super) read: Read,
}

/// The order of reading.
pub(super) enum Branch {
    Group(TagKind, Vec<Branch>),
    Leaf(usize),
}

pub(super) struct Laid {
    pub(super) pages: Vec<Vec<Placed>>,
    pub(super) tree: Vec<Branch>,
    pub(super) leaves: usize,
}

struct Setter<'a> {
    body: Look,
    strong: Look,
    leading: f32,
    after: f32,
    faces: &'a Faces,
    sheet: &'a LetterSheet,
    pages: Vec<Vec<Placed>>,
    tree: Vec<Branch>,
    leaves: usize,
    y: f32,
}

/// The pages of a sheet, as few as there can be.
pub(super) fn lay_out(sheet: &LetterSheet, faces: &Faces) -> Laid {
    let [largest, smaller @ ..] = SIZES;
    let mut best = lay_out_at(largest, sheet, faces);
    for size in smaller {
        if best.pages.len() == 1 {
            break;
        }
        let next = lay_out_at(size, sheet, faces);
        if next.pages.len() < best.pages.len() {
            best = next;
        }
    }
    best
}

fn lay_out_at(size: f32, sheet: &LetterSheet, faces: &Faces) -> Laid {
    let (body, strong) = (Look::of(size, Weight::Regular), Look::of(size, Weight::Strong));
    let (leading, after) = (size * 1.34, size * 0.68);
    let mut setter = Setter { body, strong, leading, after, faces, sheet, pages: vec![Vec::new()], tree: Vec::new(), leaves: 0, y: TOP };
    setter.head();
    let mut parts = sheet.parts.iter().peekable();
    while let Some(part) = parts.next() {
        // What ends a page alone belongs to the next one.
        let next = match parts.peek() {
            Some(Part::Table(table)) => setter.table_start(table),
            Some(Part::Sign { lines, .. }) => (lines.len() + 1) as f32 * setter.leading + HAND,
            _ => 0.0,
        };
        setter.part(part, next);
    }
    setter.ends();
    Laid { pages: setter.pages, tree: setter.tree, leaves: setter.leaves }
}

fn group(tag: impl Into<TagKind>, children: Vec<Branch>) -> Branch {
    Branch::Group(tag.into(), children)
}

impl Setter<'_> {
    fn put(&mut self, x: f32, y: f32, mark: Mark, read: Read) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Placed { x, y, mark, read });
        }
    }

    fn leaf(&mut self, x: f32, y: f32, mark: Mark) -> Branch {
        let leaf = self.leaves;
        self.leaves += 1;
        self.put(x, y, mark, Read::Leaf(leaf));
        Branch::Leaf(leaf)
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// Turns the page where that much does not fit any more.
    fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.turn();
        }
    }

    /// Lines one under the other from `y`, the baseline of the first.
    fn lines_at(&mut self, x: f32, y: f32, leading: f32, runs: Vec<Run>) -> Vec<Branch> {
        let mut at = y;
        let mut leaves = Vec::new();
        for run in runs {
            leaves.push(self.leaf(x, at, Mark::Text(run)));
            at += leading;
        }
        leaves
    }

    /// Sender, recipient, place and day, subject.
    fn head(&mut self) {
        let sheet = self.sheet;
        let (sender_x, sender_room, window_x) = match sheet.window {
            Window::Right => (LEFT, WINDOW_RIGHT_AT - LEFT - 16.0, WINDOW_RIGHT_AT),
            Window::Left => (WINDOW_RIGHT_AT + 40.0, RIGHT - WINDOW_RIGHT_AT - 40.0, LEFT + 6.0),
        };
        let mut runs = Vec::new();
        for (at, line) in sheet.sender.iter().enumerate() {
            let look = if at == 0 { Look::of(12.5, Weight::Strong) } else { Look::of(9.0, Weight::Regular) };
            runs.extend(self.faces.lines(line, look, sender_room));
        }
        let mut sender = Vec::new();
        let mut y = 52.0;
        for run in runs {
            let step = if run.look.weight == Weight::Strong { 15.0 } else { 11.5 };
            sender.push(self.leaf(sender_x, y, Mark::Text(run)));
            y += step;
        }
        let sender_end = y;
        self.tree.push(group(Tag::P, sender));

        // As large as fits into the window.
        let looks = [(10.5, 13.0), (9.5, 11.5), (8.5, 10.0), (7.5, 8.6), (6.5, 7.4)];
        let mut fitting = (Vec::new(), 13.0);
        for (size, leading) in looks {
            let look = Look::of(size, Weight::Regular);
            let runs: Vec<Run> = sheet.recipient.iter().flat_map(|line| self.faces.lines(line, look, WINDOW_ROOM)).collect();
            let fits = leading * runs.len() as f32 <= WINDOW_HEIGHT;
            fitting = (runs, leading);
            if fits {
                break;
            }
        }
        let (runs, leading) = fitting;
        let window_end = WINDOW_TOP + leading * runs.len() as f32;
        let recipient = self.lines_at(window_x, WINDOW_TOP + 9.0, leading, runs);
        self.tree.push(group(Tag::P, recipient));

        // Where the sheet is folded for the envelope.
        for fold in [HEIGHT / 3.0, HEIGHT * 2.0 / 3.0] {
            self.put(14.0, fold, Mark::Rule(9.0, 0.4), Read::Ornament);
        }
        self.y = f32::max(sender_end, f32::max(window_end, WINDOW_TOP + WINDOW_HEIGHT)) + 18.0;
        let place = self.faces.run(&sheet.place_and_day, self.body);
        let x = if sheet.window == Window::Right { window_x } else { RIGHT - place.width };
        let place = self.leaf(f32::min(x, RIGHT - place.width).max(LEFT), self.y, Mark::Text(place));
        self.tree.push(group(Tag::P, vec![place]));
        self.y += 20.0;
        if !sheet.registered.is_empty() {
            let lines = self.faces.lines(&sheet.registered, self.strong, ROOM);
            self.paragraph(Tag::P, lines, self.leading, 2.0);
        }
        let subject = self.faces.lines(&sheet.subject, self.strong, ROOM);
        self.paragraph(Tag::Hn(NonZeroU16::MIN, Some(sheet.subject.clone())), subject, self.leading, 0.0);
        let reference = self.faces.lines(&sheet.reference, self.body, ROOM);
        self.paragraph(Tag::P, reference, self.leading, 14.0);
    }

    /// Lines as one paragraph, over pages where it must be; neither its first nor its last line stands alone.
    fn paragraph(&mut self, tag: impl Into<TagKind>, runs: Vec<Run>, leading: f32, after: f32) {
        let count = runs.len();
        let mut leaves = Vec::new();
        for (at, run) in runs.into_iter().enumerate() {
            let together = match (at, count) {
                (0, 0..=3) => count,
                (0, _) => 2,
                (at, count) if at + 2 == count => 2,
                _ => 1,
            };
            self.need(leading * together as f32);
            leaves.push(self.leaf(LEFT, self.y + leading * 0.75, Mark::Text(run)));
            self.y += leading;
        }
        self.y += after;
        if !leaves.is_empty() {
            self.tree.push(group(tag, leaves));
        }
    }

    fn part(&mut self, part: &Part, next: f32) {
        match part {
            Part::Text(text) => {
                let lines = self.faces.lines(text, self.body, ROOM);
                if next > 0.0 {
                    self.need(self.leading * lines.len() as f32 + self.after + next);
                }
                self.paragraph(Tag::P, lines, self.leading, self.after);
            }
            Part::Strong(text) => {
                let lines = self.faces.lines(text, self.strong, ROOM);
                self.paragraph(Tag::P, lines, self.leading, self.after);
            }
            Part::Note(text) => {
                let lines = self.faces.lines(text, SMALL, ROOM);
                self.paragraph(Tag::P, lines, 11.5, 3.0);
            }
            Part::Heading(text) => {
                self.y += 10.0;
                self.need(self.leading + 6.0 + next);
                let lines = self.faces.lines(text, Look::of(11.5, Weight::Strong), ROOM);
                let two = NonZeroU16::new(2).unwrap_or(NonZeroU16::MIN);
                self.paragraph(Tag::Hn(two, Some(text.clone())), lines, 16.0, 4.0);
            }
            Part::Table(table) => self.table(table),
            Part::Pay { title, lines, code, code_text } => self.pay(title, lines, code, code_text),
            Part::Sign { closing, lines } => self.sign(closing, lines),
        }
    }

    fn sign(&mut self, closing: &str, lines: &[String]) {
        let closing = self.faces.lines(closing, self.body, ROOM);
        let signed: Vec<Run> = lines.iter().flat_map(|line| self.faces.lines(line, self.body, ROOM)).collect();
        self.need(self.leading * (closing.len() + signed.len()) as f32 + HAND);
        self.paragraph(Tag::P, closing, self.leading, HAND);
        self.paragraph(Tag::P, signed, self.leading, self.after);
    }

    fn pay(&mut self, title: &str, lines: &[String], code: &str, code_text: &str) {
        let modules = code_modules(code);
        let room = if modules.is_some() { ROOM - CODE_SIZE - 24.0 } else { ROOM };
        let runs: Vec<Run> = lines.iter().flat_map(|line| self.faces.lines(line, self.body, room - 12.0)).collect();
        let written = 20.0 + self.leading * (runs.len() + 1) as f32;
        let height = if modules.is_some() { f32::max(written, CODE_SIZE + 28.0) } else { written };
        self.need(height + 10.0);
        let top = self.y + 2.0;
        self.put(LEFT, top, Mark::Rule(ROOM, 0.7), Read::Ornament);
        let title = self.faces.run(title, self.strong);
        let title = self.leaf(LEFT, top + 18.0, Mark::Text(title));
        self.tree.push(group(Tag::P, vec![title]));
        let leaves = self.lines_at(LEFT, top + 18.0 + self.leading, self.leading, runs);
        if !leaves.is_empty() {
            self.tree.push(group(Tag::P, leaves));
        }
        if let Some(modules) = modules {
            let x = RIGHT - CODE_SIZE;
            let leaf = self.leaf(x, top + 8.0, Mark::Code(CODE_SIZE, modules));
            self.tree.push(group(Tag::Figure(Some(code_text.to_owned())), vec![leaf]));
            let under = self.faces.lines(code_text, Look::of(6.5, Weight::Regular), CODE_SIZE);
            let mut y = top + CODE_SIZE + 17.0;
            let mut leaves = Vec::new();
            for run in under {
                leaves.push(self.leaf(x + (CODE_SIZE - run.width) / 2.0, y, Mark::Text(run)));
                y += 8.0;
            }
            self.tree.push(group(Tag::Caption, leaves));
        }
        self.y = top + height + 8.0;
        self.put(LEFT, self.y - 6.0, Mark::Rule(ROOM, 0.7), Read::Ornament);
        self.y += 8.0;
    }

    /// The widths of the columns, and in which size they fit.
    fn columns(&self, table: &SheetTable) -> (Vec<f32>, f32) {
        let mut found = (Vec::new(), 6.0);
        for size in [9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0] {
            let (regular, strong) = (Look::of(size, Weight::Regular), Look::of(size, Weight::Strong));
            let widths: Vec<f32> = (1..table.head.len())
                .map(|column| {
                    let head =
                        table.head.get(column).into_iter().flat_map(|head| head.split(' ')).map(|word| self.faces.width(word, strong));
                    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| self.faces.width(cell, regular));
                    let is_last = column + 1 == table.head.len();
                    let sums = table.sums.iter().filter(|_| is_last).map(|(_, sum)| self.faces.width(sum, strong));
                    head.chain(cells).chain(sums).fold(0.0, f32::max) + GAP
                })
                .collect();
            let first = ROOM - widths.iter().sum::<f32>();
            found = (std::iter::once(first.max(40.0)).chain(widths).collect(), size);
            if first >= LEAST_FIRST_COLUMN {
                break;
            }
        }
        found
    }

    fn head_rows(&self, table: &SheetTable, (widths, size): &(Vec<f32>, f32)) -> Vec<Vec<Run>> {
        let look = Look::of(*size, Weight::Strong);
        table.head.iter().zip(widths).map(|(head, width)| self.faces.lines(head, look, *width - GAP * 0.5)).collect()
    }

    /// The height of the head and the first row: less is not begun.
    fn table_start(&self, table: &SheetTable) -> f32 {
        let columns = self.columns(table);
        let head = self.head_rows(table, &columns).iter().map(Vec::len).max().unwrap_or(1);
        (head + 2) as f32 * columns.1 * 1.35 + 20.0
    }

    /// Cells side by side from the present height: their leaves, and how high they are.
    fn cells(&mut self, cells: Vec<Vec<Run>>, widths: &[f32], figures_from: usize, is_read: bool) -> (Vec<Vec<Branch>>, f32) {
        let size = cells.iter().flatten().map(|run| run.look.size).fold(0.0, f32::max);
        let leading = size * 1.3;
        let tallest = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let mut x = LEFT;
        let mut all = Vec::new();
        for (column, (runs, width)) in cells.into_iter().zip(widths).enumerate() {
            let mut leaves = Vec::new();
            for (at, run) in runs.into_iter().enumerate() {
                let y = self.y + 3.5 + size * 0.8 + leading * at as f32;
                let to_the_right = column >= figures_from;
                let at_x = if to_the_right { x + width - run.width } else { x };
                if is_read {
                    leaves.push(self.leaf(at_x, y, Mark::Text(run)));
                } else {
                    self.put(at_x, y, Mark::Text(run), Read::Head);
                }
            }
            all.push(leaves);
            x += width;
        }
        (all, leading * tallest as f32 + 6.0)
    }

    fn rule(&mut self, thick: f32) {
        self.put(LEFT, self.y, Mark::Rule(ROOM, thick), Read::Ornament);
    }

    fn table(&mut self, table: &SheetTable) {
        let columns = self.columns(table);
        let (widths, size) = (&columns.0, columns.1);
        let regular = Look::of(size, Weight::Regular);
        let least = self.table_start(table);
        self.need(least);
        let head = self.head_rows(table, &columns);
        let (cells, height) = self.cells(head.clone(), widths, table.figures_from, true);
        let heading = |leaves| group(Tag::TH(TableHeaderScope::Column), leaves);
        let head_row = group(Tag::TR, cells.into_iter().map(heading).collect());
        self.y += height;
        self.rule(0.9);
        let sums_height = (size * 1.3 + 6.0) * table.sums.len() as f32 + 4.0;
        let mut body = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            let cells: Vec<Vec<Run>> =
                row.iter().zip(widths).map(|(cell, width)| self.faces.lines(cell, regular, *width - GAP * 0.5)).collect();
            let tallest = cells.iter().map(Vec::len).max().unwrap_or(1);
            let own = size * 1.3 * tallest as f32 + 6.0;
            let is_last = at + 1 == table.rows.len();
            if self.y + own + if is_last { sums_height } else { 0.0 } > BOTTOM && self.y > TOP {
                self.turn();
                let (_, height) = self.cells(head.clone(), widths, table.figures_from, false);
                self.y += height;
                self.rule(0.9);
            }
            let (cells, height) = self.cells(cells, widths, table.figures_from, true);
            self.y += height;
            self.put(LEFT, self.y, Mark::Hairline(ROOM), Read::Ornament);
            body.push(group(Tag::TR, cells.into_iter().map(|leaves| group(Tag::TD, leaves)).collect()));
        }
        self.sums(table, size, &mut body);
        self.tree.push(group(Tag::Table, vec![group(Tag::THead, vec![head_row]), group(Tag::TBody, body)]));
        self.y += 12.0;
    }

    /// The sums, the last one strong under a rule.
    fn sums(&mut self, table: &SheetTable, size: f32, body: &mut Vec<Branch>) {
        let spanned = NonZeroU32::new(u32::try_from(table.head.len().saturating_sub(1)).unwrap_or(1));
        for (at, (label, sum)) in table.sums.iter().enumerate() {
            let is_total = at + 1 == table.sums.len();
            let look = Look::of(if is_total { size + 1.0 } else { size }, if is_total { Weight::Strong } else { Weight::Regular });
            let sum = self.faces.run(sum, look);
            let label_room = ROOM - sum.width - GAP * 2.0;
            let labels = self.faces.lines(label, look, label_room);
            let height = look.size * 1.3 * labels.len() as f32 + 6.0;
            self.need(height);
            if is_total {
                self.rule(0.9);
            }
            let baseline = self.y + 3.5 + look.size * 0.8;
            let labels = self.lines_at(LEFT, baseline, look.size * 1.3, labels);
            let sum = self.leaf(RIGHT - sum.width, baseline, Mark::Text(sum));
            self.y += height;
            let scope = Tag::TH(TableHeaderScope::Row).with_col_span(spanned);
            body.push(group(Tag::TR, vec![group(scope, labels), group(Tag::TD, vec![sum])]));
        }
    }

    /// Heads and feet, once it is known how many pages there are.
    fn ends(&mut self) {
        let count = self.pages.len();
        let (head, foot) = (self.sheet.head.clone(), self.sheet.foot.clone());
        let look = Look::of(8.0, Weight::Regular);
        for place in 0..count {
            let number = format!("{} {} {count}", place + 1, self.sheet.of);
            let number = self.faces.run(&number, look);
            let foot = self.faces.lines(&foot, look, ROOM - number.width - 20.0).into_iter().next();
            let head = if place == 0 { None } else { self.faces.lines(&head, look, ROOM).into_iter().next() };
            let Some(page) = self.pages.get_mut(place) else { continue };
            let y = HEIGHT - 36.0;
            page.push(Placed { x: RIGHT - number.width, y, mark: Mark::Soft(number), read: Read::Foot });
            page.extend(foot.map(|run| Placed { x: LEFT, y, mark: Mark::Soft(run), read: Read::Foot }));
            page.extend(head.map(|run| Placed { x: LEFT, y: 40.0, mark: Mark::Soft(run), read: Read::Head }));
        }
    }
}

/// The modules of a payment code, row by row, dark ones true; `None` where there is none or it would be larger than banks read.
#[must_use]
pub fn code_modules(payload: &str) -> Option<Vec<Vec<bool>>> {
    use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
    if payload.is_empty() {
        return None;
    }
    let bytes = QrSegment::make_bytes(payload.as_bytes());
    // EPC069-12: level M, at most version 13.
    let code = QrCode::encode_segments_advanced(&[bytes], QrCodeEcc::Medium, Version::new(1), Version::new(13), None, false).ok()?;
    Some((0..code.size()).map(|y| (0..code.size()).map(|x| code.get_module(x, y)).collect()).collect())
}
