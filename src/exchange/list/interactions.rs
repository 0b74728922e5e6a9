//! A line is one thing that happened with a customer, as a CRM exports its activities.

use super::columns::Role;
use super::reader::List;
use super::records::Record;
use super::titles::folded;
use crate::exchange::reading::{Issue, IssueKind, ReadInteraction};
use crate::ledger::InteractionWay;

pub(crate) fn take(list: &mut List<'_>, record: &Record) -> Result<(), Issue> {
    let day = list.date(record, Role::IssuedOn)?;
    let on = match day {
        Some(day) => day,
        None => list.date(record, Role::DueOn)?.ok_or_else(|| list.issue_with(record, Role::IssuedOn, IssueKind::Missing))?,
    };
    let parts = [list.cell(record, Role::Label), list.cell(record, Role::Notes)];
    let mut said: Vec<&str> = parts.iter().map(|part| part.as_ref()).filter(|part| !part.is_empty()).collect();
    said.dedup();
    if said.is_empty() {
        return Err(list.issue_with(record, Role::Label, IssueKind::Missing));
    }
    let text = said.join("\n");
    let way = way_of(&list.cell(record, Role::Way));
    let customer = list.customer(record)?;
    list.interactions.push(ReadInteraction { customer, on, way, text, line: record.line });
    Ok(())
}

/// What CRMs call the kinds of their activities.
fn way_of(cell: &str) -> InteractionWay {
    let folded = folded(cell);
    let has = |starts: &[&str]| folded.split(' ').any(|word| starts.iter().any(|start| word.starts_with(start)));
    match () {
        () if has(&["appel", "call", "tel", "phone", "anruf", "bel"]) => InteractionWay::Call,
        () if has(&["mail", "email", "courriel", "emailing"]) || folded == "e mail" => InteractionWay::Mail,
        () if has(&["courrier", "lettre", "letter", "post", "brief", "recommande"]) => InteractionWay::Letter,
        () if has(&["rendez", "rdv", "meeting", "reunion", "visite", "visit", "visio", "demo", "afspraak", "termin", "lunch"]) => {
            InteractionWay::Meeting
        }
        () if has(&["sms", "message", "chat", "whatsapp", "linkedin"]) => InteractionWay::Message,
        () => InteractionWay::Other,
    }
}
