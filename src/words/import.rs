//! What Import says: what a file is, how it is read, what it would change, what came of it.

use super::e_invoices::{self, EInvoices};
use super::format::Format;
use super::language::Language;
use crate::exchange::list::{DateOrder, DecimalSign, ListKind, Remark, Role, Separator};
use crate::exchange::plan::Differences;

/// Its words.
pub struct Import {
    /// Beneath the title while nothing is being looked at.
    pub promise: &'static str,
    /// Beneath the title: file, lines.
    pub answer: fn(&str, i64) -> String,
    /// What to do with a file.
    pub drop_title: &'static str,
    /// What is read.
    pub drop_sentence: &'static str,
    /// Opens the field for pasted cells.
    pub paste: &'static str,
    /// Names the field for pasted cells.
    pub paste_label: &'static str,
    /// Reads them.
    pub paste_read: &'static str,
    /// What pasted cells are called.
    pub paste_name: &'static str,
    /// Reading: file, per cent.
    pub reading: fn(i64) -> String,
    /// Comparing: per cent.
    pub comparing: fn(i64) -> String,
    /// Writing: per cent.
    pub applying: fn(i64) -> String,
    /// Files that come after this one.
    pub waiting: fn(i64) -> String,
    /// How the file is read.
    pub read_title: &'static str,
    /// Aside: an earlier file of this shape was read so.
    pub remembered: &'static str,
    /// Of an e-invoice.
    pub e_invoice: EInvoices,
    /// The format.
    pub format: &'static str,
    /// A list.
    pub list: &'static str,
    /// Sheet of a workbook.
    pub workbook_sheet: &'static str,
    /// So many sheets there are.
    pub of_sheets: fn(i64) -> String,
    /// Encoding.
    pub encoding: &'static str,
    /// Separator.
    pub separator: &'static str,
    /// The name of a separator.
    pub separator_name: fn(Separator) -> &'static str,
    /// Lines with as many cells as titles: those, cells.
    pub separator_proof: fn(i64, i64) -> String,
    /// Decimal sign.
    pub decimals: &'static str,
    /// Its name.
    pub decimals_name: fn(DecimalSign) -> &'static str,
    /// Cells that prove it.
    pub proofs: fn(i64) -> String,
    /// No cell depends on it.
    pub unneeded: &'static str,
    /// The file proves nothing: to be looked at.
    pub ambiguous: &'static str,
    /// Order of dates.
    pub dates: &'static str,
    /// Its name.
    pub dates_name: fn(DateOrder) -> &'static str,
    /// Period.
    pub period: &'static str,
    /// From, to.
    pub from_to: fn(&str, &str) -> String,
    /// Lines.
    pub lines: &'static str,
    /// Opens the dialect.
    pub read_otherwise: &'static str,
    /// A line bears the titles.
    pub has_header: &'static str,
    /// What a line of the list is.
    pub kind: &'static str,
    /// The name of a kind.
    pub kind_name: fn(ListKind) -> &'static str,
    /// Asks stock or flow.
    pub extent_title: &'static str,
    /// All that is open.
    pub stock: &'static str,
    /// A stock.
    pub stock_word: &'static str,
    /// What a stock means.
    pub stock_means: &'static str,
    /// Only what is new.
    pub flow: &'static str,
    /// A flow.
    pub flow_word: &'static str,
    /// What a flow means.
    pub flow_means: &'static str,
    /// Apply waits for that answer.
    pub extent_first: &'static str,
    /// The columns.
    pub columns_title: &'static str,
    /// Aside: which line of the file is shown.
    pub line_shown: fn(i64) -> String,
    /// Shows the next.
    pub next_line: &'static str,
    /// Head: in the file.
    pub in_file: &'static str,
    /// Head: becomes.
    pub becomes: &'static str,
    /// Names a choice; takes the title of the column.
    pub column_becomes: fn(&str) -> String,
    /// A column without title, from 1.
    pub column_number: fn(i64) -> String,
    /// Head: as written.
    pub written: &'static str,
    /// Head: as understood.
    pub understood: &'static str,
    /// Not what the column asks for.
    pub unreadable: &'static str,
    /// Head: remark.
    pub remark: &'static str,
    /// A remark in words.
    pub remark_says: fn(&Remark) -> String,
    /// What a column becomes.
    pub role: fn(Role) -> String,
    /// Lines that did not go in and doubts.
    pub issues_title: &'static str,
    /// The same, where every line was read.
    pub doubts_title: &'static str,
    /// Aside: how many lines are left out, of how many.
    pub left_out: fn(i64, i64) -> String,
    /// Only doubts.
    pub doubts: fn(i64) -> String,
    /// Saves them as a file.
    pub save_left_out: &'static str,
    /// Title of the column that says why, in that file.
    pub left_out_reason: &'static str,
    /// Name of that file; takes the name of the file.
    pub left_out_name: fn(&str) -> String,
    /// Head: line.
    pub line: &'static str,
    /// Head: column.
    pub column: &'static str,
    /// Head: what was there.
    pub found: &'static str,
    /// Head: what was expected.
    pub expected: &'static str,
    /// Nothing was there.
    pub blank: &'static str,
    /// So many more, not shown.
    pub and_more: fn(i64) -> String,
    /// What would change.
    pub changes_title: &'static str,
    /// Group: new documents.
    pub new_documents: fn(i64) -> String,
    /// Group: changed.
    pub changed: fn(i64) -> String,
    /// Group: gone from a stock.
    pub gone: fn(i64) -> String,
    /// Head: document.
    pub document: &'static str,
    /// Head: customer.
    pub customer: &'static str,
    /// Head: before and after, or the due date.
    pub before_after: &'static str,
    /// Head: amount.
    pub amount: &'static str,
    /// A due date.
    pub due: fn(&str) -> String,
    /// No due date in the file.
    pub due_by_terms: &'static str,
    /// The customer's sheet gains something.
    pub sheet: &'static str,
    /// The document gains what was not known of it.
    pub details: &'static str,
    /// For all that are gone.
    pub gone_all: &'static str,
    /// Paid.
    pub gone_paid: &'static str,
    /// The day on which they were.
    pub gone_paid_on: &'static str,
    /// Still owed.
    pub gone_left: &'static str,
    /// New customers.
    pub new_customers: &'static str,
    /// New documents.
    pub new_documents_count: &'static str,
    /// New payments.
    pub new_money: &'static str,
    /// New allocations.
    pub new_allocations: &'static str,
    /// Count.
    pub new_interactions: &'static str,
    /// Counted in the preview: what others say of customers' credit.
    pub new_credit_reports: &'static str,
    /// Known already.
    pub known: &'static str,
    /// Changed.
    pub changed_count: &'static str,
    /// Owed now.
    pub owed_now: &'static str,
    /// Documents that come.
    pub owed_documents: &'static str,
    /// Payments that come.
    pub owed_money: &'static str,
    /// Owed afterwards.
    pub owed_after: &'static str,
    /// By year.
    pub by_year: &'static str,
    /// Heads of that table: year, invoiced, credited, paid, other.
    pub year_heads: [&'static str; 5],
    /// Who the new customers are.
    pub kind_title: &'static str,
    /// Why it is asked.
    pub kind_why: &'static str,
    /// Businesses.
    pub kind_business: &'static str,
    /// Not known.
    pub kind_unknown: &'static str,
    /// Consumers.
    pub kind_consumer: &'static str,
    /// Documents without due date in the file; takes how many and the terms.
    pub assumed: fn(i64, &str) -> String,
    /// Leads to the terms.
    pub assumed_change: &'static str,
    /// Says yes; takes how many changes.
    pub apply: fn(i64) -> String,
    /// Says yes to what is readable, leaving lines out.
    pub apply_readable: fn(i64, i64) -> String,
    /// Says no.
    pub set_aside: &'static str,
    /// What a batch is.
    pub one_batch: &'static str,
    /// Nothing new.
    pub nothing_new: &'static str,
    /// What that means.
    pub nothing_new_means: &'static str,
    /// On to the next or away.
    pub nothing_new_close: &'static str,
    /// What went in; takes the file's name.
    pub done: fn(&str, &Differences) -> String,
    /// It was taken back.
    pub undone: fn(&str) -> String,
    /// The way on.
    pub go_today: &'static str,
    /// The way on.
    pub go_overview: &'static str,
    /// Old debts: the title.
    pub start_title: &'static str,
    /// Old debts: why it is asked.
    pub start_why: &'static str,
    /// Old debts: a band: from, to (days late), documents.
    pub start_band: fn(i64, Option<i64>, i64) -> String,
    /// A step of the built-in scenario, by its lasting name.
    pub step: fn(&str) -> String,
    /// Old debts: the first step of a band, for who cannot see the row.
    pub start_with: &'static str,
    /// Old debts: says yes.
    pub start_apply: &'static str,
    /// Old debts: leaves it.
    pub start_later: &'static str,
    /// Another file.
    pub another: &'static str,
}

const F: Format = Format::new(Language::Fr);
const E: Format = Format::new(Language::En);

/// Of what a file brought, what there is to say: customers, documents and money unless it is of something else.
fn brought(it: &Differences, parts: [String; 5]) -> Vec<String> {
    let [_, _, _, exchanges, reports] = &parts;
    let beside = [(it.interactions.new, exchanges), (it.credit_reports.new, reports)];
    let beside: Vec<String> = beside.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said.clone()).collect();
    let is_beside = !beside.is_empty() && it.documents.new == 0 && it.money.new == 0;
    if is_beside { beside } else { parts.into_iter().take(3).chain(beside).collect() }
}

/// French.
pub const FR: Import = Import {
    promise: "Rien n’est enregistré avant votre oui.",
    answer: |name, lines| format!("{name}, {}. Rien n’est enregistré avant votre oui.", F.count(lines, "ligne", "lignes")),
    drop_title: "Déposez un fichier, ou collez un tableau.",
    drop_sentence: "FEC, CSV, classeur (XLSX, XLS, ODS), facture électronique (Factur-X, UBL, CII), relevé bancaire (CAMT, MT940, CODA, CFONB, OFX, QIF), carnet d’adresses (vCard), dossier ou archive ZIP. Reconnu à son contenu.",
    paste: "Coller des cellules",
    paste_label: "Cellules copiées d’un tableur, avec leurs titres",
    paste_read: "Lire ces cellules",
    paste_name: "cellules collées",
    reading: |done| format!("Lecture, {done}\u{202f}%"),
    comparing: |done| format!("Comparaison avec vos données, {done}\u{202f}%"),
    applying: |done| format!("Enregistrement, {done}\u{202f}%"),
    waiting: |count| format!("{} ensuite", F.count(count, "fichier", "fichiers")),
    read_title: "Comment il est lu",
    remembered: "colonnes retenues d’un fichier de même forme",
    format: "Format",
    e_invoice: e_invoices::WORDS_FR,
    list: "liste",
    workbook_sheet: "Feuille",
    of_sheets: |count| if count == 1 { "seule du classeur".into() } else { format!("une de {count}, choisie à son contenu") },
    encoding: "Encodage",
    separator: "Séparateur",
    separator_name: |it| match it {
        Separator::Tab => "tabulation",
        Separator::Semicolon => "point-virgule",
        Separator::Pipe => "barre",
        Separator::Comma => "virgule",
    },
    separator_proof: |lines, cells| format!("{} de {}", F.count(lines, "ligne", "lignes"), F.count(cells, "champ", "champs")),
    decimals: "Décimales",
    decimals_name: |it| match it {
        DecimalSign::Comma => "virgule",
        DecimalSign::Point => "point",
    },
    proofs: |count| format!("{} sans autre sens", F.count(count, "case", "cases")),
    unneeded: "aucune case n’en dépend",
    ambiguous: "rien ne le prouve\u{202f}: vérifiez",
    dates: "Dates",
    dates_name: |it| match it {
        DateOrder::DayFirst => "jour, mois",
        DateOrder::MonthFirst => "mois, jour",
        DateOrder::YearFirst => "année, mois, jour",
    },
    period: "Période",
    from_to: |from, to| format!("{from} – {to}"),
    lines: "Lignes",
    read_otherwise: "Lire autrement",
    has_header: "La première ligne porte les titres",
    kind: "Une ligne est",
    kind_name: |it| match it {
        ListKind::Documents => "une facture",
        ListKind::OpenItems => "une facture et son solde",
        ListKind::Payments => "un règlement",
        ListKind::Customers => "un client",
        ListKind::AgedBalance => "un client et sa balance âgée",
        ListKind::Entries => "une écriture comptable",
        ListKind::Interactions => "un échange avec un client",
        ListKind::CreditReports => "une cote de crédit d’un client",
    },
    extent_title: "Que contient ce fichier\u{202f}?",
    stock: "Tout ce qui est ouvert à une date",
    stock_word: "un stock",
    stock_means: "Ce qui n’y figure plus sera demandé, jamais supprimé",
    flow: "Seulement du nouveau",
    flow_word: "un flux",
    flow_means: "Ce qui n’y figure pas n’est pas concerné",
    extent_first: "Dites d’abord ce que contient ce fichier",
    columns_title: "Colonnes",
    line_shown: |line| format!("ligne {} du fichier", F.number(line)),
    next_line: "suivante",
    in_file: "Dans le fichier",
    becomes: "Devient",
    column_becomes: |title| format!("{title} devient"),
    column_number: |at| format!("Colonne {at}"),
    written: "Lu",
    understood: "Compris",
    unreadable: "illisible",
    remark: "Remarque",
    remark_says: |remark| match remark {
        Remark::Empty => "colonne vide".into(),
        Remark::Sides => "«\u{202f}D\u{202f}» lu débit, «\u{202f}C\u{202f}» avoir".into(),
        Remark::Unreadable { cells, line } => {
            format!("{}, d’abord ligne {line}", F.count(i64::from(*cells), "case illisible", "cases illisibles"))
        }
        Remark::CurrencyInHeader(currency) => format!("devise du titre\u{202f}: {}", currency.code()),
        Remark::AddedUp => "additionnée aux autres".into(),
        Remark::TaxNotTold => "hors taxe\u{202f}; la taxe n’est pas dans la liste".into(),
    },
    role: super::column_roles::french,
    issues_title: "Ce qui ne se lit pas",
    doubts_title: "À savoir",
    left_out: |out, of| {
        if out == 1 {
            format!("Une ligne est illisible\u{202f}; les {} autres se tiennent.", F.number(of - out))
        } else {
            format!("{} lignes sont illisibles\u{202f}; les {} autres se tiennent.", F.number(out), F.number(of - out))
        }
    },
    doubts: |count| format!("{} à connaître\u{202f}; tout est lu.", F.count(count, "remarque", "remarques")),
    save_left_out: "Exporter ces lignes",
    left_out_reason: "Raison",
    left_out_name: |name| format!("refus-{name}"),
    line: "Ligne",
    column: "Colonne",
    found: "Lu",
    expected: "Attendu",
    blank: "vide",
    and_more: |count| format!("et {} de plus", F.number(count)),
    changes_title: "Ce qui changerait",
    new_documents: |count| F.count(count, "nouvelle", "nouvelles"),
    changed: |count| F.count(count, "modifiée", "modifiées"),
    gone: |count| if count < 2 { "Une n’y est plus".into() } else { format!("{} n’y sont plus", F.number(count)) },
    document: "Facture",
    customer: "Client",
    before_after: "Avant et après",
    amount: "Montant",
    due: |day| format!("échéance {day}"),
    due_by_terms: "selon les conditions",
    sheet: "fiche complétée",
    details: "mentions complétées",
    gone_all: "Pour toutes",
    gone_paid: "Payées",
    gone_paid_on: "Payées le",
    gone_left: "Toujours dues",
    new_customers: "Clients nouveaux",
    new_documents_count: "Factures nouvelles",
    new_money: "Encaissements nouveaux",
    new_allocations: "Imputations nouvelles",
    new_interactions: "Échanges",
    new_credit_reports: "Cotes de crédit",
    known: "Déjà connus, laissés",
    changed_count: "Modifiés",
    owed_now: "Encours aujourd’hui",
    owed_documents: "Nouvelles factures",
    owed_money: "Encaissements",
    owed_after: "Encours après",
    by_year: "Totaux par année",
    year_heads: ["Année", "Facturé", "Avoirs", "Encaissé", "Autres"],
    kind_title: "Qui sont ces clients\u{202f}?",
    kind_why: "Entre entreprises, le retard ouvre droit à des pénalités et à 40\u{202f}€. Sans réponse, chacun est protégé comme un particulier.",
    kind_business: "Des entreprises",
    kind_unknown: "Je ne sais pas",
    kind_consumer: "Des particuliers",
    assumed: |count, terms| format!("{} ({terms}).", F.count(count, "échéance supposée", "échéances supposées")),
    assumed_change: "Changer",
    apply: |count| if count == 1 { "Enregistrer ce changement".into() } else { format!("Enregistrer ces {} changements", F.number(count)) },
    apply_readable: |count, out| {
        format!("Enregistrer {} changements, sans {}", F.number(count), F.count(out, "ligne illisible", "lignes illisibles"))
    },
    set_aside: "Écarter le fichier",
    one_batch: "Un seul lot\u{202f}: un geste l’annule. Relire le même fichier ne changera rien.",
    nothing_new: "Ce fichier n’apporte rien de nouveau.",
    nothing_new_means: "Tout ce qu’il contient est déjà connu, à l’identique.",
    nothing_new_close: "Bien",
    done: |name, it| {
        let parts = [
            F.count(i64::from(it.customers.new), "client nouveau", "clients nouveaux"),
            F.count(i64::from(it.documents.new), "facture", "factures"),
            F.count(i64::from(it.money.new), "encaissement", "encaissements"),
            F.count(i64::from(it.interactions.new), "échange", "échanges"),
            F.count(i64::from(it.credit_reports.new), "cote de crédit", "cotes de crédit"),
        ];
        format!("{name} est enregistré\u{202f}: {}.", brought(it, parts).join(", "))
    },
    undone: |name| format!("{name} est annulé. Vos données sont comme avant."),
    go_today: "Voir qui relancer",
    go_overview: "Voir où en est l’argent",
    start_title: "Par quoi commencer avec les anciennes créances\u{202f}?",
    start_why: "Elles étaient en retard avant leur arrivée ici. Choisissez, par âge, la première relance\u{202f}; rien ne part sans vous.",
    start_band: |from, to, count| {
        let age = match to {
            Some(to) => format!("{from} à {} de retard", F.days(to)),
            None => format!("plus de {} de retard", F.days(from - 1)),
        };
        format!("{age}, {}", F.count(count, "facture", "factures"))
    },
    step: |key| match key {
        "courtesy" => "Rappel courtois".into(),
        "first_reminder" => "Première relance".into(),
        "second_reminder" => "Seconde relance".into(),
        "formal_notice" => "Mise en demeure".into(),
        other => other.to_owned(),
    },
    start_with: "Commencer par",
    start_apply: "Commencer ainsi",
    start_later: "Plus tard",
    another: "Un autre fichier",
};

/// English.
pub const EN: Import = Import {
    promise: "Nothing is recorded before your yes.",
    answer: |name, lines| format!("{name}, {}. Nothing is recorded before your yes.", E.count(lines, "line", "lines")),
    drop_title: "Drop a file, or paste a table.",
    drop_sentence: "FEC, CSV, workbook (XLSX, XLS, ODS), e-invoice (Factur-X, UBL, CII), bank statement (CAMT, MT940, CODA, CFONB, OFX, QIF), address book (vCard), folder or ZIP archive. Recognised by content.",
    paste: "Paste cells",
    paste_label: "Cells copied from a spreadsheet, with their titles",
    paste_read: "Read these cells",
    paste_name: "pasted cells",
    reading: |done| format!("Reading, {done}%"),
    comparing: |done| format!("Comparing with your data, {done}%"),
    applying: |done| format!("Recording, {done}%"),
    waiting: |count| format!("{} to come", E.count(count, "file", "files")),
    read_title: "How it is read",
    remembered: "columns kept from a file of the same shape",
    format: "Format",
    e_invoice: e_invoices::WORDS_EN,
    list: "list",
    workbook_sheet: "Sheet",
    of_sheets: |count| if count == 1 { "the only one".into() } else { format!("one of {count}, chosen by content") },
    encoding: "Encoding",
    separator: "Separator",
    separator_name: |it| match it {
        Separator::Tab => "tab",
        Separator::Semicolon => "semicolon",
        Separator::Pipe => "pipe",
        Separator::Comma => "comma",
    },
    separator_proof: |lines, cells| format!("{} of {}", E.count(lines, "line", "lines"), E.count(cells, "cell", "cells")),
    decimals: "Decimals",
    decimals_name: |it| match it {
        DecimalSign::Comma => "comma",
        DecimalSign::Point => "point",
    },
    proofs: |count| format!("{} with no other sense", E.count(count, "cell", "cells")),
    unneeded: "no cell depends on it",
    ambiguous: "nothing proves it: please check",
    dates: "Dates",
    dates_name: |it| match it {
        DateOrder::DayFirst => "day, month",
        DateOrder::MonthFirst => "month, day",
        DateOrder::YearFirst => "year, month, day",
    },
    period: "Period",
    from_to: |from, to| format!("{from} – {to}"),
    lines: "Lines",
    read_otherwise: "Read otherwise",
    has_header: "The first line bears the titles",
    kind: "A line is",
    kind_name: |it| match it {
        ListKind::Documents => "an invoice",
        ListKind::OpenItems => "an invoice and what is left of it",
        ListKind::Payments => "a payment",
        ListKind::Customers => "a customer",
        ListKind::AgedBalance => "a customer and its aged balance",
        ListKind::Entries => "an accounting entry",
        ListKind::Interactions => "an exchange with a customer",
        ListKind::CreditReports => "a credit report on a customer",
    },
    extent_title: "What does this file hold?",
    stock: "All that is open on a day",
    stock_word: "a stock",
    stock_means: "What is no longer in it will be asked about, never deleted",
    flow: "Only what is new",
    flow_word: "a flow",
    flow_means: "What is not in it is not concerned",
    extent_first: "First say what this file holds",
    columns_title: "Columns",
    line_shown: |line| format!("line {} of the file", E.number(line)),
    next_line: "next",
    in_file: "In the file",
    becomes: "Becomes",
    column_becomes: |title| format!("{title} becomes"),
    column_number: |at| format!("Column {at}"),
    written: "Written",
    understood: "Understood",
    unreadable: "unreadable",
    remark: "Remark",
    remark_says: |remark| match remark {
        Remark::Empty => "empty column".into(),
        Remark::Sides => "“D” read as debit, “C” as credit".into(),
        Remark::Unreadable { cells, line } => {
            format!("{}, the first on line {line}", E.count(i64::from(*cells), "unreadable cell", "unreadable cells"))
        }
        Remark::CurrencyInHeader(currency) => format!("currency of the title: {}", currency.code()),
        Remark::AddedUp => "added to the others".into(),
        Remark::TaxNotTold => "without tax; the list does not have it".into(),
    },
    role: super::column_roles::english,
    issues_title: "What cannot be read",
    doubts_title: "Good to know",
    left_out: |out, of| {
        if out == 1 {
            format!("One line cannot be read; the {} others hold.", E.number(of - out))
        } else {
            format!("{} lines cannot be read; the {} others hold.", E.number(out), E.number(of - out))
        }
    },
    doubts: |count| format!("{} to know; everything was read.", E.count(count, "remark", "remarks")),
    save_left_out: "Export these lines",
    left_out_reason: "Reason",
    left_out_name: |name| format!("left-out-{name}"),
    line: "Line",
    column: "Column",
    found: "Found",
    expected: "Expected",
    blank: "empty",
    and_more: |count| format!("and {} more", E.number(count)),
    changes_title: "What would change",
    new_documents: |count| E.count(count, "new one", "new ones"),
    changed: |count| E.count(count, "changed", "changed"),
    gone: |count| if count == 1 { "One is no longer there".into() } else { format!("{} are no longer there", E.number(count)) },
    document: "Invoice",
    customer: "Customer",
    before_after: "Before and after",
    amount: "Amount",
    due: |day| format!("due {day}"),
    due_by_terms: "by the terms",
    sheet: "sheet completed",
    details: "details completed",
    gone_all: "For all",
    gone_paid: "Paid",
    gone_paid_on: "Paid on",
    gone_left: "Still owed",
    new_customers: "New customers",
    new_documents_count: "New invoices",
    new_money: "New payments",
    new_allocations: "New allocations",
    new_interactions: "Exchanges",
    new_credit_reports: "Credit reports",
    known: "Known already, left as they are",
    changed_count: "Changed",
    owed_now: "Owed today",
    owed_documents: "New invoices",
    owed_money: "Payments",
    owed_after: "Owed afterwards",
    by_year: "Totals by year",
    year_heads: ["Year", "Invoiced", "Credited", "Received", "Other"],
    kind_title: "Who are these customers?",
    kind_why: "Between businesses, lateness gives a right to interest and to a fixed compensation. Without an answer, each is protected as a consumer.",
    kind_business: "Businesses",
    kind_unknown: "I do not know",
    kind_consumer: "Consumers",
    assumed: |count, terms| format!("{} ({terms}).", E.count(count, "due date assumed", "due dates assumed")),
    assumed_change: "Change",
    apply: |count| if count == 1 { "Record this change".into() } else { format!("Record these {} changes", E.number(count)) },
    apply_readable: |count, out| {
        format!("Record {} changes, without {}", E.number(count), E.count(out, "unreadable line", "unreadable lines"))
    },
    set_aside: "Put the file aside",
    one_batch: "A single batch: one gesture undoes it. Reading the same file again will change nothing.",
    nothing_new: "This file brings nothing new.",
    nothing_new_means: "All it holds is known already, exactly the same.",
    nothing_new_close: "Fine",
    done: |name, it| {
        let parts = [
            E.count(i64::from(it.customers.new), "new customer", "new customers"),
            E.count(i64::from(it.documents.new), "invoice", "invoices"),
            E.count(i64::from(it.money.new), "payment", "payments"),
            E.count(i64::from(it.interactions.new), "exchange", "exchanges"),
            E.count(i64::from(it.credit_reports.new), "credit report", "credit reports"),
        ];
        format!("{name} is recorded: {}.", brought(it, parts).join(", "))
    },
    undone: |name| format!("{name} is undone. Your data are as before."),
    go_today: "See whom to chase",
    go_overview: "See where the money stands",
    start_title: "Where to begin with old debts?",
    start_why: "They were late before they came here. Choose the first reminder by age; nothing leaves without you.",
    start_band: |from, to, count| {
        let age = match to {
            Some(to) => format!("{from} to {} late", E.days(to)),
            None => format!("over {} late", E.days(from - 1)),
        };
        format!("{age}, {}", E.count(count, "invoice", "invoices"))
    },
    step: |key| match key {
        "courtesy" => "Courteous word".into(),
        "first_reminder" => "First reminder".into(),
        "second_reminder" => "Second reminder".into(),
        "formal_notice" => "Formal notice".into(),
        other => other.to_owned(),
    },
    start_with: "Begin with",
    start_apply: "Begin like this",
    start_later: "Later",
    another: "Another file",
};
