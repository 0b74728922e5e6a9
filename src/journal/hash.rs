//! Hashes and salts: what makes a changed journal show, and a taken-out event unguessable.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// A SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// Of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Of an event's stored bytes behind its salt.
    #[must_use]
    pub fn of_event(salt: Salt, stored: &[u8]) -> Self {
        Self(Sha256::new().chain_update(salt.0).chain_update(stored).finalize().into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Not 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected 64 lower-case hexadecimal digits")]
pub struct NotAHash;

impl FromStr for Hash {
    type Err = NotAHash;
    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| NotAHash)?;
        bytes.try_into().map(Self).map_err(|_| NotAHash)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// The hash of hashes one after another, taken in as they come.
#[derive(Clone, Default)]
pub(super) struct HashOfHashes(Sha256);

impl HashOfHashes {
    pub(super) fn push(&mut self, hash: Hash) {
        self.0.update(hash.0);
    }

    pub(super) fn finish(self) -> Hash {
        Hash(self.0.finalize().into())
    }
}

/// Sixteen secret bytes before an event's own, so that what was taken out cannot be found by trying likely contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salt([u8; 16]);

impl Salt {
    /// Length of the written form: base64url without padding.
    pub(super) const WRITTEN: usize = 22;

    pub(super) fn write(self, to: &mut Vec<u8>) {
        let mut text = [0; Self::WRITTEN];
        BASE64URL_NOPAD.encode_mut(&self.0, &mut text);
        to.extend_from_slice(&text);
    }

    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let mut bytes = [0; 16];
        (text.len() == Self::WRITTEN).then_some(())?;
        // The decoder wants room for whole groups: 18 bytes would be 24 letters, 22 letters are exactly 16.
        BASE64URL_NOPAD.decode_mut(text, &mut bytes).ok().filter(|len| *len == 16).map(|_| Self(bytes))
    }
}

/// The salts of one batch, one after another, from a fresh seed that is thrown away with this value.
pub(super) struct Salts {
    seed: [u8; 32],
    next_pair: u32,
    second: Option<Salt>,
}

impl Salts {
    pub(super) fn new(seed: [u8; 32]) -> Self {
        Self { seed, next_pair: 0, second: None }
    }

    /// One hash gives two salts.
    pub(super) fn next(&mut self) -> Salt {
        if let Some(salt) = self.second.take() {
            return salt;
        }
        let both: [u8; 32] = Sha256::new().chain_update(self.seed).chain_update(self.next_pair.to_le_bytes()).finalize().into();
        self.next_pair = self.next_pair.wrapping_add(1);
        let (mut first, mut second) = ([0; 16], [0; 16]);
        first.copy_from_slice(&both[..16]);
        second.copy_from_slice(&both[16..]);
        self.second = Some(Salt(second));
        Salt(first)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    #[test]
    fn a_hash_is_the_sha_256_that_every_tool_prints() {
        assert_eq!(Hash::of(b"abc").to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(Hash::of(b"abc").to_string().parse::<Hash>().unwrap(), Hash::of(b"abc"));
        assert!("BA7816BF".parse::<Hash>().is_err());
        assert!("".parse::<Hash>().is_err());
    }

    #[test]
    fn salts_differ_and_read_back() {
        let mut salts = Salts::new([7; 32]);
        let (a, b, c) = (salts.next(), salts.next(), salts.next());
        assert!(a != b && b != c && a != c);
        let mut text = Vec::new();
        a.write(&mut text);
        assert_eq!(text.len(), Salt::WRITTEN);
        assert_eq!(Salt::read(&text), Some(a));
        assert_eq!(Salt::read(b"short"), None);
        assert_eq!(Salt::read(b"!!!!!!!!!!!!!!!!!!!!!!"), None);
    }
}
