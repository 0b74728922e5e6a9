//! What a customer and we had to do with each other beside reminders: noted by hand, or brought by a file.

use crate::ledger::InteractionWay;

/// Its words.
pub struct Interactions {
    /// Opens the form.
    pub note: &'static str,
    /// Its title; takes the customer.
    pub title: fn(&str) -> String,
    /// Field: the day.
    pub on: &'static str,
    /// Field: by which way.
    pub way: &'static str,
    /// Field: what was said.
    pub text: &'static str,
    /// Under it.
    pub text_help: &'static str,
    /// Wrong: nothing is said.
    pub text_missing: &'static str,
    /// Its button.
    pub enter: &'static str,
    /// Said once it is done.
    pub done: &'static str,
    /// A way, as a person chooses it.
    pub ways: fn(InteractionWay) -> &'static str,
    /// A line of the chronology.
    pub noted: fn(InteractionWay) -> &'static str,
}

pub(super) static FR: Interactions = Interactions {
    note: "Noter un échange",
    title: |customer| format!("Un échange avec {customer}"),
    on: "Jour",
    way: "Par quel moyen",
    text: "Ce qui s’est dit",
    text_help: "En quelques mots, tels que vous voudrez les relire. Rien n’est envoyé.",
    text_missing: "Dites en quelques mots ce qui s’est dit ou écrit.",
    enter: "Noter",
    done: "Échange noté.",
    ways: |way| match way {
        InteractionWay::Call => "Téléphone",
        InteractionWay::Mail => "Courriel",
        InteractionWay::Letter => "Courrier",
        InteractionWay::Meeting => "Rendez-vous",
        InteractionWay::Message => "SMS, messagerie",
        InteractionWay::Other => "Autre",
    },
    noted: |way| match way {
        InteractionWay::Call => "Appel téléphonique",
        InteractionWay::Mail => "Courriel échangé",
        InteractionWay::Letter => "Courrier échangé",
        InteractionWay::Meeting => "Rendez-vous",
        InteractionWay::Message => "Message échangé",
        InteractionWay::Other => "Échange",
    },
};

pub(super) static EN: Interactions = Interactions {
    note: "Note an exchange",
    title: |customer| format!("An exchange with {customer}"),
    on: "Day",
    way: "By which way",
    text: "What was said",
    text_help: "In a few words, as you will want to read them again. Nothing is sent.",
    text_missing: "Say in a few words what was said or written.",
    enter: "Note it",
    done: "Exchange noted.",
    ways: |way| match way {
        InteractionWay::Call => "Telephone",
        InteractionWay::Mail => "E-mail",
        InteractionWay::Letter => "Post",
        InteractionWay::Meeting => "Meeting",
        InteractionWay::Message => "Text message, chat",
        InteractionWay::Other => "Other",
    },
    noted: |way| match way {
        InteractionWay::Call => "Telephone call",
        InteractionWay::Mail => "E-mails exchanged",
        InteractionWay::Letter => "Letters exchanged",
        InteractionWay::Meeting => "Meeting",
        InteractionWay::Message => "Messages exchanged",
        InteractionWay::Other => "Exchange",
    },
};
