//! What the firm does by habit: closed days, what it sells, what an action costs, what it aims at.

use crate::ledger::{Channel, Supply};

/// Its words.
pub struct Habits {
    /// Section: own closed days.
    pub closed: &'static str,
    /// Quiet beside it.
    pub closed_aside: &'static str,
    /// None was said.
    pub none_closed: &'static str,
    /// Field.
    pub first: &'static str,
    /// Field.
    pub last: &'static str,
    /// Field.
    pub label: &'static str,
    /// Tick.
    pub yearly: &'static str,
    /// Button.
    pub add_closed: &'static str,
    /// Button; takes what is taken away.
    pub remove: fn(&str) -> String,
    /// From, to, what for, every year.
    pub span: fn(&str, &str, &str, bool) -> String,
    /// The last lies before the first.
    pub bad_span: &'static str,
    /// Section: what is sold.
    pub supply: &'static str,
    /// Quiet beside it.
    pub supply_aside: &'static str,
    /// Field.
    pub supply_field: &'static str,
    /// Each.
    pub supplies: fn(Supply) -> &'static str,
    /// Section: what an action costs.
    pub costs: &'static str,
    /// Quiet beside it.
    pub costs_aside: &'static str,
    /// Beneath.
    pub costs_help: &'static str,
    /// Each field.
    pub cost_of: fn(Channel) -> &'static str,
    /// Button.
    pub keep: &'static str,
    /// Done.
    pub kept: &'static str,
    /// Column and form: a target.
    pub target: &'static str,
    /// Opens the form, of which figure.
    pub set_target: fn(&str) -> String,
    /// Title: of which figure.
    pub target_title: fn(&str) -> String,
    /// Field, in days.
    pub target_days: &'static str,
    /// Field, in per cent.
    pub target_share: &'static str,
    /// Field, of an index.
    pub target_index: &'static str,
    /// Under it.
    pub target_help: &'static str,
    /// Not a number.
    pub target_wrong: &'static str,
    /// The target is met.
    pub met: &'static str,
    /// It is not.
    pub missed: &'static str,
    /// Without costs there is no figure.
    pub no_costs: &'static str,
    /// Leads to the costs.
    pub say_costs: &'static str,
    /// An action: how many of a channel, at how much each.
    pub actions: fn(&str, i64, &str) -> String,
    /// Paid after the due date.
    pub recovered: &'static str,
    /// All actions.
    pub cost: &'static str,
    /// That costs are assumptions.
    pub assumption: &'static str,
}

/// French.
pub const FR: Habits = Habits {
    closed: "Vos jours de fermeture",
    closed_aside: "en plus des week-ends et des jours fériés",
    none_closed: "Aucun. Les relances passent au premier jour ouvert.",
    first: "Premier jour",
    last: "Dernier jour",
    label: "Motif (facultatif)",
    yearly: "Chaque année aux mêmes dates",
    add_closed: "Ajouter",
    remove: |what| format!("Retirer {what}"),
    span: |first, last, label, yearly| {
        let days = if first == last { first.to_owned() } else { format!("du {first} au {last}") };
        let what = if label.is_empty() { days } else { format!("{label}, {days}") };
        if yearly { format!("{what}, chaque année") } else { what }
    },
    bad_span: "Le dernier jour vient après le premier.",
    supply: "Ce que vous vendez",
    supply_aside: "décide du délai de prescription",
    supply_field: "Nature",
    supplies: |supply| match supply {
        Supply::General => "Biens ou services courants",
        Supply::Unknown => "Non précisé\u{202f}: le délai le plus court possible",
        Supply::Carriage => "Transport de marchandises",
        Supply::ConsumerGoods => "Marchandises vendues à des particuliers",
        Supply::Periodic => "Fournitures périodiques (énergie, eau, télécoms)",
        Supply::Lodging => "Hôtellerie, restauration",
        Supply::Medical => "Soins médicaux",
    },
    costs: "Coût d’une action de recouvrement",
    costs_aside: "vos hypothèses",
    costs_help: "Temps passé et frais, à votre estimation. Vide\u{202f}: l’indicateur «\u{202f}coût du recouvrement\u{202f}» n’est pas calculé.",
    cost_of: |channel| match channel {
        Channel::Mail => "Un courriel (hypothèse)",
        Channel::Letter => "Une lettre (hypothèse)",
        Channel::RegisteredLetter => "Une lettre recommandée (hypothèse)",
        Channel::Call => "Un appel (hypothèse)",
        Channel::Sms => "Un SMS (hypothèse)",
        Channel::Portal => "Une consultation du portail (hypothèse)",
    },
    keep: "Enregistrer",
    kept: "Enregistré.",
    target: "Objectif",
    set_target: |name| format!("Fixer l’objectif\u{202f}: {name}"),
    target_title: |name| format!("Objectif\u{202f}: {name}"),
    target_days: "Objectif, en jours",
    target_share: "Objectif, en pour cent",
    target_index: "Objectif, indice de 0 à 10\u{202f}000",
    target_help: "Vide\u{202f}: aucun objectif.",
    target_wrong: "Un nombre positif est attendu.",
    met: "atteint",
    missed: "pas atteint",
    no_costs: "Dites d’abord ce que coûte une action\u{202f}: rien n’est supposé.",
    say_costs: "Dire ce que coûte une action",
    actions: |channel, n, each| format!("{channel}\u{202f}: {n} × {each}"),
    recovered: "Encaissé sur documents échus",
    cost: "Coût des relances",
    assumption: "Les coûts sont vos hypothèses. Ce qui serait venu sans relance n’est pas connu.",
};

/// English.
pub const EN: Habits = Habits {
    closed: "Your closed days",
    closed_aside: "beside week-ends and public holidays",
    none_closed: "None. Reminders wait for the first open day.",
    first: "First day",
    last: "Last day",
    label: "What for (optional)",
    yearly: "Every year on the same days",
    add_closed: "Add",
    remove: |what| format!("Remove {what}"),
    span: |first, last, label, yearly| {
        let days = if first == last { first.to_owned() } else { format!("{first} to {last}") };
        let what = if label.is_empty() { days } else { format!("{label}, {days}") };
        if yearly { format!("{what}, every year") } else { what }
    },
    bad_span: "The last day comes after the first.",
    supply: "What you sell",
    supply_aside: "decides the time bar",
    supply_field: "Kind",
    supplies: |supply| match supply {
        Supply::General => "Ordinary goods or services",
        Supply::Unknown => "Not said: the shortest time possible",
        Supply::Carriage => "Carriage of goods",
        Supply::ConsumerGoods => "Goods sold to private persons",
        Supply::Periodic => "Periodic supplies (energy, water, telecoms)",
        Supply::Lodging => "Hotels and restaurants",
        Supply::Medical => "Medical care",
    },
    costs: "Cost of a recovery action",
    costs_aside: "your assumptions",
    costs_help: "Time and expenses, as you estimate them. Empty: the figure “cost of recovery” is not worked out.",
    cost_of: |channel| match channel {
        Channel::Mail => "A mail (assumption)",
        Channel::Letter => "A letter (assumption)",
        Channel::RegisteredLetter => "A registered letter (assumption)",
        Channel::Call => "A call (assumption)",
        Channel::Sms => "A text message (assumption)",
        Channel::Portal => "A look at the portal (assumption)",
    },
    keep: "Save",
    kept: "Saved.",
    target: "Target",
    set_target: |name| format!("Set the target: {name}"),
    target_title: |name| format!("Target: {name}"),
    target_days: "Target, in days",
    target_share: "Target, in per cent",
    target_index: "Target, an index from 0 to 10,000",
    target_help: "Empty: no target.",
    target_wrong: "A positive number is expected.",
    met: "met",
    missed: "not met",
    no_costs: "Say first what an action costs: nothing is assumed.",
    say_costs: "Say what an action costs",
    actions: |channel, n, each| format!("{channel}: {n} × {each}"),
    recovered: "Received on documents past due",
    cost: "Cost of reminders",
    assumption: "Costs are your assumptions. What would have come without a reminder is not known.",
};
