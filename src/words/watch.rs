//! What runs out, and what was left broken: time bars, days to declare, sheets gone stale, anomalies.

use super::customers::{ENGLISH, FRENCH};
use crate::law::BarStart;
use crate::ledger::Anomaly;

/// Its words.
pub struct Watch {
    /// Section of the sheet.
    pub time_bar: &'static str,
    /// Before the last day: how many days are left.
    pub last_day: fn(i64) -> String,
    /// Before the last day, which is over.
    pub over: &'static str,
    /// What to do then.
    pub over_advice: &'static str,
    /// Rows of the explanation: due, so many months, from when, last day.
    pub due: &'static str,
    /// Row: how long.
    pub months: fn(i64) -> String,
    /// Row name.
    pub how_long: &'static str,
    /// Row name.
    pub runs_from: &'static str,
    /// From when.
    pub starts: fn(BarStart) -> &'static str,
    /// A part payment from which it runs anew.
    pub anew: fn(&str, &str) -> String,
    /// A part payment from which a court may let it run anew.
    pub may_run_anew: fn(&str, &str) -> String,
    /// Nobody said what is sold.
    pub supply_unsaid: &'static str,
    /// Watches, never concludes.
    pub no_conclusion: &'static str,
    /// Alert: so many debts near the end of their time, the first, its last day.
    pub bars_near: fn(i64, &str, &str) -> String,
    /// Alert: so many are over it.
    pub bars_over: fn(i64) -> String,
    /// Leads to it.
    pub see: &'static str,
    /// Alert: declare for whom, how much, by when, days left.
    pub declare: fn(&str, &str, &str, i64) -> String,
    /// Alert: the day is over.
    pub declare_over: fn(&str, &str, &str) -> String,
    /// Alert: the publication is not known.
    pub declare_unknown: fn(&str, &str) -> String,
    /// Alert: so many sheets, the first, read on.
    pub sheets: fn(i64, &str, &str) -> String,
    /// Leads to it.
    pub see_sheet: &'static str,
    /// On the sheet: read on, stale from.
    pub sheet_days: fn(&str, &str, bool) -> String,
    /// Section.
    pub anomalies: &'static str,
    /// Quiet beside it.
    pub anomalies_aside: &'static str,
    /// None.
    pub no_anomaly: &'static str,
    /// What each is.
    pub anomaly: fn(&Anomaly) -> &'static str,
    /// Takes the batch back.
    pub take_back: &'static str,
    /// Leads to the item.
    pub see_item: &'static str,
    /// Opens the line again.
    pub reopen: &'static str,
    /// Done.
    pub mended: &'static str,
}

/// French.
pub const FR: Watch = Watch {
    time_bar: "Prescription",
    last_day: |left| format!("Dernier jour pour agir, dans {}\u{202f}:", FRENCH.count(left, "jour", "jours")),
    over: "Le dernier jour pour agir est passé\u{202f}:",
    over_advice: "Faites vérifier ce qui a pu l’interrompre.",
    due: "Échéance",
    months: |n| if n % 12 == 0 { FRENCH.count(n / 12, "an", "ans") } else { FRENCH.count(n, "mois", "mois") },
    how_long: "Délai",
    runs_from: "Court depuis",
    starts: |start| match start {
        BarStart::DueDate => "l’échéance",
        BarStart::Delivery => "la livraison (ici l’échéance, faute de date)",
        BarStart::EndOfYear => "le 31 décembre de l’année d’échéance",
        BarStart::NextNewYear => "le 1er janvier qui suit l’échéance",
    },
    anew: |day, source| format!("Recommence au paiement partiel du {day} ({source})."),
    may_run_anew: |day, source| {
        format!("Un paiement partiel du {day} peut la faire recommencer, sans certitude ({source})\u{202f}: l’ancien jour reste la limite.")
    },
    supply_unsaid: "Vous n’avez pas dit ce que vous vendez\u{202f}: c’est le plus court des délais possibles. Réglages, Ce que vous vendez.",
    no_conclusion: "Échéance surveille et ne conclut pas\u{202f}: une relance ou une mise en demeure n’interrompt rien en France.",
    bars_near: |n, first, day| {
        format!(
            "{} de la prescription\u{202f}; la première, {first}, le {day}.",
            FRENCH.count(n, "créance approche", "créances approchent")
        )
    },
    bars_over: |n| format!("{} le délai pour agir.", FRENCH.count(n, "créance a passé", "créances ont passé")),
    see: "Voir",
    declare: |name, sum, day, left| {
        format!("{name} est en procédure collective\u{202f}: déclarer {sum} avant le {day}, dans {}.", FRENCH.count(left, "jour", "jours"))
    },
    declare_over: |name, sum, day| {
        format!("{name}\u{202f}: le délai pour déclarer {sum} est passé depuis le {day}. Un relevé de forclusion se demande au juge.")
    },
    declare_unknown: |name, sum| {
        format!("{name} est en procédure collective\u{202f}: {sum} à déclarer. Notez la date de publication, le délai en part.")
    },
    sheets: |n, first, day| {
        format!(
            "{} depuis plus d’un an\u{202f}; la plus ancienne, {first}, le {day}.",
            FRENCH.count(n, "fiche client n’a pas été relue", "fiches client n’ont pas été relues")
        )
    },
    see_sheet: "Relire",
    sheet_days: |read, stale, is_stale| {
        if is_stale {
            format!("Relue le {read}\u{202f}: à relire depuis le {stale}.")
        } else {
            format!("Relue le {read}, à relire le {stale}.")
        }
    },
    anomalies: "À remettre d’aplomb",
    anomalies_aside: "ce que la réunion de deux copies ou une annulation a laissé",
    no_anomaly: "Rien\u{202f}: tout ce que dit le journal tient.",
    anomaly: |anomaly| match anomaly {
        Anomaly::Dangling { .. } => "Un fait parle de ce qui n’est plus là\u{202f}; il ne compte pas.",
        Anomaly::OverAllocated { .. } => "On a réglé plus que le montant\u{202f}: deux imputations du même côté.",
        Anomaly::Mismatched { .. } => "Un fait lie ce qui ne va pas ensemble (deux clients, deux monnaies)\u{202f}; il ne compte pas.",
        Anomaly::ClaimOverSettled { .. } => "On a noté plus de pénalités payées ou abandonnées que demandées.",
        Anomaly::Uncountable { .. } => "Un montant ne se compte pas dans sa devise\u{202f}; le fait ne compte pas.",
        Anomaly::ExplainedTwice { .. } => {
            "Une ligne de banque est expliquée deux fois\u{202f}: son argent est peut-être deux fois dans les comptes."
        }
    },
    take_back: "Annuler ce geste",
    see_item: "Ouvrir pour retirer une imputation",
    reopen: "Rouvrir la ligne",
    mended: "C’est remis d’aplomb.",
};

/// English.
pub const EN: Watch = Watch {
    time_bar: "Time bar",
    last_day: |left| format!("Last day to act, in {}:", ENGLISH.count(left, "day", "days")),
    over: "The last day to act is over:",
    over_advice: "Have someone check what may have interrupted it.",
    due: "Due date",
    months: |n| if n % 12 == 0 { ENGLISH.count(n / 12, "year", "years") } else { ENGLISH.count(n, "month", "months") },
    how_long: "Time",
    runs_from: "Runs from",
    starts: |start| match start {
        BarStart::DueDate => "the due date",
        BarStart::Delivery => "delivery (here the due date, for want of one)",
        BarStart::EndOfYear => "31 December of the year of the due date",
        BarStart::NextNewYear => "1 January after the due date",
    },
    anew: |day, source| format!("It began anew with the part payment of {day} ({source})."),
    may_run_anew: |day, source| {
        format!("A part payment of {day} may let it begin anew, without certainty ({source}): the old day stays the limit.")
    },
    supply_unsaid: "You did not say what you sell: this is the shortest of the times that could apply. Settings, What you sell.",
    no_conclusion: "Échéance watches and does not conclude: in France a reminder or a formal notice interrupts nothing.",
    bars_near: |n, first, day| format!("{} the time bar; the first, {first}, on {day}.", ENGLISH.count(n, "debt nears", "debts near")),
    bars_over: |n| format!("{} the time to act.", ENGLISH.count(n, "debt is past", "debts are past")),
    see: "See",
    declare: |name, sum, day, left| format!("{name} is insolvent: declare {sum} by {day}, in {}.", ENGLISH.count(left, "day", "days")),
    declare_over: |name, sum, day| format!("{name}: the time to declare {sum} is over since {day}. Relief is asked of the judge."),
    declare_unknown: |name, sum| format!("{name} is insolvent: {sum} to declare. Note the day of publication, the time runs from it."),
    sheets: |n, first, day| {
        format!(
            "{} for more than a year; the oldest, {first}, on {day}.",
            ENGLISH.count(n, "customer sheet was not looked at", "customer sheets were not looked at")
        )
    },
    see_sheet: "Look at it",
    sheet_days: |read, stale, is_stale| {
        if is_stale {
            format!("Looked at on {read}: to be looked at again since {stale}.")
        } else {
            format!("Looked at on {read}, again on {stale}.")
        }
    },
    anomalies: "To be mended",
    anomalies_aside: "what merging two copies or taking something back left",
    no_anomaly: "Nothing: all that the journal says holds.",
    anomaly: |anomaly| match anomaly {
        Anomaly::Dangling { .. } => "A fact names what is no longer there; it does not count.",
        Anomaly::OverAllocated { .. } => "More than the amount was settled: two allocations on one side.",
        Anomaly::Mismatched { .. } => "A fact ties what does not go together (two customers, two currencies); it does not count.",
        Anomaly::ClaimOverSettled { .. } => "More was noted as paid or given up than was asked for.",
        Anomaly::Uncountable { .. } => "An amount cannot be counted in its currency; the fact does not count.",
        Anomaly::ExplainedTwice { .. } => "A bank line is explained twice: its money may stand in the books twice.",
    },
    take_back: "Undo this",
    see_item: "Open to remove an allocation",
    reopen: "Reopen the line",
    mended: "Mended.",
};
