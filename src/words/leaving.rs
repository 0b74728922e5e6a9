//! What a person takes along who leaves, or who wants to look elsewhere: tables, cards, the whole journal.

use crate::ledger::ItemKind;

/// Its words.
pub struct Leaving {
    /// Names the section.
    pub title: &'static str,
    /// Beside it.
    pub aside: &'static str,
    /// Customers and the people there.
    pub customers: &'static str,
    /// Every movement of every account.
    pub accounts: &'static str,
    /// What was said, written, sent.
    pub exchanges: &'static str,
    /// All of it, as it is stored.
    pub journal: &'static str,
    /// What each is good for, in the same order.
    pub means: [&'static str; 4],
    /// Button: as cards.
    pub cards: &'static str,
    /// Button: the journal.
    pub lines: &'static str,
    /// Names of the files without ending, in the same order; take the day.
    pub file_names: [fn(&str) -> String; 3],
    /// Heads of the customers: key, name, person, role, mail, phone, address, country, identifier.
    pub customer_heads: [&'static str; 9],
    /// Heads of the accounts: journal, day, account, key, name, kind, number, label, debit, credit, currency, due, lettering.
    pub account_heads: [&'static str; 13],
    /// Heads of the exchanges: day, way, customer, subject, words.
    pub exchange_heads: [&'static str; 5],
    /// A kind, in a word that is understood when it comes in again.
    pub kind: fn(ItemKind) -> &'static str,
}

pub(super) static FR: Leaving = Leaving {
    title: "Emporter vos données",
    aside: "Rien ne vous retient. Chaque fichier s’ouvre ailleurs, et se relit ici.",
    customers: "Clients",
    accounts: "Comptes clients",
    exchanges: "Échanges",
    journal: "Journal",
    means: [
        "Une ligne par client, puis par personne. Les cartes vont dans un carnet d’adresses ou un CRM.",
        "Chaque pièce, chaque encaissement, avec échéance et lettrage\u{202f}: redéposé ici, il rend les mêmes soldes.",
        "Relances, appels, courriels, dans l’ordre des jours, pour un CRM.",
        "Tout, tel qu’enregistré\u{202f}: une ligne par fait, lisible dans dix ans sans Échéance.",
    ],
    cards: "Cartes (vCard)",
    lines: "JSON Lines",
    file_names: [|day| format!("clients-{day}"), |day| format!("comptes-clients-{day}"), |day| format!("echanges-{day}")],
    customer_heads: ["Code client", "Client", "Interlocuteur", "Fonction", "Email", "Téléphone", "Adresse", "Pays", "SIREN"],
    account_heads: [
        "Journal",
        "Date",
        "Compte",
        "Code client",
        "Client",
        "Type de pièce",
        "N° pièce",
        "Libellé",
        "Débit",
        "Crédit",
        "Devise",
        "Échéance",
        "Lettrage",
    ],
    exchange_heads: ["Date", "Canal", "Client", "Objet", "Compte rendu"],
    kind: |kind| match kind {
        ItemKind::Opening => "À-nouveau",
        ItemKind::Invoice => "Facture",
        ItemKind::CreditNote => "Avoir",
        ItemKind::Deposit => "Facture d’acompte",
        ItemKind::Accrual => "Facture à établir",
        ItemKind::Payment => "Règlement",
        ItemKind::Bounce => "Rejet",
        ItemKind::Refund => "Remboursement",
        ItemKind::Discount => "Escompte",
        ItemKind::SetOff => "Compensation",
        ItemKind::ExchangeDifference => "Écart de change",
        ItemKind::WriteOff => "Perte",
        ItemKind::Bill => "Effet",
    },
};

pub(super) static EN: Leaving = Leaving {
    title: "Take your data along",
    aside: "Nothing holds you. Each file opens elsewhere, and reads here again.",
    customers: "Customers",
    accounts: "Customer accounts",
    exchanges: "Exchanges",
    journal: "Journal",
    means: [
        "One line a customer, then one a person. The cards go into an address book or a CRM.",
        "Each document, each payment, with due date and matching: dropped here again, it gives the same balances.",
        "Reminders, calls, mails, by day, for a CRM.",
        "All of it, as stored: one line a fact, to be read in ten years without Échéance.",
    ],
    cards: "Cards (vCard)",
    lines: "JSON Lines",
    file_names: [|day| format!("customers-{day}"), |day| format!("customer-accounts-{day}"), |day| format!("exchanges-{day}")],
    customer_heads: ["Customer code", "Customer", "Contact person", "Job title", "Email", "Phone", "Address", "Country", "Legal number"],
    account_heads: [
        "Journal",
        "Date",
        "Account",
        "Customer code",
        "Customer",
        "Document type",
        "Document number",
        "Description",
        "Debit",
        "Credit",
        "Currency",
        "Due date",
        "Matching",
    ],
    exchange_heads: ["Activity date", "Channel", "Customer", "Subject", "Notes"],
    kind: |kind| match kind {
        ItemKind::Opening => "Opening",
        ItemKind::Invoice => "Invoice",
        ItemKind::CreditNote => "Creditnote",
        ItemKind::Deposit => "Deposit invoice",
        ItemKind::Accrual => "Invoice to be made",
        ItemKind::Payment => "Payment",
        ItemKind::Bounce => "Returned",
        ItemKind::Refund => "Money back",
        ItemKind::Discount => "Discount",
        ItemKind::SetOff => "Set off",
        ItemKind::ExchangeDifference => "Exchange difference",
        ItemKind::WriteOff => "Loss",
        ItemKind::Bill => "Bill of exchange",
    },
};
