//! The words of a letter that a person may change before it leaves. Tables, sums and how to pay stay what was worked out.

use super::letter::Letter;

/// The words that may be changed. Paragraphs are parted by an empty line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterText {
    /// Subject line.
    pub subject: String,
    /// Before the list of documents, with what is asked.
    pub before: String,
    /// After it.
    pub after: String,
}

impl Letter {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> LetterText {
        let before = self.before.iter().chain([&self.demand]).chain(&self.accessory_text);
        LetterText { subject: self.subject.clone(), before: paragraphs(before), after: paragraphs(&self.after) }
    }

    /// The same letter with other words. Given its own, it is unchanged.
    #[must_use]
    pub fn with_text(&self, text: &LetterText) -> Self {
        let own = self.text();
        let mut letter = self.clone();
        if text.subject.trim() != own.subject {
            letter.subject = text.subject.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if text.before.trim() != own.before {
            letter.before = split(&text.before);
            letter.demand = String::new();
            letter.accessory_text = None;
        }
        if text.after.trim() != own.after {
            letter.after = split(&text.after);
        }
        letter
    }
}

fn paragraphs<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let filled: Vec<&str> = texts.into_iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    filled.join("\n\n")
}

/// Paragraphs; a single line break within one stays one of its words' blanks.
fn split(text: &str) -> Vec<String> {
    let mut found: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), found.last_mut()) {
            (false, Some(open)) => open.push(line),
            _ => found.push(Vec::new()),
        }
    }
    found.into_iter().filter(|lines| !lines.is_empty()).map(|lines| lines.join(" ")).collect()
}
