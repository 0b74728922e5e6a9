//! What the forms of terms and conditions say: rules, parts by share, the law's maximum, discount, governing law, rate of interest.

use super::Format;
use super::Language;

/// Its words.
pub struct TermsForms {
    /// Field.
    pub rule: &'static str,
    /// The rules, in the order of the form.
    pub rule_names: [&'static str; 12],
    /// Field.
    pub days: &'static str,
    /// Field.
    pub months: &'static str,
    /// Field.
    pub day: &'static str,
    /// Field.
    pub days_of_month: &'static str,
    /// How to write them.
    pub days_help: &'static str,
    /// What is wrong.
    pub number_wrong: &'static str,
    /// What is wrong.
    pub day_wrong: &'static str,
    /// What is wrong.
    pub days_wrong: &'static str,
    /// A part, by its place.
    pub part: fn(i64) -> String,
    /// Field.
    pub share: &'static str,
    /// What is wrong.
    pub share_wrong: &'static str,
    /// Field.
    pub part_days: &'static str,
    /// Field.
    pub part_end: &'static str,
    /// Its answers.
    pub part_ends: [&'static str; 3],
    /// Adds one.
    pub add_part: &'static str,
    /// Takes one away, by its place.
    pub remove_part: fn(i64) -> String,
    /// The shares sum to this.
    pub parts_sum: fn(&str) -> String,
    /// Something in the parts is no number, or there are too few.
    pub parts_wrong: &'static str,
    /// Too long: days between issue and due date, day of issue, due date, last lawful day, the text; the day that the law puts in its place.
    pub too_long: fn(i64, [&str; 4], Option<&str>) -> String,
    /// Within the maximum of a law.
    pub lawful: fn(&str) -> String,
    /// For whom.
    pub scope: &'static str,
    /// For all.
    pub scope_company: &'static str,
    /// For a segment.
    pub scope_segment: fn(&str) -> String,
    /// Terms of a segment, in words.
    pub of_segment: fn(&str, &str) -> String,
    /// The list of documents over the limit.
    pub over: Over,
    /// Going through the terms once a year.
    pub review: Review,
    /// Discount, law, interest.
    pub conditions: Conditions,
}

/// Documents that fall due too late.
pub struct Over {
    /// Title.
    pub title: &'static str,
    /// Beside it, with how many.
    pub aside: fn(i64) -> String,
    /// None.
    pub none: &'static str,
    /// Heads: document, customer, due, at the latest, open.
    pub heads: [&'static str; 5],
    /// The day that the law puts in its place.
    pub becomes: fn(&str) -> String,
    /// Lawful only by a clause of end of month.
    pub unless: &'static str,
    /// How many are not shown.
    pub more: fn(i64) -> String,
    /// Of one document: due, the last lawful day.
    pub of_one: fn(&str, &str) -> String,
}

/// Going through the terms.
pub struct Review {
    /// Last done on a day, or never.
    pub last: fn(Option<&str>) -> String,
    /// Does it.
    pub act: &'static str,
    /// It is time, said where alerts stand.
    pub due: fn(Option<&str>) -> String,
    /// Goes there.
    pub go: &'static str,
}

/// Discount, law, interest.
pub struct Conditions {
    /// Title.
    pub title: &'static str,
    /// For whom the form is.
    pub aside: &'static str,
    /// Title of the dialog, with how many customers.
    pub form_title: fn(i64) -> String,
    /// Opens the dialog.
    pub change: &'static str,
    /// Asks for the discount.
    pub discount: &'static str,
    /// Inherited, none, its own.
    pub discount_choices: [&'static str; 3],
    /// Field.
    pub percent: &'static str,
    /// Field.
    pub within: &'static str,
    /// Field.
    pub counted_from: &'static str,
    /// From issue, from receipt.
    pub from_choices: [&'static str; 2],
    /// Field.
    pub base: &'static str,
    /// Of the amount with tax, without.
    pub base_choices: [&'static str; 2],
    /// What each base means for the tax, and in Belgium.
    pub base_means: [&'static str; 3],
    /// Field.
    pub days_tolerated: &'static str,
    /// Field.
    pub short_tolerated: &'static str,
    /// What it costs a year, simple and compounded, and against which net days.
    pub costs: fn(&str, &str, i64) -> String,
    /// Asks for the law.
    pub law: &'static str,
    /// Inherited, and what that is.
    pub law_inherited: fn(&str) -> String,
    /// What the law is for.
    pub law_help: &'static str,
    /// Asks for the rate.
    pub interest: &'static str,
    /// Inherited, the law's, agreed.
    pub interest_choices: [&'static str; 3],
    /// Field.
    pub interest_percent: &'static str,
    /// What an agreed rate is subject to.
    pub interest_help: &'static str,
    /// Field.
    pub from: &'static str,
    /// What an empty one means.
    pub from_help: &'static str,
    /// What is wrong.
    pub number_wrong: &'static str,
    /// Keeps them.
    pub keep: &'static str,
    /// Kept.
    pub kept: &'static str,
    /// A discount in words: per cent, days, counted from issue.
    pub discount_said: fn(&str, i64, bool) -> String,
    /// No discount.
    pub no_discount: &'static str,
    /// The law that governs.
    pub law_said: fn(&str) -> String,
    /// An agreed rate.
    pub interest_said: fn(&str) -> String,
    /// The law's rate.
    pub interest_by_law: &'static str,
}

const FRENCH: Format = Format::new(Language::Fr);
const ENGLISH: Format = Format::new(Language::En);

/// French.
pub const FR: TermsForms = TermsForms {
    rule: "Échéance",
    rule_names: [
        "N jours nets",
        "N jours, puis fin de mois",
        "Fin de mois, puis N jours",
        "N jours, fin de mois, le J du mois suivant",
        "Fin de mois, puis N jours, le J",
        "N jours, puis le prochain des jours dits",
        "N mois",
        "N mois, puis fin de mois",
        "Fin de décade, puis N jours",
        "Comptant",
        "À réception",
        "En plusieurs parts",
    ],
    days: "Jours (N)",
    months: "Mois (N)",
    day: "Jour du mois (J)",
    days_of_month: "Jours du mois",
    days_help: "Par exemple 10, 25. Le 31 vaut le dernier jour.",
    number_wrong: "Un nombre entier de 0 à 730 est attendu.",
    day_wrong: "Un jour de 1 à 31 est attendu.",
    days_wrong: "Des jours de 1 à 31 sont attendus.",
    part: |n| format!("Part {n}"),
    share: "Part en\u{202f}%",
    share_wrong: "Une part en pour-cent est attendue, au centième.",
    part_days: "Jours",
    part_end: "Comptés",
    part_ends: ["depuis l’émission", "puis fin de mois", "depuis la fin du mois"],
    add_part: "Ajouter une part",
    remove_part: |n| format!("Retirer la part {n}"),
    parts_sum: |sum| format!("Les parts font {sum}\u{202f}: il en faut 100\u{202f}%."),
    parts_wrong: "Deux à six parts, chacune avec un pour-cent et des jours.",
    too_long: |days, [issued, due, allowed, text], becomes| {
        let days = FRENCH.days(days);
        let instead =
            becomes.map(|day| format!(" Une clause plus longue est nulle\u{202f}: l’échéance redevient le {day}.")).unwrap_or_default();
        format!(
            "{days}\u{202f}: une facture du {issued} échoirait le {due}, au-delà du maximum entre professionnels, le {allowed}.{instead} {text}."
        )
    },
    lawful: |law| format!("Dans le maximum légal entre professionnels ({law})."),
    scope: "Pour",
    scope_company: "tous les clients sans conditions propres",
    scope_segment: |name| format!("le segment {name}"),
    of_segment: |name, terms| format!("Segment {name}\u{202f}: {terms}."),
    over: Over {
        title: "Échéances au-delà du maximum légal",
        aside: |n| FRENCH.count(n, "facture ouverte", "factures ouvertes"),
        none: "Aucune facture ouverte entre professionnels n’échoit au-delà du maximum légal.",
        heads: ["Facture", "Client", "Échéance", "Maximum", "Reste dû"],
        becomes: |day| format!("clause nulle, redevient le {day}"),
        unless: "licite seulement si une clause «\u{202f}fin de mois\u{202f}» est convenue",
        of_one: |due, allowed| format!("Échéance au {due}, au-delà du maximum légal du {allowed}."),
        more: |n| format!("Et {}.", FRENCH.count(n, "autre", "autres")),
    },
    review: Review {
        last: |day| match day {
            Some(day) => format!("Conditions revues le {day}. À revoir une fois par an."),
            None => "Les conditions se revoient une fois par an\u{202f}: délais, escompte, loi, taux.".to_owned(),
        },
        act: "Je les ai revues",
        due: |day| match day {
            Some(day) => format!("Conditions de règlement revues pour la dernière fois le {day}\u{202f}: à revoir."),
            None => "Conditions de règlement jamais revues\u{202f}: à revoir une fois par an.".to_owned(),
        },
        go: "Revoir",
    },
    conditions: Conditions {
        title: "Escompte, loi et intérêts",
        aside: "pour tous les clients qui n’ont pas les leurs",
        form_title: |n| format!("Escompte, loi et intérêts de {}", FRENCH.count(n, "client", "clients")),
        change: "Changer l’escompte, la loi, le taux",
        discount: "Escompte pour paiement anticipé",
        discount_choices: ["Hérité", "Aucun", "Convenu"],
        percent: "Escompte en\u{202f}%",
        within: "Si payé sous (jours)",
        counted_from: "Jours comptés",
        from_choices: ["de l’émission", "de la réception"],
        base: "Calculé sur",
        base_choices: ["le TTC", "le HT"],
        base_means: [
            "Avec avoir\u{202f}: l’escompte réduit aussi la TVA (CGI, art. 267, II, 1°).",
            "«\u{202f}Net d’escompte\u{202f}»\u{202f}: la TVA ne change pas, sans avoir.",
            "En Belgique, la TVA se calcule dès la facture sur le montant escompté (Code de la TVA, art. 28, 1°), pris ou non.",
        ],
        days_tolerated: "Jours de tolérance",
        short_tolerated: "Écart toléré",
        costs: |simple, compounded, days| {
            format!(
                "Offrir cela plutôt qu’attendre {}\u{202f}: {simple} par an en intérêt simple, {compounded} composé.",
                FRENCH.days(days)
            )
        },
        law: "Loi applicable",
        law_inherited: |law| format!("Rien de convenu\u{202f}: {law}"),
        law_help: "Entre professionnels\u{202f}: celle du vendeur, sauf accord (Rome I, art. 3 et 4, non vérifié). Un particulier garde celle de son pays.",
        interest: "Pénalités de retard",
        interest_choices: ["Hérité", "Taux légal", "Taux convenu"],
        interest_percent: "Taux convenu,\u{202f}% par an",
        interest_help: "En France, au moins trois fois le taux légal\u{202f}; le calcul relève au plancher et le dit.",
        from: "Pour les factures depuis le",
        from_help: "Vide\u{202f}: toutes.",
        number_wrong: "Un nombre est attendu.",
        keep: "Enregistrer ces conditions",
        kept: "Enregistré.",
        discount_said: |percent, days, from_issue| {
            let from = if from_issue { "de l’émission" } else { "de la réception" };
            format!("Escompte de {percent} si payé sous {} {from}.", FRENCH.days(days))
        },
        no_discount: "Pas d’escompte pour paiement anticipé.",
        law_said: |law| format!("Loi applicable\u{202f}: {law}."),
        interest_said: |percent| format!("Pénalités au taux convenu de {percent}."),
        interest_by_law: "Pénalités au taux légal.",
    },
};

/// English.
pub const EN: TermsForms = TermsForms {
    rule: "Due",
    rule_names: [
        "N days net",
        "N days, then end of month",
        "End of month, then N days",
        "N days, end of month, then the D of the next month",
        "End of month, then N days, on the D",
        "N days, then the next of some days",
        "N months",
        "N months, then end of month",
        "End of ten-day period, then N days",
        "On the day of issue",
        "On receipt",
        "In several parts",
    ],
    days: "Days (N)",
    months: "Months (N)",
    day: "Day of the month (D)",
    days_of_month: "Days of the month",
    days_help: "Such as 10, 25. The 31st means the last day.",
    number_wrong: "A whole number from 0 to 730 is expected.",
    day_wrong: "A day from 1 to 31 is expected.",
    days_wrong: "Days from 1 to 31 are expected.",
    part: |n| format!("Part {n}"),
    share: "Share in per cent",
    share_wrong: "A share in per cent is expected, to the hundredth.",
    part_days: "Days",
    part_end: "Counted",
    part_ends: ["from issue", "then end of month", "from the end of the month"],
    add_part: "Add a part",
    remove_part: |n| format!("Remove part {n}"),
    parts_sum: |sum| format!("The parts make {sum}: they must make 100%."),
    parts_wrong: "Two to six parts, each with a per cent and days.",
    too_long: |days, [issued, due, allowed, text], becomes| {
        let days = ENGLISH.days(days);
        let instead = becomes.map(|day| format!(" A longer clause is void: it falls due on {day} again.")).unwrap_or_default();
        format!("{days}: an invoice of {issued} would fall due on {due}, beyond the most between businesses, {allowed}.{instead} {text}.")
    },
    lawful: |law| format!("Within the legal maximum between businesses ({law})."),
    scope: "For",
    scope_company: "all customers without terms of their own",
    scope_segment: |name| format!("the segment {name}"),
    of_segment: |name, terms| format!("Segment {name}: {terms}."),
    over: Over {
        title: "Due dates beyond the legal maximum",
        aside: |n| ENGLISH.count(n, "open invoice", "open invoices"),
        none: "No open invoice between businesses falls due beyond the legal maximum.",
        heads: ["Invoice", "Customer", "Due", "At the latest", "Open"],
        becomes: |day| format!("void, due on {day} again"),
        unless: "lawful only if an end-of-month clause was agreed",
        of_one: |due, allowed| format!("Due on {due}, later than the {allowed} that the law allows."),
        more: |n| format!("And {}.", ENGLISH.count(n, "more", "more")),
    },
    review: Review {
        last: |day| match day {
            Some(day) => format!("Terms gone through on {day}. Once a year is due."),
            None => "Terms are to be gone through once a year: days, discount, law, rate.".to_owned(),
        },
        act: "I went through them",
        due: |day| match day {
            Some(day) => format!("Terms of payment last gone through on {day}: it is time again."),
            None => "Terms of payment never gone through: once a year is due.".to_owned(),
        },
        go: "Review",
    },
    conditions: Conditions {
        title: "Discount, law and interest",
        aside: "for all customers that have none of their own",
        form_title: |n| format!("Discount, law and interest of {}", ENGLISH.count(n, "customer", "customers")),
        change: "Change discount, law, rate",
        discount: "Discount for early payment",
        discount_choices: ["Inherited", "None", "Agreed"],
        percent: "Discount in per cent",
        within: "If paid within (days)",
        counted_from: "Days counted",
        from_choices: ["from issue", "from receipt"],
        base: "Counted on",
        base_choices: ["the amount with tax", "the amount without"],
        base_means: [
            "With a credit note: the discount lowers the tax too (CGI, art. 267, II, 1°).",
            "“Net d’escompte”: the tax stays, without a credit note.",
            "In Belgium the tax is counted from the start on the discounted amount (VAT code, art. 28, 1°), taken or not.",
        ],
        days_tolerated: "Days of tolerance",
        short_tolerated: "Difference tolerated",
        costs: |simple, compounded, days| {
            format!("Offering this rather than waiting {}: {simple} a year simple, {compounded} compounded.", ENGLISH.days(days))
        },
        law: "Governing law",
        law_inherited: |law| format!("Nothing agreed: {law}"),
        law_help: "Between businesses the seller’s, unless agreed (Rome I, art. 3 and 4, not verified). A consumer keeps that of their country.",
        interest: "Late interest",
        interest_choices: ["Inherited", "The law’s rate", "Agreed rate"],
        interest_percent: "Agreed rate, per cent a year",
        interest_help: "In France at least three times the legal rate; the calculation raises it to that and says so.",
        from: "For invoices since",
        from_help: "Empty: all.",
        number_wrong: "A number is expected.",
        keep: "Record these conditions",
        kept: "Recorded.",
        discount_said: |percent, days, from_issue| {
            let from = if from_issue { "issue" } else { "receipt" };
            format!("{percent} discount if paid within {} of {from}.", ENGLISH.days(days))
        },
        no_discount: "No discount for early payment.",
        law_said: |law| format!("Governing law: {law}."),
        interest_said: |percent| format!("Late interest at the agreed rate of {percent}."),
        interest_by_law: "Late interest at the law’s rate.",
    },
};
