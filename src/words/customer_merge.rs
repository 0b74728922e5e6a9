//! Two customers that are one, one customer that is two.

use super::customers::{ENGLISH, FRENCH};

/// Its words.
pub struct CustomerMerge {
    /// Section of the sheet.
    pub section: &'static str,
    /// Said where nothing was merged.
    pub help: &'static str,
    /// A customer, its code, and the day from which it is this one's.
    pub merged_with: fn(&str, &str, &str) -> String,
    /// On the sheet of one that was merged: with whom, since when.
    pub merged_into: fn(&str, &str) -> String,
    /// Opens the form.
    pub merge: &'static str,
    /// Opens the form.
    pub split: &'static str,
    /// Title: of whom.
    pub merge_title: fn(&str) -> String,
    /// Title: of whom.
    pub split_title: fn(&str) -> String,
    /// Above the form of a merge; of whom.
    pub merge_help: fn(&str) -> String,
    /// Above the form of a split.
    pub split_help: &'static str,
    /// Field: the customer that is left.
    pub into: &'static str,
    /// Field: to whom the chosen goes.
    pub to: &'static str,
    /// Choice: a customer who is there.
    pub to_known: &'static str,
    /// Choice: a new one.
    pub to_new: &'static str,
    /// Field: its name.
    pub new_name: &'static str,
    /// Field: first day.
    pub on: &'static str,
    /// Under it.
    pub on_help: &'static str,
    /// Group of what is chosen from.
    pub choose: &'static str,
    /// Tick: settled ones too.
    pub settled_too: &'static str,
    /// Nothing there to choose.
    pub nothing: &'static str,
    /// Nothing was chosen.
    pub none_chosen: &'static str,
    /// An item to choose: its name, its day, what is open of it.
    pub item: fn(&str, &str, &str) -> String,
    /// Goes: so many documents, payments, orders, reminders.
    pub moves: fn(i64, i64, i64, i64) -> String,
    /// What is open of it, to whom it goes.
    pub moves_open: fn(&str) -> String,
    /// Nothing moves.
    pub moves_nothing: &'static str,
    /// What would go, with what would stay.
    pub tied: fn(&str, &str) -> String,
    /// Takes along what is tied.
    pub take_along: &'static str,
    /// Button.
    pub do_merge: &'static str,
    /// Button.
    pub do_split: &'static str,
    /// Done: who became whom.
    pub merged: fn(&str, &str) -> String,
    /// Done: that many went to whom.
    pub was_split: fn(i64, &str) -> String,
}

/// French.
pub const FR: CustomerMerge = CustomerMerge {
    section: "Doublon, ou deux clients en un",
    help: "Le même client deux fois\u{202f}? Réunissez-les. Deux clients sous un seul nom\u{202f}? Séparez-les.",
    merged_with: |name, key, day| {
        if key.is_empty() || key == name {
            format!("Réuni avec {name} depuis le {day}")
        } else {
            format!("Réuni avec {name} ({key}) depuis le {day}")
        }
    },
    merged_into: |name, day| format!("Ce client est réuni avec {name} depuis le {day}. Les jours d’avant le montrent encore à part."),
    merge: "Réunir avec un autre…",
    split: "Séparer…",
    merge_title: |name| format!("Réunir {name} avec un autre client"),
    split_title: |name| format!("Séparer {name} en deux clients"),
    merge_help: |name| {
        format!(
            "Tout ce qui est à {name} passe à l’autre client à la date choisie\u{202f}: documents, encaissements, commandes, échanges. \
             Ses comptes et ses IBAN reconnus mènent désormais à l’autre."
        )
    },
    split_help: "Cochez ce qui part. Un document part avec ce qui le règle.",
    into: "Client qui reste",
    to: "Ce qui est coché va à",
    to_known: "Un client existant",
    to_new: "Un nouveau client",
    new_name: "Nom du nouveau client",
    on: "À partir du",
    on_help: "Les jours d’avant restent comme ils étaient.",
    choose: "Documents et encaissements",
    settled_too: "Montrer aussi ce qui est soldé",
    nothing: "Rien d’ouvert.",
    none_chosen: "Cochez au moins une ligne.",
    item: |name, day, open| format!("{name}, du {day}\u{202f}: {open}"),
    moves: |documents, money, orders, reminders| {
        let mut parts = vec![FRENCH.count(documents, "document", "documents"), FRENCH.count(money, "encaissement", "encaissements")];
        if orders > 0 {
            parts.push(FRENCH.count(orders, "commande", "commandes"));
        }
        if reminders > 0 {
            parts.push(FRENCH.count(reminders, "échange", "échanges"));
        }
        format!("Changent de client\u{202f}: {}.", FRENCH.list(&parts))
    },
    moves_open: |sums| format!("Encours qui change de client\u{202f}: {sums}."),
    moves_nothing: "Rien ne change de client aujourd’hui\u{202f}; ce qui viendra ira à celui qui reste.",
    tied: |goes, stays| format!("{goes} part, {stays} reste\u{202f}: l’un règle l’autre."),
    take_along: "Prendre aussi ce qui est lié",
    do_merge: "Réunir",
    do_split: "Séparer",
    merged: |name, into| format!("{name} est réuni avec {into}."),
    was_split: |n, to| format!("{} à {to}.", FRENCH.count(n, "ligne est passée", "lignes sont passées")),
};

/// English.
pub const EN: CustomerMerge = CustomerMerge {
    section: "Duplicate, or two customers in one",
    help: "The same customer twice? Merge them. Two customers under one name? Split them.",
    merged_with: |name, key, day| {
        if key.is_empty() || key == name {
            format!("Merged with {name} since {day}")
        } else {
            format!("Merged with {name} ({key}) since {day}")
        }
    },
    merged_into: |name, day| format!("This customer is merged with {name} since {day}. Days before show it apart."),
    merge: "Merge with another…",
    split: "Split…",
    merge_title: |name| format!("Merge {name} with another customer"),
    split_title: |name| format!("Split {name} into two customers"),
    merge_help: |name| {
        format!(
            "All that is {name}’s becomes the other’s on the day you choose: documents, payments, orders, exchanges. Its accounts and its \
             known IBANs lead to the other from then on."
        )
    },
    split_help: "Tick what goes. A document goes with what settles it.",
    into: "Customer that stays",
    to: "What is ticked goes to",
    to_known: "A customer who is there",
    to_new: "A new customer",
    new_name: "Name of the new customer",
    on: "From",
    on_help: "Days before stay as they were.",
    choose: "Documents and payments",
    settled_too: "Show what is settled too",
    nothing: "Nothing is open.",
    none_chosen: "Tick one line at least.",
    item: |name, day, open| format!("{name}, {day}: {open}"),
    moves: |documents, money, orders, reminders| {
        let mut parts = vec![ENGLISH.count(documents, "document", "documents"), ENGLISH.count(money, "payment", "payments")];
        if orders > 0 {
            parts.push(ENGLISH.count(orders, "order", "orders"));
        }
        if reminders > 0 {
            parts.push(ENGLISH.count(reminders, "exchange", "exchanges"));
        }
        format!("These change customer: {}.", ENGLISH.list(&parts))
    },
    moves_open: |sums| format!("Outstanding that changes customer: {sums}."),
    moves_nothing: "Nothing changes customer today; what comes will go to the one that stays.",
    tied: |goes, stays| format!("{goes} goes, {stays} stays: one settles the other."),
    take_along: "Take what is tied along",
    do_merge: "Merge",
    do_split: "Split",
    merged: |name, into| format!("{name} is merged with {into}."),
    was_split: |n, to| format!("{} to {to}.", ENGLISH.count(n, "line went", "lines went")),
};
