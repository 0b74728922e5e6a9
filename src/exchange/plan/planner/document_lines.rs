//! The lines of documents: of new ones, and of known ones of which nobody said any. What is known stays.

use super::{Planner, Stands};
use crate::basis::id::Ref;
use crate::exchange::plan::{Change, Note};
use crate::ledger::{DocumentLines, Event};

impl Planner<'_> {
    /// All lines that the file says.
    pub(super) fn document_lines(&mut self) {
        for said in &self.reading.document_lines {
            let (document, known) = match self.stands.get(said.item as usize) {
                Some(Stands::New(at)) => (Ref::Here(*at), None),
                Some(Stands::Known(idx)) if self.ledger.document_lines(*idx).is_empty() => (self.ledger.item_id(*idx).into(), Some(*idx)),
                _ => continue,
            };
            let line = self.reading.items.get(said.item as usize).map_or(0, |item| item.line);
            match self.deciding.push(Event::DocumentLined(DocumentLines { document, lines: said.lines.clone() })) {
                Ok(()) => {
                    // A document that also gained details is told once.
                    let told =
                        |item| self.differences.changes.iter().any(|it| matches!(it, Change::Details { item: told } if *told == item));
                    if let Some(item) = known.filter(|item| !told(*item)) {
                        self.differences.documents.changed += 1;
                        self.differences.documents.same = self.differences.documents.same.saturating_sub(1);
                        self.differences.changes.push(Change::Details { item });
                    }
                }
                Err(refusal) => self.notes.push(Note::Refused { line, refusal }),
            }
        }
    }
}
