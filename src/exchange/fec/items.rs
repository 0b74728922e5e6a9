//! Postings become items: one document a customer, piece and entry; a payment apart from the discount that came with it.

use super::entries::{self, Entry};
use super::kinds::Run;
use super::{Journal, Posting, Row, columns, squeezed};
use crate::basis::money::Currency;
use crate::exchange::reading::ReadItem;
use crate::ledger::{AccountFamily, ItemKind};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A document dated longer before its entry than this has a wrong date.
const DAYS_BEFORE_MAX: Days = Days::new(3 * 366);
/// A document dated longer after its entry than this has a wrong date.
const DAYS_AFTER_MAX: Days = Days::new(31);
/// A payment taken back within so many days is a bounce.
const BOUNCE_DAYS: Days = Days::new(90);

/// The items, and which part of which posting is in which.
pub(super) struct Built {
    pub(super) items: Vec<ReadItem>,
    pub(super) parts: Vec<Part>,
}

/// A part of a posting that went into an item. Same sign as both.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) posting: u32,
    pub(super) item: u32,
    pub(super) amount: i64,
}

/// An item and where it comes from.
struct Draft {
    item: ReadItem,
    /// `None` until learned from the journal's others.
    kind: Option<ItemKind>,
    row: u32,
    entry: u32,
}

/// Items of the postings, in file order.
pub(super) fn build(rows: &[Row<'_>], postings: &[Posting<'_>], journals: &[Journal<'_>], owners: &[u32], entries: &[Entry]) -> Built {
    let mut drafts = Vec::with_capacity(postings.len());
    let mut parts = Vec::with_capacity(postings.len());
    for (entry_idx, entry) in (0_u32..).zip(entries) {
        if !entry.rows.iter().any(|&idx| rows.get(idx as usize).is_some_and(|row| row.posting.is_some())) {
            continue;
        }
        let runs = if entry.opening { vec![entry.rows.as_slice()] } else { entries::runs(rows, &entry.rows) };
        for run in runs {
            take_run(&Input { rows, postings, owners }, run, (entry_idx, entry.opening), &mut drafts, &mut parts);
        }
    }
    learn_kinds(rows, journals.len(), &mut drafts);
    tell_bounces(&mut drafts);
    number_documents(rows, entries, &mut drafts);
    in_file_order(drafts, parts)
}

/// What lines of one document have in common: customer, family, retention, kind, sign, piece and due date.
type DocumentKey<'t> = (u32, AccountFamily, bool, ItemKind, bool, &'t str, Option<NaiveDate>);

struct Input<'a, 't> {
    rows: &'a [Row<'t>],
    postings: &'a [Posting<'t>],
    owners: &'a [u32],
}

impl<'a, 't> Input<'a, 't> {
    /// The row, posting, its index and its customer, where the row is on a customer's account and moves it.
    fn posting(&self, idx: u32) -> Option<(&'a Row<'t>, &'a Posting<'t>, u32, u32)> {
        let row = self.rows.get(idx as usize).filter(|row| row.amount() != 0)?;
        let at = row.posting?;
        Some((row, self.postings.get(at as usize)?, at, *self.owners.get(at as usize)?))
    }
}

fn take_run(input: &Input<'_, '_>, run: &[u32], (entry, opening): (u32, bool), drafts: &mut Vec<Draft>, parts: &mut Vec<Part>) {
    if !run.iter().any(|&idx| input.posting(idx).is_some()) {
        return;
    }
    let seen = Run::of(input.rows, run);
    let signs: HashSet<(u32, &str, bool)> = run
        .iter()
        .filter_map(|&idx| input.posting(idx))
        .map(|(row, _, _, customer)| (customer, row.piece.as_ref(), row.amount() > 0))
        .collect();
    let mut cut_off = if opening { HashMap::new() } else { share_adjustments(input, run, seen.adjustments()) };
    let mut documents: HashMap<DocumentKey<'_>, usize> = HashMap::new();
    for &idx in run {
        let Some((row, posting, posting_idx, customer)) = input.posting(idx) else { continue };
        let mut amount = row.amount();
        let mut push = |kind: Option<ItemKind>, amount: i64| {
            let retention = row.account.starts_with("4117");
            let merges = kind.filter(|kind| matches!(kind, ItemKind::Invoice | ItemKind::CreditNote | ItemKind::Deposit));
            let slot = merges.map(|kind| (customer, posting.family, retention, kind, amount > 0, row.piece.as_ref(), posting.due_on));
            if let Some(at) = slot.as_ref().and_then(|slot| documents.get(slot)).copied()
                && let Some(draft) = drafts.get_mut(at)
            {
                draft.item.amount_minor = draft.item.amount_minor.saturating_add(amount);
                parts.push(Part { posting: posting_idx, item: u32::try_from(at).unwrap_or(u32::MAX), amount });
                return;
            }
            let on = date_of(row, posting, kind);
            let mut item = ReadItem::new(customer, kind.unwrap_or(ItemKind::Invoice), on, amount, Currency::EUR, row.line);
            item.number = squeezed(&row.piece);
            item.due_on = posting.due_on;
            item.account = posting.family;
            item.retention = retention;
            item.label = squeezed(&row.label);
            if let Some(slot) = slot {
                documents.insert(slot, drafts.len());
            }
            parts.push(Part { posting: posting_idx, item: u32::try_from(drafts.len()).unwrap_or(u32::MAX), amount });
            drafts.push(Draft { item, kind, row: idx, entry });
        };
        for (kind, cents) in cut_off.remove(&idx).unwrap_or_default() {
            push(Some(kind), -cents);
            amount += cents;
        }
        if amount == 0 {
            continue;
        }
        let kind = if opening && posting.family != AccountFamily::Accrued {
            Some(ItemKind::Opening)
        } else {
            let both_ways = signs.contains(&(customer, row.piece.as_ref(), amount < 0));
            seen.kind(&row.account, posting.family, amount, both_ways)
        };
        push(kind, amount);
    }
}

/// Which credit bears which adjustment: the last before it in the entry, else the first after it; never more than it is worth.
fn share_adjustments(input: &Input<'_, '_>, run: &[u32], adjustments: &[(u32, ItemKind, i64)]) -> HashMap<u32, Vec<(ItemKind, i64)>> {
    let mut shares: HashMap<u32, Vec<(ItemKind, i64)>> = HashMap::new();
    if adjustments.is_empty() {
        return shares;
    }
    let eligible = |idx: u32| {
        let (row, posting, _, _) = input.posting(idx)?;
        let family = matches!(posting.family, AccountFamily::Customers | AccountFamily::Bills | AccountFamily::Doubtful);
        (row.amount() < 0 && family).then_some((idx, -row.amount()))
    };
    let mut left: Vec<(u32, i64)> = run.iter().filter_map(|&idx| eligible(idx)).collect();
    for &(at, kind, cents) in adjustments {
        let before = left.iter().rev().find(|l| l.0 < at).filter(|l| l.1 >= cents);
        let after = || left.iter().find(|l| l.0 > at && l.1 >= cents);
        let chosen = before.or_else(after).or_else(|| left.iter().max_by_key(|l| l.1)).map(|l| (l.0, cents.min(l.1)));
        if let Some((idx, cents)) = chosen.filter(|&(_, cents)| cents > 0) {
            if let Some(l) = left.iter_mut().find(|l| l.0 == idx) {
                l.1 -= cents;
            }
            shares.entry(idx).or_default().push((kind, cents));
        }
    }
    shares
}

/// A document's own date where it is a likely one; the entry's for money and adjustments.
fn date_of(row: &Row<'_>, posting: &Posting<'_>, kind: Option<ItemKind>) -> NaiveDate {
    let likely = |on: &NaiveDate| {
        row.on.checked_sub_days(DAYS_BEFORE_MAX).is_none_or(|from| *on >= from)
            && row.on.checked_add_days(DAYS_AFTER_MAX).is_none_or(|to| *on <= to)
    };
    match kind {
        Some(ItemKind::Opening) => posting.piece_on.filter(|&on| on < row.on).unwrap_or(row.on),
        Some(kind) if kind.is_document() => posting.piece_on.filter(likely).unwrap_or(row.on),
        _ => row.on,
    }
}

/// Where no account tells: what the journal's other postings of that sign mostly are, else an invoice or a payment.
fn learn_kinds(rows: &[Row<'_>], n_journals: usize, drafts: &mut [Draft]) {
    let journal = |draft: &Draft| rows.get(draft.row as usize).map_or(0, |row| row.journal);
    let mut counts: Vec<BTreeMap<(bool, ItemKind), u32>> = vec![BTreeMap::new(); n_journals];
    for draft in drafts.iter() {
        if let (Some(kind), Some(count)) = (draft.kind, counts.get_mut(journal(draft) as usize)) {
            *count.entry((draft.item.amount_minor > 0, kind)).or_default() += 1;
        }
    }
    for draft in drafts {
        let debit = draft.item.amount_minor > 0;
        draft.item.kind = draft.kind.unwrap_or_else(|| {
            let most = counts.get(journal(draft) as usize).and_then(|count| {
                count
                    .iter()
                    .filter(|((sign, kind), _)| *sign == debit && *kind != ItemKind::Opening)
                    .max_by_key(|(_, n)| **n)
                    .map(|((_, kind), _)| *kind)
            });
            most.unwrap_or(if debit { ItemKind::Invoice } else { ItemKind::Payment })
        });
    }
}

/// Money given back is a bounce where the label says so, or where it mirrors a payment of the 90 days before that nothing else took back.
fn tell_bounces(drafts: &mut [Draft]) {
    let mut payments: HashMap<(u32, i64), Vec<(NaiveDate, bool)>> = HashMap::new();
    for draft in drafts.iter().filter(|draft| draft.item.kind == ItemKind::Payment) {
        payments.entry((draft.item.customer, -draft.item.amount_minor)).or_default().push((draft.item.on, false));
    }
    for draft in drafts.iter_mut().filter(|draft| draft.item.kind == ItemKind::Refund) {
        let item = &mut draft.item;
        let earliest = item.on.checked_sub_days(BOUNCE_DAYS).unwrap_or(item.on);
        let mirrored = payments
            .get_mut(&(item.customer, item.amount_minor))
            .and_then(|same| same.iter_mut().filter(|(on, taken)| !taken && *on <= item.on && *on >= earliest).max_by_key(|(on, _)| *on));
        let said = says_bounced(&item.label);
        if let Some(payment) = mirrored {
            payment.1 = true;
            item.kind = ItemKind::Bounce;
        } else if said {
            item.kind = ItemKind::Bounce;
        }
    }
}

fn says_bounced(label: &str) -> bool {
    let folded = columns::fold(label);
    ["impaye", "rejet", "retour", "sansprovision", "nonhonore"].iter().any(|word| folded.contains(word))
}

/// Numbers that tell documents apart; see the head of [`super`].
fn number_documents(rows: &[Row<'_>], entries: &[Entry], drafts: &mut [Draft]) {
    let is_sale = |draft: &Draft| matches!(draft.item.kind, ItemKind::Invoice | ItemKind::CreditNote | ItemKind::Deposit);
    let journal = |draft: &Draft| rows.get(draft.row as usize).map_or(0, |row| row.journal);
    // A journal shares numbers where most of its documents have one that stands in another entry too.
    let mut uses: HashMap<(u32, &str), HashSet<u32>> = HashMap::new();
    let mut of_journal: HashMap<u32, (u32, u32)> = HashMap::new();
    for draft in drafts.iter().filter(|draft| is_sale(draft)) {
        uses.entry((journal(draft), draft.item.number.as_str())).or_default().insert(draft.row);
    }
    for draft in drafts.iter().filter(|draft| is_sale(draft)) {
        let shared = uses.get(&(journal(draft), draft.item.number.as_str())).is_some_and(|rows| rows.len() > 1);
        let counts = of_journal.entry(journal(draft)).or_default();
        counts.0 += u32::from(shared);
        counts.1 += 1;
    }
    let shares: HashSet<u32> =
        of_journal.into_iter().filter(|(_, (shared, all))| shared * 2 > *all && *all > 2).map(|(journal, _)| journal).collect();
    let mut openings: HashMap<(u32, u32, String), u32> = HashMap::new();
    for draft in drafts.iter().filter(|draft| draft.item.kind == ItemKind::Opening) {
        *openings.entry((draft.entry, draft.item.customer, draft.item.number.clone())).or_default() += 1;
    }
    // How often a customer's number was used, and in which entry first.
    let mut taken: HashMap<(u32, ItemKind, String), (u32, u32)> = HashMap::new();
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&at| drafts.get(at).map(|draft| draft.row));
    for at in order {
        let in_sharing = drafts.get(at).is_some_and(|draft| shares.contains(&journal(draft)));
        let Some(draft) = drafts.get_mut(at).filter(|draft| !draft.item.number.is_empty()) else { continue };
        let sale = is_sale(draft);
        let item = &mut draft.item;
        let opening = item.kind == ItemKind::Opening;
        if !sale && (!opening || openings.get(&(draft.entry, item.customer, item.number.clone())).is_none_or(|&n| n < 2)) {
            continue;
        }
        if item.retention && sale {
            item.number.push_str("/RG");
        }
        let (used, first_entry) = taken.entry((item.customer, item.kind, item.number.clone())).or_insert((0, draft.entry));
        *used += 1;
        if opening {
            item.number = format!("{}/{used}", item.number);
            continue;
        }
        if !in_sharing && *used == 1 {
            continue;
        }
        if !in_sharing && *first_entry == draft.entry {
            item.number = format!("{}-{used}", item.number);
            continue;
        }
        let numbered = entries.get(draft.entry as usize).is_some_and(|entry| entry.numbered);
        let mark = match rows.get(draft.row as usize) {
            Some(row) if numbered && !row.num.trim_start_matches('0').is_empty() => row.num.trim_start_matches('0').to_owned(),
            Some(row) => row.on.format("%Y%m%d").to_string(),
            None => String::new(),
        };
        let base = format!("{}/{mark}", item.number);
        let (again, _) = taken.entry((item.customer, item.kind, base.clone())).or_insert((0, draft.entry));
        *again += 1;
        item.number = if *again == 1 { base } else { format!("{base}-{again}") };
    }
}

fn in_file_order(drafts: Vec<Draft>, mut parts: Vec<Part>) -> Built {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&at| drafts.get(at).map(|draft| draft.row));
    let mut place = vec![0_u32; drafts.len()];
    for (new, &old) in (0_u32..).zip(&order) {
        if let Some(slot) = place.get_mut(old) {
            *slot = new;
        }
    }
    for part in &mut parts {
        part.item = place.get(part.item as usize).copied().unwrap_or_default();
    }
    let mut items: Vec<(usize, ReadItem)> = drafts.into_iter().map(|draft| draft.item).enumerate().collect();
    items.sort_by_key(|(old, _)| place.get(*old).copied());
    Built { items: items.into_iter().map(|(_, item)| item).collect(), parts }
}
