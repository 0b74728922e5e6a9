//! Tables that leave as files: heads of columns, names of sheets, and the buttons that save them.

/// Its words.
pub struct Tables {
    /// Key, name, currency.
    pub customer: [&'static str; 3],
    /// All that is owed.
    pub owed: &'static str,
    /// Kind, number, issued, due, note on the due date, days late, amount, open.
    pub open_items: [&'static str; 8],
    /// A due date that nobody stated.
    pub assumed: &'static str,
    /// Name of the sheet.
    pub open_items_name: &'static str,
    /// On that day.
    pub open_items_on: fn(&str) -> String,
    /// At the foot.
    pub total: &'static str,
    /// Name of the file without its ending; takes the day.
    pub aged_name: fn(&str) -> String,
    /// Button: as CSV.
    pub csv: &'static str,
    /// Of what, for who cannot see where the button stands.
    pub csv_what: fn(&str) -> String,
    /// Button: as CSV for programs.
    pub neutral: &'static str,
    /// Of what.
    pub neutral_what: fn(&str) -> String,
    /// Button: as workbook.
    pub xlsx: &'static str,
    /// Of what.
    pub xlsx_what: fn(&str) -> String,
    /// The browser did not save the file.
    pub not_saved: &'static str,
}

/// French.
pub(super) const FR: Tables = Tables {
    customer: ["Code", "Client", "Devise"],
    owed: "Encours",
    open_items: ["Nature", "Numéro", "Émise le", "Échéance", "Remarque", "Jours de retard", "Montant", "Reste dû"],
    assumed: "échéance supposée",
    open_items_name: "Factures ouvertes",
    open_items_on: |day| format!("Factures ouvertes au {day}"),
    total: "Total",
    aged_name: |day| format!("balance-agee-{day}"),
    csv: "CSV",
    csv_what: |what| format!("Enregistrer en CSV\u{202f}: {what}"),
    neutral: "CSV neutre",
    neutral_what: |what| format!("Enregistrer en CSV neutre, avec virgules et points décimaux\u{202f}: {what}"),
    xlsx: "XLSX",
    xlsx_what: |what| format!("Enregistrer en classeur XLSX\u{202f}: {what}"),
    not_saved: "Le navigateur n’a pas enregistré le fichier.",
};

/// English.
pub(super) const EN: Tables = Tables {
    customer: ["Code", "Customer", "Currency"],
    owed: "Owed",
    open_items: ["Kind", "Number", "Issued on", "Due on", "Note", "Days late", "Amount", "Open"],
    assumed: "due date assumed",
    open_items_name: "Open invoices",
    open_items_on: |day| format!("Open invoices on {day}"),
    total: "Total",
    aged_name: |day| format!("aged-balance-{day}"),
    csv: "CSV",
    csv_what: |what| format!("Save as CSV: {what}"),
    neutral: "Neutral CSV",
    neutral_what: |what| format!("Save as neutral CSV, with commas and decimal points: {what}"),
    xlsx: "XLSX",
    xlsx_what: |what| format!("Save as XLSX workbook: {what}"),
    not_saved: "The browser did not save the file.",
};
