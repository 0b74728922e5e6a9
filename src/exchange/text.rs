//! Bytes of a text file become text: which encoding it is, found from its bytes, never from its name.
//!
//! Promise: any bytes give some text; what has no character in the encoding found becomes U+FFFD, and [`Decoded::damaged`] says so.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// A text and how it was written.
#[derive(Debug, Clone)]
pub struct Decoded<'b> {
    /// The text, without its byte order mark. Borrowed from the bytes where they are UTF-8.
    pub text: Cow<'b, str>,
    /// The encoding that was found.
    pub encoding: &'static Encoding,
    /// It began with a byte order mark.
    pub bom: bool,
    /// Some bytes were no character of that encoding.
    pub damaged: bool,
}

/// The whole of `bytes` as text.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default());
        return Decoded { text, encoding, bom: true, damaged };
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return Decoded { text: Cow::Borrowed(text), encoding: UTF_8, bom: false, damaged: false };
    }
    decode_with(bytes, find(bytes))
}

/// The whole of `bytes` as text in an encoding that the person chose; a byte order mark is left out.
#[must_use]
pub fn decode_with<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> Decoded<'b> {
    let (text, damaged) = encoding.decode_with_bom_removal(bytes);
    Decoded { text, encoding, bom: false, damaged }
}

/// The text that the first bytes make, up to about `limit` bytes of them: enough to recognise a format without reading a large file.
#[must_use]
pub fn decode_start(bytes: &[u8], limit: usize) -> Decoded<'_> {
    let Some(start) = bytes.get(..limit) else {
        return decode(bytes);
    };
    // Cut after a line feed, so that no character of several bytes is cut in two.
    let end = start.iter().rposition(|&b| b == b'\n').map_or(limit, |at| at + 1);
    let even = if looks_utf16(start).is_some() || Encoding::for_bom(start).is_some_and(|(e, _)| e != UTF_8) { end & !1 } else { end };
    decode(start.get(..even).unwrap_or(start))
}

/// The encoding of bytes that have no byte order mark and are not UTF-8.
fn find(bytes: &[u8]) -> &'static Encoding {
    if let Some(utf16) = looks_utf16(bytes) {
        return utf16;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&around_accents(bytes), true);
    let guess = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    let latin = [WINDOWS_1252.name(), ISO_8859_15.name(), "windows-1254", "windows-1257", "windows-1258"].contains(&guess.name());
    if latin || (!guess.is_single_byte() && mostly_ascii(bytes)) { western(bytes) } else { guess }
}

/// The bytes beyond ASCII with their words, 16 kB of them at most: the detector is slow, and the rest tells it nothing.
fn around_accents(bytes: &[u8]) -> Vec<u8> {
    const ENOUGH: usize = 16 * 1024;
    let mut sample = Vec::with_capacity(ENOUGH + 64);
    let mut from = 0;
    while let Some(next) = bytes.get(from..).and_then(|rest| rest.iter().position(|&b| b >= 0x80)) {
        let start = (from + next).saturating_sub(16).max(from);
        let end = (from + next + 16).min(bytes.len());
        sample.extend_from_slice(bytes.get(start..end).unwrap_or_default());
        if sample.len() > ENOUGH {
            break;
        }
        from = end;
    }
    sample
}

/// A file of ASCII with a few accents is Western however its few other bytes pair up.
fn mostly_ascii(bytes: &[u8]) -> bool {
    bytes.iter().filter(|&&b| b >= 0x80).count() * 20 < bytes.len()
}

/// Windows-1252 and ISO-8859-15 differ in 0x80–0x9F (characters in the first, controls in the second) and in eight others.
fn western(bytes: &[u8]) -> &'static Encoding {
    if bytes.iter().any(|b| (0x80..=0x9F).contains(b)) { WINDOWS_1252 } else { ISO_8859_15 }
}

/// Text in UTF-16 without a mark: most of every second byte is zero.
fn looks_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    if start.len() < 8 {
        return None;
    }
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = start.len() / 2;
    match () {
        () if odd * 10 > half * 7 && even * 10 < half => Some(UTF_16LE),
        () if even * 10 > half * 7 && odd * 10 < half => Some(UTF_16BE),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes);
        assert_eq!((decoded.encoding.name(), decoded.text.as_ref()), (encoding, text));
    }

    #[test]
    fn the_encodings_of_french_exports_are_told_apart() {
        check("Libellé".as_bytes(), "UTF-8", "Libellé");
        check(b"\xEF\xBB\xBFLibell\xC3\xA9", "UTF-8", "Libellé");
        check(b"JournalCode\tLibell\xE9 de l'\xE9criture pay\xE9e", "ISO-8859-15", "JournalCode\tLibellé de l'écriture payée");
        check(b"Montant en \xA4, c\xBDur, pay\xE9 \xE0 la livraison", "ISO-8859-15", "Montant en €, cœur, payé à la livraison");
        check(b"Montant en \x80, l\x92\xE9criture pay\xE9e", "windows-1252", "Montant en €, l’écriture payée");
        check(b"\xFF\xFEa\0\xE9\0", "UTF-16LE", "aé");
        check(b"J\0o\0u\0r\0n\0a\0l\0\xE9\0", "UTF-16LE", "Journalé");
        check(b"\0J\0o\0u\0r\0n\0a\0l\0\xE9", "UTF-16BE", "Journalé");
    }

    #[test]
    fn a_long_file_is_recognised_from_whole_lines_of_its_start() {
        let text = "é\n".repeat(1000);
        assert_eq!(decode_start(text.as_bytes(), 500).encoding.name(), "UTF-8");
    }
}
