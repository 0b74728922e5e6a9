//! Claims on trial.

use super::{Deciding, What, countable, not_before};
use crate::basis::id::Ref;
use crate::basis::money::Money;
use crate::ledger::state::Thing;
use crate::ledger::{ClaimKind, ItemKind, Refusal};
use chrono::NaiveDate;

impl Deciding<'_> {
    /// Claims are made on debts, from their day on; the fixed sum once.
    pub(super) fn check_claim(&mut self, document: Ref, kind: ClaimKind, on: NaiveDate, amount: Money) -> Result<(), Refusal> {
        let what = self.what(document)?;
        let item = self.facts(what);
        if item.amount <= 0 || !item.kind.is_document() || item.kind == ItemKind::Accrual {
            return Err(Refusal::NotAPair);
        }
        not_before(on, item.on)?;
        if countable(amount)? <= 0 {
            return Err(Refusal::WrongSign { amount });
        }
        if kind == ClaimKind::FixedCompensation {
            let What::Known(idx) = what else { return Ok(()) };
            let known = self.ledger.claims().any(|(_, claim)| claim.document == idx && claim.kind == kind);
            if known || self.compensated.contains(&idx) {
                return Err(Refusal::AlreadyClaimed { item: idx });
            }
            self.compensated.push(idx);
        }
        Ok(())
    }

    /// No more of a claim is paid and given up than was asked for.
    pub(super) fn check_claim_part(&mut self, claim: Ref, on: NaiveDate, amount: Money) -> Result<(), Refusal> {
        let idx = match claim {
            Ref::There(id) => match self.ledger.thing(id) {
                Thing::Claim(idx) => Some(idx),
                _ => None,
            },
            Ref::Here(_) => None,
        };
        let (idx, known) = idx.and_then(|idx| Some((idx, self.ledger.claim(idx)?))).ok_or(Refusal::ClaimNotFound { claim })?;
        not_before(on, known.on)?;
        if amount.currency() != known.currency {
            return Err(Refusal::CurrenciesDiffer { expected: known.currency, found: amount.currency() });
        }
        let minor = countable(amount)?;
        if minor <= 0 {
            return Err(Refusal::WrongSign { amount });
        }
        let open = known.open_now() - self.claims_settled.get(&idx).copied().unwrap_or_default();
        if minor > open {
            return Err(Refusal::ExceedsOpen { open: Money::from_minor(open.max(0), known.currency), asked: amount });
        }
        *self.claims_settled.entry(idx).or_default() += minor;
        Ok(())
    }
}
