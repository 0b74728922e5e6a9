//! What Today says: the day's list. The sheet from which a reminder leaves is in [`super::reminder`].

use super::Format;
use super::Language;
use super::format::THIN;
use crate::law::NotCharged;
use crate::ledger::{Channel, Tone};

/// Its words.
pub struct Today {
    /// The list.
    pub list: List,
    /// What was done, said aloud.
    pub said: Said,
    /// A tone.
    pub tone: fn(Tone) -> &'static str,
    /// A way, in a list.
    pub channel: fn(Channel) -> &'static str,
}

/// What is known of a card, for its sentence.
pub struct ReasonFacts<'a> {
    /// Documents in it.
    pub count: i64,
    /// The number of the only one.
    pub only: Option<&'a str>,
    /// The oldest due date, written.
    pub oldest_due: &'a str,
    /// Reminders sent about them.
    pub reminders: i64,
    /// Why a formal notice is not the next step.
    pub barred: Option<NotCharged>,
    /// Documents with an assumed due date.
    pub assumed: i64,
}

/// The list.
pub struct List {
    /// How many customers, before the sum.
    pub to_chase: fn(i64) -> String,
    /// After the sum.
    pub at_stake: &'static str,
    /// Nobody.
    pub nobody: &'static str,
    /// Figure: what is to do.
    pub to_do: &'static str,
    /// So many customers.
    pub customers: fn(i64) -> String,
    /// So many of each way.
    pub ways: fn(Channel, i64) -> String,
    /// Figure and section: held.
    pub held: &'static str,
    /// Beside it.
    pub held_aside: &'static str,
    /// Figure and section: done.
    pub done: &'static str,
    /// So many things done.
    pub done_count: fn(i64) -> String,
    /// Beneath, while nothing is done.
    pub done_nothing: &'static str,
    /// Beneath, once something is.
    pub done_undo: &'static str,
    /// Figure: how old the bank data is.
    pub bank: &'static str,
    /// Nothing is known of it.
    pub bank_unknown: &'static str,
    /// So many open days ago.
    pub bank_age: fn(i64) -> String,
    /// The way to bring it up to date.
    pub bank_import: &'static str,
    /// Section.
    pub title: &'static str,
    /// Before what it is sorted by.
    pub sorted_by: &'static str,
    /// What it is sorted by.
    pub sort: &'static str,
    /// Why: the formula.
    pub sort_formula: &'static str,
    /// Why: heads of its table.
    pub sort_heads: [&'static str; 3],
    /// The sentence of a card.
    pub reason: fn(&ReasonFacts<'_>) -> String,
    /// The last reminder: way, day.
    pub last: fn(Channel, &str) -> String,
    /// Opens a card.
    pub review: &'static str,
    /// Draws the next ones of a long list.
    pub more: fn(i64) -> String,
    /// A receipt or credit note fits: its number or nothing, its day, what is open to the customer's credit, to the cent or not.
    pub may_be_settled: fn(&str, &str, &str, bool) -> String,
    /// Nothing is owed, all counted.
    pub owes_nothing: &'static str,
    /// A bill of exchange.
    pub bill: &'static str,
    /// Chips of the three.
    pub held_chips: [&'static str; 3],
    /// Goes to the customer.
    pub see_customer: &'static str,
    /// Section.
    pub to_decide: &'static str,
    /// Beside it.
    pub to_decide_aside: &'static str,
    /// Every step is done since a day.
    pub to_decide_reason: fn(&str) -> String,
    /// Sent: to whom, tone, way.
    pub sent: fn(&str, Tone, Channel) -> String,
    /// Left out: for whom, why.
    pub skipped: fn(&str, &str) -> String,
    /// Empty: nothing to do.
    pub nothing: &'static str,
    /// Something will be, on a day.
    pub nothing_next: fn(&str) -> String,
    /// Nothing will be.
    pub nothing_more: &'static str,
    /// Goes to the invoices.
    pub see_invoices: &'static str,
    /// Empty: no data.
    pub no_data: &'static str,
    /// What to do about it.
    pub no_data_help: &'static str,
    /// Goes to the import.
    pub import: &'static str,
}

/// What was done, said aloud.
pub struct Said {
    /// Copied.
    pub copied: &'static str,
    /// The browser refused.
    pub not_copied: &'static str,
    /// A draft was made: the file's name.
    pub drafted: fn(&str) -> String,
    /// Sent to whom; who comes next, if anybody.
    pub sent: fn(&str, Option<&str>) -> String,
    /// Left out for whom; who comes next, if anybody.
    pub skipped: fn(&str, Option<&str>) -> String,
    /// The card is gone: of whom.
    pub gone: fn(&str) -> String,
}

const FR_FORMAT: Format = Format::new(Language::Fr);
const EN_FORMAT: Format = Format::new(Language::En);

fn fr_tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Friendly => "Amiable",
        Tone::Firm => "Ferme",
        Tone::Formal => "Mise en demeure",
    }
}

fn fr_channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Mail => "courriel",
        Channel::Letter => "lettre",
        Channel::RegisteredLetter => "lettre recommandée",
        Channel::Call => "appel",
        Channel::Sms => "SMS",
        Channel::Portal => "portail",
    }
}

fn fr_reminder(tone: Tone) -> &'static str {
    match tone {
        Tone::Friendly => "relance amiable",
        Tone::Firm => "relance ferme",
        Tone::Formal => "mise en demeure",
    }
}

fn fr_reason(facts: &ReasonFacts<'_>) -> String {
    let due = match (facts.count, facts.only) {
        (1, Some(number)) if !number.is_empty() => format!("{number}, échue le {}.", facts.oldest_due),
        (1, _) => format!("Une somme échue le {}.", facts.oldest_due),
        (count, _) => format!("{}, la plus ancienne le {}.", FR_FORMAT.count(count, "facture échue", "factures échues"), facts.oldest_due),
    };
    let reminders = match facts.reminders {
        0 => " Aucune relance encore.".to_owned(),
        1 => " Une relance restée sans effet.".to_owned(),
        several => format!(" {several}\u{a0}relances restées sans effet."),
    };
    let more = match (facts.barred, facts.assumed) {
        (Some(NotCharged::UnknownKind), _) => " Pas de mise en demeure tant qu’on ne sait pas qui est ce client.",
        (Some(NotCharged::AssumedDueDate), _) => " Pas de mise en demeure sur une échéance supposée.",
        (Some(NotCharged::Consumer), _) => " Particulier\u{202f}: rappel gratuit, sans pénalité ni mise en demeure ici.",
        (Some(NotCharged::PublicBody), _) => " Organisme public\u{202f}: ses propres règles, sans mise en demeure ici.",
        (_, 1) => " Échéance supposée.",
        (_, 2..) => " Échéances supposées.",
        _ => "",
    };
    format!("{due}{reminders}{more}")
}

/// French.
pub const FR: Today = Today {
    list: List {
        to_chase: |customers| format!("{} à relancer,", FR_FORMAT.count(customers, "client", "clients")),
        at_stake: "en jeu.",
        nobody: "Personne à relancer.",
        to_do: "À faire",
        customers: |customers| FR_FORMAT.count(customers, "client", "clients"),
        ways: |channel, count| match channel {
            Channel::Mail => FR_FORMAT.count(count, "courriel", "courriels"),
            Channel::Letter => FR_FORMAT.count(count, "lettre", "lettres"),
            Channel::RegisteredLetter => FR_FORMAT.count(count, "recommandé", "recommandés"),
            Channel::Call => FR_FORMAT.count(count, "appel", "appels"),
            Channel::Sms => FR_FORMAT.count(count, "SMS", "SMS"),
            Channel::Portal => FR_FORMAT.count(count, "portail", "portails"),
        },
        held: "Retenus",
        held_aside: "rien ne part tant que le doute dure",
        done: "Fait aujourd’hui",
        done_count: |count| FR_FORMAT.count(count, "geste", "gestes"),
        done_nothing: "rien encore",
        done_undo: "chacun peut être annulé",
        bank: "Banque à jour au",
        bank_unknown: "inconnu",
        bank_age: |days| match days {
            0 => "aucun jour ouvré depuis".to_owned(),
            days => format!("il y a {}", FR_FORMAT.count(days, "jour ouvré", "jours ouvrés")),
        },
        bank_import: "Importer les encaissements",
        title: "À relancer",
        sorted_by: "trié par",
        sort: "montant × jours de retard",
        sort_formula: "Pour chaque facture\u{202f}: reste dû × jours de retard\u{202f}; la somme classe les clients.",
        sort_heads: ["Client", "Reste dû", "Montant × jours"],
        reason: fr_reason,
        last: |channel, day| match channel {
            Channel::Mail => format!("Courriel du {day}"),
            Channel::Letter => format!("Lettre du {day}"),
            Channel::RegisteredLetter => format!("Recommandé du {day}"),
            Channel::Call => format!("Appel du {day}"),
            Channel::Sms => format!("SMS du {day}"),
            Channel::Portal => format!("Portail consulté le {day}"),
        },
        review: "Relire",
        more: |count| format!("Afficher {}", FR_FORMAT.count(count, "client de plus", "clients de plus")),
        may_be_settled: |by, on, credit, exact| {
            let named = if by.is_empty() { String::new() } else { format!(" {by}") };
            if exact {
                format!("Le règlement ou l’avoir{named} du {on} correspond\u{202f}: à affecter d’abord.")
            } else {
                format!("{credit} au crédit de ce client attendent d’être affectés, dont le règlement ou l’avoir{named} du {on}.")
            }
        },
        owes_nothing: "Tout compté, ce client ne doit rien.",
        bill: "Un effet de commerce est en portefeuille\u{202f}: la banque le présentera.",
        held_chips: ["Règlement possible", "Rien de dû", "Effet"],
        see_customer: "Voir le client",
        to_decide: "À décider",
        to_decide_aside: "toutes les étapes sont faites",
        to_decide_reason: |since| {
            format!("Dernière étape le {since}, sans effet. La suite vous appartient\u{202f}: appeler, transiger ou agir en justice.")
        },
        sent: |name, tone, channel| format!("{name}{THIN}: {}, {}, notée comme envoyée.", fr_reminder(tone), fr_channel(channel)),
        skipped: |name, reason| format!("{name}{THIN}: étape passée, «\u{202f}{reason}\u{202f}»."),
        nothing: "Rien à relancer",
        nothing_next: |day| format!("La prochaine relance viendra le {day}."),
        nothing_more: "Aucune facture n’attend de relance.",
        see_invoices: "Voir les factures",
        no_data: "Rien ici encore",
        no_data_help: "Déposez l’export de votre comptabilité ou une liste de factures\u{202f}: les clients à relancer paraîtront ici.",
        import: "Importer un fichier",
    },
    said: Said {
        copied: "Texte copié.",
        not_copied: "Le navigateur n’a pas permis de copier\u{202f}: prenez le brouillon.",
        drafted: |name| format!("Brouillon enregistré{THIN}: {name}."),
        sent: |name, next| match next {
            Some(next) => format!("Envoi à {name} noté. Suivant{THIN}: {next}."),
            None => format!("Envoi à {name} noté. La liste est finie."),
        },
        skipped: |name, next| match next {
            Some(next) => format!("Étape passée pour {name}. Suivant{THIN}: {next}."),
            None => format!("Étape passée pour {name}. La liste est finie."),
        },
        gone: |name| format!("Plus rien à relancer chez {name}."),
    },
    tone: fr_tone,
    channel: fr_channel,
};

fn en_tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Friendly => "Friendly",
        Tone::Firm => "Firm",
        Tone::Formal => "Formal notice",
    }
}

fn en_channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Mail => "mail",
        Channel::Letter => "letter",
        Channel::RegisteredLetter => "registered letter",
        Channel::Call => "call",
        Channel::Sms => "text message",
        Channel::Portal => "portal",
    }
}

fn en_reminder(tone: Tone) -> &'static str {
    match tone {
        Tone::Friendly => "friendly reminder",
        Tone::Firm => "firm reminder",
        Tone::Formal => "formal notice",
    }
}

fn en_reason(facts: &ReasonFacts<'_>) -> String {
    let due = match (facts.count, facts.only) {
        (1, Some(number)) if !number.is_empty() => format!("{number}, due on {}.", facts.oldest_due),
        (1, _) => format!("A sum due on {}.", facts.oldest_due),
        (count, _) => format!("{} past due, the oldest since {}.", EN_FORMAT.count(count, "invoice", "invoices"), facts.oldest_due),
    };
    let reminders = match facts.reminders {
        0 => " No reminder yet.".to_owned(),
        1 => " One reminder without effect.".to_owned(),
        several => format!(" {several}\u{a0}reminders without effect."),
    };
    let more = match (facts.barred, facts.assumed) {
        (Some(NotCharged::UnknownKind), _) => " No formal notice while it is not known who this customer is.",
        (Some(NotCharged::AssumedDueDate), _) => " No formal notice on an assumed due date.",
        (Some(NotCharged::Consumer), _) => " A consumer: a free reminder, without interest or formal notice here.",
        (Some(NotCharged::PublicBody), _) => " A public body: its own rules, without formal notice here.",
        (_, 1) => " Due date assumed.",
        (_, 2..) => " Due dates assumed.",
        _ => "",
    };
    format!("{due}{reminders}{more}")
}

/// English.
pub const EN: Today = Today {
    list: List {
        to_chase: |customers| format!("{} to chase,", EN_FORMAT.count(customers, "customer", "customers")),
        at_stake: "at stake.",
        nobody: "Nobody to chase.",
        to_do: "To do",
        customers: |customers| EN_FORMAT.count(customers, "customer", "customers"),
        ways: |channel, count| match channel {
            Channel::Mail => EN_FORMAT.count(count, "mail", "mails"),
            Channel::Letter => EN_FORMAT.count(count, "letter", "letters"),
            Channel::RegisteredLetter => EN_FORMAT.count(count, "registered letter", "registered letters"),
            Channel::Call => EN_FORMAT.count(count, "call", "calls"),
            Channel::Sms => EN_FORMAT.count(count, "text message", "text messages"),
            Channel::Portal => EN_FORMAT.count(count, "portal", "portals"),
        },
        held: "Held",
        held_aside: "nothing leaves while the doubt lasts",
        done: "Done today",
        done_count: |count| EN_FORMAT.count(count, "thing", "things"),
        done_nothing: "nothing yet",
        done_undo: "each can be undone",
        bank: "Bank known up to",
        bank_unknown: "not known",
        bank_age: |days| match days {
            0 => "no working day since".to_owned(),
            days => format!("{} ago", EN_FORMAT.count(days, "working day", "working days")),
        },
        bank_import: "Import receipts",
        title: "To chase",
        sorted_by: "sorted by",
        sort: "amount × days late",
        sort_formula: "For each invoice: open amount × days late; the sum ranks the customers.",
        sort_heads: ["Customer", "Open", "Amount × days"],
        reason: en_reason,
        last: |channel, day| match channel {
            Channel::Mail => format!("Mail of {day}"),
            Channel::Letter => format!("Letter of {day}"),
            Channel::RegisteredLetter => format!("Registered letter of {day}"),
            Channel::Call => format!("Call of {day}"),
            Channel::Sms => format!("Text message of {day}"),
            Channel::Portal => format!("Portal looked at on {day}"),
        },
        review: "Review",
        more: |count| format!("Show {}", EN_FORMAT.count(count, "more customer", "more customers")),
        may_be_settled: |by, on, credit, exact| {
            let named = if by.is_empty() { String::new() } else { format!(" {by}") };
            if exact {
                format!("The receipt or credit note{named} of {on} fits: to be allocated first.")
            } else {
                format!("{credit} to this customer’s credit wait to be allocated, among them the receipt or credit note{named} of {on}.")
            }
        },
        owes_nothing: "All counted, this customer owes nothing.",
        bill: "A bill of exchange is in hand: the bank will present it.",
        held_chips: ["May be settled", "Nothing owed", "Bill"],
        see_customer: "See the customer",
        to_decide: "To decide",
        to_decide_aside: "every step is done",
        to_decide_reason: |since| format!("Last step on {since}, without effect. What comes next is yours: call, settle, or go to court."),
        sent: |name, tone, channel| format!("{name}: {}, {}, noted as sent.", en_reminder(tone), en_channel(channel)),
        skipped: |name, reason| format!("{name}: step left out, “{reason}”."),
        nothing: "Nobody to chase",
        nothing_next: |day| format!("The next reminder is due on {day}."),
        nothing_more: "No invoice waits for a reminder.",
        see_invoices: "See the invoices",
        no_data: "Nothing here yet",
        no_data_help: "Drop your accounting export or a list of invoices: the customers to chase will appear here.",
        import: "Import a file",
    },
    said: Said {
        copied: "Words copied.",
        not_copied: "The browser did not allow copying: take the draft.",
        drafted: |name| format!("Draft saved: {name}."),
        sent: |name, next| match next {
            Some(next) => format!("Noted as sent to {name}. Next: {next}."),
            None => format!("Noted as sent to {name}. The list is done."),
        },
        skipped: |name, next| match next {
            Some(next) => format!("Step left out for {name}. Next: {next}."),
            None => format!("Step left out for {name}. The list is done."),
        },
        gone: |name| format!("Nothing left to chase at {name}."),
    },
    tone: en_tone,
    channel: en_channel,
};
