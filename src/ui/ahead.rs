//! Writing ahead: while a person looks at what a file would change, it is written as it will be stored, so that a yes waits for
//! the disk alone. Nothing is kept before the yes; a no, or another answer, drops it.

use super::turn::next_turn;
use super::workbench::Slice;
use crate::exchange::plan::Plan;
use crate::journal::BatchWriter;
use crate::store::fresh;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// Events of a plan, written as far as time allowed.
pub(super) struct Ahead {
    plan: Arc<Plan>,
    writer: BatchWriter,
}

/// What is written ahead, if anything: the newest plan only.
#[derive(Clone, Default)]
pub(super) struct Desk(Rc<RefCell<Option<Ahead>>>);

impl Desk {
    /// Drops what was written ahead.
    pub(super) fn clear(&self) {
        self.0.take();
    }

    /// What was written of `plan`; nothing of another one.
    pub(super) fn take(&self, plan: &Arc<Plan>) -> Option<BatchWriter> {
        self.0.take().filter(|ahead| Arc::ptr_eq(&ahead.plan, plan)).map(|ahead| ahead.writer)
    }

    /// Writes the events of `plan` a few milliseconds at a time, until all are written or something else is wanted.
    pub(super) async fn write(self, plan: Arc<Plan>) {
        let Ok(seed) = fresh::bytes() else { return };
        *self.0.borrow_mut() = Some(Ahead { plan: plan.clone(), writer: BatchWriter::new(seed) });
        while self.write_slice(&plan) {
            next_turn().await;
        }
    }

    /// Whether there is more to write.
    fn write_slice(&self, plan: &Arc<Plan>) -> bool {
        let mut desk = self.0.borrow_mut();
        let Some(ahead) = desk.as_mut().filter(|ahead| Arc::ptr_eq(&ahead.plan, plan)) else { return false };
        let (slice, from) = (Slice::begin(), ahead.writer.events() as usize);
        for (n, event) in plan.events.iter().enumerate().skip(from) {
            if ahead.writer.push(event).is_err() {
                *desk = None; // The yes writes it itself, and says what is wrong.
                return false;
            }
            if slice.is_over(n) {
                return true;
            }
        }
        false
    }
}
