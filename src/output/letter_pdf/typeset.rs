//! Texts become glyphs with their places, and lines no longer than there is room for. Shaped once: what was measured is what is drawn.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Face, UnicodeBuffer};
use std::cell::RefCell;
use std::collections::BTreeSet;

const REGULAR: &[u8] = include_bytes!("../../../style/fonts/echeance-text-regular.ttf");
const STRONG: &[u8] = include_bytes!("../../../style/fonts/echeance-text-semibold.ttf");

/// Which of the two fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Strong,
}

/// How a text is set: size in points, weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub(super) size: f32,
    pub(super) weight: Weight,
}

impl Look {
    pub(super) const fn of(size: f32, weight: Weight) -> Self {
        Self { size, weight }
    }
}

/// One line, shaped.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) look: Look,
    /// In points, without the blank at its end.
    pub(super) width: f32,
}

struct OneFace {
    shaper: Face<'static>,
    font: Font,
}

/// Both fonts, and what could not be written with them.
pub(super) struct Faces {
    regular: OneFace,
    strong: OneFace,
    missing: RefCell<BTreeSet<char>>,
}

impl OneFace {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        Some(Self { shaper: Face::from_slice(bytes, 0)?, font: Font::new(bytes.into(), 0)? })
    }
}

/// Marks that change no letter: they are left out. Other control characters are blanks.
fn clean(text: &str) -> String {
    let kept = text.chars().filter(|letter| !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'));
    kept.map(|letter| match letter {
        '\u{2000}'..='\u{200a}' | '\u{3000}' => ' ',
        letter if letter.is_control() => ' ',
        letter => letter,
    })
    .collect()
}

impl Faces {
    pub(super) fn new() -> Option<Self> {
        Some(Self { regular: OneFace::new(REGULAR)?, strong: OneFace::new(STRONG)?, missing: RefCell::default() })
    }

    fn face(&self, weight: Weight) -> &OneFace {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Strong => &self.strong,
        }
    }

    pub(super) fn font(&self, weight: Weight) -> Font {
        self.face(weight).font.clone()
    }

    /// The letters that no font has, in order.
    pub(super) fn missing(&self) -> String {
        let missing: Vec<String> = self.missing.borrow().iter().map(char::to_string).collect();
        missing.join(" ")
    }

    /// A text on one line.
    pub(super) fn run(&self, text: &str, look: Look) -> Run {
        // Where lines are broken is settled: a blank that keeps words together is drawn as any other.
        let text = clean(text).replace('\u{a0}', " ");
        let face = self.face(look.weight);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.set_direction(rustybuzz::Direction::LeftToRight);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(&face.shaper, &[], buffer);
        let unit = f32::from(u16::try_from(face.shaper.units_per_em()).unwrap_or(1_000));
        let infos = shaped.glyph_infos();
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut width = 0.0;
        let blanks = text.len() - text.trim_end_matches(' ').len();
        for (at, (info, place)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let start = usize::try_from(info.cluster).unwrap_or_default();
            let next = infos.get(at + 1..).unwrap_or_default().iter().find(|next| next.cluster != info.cluster);
            let end = next.map_or(text.len(), |next| usize::try_from(next.cluster).unwrap_or_default());
            if info.glyph_id == 0 {
                self.missing.borrow_mut().extend(text.get(start..end).unwrap_or_default().chars());
            }
            let em = |units: i32| units as f32 / unit;
            if start + blanks < text.len() {
                width += em(place.x_advance) * look.size;
            }
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                em(place.x_advance),
                em(place.x_offset),
                em(place.y_offset),
                em(place.y_advance),
                start..end,
                None,
            ));
        }
        Run { text, glyphs, look, width }
    }

    pub(super) fn width(&self, text: &str, look: Look) -> f32 {
        self.run(text, look).width
    }

    /// Lines of at most `room` points, broken at blanks; a word that is longer is broken where it must be. All but the last end with
    /// their blank, so that a text read back is the text.
    pub(super) fn lines(&self, text: &str, look: Look, room: f32) -> Vec<Run> {
        let text = clean(text);
        let blank = self.width("x x", look) - 2.0 * self.width("x", look);
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        // Word by word: what two letters move together across a blank is less than what is left free here.
        let room = room - 0.2;
        let mut taken = 0.0;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let width = self.width(word, look);
            if !line.is_empty() && taken + blank + width <= room {
                line.push(' ');
                line.push_str(word);
                taken += blank + width;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line) + " ");
            }
            (line, taken) = if width <= room { (word.to_owned(), width) } else { self.broken(word, look, room, &mut lines) };
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines.iter().map(|line| self.run(line, look)).collect()
    }

    /// Puts all but the last piece of a long word into `lines`; gives that piece and how wide it is.
    fn broken(&self, word: &str, look: Look, room: f32, lines: &mut Vec<String>) -> (String, f32) {
        let (mut piece, mut taken) = (String::new(), 0.0);
        for letter in word.chars() {
            let width = self.width(letter.encode_utf8(&mut [0; 4]), look);
            if !piece.is_empty() && taken + width > room {
                lines.push(std::mem::take(&mut piece));
                taken = 0.0;
            }
            piece.push(letter);
            taken += width;
        }
        (piece, taken)
    }
}
