//! Letters in French.

use super::format::THIN;
use super::law;
use super::letter::{Facts, LetterWords, RateRule, Said, SmsFacts, capital, contact, join, small};
use crate::ledger::{CustomerKind, Means};

fn fr_number(number: usize) -> String {
    small(number, &["zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"])
}

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
    format!(
        "Si votre règlement nous est parvenu entre-temps, nous vous en remercions et vous prions de ne pas tenir compte de ce {message}."
    )
}

/// What is particular about this customer and these invoices, a sentence each.
fn fr_about(facts: &Facts<'_>) -> Vec<String> {
    let paid =
        facts.part_paid.map(|sum| format!("Nous avons bien reçu {sum}, dont nous vous remercions{THIN}; il reste {}.", facts.principal));
    let broken =
        facts.broken.map(|(sum, day)| format!("Le règlement de {sum} que vous nous aviez annoncé pour le {day} ne nous est pas parvenu."));
    let dispute = facts
        .dispute_closed
        .map(|day| format!("Le point que vous aviez soulevé est clos depuis le {day}{THIN}; la somme demandée en tient compte."));
    let rest = facts.in_dispute.map(|sum| format!("Les {sum} que vous contestez ne vous sont pas demandés ici."));
    paid.into_iter().chain(broken).chain(dispute).chain(rest).collect()
}

/// What a kind of debtor is told: a public body what may be missing, whoever may be a consumer that a reminder is free.
fn fr_kind(facts: &Facts<'_>) -> Option<String> {
    match facts.kind {
        CustomerKind::PublicBody => Some(
            "S’il manque un élément au mandatement (numéro d’engagement, bon de commande, service fait), dites-nous lequel, nous vous le transmettrons aussitôt."
                .to_owned(),
        ),
        _ if facts.belgian_consumer => Some("Ce rappel est gratuit\u{202f}: aucuns frais ni intérêts ne s’y ajoutent.".to_owned()),
        CustomerKind::Consumer => Some("Ce rappel est gratuit.".to_owned()),
        CustomerKind::Business | CustomerKind::Unknown => None,
    }
}

fn fr_friendly(facts: &Facts<'_>) -> Said {
    let many = facts.count > 1;
    let documents = fr_documents(facts);
    let unpaid = match facts.part_paid {
        None => fr_plural(facts.count, "n’est pas encore réglée", "ne sont pas encore réglées"),
        Some(_) => fr_plural(facts.count, "n’est pas encore réglée en entier", "ne sont pas encore réglées en entier"),
    };
    let mut before = Vec::new();
    match fr_earlier(facts) {
        None => {
            let missed = fr_plural(
                facts.count,
                "Sans doute a-t-elle simplement échappé à votre attention.",
                "Sans doute ont-elles simplement échappé à votre attention.",
            );
            let oldest = if many { format!(" La plus ancienne était échue le {}.", facts.oldest_due) } else { String::new() };
            let missed = match facts.pays_in_time {
                true => fr_plural(
                    facts.count,
                    "Vous nous réglez toujours à l’échéance\u{202f}: elle aura simplement échappé à votre attention.",
                    "Vous nous réglez toujours à l’échéance\u{202f}: elles auront simplement échappé à votre attention.",
                ),
                false => missed,
            };
            let is_first = facts.earlier.is_empty() && fr_about(facts).is_empty();
            let missed = if is_first { format!(" {missed}") } else { String::new() };
            before.push(format!("Sauf erreur de notre part, {documents} {unpaid}.{oldest}{missed}"));
        }
        Some(earlier) => {
            let unpaid = fr_plural(facts.count, "reste à régler", "restent à régler");
            before.push(format!("Nous nous permettons de revenir vers vous{THIN}: {earlier}, {documents} {unpaid}."));
        }
    }
    before.extend(fr_earlier_some(facts));
    before.extend(fr_about(facts));
    let ask = fr_plural(facts.count, "la régler", "les régler");
    let answer = if facts.is_mail { "Répondez simplement à ce message" } else { "Appelez-nous ou écrivez-nous" };
    Said {
        subject: match facts.only {
            Some(number) => format!("Votre facture {number}, échue le {}", facts.oldest_due),
            None => format!("{} factures en attente de règlement, {}", capital(&fr_number(facts.count)), facts.principal),
        },
        before,
        demand: match facts.deadline {
            Some((_, day)) => {
                format!("Pourriez-vous {ask} au plus tard le {day}, ou nous dire quand nous pouvons attendre votre règlement{THIN}?")
            }
            None => {
                format!("Pourriez-vous {ask} dans les prochains jours, ou nous dire quand nous pouvons attendre votre règlement{THIN}?")
            }
        },
        accessory: None,
        after: fr_kind(facts)
            .into_iter()
            .chain([
                format!("Une question, un document qui manque{THIN}? {answer}, nous regarderons cela ensemble."),
                fr_paid_meanwhile(facts),
            ])
            .collect(),
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
    before.extend(fr_about(facts));
    if facts.paid_late > 0 {
        before.push(format!(
            "Depuis un an, {} de vos factures nous ont été réglées après leur échéance. Si nos délais ne vous conviennent pas, parlons-en.",
            fr_number(facts.paid_late)
        ));
    }
    let until = facts.deadline.map_or_else(|| "sans tarder".to_owned(), |(_, day)| format!("au plus tard le {day}"));
    let accessory = fr_accessory(facts);
    Said {
        subject: match facts.only {
            Some(number) => format!("Relance pour la facture {number} impayée, {}", facts.principal),
            None => format!("Relance pour {} factures impayées, {}", fr_number(facts.count), facts.principal),
        },
        before,
        demand: format!("Nous vous demandons de nous régler {} {until}.", facts.total),
        accessory,
        after: fr_kind(facts).into_iter().chain([
            format!(
                "Si une difficulté vous en empêche ou si vous contestez une somme, appelez-nous avant cette date{THIN}: un échéancier écrit reste possible."
            ),
            fr_paid_meanwhile(facts),
        ]).collect(),
        closing: "Cordialement,".to_owned(),
    }
}

fn fr_accessory(facts: &Facts<'_>) -> Option<String> {
    let interest = facts.interest.map(|sum| format!("des pénalités, soit {sum} à ce jour"));
    let compensation = facts.compensation.map(|(each, sum, count)| {
        let all = if count > 1 { format!(", soit {sum}") } else { String::new() };
        format!("une indemnité forfaitaire de recouvrement de {each} par facture{all}")
    });
    let parts: Vec<String> = interest.into_iter().chain(compensation).collect();
    if parts.is_empty() {
        return None;
    }
    let (what, law) = (join(&parts, ", et "), facts.citations);
    Some(format!("Pour mémoire, le retard de paiement entraîne de plein droit {what} ({law}). Le montant ci-dessus ne les comprend pas."))
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
    before.extend(fr_about(facts));
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
    let half = if rule.up_to_half { ", arrondi au demi-point supérieur" } else { "" };
    let rate = match rule.table {
        Some(table) => format!("{}{half}", (law::FR.rate_rule)(table, rule.points)),
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

fn fr_sms(facts: &SmsFacts<'_>) -> String {
    let what = match facts.only {
        Some(number) => format!("la facture {number} de {}, due le {}, reste à régler", facts.sum, facts.due),
        None => format!("{} factures, {} en tout, la plus ancienne due le {}, restent à régler", facts.count, facts.sum, facts.due),
    };
    let until = facts.until.map(|day| format!(" avant le {day}")).unwrap_or_default();
    let phone = if facts.phone.is_empty() { String::new() } else { format!(" Une question{THIN}? {}", facts.phone) };
    format!("Bonjour, sauf erreur {what}. Merci de votre virement{until}, référence {}.{phone} {}", facts.reference, facts.sender)
}

/// Letters in French.
pub(super) const FR: LetterWords = LetterWords {
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
    settled_before: "Déjà réglé ou abandonné de ces sommes",
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
    from: "Du",
    to: "Au",
    rate_source: |rate, reference, points| format!("Taux de {rate}{THIN}: référence de {reference} + {points} points."),
    code: "Code de paiement pour application bancaire",
    page_of: "sur",
    formula: fr_formula,
    compensation_source: |citation| format!("L’indemnité est prévue par la loi ({citation})."),
    per_day: |sum| format!("Chaque jour de plus ajoute {sum}."),
    interest_first: |citation| format!("Les règlements partiels s’imputent d’abord sur les pénalités ({citation})."),
    to_pay: "Pour payer",
    iban: "IBAN",
    reference: "Référence",
    bic: "BIC",
    online: |link| format!("En ligne{THIN}: {link}"),
    also: |means| format!("Aussi acceptés{THIN}: {}.", means.join(", ")),
    means: |means, up_to| match (means, up_to) {
        (Means::Cash, Some(sum)) => format!("espèces (jusqu’à {sum})"),
        (Means::Cash, None) => "espèces".to_owned(),
        (Means::Card, _) => "carte".to_owned(),
        (Means::Cheque, _) => "chèque".to_owned(),
        (Means::DirectDebit, _) => "prélèvement".to_owned(),
        (Means::Bill, _) => "effet de commerce".to_owned(),
        (Means::Transfer | Means::Unsaid, _) => "virement".to_owned(),
    },
    line: fr_line,
    unnumbered: "Sans numéro",
    carried_forward: "Solde reporté",
    bounced: "Paiement rejeté par la banque",
    undisputed: |number, part| format!("{number}, hors {part} en litige"),
    instalment: |number, place, of| format!("{number}, échéance {place} sur {of}"),
    sms: fr_sms,
    contact,
};
