//! A line is an accounting entry: only those of customers' accounts are read, the others are passed over.
//!
//! Customers' accounts begin with 41; in a Belgian chart, which has no 411, with 400. A list without accounts is all of customers; so is
//! one whose accounts are customers' codes: most have a letter, or are German debtors (10000 to 69999), and none is of any chart's 40 or 41.

use super::amounts::{Side, side};
use super::columns::Role;
use super::documents::kind_of;
use super::reader::List;
use super::records::{Record, Records};
use super::titles::folded;
use crate::exchange::reading::{Issue, IssueKind, ReadItem};
use crate::ledger::{AccountFamily, ItemKind};
use std::collections::{BTreeMap, VecDeque};

/// What entries share.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    is_belgian: bool,
    /// The accounts are customers' codes.
    has_codes: bool,
    passed_over: u32,
    /// Items by customer and letter.
    letters: BTreeMap<(u32, String), Vec<u32>>,
}

impl Seen {
    /// Looks which chart of accounts the list follows.
    pub(crate) fn of(list: &List<'_>) -> Self {
        let Some(idx) = list.places.at(Role::Account) else { return Self::default() };
        let mut records = Records::new(list.text, list.mapping.dialect.separator.byte(), true);
        let mut record = Record::default();
        let (mut has_400, mut has_customers, mut codes, mut all) = (false, false, 0_u32, 0_u32);
        while records.read(&mut record) {
            let account = record.raw(list.text, idx).trim_ascii();
            if account.starts_with(b"411") || account.starts_with(b"401") {
                return Self::default();
            }
            has_400 |= account.starts_with(b"400");
            has_customers |= account.starts_with(b"41");
            if record.line >= list.mapping.dialect.first && !account.is_empty() {
                all += 1;
                let is_debtor = account.len() == 5 && matches!(account, [b'1'..=b'6', ..]) && account.iter().all(u8::is_ascii_digit);
                codes += u32::from(is_debtor || account.iter().any(u8::is_ascii_alphabetic));
            }
        }
        Self { is_belgian: has_400, has_codes: !has_400 && !has_customers && codes * 2 > all, ..Self::default() }
    }
}

pub(crate) fn take(list: &mut List<'_>, record: &Record, seen: &mut Seen) -> Result<(), Issue> {
    let account = list.cell(record, Role::Account);
    let has_accounts = list.places.at(Role::Account).is_some();
    if has_accounts && !seen.has_codes && !(account.starts_with("41") || (seen.is_belgian && account.starts_with("40"))) {
        seen.passed_over = seen.passed_over.saturating_add(1);
        return Ok(());
    }
    let family = match account.get(..3).filter(|_| !seen.has_codes) {
        Some("413") => AccountFamily::Bills,
        Some("416") => AccountFamily::Doubtful,
        Some("418") => AccountFamily::Accrued,
        Some("419") => AccountFamily::Advances,
        _ => AccountFamily::Customers,
    };
    let code = list.cell(record, Role::CustomerCode);
    let customer = if code.is_empty() && has_accounts {
        // One account a customer.
        let name = list.cell(record, Role::CustomerName);
        list.customers.of(&account, &name, record.line, Default::default)
    } else {
        list.customer(record)?
    };
    let amount = amount(list, record)?;
    let (currency, _) = list.currency(record, None)?;
    let Some(on) = list.date(record, Role::IssuedOn)? else { return Err(list.issue_with(record, Role::IssuedOn, IssueKind::Missing)) };
    let due_on = list.date(record, Role::DueOn)?;
    if amount == 0 {
        return Ok(());
    }
    let label = list.cell(record, Role::Label);
    let journal = folded(&list.cell(record, Role::Journal));
    let told = kind_of(&list.cell(record, Role::Kind)).or_else(|| kind_of(&label).filter(|kind| *kind != ItemKind::Invoice));
    let is_bank = ["bq", "bnk", "ca", "banque", "caisse", "bank", "cash"].iter().any(|start| journal.starts_with(start));
    let is_sales = ["ve", "vt", "vente", "sales", "fac", "verkoop"].iter().any(|start| journal.starts_with(start));
    let is_opening = ["an", "ran", "opening"].contains(&journal.as_str()) || journal.starts_with("a nouveau");
    let kind = match (amount > 0, told) {
        _ if is_opening => ItemKind::Opening,
        _ if family == AccountFamily::Accrued => ItemKind::Accrual,
        (_, Some(ItemKind::Opening)) => ItemKind::Opening,
        (true, _) if is_bank => ItemKind::Refund,
        (true, Some(ItemKind::Deposit)) => ItemKind::Deposit,
        (true, _) => ItemKind::Invoice,
        (false, Some(ItemKind::CreditNote)) => ItemKind::CreditNote,
        (false, _) if is_sales => ItemKind::CreditNote,
        (false, _) => ItemKind::Payment,
    };
    let item = ReadItem {
        number: list.cell(record, Role::DocumentNumber).into_owned(),
        due_on: due_on.filter(|_| kind.is_document()),
        account: family,
        retention: !seen.has_codes && account.starts_with("4117"),
        label: label.into_owned(),
        ..ReadItem::new(customer, kind, on, amount, currency, record.line)
    };
    let idx = list.push(item);
    let letter = list.cell(record, Role::Lettering);
    if !letter.is_empty() {
        seen.letters.entry((customer, letter.into_owned())).or_default().push(idx);
    }
    Ok(())
}

/// Debit less credit, or the amount on its side.
fn amount(list: &mut List<'_>, record: &Record) -> Result<i64, Issue> {
    let (_, decimals) = list.currency(record, None)?;
    if list.places.at(Role::Debit).is_some() || list.places.at(Role::Credit).is_some() {
        let debit = list.minor_of(record, Role::Debit, decimals)?.unwrap_or(0);
        let credit = list.minor_of(record, Role::Credit, decimals)?.unwrap_or(0);
        // The letter beside a credit is no second sign.
        let credit = if says_credit(list, record) { credit.saturating_abs() } else { credit };
        return debit.checked_sub(credit).ok_or_else(|| list.issue_with(record, Role::Debit, IssueKind::NotAnAmount));
    }
    let amount = list.minor_of(record, Role::Amount, decimals)?.unwrap_or(0);
    let Some(idx) = list.places.at(Role::Side) else { return Ok(amount) };
    let cell = record.cell(list.text, idx);
    match side(&cell) {
        Some(Side::Debit) => Ok(amount),
        Some(Side::Credit) => Ok(-amount),
        None if cell == "-1" || cell == "-" => Ok(-amount),
        None if cell.is_empty() || cell == "1" || cell == "+" => Ok(amount),
        None => Err(list.issue(record, idx, IssueKind::NotAnAmount)),
    }
}

fn says_credit(list: &List<'_>, record: &Record) -> bool {
    let written = list.places.at(Role::Credit).and_then(|idx| list.amount(record, idx).ok().flatten());
    written.is_some_and(|amount| amount.side == Some(Side::Credit))
}

/// Items of one letter settle each other, oldest first.
pub(crate) fn close(list: &mut List<'_>, seen: Seen) {
    if list.items.is_empty() && list.issues.is_empty() && seen.passed_over > 0 {
        let kind = IssueKind::LittleToFollow { postings: 0, lines: seen.passed_over };
        list.issues.push(Issue { line: 0, column: list.title(Role::Account), found: String::new(), kind });
    }
    for ((_, letter), idxs) in seen.letters {
        let mut debits = VecDeque::new();
        let mut credits = VecDeque::new();
        let mut sum = 0_i64;
        let mut totals = (0_i64, 0_i64);
        let mut line = 0;
        for idx in idxs {
            let Some(item) = usize::try_from(idx).ok().and_then(|idx| list.items.get(idx)) else { continue };
            sum = sum.saturating_add(item.amount_minor);
            line = item.line;
            let entry = (item.on, idx, item.amount_minor.saturating_abs());
            if item.amount_minor > 0 {
                totals.0 = totals.0.saturating_add(entry.2);
                debits.push_back(entry);
            } else {
                totals.1 = totals.1.saturating_add(entry.2);
                credits.push_back(entry);
            }
        }
        debits.make_contiguous().sort_unstable();
        credits.make_contiguous().sort_unstable();
        if sum != 0 {
            let mut issue =
                Issue { line, column: list.title(Role::Lettering), found: letter.clone(), kind: IssueKind::LetteringOpen { letter } };
            issue.found.truncate(issue.found.char_indices().nth(200).map_or(issue.found.len(), |(idx, _)| idx));
            list.issues.push(issue);
        }
        while let (Some((on, debit, open)), Some((paid_on, credit, left))) = (debits.pop_front(), credits.pop_front()) {
            let part = open.min(left);
            list.allocate(credit, debit, part);
            if open > part {
                debits.push_front((on, debit, open - part));
            }
            if left > part {
                credits.push_front((paid_on, credit, left - part));
            }
        }
    }
}
