//! Clauses of payment: their words on papers, and what their page says around them.

use super::format::THIN;
use super::terms::terms;
use super::{Format, Language};
use crate::law::clauses::{Clause, InterestSaid, Paper, Says, Topic, Why};
use crate::law::rule_book::InterestStart;
use crate::law::{DiscountVat, GoverningLaw, HalfYear};
use crate::ledger::{DiscountBase, DiscountFrom, EarlyDiscount};
use rust_decimal::Decimal;

/// Its words.
pub struct Clauses {
    /// Title of the page.
    pub title: &'static str,
    /// What the page is for.
    pub answer: &'static str,
    /// Asks what is written.
    pub paper: &'static str,
    /// Each paper.
    pub papers: fn(Paper) -> &'static str,
    /// Asks for whom.
    pub customer: &'static str,
    /// Whoever comes.
    pub anyone: &'static str,
    /// Asks who will owe.
    pub debtor: &'static str,
    /// Asks for the law.
    pub law: &'static str,
    /// The law that follows from the settings.
    pub law_usual: &'static str,
    /// Asks for the language of the clauses.
    pub language: &'static str,
    /// Asks whether goods are sold.
    pub goods: &'static str,
    /// Day of the paper.
    pub on: &'static str,
    /// What the day is for.
    pub on_help: &'static str,
    /// The clauses, by whose law, for whom.
    pub section: fn(&str, &str) -> String,
    /// A customer of unknown kind.
    pub kind_unknown: &'static str,
    /// The name of a topic.
    pub topic: fn(Topic) -> &'static str,
    /// A clause on a paper.
    pub clause: fn(&Clause) -> String,
    /// What is agreed alone, without a text of law.
    pub agreed_alone: &'static str,
    /// Beside a clause with an unverified text.
    pub unverified: &'static str,
    /// Above how to pay.
    pub to_pay: &'static str,
    /// To whom.
    pub payee: &'static str,
    /// What to write when paying.
    pub reference: &'static str,
    /// The reference where the paper has no number yet.
    pub reference_to_name: fn(Paper) -> &'static str,
    /// Where to pay online.
    pub online: &'static str,
    /// Other means that are taken.
    pub also: &'static str,
    /// No account is known.
    pub no_account: &'static str,
    /// Goes to the settings.
    pub to_settings: &'static str,
    /// Copies what is ticked.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// Nothing is ticked.
    pub nothing_ticked: &'static str,
    /// Which clauses are not ticked by themselves.
    pub ticks: &'static str,
    /// Title of what is left out.
    pub withheld: &'static str,
    /// Why something is left out.
    pub why: fn(&Why) -> String,
    /// No clauses for that law.
    pub no_clauses: fn(&str) -> String,
    /// None of it is legal advice.
    pub not_advice: &'static str,
    /// Leads here.
    pub link: &'static str,
}

/// Citations as a sentence sets them: thin blanks before double punctuation in French.
fn cited(citation: &str, language: Language) -> String {
    if language == Language::En {
        return citation.to_owned();
    }
    [';', ':', '%'].iter().fold(citation.to_owned(), |text, mark| text.replace(&format!(" {mark}"), &format!("{THIN}{mark}")))
}

/// The first text on which a clause rests, without what follows its colon, in brackets after a blank; nothing where there is none.
fn in_brackets(clause: &Clause, skip: &str, language: Language) -> String {
    let found = clause.sources.iter().map(|source| source.citation.as_ref()).find(|citation| *citation != skip);
    let plain = found.map(|citation| citation.split(':').next().unwrap_or(citation).trim_end());
    plain.map_or_else(String::new, |citation| format!(" ({})", cited(citation, language)))
}

const MENTIONS: &str = "C. com., art. L441-9, I";

fn per_cent(f: Format, percent: Decimal) -> String {
    let percent = percent.normalize();
    f.per_cent(percent, percent.scale().clamp(2, 6))
}

fn plain_per_cent(f: Format, percent: Decimal) -> String {
    let percent = percent.normalize();
    f.per_cent(percent, percent.scale())
}

const FRENCH: Format = Format::new(Language::Fr);
const ENGLISH: Format = Format::new(Language::En);

fn fr_half(half: HalfYear) -> String {
    format!("{} semestre {}", FRENCH.ordinal(u32::from(half.number())), half.year())
}

fn en_half(half: HalfYear) -> String {
    let which = if half.number() == 1 { "first" } else { "second" };
    format!("{which} half of {}", half.year())
}

fn fr_law(law: GoverningLaw) -> &'static str {
    match law {
        GoverningLaw::Be => "belge",
        _ => "française",
    }
}

fn fr_rate(said: &InterestSaid) -> String {
    let f = FRENCH;
    let Some(table) = said.table else {
        return said.percent.map_or_else(String::new, |(percent, _)| format!("de {} l’an", per_cent(f, percent)));
    };
    let half = if said.up_to_half_point { ", arrondi au demi-point supérieur" } else { "" };
    let rule = match table.follows() {
        Some(_) => format!(
            "de la Banque centrale européenne (opérations principales de refinancement) majoré de {} points{half}",
            said.margin_points
        ),
        None => "d’intérêt légal".to_owned(),
    };
    match said.percent {
        Some((percent, Some(on))) if said.is_frozen => {
            format!("{rule}, soit {} pour un retard né au {}", per_cent(f, percent), fr_half(on))
        }
        Some((percent, Some(on))) => format!("{rule}, soit {} au {}, et revu à chaque semestre", per_cent(f, percent), fr_half(on)),
        _ => rule,
    }
}

fn en_rate(said: &InterestSaid) -> String {
    let f = ENGLISH;
    let Some(table) = said.table else {
        return said.percent.map_or_else(String::new, |(percent, _)| format!("{} a year", per_cent(f, percent)));
    };
    let half = if said.up_to_half_point { ", rounded up to the half point" } else { "" };
    let rule = match table.follows() {
        Some(_) => format!("the European Central Bank’s main refinancing rate plus {} points{half}", said.margin_points),
        None => "the French legal rate of interest".to_owned(),
    };
    match said.percent {
        Some((percent, Some(on))) if said.is_frozen => {
            format!("{rule}, that is {} for a delay that began in the {}", per_cent(f, percent), en_half(on))
        }
        Some((percent, Some(on))) => {
            format!("{rule}, that is {} in the {}, and set anew each half-year", per_cent(f, percent), en_half(on))
        }
        _ => rule,
    }
}

fn fr_interest(said: &InterestSaid, law: &str) -> String {
    let rate = fr_rate(said);
    match said.starts {
        InterestStart::DayAfterNotice => {
            format!("À défaut de paiement à l’échéance, des intérêts au taux {rate} courent à compter d’une mise en demeure{law}.")
        }
        InterestStart::AfterFreeReminder => format!(
            "Passé le délai qui suit ce premier rappel, et pas avant, des intérêts sont dus sur la somme restant due, au taux {rate}{law}. Ils sont dus de même au client si nous tardons à lui payer une somme."
        ),
        _ if said.is_frozen => format!(
            "Tout retard de paiement fait courir, de plein droit et sans autre formalité, dès le lendemain de l’échéance, des intérêts moratoires au taux {rate}{law}."
        ),
        _ => format!(
            "Tout retard de paiement entraîne de plein droit, sans rappel et dès le lendemain de l’échéance, des pénalités sur la somme due toutes taxes comprises, au taux {rate}{law}."
        ),
    }
}

fn en_interest(said: &InterestSaid, law: &str) -> String {
    let rate = en_rate(said);
    match said.starts {
        InterestStart::DayAfterNotice => {
            format!("Where payment is not made on the due date, interest at {rate} runs from a formal notice{law}.")
        }
        InterestStart::AfterFreeReminder => format!(
            "Once the days that follow this first reminder are over, and not before, interest is due on the sum left at {rate}{law}. The same is due to the customer where we are late in paying a sum."
        ),
        _ if said.is_frozen => format!(
            "Any delay in payment makes default interest run by law, without any further step, from the day after the due date, at {rate}{law}."
        ),
        _ => format!(
            "Any delay in payment gives rise by law, without a reminder and from the day after the due date, to interest on the sum due including tax, at {rate}{law}."
        ),
    }
}

fn fr_discount(discount: &EarlyDiscount, vat: DiscountVat) -> String {
    let from = if discount.counted_from == DiscountFrom::Issue { "l’émission" } else { "la réception" };
    let base = if discount.base == DiscountBase::WithoutTax { "hors taxe" } else { "toutes taxes comprises" };
    let vat = match vat {
        DiscountVat::CreditNote => " Un avoir constatera l’escompte et sa TVA.",
        DiscountVat::Unchanged => " La TVA n’est pas modifiée.",
        DiscountVat::OnDiscounted => " La TVA est calculée sur le prix escompte déduit, qu’il soit pris ou non.",
    };
    format!(
        "Escompte de {} du montant {base} pour un règlement reçu dans les {} suivant {from} de la facture.{vat}",
        plain_per_cent(FRENCH, discount.percent),
        FRENCH.days(i64::from(discount.days)),
    )
}

fn en_discount(discount: &EarlyDiscount, vat: DiscountVat) -> String {
    let from = if discount.counted_from == DiscountFrom::Issue { "issue" } else { "receipt" };
    let base = if discount.base == DiscountBase::WithoutTax { "without tax" } else { "including tax" };
    let vat = match vat {
        DiscountVat::CreditNote => " A credit note will state the discount and its VAT.",
        DiscountVat::Unchanged => " The VAT does not change.",
        DiscountVat::OnDiscounted => " VAT is worked out on the price less the discount, whether it is taken or not.",
    };
    format!(
        "Discount of {} of the amount {base} for payment received within {} of {from} of the invoice.{vat}",
        plain_per_cent(ENGLISH, discount.percent),
        ENGLISH.days(i64::from(discount.days)),
    )
}

fn fr_clause(clause: &Clause) -> String {
    let (f, law) = (FRENCH, in_brackets(clause, MENTIONS, Language::Fr));
    match &clause.says {
        Says::DueOn(parts) => match parts.as_slice() {
            [(_, day)] => format!("Date de règlement{THIN}: {}.", f.full_date(*day)),
            parts => {
                let each = parts
                    .iter()
                    .map(|(share, day)| format!("{} le {}", plain_per_cent(f, Decimal::new(i64::from(*share), 2)), f.full_date(*day)));
                format!("Dates de règlement{THIN}: {}.", f.list(&each.collect::<Vec<_>>()))
            }
        },
        Says::DueByTerms(rule) => {
            format!("Conditions de règlement{THIN}: {}. Le délai court de la date d’émission de la facture.", terms(Language::Fr, *rule))
        }
        Says::Discount(discount, vat) => fr_discount(discount, *vat),
        Says::NoDiscount => "Pas d’escompte pour paiement anticipé.".to_owned(),
        Says::FreeReminder { days } => format!(
            "Si une facture n’est pas payée à l’échéance, un premier rappel est envoyé sans frais. Le client dispose alors de {} pour payer, à compter du troisième jour ouvrable après l’envoi, ou du lendemain si le rappel est électronique{law}.",
            f.days(i64::from(*days))
        ),
        Says::LateInterest(said) => fr_interest(said, &law),
        Says::FixedSum { sum, more } => {
            let more = if !*more {
                ""
            } else if law.contains("2002") {
                " D’autres frais de recouvrement raisonnables peuvent être demandés."
            } else {
                " Une indemnisation complémentaire peut être demandée, sur justification."
            };
            format!(
                "Tout retard entraîne de plein droit une indemnité forfaitaire pour frais de recouvrement de {} par facture{law}.{more}",
                f.amount(*sum)
            )
        }
        Says::CappedSum => format!(
            "Passé le même délai, une indemnité est due{THIN}: 20\u{202f}€ jusqu’à 150\u{202f}€ restant dus{THIN}; de 150,01 à 500\u{202f}€, 30\u{202f}€ et 10\u{202f}% de ce qui dépasse 150\u{202f}€{THIN}; au-delà de 500\u{202f}€, 65\u{202f}€ et 5\u{202f}% de ce qui dépasse 500\u{202f}€, sans dépasser 2\u{202f}000\u{202f}€{law}. Aucuns autres frais ne sont dus. La même indemnité est due au client si nous manquons à une obligation de paiement."
        ),
        Says::InterestFirst => format!("Un règlement partiel s’impute d’abord sur les intérêts, puis sur le principal{law}."),
        Says::TitleRetained => format!("Les biens vendus restent notre propriété jusqu’au paiement entier de leur prix{law}."),
        Says::Law(law) => format!("Les présentes conditions sont soumises à la loi {}.", fr_law(*law)),
    }
}

fn en_clause(clause: &Clause) -> String {
    let (f, law) = (ENGLISH, in_brackets(clause, MENTIONS, Language::En));
    match &clause.says {
        Says::DueOn(parts) => match parts.as_slice() {
            [(_, day)] => format!("Payment date: {}.", f.full_date(*day)),
            parts => {
                let each = parts
                    .iter()
                    .map(|(share, day)| format!("{} on {}", plain_per_cent(f, Decimal::new(i64::from(*share), 2)), f.full_date(*day)));
                format!("Payment dates: {}.", f.list(&each.collect::<Vec<_>>()))
            }
        },
        Says::DueByTerms(rule) => {
            format!("Terms of payment: {}. Days are counted from the date of issue of the invoice.", terms(Language::En, *rule))
        }
        Says::Discount(discount, vat) => en_discount(discount, *vat),
        Says::NoDiscount => "No discount for early payment.".to_owned(),
        Says::FreeReminder { days } => format!(
            "Where an invoice is not paid on its due date, a first reminder is sent free of charge. The customer then has {} to pay, from the third working day after sending, or from the next day where the reminder is electronic{law}.",
            f.days(i64::from(*days))
        ),
        Says::LateInterest(said) => en_interest(said, &law),
        Says::FixedSum { sum, more } => {
            let more = if !*more {
                ""
            } else if law.contains("2002") {
                " Other reasonable costs of recovery may be asked for."
            } else {
                " More may be asked for on proof."
            };
            format!("Any delay gives rise by law to a fixed sum for recovery costs of {} for each invoice{law}.{more}", f.amount(*sum))
        }
        Says::CappedSum => format!(
            "Once the same days are over, a compensation is due: \u{20ac}20 up to \u{20ac}150 left; from \u{20ac}150.01 to \u{20ac}500, \u{20ac}30 and 10% of what is over \u{20ac}150; above \u{20ac}500, \u{20ac}65 and 5% of what is over \u{20ac}500, \u{20ac}2,000 at most{law}. No other cost is due. The same compensation is due to the customer where we fail to pay a sum."
        ),
        Says::InterestFirst => format!("A part payment pays interest first, then the principal{law}."),
        Says::TitleRetained => format!("The goods sold remain our property until their price is paid in full{law}."),
        Says::Law(law) => format!("These terms are governed by {} law.", if *law == GoverningLaw::Be { "Belgian" } else { "French" }),
    }
}

fn fr_why(why: &Why) -> String {
    let f = FRENCH;
    match why {
        Why::TermsTooLong(long) => {
            let becomes = long.becomes_on.map_or_else(String::new, |day| format!(" La loi y met le {} à la place.", f.full_date(day)));
            format!(
                "Vos conditions dépassent le maximum légal{THIN}: une facture du {} échoirait le {}, après le {}.{becomes}",
                f.full_date(long.issued_on),
                f.full_date(long.due_on),
                f.full_date(long.allowed_on)
            )
        }
        Why::PublicTermsTooLong { most } => {
            format!("Un acheteur public paie en {} au plus{THIN}: vos conditions sont plus longues. Les hôpitaux et les entreprises publiques ont des délais plus longs.", f.days(i64::from(*most)))
        }
        Why::FixedSumConsumer => "L’indemnité forfaitaire de 40\u{202f}€ n’est pas due par un particulier.".to_owned(),
        Why::FixedSumUnknown => "Aucune indemnité forfaitaire n’est connue ici pour ce débiteur.".to_owned(),
        Why::ReminderCosts => "Ni frais de relance ni frais de dossier ne peuvent lui être demandés.".to_owned(),
        Why::RateBelowFloor { agreed, floor } => format!(
            "Le taux convenu de {} est sous le minimum légal de {}{THIN}: c’est le taux de la loi qui est écrit.",
            per_cent(f, *agreed),
            per_cent(f, *floor)
        ),
        Why::RateAboveCap { agreed, cap } => format!(
            "Le taux convenu de {} dépasse le plafond de {}{THIN}: c’est le plafond qui est écrit.",
            per_cent(f, *agreed),
            per_cent(f, *cap)
        ),
        Why::RateAgainstConsumer { agreed } => format!(
            "Le taux convenu de {} peut être écarté comme abusif ou réduit par le juge face à un particulier{THIN}: c’est le taux légal qui est écrit.",
            per_cent(f, *agreed)
        ),
        Why::RateLimitsUnknown { agreed } => format!(
            "Les limites du taux convenu de {} ne sont pas connues ici pour ce débiteur{THIN}: c’est le taux de la loi qui est écrit.",
            per_cent(f, *agreed)
        ),
        Why::RateUnknown(missing) => format!("{} La clause donne la règle sans le chiffre.", (super::explain::FR.missing)(missing)),
        Why::OnlyIfAgreedBefore => {
            "Intérêts et indemnité ne sont dus par un particulier que si le contrat les prévoyait\u{202f}: ils se mettent au devis ou aux conditions générales, une facture seule n’y suffit pas."
                .to_owned()
        }
        Why::TitleTooLate => {
            "La réserve de propriété s’accepte au plus tard à la livraison\u{202f}: sur la facture seule, elle vient trop tard.".to_owned()
        }
        Why::TitleUnknown => "La réserve de propriété n’a pas été lue ici dans cette loi.".to_owned(),
        Why::LawOfConsumer => "Choisir une loi ne retire jamais à un particulier la protection de celle de son pays.".to_owned(),
        Why::NoInterestRule => "Aucune règle d’intérêts n’est connue ici pour ce débiteur.".to_owned(),
    }
}

fn en_why(why: &Why) -> String {
    let f = ENGLISH;
    match why {
        Why::TermsTooLong(long) => {
            let becomes = long.becomes_on.map_or_else(String::new, |day| format!(" The law puts {} in its place.", f.full_date(day)));
            format!(
                "Your terms are longer than the law allows: an invoice of {} would fall due on {}, after {}.{becomes}",
                f.full_date(long.issued_on),
                f.full_date(long.due_on),
                f.full_date(long.allowed_on)
            )
        }
        Why::PublicTermsTooLong { most } => {
            format!("A public buyer pays within {} at most: your terms are longer. Hospitals and public undertakings have longer ones.", f.days(i64::from(*most)))
        }
        Why::FixedSumConsumer => "A consumer does not owe the fixed sum of \u{20ac}40.".to_owned(),
        Why::FixedSumUnknown => "No fixed sum is known here for that debtor.".to_owned(),
        Why::ReminderCosts => "No costs of reminders or of a file may be asked of them.".to_owned(),
        Why::RateBelowFloor { agreed, floor } => format!(
            "The agreed rate of {} is under the legal minimum of {}: the law’s own rate is written.",
            per_cent(f, *agreed),
            per_cent(f, *floor)
        ),
        Why::RateAboveCap { agreed, cap } => {
            format!("The agreed rate of {} is over the cap of {}: the cap is written.", per_cent(f, *agreed), per_cent(f, *cap))
        }
        Why::RateAgainstConsumer { agreed } => format!(
            "Against a consumer a judge may set the agreed rate of {} aside as unfair, or lower it: the legal rate is written.",
            per_cent(f, *agreed)
        ),
        Why::RateLimitsUnknown { agreed } => {
            format!("The limits of the agreed rate of {} are not known here for that debtor: the law’s own rate is written.", per_cent(f, *agreed))
        }
        Why::RateUnknown(missing) => format!("{} The clause gives the rule without the figure.", (super::explain::EN.missing)(missing)),
        Why::OnlyIfAgreedBefore => {
            "A consumer owes interest and compensation only where the contract said so: they belong in the quote or the terms of sale, an invoice alone is not enough."
                .to_owned()
        }
        Why::TitleTooLate => "Retention of title is accepted at the latest on delivery: on an invoice alone it comes too late.".to_owned(),
        Why::TitleUnknown => "Retention of title was not read here in that law.".to_owned(),
        Why::LawOfConsumer => "A choice of law never takes away from a consumer the protection of the law of their country.".to_owned(),
        Why::NoInterestRule => "No rule of interest is known here for that debtor.".to_owned(),
    }
}

/// French.
pub const FR: Clauses = Clauses {
    title: "Clauses et mentions de paiement",
    answer: "Ce que vos devis, conditions de vente et factures peuvent dire du paiement, d’après la loi et vos conditions.",
    paper: "Document",
    papers: |paper| match paper {
        Paper::Quote => "Devis",
        Paper::OrderConfirmation => "Confirmation de commande",
        Paper::TermsOfSale => "Conditions générales",
        Paper::Invoice => "Facture",
    },
    customer: "Client",
    anyone: "Tous ceux d’une nature",
    debtor: "Nature du client",
    law: "Loi",
    law_usual: "Celle de vos réglages",
    language: "Langue du document",
    goods: "Je vends des biens (réserve de propriété)",
    on: "Date du document",
    on_help: "Elle fixe l’échéance et le taux du semestre.",
    section: |law, debtor| format!("À copier{THIN}: loi {law}, {debtor}"),
    kind_unknown: "On ne sait pas qui est ce client pour la loi\u{202f}: il est protégé comme un particulier.",
    topic: |topic| match topic {
        Topic::DueDate => "Échéance",
        Topic::Discount => "Escompte",
        Topic::FreeReminder => "Premier rappel gratuit",
        Topic::LateInterest => "Pénalités de retard",
        Topic::Compensation => "Indemnité de recouvrement",
        Topic::PartPayment => "Règlement partiel",
        Topic::Title => "Réserve de propriété",
        Topic::Law => "Loi applicable",
    },
    clause: fr_clause,
    agreed_alone: "Ce que vous avez convenu.",
    unverified: "non vérifié",
    to_pay: "Pour payer",
    payee: "Bénéficiaire",
    reference: "Référence à rappeler",
    reference_to_name: |paper| match paper {
        Paper::Quote => "le numéro du devis",
        Paper::OrderConfirmation => "le numéro de la commande",
        Paper::TermsOfSale | Paper::Invoice => "le numéro de la facture",
    },
    online: "En ligne",
    also: "Aussi acceptés",
    no_account: "Votre compte n’est pas connu\u{202f}: sans lui, personne ne sait où payer.",
    to_settings: "Aller aux réglages",
    copy: "Copier le texte",
    copied: "Le texte est copié.",
    nothing_ticked: "Cochez au moins une ligne.",
    ticks: "Ce qui repose sur un texte non vérifié n’est pas coché d’avance.",
    withheld: "Ce qui n’est pas écrit, et pourquoi",
    why: fr_why,
    no_clauses: |law| {
        format!("Les clauses sont écrites ici pour les lois française et belge seulement, pas encore pour celle-ci{THIN}: {law}.")
    },
    not_advice: "Ceci n’est pas un conseil juridique et n’a pas été relu par un juriste.",
    link: "Clauses et mentions",
};

/// English.
pub const EN: Clauses = Clauses {
    title: "Payment clauses",
    answer: "What your quotes, terms of sale and invoices may say of payment, by the law and your terms.",
    paper: "Paper",
    papers: |paper| match paper {
        Paper::Quote => "Quote",
        Paper::OrderConfirmation => "Order confirmation",
        Paper::TermsOfSale => "Terms of sale",
        Paper::Invoice => "Invoice",
    },
    customer: "Customer",
    anyone: "All of a kind",
    debtor: "Kind of customer",
    law: "Law",
    law_usual: "That of your settings",
    language: "Language of the paper",
    goods: "I sell goods (retention of title)",
    on: "Date of the paper",
    on_help: "It sets the due date and the rate of the half-year.",
    section: |law, debtor| format!("To copy: law of {law}, {debtor}"),
    kind_unknown: "It is not known who this customer is to the law: it is protected as a consumer.",
    topic: |topic| match topic {
        Topic::DueDate => "Due date",
        Topic::Discount => "Discount",
        Topic::FreeReminder => "Free first reminder",
        Topic::LateInterest => "Late interest",
        Topic::Compensation => "Recovery costs",
        Topic::PartPayment => "Part payment",
        Topic::Title => "Retention of title",
        Topic::Law => "Governing law",
    },
    clause: en_clause,
    agreed_alone: "What you have agreed.",
    unverified: "not verified",
    to_pay: "To pay",
    payee: "Payee",
    reference: "Reference to name",
    reference_to_name: |paper| match paper {
        Paper::Quote => "the number of the quote",
        Paper::OrderConfirmation => "the number of the order",
        Paper::TermsOfSale | Paper::Invoice => "the number of the invoice",
    },
    online: "Online",
    also: "Also taken",
    no_account: "Your account is not known: without it nobody knows where to pay.",
    to_settings: "Go to the settings",
    copy: "Copy the text",
    copied: "The text is copied.",
    nothing_ticked: "Tick at least one line.",
    ticks: "What rests on a text that was not verified is not ticked by itself.",
    withheld: "What is not written, and why",
    why: en_why,
    no_clauses: |law| format!("Clauses are written here for the French and the Belgian law only, not yet for this one: {law}."),
    not_advice: "This is no legal advice, and no lawyer has read it.",
    link: "Payment clauses",
};

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::law::clauses::{ClausesAsked, clauses};
    use crate::law::{Debtor, RateBook};
    use crate::ledger::Terms;
    use chrono::NaiveDate;

    fn written(law: GoverningLaw, debtor: Debtor, paper: Paper, clause: fn(&Clause) -> String) -> Vec<String> {
        let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let (terms, seller) = (Terms::Net(30), law);
        let (discount, agreed_percent, law_chosen, goods) = (None, None, false, true);
        let sector = crate::ledger::Sector::General;
        let asked = ClausesAsked { paper, law, seller, debtor, on, terms, sector, discount, agreed_percent, law_chosen, goods };
        clauses(&asked, &RateBook::built_in()).unwrap().clauses.iter().map(clause).collect()
    }

    #[test]
    fn a_french_invoice_reads_as_the_code_wants_it() {
        let said = written(GoverningLaw::Fr, Debtor::Business, Paper::Invoice, FR.clause);
        assert_eq!(said[0], "Date de règlement\u{202f}: 23 décembre 2026.");
        assert_eq!(said[1], "Pas d’escompte pour paiement anticipé.");
        assert!(said[2].contains("majoré de 10 points, soit 12,40\u{202f}% au 2e semestre 2026"), "{}", said[2]);
        assert!(said[2].contains("(C. com., art. L441-10, II)"), "{}", said[2]);
        assert!(said[3].contains("40,00\u{202f}€ par facture (C. com., art. L441-10, II et D441-5)"), "{}", said[3]);
    }

    #[test]
    fn every_clause_is_a_sentence_in_both_languages() {
        for law in [GoverningLaw::Fr, GoverningLaw::Be] {
            for debtor in Debtor::ALL {
                for paper in Paper::ALL {
                    let (french, english) = (written(law, debtor, paper, FR.clause), written(law, debtor, paper, EN.clause));
                    assert_eq!(french.len(), english.len());
                    for said in french.iter().chain(&english) {
                        assert!(said.ends_with('.') && !said.contains("..") && !said.contains("  "), "{said}");
                    }
                    assert!(french.iter().all(|said| !said.contains(" :") && !said.contains(" ;") && !said.contains(" %")));
                }
            }
        }
    }
}
