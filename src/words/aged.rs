//! The aged balance of the reports: what the rows are, where the columns end, one total in the home currency.

use crate::insight::AgedBy;

/// Its words.
pub struct Aged {
    /// Section.
    pub section: &'static str,
    /// Field: what the rows are.
    pub by: &'static str,
    /// Each of them.
    pub rows: fn(AgedBy) -> &'static str,
    /// Head of the rows.
    pub head: fn(AgedBy) -> &'static str,
    /// Field: from which date ages count.
    pub counted: &'static str,
    /// From the due date.
    pub by_due: &'static str,
    /// From the date of the document.
    pub by_issue: &'static str,
    /// Field: ends of the columns.
    pub edges: &'static str,
    /// Under it.
    pub edges_help: &'static str,
    /// Wrong.
    pub edges_wrong: &'static str,
    /// Column.
    pub not_due: &'static str,
    /// Column: from a day of age to another; the last has no end.
    pub bucket: fn(i64, Option<i64>) -> String,
    /// Column.
    pub credits: &'static str,
    /// Column.
    pub unapplied: &'static str,
    /// Column.
    pub balance: &'static str,
    /// None was said: no segment, nobody, no country.
    pub unsaid: &'static str,
    /// The rest of the rows.
    pub others: fn(i64) -> String,
    /// Nothing is open on the day.
    pub nothing: &'static str,
    /// A day that has not come.
    pub ahead: &'static str,
    /// Everything owed, in one currency.
    pub told: fn(&str) -> String,
    /// A rate used: one unit, what it is worth, the day.
    pub rate: fn(&str, &str, &str) -> String,
    /// No rate is known for these currencies on the day.
    pub no_rate: fn(&str, &str) -> String,
    /// The file's name.
    pub file_name: fn(&str) -> String,
    /// Its first columns: as of, row, currency, customers, debts, late.
    pub file_heads: [&'static str; 6],
}

/// French.
pub const FR: Aged = Aged {
    section: "Balance âgée",
    by: "Une ligne par",
    rows: |by| match by {
        AgedBy::Customer => "Client",
        AgedBy::Group => "Groupe",
        AgedBy::Segment => "Segment",
        AgedBy::Responsible => "Responsable",
        AgedBy::Currency => "Devise",
        AgedBy::Country => "Pays",
    },
    head: |by| match by {
        AgedBy::Customer => "Client",
        AgedBy::Group => "Groupe",
        AgedBy::Segment => "Segment",
        AgedBy::Responsible => "Responsable",
        AgedBy::Currency => "Devise",
        AgedBy::Country => "Pays",
    },
    counted: "Âge compté",
    by_due: "Depuis l’échéance",
    by_issue: "Depuis la date de facture",
    edges: "Fin des tranches, en jours",
    edges_help: "De une à six\u{202f}: 30, 60, 90.",
    edges_wrong: "De un à six nombres de jours sont attendus, comme 30, 60, 90.",
    not_due: "Non échu",
    bucket: |from, to| match to {
        Some(to) => format!("{from} à {to}\u{a0}j"),
        None => format!("{from}\u{a0}j et plus"),
    },
    credits: "Avoirs",
    unapplied: "Non affecté",
    balance: "Solde",
    unsaid: "Non renseigné",
    others: |n| format!("{n} autres"),
    nothing: "Rien n’est ouvert ce jour-là.",
    ahead: "Date à venir\u{202f}: ce qui resterait ouvert si rien n’était encaissé ni facturé d’ici là.",
    told: |sum| format!("Toutes devises ensemble\u{202f}: {sum}."),
    rate: |one, worth, day| format!("1\u{a0}{one} = {worth}, le {day}."),
    no_rate: |codes, day| format!("Pas de total toutes devises\u{202f}: aucun cours connu au {day} pour {codes}."),
    file_name: |day| format!("balance-agee-{day}"),
    file_heads: ["Au", "Ligne", "Devise", "Clients", "Créances", "Dont échues"],
};

/// English.
pub const EN: Aged = Aged {
    section: "Aged balance",
    by: "One row a",
    rows: |by| match by {
        AgedBy::Customer => "Customer",
        AgedBy::Group => "Group",
        AgedBy::Segment => "Segment",
        AgedBy::Responsible => "Person responsible",
        AgedBy::Currency => "Currency",
        AgedBy::Country => "Country",
    },
    head: |by| match by {
        AgedBy::Customer => "Customer",
        AgedBy::Group => "Group",
        AgedBy::Segment => "Segment",
        AgedBy::Responsible => "Responsible",
        AgedBy::Currency => "Currency",
        AgedBy::Country => "Country",
    },
    counted: "Age counted",
    by_due: "From the due date",
    by_issue: "From the invoice date",
    edges: "Ends of the columns, in days",
    edges_help: "One to six: 30, 60, 90.",
    edges_wrong: "One to six numbers of days are expected, such as 30, 60, 90.",
    not_due: "Not due",
    bucket: |from, to| match to {
        Some(to) => format!("{from} to {to} d"),
        None => format!("{from} d and more"),
    },
    credits: "Credit notes",
    unapplied: "Unapplied",
    balance: "Balance",
    unsaid: "Not said",
    others: |n| format!("{n} others"),
    nothing: "Nothing is open on that day.",
    ahead: "A day to come: what would be open if nothing were paid or invoiced until then.",
    told: |sum| format!("All currencies together: {sum}."),
    rate: |one, worth, day| format!("1 {one} = {worth}, on {day}."),
    no_rate: |codes, day| format!("No total of all currencies: no rate is known on {day} for {codes}."),
    file_name: |day| format!("aged-balance-{day}"),
    file_heads: ["As of", "Row", "Currency", "Customers", "Debts", "Of them late"],
};
