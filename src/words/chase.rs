//! Who is chased how, in the words that Today needs: names of scenarios and steps, and why a step comes on its day. What the page of the
//! scenarios says beside is in [`super::scenarios`].

use super::Format;
use super::Language;
use super::format::THIN;

/// Its words.
pub struct Chase {
    /// A built-in scenario by its key.
    pub scenario: fn(&str) -> Option<&'static str>,
    /// A step by its key.
    pub step: fn(&str) -> Option<&'static str>,
    /// Which scenario is followed.
    pub follows: fn(&str) -> String,
    /// So many days after the due date; before it where negative.
    pub why_due: fn(i64) -> String,
    /// So many days after the step of a day.
    pub why_last: fn(i64, &str) -> String,
    /// So many working days to pay, left on a day, are over.
    pub why_days_to_pay: fn(i64, &str) -> String,
    /// The days after the free reminder of a day are over.
    pub why_free: fn(&str) -> String,
    /// It comes again, since nothing followed the one of a day.
    pub why_again: fn(&str) -> String,
    /// It was put off to today, or to a day before.
    pub why_put_off: fn(&str) -> String,
    /// Reached on a day; again from a day.
    pub contacted: fn(&str, &str) -> String,
    /// Put off to a day.
    pub put_off: fn(&str) -> String,
    /// Chips of the two.
    pub chips: [&'static str; 2],
    /// Documents that are not late yet: how many, the number of the only one, the first due date.
    pub before_due: fn(i64, Option<&str>, &str) -> String,
    /// A closed day: the next open one.
    pub closed_day: fn(&str) -> String,
    /// Who is to do it.
    pub by: fn(&str) -> String,
}

const FR_FORMAT: Format = Format::new(Language::Fr);
const EN_FORMAT: Format = Format::new(Language::En);

fn fr_days(days: i64) -> String {
    FR_FORMAT.count(days, "jour", "jours")
}

fn en_days(days: i64) -> String {
    EN_FORMAT.count(days, "day", "days")
}

/// French.
pub const FR: Chase = Chase {
    scenario: |key| {
        Some(match key {
            "standard" => "Standard",
            "courtesy" => "Courtoisie",
            "firm" => "Ferme",
            "consumer" => "Particulier",
            "consumer_be" => "Particulier, Belgique",
            "public_body" => "Organisme public",
            "small" => "Petits montants",
            _ => return None,
        })
    },
    step: |key| {
        Some(match key {
            "before_due" => "Mot avant l’échéance",
            "portal" => "Statut sur le portail",
            "courtesy" => "Rappel amiable",
            "first_reminder" => "Première relance",
            "call" => "Appel",
            "second_reminder" => "Deuxième relance",
            "formal_notice" => "Mise en demeure",
            "decision" => "Décision",
            _ => return None,
        })
    },
    follows: |name| format!("Scénario {name}"),
    why_due: |days| match days {
        0 => "le jour de l’échéance".to_owned(),
        1.. => format!("{} après l’échéance", fr_days(days)),
        _ => format!("{} avant l’échéance", fr_days(-days)),
    },
    why_last: |days, on| format!("{} après l’étape du {on}", fr_days(days)),
    why_days_to_pay: |days, on| format!("{} laissés le {on} sont passés", FR_FORMAT.count(days, "jour ouvré", "jours ouvrés")),
    why_free: |on| format!("le délai légal après le premier rappel gratuit du {on} est passé"),
    why_again: |on| format!("sans réponse depuis le {on}"),
    why_put_off: |until| format!("reportée au {until}"),
    contacted: |on, again| format!("Contacté le {on}{THIN}: on ne le recontacte pas avant le {again}. Rien n’est perdu."),
    put_off: |until| format!("Vous avez reporté cette étape au {until}."),
    chips: ["Contact récent", "Reporté"],
    before_due: |count, only, due| match (count, only) {
        (1, Some(number)) if !number.is_empty() => format!("{number} arrive à échéance le {due}. Rien n’est en retard."),
        (1, _) => format!("Une facture arrive à échéance le {due}. Rien n’est en retard."),
        (count, _) => {
            format!("{} à venir, la première le {due}. Rien n’est en retard.", FR_FORMAT.count(count, "échéance", "échéances"))
        }
    },
    closed_day: |next| format!("Jour fermé\u{202f}: préparez, et envoyez plutôt le {next}"),
    by: |who| format!("Par {who}"),
};

/// English.
pub const EN: Chase = Chase {
    scenario: |key| {
        Some(match key {
            "standard" => "Standard",
            "courtesy" => "Courtesy",
            "firm" => "Firm",
            "consumer" => "Consumer",
            "consumer_be" => "Consumer, Belgium",
            "public_body" => "Public body",
            "small" => "Small amounts",
            _ => return None,
        })
    },
    step: |key| {
        Some(match key {
            "before_due" => "Word before the due date",
            "portal" => "Status on the portal",
            "courtesy" => "Friendly word",
            "first_reminder" => "First reminder",
            "call" => "Call",
            "second_reminder" => "Second reminder",
            "formal_notice" => "Formal notice",
            "decision" => "Decision",
            _ => return None,
        })
    },
    follows: |name| format!("{name} scenario"),
    why_due: |days| match days {
        0 => "on the due date".to_owned(),
        1.. => format!("{} after the due date", en_days(days)),
        _ => format!("{} before the due date", en_days(-days)),
    },
    why_last: |days, on| format!("{} after the step of {on}", en_days(days)),
    why_days_to_pay: |days, on| format!("the {} left on {on} are over", EN_FORMAT.count(days, "working day", "working days")),
    why_free: |on| format!("the lawful time after the free first reminder of {on} is over"),
    why_again: |on| format!("no answer since {on}"),
    why_put_off: |until| format!("put off to {until}"),
    contacted: |on, again| format!("Contacted on {on}: not again before {again}. Nothing is lost."),
    put_off: |until| format!("You put this step off to {until}."),
    chips: ["Recent contact", "Put off"],
    before_due: |count, only, due| match (count, only) {
        (1, Some(number)) if !number.is_empty() => format!("{number} falls due on {due}. Nothing is late."),
        (1, _) => format!("An invoice falls due on {due}. Nothing is late."),
        (count, _) => {
            format!("{} to come, the first on {due}. Nothing is late.", EN_FORMAT.count(count, "due date", "due dates"))
        }
    },
    closed_day: |next| format!("A closed day: prepare, and send rather on {next}"),
    by: |who| format!("By {who}"),
};
