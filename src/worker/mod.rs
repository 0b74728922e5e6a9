//! Workers: what would freeze the page, or weigh on its first load, is asked of a module of its own.
//!
//! A message is a line of JSON and, where it carries a file or a result, its bytes as a buffer that changes hands without a copy.
//! The page holds a [`Hand`]; to cancel is to drop it. The worker calls [`serve`]. Workers
//! keep nothing and write no fact; what one may do to the storage is to deflate what lies there.

mod hand;
mod inbox;
mod serve;

pub mod import;
pub mod output;

pub use hand::{Hand, Heard, NoAnswer, OutOfReach, spawn};
pub use inbox::Inbox;
pub use serve::{Teller, serve};

use js_sys::{Array, ArrayBuffer, Uint8Array};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};

/// What goes from worker to page.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Envelope<Told> {
    Ready { build: String },
    Told(Told),
}

/// Not a message of this protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a message that is none of ours")]
struct NotAnEnvelope;

/// The message and what changes hands with it.
fn seal(body: &impl Serialize, bytes: Option<ArrayBuffer>) -> Result<(JsValue, JsValue), serde_json::Error> {
    let moved: Array = bytes.into_iter().map(JsValue::from).collect();
    let message = Array::of1(&serde_json::to_string(body)?.into()).concat(&moved);
    Ok((message.into(), moved.into()))
}

fn open<Body: DeserializeOwned>(message: &JsValue) -> Result<(Body, Vec<u8>), NotAnEnvelope> {
    let message = message.dyn_ref::<Array>().ok_or(NotAnEnvelope)?;
    let text = message.get(0).as_string().ok_or(NotAnEnvelope)?;
    let body = serde_json::from_str(&text).map_err(|_| NotAnEnvelope)?;
    let bytes = message.get(1).dyn_ref::<ArrayBuffer>().map(|buffer| Uint8Array::new(buffer).to_vec()).unwrap_or_default();
    Ok((body, bytes))
}
