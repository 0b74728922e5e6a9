//! ZIP archives: the files inside, each by its name, within bounds that no archive can talk away.

use super::ReadError;
use super::recognise::Seems;
use std::io::{Cursor, Read as _};

/// How many files are taken out of one archive.
pub const FILES: usize = 2_000;
/// How large one of them may be.
pub const ONE: u64 = 256 * 1024 * 1024;
/// How large all of them may be together.
pub const ALL: u64 = 512 * 1024 * 1024;

/// A file inside, as the directory of the archive says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name with folders.
    pub name: String,
    /// Its size once inflated, as claimed.
    pub size: u64,
}

/// What is inside.
///
/// # Errors
/// Not an archive that can be read.
pub fn parts(bytes: &[u8]) -> Result<Vec<Part>, ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::NotRead(Seems::Zip))?;
    let all = (0..archive.len()).filter_map(|at| {
        let file = archive.by_index_raw(at).ok()?;
        let name = file.name().ok()?.into_owned();
        Some(Part { name, size: file.size() })
    });
    Ok(all.collect())
}

/// Refuses an archive whose parts claim, or turn out, to be larger together than `most` once inflated. Parts are inflated to nothing
/// to see what they hold, but only where the file is large enough for so much to be packed into it.
///
/// # Errors
/// [`ReadError::TooLarge`], or not an archive that can be read.
pub fn check_inflated(bytes: &[u8], parts: &[Part], most: u64) -> Result<(), ReadError> {
    /// What deflate makes of one byte at the very most.
    const SWELLS: u64 = 1_032;
    if parts.iter().map(|part| part.size).fold(0, u64::saturating_add) > most {
        return Err(ReadError::TooLarge);
    }
    if (bytes.len() as u64).saturating_mul(SWELLS) <= most {
        return Ok(());
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::NotRead(Seems::Zip))?;
    let mut left = most;
    for at in 0..archive.len() {
        // One that cannot be inflated says so to whoever needs it.
        let Ok(file) = archive.by_index(at) else { continue };
        let held = std::io::copy(&mut file.take(left.saturating_add(1)), &mut std::io::sink()).unwrap_or_default();
        left = left.checked_sub(held).ok_or(ReadError::TooLarge)?;
    }
    Ok(())
}

/// One part by its name, `None` where it is not there or larger than `most`.
#[must_use]
pub fn part(bytes: &[u8], name: &str, most: u64) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut data = Vec::new();
    archive.by_name(name).ok()?.take(most.saturating_add(1)).read_to_end(&mut data).ok()?;
    (data.len() as u64 <= most).then_some(data)
}

/// The files inside, each with its name without folders; what a system puts there for itself is left out.
///
/// # Errors
/// Not an archive that can be read, one under a password, one that swells beyond [`ALL`].
pub fn unpack(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::NotRead(Seems::Zip))?;
    if archive.len() > FILES {
        return Err(ReadError::TooLarge);
    }
    let mut files = Vec::new();
    let mut left = ALL;
    for at in 0..archive.len() {
        let is_locked = archive.by_index_raw(at).is_ok_and(|file| file.encrypted());
        if is_locked {
            return Err(ReadError::Locked);
        }
        let Ok(file) = archive.by_index(at) else { return Err(ReadError::NotRead(Seems::Zip)) };
        // A name in no encoding we know still names a file.
        let path = file.name().map_or_else(|_| format!("{}", at + 1), std::borrow::Cow::into_owned);
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let is_systems = path.starts_with("__MACOSX/") || name.starts_with('.') || matches!(name.as_str(), "Thumbs.db" | "desktop.ini");
        if file.is_dir() || name.is_empty() || is_systems {
            continue;
        }
        // What the directory claims is not believed: one byte more than allowed is read, and that is too much.
        let most = ONE.min(left);
        let mut data = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut data);
        if data.len() as u64 > most {
            return Err(ReadError::TooLarge);
        }
        if read.is_err() {
            return Err(ReadError::NotRead(Seems::Zip));
        }
        left -= data.len() as u64;
        files.push((name, data));
    }
    Ok(files)
}
