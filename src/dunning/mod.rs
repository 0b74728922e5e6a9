//! Whom to chase today, how, and with which words.
//!
//! Start at [`day_list()`]: the cards of one day. [`checks()`] says what was looked at before a card is sent, [`letter()`] makes its words,
//! [`recheck`] refuses to mark as sent what changed meanwhile.
//!
//! Invariant: nothing is asked for that the ledger does not hold open on that day; what the law, or what is not known, forbids to ask is not asked.
//! Absent on purpose: sending anything, and pages (`output`, `ui`).

mod call_guide;
mod checks;
mod claim;
mod day_list;
mod day_rows;
mod due_dates;
mod letter;
mod letter_case;
mod letter_text;
mod letterhead;
mod prepared;
mod scenario;
mod scenario_choice;
mod scenario_edit;
mod scenario_followers;
mod standing;
mod start_options;

pub use crate::words::call::Answer;
pub use call_guide::{Answered, CallGuide, answer_commands, call_guide};
pub use checks::{Changed, Check, CheckState, Checked, checks, recheck};
pub use claim::{Claimable, DocumentClaim, PartClaim, Unsure, claimable, document_claim};
pub use day_list::{
    BankData, Card, CardDocument, DayList, DaySettings, Done, DoneWhat, Held, LastDone, NotIncluded, NotIncludedReason, ToDecide, Value,
    bank_data, day_list, zone_of_country,
};
pub use day_rows::{CardRow, DayRows, DecideRow, DoneRow, HeldRow, NamedDocument, day_rows};
pub use due_dates::{DueDateConfirmation, confirm_due_dates, due_date_confirmation};
pub use letter::{Accessories, Claimed, Deadline, Letter, LetterLine, LetterRequest, NoLetter, letter};
pub use letter_text::LetterText;
pub use letterhead::{Payment, Recipient, Sender, WaysToPay, in_fours, language_of, ways_to_pay};
pub use prepared::{Choices, Prepared, prepare, tones_for};
pub use scenario::{Scenario, Step, built_in, built_in_sheet, keys};
pub use scenario_choice::{Chosen, ChosenBy, LOYAL_FROM, NOTABLY_LATE_DAYS, Owing, Scenarios, built_in_rules, sheet_on};
pub use scenario_edit::{add_step, day_of_step, place_step, remove_step};
pub use scenario_followers::{ComingStep, Follower, Moved, followers, what_changes};
pub use standing::{HeldReason, LateDocument, REPEAT_AFTER_DAYS, Standing, Stop, WhyNow};
pub use start_options::{StartBand, StartOptions, start_options};
