//! The law as data: rule books by country, kind of debtor and period, rates by period, and what follows from them. Every rule and
//! every rate carries its source, the day it was read and how sure it is.
//!
//! None of it is legal advice and nobody qualified has checked it: whatever leaves the screen must be able to say so.

pub mod accounts;
mod books;
pub mod cash_cap;
pub mod clauses;
pub mod collection_cost;
pub mod compensation;
pub mod deadline;
pub mod direct_debit;
pub mod early_discount;
pub mod first_reminder;
pub mod governing;
pub mod half_year;
pub mod insolvency;
mod interest_count;
pub mod interest_start;
pub mod late_interest;
pub mod mentions;
pub mod payment_order;
pub mod rate_table;
pub mod rates;
pub mod rule_book;
pub mod sector_terms;
pub mod source;
pub mod terms_limit;
pub mod time_bar;
pub mod to_read_again;

pub use crate::ledger::Supply;
pub use accounts::{ChartAccount, chart_account, discount_lowers_tax};
pub use cash_cap::{CashCap, cash_cap};
pub use collection_cost::collection_cost;
pub use compensation::{CompensationClaim, FixedCompensation, InstalmentDelay, NotCharged, chargeable, fixed_compensation};
pub use deadline::Deadline;
pub use direct_debit::{DebitReturn, collection_day, debit_hold_until, debit_return, earliest_collection};
pub use early_discount::{
    DiscountCase, DiscountCost, DiscountFigures, DiscountVat, DiscountVerdict, EarlyPayment, discount_cost, discount_figures, discount_vat,
    early_payment,
};
pub use first_reminder::{DaysOfGrace, FirstReminder, SentBy, consumer_cap};
pub use governing::{ChosenBy, Governed, GoverningLaw, NotCovered, claims_law, governing_law};
pub use half_year::HalfYear;
pub use insolvency::{DECLARATION, last_day_to_declare};
pub use interest_start::{NoticesGiven, interest_start};
pub use late_interest::{
    AgreedRate, BothOrders, Capitalisation, Creditor, InterestClaim, LateInterest, NoInterest, PaymentDay, PaymentOrder, Period, RateBasis,
    Reduction, ReductionKind, late_interest, late_interest_both_orders, projected_interest,
};
pub use payment_order::{Debt, Share, ShareReason, payment_order, payment_order_source};
pub use rate_table::{Follows, RatePeriod, RateTable};
pub use rates::{MissingRate, OwnRate, RateBook, RateRow};
pub use rule_book::{Debtor, RuleBook, rule_book, rule_books};
pub use source::{Source, Status};
pub use terms_limit::{NoTermsLimit, TermsAnswer, TermsClause, TooLong, terms_limit, terms_too_long};
pub use time_bar::{BarStart, Effect, Interruption, TIME_BARS, TimeBar, WARNINGS, interruption, time_bar, warning as time_bar_warning};
pub use to_read_again::to_read_again;
