//! Which batches an event stands on: those that made the things it names.

use crate::basis::id::{BatchId, Ref};
use crate::ledger::{ChaseFact, Event, Lesson, Meaning, Reminded, TermsScope};
use std::collections::BTreeSet;

/// Adds the batches that `event` names, other than its own.
pub(super) fn note(event: &Event, batches: &mut BTreeSet<BatchId>) {
    let mut add = |reference: &Ref| {
        if let Ref::There(thing) = reference {
            batches.insert(thing.batch);
        }
    };
    match event {
        Event::CompanyDescribed(_)
        | Event::CustomerAdded { .. }
        | Event::BankChecked { .. }
        | Event::MappingRemembered { .. }
        | Event::PeriodClosed { .. }
        | Event::PeriodReopened { .. }
        | Event::TermsReviewed { .. }
        | Event::ExchangeRateStated { .. }
        | Event::SmallDifferencesAgreed { .. }
        | Event::RateStated { .. }
        | Event::OwnClosedDaysSaid { .. }
        | Event::SupplySaid { .. }
        | Event::ActionCostsSaid { .. }
        | Event::TargetSaid { .. }
        | Event::StatementRead { .. }
        | Event::OwnAccountDescribed(_)
        | Event::SureMatchesTaken { .. } => {}
        Event::BankLineRead { statement, .. } => add(statement),
        // A reason may name what is gone: it is told without it.
        Event::BankLineExplained { line, meaning, .. } => {
            add(line);
            if let Meaning::Money { items, .. } = meaning {
                items.iter().for_each(add);
            }
        }
        Event::BankLineReopened { explanation } => add(explanation),
        Event::MatchingLearned { says, .. } => match says {
            Lesson::Customer(customer) | Lesson::NotCustomer(customer) => add(customer),
            Lesson::Nobody(_) | Lesson::Forgotten => {}
        },
        Event::BookkeepingDescribed(_) | Event::EntriesHandedOver { .. } => {}
        Event::DocumentDoubted { document, .. } | Event::DoubtEnded { document, .. } | Event::DocumentImpaired { document, .. } => {
            add(document);
        }
        Event::TermsAgreed { scope, .. }
        | Event::ConditionsAgreed { scope, .. }
        | Event::MeansOffered { scope, .. }
        | Event::SectorAgreed { scope, .. } => match scope {
            TermsScope::Company | TermsScope::Segment(_) => {}
            TermsScope::Customer(customer) => add(customer),
        },
        Event::OrderDelivered { order, .. } | Event::OrderCancelled { order, .. } => add(order),
        Event::OrderInvoiced { order, document, .. } => {
            add(order);
            add(document);
        }
        Event::DepositSetOff { deposit, set_off } => {
            add(deposit);
            add(set_off);
        }
        Event::CustomerDescribed { customer, .. }
        | Event::OrderAgreed { customer, .. }
        | Event::CustomerKindSet { customer, .. }
        | Event::DocumentIssued { customer, .. }
        | Event::MoneyBooked { customer, .. }
        | Event::InsolvencyOpened { customer, .. }
        | Event::SegmentSet { customer, .. }
        | Event::ResponsibleSet { customer, .. }
        | Event::MandateSigned { customer, .. }
        | Event::ContactsDescribed { customer, .. } => add(customer),
        Event::MandateEnded { mandate, .. } => add(mandate),
        Event::DebitAsked(ask) => {
            add(&ask.document);
            add(&ask.mandate);
        }
        Event::DebitGivenUp { debit, .. } => add(debit),
        Event::ParentSet { customer, parent, .. } => {
            add(customer);
            parent.iter().for_each(add);
        }
        Event::ExchangeNoted(said) => add(&said.customer),
        Event::CreditReported(report) => add(&report.customer),
        Event::DocumentLined(said) => add(&said.document),
        Event::CustomersMerged { customer, into, .. } => {
            add(customer);
            add(into);
        }
        Event::ItemsMoved { items, into, .. } => {
            items.iter().for_each(&mut add);
            add(into);
        }
        Event::InsolvencyEnded { insolvency, .. } => add(insolvency),
        Event::PaymentDetailed { payment, .. } => add(payment),
        Event::DocumentsAssigned { documents, .. } => documents.iter().for_each(add),
        Event::AssignmentEnded { assignment, .. } => add(assignment),
        Event::DisputeClosed { dispute, .. } => add(dispute),
        Event::PromiseEnded { promise, .. } => add(promise),
        Event::PromiseMade { customer, documents, .. } => {
            add(customer);
            documents.iter().for_each(add);
        }
        Event::Allocated { credit, debit, .. } => {
            add(credit);
            add(debit);
        }
        Event::ClaimAsked { document, .. } => add(document),
        Event::ClaimPaid { claim, .. } | Event::ClaimWaived { claim, .. } => add(claim),
        Event::AllocationEnded { allocation, .. } => add(allocation),
        Event::DueDateAgreed { document, .. } | Event::DisputeOpened { document, .. } | Event::DocumentDetailed { document, .. } => {
            add(document);
        }
        Event::ReminderSent { customer, documents, .. } | Event::StepSkipped { customer, documents, .. } => {
            add(customer);
            documents.iter().for_each(|Reminded { document, .. }| add(document));
        }
        Event::ChaseSaid(fact) => match &**fact {
            ChaseFact::ScenarioDefined { .. } => {}
            ChaseFact::ScenarioRulesSaid { rules, .. } => rules.iter().filter_map(|rule| rule.group.as_ref()).for_each(add),
            ChaseFact::ScenarioSet { customer, .. } => add(customer),
            ChaseFact::StepPutOff { customer, documents, .. } | ChaseFact::StepHandedOver { customer, documents, .. } => {
                add(customer);
                documents.iter().for_each(|Reminded { document, .. }| add(document));
            }
        },
        Event::ChaseStarted { documents, .. } => documents.iter().for_each(|Reminded { document, .. }| add(document)),
    }
}
