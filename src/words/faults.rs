//! What went wrong or gives cause for doubt, in words: what was there, what was expected, what was kept, what to do.
//!
//! Each value that a pure layer refuses with has its sentence here and nowhere else.

use super::format::Format;
use super::language::Language;
use super::{e_invoices, paying, scenario_fault, statement_doubts};
use crate::basis::identifiers::BadIdentifier;
use crate::exchange::ReadError;
use crate::exchange::list::NotAList;
use crate::exchange::plan::Note;
use crate::exchange::reading::IssueKind;
use crate::exchange::recognise::Seems;
use crate::journal::UndoRefusal;
use crate::journal::backup::BackupError;
use crate::ledger::Refusal;

/// Its words.
pub struct Faults {
    /// What was expected of a cell or a line of a file, or what is doubtful in it.
    pub issue: fn(&IssueKind) -> String,
    /// The same as sentences that stand alone, with what became of the line.
    pub doubt: fn(&IssueKind) -> String,
    /// Why a file as a whole gave nothing, and what to do.
    pub read_error: fn(&ReadError) -> Trouble,
    /// The part that reads files is of another build.
    pub worker_other_build: fn() -> Trouble,
    /// It could not be started, or fell; takes the browser’s words.
    pub reader_fell: fn(&str) -> Trouble,
    /// A file to save was not made: its worker fell; takes the browser’s words.
    pub maker_fell: fn(&str) -> Trouble,
    /// What to know before taking a file in; takes the name of the customer or the number of the document concerned, empty for none.
    pub note: fn(&Note, &str) -> String,
    /// Why a wish was not fulfilled.
    pub refusal: fn(&Refusal) -> String,
    /// Why a batch cannot be undone.
    pub undo_refusal: fn(UndoRefusal) -> String,
    /// Why a number is not what it should be.
    pub identifier: fn(BadIdentifier) -> String,
    /// Why a backup was not restored.
    pub backup: fn(&BackupError) -> String,
    /// A past day is shown.
    pub in_the_past: &'static str,
    /// Another tab writes, or nothing may be written.
    pub read_only: &'static str,
    /// The person stopped it.
    pub stopped: &'static str,
    /// The ledger changed since the preview.
    pub outdated: &'static str,
    /// Of the browser's storage.
    pub storage: Storage,
}

/// Why a file gave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What happened, in one sentence.
    pub what: String,
    /// What to do.
    pub advice: String,
}

pub(super) fn trouble(what: impl Into<String>, advice: impl Into<String>) -> Trouble {
    Trouble { what: what.into(), advice: advice.into() }
}

/// Why the browser did not keep something. Each says what was kept and what to do.
pub struct Storage {
    /// No storage for this page.
    pub denied: &'static str,
    /// Of a newer version.
    pub too_new: &'static str,
    /// No room.
    pub full: &'static str,
    /// Another tab wrote first.
    pub conflict: &'static str,
    /// Another tab changed the database.
    pub outdated: &'static str,
    /// The browser closed it.
    pub closed: &'static str,
    /// What is stored is not what was written; takes the machine's words.
    pub damaged: fn(&str) -> String,
    /// Anything else; takes the browser's words.
    pub other: fn(&str) -> String,
}

/// French.
pub const FR: Faults = Faults {
    issue: issue_fr,
    doubt: doubt_fr,
    read_error: read_error_fr,
    worker_other_build: || trouble("Échéance a été mise à jour depuis l’ouverture de cette page.", "Rechargez la page, puis recommencez."),
    reader_fell: |reason| {
        trouble(
            format!("La lecture s’est interrompue ({reason})."),
            "Rien n’a été enregistré. Rechargez la page et réessayez\u{202f}; un très grand fichier peut être coupé par année.",
        )
    },
    maker_fell: |reason| {
        trouble(format!("Le fichier n’a pas été fabriqué ({reason})."), "Rien n’a changé. Rechargez la page et réessayez.")
    },
    note: note_fr,
    refusal: refusal_fr,
    undo_refusal: undo_refusal_fr,
    identifier: identifier_fr,
    backup: backup_fr,
    in_the_past: "Vous regardez un jour passé. Revenez à aujourd’hui pour saisir.",
    read_only: "Échéance est ouverte dans un autre onglet, qui écrit. Ici, on peut seulement lire.",
    stopped: "Arrêté. Rien n’a été enregistré.",
    outdated: "Vos données ont changé depuis l’aperçu. Le voici refait\u{202f}; relisez-le.",
    storage: Storage {
        denied: "Ce navigateur ne donne pas de place à cette page (fenêtre privée\u{202f}?). Exportez vos données avant de la fermer.",
        too_new: "Vos données viennent d’une version plus récente d’Échéance. Rien n’a été touché\u{202f}: rechargez la page.",
        full: "Le disque ou la place donnée à ce site est plein. Rien n’a été enregistré\u{202f}; libérez de la place et réessayez.",
        conflict: "Un autre onglet a écrit au même moment. Rien n’a été enregistré ici\u{202f}; réessayez.",
        outdated: "Un autre onglet a changé les données. Rechargez cette page pour continuer.",
        closed: "Le navigateur a fermé le stockage. Rien n’a été enregistré\u{202f}; rechargez la page.",
        damaged: |said| format!("Des données enregistrées sont abîmées ({said}). Rien n’a été touché\u{202f}: restaurez une sauvegarde."),
        other: |said| format!("Le navigateur a refusé d’enregistrer ({said}). Rien n’a changé\u{202f}; réessayez."),
    },
};

/// English.
pub const EN: Faults = Faults {
    issue: issue_en,
    doubt: doubt_en,
    read_error: read_error_en,
    worker_other_build: || trouble("Échéance was updated since this page was opened.", "Reload the page, then do it again."),
    reader_fell: |reason| {
        trouble(
            format!("Reading was interrupted ({reason})."),
            "Nothing was recorded. Reload the page and try again; a very large file may be split by year.",
        )
    },
    maker_fell: |reason| trouble(format!("The file was not made ({reason})."), "Nothing changed. Reload the page and try again."),
    note: note_en,
    refusal: refusal_en,
    undo_refusal: undo_refusal_en,
    identifier: identifier_en,
    backup: backup_en,
    in_the_past: "You are looking at a past day. Come back to today to enter anything.",
    read_only: "Échéance is open in another tab, and that one writes. Here you can only read.",
    stopped: "Stopped. Nothing was recorded.",
    outdated: "Your data changed since the preview. Here it is again; please look once more.",
    storage: Storage {
        denied: "This browser gives the page no storage (a private window?). Export your data before you close it.",
        too_new: "Your data come from a newer version of Échéance. Nothing was touched: reload the page.",
        full: "The disk, or the room this site may use, is full. Nothing was recorded; free some space and try again.",
        conflict: "Another tab wrote at the same moment. Nothing was recorded here; try again.",
        outdated: "Another tab changed the data. Reload this page to go on.",
        closed: "The browser closed its storage. Nothing was recorded; reload the page.",
        damaged: |said| format!("Stored data are damaged ({said}). Nothing was touched: restore a backup."),
        other: |said| format!("The browser refused to record ({said}). Nothing changed; try again."),
    },
};

const FORMAT_FR: Format = Format::new(Language::Fr);
const FORMAT_EN: Format = Format::new(Language::En);

fn issue_fr(kind: &IssueKind) -> String {
    match kind {
        IssueKind::NotADate => "une date du calendrier".into(),
        IssueKind::NotAnAmount => "un montant, avec un seul signe décimal".into(),
        IssueKind::TooFine => "un montant sans plus de décimales que sa devise n’en a".into(),
        IssueKind::NotACurrency => "une devise ISO, comme EUR".into(),
        IssueKind::CellCount { expected, found } => format!(
            "{}, comme les titres\u{202f}; il y en a {}",
            FORMAT_FR.count(i64::from(*expected), "champ", "champs"),
            FORMAT_FR.number(i64::from(*found))
        ),
        IssueKind::Missing => "une valeur\u{202f}; la case est vide".into(),
        IssueKind::Unbalanced { debit, credit } => {
            format!("une écriture équilibrée\u{202f}; débit {debit}, crédit {credit}. Lue telle quelle")
        }
        IssueKind::LetteringOpen { letter } => {
            format!("un lettrage équilibré\u{202f}; «\u{202f}{letter}\u{202f}» ne l’est pas. Imputé au plus ancien d’abord")
        }
        IssueKind::Twice => "un document une seule fois\u{202f}; celui-ci y est déjà".into(),
        IssueKind::Inconsistent => "un règlement qui suit la facture et ne la dépasse pas. Lu tel quel".into(),
        IssueKind::LittleToFollow { postings, lines } => format!(
            "des ventes par client\u{202f}; {} sur {} seulement touchent un compte client. Les ventes passent sans doute par la caisse",
            FORMAT_FR.count(i64::from(*postings), "ligne", "lignes"),
            FORMAT_FR.number(i64::from(*lines))
        ),
        IssueKind::CutShort { reason } => format!("la suite du fichier, qui s’arrête ici ({reason}). Ce qui précède est lu"),
        IssueKind::NotIssued => "un document émis\u{202f}; celui-ci est un brouillon ou annulé".into(),
        IssueKind::Supplier => "un client\u{202f}; c’est un fournisseur, rien n’est à recevoir".into(),
        IssueKind::Nothing => "un montant autre que zéro".into(),
        IssueKind::Assumed(assumed) => e_invoices::assumed_fr(assumed),
        IssueKind::Statement(doubt) => statement_doubts::fr(doubt),
    }
}

fn issue_en(kind: &IssueKind) -> String {
    match kind {
        IssueKind::NotADate => "a date of the calendar".into(),
        IssueKind::NotAnAmount => "an amount with one decimal sign".into(),
        IssueKind::TooFine => "an amount with no more decimals than its currency has".into(),
        IssueKind::NotACurrency => "an ISO currency, such as EUR".into(),
        IssueKind::CellCount { expected, found } => format!(
            "{}, as in the header; there are {}",
            FORMAT_EN.count(i64::from(*expected), "cell", "cells"),
            FORMAT_EN.number(i64::from(*found))
        ),
        IssueKind::Missing => "a value; the cell is empty".into(),
        IssueKind::Unbalanced { debit, credit } => format!("a balanced entry; debit {debit}, credit {credit}. Read as it stands"),
        IssueKind::LetteringOpen { letter } => format!("balanced lettering; “{letter}” is not. Allocated oldest first"),
        IssueKind::Twice => "a document only once; this one is there already".into(),
        IssueKind::Inconsistent => "a settlement that follows the invoice and does not exceed it. Read as it stands".into(),
        IssueKind::LittleToFollow { postings, lines } => format!(
            "sales by customer; only {} of {} touch a customer’s account. Sales most likely go through the till",
            FORMAT_EN.count(i64::from(*postings), "line", "lines"),
            FORMAT_EN.number(i64::from(*lines))
        ),
        IssueKind::CutShort { reason } => format!("the rest of the file, which breaks off here ({reason}). What stands before was read"),
        IssueKind::NotIssued => "a document that was issued; this one is a draft or cancelled".into(),
        IssueKind::Supplier => "a customer; this is a supplier, nothing is to be received".into(),
        IssueKind::Nothing => "an amount other than zero".into(),
        IssueKind::Assumed(assumed) => e_invoices::assumed_en(assumed),
        IssueKind::Statement(doubt) => statement_doubts::en(doubt),
    }
}

fn doubt_fr(kind: &IssueKind) -> String {
    if let IssueKind::Assumed(assumed) = kind {
        return e_invoices::assumed_fr(assumed);
    }
    let left_out = if kind.leaves_out() { " La ligne n’est pas reprise." } else { "" };
    format!("Attendu\u{202f}: {}.{left_out}", issue_fr(kind))
}

fn doubt_en(kind: &IssueKind) -> String {
    if let IssueKind::Assumed(assumed) = kind {
        return e_invoices::assumed_en(assumed);
    }
    let left_out = if kind.leaves_out() { " The line was left out." } else { "" };
    format!("Expected {}.{left_out}", issue_en(kind))
}

fn read_error_fr(error: &ReadError) -> Trouble {
    match error {
        ReadError::NotThisFormat { missing } => trouble(
            format!("Ce fichier ressemble à un FEC, mais il y manque {}.", FORMAT_FR.list(missing)),
            "Exportez-le à nouveau, avec toutes les colonnes de la norme.",
        ),
        ReadError::NotRead(seems) => seems_fr(*seems),
        ReadError::BrokenXml { line, reason } => trouble(
            format!("Ce fichier XML est rompu à la ligne {line}\u{202f}: {reason}."),
            "Exportez-le à nouveau\u{202f}; il a sans doute été coupé.",
        ),
        ReadError::Doctype => trouble(
            "Ce fichier XML contient un DOCTYPE, qu’aucun export comptable n’a.",
            "Par prudence, il n’est pas lu. Demandez un export sans DOCTYPE.",
        ),
        ReadError::NotAList(NotAList::Empty) => seems_fr(Seems::Empty),
        ReadError::NotAList(NotAList::NoColumns) => seems_fr(Seems::PlainText),
        ReadError::NotAList(NotAList::NothingKnown) => trouble(
            "Ce tableau n’a pas de colonne qui dise qui doit, ni quelle facture.",
            "Il faut au moins un client ou un numéro, et un montant. Ajoutez une ligne de titres si elle manque.",
        ),
        ReadError::NotAList(NotAList::TooWide { found, most }) => trouble(
            format!(
                "Ce tableau a {} colonnes\u{202f}; il en est lu {} au plus.",
                FORMAT_FR.number(i64::from(*found)),
                FORMAT_FR.number(i64::from(*most))
            ),
            "Vérifiez le séparateur, ou n’exportez que les colonnes du client, du document, des dates et des montants.",
        ),
        ReadError::NotAList(NotAList::SupplierList) => trouble(
            "C’est une liste de fournisseurs\u{202f}: ce que vous devez, non ce que l’on vous doit.",
            "Exportez la liste des clients.",
        ),
        ReadError::NotMapped(_) => trouble(
            "Il manque une colonne dont cette liste ne peut se passer.",
            "Dites sous «\u{202f}Colonnes\u{202f}» laquelle porte le client, et laquelle le montant.",
        ),
        ReadError::NoDay => trouble("Cette liste tait des dates, et le jour de lecture manque.", "Réessayez."),
        ReadError::NoStatement(format) => trouble(
            format!("Ce fichier {} ne contient aucun relevé.", statement_doubts::name(*format)),
            "Téléchargez-le à nouveau chez votre banque, avec une période où le compte a bougé.",
        ),
        ReadError::Stopped => trouble("Lecture arrêtée.", "Rien n’a été enregistré."),
        ReadError::TooLarge => {
            trouble("Ce fichier est trop grand, ou prétend l’être.", "Coupez-le par année, ou enregistrez la seule feuille utile en CSV.")
        }
        ReadError::NoSale(why) => e_invoices::no_sale_fr(why),
        ReadError::Locked => {
            trouble("Ce fichier est protégé par un mot de passe.", "Ouvrez-le, enregistrez-le sans mot de passe, puis déposez-le.")
        }
    }
}

fn read_error_en(error: &ReadError) -> Trouble {
    match error {
        ReadError::NotThisFormat { missing } => trouble(
            format!("This file looks like a FEC, but lacks {}.", FORMAT_EN.list(missing)),
            "Export it again with all columns of the norm.",
        ),
        ReadError::NotRead(seems) => seems_en(*seems),
        ReadError::BrokenXml { line, reason } => {
            trouble(format!("This XML file is broken on line {line}: {reason}."), "Export it again; most likely it was cut short.")
        }
        ReadError::Doctype => trouble(
            "This XML file has a DOCTYPE, which no accounting export has.",
            "It is not read, to be safe. Ask for an export without DOCTYPE.",
        ),
        ReadError::NotAList(NotAList::Empty) => seems_en(Seems::Empty),
        ReadError::NotAList(NotAList::NoColumns) => seems_en(Seems::PlainText),
        ReadError::NotAList(NotAList::NothingKnown) => trouble(
            "This table has no column that says who owes, or which invoice.",
            "It takes a customer or a number at least, and an amount. Add a line of titles if there is none.",
        ),
        ReadError::NotAList(NotAList::TooWide { found, most }) => trouble(
            format!(
                "This table has {} columns; at most {} are read.",
                FORMAT_EN.number(i64::from(*found)),
                FORMAT_EN.number(i64::from(*most))
            ),
            "Check the separator, or export only the columns of customer, document, dates and amounts.",
        ),
        ReadError::NotAList(NotAList::SupplierList) => {
            trouble("This is a list of suppliers: what you owe, not what you are owed.", "Export the list of customers.")
        }
        ReadError::NotMapped(_) => trouble(
            "A column that this list cannot do without is missing.",
            "Say under “Columns” which one bears the customer, and which the amount.",
        ),
        ReadError::NoDay => trouble("This list leaves days unsaid, and the day of reading is missing.", "Try again."),
        ReadError::NoStatement(format) => trouble(
            format!("This {} file holds no statement.", statement_doubts::name(*format)),
            "Download it again from your bank, for a period in which the account moved.",
        ),
        ReadError::Stopped => trouble("Reading stopped.", "Nothing was recorded."),
        ReadError::TooLarge => {
            trouble("This file is too large, or claims to be.", "Split it by year, or save the one sheet that matters as CSV.")
        }
        ReadError::NoSale(why) => e_invoices::no_sale_en(why),
        ReadError::Locked => trouble("This file is under a password.", "Open it, save it without a password, then drop it."),
    }
}

fn seems_fr(seems: Seems) -> Trouble {
    let statement = "Ce qui est arrivé se lit dans le relevé\u{202f}: déposez-le, en CAMT, MT940, CODA, CFONB, OFX, QIF ou CSV.";
    match seems {
        Seems::Empty => trouble("Ce fichier est vide.", "Refaites l’export."),
        Seems::Pdf => trouble(
            "C’est un PDF sans facture électronique à l’intérieur\u{202f}: fait pour être lu par une personne, pas par un programme.",
            "Prenez la facture en Factur-X ou en XML, ou un export FEC ou CSV\u{202f}; il se trouve souvent sous «\u{202f}Exporter\u{202f}».",
        ),
        Seems::BadWorkbook => trouble(
            "Ce fichier ressemble à un classeur, mais ne s’ouvre pas comme un classeur.",
            "Ouvrez-le dans votre tableur et enregistrez-le en XLSX, ou copiez les cellules et collez-les ici.",
        ),
        Seems::Zip => {
            trouble("Cette archive ne s’ouvre pas, ou ne contient rien à lire.", "Ouvrez-la et déposez les fichiers qu’elle contient.")
        }
        Seems::Image => trouble("C’est une image.", "Déposez l’export de votre logiciel\u{202f}: un FEC ou un CSV."),
        Seems::OrderX => trouble(
            "C’est une commande électronique (Order-X), pas encore une facture.",
            "Rien n’est dû tant qu’elle n’est pas facturée\u{202f}; déposez la facture quand elle existera.",
        ),
        Seems::FatturaPa => trouble(
            "C’est une facture électronique italienne (FatturaPA), un format qui n’est pas lu.",
            "La même facture figure dans l’export CSV de votre logiciel.",
        ),
        Seems::Pain => trouble("C’est un ordre de paiement, non un relevé.", statement),
        Seems::Xml => {
            trouble("C’est un fichier XML d’un format inconnu.", "Déposez plutôt une facture en UBL ou en CII, un FEC ou un export CSV.")
        }
        Seems::Html => trouble("C’est une page web.", "Copiez son tableau et collez-le ici, ou téléchargez l’export CSV."),
        Seems::Json => {
            trouble("C’est un fichier JSON.", "Une sauvegarde d’Échéance se restaure dans les Réglages. Sinon, prenez un export CSV.")
        }
        Seems::Mail => trouble("C’est un courriel.", "Déposez plutôt sa pièce jointe."),
        Seems::PlainText => {
            trouble("C’est du texte sans colonnes.", "Il faut un tableau\u{202f}: un client ou un numéro, et un montant par ligne.")
        }
        Seems::Binary => trouble("Ce fichier n’est d’aucun format connu.", "Déposez un FEC ou un export CSV."),
    }
}

fn seems_en(seems: Seems) -> Trouble {
    let statement = "What arrived is told by the statement: drop it, as CAMT, MT940, CODA, CFONB, OFX, QIF or CSV.";
    match seems {
        Seems::Empty => trouble("This file is empty.", "Export it again."),
        Seems::Pdf => trouble(
            "This is a PDF without an e-invoice inside: made to be read by a person, not by a program.",
            "Take the invoice as Factur-X or XML, or a FEC or CSV export; it is often under “Export”.",
        ),
        Seems::BadWorkbook => trouble(
            "This file looks like a workbook, but does not open as one.",
            "Open it in your spreadsheet program and save it as XLSX, or copy the cells and paste them here.",
        ),
        Seems::Zip => trouble("This archive does not open, or holds nothing to read.", "Open it and drop the files inside."),
        Seems::Image => trouble("This is a picture.", "Drop the export of your software: a FEC or a CSV."),
        Seems::OrderX => trouble(
            "This is an electronic order (Order-X), not an invoice yet.",
            "Nothing is owed until it is invoiced; drop the invoice once there is one.",
        ),
        Seems::FatturaPa => trouble(
            "This is an Italian e-invoice (FatturaPA), a format that is not read.",
            "The same invoice is in the CSV export of your software.",
        ),
        Seems::Pain => trouble("This is a payment order, not a statement.", statement),
        Seems::Xml => trouble("This is XML of an unknown format.", "Drop an invoice in UBL or CII, a FEC or a CSV export instead."),
        Seems::Html => trouble("This is a web page.", "Copy its table and paste it here, or download the CSV export."),
        Seems::Json => trouble("This is a JSON file.", "A backup of Échéance is restored in Settings. Otherwise take a CSV export."),
        Seems::Mail => trouble("This is a mail.", "Drop its attachment instead."),
        Seems::PlainText => {
            trouble("This is text without columns.", "It takes a table: a customer or a number, and an amount on each line.")
        }
        Seems::Binary => trouble("This file is of no known format.", "Drop a FEC or a CSV export."),
    }
}

fn note_fr(note: &Note, what: &str) -> String {
    let f = FORMAT_FR;
    match note {
        Note::OlderThanOpenings { opening_on } => format!(
            "Vos données commencent par les à-nouveaux du {}\u{202f}: ce fichier, plus ancien, compterait deux fois. Rien n’en est pris.",
            f.full_date(*opening_on)
        ),
        Note::OpeningsJoined { lines } => format!(
            "{} déjà connues par leurs factures\u{202f}: jointes, non doublées.",
            f.count(i64::from(*lines), "ligne d’à-nouveaux", "lignes d’à-nouveaux")
        ),
        Note::OpeningDiffers { file, ledger, currency, .. } => format!(
            "{what}\u{202f}: à-nouveau de {} dans le fichier, {} ici. La différence entre comme une ligne d’ouverture.",
            f.amount_minor(*file, *currency),
            f.amount_minor(*ledger, *currency)
        ),
        Note::AmountDiffers { line, .. } => {
            format!("{what}\u{202f}: connue avec un autre montant que celui de la ligne {}. Rien n’est changé.", f.number(i64::from(*line)))
        }
        Note::AllocationLeftOut { line, amount, currency } => format!(
            "Ligne {}\u{202f}: {} d’imputation ne rentrent pas dans ce qui est déjà imputé, et sont laissés.",
            f.number(i64::from(*line)),
            f.amount_minor(*amount, *currency)
        ),
        Note::Refused { line, refusal } => {
            format!("Ligne {} laissée de côté\u{202f}: {}", f.number(i64::from(*line)), refusal_fr(refusal))
        }
        Note::NotFound { number, line } => {
            format!("Ligne {}\u{202f}: la facture {number} est inconnue. Le règlement reste à imputer.", f.number(i64::from(*line)))
        }
    }
}

fn note_en(note: &Note, what: &str) -> String {
    let f = FORMAT_EN;
    match note {
        Note::OlderThanOpenings { opening_on } => format!(
            "Your data begin with the opening entries of {}: this older file would count twice. Nothing of it is taken.",
            f.full_date(*opening_on)
        ),
        Note::OpeningsJoined { lines } => {
            format!("{} already known by their invoices: joined, not doubled.", f.count(i64::from(*lines), "opening line", "opening lines"))
        }
        Note::OpeningDiffers { file, ledger, currency, .. } => format!(
            "{what}: opening balance of {} in the file, {} here. The difference goes in as one opening line.",
            f.amount_minor(*file, *currency),
            f.amount_minor(*ledger, *currency)
        ),
        Note::AmountDiffers { line, .. } => {
            format!("{what}: known with another amount than that of line {}. Nothing is changed.", f.number(i64::from(*line)))
        }
        Note::AllocationLeftOut { line, amount, currency } => format!(
            "Line {}: {} of allocation do not fit what is allocated already, and are left out.",
            f.number(i64::from(*line)),
            f.amount_minor(*amount, *currency)
        ),
        Note::Refused { line, refusal } => format!("Line {} left out: {}", f.number(i64::from(*line)), refusal_en(refusal)),
        Note::NotFound { number, line } => {
            format!("Line {}: invoice {number} is not known. The payment stays to be allocated.", f.number(i64::from(*line)))
        }
    }
}

fn refusal_fr(refusal: &Refusal) -> String {
    let f = FORMAT_FR;
    match refusal {
        Refusal::Nothing => "Il n’y a rien à faire.".into(),
        Refusal::CustomerNotFound { .. } => "Ce client n’existe plus.".into(),
        Refusal::ItemNotFound { .. } => "Ce document n’existe plus.".into(),
        Refusal::AllocationNotFound { .. } => "Cette imputation n’existe plus.".into(),
        Refusal::NameEmpty => "Il faut un nom.".into(),
        Refusal::CustomerExists { .. } => "Un client porte déjà ce nom.".into(),
        Refusal::NumberTaken { .. } => "Ce client a déjà un document de ce numéro.".into(),
        Refusal::WrongSign { amount } => format!("{} n’a pas le bon signe, ou vaut zéro.", f.amount(*amount)),
        Refusal::Uncountable { .. } => "Ce montant est trop fin pour sa devise, ou trop grand.".into(),
        Refusal::InstalmentsDiffer { whole } => format!("Les échéances ne font pas {}.", f.amount(*whole)),
        Refusal::CurrenciesDiffer { expected, found } => {
            format!("Deux devises différentes\u{202f}: {} et {}.", expected.code(), found.code())
        }
        Refusal::NotAPair => "Ces deux lignes ne se règlent pas l’une l’autre.".into(),
        Refusal::ExceedsOpen { open, asked } => {
            format!("Il ne reste que {}\u{202f}; {} dépassent.", f.amount(*open), f.amount(*asked))
        }
        Refusal::TooEarly { begins, .. } => format!("Pas avant le {}.", f.full_date(*begins)),
        Refusal::ReasonMissing => "Dites pourquoi, en quelques mots.".into(),
        Refusal::TextMissing => "Dites en quelques mots ce qui s’est dit ou écrit.".into(),
        Refusal::Implausible { on } => format!("{} n’est pas une date plausible\u{202f}: vérifiez l’année.", f.full_date(*on)),
        Refusal::PeriodClosed { on, up_to } => format!(
            "Le {} est dans une période close (jusqu’au {})\u{202f}: rouvrez-la dans les réglages, ou passez une écriture inverse à une date ouverte.",
            f.full_date(*on),
            f.full_date(*up_to)
        ),
        Refusal::InDispute { .. } => "Ce document est déjà en litige.".into(),
        Refusal::HoldNotFound { .. } => "Ce n’est plus là, ou c’est déjà terminé.".into(),
        Refusal::ClaimNotFound { .. } => "Cette somme demandée n’est plus là.".into(),
        Refusal::AlreadyClaimed { .. } => {
            "L’indemnité forfaitaire de ce document a déjà été demandée\u{202f}: elle est due une seule fois.".into()
        }
        Refusal::AboveItself => "Un client ne peut pas être au-dessus de lui-même dans son groupe.".into(),
        Refusal::NotADiscount => "Un escompte est un pour-cent entre 0 et 100, avec une tolérance qui n’est pas négative.".into(),
        Refusal::NotACountry { found } => format!("«\u{202f}{found}\u{202f}» n’est le code d’aucun pays\u{202f}: deux lettres, FR ou BE."),
        Refusal::NotAnExchangeRate => "Un cours lie deux monnaies différentes, et vaut plus que zéro.".into(),
        Refusal::Assigned { .. } => "Ce document est déjà cédé à l’affactureur.".into(),
        Refusal::NotARate => "Un taux annuel en pour cent est attendu, entre −5 et 60.".into(),
        Refusal::TaxDiffers { expected, found } => {
            format!("HT et TVA ne font pas le TTC\u{202f}: {} attendus, {} saisis.", f.amount(*expected), f.amount(*found))
        }
        Refusal::OrderNotFound { .. } => "Cette commande, ou cette étape, n’existe plus.".into(),
        Refusal::OrderCancelled => "Cette commande est annulée à cette date.".into(),
        Refusal::BilledAlready => "Cette période est déjà facturée.".into(),
        Refusal::BadNumber { why } => identifier_fr(*why),
        Refusal::BadLink { why } => paying::link_fr(*why),
        Refusal::BadMandateReference | Refusal::MandateTaken | Refusal::MandateNotInForce => paying::debit_fr(refusal).to_owned(),
        Refusal::DebitAsked { .. } | Refusal::DebitOutOfTurn => paying::debit_fr(refusal).to_owned(),
        Refusal::PeriodMissing => "Une facturation récurrente revient au moins tous les mois.".into(),
        Refusal::MergedAlready { .. } => "Ce client est déjà réuni avec un autre.".into(),
        Refusal::ClosedTooLong => "Une fermeture dure au plus 200 jours.".into(),
        Refusal::NotAScenario { why } => scenario_fault::fr(why).to_owned(),
        Refusal::NotATarget => "Un objectif est un nombre positif.".into(),
        Refusal::SameCustomer => "C’est le même client\u{202f}: choisissez-en un autre.".into(),
        Refusal::TiesAcross { .. } => {
            "Un règlement lie ce qui part à ce qui reste\u{202f}: prenez les deux, ou retirez d’abord l’imputation.".into()
        }
        Refusal::NotAnAccount { number } => {
            format!(
                "«\u{a0}{number}\u{a0}» n’est pas un numéro de compte ni un code de journal\u{202f}: des chiffres et des lettres, sans espace."
            )
        }
        Refusal::SourceMissing => "Dites où vous l’avez lu\u{202f}: un taux sans source ne s’écrit dans aucune lettre.".into(),
        Refusal::BankLineNotFound { .. } => "Cette ligne de banque n’existe plus.".into(),
        Refusal::Explained => "C’est déjà rapproché.".into(),
        Refusal::NotExplained => "Cette ligne est déjà ouverte.".into(),
        Refusal::SumDiffers { line, money } => {
            format!("La banque dit {}\u{202f}; ce qui est choisi fait {}.", f.amount(*line), f.amount(*money))
        }
        Refusal::MoneyUsed { .. } => "Cet argent a été rendu ou repris depuis\u{202f}: annulez d’abord ce geste.".into(),
    }
}

fn refusal_en(refusal: &Refusal) -> String {
    let f = FORMAT_EN;
    match refusal {
        Refusal::Nothing => "There is nothing to do.".into(),
        Refusal::CustomerNotFound { .. } => "This customer is no longer there.".into(),
        Refusal::ItemNotFound { .. } => "This document is no longer there.".into(),
        Refusal::AllocationNotFound { .. } => "This allocation is no longer there.".into(),
        Refusal::NameEmpty => "A name is needed.".into(),
        Refusal::CustomerExists { .. } => "A customer of that name is there already.".into(),
        Refusal::NumberTaken { .. } => "This customer already has a document of that number.".into(),
        Refusal::WrongSign { amount } => format!("{} has the wrong sign, or is nothing.", f.amount(*amount)),
        Refusal::Uncountable { .. } => "This amount is too fine for its currency, or too large.".into(),
        Refusal::InstalmentsDiffer { whole } => format!("The instalments do not make {}.", f.amount(*whole)),
        Refusal::CurrenciesDiffer { expected, found } => format!("Two currencies: {} and {}.", expected.code(), found.code()),
        Refusal::NotAPair => "These two do not settle each other.".into(),
        Refusal::ExceedsOpen { open, asked } => format!("Only {} is left; {} is more.", f.amount(*open), f.amount(*asked)),
        Refusal::TooEarly { begins, .. } => format!("Not before {}.", f.full_date(*begins)),
        Refusal::ReasonMissing => "Say why, in a few words.".into(),
        Refusal::TextMissing => "Say in a few words what was said or written.".into(),
        Refusal::Implausible { on } => format!("{} is not a likely date: check the year.", f.full_date(*on)),
        Refusal::PeriodClosed { on, up_to } => format!(
            "{} lies in a closed period (up to {}): open it again in the settings, or make an opposite entry on an open day.",
            f.full_date(*on),
            f.full_date(*up_to)
        ),
        Refusal::InDispute { .. } => "This document is in dispute already.".into(),
        Refusal::HoldNotFound { .. } => "This is no longer there, or it has ended.".into(),
        Refusal::ClaimNotFound { .. } => "What was asked for is no longer there.".into(),
        Refusal::AlreadyClaimed { .. } => "The fixed sum for this document was asked for already: it is due once.".into(),
        Refusal::AboveItself => "A customer cannot stand above itself in its group.".into(),
        Refusal::NotADiscount => "A discount is a per cent from 0 to 100, with a tolerance that is not negative.".into(),
        Refusal::NotACountry { found } => format!("“{found}” is no country’s code: two letters, FR or BE."),
        Refusal::NotAnExchangeRate => "A rate is between two different currencies, and more than nothing.".into(),
        Refusal::Assigned { .. } => "This document is with a factor already.".into(),
        Refusal::NotARate => "A rate in per cent a year is expected, between −5 and 60.".into(),
        Refusal::TaxDiffers { expected, found } => {
            format!("Net amount and tax do not make the whole: {} expected, {} found.", f.amount(*expected), f.amount(*found))
        }
        Refusal::OrderNotFound { .. } => "This order, or this stage, is no longer there.".into(),
        Refusal::OrderCancelled => "This order is cancelled on that day.".into(),
        Refusal::BilledAlready => "This period is invoiced already.".into(),
        Refusal::BadNumber { why } => identifier_en(*why),
        Refusal::BadLink { why } => paying::link_en(*why),
        Refusal::BadMandateReference | Refusal::MandateTaken | Refusal::MandateNotInForce => paying::debit_en(refusal).to_owned(),
        Refusal::DebitAsked { .. } | Refusal::DebitOutOfTurn => paying::debit_en(refusal).to_owned(),
        Refusal::PeriodMissing => "What recurs comes back every month at the most often.".into(),
        Refusal::MergedAlready { .. } => "This customer is merged with another already.".into(),
        Refusal::ClosedTooLong => "A closing lasts 200 days at most.".into(),
        Refusal::NotAScenario { why } => scenario_fault::en(why).to_owned(),
        Refusal::NotATarget => "A target is a positive number.".into(),
        Refusal::SameCustomer => "This is the same customer: choose another.".into(),
        Refusal::TiesAcross { .. } => {
            "What goes and what stays are tied by a payment or a credit: take both, or remove the allocation first.".into()
        }
        Refusal::NotAnAccount { number } => {
            format!("“{number}” is neither an account number nor a journal code: digits and letters, without blanks.")
        }
        Refusal::SourceMissing => "Say where you read it: no letter carries a rate without its source.".into(),
        Refusal::BankLineNotFound { .. } => "This bank line is no longer there.".into(),
        Refusal::Explained => "This is matched already.".into(),
        Refusal::NotExplained => "This line is open already.".into(),
        Refusal::SumDiffers { line, money } => format!("The bank says {}; what is chosen sums to {}.", f.amount(*line), f.amount(*money)),
        Refusal::MoneyUsed { .. } => "This money was given back or taken back since: undo that first.".into(),
    }
}

fn undo_refusal_fr(refusal: UndoRefusal) -> String {
    match refusal {
        UndoRefusal::Unknown => "Ce geste n’est plus dans l’historique.",
        UndoRefusal::AlreadyUndone => "Ce geste est déjà annulé.",
        UndoRefusal::Merge => "Réunir deux copies ne s’annule pas\u{202f}; chaque geste qu’elles contiennent, si.",
        UndoRefusal::Redaction => "Ce qui a été effacé pour de bon ne revient pas.",
        UndoRefusal::Closed(up_to) => {
            return format!(
                "Des écritures d’une période close (jusqu’au {}) en dépendent\u{202f}: rouvrez-la d’abord.",
                FORMAT_FR.full_date(up_to)
            );
        }
    }
    .into()
}

fn undo_refusal_en(refusal: UndoRefusal) -> String {
    match refusal {
        UndoRefusal::Unknown => "This is no longer in the history.",
        UndoRefusal::AlreadyUndone => "This is undone already.",
        UndoRefusal::Merge => "Joining two copies cannot be undone; each thing they hold can.",
        UndoRefusal::Redaction => "What was erased for good does not come back.",
        UndoRefusal::Closed(up_to) => {
            return format!("Facts of a closed period (up to {}) depend on it: open it again first.", FORMAT_EN.full_date(up_to));
        }
    }
    .into()
}

fn identifier_fr(bad: BadIdentifier) -> String {
    match bad {
        BadIdentifier::Length { expected, found } => format!("{expected} caractères attendus\u{202f}; il y en a {found}."),
        BadIdentifier::Character { found } => format!("«\u{202f}{found}\u{202f}» n’a pas sa place ici."),
        BadIdentifier::Beginning => "Ce numéro ne commence pas comme il devrait.".into(),
        BadIdentifier::Country => "Le code du pays est inconnu.".into(),
        BadIdentifier::Check => "La clé ne va pas avec le reste\u{202f}: sans doute une faute de frappe.".into(),
        BadIdentifier::Zero => "Que des zéros\u{202f}: mettez votre numéro.".into(),
    }
}

fn identifier_en(bad: BadIdentifier) -> String {
    match bad {
        BadIdentifier::Length { expected, found } => format!("{expected} characters expected; there are {found}."),
        BadIdentifier::Character { found } => format!("“{found}” has no place here."),
        BadIdentifier::Beginning => "This number does not begin as it should.".into(),
        BadIdentifier::Country => "The country code is not known.".into(),
        BadIdentifier::Check => "The check digits do not fit: most likely a slip of the pen.".into(),
        BadIdentifier::Zero => "Zeros only: put in your own number.".into(),
    }
}

fn backup_fr(error: &BackupError) -> String {
    match error {
        BackupError::NotABackup => "Ce n’est pas une sauvegarde d’Échéance. Rien n’a été remplacé.",
        BackupError::TooNew { .. } => {
            "Cette sauvegarde vient d’une version plus récente. Rien n’a été remplacé\u{202f}; rechargez la page."
        }
        BackupError::CutShort => "Cette sauvegarde est coupée ou abîmée. Rien n’a été remplacé.",
        BackupError::Checksum => "L’empreinte de cette sauvegarde est fausse\u{202f}: elle a été modifiée. Rien n’a été remplacé.",
        BackupError::Header { .. } | BackupError::Merge(_) | BackupError::Damage(_) => {
            "Une partie de cette sauvegarde n’est pas ce qui fut écrit. Rien n’a été remplacé."
        }
    }
    .into()
}

fn backup_en(error: &BackupError) -> String {
    match error {
        BackupError::NotABackup => "This is not a backup of Échéance. Nothing was replaced.",
        BackupError::TooNew { .. } => "This backup is of a newer version. Nothing was replaced; reload the page.",
        BackupError::CutShort => "This backup is cut short or damaged. Nothing was replaced.",
        BackupError::Checksum => "The checksum of this backup is wrong: it was changed. Nothing was replaced.",
        BackupError::Header { .. } | BackupError::Merge(_) | BackupError::Damage(_) => {
            "A part of this backup is not what was written. Nothing was replaced."
        }
    }
    .into()
}
