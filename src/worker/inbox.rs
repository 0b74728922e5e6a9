//! What a worker told and nobody has taken yet, for code that waits for it.

use super::Heard;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// What a worker told, in order. Clones are the same box.
pub struct Inbox<Told>(Rc<RefCell<Letters<Told>>>);

struct Letters<Told> {
    heard: VecDeque<Heard<Told>>,
    waiting: Option<Waker>,
}

impl<Told> Default for Inbox<Told> {
    fn default() -> Self {
        Self(Rc::new(RefCell::new(Letters { heard: VecDeque::new(), waiting: None })))
    }
}

impl<Told> Clone for Inbox<Told> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<Told> Inbox<Told> {
    /// Puts in what was heard: to be given to [`super::spawn`].
    pub fn put(&self, heard: Heard<Told>) {
        self.0.borrow_mut().heard.push_back(heard);
        self.wake();
    }

    /// Forgets what an earlier worker told.
    pub fn empty(&self) {
        self.0.borrow_mut().heard.clear();
    }

    /// Wakes who waits, so that it sees that it should stop.
    pub fn wake(&self) {
        let waiting = self.0.borrow_mut().waiting.take();
        if let Some(waker) = waiting {
            waker.wake();
        }
    }

    /// What comes next; `None` once `stopped` says so, which is asked on each waking.
    pub async fn next(&self, stopped: impl Fn() -> bool) -> Option<Heard<Told>> {
        poll_fn(|context| {
            if stopped() {
                return Poll::Ready(None);
            }
            let mut letters = self.0.borrow_mut();
            match letters.heard.pop_front() {
                Some(heard) => Poll::Ready(Some(heard)),
                None => {
                    letters.waiting = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}
