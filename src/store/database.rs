//! IndexedDB with what a journal needs and nothing else. Works in a page and in a worker.
//!
//! Promise resolvers are handed to the browser as event handlers, so that nothing leaks and an aborted transaction keeps its reason.

use super::fault::StoreFault;
use js_sys::{Array, Promise, Reflect, Uint8Array};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, prelude::*};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
    IdbVersionChangeEvent,
};

pub(super) const HEADERS: &str = "headers";
pub(super) const CHUNKS: &str = "chunks";
pub(super) const META: &str = "meta";
pub(super) const ORIGINALS: &str = "originals";
const ALL: [&str; 4] = [HEADERS, CHUNKS, META, ORIGINALS];
/// Since which version of the database each is there.
const SINCE: [(&str, f64); 4] = [(HEADERS, 1.0), (CHUNKS, 1.0), (META, 1.0), (ORIGINALS, 2.0)];

#[wasm_bindgen]
extern "C" {
    /// `durability` stands behind an unstable flag in web-sys; this is the same call.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Durable;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Durable, stores: &JsValue, mode: IdbTransactionMode, options: &JsValue) -> Result<IdbTransaction, JsValue>;
}

/// What may happen to an open database from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// Opening or erasing waits for another tab that still holds an older version.
    Blocked,
    /// Another tab brings a newer version or erases everything. The database was closed for it.
    Outdated,
    /// The browser closed it: the site's data were cleared.
    Closed,
}

pub(super) type OnOutside = Rc<dyn Fn(Outside)>;

pub(super) struct Database {
    db: IdbDatabase,
    over: Rc<Cell<Option<Outside>>>,
    on_outside: OnOutside,
    _handlers: [Closure<dyn FnMut(Event)>; 2],
}

fn factory() -> Result<IdbFactory, StoreFault> {
    // Reading the property itself throws where storage is refused.
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).map_err(|_| StoreFault::Denied)?;
    factory.dyn_into().map_err(|_| StoreFault::Denied)
}

async fn opened(request: &IdbOpenDbRequest, on_outside: &OnOutside) -> Result<JsValue, StoreFault> {
    let on_outside = on_outside.clone();
    let blocked = Closure::<dyn FnMut()>::new(move || on_outside(Outside::Blocked));
    request.set_onblocked(Some(blocked.as_ref().unchecked_ref()));
    let result = answer(request).await;
    request.set_onblocked(None);
    result
}

impl Database {
    /// Opens the database, making it where there is none.
    pub(super) async fn open(name: &str, version: u32, on_outside: OnOutside) -> Result<Self, StoreFault> {
        let request = factory()?.open_with_u32(name, version)?;
        let upgrade = {
            let request = request.clone();
            Closure::<dyn FnMut(IdbVersionChangeEvent)>::new(move |event: IdbVersionChangeEvent| {
                let Ok(Ok(db)) = request.result().map(JsCast::dyn_into::<IdbDatabase>) else { return };
                for (store, _) in SINCE.iter().filter(|(_, since)| event.old_version() < *since) {
                    // A store that could not be made shows in the first transaction.
                    let _ = db.create_object_store(store);
                }
            })
        };
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let db = opened(&request, &on_outside).await;
        request.set_onupgradeneeded(None);
        // A private window of some browsers says so only here.
        let db: IdbDatabase = db.map_err(|fault| if fault == StoreFault::Closed { StoreFault::Denied } else { fault })?.unchecked_into();
        let over = Rc::new(Cell::new(None));
        let on_change = {
            let (db, over, on_outside) = (db.clone(), over.clone(), on_outside.clone());
            Closure::<dyn FnMut(Event)>::new(move |_| {
                over.set(Some(Outside::Outdated));
                db.close();
                on_outside(Outside::Outdated);
            })
        };
        let on_close = {
            let (over, on_outside) = (over.clone(), on_outside.clone());
            Closure::<dyn FnMut(Event)>::new(move |_| {
                over.set(Some(Outside::Closed));
                on_outside(Outside::Closed);
            })
        };
        db.set_onversionchange(Some(on_change.as_ref().unchecked_ref()));
        db.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Ok(Self { db, over, on_outside, _handlers: [on_change, on_close] })
    }

    fn begin(&self, mode: IdbTransactionMode) -> Result<Transaction, StoreFault> {
        match self.over.get() {
            Some(Outside::Outdated) => return Err(StoreFault::Outdated),
            Some(_) => return Err(StoreFault::Closed),
            None => {}
        }
        let strict = js_sys::Object::new();
        Reflect::set(&strict, &"durability".into(), &"strict".into())?;
        let stores: Array = ALL.into_iter().map(JsValue::from).collect();
        let transaction = self.db.unchecked_ref::<Durable>().transaction(&stores, mode, &strict)?;
        let end = Promise::new(&mut |done, aborted| {
            transaction.set_oncomplete(Some(&done));
            transaction.set_onabort(Some(&aborted));
        });
        Ok(Transaction { transaction, end })
    }

    /// Runs `work` in one transaction: all of it is on disk when this returns, or none of it ever is.
    pub(super) async fn write<T>(&self, work: impl AsyncFnOnce(&Transaction) -> Result<T, StoreFault>) -> Result<T, StoreFault> {
        let transaction = self.begin(IdbTransactionMode::Readwrite)?;
        match work(&transaction).await {
            Ok(value) => transaction.finish().await.map(|()| value),
            Err(fault) => {
                // It may have aborted by itself; then this says so and nothing more.
                let _ = transaction.transaction.abort();
                let aborted = transaction.finish().await;
                // A write that failed for want of room says so only at the end.
                Err(if aborted == Err(StoreFault::Full) { StoreFault::Full } else { fault })
            }
        }
    }

    /// Runs `work` on what is stored now.
    pub(super) async fn read<T>(&self, work: impl AsyncFnOnce(&Transaction) -> Result<T, StoreFault>) -> Result<T, StoreFault> {
        let transaction = self.begin(IdbTransactionMode::Readonly)?;
        let value = work(&transaction).await;
        let end = transaction.finish().await;
        let value = value?;
        end.map(|()| value)
    }

    /// Deletes the database, for good.
    pub(super) async fn erase(self) -> Result<(), StoreFault> {
        let name = self.db.name();
        self.db.close();
        opened(&factory()?.delete_database(&name)?, &self.on_outside).await.map(|_| ())
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.db.set_onversionchange(None);
        self.db.set_onclose(None);
        self.db.close();
    }
}

async fn answer(request: &IdbRequest) -> Result<JsValue, StoreFault> {
    let answered = Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    });
    match JsFuture::from(answered).await {
        Ok(_) => Ok(request.result()?),
        Err(_) => Err(request.error()?.map_or(StoreFault::Closed, Into::into)),
    }
}

/// One transaction over everything.
pub(super) struct Transaction {
    transaction: IdbTransaction,
    end: Promise,
}

impl Transaction {
    fn store(&self, name: &str) -> Result<IdbObjectStore, StoreFault> {
        Ok(self.transaction.object_store(name)?)
    }

    async fn finish(self) -> Result<(), StoreFault> {
        match JsFuture::from(self.end).await {
            Ok(_) => Ok(()),
            // A full disk shows only here.
            Err(_) => Err(self.transaction.error().map_or(StoreFault::Closed, Into::into)),
        }
    }

    /// Stores bytes, replacing what was there. A failure shows at the end of the transaction.
    pub(super) fn put(&self, store: &str, key: &JsValue, bytes: &[u8]) -> Result<(), StoreFault> {
        self.store(store)?.put_with_key(&Uint8Array::from(bytes), key)?;
        Ok(())
    }

    /// Removes what is there, if anything.
    pub(super) fn remove(&self, store: &str, key: &JsValue) -> Result<(), StoreFault> {
        self.store(store)?.delete(key)?;
        Ok(())
    }

    /// Removes everything from a store.
    pub(super) fn clear(&self, store: &str) -> Result<(), StoreFault> {
        self.store(store)?.clear()?;
        Ok(())
    }

    /// The bytes at a key.
    pub(super) async fn get(&self, store: &str, key: &JsValue) -> Result<Option<Vec<u8>>, StoreFault> {
        let value = answer(&self.store(store)?.get(key)?).await?;
        // A `Uint8Array` made of another one would copy it first.
        Ok((!value.is_undefined()).then(|| value.dyn_into::<Uint8Array>().unwrap_or_else(|value| Uint8Array::new(&value)).to_vec()))
    }

    /// Whether anything is at a key.
    pub(super) async fn has(&self, store: &str, key: &JsValue) -> Result<bool, StoreFault> {
        Ok(!answer(&self.store(store)?.get_key(key)?).await?.is_undefined())
    }

    /// All keys of a store, in order.
    pub(super) async fn keys(&self, store: &str) -> Result<Array, StoreFault> {
        Ok(answer(&self.store(store)?.get_all_keys()?).await?.unchecked_into())
    }

    /// All values of a store, or of a range of its keys, in the order of the keys.
    pub(super) async fn values(&self, store: &str, range: Option<&IdbKeyRange>) -> Result<Array, StoreFault> {
        let store = self.store(store)?;
        let request = match range {
            Some(range) => store.get_all_with_key(range.as_ref())?,
            None => store.get_all()?,
        };
        Ok(answer(&request).await?.unchecked_into())
    }
}
