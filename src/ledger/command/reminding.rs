//! Reminders sent, steps left out, where chasing begins.

use super::Command;
use crate::ledger::Event;
use crate::ledger::reminders::reminded;

/// The events that would fulfil a wish about reminders, unchecked.
pub(super) fn wished(command: &Command) -> Vec<Event> {
    match command {
        Command::MarkSent { customer, sent_on, channel, tone, documents, subject, body, bank_checked_up_to } => {
            vec![Event::ReminderSent {
                customer: (*customer).into(),
                sent_on: *sent_on,
                channel: *channel,
                tone: *tone,
                documents: reminded(documents),
                subject: subject.clone(),
                body: body.clone(),
                bank_checked_up_to: *bank_checked_up_to,
            }]
        }
        Command::SkipStep { customer, on, documents, reason } => {
            vec![Event::StepSkipped {
                customer: (*customer).into(),
                on: *on,
                documents: reminded(documents),
                reason: reason.trim().to_owned(),
            }]
        }
        Command::StartChase { on, documents } => vec![Event::ChaseStarted { on: *on, documents: reminded(documents) }],
        _ => Vec::new(),
    }
}
