//! The letters of a day as files: each as PDF, and as a mail draft where it goes by mail. The same input gives the same bytes.

use chrono::NaiveDate;
use echeance::dunning::{DaySettings, LetterRequest, day_list, letter};
use echeance::law::RateBook;
use echeance::ledger::{Channel, Ledger};
use echeance::output::letter_pdf::letter_pdf;
use echeance::output::letter_sheet::LetterSheet;
use echeance::output::mail_draft::{Attachment, Draft, Stamp, boundary, eml};
use echeance::output::plain_text::{mail_body, sms_text};
use echeance::words::Language;
use std::path::Path;

/// Writes the letters of `on` into a folder, which is made where it is missing, and says what was written and what was not, a line each.
pub(crate) fn write(ledger: &Ledger, on: NaiveDate, otherwise: Language, folder: &Path) -> Result<String, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let settings = DaySettings::default();
    let rates = RateBook::built_in();
    let mut said = String::from("\nLetters\n");
    for card in day_list(ledger, on, &settings).cards {
        let key = ledger.customer(card.customer).key.clone();
        let request = LetterRequest { otherwise, ..LetterRequest::of(&card) };
        let made = match letter(ledger, &rates, &request, on, &settings) {
            Ok(made) => made,
            Err(reason) => {
                said.push_str(&format!("{key}: none, {reason}\n"));
                continue;
            }
        };
        let mut save = |ending: &str, bytes: &[u8]| {
            let name = format!("{}.{ending}", made.reference);
            std::fs::write(folder.join(&name), bytes).map_err(|error| format!("{name}: {error}"))?;
            said.push_str(&format!("{key}: {name}\n"));
            Ok::<(), String>(())
        };
        if card.channel == Channel::Sms {
            save("txt", sms_text(&made).as_bytes())?;
            continue;
        }
        let pdf = match letter_pdf(&LetterSheet::of(&made)) {
            Ok(pdf) => pdf,
            Err(reason) => {
                said.push_str(&format!("{key}: none, {reason}\n"));
                continue;
            }
        };
        save("pdf", &pdf)?;
        if card.channel == Channel::Mail {
            let body = mail_body(&made);
            let message_id = format!("{}@echeance.invalid", made.reference);
            let name = format!("{}.pdf", made.reference);
            let attachments = [Attachment { name: &name, media_type: "application/pdf", bytes: &pdf }];
            let draft = Draft {
                from: (&made.sender.name, &made.sender.email),
                to: (&made.recipient.name, &made.recipient.email),
                subject: &made.subject,
                body: &body,
                attachments: &attachments,
            };
            // The day itself: no clock is read.
            let date = on.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
            save("eml", &eml(&draft, &Stamp { date, message_id: &message_id, boundary: &boundary(&body, &message_id) }))?;
        }
    }
    Ok(said)
}
