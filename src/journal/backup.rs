//! One file that holds a whole journal: to keep, to carry to another machine, to read in ten years with any tool.
//!
//! JSON Lines, the stored bytes as they are: a first line `{"echeance":"journal","format":1,"batches":2}`, then for each batch, parents
//! first, its header and one line an event (see [`super::Chunk`]), then a last line `{"sha256":"…"}` over all bytes before it.
//! The files that imports came from stand before the last line, one line each: `{"original":"<SHA-256>","base64":"…"}`; the first line then
//! says how many, and form 2. A backup without any has form 1, which older versions read.
//! A backup is that text in a gzip file (RFC 1952), the export is the plain text; one reader takes both.

use super::batch::{Batch, Damage};
use super::chunk::Chunk;
use super::hash::Hash;
use super::header::{Header, HeaderFault};
use super::whole::{Journal, MergeFault};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The newest form that this version reads.
pub const FORMAT: u32 = 2;
/// The form of a journal alone.
const WITHOUT_ORIGINALS: u32 = 1;

/// How large a file may be to be kept beside what it brought, in bytes.
pub const ORIGINALS_ONE: usize = 10 * 1024 * 1024;
/// How large all kept files may be together, in bytes.
pub const ORIGINALS_ALL: usize = 256 * 1024 * 1024;

/// Files that imports came from, by the hash of their bytes.
pub type Originals = BTreeMap<Hash, Vec<u8>>;

const LEVEL: u8 = 6;
/// No honest backup is larger once unpacked.
const LARGEST_TEXT: usize = 1 << 30;
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// Deflate, no name, no time, no system: the same journal is the same file.
const GZIP_HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

#[derive(Serialize, Deserialize)]
struct First {
    echeance: String,
    format: u32,
    batches: usize,
    #[serde(default, skip_serializing_if = "is_none")]
    originals: usize,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

#[derive(Serialize, Deserialize)]
struct Original<'t> {
    original: Hash,
    #[serde(borrow)]
    base64: std::borrow::Cow<'t, str>,
}

#[derive(Serialize, Deserialize)]
struct Last {
    sha256: Hash,
}

const WHAT: &str = "journal";

/// Why a file was not restored. Nothing was replaced.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// Another kind of file.
    #[error("not a backup")]
    NotABackup,
    /// Written in a newer form: a newer version reads it.
    #[error("format {found} is newer than {known}")]
    TooNew {
        /// Its form.
        found: u32,
        /// The newest that we read.
        known: u32,
    },
    /// It ends before its end, or does not unpack.
    #[error("cut short or damaged")]
    CutShort,
    /// Its last line says that its bytes were changed.
    #[error("the checksum does not fit")]
    Checksum,
    /// A batch whose header is not one.
    #[error("line {line}: {fault}")]
    Header {
        /// From 1.
        line: usize,
        /// How.
        fault: HeaderFault,
    },
    /// Two batches of one name that differ.
    #[error(transparent)]
    Merge(#[from] MergeFault),
    /// An event or a parent that is not what was written.
    #[error(transparent)]
    Damage(#[from] Damage),
}

/// The backup of a journal.
///
/// # Errors
/// A chunk that cannot be read.
pub fn write(journal: &Journal) -> Result<Vec<u8>, Damage> {
    Ok(pack(&lines(journal)?))
}

/// The export of a journal: plain JSON Lines.
///
/// # Errors
/// A chunk that cannot be read.
pub fn lines(journal: &Journal) -> Result<Vec<u8>, Damage> {
    lines_with(journal, &Originals::new())
}

/// The journal with the files that its imports came from, as plain JSON Lines: what [`pack`] makes a backup of.
///
/// # Errors
/// A chunk that cannot be read.
pub fn lines_with(journal: &Journal, originals: &Originals) -> Result<Vec<u8>, Damage> {
    let format = if originals.is_empty() { WITHOUT_ORIGINALS } else { FORMAT };
    let first = First { echeance: WHAT.to_owned(), format, batches: journal.chain().len(), originals: originals.len() };
    let mut text = serde_json::to_vec(&first).unwrap_or_default();
    text.push(b'\n');
    for batch in journal.batches() {
        text.extend_from_slice(batch.header.stored());
        text.push(b'\n');
        for (chunk, ((at, _), stored)) in batch.header.seals().zip(&batch.chunks).enumerate() {
            text.extend_from_slice(&stored.text().map_err(|fault| super::batch::damage(batch.header.id, chunk, at, fault))?);
            text.push(b'\n');
        }
    }
    for (hash, file) in originals {
        let line = Original { original: *hash, base64: BASE64.encode(file).into() };
        text.extend(serde_json::to_vec(&line).unwrap_or_default());
        text.push(b'\n');
    }
    let last = Last { sha256: Hash::of(&text) };
    text.extend(serde_json::to_vec(&last).unwrap_or_default());
    text.push(b'\n');
    Ok(text)
}

/// The journal in a backup or an export, every hash held against what it vouches for.
///
/// # Errors
/// See [`BackupError`].
pub fn read(bytes: &[u8]) -> Result<Journal, BackupError> {
    read_whole(bytes).map(|(journal, _)| journal)
}

/// As [`read`], with the files that imports came from.
///
/// # Errors
/// See [`BackupError`].
pub fn read_whole(bytes: &[u8]) -> Result<(Journal, Originals), BackupError> {
    if bytes.starts_with(&GZIP) {
        return read_lines(&gunzip(bytes).ok_or(BackupError::CutShort)?);
    }
    read_lines(bytes)
}

fn read_lines(text: &[u8]) -> Result<(Journal, Originals), BackupError> {
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let First { echeance, format, batches, originals } = serde_json::from_slice(first).map_err(|_| BackupError::NotABackup)?;
    if echeance != WHAT {
        return Err(BackupError::NotABackup);
    }
    if format > FORMAT {
        return Err(BackupError::TooNew { found: format, known: FORMAT });
    }
    let body = text.strip_suffix(b"\n").ok_or(BackupError::CutShort)?;
    let end = body.iter().rposition(|byte| *byte == b'\n').ok_or(BackupError::CutShort)?;
    let (before, last) = body.split_at_checked(end + 1).ok_or(BackupError::CutShort)?;
    let Last { sha256 } = serde_json::from_slice(last).map_err(|_| BackupError::CutShort)?;
    if Hash::of(before) != sha256 {
        return Err(BackupError::Checksum);
    }
    let mut rest = before.strip_suffix(b"\n").unwrap_or(before).split(|byte| *byte == b'\n').enumerate().skip(1);
    let mut journal = Journal::default();
    for _ in 0..batches {
        let (at, stored) = rest.next().ok_or(BackupError::CutShort)?;
        let header = Header::from_stored(stored.to_vec()).map_err(|fault| BackupError::Header { line: at + 1, fault })?;
        let mut chunks = Vec::new();
        for (_, seal) in header.seals() {
            // No more room is taken than there are lines, whatever the header claims.
            let lines: Vec<&[u8]> = rest.by_ref().take(seal.events as usize).map(|(_, line)| line).collect();
            chunks.push(Chunk::of_lines(lines));
        }
        let batch = Batch { header, chunks };
        batch.verify()?;
        journal.insert(batch)?;
    }
    let mut files = Originals::new();
    for _ in 0..originals {
        let (_, line) = rest.next().ok_or(BackupError::CutShort)?;
        let Original { original, base64 } = serde_json::from_slice(line).map_err(|_| BackupError::CutShort)?;
        let file = BASE64.decode(base64.as_bytes()).map_err(|_| BackupError::CutShort)?;
        if Hash::of(&file) != original {
            return Err(BackupError::Checksum);
        }
        files.insert(original, file);
    }
    if rest.next().is_some() {
        return Err(BackupError::CutShort);
    }
    journal.chain().verify()?;
    Ok((journal, files))
}

/// Makes the backup of an export: the same text, deflated. Apart from [`lines`], because it takes long enough to be a worker's.
#[must_use]
pub fn pack(text: &[u8]) -> Vec<u8> {
    let mut file = GZIP_HEADER.to_vec();
    file.extend(miniz_oxide::deflate::compress_to_vec(text, LEVEL));
    file.extend(crc32(text).to_le_bytes());
    file.extend((text.len() as u32).to_le_bytes());
    file
}

/// Takes what [`pack`] writes and what a person's own gzip makes of the export, with its name in the header.
fn gunzip(file: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = file.split_at_checked(GZIP_HEADER.len())?;
    let flags = header.get(3)?;
    if header.get(2) != Some(&8) || flags & 0b1110_0000 != 0 {
        return None;
    }
    if flags & 4 != 0 {
        let (len, after) = rest.split_first_chunk::<2>()?;
        rest = after.get(usize::from(u16::from_le_bytes(*len))..)?;
    }
    for text in [8, 16] {
        if flags & text != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & 2 != 0 {
        rest = rest.get(2..)?;
    }
    let (deflated, end) = rest.split_last_chunk::<8>()?;
    let text = miniz_oxide::inflate::decompress_to_vec_with_limit(deflated, LARGEST_TEXT).ok()?;
    let (sum, len) = end.split_first_chunk::<4>()?;
    (crc32(&text).to_le_bytes() == *sum && (text.len() as u32).to_le_bytes() == *len).then_some(text)
}

/// The check sum of RFC 1952, section 8.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut at = 0;
        while at < table.len() {
            let mut value = at as u32;
            let mut bit = 0;
            while bit < 8 {
                value = if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
                bit += 1;
            }
            table[at] = value;
            at += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |sum, byte| TABLE[usize::from((sum as u8) ^ byte)] ^ (sum >> 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_back_with_the_journal_and_one_that_was_changed_is_refused() {
        let files: Originals = [b"one".to_vec(), b"\0\xff two".to_vec()].into_iter().map(|file| (Hash::of(&file), file)).collect();
        let text = lines_with(&Journal::default(), &files).unwrap_or_default();
        assert!(text.starts_with(b"{\"echeance\":\"journal\",\"format\":2,\"batches\":0,\"originals\":2}\n"));
        assert_eq!(read_whole(&pack(&text)), Ok((Journal::default(), files.clone())));
        assert_eq!(read(&text), Ok(Journal::default()));
        // Another content under the same name, with the last line made to fit.
        let body = String::from_utf8_lossy(&text).replacen(&BASE64.encode(b"one"), &BASE64.encode(b"two"), 1);
        let body = body.trim_end().rsplit_once('\n').map(|(body, _)| format!("{body}\n")).unwrap_or_default();
        let last = serde_json::to_string(&Last { sha256: Hash::of(body.as_bytes()) }).unwrap_or_default();
        assert_eq!(read_whole(format!("{body}{last}\n").as_bytes()), Err(BackupError::Checksum));
    }

    #[test]
    fn the_check_sum_is_that_of_gzip() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
