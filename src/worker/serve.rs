//! The worker's side: takes questions one after another and tells answers.

use super::Envelope;
use js_sys::{ArrayBuffer, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use std::marker::PhantomData;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// What a worker answers by.
pub struct Teller<Told> {
    scope: DedicatedWorkerGlobalScope,
    tells: PhantomData<fn(Told)>,
}

impl<Told> Clone for Teller<Told> {
    fn clone(&self) -> Self {
        Self { scope: self.scope.clone(), tells: PhantomData }
    }
}

impl<Told: Serialize> Teller<Told> {
    /// Tells, without bytes.
    pub fn tell(&self, told: Told) {
        self.post(&Envelope::Told(told), None);
    }

    /// Tells, with bytes. They are copied once, out of this module's memory, and then go over as they are.
    pub fn tell_with(&self, told: Told, bytes: &[u8]) {
        self.post(&Envelope::Told(told), Some(Uint8Array::from(bytes).buffer()));
    }

    fn post(&self, envelope: &Envelope<Told>, bytes: Option<ArrayBuffer>) {
        let sealed = super::seal(envelope, bytes).map_err(|error| JsValue::from(error.to_string()));
        if let Err(error) = sealed.and_then(|(message, moved)| self.scope.post_message_with_transfer(&message, &moved)) {
            // The page hears of it as a fall.
            wasm_bindgen::throw_val(error);
        }
    }
}

/// Serves questions for as long as the worker lives, and says first that it runs and of which build it is. Outside a worker it does nothing.
pub fn serve<Ask: DeserializeOwned + 'static, Told: Serialize + 'static>(
    build: &str,
    mut answer: impl FnMut(Ask, Vec<u8>, &Teller<Told>) + 'static,
) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let teller = Teller { scope: scope.clone(), tells: PhantomData };
    let on_message = {
        let teller = teller.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match super::open(&event.data()) {
            Ok((ask, bytes)) => answer(ask, bytes, &teller),
            Err(error) => wasm_bindgen::throw_str(&error.to_string()),
        })
    };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It lives as long as the worker.
    on_message.forget();
    teller.post(&Envelope::Ready { build: build.to_owned() }, None);
}
