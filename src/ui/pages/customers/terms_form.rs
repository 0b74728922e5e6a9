//! Terms typed in: a rule and its numbers, what they would change, and the command.

use super::acting::Acting;
use crate::basis::id::ThingId;
use crate::insight::{TermsOf, terms_effect};
use crate::journal::Deed;
use crate::ledger::{Command, DueBasis, MonthDay, Terms};
use crate::ui::parts::{Button, ButtonLook, Entry, FieldKind, Segments, SelectField};
use crate::ui::preferences::use_words;
use crate::ui::wrong::fault_line;
use crate::words::terms::terms as said;
use leptos::prelude::*;

/// A rule without its numbers, in the order of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Net,
    PlusThenEndOfMonth,
    EndOfMonthThenPlus,
    PlusThenEndOfMonthDay,
    EndOfMonthThenPlusDay,
    Months,
    MonthsEndOfMonth,
    Decade,
    Cash,
}

const RULES: [Rule; 9] = [
    Rule::Net,
    Rule::PlusThenEndOfMonth,
    Rule::EndOfMonthThenPlus,
    Rule::PlusThenEndOfMonthDay,
    Rule::EndOfMonthThenPlusDay,
    Rule::Months,
    Rule::MonthsEndOfMonth,
    Rule::Decade,
    Rule::Cash,
];

impl Rule {
    fn takes_day(self) -> bool {
        matches!(self, Self::PlusThenEndOfMonthDay | Self::EndOfMonthThenPlusDay)
    }

    fn counts_months(self) -> bool {
        matches!(self, Self::Months | Self::MonthsEndOfMonth)
    }
}

/// A rule with its numbers apart: N, and the day of the month.
fn taken_apart(terms: Terms) -> (Rule, u16, u8) {
    match terms {
        Terms::Net(n) => (Rule::Net, n, 10),
        Terms::PlusThenEndOfMonth(n) => (Rule::PlusThenEndOfMonth, n, 10),
        Terms::EndOfMonthThenPlus(n) => (Rule::EndOfMonthThenPlus, n, 10),
        Terms::PlusThenEndOfMonthDay { days, day } => (Rule::PlusThenEndOfMonthDay, days, day.get()),
        Terms::EndOfMonthThenPlusDay { days, day } => (Rule::EndOfMonthThenPlusDay, days, day.get()),
        Terms::Months(n) => (Rule::Months, n, 10),
        Terms::MonthsEndOfMonth(n) => (Rule::MonthsEndOfMonth, n, 10),
        Terms::Decade(n) => (Rule::Decade, n, 10),
        Terms::Cash => (Rule::Cash, 0, 10),
    }
}

fn put_together(rule: Rule, n: Option<u16>, day: Option<MonthDay>) -> Option<Terms> {
    Some(match rule {
        Rule::Net => Terms::Net(n?),
        Rule::PlusThenEndOfMonth => Terms::PlusThenEndOfMonth(n?),
        Rule::EndOfMonthThenPlus => Terms::EndOfMonthThenPlus(n?),
        Rule::PlusThenEndOfMonthDay => Terms::PlusThenEndOfMonthDay { days: n?, day: day? },
        Rule::EndOfMonthThenPlusDay => Terms::EndOfMonthThenPlusDay { days: n?, day: day? },
        Rule::Months => Terms::Months(n?),
        Rule::MonthsEndOfMonth => Terms::MonthsEndOfMonth(n?),
        Rule::Decade => Terms::Decade(n?),
        Rule::Cash => Terms::Cash,
    })
}

/// Asks for the terms of some customers, and says what they change before they are agreed.
pub(super) fn terms_form(customers: Vec<ThingId>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let workbench = acting.workbench;
    let today = workbench.today();
    let now = workbench.with_untracked(|ledger| {
        let first = customers.first().and_then(|id| ledger.customer_of(*id))?;
        Some(ledger.terms_for(first, today.get_untracked()).terms)
    });
    let (first_rule, first_n, first_day) = taken_apart(now.unwrap_or(Terms::Net(30)));
    let customers = StoredValue::new(customers);
    let rule = RwSignal::new(first_rule);
    let number = RwSignal::new(first_n.to_string());
    let day = RwSignal::new(first_day.to_string());
    let basis = RwSignal::new(DueBasis::Confirmed);
    let n = Memo::new(move |_| number.get().trim().parse::<u16>().ok().filter(|n| *n <= 730));
    let month_day = Memo::new(move |_| day.get().trim().parse::<u8>().ok().and_then(|day| MonthDay::try_from(day).ok()));
    let typed = Memo::new(move |_| put_together(rule.get(), n.get(), month_day.get()));
    let effect = move || {
        let typed = typed.get()?;
        let effect = workbench.with(|ledger| {
            let concerned: Vec<_> = customers.with_value(|ids| ids.iter().filter_map(|id| ledger.customer_of(*id)).collect());
            terms_effect(ledger, TermsOf::Customers(&concerned), typed, basis.get())
        });
        Some((words.get().customers.form.effect)(&effect))
    };
    let example = move || {
        let words = words.get();
        let issued = today.get();
        typed.get().map(|it| (words.customers.form.example)(&words.format.full_date(issued), &words.format.full_date(it.due_on(issued))))
    };
    let agree = move || {
        let Some(terms) = typed.get_untracked() else { return };
        let words = words.get_untracked();
        let customers = customers.get_value();
        let done = (words.customers.done.terms)(i64::try_from(customers.len()).unwrap_or(i64::MAX), &said(words.language, terms));
        acting.send(Command::AgreeTerms { customers, terms, from: None, basis: basis.get_untracked() }, Deed::AgreeTerms, done, |_| {});
    };
    view! {
        <div class="stack">
            <div class="fields">
                <SelectField
                    label=move || words.get().customers.form.rule
                    options=Signal::derive(move || {
                        RULES.into_iter().zip(words.get().customers.form.rule_names.map(str::to_owned)).collect::<Vec<_>>()
                    })
                    value=rule
                    on_choose=move |it| rule.set(it)
                />
                <Show when=move || rule.get() != Rule::Cash>
                    <Entry
                        label=move || {
                            let form = &words.get().customers.form;
                            if rule.get().counts_months() { form.months } else { form.days }
                        }
                        kind=FieldKind::Number
                        value=number
                        on_input=move |it| number.set(it)
                        wrong=Signal::derive(move || n.get().is_none().then(|| words.get().customers.form.number_wrong.to_owned()))
                    />
                </Show>
                <Show when=move || rule.get().takes_day()>
                    <Entry
                        label=move || words.get().customers.form.day
                        kind=FieldKind::Number
                        value=day
                        on_input=move |it| day.set(it)
                        wrong=Signal::derive(move || month_day.get().is_none().then(|| words.get().customers.form.day_wrong.to_owned()))
                    />
                </Show>
            </div>
            <p class="soft">{example}</p>
            <div class="row">
                <span class="soft" aria-hidden="true">
                    {move || words.get().customers.form.basis}
                </span>
                <Segments
                    label=move || words.get().customers.form.basis
                    options=Signal::derive(move || {
                        let form = &words.get().customers.form;
                        vec![(DueBasis::Confirmed, form.confirmed.to_owned()), (DueBasis::Assumed, form.assumed.to_owned())]
                    })
                    value=basis
                    on_choose=move |it| basis.set(it)
                />
            </div>
            <p class="soft">
                {move || {
                    let form = &words.get().customers.form;
                    if basis.get() == DueBasis::Confirmed { form.confirmed_means } else { form.assumed_means }
                }}
            </p>
            <p role="status">
                <strong>{effect}</strong>
            </p>
            {fault_line(acting.fault)}
            <div class="row">
                <Button look=ButtonLook::Quiet on_press=move || acting.close()>
                    {move || words.get().frame.parts.cancel}
                </Button>
                <Button
                    look=ButtonLook::Primary
                    refused=Signal::derive(move || {
                        acting.refused().get().or_else(|| typed.get().is_none().then(|| words.get().customers.form.number_wrong.to_owned()))
                    })
                    on_press=agree
                >
                    {move || words.get().customers.form.apply}
                </Button>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_taken_apart_and_put_together_are_the_same() {
        let tenth = MonthDay::try_from(15).ok();
        for rule in RULES {
            let terms = put_together(rule, Some(45), tenth);
            assert!(terms.is_some(), "{rule:?}");
            let Some(terms) = terms else { continue };
            let (again, n, day) = taken_apart(terms);
            assert_eq!((again, put_together(again, Some(n), MonthDay::try_from(day).ok())), (rule, Some(terms)));
        }
    }

    #[test]
    fn a_rule_without_its_numbers_is_none() {
        assert_eq!(put_together(Rule::Net, None, None), None);
        assert_eq!(put_together(Rule::PlusThenEndOfMonthDay, Some(45), None), None);
        assert_eq!(put_together(Rule::Cash, None, None), Some(Terms::Cash));
    }
}
