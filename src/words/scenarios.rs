//! What the page of the scenarios says beside what Today needs ([`super::chase`]): steps as they are edited, rules, what a change moves.

use super::Format;
use super::Language;
use super::format::THIN;
use crate::ledger::{Channel, CountedFrom, CustomerKind, History, Tone};

/// Its words.
pub struct ScenarioWords {
    /// The page's question answered: scenarios, customers.
    pub answer: fn(i64, i64) -> String,
    /// Heads of the list: scenario, customers, who follows it.
    pub heads: [&'static str; 3],
    /// What a built-in scenario is for, by its key.
    pub meant_for: fn(&str) -> &'static str,
    /// A scenario that a person changed.
    pub changed: &'static str,
    /// Beside the drawn line: the days between two contacts.
    pub pace: fn(i64) -> String,
    /// The line, for who cannot see it.
    pub line: &'static str,
    /// How the line is used.
    pub line_help: &'static str,
    /// A step on the line: name, day, way.
    pub stop: fn(&str, &str, &str) -> String,
    /// A day from the due date.
    pub day: fn(i64) -> String,
    /// The due date on the line.
    pub due: &'static str,
    /// Heads of the steps: day, step, way, tone, days left, who.
    pub step_heads: [&'static str; 6],
    /// Nobody is written to.
    pub decides: &'static str,
    /// Adds a step.
    pub add_step: &'static str,
    /// Takes a step out.
    pub remove_step: &'static str,
    /// Fields of a step: days, counted from, way, tone, name, who, at least, days to pay.
    pub fields: [&'static str; 8],
    /// Help of days, at least and days to pay.
    pub help: [&'static str; 3],
    /// From where days are counted.
    pub counted_from: fn(CountedFrom) -> &'static str,
    /// A way, as it is chosen; `None` for the decision.
    pub way: fn(Option<Channel>) -> &'static str,
    /// A tone, as it is chosen.
    pub tone: fn(Tone) -> &'static str,
    /// What comes without an answer: the next step, in so many days.
    pub then: fn(&str, i64) -> String,
    /// Nothing comes after it.
    pub then_nothing: &'static str,
    /// Fields of the pace: apart, grace, repeat.
    pub pace_fields: [&'static str; 3],
    /// Section of the pace.
    pub pace_title: &'static str,
    /// Not a number of days.
    pub bad_days: &'static str,
    /// Not an amount.
    pub bad_amount: &'static str,
    /// Looks at what a change moves, then keeps it.
    pub save: &'static str,
    /// Gives a change up.
    pub discard: &'static str,
    /// Gives the built-in one back.
    pub restore: &'static str,
    /// There are changes not kept.
    pub unsaved: &'static str,
    /// Kept.
    pub saved: fn(&str) -> String,
    /// The question before a change is kept.
    pub preview: &'static str,
    /// Nothing moves.
    pub moves_nothing: &'static str,
    /// So many customers move.
    pub moves: fn(i64) -> String,
    /// Heads of what moves: customer, today, after.
    pub move_heads: [&'static str; 3],
    /// A scenario and its next step with its day.
    pub comes: fn(&str, Option<(&str, &str)>) -> String,
    /// Keeps it.
    pub confirm: &'static str,
    /// Goes back.
    pub back: &'static str,
    /// Section of the rules.
    pub rules: &'static str,
    /// Beside it.
    pub rules_aside: &'static str,
    /// The rules are the built-in ones.
    pub rules_built_in: &'static str,
    /// A rule: who, which scenario.
    pub rule: fn(&str, &str) -> String,
    /// Everyone.
    pub everyone: &'static str,
    /// The last line of the rules: everyone else.
    pub others: fn(&str) -> String,
    /// Kinds of customers.
    pub kind: fn(CustomerKind) -> &'static str,
    /// Conditions: country, segment, responsible, owes at least, owes at most, late by at least, history.
    pub in_country: fn(&str) -> String,
    /// See above.
    pub in_segment: fn(&str) -> String,
    /// See above.
    pub of_responsible: fn(&str) -> String,
    /// See above.
    pub in_group: fn(&str) -> String,
    /// See above.
    pub owes_at_least: fn(&str) -> String,
    /// See above.
    pub owes_at_most: fn(&str) -> String,
    /// See above.
    pub late_at_least: fn(i64) -> String,
    /// See above.
    pub history: fn(History) -> &'static str,
    /// Fields of a new rule: kind, country, segment, responsible, at least, at most, late by, history, scenario.
    pub rule_fields: [&'static str; 9],
    /// Any.
    pub any: &'static str,
    /// Adds a rule.
    pub add_rule: &'static str,
    /// Opens the fields of a new rule.
    pub new_rule: &'static str,
    /// Moves a rule up: which.
    pub up: fn(&str) -> String,
    /// Takes a rule out: which.
    pub remove_rule: fn(&str) -> String,
    /// Section of who follows what.
    pub followers: &'static str,
    /// Heads: customer, scenario, why, next step.
    pub follower_heads: [&'static str; 4],
    /// Chosen by hand.
    pub by_hand: &'static str,
    /// By a rule: its place, who.
    pub by_rule: fn(i64, &str) -> String,
    /// No rule holds.
    pub no_rule: &'static str,
    /// Goes by the rules.
    pub follow_rules: &'static str,
    /// The scenario of a customer, for who cannot see the list.
    pub scenario_of: fn(&str) -> String,
    /// Shows more.
    pub more: fn(i64) -> String,
    /// What is said, or noted, where there is no letter.
    pub note: &'static str,
    /// Subject of a word before the due date: documents, due date.
    pub note_subject: fn(&str, &str) -> String,
    /// Its words: documents with their sums, due date, who writes.
    pub note_body: fn(&str, &str, &str) -> String,
    /// What a look at the portal notes: documents.
    pub portal_subject: fn(&str) -> String,
    /// What to look for there: documents.
    pub portal_body: fn(&str) -> String,
    /// It was done.
    pub note_done: &'static str,
    /// Nothing is sent while the page is closed.
    pub nothing_sent: &'static str,
}

const FR_FORMAT: Format = Format::new(Language::Fr);
const EN_FORMAT: Format = Format::new(Language::En);

/// French.
pub const FR: ScenarioWords = ScenarioWords {
    answer: |scenarios, customers| {
        format!(
            "{}, {}. Chacun suit celui que sa situation appelle.",
            FR_FORMAT.count(scenarios, "scénario", "scénarios"),
            FR_FORMAT.count(customers, "client", "clients")
        )
    },
    heads: ["Scénario", "Clients", "Pour qui"],
    meant_for: |key| match key {
        "standard" => "Entreprises sans autre règle",
        "courtesy" => "Clients importants et fidèles, appelés avant l’échéance",
        "firm" => "Clients souvent en retard",
        "consumer" => "Particuliers, ni pénalité ni mise en demeure ici",
        "consumer_be" => "Particuliers en Belgique, premier rappel gratuit et son délai",
        "public_body" => "Organismes publics, portail d’abord, jamais de menace",
        "small" => "Petites sommes, trois courriels et fin",
        _ => "Votre scénario",
    },
    changed: "modifié",
    pace: |days| match days {
        0 => "jamais un jour fermé".to_owned(),
        days => format!("jamais un jour fermé, {} au moins entre deux contacts", FR_FORMAT.count(days, "jour", "jours")),
    },
    line: "Étapes de −15 à +90 jours",
    line_help: "Flèches gauche et droite\u{202f}: un jour. Avec Maj\u{202f}: une semaine. Entrée ouvre l’étape.",
    stop: |name, day, way| format!("{name}, {day}, {way}"),
    day: |days| match days {
        0 => "échéance".to_owned(),
        1.. => format!("+{}", FR_FORMAT.count(days, "jour", "jours")),
        _ => format!("−{}", FR_FORMAT.count(-days, "jour", "jours")),
    },
    due: "échéance",
    step_heads: ["Jour", "Étape", "Voie", "Ton", "Délai laissé", "Par qui"],
    decides: "Vous décidez",
    add_step: "Ajouter une étape",
    remove_step: "Retirer l’étape",
    fields: [
        "Jours",
        "Comptés depuis",
        "Voie",
        "Ton",
        "Nom de l’étape",
        "Par qui",
        "Seulement à partir de, par facture",
        "Jours ouvrés laissés",
    ],
    help: ["Négatif avant l’échéance", "Vide\u{202f}: quel que soit le montant", "L’étape suivante attend la fin de ce délai"],
    counted_from: |from| match from {
        CountedFrom::DueDate => "l’échéance",
        CountedFrom::StepBefore => "l’étape d’avant",
    },
    way: |way| match way {
        Some(Channel::Mail) => "Courriel",
        Some(Channel::Call) => "Appel",
        Some(Channel::Letter) => "Lettre",
        Some(Channel::RegisteredLetter) => "Lettre recommandée",
        Some(Channel::Sms) => "SMS",
        Some(Channel::Portal) => "Portail de facturation",
        None => "Décision",
    },
    tone: |tone| match tone {
        Tone::Friendly => "Amiable",
        Tone::Firm => "Ferme",
        Tone::Formal => "Mise en demeure",
    },
    then: |next, days| format!("Sans réponse\u{202f}: {next}, {} plus tard.", FR_FORMAT.count(days, "jour", "jours")),
    then_nothing: "Rien ne suit cette étape.",
    pace_fields: ["Jours entre deux contacts", "Jours de grâce", "Répéter la dernière étape tous les (jours)"],
    pace_title: "Rythme",
    bad_days: "Un nombre de jours.",
    bad_amount: "Un montant, par exemple 1 500,00.",
    save: "Voir l’effet et enregistrer",
    discard: "Écarter les changements",
    restore: "Revenir au scénario d’origine",
    unsaved: "Changements non enregistrés",
    saved: |name| format!("{name}{THIN}: enregistré."),
    preview: "Ce que cela change",
    moves_nothing: "Aucune prochaine étape ne bouge.",
    moves: |customers| format!("{} changent de scénario, d’étape ou de jour.", FR_FORMAT.count(customers, "client", "clients")),
    move_heads: ["Client", "Aujourd’hui", "Ensuite"],
    comes: |scenario, step| match step {
        Some((step, on)) => format!("{scenario}, {step} le {on}"),
        None => format!("{scenario}, rien à venir"),
    },
    confirm: "Enregistrer",
    back: "Revenir",
    rules: "Qui suit quel scénario",
    rules_aside: "la première règle qui convient compte",
    rules_built_in: "Ce sont les règles d’origine\u{202f}; les montants sont des hypothèses, à changer.",
    rule: |who, scenario| format!("{who}{THIN}: {scenario}"),
    everyone: "Tous les clients",
    others: |scenario| format!("Tous les autres{THIN}: {scenario}"),
    kind: |kind| match kind {
        CustomerKind::Business => "entreprises",
        CustomerKind::Consumer => "particuliers",
        CustomerKind::PublicBody => "organismes publics",
        CustomerKind::Unknown => "clients de nature inconnue",
    },
    in_country: |country| format!("pays {country}"),
    in_segment: |segment| format!("segment {segment}"),
    of_responsible: |who| format!("suivis par {who}"),
    in_group: |head| format!("groupe {head}"),
    owes_at_least: |sum| format!("qui doivent au moins {sum}"),
    owes_at_most: |sum| format!("qui doivent au plus {sum}"),
    late_at_least: |days| format!("en retard d’au moins {}", FR_FORMAT.count(days, "jour", "jours")),
    history: |history| match history {
        History::New => "qui n’ont encore rien payé",
        History::OftenLate => "qui ont payé plus d’une facture sur deux avec plus de dix jours de retard depuis un an",
        History::Loyal => "qui ont payé au moins cinq factures depuis un an, presque toutes à l’heure",
    },
    rule_fields: [
        "Nature",
        "Pays (FR, BE…)",
        "Segment",
        "Responsable",
        "Doivent au moins",
        "Doivent au plus",
        "En retard d’au moins (jours)",
        "Passé",
        "Suivent",
    ],
    any: "indifférent",
    add_rule: "Ajouter la règle en tête",
    new_rule: "Nouvelle règle",
    up: |rule| format!("Monter{THIN}: {rule}"),
    remove_rule: |rule| format!("Retirer{THIN}: {rule}"),
    followers: "Clients",
    follower_heads: ["Client", "Scénario", "Pourquoi", "Prochaine étape"],
    by_hand: "choisi à la main",
    by_rule: |place, who| format!("règle {place}{THIN}: {who}"),
    no_rule: "aucune règle ne s’applique",
    follow_rules: "selon les règles",
    scenario_of: |name| format!("Scénario de {name}"),
    more: |count| format!("Afficher {}", FR_FORMAT.count(count, "client de plus", "clients de plus")),
    note: "Ce qu’il y a à dire ou à faire",
    note_subject: |documents, due| format!("{documents}{THIN}: échéance le {due}"),
    note_body: |documents, due, who| {
        format!(
            "Bonjour,\n\nUn mot avant l’échéance{THIN}: {documents}, à régler pour le {due}. Avez-vous tout ce qu’il vous faut{THIN}? Dites-nous \
             si quelque chose manque ou ne convient pas, nous le réglerons avec vous.\n\nBien à vous,\n{who}"
        )
    },
    portal_subject: |documents| format!("Statut sur le portail{THIN}: {documents}"),
    portal_body: |documents| {
        format!(
            "Consultez le statut de {documents} sur le portail du client{THIN}: reçue, rejetée, suspendue ou mise en paiement. Un rejet se \
             corrige d’abord\u{202f}; un litige se note sur la facture."
        )
    },
    note_done: "C’est fait",
    nothing_sent: "Rien ne part tant que la page est fermée\u{202f}: les actions sont préparées à l’ouverture, et c’est vous qui envoyez.",
};

/// English.
pub const EN: ScenarioWords = ScenarioWords {
    answer: |scenarios, customers| {
        format!(
            "{}, {}. Each follows the one that its situation calls for.",
            EN_FORMAT.count(scenarios, "scenario", "scenarios"),
            EN_FORMAT.count(customers, "customer", "customers")
        )
    },
    heads: ["Scenario", "Customers", "For whom"],
    meant_for: |key| match key {
        "standard" => "Businesses with no other rule",
        "courtesy" => "Large and loyal customers, called before the due date",
        "firm" => "Customers who are often late",
        "consumer" => "Private persons, neither interest nor formal notice here",
        "consumer_be" => "Private persons in Belgium, the free first reminder and its days",
        "public_body" => "Public bodies, their portal first, never a threat",
        "small" => "Small sums, three mails and stop",
        _ => "Your scenario",
    },
    changed: "changed",
    pace: |days| match days {
        0 => "never on a closed day".to_owned(),
        days => format!("never on a closed day, {} at least between two contacts", EN_FORMAT.count(days, "day", "days")),
    },
    line: "Steps from −15 to +90 days",
    line_help: "Left and right arrows: a day. With Shift: a week. Enter opens the step.",
    stop: |name, day, way| format!("{name}, {day}, {way}"),
    day: |days| match days {
        0 => "due date".to_owned(),
        1.. => format!("+{}", EN_FORMAT.count(days, "day", "days")),
        _ => format!("−{}", EN_FORMAT.count(-days, "day", "days")),
    },
    due: "due date",
    step_heads: ["Day", "Step", "Way", "Tone", "Days to pay", "Who"],
    decides: "You decide",
    add_step: "Add a step",
    remove_step: "Take the step out",
    fields: ["Days", "Counted from", "Way", "Tone", "Name of the step", "Who does it", "Only from, per invoice", "Working days left"],
    help: ["Negative before the due date", "Empty: whatever the amount", "The next step waits until they are over"],
    counted_from: |from| match from {
        CountedFrom::DueDate => "the due date",
        CountedFrom::StepBefore => "the step before",
    },
    way: |way| match way {
        Some(Channel::Mail) => "Mail",
        Some(Channel::Call) => "Call",
        Some(Channel::Letter) => "Letter",
        Some(Channel::RegisteredLetter) => "Registered letter",
        Some(Channel::Sms) => "Text message",
        Some(Channel::Portal) => "Invoicing portal",
        None => "Decision",
    },
    tone: |tone| match tone {
        Tone::Friendly => "Friendly",
        Tone::Firm => "Firm",
        Tone::Formal => "Formal notice",
    },
    then: |next, days| format!("Without an answer: {next}, {} later.", EN_FORMAT.count(days, "day", "days")),
    then_nothing: "Nothing follows this step.",
    pace_fields: ["Days between two contacts", "Days of grace", "Repeat the last step every (days)"],
    pace_title: "Pace",
    bad_days: "A number of days.",
    bad_amount: "An amount, say 1,500.00.",
    save: "See the effect and save",
    discard: "Discard the changes",
    restore: "Go back to the original scenario",
    unsaved: "Changes not saved",
    saved: |name| format!("{name}: saved."),
    preview: "What this changes",
    moves_nothing: "No next step moves.",
    moves: |customers| format!("{} change scenario, step or day.", EN_FORMAT.count(customers, "customer", "customers")),
    move_heads: ["Customer", "Today", "Then"],
    comes: |scenario, step| match step {
        Some((step, on)) => format!("{scenario}, {step} on {on}"),
        None => format!("{scenario}, nothing to come"),
    },
    confirm: "Save",
    back: "Go back",
    rules: "Who follows which scenario",
    rules_aside: "the first rule that holds counts",
    rules_built_in: "These are the original rules; the amounts are assumptions, to be changed.",
    rule: |who, scenario| format!("{who}: {scenario}"),
    everyone: "All customers",
    others: |scenario| format!("Everyone else: {scenario}"),
    kind: |kind| match kind {
        CustomerKind::Business => "businesses",
        CustomerKind::Consumer => "private persons",
        CustomerKind::PublicBody => "public bodies",
        CustomerKind::Unknown => "customers of unknown kind",
    },
    in_country: |country| format!("country {country}"),
    in_segment: |segment| format!("segment {segment}"),
    of_responsible: |who| format!("looked after by {who}"),
    in_group: |head| format!("group {head}"),
    owes_at_least: |sum| format!("who owe {sum} or more"),
    owes_at_most: |sum| format!("who owe {sum} or less"),
    late_at_least: |days| format!("late by {} or more", EN_FORMAT.count(days, "day", "days")),
    history: |history| match history {
        History::New => "who have paid nothing yet",
        History::OftenLate => "who paid more than half of their invoices over ten days late in a year",
        History::Loyal => "who paid five invoices or more in a year, nearly all on time",
    },
    rule_fields: [
        "Kind",
        "Country (FR, BE…)",
        "Segment",
        "Responsible",
        "Owe at least",
        "Owe at most",
        "Late by at least (days)",
        "Past",
        "Follow",
    ],
    any: "any",
    add_rule: "Add the rule on top",
    new_rule: "A new rule",
    up: |rule| format!("Move up: {rule}"),
    remove_rule: |rule| format!("Take out: {rule}"),
    followers: "Customers",
    follower_heads: ["Customer", "Scenario", "Why", "Next step"],
    by_hand: "chosen by hand",
    by_rule: |place, who| format!("rule {place}: {who}"),
    no_rule: "no rule holds",
    follow_rules: "by the rules",
    scenario_of: |name| format!("Scenario of {name}"),
    more: |count| format!("Show {}", EN_FORMAT.count(count, "more customer", "more customers")),
    note: "What to say or do",
    note_subject: |documents, due| format!("{documents}: due on {due}"),
    note_body: |documents, due, who| {
        format!(
            "Hello,\n\nA word before the due date: {documents}, to be paid by {due}. Do you have all you need? Tell us if anything is \
             missing or not right, and we will settle it with you.\n\nKind regards,\n{who}"
        )
    },
    portal_subject: |documents| format!("Status on the portal: {documents}"),
    portal_body: |documents| {
        format!(
            "Look up the status of {documents} on the customer’s portal: received, rejected, suspended or ready for payment. A rejection is \
             put right first; a dispute is noted on the invoice."
        )
    },
    note_done: "Done",
    nothing_sent: "Nothing leaves while the page is closed: actions are prepared when you open it, and you are the one who sends.",
};
