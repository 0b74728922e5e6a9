//! Changing a scenario step by step, always within its order: a step moves between its neighbours, never past them.

use crate::ledger::{Channel, CountedFrom, ScenarioSheet, ScenarioStep, StepKey, Tone};

/// The day of a step from the due date; `None` where there is no such step.
#[must_use]
pub fn day_of_step(sheet: &ScenarioSheet, at: usize) -> Option<i32> {
    sheet.days().nth(at).map(|(_, day)| day)
}

/// Moves a step to a day from the due date, or as near to it as its neighbours leave; what follows and is counted from it keeps its day.
pub fn place_step(sheet: &mut ScenarioSheet, at: usize, day: i32) {
    let days: Vec<i32> = sheet.days().map(|(_, day)| day).collect();
    let before = at.checked_sub(1).and_then(|at| days.get(at)).copied();
    let after = days.get(at + 1).copied().unwrap_or(730);
    let least = before.unwrap_or(-365).min(after);
    let day = day.clamp(least, after);
    let next = days.get(at + 1).copied();
    if let Some(step) = sheet.steps.get_mut(at) {
        step.days = small(counted(step, day, before));
    }
    if let (Some(step), Some(own)) = (sheet.steps.get_mut(at + 1), next) {
        step.days = small(counted(step, own, Some(day)));
    }
}

/// The days to write for a step that comes on a day.
fn counted(step: &ScenarioStep, day: i32, before: Option<i32>) -> i32 {
    if step.counted_from == CountedFrom::StepBefore { day - before.unwrap_or(0) } else { day }
}

fn small(days: i32) -> i16 {
    i16::try_from(days).unwrap_or(if days < 0 { i16::MIN } else { i16::MAX })
}

/// Adds a mail half-way between a step and the next, and says where it stands; after the last one it comes a fortnight later.
pub fn add_step(sheet: &mut ScenarioSheet, after: usize) -> usize {
    let days: Vec<i32> = sheet.days().map(|(_, day)| day).collect();
    let from = days.get(after).copied().unwrap_or(0);
    // Nothing follows a decision: then it is added before it.
    let is_last = sheet.steps.get(after).is_none_or(|step| step.channel.is_none());
    let at = if is_last { after.min(sheet.steps.len()) } else { after + 1 };
    let day = match (is_last, days.get(after + 1)) {
        (true, _) => at.checked_sub(1).and_then(|at| days.get(at)).map_or(from, |before| i32::midpoint(*before, from)),
        (false, Some(next)) => i32::midpoint(from, *next),
        (false, None) => from.saturating_add(14),
    };
    let named = |n: usize| StepKey(format!("own-{n}"));
    let key = (1..).map(named).find(|key| sheet.steps.iter().all(|step| step.key != *key)).unwrap_or_else(|| named(0));
    let tone = at.checked_sub(1).and_then(|at| sheet.steps.get(at)).map_or(Tone::Friendly, |step| step.tone.min(Tone::Firm));
    let step = ScenarioStep {
        key,
        name: String::new(),
        days: small(day),
        counted_from: CountedFrom::DueDate,
        channel: Some(Channel::Mail),
        tone,
        who: String::new(),
        at_least: None,
        deadline: 0,
    };
    let next = days.get(at).copied();
    sheet.steps.insert(at, step);
    if let (Some(step), Some(own)) = (sheet.steps.get_mut(at + 1), next) {
        step.days = small(counted(step, own, Some(day)));
    }
    at
}

/// Takes a step out; what was counted from it keeps its day.
pub fn remove_step(sheet: &mut ScenarioSheet, at: usize) {
    let days: Vec<i32> = sheet.days().map(|(_, day)| day).collect();
    if at >= sheet.steps.len() {
        return;
    }
    sheet.steps.remove(at);
    let before = at.checked_sub(1).and_then(|at| days.get(at)).copied();
    if let (Some(step), Some(own)) = (sheet.steps.get_mut(at), days.get(at + 1)) {
        step.days = small(counted(step, *own, before));
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::dunning::scenario::{built_in, built_in_sheet};
    use proptest::prelude::*;

    fn days(sheet: &ScenarioSheet) -> Vec<i32> {
        sheet.days().map(|(_, day)| day).collect()
    }

    #[test]
    fn a_step_moves_between_its_neighbours_and_what_is_counted_from_it_stays() {
        let mut sheet = built_in_sheet(built_in::STANDARD).unwrap();
        sheet.steps[3].counted_from = CountedFrom::StepBefore;
        sheet.steps[3].days = 15;
        assert_eq!(days(&sheet), [-7, 3, 15, 30, 45, 60, 75]);
        place_step(&mut sheet, 2, 20);
        assert_eq!((days(&sheet), sheet.steps[3].days), (vec![-7, 3, 20, 30, 45, 60, 75], 10));
        place_step(&mut sheet, 2, 99);
        assert_eq!(days(&sheet)[2], 30);
        remove_step(&mut sheet, 2);
        assert_eq!(days(&sheet), [-7, 3, 30, 45, 60, 75]);
    }

    #[test]
    fn a_step_is_added_half_way_and_never_after_the_decision() {
        let mut sheet = built_in_sheet(built_in::STANDARD).unwrap();
        assert_eq!(add_step(&mut sheet, 1), 2);
        assert_eq!(days(&sheet)[..4], [-7, 3, 9, 15]);
        let last = sheet.steps.len() - 1;
        assert_eq!(add_step(&mut sheet, last), last);
        assert_eq!(sheet.check(), Ok(()));
        assert_eq!(sheet.steps.last().unwrap().channel, None);
    }

    proptest! {
        #[test]
        fn a_scenario_that_could_be_followed_still_can_after_any_changes(
            which in 0_usize..7,
            changes in prop::collection::vec((0_u8..3, 0_usize..12, -400_i32..800), 0..20),
        ) {
            let mut sheet = built_in_sheet(built_in::ALL[which]).unwrap();
            for (what, at, day) in changes {
                match what {
                    0 => place_step(&mut sheet, at, day),
                    1 if sheet.steps.len() < 20 => {
                        let last = sheet.steps.len() - 1;
                        add_step(&mut sheet, at.min(last));
                    }
                    _ => {}
                }
                prop_assert!(days(&sheet).windows(2).all(|pair| pair[0] <= pair[1]), "{:?}", days(&sheet));
            }
        }
    }
}
