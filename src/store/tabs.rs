//! Tabs: one writes, the others follow it live. The browser's lock chooses the writer, and the next one when it closes.

use super::fault::StoreFault;
use crate::basis::id::BatchId;
use js_sys::{Function, Object, Promise, Reflect};
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{BroadcastChannel, MessageEvent};

#[wasm_bindgen]
extern "C" {
    /// Web Locks stand behind an unstable flag in web-sys; this is the same call.
    #[derive(Clone)]
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &JsValue, granted: &JsValue) -> Result<Promise, JsValue>;
}

/// What one tab tells the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// A batch was appended, and is on disk.
    Appended(BatchId),
    /// Everything was replaced or erased: load anew.
    Replaced,
}

/// What a tab hears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// This tab writes from now on. What came meanwhile must be read before anything is written.
    Writes,
    /// Another tab writes; this one follows, and is next in line.
    Follows,
    /// From the tab that writes.
    Notice(Notice),
}

/// This tab among those of the app.
pub struct Tabs {
    channel: BroadcastChannel,
    held: Rc<Held>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

#[derive(Default)]
struct Held {
    writes: Cell<bool>,
    gone: Cell<bool>,
    release: RefCell<Option<Function>>,
}

impl Tabs {
    /// Joins the tabs of `name`. `on_heard` hears first whether this one writes or follows.
    ///
    /// # Errors
    /// [`StoreFault::Denied`] where the browser has no locks (a page that is not served securely): then nobody may write.
    pub fn join(name: &str, on_heard: impl Fn(Heard) + 'static) -> Result<Self, StoreFault> {
        let on_heard: Rc<dyn Fn(Heard)> = Rc::new(on_heard);
        let channel = BroadcastChannel::new(name)?;
        let on_message = {
            let on_heard = on_heard.clone();
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                // A message of another version of the app says nothing to this one.
                if let Some(notice) = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok()) {
                    on_heard(Heard::Notice(notice));
                }
            })
        };
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        let held = Rc::new(Held::default());
        let tabs = Self { channel, held: held.clone(), _on_message: on_message };
        let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
        let locks = Reflect::get(&navigator, &"locks".into())?;
        if !locks.is_object() {
            return Err(StoreFault::Denied);
        }
        ask(locks.unchecked_into(), name.to_owned(), held, on_heard, true)?;
        Ok(tabs)
    }

    /// Whether this tab writes.
    #[must_use]
    pub fn writes(&self) -> bool {
        self.held.writes.get()
    }

    /// Tells the other tabs.
    pub fn tell(&self, notice: Notice) {
        if let Ok(text) = serde_json::to_string(&notice) {
            // Refused only when the channel is closed, which it is not before this is dropped.
            let _ = self.channel.post_message(&text.into());
        }
    }
}

/// Asks for the lock: first whether it is free now, then in line.
fn ask(locks: Locks, name: String, held: Rc<Held>, on_heard: Rc<dyn Fn(Heard)>, only_if_free: bool) -> Result<(), StoreFault> {
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &only_if_free.into())?;
    let (again, lock_name) = (locks.clone(), name.clone());
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if held.gone.get() {
            return JsValue::UNDEFINED;
        }
        if lock.is_null() {
            on_heard(Heard::Follows);
            // Cannot be refused when the first was not; if it is, this tab follows for good.
            let _ = ask(again, lock_name, held, on_heard, false);
            return JsValue::UNDEFINED;
        }
        // Held until the promise is kept: when the tab closes, or leaves.
        let until = Promise::new(&mut |release, _| *held.release.borrow_mut() = Some(release.unchecked_into()));
        held.writes.set(true);
        on_heard(Heard::Writes);
        until.into()
    });
    let _ = locks.request(&name, &options, &granted)?;
    Ok(())
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.held.gone.set(true);
        self.held.writes.set(false);
        if let Some(release) = self.held.release.borrow_mut().take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
