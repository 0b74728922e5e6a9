//! The journal: replay, undo, merge, as-of days, backup, and the stored form of everything.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

mod random_ledger;

use echeance::basis::id::{BatchId, Ref, ThingId};
use echeance::journal::{
    Batch, BatchWriter, Cause, Chain, Chunk, Damage, Deed, Draft, EVENTS_PER_CHUNK, Fold, Header, Journal, Redacted, Snapshot, Testimony,
    UndoRefusal, Witness, backup, snapshot,
};
use echeance::ledger::{Anomaly, CustomerDetails, Event, ItemKind, Ledger};
use proptest::prelude::*;
use random_ledger::{DEVICES, RandomLedger, add, batch_id, day, ledger, write};
use std::collections::{BTreeMap, BTreeSet};

fn undo(journal: &mut Journal, n: usize, batch: BatchId) -> Vec<BatchId> {
    let plan = journal.chain().undo_plan(batch).unwrap();
    add(journal, batch_id(n), DEVICES[0], Cause::Undo { of: plan.of.clone() }, &[]);
    plan.of
}

fn state(journal: &Journal) -> Ledger {
    let folded = journal.fold().unwrap();
    assert!(folded.newer.is_empty());
    folded.ledger
}

/// A batch and those after it whose events, as they are written, name one of them.
fn standing_on(random: &RandomLedger, batch: BatchId) -> Vec<BatchId> {
    let mut reached = vec![batch];
    for (id, events) in &random.batches {
        let written = serde_json::to_string(events).unwrap();
        let names = |under: &BatchId| written.contains(&format!("{under}#"));
        if *id != batch && reached.iter().any(names) {
            reached.push(*id);
        }
    }
    reached
}

/// To take back the end of an allocation, when what it freed was allocated anew, leaves one settled twice; to take back that a bank line was
/// opened again, when it was explained anew, leaves it explained twice: anomalies to mend, as after a merge.
fn only_counted_twice(journal: &Journal) -> bool {
    let twice = |anomaly: &Anomaly| matches!(anomaly, Anomaly::OverAllocated { .. } | Anomaly::ExplainedTwice { .. });
    state(journal).anomalies().iter().all(twice)
}

/// Only the events dated up to `last`; the others keep their places empty.
fn only_up_to(random: &RandomLedger, last: chrono::NaiveDate) -> Ledger {
    let mut dates: BTreeMap<ThingId, chrono::NaiveDate> = BTreeMap::new();
    // What was said to go to another customer goes on no earlier than it came there, whatever is said later.
    let mut came: BTreeMap<ThingId, chrono::NaiveDate> = BTreeMap::new();
    let mut ledger = Ledger::default();
    for (id, events) in &random.batches {
        let named = |reference: &Ref| reference.resolve(*id);
        let kept: Vec<Option<Event>> = (0..)
            .zip(events)
            .map(|(ordinal, event)| {
                let on = match event {
                    Event::DocumentIssued { issued_on, .. } => Some(*issued_on),
                    Event::MoneyBooked { booked_on, .. } => Some(*booked_on),
                    Event::Allocated { credit, debit, .. } => dates.get(&named(credit)).max(dates.get(&named(debit))).copied(),
                    Event::AllocationEnded { on, .. } | Event::CustomersMerged { on, .. } | Event::ItemsMoved { on, .. } => Some(*on),
                    _ => None,
                };
                if let Some(on) = on {
                    dates.insert(ThingId { batch: *id, ordinal }, on);
                }
                if let Event::ItemsMoved { items, on, .. } = event {
                    for item in items {
                        let came = came.entry(named(item)).or_insert(*on);
                        *came = (*on).max(*came);
                    }
                }
                // Of what moves, what was not there yet is left out.
                let by_then = |on: Option<&chrono::NaiveDate>| on.is_some_and(|on| *on <= last);
                let there = |item: &&Ref| by_then(dates.get(&named(item))) && by_then(came.get(&named(item)));
                let kept = match event {
                    Event::ItemsMoved { items, into, on } => {
                        Event::ItemsMoved { items: items.iter().filter(there).copied().collect(), into: *into, on: *on }
                    }
                    event => event.clone(),
                };
                on.is_none_or(|on| on <= last).then_some(kept)
            })
            .collect();
        ledger.apply_batch(*id, kept.iter().map(Option::as_ref));
    }
    ledger
}

/// What is open of each item that is, by its lasting name.
fn open_by_name(ledger: &Ledger, on: chrono::NaiveDate) -> BTreeMap<String, i64> {
    let open = ledger.open_on(on);
    let items = ledger.items().map(|item| (ledger.item_id(item.idx).to_string(), open[item.idx.idx()]));
    items.filter(|(_, open)| *open != 0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn replaying_the_journal_gives_the_state(random in ledger(120)) {
        let journal = random.journal();
        prop_assert_eq!(journal.verify(), Ok(()));
        prop_assert_eq!(state(&journal), random.ledger());
        let compressed = Journal::of(journal.batches().map(Batch::compressed)).unwrap();
        prop_assert_eq!(compressed.verify(), Ok(()));
        prop_assert_eq!(state(&compressed), random.ledger());
    }

    #[test]
    fn an_undone_batch_never_happened(random in ledger(120), which in 0_usize..40) {
        let mut journal = random.journal();
        prop_assume!(!random.batches.is_empty());
        let (batch, _) = random.batches[which % random.batches.len()];
        let undone = undo(&mut journal, 1000, batch);
        prop_assert_eq!(&undone, &standing_on(&random, batch), "it and what stands on it, in order");
        let left: Vec<_> = random.batches.iter().filter(|(id, _)| !undone.contains(id)).cloned().collect();
        let never = RandomLedger { batches: left };
        prop_assert_eq!(state(&journal), never.ledger());
        prop_assert!(only_counted_twice(&journal), "nothing stands on what is gone");
        prop_assert_eq!(journal.verify(), Ok(()));
        prop_assert_eq!(journal.chain().undo_plan(batch), Err(UndoRefusal::AlreadyUndone));
    }

    #[test]
    fn an_undo_taken_back_brings_everything_again(random in ledger(120), which in 0_usize..40, other in 0_usize..40) {
        let mut journal = random.journal();
        prop_assume!(!random.batches.is_empty());
        let (first, _) = random.batches[which % random.batches.len()];
        undo(&mut journal, 1000, first);
        let (second, _) = random.batches[other % random.batches.len()];
        if journal.chain().effective().contains(&second) {
            undo(&mut journal, 1001, second);
        }
        undo(&mut journal, 1002, batch_id(1000));
        prop_assert!(only_counted_twice(&journal), "what comes again stands on nothing that is gone");
        prop_assert!(journal.chain().effective().contains(&first));
        if journal.chain().effective().contains(&batch_id(1001)) {
            undo(&mut journal, 1003, batch_id(1001));
        }
        prop_assert_eq!(state(&journal), random.ledger());
    }

    #[test]
    fn merging_gives_the_same_state_in_any_order(random in ledger(120), together in 0_usize..10, undone in 0_usize..40) {
        let (mut a, mut b) = random.two_copies(together);
        for (n, copy) in [&mut a, &mut b].into_iter().enumerate() {
            let ids: Vec<BatchId> = copy.chain().fold_order();
            if !ids.is_empty() {
                undo(copy, 1000 + n, ids[undone % ids.len()]);
            }
        }
        let merged = |order: &[&Journal]| {
            let mut all = Journal::default();
            order.iter().for_each(|copy| all.merge((*copy).clone()).unwrap());
            all
        };
        let ab = merged(&[&a, &b]);
        prop_assert_eq!(&ab, &merged(&[&b, &a]));
        prop_assert_eq!(&ab, &merged(&[&a, &b, &a, &b]));
        let half: Vec<Batch> = a.batches().step_by(2).cloned().collect();
        prop_assert_eq!(&ab, &merged(&[&Journal::of(half).unwrap(), &b, &a]));
        prop_assert_eq!(state(&ab), state(&merged(&[&b, &a])));
        prop_assert_eq!(ab.verify(), Ok(()));
        let mut sealed = ab.clone();
        add(&mut sealed, batch_id(2000), DEVICES[0], Cause::Merge, &[]);
        prop_assert_eq!(sealed.chain().heads().len(), 1);
        prop_assert_eq!(state(&sealed), state(&ab));
    }

    #[test]
    fn a_snapshot_and_the_rest_are_the_whole(random in ledger(120), at in 0_usize..40, undone in 0_usize..40) {
        let journal = random.journal();
        let early = Journal::of(journal.batches().take(at).cloned()).unwrap();
        let bytes = snapshot::write("build", &early.chain().heads(), &state(&early));
        prop_assert_eq!(snapshot::read("other build", &bytes), None);
        let kept = snapshot::read("build", &bytes).unwrap();
        let fold = Fold::resume(journal.chain(), kept.clone());
        prop_assert_eq!(fold.to_come().len(), random.batches.len().saturating_sub(at));
        prop_assert_eq!(journal.go_on(fold).unwrap().ledger, state(&journal));
        // After an undo of something in it, the snapshot does not fit and is passed over.
        let mut journal = journal;
        let ids = journal.chain().fold_order();
        if !ids.is_empty() {
            undo(&mut journal, 1000, ids[undone % ids.len()]);
        }
        prop_assert_eq!(journal.go_on(Fold::resume(journal.chain(), kept)).unwrap().ledger, state(&journal));
    }

    #[test]
    fn a_past_day_shows_only_what_was_true_by_then(random in ledger(160), last in 0_u64..420) {
        let (whole, last) = (random.ledger(), day(last));
        prop_assert_eq!(open_by_name(&whole, last), open_by_name(&only_up_to(&random, last), last));
    }

    #[test]
    fn movements_sum_to_what_is_open_on_any_day(random in ledger(160), last in 0_u64..420) {
        let (whole, last) = (random.ledger(), day(last));
        let open = whole.open_on(last);
        let mut moved = vec![0; whole.balances().len()];
        let mut left = moved.clone();
        for item in whole.items().filter(|item| item.kind != ItemKind::Accrual) {
            if item.on <= last {
                moved[item.balance.idx()] += item.amount;
            }
            left[item.balance.idx()] += open[item.idx.idx()];
        }
        prop_assert_eq!(&moved, &left, "by customer and currency");
        for (at, balance) in whole.balances().iter().enumerate() {
            let (mut documents, mut unapplied, mut ever) = (0, 0, 0);
            for item in whole.items().filter(|item| item.balance.idx() == at && item.kind != ItemKind::Accrual) {
                ever += item.amount;
                if item.counts_as_document() { documents += whole.open_now(item.idx) } else { unapplied -= whole.open_now(item.idx) }
            }
            prop_assert_eq!((balance.open_documents, balance.unapplied), (documents, unapplied), "running totals are those counted anew");
            prop_assert_eq!(balance.moved.iter().sum::<i64>(), ever);
            prop_assert_eq!(balance.open(), ever);
        }
    }

    #[test]
    fn a_backup_restores_the_same_journal(random in ledger(80)) {
        let journal = random.journal();
        let (file, text) = (backup::write(&journal).unwrap(), backup::lines(&journal).unwrap());
        prop_assert_eq!(backup::read(&file).unwrap(), journal.clone());
        prop_assert_eq!(backup::read(&text).unwrap(), journal.clone());
        let compressed = Journal::of(journal.batches().map(Batch::compressed)).unwrap();
        prop_assert_eq!(backup::write(&compressed).unwrap(), file);
    }

    #[test]
    fn no_changed_backup_is_restored(random in ledger(40), at in 0_usize..100_000, to in any::<u8>()) {
        let journal = random.journal();
        for whole in [backup::write(&journal).unwrap(), backup::lines(&journal).unwrap()] {
            let mut changed = whole.clone();
            let at = at % changed.len();
            changed[at] = to;
            if changed != whole {
                // Bytes of the gzip header that mean nothing may change; what is restored is the same or nothing.
                prop_assert!(backup::read(&changed).is_err() || backup::read(&changed).unwrap() == journal);
            }
            prop_assert!(backup::read(&whole[..at]).is_err());
        }
    }

    #[test]
    fn a_changed_event_is_named(random in ledger(40), at in 0_usize..100_000, to in any::<u8>()) {
        for batch in random.journal().batches() {
            let mut stored = batch.chunks[0].stored().to_vec();
            let at = at % stored.len();
            stored[at] = to;
            let changed = Batch { header: batch.header.clone(), chunks: vec![Chunk::from_stored(stored)] };
            prop_assert!(changed == *batch || changed.verify().is_err());
            let _ = changed.each(|_, _| ());
        }
    }

    #[test]
    fn no_bytes_panic_a_reader(bytes in prop::collection::vec(any::<u8>(), 0..400), cut in any::<prop::sample::Index>()) {
        let _ = Header::from_stored(bytes.clone());
        let _ = backup::read(&bytes);
        let _ = snapshot::read("build", &bytes);
        let _ = Ledger::from_snapshot("build", &bytes);
        let _ = Chunk::from_stored(bytes.clone()).each(|_, _| ());
        for codec in [0, 1] {
            let mut stored = bytes.clone();
            stored.insert(0, codec);
            let chunk = Chunk::from_stored(stored);
            let _ = (chunk.hash(), chunk.each(|_, _| ()), chunk.redacted(|_| true), chunk.compressed());
        }
        let header = include_bytes!("journal/header_import.json");
        let mut mutated = header.to_vec();
        let at = cut.index(mutated.len());
        mutated.splice(at..at, bytes.iter().copied().take(3));
        let _ = Header::from_stored(mutated);
        let mut gzip = vec![0x1f, 0x8b, 8, bytes.first().copied().unwrap_or_default(), 0, 0, 0, 0, 0, 0];
        gzip.extend(&bytes);
        let _ = backup::read(&gzip);
        let kept = snapshot::write("build", &[], &Ledger::default());
        let mut mutated = kept.clone();
        mutated.truncate(cut.index(kept.len()));
        mutated.extend(&bytes);
        let _ = snapshot::read("build", &mutated);
    }

    #[test]
    fn feeding_in_slices_writes_the_same_batch(random in ledger(60)) {
        for (n, batch) in random.journal().batches().enumerate() {
            let (_, events) = &random.batches[n];
            let header = &batch.header;
            let draft = Draft {
                id: header.id,
                device: header.device,
                parents: header.parents.clone(),
                recorded_at: header.recorded_at,
                who: header.who.clone(),
                cause: header.cause.clone(),
            };
            let mut seed = [0; 32];
            seed[..16].copy_from_slice(header.id.as_bytes());
            let mut writer = BatchWriter::new(seed);
            for slice in events.chunks(3) {
                slice.iter().for_each(|event| writer.push(event).unwrap());
            }
            prop_assert_eq!(&writer.finish(draft).unwrap(), batch);
        }
    }
}

fn customers(count: u32) -> Vec<Event> {
    (0..count)
        .map(|n| Event::CustomerAdded {
            key: format!("C{n}"),
            details: CustomerDetails { name: format!("Anna Müller {n}"), ..CustomerDetails::default() },
            kind: echeance::ledger::CustomerKind::Consumer,
        })
        .collect()
}

#[test]
fn a_large_batch_is_cut_into_chunks_that_each_verify() {
    let events = customers(EVENTS_PER_CHUNK * 2 + 1);
    let batch = write(&Chain::default(), batch_id(0), DEVICES[0], Cause::ByHand { deed: Deed::AddCustomer }, &events);
    assert_eq!(batch.header.chunks.iter().map(|seal| seal.events).collect::<Vec<_>>(), [5000, 5000, 1]);
    assert_eq!(batch.verify(), Ok(()));
    let mut swapped = batch.clone();
    swapped.chunks.swap(0, 1);
    assert_eq!(swapped.verify(), Err(Damage::Changed { batch: batch_id(0), chunk: 0, first: 0, last: 4999 }));
    let mut short = batch.clone();
    short.chunks.pop();
    assert_eq!(short.verify(), Err(Damage::ChunkCount { batch: batch_id(0), expected: 3, found: 2 }));
    let broken = String::from_utf8(batch.chunks[1].stored().to_vec()).unwrap().replacen("\"C5003\"", "\"C5003", 1);
    let mut torn = batch.clone();
    torn.chunks[1] = Chunk::from_stored(broken.into_bytes());
    assert_eq!(torn.verify(), Err(Damage::Changed { batch: batch_id(0), chunk: 1, first: 5000, last: 9999 }));
    assert_eq!(torn.each(|_, _| ()), Err(Damage::Event { batch: batch_id(0), ordinal: 5003 }));
}

#[test]
fn what_was_taken_out_is_gone_and_the_chain_still_verifies() {
    let mut journal = Journal::default();
    add(&mut journal, batch_id(0), DEVICES[0], Cause::ByHand { deed: Deed::AddCustomer }, &customers(3));
    let old_copy = journal.clone();
    let old_snapshot = Snapshot { heads: journal.chain().heads(), ledger: state(&journal) };
    let left = Event::CustomerAdded { key: "C1".to_owned(), details: CustomerDetails::default(), kind: Default::default() };
    let events = vec![Redacted { batch: batch_id(0), ordinal: 1, left: Some(left) }];
    let reason = "demande d'effacement du 20 novembre".to_owned();
    add(&mut journal, batch_id(1), DEVICES[0], Cause::Redaction { events, reason }, &[]);
    assert_eq!(journal.verify(), Ok(()));
    assert_eq!(journal.get(batch_id(0)).unwrap().redactions().unwrap(), BTreeSet::from([1]));
    assert!(!String::from_utf8(backup::lines(&journal).unwrap()).unwrap().contains("Müller 1"));
    let names =
        |journal: &Journal| -> Vec<String> { state(journal).customers().map(|(_, customer)| customer.details.name.clone()).collect() };
    assert_eq!(names(&journal), ["Anna Müller 0", "", "Anna Müller 2"]);
    // An older copy, an older backup or an older snapshot does not bring it back.
    let mut merged = old_copy.clone();
    merged.merge(journal.clone()).unwrap();
    assert_eq!(merged, journal);
    let mut merged = journal.clone();
    merged.merge(old_copy).unwrap();
    assert_eq!(merged, journal);
    assert_eq!(journal.go_on(Fold::resume(journal.chain(), old_snapshot)).unwrap().ledger, state(&journal));
    assert_eq!(journal.chain().undo_plan(batch_id(1)), Err(UndoRefusal::Redaction));
}

#[test]
fn a_batch_that_differs_between_two_copies_is_refused() {
    let one = write(&Chain::default(), batch_id(0), DEVICES[0], Cause::Merge, &[]);
    let other = write(&Chain::default(), batch_id(0), DEVICES[1], Cause::Merge, &[]);
    let mut journal = Journal::of([one]).unwrap();
    assert!(journal.insert(other).is_err());
}

#[test]
fn a_missing_or_changed_parent_is_found() {
    let mut journal = Journal::default();
    for n in 0..3 {
        add(&mut journal, batch_id(n), DEVICES[0], Cause::ByHand { deed: Deed::AddCustomer }, &customers(1));
    }
    let without = Journal::of(journal.batches().filter(|batch| batch.header.id != batch_id(1)).cloned()).unwrap();
    assert_eq!(without.verify(), Err(Damage::ParentMissing { batch: batch_id(2), parent: batch_id(1) }));
    let other = write(&Chain::default(), batch_id(1), DEVICES[0], Cause::Merge, &[]);
    let changed =
        Journal::of(journal.batches().map(|batch| if batch.header.id == batch_id(1) { other.clone() } else { batch.clone() })).unwrap();
    assert_eq!(changed.verify(), Err(Damage::ParentChanged { batch: batch_id(2), parent: batch_id(1) }));
}

#[test]
fn the_witness_misses_what_the_browser_cleared() {
    let mut journal = Journal::default();
    add(&mut journal, batch_id(0), DEVICES[0], Cause::ByHand { deed: Deed::AddCustomer }, &customers(1));
    let early = journal.clone();
    add(&mut journal, batch_id(1), DEVICES[0], Cause::ByHand { deed: Deed::AddCustomer }, &customers(1));
    let witness = Witness::from_text(&Witness::of(journal.chain()).to_text()).unwrap();
    assert_eq!(witness.holds(journal.chain()), Testimony::Whole);
    assert_eq!(witness.holds(&Chain::default()), Testimony::Cleared { batches: 2 });
    assert_eq!(witness.holds(early.chain()), Testimony::Missing { expected: 2, found: 1 });
    assert_eq!(Witness::of(early.chain()).holds(journal.chain()), Testimony::Whole);
    assert_eq!(Witness::default().holds(&Chain::default()), Testimony::Whole);
}

#[path = "journal/stored_form.rs"]
mod stored_form;
