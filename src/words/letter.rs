//! The words of reminders and formal notices, in three tones: warm at the start, exact at the end.
//!
//! Facts, dates and rights only. Never a threat, never a cost that the law leaves to the creditor, never that a letter interrupts
//! limitation, never a court officer's name. Amounts and dates come written; whoever calls knows what may be asked.

/// What a letter states, already written in its language.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// How many documents.
    pub count: usize,
    /// The number of the only one; `None` where there are several.
    pub only: Option<&'a str>,
    /// What is late and open, without accessories.
    pub principal: &'a str,
    /// What is asked for.
    pub total: &'a str,
    /// The oldest due date.
    pub oldest_due: &'a str,
    /// How long ago that is, in words.
    pub oldest_age: &'a str,
    /// Days of earlier written reminders, oldest first.
    pub earlier: &'a [String],
    /// True where each of those named every document.
    pub earlier_named_all: bool,
    /// Days to pay, and the last day.
    pub deadline: Option<(u32, &'a str)>,
    /// The day of the letter.
    pub today: &'a str,
    /// Late interest to date.
    pub interest: Option<&'a str>,
    /// The fixed sum for recovery costs: for one document, in all, and for how many documents.
    pub compensation: Option<(&'a str, &'a str, usize)>,
    /// The articles of law, as one cites them.
    pub citations: &'a str,
    /// True for a mail, false for paper.
    pub is_mail: bool,
    /// The salutation without its comma, for the last sentence of a formal letter.
    pub salutation: &'a str,
    /// True where the creditor may ask a French court for an order for payment.
    pub payment_order: bool,
}

/// What a letter says, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Subject line.
    pub subject: String,
    /// Before the list of documents.
    pub before: Vec<String>,
    /// What is asked, and until when.
    pub demand: String,
    /// What lateness costs by law; `None` where nothing is said of it.
    pub accessory: Option<String>,
    /// After the list.
    pub after: Vec<String>,
    /// Above the signature.
    pub closing: String,
}

/// Why the rate is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateRule<'a> {
    /// Points over the rate of the European Central Bank; `None` for an agreed rate.
    pub points: Option<u8>,
    /// True where the sum is rounded up to the half point.
    pub up_to_half: bool,
    /// The article.
    pub citation: &'a str,
}

/// The words of letters.
pub struct LetterWords {
    /// Warm: an oversight.
    pub friendly: fn(&Facts<'_>) -> Said,
    /// Firm: the facts and a date.
    pub firm: fn(&Facts<'_>) -> Said,
    /// A formal notice.
    pub formal: fn(&Facts<'_>) -> Said,
    /// To a person by title and name, or to a firm; without comma.
    pub salutation: fn(&str) -> String,
    /// After a salutation.
    pub comma: &'static str,
    /// Place and day.
    pub place_and_day: fn(Option<&str>, &str) -> String,
    /// The person to write to, under the name of the firm.
    pub attention: fn(&str) -> String,
    /// Before the subject, with its punctuation.
    pub subject: &'static str,
    /// Above the subject of a registered letter.
    pub registered: &'static str,
    /// Before a French firm's number.
    pub siren: &'static str,
    /// Before a Belgian firm's number.
    pub enterprise_number: &'static str,
    /// Before a VAT number.
    pub vat: &'static str,
    /// Column: number.
    pub document: &'static str,
    /// Column.
    pub issued_on: &'static str,
    /// Column.
    pub due_on: &'static str,
    /// Column: with its VAT.
    pub amount: &'static str,
    /// Column.
    pub settled: &'static str,
    /// Column.
    pub open: &'static str,
    /// Row: sum of what is open.
    pub principal: &'static str,
    /// Row: late interest up to a day.
    pub interest_to: fn(&str) -> String,
    /// Row: fixed sum, how many times, each.
    pub compensation: fn(usize, &str) -> String,
    /// Row: all together.
    pub total: &'static str,
    /// Above the lines of the interest.
    pub calculation: &'static str,
    /// Column: from, to.
    pub period: &'static str,
    /// Column.
    pub base: &'static str,
    /// Column.
    pub rate: &'static str,
    /// Column.
    pub days: &'static str,
    /// Column: late interest.
    pub interest: &'static str,
    /// How the interest is worked out, and by which rule.
    pub formula: fn(RateRule<'_>) -> String,
    /// Where the fixed sum is written.
    pub compensation_source: fn(&str) -> String,
    /// What one day more adds.
    pub per_day: fn(&str) -> String,
    /// Part payments went to interest first.
    pub interest_first: fn(&str) -> String,
    /// Above how to pay.
    pub to_pay: &'static str,
    /// Before the account.
    pub iban: &'static str,
    /// Before the reference.
    pub reference: &'static str,
    /// One line of the list in a text: number, due date, open, and the total where part was paid.
    pub line: fn(&str, &str, &str, Option<&str>) -> String,
    /// A document that has no number.
    pub unnumbered: &'static str,
    /// A debt carried forward.
    pub carried_forward: &'static str,
    /// A payment that the bank took back.
    pub bounced: &'static str,
    /// One of several due dates: its place, how many.
    pub instalment: fn(&str, usize, usize) -> String,
    /// Who answers: mail, telephone.
    pub contact: fn(&str, &str) -> String,
}

const THIN: char = '\u{202f}';

fn small(number: usize, names: &[&'static str]) -> String {
    names.get(number).map_or_else(|| number.to_string(), |name| (*name).to_owned())
}

fn fr_number(number: usize) -> String {
    small(number, &["zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"])
}

fn en_number(number: usize) -> String {
    small(number, &["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn join(items: &[String], and: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
    }
}

// French.

fn fr_plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count < 2 { one } else { many }
}

/// The documents as the subject of a sentence.
fn fr_documents(facts: &Facts<'_>) -> String {
    match facts.only {
        Some(number) => format!("la facture {number} de {}, échue le {},", facts.principal, facts.oldest_due),
        None => format!("les {} factures ci-dessous, d’un montant de {},", fr_number(facts.count), facts.principal),
    }
}

fn fr_earlier(facts: &Facts<'_>) -> Option<String> {
    if facts.earlier.is_empty() || !facts.earlier_named_all {
        return None;
    }
    let days = join(facts.earlier, " et ");
    Some(if facts.earlier.len() == 1 { format!("malgré notre rappel du {days}") } else { format!("malgré nos rappels des {days}") })
}

/// Earlier reminders that named some of the documents only.
fn fr_earlier_some(facts: &Facts<'_>) -> Option<String> {
    if facts.earlier.is_empty() || facts.earlier_named_all {
        return None;
    }
    let days = join(facts.earlier, " et ");
    let article = fr_plural(facts.earlier.len(), "le", "les");
    Some(format!("Nous vous avions déjà écrit {article} {days} au sujet d’une partie d’entre elles."))
}

fn fr_paid_meanwhile(facts: &Facts<'_>) -> String {
    let message = if facts.is_mail { "message" } else { "courrier" };
    format!("Si votre règlement nous est parvenu entre-temps, nous vous en remercions et vous prions de ne pas tenir compte de ce {message}.")
}

fn fr_friendly(facts: &Facts<'_>) -> Said {
    let many = facts.count > 1;
    let documents = fr_documents(facts);
    let unpaid = fr_plural(facts.count, "n’est pas encore réglée", "ne sont pas encore réglées");
    let mut before = Vec::new();
    match fr_earlier(facts) {
        None => {
            let missed = fr_plural(
                facts.count,
                "Sans doute a-t-elle simplement échappé à votre attention.",
                "Sans doute ont-elles simplement échappé à votre attention.",
            );
            let oldest = if many { format!(" La plus ancienne était échue le {}.", facts.oldest_due) } else { String::new() };
            before.push(format!("Sauf erreur de notre part, {documents} {unpaid}.{oldest} {missed}"));
        }
        Some(earlier) => {
            let unpaid = fr_plural(facts.count, "reste à régler", "restent à régler");
            before.push(format!("Nous nous permettons de revenir vers vous{THIN}: {earlier}, {documents} {unpaid}."));
        }
    }
    before.extend(fr_earlier_some(facts));
    let ask = fr_plural(facts.count, "la régler", "les régler");
    let answer = if facts.is_mail { "Répondez simplement à ce message" } else { "Appelez-nous ou écrivez-nous" };
    Said {
        subject: match facts.only {
            Some(number) => format!("Votre facture {number}, échue le {}", facts.oldest_due),
            None => format!("{} factures en attente de règlement, {}", capital(&fr_number(facts.count)), facts.principal),
        },
        before,
        demand: format!("Pourriez-vous {ask} dans les prochains jours, ou nous dire quand nous pouvons attendre votre règlement{THIN}?"),
        accessory: None,
        after: vec![format!("Une question, un document qui manque{THIN}? {answer}, nous regarderons cela ensemble."), fr_paid_meanwhile(facts)],
        closing: "Bien cordialement,".to_owned(),
    }
}

fn fr_firm(facts: &Facts<'_>) -> Said {
    let documents = fr_documents(facts);
    let unpaid = fr_plural(facts.count, "reste impayée", "restent impayées");
    let opening = match fr_earlier(facts) {
        Some(earlier) => format!("{}, {documents} {unpaid}.", capital(&earlier)),
        None => format!("{} {unpaid} à ce jour.", capital(&documents)),
    };
    let age = match facts.only {
        Some(_) => format!(" Elle attend depuis {}.", facts.oldest_age),
        None => format!(" La plus ancienne attend depuis {}.", facts.oldest_age),
    };
    let mut before = vec![opening + &age];
    before.extend(fr_earlier_some(facts));
    let until = facts.deadline.map_or_else(|| "sans tarder".to_owned(), |(_, day)| format!("au plus tard le {day}"));
    let accessory = fr_accessory(facts);
    Said {
        subject: match facts.only {
            Some(number) => format!("Relance{THIN}: facture {number} impayée, {}", facts.principal),
            None => format!("Relance{THIN}: {} factures impayées, {}", fr_number(facts.count), facts.principal),
        },
        before,
        demand: format!("Nous vous demandons de nous régler {} {until}.", facts.total),
        accessory,
        after: vec![
            format!("Si une difficulté vous en empêche ou si vous contestez une somme, appelez-nous avant cette date{THIN}: un échéancier écrit reste possible."),
            fr_paid_meanwhile(facts),
        ],
        closing: "Cordialement,".to_owned(),
    }
}

fn fr_accessory(facts: &Facts<'_>) -> Option<String> {
    let interest = facts.interest.map(|sum| format!("des pénalités de retard, soit {sum} à ce jour"));
    let compensation = facts.compensation.map(|(each, sum, count)| {
        let all = if count > 1 { format!(", soit {sum}") } else { String::new() };
        format!("une indemnité forfaitaire de recouvrement de {each} par facture{all}")
    });
    let parts: Vec<String> = interest.into_iter().chain(compensation).collect();
    if parts.is_empty() {
        return None;
    }
    let (what, law) = (join(&parts, ", et "), facts.citations);
    Some(format!("Pour mémoire, le retard fait courir de plein droit {what} ({law}). Le montant ci-dessus ne les comprend pas."))
}

fn fr_formal(facts: &Facts<'_>) -> Said {
    let opening = match facts.only {
        Some(number) => {
            let earlier = fr_earlier(facts).map_or_else(|| " à ce jour".to_owned(), |earlier| format!(" {earlier}"));
            format!("La facture {number}, échue le {}, reste impayée{earlier}.", facts.oldest_due)
        }
        None => {
            let earlier = fr_earlier(facts).map_or_else(|| " à ce jour".to_owned(), |earlier| format!(" {earlier}"));
            format!("Les {} factures ci-dessous restent impayées{earlier}.", fr_number(facts.count))
        }
    };
    let mut before = vec![opening];
    before.extend(fr_earlier_some(facts));
    let until = facts.deadline.map_or_else(String::new, |(days, day)| {
        let count = usize::try_from(days).unwrap_or(usize::MAX);
        format!(" sous {} {}, soit au plus tard le {day}", fr_number(count), fr_plural(count, "jour", "jours"))
    });
    let court = if facts.payment_order {
        "de demander au tribunal compétent une ordonnance d’injonction de payer"
    } else {
        "de saisir le tribunal compétent"
    };
    Said {
        subject: format!("Mise en demeure de payer {}", facts.total),
        before,
        demand: format!("Nous vous mettons en demeure de nous payer {}{until}.", facts.total),
        accessory: None,
        after: vec![
            format!("Si vous contestez une somme ou si une difficulté passagère vous arrête, appelez-nous avant cette date{THIN}: un échéancier écrit reste possible."),
            "Si votre règlement nous est parvenu entre-temps, nous vous en remercions\u{202f}; s’il est déjà parti, merci de nous en indiquer la date."
                .to_owned(),
            format!("À défaut de règlement ou de réponse à cette date, nous nous réservons {court}."),
        ],
        closing: format!("Nous vous prions d’agréer, {}, l’expression de nos salutations distinguées.", facts.salutation),
    }
}

fn fr_salutation(contact: &str) -> String {
    let title = contact.split_whitespace().next().unwrap_or_default();
    match title {
        "M." | "M" | "Mr" | "Mr." | "Monsieur" => "Monsieur",
        "Mme" | "Mme." | "Madame" | "Mlle" | "Mrs" | "Ms" | "Ms." | "Mrs." => "Madame",
        _ => "Madame, Monsieur",
    }
    .to_owned()
}

fn fr_formula(rule: RateRule<'_>) -> String {
    let rate = match rule.points {
        Some(points) => {
            let half = if rule.up_to_half { ", arrondi au demi-point supérieur" } else { "" };
            format!("taux de refinancement de la Banque centrale européenne + {points} points{half}")
        }
        None => "taux convenu".to_owned(),
    };
    format!("Base × taux × jours ÷ 365, arrondi une fois par ligne de facture. Taux{THIN}: {rate} ({}).", rule.citation)
}

fn fr_line(number: &str, due: &str, open: &str, total: Option<&str>) -> String {
    match total {
        None => format!("{number}, échue le {due}{THIN}: {open}"),
        Some(total) => format!("{number}, échue le {due}{THIN}: {open} restant dus sur {total}"),
    }
}

fn fr_contact(mail: &str, phone: &str) -> String {
    match (mail.is_empty(), phone.is_empty()) {
        (false, false) => format!("{mail}, {phone}"),
        (false, true) => mail.to_owned(),
        (true, _) => phone.to_owned(),
    }
}

/// In French.
pub const FR: LetterWords = LetterWords {
    friendly: fr_friendly,
    firm: fr_firm,
    formal: fr_formal,
    salutation: fr_salutation,
    comma: ",",
    place_and_day: |place, day| place.map_or_else(|| format!("Le {day}"), |place| format!("{place}, le {day}")),
    attention: |name| format!("À l’attention de {name}"),
    subject: "Objet\u{202f}:",
    registered: "Lettre recommandée avec avis de réception",
    siren: "SIREN",
    enterprise_number: "Numéro d’entreprise",
    vat: "TVA",
    document: "Facture",
    issued_on: "Émise le",
    due_on: "Échue le",
    amount: "Montant TTC",
    settled: "Réglé",
    open: "Reste dû",
    principal: "Principal",
    interest_to: |day| format!("Pénalités de retard au {day}, calcul ci-après"),
    compensation: |count, each| {
        format!("Indemnité forfaitaire de recouvrement, {count} {} × {each}", fr_plural(count, "facture", "factures"))
    },
    total: "Total dû",
    calculation: "Calcul des pénalités",
    period: "Période",
    base: "Base",
    rate: "Taux annuel",
    days: "Jours",
    interest: "Pénalité",
    formula: fr_formula,
    compensation_source: |citation| format!("L’indemnité est prévue par la loi ({citation})."),
    per_day: |sum| format!("Chaque jour de plus ajoute {sum}."),
    interest_first: |citation| format!("Les règlements partiels s’imputent d’abord sur les pénalités ({citation})."),
    to_pay: "Pour payer",
    iban: "IBAN",
    reference: "Référence",
    line: fr_line,
    unnumbered: "Sans numéro",
    carried_forward: "Solde reporté",
    bounced: "Paiement rejeté par la banque",
    instalment: |number, place, of| format!("{number}, échéance {place} sur {of}"),
    contact: fr_contact,
};

// English.

fn en_plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

fn en_documents(facts: &Facts<'_>) -> String {
    match facts.only {
        Some(number) => format!("invoice {number} for {}, due on {},", facts.principal, facts.oldest_due),
        None => format!("the {} invoices below, amounting to {},", en_number(facts.count), facts.principal),
    }
}

fn en_earlier(facts: &Facts<'_>) -> Option<String> {
    if facts.earlier.is_empty() || !facts.earlier_named_all {
        return None;
    }
    let noun = en_plural(facts.earlier.len(), "reminder", "reminders");
    Some(format!("despite our {noun} of {}", join(facts.earlier, " and ")))
}

fn en_earlier_some(facts: &Facts<'_>) -> Option<String> {
    if facts.earlier.is_empty() || facts.earlier_named_all {
        return None;
    }
    Some(format!("We have already written to you on {} about some of them.", join(facts.earlier, " and ")))
}

fn en_paid_meanwhile(facts: &Facts<'_>) -> String {
    let message = if facts.is_mail { "message" } else { "letter" };
    format!("If your payment has reached us in the meantime, thank you, and please disregard this {message}.")
}

fn en_friendly(facts: &Facts<'_>) -> Said {
    let documents = en_documents(facts);
    let mut before = Vec::new();
    match en_earlier(facts) {
        None => {
            let unpaid = en_plural(facts.count, "has not been paid yet", "have not been paid yet");
            let oldest = if facts.count > 1 { format!(" The oldest was due on {}.", facts.oldest_due) } else { String::new() };
            let missed = en_plural(facts.count, "It may simply have been overlooked.", "They may simply have been overlooked.");
            before.push(format!("Unless we are mistaken, {documents} {unpaid}.{oldest} {missed}"));
        }
        Some(earlier) => {
            let unpaid = en_plural(facts.count, "is still to be paid", "are still to be paid");
            before.push(format!("We are coming back to you because, {earlier}, {documents} {unpaid}."));
        }
    }
    before.extend(en_earlier_some(facts));
    let it = en_plural(facts.count, "it", "them");
    let answer = if facts.is_mail { "Just reply to this message" } else { "Please call or write to us" };
    Said {
        subject: match facts.only {
            Some(number) => format!("Your invoice {number}, due on {}", facts.oldest_due),
            None => format!("{} invoices awaiting payment, {}", capital(&en_number(facts.count)), facts.principal),
        },
        before,
        demand: format!("Could you settle {it} in the next few days, or tell us when we may expect your payment?"),
        accessory: None,
        after: vec![format!("A question, a missing document? {answer}, and we will look at it together."), en_paid_meanwhile(facts)],
        closing: "Kind regards,".to_owned(),
    }
}

fn en_firm(facts: &Facts<'_>) -> Said {
    let documents = en_documents(facts);
    let unpaid = en_plural(facts.count, "remains unpaid", "remain unpaid");
    let opening = match en_earlier(facts) {
        Some(earlier) => format!("{}, {documents} {unpaid}.", capital(&earlier)),
        None => format!("{} {unpaid} to date.", capital(&documents)),
    };
    let age = match facts.only {
        Some(_) => format!(" It is {} late.", facts.oldest_age),
        None => format!(" The oldest is {} late.", facts.oldest_age),
    };
    let mut before = vec![opening + &age];
    before.extend(en_earlier_some(facts));
    let until = facts.deadline.map_or_else(|| "without delay".to_owned(), |(_, day)| format!("by {day} at the latest"));
    Said {
        subject: match facts.only {
            Some(number) => format!("Reminder: invoice {number} unpaid, {}", facts.principal),
            None => format!("Reminder: {} unpaid invoices, {}", en_number(facts.count), facts.principal),
        },
        before,
        demand: format!("Please pay us {} {until}.", facts.total),
        accessory: en_accessory(facts),
        after: vec![
            "If something prevents you, or if you dispute an amount, please call us before that date: payment by instalments, in writing, remains possible.".to_owned(),
            en_paid_meanwhile(facts),
        ],
        closing: "Yours sincerely,".to_owned(),
    }
}

fn en_accessory(facts: &Facts<'_>) -> Option<String> {
    let interest = facts.interest.map(|sum| format!("late-payment interest, {sum} to date"));
    let compensation = facts.compensation.map(|(each, sum, count)| {
        let all = if count > 1 { format!(", {sum} in all") } else { String::new() };
        format!("a fixed sum of {each} per invoice for recovery costs{all}")
    });
    let parts: Vec<String> = interest.into_iter().chain(compensation).collect();
    if parts.is_empty() {
        return None;
    }
    let (what, law) = (join(&parts, ", and "), facts.citations);
    Some(format!("For the record, late payment gives rise by law to {what} ({law}). The amount above does not include them."))
}

fn en_formal(facts: &Facts<'_>) -> Said {
    let earlier = en_earlier(facts).map_or_else(|| " to date".to_owned(), |earlier| format!(" {earlier}"));
    let opening = match facts.only {
        Some(number) => format!("Invoice {number}, due on {}, remains unpaid{earlier}.", facts.oldest_due),
        None => format!("The {} invoices below remain unpaid{earlier}.", en_number(facts.count)),
    };
    let mut before = vec![opening];
    before.extend(en_earlier_some(facts));
    let until = facts.deadline.map_or_else(String::new, |(days, day)| {
        let count = usize::try_from(days).unwrap_or(usize::MAX);
        format!(" within {} {}, that is by {day} at the latest", en_number(count), en_plural(count, "day", "days"))
    });
    let court = if facts.payment_order { "to ask the competent court for an order for payment" } else { "to bring the matter before the competent court" };
    Said {
        subject: format!("Formal notice to pay {}", facts.total),
        before,
        demand: format!("We hereby give you formal notice (mise en demeure) to pay us {}{until}.", facts.total),
        accessory: None,
        after: vec![
            "If you dispute an amount, or if a passing difficulty stands in the way, please call us before that date: payment by instalments, in writing, remains possible.".to_owned(),
            "If your payment has reached us in the meantime, thank you; if it is on its way, please tell us the date on which it was made.".to_owned(),
            format!("Failing payment or an answer by that date, we reserve the right {court}."),
        ],
        closing: "Yours faithfully,".to_owned(),
    }
}

fn en_salutation(contact: &str) -> String {
    let mut words = contact.split_whitespace();
    let title = words.next().unwrap_or_default();
    let name = words.collect::<Vec<_>>().join(" ");
    match title {
        _ if name.is_empty() => "Dear Sir or Madam".to_owned(),
        "M." | "M" | "Mr" | "Mr." | "Monsieur" => format!("Dear Mr {name}"),
        "Mme" | "Mme." | "Madame" | "Mlle" | "Mrs" | "Ms" | "Ms." | "Mrs." => format!("Dear Ms {name}"),
        _ => "Dear Sir or Madam".to_owned(),
    }
}

fn en_formula(rule: RateRule<'_>) -> String {
    let rate = match rule.points {
        Some(points) => {
            let half = if rule.up_to_half { ", rounded up to the half point" } else { "" };
            format!("refinancing rate of the European Central Bank + {points} points{half}")
        }
        None => "rate agreed".to_owned(),
    };
    format!("Base × rate × days ÷ 365, rounded once for each line of an invoice. Rate: {rate} ({}).", rule.citation)
}

fn en_line(number: &str, due: &str, open: &str, total: Option<&str>) -> String {
    match total {
        None => format!("{number}, due on {due}: {open}"),
        Some(total) => format!("{number}, due on {due}: {open} left of {total}"),
    }
}

/// In English.
pub const EN: LetterWords = LetterWords {
    friendly: en_friendly,
    firm: en_firm,
    formal: en_formal,
    salutation: en_salutation,
    comma: ",",
    place_and_day: |place, day| place.map_or_else(|| day.to_owned(), |place| format!("{place}, {day}")),
    attention: |name| format!("For the attention of {name}"),
    subject: "Subject:",
    registered: "Registered letter with acknowledgement of receipt",
    siren: "SIREN",
    enterprise_number: "Enterprise number",
    vat: "VAT",
    document: "Invoice",
    issued_on: "Issued on",
    due_on: "Due on",
    amount: "Amount incl. VAT",
    settled: "Settled",
    open: "Still due",
    principal: "Principal",
    interest_to: |day| format!("Late-payment interest to {day}, worked out below"),
    compensation: |count, each| format!("Fixed sum for recovery costs, {count} {} × {each}", en_plural(count, "invoice", "invoices")),
    total: "Total due",
    calculation: "How the interest is worked out",
    period: "Period",
    base: "Base",
    rate: "Rate a year",
    days: "Days",
    interest: "Interest",
    formula: en_formula,
    compensation_source: |citation| format!("The fixed sum is set by law ({citation})."),
    per_day: |sum| format!("Each further day adds {sum}."),
    interest_first: |citation| format!("Part payments are set against interest first ({citation})."),
    to_pay: "How to pay",
    iban: "IBAN",
    reference: "Reference",
    line: en_line,
    unnumbered: "Unnumbered",
    carried_forward: "Balance carried forward",
    bounced: "Payment returned by the bank",
    instalment: |number, place, of| format!("{number}, instalment {place} of {of}"),
    contact: fr_contact,
};
