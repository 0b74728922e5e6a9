//! Clauses of payment: what a quote, an order confirmation, general terms of sale or an invoice may say of payment and of lateness,
//! worked out from the rule books. Words are not here: a clause is a value with its figures and its texts of law.
//!
//! Invariant: nothing that the law forbids for a debtor is a clause; it is withheld, with the reason and the text.
//! Invariant: a rate that is not known is left out of the words, never guessed; the rule itself still stands.

use super::early_discount::{DiscountVat, discount_vat};
use super::first_reminder::{CONSUMER_CAP, DAYS_OF_GRACE, FREE_REMINDER};
use super::governing::GoverningLaw;
use super::half_year::HalfYear;
use super::rate_table::RateTable;
use super::rates::{MissingRate, RateBook, RateRow};
use super::rule_book::{AgreedRateRule, Debtor, InterestRule, InterestStart, RateMode, RuleBook, rule_book};
use super::source::{
    Source,
    Status::{self, Earlier, Unverified, Verified},
};
use super::terms_limit::{TermsAnswer, TooLong, terms_limit, terms_too_long};
use crate::basis::money::Money;
use crate::ledger::{CustomerKind, EarlyDiscount, Sector, Terms};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// An offer, before anything is agreed.
    Quote,
    /// The confirmation of an order.
    OrderConfirmation,
    /// General terms of sale.
    TermsOfSale,
    /// An invoice.
    #[default]
    Invoice,
}

impl Paper {
    /// All of them, in the order of a sale.
    pub const ALL: [Self; 4] = [Self::Quote, Self::OrderConfirmation, Self::TermsOfSale, Self::Invoice];
}

/// What is agreed, and with whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClausesAsked {
    /// What is written.
    pub paper: Paper,
    /// Whose law governs.
    pub law: GoverningLaw,
    /// Whose law taxes: the seller's country.
    pub seller: GoverningLaw,
    /// Who will owe.
    pub debtor: Debtor,
    /// The day of the paper.
    pub on: NaiveDate,
    /// When payment falls due.
    pub terms: Terms,
    /// The trade in which the customer buys.
    pub sector: Sector,
    /// What is offered for paying early.
    pub discount: Option<EarlyDiscount>,
    /// The rate of late interest that was agreed; none for the law's own.
    pub agreed_percent: Option<Decimal>,
    /// True where the parties chose the law.
    pub law_chosen: bool,
    /// True where goods are sold, so that title can be retained.
    pub goods: bool,
}

/// What a clause is about. One of each at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// When payment falls due.
    DueDate,
    /// Discount for paying early, or that there is none.
    Discount,
    /// Belgian consumers: the free first reminder.
    FreeReminder,
    /// Late interest.
    LateInterest,
    /// The fixed sum for recovery costs, or the capped one.
    Compensation,
    /// What a part payment pays first.
    PartPayment,
    /// Goods stay the seller's until paid.
    Title,
    /// The law that governs.
    Law,
}

/// What a clause says, in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// Due on days: each with its share in hundredths of a per cent, one of 10,000 for the whole.
    DueOn(Vec<(u16, NaiveDate)>),
    /// Due by a rule.
    DueByTerms(Terms),
    /// A discount, and what becomes of its tax.
    Discount(EarlyDiscount, DiscountVat),
    /// No discount.
    NoDiscount,
    /// So many days to pay after a first reminder that costs nothing.
    FreeReminder {
        /// Calendar days.
        days: u16,
    },
    /// Late interest.
    LateInterest(InterestSaid),
    /// The fixed sum an invoice.
    FixedSum {
        /// How much.
        sum: Money,
        /// True where more may be asked on proof, or reasonably.
        more: bool,
    },
    /// Belgian consumers: the scale of the cap.
    CappedSum,
    /// Interest, then principal.
    InterestFirst,
    /// Title stays with the seller.
    TitleRetained,
    /// That law governs.
    Law(GoverningLaw),
}

/// Late interest as a clause says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterestSaid {
    /// The law.
    pub law: GoverningLaw,
    /// Who owes.
    pub debtor: Debtor,
    /// What makes it run.
    pub starts: InterestStart,
    /// The series of the rate; none for an agreed one.
    pub table: Option<RateTable>,
    /// Points over the reference.
    pub margin_points: u8,
    /// True where the sum is rounded up to the half point.
    pub up_to_half_point: bool,
    /// True where the rate of the first day holds to the end.
    pub is_frozen: bool,
    /// The rate in per cent a year, with the half-year for which it is known; of an agreed rate no half-year.
    pub percent: Option<(Decimal, Option<HalfYear>)>,
    /// True where the clause must hold for both sides.
    pub is_mutual: bool,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What it is about.
    pub topic: Topic,
    /// What it says.
    pub says: Says,
    /// The texts on which it rests, the rule first; none where it rests on what is agreed alone.
    pub sources: Vec<Source>,
}

impl Clause {
    /// How sure it is: as the least sure of its texts.
    #[must_use]
    pub fn status(&self) -> Status {
        self.sources.iter().fold(Verified, |status, source| status.weaker(source.status))
    }

    /// True where it may leave without the person having looked at it.
    #[must_use]
    pub fn is_proposed(&self) -> bool {
        !matches!(self.status(), Unverified | Status::Estimated)
    }
}

/// Why something is not a clause here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The terms are longer than the law allows on some day of issue.
    TermsTooLong(TooLong),
    /// A public buyer pays within so many days at most.
    PublicTermsTooLong {
        /// Days.
        most: u16,
    },
    /// Consumers do not owe the fixed sum of businesses.
    FixedSumConsumer,
    /// No fixed sum is known here for that debtor.
    FixedSumUnknown,
    /// Costs of reminders stay with the creditor.
    ReminderCosts,
    /// An agreed rate under the law's floor.
    RateBelowFloor {
        /// As agreed.
        agreed: Decimal,
        /// At least.
        floor: Decimal,
    },
    /// An agreed rate over the law's cap.
    RateAboveCap {
        /// As agreed.
        agreed: Decimal,
        /// At most.
        cap: Decimal,
    },
    /// A judge may set aside or lower an agreed rate against a consumer.
    RateAgainstConsumer {
        /// As agreed.
        agreed: Decimal,
    },
    /// The limits of an agreed rate are not known here for that debtor.
    RateLimitsUnknown {
        /// As agreed.
        agreed: Decimal,
    },
    /// The rate of the half-year is not known: the clause says the rule alone.
    RateUnknown(MissingRate),
    /// What lateness costs a consumer counts only where it was agreed before.
    OnlyIfAgreedBefore,
    /// Title is retained by what was accepted at delivery, not by an invoice alone.
    TitleTooLate,
    /// No text was read for that law.
    TitleUnknown,
    /// A choice of law never takes a consumer's protection away.
    LawOfConsumer,
    /// Where the rate needs one and none is known: nothing is said of interest.
    NoInterestRule,
}

/// What is left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// What it would have been about.
    pub topic: Topic,
    /// Why not.
    pub why: Why,
    /// The text; none where none was read.
    pub source: Option<Source>,
}

/// The clauses of a paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clauses {
    /// What it may say, in order.
    pub clauses: Vec<Clause>,
    /// What it does not say, and why.
    pub withheld: Vec<Withheld>,
}

/// Clauses are written for the French and the Belgian law only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no clauses for the law of {law:?}")]
pub struct NoClauses {
    /// Which law governs.
    pub law: GoverningLaw,
}

const INVOICE_MENTIONS: Source = Source::of("C. com., art. L441-9, I", Verified);
const FIXED_SUM_OF_BUSINESSES: Source = Source::of("C. com., art. L441-10, II et D441-5 : entre professionnels", Verified);
const COSTS_BEFORE_TITLE: Source = Source::of("CPCE, art. L111-8", Verified);
const TITLE: Source = Source::of("C. com., art. L624-16 ; C. civ., art. 2367", Earlier);
const CHOICE_OF_LAW: Source = Source::of("Règlement (CE) 593/2008 (Rome I), art. 3", Unverified);
const LAW_OF_CONSUMER: Source = Source::of("Règlement (CE) 593/2008 (Rome I), art. 6", Verified);
const NOTHING_ELSE: Source = Source::of("CDE, art. XIX.4 : rien d’autre ne peut être demandé", Earlier);
const MUTUAL: Source = Source::of("CDE, livre XIX : clause réciproque (sninet.be)", Verified);

/// The clauses of a paper, by the law that governs.
///
/// # Errors
/// Names a law for which no clauses are written here.
pub fn clauses(asked: &ClausesAsked, rates: &RateBook) -> Result<Clauses, NoClauses> {
    if !matches!(asked.law, GoverningLaw::Fr | GoverningLaw::Be) {
        return Err(NoClauses { law: asked.law });
    }
    let book = rule_book(asked.law, asked.debtor, Some(asked.on), asked.on);
    let mut writing = Writing { asked, rates, book, found: Clauses::default() };
    writing.due();
    writing.discount();
    writing.interest();
    writing.compensation();
    writing.part_payment();
    writing.title();
    writing.law();
    Ok(writing.found)
}

struct Writing<'a> {
    asked: &'a ClausesAsked,
    rates: &'a RateBook,
    book: Option<&'static RuleBook>,
    found: Clauses,
}

impl Writing<'_> {
    fn say(&mut self, topic: Topic, says: Says, sources: Vec<Source>) {
        self.found.clauses.push(Clause { topic, says, sources });
    }

    fn withhold(&mut self, topic: Topic, why: Why, source: Option<Source>) {
        self.found.withheld.push(Withheld { topic, why, source });
    }

    fn is_french_business_invoice(&self) -> bool {
        self.asked.law == GoverningLaw::Fr && self.asked.debtor == Debtor::Business && self.asked.paper == Paper::Invoice
    }

    fn due(&mut self) {
        let (asked, mut sources) = (self.asked, Vec::new());
        match asked.debtor {
            Debtor::Business => match self.too_long() {
                Some(long) => {
                    let source = long.article.clone();
                    return self.withhold(Topic::DueDate, Why::TermsTooLong(long), Some(source));
                }
                None => sources.extend(self.lawful_by()),
            },
            Debtor::PublicBody => {
                if let Some(rule) = self.book.and_then(|book| book.terms.as_ref()) {
                    if longest(asked.terms, asked.on) > i64::from(rule.maximum.days) {
                        let (most, source) = (rule.maximum.days, rule.maximum.source.clone());
                        return self.withhold(Topic::DueDate, Why::PublicTermsTooLong { most }, Some(source));
                    }
                    sources.push(rule.maximum.source.clone());
                }
            }
            Debtor::Consumer => {}
        }
        if self.is_french_business_invoice() {
            sources.insert(0, INVOICE_MENTIONS);
        }
        let says = if asked.paper == Paper::Invoice { Says::DueOn(due_days(asked.terms, asked.on)) } else { Says::DueByTerms(asked.terms) };
        self.say(Topic::DueDate, says, sources);
    }

    /// An invoice has one day; any other paper holds for every day of issue in the year to come.
    fn too_long(&self) -> Option<TooLong> {
        let ClausesAsked { law, terms, on, .. } = *self.asked;
        if self.asked.paper != Paper::Invoice {
            return terms_too_long(law, self.asked.sector, terms, on).ok().flatten();
        }
        rules_of(terms).into_iter().find_map(|rule| {
            let due_on = rule.due_on(on);
            match terms_limit((law, self.asked.sector), CustomerKind::Business, rule.into(), on, due_on).ok()? {
                TermsAnswer::Over { allowed_on, becomes_on, article } => {
                    Some(TooLong { issued_on: on, due_on, allowed_on, becomes_on, article })
                }
                TermsAnswer::Lawful { .. } => None,
            }
        })
    }

    fn lawful_by(&self) -> Option<Source> {
        let ClausesAsked { law, terms, on, .. } = *self.asked;
        match terms_limit((law, self.asked.sector), CustomerKind::Business, terms.into(), on, on).ok()? {
            TermsAnswer::Lawful { article, .. } | TermsAnswer::Over { article, .. } => Some(article.clone()),
        }
    }

    fn discount(&mut self) {
        match self.asked.discount.filter(|discount| !discount.percent.is_zero()) {
            Some(discount) => {
                let (vat, source) = discount_vat(self.asked.seller, discount.base);
                let mut sources = vec![source.clone()];
                if self.is_french_business_invoice() {
                    sources.insert(0, INVOICE_MENTIONS);
                }
                self.say(Topic::Discount, Says::Discount(discount, vat), sources);
            }
            // Only the French law between businesses wants it said that there is none.
            None if self.asked.law == GoverningLaw::Fr && self.asked.debtor == Debtor::Business => {
                self.say(Topic::Discount, Says::NoDiscount, vec![INVOICE_MENTIONS]);
            }
            None => {}
        }
    }

    fn interest(&mut self) {
        let asked = self.asked;
        let Some(rule) = self.book.and_then(|book| book.interest.as_ref()) else {
            return self.withhold(Topic::LateInterest, Why::NoInterestRule, None);
        };
        if rule.starts == InterestStart::AfterFreeReminder {
            return self.belgian_consumer(rule);
        }
        let (mut sources, mut said) = (vec![rule.source.clone()], self.statutory(rule));
        if let Some(agreed) = asked.agreed_percent {
            match self.agreed(rule, agreed) {
                Ok(source) => {
                    sources = vec![source];
                    said = InterestSaid { table: None, percent: Some((agreed, None)), is_frozen: false, ..said };
                }
                Err((why, source)) => self.withhold(Topic::LateInterest, why, source),
            }
        }
        if let Some(table) = said.table {
            sources.extend(self.rate(table, &mut said));
        }
        if self.is_french_business_invoice() {
            sources.insert(0, INVOICE_MENTIONS);
        }
        self.say(Topic::LateInterest, Says::LateInterest(said), sources);
    }

    fn statutory(&self, rule: &InterestRule) -> InterestSaid {
        InterestSaid {
            law: self.asked.law,
            debtor: self.asked.debtor,
            starts: rule.starts,
            table: Some(rule.table),
            margin_points: rule.margin_points,
            up_to_half_point: rule.up_to_half_point,
            is_frozen: rule.mode == RateMode::FrozenAtStart,
            percent: None,
            is_mutual: false,
        }
    }

    /// The figure of the day of the paper, where it is known; its source.
    fn rate(&mut self, table: RateTable, said: &mut InterestSaid) -> Option<Source> {
        match self.rates.in_force(table, self.asked.on) {
            Ok(RateRow { rate, source, .. }) => {
                said.percent = Some((rate, Some(HalfYear::of(self.asked.on))));
                Some(source)
            }
            Err(missing) => {
                self.withhold(Topic::LateInterest, Why::RateUnknown(missing), None);
                None
            }
        }
    }

    /// The text that lets a rate be agreed, or why not.
    fn agreed(&self, rule: &InterestRule, agreed: Decimal) -> Result<Source, (Why, Option<Source>)> {
        let known = |table: RateTable| self.rates.in_force(table, self.asked.on).map(|row| row.rate);
        match &rule.agreed {
            AgreedRateRule::NotKnown => Err((Why::RateLimitsUnknown { agreed }, None)),
            AgreedRateRule::Free { source } if self.asked.debtor == Debtor::Consumer => {
                Err((Why::RateAgainstConsumer { agreed }, Some(source.clone())))
            }
            AgreedRateRule::Free { source } => Ok(source.clone()),
            AgreedRateRule::Floor { table, times, source } => {
                let base = known(*table).map_err(|missing| (Why::RateUnknown(missing), Some(source.clone())))?;
                match base.checked_mul(Decimal::from(*times)) {
                    Some(floor) if agreed < floor => Err((Why::RateBelowFloor { agreed, floor }, Some(source.clone()))),
                    _ => Ok(source.clone()),
                }
            }
            AgreedRateRule::Cap { table, source } => {
                let cap = known(*table).map_err(|missing| (Why::RateUnknown(missing), Some(source.clone())))?;
                if agreed > cap { Err((Why::RateAboveCap { agreed, cap }, Some(source.clone()))) } else { Ok(source.clone()) }
            }
        }
    }

    /// The free reminder first, then interest and a sum within the caps, both only where they were agreed before.
    fn belgian_consumer(&mut self, rule: &InterestRule) {
        self.say(Topic::FreeReminder, Says::FreeReminder { days: DAYS_OF_GRACE }, vec![FREE_REMINDER]);
        if self.asked.paper == Paper::Invoice {
            self.withhold(Topic::LateInterest, Why::OnlyIfAgreedBefore, Some(CONSUMER_CAP));
            return;
        }
        let AgreedRateRule::Cap { table, source } = &rule.agreed else {
            return self.withhold(Topic::LateInterest, Why::NoInterestRule, None);
        };
        let mut said = InterestSaid {
            table: Some(*table),
            margin_points: table.follows().map_or(0, |follows| follows.margin_points),
            up_to_half_point: table.follows().is_some_and(|follows| follows.up_to_half_point),
            is_mutual: true,
            ..self.statutory(rule)
        };
        let mut sources = vec![source.clone(), MUTUAL];
        match self.asked.agreed_percent.map(|agreed| (agreed, self.agreed(rule, agreed))) {
            Some((agreed, Ok(_))) => said = InterestSaid { table: None, percent: Some((agreed, None)), ..said },
            Some((_, Err((why, source)))) => self.withhold(Topic::LateInterest, why, source),
            None => {}
        }
        if said.table.is_some() {
            sources.extend(self.rate(*table, &mut said));
        }
        self.say(Topic::LateInterest, Says::LateInterest(said), sources);
        self.say(Topic::Compensation, Says::CappedSum, vec![CONSUMER_CAP, MUTUAL]);
        self.withhold(Topic::Compensation, Why::ReminderCosts, Some(NOTHING_ELSE));
    }

    fn compensation(&mut self) {
        let asked = self.asked;
        match (self.book.and_then(|book| book.compensation.as_ref()), asked.debtor) {
            (Some(rule), _) => {
                let mut sources = vec![rule.source.clone()];
                sources.extend(rule.more.clone());
                if self.is_french_business_invoice() {
                    sources.insert(0, INVOICE_MENTIONS);
                }
                if let Some((_, sum)) = rule.scale().next() {
                    self.say(Topic::Compensation, Says::FixedSum { sum, more: rule.more.is_some() }, sources);
                }
            }
            (None, Debtor::Consumer) => {
                if asked.law == GoverningLaw::Fr {
                    self.withhold(Topic::Compensation, Why::FixedSumConsumer, Some(FIXED_SUM_OF_BUSINESSES));
                    self.withhold(Topic::Compensation, Why::ReminderCosts, Some(COSTS_BEFORE_TITLE));
                }
            }
            (None, Debtor::Business | Debtor::PublicBody) => self.withhold(Topic::Compensation, Why::FixedSumUnknown, None),
        }
    }

    /// An invoice does not set the order; a contract may repeat it.
    fn part_payment(&mut self) {
        if self.asked.paper != Paper::TermsOfSale || self.asked.debtor != Debtor::Business {
            return;
        }
        if let Some(rule) = self.book.and_then(|book| book.interest.as_ref()) {
            self.say(Topic::PartPayment, Says::InterestFirst, vec![rule.payment_order.clone()]);
        }
    }

    fn title(&mut self) {
        if !self.asked.goods || self.asked.debtor == Debtor::PublicBody {
            return;
        }
        match (self.asked.law, self.asked.paper) {
            (GoverningLaw::Fr, Paper::Invoice) => self.withhold(Topic::Title, Why::TitleTooLate, Some(TITLE)),
            (GoverningLaw::Fr, _) => self.say(Topic::Title, Says::TitleRetained, vec![TITLE]),
            _ => self.withhold(Topic::Title, Why::TitleUnknown, None),
        }
    }

    fn law(&mut self) {
        if !self.asked.law_chosen || self.asked.paper == Paper::Invoice {
            return;
        }
        match self.asked.debtor {
            Debtor::Business => self.say(Topic::Law, Says::Law(self.asked.law), vec![CHOICE_OF_LAW]),
            Debtor::Consumer => self.withhold(Topic::Law, Why::LawOfConsumer, Some(LAW_OF_CONSUMER)),
            Debtor::PublicBody => {}
        }
    }
}

/// The rule of each part; the rule itself where there is one.
fn rules_of(terms: Terms) -> Vec<Terms> {
    match terms {
        Terms::InParts(parts) => parts.iter().map(|part| part.terms()).collect(),
        _ => vec![terms],
    }
}

fn due_days(terms: Terms, on: NaiveDate) -> Vec<(u16, NaiveDate)> {
    match terms {
        Terms::InParts(parts) => parts.iter().map(|part| (part.share, part.terms().due_on(on))).collect(),
        _ => vec![(10_000, terms.due_on(on))],
    }
}

/// The most days that terms give on any day of issue in the year to come.
fn longest(terms: Terms, from: NaiveDate) -> i64 {
    let days = |on: NaiveDate| rules_of(terms).into_iter().map(move |rule| (rule.due_on(on) - on).num_days()).max();
    from.iter_days().take(366).filter_map(days).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
    use super::*;
    use crate::law::source::day;
    use rust_decimal::prelude::FromStr;

    fn dec(text: &str) -> Decimal {
        Decimal::from_str(text).unwrap()
    }

    fn asked(law: GoverningLaw, debtor: Debtor, paper: Paper) -> ClausesAsked {
        let on = day(2026, 11, 23);
        let terms = Terms::Net(30);
        ClausesAsked {
            paper,
            law,
            seller: law,
            debtor,
            on,
            terms,
            sector: Sector::General,
            discount: None,
            agreed_percent: None,
            law_chosen: false,
            goods: false,
        }
    }

    fn write(asked: &ClausesAsked) -> Clauses {
        clauses(asked, &RateBook::built_in()).unwrap()
    }

    fn on(found: &Clauses, topic: Topic) -> Option<&Clause> {
        found.clauses.iter().find(|clause| clause.topic == topic)
    }

    fn interest(found: &Clauses) -> &InterestSaid {
        match &on(found, Topic::LateInterest).unwrap().says {
            Says::LateInterest(said) => said,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_french_invoice_to_a_business_says_all_that_the_code_wants() {
        let found = write(&asked(GoverningLaw::Fr, Debtor::Business, Paper::Invoice));
        let topics: Vec<_> = found.clauses.iter().map(|clause| clause.topic).collect();
        assert_eq!(topics, [Topic::DueDate, Topic::Discount, Topic::LateInterest, Topic::Compensation]);
        assert_eq!(on(&found, Topic::DueDate).unwrap().says, Says::DueOn(vec![(10_000, day(2026, 12, 23))]));
        assert_eq!(on(&found, Topic::Discount).unwrap().says, Says::NoDiscount);
        // LAW.md, 3.1: 12.40 in the second half of 2026.
        assert_eq!(interest(&found).percent, Some((dec("12.40"), Some("2026-S2".parse().unwrap()))));
        let forty = Money::from_minor(4000, crate::basis::money::Currency::EUR);
        assert_eq!(on(&found, Topic::Compensation).unwrap().says, Says::FixedSum { sum: forty, more: true });
        assert!(found.withheld.is_empty(), "{:?}", found.withheld);
        assert!(found.clauses.iter().all(Clause::is_proposed));
    }

    #[test]
    fn no_consumer_is_asked_for_the_fixed_sum_on_any_paper() {
        for law in [GoverningLaw::Fr, GoverningLaw::Be] {
            for paper in Paper::ALL {
                for agreed_percent in [None, Some(dec("5")), Some(dec("40"))] {
                    let found = write(&ClausesAsked { agreed_percent, ..asked(law, Debtor::Consumer, paper) });
                    assert!(!found.clauses.iter().any(|clause| matches!(clause.says, Says::FixedSum { .. })), "{law:?} {paper:?}");
                    // 10.5 is the Belgian cap of the half-year, 2.75 the French legal rate.
                    let most = if law == GoverningLaw::Be { dec("10.5") } else { dec("2.75") };
                    for clause in &found.clauses {
                        if let Says::LateInterest(InterestSaid { percent: Some((percent, _)), .. }) = &clause.says {
                            assert!(*percent <= most, "{law:?} {paper:?} {percent}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_french_consumer_owes_the_legal_rate_from_a_formal_notice() {
        let found = write(&asked(GoverningLaw::Fr, Debtor::Consumer, Paper::Quote));
        let said = interest(&found);
        assert_eq!((said.starts, said.percent.unwrap().0), (InterestStart::DayAfterNotice, dec("2.75")));
        assert!(found.withheld.iter().any(|it| it.why == Why::FixedSumConsumer));
        let agreed = write(&ClausesAsked { agreed_percent: Some(dec("15")), ..asked(GoverningLaw::Fr, Debtor::Consumer, Paper::Quote) });
        assert!(agreed.withheld.iter().any(|it| it.why == Why::RateAgainstConsumer { agreed: dec("15") }));
        assert_eq!(interest(&agreed).percent.unwrap().0, dec("2.75"));
    }

    #[test]
    fn a_belgian_consumer_has_a_free_reminder_before_anything_and_an_invoice_alone_adds_nothing() {
        let quote = write(&asked(GoverningLaw::Be, Debtor::Consumer, Paper::Quote));
        let place = |topic| quote.clauses.iter().position(|clause| clause.topic == topic).unwrap();
        assert!(place(Topic::FreeReminder) < place(Topic::LateInterest) && place(Topic::LateInterest) < place(Topic::Compensation));
        assert_eq!(on(&quote, Topic::FreeReminder).unwrap().says, Says::FreeReminder { days: 14 });
        assert_eq!((interest(&quote).percent.unwrap().0, interest(&quote).is_mutual), (dec("10.5"), true));
        let high = write(&ClausesAsked { agreed_percent: Some(dec("12")), ..asked(GoverningLaw::Be, Debtor::Consumer, Paper::Quote) });
        assert!(high.withheld.iter().any(|it| it.why == Why::RateAboveCap { agreed: dec("12"), cap: dec("10.5") }));
        let invoice = write(&asked(GoverningLaw::Be, Debtor::Consumer, Paper::Invoice));
        assert!(on(&invoice, Topic::LateInterest).is_none() && on(&invoice, Topic::Compensation).is_none());
        assert!(on(&invoice, Topic::FreeReminder).is_some());
    }

    #[test]
    fn a_rate_below_the_french_floor_is_withheld_and_the_laws_own_is_said() {
        // Three times 2.75 is 8.25.
        let low = write(&ClausesAsked { agreed_percent: Some(dec("8")), ..asked(GoverningLaw::Fr, Debtor::Business, Paper::TermsOfSale) });
        assert!(low.withheld.iter().any(|it| it.why == Why::RateBelowFloor { agreed: dec("8"), floor: dec("8.25") }));
        assert_eq!(interest(&low).percent.unwrap().0, dec("12.40"));
        let fair =
            write(&ClausesAsked { agreed_percent: Some(dec("8.25")), ..asked(GoverningLaw::Fr, Debtor::Business, Paper::TermsOfSale) });
        assert_eq!((interest(&fair).table, interest(&fair).percent), (None, Some((dec("8.25"), None))));
    }

    #[test]
    fn terms_that_are_too_long_are_no_clause() {
        let long = write(&ClausesAsked { terms: Terms::Net(90), ..asked(GoverningLaw::Fr, Debtor::Business, Paper::Quote) });
        assert!(on(&long, Topic::DueDate).is_none());
        assert!(matches!(&long.withheld[0].why, Why::TermsTooLong(long) if long.allowed_on == day(2027, 1, 22)));
        let public = write(&ClausesAsked { terms: Terms::Net(45), ..asked(GoverningLaw::Fr, Debtor::PublicBody, Paper::Quote) });
        assert_eq!(public.withheld[0].why, Why::PublicTermsTooLong { most: 30 });
        let consumer = write(&ClausesAsked { terms: Terms::Net(90), ..asked(GoverningLaw::Fr, Debtor::Consumer, Paper::Quote) });
        assert!(on(&consumer, Topic::DueDate).is_some(), "no maximum is known for consumers");
    }

    #[test]
    fn a_rate_that_is_not_known_is_left_out_and_said() {
        let next = ClausesAsked { on: day(2027, 1, 4), ..asked(GoverningLaw::Fr, Debtor::Business, Paper::Invoice) };
        let found = write(&next);
        assert_eq!(interest(&found).percent, None);
        assert!(found.withheld.iter().any(|it| matches!(&it.why, Why::RateUnknown(missing) if missing.half_year.to_string() == "2027-S1")));
    }

    #[test]
    fn title_is_retained_before_delivery_and_by_a_text_that_was_read() {
        let goods = |law, paper| write(&ClausesAsked { goods: true, ..asked(law, Debtor::Business, paper) });
        assert!(on(&goods(GoverningLaw::Fr, Paper::Quote), Topic::Title).is_some());
        assert!(goods(GoverningLaw::Fr, Paper::Invoice).withheld.iter().any(|it| it.why == Why::TitleTooLate));
        assert!(goods(GoverningLaw::Be, Paper::Quote).withheld.iter().any(|it| it.why == Why::TitleUnknown));
    }

    #[test]
    fn a_public_buyer_pays_the_frozen_rate_and_the_forty_euros() {
        let found = write(&asked(GoverningLaw::Fr, Debtor::PublicBody, Paper::Invoice));
        assert_eq!((interest(&found).is_frozen, interest(&found).percent.unwrap().0), (true, dec("10.40")));
        assert!(on(&found, Topic::Compensation).is_some() && on(&found, Topic::Discount).is_none());
        let belgian = write(&asked(GoverningLaw::Be, Debtor::PublicBody, Paper::Quote));
        assert_eq!(on(&belgian, Topic::DueDate).unwrap().status(), Unverified);
        assert!(!on(&belgian, Topic::DueDate).unwrap().is_proposed());
        assert!(belgian.withheld.iter().any(|it| it.why == Why::FixedSumUnknown));
    }

    #[test]
    fn a_choice_of_law_is_said_to_businesses_only_and_is_not_verified() {
        let chosen = |debtor| write(&ClausesAsked { law_chosen: true, ..asked(GoverningLaw::Fr, debtor, Paper::TermsOfSale) });
        assert_eq!(on(&chosen(Debtor::Business), Topic::Law).unwrap().status(), Unverified);
        assert!(chosen(Debtor::Consumer).withheld.iter().any(|it| it.why == Why::LawOfConsumer));
    }

    #[test]
    fn other_laws_have_no_clauses_here() {
        for law in [GoverningLaw::Lu, GoverningLaw::Nl, GoverningLaw::De, GoverningLaw::Uk, GoverningLaw::Eu] {
            assert_eq!(clauses(&asked(law, Debtor::Business, Paper::Invoice), &RateBook::built_in()), Err(NoClauses { law }));
        }
    }
}
