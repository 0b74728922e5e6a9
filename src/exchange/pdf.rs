//! The XML that a PDF carries: Factur-X, ZUGFeRD 1 and 2, XRechnung in a PDF. Its name is a hint, its content decides.
//!
//! Promises: attachments are found wherever they hang (name tree, associated files, object streams, without a type); each is inflated up
//! to [`LARGEST`] bytes at most; no input panics.

use super::ReadError;
use super::recognise::{Seems, seems_of_root};
use super::xml::{self, Step, Xml};
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream, String as PdfString};
use hayro_syntax::{LoadPdfError, Pdf};
use std::collections::BTreeMap;

/// How large an attachment may be.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// How deep dictionaries are looked through.
const DEEP: usize = 12;

/// How many attachments are looked at.
const MANY: usize = 200;

/// How many filters a stream may have gone through.
const FILTERS: usize = 4;

/// How large the streams that hold objects may be together once inflated.
const OBJECTS: usize = 256 * 1024 * 1024;

/// The XML of the e-invoice inside.
///
/// # Errors
/// Not a PDF that can be read, one under a password, one without an e-invoice, one that swells beyond measure.
pub fn invoice_xml(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    if swells(bytes) {
        return Err(ReadError::TooLarge);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Locked,
        LoadPdfError::Invalid => ReadError::NotRead(Seems::Pdf),
    })?;
    let mut found = Found::default();
    for object in pdf.objects() {
        found.look(&object, DEEP);
        if found.files.len() >= MANY {
            break;
        }
    }
    let mut other = None;
    let mut broken = None;
    let mut files: Vec<(u8, &Vec<u8>)> = found.files.values().map(|(name, data)| (rank(name), data)).collect();
    files.sort_by_key(|(rank, _)| *rank);
    for (rank, data) in files {
        match root_of(data) {
            Ok(name) if matches!(name.as_str(), "CrossIndustryInvoice" | "CrossIndustryDocument" | "Invoice" | "CreditNote") => {
                return Ok(data.clone());
            }
            Ok(name) => other = other.or_else(|| Some(seems_of_root(&name)).filter(|seems| *seems != Seems::Xml)),
            // Only what calls itself an invoice is missed where it is broken.
            Err(error) if rank < 2 => broken = broken.or(Some(error)),
            Err(_) => {}
        }
    }
    Err(broken.unwrap_or(ReadError::NotRead(other.unwrap_or(Seems::Pdf))))
}

fn root_of(data: &[u8]) -> Result<String, ReadError> {
    let text = xml::decode(data);
    match Xml::new(text.trim_start()).step()? {
        Step::Open(tag) => Ok(tag.name().to_owned()),
        _ => Err(ReadError::BrokenXml { line: 1, reason: "no element".to_owned() }),
    }
}

/// The names that the norms prescribe first, then other XML, then the rest.
fn rank(name: &str) -> u8 {
    let name = name.to_ascii_lowercase();
    match () {
        () if ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"].contains(&name.as_str()) => 0,
        () if name.ends_with(".xml") => 1,
        () => 2,
    }
}

#[derive(Default)]
struct Found {
    /// By where the stream stands, so that one that is named twice counts once: its name and content.
    files: BTreeMap<(u32, i32), (String, Vec<u8>)>,
}

impl Found {
    fn look(&mut self, object: &Object<'_>, deep: usize) {
        let Some(deeper) = deep.checked_sub(1) else { return };
        match object {
            Object::Stream(stream) if stream.dict().get::<Name<'_>>(b"Type").is_some_and(|name| &*name == b"EmbeddedFile") => {
                self.take(stream, "");
            }
            Object::Dict(dict) => {
                if let Some(held) = dict.get::<Dict<'_>>(b"EF") {
                    let name = [b"UF".as_slice(), b"F"].into_iter().find_map(|key| dict.get::<PdfString<'_>>(key));
                    let name = name.map(|name| text_of(name.as_bytes())).unwrap_or_default();
                    for key in [b"F".as_slice(), b"UF"] {
                        if let Some(stream) = held.get::<Stream<'_>>(key) {
                            self.take(&stream, &name);
                        }
                    }
                }
                for (_, inside) in dict.entries() {
                    if let MaybeRef::NotRef(inside) = inside {
                        self.look(&inside, deeper);
                    }
                }
            }
            Object::Array(array) => self.look_through(array, deeper),
            _ => {}
        }
    }

    fn look_through(&mut self, array: &Array<'_>, deep: usize) {
        for inside in array.raw_iter().take(100_000) {
            if let MaybeRef::NotRef(inside @ (Object::Dict(_) | Object::Array(_))) = inside {
                self.look(&inside, deep);
            }
        }
    }

    fn take(&mut self, stream: &Stream<'_>, name: &str) {
        let id = stream.obj_id();
        let place = (id.obj_number, id.gen_number);
        if let Some((known, _)) = self.files.get_mut(&place) {
            if known.is_empty() {
                name.clone_into(known);
            }
            return;
        }
        if self.files.len() < MANY
            && let Some(data) = inflated(stream)
        {
            self.files.insert(place, (name.to_owned(), data));
        }
    }
}

/// What a stream holds, never more than [`LARGEST`].
fn inflated(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let raw = stream.raw_data();
    let filter = stream.dict().get::<Object<'_>>(b"Filter");
    let names: Vec<Vec<u8>> = match filter {
        None => Vec::new(),
        Some(Object::Name(name)) => vec![name.to_vec()],
        Some(Object::Array(array)) => array.iter::<Name<'_>>().map(|name| name.to_vec()).collect(),
        Some(_) => return None,
    };
    let plain = stream.dict().get::<Object<'_>>(b"DecodeParms").is_none();
    let is_deflated = |name: &Vec<u8>| matches!(name.as_slice(), b"FlateDecode" | b"Fl");
    if raw.len() > LARGEST || names.len() > FILTERS {
        return None;
    }
    if plain && names.iter().all(is_deflated) {
        return names.iter().try_fold(raw.to_vec(), |data, _| inflate(&data));
    }
    // Rarer filters are left to the library, which sets no limit: what may swell a thousand times only where it is small, and once.
    let swelling = names.iter().filter(|name| is_deflated(name) || matches!(name.as_slice(), b"LZWDecode" | b"LZW")).count();
    let most = match swelling {
        0 => 1024 * 1024,
        1 => 64 * 1024,
        _ => return None,
    };
    if raw.len() <= most { stream.decoded().ok().map(std::borrow::Cow::into_owned) } else { None }
}

/// Up to [`LARGEST`] bytes; a wrong checksum or a cut end gives what came out.
fn inflate(data: &[u8]) -> Option<Vec<u8>> {
    match miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(data, LARGEST) {
        Ok(whole) => Some(whole),
        Err(failed) if failed.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput => None,
        Err(failed) => (!failed.output.is_empty()).then_some(failed.output),
    }
}

/// Whether streams that hold objects or their places would inflate beyond all measure: the library inflates them whole, without a limit.
fn swells(bytes: &[u8]) -> bool {
    /// What deflate makes of one byte at the very most.
    const MOST: usize = 1_032;
    if bytes.len().saturating_mul(MOST) <= OBJECTS {
        return false;
    }
    let mut left = OBJECTS;
    let mut at = 0;
    while let Some(found) = find(bytes, b"/Type", at) {
        at = found + 5;
        let head = bytes.get(at..bytes.len().min(at + 12)).unwrap_or_default().trim_ascii_start();
        if !head.starts_with(b"/ObjStm") && !head.starts_with(b"/XRef") {
            continue;
        }
        let Some(begins) = find(bytes.get(..bytes.len().min(at + 4_096)).unwrap_or(bytes), b"stream", at) else { continue };
        let data = bytes.get(begins + 6..).unwrap_or_default();
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        let held = match miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(data, left) {
            Ok(whole) => whole.len(),
            Err(failed) if failed.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput => return true,
            Err(failed) => failed.output.len(),
        };
        left = left.saturating_sub(held);
    }
    false
}

fn find(bytes: &[u8], mark: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(mark.len()).position(|window| window == mark).map(|at| at + from)
}

/// A text of a PDF: UTF-16 with its mark, UTF-8 with its, else nearly Latin 1.
fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)]));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&b| char::from(b)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A PDF by hand: the objects, a table of where they stand, a trailer.
    fn pdf(objects: &[&str]) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            places.push(out.len());
            out.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", at + 1).as_bytes());
        }
        let start = out.len();
        out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
        for place in places {
            out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
        }
        let trailer = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
        out.extend_from_slice(trailer.as_bytes());
        out
    }

    const PAGES: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    const PAGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>";

    #[test]
    fn an_attachment_is_found_by_what_it_holds_whatever_it_is_called() {
        let xml = "<CreditNote xmlns='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'/>";
        let stream = format!("<< /Length {} >>\nstream\n{xml}\nendstream", xml.len());
        // Inline in the name tree, without a type, beside a text file.
        let catalog = "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) << /F (note.txt) /EF << /F 5 0 R >> >> (b) << /UF (odd) /EF << /F 4 0 R >> >>] >> >> >>";
        let made = pdf(&[catalog, PAGES, PAGE, &stream, "<< /Length 5 >>\nstream\nhello\nendstream"]);
        assert_eq!(invoice_xml(&made).as_deref(), Ok(xml.as_bytes()));
        assert_eq!(invoice_xml(&pdf(&["<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE])), Err(ReadError::NotRead(Seems::Pdf)));
    }

    proptest! {
        #[test]
        fn no_damage_panics(at in 0_usize..900, with in any::<u8>(), cut in 0_usize..900) {
            let xml = "<Invoice/>";
            let stream = format!("<< /Type /EmbeddedFile /Length {} >>\nstream\n{xml}\nendstream", xml.len());
            let mut made = pdf(&["<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE, &stream]);
            if let Some(byte) = made.get_mut(at) {
                *byte = with;
            }
            let _ = invoice_xml(&made);
            made.truncate(cut);
            let _ = invoice_xml(&made);
        }
    }
}
