//! What Settings says: own company, terms, look, data and backup, history.

use super::format::Format;
use super::language::Language;
use crate::journal::Deed;

const F: Format = Format::new(Language::Fr);
const E: Format = Format::new(Language::En);

/// Words of the rates of the law.
pub struct Rates {
    /// Section.
    pub title: &'static str,
    /// Beside it.
    pub aside: &'static str,
    /// A series, by what it is the rate of.
    pub series: fn(&str) -> String,
    /// From which day to which.
    pub holds: fn(&str, &str) -> String,
    /// No rate is known for today.
    pub unknown: &'static str,
    /// Field: the series.
    pub which: &'static str,
    /// Field: first day on which it holds.
    pub from: &'static str,
    /// Field: the rate.
    pub percent: &'static str,
    /// Field: where it was read.
    pub source: &'static str,
    /// Under it.
    pub source_help: &'static str,
    /// Field: the day it was read.
    pub read_on: &'static str,
    /// Keeps it.
    pub keep: &'static str,
    /// Wrong: the rate.
    pub bad_percent: &'static str,
    /// Wrong: no source.
    pub no_source: &'static str,
}

/// Words of closing the books.
pub struct Closing {
    /// Section.
    pub title: &'static str,
    /// Beside it.
    pub aside: &'static str,
    /// Up to which day, or that nothing is closed.
    pub standing: fn(Option<&str>) -> String,
    /// Field: the last day to close.
    pub up_to: &'static str,
    /// Wrong: a day that has not come.
    pub day_ahead: &'static str,
    /// Closes.
    pub close: &'static str,
    /// Field: the last day that stays closed.
    pub reopen_to: &'static str,
    /// Under it.
    pub reopen_help: &'static str,
    /// Field: why.
    pub reason: &'static str,
    /// Opens again.
    pub reopen: &'static str,
}

/// Its words.
pub struct Settings {
    /// Rates of the law.
    pub rates: Rates,
    /// Closing of the books.
    pub closing: Closing,
    /// Beneath the title; takes the company’s name, and whether what is recorded outlives the page.
    pub answer: fn(&str, bool) -> String,
    /// Own company.
    pub company: &'static str,
    /// What it is for.
    pub company_aside: &'static str,
    /// Asks.
    pub name: &'static str,
    /// Asks.
    pub address: &'static str,
    /// Asks.
    pub country: &'static str,
    /// A country.
    pub france: &'static str,
    /// A country.
    pub belgium: &'static str,
    /// Asks.
    pub legal_id: &'static str,
    /// Asks.
    pub vat_id: &'static str,
    /// Asks.
    pub iban: &'static str,
    /// Asks.
    pub signatory: &'static str,
    /// Asks.
    pub email: &'static str,
    /// Asks.
    pub phone: &'static str,
    /// The check digits are right.
    pub check_holds: &'static str,
    /// Records.
    pub save: &'static str,
    /// It is recorded.
    pub saved: &'static str,
    /// Default terms.
    pub terms: &'static str,
    /// For whom.
    pub terms_aside: &'static str,
    /// Asks how sure.
    pub basis: &'static str,
    /// A guess.
    pub assumed: &'static str,
    /// They are.
    pub confirmed: &'static str,
    /// What it changes.
    pub basis_means: &'static str,
    /// What other terms would move: documents, customers.
    pub reages: fn(i64, i64) -> String,
    /// Agrees.
    pub apply_terms: &'static str,
    /// Language and scheme.
    pub display: &'static str,
    /// Asks.
    pub language: &'static str,
    /// Asks.
    pub scheme: &'static str,
    /// Data and backup.
    pub data: &'static str,
    /// The promise.
    pub data_aside: &'static str,
    /// How it is kept.
    pub standing: &'static str,
    /// In words: opening, writing, following, in memory, sealed.
    pub standing_says: [&'static str; 5],
    /// Whether the browser promises to keep it.
    pub durable: &'static str,
    /// It does.
    pub durable_yes: &'static str,
    /// It does not.
    pub durable_no: &'static str,
    /// What then.
    pub durable_means: &'static str,
    /// Asks the browser.
    pub ask_durable: &'static str,
    /// Room in use.
    pub room: &'static str,
    /// Of how much.
    pub room_of: fn(&str) -> String,
    /// The journal.
    pub journal: &'static str,
    /// How many batches.
    pub deeds: fn(i64) -> String,
    /// Saves a backup.
    pub backup: &'static str,
    /// Name of the file; takes the day.
    pub backup_name: fn(&str) -> String,
    /// Name of the export; takes the day.
    pub lines_name: fn(&str) -> String,
    /// Exports the journal.
    pub export: &'static str,
    /// Restores.
    pub restore: &'static str,
    /// Asks.
    pub restore_title: &'static str,
    /// What happens.
    pub restore_means: &'static str,
    /// Heads: nothing, here, in the backup.
    pub restore_heads: [&'static str; 3],
    /// Rows: customers, documents, money, owed.
    pub restore_rows: [&'static str; 4],
    /// Says yes.
    pub restore_yes: &'static str,
    /// Done.
    pub restored: &'static str,
    /// Erases.
    pub erase: &'static str,
    /// Asks.
    pub erase_title: &'static str,
    /// What happens.
    pub erase_means: &'static str,
    /// Asks to type the word.
    pub erase_type: fn(&str) -> String,
    /// The word.
    pub erase_word: &'static str,
    /// What was done.
    pub history: &'static str,
    /// Each can be undone.
    pub history_aside: &'static str,
    /// Heads: when, what, events, nothing.
    pub history_heads: [&'static str; 4],
    /// No longer counts.
    pub undone: &'static str,
    /// Undoes.
    pub undo: &'static str,
    /// Asks.
    pub undo_title: &'static str,
    /// What it takes along.
    pub undo_along: &'static str,
    /// Reminders that would go from view.
    pub undo_reminders: fn(i64) -> String,
    /// A batch: an import.
    pub import_of: fn(&str) -> String,
    /// A batch: an undo.
    pub undo_of: &'static str,
    /// A batch: two copies joined.
    pub merge: &'static str,
    /// A batch: contents erased.
    pub redaction: &'static str,
    /// A batch: done by hand.
    pub deed: fn(Deed) -> &'static str,
    /// Nothing yet.
    pub nothing_done: &'static str,
}

/// French.
pub const FR: Settings = Settings {
    rates: Rates {
        title: "Taux légaux",
        aside: "ceux d’aujourd’hui, avec leur source",
        series: |of| format!("Taux {of}"),
        holds: |from, to| format!("du {from} au {to}"),
        unknown: "inconnu",
        which: "Taux",
        from: "À partir du",
        percent: "En pour cent l’an",
        source: "Lu où",
        source_help: "Journal officiel, Banque de France, SPF Finances\u{2026} Cette source figurera dans les lettres.",
        read_on: "Lu le",
        keep: "Retenir ce taux",
        bad_percent: "Un taux est attendu, par exemple 12,40.",
        no_source: "Dites où vous l’avez lu.",
    },
    closing: Closing {
        title: "Clôture",
        aside: "une période close ne change plus",
        standing: |up_to| match up_to {
            Some(day) => format!(
                "Close jusqu’au {day} compris. Ni facture ni règlement daté jusque-là n’entre ou ne sort\u{202f}; imputer reste possible."
            ),
            None => "Rien n’est clos.".to_owned(),
        },
        up_to: "Clore jusqu’au",
        day_ahead: "Ce jour n’est pas encore passé.",
        close: "Clore",
        reopen_to: "Rouvrir après le",
        reopen_help: "Vide\u{202f}: tout rouvrir.",
        reason: "Pourquoi",
        reopen: "Rouvrir",
    },
    answer: |name, is_kept| {
        let kept = if is_kept { "Tout est gardé dans ce navigateur." } else { "Rien n’est gardé après la fermeture." };
        if name.is_empty() { kept.to_owned() } else { format!("{name}. {kept}") }
    },
    company: "Entreprise",
    company_aside: "ces lignes paraissent sur vos lettres",
    name: "Raison sociale et forme",
    address: "Adresse, code postal, ville",
    country: "Pays",
    france: "France",
    belgium: "Belgique",
    legal_id: "SIREN ou numéro d’entreprise",
    vat_id: "Numéro de TVA",
    iban: "IBAN des encaissements",
    signatory: "Signataire",
    email: "Adresse de réponse",
    phone: "Téléphone",
    check_holds: "clés justes",
    save: "Enregistrer",
    saved: "Enregistré.",
    terms: "Conditions de règlement",
    terms_aside: "pour tous les clients qui n’ont pas les leurs",
    basis: "Êtes-vous sûr\u{202f}?",
    assumed: "C’est une supposition",
    confirmed: "Ce sont mes conditions",
    basis_means: "Sur une date supposée, on rappelle, mais sans pénalités, ni 40\u{202f}€, ni mise en demeure.",
    reages: |documents, customers| {
        if documents == 0 {
            "Aucune facture ouverte ne change d’échéance.".into()
        } else {
            format!(
                "{} d’échéance, chez {}.",
                F.count(documents, "facture ouverte change", "factures ouvertes changent"),
                F.count(customers, "client", "clients")
            )
        }
    },
    apply_terms: "Appliquer ces conditions",
    display: "Langue et affichage",
    language: "Langue de l’écran",
    scheme: "Couleurs",
    data: "Données et sauvegarde",
    data_aside: "aucune connexion, vérifiez en coupant le réseau",
    standing: "Enregistrement",
    standing_says: ["en cours d’ouverture", "dans ce navigateur", "par un autre onglet", "jusqu’à la fermeture", "en lecture seule"],
    durable: "Stockage durable",
    durable_yes: "Oui",
    durable_no: "Pas encore",
    durable_means: "sans cela, le navigateur peut effacer faute de place",
    ask_durable: "Demander au navigateur de garder",
    room: "Place prise",
    room_of: |quota| format!("sur {quota} offerts"),
    journal: "Journal",
    deeds: |count| F.count(count, "geste", "gestes"),
    backup: "Sauvegarder maintenant",
    backup_name: |day| format!("echeance-{day}.journal.gz"),
    lines_name: |day| format!("echeance-{day}.jsonl"),
    export: "Tout exporter, en JSON Lines",
    restore: "Relire une sauvegarde",
    restore_title: "Remplacer vos données par cette sauvegarde\u{202f}?",
    restore_means: "Elle est relue et juste. Tout est remplacé d’un coup, ou rien ne l’est.",
    restore_heads: ["", "Ici", "Sauvegarde"],
    restore_rows: ["Clients", "Factures", "Encaissements", "Encours"],
    restore_yes: "Remplacer",
    restored: "La sauvegarde est en place.",
    erase: "Tout effacer",
    erase_title: "Tout effacer de ce navigateur\u{202f}?",
    erase_means: "Rien ne pourra être récupéré, sauf d’une sauvegarde. Faites-en une d’abord.",
    erase_type: |word| format!("Tapez {word} pour confirmer"),
    erase_word: "EFFACER",
    history: "Historique",
    history_aside: "chaque geste se défait",
    history_heads: ["Quand", "Quoi", "Faits", "Annuler"],
    undone: "annulé",
    undo: "Annuler",
    undo_title: "Annuler ce geste\u{202f}?",
    undo_along: "Ce qui s’appuie dessus serait annulé avec lui\u{202f}:",
    undo_reminders: |count| {
        format!(
            "{} de la vue\u{202f}; ce qui est parti reste au journal.",
            F.count(count, "relance envoyée sort", "relances envoyées sortent")
        )
    },
    import_of: |file| format!("Import de {file}"),
    undo_of: "Annulation",
    merge: "Deux copies réunies",
    redaction: "Contenu effacé",
    deed: deed_fr,
    nothing_done: "Rien encore.",
};

/// English.
pub const EN: Settings = Settings {
    rates: Rates {
        title: "Rates of the law",
        aside: "those of today, with their source",
        series: |of| format!("{of} rate"),
        holds: |from, to| format!("{from} to {to}"),
        unknown: "not known",
        which: "Rate",
        from: "From",
        percent: "Per cent a year",
        source: "Read where",
        source_help: "Official journal, central bank, ministry. This source will stand in the letters.",
        read_on: "Read on",
        keep: "Keep this rate",
        bad_percent: "A rate is expected, for instance 12.40.",
        no_source: "Say where you read it.",
    },
    closing: Closing {
        title: "Closing",
        aside: "a closed period changes no more",
        standing: |up_to| match up_to {
            Some(day) => format!(
                "Closed up to and with {day}. No invoice and no payment dated until then comes in or goes out; allocating remains possible."
            ),
            None => "Nothing is closed.".to_owned(),
        },
        up_to: "Close up to",
        day_ahead: "That day is not over yet.",
        close: "Close",
        reopen_to: "Open again after",
        reopen_help: "Empty: all of it.",
        reason: "Why",
        reopen: "Open again",
    },
    answer: |name, is_kept| {
        let kept = if is_kept { "Everything is kept in this browser." } else { "Nothing is kept once the page is closed." };
        if name.is_empty() { kept.to_owned() } else { format!("{name}. {kept}") }
    },
    company: "Company",
    company_aside: "these lines stand on your letters",
    name: "Name and legal form",
    address: "Address, postal code, town",
    country: "Country",
    france: "France",
    belgium: "Belgium",
    legal_id: "Company number (SIREN or Belgian)",
    vat_id: "VAT number",
    iban: "IBAN to pay to",
    signatory: "Signatory",
    email: "Address for answers",
    phone: "Telephone",
    check_holds: "check digits right",
    save: "Record",
    saved: "Recorded.",
    terms: "Terms",
    terms_aside: "for all customers that have none of their own",
    basis: "Are you sure?",
    assumed: "This is a guess",
    confirmed: "These are my terms",
    basis_means: "On an assumed date there are reminders, but no interest, no fixed compensation, no formal notice.",
    reages: |documents, customers| {
        if documents == 0 {
            "No open invoice changes its due date.".into()
        } else {
            format!(
                "{} due date, of {}.",
                E.count(documents, "open invoice changes its", "open invoices change their"),
                E.count(customers, "customer", "customers")
            )
        }
    },
    apply_terms: "Apply these terms",
    display: "Language and look",
    language: "Language of the screen",
    scheme: "Colours",
    data: "Data and backup",
    data_aside: "no connection, check by switching the network off",
    standing: "Recording",
    standing_says: ["opening", "in this browser", "by another tab", "until the page is closed", "read only"],
    durable: "Durable storage",
    durable_yes: "Yes",
    durable_no: "Not yet",
    durable_means: "without it, the browser may erase for lack of room",
    ask_durable: "Ask the browser to keep it",
    room: "Room in use",
    room_of: |quota| format!("of {quota} offered"),
    journal: "Journal",
    deeds: |count| E.count(count, "entry", "entries"),
    backup: "Back up now",
    backup_name: |day| format!("echeance-{day}.journal.gz"),
    lines_name: |day| format!("echeance-{day}.jsonl"),
    export: "Export all, as JSON Lines",
    restore: "Restore a backup",
    restore_title: "Replace your data by this backup?",
    restore_means: "It was read and is sound. All is replaced at once, or nothing is.",
    restore_heads: ["", "Here", "Backup"],
    restore_rows: ["Customers", "Invoices", "Payments", "Owed"],
    restore_yes: "Replace",
    restored: "The backup is in place.",
    erase: "Erase everything",
    erase_title: "Erase everything from this browser?",
    erase_means: "Nothing can be recovered, save from a backup. Make one first.",
    erase_type: |word| format!("Type {word} to confirm"),
    erase_word: "ERASE",
    history: "History",
    history_aside: "each can be undone",
    history_heads: ["When", "What", "Facts", "Undo"],
    undone: "undone",
    undo: "Undo",
    undo_title: "Undo this?",
    undo_along: "What stands on it would be undone with it:",
    undo_reminders: |count| format!("{} from view; what was sent stays in the journal.", E.count(count, "reminder goes", "reminders go")),
    import_of: |file| format!("Import of {file}"),
    undo_of: "Undo",
    merge: "Two copies joined",
    redaction: "Contents erased",
    deed: deed_en,
    nothing_done: "Nothing yet.",
};

fn deed_fr(deed: Deed) -> &'static str {
    match deed {
        Deed::DescribeCompany => "Fiche de l’entreprise",
        Deed::AddCustomer => "Nouveau client",
        Deed::DescribeCustomer => "Fiche d’un client",
        Deed::SetCustomerKind => "Nature d’un client",
        Deed::AgreeTerms => "Conditions",
        Deed::AgreeDueDate => "Échéance convenue",
        Deed::IssueDocument => "Facture saisie",
        Deed::ReceivePayment => "Encaissement saisi",
        Deed::Allocate => "Imputation",
        Deed::EndAllocation => "Imputation défaite",
        Deed::MarkSent => "Relance envoyée",
        Deed::SkipStep => "Étape passée",
        Deed::StartChase => "Début des relances",
        Deed::CheckBank => "Banque vérifiée",
        Deed::RememberMapping => "Colonnes retenues",
        Deed::Refund => "Remboursement",
        Deed::Discount => "Escompte",
        Deed::SetOff => "Compensation",
        Deed::WriteOff => "Perte",
        Deed::ExchangeDifference => "Écart de change",
        Deed::TakeBack => "Paiement rejeté",
        Deed::RecoverWrittenOff => "Perte récupérée",
        Deed::MoveAllocation => "Imputation déplacée",
        Deed::OpenDispute => "Litige",
        Deed::CloseDispute => "Fin d’un litige",
        Deed::NotePromise => "Promesse",
        Deed::EndPromise => "Fin d’une promesse",
        Deed::NoteInsolvency => "Procédure collective",
        Deed::EndInsolvency => "Fin de procédure collective",
        Deed::ClosePeriod => "Clôture",
        Deed::ReopenPeriod => "Réouverture",
        Deed::StateRate => "Taux saisi",
        Deed::SetSegment => "Segment",
        Deed::SetResponsible => "Responsable",
        Deed::SetParent => "Groupe",
        Deed::AskClaims => "Pénalités demandées",
        Deed::NoteClaimPaid => "Pénalités payées",
        Deed::WaiveClaim => "Pénalités abandonnées",
        Deed::DescribeContacts => "Contacts",
        Deed::DetailDocument => "Mentions d’un document",
        Deed::ExplainBankLines => "Lignes de banque expliquées",
        Deed::ReopenBankLines => "Lignes de banque rouvertes",
        Deed::TeachMatching => "Rapprochement instruit",
        Deed::TakeSureMatches => "Rapprochements sûrs",
        Deed::AgreeConditions => "Conditions convenues",
        Deed::ReviewTerms => "Conditions revues",
        Deed::StateExchangeRate => "Cours de change saisi",
        Deed::AgreeSmallDifferences => "Petits écarts",
        Deed::AssignDocuments => "Cession à l’affactureur",
        Deed::EndAssignment => "Fin de cession",
        Deed::AcceptBill => "Traite acceptée",
        Deed::ReturnBill => "Traite revenue impayée",
        Deed::AgreeOrder => "Commande notée",
        Deed::DeliverOrder => "Livraison notée",
        Deed::CancelOrder => "Commande annulée",
        Deed::KeepBooks => "Comptes",
        Deed::Doubt => "Créance douteuse",
        Deed::EndDoubt => "Fin d’un doute",
        Deed::Impair => "Dépréciation",
        Deed::HandOver => "Écritures remises",
        Deed::NoteExchange => "Échange noté",
        Deed::MergeCustomers => "Clients réunis",
        Deed::SplitCustomer => "Client séparé",
        Deed::SayClosedDays => "Jours de fermeture",
        Deed::SaySupply => "Ce que vous vendez",
        Deed::SayActionCosts => "Coût des actions",
        Deed::SayTarget => "Objectif",
        Deed::OfferMeans => "Moyens de paiement offerts",
        Deed::AgreeSector => "Secteur convenu",
        Deed::SignMandate => "Mandat de prélèvement signé",
        Deed::EndMandate => "Mandat terminé",
        Deed::AskDebits => "Prélèvements demandés",
        Deed::GiveUpDebit => "Prélèvement non abouti",
        Deed::DefineScenario => "Scénario de relance",
        Deed::AssignScenarios => "Qui suit quel scénario",
        Deed::PutOffStep => "Étape reportée",
        Deed::HandOverStep => "Étape confiée",
        Deed::Other => "Geste d’une autre version",
    }
}

fn deed_en(deed: Deed) -> &'static str {
    match deed {
        Deed::DescribeCompany => "Own company",
        Deed::AddCustomer => "New customer",
        Deed::DescribeCustomer => "A customer’s sheet",
        Deed::SetCustomerKind => "Kind of a customer",
        Deed::AgreeTerms => "Terms",
        Deed::AgreeDueDate => "Due date agreed",
        Deed::IssueDocument => "Invoice entered",
        Deed::ReceivePayment => "Payment entered",
        Deed::Allocate => "Allocation",
        Deed::EndAllocation => "Allocation ended",
        Deed::MarkSent => "Reminder sent",
        Deed::SkipStep => "Step left out",
        Deed::StartChase => "Where chasing begins",
        Deed::CheckBank => "Bank checked",
        Deed::RememberMapping => "Columns kept",
        Deed::Refund => "Refund",
        Deed::Discount => "Discount",
        Deed::SetOff => "Set-off",
        Deed::WriteOff => "Write-off",
        Deed::ExchangeDifference => "Exchange difference",
        Deed::TakeBack => "Payment taken back",
        Deed::RecoverWrittenOff => "Loss recovered",
        Deed::MoveAllocation => "Allocation moved",
        Deed::OpenDispute => "Dispute",
        Deed::CloseDispute => "Dispute ended",
        Deed::NotePromise => "Promise",
        Deed::EndPromise => "Promise ended",
        Deed::NoteInsolvency => "Insolvency proceedings",
        Deed::EndInsolvency => "Insolvency proceedings ended",
        Deed::ClosePeriod => "Books closed",
        Deed::ReopenPeriod => "Books opened again",
        Deed::StateRate => "Rate entered",
        Deed::SetSegment => "Segment",
        Deed::SetResponsible => "Person responsible",
        Deed::SetParent => "Group",
        Deed::AskClaims => "Interest asked for",
        Deed::NoteClaimPaid => "Interest paid",
        Deed::WaiveClaim => "Interest given up",
        Deed::DescribeContacts => "Contacts",
        Deed::DetailDocument => "Document details",
        Deed::ExplainBankLines => "Bank lines explained",
        Deed::ReopenBankLines => "Bank lines opened again",
        Deed::TeachMatching => "Matching taught",
        Deed::TakeSureMatches => "Sure matches",
        Deed::AgreeConditions => "Conditions agreed",
        Deed::ReviewTerms => "Terms reviewed",
        Deed::StateExchangeRate => "Exchange rate entered",
        Deed::AgreeSmallDifferences => "Small differences",
        Deed::AssignDocuments => "Assignment to a factor",
        Deed::EndAssignment => "End of an assignment",
        Deed::AcceptBill => "Bill accepted",
        Deed::ReturnBill => "Bill returned unpaid",
        Deed::AgreeOrder => "Order noted",
        Deed::DeliverOrder => "Delivery noted",
        Deed::CancelOrder => "Order cancelled",
        Deed::KeepBooks => "Accounts",
        Deed::Doubt => "Doubtful debt",
        Deed::EndDoubt => "End of a doubt",
        Deed::Impair => "Impairment",
        Deed::HandOver => "Entries handed over",
        Deed::NoteExchange => "Exchange noted",
        Deed::MergeCustomers => "Customers merged",
        Deed::SplitCustomer => "Customer split",
        Deed::SayClosedDays => "Closed days",
        Deed::SaySupply => "What you sell",
        Deed::SayActionCosts => "Cost of actions",
        Deed::SayTarget => "Target",
        Deed::OfferMeans => "Means of payment offered",
        Deed::AgreeSector => "Trade agreed",
        Deed::SignMandate => "Direct debit mandate signed",
        Deed::EndMandate => "Mandate ended",
        Deed::AskDebits => "Debits asked for",
        Deed::GiveUpDebit => "Debit came to nothing",
        Deed::DefineScenario => "Dunning scenario",
        Deed::AssignScenarios => "Who follows which scenario",
        Deed::PutOffStep => "Step put off",
        Deed::HandOverStep => "Step handed over",
        Deed::Other => "Of another version",
    }
}
