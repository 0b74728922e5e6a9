//! Storage, tabs and workers, in a real browser: appended, read back, refused, erased, followed, asked.
#![cfg(all(target_arch = "wasm32", feature = "store"))]
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use echeance::basis::id::BatchId;
use echeance::journal::backup::{ORIGINALS_ONE, Originals};
use echeance::journal::{Batch, Cause, Chain, Deed, Draft, FileFormat, Hash, Journal, Moment, Redacted};
use echeance::ledger::{CustomerDetails, CustomerKind, Event};
use echeance::store::{Heard, Notice, Outside, Store, StoreFault, Tabs, fresh, room};
use echeance::worker;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const BUILD: &str = "test";

fn now() -> Moment {
    Moment(js_sys::Date::now() as u64)
}

fn names(from: u32, to: u32) -> Vec<Event> {
    (from..to)
        .map(|n| Event::CustomerAdded {
            key: format!("C{n:06}"),
            details: CustomerDetails { name: format!("Maison {n}"), ..CustomerDetails::default() },
            kind: CustomerKind::Business,
        })
        .collect()
}

fn batch(store: &Store, chain: &Chain, cause: Cause, events: &[Event]) -> Batch {
    let id = fresh::batch_id(now()).unwrap();
    let draft = Draft { id, device: store.device(), parents: chain.heads(), recorded_at: now(), who: String::new(), cause };
    draft.write(events, fresh::bytes().unwrap()).unwrap()
}

fn by_hand() -> Cause {
    Cause::ByHand { deed: Deed::AddCustomer }
}

/// A database of its own, and what happens to it from outside.
async fn open_hearing(name: &str) -> (Result<Store, StoreFault>, Rc<RefCell<Vec<Outside>>>) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hearing = heard.clone();
    let store = Store::open(name, fresh::device_id().unwrap(), move |what| hearing.borrow_mut().push(what)).await;
    (store, heard)
}

async fn open(name: &str) -> Store {
    open_hearing(name).await.0.unwrap()
}

/// Adds `events` as the next batch, to storage and then to the chain.
async fn add(store: &Store, chain: &mut Chain, events: &[Event]) -> Batch {
    let batch = batch(store, chain, by_hand(), events);
    store.append(&batch).await.unwrap();
    chain.insert(batch.header.clone()).unwrap();
    batch
}

async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(done.unchecked_ref(), milliseconds).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

#[wasm_bindgen_test]
async fn what_was_appended_is_there_after_opening_again() {
    let store = open("again").await;
    let device = store.device();
    let mut chain = store.load(BUILD).await.unwrap().chain;
    assert!(chain.is_empty());
    for n in 0..3 {
        add(&store, &mut chain, &names(n * 10, n * 10 + 10)).await;
    }
    drop(store);
    let store = open("again").await;
    assert_eq!(store.device(), device);
    let loaded = store.load(BUILD).await.unwrap();
    assert_eq!(loaded.chain, chain);
    let mut seen = Vec::new();
    let folded = store.fold(&loaded.chain, loaded.snapshot, |done| seen.push(done)).await.unwrap();
    assert_eq!((folded.ledger.customers().count(), seen), (30, vec![1, 2, 3]));
    assert_eq!(store.journal(&chain).await.unwrap().verify(), Ok(()));
    // A quick start: from the snapshot and what came since.
    assert!(store.write_snapshot(BUILD, &chain.heads(), &folded.ledger).await.unwrap());
    add(&store, &mut chain, &names(30, 31)).await;
    assert!(!store.write_snapshot(BUILD, &[], &folded.ledger).await.unwrap(), "not the stored heads");
    let loaded = store.load(BUILD).await.unwrap();
    let mut read = 0;
    let quick = store.fold(&loaded.chain, Some(loaded.snapshot.unwrap()), |done| read = done).await.unwrap();
    assert_eq!(read, 1);
    assert_eq!(quick, store.fold(&loaded.chain, None, |_| ()).await.unwrap());
    assert_eq!(store.load("another build").await.unwrap().snapshot, None);
    store.erase().await.unwrap();
}

fn import(file: &[u8]) -> Cause {
    Cause::Import { file: "facture.xml".to_owned(), sha256: Hash::of(file), format: FileFormat::Ubl }
}

#[wasm_bindgen_test]
async fn the_file_that_a_batch_came_from_is_kept_once_with_it_and_goes_with_the_data() {
    let store = open("originals").await;
    let mut chain = Chain::default();
    let (file, large) = (b"<Invoice/>".to_vec(), vec![b' '; ORIGINALS_ONE + 1]);
    for (n, bytes) in [(0, &file), (1, &file), (2, &large)] {
        let batch = batch(&store, &chain, import(bytes), &names(n, n + 1));
        store.append_with(&batch, Some(bytes)).await.unwrap();
        chain.insert(batch.header).unwrap();
    }
    assert_eq!(store.originals_size().await, Ok(file.len()), "once, and what is too large not at all");
    assert_eq!((store.has_original(Hash::of(&file)).await, store.has_original(Hash::of(&large)).await), (Ok(true), Ok(false)));
    assert_eq!((store.original(Hash::of(&file)).await, store.original(Hash::of(b"nothing")).await), (Ok(Some(file.clone())), Ok(None)));
    // Refused with its batch; under another name than its own never.
    let late = batch(&store, &Chain::default(), import(b"late"), &names(3, 4));
    assert!(store.append_with(&late, Some(b"late")).await.is_err());
    let other = batch(&store, &chain, import(b"this"), &names(3, 4));
    store.append_with(&other, Some(b"that")).await.unwrap();
    chain.insert(other.header.clone()).unwrap();
    assert_eq!(store.originals().await.unwrap().into_values().collect::<Vec<_>>(), [file.clone()]);
    // What is restored brings its files; those known stay as long as a batch names them.
    let journal = store.journal(&chain).await.unwrap();
    let more = Originals::from([(Hash::of(b"this"), b"this".to_vec()), (Hash::of(b"of nobody"), b"of nobody".to_vec())]);
    store.replace_all(&chain.heads(), &journal, &more).await.unwrap();
    let mut kept: Vec<Vec<u8>> = store.originals().await.unwrap().into_values().collect();
    kept.sort();
    assert_eq!(kept, [file.clone(), b"this".to_vec()]);
    assert_eq!(store.originals_size().await, Ok(file.len() + 4));
    // An erasure of what a file brought takes the file with it.
    let first =
        chain.iter().find(|header| matches!(&header.cause, Cause::Import { sha256, .. } if *sha256 == Hash::of(b"this"))).unwrap().id;
    let taken = Redacted { batch: first, ordinal: 0, left: None };
    let redaction = batch(&store, &chain, Cause::Redaction { events: vec![taken], reason: "asked".to_owned() }, &[]);
    store.redact(&redaction, &chain).await.unwrap();
    assert_eq!((store.has_original(Hash::of(b"this")).await, store.originals_size().await), (Ok(false), Ok(file.len())));
    store.erase().await.unwrap();
    assert_eq!(open("originals").await.originals().await.map(|all| all.len()), Ok(0));
}

#[wasm_bindgen_test]
async fn of_a_conflicting_batch_nothing_stays() {
    let store = open("conflict").await;
    let mut chain = Chain::default();
    let late = batch(&store, &chain, by_hand(), &names(0, 5));
    let first = add(&store, &mut chain, &names(5, 6)).await;
    let refused = store.append(&late).await;
    assert_eq!(refused, Err(StoreFault::Conflict { heads: vec![first.header.head()] }));
    assert_eq!(store.load(BUILD).await.unwrap().chain, chain);
    assert_eq!(store.batch(&late.header).await.unwrap().chunks.len(), 0);
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn of_an_aborted_batch_nothing_stays() {
    // Two appends on the same heads at the same time: one of them is whole, the other is not there at all.
    let store = open("race").await;
    let chain = Chain::default();
    let (a, b) = (batch(&store, &chain, by_hand(), &names(0, 9000)), batch(&store, &chain, by_hand(), &names(0, 7000)));
    let (first, second) = both(store.append(&a), store.append(&b)).await;
    assert_eq!([first.is_ok(), second.is_ok()].iter().filter(|ok| **ok).count(), 1);
    let loaded = store.load(BUILD).await.unwrap().chain;
    assert_eq!(loaded.len(), 1);
    let whole = store.journal(&loaded).await.unwrap();
    assert_eq!(whole.verify(), Ok(()));
    store.erase().await.unwrap();
}

/// Both at once.
async fn both<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (Box::pin(a), Box::pin(b));
    let (mut a_done, mut b_done) = (None, None);
    std::future::poll_fn(move |context| {
        use std::task::Poll;
        if a_done.is_none()
            && let Poll::Ready(value) = a.as_mut().poll(context)
        {
            a_done = Some(value);
        }
        if b_done.is_none()
            && let Poll::Ready(value) = b.as_mut().poll(context)
        {
            b_done = Some(value);
        }
        if a_done.is_some() && b_done.is_some() { Poll::Ready((a_done.take().unwrap(), b_done.take().unwrap())) } else { Poll::Pending }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_version_is_refused_and_not_touched() {
    let newer = raw_open("newer", 7).await;
    newer.close();
    assert_eq!(open_hearing("newer").await.0.err(), Some(StoreFault::TooNew));
    // So is one whose journal is in a newer form.
    let store = open("newer form").await;
    drop(store);
    raw_put("newer form", "meta", "format", b"2").await;
    assert_eq!(open_hearing("newer form").await.0.err(), Some(StoreFault::TooNew));
    raw_put("newer form", "meta", "format", b"1").await;
    // And a header that a newer version wrote stops the reading.
    let store = open("newer form").await;
    let header = br#"{"format":2,"id":"x"}"#;
    raw_put("newer form", "headers", "01a0c450-6c00-7000-8000-000000000000", header).await;
    assert!(matches!(store.load(BUILD).await, Err(StoreFault::Header { .. })));
    store.erase().await.unwrap();
}

async fn raw_open(name: &str, version: u32) -> web_sys::IdbDatabase {
    let factory: web_sys::IdbFactory = js_sys::Reflect::get(&js_sys::global(), &"indexedDB".into()).unwrap().unchecked_into();
    let request = factory.open_with_u32(name, version).unwrap();
    let opened = js_sys::Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    });
    JsFuture::from(opened).await.unwrap();
    request.result().unwrap().unchecked_into()
}

async fn raw_put(name: &str, store: &str, key: &str, value: &[u8]) {
    let db = raw_open(name, 2).await;
    let transaction = db.transaction_with_str_and_mode(store, web_sys::IdbTransactionMode::Readwrite).unwrap();
    let done = js_sys::Promise::new(&mut |done, _| transaction.set_oncomplete(Some(&done)));
    transaction.object_store(store).unwrap().put_with_key(&js_sys::Uint8Array::from(value), &key.into()).unwrap();
    JsFuture::from(done).await.unwrap();
    db.close();
}

#[wasm_bindgen_test]
async fn a_tab_makes_way_for_a_newer_version_and_writes_no_more() {
    let (store, heard) = open_hearing("makes way").await;
    let store = store.unwrap();
    let mut chain = Chain::default();
    add(&store, &mut chain, &names(0, 1)).await;
    raw_open("makes way", 3).await.close();
    assert_eq!(*heard.borrow(), [Outside::Outdated]);
    let more = batch(&store, &chain, by_hand(), &names(1, 2));
    assert_eq!(store.append(&more).await, Err(StoreFault::Outdated));
}

#[wasm_bindgen_test]
async fn erasing_in_one_tab_closes_the_others() {
    let (other, heard) = open_hearing("erased").await;
    let other = other.unwrap();
    let store = open("erased").await;
    let mut chain = Chain::default();
    add(&store, &mut chain, &names(0, 1)).await;
    store.erase().await.unwrap();
    assert_eq!(*heard.borrow(), [Outside::Outdated]);
    assert_eq!(other.load(BUILD).await.err(), Some(StoreFault::Outdated));
    assert!(open("erased").await.load(BUILD).await.unwrap().chain.is_empty());
}

#[wasm_bindgen_test]
async fn erasing_waits_for_a_tab_that_does_not_make_way_and_says_so() {
    let (store, heard) = open_hearing("blocked").await;
    let stubborn = raw_open("blocked", 2).await;
    let (done, ()) = both(store.unwrap().erase(), async {
        pause(200).await;
        stubborn.close();
    })
    .await;
    assert_eq!((done, heard.borrow().clone()), (Ok(()), vec![Outside::Blocked]));
}

#[wasm_bindgen_test]
async fn ten_thousand_events_and_two_hundred_batches_come_back() {
    let store = open("many").await;
    let mut chain = Chain::default();
    let begun = js_sys::Date::now();
    add(&store, &mut chain, &names(0, 10_000)).await;
    for n in 0..200 {
        add(&store, &mut chain, &names(10_000 + n, 10_001 + n)).await;
    }
    let written = js_sys::Date::now();
    let loaded = store.load(BUILD).await.unwrap();
    let folded = store.fold(&loaded.chain, None, |_| ()).await.unwrap();
    assert_eq!(folded.ledger.customers().count(), 10_200);
    let read = js_sys::Date::now();
    wasm_bindgen_test::console_log!("10,000 events and 200 batches: written {} ms, read {} ms", written - begun, read - written);
    // Deflated when idle, they read the same.
    let mut place = 0;
    let mut deflated = 0;
    while let Some(next) = store.compress_next(place).await.unwrap() {
        place = next;
        deflated += 1;
    }
    assert!(deflated >= 2);
    let again = store.fold(&chain, None, |_| ()).await.unwrap();
    assert!(again == folded);
    assert_eq!(store.journal(&chain).await.unwrap().verify(), Ok(()));
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_restored_backup_takes_the_place_of_everything() {
    let store = open("restored").await;
    let mut chain = Chain::default();
    add(&store, &mut chain, &names(0, 3)).await;
    let backup = echeance::journal::backup::write(&store.journal(&chain).await.unwrap()).unwrap();
    add(&store, &mut chain, &names(3, 9)).await;
    let restored: Journal = echeance::journal::backup::read(&backup).unwrap();
    let stale = store.replace_all(&restored.chain().heads(), &restored, &Originals::new()).await;
    assert!(matches!(stale, Err(StoreFault::Conflict { .. })), "not decided on what is stored");
    assert_eq!(store.load(BUILD).await.unwrap().chain.len(), 2);
    store.replace_all(&chain.heads(), &restored, &Originals::new()).await.unwrap();
    let loaded = store.load(BUILD).await.unwrap().chain;
    assert_eq!(&loaded, restored.chain());
    assert_eq!(store.journal(&loaded).await.unwrap(), restored);
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn what_is_taken_out_leaves_storage_and_snapshot() {
    let store = open("redacted").await;
    let mut chain = Chain::default();
    let first = add(&store, &mut chain, &names(0, 3)).await;
    let ledger = store.fold(&chain, None, |_| ()).await.unwrap().ledger;
    assert!(store.write_snapshot(BUILD, &chain.heads(), &ledger).await.unwrap());
    let events = vec![Redacted { batch: first.header.id, ordinal: 1, left: None }];
    let redaction = batch(&store, &chain, Cause::Redaction { events, reason: "demandé".to_owned() }, &[]);
    store.redact(&redaction, &chain).await.unwrap();
    chain.insert(redaction.header.clone()).unwrap();
    let loaded = store.load(BUILD).await.unwrap();
    assert_eq!((loaded.chain == chain, loaded.snapshot.is_none()), (true, true));
    let stored = store.batch(&first.header).await.unwrap();
    assert!(!String::from_utf8(stored.chunks[0].stored().to_vec()).unwrap().contains("Maison 1"));
    assert_eq!(store.fold(&chain, None, |_| ()).await.unwrap().ledger.customers().count(), 2);
    assert_eq!(store.journal(&chain).await.unwrap().verify(), Ok(()));
    store.erase().await.unwrap();
}

#[wasm_bindgen_test]
fn every_refusal_of_the_browser_has_its_name() {
    let fault = |name: &str| StoreFault::from(web_sys::DomException::new_with_message_and_name("…", name).unwrap());
    assert_eq!(fault("QuotaExceededError"), StoreFault::Full);
    assert_eq!(fault("VersionError"), StoreFault::TooNew);
    assert_eq!(fault("SecurityError"), StoreFault::Denied);
    assert_eq!(fault("InvalidStateError"), StoreFault::Closed);
    assert!(matches!(fault("DataError"), StoreFault::Other { .. }));
    assert!(matches!(StoreFault::from(JsValue::from("?")), StoreFault::Other { .. }));
}

#[wasm_bindgen_test]
async fn the_browser_says_how_much_room_there_is() {
    let room = room::room().await.unwrap();
    assert!(room.quota.unwrap() > room.used.unwrap());
    let _ = room::is_kept().await.unwrap();
    let _ = room::ask_to_keep().await.unwrap();
}

#[wasm_bindgen_test]
async fn one_tab_writes_and_the_next_in_line_takes_over() {
    let hear = || {
        let heard: Rc<RefCell<Vec<Heard>>> = Rc::default();
        (heard.clone(), move |what| heard.borrow_mut().push(what))
    };
    let ((first_heard, on_first), (second_heard, on_second)) = (hear(), hear());
    let first = Tabs::join("tabs", on_first).unwrap();
    pause(50).await;
    let second = Tabs::join("tabs", on_second).unwrap();
    pause(50).await;
    assert_eq!((first.writes(), second.writes()), (true, false));
    assert_eq!((first_heard.borrow().clone(), second_heard.borrow().clone()), (vec![Heard::Writes], vec![Heard::Follows]));
    let batch: BatchId = fresh::batch_id(now()).unwrap();
    first.tell(Notice::Appended(batch));
    pause(50).await;
    assert_eq!(second_heard.borrow().last(), Some(&Heard::Notice(Notice::Appended(batch))));
    drop(first);
    pause(50).await;
    assert!(second.writes());
    assert_eq!(second_heard.borrow().last(), Some(&Heard::Writes));
    drop(second);
    // A tab that left while it stood in line does not hold up the others.
    let first = Tabs::join("tabs", |_| ()).unwrap();
    let leaving = Tabs::join("tabs", |_| ()).unwrap();
    pause(50).await;
    drop(leaving);
    drop(first);
    let last = Tabs::join("tabs", |_| ()).unwrap();
    pause(50).await;
    assert!(last.writes());
}

/// A worker's module in a few words of JavaScript, of the build `ours`: it sends back what it is asked, with the bytes reversed.
const ECHO: &str = "data:text/javascript,export default async () => { \
    await new Promise((later) => setTimeout(later, 50)); \
    onmessage = ({ data: [ask, bytes] }) => postMessage([`{\"told\":${ask}}`, new Uint8Array(bytes).reverse().buffer]); \
    postMessage(['{\"ready\":{\"build\":\"ours\"}}']); \
}//";

type Answers = Rc<RefCell<Vec<worker::Heard<String>>>>;

fn spawn(module: &str, build: &'static str) -> (worker::Hand<String>, Answers) {
    let answers: Answers = Rc::default();
    let hearing = answers.clone();
    (worker::spawn(module, build, move |heard| hearing.borrow_mut().push(heard)).unwrap(), answers)
}

#[wasm_bindgen_test]
async fn what_a_worker_is_asked_before_it_is_ready_is_answered_and_its_bytes_change_hands() {
    let (hand, answers) = spawn(ECHO, "ours");
    let bytes = js_sys::Uint8Array::from([1, 2, 3].as_slice()).buffer();
    hand.ask(&"early".to_owned(), Some(bytes.clone())).unwrap();
    pause(500).await;
    hand.ask(&"late".to_owned(), Some(js_sys::Uint8Array::from([7].as_slice()).buffer())).unwrap();
    pause(100).await;
    let told = |text: &str, bytes: &[u8]| worker::Heard::Told(text.to_owned(), bytes.to_vec());
    assert_eq!(*answers.borrow(), [worker::Heard::Ready, told("early", &[3, 2, 1]), told("late", &[7])]);
    assert_eq!(bytes.byte_length(), 0);
    hand.ask(&"never".to_owned(), None).unwrap();
    drop(hand);
    pause(100).await;
    assert_eq!(answers.borrow().len(), 3, "a worker that was let go answers no more");
}

#[wasm_bindgen_test]
async fn a_worker_of_another_build_is_stopped() {
    let (hand, answers) = spawn(ECHO, "older");
    hand.ask(&"early".to_owned(), None).unwrap();
    pause(500).await;
    assert_eq!(*answers.borrow(), [worker::Heard::OtherBuild { found: "ours".to_owned() }]);
}

#[wasm_bindgen_test]
async fn a_worker_that_cannot_be_loaded_is_said_to_have_fallen() {
    let (_hand, answers) = spawn("no-such-module", "ours");
    pause(500).await;
    assert!(matches!(answers.borrow().as_slice(), [worker::Heard::Fell { .. }]));
}
