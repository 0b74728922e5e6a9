//! What is drawn by chance, in one place: names of batches and devices, seeds of salts.

use crate::basis::id::{BatchId, DeviceId};
use crate::journal::Moment;

/// The browser gave no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the browser gives no random bytes")]
pub struct NoChance;

/// Random bytes from the browser.
///
/// # Errors
/// It has none.
pub fn bytes<const N: usize>() -> Result<[u8; N], NoChance> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoChance)?;
    Ok(bytes)
}

/// A name for a batch written `now`.
///
/// # Errors
/// As [`bytes`].
pub fn batch_id(now: Moment) -> Result<BatchId, NoChance> {
    Ok(BatchId::new(now.0, bytes()?))
}

/// A name for this browser profile, for [`super::Store::open`].
///
/// # Errors
/// As [`bytes`].
pub fn device_id() -> Result<DeviceId, NoChance> {
    Ok(DeviceId::new(bytes()?))
}
