//! What the reports say: indicators, recovery, movements, statements, tie-out, and the heads of their files.

use super::format::{Format, NO_BREAK};
use super::language::Language;
use crate::insight::{AmountFit, Indicator, PeriodChoice, Unit};
use rust_decimal::Decimal;

const F: Format = Format::new(Language::Fr);
const E: Format = Format::new(Language::En);

/// The words of the page.
pub struct Reports {
    /// In a sentence: as of which day, and that it ties.
    pub answer: fn(&str) -> String,
    /// Movements do not tie: an amount is beyond counting.
    pub not_tied: &'static str,
    /// Nothing in the books by the day.
    pub empty_title: &'static str,
    /// What to do then.
    pub empty: &'static str,
    /// See [`IndicatorWords`].
    pub indicators: IndicatorWords,
    /// See [`RecoveryWords`].
    pub recovery: RecoveryWords,
    /// See [`MovementWords`].
    pub movements: MovementWords,
    /// See [`StatementWords`].
    pub statement: StatementWords,
    /// See [`TieOutWords`].
    pub tie_out: TieOutWords,
    /// See [`Whys`].
    pub why: Whys,
    /// Heads of files.
    pub file: FileWords,
}

/// Indicators.
pub struct IndicatorWords {
    /// The title.
    pub title: &'static str,
    /// Quiet beside it.
    pub aside: &'static str,
    /// Indicator, definition, a month before, now, change.
    pub heads: [&'static str; 5],
    /// What each is called.
    pub name: fn(Indicator) -> &'static str,
    /// How each is defined, in a line.
    pub definition: fn(Indicator) -> &'static str,
    /// One figure alone in a ledger of one month, or none to compare with.
    pub one_month: &'static str,
    /// Beneath the table: what a dot means.
    pub missing: &'static str,
    /// Names the choice of the curve.
    pub curve: &'static str,
    /// Fewer months than a curve wants.
    pub no_curve: &'static str,
    /// In a sentence: from, to.
    pub from_to: fn(&str, &str) -> String,
    /// Opens the table of all months.
    pub all_months: &'static str,
}

/// Recovery.
pub struct RecoveryWords {
    /// The title.
    pub title: &'static str,
    /// Quiet beside it.
    pub aside: &'static str,
    /// Month, fell overdue, then paid within the days of each column, settled otherwise, still open.
    pub heads: [&'static str; 4],
    /// Paid within so many days.
    pub within: fn(u16) -> String,
    /// Beneath: how it is counted.
    pub note: &'static str,
    /// Nothing fell overdue.
    pub none: &'static str,
}

/// Movements of a period.
pub struct MovementWords {
    /// The title.
    pub title: &'static str,
    /// Names the choice of the period.
    pub period: &'static str,
    /// Each period.
    pub choice: fn(PeriodChoice) -> &'static str,
    /// From, to.
    pub span: fn(&str, &str) -> String,
    /// Balance at the evening before.
    pub opening: fn(&str) -> String,
    /// Balance at the last evening.
    pub closing: fn(&str) -> String,
    /// Names the table by kind.
    pub by_kind: &'static str,
    /// Names the table by customer.
    pub by_customer: &'static str,
    /// Customer, opening, invoiced, credited, received, other, closing.
    pub heads: [&'static str; 7],
    /// Those that are not shown.
    pub others: fn(i64) -> String,
    /// Shows more of them.
    pub show_more: &'static str,
    /// Beneath: a name opens the statement.
    pub opens: &'static str,
    /// Nothing was owed and nothing moved.
    pub none: &'static str,
}

/// A statement of account.
pub struct StatementWords {
    /// Its title; takes the customer.
    pub title: fn(&str) -> String,
    /// Leads to it from the customer's page.
    pub link: &'static str,
    /// Closes it.
    pub close: &'static str,
    /// Day, document, due, movement, balance.
    pub heads: [&'static str; 5],
    /// Balance before the first line.
    pub opening: &'static str,
    /// Balance after the last.
    pub closing: &'static str,
    /// Of it late.
    pub overdue: fn(&str) -> String,
    /// Received and not yet put against a document.
    pub unapplied: fn(&str) -> String,
    /// Nothing owed, nothing moved.
    pub none: &'static str,
}

/// Our balance beside that of the accounts.
pub struct TieOutWords {
    /// The title.
    pub title: &'static str,
    /// What it is for.
    pub intro: &'static str,
    /// The day.
    pub day: &'static str,
    /// The balance; takes the currency.
    pub balance: fn(&str) -> String,
    /// That is no amount.
    pub no_amount: &'static str,
    /// No day.
    pub no_day: &'static str,
    /// Theirs, ours, difference.
    pub lines: [&'static str; 3],
    /// Both are the same.
    pub same: &'static str,
    /// Before what could explain it.
    pub could_be: &'static str,
    /// Items with the amount: how they fit.
    pub fit: fn(AmountFit) -> &'static str,
    /// Items near the day.
    pub near: fn(i64) -> String,
    /// Items that are the amount or half of it.
    pub fitting: fn(i64) -> String,
    /// Unapplied cash; how many, how much.
    pub unapplied: fn(i64, &str) -> String,
    /// A family: its code and its balance.
    pub family: fn(&str, &str) -> String,
    /// That family is the difference.
    pub family_explains: &'static str,
    /// Impossible things.
    pub anomalies: fn(i64) -> String,
    /// Nothing was found.
    pub nothing: &'static str,
    /// Day, document, customer, amount, how it fits.
    pub heads: [&'static str; 5],
    /// Those that are not shown.
    pub others: fn(i64) -> String,
}

/// Why each indicator.
pub struct Whys {
    /// What is owed on a day.
    pub owed: fn(&str) -> String,
    /// Part of it not due.
    pub not_due: &'static str,
    /// Sales of some days.
    pub sales: fn(&str, &str) -> String,
    /// Days of the period.
    pub days: &'static str,
    /// Without doubtful customers.
    pub without_doubtful: fn(&str) -> String,
    /// Documents paid between two days.
    pub paid: fn(&str, &str) -> String,
    /// Documents open and late.
    pub open_late: &'static str,
    /// Documents, days, amount.
    pub pay_heads: [&'static str; 4],
    /// Which convention of effectiveness.
    pub convention: &'static str,
    /// Collected; could have been.
    pub collected: [&'static str; 2],
    /// Not due and steps of lateness.
    pub ages: [&'static str; 5],
    /// All customers that owe something.
    pub all_customers: fn(i64) -> String,
    /// The others.
    pub other_customers: &'static str,
    /// The figure.
    pub result: &'static str,
}

/// Files.
pub struct FileWords {
    /// Names without ending: indicators, recovery, movements, statement; each takes the day.
    pub names: [fn(&str) -> String; 4],
    /// Indicators: day, currency, owed, not due, sales of three months.
    pub indicators: [&'static str; 5],
    /// Unit after the name of an indicator.
    pub unit: fn(Unit) -> &'static str,
    /// Recovery: month, currency, due dates, fell overdue, then paid within, then otherwise settled, still open.
    pub recovery: [&'static str; 6],
    /// Movements: key, customer, currency, from, to, opening, closing.
    pub movements: [&'static str; 7],
    /// Statement: customer, currency, day, due, kind, document, label, movement, balance.
    pub statement: [&'static str; 9],
}

/// A figure in the unit in which it is shown: days, points of a hundred, points of ten thousand.
#[must_use]
pub fn shown(unit: Unit, value: f64) -> f64 {
    match unit {
        Unit::Days => value,
        Unit::Share => value * 100.0,
        Unit::Index => value * 10_000.0,
    }
}

/// What was typed in the unit in which it is shown, as the figure itself.
#[must_use]
pub fn unshown(unit: Unit, typed: Decimal) -> Decimal {
    match unit {
        Unit::Days => typed,
        Unit::Share => typed / Decimal::ONE_HUNDRED,
        Unit::Index => typed / Decimal::from(10_000),
    }
}

/// A figure with its unit: `48,2 j`, `79,6 %`, `2 504`.
#[must_use]
pub fn figure(format: Format, unit: Unit, value: f64) -> String {
    let number = Decimal::try_from(shown(unit, value)).unwrap_or_default();
    match (unit, format.language) {
        (Unit::Days, Language::Fr) => format!("{}{NO_BREAK}j", format.decimal(number, 1)),
        (Unit::Days, Language::En) => format!("{}{NO_BREAK}d", format.decimal(number, 1)),
        (Unit::Share, _) => format.per_cent(number, 1),
        (Unit::Index, _) => format.decimal(number, 0),
    }
}

/// A change with its sign; shares change by points.
#[must_use]
pub fn change(format: Format, unit: Unit, by: f64) -> String {
    let number = Decimal::try_from(shown(unit, by)).unwrap_or_default();
    let decimals = if unit == Unit::Index { 0 } else { 1 };
    let sign = if number.round_dp(decimals) > Decimal::ZERO { "+" } else { "" };
    let unit = match (unit, format.language) {
        (Unit::Days, Language::Fr) => "j",
        (Unit::Days, Language::En) => "d",
        (Unit::Share, _) => "pt",
        (Unit::Index, _) => return format!("{sign}{}", format.decimal(number, decimals)),
    };
    format!("{sign}{}{NO_BREAK}{unit}", format.decimal(number, decimals))
}

/// A height of an axis, given as [`shown`].
#[must_use]
pub fn axis(format: Format, unit: Unit, height: f64) -> String {
    let number = Decimal::try_from(height).unwrap_or_default();
    match (unit, format.language) {
        (Unit::Days, Language::Fr) => format!("{}{NO_BREAK}j", format.decimal(number, 0)),
        (Unit::Days, Language::En) => format!("{}{NO_BREAK}d", format.decimal(number, 0)),
        (Unit::Share, _) => format.per_cent(number, 0),
        (Unit::Index, _) => format.decimal(number, 0),
    }
}

/// French.
pub const FR: Reports = Reports {
    answer: |day| format!("Vus au {day}\u{202f}; chaque solde est la somme de ce qui l’a mû."),
    not_tied: "Un montant dépasse ce qui se compte\u{202f}: les mouvements ne rejoignent pas le solde.",
    empty_title: "Rien à rapporter pour l’instant",
    empty: "À cette date, vos livres ne contiennent ni facture ni encaissement. Importez vos écritures, ou choisissez une autre date en haut de la page.",
    indicators: IndicatorWords {
        title: "Indicateurs",
        aside: "douze mois, TTC des deux côtés",
        heads: ["Indicateur", "Définition", "Fin du mois d’avant", "À cette date", "Écart"],
        name: |which| match which {
            Indicator::SimpleDays => "DSO simple",
            Indicator::CountBackDays => "DSO par épuisement",
            Indicator::BestDays => "Meilleur DSO possible",
            Indicator::DelinquentDays => "Retard évitable",
            Indicator::DaysToPayByAmount => "Délai de paiement, par montant",
            Indicator::DaysToPayByAmountWithOpen => "Le même, retards ouverts compris",
            Indicator::DaysToPay => "Délai de paiement, par facture",
            Indicator::DaysToPayWithOpen => "Le même par facture, retards ouverts compris",
            Indicator::Effectiveness => "Efficacité (CEI), trois mois",
            Indicator::NotDueShare => "À échoir",
            Indicator::LateTo30Share => "En retard de 1 à 30 jours",
            Indicator::LateTo60Share => "En retard de 31 à 60 jours",
            Indicator::LateTo90Share => "En retard de 61 à 90 jours",
            Indicator::LateOver90Share => "En retard de plus de 90 jours",
            Indicator::TopFiveShare => "Concentration, cinq premiers clients",
            Indicator::ConcentrationIndex => "Concentration, indice HHI",
            Indicator::RecoveryCostShare => "Coût du recouvrement",
        },
        definition: |which| match which {
            Indicator::SimpleDays => "encours ÷ ventes de trois mois × jours",
            Indicator::CountBackDays => "mois de ventes repris un à un",
            Indicator::BestDays => "le même, de ce qui n’est pas échu",
            Indicator::DelinquentDays => "DSO par épuisement moins le meilleur",
            Indicator::DaysToPayByAmount | Indicator::DaysToPay => "de la facture au dernier encaissement, six mois",
            Indicator::DaysToPayByAmountWithOpen | Indicator::DaysToPayWithOpen => "factures en retard à leur âge du jour",
            Indicator::Effectiveness => "encaissé sur ce qui pouvait l’être",
            Indicator::NotDueShare
            | Indicator::LateTo30Share
            | Indicator::LateTo60Share
            | Indicator::LateTo90Share
            | Indicator::LateOver90Share => "part des créances ouvertes",
            Indicator::TopFiveShare => "part de l’encours",
            Indicator::ConcentrationIndex => "somme des parts au carré, 10\u{202f}000 pour un seul client",
            Indicator::RecoveryCostShare => "coût des relances ÷ encaissé après échéance, trois mois",
        },
        one_month: "Vos livres n’ont qu’un mois\u{202f}: l’écart et la courbe viendront avec les suivants.",
        missing: "Un point (·) veut dire que les livres ne donnent pas encore ce chiffre\u{202f}: trop peu de mois, rien de payé, ou des ventes qui n’expliquent pas l’encours.",
        curve: "Courbe",
        no_curve: "Moins de trois mois de chiffres\u{202f}: pas encore de courbe.",
        from_to: |first, last| format!("De {first} à {last}"),
        all_months: "Voir tous les mois",
    },
    recovery: RecoveryWords {
        title: "Recouvrement",
        aside: "par mois de premier retard",
        heads: ["Mois", "Devenu échu", "Réglé autrement", "Encore ouvert"],
        within: |days| format!("Payé en {days}\u{a0}j"),
        note: "Part payée dans les jours qui suivent l’échéance, donnée une fois ces jours passés pour tout le mois. Un avoir, un escompte ou une perte n’est pas un paiement\u{202f}: «\u{202f}Réglé autrement\u{202f}».",
        none: "Rien n’est devenu échu sur ces douze mois.",
    },
    movements: MovementWords {
        title: "Mouvements de la période",
        period: "Période",
        choice: |choice| match choice {
            PeriodChoice::ThisMonth => "Ce mois",
            PeriodChoice::LastMonth => "Le mois d’avant",
            PeriodChoice::ThreeMonths => "Trois mois",
            PeriodChoice::ThisYear => "Cette année",
            PeriodChoice::LastYear => "L’année d’avant",
            PeriodChoice::TwelveMonths => "Douze mois",
        },
        span: |first, last| format!("du {first} au {last}"),
        opening: |day| format!("Solde au soir du {day}"),
        closing: |day| format!("Solde au soir du {day}"),
        by_kind: "Mouvements par nature",
        by_customer: "Mouvements par client",
        heads: ["Client", "Ouverture", "Facturé", "Avoirs", "Encaissé", "Autres", "Clôture"],
        others: |n| F.count(n, "autre client", "autres clients"),
        show_more: "En montrer plus",
        opens: "Chaque client ouvre son relevé.",
        none: "Rien n’était dû et rien n’a bougé dans cette période.",
    },
    statement: StatementWords {
        title: |name| format!("Relevé de compte, {name}"),
        link: "Relevé de compte",
        close: "Fermer le relevé",
        heads: ["Date", "Pièce", "Échéance", "Mouvement", "Solde"],
        opening: "Report",
        closing: "Solde dû",
        overdue: |sum| format!("Dont échu\u{202f}: {sum}."),
        unapplied: |sum| format!("Reçu et pas encore affecté, déjà déduit\u{202f}: {sum}."),
        none: "Rien n’était dû et rien n’a bougé dans cette période.",
    },
    tie_out: TieOutWords {
        title: "Rapprocher de la comptabilité",
        intro: "Saisissez le solde clients de votre comptabilité à une date\u{202f}: la différence s’affiche, et ce qui pourrait l’expliquer. Rien n’est enregistré.",
        day: "Solde au soir du",
        balance: |currency| format!("Solde de la comptabilité, en {currency}"),
        no_amount: "Ce n’est pas un montant.",
        no_day: "Il manque le jour.",
        lines: ["Comptabilité", "Ici", "Différence"],
        same: "Les deux soldes concordent.",
        could_be: "Ce qui pourrait l’expliquer",
        fit: |fit| match fit {
            AmountFit::Whole => "montant de la différence",
            AmountFit::Half => "moitié de la différence\u{202f}: peut-être passée dans le mauvais sens",
        },
        near: |n| format!("{} à sept jours près de cette date", F.count(n, "pièce", "pièces")),
        fitting: |n| format!("{} du montant de la différence, ou de sa moitié", F.count(n, "pièce", "pièces")),
        unapplied: |n, sum| {
            format!(
                "{} pas encore affectés\u{202f}: {sum}. Ils sont peut-être ailleurs en comptabilité (471, 4191).",
                F.count(n, "encaissement", "encaissements")
            )
        },
        family: |code, sum| format!("Compte {code}\u{202f}: {sum}."),
        family_explains: "Sans lui, les deux soldes concordent.",
        anomalies: |n| format!("{} dans le journal\u{202f}: voir les réglages.", F.count(n, "chose impossible", "choses impossibles")),
        nothing: "Rien ici ne l’explique\u{202f}: ni pièce proche, ni montant égal, ni encaissement sans emploi.",
        heads: ["Date", "Pièce", "Client", "Montant", "Pourquoi"],
        others: |n| F.count(n, "autre", "autres"),
    },
    why: Whys {
        owed: |day| format!("Encours au {day}"),
        not_due: "dont non échu",
        sales: |first, last| format!("Ventes TTC du {first} au {last}"),
        days: "Jours de la période",
        without_doubtful: |days| format!("Sans les clients douteux (416)\u{202f}: {days}."),
        paid: |first, last| format!("Payées du {first} au {last}"),
        open_late: "Ouvertes en retard",
        pay_heads: ["Factures", "Nombre", "Somme des jours", "Montant"],
        convention: "Convention\u{202f}: les ventes de toute la période. Une autre les divise par le nombre de mois et donne un tout autre chiffre\u{202f}; les deux ne se comparent pas.",
        collected: ["Encaissé ou annulé", "Pouvait l’être"],
        ages: ["À échoir", "1 à 30 jours", "31 à 60 jours", "61 à 90 jours", "Plus de 90 jours"],
        all_customers: |n| F.count(n, "client", "clients"),
        other_customers: "Les autres",
        result: "Résultat",
    },
    file: FileWords {
        names: [
            |day| format!("indicateurs-{day}"),
            |day| format!("recouvrement-{day}"),
            |day| format!("mouvements-{day}"),
            |day| format!("releve-{day}"),
        ],
        indicators: ["Date", "Devise", "Encours", "Dont non échu", "Ventes de trois mois"],
        unit: |unit| match unit {
            Unit::Days => "jours",
            Unit::Share => "en\u{a0}%",
            Unit::Index => "sur 10\u{a0}000",
        },
        recovery: ["Mois", "Devise", "Échéances", "Devenu échu", "Réglé autrement", "Encore ouvert"],
        movements: ["Code", "Client", "Devise", "Du", "Au", "Ouverture", "Clôture"],
        statement: ["Client", "Devise", "Date", "Échéance", "Nature", "Pièce", "Libellé", "Mouvement", "Solde"],
    },
};

/// English.
pub const EN: Reports = Reports {
    answer: |day| format!("As of {day}; every balance is the sum of what moved it."),
    not_tied: "An amount is beyond counting: movements do not meet the balance.",
    empty_title: "Nothing to report yet",
    empty: "On this day your books hold no invoice and no payment. Import your accounts, or choose another date at the top of the page.",
    indicators: IndicatorWords {
        title: "Indicators",
        aside: "twelve months, VAT included on both sides",
        heads: ["Indicator", "Definition", "End of the month before", "On this day", "Change"],
        name: |which| match which {
            Indicator::SimpleDays => "DSO, simple",
            Indicator::CountBackDays => "DSO, count-back",
            Indicator::BestDays => "Best possible DSO",
            Indicator::DelinquentDays => "Average days delinquent",
            Indicator::DaysToPayByAmount => "Days to pay, by amount",
            Indicator::DaysToPayByAmountWithOpen => "The same, open late ones included",
            Indicator::DaysToPay => "Days to pay, by invoice",
            Indicator::DaysToPayWithOpen => "The same by invoice, open late ones included",
            Indicator::Effectiveness => "Collection effectiveness (CEI), three months",
            Indicator::NotDueShare => "Not due",
            Indicator::LateTo30Share => "1 to 30 days late",
            Indicator::LateTo60Share => "31 to 60 days late",
            Indicator::LateTo90Share => "61 to 90 days late",
            Indicator::LateOver90Share => "Over 90 days late",
            Indicator::TopFiveShare => "Concentration, five largest customers",
            Indicator::ConcentrationIndex => "Concentration, HHI",
            Indicator::RecoveryCostShare => "Cost of recovery",
        },
        definition: |which| match which {
            Indicator::SimpleDays => "owed ÷ sales of three months × days",
            Indicator::CountBackDays => "months of sales taken off one by one",
            Indicator::BestDays => "the same, of what is not due",
            Indicator::DelinquentDays => "count-back DSO less the best possible",
            Indicator::DaysToPayByAmount | Indicator::DaysToPay => "from invoice to last payment, six months",
            Indicator::DaysToPayByAmountWithOpen | Indicator::DaysToPayWithOpen => "late invoices at their age of the day",
            Indicator::Effectiveness => "collected out of what could be",
            Indicator::NotDueShare
            | Indicator::LateTo30Share
            | Indicator::LateTo60Share
            | Indicator::LateTo90Share
            | Indicator::LateOver90Share => "share of open debts",
            Indicator::TopFiveShare => "share of what is owed",
            Indicator::ConcentrationIndex => "sum of squared shares, 10,000 for a single customer",
            Indicator::RecoveryCostShare => "cost of reminders ÷ received after the due date, three months",
        },
        one_month: "Your books have one month only: change and curve come with the next.",
        missing: "A dot (·) means that the books do not give the figure yet: too few months, nothing paid, or sales that do not explain what is owed.",
        curve: "Curve",
        no_curve: "Fewer than three months of figures: no curve yet.",
        from_to: |first, last| format!("From {first} to {last}"),
        all_months: "Show all months",
    },
    recovery: RecoveryWords {
        title: "Recovery",
        aside: "by month of first lateness",
        heads: ["Month", "Fell overdue", "Settled otherwise", "Still open"],
        within: |days| format!("Paid in {days}\u{a0}d"),
        note: "Share paid in the days after the due date, given once those days have passed for the whole month. A credit note, a discount or a loss is not a payment: “Settled otherwise”.",
        none: "Nothing fell overdue in these twelve months.",
    },
    movements: MovementWords {
        title: "Movements of the period",
        period: "Period",
        choice: |choice| match choice {
            PeriodChoice::ThisMonth => "This month",
            PeriodChoice::LastMonth => "The month before",
            PeriodChoice::ThreeMonths => "Three months",
            PeriodChoice::ThisYear => "This year",
            PeriodChoice::LastYear => "The year before",
            PeriodChoice::TwelveMonths => "Twelve months",
        },
        span: |first, last| format!("from {first} to {last}"),
        opening: |day| format!("Balance on the evening of {day}"),
        closing: |day| format!("Balance on the evening of {day}"),
        by_kind: "Movements by kind",
        by_customer: "Movements by customer",
        heads: ["Customer", "Opening", "Invoiced", "Credit notes", "Received", "Other", "Closing"],
        others: |n| E.count(n, "other customer", "other customers"),
        show_more: "Show more of them",
        opens: "Each customer opens their statement.",
        none: "Nothing was owed and nothing moved in this period.",
    },
    statement: StatementWords {
        title: |name| format!("Statement of account, {name}"),
        link: "Statement of account",
        close: "Close the statement",
        heads: ["Date", "Document", "Due", "Movement", "Balance"],
        opening: "Brought forward",
        closing: "Balance due",
        overdue: |sum| format!("Of it overdue: {sum}."),
        unapplied: |sum| format!("Received and not allocated yet, already taken off: {sum}."),
        none: "Nothing was owed and nothing moved in this period.",
    },
    tie_out: TieOutWords {
        title: "Tie out with the accounts",
        intro: "Type the customers’ balance of your accounts on a day: you see the difference, and what could explain it. Nothing is stored.",
        day: "Balance on the evening of",
        balance: |currency| format!("Balance in the accounts, in {currency}"),
        no_amount: "That is not an amount.",
        no_day: "The day is missing.",
        lines: ["Accounts", "Here", "Difference"],
        same: "Both balances agree.",
        could_be: "What could explain it",
        fit: |fit| match fit {
            AmountFit::Whole => "the amount of the difference",
            AmountFit::Half => "half of the difference: perhaps booked the wrong way round",
        },
        near: |n| format!("{} within seven days of that day", E.count(n, "document", "documents")),
        fitting: |n| format!("{} of the amount of the difference, or half of it", E.count(n, "document", "documents")),
        unapplied: |n, sum| {
            format!("{} not allocated: {sum}. They may stand elsewhere in the accounts.", E.count(n, "payment", "payments"))
        },
        family: |code, sum| format!("Account {code}: {sum}."),
        family_explains: "Without it, both balances agree.",
        anomalies: |n| format!("{} in the journal: see the settings.", E.count(n, "impossible thing", "impossible things")),
        nothing: "Nothing here explains it: no document near, no equal amount, no payment without a use.",
        heads: ["Date", "Document", "Customer", "Amount", "Why"],
        others: |n| E.count(n, "other", "others"),
    },
    why: Whys {
        owed: |day| format!("Owed on {day}"),
        not_due: "of it not due",
        sales: |first, last| format!("Sales with VAT from {first} to {last}"),
        days: "Days of the period",
        without_doubtful: |days| format!("Without doubtful customers (416): {days}."),
        paid: |first, last| format!("Paid from {first} to {last}"),
        open_late: "Open and late",
        pay_heads: ["Invoices", "Number", "Sum of days", "Amount"],
        convention: "Convention: the sales of the whole period. Another divides them by the number of months and gives quite another figure; the two do not compare.",
        collected: ["Collected or cancelled", "Could have been"],
        ages: ["Not due", "1 to 30 days", "31 to 60 days", "61 to 90 days", "Over 90 days"],
        all_customers: |n| E.count(n, "customer", "customers"),
        other_customers: "The others",
        result: "Result",
    },
    file: FileWords {
        names: [
            |day| format!("indicators-{day}"),
            |day| format!("recovery-{day}"),
            |day| format!("movements-{day}"),
            |day| format!("statement-{day}"),
        ],
        indicators: ["Date", "Currency", "Owed", "Of it not due", "Sales of three months"],
        unit: |unit| match unit {
            Unit::Days => "days",
            Unit::Share => "in\u{a0}%",
            Unit::Index => "of 10,000",
        },
        recovery: ["Month", "Currency", "Due dates", "Fell overdue", "Settled otherwise", "Still open"],
        movements: ["Code", "Customer", "Currency", "From", "To", "Opening", "Closing"],
        statement: ["Customer", "Currency", "Date", "Due", "Kind", "Document", "Label", "Movement", "Balance"],
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::NEAR_DAYS;

    /// The words say seven days: so must the view.
    #[test]
    fn the_days_near_a_tie_out_are_those_of_the_words() {
        assert_eq!(NEAR_DAYS, 7);
    }

    #[test]
    fn figures_bear_their_unit_and_changes_their_sign() {
        assert_eq!(figure(F, Unit::Days, 82.43), "82,4\u{a0}j");
        assert_eq!(figure(F, Unit::Share, 0.7963), "79,6\u{202f}%");
        assert_eq!(figure(E, Unit::Index, 0.25), "2,500");
        assert_eq!(change(E, Unit::Share, 0.021), "+2.1\u{a0}pt");
        assert_eq!(change(F, Unit::Days, -1.25), "−1,3\u{a0}j");
        assert_eq!(change(E, Unit::Days, 0.0), "0.0\u{a0}d");
    }
}
