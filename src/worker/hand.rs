//! The page's side: starts a worker, asks it, hears what it tells, and stops it at once when the person cancels.

use super::{Envelope, NotAnEnvelope};
use js_sys::{Array, ArrayBuffer};
use serde::{Serialize, de::DeserializeOwned};
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::rc::Rc;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

/// What comes from a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard<Told> {
    /// It runs, and is of this build.
    Ready,
    /// It is of another build: a newer version was put in place since this page was opened. It was stopped.
    OtherBuild {
        /// Its build.
        found: String,
    },
    /// An answer, and the bytes that came with it.
    Told(Told, Vec<u8>),
    /// It could not be started, or it fell: its files are missing, or its memory ran out. It was stopped.
    Fell {
        /// In the browser's words.
        reason: String,
    },
}

/// Messages, each with what changes hands, until the worker is ready: before it has set its handler they would be lost.
type Waiting = Rc<RefCell<Option<Vec<(JsValue, JsValue)>>>>;

/// A worker that is held. Dropping this stops it at once, whatever it does: workers write no fact, so nothing is half done.
pub struct Hand<Ask> {
    worker: Worker,
    waiting: Waiting,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
    asks: PhantomData<fn(Ask)>,
}

/// The worker could not be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the worker cannot be reached: {0}")]
pub struct OutOfReach(pub String);

/// Why a worker gave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAnswer {
    /// It is of another build: the page must be loaded anew.
    OtherBuild,
    /// It could not be started, or fell; in the browser's words.
    Fell(String),
}

impl From<OutOfReach> for NoAnswer {
    fn from(reason: OutOfReach) -> Self {
        Self::Fell(reason.0)
    }
}

impl From<JsValue> for OutOfReach {
    fn from(value: JsValue) -> Self {
        Self(format!("{value:?}"))
    }
}

/// The text from which a worker starts. It is a blob, and not the module's own address, because a worker loaded by address does not
/// inherit the page's policy, and could send what it read to anywhere.
fn starter(name: &str, build: &str) -> Result<String, JsValue> {
    let page = web_sys::window().and_then(|window| window.document()).and_then(|document| document.base_uri().ok().flatten());
    let page = page.unwrap_or_default();
    // The build in the address keeps a file of another build, from whatever cache, from being taken for this one's.
    let address = |file: String| Url::new_with_base(&format!("{file}?build={build}"), &page).map(|url| url.href());
    let quoted = |address: String| serde_json::to_string(&address).unwrap_or_default();
    let (module, wasm) = (address(format!("{name}.js"))?, address(format!("{name}_bg.wasm"))?);
    Ok(format!("import init from {};\nawait init({{ module_or_path: {} }});\n", quoted(module), quoted(wasm)))
}

/// Starts the worker whose module is `name`.js beside the page. `build` is this page's build: [`crate::BUILD`].
/// `on_heard` hears [`Heard::Ready`] first; what is asked before it waits.
///
/// # Errors
/// The browser starts no workers.
pub fn spawn<Ask: Serialize, Told: DeserializeOwned + 'static>(
    name: &str,
    build: &'static str,
    on_heard: impl FnMut(Heard<Told>) + 'static,
) -> Result<Hand<Ask>, OutOfReach> {
    let text = starter(name, build)?;
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&address, &options)?;
    let on_heard: Rc<RefCell<dyn FnMut(Heard<Told>)>> = Rc::new(RefCell::new(on_heard));
    let over = Rc::new(Cell::new(false));
    let waiting: Waiting = Rc::new(RefCell::new(Some(Vec::new())));
    let tell = {
        let (worker, over) = (worker.clone(), over.clone());
        move |heard: Heard<Told>| {
            if over.get() {
                return;
            }
            if matches!(heard, Heard::OtherBuild { .. } | Heard::Fell { .. }) {
                over.set(true);
                worker.terminate();
            }
            // Refused only where hearing one message makes another be heard, which a worker's cannot.
            if let Ok(mut on_heard) = on_heard.try_borrow_mut() {
                on_heard(heard);
            }
        }
    };
    let on_message = {
        let (tell, worker, waiting) = (tell.clone(), worker.clone(), waiting.clone());
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            tell(match super::open::<Envelope<Told>>(&event.data()) {
                Ok((Envelope::Ready { build: found }, _)) => {
                    // The module runs: the blob has done its work.
                    let _ = Url::revoke_object_url(&address);
                    if found == build {
                        let posts = waiting.borrow_mut().take().unwrap_or_default();
                        // Refused only for bytes that were given away before, which the asking refuses itself.
                        posts.iter().for_each(|(message, moved)| drop(worker.post_message_with_transfer(message, moved)));
                        Heard::Ready
                    } else {
                        Heard::OtherBuild { found }
                    }
                }
                Ok((Envelope::Told(told), bytes)) => Heard::Told(told, bytes),
                Err(NotAnEnvelope) => Heard::Fell { reason: NotAnEnvelope.to_string() },
            });
        })
    };
    let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
        event.prevent_default();
        // A file that cannot be loaded is a plain event without a message.
        let reason = js_sys::Reflect::get(&event, &"message".into()).ok().and_then(|message| message.as_string()).unwrap_or_default();
        tell(Heard::Fell { reason });
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    Ok(Hand { worker, waiting, _on_message: on_message, _on_error: on_error, asks: PhantomData })
}

impl<Ask: Serialize> Hand<Ask> {
    /// Asks. `bytes` go over without a copy and are gone here.
    ///
    /// # Errors
    /// The question has no JSON form, or the bytes were given away before.
    pub fn ask(&self, ask: &Ask, bytes: Option<ArrayBuffer>) -> Result<(), OutOfReach> {
        let (message, moved) = super::seal(ask, bytes).map_err(|error| OutOfReach(error.to_string()))?;
        if let Some(waiting) = self.waiting.borrow_mut().as_mut() {
            waiting.push((message, moved));
            return Ok(());
        }
        Ok(self.worker.post_message_with_transfer(&message, &moved)?)
    }
}

impl<Ask> Drop for Hand<Ask> {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
