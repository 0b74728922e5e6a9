//! What the letter's page says around the letter, and the few words of the sheet itself that its content does not hold.

use crate::ledger::Tone;

/// Its words.
pub struct LetterPage {
    /// Names the bar.
    pub bar: &'static str,
    /// What it is, to whom.
    pub describe: fn(Tone, &str) -> String,
    /// Prints.
    pub print: &'static str,
    /// Saves it as a file.
    pub save_pdf: &'static str,
    /// Saved, under that name.
    pub saved: fn(&str) -> String,
    /// No letter can be made.
    pub nothing: &'static str,
    /// Why, most often.
    pub nothing_help: &'static str,
    /// Subject with its label, and the reference.
    pub subject_line: fn(&str, &str, &str) -> String,
    /// Names the table of documents.
    pub claimed: &'static str,
}

/// French.
pub const FR: LetterPage = LetterPage {
    bar: "Lettre",
    describe: |tone, name| match tone {
        Tone::Friendly => format!("Relance amiable, {name}"),
        Tone::Firm => format!("Relance ferme, {name}"),
        Tone::Formal => format!("Mise en demeure, {name}"),
    },
    print: "Imprimer",
    save_pdf: "Enregistrer en PDF",
    saved: |name| format!("Lettre enregistrée\u{202f}: {name}"),
    nothing: "Pas de lettre à montrer",
    nothing_help: "Rien n’est à réclamer à ce client pour ce jour, ou la relance est déjà notée comme envoyée.",
    subject_line: |label, subject, reference| format!("{label} {subject}, référence {reference}"),
    claimed: "Factures réclamées",
};

/// English.
pub const EN: LetterPage = LetterPage {
    bar: "Letter",
    describe: |tone, name| match tone {
        Tone::Friendly => format!("Friendly reminder, {name}"),
        Tone::Firm => format!("Firm reminder, {name}"),
        Tone::Formal => format!("Formal notice, {name}"),
    },
    print: "Print",
    save_pdf: "Save as PDF",
    saved: |name| format!("Letter saved: {name}"),
    nothing: "No letter to show",
    nothing_help: "Nothing is to be claimed from this customer on that day, or the reminder is noted as sent already.",
    subject_line: |label, subject, reference| format!("{label} {subject}, reference {reference}"),
    claimed: "Invoices claimed",
};
