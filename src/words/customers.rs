//! What the page of customers says: the list, the sheet of one, and the forms.

use super::customer_account::{
    item_en, item_fr, kind_count_en, kind_count_fr, kind_en, kind_follows_en, kind_follows_fr, kind_fr, movement_en, movement_fr,
    reminder_en, reminder_fr, terms_source_en, terms_source_fr, trend_en, trend_fr,
};
use super::customer_forms::{self as forms, Done, Form};
use super::format::Format;
use super::language::Language;
use crate::insight::{PaymentBehaviour, TermsSource, Trend};
use crate::ledger::{Channel, CustomerKind, DueBasis, ItemKind, Movement, Tone};

pub(super) const FRENCH: Format = Format::new(Language::Fr);
pub(super) const ENGLISH: Format = Format::new(Language::En);

/// Its words.
pub struct Customers {
    /// Names the page.
    pub title: &'static str,
    /// Names the table; takes the day in full.
    pub caption: fn(&str) -> String,
    /// How many there are, how many owe, how much in all.
    pub answer: fn(i64, i64, &str) -> String,
    /// The same where nobody owes.
    pub nobody_owes: fn(i64) -> String,
    /// How many pay later and later.
    pub lengthening: fn(i64) -> String,
    /// Names the tools above the table.
    pub tools: &'static str,
    /// Names the choice of which customers.
    pub which: &'static str,
    /// Those who owe.
    pub owing: &'static str,
    /// All.
    pub all: &'static str,
    /// Names the search field.
    pub find: &'static str,
    /// A kind with how many there are.
    pub kind_count: fn(CustomerKind, i64) -> String,
    /// A kind.
    pub kind: fn(CustomerKind) -> &'static str,
    /// What follows from a kind.
    pub kind_follows: fn(CustomerKind) -> &'static str,
    /// A trend in a word or two.
    pub trend: fn(Trend) -> &'static str,
    /// How many customers.
    pub count: fn(i64) -> String,
    /// Column.
    pub col_pick: &'static str,
    /// Column.
    pub col_name: &'static str,
    /// Column.
    pub col_ages: &'static str,
    /// Column.
    pub col_late: &'static str,
    /// Column.
    pub col_delay: &'static str,
    /// Column.
    pub col_kind: &'static str,
    /// Column.
    pub col_terms: &'static str,
    /// Column.
    pub col_overdue: &'static str,
    /// Column.
    pub col_open: &'static str,
    /// Column: what is open, and what is ordered and not invoiced.
    pub col_exposure: &'static str,
    /// Nothing is late.
    pub none_late: &'static str,
    /// Nothing was paid yet.
    pub never_paid: &'static str,
    /// Beside terms or dates that nobody confirmed.
    pub assumed: &'static str,
    /// Beneath the table.
    pub delay_note: &'static str,
    /// Ticks a customer.
    pub tick_one: fn(&str) -> String,
    /// Ticks what is shown.
    pub tick_all: &'static str,
    /// Unticks all.
    pub untick: &'static str,
    /// How many are ticked.
    pub ticked: fn(i64) -> String,
    /// Opens the choice of a kind.
    pub set_kind: &'static str,
    /// Opens the choice of terms.
    pub set_terms: &'static str,
    /// Why nothing can be entered.
    pub not_now: &'static str,
    /// Nobody is there.
    pub empty_title: &'static str,
    /// What to do then.
    pub empty: &'static str,
    /// The next step.
    pub empty_import: &'static str,
    /// No customer answers the filters.
    pub nothing_fits: &'static str,
    /// Takes the filters away.
    pub show_all: &'static str,
    /// Adds a customer.
    pub add: &'static str,
    /// The address names nobody.
    pub gone: &'static str,
    /// What to do then.
    pub gone_advice: &'static str,
    /// The sheet of one.
    pub sheet: Sheet,
    /// The forms.
    pub form: Form,
    /// What was done.
    pub done: Done,
}

/// The sheet of one customer.
pub struct Sheet {
    /// Names the way back.
    pub trail: &'static str,
    /// Opens the whole sheet.
    pub open_page: &'static str,
    /// Leads to the letter.
    pub letter: &'static str,
    /// Leads to the invoices.
    pub invoices: &'static str,
    /// Adds an invoice.
    pub new_invoice: &'static str,
    /// Under the name: country, kind, terms.
    pub about: fn(&[String]) -> String,
    /// A figure.
    pub outstanding: &'static str,
    /// Of which late, in how many documents.
    pub outstanding_more: fn(&str, i64) -> String,
    /// Title of an answer; takes the name.
    pub why_outstanding: fn(&str) -> String,
    /// The rule.
    pub outstanding_formula: &'static str,
    /// A figure.
    pub oldest: &'static str,
    /// Since which due date.
    pub oldest_more: fn(&str) -> String,
    /// Beneath a figure where nothing is late.
    pub no_late: &'static str,
    /// A figure.
    pub mean: &'static str,
    /// On how many documents, and where it goes.
    pub mean_more: fn(i64, &str) -> String,
    /// Where no document says anything.
    pub mean_none: &'static str,
    /// Title of an answer; takes the name.
    pub why_mean: fn(&str) -> String,
    /// The rule.
    pub mean_formula: &'static str,
    /// A term.
    pub mean_paid: fn(i64) -> String,
    /// A term.
    pub mean_paid_weighted: &'static str,
    /// A term.
    pub mean_all: fn(i64) -> String,
    /// A term.
    pub mean_all_weighted: &'static str,
    /// Heads of the terms.
    pub mean_heads: [&'static str; 2],
    /// Section.
    pub ages: &'static str,
    /// The steps of lateness.
    pub age_names: [&'static str; 5],
    /// Column.
    pub age: &'static str,
    /// Open credit notes.
    pub credits: &'static str,
    /// Money that settles nothing.
    pub unapplied: &'static str,
    /// Names the bar; takes the name and the day.
    pub ages_title: fn(&str, &str) -> String,
    /// Section.
    pub movements: &'static str,
    /// A kind of movement.
    pub movement: fn(Movement) -> &'static str,
    /// Column.
    pub movement_head: &'static str,
    /// Column.
    pub amount: &'static str,
    /// The sum.
    pub balance: &'static str,
    /// Nothing was booked.
    pub no_account: &'static str,
    /// How many matches wait.
    pub proposals: fn(i64) -> String,
    /// Section.
    pub open_documents: &'static str,
    /// Column.
    pub document: &'static str,
    /// Column.
    pub due: &'static str,
    /// Column.
    pub late: &'static str,
    /// Column.
    pub open: &'static str,
    /// How many more there are.
    pub more_documents: fn(i64) -> String,
    /// Nothing is open.
    pub nothing_open: &'static str,
    /// Section.
    pub plot: &'static str,
    /// Legend.
    pub plot_paid: &'static str,
    /// Legend.
    pub plot_open: &'static str,
    /// The figures in a sentence: least, most, mean.
    pub plot_about: fn(i64, &str, &str, &str) -> String,
    /// Names the dashed line.
    pub plot_mean: fn(&str) -> String,
    /// Under the chart.
    pub plot_order: &'static str,
    /// Fewer than three points.
    pub plot_too_few: fn(i64) -> String,
    /// Column.
    pub settled: &'static str,
    /// In that column where it is open.
    pub still_open: &'static str,
    /// What the dots say in words.
    pub behaviour: fn(&PaymentBehaviour) -> String,
    /// Section.
    pub terms: &'static str,
    /// Where they come from.
    pub terms_source: fn(TermsSource, DueBasis) -> &'static str,
    /// What follows while nobody confirmed them.
    pub terms_assumed: &'static str,
    /// Opens the terms to confirm them.
    pub confirm_terms: &'static str,
    /// Opens the terms.
    pub change_terms: &'static str,
    /// Section.
    pub kind: &'static str,
    /// Section.
    pub contact: &'static str,
    /// Opens the form.
    pub edit: &'static str,
    /// A field is empty.
    pub nothing_known: &'static str,
    /// Its code in the accounts.
    pub key: &'static str,
    /// Section.
    pub chronology: &'static str,
    /// Nothing happened.
    pub nothing_happened: &'static str,
    /// How many more there are.
    pub earlier: fn(i64) -> String,
    /// What an item is, with its number.
    pub item: fn(ItemKind, &str) -> String,
    /// A reminder: by which way, in which tone, of which documents.
    pub reminder: fn(Channel, Tone, &str) -> String,
    /// Unfolds the words.
    pub words_sent: &'static str,
    /// A step was left out.
    pub skipped: fn(&str) -> String,
    /// Chasing begins.
    pub chase_started: fn(&str) -> String,
    /// A step was put off: of which document, to which day.
    pub put_off: fn(&str, &str) -> String,
    /// A step was handed over: of which document, to whom.
    pub handed_over: fn(&str, &str) -> String,
}

/// French.
pub const FR: Customers = Customers {
    title: "Clients",
    caption: |day| format!("Clients au {day}"),
    answer: |n, owing, sum| {
        format!("{}, {} {} ", FRENCH.count(n, "client", "clients"), FRENCH.number(owing), FRENCH.plural(owing, "vous doit", "vous doivent"))
            + sum
            + "."
    },
    nobody_owes: |n| format!("{}, aucun ne vous doit rien.", FRENCH.count(n, "client", "clients")),
    lengthening: |n| format!("{} {} de plus en plus tard.", FRENCH.number(n), FRENCH.plural(n, "paie", "paient")),
    tools: "Filtres",
    which: "Lesquels",
    owing: "Qui doivent",
    all: "Tous",
    find: "Nom ou interlocuteur",
    kind_count: kind_count_fr,
    kind: kind_fr,
    kind_follows: kind_follows_fr,
    trend: trend_fr,
    count: |n| FRENCH.count(n, "client", "clients"),
    col_pick: "Cocher",
    col_name: "Client",
    col_ages: "Âges",
    col_late: "Retard",
    col_delay: "Retard moyen, tendance",
    col_kind: "Nature",
    col_terms: "Conditions",
    col_overdue: "Échu",
    col_open: "Encours",
    col_exposure: "Exposition",
    none_late: "rien d’échu",
    never_paid: "aucun paiement",
    assumed: "supposées",
    delay_note: "Retard moyen par facture, factures ouvertes comprises à leur âge du jour. Tendance\u{202f}: six derniers mois contre les douze d’avant.",
    tick_one: |name| format!("Cocher {name}"),
    tick_all: "Cocher toutes les lignes",
    untick: "Décocher",
    ticked: |n| format!("{} {}", FRENCH.count(n, "client", "clients"), FRENCH.plural(n, "coché", "cochés")),
    set_kind: "Indiquer la nature…",
    set_terms: "Indiquer les conditions…",
    not_now: "Rien ne peut être saisi maintenant\u{202f}: une date passée est affichée, ou un autre onglet écrit.",
    empty_title: "Aucun client",
    empty: "Importez l’export de votre comptabilité, ou créez votre premier client à la main.",
    empty_import: "Importer un fichier",
    nothing_fits: "Aucun client ne répond à ces filtres.",
    show_all: "Voir tous les clients",
    add: "Nouveau client",
    gone: "Ce client n’existe pas ou plus",
    gone_advice: "L’import qui l’a créé a peut-être été annulé.",
    sheet: Sheet {
        trail: "Fil",
        open_page: "Ouvrir la fiche",
        letter: "Relire la relance",
        invoices: "Toutes ses factures",
        new_invoice: "Nouvelle facture",
        about: |parts| parts.join(", ") + ".",
        outstanding: "Encours",
        outstanding_more: |late, n| format!("dont {late} échus, {}", FRENCH.count(n, "document ouvert", "documents ouverts")),
        why_outstanding: |name| format!("Encours de {name}"),
        outstanding_formula: "Somme de tous les mouvements du compte jusqu’à la date affichée. C’est aussi ce qui reste ouvert, moins les crédits et l’argent non affecté.",
        oldest: "Plus ancien retard",
        oldest_more: |day| format!("échéance du {day}"),
        no_late: "rien d’échu",
        mean: "Retard moyen",
        mean_more: |n, trend| format!("sur {}, {trend}", FRENCH.count(n, "facture", "factures")),
        mean_none: "aucune facture payée ni échue",
        why_mean: |name| format!("Retard moyen de {name}"),
        mean_formula: "Moyenne des jours entre l’échéance et le paiement complet\u{202f}; en avance compte en moins. Les factures ouvertes et échues comptent à leur âge du jour. Ni reports, ni retenues, ni ce qu’un avoir seul a soldé.",
        mean_paid: |n| format!("Factures payées ({})", FRENCH.number(n)),
        mean_paid_weighted: "Les mêmes, pesées par leur montant",
        mean_all: |n| format!("Avec {}", FRENCH.count(n, "ouverte échue", "ouvertes échues")),
        mean_all_weighted: "Les mêmes, pesées par leur montant",
        mean_heads: ["Factures", "Retard moyen"],
        ages: "Par âge",
        age_names: ["À échoir", "1–30 j", "31–60 j", "61–90 j", "Plus de 90 j"],
        age: "Tranche",
        credits: "Avoirs ouverts",
        unapplied: "Argent non affecté",
        ages_title: |name, day| format!("Encours de {name} par âge au {day}"),
        movements: "Comment le solde s’est formé",
        movement: movement_fr,
        movement_head: "Mouvement",
        amount: "Montant",
        balance: "Solde",
        no_account: "Aucun document, aucun paiement\u{202f}: le compte est vide.",
        proposals: |n| format!("{} à confirmer dans ses factures.", FRENCH.count(n, "rapprochement proposé", "rapprochements proposés")),
        open_documents: "Relevé",
        document: "Document",
        due: "Échéance",
        late: "Retard",
        open: "Reste dû",
        more_documents: |n| format!("{} de plus dans ses factures.", FRENCH.count(n, "document", "documents")),
        nothing_open: "Rien n’est ouvert.",
        plot: "Jours de retard par facture",
        plot_paid: "payée",
        plot_open: "ouverte",
        plot_about: |n, least, most, mean| format!("{}, de {least} à {most}, {mean} en moyenne", FRENCH.count(n, "facture", "factures")),
        plot_mean: |days| format!("moyenne {days}"),
        plot_order: "Dans l’ordre des échéances.",
        plot_too_few: |n| format!("Un graphique demande trois factures payées ou échues\u{202f}; il y en a {}.", FRENCH.number(n)),
        settled: "Payée le",
        still_open: "ouverte",
        behaviour: behaviour_fr,
        terms: "Conditions de paiement",
        terms_source: terms_source_fr,
        terms_assumed: "Sur une échéance supposée, on rappelle, mais sans pénalités, sans indemnité de 40\u{202f}€ et sans mise en demeure.",
        confirm_terms: "Confirmer les conditions…",
        change_terms: "Changer les conditions…",
        kind: "Nature",
        contact: "Coordonnées",
        edit: "Modifier…",
        nothing_known: "·",
        key: "Code",
        chronology: "Chronologie",
        nothing_happened: "Rien ne s’est encore passé.",
        earlier: |n| format!("Voir aussi les {} plus anciens", FRENCH.number(n)),
        item: item_fr,
        reminder: reminder_fr,
        words_sent: "Lire le texte envoyé",
        skipped: |document| format!("Étape laissée de côté, {document}"),
        chase_started: |document| format!("Début des relances, {document}"),
        put_off: |document, until| format!("Étape reportée au {until}, {document}"),
        handed_over: |document, to| format!("Étape confiée à {to}, {document}"),
    },
    form: forms::FORM_FR,
    done: forms::DONE_FR,
};

/// English.
pub const EN: Customers = Customers {
    title: "Customers",
    caption: |day| format!("Customers on {day}"),
    answer: |n, owing, sum| {
        format!(
            "{}, {} {} ",
            ENGLISH.count(n, "customer", "customers"),
            ENGLISH.number(owing),
            ENGLISH.plural(owing, "owes you", "owe you")
        ) + sum
            + "."
    },
    nobody_owes: |n| format!("{}, none owes you anything.", ENGLISH.count(n, "customer", "customers")),
    lengthening: |n| format!("{} {} later and later.", ENGLISH.number(n), ENGLISH.plural(n, "pays", "pay")),
    tools: "Filters",
    which: "Which",
    owing: "Who owe",
    all: "All",
    find: "Name or contact",
    kind_count: kind_count_en,
    kind: kind_en,
    kind_follows: kind_follows_en,
    trend: trend_en,
    count: |n| ENGLISH.count(n, "customer", "customers"),
    col_pick: "Tick",
    col_name: "Customer",
    col_ages: "Ages",
    col_late: "Late",
    col_delay: "Mean lateness, trend",
    col_kind: "Kind",
    col_terms: "Terms",
    col_overdue: "Overdue",
    col_open: "Outstanding",
    col_exposure: "Exposure",
    none_late: "nothing late",
    never_paid: "no payment yet",
    assumed: "assumed",
    delay_note: "Mean lateness by invoice, open ones counted at their age of the day. Trend: the last six months against the twelve before.",
    tick_one: |name| format!("Tick {name}"),
    tick_all: "Tick all lines",
    untick: "Untick",
    ticked: |n| format!("{} ticked", ENGLISH.count(n, "customer", "customers")),
    set_kind: "Set the kind…",
    set_terms: "Set the terms…",
    not_now: "Nothing can be entered now: a past day is shown, or another tab writes.",
    empty_title: "No customers",
    empty: "Import an export of your accounts, or add your first customer by hand.",
    empty_import: "Import a file",
    nothing_fits: "No customer answers these filters.",
    show_all: "Show all customers",
    add: "New customer",
    gone: "This customer is not there (any more)",
    gone_advice: "The import that brought it may have been undone.",
    sheet: Sheet {
        trail: "Trail",
        open_page: "Open the sheet",
        letter: "Review the reminder",
        invoices: "All its invoices",
        new_invoice: "New invoice",
        about: |parts| parts.join(", ") + ".",
        outstanding: "Outstanding",
        outstanding_more: |late, n| format!("{late} of it late, {}", ENGLISH.count(n, "open document", "open documents")),
        why_outstanding: |name| format!("What {name} owes"),
        outstanding_formula: "The sum of all movements of the account up to the day shown. It is also what is open, less credits and unapplied money.",
        oldest: "Oldest lateness",
        oldest_more: |day| format!("due on {day}"),
        no_late: "nothing late",
        mean: "Mean lateness",
        mean_more: |n, trend| format!("over {}, {trend}", ENGLISH.count(n, "invoice", "invoices")),
        mean_none: "no invoice paid or late",
        why_mean: |name| format!("Mean lateness of {name}"),
        mean_formula: "Mean of the days from due date to full payment; early counts as less. Open late invoices count at their age of the day. Neither balances carried forward, nor retentions, nor what a credit note alone settled.",
        mean_paid: |n| format!("Paid invoices ({})", ENGLISH.number(n)),
        mean_paid_weighted: "The same, each by its amount",
        mean_all: |n| format!("With {}", ENGLISH.count(n, "open and late", "open and late")),
        mean_all_weighted: "The same, each by its amount",
        mean_heads: ["Invoices", "Mean lateness"],
        ages: "By age",
        age_names: ["Not due", "1–30 d", "31–60 d", "61–90 d", "Over 90 d"],
        age: "Step",
        credits: "Open credit notes",
        unapplied: "Unapplied money",
        ages_title: |name, day| format!("What {name} owes by age on {day}"),
        movements: "How the balance came to be",
        movement: movement_en,
        movement_head: "Movement",
        amount: "Amount",
        balance: "Balance",
        no_account: "No document, no payment: the account is empty.",
        proposals: |n| format!("{} to confirm in its invoices.", ENGLISH.count(n, "proposed match", "proposed matches")),
        open_documents: "Statement",
        document: "Document",
        due: "Due",
        late: "Late",
        open: "Open",
        more_documents: |n| format!("{} more among its invoices.", ENGLISH.count(n, "document", "documents")),
        nothing_open: "Nothing is open.",
        plot: "Days late by invoice",
        plot_paid: "paid",
        plot_open: "open",
        plot_about: |n, least, most, mean| {
            format!("{}, from {least} to {most}, {mean} on average", ENGLISH.count(n, "invoice", "invoices"))
        },
        plot_mean: |days| format!("mean {days}"),
        plot_order: "In the order of due dates.",
        plot_too_few: |n| {
            format!("A chart takes three invoices paid or late; there {} {}.", ENGLISH.plural(n, "is", "are"), ENGLISH.number(n))
        },
        settled: "Paid on",
        still_open: "open",
        behaviour: behaviour_en,
        terms: "Payment terms",
        terms_source: terms_source_en,
        terms_assumed: "On an assumed due date one reminds, yet without interest, without the 40\u{202f}euros and without a formal notice.",
        confirm_terms: "Confirm the terms…",
        change_terms: "Change the terms…",
        kind: "Kind",
        contact: "Contact",
        edit: "Edit…",
        nothing_known: "·",
        key: "Code",
        chronology: "Chronology",
        nothing_happened: "Nothing has happened yet.",
        earlier: |n| format!("Show the {} earlier ones too", ENGLISH.number(n)),
        item: item_en,
        reminder: reminder_en,
        words_sent: "Read the words sent",
        skipped: |document| format!("Step left out, {document}"),
        chase_started: |document| format!("Chasing begins, {document}"),
        put_off: |document, until| format!("Step put off to {until}, {document}"),
        handed_over: |document, to| format!("Step handed to {to}, {document}"),
    },
    form: forms::FORM_EN,
    done: forms::DONE_EN,
};

/// A mean in whole days, half away from zero.
#[must_use]
pub fn whole_days(mean: f64) -> i64 {
    mean.round() as i64
}

fn behaviour_fr(it: &PaymentBehaviour) -> String {
    let mut said = Vec::new();
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match it.mean_days_late {
        Some(mean) => said.push(format!(
            "{} de retard en moyenne sur {}, dont {} en retard.",
            FRENCH.days(whole_days(mean)),
            FRENCH.count(n(it.n_paid), "facture payée", "factures payées"),
            FRENCH.number(n(it.n_paid_late)),
        )),
        None => said.push("Aucune facture payée jusqu’ici.".to_owned()),
    }
    if let Some(mean) = it.mean_days_late_with_open.filter(|_| it.n_open_late > 0) {
        said.push(format!(
            "Avec {} à leur âge du jour\u{202f}: {}.",
            FRENCH.count(n(it.n_open_late), "facture ouverte et échue", "factures ouvertes et échues"),
            FRENCH.days(whole_days(mean)),
        ));
    }
    said.push(
        match it.trend {
            Trend::Lengthening => "Le retard s’allonge\u{202f}: les six derniers mois contre les douze d’avant.",
            Trend::Steady => "Le retard est stable.",
            Trend::Shortening => "Le retard raccourcit\u{202f}: les six derniers mois contre les douze d’avant.",
            Trend::TooFew => "Trop peu de paiements pour dire une tendance\u{202f}; il en faut trois de chaque côté.",
        }
        .to_owned(),
    );
    if it.n_assumed_due > 0 {
        said.push(format!("{} sur une échéance supposée.", FRENCH.count(n(it.n_assumed_due), "facture compte", "factures comptent")));
    }
    said.join(" ")
}

fn behaviour_en(it: &PaymentBehaviour) -> String {
    let mut said = Vec::new();
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match it.mean_days_late {
        Some(mean) => said.push(format!(
            "{} late on average over {}, {} of them late.",
            ENGLISH.days(whole_days(mean)),
            ENGLISH.count(n(it.n_paid), "paid invoice", "paid invoices"),
            ENGLISH.number(n(it.n_paid_late)),
        )),
        None => said.push("No invoice paid so far.".to_owned()),
    }
    if let Some(mean) = it.mean_days_late_with_open.filter(|_| it.n_open_late > 0) {
        said.push(format!(
            "With {} at their age of the day: {}.",
            ENGLISH.count(n(it.n_open_late), "open late invoice", "open late invoices"),
            ENGLISH.days(whole_days(mean)),
        ));
    }
    said.push(
        match it.trend {
            Trend::Lengthening => "Lateness grows: the last six months against the twelve before.",
            Trend::Steady => "Lateness is steady.",
            Trend::Shortening => "Lateness shrinks: the last six months against the twelve before.",
            Trend::TooFew => "Too few payments to tell a trend; it takes three on either side.",
        }
        .to_owned(),
    );
    if it.n_assumed_due > 0 {
        said.push(format!("{} on an assumed due date.", ENGLISH.count(n(it.n_assumed_due), "invoice counts", "invoices count")));
    }
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behaviour_is_said_with_how_many_invoices_stand_behind_it() {
        let behaviour = PaymentBehaviour {
            n_paid: 14,
            n_paid_late: 12,
            n_open_late: 3,
            mean_days_late: Some(26.6),
            weighted_mean_days_late: Some(30.0),
            mean_days_late_with_open: Some(40.2),
            weighted_mean_days_late_with_open: Some(41.0),
            trend: Trend::Lengthening,
            n_assumed_due: 0,
        };
        let said = (FR.sheet.behaviour)(&behaviour);
        assert!(said.starts_with("27\u{a0}jours de retard en moyenne sur 14\u{a0}factures payées, dont 12 en retard. Avec 3"), "{said}");
    }
}
