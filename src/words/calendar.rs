//! What a calendar that is taken along says.

/// Its words.
pub struct Calendar {
    /// Name of the calendar.
    pub name: &'static str,
    /// The file's name without its ending, of a day.
    pub file_name: fn(&str) -> String,
    /// Saves it.
    pub save: &'static str,
    /// What is in it.
    pub holds: &'static str,
    /// It was saved, with how many entries.
    pub saved: fn(i64) -> String,
    /// It was not.
    pub not_saved: &'static str,
    /// A document falls due: customer, number, amount.
    pub due: fn(&str, &str, &str) -> String,
    /// Its date of issue.
    pub issued: fn(&str) -> String,
    /// A promise ends: customer, amount.
    pub promise: fn(&str, &str) -> String,
    /// A reminder is to be sent: customer, amount.
    pub remind: fn(&str, &str) -> String,
    /// Something is to be invoiced: customer, amount.
    pub bill: fn(&str, &str) -> String,
    /// A debit comes in: customer, number, amount.
    pub debit: fn(&str, &str, &str) -> String,
    /// Kinds: due dates, promises, reminders, things to invoice, debits.
    pub categories: [&'static str; 5],
}

/// French.
pub const FR: Calendar = Calendar {
    name: "Échéance",
    file_name: |day| format!("calendrier-{day}"),
    save: "Calendrier (.ics)",
    holds: "Échéances, promesses, relances, factures à faire et prélèvements, avec des rappels à 9\u{a0}h\u{202f}: à ouvrir dans votre agenda. Un nouvel export remplace l’ancien.",
    saved: |n| match n {
        1 => "1 date enregistrée dans le calendrier.".to_owned(),
        n => format!("{n} dates enregistrées dans le calendrier."),
    },
    not_saved: "Le calendrier n’a pas pu être enregistré.",
    due: |who, number, amount| format!("Échéance {number}, {who}, {amount}"),
    issued: |day| format!("Facture du {day}"),
    promise: |who, amount| format!("Promesse de {who}, {amount}"),
    remind: |who, amount| format!("Relancer {who}, {amount}"),
    bill: |who, amount| format!("Facturer {who}, {amount}"),
    debit: |who, number, amount| format!("Prélèvement {number}, {who}, {amount}"),
    categories: ["Échéance", "Promesse", "Relance", "À facturer", "Prélèvement"],
};

/// English.
pub const EN: Calendar = Calendar {
    name: "Échéance",
    file_name: |day| format!("calendar-{day}"),
    save: "Calendar (.ics)",
    holds: "Due dates, promises, reminders, things to invoice and debits, with alarms at nine: open it in your calendar. A new export replaces the old one.",
    saved: |n| match n {
        1 => "1 date saved in the calendar.".to_owned(),
        n => format!("{n} dates saved in the calendar."),
    },
    not_saved: "The calendar could not be saved.",
    due: |who, number, amount| format!("Due: {number}, {who}, {amount}"),
    issued: |day| format!("Invoice of {day}"),
    promise: |who, amount| format!("Promise of {who}, {amount}"),
    remind: |who, amount| format!("Remind {who}, {amount}"),
    bill: |who, amount| format!("Invoice {who}, {amount}"),
    debit: |who, number, amount| format!("Debit: {number}, {who}, {amount}"),
    categories: ["Due date", "Promise", "Reminder", "To invoice", "Debit"],
};
