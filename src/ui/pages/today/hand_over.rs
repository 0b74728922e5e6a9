//! Handing over what was written: to the clipboard, as a file, to the mail program.

use crate::dunning::Letter;
use crate::ledger::Channel;
use crate::output::{mail_draft, plain_text};
use crate::ui::maker::{NotMade, make};
use crate::ui::{clock, download};
use crate::worker::output::Ask;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The words as they leave: the body of a mail, or the whole letter.
pub(crate) fn text_of(letter: &Letter) -> String {
    match letter.channel {
        Channel::Mail => plain_text::mail_body(letter),
        Channel::Letter | Channel::RegisteredLetter | Channel::Call | Channel::Sms | Channel::Portal => plain_text::letter_text(letter),
    }
}

/// Puts a text into the clipboard; false where the browser refuses.
pub(crate) async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Absent where the page is not served securely.
    if js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).map_or(true, |it| it.is_undefined()) {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Saves a mail draft as a file, and says its name; `None` where the browser refuses.
///
/// # Errors
/// It was not made.
pub(crate) async fn save_draft(letter: &Letter) -> Result<Option<String>, NotMade> {
    let moment = clock::moment();
    let ask = Ask::MailDraft {
        from: (letter.sender.name.clone(), letter.sender.email.clone()),
        to: (letter.recipient.name.clone(), letter.recipient.email.clone()),
        subject: letter.subject.clone(),
        body: plain_text::mail_body(letter),
        date: i64::try_from(moment.0 / 1000).unwrap_or_default(),
        message_id: format!("{}.{}@echeance.invalid", moment.0, letter.reference),
    };
    let bytes = make(&ask, None).await?;
    let name = format!("{}.eml", letter.reference);
    Ok(download::save(&name, "message/rfc822", &bytes).ok().map(|()| name))
}

/// The address that opens the mail program with the letter; `None` where it would be too long.
pub(crate) fn mailto(letter: &Letter) -> Option<String> {
    mail_draft::mailto(&letter.recipient.email, &letter.subject, &plain_text::mail_body(letter))
}

/// Prints the page: the letter is alone on it.
pub(crate) fn print() {
    if let Err(refused) = window().print() {
        leptos::logging::warn!("printing was refused: {refused:?}");
    }
}
