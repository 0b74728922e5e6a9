//! Letters in English.

use super::law;
use super::letter::{Facts, LetterWords, RateRule, Said, SmsFacts, capital, contact, join, small};
use crate::ledger::{CustomerKind, Means};

fn en_number(number: usize) -> String {
    small(number, &["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}

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

/// What is particular about this customer and these invoices, a sentence each.
fn en_about(facts: &Facts<'_>) -> Vec<String> {
    let paid = facts.part_paid.map(|sum| format!("We have received {sum}, thank you; {} is left.", facts.principal));
    let broken = facts.broken.map(|(sum, day)| format!("The payment of {sum} that you announced for {day} has not reached us."));
    let dispute = facts
        .dispute_closed
        .map(|day| format!("The point that you raised has been closed since {day}; the amount asked for takes it into account."));
    let rest = facts.in_dispute.map(|sum| format!("The {sum} that you object to are not asked for here."));
    paid.into_iter().chain(broken).chain(dispute).chain(rest).collect()
}

/// What a kind of debtor is told: a public body what may be missing, whoever may be a consumer that a reminder is free.
fn en_kind(facts: &Facts<'_>) -> Option<String> {
    match facts.kind {
        CustomerKind::PublicBody => Some(
            "If anything is missing to order the payment (commitment number, purchase order, acceptance of the work), please tell us what, and we will send it at once."
                .to_owned(),
        ),
        _ if facts.belgian_consumer => Some("This reminder is free: no costs and no interest are added to it.".to_owned()),
        CustomerKind::Consumer => Some("This reminder is free.".to_owned()),
        CustomerKind::Business | CustomerKind::Unknown => None,
    }
}

fn en_friendly(facts: &Facts<'_>) -> Said {
    let documents = en_documents(facts);
    let mut before = Vec::new();
    match en_earlier(facts) {
        None => {
            let unpaid = match facts.part_paid {
                None => en_plural(facts.count, "has not been paid yet", "have not been paid yet"),
                Some(_) => en_plural(facts.count, "has not been paid in full yet", "have not been paid in full yet"),
            };
            let oldest = if facts.count > 1 { format!(" The oldest was due on {}.", facts.oldest_due) } else { String::new() };
            let missed = en_plural(facts.count, "It may simply have been overlooked.", "They may simply have been overlooked.");
            let missed = match facts.pays_in_time {
                true => en_plural(
                    facts.count,
                    "You always pay us on time: it must simply have been overlooked.",
                    "You always pay us on time: they must simply have been overlooked.",
                ),
                false => missed,
            };
            let is_first = facts.earlier.is_empty() && en_about(facts).is_empty();
            let missed = if is_first { format!(" {missed}") } else { String::new() };
            before.push(format!("Unless we are mistaken, {documents} {unpaid}.{oldest}{missed}"));
        }
        Some(earlier) => {
            let unpaid = en_plural(facts.count, "is still to be paid", "are still to be paid");
            before.push(format!("We are coming back to you because, {earlier}, {documents} {unpaid}."));
        }
    }
    before.extend(en_earlier_some(facts));
    before.extend(en_about(facts));
    let it = en_plural(facts.count, "it", "them");
    let answer = if facts.is_mail { "Just reply to this message" } else { "Please call or write to us" };
    Said {
        subject: match facts.only {
            Some(number) => format!("Your invoice {number}, due on {}", facts.oldest_due),
            None => format!("{} invoices awaiting payment, {}", capital(&en_number(facts.count)), facts.principal),
        },
        before,
        demand: match facts.deadline {
            Some((_, day)) => format!("Could you settle {it} by {day}, or tell us when we may expect your payment?"),
            None => format!("Could you settle {it} in the next few days, or tell us when we may expect your payment?"),
        },
        accessory: None,
        after: en_kind(facts)
            .into_iter()
            .chain([format!("A question, a missing document? {answer}, and we will look at it together."), en_paid_meanwhile(facts)])
            .collect(),
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
    before.extend(en_about(facts));
    if facts.paid_late > 0 {
        before.push(format!(
            "Over the past year, {} of your invoices were paid after their due date. If our terms do not suit you, let us talk about it.",
            en_number(facts.paid_late)
        ));
    }
    let until = facts.deadline.map_or_else(|| "without delay".to_owned(), |(_, day)| format!("by {day} at the latest"));
    Said {
        subject: match facts.only {
            Some(number) => format!("Reminder of unpaid invoice {number}, {}", facts.principal),
            None => format!("Reminder of {} unpaid invoices, {}", en_number(facts.count), facts.principal),
        },
        before,
        demand: format!("Please pay us {} {until}.", facts.total),
        accessory: en_accessory(facts),
        after: en_kind(facts).into_iter().chain([
            "If something prevents you, or if you dispute an amount, please call us before that date: payment by instalments, in writing, remains possible.".to_owned(),
            en_paid_meanwhile(facts),
        ]).collect(),
        closing: "Yours sincerely,".to_owned(),
    }
}

fn en_accessory(facts: &Facts<'_>) -> Option<String> {
    let interest = facts.interest.map(|sum| format!("interest, {sum} to date"));
    let compensation = facts.compensation.map(|(each, sum, count)| {
        let all = if count > 1 { format!(", {sum} in all") } else { String::new() };
        format!("a fixed sum of {each} per invoice for recovery costs{all}")
    });
    let parts: Vec<String> = interest.into_iter().chain(compensation).collect();
    if parts.is_empty() {
        return None;
    }
    let (what, law) = (join(&parts, ", and "), facts.citations);
    Some(format!("For the record, late payment carries by law {what} ({law}). The amount above does not include them."))
}

fn en_formal(facts: &Facts<'_>) -> Said {
    let earlier = en_earlier(facts).map_or_else(|| " to date".to_owned(), |earlier| format!(" {earlier}"));
    let opening = match facts.only {
        Some(number) => format!("Invoice {number}, due on {}, remains unpaid{earlier}.", facts.oldest_due),
        None => format!("The {} invoices below remain unpaid{earlier}.", en_number(facts.count)),
    };
    let mut before = vec![opening];
    before.extend(en_earlier_some(facts));
    before.extend(en_about(facts));
    let until = facts.deadline.map_or_else(String::new, |(days, day)| {
        let count = usize::try_from(days).unwrap_or(usize::MAX);
        format!(" within {} {}, that is by {day} at the latest", en_number(count), en_plural(count, "day", "days"))
    });
    let court = if facts.payment_order {
        "to ask the competent court for an order for payment"
    } else {
        "to bring the matter before the competent court"
    };
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
    let half = if rule.up_to_half { ", rounded up to the half point" } else { "" };
    let rate = match rule.table {
        Some(table) => format!("{}{half}", (law::EN.rate_rule)(table, rule.points)),
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

fn en_sms(facts: &SmsFacts<'_>) -> String {
    let what = match facts.only {
        Some(number) => format!("invoice {number} for {}, due on {}, is still to be paid", facts.sum, facts.due),
        None => format!("{} invoices, {} in all, the oldest due on {}, are still to be paid", facts.count, facts.sum, facts.due),
    };
    let until = facts.until.map(|day| format!(" by {day}")).unwrap_or_default();
    let phone = if facts.phone.is_empty() { String::new() } else { format!(" A question? {}", facts.phone) };
    format!("Hello, unless we are mistaken {what}. Thank you for paying{until}, reference {}.{phone} {}", facts.reference, facts.sender)
}

/// Letters in English.
pub(super) const EN: LetterWords = LetterWords {
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
    settled_before: "Paid or given up of these sums before",
    interest_to: |day| format!("Late-payment interest to {day}, worked out below"),
    compensation: |count, each| format!("Fixed sum for recovery costs, {count} {} × {each}", en_plural(count, "invoice", "invoices")),
    total: "Total due",
    calculation: "How the interest is worked out",
    period: "Period",
    base: "Base",
    rate: "Rate a year",
    days: "Days",
    interest: "Interest",
    from: "From",
    to: "To",
    rate_source: |rate, reference, points| format!("Rate of {rate}: reference of {reference} + {points} points."),
    code: "Code to pay with a banking app",
    page_of: "of",
    formula: en_formula,
    compensation_source: |citation| format!("The fixed sum is set by law ({citation})."),
    per_day: |sum| format!("Each further day adds {sum}."),
    interest_first: |citation| format!("Part payments are set against interest first ({citation})."),
    to_pay: "How to pay",
    iban: "IBAN",
    reference: "Reference",
    bic: "BIC",
    online: |link| format!("Online: {link}"),
    also: |means| format!("Also taken: {}.", means.join(", ")),
    means: |means, up_to| match (means, up_to) {
        (Means::Cash, Some(sum)) => format!("cash (up to {sum})"),
        (Means::Cash, None) => "cash".to_owned(),
        (Means::Card, _) => "card".to_owned(),
        (Means::Cheque, _) => "cheque".to_owned(),
        (Means::DirectDebit, _) => "direct debit".to_owned(),
        (Means::Bill, _) => "bill of exchange".to_owned(),
        (Means::Transfer | Means::Unsaid, _) => "transfer".to_owned(),
    },
    line: en_line,
    unnumbered: "Unnumbered",
    carried_forward: "Balance carried forward",
    bounced: "Payment returned by the bank",
    undisputed: |number, part| format!("{number}, without {part} in dispute"),
    instalment: |number, place, of| format!("{number}, instalment {place} of {of}"),
    sms: en_sms,
    contact,
};
