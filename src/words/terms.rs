//! Terms in words, as they stand on invoices and in lists.

use super::format::Format;
use super::language::Language;
use crate::ledger::{PartEnd, Terms, TermsPart};
use rust_decimal::Decimal;

/// `30 jours nets`, `45 jours fin de mois le 10`; `30 days net`.
#[must_use]
pub fn terms(language: Language, terms: Terms) -> String {
    let f = Format::new(language);
    let days = |days: u16| f.days(i64::from(days));
    match (language, terms) {
        (Language::Fr, Terms::Cash) => "comptant".into(),
        (Language::En, Terms::Cash) => "on the day of issue".into(),
        (Language::Fr, Terms::Net(n)) => format!("{} nets", days(n)),
        (Language::En, Terms::Net(n)) => format!("{} net", days(n)),
        (Language::Fr, Terms::PlusThenEndOfMonth(n)) => format!("{} fin de mois", days(n)),
        (Language::En, Terms::PlusThenEndOfMonth(n)) => format!("{}, then end of month", days(n)),
        (Language::Fr, Terms::EndOfMonthThenPlus(n)) => format!("fin de mois, puis {}", days(n)),
        (Language::En, Terms::EndOfMonthThenPlus(n)) => format!("end of month, then {}", days(n)),
        (Language::Fr, Terms::PlusThenEndOfMonthDay { days: n, day }) => format!("{} fin de mois, le {}", days(n), day.get()),
        (Language::En, Terms::PlusThenEndOfMonthDay { days: n, day }) => {
            format!("{}, end of month, then the {}", days(n), f.ordinal(u32::from(day.get())))
        }
        (Language::Fr, Terms::EndOfMonthThenPlusDay { days: n, day }) => format!("fin de mois, puis {}, le {}", days(n), day.get()),
        (Language::En, Terms::EndOfMonthThenPlusDay { days: n, day }) => {
            format!("end of month, then {}, on the {}", days(n), f.ordinal(u32::from(day.get())))
        }
        (Language::Fr, Terms::Months(n)) => f.count(i64::from(n), "mois", "mois"),
        (Language::En, Terms::Months(n)) => f.count(i64::from(n), "month", "months"),
        (Language::Fr, Terms::MonthsEndOfMonth(n)) => format!("{} fin de mois", f.count(i64::from(n), "mois", "mois")),
        (Language::En, Terms::MonthsEndOfMonth(n)) => format!("{}, then end of month", f.count(i64::from(n), "month", "months")),
        (Language::Fr, Terms::OnReceipt) => "à réception".into(),
        (Language::En, Terms::OnReceipt) => "on receipt".into(),
        (_, Terms::PlusThenNextDay { days: n, on }) => {
            let each: Vec<String> = match language {
                Language::Fr => {
                    on.iter().map(|day| if day.get() == 1 { "le 1er".to_owned() } else { format!("le {}", day.get()) }).collect()
                }
                Language::En => on.iter().map(|day| format!("the {}", f.ordinal(u32::from(day.get())))).collect(),
            };
            let or = if language == Language::Fr { " ou " } else { " or " };
            format!("{}, {}", days(n), each.join(or))
        }
        (_, Terms::InParts(parts)) => parts.iter().map(|part| share(language, f, part)).collect::<Vec<_>>().join(", "),
        (Language::Fr, Terms::Decade(n)) => format!("{} fin de décade", days(n)),
        (Language::En, Terms::Decade(n)) => format!("end of ten-day period, then {}", days(n)),
    }
}

/// `30 % à la commande`, `70 % à 30 jours`.
fn share(language: Language, f: Format, part: TermsPart) -> String {
    let share = Decimal::new(i64::from(part.share), 2).normalize();
    let share = f.per_cent(share, share.scale());
    let days = f.days(i64::from(part.days));
    match (language, part.end) {
        (Language::Fr, PartEnd::Plain) if part.days == 0 => format!("{share} à l’émission"),
        (Language::En, PartEnd::Plain) if part.days == 0 => format!("{share} on issue"),
        (Language::Fr, PartEnd::Plain) => format!("{share} à {days}"),
        (Language::En, PartEnd::Plain) => format!("{share} in {days}"),
        (Language::Fr, PartEnd::DaysThenEndOfMonth) => format!("{share} à {days} fin de mois"),
        (Language::En, PartEnd::DaysThenEndOfMonth) => format!("{share} in {days}, then end of month"),
        (Language::Fr, PartEnd::EndOfMonthThenDays) => format!("{share} fin de mois, puis {days}"),
        (Language::En, PartEnd::EndOfMonthThenDays) => format!("{share} at end of month, then {days}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_read_as_people_write_them() {
        assert_eq!(terms(Language::Fr, Terms::Net(30)), "30\u{a0}jours nets");
        assert_eq!(terms(Language::Fr, Terms::PlusThenEndOfMonth(45)), "45\u{a0}jours fin de mois");
        assert_eq!(terms(Language::En, Terms::Net(1)), "1\u{a0}day net");
    }
}
