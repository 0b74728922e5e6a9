//! Facts of who is chased how.

use crate::basis::id::Ref;
use crate::ledger::{Reminded, ScenarioKey, ScenarioRule, ScenarioSheet};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One fact of who is chased how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChaseFact {
    /// A scenario, as a person wrote it, from a day on; nothing where they took it back.
    ScenarioDefined {
        /// Which.
        scenario: ScenarioKey,
        /// The whole of it, replacing what was said before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sheet: Option<Box<ScenarioSheet>>,
        /// First day; `None` from the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
    },
    /// Who follows which scenario: all the rules, replacing those before. The first that holds counts.
    ScenarioRulesSaid {
        /// The rules.
        rules: Vec<ScenarioRule<Ref>>,
        /// First day; `None` from the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
    },
    /// The scenario of a customer, chosen by hand.
    ScenarioSet {
        /// Whose.
        customer: Ref,
        /// Which; `None` for the rules again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        scenario: Option<ScenarioKey>,
        /// First day; `None` from the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
    },
    /// Steps were put off: they are not finished, and come again on a day.
    StepPutOff {
        /// To whom.
        customer: Ref,
        /// The day on which that was said.
        on: NaiveDate,
        /// They come again on that day.
        until: NaiveDate,
        /// The documents, each with its step.
        documents: Vec<Reminded>,
    },
    /// Steps were handed to someone: they are not finished.
    StepHandedOver {
        /// To whom they are addressed.
        customer: Ref,
        /// The day on which that was said.
        on: NaiveDate,
        /// Who is to do them.
        to: String,
        /// The documents, each with its step.
        documents: Vec<Reminded>,
    },
}
