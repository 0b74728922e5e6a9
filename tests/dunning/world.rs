//! A few words in which tests say what happened.
//!
//! ```text
//! customer DUP business            a customer; kind: business, consumer, public, unknown
//! invoice DUP F1 2026-10-01 100.00 due on that day, as stated, issued 30 days before
//! assumed DUP F1 2026-09-01 100.00 issued on that day, due by default terms
//! parts DUP F1 2026-09-01 2026-10-01 60.00 2026-11-01 40.00
//! retention DUP F1 2026-10-01 100.00
//! released F1 2026-11-01
//! bill DUP F1 2026-10-01 100.00
//! pay DUP 2026-10-20 40.00 [F1]    received, and allocated where a document is named
//! credit DUP A1 2026-10-20 40.00   a credit note, not allocated
//! sent DUP 2026-10-05 courtesy F1 [F2 …]
//! skip DUP 2026-10-05 courtesy F1
//! start 2026-10-05 second_reminder F1
//! kind DUP business
//! bank 2026-11-20
//! dispute F1 2026-11-02 [40.00]    the whole, or the part
//! undisputed F1 2026-11-10
//! promise DUP F1 2026-11-05 2026-11-20 100.00
//! put_off DUP 2026-11-02 2026-11-09 courtesy F1 [F2 …]
//! handed DUP 2026-11-02 Roche call F1 [F2 …]
//! follows DUP courtesy
//! insolvent DUP 2026-11-01 [2026-11-08] judgment, publication
//! ```

use chrono::{Days, NaiveDate};
use echeance::basis::id::{BatchId, Ref, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::ledger::{
    AccountFamily, AllocationBasis, Channel, ChaseFact, Company, CustomerDetails, CustomerKind, DisputeOutcome, DisputeReason,
    DocumentDetails, DocumentKind, Due, Event, Instalment, Ledger, Means, MoneyKind, Reminded, ScenarioKey, StepKey, Tone,
};
use std::collections::BTreeMap;

#[derive(Debug, Default, Clone)]
pub(crate) struct World {
    pub(crate) events: Vec<(BatchId, Event)>,
    names: BTreeMap<String, ThingId>,
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn eur(text: &str) -> Money {
    Money::new(text.parse().unwrap(), Currency::EUR)
}

impl World {
    pub(crate) fn of(script: &str) -> Self {
        let mut world = Self::default();
        world.tell_all(script);
        world
    }

    pub(crate) fn tell_all(&mut self, script: &str) {
        script.lines().map(str::trim).filter(|line| !line.is_empty()).for_each(|line| self.tell(line));
    }

    pub(crate) fn push(&mut self, event: Event) -> ThingId {
        let place = u64::try_from(self.events.len()).unwrap();
        let batch = BatchId::new(1_700_000_000_000 + place, [0; 10]);
        self.events.push((batch, event));
        ThingId { batch, ordinal: 0 }
    }

    pub(crate) fn ledger(&self) -> Ledger {
        let mut ledger = Ledger::default();
        for (batch, event) in &self.events {
            ledger.apply_batch(*batch, [Some(event)]);
        }
        assert_eq!(ledger.anomalies(), []);
        ledger
    }

    fn name(&self, name: &str) -> Ref {
        self.names[name].into()
    }

    fn reminded(&self, step: &str, names: &[&str]) -> Vec<Reminded> {
        names.iter().map(|name| Reminded { document: self.name(name), step: StepKey(step.into()) }).collect()
    }

    fn document(&mut self, who: &str, number: &str, issued_on: NaiveDate, due: Due, amount: Money) -> Event {
        let kind = if amount.amount().is_sign_negative() { DocumentKind::CreditNote } else { DocumentKind::Invoice };
        Event::DocumentIssued {
            customer: self.name(who),
            kind,
            number: number.into(),
            issued_on,
            due,
            amount,
            account: AccountFamily::Customers,
            retention: false,
            label: String::new(),
            line: None,
        }
    }

    pub(crate) fn describe(&mut self, name: &str, key: &str, details: CustomerDetails, kind: CustomerKind) {
        let id = self.push(Event::CustomerAdded { key: key.into(), details, kind });
        self.names.insert(name.into(), id);
    }

    pub(crate) fn company(&mut self, company: Company) {
        self.push(Event::CompanyDescribed(company));
    }

    fn tell(&mut self, line: &str) {
        let said: Vec<&str> = line.split_whitespace().collect();
        match said.as_slice() {
            ["customer", who, kind] => {
                let details = CustomerDetails { name: (*who).into(), ..CustomerDetails::default() };
                self.describe(who, who, details, kind_of(kind));
            }
            ["country", country] => self.company(Company { country: (*country).into(), ..Company::default() }),
            ["kind", who, kind] => {
                let (customer, kind) = (self.name(who), kind_of(kind));
                self.push(Event::CustomerKindSet { customer, kind });
            }
            [word @ ("invoice" | "retention" | "bill"), who, number, due, amount] => {
                let due_on = day(due);
                let mut event = self.document(who, number, due_on - Days::new(30), Due::On(due_on), eur(amount));
                if let Event::DocumentIssued { retention, account, .. } = &mut event {
                    *retention = *word == "retention";
                    if *word == "bill" {
                        *account = AccountFamily::Bills;
                    }
                }
                let id = self.push(event);
                self.names.insert((*number).into(), id);
            }
            ["released", number, on] => {
                let details = DocumentDetails { released_on: Some(day(on)), ..DocumentDetails::default() };
                let document = self.name(number);
                self.push(Event::DocumentDetailed { document, details: Box::new(details) });
            }
            ["assumed", who, number, issued, amount] => {
                let event = self.document(who, number, day(issued), Due::ByTerms, eur(amount));
                let id = self.push(event);
                self.names.insert((*number).into(), id);
            }
            ["parts", who, number, issued, parts @ ..] => {
                let parts: Vec<Instalment> =
                    parts.chunks(2).map(|part| Instalment { due_on: day(part[0]), amount: eur(part[1]) }).collect();
                let whole = parts.iter().fold(eur("0.00"), |sum, part| sum.plus(part.amount).unwrap());
                let event = self.document(who, number, day(issued), Due::Instalments(parts), whole);
                let id = self.push(event);
                self.names.insert((*number).into(), id);
            }
            ["credit", who, number, on, amount] => {
                let event = self.document(who, number, day(on), Due::default(), eur(&format!("-{amount}")));
                let id = self.push(event);
                self.names.insert((*number).into(), id);
            }
            ["pay", who, on, amount, settles @ ..] => {
                let credit = self.push(Event::MoneyBooked {
                    customer: self.name(who),
                    kind: MoneyKind::Payment,
                    booked_on: day(on),
                    amount: eur(&format!("-{amount}")),
                    reference: String::new(),
                    account: AccountFamily::Customers,
                    label: String::new(),
                    line: None,
                    means: Means::Unsaid,
                });
                for number in settles {
                    let debit = self.name(number);
                    self.push(Event::Allocated { credit: credit.into(), debit, amount: eur(amount), basis: AllocationBasis::ByHand });
                }
            }
            ["sent", who, on, step, numbers @ ..] => {
                let (customer, documents) = (self.name(who), self.reminded(step, numbers));
                self.push(Event::ReminderSent {
                    customer,
                    sent_on: day(on),
                    channel: Channel::Mail,
                    tone: Tone::Friendly,
                    documents,
                    subject: String::new(),
                    body: String::new(),
                    bank_checked_up_to: None,
                });
            }
            ["skip", who, on, step, numbers @ ..] => {
                let (customer, documents) = (self.name(who), self.reminded(step, numbers));
                self.push(Event::StepSkipped { customer, on: day(on), documents, reason: "appel".into() });
            }
            ["start", on, step, numbers @ ..] => {
                let documents = self.reminded(step, numbers);
                self.push(Event::ChaseStarted { on: day(on), documents });
            }
            ["dispute", number, on, part @ ..] => {
                let (document, amount) = (self.name(number), part.first().map(|part| eur(part)));
                let reason = DisputeReason::Quality;
                let id = self.push(Event::DisputeOpened { document, on: day(on), amount, reason, note: String::new() });
                self.names.insert(format!("dispute of {number}"), id);
            }
            ["undisputed", number, on] => {
                let dispute = self.name(&format!("dispute of {number}"));
                self.push(Event::DisputeClosed { dispute, on: day(on), outcome: DisputeOutcome::Rejected });
            }
            ["promise", who, number, on, due_on, amount] => {
                let (customer, documents) = (self.name(who), vec![self.name(number)]);
                let (on, due_on, amount) = (day(on), day(due_on), eur(amount));
                self.push(Event::PromiseMade { customer, on, due_on, amount, documents, note: String::new() });
            }
            ["insolvent", who, opened_on, published_on @ ..] => {
                let customer = self.name(who);
                let (opened_on, published_on) = (day(opened_on), published_on.first().map(|on| day(on)));
                self.push(Event::InsolvencyOpened { customer, opened_on, published_on, note: String::new() });
            }
            ["put_off", who, on, until, step, numbers @ ..] => {
                let (customer, documents) = (self.name(who), self.reminded(step, numbers));
                self.push(chased(ChaseFact::StepPutOff { customer, on: day(on), until: day(until), documents }));
            }
            ["handed", who, on, to, step, numbers @ ..] => {
                let (customer, documents) = (self.name(who), self.reminded(step, numbers));
                self.push(chased(ChaseFact::StepHandedOver { customer, on: day(on), to: (*to).into(), documents }));
            }
            ["follows", who, scenario] => {
                let (customer, scenario) = (self.name(who), Some(ScenarioKey((*scenario).into())));
                self.push(chased(ChaseFact::ScenarioSet { customer, scenario, from: None }));
            }
            ["bank", up_to] => {
                self.push(Event::BankChecked { up_to: day(up_to) });
            }
            _ => panic!("not understood: {line}"),
        }
    }
}

pub(crate) fn chased(fact: ChaseFact) -> Event {
    Event::ChaseSaid(Box::new(fact))
}

fn kind_of(word: &str) -> CustomerKind {
    match word {
        "business" => CustomerKind::Business,
        "consumer" => CustomerKind::Consumer,
        "public" => CustomerKind::PublicBody,
        "unknown" => CustomerKind::Unknown,
        _ => panic!("not a kind: {word}"),
    }
}
