//! What is doubtful in a bank statement, in words.

use super::format::Format;
use super::language::Language;
use crate::exchange::reading;
use crate::exchange::statements::Doubt;

const FORMAT_FR: Format = Format::new(Language::Fr);
const FORMAT_EN: Format = Format::new(Language::En);

/// What was expected, in French.
pub(super) fn fr(doubt: &Doubt) -> String {
    let f = FORMAT_FR;
    match doubt {
        Doubt::BalanceDiffers { opening, lines, closing } => format!(
            "des lignes qui mènent de {} à {}\u{202f}; leur somme est {}. Il en manque peut-être\u{202f}: demandez le relevé entier à votre banque",
            f.amount(*opening),
            f.amount(*closing),
            f.amount(*lines)
        ),
        Doubt::Gap { account, ended_on, ended_with, begins_with } => format!(
            "la suite du relevé précédent du compte {account}, qui finit le {} à {}\u{202f}; celui-ci commence à {}. Des mouvements manquent entre les deux",
            f.full_date(*ended_on),
            f.amount(*ended_with),
            f.amount(*begins_with)
        ),
        Doubt::Overlap { account, from, to } => format!(
            "des relevés qui se suivent\u{202f}; deux couvrent les mêmes jours du compte {account}, du {} au {}. Les lignes en double n’entrent qu’une fois",
            f.full_date(*from),
            f.full_date(*to)
        ),
        Doubt::Again { account } => {
            format!("chaque relevé une seule fois\u{202f}; celui-ci, du compte {account}, y est déjà. Ses lignes n’entrent qu’une fois")
        }
        Doubt::CurrencyNotKnown => "une devise ISO, comme EUR\u{202f}; ses montants ne peuvent entrer dans les comptes".into(),
        Doubt::Undated { taken } => {
            format!("un jour d’écriture sur chaque ligne\u{202f}; faute de mieux, le {} est pris", f.full_date(*taken))
        }
        Doubt::PartsDiffer { parts } => format!(
            "des opérations dont la somme fait cette écriture groupée\u{202f}; les {} n’y mènent pas. Elle reste une seule ligne",
            f.number(i64::from(*parts))
        ),
        Doubt::OutOfPlace => "un mouvement dans un relevé, un détail après son mouvement\u{202f}; celui-ci n’appartient à rien".into(),
        Doubt::UnknownRecord => "un enregistrement que ce format connaît".into(),
        Doubt::KindUnsaid => "la nature du mouvement, que ce format demande. La ligne est lue".into(),
        Doubt::DayOrderAssumed { day_first } => format!(
            "un jour après le 12, pour distinguer jour et mois\u{202f}; lu {} d’abord",
            if *day_first { "le jour" } else { "le mois" }
        ),
        Doubt::CurrencyAssumed { currency } => format!("une devise, que ce format tait\u{202f}; {} est prise", currency.code()),
        Doubt::NotClosed => "le solde de fin du relevé. Ses lignes sont lues telles quelles".into(),
    }
}

/// What was expected, in English.
pub(super) fn en(doubt: &Doubt) -> String {
    let f = FORMAT_EN;
    match doubt {
        Doubt::BalanceDiffers { opening, lines, closing } => format!(
            "lines that lead from {} to {}; their sum is {}. Some may be missing: ask your bank for the whole statement",
            f.amount(*opening),
            f.amount(*closing),
            f.amount(*lines)
        ),
        Doubt::Gap { account, ended_on, ended_with, begins_with } => format!(
            "what follows the statement before of account {account}, which ends on {} with {}; this one begins with {}. Movements between the two are missing",
            f.full_date(*ended_on),
            f.amount(*ended_with),
            f.amount(*begins_with)
        ),
        Doubt::Overlap { account, from, to } => format!(
            "statements that follow on; two cover the same days of account {account}, from {} to {}. Lines that stand in both go in once",
            f.full_date(*from),
            f.full_date(*to)
        ),
        Doubt::Again { account } => {
            format!("each statement once; this one, of account {account}, is there already. Its lines go in once")
        }
        Doubt::CurrencyNotKnown => "an ISO currency, such as EUR; its amounts cannot go into the books".into(),
        Doubt::Undated { taken } => format!("a day of booking on each line; for want of one, {} was taken", f.full_date(*taken)),
        Doubt::PartsDiffer { parts } => {
            format!("transactions that add up to this collective booking; the {} do not. It stays one line", f.number(i64::from(*parts)))
        }
        Doubt::OutOfPlace => "a movement inside a statement, a detail after its movement; this one belongs to none".into(),
        Doubt::UnknownRecord => "a record that this format knows".into(),
        Doubt::KindUnsaid => "the type of the movement, which this format asks for. The line was read".into(),
        Doubt::DayOrderAssumed { day_first } => format!(
            "a day after the 12th, to tell day and month apart; the {} was taken to stand first",
            if *day_first { "day" } else { "month" }
        ),
        Doubt::CurrencyAssumed { currency } => format!("a currency, which this format does not say; {} was taken", currency.code()),
        Doubt::NotClosed => "the closing balance of the statement. Its lines were read as they stand".into(),
    }
}

/// A format by the name that banks give it; empty for what is no bank's.
pub(super) fn name(format: reading::Format) -> &'static str {
    match format {
        reading::Format::Camt => "CAMT",
        reading::Format::Mt940 => "MT940",
        reading::Format::Coda => "CODA",
        reading::Format::Cfonb => "CFONB 120",
        reading::Format::Ofx => "OFX",
        reading::Format::Qif => "QIF",
        reading::Format::BankCsv => "CSV",
        reading::Format::VCard => "vCard",
        _ => "",
    }
}
