//! Names compared as a person compares them: without case, accents, blanks and punctuation.

/// `text` in lower case, accents of Latin letters taken off, everything but letters and digits dropped.
///
/// Equal for "Société L’Encre-Vive" and "SOCIETE L'ENCRE VIVE". Letters outside Latin are kept as they are.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(letters) => out.push_str(letters),
            None if c.is_alphanumeric() => out.push(c),
            None => {}
        }
    }
    out
}

/// Appends the words of `text` to `out`, each as [`folded`] has it, one blank between them; a word is a run of letters and digits.
pub fn fold_words(text: &str, out: &mut String) {
    let start = out.len();
    let mut word_ended = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            word_ended = true;
            continue;
        }
        if std::mem::take(&mut word_ended) && out.len() > start {
            out.push(' ');
        }
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        for c in c.to_lowercase() {
            match plain(c) {
                Some(letters) => out.push_str(letters),
                None if c.is_alphanumeric() => out.push(c),
                None => {}
            }
        }
    }
}

/// The plain letters of an accented lower-case Latin letter.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{fold_words, folded};

    #[test]
    fn a_name_is_the_same_however_it_is_typed() {
        assert_eq!(folded("Société L’Encre-Vive"), folded("SOCIETE  L'ENCRE VIVE"));
        assert_eq!(folded("Œuvre Straße"), "oeuvrestrasse");
        assert_eq!(folded("Ünïçødé 12"), "unicode12");
    }

    #[test]
    fn words_stay_apart() {
        for (text, words) in [("  L'Encre-Vive, SÀRL", "l encre vive sarl"), ("", ""), ("--", ""), ("F2026/042", "f2026 042")] {
            let mut out = String::from("before");
            fold_words(text, &mut out);
            assert_eq!(out.strip_prefix("before"), Some(words));
            assert_eq!(words.replace(' ', ""), folded(text));
        }
    }
}
