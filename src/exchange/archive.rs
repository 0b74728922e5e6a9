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
