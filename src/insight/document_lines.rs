//! The lines of a document, with what they come to beside what the document states.

use crate::basis::money::Money;
use crate::ledger::{DocumentLine, ItemIdx, Ledger};
use rust_decimal::Decimal;

/// The lines of one document. Invariant: `sum` is the sum of `lines`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinesSeen {
    /// In the document's order.
    pub lines: Vec<DocumentLine>,
    /// What they come to, without tax.
    pub sum: Money,
    /// The net amount that the document states, where it is another.
    pub differs: Option<Money>,
}

/// The lines of a document; `None` where nobody said any, or they come to more than can be counted.
#[must_use]
pub fn lines_seen(ledger: &Ledger, document: ItemIdx) -> Option<LinesSeen> {
    let lines = ledger.document_lines(document);
    let currency = lines.first()?.net.currency();
    let sum = lines.iter().try_fold(Decimal::ZERO, |sum, line| sum.checked_add(line.net.amount()))?;
    let sum = Money::new(sum, currency).rounded();
    let stated = ledger.details(document).and_then(|details| details.net);
    Some(LinesSeen { lines: lines.to_vec(), sum, differs: stated.filter(|stated| *stated != sum) })
}
