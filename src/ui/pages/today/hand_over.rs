//! Handing over what was written: to the clipboard, as a file, to the mail program.

use crate::dunning::Letter;
use crate::ledger::Channel;
use crate::output::letter_sheet::LetterSheet;
use crate::output::{mail_draft, plain_text, rich_text};
use crate::ui::maker::{NotMade, make};
use crate::ui::workbench::Workbench;
use crate::ui::{clock, download};
use crate::worker::output::{Ask, MailAsk};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// The words as they leave: the body of a mail, or the whole letter.
pub(crate) fn text_of(letter: &Letter) -> String {
    match letter.channel {
        Channel::Mail => plain_text::mail_body(letter),
        Channel::Sms => plain_text::sms_text(letter),
        Channel::Letter | Channel::RegisteredLetter | Channel::Call | Channel::Portal => plain_text::letter_text(letter),
    }
}

/// Puts a letter into the clipboard, as text and, where the browser can, with its table; false where it refuses.
pub(crate) async fn copy_letter(letter: &Letter) -> bool {
    let text = text_of(letter);
    if letter.channel == Channel::Sms {
        return copy(&text).await;
    }
    let html = rich_text::letter_html(letter);
    copy_rich(&html, &text).await.is_some() || copy(&text).await
}

/// `None` where the browser knows no clipboard with several forms of one thing, or refuses.
async fn copy_rich(html: &str, text: &str) -> Option<()> {
    let window = window();
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).ok().filter(|it| !it.is_undefined())?;
    let item = js_sys::Reflect::get(&window, &"ClipboardItem".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let forms = js_sys::Object::new();
    for (kind, text) in [("text/html", html), ("text/plain", text)] {
        let properties = web_sys::BlobPropertyBag::new();
        properties.set_type(kind);
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &properties).ok()?;
        js_sys::Reflect::set(&forms, &kind.into(), &blob).ok()?;
    }
    let item = js_sys::Reflect::construct(&item, &js_sys::Array::of1(&forms)).ok()?;
    let write = js_sys::Reflect::get(&clipboard, &"write".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let promise = write.call1(&clipboard, &js_sys::Array::of1(&item)).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok().map(drop)
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

/// The files of the invoices in a letter, as they came. Only what is one invoice alone goes along: never a list that names others.
async fn originals_of(workbench: Workbench, letter: &Letter) -> Vec<(String, &'static str, Vec<u8>)> {
    let mut seen = Vec::new();
    let mut files = Vec::new();
    for line in &letter.lines {
        let origin = workbench.with_untracked(|ledger| {
            let stated = ledger.details(line.item).map(|details| details.original.clone()).unwrap_or_default();
            workbench.origin_of(ledger.item_id(line.item), &stated)
        });
        let Some(origin) = origin.filter(|origin| !seen.contains(&origin.hash)) else { continue };
        seen.push(origin.hash);
        // A file that is gone, or a storage that refuses, leaves the draft without it.
        let Ok(Some(bytes)) = workbench.original(origin.hash).await else { continue };
        let name = origin.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        if let Some(media_type) = mail_draft::kind_of_invoice(&name, &bytes) {
            files.push((name, media_type, bytes));
        }
    }
    files
}

/// Saves a letter as PDF, and says its name; `None` where the browser refuses.
///
/// # Errors
/// It was not made.
pub(crate) async fn save_pdf(letter: &Letter) -> Result<Option<String>, NotMade> {
    let bytes = make(&Ask::Letter(Box::new(LetterSheet::of(letter))), None).await?;
    let name = format!("{}.pdf", letter.reference);
    Ok(download::save(&name, "application/pdf", &bytes).ok().map(|()| name))
}

/// Saves a mail draft with the letter and the invoices as a file, and says its name; `None` where the browser refuses.
///
/// # Errors
/// It was not made.
pub(crate) async fn save_draft(workbench: Workbench, letter: &Letter) -> Result<Option<String>, NotMade> {
    let moment = clock::moment();
    let originals = originals_of(workbench, letter).await;
    let files = originals.iter().map(|(name, media_type, bytes)| (name.clone(), (*media_type).to_owned(), bytes.len())).collect();
    let bytes: Vec<u8> = originals.iter().flat_map(|(_, _, bytes)| bytes).copied().collect();
    let ask = MailAsk {
        from: (letter.sender.name.clone(), letter.sender.email.clone()),
        to: (letter.recipient.name.clone(), letter.recipient.email.clone()),
        subject: letter.subject.clone(),
        body: plain_text::mail_body(letter),
        date: i64::try_from(moment.0 / 1000).unwrap_or_default(),
        message_id: format!("{}.{}@echeance.invalid", moment.0, letter.reference),
        letter: Some((format!("{}.pdf", letter.reference), Box::new(LetterSheet::of(letter)))),
        files,
    };
    let bytes = make(&Ask::MailDraft(Box::new(ask)), Some(&bytes)).await?;
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
