//! What a posting on a customer's account is, from the accounts on the other side of its entry.

use super::Row;
use crate::ledger::{AccountFamily, ItemKind};

/// What an account on the other side says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Other {
    /// 51, 53, 54, 58: banks, bills and cheques to collect, tills, transfers between them.
    Money,
    /// 70 to 79 without those below, 487: income.
    Sale,
    /// 4457, 4458: value added tax on sales.
    Vat,
    /// 665, 765: discount for early payment.
    Discount,
    /// 656, 666, 756, 766, 476, 477: exchange differences.
    Exchange,
    /// 654, 658, 671, 678, 758, 771, 778: losses, and differences let go.
    WriteOff,
    /// Other expenses: rebilled, or kept back by who pays.
    Charge,
    /// 471 to 475: suspense accounts, through which banks' lines come in before someone says whose they are.
    Suspense,
    /// Suppliers, staff, State, partners and all else of the balance sheet.
    Third,
}

const OTHERS: usize = 9;

/// `None` for what goes along and says nothing: impairments, their income and expense, commitments.
fn other(account: &str) -> Option<Other> {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| account.starts_with(prefix));
    Some(match account.bytes().next()? {
        b'5' if starts(&["50", "59"]) => Other::Third,
        b'5' => Other::Money,
        b'4' if starts(&["4457", "4458"]) => Other::Vat,
        b'4' if starts(&["487"]) => Other::Sale,
        b'4' if starts(&["476", "477"]) => Other::Exchange,
        b'4' if starts(&["471", "472", "473", "474", "475"]) => Other::Suspense,
        b'4' if starts(&["49"]) => return None,
        b'7' if starts(&["766", "756"]) => Other::Exchange,
        b'7' if starts(&["765"]) => Other::Discount,
        b'7' if starts(&["758", "771", "778"]) => Other::WriteOff,
        b'7' if starts(&["78"]) => return None,
        b'7' => Other::Sale,
        b'6' if starts(&["665"]) => Other::Discount,
        b'6' if starts(&["666", "656"]) => Other::Exchange,
        b'6' if starts(&["654", "658", "671", "678"]) => Other::WriteOff,
        b'6' if starts(&["68"]) => return None,
        b'6' => Other::Charge,
        b'8' => return None,
        _ => Other::Third,
    })
}

/// What stands on one side of a run of lines.
#[derive(Default)]
struct Side {
    cents: [i128; OTHERS],
    there: [bool; OTHERS],
    customers: bool,
    /// 4191: advances received.
    advance: bool,
}

impl Side {
    fn has(&self, other: Other) -> bool {
        self.there[other as usize]
    }

    fn alone(&self) -> bool {
        !self.there.contains(&true)
    }
}

/// A run of lines that balance, seen from its customers' accounts.
pub(super) struct Run {
    debits: Side,
    credits: Side,
    /// Index in the rows, kind and cents of what a payment leaves unpaid: discounts, differences, rebates.
    adjustments: Vec<(u32, ItemKind, i64)>,
}

impl Run {
    pub(super) fn of(rows: &[Row<'_>], run: &[u32]) -> Self {
        let mut debits = Side::default();
        let mut credits = Side::default();
        let mut adjustments = Vec::new();
        for &idx in run {
            let Some(row) = rows.get(idx as usize) else { continue };
            let amount = row.amount();
            if amount == 0 {
                continue;
            }
            let side = if amount > 0 { &mut debits } else { &mut credits };
            if row.posting.is_some() {
                side.customers = true;
                side.advance |= row.account.starts_with("4191");
                continue;
            }
            let Some(other) = other(&row.account) else { continue };
            side.there[other as usize] = true;
            side.cents[other as usize] += i128::from(amount.unsigned_abs());
            let kind = match other {
                Other::Discount => ItemKind::Discount,
                Other::Exchange => ItemKind::ExchangeDifference,
                Other::WriteOff => ItemKind::WriteOff,
                Other::Sale => ItemKind::CreditNote,
                _ => continue,
            };
            if amount > 0 {
                adjustments.push((idx, kind, amount));
            }
        }
        let settled = debits.has(Other::Money) || ((debits.has(Other::Third) || debits.has(Other::Suspense)) && !debits.has(Other::Sale));
        if !settled {
            adjustments.clear();
        }
        // The tax of a discount or a rebate goes with it.
        let vat = debits.cents[Other::Vat as usize] - credits.cents[Other::Vat as usize];
        if let (Ok(vat @ 1..), Some(with_tax)) =
            (i64::try_from(vat), adjustments.iter_mut().find(|(_, kind, _)| *kind != ItemKind::ExchangeDifference))
        {
            with_tax.2 = with_tax.2.saturating_add(vat);
        }
        Self { debits, credits, adjustments }
    }

    pub(super) fn adjustments(&self) -> &[(u32, ItemKind, i64)] {
        &self.adjustments
    }

    /// What a posting of `amount` on `account` is; `None` where no other account tells. Money given back is a [`ItemKind::Refund`]
    /// here, whether the bank or the firm gave it back.
    ///
    /// `both_ways`: the same customer has the other sign under the same piece in this run.
    pub(super) fn kind(&self, account: &str, family: AccountFamily, amount: i64, both_ways: bool) -> Option<ItemKind> {
        if family == AccountFamily::Accrued || account.starts_with("4198") {
            return Some(ItemKind::Accrual);
        }
        let debit = amount > 0;
        let (opposite, same) = if debit { (&self.credits, &self.debits) } else { (&self.debits, &self.credits) };
        let money = if debit { ItemKind::Refund } else { ItemKind::Payment };
        let document = if debit { ItemKind::Invoice } else { ItemKind::CreditNote };
        if family == AccountFamily::Advances {
            return Some(match () {
                () if opposite.has(Other::Money) => money,
                () if account.starts_with("4197") && opposite.has(Other::Sale) && !debit => ItemKind::CreditNote,
                () => ItemKind::SetOff,
            });
        }
        let has = |other| opposite.has(other);
        Some(match () {
            () if debit && has(Other::Sale) => document,
            () if debit && opposite.advance && has(Other::Vat) => ItemKind::Deposit,
            () if debit && has(Other::WriteOff) && has(Other::Vat) => document,
            () if has(Other::Money) => money,
            () if has(Other::Sale) => document,
            () if opposite.advance => ItemKind::SetOff,
            () if has(Other::Third) => ItemKind::SetOff,
            () if has(Other::Suspense) && !debit => ItemKind::Payment,
            () if has(Other::Suspense) => ItemKind::SetOff,
            () if has(Other::Discount) => ItemKind::Discount,
            () if has(Other::WriteOff) => ItemKind::WriteOff,
            () if has(Other::Exchange) => ItemKind::ExchangeDifference,
            () if has(Other::Vat) => document,
            () if has(Other::Charge) && debit => document,
            () if has(Other::Charge) => ItemKind::SetOff,
            // Nothing but customers on the other side: netted within one side, or moved between accounts.
            () if both_ways => ItemKind::SetOff,
            () if same.has(Other::Sale) => document,
            () if same.has(Other::Money) => money,
            () if opposite.customers && opposite.alone() => ItemKind::SetOff,
            () => return None,
        })
    }
}
