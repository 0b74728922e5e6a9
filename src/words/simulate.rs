//! The page Simulate: what if.

use super::format::Format;
use super::language::Language;
use crate::insight::{TakeReason, TradeMargin, WouldTake};
use rust_decimal::{Decimal, RoundingStrategy};

/// Its words.
pub struct Simulate {
    /// The page's answer.
    pub answer: &'static str,
    /// What the tabs are of.
    pub tabs: &'static str,
    /// See [`EarlyPaymentWords`].
    pub early: EarlyPaymentWords,
    /// See [`LossWords`].
    pub loss: LossWords,
    /// See [`ReceiptsWords`].
    pub receipts: ReceiptsWords,
    /// Per cent, of a rate that is a statistic: one decimal, two below one per cent.
    pub per_cent: fn(f64) -> String,
    /// The same, a year.
    pub per_cent_a_year: fn(f64) -> String,
}

/// The discount for early payment.
pub struct EarlyPaymentWords {
    /// Its tab.
    pub tab: &'static str,
    /// Title of the hypotheses.
    pub knobs: &'static str,
    /// Rate of the discount.
    pub rate: &'static str,
    /// Days in which to pay.
    pub within: &'static str,
    /// What own money costs.
    pub own_cost: &'static str,
    /// What a customer's money costs it.
    pub customer_cost: &'static str,
    /// That it is assumed.
    pub customer_cost_help: &'static str,
    /// Rate, days, cost a year, brought forward: the result in one sentence, in parts between which figures stand.
    pub sentence: [&'static str; 4],
    /// Rate and days as the sentence says them.
    pub offer: fn(&str, u16) -> String,
    /// After the yearly rate: what own money costs.
    pub against: fn(&str) -> String,
    /// A year, after an amount.
    pub a_year: &'static str,
    /// Nobody would take it.
    pub nobody: &'static str,
    /// Those who would bring nothing forward: the cost.
    pub only_free_riders: fn(&str) -> String,
    /// Dearer than own money: break-even rate.
    pub too_dear: fn(&str) -> String,
    /// Cheaper than own money: break-even rate.
    pub worth_it: fn(&str) -> String,
    /// How much of the cost goes to those who pay as early already.
    pub free_riders: fn(&str) -> String,
    /// What it costs if all take it.
    pub if_all: fn(&str) -> String,
    /// Mean days from issue to payment before and after.
    pub days_to_pay: fn(&str, &str) -> String,
    /// The chart's title.
    pub chart: &'static str,
    /// The curve's name.
    pub curve: &'static str,
    /// The line to compare with.
    pub own_line: &'static str,
    /// Days gained and compounded rate, under the chart.
    pub caption: fn(&str, &str) -> String,
    /// Heads of the table behind the chart: discount, simple, compounded, against own money, cost a year.
    pub curve_heads: [&'static str; 5],
    /// Cheaper, dearer.
    pub cheaper_dearer: [&'static str; 2],
    /// Title of the table of customers.
    pub customers: &'static str,
    /// Of which days, with tax.
    pub twelve_months: fn(&str, &str) -> String,
    /// Heads: customer, invoiced, real delay, would take, why, cost a year, brought forward.
    pub heads: [&'static str; 7],
    /// Yes, no, perhaps.
    pub would_take: fn(WouldTake) -> &'static str,
    /// What pressing the answer does: of whom.
    pub turn: fn(&str) -> String,
    /// Why.
    pub reason: fn(&TakeReason) -> String,
    /// The last row.
    pub takers: &'static str,
    /// Nothing was invoiced in the twelve months.
    pub nothing: &'static str,
    /// Title and formula behind the cost.
    pub why_cost: (&'static str, &'static str),
    /// Title and formula behind the money brought forward.
    pub why_forward: (&'static str, &'static str),
    /// Title and formula behind the yearly rate.
    pub why_rate: (&'static str, &'static str),
    /// What a convention of this page is: days late from which a customer is short of money.
    pub conventions: fn(i64) -> String,
}

/// What makes up for a loss.
pub struct LossWords {
    /// Its tab.
    pub tab: &'static str,
    /// Title of the hypotheses.
    pub knobs: &'static str,
    /// The amount lost.
    pub amount: &'static str,
    /// Help beneath it.
    pub amount_help: &'static str,
    /// The margin.
    pub margin: &'static str,
    /// A trade's.
    pub trade: fn(TradeMargin) -> String,
    /// One's own.
    pub own: &'static str,
    /// Turnover without tax.
    pub turnover: &'static str,
    /// Expenses without tax.
    pub expenses: &'static str,
    /// Lost, margin and turnover: the result.
    pub sentence: fn(&str, &str) -> [String; 2],
    /// What it was worked out from.
    pub formula: &'static str,
    /// No margin: nothing makes it up.
    pub never: &'static str,
    /// That margins of trades are assumptions.
    pub assumption: &'static str,
    /// Not an amount.
    pub not_an_amount: &'static str,
}

/// What may come in, week by week.
pub struct ReceiptsWords {
    /// Its tab.
    pub tab: &'static str,
    /// By a day, expected, between so much and so much: the answer.
    pub sentence: fn(&str, &str, &str, &str) -> String,
    /// Rest and number of documents.
    pub rest: fn(&str, i64) -> String,
    /// Title of the chart.
    pub chart: &'static str,
    /// How it is to be read.
    pub caption: &'static str,
    /// Heads of the table behind it: week, expected, at least, at most.
    pub heads: [&'static str; 4],
    /// The first day of a week.
    pub week: fn(&str) -> String,
    /// The weeks together.
    pub together: &'static str,
    /// One customer holds so much of what is open: the range is too narrow.
    pub one_customer: fn(&str) -> String,
    /// Title of what past forecasts were worth.
    pub judged: &'static str,
    /// How many invoices, issued from a day to a day.
    pub judged_aside: fn(i64, &str, &str) -> String,
    /// Days with a decimal.
    pub days: fn(&str) -> String,
    /// Heads: way of forecasting, mean error, late told apart.
    pub judged_heads: [&'static str; 3],
    /// Ours, due date and the customer's mean, due date and the firm's mean, the due date.
    pub ways: [&'static str; 4],
    /// How many of ten lay within the range, and what the last column means.
    pub judged_note: fn(&str) -> String,
    /// Too little is known to judge.
    pub not_judged: &'static str,
    /// Title of the list of documents.
    pub documents: &'static str,
    /// How many of how many, the largest first.
    pub documents_aside: fn(i64, i64) -> String,
    /// Heads: invoice, due, half by, nine of ten by, late, why.
    pub documents_heads: [&'static str; 6],
}

const F: Format = Format::new(Language::Fr);
const E: Format = Format::new(Language::En);

/// One decimal, two below one per cent; none that is nought.
fn per_cent(format: Format, value: f64) -> String {
    let decimals = if value.abs() < 0.995 { 2 } else { 1 };
    let rounded = Decimal::try_from(value).unwrap_or_default();
    let rounded = rounded.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize();
    format.per_cent(rounded, rounded.scale())
}

fn days(value: f64) -> i64 {
    value.round() as i64
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// French.
pub const FR: Simulate = Simulate {
    answer: "Rien n’est enregistré\u{202f}: on essaie, puis on décide.",
    tabs: "Simulations",
    per_cent: |value| per_cent(F, value),
    per_cent_a_year: |value| format!("{} l’an", per_cent(F, value)),
    early: EarlyPaymentWords {
        tab: "Escompte",
        knobs: "Si vous proposiez",
        rate: "Escompte",
        within: "Payé sous",
        own_cost: "Coût de votre découvert",
        customer_cost: "Coût de l’argent de vos clients",
        customer_cost_help: "Hypothèse\u{202f}: un client à qui l’escompte rapporte davantage le prendrait.",
        sentence: ["Proposer ", " vous coûterait ", " et laisserait ", " de plus sur votre compte, en permanence. C’est emprunter à "],
        offer: |rate, days| format!("{rate} à {}", F.days(i64::from(days))),
        against: |own| format!(", quand votre découvert coûte {own}."),
        a_year: " par an",
        nobody: "Aucun client ne prendrait cet escompte\u{202f}: il ne coûterait rien et n’avancerait rien.",
        only_free_riders: |cost| {
            format!("Seuls le prendraient des clients qui paient déjà aussi vite\u{202f}: {cost} par an, sans un euro d’avance.")
        },
        too_dear: |rate| format!("Trop cher au-delà de {rate}."),
        worth_it: |rate| format!("Moins cher que le découvert jusqu’à {rate}."),
        free_riders: |free| format!("Dont {free} à des clients qui paient déjà aussi vite."),
        if_all: |all| format!("Si tous vos clients le prenaient, il coûterait {all} par an."),
        days_to_pay: |before, after| {
            format!("De l’émission à l’encaissement, tous clients\u{202f}: {before} aujourd’hui, {after} avec l’escompte.")
        },
        chart: "Ce que coûte l’escompte, comparé au découvert",
        curve: "taux annuel",
        own_line: "votre découvert",
        caption: |gained, compounded| {
            format!(
                "Taux annuel équivalent de l’escompte, pour une avance moyenne de {gained} sur vos délais réels. Taux simple, comme celui du découvert\u{202f}; composé, {compounded}."
            )
        },
        curve_heads: ["Escompte", "Taux annuel simple", "Composé", "Contre le découvert", "Coût par an"],
        cheaper_dearer: ["moins cher", "plus cher"],
        customers: "Client par client",
        twelve_months: |from, to| format!("du {from} au {to}, TTC"),
        heads: ["Client", "Facturé", "Délai réel", "Accepterait", "Pourquoi", "Coût par an", "Avance"],
        would_take: |answer| match answer {
            WouldTake::Yes => "oui",
            WouldTake::No => "non",
            WouldTake::Unknown => "peut-être",
        },
        turn: |who| format!("Changer la réponse de {who}"),
        reason: |reason| match *reason {
            TakeReason::Said => "vous l’avez dit".into(),
            TakeReason::TookBefore { n } => format!("a déjà pris un escompte ({})", F.count(count(n), "facture", "factures")),
            TakeReason::PaysAsEarly => "paie déjà aussi vite\u{202f}: le prendrait sans rien avancer".into(),
            TakeReason::PublicBuyer => "un acheteur public suit ses délais".into(),
            TakeReason::ShortOfMoney { days_late } => {
                format!("trésorerie tendue\u{202f}: {} après l’échéance en moyenne", F.days(days(days_late)))
            }
            TakeReason::LittlePast { n } => format!("trop peu d’historique ({})", F.count(count(n), "facture réglée", "factures réglées")),
            TakeReason::PaysIt { yearly_percent } => format!("lui rapporterait {} l’an", per_cent(F, yearly_percent)),
            TakeReason::DoesNotPay { yearly_percent } => format!("ne lui rapporterait que {} l’an", per_cent(F, yearly_percent)),
        },
        takers: "Ceux qui accepteraient",
        nothing: "Rien n’a été facturé dans cette monnaie sur douze mois\u{202f}: il n’y a rien à simuler.",
        why_cost: ("Coût par an", "Facturé sur douze mois à ceux qui accepteraient, TTC × taux de l’escompte."),
        why_forward: (
            "Avance permanente",
            "Pour chaque client qui accepterait\u{202f}: facturé sur douze mois × (délai réel − délai de l’escompte) ÷ 365. Le délai réel va de l’émission au dernier encaissement, pondéré par les montants\u{202f}; ce qui est ouvert compte à son âge.",
        ),
        why_rate: (
            "Taux annuel équivalent",
            "taux ÷ (1 − taux) × 365 ÷ jours gagnés\u{202f}; 2\u{202f}% à 10 jours au lieu de 30 coûtent 37,24\u{202f}% l’an.",
        ),
        conventions: |late| {
            format!(
                "Conventions de cette page\u{202f}: qui paie en moyenne plus de {} après l’échéance manque d’argent et ne le prendrait pas\u{202f}; trois factures réglées au moins pour en juger. Chaque réponse peut être changée.",
                F.days(late)
            )
        },
    },
    loss: LossWords {
        tab: "Compenser une perte",
        knobs: "Si elle n’était jamais payée",
        amount: "Perte hors taxes",
        amount_help: "La TVA d’une créance irrécouvrable se récupère\u{202f}: comptez sans elle.",
        margin: "Marge moyenne",
        trade: |trade| {
            let name = match trade {
                TradeMargin::Shop => "Magasin",
                TradeMargin::Wholesale => "Commerce de gros",
                TradeMargin::Retail => "Commerce de détail",
                TradeMargin::Usual => "À défaut",
            };
            format!("{name}, {}", F.per_cent(trade.percent(), 0))
        },
        own: "La mienne",
        turnover: "Chiffre d’affaires hors taxes",
        expenses: "Charges hors taxes",
        sentence: |lost, margin| {
            [format!("Une perte de {lost} à {margin} de marge, c’est "), " de ventes à faire en plus, pour rien.".to_owned()]
        },
        formula: "Perte ÷ marge, arrondi à l’unité supérieure.",
        never: "Sans marge, aucune vente ne compense une perte.",
        assumption: "Les marges par métier sont des ordres de grandeur, à remplacer par la vôtre.",
        not_an_amount: "Un montant est attendu, comme 12\u{202f}500 ou 840,50",
    },
    receipts: ReceiptsWords {
        tab: "Encaissements attendus",
        sentence: |by, expected, low, high| {
            format!("D’ici au {by}, {expected} devraient rentrer\u{202f}; huit fois sur dix, entre {low} et {high}.")
        },
        rest: |rest, n| format!("{} comptées. Le reste, {rest}, plus tard ou jamais.", F.count(n, "facture ouverte", "factures ouvertes")),
        chart: "Encaissements attendus",
        caption: "Trait\u{202f}: ce qui est attendu en moyenne. Bande\u{202f}: huit fois sur dix, si chaque facture est payée sans égard aux autres. Les avoirs et les encaissements non affectés n’y sont pas.",
        heads: ["Semaine du", "Attendu", "Neuf fois sur dix, au moins", "Neuf fois sur dix, au plus"],
        week: |day| day.to_owned(),
        together: "Ensemble",
        one_customer: |share| format!("Un seul client détient {share} de ce qui est ouvert\u{202f}: la vraie fourchette est plus large."),
        judged: "Jugé sur votre passé",
        judged_aside: |n, from, to| format!("{}, émises du {from} au {to}", F.count(n, "facture", "factures")),
        days: |days| format!("{days}\u{a0}j"),
        judged_heads: ["Prévision", "Écart moyen", "Retards reconnus"],
        ways: ["Celle-ci", "Échéance + retard moyen du client", "Échéance + retard moyen de tous", "Échéance"],
        judged_note: |share| {
            format!(
                "Chaque prévision n’a connu que ce qui l’était le jour de l’émission. {share} des factures ont été payées dans la fourchette où huit sur dix étaient attendues. Retards reconnus\u{202f}: la chance qu’une facture payée en retard ait été jugée plus risquée qu’une facture payée à temps\u{202f}; 50\u{202f}% est le hasard."
            )
        },
        not_judged: "Trop peu de factures réglées pour juger les prévisions passées.",
        documents: "Facture par facture",
        documents_aside: |shown, all| format!("{} sur {}, les plus grosses d’abord", F.number(shown), F.number(all)),
        documents_heads: ["Facture", "Échéance", "Une chance sur deux", "Neuf sur dix", "Risque de retard", "Pourquoi"],
    },
};

/// English.
pub const EN: Simulate = Simulate {
    answer: "Nothing is kept: try, then decide.",
    tabs: "Simulations",
    per_cent: |value| per_cent(E, value),
    per_cent_a_year: |value| format!("{} a year", per_cent(E, value)),
    early: EarlyPaymentWords {
        tab: "Early payment",
        knobs: "If you offered",
        rate: "Discount",
        within: "Paid within",
        own_cost: "Cost of your overdraft",
        customer_cost: "Cost of your customers’ money",
        customer_cost_help: "Assumption: a customer whom the discount pays more would take it.",
        sentence: ["Offering ", " would cost you ", " and leave ", " more in your account, all the time. That is borrowing at "],
        offer: |rate, days| format!("{rate} within {}", E.days(i64::from(days))),
        against: |own| format!(", while your overdraft costs {own}."),
        a_year: " a year",
        nobody: "No customer would take this discount: it would cost nothing and bring nothing.",
        only_free_riders: |cost| format!("Only customers who pay as early already would take it: {cost} a year, and no money sooner."),
        too_dear: |rate| format!("Too dear above {rate}."),
        worth_it: |rate| format!("Cheaper than the overdraft up to {rate}."),
        free_riders: |free| format!("Of it, {free} goes to customers who pay as early already."),
        if_all: |all| format!("If every customer took it, it would cost {all} a year."),
        days_to_pay: |before, after| format!("From issue to payment, all customers: {before} today, {after} with the discount."),
        chart: "What the discount costs, beside the overdraft",
        curve: "yearly rate",
        own_line: "your overdraft",
        caption: |gained, compounded| {
            format!(
                "Yearly rate of the discount, for money that comes {gained} earlier on your real delays. Simple, as an overdraft’s; compounded, {compounded}."
            )
        },
        curve_heads: ["Discount", "Yearly rate, simple", "Compounded", "Beside the overdraft", "Cost a year"],
        cheaper_dearer: ["cheaper", "dearer"],
        customers: "Customer by customer",
        twelve_months: |from, to| format!("{from} to {to}, with tax"),
        heads: ["Customer", "Invoiced", "Real delay", "Would take it", "Why", "Cost a year", "Brought forward"],
        would_take: |answer| match answer {
            WouldTake::Yes => "yes",
            WouldTake::No => "no",
            WouldTake::Unknown => "perhaps",
        },
        turn: |who| format!("Change the answer of {who}"),
        reason: |reason| match *reason {
            TakeReason::Said => "you said so".into(),
            TakeReason::TookBefore { n } => format!("took a discount before ({})", E.count(count(n), "invoice", "invoices")),
            TakeReason::PaysAsEarly => "pays as early already: would take it and bring nothing".into(),
            TakeReason::PublicBuyer => "a public buyer pays in its own time".into(),
            TakeReason::ShortOfMoney { days_late } => format!("short of money: {} after the due date on average", E.days(days(days_late))),
            TakeReason::LittlePast { n } => format!("too little past ({})", E.count(count(n), "invoice settled", "invoices settled")),
            TakeReason::PaysIt { yearly_percent } => format!("would earn it {} a year", per_cent(E, yearly_percent)),
            TakeReason::DoesNotPay { yearly_percent } => format!("would earn it only {} a year", per_cent(E, yearly_percent)),
        },
        takers: "Those who would take it",
        nothing: "Nothing was invoiced in this currency in twelve months: there is nothing to simulate.",
        why_cost: ("Cost a year", "Invoiced in twelve months to those who would take it, with tax × rate of the discount."),
        why_forward: (
            "Brought forward, all the time",
            "For each customer who would take it: invoiced in twelve months × (real delay − days of the discount) ÷ 365. The real delay runs from issue to the last payment, weighted by amounts; what is open counts at its age.",
        ),
        why_rate: ("Yearly rate", "rate ÷ (1 − rate) × 365 ÷ days gained; 2% at 10 days instead of 30 costs 37.24% a year."),
        conventions: |late| {
            format!(
                "Conventions of this page: whoever pays more than {} after the due date on average is short of money and would not take it; three settled invoices at least to tell. Each answer can be changed.",
                E.days(late)
            )
        },
    },
    loss: LossWords {
        tab: "Make up a loss",
        knobs: "If it were never paid",
        amount: "Loss without tax",
        amount_help: "The tax of a lost claim is got back: count without it.",
        margin: "Mean margin",
        trade: |trade| {
            let name = match trade {
                TradeMargin::Shop => "Shop",
                TradeMargin::Wholesale => "Wholesale",
                TradeMargin::Retail => "Retail",
                TradeMargin::Usual => "Otherwise",
            };
            format!("{name}, {}", E.per_cent(trade.percent(), 0))
        },
        own: "My own",
        turnover: "Turnover without tax",
        expenses: "Expenses without tax",
        sentence: |lost, margin| [format!("A loss of {lost} at a margin of {margin} takes "), " of further sales, for nothing.".to_owned()],
        formula: "Loss ÷ margin, rounded up to the unit.",
        never: "Without a margin, no sale makes up for a loss.",
        assumption: "The margins by trade are orders of magnitude; put in your own.",
        not_an_amount: "An amount is expected, such as 12,500 or 840.50",
    },
    receipts: ReceiptsWords {
        tab: "Expected receipts",
        sentence: |by, expected, low, high| {
            format!("By {by}, {expected} should come in; eight times out of ten, between {low} and {high}.")
        },
        rest: |rest, n| format!("{} counted. The rest, {rest}, later or never.", E.count(n, "open invoice", "open invoices")),
        chart: "Expected receipts",
        caption: "Line: what is expected on average. Band: eight times out of ten, if each invoice is paid without regard to the others. Credit notes and unapplied cash are not in it.",
        heads: ["Week of", "Expected", "Nine times out of ten, at least", "Nine times out of ten, at most"],
        week: |day| day.to_owned(),
        together: "Together",
        one_customer: |share| format!("One customer holds {share} of what is open: the true range is wider."),
        judged: "Judged by your own past",
        judged_aside: |n, from, to| format!("{}, issued {from} to {to}", E.count(n, "invoice", "invoices")),
        days: |days| format!("{days}\u{a0}days"),
        judged_heads: ["Forecast", "Mean error", "Lateness told"],
        ways: ["This one", "Due date + the customer’s mean delay", "Due date + everybody’s mean delay", "Due date"],
        judged_note: |share| {
            format!(
                "Each forecast knew only what was known on the day of issue. {share} of the invoices were paid within the range in which eight of ten were expected. Lateness told: the chance that an invoice paid late was held for riskier than one paid in time; 50% is chance alone."
            )
        },
        not_judged: "Too few settled invoices to judge past forecasts.",
        documents: "Invoice by invoice",
        documents_aside: |shown, all| format!("{} of {}, the largest first", E.number(shown), E.number(all)),
        documents_heads: ["Invoice", "Due", "One chance in two", "Nine in ten", "Risk of lateness", "Why"],
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_rates_have_two_decimals_and_none_is_nought() {
        assert_eq!((EN.per_cent)(0.891), "0.89%");
        assert_eq!((EN.per_cent)(26.11), "26.1%");
        assert_eq!((FR.per_cent_a_year)(11.5), "11,5\u{202f}% l’an");
        assert_eq!((EN.per_cent)(0.0), "0%");
        assert_eq!((EN.per_cent)(0.5), "0.5%");
        assert_eq!((EN.per_cent)(2.04), "2%");
    }
}
