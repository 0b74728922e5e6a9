//! The page's side of the output worker: files are made there. It is started for each question and ended by the answer.

use crate::BUILD;
use crate::store::StoreFault;
use crate::worker::output::{Ask, MODULE, Told};
use crate::worker::{Hand, Heard, Inbox, NoAnswer, spawn};
use js_sys::Uint8Array;

/// Why nothing was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotMade {
    /// Storage refused.
    Storage(StoreFault),
    /// The worker that makes it.
    Worker(NoAnswer),
}

impl<Reason: Into<NoAnswer>> From<Reason> for NotMade {
    fn from(reason: Reason) -> Self {
        Self::Worker(reason.into())
    }
}

/// Has something made of `bytes`, and waits for it.
///
/// # Errors
/// See [`NotMade`].
pub async fn make(ask: &Ask, bytes: Option<&[u8]>) -> Result<Vec<u8>, NotMade> {
    let inbox = Inbox::default();
    let putting = inbox.clone();
    let hand: Hand<Ask> = spawn(MODULE, BUILD, move |heard| putting.put(heard))?;
    hand.ask(ask, bytes.map(|bytes| Uint8Array::from(bytes).buffer()))?;
    loop {
        match inbox.next(|| false).await {
            None | Some(Heard::Ready) => {}
            Some(Heard::OtherBuild { .. }) => return Err(NoAnswer::OtherBuild.into()),
            Some(Heard::Fell { reason }) => return Err(NoAnswer::Fell(reason).into()),
            Some(Heard::Told(Told::Done, file)) => return Ok(file),
            Some(Heard::Told(Told::NotMade(reason), _)) => return Err(NoAnswer::Fell(reason).into()),
            Some(Heard::Told(Told::Failed(fault), _)) => return Err(NotMade::Storage(fault)),
        }
    }
}
