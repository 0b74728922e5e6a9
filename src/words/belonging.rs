//! Where a customer belongs: segment, person responsible, group; and the people to reach there.

use super::customers::{ENGLISH, FRENCH};
use crate::ledger::ContactRole;

/// Its words.
pub struct Belonging {
    /// Section of the sheet.
    pub section: &'static str,
    /// Row and field.
    pub segment: &'static str,
    /// Row and field.
    pub responsible: &'static str,
    /// Row and field.
    pub group: &'static str,
    /// Nothing was said.
    pub nothing: &'static str,
    /// Is part of that group.
    pub part_of: fn(&str, bool) -> String,
    /// That many others are part of its group.
    pub head_of: fn(i64) -> String,
    /// Opens the form.
    pub set_segment: &'static str,
    /// Opens the form.
    pub set_responsible: &'static str,
    /// Opens the form.
    pub set_group: &'static str,
    /// Title: for that many.
    pub segment_title: fn(i64) -> String,
    /// Title: for that many.
    pub responsible_title: fn(i64) -> String,
    /// Title: of whom.
    pub group_title: fn(&str) -> String,
    /// Under the field.
    pub segment_help: &'static str,
    /// Under the field.
    pub responsible_help: &'static str,
    /// Above names that are there already.
    pub known: &'static str,
    /// Field: from which day on.
    pub from: &'static str,
    /// Under it.
    pub from_help: &'static str,
    /// Field: the customer above.
    pub parent: &'static str,
    /// Under it.
    pub parent_help: &'static str,
    /// Nobody of that name.
    pub parent_missing: &'static str,
    /// Tick: the parent pays.
    pub parent_pays: &'static str,
    /// Takes it out of its group.
    pub leave_group: &'static str,
    /// Done: that many, in that segment.
    pub segment_done: fn(i64, &str) -> String,
    /// Done: that many, looked after by that person.
    pub responsible_done: fn(i64, &str) -> String,
    /// Done: of whom, under whom.
    pub group_done: fn(&str, &str) -> String,
    /// Done: of whom.
    pub group_left: fn(&str) -> String,
    /// Section and title.
    pub contacts: &'static str,
    /// Opens the form.
    pub edit_contacts: &'static str,
    /// One more.
    pub add_contact: &'static str,
    /// Takes one away; of whom.
    pub remove_contact: fn(&str) -> String,
    /// The nth of the form.
    pub nth_contact: fn(i64) -> String,
    /// Field.
    pub role: &'static str,
    /// What a contact sees to.
    pub roles: fn(ContactRole) -> &'static str,
    /// Under the form.
    pub contacts_help: &'static str,
    /// Done.
    pub contacts_done: &'static str,
}

/// French.
pub const FR: Belonging = Belonging {
    section: "Rattachement",
    segment: "Segment",
    responsible: "Responsable",
    group: "Groupe",
    nothing: "non renseigné",
    part_of: |name, pays| if pays { format!("{name}, qui paie") } else { name.to_owned() },
    head_of: |n| format!("Tête de groupe\u{202f}: {}", FRENCH.count(n, "client rattaché", "clients rattachés")),
    set_segment: "Segment…",
    set_responsible: "Responsable…",
    set_group: "Groupe…",
    segment_title: |n| format!("Segment de {}", FRENCH.count(n, "client", "clients")),
    responsible_title: |n| format!("Responsable de {}", FRENCH.count(n, "client", "clients")),
    group_title: |name| format!("Groupe de {name}"),
    segment_help: "Un nom à vous\u{202f}: Grands comptes, Artisans… Vide pour aucun.",
    responsible_help: "Qui suit ce client chez vous. Vide pour personne.",
    known: "Déjà employés",
    from: "À partir du",
    from_help: "Vide\u{202f}: depuis toujours. Une date\u{202f}: les jours d’avant restent comme ils étaient.",
    parent: "Société mère",
    parent_help: "Tapez une partie de son nom, puis choisissez.",
    parent_missing: "Choisissez un client de la liste.",
    parent_pays: "La société mère paie ses factures",
    leave_group: "Retirer du groupe",
    segment_done: |n, name| {
        let who = FRENCH.count(n, "client", "clients");
        if name.is_empty() { format!("{who} sans segment.") } else { format!("{who}\u{202f}: segment {name}.") }
    },
    responsible_done: |n, name| {
        let who = FRENCH.count(n, "client", "clients");
        if name.is_empty() { format!("{who} sans responsable.") } else { format!("{who}\u{202f}: {name} en est responsable.") }
    },
    group_done: |name, parent| format!("{name} est rattaché à {parent}."),
    group_left: |name| format!("{name} n’est plus rattaché à un groupe."),
    contacts: "Autres interlocuteurs",
    edit_contacts: "Modifier les interlocuteurs",
    add_contact: "Ajouter un interlocuteur",
    remove_contact: |name| if name.is_empty() { "Retirer".to_owned() } else { format!("Retirer {name}") },
    nth_contact: |n| format!("Interlocuteur {}", FRENCH.number(n)),
    role: "Rôle",
    roles: |role| match role {
        ContactRole::Payables => "Comptabilité fournisseurs",
        ContactRole::Purchasing => "Achats",
        ContactRole::Delivery => "Réception",
        ContactRole::Management => "Direction",
        ContactRole::Legal => "Juridique",
        ContactRole::Other => "Autre",
    },
    contacts_help: "En plus de celui des coordonnées, à qui les lettres s’adressent. Un nom ou une adresse suffit.",
    contacts_done: "Interlocuteurs enregistrés.",
};

/// English.
pub const EN: Belonging = Belonging {
    section: "Belongs to",
    segment: "Segment",
    responsible: "Responsible",
    group: "Group",
    nothing: "not said",
    part_of: |name, pays| if pays { format!("{name}, which pays") } else { name.to_owned() },
    head_of: |n| format!("Head of a group: {}", ENGLISH.count(n, "customer in it", "customers in it")),
    set_segment: "Segment…",
    set_responsible: "Responsible…",
    set_group: "Group…",
    segment_title: |n| format!("Segment of {}", ENGLISH.count(n, "customer", "customers")),
    responsible_title: |n| format!("Who looks after {}", ENGLISH.count(n, "customer", "customers")),
    group_title: |name| format!("Group of {name}"),
    segment_help: "A name of your own: Key accounts, Craftsmen… Empty for none.",
    responsible_help: "Who looks after this customer at your place. Empty for nobody.",
    known: "Used already",
    from: "From",
    from_help: "Empty: since ever. A day: the days before stay as they were.",
    parent: "Parent company",
    parent_help: "Type part of its name, then choose.",
    parent_missing: "Choose a customer from the list.",
    parent_pays: "The parent pays its invoices",
    leave_group: "Take out of the group",
    segment_done: |n, name| {
        let who = ENGLISH.count(n, "customer", "customers");
        if name.is_empty() { format!("{who} without a segment.") } else { format!("{who}: segment {name}.") }
    },
    responsible_done: |n, name| {
        let who = ENGLISH.count(n, "customer", "customers");
        if name.is_empty() { format!("{who} with nobody responsible.") } else { format!("{who}: {name} is responsible.") }
    },
    group_done: |name, parent| format!("{name} is now under {parent}."),
    group_left: |name| format!("{name} is in no group any more."),
    contacts: "Other contacts",
    edit_contacts: "Edit contacts",
    add_contact: "Add a contact",
    remove_contact: |name| if name.is_empty() { "Remove".to_owned() } else { format!("Remove {name}") },
    nth_contact: |n| format!("Contact {}", ENGLISH.number(n)),
    role: "Role",
    roles: |role| match role {
        ContactRole::Payables => "Accounts payable",
        ContactRole::Purchasing => "Purchasing",
        ContactRole::Delivery => "Goods received",
        ContactRole::Management => "Management",
        ContactRole::Legal => "Legal",
        ContactRole::Other => "Other",
    },
    contacts_help: "Beside the one on the sheet, to whom letters are addressed. A name or an address is enough.",
    contacts_done: "Contacts recorded.",
};
