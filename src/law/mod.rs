//! The law as data: rule books by country and period, rates by period, and what follows from them. Every rule and every rate
//! carries its source, the day it was read and how sure it is.
//!
//! None of it is legal advice and nobody qualified has checked it: whatever leaves the screen must be able to say so.

pub mod compensation;
pub mod governing;
pub mod late_interest;
pub mod rates;
pub mod rule_book;
pub mod source;
pub mod terms_limit;

pub use compensation::{FixedCompensation, InstalmentDelay, NotCharged, chargeable, fixed_compensation};
pub use governing::{ChosenBy, Governed, GoverningLaw, NotCovered, governing_law};
pub use late_interest::{
    AgreedRate, InterestClaim, LateInterest, NoInterest, PaymentDay, PaymentOrder, Period, RateBasis, Reduction, ReductionKind,
    late_interest,
};
pub use rates::{AddedRate, HalfYear, MissingRate, RateBook, RateRow, RateTable};
pub use rule_book::{RuleBook, rule_book};
pub use source::{Source, Status};
pub use terms_limit::{NoTermsLimit, TermsAnswer, TermsClause, terms_limit};
