//! Gives the person a file: bytes made here, saved by the browser. Nothing is fetched.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves `bytes` under `name`. The address that the browser reads them from is taken back once it has begun.
///
/// # Errors
/// What the browser says.
pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // A browser may read the blob only after this turn.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address); // Revoking twice, or never, loses nothing but a little room.
        },
        std::time::Duration::from_secs(30),
    );
    Ok(())
}
