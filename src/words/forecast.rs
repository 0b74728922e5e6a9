//! What a forecast stands on, in words.

use super::format::Format;
use super::language::Language;
use crate::insight::ForecastReason;
use crate::ledger::Delivery;

/// Its words.
pub struct ForecastWords {
    /// One reason of one expectation.
    pub reason: fn(&ForecastReason) -> String,
    /// Too little is settled: so many of so many documents are needed.
    pub too_short: fn(usize, usize) -> String,
}

const F: Format = Format::new(Language::Fr);
const E: Format = Format::new(Language::En);

/// Whole days, rounded half away from zero; days are statistics here.
fn whole(days: f64) -> i64 {
    days.round() as i64
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// French.
pub const FR: ForecastWords = ForecastWords {
    reason: |reason| match *reason {
        ForecastReason::OwnPast { n, mean_days_late } => {
            let documents = F.count(count(n), "facture réglée", "factures réglées");
            match whole(mean_days_late) {
                0 => format!("{documents} par ce client, à l’échéance en moyenne"),
                days if days > 0 => format!("{documents} par ce client, {} après l’échéance en moyenne", F.days(days)),
                days => format!("{documents} par ce client, {} avant l’échéance en moyenne", F.days(-days)),
            }
        }
        ForecastReason::Borrowed { n, strength } => format!(
            "client peu connu ({})\u{202f}: les autres clients pèsent comme {} des siennes",
            F.count(count(n), "facture réglée", "factures réglées"),
            F.count(whole(strength).max(1), "facture", "factures")
        ),
        ForecastReason::Disputed { days } => format!("en litige\u{202f}: {} en moyenne", later_fr(days)),
        ForecastReason::Sent { delivery: Delivery::Electronic, days } => {
            format!("envoyée par voie électronique\u{202f}: {} en moyenne", later_fr(days))
        }
        ForecastReason::Sent { days, .. } => format!("envoyée sur papier\u{202f}: {} en moyenne", later_fr(days)),
        ForecastReason::AlreadyLate { days } => {
            format!("déjà {} de retard\u{202f}: seules comptent les factures payées aussi tard", F.days(days))
        }
    },
    too_short: |known, needed| {
        format!(
            "Pas encore de prévision\u{202f}: {} sur les {} qu’il faut.",
            F.count(count(known), "facture réglée", "factures réglées"),
            F.number(count(needed))
        )
    },
};

fn later_fr(days: f64) -> String {
    if days < 0.0 { format!("payée {} plus tôt", F.days(-whole(days))) } else { format!("payée {} plus tard", F.days(whole(days))) }
}

/// English.
pub const EN: ForecastWords = ForecastWords {
    reason: |reason| match *reason {
        ForecastReason::OwnPast { n, mean_days_late } => {
            let documents = E.count(count(n), "invoice settled", "invoices settled");
            match whole(mean_days_late) {
                0 => format!("{documents} by this customer, on the due date on average"),
                days if days > 0 => format!("{documents} by this customer, {} after the due date on average", E.days(days)),
                days => format!("{documents} by this customer, {} before the due date on average", E.days(-days)),
            }
        }
        ForecastReason::Borrowed { n, strength } => format!(
            "customer little known ({}): the other customers weigh as much as {} of its own",
            E.count(count(n), "invoice settled", "invoices settled"),
            E.count(whole(strength).max(1), "invoice", "invoices")
        ),
        ForecastReason::Disputed { days } => format!("in dispute: {} on average", later_en(days)),
        ForecastReason::Sent { delivery: Delivery::Electronic, days } => format!("sent electronically: {} on average", later_en(days)),
        ForecastReason::Sent { days, .. } => format!("sent on paper: {} on average", later_en(days)),
        ForecastReason::AlreadyLate { days } => format!("already {} late: only invoices paid as late compare", E.days(days)),
    },
    too_short: |known, needed| {
        format!(
            "No forecast yet: {} of the {} it takes.",
            E.count(count(known), "invoice settled", "invoices settled"),
            E.number(count(needed))
        )
    },
};

fn later_en(days: f64) -> String {
    if days < 0.0 { format!("paid {} earlier", E.days(-whole(days))) } else { format!("paid {} later", E.days(whole(days))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_read_as_sentences() {
        let own = ForecastReason::OwnPast { n: 3, mean_days_late: -2.4 };
        assert_eq!((FR.reason)(&own), "3\u{a0}factures réglées par ce client, 2\u{a0}jours avant l’échéance en moyenne");
        assert_eq!((EN.reason)(&ForecastReason::Disputed { days: 8.2 }), "in dispute: paid 8\u{a0}days later on average");
    }
}
