//! The page's side of the import worker: files are looked at and read there, so that the page stays free and light.
//!
//! One worker at a time, which keeps the last file; it is started when the first file comes and ended by a stop.

use super::workbench::Progress;
use crate::exchange::ReadOptions;
use crate::exchange::list::{Mapping, Wishes};
use crate::exchange::reading::{Issue, Reading};
use crate::worker::import::{Ask, MODULE, Told};
use crate::worker::{Hand, Heard, spawn};
use crate::{BUILD, exchange::ReadError};
use futures_util::future::poll_fn;
use futures_util::lock::Mutex;
use js_sys::{ArrayBuffer, Uint8Array};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Poll, Waker};

/// Why a file gave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// The file itself.
    File(ReadError),
    /// The worker is of another build: the page must be loaded anew.
    OtherBuild,
    /// The worker could not be started, or fell; in the browser's words.
    Fell(String),
}

impl From<ReadError> for Unread {
    fn from(error: ReadError) -> Self {
        Self::File(error)
    }
}

#[derive(Default)]
struct Inbox {
    heard: VecDeque<Heard<Told>>,
    waiting: Option<Waker>,
}

struct Running {
    hand: Hand<Ask>,
    /// The file that it keeps, told by its place in memory.
    keeps: Option<(String, Arc<Vec<u8>>)>,
}

/// Looks at files and reads them, one after the other.
pub struct Reader {
    inbox: Rc<RefCell<Inbox>>,
    running: Mutex<Option<Running>>,
}

impl Default for Reader {
    fn default() -> Self {
        Self { inbox: Rc::default(), running: Mutex::new(None) }
    }
}

impl Reader {
    /// Wakes who waits for an answer, so that it sees that it should stop.
    pub fn wake(&self) {
        if let Some(waker) = self.inbox.borrow_mut().waiting.take() {
            waker.wake();
        }
    }

    fn start(&self) -> Result<Running, Unread> {
        *self.inbox.borrow_mut() = Inbox::default();
        let inbox = self.inbox.clone();
        let on_heard = move |heard| {
            let mut inbox = inbox.borrow_mut();
            inbox.heard.push_back(heard);
            if let Some(waker) = inbox.waiting.take() {
                waker.wake();
            }
        };
        let hand = spawn(MODULE, BUILD, on_heard).map_err(|error| Unread::Fell(error.to_string()))?;
        Ok(Running { hand, keeps: None })
    }

    /// What the worker tells next, unless the person stops.
    async fn heard(&self, progress: Progress) -> Result<(Told, Vec<u8>), Unread> {
        loop {
            let heard = poll_fn(|context| {
                if progress.stop.get_untracked() {
                    return Poll::Ready(None);
                }
                let mut inbox = self.inbox.borrow_mut();
                match inbox.heard.pop_front() {
                    Some(heard) => Poll::Ready(Some(heard)),
                    None => {
                        inbox.waiting = Some(context.waker().clone());
                        Poll::Pending
                    }
                }
            });
            match heard.await {
                None => return Err(Unread::File(ReadError::Stopped)),
                Some(Heard::Ready) => {}
                Some(Heard::OtherBuild { .. }) => return Err(Unread::OtherBuild),
                Some(Heard::Fell { reason }) => return Err(Unread::Fell(reason)),
                Some(Heard::Told(Told::Progress(done), _)) => progress.done.set(u16::try_from(done).unwrap_or(1000)),
                Some(Heard::Told(told, bytes)) => return Ok((told, bytes)),
            }
        }
    }

    /// Asks one question of a file, which goes over first where the worker does not keep it already.
    async fn ask(&self, name: &str, bytes: &Arc<Vec<u8>>, ask: Ask, progress: Progress) -> Result<(Told, Vec<u8>), Unread> {
        let mut running = self.running.lock().await;
        let mut worker = match running.take() {
            Some(worker) => worker,
            None => self.start()?,
        };
        let keeps = worker.keeps.as_ref().is_some_and(|(kept_name, kept)| kept_name == name && Arc::ptr_eq(kept, bytes));
        let reach = |result: Result<(), crate::worker::OutOfReach>| result.map_err(|error| Unread::Fell(error.to_string()));
        let looks = matches!(ask, Ask::Look { .. });
        if !keeps {
            let wishes = if let Ask::Look { wishes, .. } = &ask { *wishes } else { Wishes::default() };
            reach(worker.hand.ask(&Ask::Look { name: name.to_owned(), wishes }, Some(buffer(bytes))))?;
            worker.keeps = Some((name.to_owned(), bytes.clone()));
        } else if looks {
            reach(worker.hand.ask(&ask, None))?;
        }
        let mut answer = None;
        if !keeps || looks {
            answer = Some(self.heard(progress).await?);
        }
        if !looks {
            reach(worker.hand.ask(&ask, None))?;
            answer = Some(self.heard(progress).await?);
        }
        // Whatever went wrong above ended the worker with it; a sound one is kept for the next question.
        *running = Some(worker);
        answer.ok_or_else(|| Unread::Fell(String::new()))
    }

    /// What a file is, and for a list how it seems to be written.
    ///
    /// # Errors
    /// See [`Unread`].
    pub async fn look(&self, name: &str, bytes: &Arc<Vec<u8>>, wishes: Wishes, progress: Progress) -> Result<Told, Unread> {
        let (told, _) = self.ask(name, bytes, Ask::Look { name: name.to_owned(), wishes }, progress).await?;
        Ok(told)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// See [`Unread`].
    pub async fn read(&self, name: &str, bytes: &Arc<Vec<u8>>, options: ReadOptions, progress: Progress) -> Result<Reading, Unread> {
        match self.ask(name, bytes, Ask::Read { options }, progress).await? {
            (Told::Read, bytes) => Reading::from_bytes(&bytes).map_err(|_| Unread::OtherBuild),
            (Told::NotRead(error), _) => Err(Unread::File(error)),
            _ => Err(Unread::OtherBuild),
        }
    }

    /// The lines of a file that did not go in, each with why.
    ///
    /// # Errors
    /// See [`Unread`].
    pub async fn left_out(
        &self,
        name: &str,
        bytes: &Arc<Vec<u8>>,
        mapping: Option<Mapping>,
        title: String,
        issues: Vec<(Issue, String)>,
        progress: Progress,
    ) -> Result<Vec<u8>, Unread> {
        let (_, lines) = self.ask(name, bytes, Ask::LeftOut { mapping, title, issues }, progress).await?;
        Ok(lines)
    }
}

/// A copy that may change hands: the page keeps the file for as long as it is on the desk.
fn buffer(bytes: &[u8]) -> ArrayBuffer {
    Uint8Array::from(bytes).buffer()
}
