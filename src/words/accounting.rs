//! What the entries for the accounting say: their preview, their files, the accounts and the doubt that leads to them.

use crate::insight::{EntryKind, EntryState, WhyLeftOut};
use crate::ledger::AccountRole;

/// Its words.
pub struct Accounting {
    /// Section of the reports.
    pub title: &'static str,
    /// What it is for, and that nobody qualified has checked it.
    pub intro: &'static str,
    /// Heads: day, number, account, label, debit, credit.
    pub heads: [&'static str; 6],
    /// No entry in the period.
    pub none: &'static str,
    /// How many entries, how many of them new.
    pub count: fn(i64, i64) -> String,
    /// What an entry stands for.
    pub kind: fn(EntryKind) -> &'static str,
    /// An entry that takes another back; takes what that was.
    pub taken_back: fn(&str) -> String,
    /// Whether it was handed over.
    pub state: fn(EntryState) -> &'static str,
    /// The tax share is not known.
    pub tax_unknown: &'static str,
    /// Facts without an entry: how many, why.
    pub left_out: fn(i64, WhyLeftOut) -> String,
    /// Accounts that nobody confirmed, as a list.
    pub unconfirmed: fn(&str) -> String,
    /// One of them: what it is for, its number.
    pub one_unconfirmed: fn(&str, &str) -> String,
    /// Which entries are shown: the new ones, or all.
    pub which: &'static str,
    /// Those two.
    pub choices: [&'static str; 2],
    /// Saves the FEC-like file.
    pub save_fec: &'static str,
    /// Saves the table.
    pub save_csv: &'static str,
    /// Remembers that they were handed over.
    pub hand_over: &'static str,
    /// What that does.
    pub hand_over_means: &'static str,
    /// Done: how many.
    pub handed_over: fn(i64) -> String,
    /// Names of the files; take the day. Without ending.
    pub file_name: fn(&str) -> String,
    /// Name of the journal.
    pub journal: &'static str,
    /// What an account is for.
    pub role: fn(AccountRole) -> &'static str,
    /// Heads of the table: journal, number, day, account, its name, auxiliary, its name, document, label, debit, credit, currency.
    pub file_heads: [&'static str; 12],
    /// See [`BooksForm`].
    pub books: BooksForm,
    /// See [`DoubtWords`].
    pub doubt: DoubtWords,
}

/// How the accounting is kept.
pub struct BooksForm {
    /// Section of the settings.
    pub title: &'static str,
    /// Beside it.
    pub aside: &'static str,
    /// Field: the journal's code.
    pub journal: &'static str,
    /// Field: tax of documents that do not say theirs.
    pub tax: &'static str,
    /// Under it.
    pub tax_help: &'static str,
    /// Choice: whether a discount lowers the tax.
    pub discount: &'static str,
    /// As the country has it, it does, it does not.
    pub discount_choices: [&'static str; 3],
    /// Tick: the tax on losses is not got back.
    pub keeps_tax: &'static str,
    /// Opens the table of accounts.
    pub accounts: &'static str,
    /// Under a number: proposed by the chart, with its source.
    pub proposed: fn(&str, &str) -> String,
    /// No number is proposed for this country.
    pub no_proposal: &'static str,
    /// Keeps it.
    pub keep: &'static str,
    /// Kept.
    pub kept: &'static str,
}

/// Doubt and impairment of a document.
pub struct DoubtWords {
    /// Section.
    pub title: &'static str,
    /// In doubt since a day; with the reason, if any.
    pub since: fn(&str) -> String,
    /// What is expected to be lost, without tax.
    pub impaired: fn(&str) -> String,
    /// Opens: doubt.
    pub doubt: &'static str,
    /// Opens: end of doubt.
    pub end: &'static str,
    /// Opens: impairment.
    pub impair: &'static str,
    /// Title of each of the three dialogs.
    pub titles: [&'static str; 3],
    /// What each does.
    pub means: [&'static str; 3],
    /// Field: the day.
    pub on: &'static str,
    /// Field: the amount; takes the currency.
    pub amount: fn(&str) -> String,
    /// Under it.
    pub amount_help: &'static str,
    /// Field: why.
    pub reason: &'static str,
    /// Done: doubt, end, impairment.
    pub done: [&'static str; 3],
}

/// In French.
pub const FR: Accounting = Accounting {
    title: "Écritures pour la comptabilité",
    intro: "Ce que vos livres ne connaissent pas encore\u{202f}: escomptes, pertes, change, pénalités, douteux, dépréciations. À faire vérifier par votre comptable avant import.",
    heads: ["Jour", "Écriture", "Compte", "Libellé", "Débit", "Crédit"],
    none: "Aucune écriture sur cette période.",
    count: |n, new| match (n, new) {
        (1, 0) => "1 écriture, déjà remise".to_owned(),
        (1, _) => "1 écriture à remettre".to_owned(),
        (n, 0) => format!("{n} écritures, toutes remises"),
        (n, new) => format!("{n} écritures, dont {new} à remettre"),
    },
    kind: |kind| match kind {
        EntryKind::Discount => "Escompte accordé",
        EntryKind::Loss => "Créance irrécouvrable",
        EntryKind::Recovery => "Rentrée sur créance perdue",
        EntryKind::Exchange => "Écart de change",
        EntryKind::Doubt => "Créance douteuse",
        EntryKind::DoubtEnded => "Fin de créance douteuse",
        EntryKind::Impairment => "Dépréciation",
        EntryKind::Interest => "Intérêts de retard",
        EntryKind::Compensation => "Indemnité de recouvrement",
        EntryKind::ClaimWaived => "Abandon de pénalités",
    },
    taken_back: |what| format!("Contre-passation\u{202f}: {what}"),
    state: |state| match state {
        EntryState::New => "à remettre",
        EntryState::HandedOver => "remise",
        EntryState::TakesBack => "annule une écriture remise",
    },
    tax_unknown: "TVA du document inconnue\u{202f}: le montant est passé sans TVA",
    left_out: |n, why| {
        let (one, why) = (n == 1, why);
        let facts = if one { "1 fait sans écriture".to_owned() } else { format!("{n} faits sans écriture") };
        match why {
            WhyLeftOut::Imported => format!("{facts}\u{202f}: importé d’un fichier, donc déjà dans les livres."),
            WhyLeftOut::OtherCurrency => format!("{facts}\u{202f}: dans une autre monnaie que les livres."),
            WhyLeftOut::NoAccount => format!("{facts}\u{202f}: aucun compte n’est choisi dans les réglages."),
        }
    },
    unconfirmed: |list| format!("Comptes proposés, non vérifiés\u{202f}: {list}. Confirmez-les dans Réglages, Comptabilité."),
    one_unconfirmed: |role, number| format!("{number} ({role})"),
    which: "Écritures montrées",
    choices: ["À remettre", "Toutes"],
    save_fec: "Fichier au format du FEC",
    save_csv: "Tableau CSV",
    hand_over: "Noter comme remises",
    hand_over_means: "Une écriture remise n’est plus proposée\u{202f}; si ce qu’elle constate change, elle est contre-passée.",
    handed_over: |n| if n == 1 { "1 écriture notée comme remise".to_owned() } else { format!("{n} écritures notées comme remises") },
    file_name: |day| format!("ecritures-{day}"),
    journal: "Opérations diverses",
    role: |role| match role {
        AccountRole::Customers => "Clients",
        AccountRole::Doubtful => "Clients douteux",
        AccountRole::SalesTax => "TVA collectée",
        AccountRole::LossTax => "TVA récupérée sur pertes",
        AccountRole::Discount => "Escomptes accordés",
        AccountRole::Loss => "Pertes sur créances irrécouvrables",
        AccountRole::Recovery => "Rentrées sur créances amorties",
        AccountRole::ExchangeLoss => "Pertes de change",
        AccountRole::ExchangeGain => "Gains de change",
        AccountRole::Interest => "Intérêts de retard",
        AccountRole::Compensation => "Indemnités de recouvrement",
        AccountRole::ImpairmentExpense => "Dotations aux dépréciations des créances",
        AccountRole::ImpairmentIncome => "Reprises sur dépréciations des créances",
        AccountRole::Impairment => "Dépréciations des comptes de clients",
    },
    file_heads: [
        "Journal",
        "Écriture",
        "Jour",
        "Compte",
        "Intitulé",
        "Auxiliaire",
        "Client",
        "Pièce",
        "Libellé",
        "Débit",
        "Crédit",
        "Monnaie",
    ],
    books: BooksForm {
        title: "Comptabilité",
        aside: "pour les écritures des rapports",
        journal: "Code du journal (OD si vide)",
        tax: "TVA des documents qui ne la disent pas, en pour cent",
        tax_help: "Sans ce taux, un escompte ou une perte sur un tel document est passé sans TVA, et c’est dit.",
        discount: "Escompte et TVA",
        discount_choices: ["Selon la règle du pays", "L’escompte diminue la TVA", "L’escompte ne change pas la TVA"],
        keeps_tax: "La TVA des pertes n’est pas récupérée (TVA sur les encaissements, par exemple)",
        accounts: "Numéros de compte",
        proposed: |number, source| format!("{number} si vide ({source})"),
        no_proposal: "Aucun numéro n’est proposé pour ce pays.",
        keep: "Enregistrer les comptes",
        kept: "Comptes enregistrés",
    },
    doubt: DoubtWords {
        title: "Créance douteuse",
        since: |day| format!("Douteuse depuis le {day}"),
        impaired: |amount| format!("Dépréciation hors taxe\u{202f}: {amount}"),
        doubt: "Passer en douteux",
        end: "N’est plus douteuse",
        impair: "Déprécier",
        titles: ["Passer en créance douteuse", "Fin de créance douteuse", "Dépréciation"],
        means: [
            "La créance passe, TVA comprise, dans le compte des clients douteux. Les relances ne changent pas.",
            "La créance revient dans le compte des clients.",
            "La perte attendue, hors taxe, remplace celle d’avant. Un simple retard ne suffit pas\u{202f}: il faut des faits de l’exercice. Zéro reprend la dépréciation.",
        ],
        on: "Jour",
        amount: |currency| format!("Perte attendue hors taxe ({currency})"),
        amount_help: "TVA non comprise.",
        reason: "Motif",
        done: ["Créance passée en douteux", "Créance revenue aux clients", "Dépréciation enregistrée"],
    },
};

/// In English.
pub const EN: Accounting = Accounting {
    title: "Entries for the accounting",
    intro: "What your books do not know yet: discounts, losses, exchange, late interest, doubtful debts, impairments. Have your accountant check them before they go in.",
    heads: ["Day", "Entry", "Account", "Label", "Debit", "Credit"],
    none: "No entry in this period.",
    count: |n, new| match (n, new) {
        (1, 0) => "1 entry, handed over".to_owned(),
        (1, _) => "1 entry to hand over".to_owned(),
        (n, 0) => format!("{n} entries, all handed over"),
        (n, new) => format!("{n} entries, {new} to hand over"),
    },
    kind: |kind| match kind {
        EntryKind::Discount => "Discount given",
        EntryKind::Loss => "Bad debt",
        EntryKind::Recovery => "Bad debt recovered",
        EntryKind::Exchange => "Exchange difference",
        EntryKind::Doubt => "Doubtful debt",
        EntryKind::DoubtEnded => "End of doubtful debt",
        EntryKind::Impairment => "Impairment",
        EntryKind::Interest => "Late interest",
        EntryKind::Compensation => "Recovery compensation",
        EntryKind::ClaimWaived => "Claim given up",
    },
    taken_back: |what| format!("Reversal: {what}"),
    state: |state| match state {
        EntryState::New => "to hand over",
        EntryState::HandedOver => "handed over",
        EntryState::TakesBack => "takes back an entry handed over",
    },
    tax_unknown: "tax of the document not known: the amount is entered without tax",
    left_out: |n, why| {
        let facts = if n == 1 { "1 fact without an entry".to_owned() } else { format!("{n} facts without an entry") };
        match why {
            WhyLeftOut::Imported => format!("{facts}: imported from a file, so in the books already."),
            WhyLeftOut::OtherCurrency => format!("{facts}: in another currency than the books."),
            WhyLeftOut::NoAccount => format!("{facts}: no account is chosen in Settings."),
        }
    },
    unconfirmed: |list| format!("Accounts proposed, unverified: {list}. Confirm them in Settings, Accounting."),
    one_unconfirmed: |role, number| format!("{number} ({role})"),
    which: "Entries shown",
    choices: ["To hand over", "All"],
    save_fec: "File in the FEC’s columns",
    save_csv: "CSV table",
    hand_over: "Note as handed over",
    hand_over_means: "An entry handed over is not proposed again; if what it states changes, it is reversed.",
    handed_over: |n| if n == 1 { "1 entry noted as handed over".to_owned() } else { format!("{n} entries noted as handed over") },
    file_name: |day| format!("entries-{day}"),
    journal: "Miscellaneous entries",
    role: |role| match role {
        AccountRole::Customers => "Customers",
        AccountRole::Doubtful => "Doubtful customers",
        AccountRole::SalesTax => "Tax on sales",
        AccountRole::LossTax => "Tax got back on losses",
        AccountRole::Discount => "Discounts given",
        AccountRole::Loss => "Bad debts",
        AccountRole::Recovery => "Bad debts recovered",
        AccountRole::ExchangeLoss => "Exchange losses",
        AccountRole::ExchangeGain => "Exchange gains",
        AccountRole::Interest => "Late interest",
        AccountRole::Compensation => "Recovery compensation",
        AccountRole::ImpairmentExpense => "Impairment of receivables",
        AccountRole::ImpairmentIncome => "Impairment of receivables taken back",
        AccountRole::Impairment => "Receivables, impairment",
    },
    file_heads: ["Journal", "Entry", "Day", "Account", "Name", "Auxiliary", "Customer", "Document", "Label", "Debit", "Credit", "Currency"],
    books: BooksForm {
        title: "Accounting",
        aside: "for the entries of the reports",
        journal: "Code of the journal (OD if empty)",
        tax: "Tax of documents that do not say theirs, in per cent",
        tax_help: "Without it, a discount or a loss on such a document is entered without tax, and that is said.",
        discount: "Discount and tax",
        discount_choices: ["By the country’s rule", "A discount lowers the tax", "A discount leaves the tax as it is"],
        keeps_tax: "Tax on losses is not got back (tax on receipts, for instance)",
        accounts: "Account numbers",
        proposed: |number, source| format!("{number} if empty ({source})"),
        no_proposal: "No number is proposed for this country.",
        keep: "Keep the accounts",
        kept: "Accounts kept",
    },
    doubt: DoubtWords {
        title: "Doubtful debt",
        since: |day| format!("Doubtful since {day}"),
        impaired: |amount| format!("Impairment without tax: {amount}"),
        doubt: "Mark doubtful",
        end: "No longer doubtful",
        impair: "Impair",
        titles: ["Mark as a doubtful debt", "End of a doubtful debt", "Impairment"],
        means: [
            "The debt moves, with its tax, to the account of doubtful customers. Reminders stay as they are.",
            "The debt moves back to the account of customers.",
            "The loss expected, without tax, replaces the one before. Lateness alone is not enough: facts of the year are needed. Zero takes the impairment back.",
        ],
        on: "Day",
        amount: |currency| format!("Loss expected without tax ({currency})"),
        amount_help: "Tax not included.",
        reason: "Why",
        done: ["Debt marked doubtful", "Debt back with customers", "Impairment kept"],
    },
};
