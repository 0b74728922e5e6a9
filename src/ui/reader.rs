//! The page's side of the import worker: files are looked at and read there, so that the page stays free and light.
//!
//! One worker at a time, which keeps the last file; it is started when the first file comes and ended by a stop.

use super::workbench::Progress;
use crate::exchange::ReadOptions;
use crate::exchange::list::{Mapping, Wishes};
use crate::exchange::reading::{Issue, Reading};
use crate::worker::import::{Ask, MODULE, Told};
use crate::worker::{Hand, Heard, Inbox, NoAnswer, OutOfReach, spawn};
use crate::{BUILD, exchange::ReadError};
use futures_util::lock::Mutex;
use js_sys::{ArrayBuffer, Uint8Array};
use leptos::prelude::*;
use std::sync::Arc;

/// Why a file gave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// The file itself.
    File(ReadError),
    /// The worker that reads it.
    Worker(NoAnswer),
}

impl From<NoAnswer> for Unread {
    fn from(trouble: NoAnswer) -> Self {
        Self::Worker(trouble)
    }
}

impl From<OutOfReach> for Unread {
    fn from(reason: OutOfReach) -> Self {
        Self::Worker(reason.into())
    }
}

impl From<ReadError> for Unread {
    fn from(error: ReadError) -> Self {
        Self::File(error)
    }
}

struct Running {
    hand: Hand<Ask>,
    /// The file that it keeps, told by its place in memory.
    keeps: Option<(String, Arc<Vec<u8>>)>,
}

/// Looks at files and reads them, one after the other.
pub struct Reader {
    inbox: Inbox<Told>,
    running: Mutex<Option<Running>>,
}

impl Default for Reader {
    fn default() -> Self {
        Self { inbox: Inbox::default(), running: Mutex::new(None) }
    }
}

impl Reader {
    /// Wakes who waits for an answer, so that it sees that it should stop.
    pub fn wake(&self) {
        self.inbox.wake();
    }

    /// Starts the worker before there is a file: its module takes most of a second to arrive and compile.
    pub async fn warm(&self) {
        let mut running = self.running.lock().await;
        if running.is_none() {
            // What hinders it is said when a file comes.
            *running = self.start().ok();
        }
    }

    fn start(&self) -> Result<Running, Unread> {
        self.inbox.empty();
        let inbox = self.inbox.clone();
        let hand = spawn(MODULE, BUILD, move |heard| inbox.put(heard))?;
        Ok(Running { hand, keeps: None })
    }

    /// What the worker tells next, unless the person stops.
    async fn heard(&self, progress: Progress) -> Result<(Told, Vec<u8>), Unread> {
        loop {
            match self.inbox.next(|| progress.stop.get_untracked()).await {
                None => return Err(Unread::File(ReadError::Stopped)),
                Some(Heard::Ready) => {}
                Some(Heard::OtherBuild { .. }) => return Err(NoAnswer::OtherBuild.into()),
                Some(Heard::Fell { reason }) => return Err(NoAnswer::Fell(reason).into()),
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
        let looks = matches!(ask, Ask::Look { .. });
        if !keeps {
            let wishes = if let Ask::Look { wishes, .. } = &ask { *wishes } else { Wishes::default() };
            worker.hand.ask(&Ask::Look { name: name.to_owned(), wishes }, Some(buffer(bytes)))?;
            worker.keeps = Some((name.to_owned(), bytes.clone()));
        } else if looks {
            worker.hand.ask(&ask, None)?;
        }
        let mut answer = None;
        if !keeps || looks {
            answer = Some(self.heard(progress).await?);
        }
        if !looks {
            worker.hand.ask(&ask, None)?;
            answer = Some(self.heard(progress).await?);
        }
        // Whatever went wrong above ended the worker with it; a sound one is kept for the next question.
        *running = Some(worker);
        answer.ok_or_else(|| NoAnswer::Fell(String::new()).into())
    }

    /// What a file is, and for a list how it seems to be written.
    ///
    /// # Errors
    /// See [`Unread`].
    pub async fn look(&self, name: &str, bytes: &Arc<Vec<u8>>, wishes: Wishes, progress: Progress) -> Result<Told, Unread> {
        match self.ask(name, bytes, Ask::Look { name: name.to_owned(), wishes }, progress).await? {
            (Told::NotRead(error), _) => Err(Unread::File(error)),
            (told, _) => Ok(told),
        }
    }

    /// The files of an archive.
    ///
    /// # Errors
    /// See [`Unread`].
    pub async fn unpack(&self, bytes: &[u8], progress: Progress) -> Result<Vec<(String, Vec<u8>)>, Unread> {
        let mut running = self.running.lock().await;
        let worker = match running.take() {
            Some(worker) => worker,
            None => self.start()?,
        };
        worker.hand.ask(&Ask::Unpack, Some(buffer(bytes)))?;
        let answer = self.heard(progress).await?;
        *running = Some(worker);
        let (names, mut rest) = match answer {
            (Told::Unpacked(names), all) => (names, all),
            (Told::NotRead(error), _) => return Err(Unread::File(error)),
            _ => return Err(NoAnswer::OtherBuild.into()),
        };
        let mut files = Vec::with_capacity(names.len());
        for (name, length) in names {
            let after = rest.split_off(rest.len().min(length as usize));
            files.push((name, std::mem::replace(&mut rest, after)));
        }
        Ok(files)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// See [`Unread`].
    pub async fn read(&self, name: &str, bytes: &Arc<Vec<u8>>, options: ReadOptions, progress: Progress) -> Result<Reading, Unread> {
        match self.ask(name, bytes, Ask::Read { options }, progress).await? {
            (Told::Read, bytes) => Reading::from_bytes(&bytes).map_err(|_| NoAnswer::OtherBuild.into()),
            (Told::NotRead(error), _) => Err(Unread::File(error)),
            _ => Err(NoAnswer::OtherBuild.into()),
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
