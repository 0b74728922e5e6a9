//! Handing over what was written: to the clipboard, as a file, to the mail program.

use crate::dunning::Letter;
use crate::ledger::Channel;
use crate::output::{mail_draft, plain_text};
use crate::ui::clock;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// The words as they leave: the body of a mail, or the whole letter.
pub(crate) fn text_of(letter: &Letter) -> String {
    match letter.channel {
        Channel::Mail => plain_text::mail_body(letter),
        Channel::Letter | Channel::RegisteredLetter | Channel::Call => plain_text::letter_text(letter),
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
pub(crate) fn save_draft(letter: &Letter) -> Option<String> {
    let moment = clock::moment();
    let id = format!("{}.{}@echeance.invalid", moment.0, letter.reference);
    let draft = mail_draft::Draft {
        from: (&letter.sender.name, &letter.sender.email),
        to: (&letter.recipient.name, &letter.recipient.email),
        subject: &letter.subject,
        body: &plain_text::mail_body(letter),
        attachments: &[],
    };
    let date = i64::try_from(moment.0 / 1000).unwrap_or_default();
    let bytes = mail_draft::eml(&draft, &mail_draft::Stamp { date, message_id: &id, boundary: "echeance" });
    let name = format!("{}.eml", letter.reference);
    save(&name, "message/rfc822", &bytes).ok().map(|()| name)
}

/// The address that opens the mail program with the letter; `None` where it would be too long.
pub(crate) fn mailto(letter: &Letter) -> Option<String> {
    mail_draft::mailto(&letter.recipient.email, &letter.subject, &plain_text::mail_body(letter))
}

fn save(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes).into());
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser begins to read after this turn.
    set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(30),
    );
    Ok(())
}

/// Prints the page: the letter is alone on it.
pub(crate) fn print() {
    if let Err(refused) = window().print() {
        leptos::logging::warn!("printing was refused: {refused:?}");
    }
}
