//! What Import says of bank statements: what they would bring, what is known of them already, how they follow on.

use super::format::Format;
use super::language::Language;
use super::statement_doubts;
use crate::exchange::reading;
use crate::exchange::statements::Doubt;

/// Its words.
pub struct BankImport {
    /// Name of a format, as banks give it.
    pub format: fn(reading::Format) -> &'static str,
    /// Figure: the account, and how many there are.
    pub account: fn(usize) -> &'static str,
    /// An account that nobody names.
    pub no_account: &'static str,
    /// The file names none; the one that is known was taken.
    pub account_taken: &'static str,
    /// So many statements.
    pub statements: fn(i64) -> String,
    /// Balance before.
    pub opening: &'static str,
    /// Balance after.
    pub closing: &'static str,
    /// Lines that enter.
    pub new: &'static str,
    /// Lines that are known.
    pub known: &'static str,
    /// Lines that are not booked yet.
    pub announced: &'static str,
    /// How it follows on.
    pub doubt: fn(&Doubt) -> String,
    /// Group: so many new lines.
    pub new_lines: fn(i64) -> String,
    /// Of a table, for who cannot see it: day, text, amount.
    pub heads: [&'static str; 3],
    /// Opens the lines that are known: how many.
    pub left_out: fn(i64) -> String,
    /// What that means.
    pub left_out_means: &'static str,
    /// Head: what is known.
    pub twin: &'static str,
    /// Head: enters all the same.
    pub anyway_head: &'static str,
    /// A tick: day and amount of the line.
    pub anyway: fn(&str, &str) -> String,
    /// The twin stands in the same file.
    pub in_file: &'static str,
    /// Says yes to so many lines.
    pub apply: fn(i64) -> String,
    /// Says yes to a statement without new lines.
    pub apply_balance: &'static str,
    /// What went in: file, lines, lines known.
    pub done: fn(&str, i64, i64) -> String,
    /// The way on: so many lines to look at.
    pub go_bank: fn(i64) -> String,
    /// Nothing new.
    pub nothing_new: fn(i64) -> String,
}

const F: Format = Format::new(Language::Fr);
const E: Format = Format::new(Language::En);

fn doubt_fr(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Gap { ended_on, ended_with, begins_with, .. } => format!(
            "Des mouvements manquent après le {}\u{202f}: le solde y était de {}, le relevé suivant part de {}.",
            F.full_date(*ended_on),
            F.amount(*ended_with),
            F.amount(*begins_with)
        ),
        Doubt::Overlap { from, to, .. } => format!(
            "Les jours du {} au {} sont couverts deux fois. Chaque ligne n’entre qu’une fois.",
            F.full_date(*from),
            F.full_date(*to)
        ),
        Doubt::Again { .. } => "Ce relevé figure deux fois. Ses lignes n’entrent qu’une fois.".into(),
        other => format!("Attendu\u{202f}: {}.", statement_doubts::fr(other)),
    }
}

fn doubt_en(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Gap { ended_on, ended_with, begins_with, .. } => format!(
            "Movements are missing after {}: the balance was {}, and the next statement begins with {}.",
            E.full_date(*ended_on),
            E.amount(*ended_with),
            E.amount(*begins_with)
        ),
        Doubt::Overlap { from, to, .. } => {
            format!("The days from {} to {} are covered twice. Each line goes in once.", E.full_date(*from), E.full_date(*to))
        }
        Doubt::Again { .. } => "This statement is there twice. Its lines go in once.".into(),
        other => format!("Expected: {}.", statement_doubts::en(other)),
    }
}

/// French.
pub const FR: BankImport = BankImport {
    format: statement_doubts::name,
    account: |n| if n > 1 { "Comptes" } else { "Compte" },
    no_account: "compte sans nom",
    account_taken: "Le fichier ne nomme aucun compte\u{202f}; celui que vous avez est pris.",
    statements: |n| F.count(n, "relevé", "relevés"),
    opening: "Solde au début",
    closing: "Solde à la fin",
    new: "Lignes nouvelles",
    known: "Déjà connues, laissées",
    announced: "Annoncées, pas encore passées",
    doubt: doubt_fr,
    new_lines: |n| F.count(n, "ligne nouvelle", "lignes nouvelles"),
    heads: ["Jour", "Libellé", "Montant"],
    left_out: |n| F.count(n, "ligne déjà connue", "lignes déjà connues"),
    left_out_means: "Même compte, même jour, même montant qu’une ligne connue. Si la banque a bien deux mouvements, cochez la ligne.",
    twin: "Ligne connue",
    anyway_head: "L’entrer aussi",
    anyway: |day, amount| format!("Entrer aussi la ligne du {day}, {amount}"),
    in_file: "dans ce fichier",
    apply: |n| if n == 1 { "Enregistrer cette ligne".into() } else { format!("Enregistrer ces {} lignes", F.number(n)) },
    apply_balance: "Enregistrer ce relevé",
    done: |name, new, known| {
        let new = F.count(new, "ligne de relevé", "lignes de relevé");
        match known {
            0 => format!("{name} est enregistré\u{202f}: {new}."),
            1 => format!("{name} est enregistré\u{202f}: {new}\u{202f}; une était déjà connue."),
            n => format!("{name} est enregistré\u{202f}: {new}\u{202f}; {} étaient déjà connues.", F.number(n)),
        }
    },
    go_bank: |n| if n == 1 { "Voir la ligne à expliquer".into() } else { format!("Voir les {} lignes à expliquer", F.number(n)) },
    nothing_new: |n| match n {
        0 => "Rien de ce relevé n’est nouveau.".into(),
        1 => "Sa ligne est déjà connue.".into(),
        n => format!("Ses {} lignes sont déjà connues.", F.number(n)),
    },
};

/// English.
pub const EN: BankImport = BankImport {
    format: statement_doubts::name,
    account: |n| if n > 1 { "Accounts" } else { "Account" },
    no_account: "account without a name",
    account_taken: "The file names no account; the one that you have is taken.",
    statements: |n| E.count(n, "statement", "statements"),
    opening: "Balance at the start",
    closing: "Balance at the end",
    new: "New lines",
    known: "Known already, left as they are",
    announced: "Announced, not booked yet",
    doubt: doubt_en,
    new_lines: |n| E.count(n, "new line", "new lines"),
    heads: ["Day", "Text", "Amount"],
    left_out: |n| E.count(n, "line known already", "lines known already"),
    left_out_means: "The same account, day and amount as a known line. If the bank has two movements indeed, tick the line.",
    twin: "Known line",
    anyway_head: "Enter it too",
    anyway: |day, amount| format!("Enter the line of {day}, {amount}, too"),
    in_file: "in this file",
    apply: |n| if n == 1 { "Record this line".into() } else { format!("Record these {} lines", E.number(n)) },
    apply_balance: "Record this statement",
    done: |name, new, known| {
        let new = E.count(new, "statement line", "statement lines");
        match known {
            0 => format!("{name} is recorded: {new}."),
            1 => format!("{name} is recorded: {new}; one was known already."),
            n => format!("{name} is recorded: {new}; {} were known already.", E.number(n)),
        }
    },
    go_bank: |n| if n == 1 { "See the line to explain".into() } else { format!("See the {} lines to explain", E.number(n)) },
    nothing_new: |n| match n {
        0 => "Nothing of this statement is new.".into(),
        1 => "Its line is known already.".into(),
        n => format!("Its {} lines are known already.", E.number(n)),
    },
};
