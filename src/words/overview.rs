//! What the overview says.

use super::format::Format;
use super::language::Language;

const F: Format = Format::new(Language::Fr);
const E: Format = Format::new(Language::En);

/// Its words.
pub struct Overview {
    /// Before what is owed.
    pub owed: &'static str,
    /// Between what is owed and what is late.
    pub late: &'static str,
    /// Nothing is late.
    pub none_late: &'static str,
    /// Nothing is owed.
    pub nothing_owed: &'static str,
    /// Names the choice of currency.
    pub currency: &'static str,
    /// Expected in a month.
    pub expected: fn(&str) -> String,
    /// Beneath: still open, late by now.
    pub expected_more: fn(&str, Option<&str>) -> String,
    /// Received in a month.
    pub received: fn(&str) -> String,
    /// Beneath: share of what was expected, payments.
    pub received_more: fn(Option<&str>, i64) -> String,
    /// Late.
    pub overdue: &'static str,
    /// Beneath: share of what is owed, change in a month.
    pub overdue_more: fn(&str, &str) -> String,
    /// Days of sales.
    pub delay: &'static str,
    /// Its unit.
    pub days: fn(i64) -> &'static str,
    /// Beneath: what it would be if everyone paid on the due date.
    pub delay_more: fn(&str) -> String,
    /// No figure: sales do not explain what is owed.
    pub no_delay: &'static str,
    /// The aged balance.
    pub aged: &'static str,
    /// Its title with the day.
    pub aged_on: fn(&str) -> String,
    /// Net of unapplied cash: the balance, what is not allocated.
    pub net: fn(&str) -> String,
    /// Beneath the bar.
    pub opens: &'static str,
    /// Opens the figures of the bar.
    pub show_five: &'static str,
    /// Heads: customer, spread, credit notes, owed, bucket, share.
    pub heads: Heads,
    /// Names the table.
    pub by_customer: &'static str,
    /// Those that are not shown.
    pub others: fn(i64) -> String,
    /// Beneath the total.
    pub share: &'static str,
    /// Late, in a card.
    pub of_it_late: fn(&str) -> String,
    /// Days of sales, month by month.
    pub trend: &'static str,
    /// Its span: so many months.
    pub trend_span: fn(i64) -> String,
    /// Its lines: what was, what would be.
    pub trend_lines: [&'static str; 2],
    /// In a sentence: from, to, at best from, to.
    pub trend_about: fn(i64, i64) -> String,
    /// The most late.
    pub latest: &'static str,
    /// How many customers, which share.
    pub latest_aside: fn(i64, &str) -> String,
    /// None is late.
    pub nobody_late: &'static str,
    /// Together.
    pub together: &'static str,
    /// What is to be looked at.
    pub alerts: &'static str,
    /// Nothing.
    pub no_alert: &'static str,
    /// Alerts, each with where it is mended.
    pub alert: Alerts,
    /// How many open days.
    pub open_days: fn(i64) -> String,
    /// No customer at all.
    pub empty_title: &'static str,
    /// What to do then.
    pub empty: &'static str,
    /// Why each figure.
    pub why: Whys,
}

/// Heads of the tables.
pub struct Heads {
    /// Who.
    pub customer: &'static str,
    /// How it spreads over ages.
    pub spread: &'static str,
    /// Open credit notes.
    pub credits: &'static str,
    /// What is owed.
    pub owed: &'static str,
    /// A column of the aged balance.
    pub age: &'static str,
    /// Share of the whole.
    pub share: &'static str,
    /// Since when.
    pub since: &'static str,
    /// Late.
    pub overdue: &'static str,
    /// A month.
    pub month: &'static str,
}

/// What is to be looked at.
pub struct Alerts {
    /// Goes where a rate can be stated.
    pub state_rate: &'static str,
    /// The bank is known up to a day, so many open days ago.
    pub stale: fn(&str, &str) -> String,
    /// Texts of the law to be read again: the first, and how many others.
    pub read_again: fn(&str, i64) -> String,
    /// Leads to them.
    pub see_rates: &'static str,
    /// Nothing of the bank is known.
    pub no_bank: &'static str,
    /// Due dates that nobody confirmed.
    pub assumed: fn(i64) -> String,
    /// Customers of unknown kind.
    pub unknown: fn(i64) -> String,
    /// Money without a use.
    pub unapplied: fn(i64, &str) -> String,
    /// Matches proposed.
    pub proposals: fn(i64) -> String,
    /// Impossible things.
    pub anomalies: fn(i64) -> String,
    /// Where it is mended: bank data.
    pub import: &'static str,
    /// Terms.
    pub set_terms: &'static str,
    /// Kinds.
    pub set_kinds: &'static str,
    /// Money.
    pub see_money: &'static str,
    /// History.
    pub see_history: &'static str,
    /// The last backup is old, or there is none: its day, and how many batches came since.
    pub backup: fn(Option<&str>, i64) -> String,
    /// Takes one.
    pub take_backup: &'static str,
}

/// Why each figure.
pub struct Whys {
    /// What falls due in a month and was not settled before it began.
    pub expected: fn(&str) -> String,
    /// Settled since it began.
    pub settled_since: &'static str,
    /// Still open, late.
    pub open_late: &'static str,
    /// Still open, not yet due.
    pub open_ahead: &'static str,
    /// Payments of some days.
    pub received: fn(&str, &str) -> String,
    /// Open parts due before a day.
    pub overdue: fn(&str) -> String,
    /// Debts less credits less unapplied cash.
    pub net: &'static str,
    /// Its terms: debts, credit notes, unapplied cash.
    pub net_terms: [&'static str; 3],
    /// Counting back.
    pub delay: &'static str,
    /// Month, sales, part of what is owed, days.
    pub delay_heads: [&'static str; 4],
    /// Who, document, amount.
    pub item_heads: [&'static str; 3],
    /// Those that are not shown.
    pub others: fn(i64) -> String,
    /// The sum.
    pub total: &'static str,
}

/// French.
pub const FR: Overview = Overview {
    owed: "On vous doit ",
    late: ", dont ",
    none_late: ", rien n’est en retard.",
    nothing_owed: "On ne vous doit rien.",
    currency: "Devise",
    expected: |month| format!("Attendu en {month}"),
    expected_more: |open, late| match late {
        Some(late) => format!("dont {open} encore à venir ou dus, {late} déjà en retard"),
        None => format!("dont {open} encore à venir"),
    },
    received: |month| format!("Reçu en {month}"),
    received_more: |share, n| {
        let payments = F.count(n, "encaissement", "encaissements");
        share.map_or(payments.clone(), |share| format!("{share} de l’attendu, {payments}"))
    },
    overdue: "Échu",
    overdue_more: |share, change| format!("{share} de l’encours, {change} sur un mois"),
    delay: "Délai moyen (DSO)",
    days: |n| F.plural(n, "jour", "jours"),
    delay_more: |best| format!("{best} si chacun payait à l’échéance"),
    no_delay: "les ventes connues n’expliquent pas l’encours",
    aged: "Balance âgée",
    aged_on: |day| format!("Balance âgée au {day}"),
    net: |unapplied| format!(", après {unapplied} non affectés"),
    opens: "Chaque tranche ouvre ses factures.",
    show_five: "Voir les cinq tranches",
    heads: Heads {
        customer: "Client",
        spread: "Répartition",
        credits: "Avoirs",
        owed: "Encours",
        age: "Tranche",
        share: "Part",
        since: "Depuis",
        overdue: "Échu",
        month: "Mois",
    },
    by_customer: "Balance âgée par client, en unités entières",
    others: |n| format!("{} autres clients", F.number(n)),
    share: "Part du total",
    of_it_late: |sum| format!("échu {sum}"),
    trend: "Délai moyen d’encaissement",
    trend_span: |n| format!("{} mois", F.number(n)),
    trend_lines: ["délai réel", "si chacun payait à l’échéance"],
    trend_about: |first, last| format!("De {} à {}", F.days(first), F.days(last)),
    latest: "Les plus en retard",
    latest_aside: |n, share| format!("{}, {share} de l’échu", F.count(n, "client", "clients")),
    nobody_late: "Aucun client n’est en retard.",
    together: "Ensemble",
    alerts: "Alertes",
    no_alert: "Rien à signaler.",
    alert: Alerts {
        state_rate: "Le saisir",
        read_again: |first, others| match others {
            0 => format!("Texte à relire, une version plus récente peut valoir\u{202f}: {first}."),
            1 => format!("Textes à relire, des versions plus récentes peuvent valoir\u{202f}: {first} et un autre."),
            n => format!("Textes à relire, des versions plus récentes peuvent valoir\u{202f}: {first} et {n} autres."),
        },
        see_rates: "Voir les taux",
        stale: |day, age| format!("Banque connue jusqu’au {day}, il y a {age}\u{202f}: un règlement récent peut manquer."),
        no_bank: "Aucun encaissement connu\u{202f}: un règlement peut manquer.",
        assumed: |n| {
            let said = F.count(n, "échéance est supposée", "échéances sont supposées");
            format!("{said}\u{202f}: ni pénalité ni mise en demeure avant d’être confirmées.")
        },
        unknown: |n| {
            let said = F.count(n, "client est de nature inconnue", "clients sont de nature inconnue");
            format!("{said}\u{202f}: protégés comme des particuliers.")
        },
        unapplied: |n, sum| format!("{} sans emploi, {sum}.", F.count(n, "encaissement", "encaissements")),
        proposals: |n| format!("{} à confirmer.", F.count(n, "rapprochement proposé", "rapprochements proposés")),
        anomalies: |n| format!("{} dans le journal.", F.count(n, "chose impossible", "choses impossibles")),
        import: "Importer",
        set_terms: "Fixer les conditions",
        set_kinds: "Dire qui ils sont",
        see_money: "Affecter",
        see_history: "Voir l’historique",
        backup: |day, n| {
            day.map_or_else(
                || "Rien n’est sauvegardé hors de ce navigateur, qui peut tout effacer.".to_owned(),
                |day| format!("Dernière sauvegarde le {day}\u{202f}; {} depuis.", F.count(n, "geste", "gestes")),
            )
        },
        take_backup: "Sauvegarder",
    },
    open_days: |n| F.count(n, "jour ouvré", "jours ouvrés"),
    empty_title: "Rien à montrer pour l’instant",
    empty: "Importez le fichier des écritures de votre comptabilité ou une liste de factures\u{202f}: vous verrez qui vous doit quoi.",
    why: Whys {
        expected: |month| format!("Ce qui tombe à échéance en {month} et n’était pas réglé avant le 1er."),
        settled_since: "Réglé depuis le 1er",
        open_late: "Ouvert, en retard",
        open_ahead: "Ouvert, pas encore échu",
        received: |first, last| format!("Encaissements du {first} au {last}, moins les rejets."),
        overdue: |day| format!("Parts ouvertes dont l’échéance est passée au {day}."),
        net: "Créances ouvertes, moins les avoirs, moins ce qui est reçu et pas encore affecté.",
        net_terms: ["Créances", "Avoirs ouverts", "Non affecté"],
        delay: "On retire de l’encours les ventes TTC mois par mois, du plus récent au plus ancien\u{202f}; les jours couverts font le délai.",
        delay_heads: ["Mois", "Ventes", "Part de l’encours", "Jours"],
        item_heads: ["Client", "Pièce", "Montant"],
        others: |n| F.count(n, "autre", "autres"),
        total: "Total",
    },
};

/// English.
pub const EN: Overview = Overview {
    owed: "You are owed ",
    late: ", of which ",
    none_late: ", nothing is late.",
    nothing_owed: "Nobody owes you anything.",
    currency: "Currency",
    expected: |month| format!("Expected in {month}"),
    expected_more: |open, late| match late {
        Some(late) => format!("of it {open} still open, {late} late already"),
        None => format!("of it {open} still to come"),
    },
    received: |month| format!("Received in {month}"),
    received_more: |share, n| {
        let payments = E.count(n, "payment", "payments");
        share.map_or(payments.clone(), |share| format!("{share} of what was expected, {payments}"))
    },
    overdue: "Overdue",
    overdue_more: |share, change| format!("{share} of what is owed, {change} in a month"),
    delay: "Days of sales (DSO)",
    days: |n| E.plural(n, "day", "days"),
    delay_more: |best| format!("{best} if everyone paid on time"),
    no_delay: "known sales do not explain what is owed",
    aged: "Aged balance",
    aged_on: |day| format!("Aged balance on {day}"),
    net: |unapplied| format!(", after {unapplied} not allocated"),
    opens: "Each age opens its invoices.",
    show_five: "Show the five ages",
    heads: Heads {
        customer: "Customer",
        spread: "Spread",
        credits: "Credit notes",
        owed: "Owed",
        age: "Age",
        share: "Share",
        since: "Since",
        overdue: "Overdue",
        month: "Month",
    },
    by_customer: "Aged balance by customer, in whole units",
    others: |n| format!("{} other customers", E.number(n)),
    share: "Share of the total",
    of_it_late: |sum| format!("overdue {sum}"),
    trend: "Days of sales outstanding",
    trend_span: |n| E.count(n, "month", "months"),
    trend_lines: ["actual", "if everyone paid on time"],
    trend_about: |first, last| format!("From {} to {}", E.days(first), E.days(last)),
    latest: "Most overdue",
    latest_aside: |n, share| format!("{}, {share} of what is overdue", E.count(n, "customer", "customers")),
    nobody_late: "No customer is late.",
    together: "Together",
    alerts: "Alerts",
    no_alert: "Nothing to report.",
    alert: Alerts {
        state_rate: "Type it in",
        read_again: |first, others| match others {
            0 => format!("A text is to be read again, a newer version may hold: {first}."),
            1 => format!("Texts are to be read again, newer versions may hold: {first} and another."),
            n => format!("Texts are to be read again, newer versions may hold: {first} and {n} others."),
        },
        see_rates: "See the rates",
        stale: |day, age| format!("The bank is known up to {day}, {age} ago: a recent payment may be missing."),
        no_bank: "No payment is known: one may be missing.",
        assumed: |n| {
            let said = E.count(n, "due date is assumed", "due dates are assumed");
            format!("{said}: no interest and no formal notice until confirmed.")
        },
        unknown: |n| {
            let said = E.count(n, "customer is of unknown kind", "customers are of unknown kind");
            format!("{said}: protected as consumers.")
        },
        unapplied: |n, sum| format!("{} not allocated, {sum}.", E.count(n, "payment", "payments")),
        proposals: |n| format!("{} to confirm.", E.count(n, "proposed match", "proposed matches")),
        anomalies: |n| format!("{} in the journal.", E.count(n, "impossible thing", "impossible things")),
        import: "Import",
        set_terms: "Set terms",
        set_kinds: "Say who they are",
        see_money: "Allocate",
        see_history: "See history",
        backup: |day, n| {
            day.map_or_else(
                || "Nothing is backed up outside this browser, which can erase everything.".to_owned(),
                |day| format!("Last backup on {day}; {} since.", E.count(n, "action", "actions")),
            )
        },
        take_backup: "Back up",
    },
    open_days: |n| E.count(n, "open day", "open days"),
    empty_title: "Nothing to show yet",
    empty: "Import an export of your accounts or a list of invoices: you will see who owes you what.",
    why: Whys {
        expected: |month| format!("What falls due in {month} and was not settled before it began."),
        settled_since: "Settled since the 1st",
        open_late: "Open, late",
        open_ahead: "Open, not yet due",
        received: |first, last| format!("Payments from {first} to {last}, less returned ones."),
        overdue: |day| format!("Open parts whose due date has passed on {day}."),
        net: "Open debts, less credit notes, less what was received and is not allocated yet.",
        net_terms: ["Debts", "Open credit notes", "Not allocated"],
        delay: "Sales with VAT are taken off what is owed month by month, newest first; the days covered make the figure.",
        delay_heads: ["Month", "Sales", "Part of what is owed", "Days"],
        item_heads: ["Customer", "Document", "Amount"],
        others: |n| E.count(n, "other", "others"),
        total: "Total",
    },
};
