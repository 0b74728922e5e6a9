//! What the page of customers says: the list, the sheet of one, and the forms.

use super::format::Format;
use super::language::Language;
use crate::insight::{PaymentBehaviour, TermsEffect, TermsSource, Trend};
use crate::ledger::{Channel, CustomerKind, DueBasis, ItemKind, Movement, Tone};

const FRENCH: Format = Format::new(Language::Fr);
const ENGLISH: Format = Format::new(Language::En);

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
}

/// The forms.
pub struct Form {
    /// Title.
    pub new_title: &'static str,
    /// Title.
    pub edit_title: fn(&str) -> String,
    /// Field.
    pub name: &'static str,
    /// Field.
    pub address: &'static str,
    /// Field.
    pub contact: &'static str,
    /// Field.
    pub email: &'static str,
    /// Field.
    pub phone: &'static str,
    /// Field.
    pub language: &'static str,
    /// Follows the country.
    pub language_auto: &'static str,
    /// Another, as the file said.
    pub language_other: fn(&str) -> String,
    /// Field.
    pub country: &'static str,
    /// Beneath.
    pub country_help: &'static str,
    /// What is wrong.
    pub country_wrong: &'static str,
    /// Field.
    pub legal_id: &'static str,
    /// What is wrong.
    pub legal_id_wrong: &'static str,
    /// What is wrong.
    pub email_wrong: &'static str,
    /// What is wrong.
    pub name_missing: &'static str,
    /// Field.
    pub kind: &'static str,
    /// Writes it.
    pub save: &'static str,
    /// Title.
    pub kind_title: fn(i64) -> String,
    /// Title.
    pub terms_title: fn(i64) -> String,
    /// Field.
    pub rule: &'static str,
    /// The rules, in the order of the form.
    pub rule_names: [&'static str; 9],
    /// Field.
    pub days: &'static str,
    /// Field.
    pub months: &'static str,
    /// Field.
    pub day: &'static str,
    /// What is wrong.
    pub number_wrong: &'static str,
    /// What is wrong.
    pub day_wrong: &'static str,
    /// A document of a day falls due on another.
    pub example: fn(&str, &str) -> String,
    /// Field.
    pub basis: &'static str,
    /// An answer.
    pub confirmed: &'static str,
    /// An answer.
    pub assumed: &'static str,
    /// What it means.
    pub confirmed_means: &'static str,
    /// What it means.
    pub assumed_means: &'static str,
    /// What it changes.
    pub effect: fn(&TermsEffect) -> String,
    /// Does it.
    pub apply: &'static str,
    /// Title.
    pub invoice_title: fn(&str) -> String,
    /// Field.
    pub number: &'static str,
    /// What is wrong.
    pub number_missing: &'static str,
    /// Field.
    pub issued_on: &'static str,
    /// Field.
    pub amount: &'static str,
    /// What is wrong.
    pub amount_wrong: &'static str,
    /// Field.
    pub due_by: &'static str,
    /// An answer.
    pub due_by_terms: &'static str,
    /// An answer.
    pub due_on_day: &'static str,
    /// Field.
    pub due_on: &'static str,
    /// What is wrong.
    pub date_missing: &'static str,
    /// What is wrong.
    pub due_too_early: &'static str,
    /// The day the terms give.
    pub due_terms_say: fn(&str, &str) -> String,
}

/// What was done, for the line that can take it back.
pub struct Done {
    /// A customer is new.
    pub added: fn(&str) -> String,
    /// A sheet changed.
    pub described: fn(&str) -> String,
    /// A kind was set.
    pub kind: fn(i64, &str) -> String,
    /// Terms were agreed.
    pub terms: fn(i64, &str) -> String,
    /// An invoice was recorded.
    pub issued: fn(&str) -> String,
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
    },
    form: Form {
        new_title: "Nouveau client",
        edit_title: |name| format!("Coordonnées de {name}"),
        name: "Nom",
        address: "Adresse",
        contact: "Interlocuteur",
        email: "Courriel",
        phone: "Téléphone",
        language: "Langue des lettres",
        language_auto: "Celle du pays",
        language_other: |code| format!("Autre ({code})"),
        country: "Pays (deux lettres)",
        country_help: "FR, BE, DE… vide pour votre pays",
        country_wrong: "Deux lettres attendues, comme FR ou BE.",
        legal_id: "SIREN, n° d’entreprise ou de TVA",
        legal_id_wrong: "Ce n’est ni un SIREN, ni un SIRET, ni un numéro de TVA ou d’entreprise français ou belge\u{202f}: la clé ne tombe pas juste.",
        email_wrong: "Une adresse comme nom@exemple.fr est attendue.",
        name_missing: "Le nom est nécessaire.",
        kind: "Nature",
        save: "Enregistrer",
        kind_title: |n| format!("Nature de {}", FRENCH.count(n, "client", "clients")),
        terms_title: |n| format!("Conditions de paiement de {}", FRENCH.count(n, "client", "clients")),
        rule: "Échéance",
        rule_names: [
            "N jours nets",
            "N jours, puis fin de mois",
            "Fin de mois, puis N jours",
            "N jours, fin de mois, le J du mois suivant",
            "Fin de mois, puis N jours, le J",
            "N mois",
            "N mois, puis fin de mois",
            "Fin de décade, puis N jours",
            "Comptant",
        ],
        days: "Jours (N)",
        months: "Mois (N)",
        day: "Jour du mois (J)",
        number_wrong: "Un nombre entier est attendu.",
        day_wrong: "Un jour de 1 à 31 est attendu.",
        example: |issued, due| format!("Une facture du {issued} échoit le {due}."),
        basis: "Ces conditions sont",
        confirmed: "Convenues",
        assumed: "Supposées",
        confirmed_means: "Convenues avec le client\u{202f}: les échéances deviennent sûres, pénalités et mise en demeure deviennent possibles.",
        assumed_means: "Une supposition\u{202f}: on rappelle, sans pénalités ni mise en demeure.",
        effect: effect_fr,
        apply: "Appliquer",
        invoice_title: |name| format!("Nouvelle facture pour {name}"),
        number: "Numéro",
        number_missing: "Le numéro est nécessaire.",
        issued_on: "Date",
        amount: "Montant TTC",
        amount_wrong: "Un montant comme 1\u{202f}234,56 est attendu.",
        due_by: "Échéance",
        due_by_terms: "Selon les conditions",
        due_on_day: "À une date",
        due_on: "Échéance le",
        date_missing: "Une date est nécessaire.",
        due_too_early: "L’échéance précède la date de la facture.",
        due_terms_say: |terms, day| format!("{terms}\u{202f}: le {day}"),
    },
    done: Done {
        added: |name| format!("{name} est enregistré."),
        described: |name| format!("Coordonnées de {name} enregistrées."),
        kind: |n, kind| format!("{}\u{202f}: {kind}.", FRENCH.count(n, "client", "clients")),
        terms: |n, terms| format!("{}\u{202f}: {terms}.", FRENCH.count(n, "client", "clients")),
        issued: |number| format!("Facture {number} enregistrée."),
    },
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
    },
    form: Form {
        new_title: "New customer",
        edit_title: |name| format!("Contact of {name}"),
        name: "Name",
        address: "Address",
        contact: "Contact",
        email: "E-mail",
        phone: "Telephone",
        language: "Language of letters",
        language_auto: "That of the country",
        language_other: |code| format!("Other ({code})"),
        country: "Country (two letters)",
        country_help: "FR, BE, DE… empty for your country",
        country_wrong: "Two letters are expected, such as FR or BE.",
        legal_id: "Company or VAT number",
        legal_id_wrong: "This is no French or Belgian company or VAT number: its check digits do not fit.",
        email_wrong: "An address such as name@example.com is expected.",
        name_missing: "A name is needed.",
        kind: "Kind",
        save: "Save",
        kind_title: |n| format!("Kind of {}", ENGLISH.count(n, "customer", "customers")),
        terms_title: |n| format!("Payment terms of {}", ENGLISH.count(n, "customer", "customers")),
        rule: "Due",
        rule_names: [
            "N days net",
            "N days, then end of month",
            "End of month, then N days",
            "N days, end of month, then the D of the next month",
            "End of month, then N days, on the D",
            "N months",
            "N months, then end of month",
            "End of ten-day period, then N days",
            "On the day of issue",
        ],
        days: "Days (N)",
        months: "Months (N)",
        day: "Day of the month (D)",
        number_wrong: "A whole number is expected.",
        day_wrong: "A day from 1 to 31 is expected.",
        example: |issued, due| format!("An invoice of {issued} falls due on {due}."),
        basis: "These terms are",
        confirmed: "Agreed",
        assumed: "Assumed",
        confirmed_means: "Agreed with the customer: due dates become sure, interest and a formal notice become possible.",
        assumed_means: "A guess: one reminds, without interest or a formal notice.",
        effect: effect_en,
        apply: "Apply",
        invoice_title: |name| format!("New invoice for {name}"),
        number: "Number",
        number_missing: "A number is needed.",
        issued_on: "Date",
        amount: "Amount, tax included",
        amount_wrong: "An amount such as 1,234.56 is expected.",
        due_by: "Due",
        due_by_terms: "By the terms",
        due_on_day: "On a day",
        due_on: "Due on",
        date_missing: "A day is needed.",
        due_too_early: "The due date is before that of the invoice.",
        due_terms_say: |terms, day| format!("{terms}: {day}"),
    },
    done: Done {
        added: |name| format!("{name} is recorded."),
        described: |name| format!("Contact of {name} recorded."),
        kind: |n, kind| format!("{}: {kind}.", ENGLISH.count(n, "customer", "customers")),
        terms: |n, terms| format!("{}: {terms}.", ENGLISH.count(n, "customer", "customers")),
        issued: |number| format!("Invoice {number} recorded."),
    },
};

fn kind_fr(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Unknown => "non précisée",
        CustomerKind::Business => "professionnel",
        CustomerKind::Consumer => "particulier",
        CustomerKind::PublicBody => "public",
    }
}

fn kind_en(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Unknown => "not said",
        CustomerKind::Business => "business",
        CustomerKind::Consumer => "consumer",
        CustomerKind::PublicBody => "public body",
    }
}

fn kind_count_fr(kind: CustomerKind, n: i64) -> String {
    let name = match kind {
        CustomerKind::Unknown => "Non précisés",
        CustomerKind::Business => "Professionnels",
        CustomerKind::Consumer => "Particuliers",
        CustomerKind::PublicBody => "Publics",
    };
    format!("{name} {}", FRENCH.number(n))
}

fn kind_count_en(kind: CustomerKind, n: i64) -> String {
    let name = match kind {
        CustomerKind::Unknown => "Not said",
        CustomerKind::Business => "Businesses",
        CustomerKind::Consumer => "Consumers",
        CustomerKind::PublicBody => "Public bodies",
    };
    format!("{name} {}", ENGLISH.number(n))
}

fn kind_follows_fr(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Unknown => {
            "Tant que vous ne l’avez pas dit, il est protégé comme un particulier\u{202f}: ni pénalités, ni indemnité de 40\u{202f}€, ni mise en demeure."
        }
        CustomerKind::Business => {
            "Une échéance sûre et dépassée porte des pénalités de plein droit et l’indemnité de 40\u{202f}€ par facture."
        }
        CustomerKind::Consumer => "Un particulier ne doit ni l’indemnité de 40\u{202f}€ ni les pénalités entre professionnels.",
        CustomerKind::PublicBody => {
            "Les règles des marchés publics s’appliquent\u{202f}; elles ne sont pas encore calculées ici, donc rien n’est réclamé en plus."
        }
    }
}

fn kind_follows_en(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Unknown => "Until you say, it is protected as a consumer: no interest, no 40\u{202f}euros, no formal notice.",
        CustomerKind::Business => "A sure due date that passed carries interest by law, and 40\u{202f}euros an invoice.",
        CustomerKind::Consumer => "A consumer owes neither the 40\u{202f}euros nor interest by the rules between businesses.",
        CustomerKind::PublicBody => {
            "The rules of public procurement apply; they are not worked out here yet, so nothing is claimed on top."
        }
    }
}

fn trend_fr(trend: Trend) -> &'static str {
    match trend {
        Trend::Lengthening => "s’allonge",
        Trend::Steady => "stable",
        Trend::Shortening => "raccourcit",
        Trend::TooFew => "trop peu de factures",
    }
}

fn trend_en(trend: Trend) -> &'static str {
    match trend {
        Trend::Lengthening => "lengthening",
        Trend::Steady => "steady",
        Trend::Shortening => "shortening",
        Trend::TooFew => "too few invoices",
    }
}

fn movement_fr(movement: Movement) -> &'static str {
    match movement {
        Movement::Opening => "Report des années d’avant",
        Movement::Invoiced => "Facturé",
        Movement::Credited => "Avoirs",
        Movement::Paid => "Encaissé",
        Movement::Bounced => "Rejeté par la banque",
        Movement::Refunded => "Remboursé",
        Movement::Discount => "Escompte",
        Movement::SetOff => "Compensé",
        Movement::ExchangeDifference => "Écarts de change",
        Movement::WrittenOff => "Passé en perte",
    }
}

fn movement_en(movement: Movement) -> &'static str {
    match movement {
        Movement::Opening => "Carried forward",
        Movement::Invoiced => "Invoiced",
        Movement::Credited => "Credit notes",
        Movement::Paid => "Received",
        Movement::Bounced => "Taken back by the bank",
        Movement::Refunded => "Paid back",
        Movement::Discount => "Discount",
        Movement::SetOff => "Set off",
        Movement::ExchangeDifference => "Exchange differences",
        Movement::WrittenOff => "Written off",
    }
}

fn item_fr(kind: ItemKind, number: &str) -> String {
    named(
        match kind {
            ItemKind::Opening => "Report",
            ItemKind::Invoice => "Facture",
            ItemKind::CreditNote => "Avoir",
            ItemKind::Deposit => "Facture d’acompte",
            ItemKind::Accrual => "À facturer",
            ItemKind::Payment => "Encaissement",
            ItemKind::Bounce => "Rejet bancaire",
            ItemKind::Refund => "Remboursement",
            ItemKind::Discount => "Escompte",
            ItemKind::SetOff => "Compensation",
            ItemKind::ExchangeDifference => "Écart de change",
            ItemKind::WriteOff => "Passage en perte",
        },
        number,
    )
}

fn item_en(kind: ItemKind, number: &str) -> String {
    named(
        match kind {
            ItemKind::Opening => "Carried forward",
            ItemKind::Invoice => "Invoice",
            ItemKind::CreditNote => "Credit note",
            ItemKind::Deposit => "Advance invoice",
            ItemKind::Accrual => "To be invoiced",
            ItemKind::Payment => "Payment",
            ItemKind::Bounce => "Payment taken back",
            ItemKind::Refund => "Refund",
            ItemKind::Discount => "Discount",
            ItemKind::SetOff => "Set-off",
            ItemKind::ExchangeDifference => "Exchange difference",
            ItemKind::WriteOff => "Write-off",
        },
        number,
    )
}

fn named(kind: &str, number: &str) -> String {
    if number.is_empty() { kind.to_owned() } else { format!("{kind} {number}") }
}

fn reminder_fr(channel: Channel, tone: Tone, documents: &str) -> String {
    let what = match tone {
        Tone::Friendly => "Rappel",
        Tone::Firm => "Relance",
        Tone::Formal => "Mise en demeure",
    };
    let way = match channel {
        Channel::Mail => "par courriel",
        Channel::Letter => "par lettre",
        Channel::RegisteredLetter => "en recommandé",
        Channel::Call => "par téléphone",
    };
    if documents.is_empty() { format!("{what} {way}") } else { format!("{what} {way}, {documents}") }
}

fn reminder_en(channel: Channel, tone: Tone, documents: &str) -> String {
    let what = match tone {
        Tone::Friendly => "Friendly reminder",
        Tone::Firm => "Firm reminder",
        Tone::Formal => "Formal notice",
    };
    let way = match channel {
        Channel::Mail => "by mail",
        Channel::Letter => "by post",
        Channel::RegisteredLetter => "by registered letter",
        Channel::Call => "by telephone",
    };
    if documents.is_empty() { format!("{what} {way}") } else { format!("{what} {way}, {documents}") }
}

fn terms_source_fr(source: TermsSource, basis: DueBasis) -> &'static str {
    match (source, basis) {
        (TermsSource::Customer, DueBasis::Assumed) => "Propres à ce client, supposées\u{202f}: personne ne les a confirmées.",
        (TermsSource::Customer, _) => "Propres à ce client, convenues.",
        (TermsSource::Company, DueBasis::Assumed) => "Celles de votre entreprise, supposées pour ce client.",
        (TermsSource::Company, _) => "Celles de votre entreprise.",
        (TermsSource::Default, _) => "Par défaut\u{202f}: personne n’a encore dit ce qui est convenu avec ce client.",
    }
}

fn terms_source_en(source: TermsSource, basis: DueBasis) -> &'static str {
    match (source, basis) {
        (TermsSource::Customer, DueBasis::Assumed) => "This customer’s own, assumed: nobody confirmed them.",
        (TermsSource::Customer, _) => "This customer’s own, agreed.",
        (TermsSource::Company, DueBasis::Assumed) => "Those of your company, assumed for this customer.",
        (TermsSource::Company, _) => "Those of your company.",
        (TermsSource::Default, _) => "By default: nobody has said yet what is agreed with this customer.",
    }
}

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

fn effect_fr(effect: &TermsEffect) -> String {
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    if effect.following == 0 {
        return "Aucun document ne suit les conditions de paiement\u{202f}; elles compteront pour les prochains.".to_owned();
    }
    let mut said = format!(
        "{} {} d’échéance, sur {} qui {} les conditions de paiement.",
        FRENCH.count(n(effect.moved), "document", "documents"),
        FRENCH.plural(n(effect.moved), "change", "changent"),
        FRENCH.number(n(effect.following)),
        FRENCH.plural(n(effect.following), "suit", "suivent"),
    );
    if effect.confirmed > 0 {
        let dates = FRENCH.count(n(effect.confirmed), "échéance supposée devient sûre.", "échéances supposées deviennent sûres.");
        said = format!("{said} {dates}");
    }
    said
}

fn effect_en(effect: &TermsEffect) -> String {
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    if effect.following == 0 {
        return "No document follows the payment terms; they will count for the next ones.".to_owned();
    }
    let mut said = format!(
        "{} another due date, of {} that {} the payment terms.",
        ENGLISH.count(n(effect.moved), "document gets", "documents get"),
        ENGLISH.number(n(effect.following)),
        ENGLISH.plural(n(effect.following), "follows", "follow"),
    );
    if effect.confirmed > 0 {
        let dates = ENGLISH.count(n(effect.confirmed), "assumed due date becomes sure.", "assumed due dates become sure.");
        said = format!("{said} {dates}");
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_terms_change_is_said_with_its_numbers() {
        let effect = TermsEffect { following: 3, moved: 2, confirmed: 1 };
        let said = (FR.form.effect)(&effect);
        assert!(said.contains("2\u{a0}documents changent d’échéance, sur 3 qui suivent"), "{said}");
        assert!(said.ends_with("1\u{a0}échéance supposée devient sûre."), "{said}");
        assert!((EN.form.effect)(&TermsEffect::default()).starts_with("No document follows"));
    }

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
