//! A letter as content: what page, mail, print and test draw from one value.
//!
//! Invariant: the lines sum to the principal, the principal is what the ledger holds late and open of those documents, and the total
//! is principal + what is claimed beside it. A letter that would say otherwise is not made.
//! Invariant: interest and the fixed sum appear only for a business and a due date that is stated or confirmed; never in a friendly
//! letter, for information in a firm one, claimed in a formal notice.

use super::claim::{DocumentClaim, Unsure, document_claim};
use super::day_list::{Card, DaySettings, zone_of_country};
use super::letter_case::case;
use super::letterhead::{Payment, Recipient, Sender, language_of, payment, place_of, recipient, reference, sender, structured};
use super::standing::standings;
use crate::basis::calendar::{Zone, is_closed, next_open_day};
use crate::basis::money::{Currency, Money};
use crate::insight::agreed_law;
use crate::law::{GoverningLaw, LateInterest, NoInterest, NotCharged, RateBasis, RateBook, chargeable};
use crate::ledger::{BalanceIdx, Channel, ClaimKind, Customer, CustomerKind, Item, ItemIdx, ItemKind, Ledger, Reminder, Tone};
use crate::words::letter::{Facts, RateRule, Said};
use crate::words::{Format, Language, words};
use chrono::{Datelike, Days, NaiveDate};

/// Days to pay that a firm letter and a formal notice give.
const DAYS_TO_PAY: u64 = 8;
/// Calendar days that Belgian law gives a consumer after a first reminder, at least, from the third working day after sending (CDE, book
/// XIX, law of 4 May 2023; read at sninet.be and anneliesgilbos.be). How "working day" counts is a reading, not verified: days open by the
/// Belgian calendar. By electronic means they run from the day after sending; the later beginning is kept for every way.
const BELGIAN_CONSUMER_DAYS: u64 = 14;
/// How many earlier reminders a letter names.
const EARLIER_NAMED: usize = 3;

/// What letter is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRequest {
    /// Whose account.
    pub balance: BalanceIdx,
    /// Which documents; those of which nothing is late are refused.
    pub documents: Vec<ItemIdx>,
    /// What the card said they come to; `None` where no card was drawn.
    pub expected: Option<Money>,
    /// In which tone.
    pub tone: Tone,
    /// By which way.
    pub channel: Channel,
    /// In which language; `None` for the customer's.
    pub language: Option<Language>,
    /// The language for a customer of whom none is known: the one in which the person works.
    pub otherwise: Language,
}

impl LetterRequest {
    /// The letter of a card, with the card's tone and way.
    #[must_use]
    pub fn of(card: &Card) -> Self {
        Self {
            balance: card.balance,
            documents: card.documents.iter().map(|document| document.late.item).collect(),
            expected: Some(card.at_stake),
            tone: card.tone,
            channel: card.channel,
            language: None,
            otherwise: Language::default(),
        }
    }
}

/// Why there is no letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoLetter {
    /// No document is left in it.
    #[error("no document")]
    Empty,
    /// A document of another account.
    #[error("a document of another account")]
    OtherAccount {
        /// Which.
        item: ItemIdx,
    },
    /// Nothing is late of a document.
    #[error("nothing is late")]
    NotLate {
        /// Which.
        item: ItemIdx,
    },
    /// The law, or what is not known, forbids a formal notice.
    #[error("no formal notice: {reason}")]
    Barred {
        /// For which.
        item: ItemIdx,
        /// Why.
        reason: NotCharged,
    },
    /// A formal notice claims interest, and there is no figure.
    #[error("no figure for the interest: {reason}")]
    NoFigure {
        /// For which.
        item: ItemIdx,
        /// Why: a rate to be typed first, say.
        reason: NoInterest,
    },
    /// The amounts do not agree: with the card, with the ledger, or with each other.
    #[error("amounts differ: {expected:?} and {found:?}")]
    AmountsDiffer {
        /// What should be.
        expected: Money,
        /// What came out.
        found: Money,
    },
}

/// A due date that is late, as one row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterLine {
    /// The document.
    pub item: ItemIdx,
    /// Its number, or what it is; with its place where it has several due dates.
    pub number: String,
    /// The same, where nothing is said of a dispute.
    pub name: String,
    /// Its number alone; empty where it has none.
    pub plain_number: String,
    /// What the customer objects to of it, not asked for.
    pub disputed: Money,
    /// Date of issue.
    pub issued_on: NaiveDate,
    /// Due date.
    pub due_on: NaiveDate,
    /// Its share of the document, VAT included, less what the customer objects to.
    pub amount: Money,
    /// What was settled of it.
    pub settled: Money,
    /// What is open of it.
    pub open: Money,
    /// Late interest on it, with its periods; `None` where none is shown.
    pub interest: Option<LateInterest>,
}

/// How interest and the fixed sum stand in the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimed {
    /// Part of the total.
    Yes,
    /// Named, not part of the total.
    ForInformation,
}

/// Interest and fixed sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accessories {
    /// Part of the total, or for information.
    pub claimed: Claimed,
    /// Late interest up to the day of the letter.
    pub interest: Money,
    /// What one day more adds; `None` where no rate is known for that day.
    pub per_day: Option<Money>,
    /// The fixed sum for one document; `None` where none is shown.
    pub compensation_each: Option<Money>,
    /// For how many documents.
    pub compensated: usize,
    /// In all; zero where none is shown.
    pub compensation: Money,
    /// What was paid or given up of both before: taken off.
    pub settled: Money,
    /// Label of the row of what is taken off.
    pub settled_label: String,
    /// Label of the row of the interest.
    pub interest_label: String,
    /// Label of the row of the fixed sum.
    pub compensation_label: String,
    /// The articles on which they rest, as one cites them.
    pub citations: Vec<String>,
    /// Under the calculation: formula, sources, what one day adds.
    pub notes: Vec<String>,
}

impl Accessories {
    /// What is still asked for of both kinds.
    #[must_use]
    pub fn due(&self) -> Money {
        let currency = self.interest.currency();
        let settled = Money::new(-self.settled.amount(), self.settled.currency());
        add([self.interest, self.compensation, settled], currency)
    }
}

/// Until when to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The last day: an open day.
    pub on: NaiveDate,
    /// Calendar days from the letter to it.
    pub days: u32,
}

/// A letter, complete, in its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Language of all its text.
    pub language: Language,
    /// Tone.
    pub tone: Tone,
    /// Way.
    pub channel: Channel,
    /// Its day.
    pub on: NaiveDate,
    /// Who writes.
    pub sender: Sender,
    /// To whom.
    pub recipient: Recipient,
    /// Place and day.
    pub place_and_day: String,
    /// "Registered letter …"; `None` for any other way.
    pub registered: Option<String>,
    /// Subject line, without its label.
    pub subject: String,
    /// Reference, asked for with the payment.
    pub reference: String,
    /// Salutation with its comma.
    pub salutation: String,
    /// Before the table.
    pub before: Vec<String>,
    /// What is asked, and until when: drawn strong.
    pub demand: String,
    /// What lateness costs by law, in a sentence, where it is named for information.
    pub accessory_text: Option<String>,
    /// The table, oldest due date first.
    pub lines: Vec<LetterLine>,
    /// Sum of what is open.
    pub principal: Money,
    /// Interest and fixed sums; `None` where nothing is said of them.
    pub accessories: Option<Accessories>,
    /// What is asked for.
    pub total: Money,
    /// Until when; `None` in a friendly letter.
    pub deadline: Option<Deadline>,
    /// How to pay; `None` where our account is not known.
    pub payment: Option<Payment>,
    /// After the table.
    pub after: Vec<String>,
    /// Above the signature.
    pub closing: String,
    /// Who signs, and for whom.
    pub signature: Vec<String>,
    /// Figures that the person confirms before it leaves.
    pub needs_confirmation: Vec<Unsure>,
    /// Documents for which interest is left out of a firm letter, and why.
    pub not_charged: Vec<(ItemIdx, NoInterest)>,
}

/// The letter asked for, as of a day.
///
/// # Errors
/// Says why there is none.
pub fn letter(
    ledger: &Ledger,
    rates: &RateBook,
    request: &LetterRequest,
    as_of: NaiveDate,
    settings: &DaySettings,
) -> Result<Letter, NoLetter> {
    let account = ledger.balance(request.balance);
    let currency = account.currency;
    let customer = ledger.customer(account.customer);
    let language = request.language.or_else(|| language_of(&customer.details)).unwrap_or(request.otherwise);
    let format = words(language).format;
    let claims = claims(ledger, rates, request, as_of, customer)?;
    let (lines, not_charged) = lines(ledger, &claims, request.tone, language)?;
    let principal = add(lines.iter().map(|line| line.open), currency);
    check_principal(ledger, request, as_of, settings, principal)?;
    let accessories = accessories(ledger, &claims, &lines, request.tone, currency, as_of, language);
    let claimed = accessories.as_ref().filter(|sums| sums.claimed == Claimed::Yes);
    let total = add([Some(principal), claimed.map(Accessories::due)].into_iter().flatten(), currency);
    let zone = settings.zone_for(ledger);
    let has_term = request.tone != Tone::Friendly || may_be_belgian_consumer(ledger, customer);
    let deadline = has_term.then(|| deadline(ledger, customer, zone, as_of));
    let reference = reference(ledger, account.customer, as_of);
    let said = say(ledger, request, customer, &lines, &accessories, (principal, total), deadline, as_of, format);
    let company = ledger.company();
    let needs_confirmation = if accessories.is_some() { unsure(&claims) } else { Vec::new() };
    let structured = lines.first().filter(|first| lines.iter().all(|it| it.item == first.item)).and_then(|it| structured(ledger, it.item));
    let pay_by = payment(ledger, account.customer, as_of, language, (&reference, only_number(&lines), total), structured);
    let letter = Letter {
        language,
        tone: request.tone,
        channel: request.channel,
        on: as_of,
        sender: sender(ledger, language),
        recipient: recipient(customer, language),
        place_and_day: (words(language).letter().place_and_day)(place_of(&company.address).as_deref(), &format.full_date(as_of)),
        registered: (request.channel == Channel::RegisteredLetter).then(|| words(language).letter().registered.to_owned()),
        subject: said.subject,
        salutation: (words(language).letter().salutation)(&customer.details.contact) + words(language).letter().comma,
        before: said.before,
        demand: said.demand,
        accessory_text: said.accessory,
        lines,
        principal,
        total,
        deadline,
        payment: pay_by,
        reference,
        after: said.after,
        closing: said.closing,
        signature: [&company.signatory, &company.name].into_iter().filter(|text| !text.trim().is_empty()).cloned().collect(),
        accessories,
        needs_confirmation,
        not_charged,
    };
    letter.check_sums()?;
    Ok(letter)
}

fn claims(
    ledger: &Ledger,
    rates: &RateBook,
    request: &LetterRequest,
    as_of: NaiveDate,
    customer: &Customer,
) -> Result<Vec<DocumentClaim>, NoLetter> {
    let open = ledger.open_on(as_of);
    let mut documents = request.documents.clone();
    documents.sort_unstable();
    documents.dedup();
    let mut claims = Vec::with_capacity(documents.len());
    for idx in documents {
        let item = ledger.item(idx);
        let law = agreed_law(ledger, ledger.issued_to(item.idx), item.on).ok().map(|governed| governed.law);
        // Without a rule book nothing is charged: the law named instead only finds the late parts.
        let counted_by = law.unwrap_or(GoverningLaw::Fr);
        if item.balance != request.balance {
            return Err(NoLetter::OtherAccount { item: idx });
        }
        if request.tone == Tone::Formal {
            chargeable(customer.kind, item.due_basis).map_err(|reason| NoLetter::Barred { item: idx, reason })?;
        }
        if request.tone == Tone::Formal && law.is_none() {
            return Err(NoLetter::Barred { item: idx, reason: NotCharged::NoRule });
        }
        let open = open.get(idx.idx()).copied().unwrap_or_default();
        let mut claim = document_claim(ledger, rates, counted_by, idx, open, as_of);
        if claim.parts.is_empty() || open <= 0 {
            return Err(NoLetter::NotLate { item: idx });
        }
        if law.is_none() {
            for part in &mut claim.parts {
                part.interest = Err(NotCharged::NoRule.into());
            }
            claim.compensation = Err(NotCharged::NoRule);
        }
        claims.push(claim);
    }
    claims.sort_by_key(|claim| (claim.parts.first().map(|part| part.due_on), claim.item));
    if claims.is_empty() { Err(NoLetter::Empty) } else { Ok(claims) }
}

/// The number of the only document.
fn only_number(lines: &[LetterLine]) -> Option<&str> {
    match lines {
        [only] => Some(&only.number),
        _ => None,
    }
}

type Lines = (Vec<LetterLine>, Vec<(ItemIdx, NoInterest)>);

fn lines(ledger: &Ledger, claims: &[DocumentClaim], tone: Tone, language: Language) -> Result<Lines, NoLetter> {
    let mut lines = Vec::new();
    let mut not_charged = Vec::new();
    for claim in claims {
        let item = ledger.item(claim.item);
        for part in &claim.parts {
            let interest = match (tone, &part.interest) {
                (Tone::Friendly, _) => None,
                (_, Ok(interest)) => Some(interest.clone()),
                (Tone::Formal, Err(reason)) => return Err(NoLetter::NoFigure { item: claim.item, reason: reason.clone() }),
                (Tone::Firm, Err(reason)) => {
                    not_charged.push((claim.item, reason.clone()));
                    None
                }
            };
            let asked = Money::new(part.amount.amount() - part.disputed.amount(), part.amount.currency());
            let settled = Money::new(asked.amount() - part.open.amount(), asked.currency());
            let name = name_of(&item, part.place, language);
            let said = words(language);
            let number = match part.disputed.amount().is_zero() {
                true => name.clone(),
                false => (said.letter().undisputed)(&name, &said.format.amount(part.disputed)),
            };
            lines.push(LetterLine {
                item: claim.item,
                number,
                name,
                disputed: part.disputed,
                plain_number: item.number.trim().to_owned(),
                issued_on: item.on,
                due_on: part.due_on,
                amount: asked,
                settled,
                open: part.open,
                interest,
            });
        }
    }
    lines.sort_by_key(|line| (line.due_on, line.item));
    not_charged.dedup();
    Ok((lines, not_charged))
}

fn name_of(item: &Item<'_>, (place, of): (usize, usize), language: Language) -> String {
    let said = words(language).letter();
    let number = match (item.number.trim(), item.kind) {
        ("", ItemKind::Opening) => said.carried_forward,
        (_, ItemKind::Bounce) => said.bounced,
        ("", _) => said.unnumbered,
        (number, _) => number,
    };
    if of > 1 { (said.instalment)(number, place, of) } else { number.to_owned() }
}

/// By another way than the lines: what the day's list holds late of these documents, and what the card said.
fn check_principal(
    ledger: &Ledger,
    request: &LetterRequest,
    as_of: NaiveDate,
    settings: &DaySettings,
    found: Money,
) -> Result<(), NoLetter> {
    let standings = standings(ledger, as_of, settings);
    let late = standings.documents.iter().map(|(late, ..)| late).filter(|late| request.documents.contains(&late.item));
    let in_ledger = add(late.map(|late| late.open), found.currency());
    match [Some(in_ledger), request.expected].into_iter().flatten().find(|expected| *expected != found) {
        Some(expected) => Err(NoLetter::AmountsDiffer { expected, found }),
        None => Ok(()),
    }
}

fn accessories(
    ledger: &Ledger,
    claims: &[DocumentClaim],
    lines: &[LetterLine],
    tone: Tone,
    currency: Currency,
    as_of: NaiveDate,
    language: Language,
) -> Option<Accessories> {
    let claimed = match tone {
        Tone::Friendly => return None,
        Tone::Firm => Claimed::ForInformation,
        Tone::Formal => Claimed::Yes,
    };
    let interests: Vec<&LateInterest> = lines.iter().filter_map(|line| line.interest.as_ref()).collect();
    // A fixed sum in another currency than the letter's is not asked for: no text says at which rate.
    let sums = claims.iter().filter_map(|claim| claim.compensation.as_ref().ok()).filter(|(sum, _)| sum.currency() == currency);
    let sums: Vec<_> = sums.collect();
    if interests.is_empty() && sums.is_empty() {
        return None;
    }
    let format = words(language).format;
    let said = words(language).letter();
    let per_day: Option<Vec<Money>> = interests.iter().map(|interest| interest.per_day).collect();
    let per_day = per_day.map(|days| add(days, currency));
    let mut notes = Vec::new();
    if let Some(interest) = interests.first() {
        let rule = interest.interest_rule;
        let is_legal = interest
            .periods
            .iter()
            .all(|period| matches!(period.basis, RateBasis::Statutory { .. } | RateBasis::OverReference { .. } | RateBasis::Legal));
        notes.push((said.formula)(RateRule {
            table: is_legal.then_some(rule.table),
            points: rule.margin_points,
            up_to_half: rule.up_to_half_point,
            citation: &interest.rule.citation,
        }));
        if interests.iter().any(|interest| !interest.paid.amount().is_zero()) {
            notes.push((said.interest_first)(&interest.interest_rule.payment_order.citation));
        }
    }
    notes.extend(sums.first().map(|(_, source)| (said.compensation_source)(&source.citation)));
    notes.extend(per_day.map(|sum| (said.per_day)(&format.amount(sum))));
    let settled = settled_before(ledger, claims, &interests, &sums, currency, as_of);
    if !settled.amount().is_zero() {
        notes.push(format.pair(said.settled_before, &format.amount(settled)));
    }
    let each = sums.first().map(|(sum, _)| *sum);
    let rate_rule = interests.first().map(|interest| interest.rule.citation.as_ref());
    let sum_rule = sums.first().map(|(_, source)| source.citation.as_ref());
    // One citation may hold the other: "L441-10, II" and "L441-10, II et D441-5".
    let rate_rule = rate_rule.filter(|rule| sum_rule.is_none_or(|other| !other.starts_with(rule)));
    let compensation = add(sums.iter().map(|(sum, _)| *sum), currency);
    Some(Accessories {
        claimed,
        interest: add(interests.iter().map(|interest| interest.total), currency),
        per_day,
        compensation_each: each,
        compensated: sums.len(),
        compensation,
        settled,
        settled_label: said.settled_before.to_owned(),
        interest_label: (said.interest_to)(&format.full_date(as_of)),
        compensation_label: each.map(|each| (said.compensation)(sums.len(), &format.amount(each))).unwrap_or_default(),
        citations: rate_rule.into_iter().chain(sum_rule).map(str::to_owned).collect(),
        notes,
    })
}

/// What was paid or given up of the sums shown, no more of each kind than is shown of it.
fn settled_before(
    ledger: &Ledger,
    claims: &[DocumentClaim],
    interests: &[&LateInterest],
    sums: &[&(Money, crate::law::Source)],
    currency: Currency,
    as_of: NaiveDate,
) -> Money {
    let minor = |shown: Money| shown.to_minor().unwrap_or_default();
    let of = |kind, shown: i64| {
        let each = claims.iter().map(|claim| ledger.claimed_on(claim.item, kind, currency, as_of).settled());
        each.fold(0_i64, i64::saturating_add).min(shown)
    };
    let interest = of(ClaimKind::LateInterest, minor(add(interests.iter().map(|interest| interest.total), currency)));
    let fixed = of(ClaimKind::FixedCompensation, minor(add(sums.iter().map(|(sum, _)| *sum), currency)));
    Money::from_minor(interest.saturating_add(fixed), currency)
}

fn unsure(claims: &[DocumentClaim]) -> Vec<Unsure> {
    let mut unsure: Vec<_> = claims.iter().flat_map(DocumentClaim::unsure).collect();
    unsure.sort();
    unsure.dedup();
    unsure
}

/// Eight days, or the first open day after them. A consumer under Belgian protection, or whoever may be one, has fourteen from the third open day.
fn deadline(ledger: &Ledger, customer: &Customer, zone: Zone, as_of: NaiveDate) -> Deadline {
    let on = if may_be_belgian_consumer(ledger, customer) {
        let third = as_of.iter_days().skip(1).filter(|day| !is_closed(zone_of_country("BE"), *day)).nth(2).unwrap_or(as_of);
        later(third, BELGIAN_CONSUMER_DAYS)
    } else {
        later(as_of, DAYS_TO_PAY)
    };
    let on = next_open_day(zone, on);
    Deadline { on, days: u32::try_from((on - as_of).num_days()).unwrap_or_default() }
}

fn may_be_belgian_consumer(ledger: &Ledger, customer: &Customer) -> bool {
    let is_belgian = |country: &str| country.trim().eq_ignore_ascii_case("BE");
    let may_be_consumer = matches!(customer.kind, CustomerKind::Consumer | CustomerKind::Unknown);
    may_be_consumer && (is_belgian(&customer.details.country) || is_belgian(&ledger.company().country))
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

#[expect(clippy::too_many_arguments, reason = "the facts of one letter, gathered once")]
fn say(
    ledger: &Ledger,
    request: &LetterRequest,
    customer: &Customer,
    lines: &[LetterLine],
    accessories: &Option<Accessories>,
    (principal, total): (Money, Money),
    deadline: Option<Deadline>,
    as_of: NaiveDate,
    format: Format,
) -> Said {
    let said = &words(format.language).letter();
    let (earlier, earlier_named_all) = earlier_reminders(ledger, request, as_of, lines);
    let earlier = days_in_a_row(&earlier, format);
    let oldest = lines.first().map_or(as_of, |line| line.due_on);
    let written = |sum: Money| format.amount(sum);
    let deadline = deadline.map(|deadline| (deadline.days, format.long_date(deadline.on)));
    let interest = accessories.as_ref().map(|sums| sums.interest).filter(|sum| !sum.amount().is_zero()).map(written);
    let compensation =
        accessories.as_ref().and_then(|sums| Some((written(sums.compensation_each?), written(sums.compensation), sums.compensated)));
    let mut documents: Vec<ItemIdx> = lines.iter().map(|line| line.item).collect();
    documents.sort_unstable();
    documents.dedup();
    let account = ledger.balance(request.balance);
    let case = case(ledger, account.customer, &documents, request.tone, account.currency, as_of);
    let in_dispute = add(lines.iter().map(|line| line.disputed), account.currency);
    let in_dispute = (!in_dispute.amount().is_zero()).then(|| written(in_dispute));
    let part_paid = case.part_paid.map(written);
    let broken = case.broken.map(|(sum, day)| (written(sum), format.full_date(day)));
    let dispute_closed = case.dispute_closed.map(|day| format.full_date(day));
    let only = match (documents.len(), lines) {
        (1, [line]) => Some(line.name.clone()),
        (1, [line, ..]) => Some(name_of(&ledger.item(line.item), (1, 1), format.language)),
        _ => None,
    };
    let salutation = (said.salutation)(&customer.details.contact);
    let country = |text: &str| text.trim().is_empty() || text.trim().eq_ignore_ascii_case("FR");
    let facts = Facts {
        count: documents.len(),
        only: only.as_deref(),
        principal: &written(principal),
        total: &written(total),
        oldest_due: &format.full_date(oldest),
        oldest_age: &format.days((as_of - oldest).num_days()),
        earlier: &earlier,
        earlier_named_all,
        deadline: deadline.as_ref().map(|(days, day)| (*days, day.as_str())),
        interest: interest.as_deref(),
        compensation: compensation.as_ref().map(|(each, sum, count)| (each.as_str(), sum.as_str(), *count)),
        citations: &accessories.as_ref().map_or_else(String::new, |sums| format.list(&sums.citations)),
        is_mail: request.channel == Channel::Mail,
        salutation: &salutation,
        payment_order: country(&ledger.company().country) && country(&customer.details.country),
        kind: customer.kind,
        belgian_consumer: may_be_belgian_consumer(ledger, customer),
        part_paid: part_paid.as_deref(),
        in_dispute: in_dispute.as_deref(),
        broken: broken.as_ref().map(|(sum, day)| (sum.as_str(), day.as_str())),
        dispute_closed: dispute_closed.as_deref(),
        pays_in_time: case.pays_in_time,
        paid_late: case.paid_late,
    };
    match request.tone {
        Tone::Friendly => (said.friendly)(&facts),
        Tone::Firm => (said.firm)(&facts),
        Tone::Formal => (said.formal)(&facts),
    }
}

/// Days as one writes several: what the next one repeats is left out (`3`, `24 juin 2026`).
fn days_in_a_row(days: &[NaiveDate], format: Format) -> Vec<String> {
    let written = |at: usize, day: &NaiveDate| {
        let full = format.full_date(*day);
        let words: Vec<&str> = full.split(' ').collect();
        let said = match days.get(at + 1) {
            Some(next) if (next.year(), next.month()) == (day.year(), day.month()) => words.get(..1),
            Some(next) if next.year() == day.year() => words.get(..2),
            _ => None,
        };
        said.map_or(full.clone(), |words| words.join(" "))
    };
    days.iter().enumerate().map(|(at, day)| written(at, day)).collect()
}

/// Days of written reminders about these documents, oldest first, and whether each named them all. Those that named all come first.
fn earlier_reminders(ledger: &Ledger, request: &LetterRequest, as_of: NaiveDate, lines: &[LetterLine]) -> (Vec<NaiveDate>, bool) {
    let oldest = lines.first().map_or(as_of, |line| line.due_on);
    let names = |reminder: &Reminder, wanted: &ItemIdx| reminder.documents.iter().any(|(item, _)| item == wanted);
    let written = ledger.reminders().iter().filter(|it| it.channel != Channel::Call && it.sent_on > oldest && it.sent_on < as_of);
    let days = |reminders: Vec<&Reminder>| {
        let mut days: Vec<_> = reminders.into_iter().map(|reminder| reminder.sent_on).collect();
        days.sort_unstable();
        days.dedup();
        let surplus = days.len().saturating_sub(EARLIER_NAMED);
        days.split_off(surplus)
    };
    let all: Vec<&Reminder> = written.clone().filter(|it| request.documents.iter().all(|wanted| names(it, wanted))).collect();
    if !all.is_empty() {
        return (days(all), true);
    }
    (days(written.filter(|it| request.documents.iter().any(|wanted| names(it, wanted))).collect()), false)
}

fn add(sums: impl IntoIterator<Item = Money>, currency: Currency) -> Money {
    sums.into_iter().fold(Money::zero(currency), |sum, money| sum.plus(money).unwrap_or(sum))
}

impl Letter {
    /// How many documents it names.
    #[must_use]
    pub fn documents(&self) -> usize {
        let mut items: Vec<ItemIdx> = self.lines.iter().map(|line| line.item).collect();
        items.sort_unstable();
        items.dedup();
        items.len()
    }

    /// Every printed sum is the sum of what stands above it.
    fn check_sums(&self) -> Result<(), NoLetter> {
        let currency = self.total.currency();
        let agree = |expected: Money, found: Money| {
            if expected == found { Ok(()) } else { Err(NoLetter::AmountsDiffer { expected, found }) }
        };
        agree(add(self.lines.iter().map(|line| line.open), currency), self.principal)?;
        for line in &self.lines {
            agree(line.amount, add([line.settled, line.open], currency))?;
        }
        let claimed = self.accessories.as_ref().filter(|sums| sums.claimed == Claimed::Yes);
        let accessories = claimed.map(Accessories::due);
        if let Some(sums) = claimed {
            let interest = self.lines.iter().filter_map(|line| line.interest.as_ref()).map(|interest| interest.total);
            agree(add(interest, currency), sums.interest)?;
        }
        agree(add([Some(self.principal), accessories].into_iter().flatten(), currency), self.total)
    }
}
