//! Views: what the ledger says, on any day. Each is a function of (ledger, as_of, settings) that returns a plain value with its totals.
//!
//! Start at [`open_parts`]: the sums every other view stands on.
//!
//! Invariant: nothing here changes state, reads a clock, draws text or rounds. Money is `i64` minor units with its currency beside it;
//! only statistics (days late, days of sales) are floats, and say so by their unit.
//! Invariant: what is dated after `as_of` is not seen, and accruals are no part of what is owed.
//! Absent on purpose: caching (the page's memo is the cache), rules of law (`law`), whom to chase (`dunning`).

mod accounting_entries;
mod aged_balance;
mod aged_groups;
mod agreed_law;
mod anomalies_left;
mod backup_age;
mod bank_desk;
mod claims;
mod collection_effectiveness;
mod concentration;
mod credit_reports;
mod customer_list;
mod customer_order;
mod customer_sheet;
mod days_sales_outstanding;
mod days_to_pay;
mod declarations;
mod direct_debits;
mod document_lines;
mod early_payment;
mod exchange_result;
mod explain;
mod exposure;
mod forecast;
mod hand_allocation;
mod indicators;
mod invoice_calendar;
mod invoice_mentions;
mod item_sheet;
mod loose_ends;
mod made_up;
mod matching;
mod movements;
mod open_debts;
mod open_items;
mod outstanding;
mod over_limit;
mod overview;
mod payment_behaviour;
mod payment_clauses;
mod period;
mod possible_payment;
mod promises;
mod proposals;
mod receipt_proposal;
mod recovery_cost;
mod recovery_rate;
mod search;
mod simple_days_of_sales;
mod stale_sheets;
mod statement;
mod terms_effect;
mod tie_out;
mod time_bars;
mod to_invoice;
mod what_moves;
mod whole_ledger;

pub use crate::ledger::{Indicator, Unit};
pub use accounting_entries::{AccountingEntries, Entry, EntryKind, EntryLine, EntryState, LeftOut, WhyLeftOut, accounting_entries};
pub use aged_balance::{
    AgeBasis, AgeClass, AgedAmounts, AgedBalance, AgedBalanceSettings, AgedOthers, AgedRow, AgedTotal, Ageing, aged_balance,
};
pub use aged_groups::{AgeEdges, AgedBy, AgedGroup, AgedKey, MOST_EDGES, ToldPart, ToldTotal, aged_groups, told_in};
pub use agreed_law::{agreed_law, agreed_rate};
pub use anomalies_left::{AnomalyLeft, Mend, anomalies_left};
pub use backup_age::{BackupAge, BackupTaken, backup_age};
pub use bank_desk::{BankAsked, BankDesk, BankShow, DeskLine, bank_desk, marked, sure_lines};
pub use claims::{ClaimRow, ClaimsMoved, ClaimsOf, ClaimsReport, ClaimsRow, claims_of, claims_report};
pub use collection_effectiveness::CollectionEffectiveness;
pub use concentration::{Concentration, concentration};
pub use credit_reports::{CreditSeen, credit_seen};
pub use customer_list::{CustomerRow, customer_list};
pub use customer_order::{CustomerOrder, CustomerTotals, CustomersRequest, customer_totals, customers_shown};
pub use customer_sheet::{ChronicleEntry, CustomerAccount, CustomerSheet, Happening, TermsSource, customer_sheet};
pub use days_sales_outstanding::{
    DaysSalesOutstanding, DaysSalesOutstandingOn, SalesMonth, days_sales_outstanding, days_sales_outstanding_by_month,
};
pub use days_to_pay::{DaySum, DaysToPay, days_to_pay};
pub use declarations::{Declaration, declarations};
pub use direct_debits::{Collectable, Collectables, NotCollected, collectables, debit_of, debits_under_way};
pub use document_lines::{LinesSeen, lines_seen};
pub use early_payment::{
    EarlyPayment, EarlyPaymentOffer, EarlyPaymentRow, RatePoint, SHORT_OF_MONEY_DAYS, TakeReason, WouldTake, break_even_percent,
    early_payment, yearly_percent,
};
pub use exchange_result::{ExchangeResult, RateUnknown, exchange_results};
pub use explain::{Explained, Figure, Largest, Why, explain};
pub use exposure::{Exposure, exposure_of, open_orders};
pub use forecast::{
    BackTest, DelayModel, DisputesKnown, ExpectedReceipts, ExpectedWeek, FEWEST_SETTLED, Forecast, ForecastReason, Forecasts, Known,
    PastDocument, Score, back_test, expected_receipts, forecasts, past_documents,
};
pub use hand_allocation::{HandAllocation, HandRest, HandShare, HandWrong, MaySettle, hand_allocation};
pub use indicators::{Indicators, SERIES_MONTHS, change_in_a_month, currencies_by_use, indicators_by_month};
pub use invoice_calendar::{Ahead, calendar_month};
pub use invoice_mentions::{InvoiceMentions, MentionLine, MentionState, Seen, invoice_mentions};
pub use item_sheet::{ItemEvent, ItemSheet, SettledBy, item_sheet};
pub use loose_ends::{LooseEnds, UnappliedSum, loose_ends};
pub use made_up::{TradeMargin, own_margin, turnover_to_make_up};
pub use matching::{Choice, LineProposal, Matcher, Proposed, ProposedPart, Surety, explanation, lessons, match_bank_lines, sign_of};
pub use movements::{MovementRow, MovementSums, MovementTotal, Movements, movements_of_period};
pub use open_debts::{Debt, open_debts};
pub use open_items::{
    Grouping, ItemGroup, ItemScope, ItemTotals, OpenItems, OpenItemsRequest, OpenRow, SortDirection, SortKey, open_items,
};
pub use outstanding::{OpenPart, open_parts};
pub use over_limit::{OverLimit, document_over_limit, over_limit};
pub use overview::{CurrencyOverview, LateCustomer, Overview, bank_known_up_to, overview};
pub use payment_behaviour::{PaidOrOpen, PaymentBehaviour, PaymentDot, Trend, payment_behaviour, payment_dots};
pub use payment_clauses::{ClausesFor, NoPaymentClauses, PaymentClauses, payment_clauses};
pub use period::{Period, PeriodChoice};
pub use possible_payment::{PossiblePayment, PossiblePayments, possible_payments};
pub use promises::{PromiseState, promise_state};
pub use proposals::{Proposal, ProposalReason, proposals, proposals_of};
pub use receipt_proposal::{
    CashOver, ReceiptAsked, ReceiptLine, ReceiptProposal, RestChoice, RestSays, cash_over, receipt_proposal, rest_of,
};
pub use recovery_cost::{RecoveryCost, recovery_cost};
pub use recovery_rate::{RecoveryMonth, WITHIN_DAYS, recovery_by_month};
pub use search::{Fit, Found, Hit, search};
pub use simple_days_of_sales::{SimpleDaysOfSales, simple_days_of_sales};
pub use stale_sheets::{SHEET_MONTHS, sheet_days, stale_sheets};
pub use statement::{Statement, StatementAccount, StatementLine, statement};
pub use terms_effect::{TermsEffect, TermsOf, terms_effect, terms_review_is_due};
pub use tie_out::{AmountFit, FamilySum, FittingItem, NEAR_DAYS, TieOut, tie_out};
pub use time_bars::{TimeBarOf, time_bar_of, time_bars};
pub use to_invoice::{ToInvoice, ToInvoiceReason, ToInvoiceRow, ToInvoiceTotal, to_invoice};
pub use what_moves::{WhatMoves, merge_moves, split_moves, with_ties};
pub use whole_ledger::{Holdings, holdings};
