//! Room: how much the browser gives, and whether it promises to keep what is stored.

use super::fault::StoreFault;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// How much of its room this site uses. `None` where the browser does not say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// Bytes in use, about.
    pub used: Option<f64>,
    /// Bytes that the browser would give, about.
    pub quota: Option<f64>,
}

fn manager() -> Result<StorageManager, StoreFault> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    // Absent where the page is not served securely.
    Reflect::get(&navigator, &"storage".into())?.dyn_into().map_err(|_| StoreFault::Denied)
}

/// How much room there is.
///
/// # Errors
/// [`StoreFault::Denied`] where the browser does not say.
pub async fn room() -> Result<Room, StoreFault> {
    let estimate = JsFuture::from(manager()?.estimate()?).await?;
    let number = |name: &str| Reflect::get(&estimate, &JsValue::from(name)).ok().and_then(|value| value.as_f64());
    Ok(Room { used: number("usage"), quota: number("quota") })
}

/// Asks the browser never to clear this site's data by itself; true where it promises. In a page only, best right after a first import.
///
/// # Errors
/// [`StoreFault::Denied`] where it cannot be asked.
pub async fn ask_to_keep() -> Result<bool, StoreFault> {
    Ok(JsFuture::from(manager()?.persist()?).await?.is_truthy())
}

/// Whether the browser promised.
///
/// # Errors
/// [`StoreFault::Denied`] where it cannot be asked.
pub async fn is_kept() -> Result<bool, StoreFault> {
    Ok(JsFuture::from(manager()?.persisted()?).await?.is_truthy())
}
