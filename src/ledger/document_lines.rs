//! What a document bills, line by line. It moves no balance: the document's amount stands, and a sum that differs is said.

use super::Refusal;
use super::apply::{Applying, Unfit};
use super::deciding::countable;
use super::state::{ItemIdx, Ledger};
use crate::basis::id::Ref;
use crate::basis::money::{Currency, Money};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The lines of one document, the document being named by `D`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentLines<D> {
    /// Which document.
    pub document: D,
    /// All of them, in its order; none where nothing is to be known any more.
    pub lines: Vec<DocumentLine>,
}

/// One line of a document; what is taken off or added for the whole document is a line too.
///
/// Amounts have the document's sign: those of a credit note are negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentLine {
    /// What is billed; empty where the document does not say.
    pub label: String,
    /// How many; `None` where the document does not say.
    pub quantity: Option<Decimal>,
    /// Without tax.
    pub net: Money,
    /// Tax in per cent; `None` where the document does not say.
    pub percent: Option<Decimal>,
}

/// Lines of one document that are kept: enough for any that a person reads.
pub const MOST_LINES: usize = 2_000;

impl<D> DocumentLines<D> {
    /// Whether they can be said of a document in `currency`.
    pub(super) fn fits(&self, currency: Currency) -> Result<(), Refusal> {
        for line in &self.lines {
            if line.net.currency() != currency {
                return Err(Refusal::CurrenciesDiffer { expected: currency, found: line.net.currency() });
            }
            countable(line.net)?;
        }
        Ok(())
    }
}

impl Applying<'_> {
    pub(super) fn take_in_lines(&mut self, said: &DocumentLines<Ref>) -> Result<(), Unfit> {
        let document = self.item(said.document)?;
        if said.lines.is_empty() {
            self.ledger.document_lines.remove(&document);
        } else {
            self.ledger.document_lines.insert(document, said.lines.clone());
        }
        Ok(())
    }
}

impl Ledger {
    /// What a document bills, line by line; empty where nobody said.
    #[must_use]
    pub fn document_lines(&self, idx: ItemIdx) -> &[DocumentLine] {
        self.document_lines.get(&idx).map(Vec::as_slice).unwrap_or_default()
    }
}
