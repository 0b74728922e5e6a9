//! Lines that are no customer's payment: the bank's charges, taxes, salaries, transfers of our own; payments that come back; money given back.

use super::names::Names;
use super::{Choice, Proposed, ProposedPart};
use crate::basis::fold::fold_words;
use crate::ledger::{BankLineKind, BankLineRow, Evidence, ItemIdx, ItemKind, Ledger, NotCustomers};
use std::collections::BTreeSet;

/// Words, folded, that no customer's money has, and what such money is.
const WORDING: [(&str, NotCustomers); 44] = [
    ("cotisation carte", NotCustomers::Charge),
    ("frais bancaires", NotCustomers::Charge),
    ("frais de tenue", NotCustomers::Charge),
    ("frais tenue", NotCustomers::Charge),
    ("commission", NotCustomers::Charge),
    ("agios", NotCustomers::Charge),
    ("interets debiteurs", NotCustomers::Charge),
    ("abonnement banque", NotCustomers::Charge),
    ("salaire", NotCustomers::Salary),
    ("salaires", NotCustomers::Salary),
    ("paie", NotCustomers::Salary),
    ("urssaf", NotCustomers::Salary),
    ("retraite", NotCustomers::Salary),
    ("mutuelle", NotCustomers::Salary),
    ("cpam", NotCustomers::Salary),
    ("virement interne", NotCustomers::OwnTransfer),
    ("vir interne", NotCustomers::OwnTransfer),
    ("vers livret", NotCustomers::OwnTransfer),
    ("livret", NotCustomers::OwnTransfer),
    ("compte epargne", NotCustomers::OwnTransfer),
    ("dgfip", NotCustomers::Tax),
    ("tresor public tva", NotCustomers::Tax),
    ("remb tva", NotCustomers::Tax),
    ("tva", NotCustomers::Tax),
    ("impot", NotCustomers::Tax),
    ("cfe", NotCustomers::Tax),
    ("loyer", NotCustomers::Supplier),
    ("bail", NotCustomers::Supplier),
    ("edf", NotCustomers::Supplier),
    ("engie", NotCustomers::Supplier),
    ("orange", NotCustomers::Supplier),
    ("sfr", NotCustomers::Supplier),
    ("free", NotCustomers::Supplier),
    ("assurance", NotCustomers::Supplier),
    ("maif", NotCustomers::Supplier),
    ("axa", NotCustomers::Supplier),
    ("carte", NotCustomers::Supplier),
    ("retrait dab", NotCustomers::OwnTransfer),
    ("pret", NotCustomers::Loan),
    ("emprunt", NotCustomers::Loan),
    ("echeance pret", NotCustomers::Loan),
    ("apport", NotCustomers::Loan),
    ("compte courant associe", NotCustomers::Loan),
    ("subvention", NotCustomers::Other),
];

/// By the bank's own code.
pub(super) fn by_code(row: &BankLineRow<'_>) -> Option<Choice> {
    (row.kind == BankLineKind::Charge).then(|| Choice {
        proposed: Proposed::NotCustomers(NotCustomers::Charge),
        confidence: 980,
        evidence: vec![Evidence::BankCode],
    })
}

/// By words that no customer's money has; whatever goes out and came back from nowhere is a supplier's or the like.
pub(super) fn by_wording(row: &BankLineRow<'_>) -> Option<Choice> {
    let mut text = String::from(" ");
    fold_words(&format!("{} {}", row.counterparty, row.label), &mut text);
    text.push(' ');
    let found = WORDING.iter().find(|(words, _)| text.contains(&format!(" {words} ")));
    let choice = |reason, confidence, evidence| Choice { proposed: Proposed::NotCustomers(reason), confidence, evidence };
    match found {
        Some((words, reason)) => {
            Some(choice(*reason, if row.amount < 0 { 980 } else { 970 }, vec![Evidence::Wording { written: (*words).to_owned() }]))
        }
        // Money that goes out to nobody whose name is a customer's, and that did not come back from anywhere.
        None if row.amount < 0 => Some(choice(NotCustomers::Supplier, if row.returned.is_empty() { 970 } else { 500 }, Vec::new())),
        None => None,
    }
}

/// Money that goes out: a payment that comes back, or a credit given back to its customer.
pub(super) fn money_out(ledger: &Ledger, row: &BankLineRow<'_>, names: &Names, given_back: &BTreeSet<ItemIdx>) -> Option<Choice> {
    let amount = row.amount.saturating_neg();
    let came_back = matches!(row.kind, BankLineKind::ReturnedDebit | BankLineKind::ReturnedCheque | BankLineKind::ReturnedTransfer);
    let by_name = names.fits(if row.counterparty.is_empty() { row.label } else { row.counterparty });
    let is_theirs = |customer| by_name.iter().any(|fit| fit.customer == customer && fit.share >= 0.6);
    if came_back || !row.returned.is_empty() {
        let fits = |item: &crate::ledger::Item<'_>| {
            let days = (row.booked_on - item.on).num_days();
            item.kind == ItemKind::Payment
                && item.amount == row.amount
                && item.currency == row.currency
                && (0..=90).contains(&days)
                && !given_back.contains(&item.idx)
        };
        let mut found: Vec<_> = ledger.items().filter(fits).collect();
        if found.iter().any(|item| is_theirs(item.customer)) {
            found.retain(|item| is_theirs(item.customer));
        }
        let last = found.iter().max_by_key(|item| (item.on, item.idx))?;
        let confidence = if found.len() == 1 { 970 } else { 700 };
        return Some(Choice {
            proposed: Proposed::TakenBack(last.idx),
            confidence,
            evidence: vec![Evidence::CameBack { payment: last.idx }],
        });
    }
    // Credits of a customer named on the line that are open with that amount.
    let credits: Vec<(ItemIdx, crate::ledger::CustomerIdx)> = by_name
        .iter()
        .filter(|fit| fit.share >= 0.6)
        .flat_map(|fit| ledger.items().filter(move |item| item.customer == fit.customer))
        .filter(|item| {
            item.amount < 0 && ledger.open_now(item.idx) == row.amount && item.on <= row.booked_on && !given_back.contains(&item.idx)
        })
        .map(|item| (item.idx, item.customer))
        .collect();
    let [(item, customer)] = credits.as_slice() else {
        // A customer's name, and no credit to give back: the person says.
        return by_name.first().filter(|fit| fit.share >= 0.9).map(|_| Choice {
            proposed: Proposed::NotCustomers(NotCustomers::Other),
            confidence: 400,
            evidence: Vec::new(),
        });
    };
    let written = by_name.first().map_or_else(String::new, |fit| fit.written.clone());
    let part = ProposedPart { customer: *customer, amount, settles: vec![(*item, amount)], netted: Vec::new(), rest: Vec::new() };
    Some(Choice {
        proposed: Proposed::Money { parts: vec![part], fees: None },
        confidence: 930,
        evidence: vec![Evidence::ExactAmount, Evidence::Name { customer: *customer, written }],
    })
}
