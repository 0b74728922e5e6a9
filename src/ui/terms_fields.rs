//! The fields of terms: a rule and its numbers, or parts by share. Forms for the company, a segment and customers draw them.

use crate::law::{GoverningLaw, terms_too_long};
use crate::ledger::{BadParts, MonthDay, MonthDays, PartEnd, Sector, Terms, TermsPart, TermsParts};
use crate::ui::parts::{Button, ButtonLook, Callout, Entry, FieldKind, Icon, IconButton, SelectField, Tone};
use crate::ui::preferences::use_words;
use crate::words::Words;
use crate::words::typed::{parsed_days, parsed_share};
use chrono::NaiveDate;
use leptos::prelude::*;

/// A rule without its numbers, in the order of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// N days.
    Net,
    /// N days, then the end of the month.
    PlusThenEndOfMonth,
    /// The end of the month, then N days.
    EndOfMonthThenPlus,
    /// N days, the end of the month, then a day of the next.
    PlusThenEndOfMonthDay,
    /// The end of the month, N days, then a day.
    EndOfMonthThenPlusDay,
    /// N days, then the next of some days.
    PlusThenNextDay,
    /// N months.
    Months,
    /// N months, then the end of the month.
    MonthsEndOfMonth,
    /// The end of the ten-day period, then N days.
    Decade,
    /// At once.
    Cash,
    /// On receipt.
    OnReceipt,
    /// In parts.
    InParts,
}

const RULES: [Rule; 12] = [
    Rule::Net,
    Rule::PlusThenEndOfMonth,
    Rule::EndOfMonthThenPlus,
    Rule::PlusThenEndOfMonthDay,
    Rule::EndOfMonthThenPlusDay,
    Rule::PlusThenNextDay,
    Rule::Months,
    Rule::MonthsEndOfMonth,
    Rule::Decade,
    Rule::Cash,
    Rule::OnReceipt,
    Rule::InParts,
];

impl Rule {
    fn takes_number(self) -> bool {
        !matches!(self, Self::Cash | Self::OnReceipt | Self::InParts)
    }

    fn takes_day(self) -> bool {
        matches!(self, Self::PlusThenEndOfMonthDay | Self::EndOfMonthThenPlusDay)
    }

    fn counts_months(self) -> bool {
        matches!(self, Self::Months | Self::MonthsEndOfMonth)
    }
}

/// One part as it stands in fields.
#[derive(Clone, Copy, PartialEq, Eq)]
struct PartFields {
    key: usize,
    share: RwSignal<String>,
    days: RwSignal<String>,
    end: RwSignal<PartEnd>,
}

/// What stands in the fields.
#[derive(Clone, Copy)]
pub struct TermsFields {
    rule: RwSignal<Rule>,
    number: RwSignal<String>,
    day: RwSignal<String>,
    days: RwSignal<String>,
    parts: RwSignal<Vec<PartFields>>,
    made: StoredValue<usize>,
}

/// The most days or months that anyone agrees.
const MOST: u16 = 730;

impl TermsFields {
    /// Fields that hold `terms`.
    #[must_use]
    pub fn new(terms: Terms) -> Self {
        let text = || RwSignal::new(String::new());
        let (rule, parts) = (RwSignal::new(Rule::Net), RwSignal::new(Vec::new()));
        let fields = Self { rule, number: text(), day: text(), days: text(), parts, made: StoredValue::new(0) };
        fields.hold(terms);
        fields
    }

    /// Holds other terms.
    pub fn hold(self, terms: Terms) {
        let (rule, number) = match terms {
            Terms::Net(n) => (Rule::Net, n),
            Terms::PlusThenEndOfMonth(n) => (Rule::PlusThenEndOfMonth, n),
            Terms::EndOfMonthThenPlus(n) => (Rule::EndOfMonthThenPlus, n),
            Terms::PlusThenEndOfMonthDay { days, .. } => (Rule::PlusThenEndOfMonthDay, days),
            Terms::EndOfMonthThenPlusDay { days, .. } => (Rule::EndOfMonthThenPlusDay, days),
            Terms::PlusThenNextDay { days, .. } => (Rule::PlusThenNextDay, days),
            Terms::Months(n) => (Rule::Months, n),
            Terms::MonthsEndOfMonth(n) => (Rule::MonthsEndOfMonth, n),
            Terms::Decade(n) => (Rule::Decade, n),
            Terms::Cash => (Rule::Cash, 30),
            Terms::OnReceipt => (Rule::OnReceipt, 30),
            Terms::InParts(_) => (Rule::InParts, 30),
        };
        let day = match terms {
            Terms::PlusThenEndOfMonthDay { day, .. } | Terms::EndOfMonthThenPlusDay { day, .. } => day.get(),
            _ => 10,
        };
        let days = match terms {
            Terms::PlusThenNextDay { on, .. } => on.iter().map(|day| day.get().to_string()).collect::<Vec<_>>().join(", "),
            _ => "10, 25".to_owned(),
        };
        let parts = match terms {
            Terms::InParts(parts) => parts.iter().collect(),
            _ => {
                let part = |share, days| TermsPart { share, days, end: PartEnd::Plain };
                vec![part(3_000, 0), part(7_000, 30)]
            }
        };
        self.rule.set(rule);
        self.number.set(number.to_string());
        self.day.set(day.to_string());
        self.days.set(days);
        self.parts.set(parts.into_iter().map(|part| self.part(part)).collect());
    }

    fn part(self, part: TermsPart) -> PartFields {
        let key = self.made.get_value();
        self.made.set_value(key + 1);
        let whole = rust_decimal::Decimal::new(i64::from(part.share), 2).normalize();
        let (share, days) = (RwSignal::new(whole.to_string()), RwSignal::new(part.days.to_string()));
        PartFields { key, share, days, end: RwSignal::new(part.end) }
    }

    fn read_number(self) -> Option<u16> {
        self.number.get().trim().parse().ok().filter(|n| *n <= MOST)
    }

    fn read_day(self) -> Option<MonthDay> {
        self.day.get().trim().parse::<u8>().ok().and_then(|day| MonthDay::try_from(day).ok())
    }

    fn read_days(self) -> Option<MonthDays> {
        parsed_days(&self.days.get()).and_then(|days| MonthDays::try_from(days).ok())
    }

    /// The parts typed in; what is wrong with them where they are no terms, `None` where a field is no number.
    fn read_parts(self) -> Result<TermsParts, Option<BadParts>> {
        let each = self.parts.get().into_iter().map(|part| {
            let days = part.days.get().trim().parse().ok().filter(|n| *n <= MOST)?;
            Some(TermsPart { share: parsed_share(&part.share.get())?, days, end: part.end.get() })
        });
        TermsParts::try_from(each.collect::<Option<Vec<_>>>().ok_or(None)?).map_err(Some)
    }

    /// The terms that the fields stand for, where they are complete.
    #[must_use]
    pub fn terms(self) -> Option<Terms> {
        Some(match self.rule.get() {
            Rule::Net => Terms::Net(self.read_number()?),
            Rule::PlusThenEndOfMonth => Terms::PlusThenEndOfMonth(self.read_number()?),
            Rule::EndOfMonthThenPlus => Terms::EndOfMonthThenPlus(self.read_number()?),
            Rule::PlusThenEndOfMonthDay => Terms::PlusThenEndOfMonthDay { days: self.read_number()?, day: self.read_day()? },
            Rule::EndOfMonthThenPlusDay => Terms::EndOfMonthThenPlusDay { days: self.read_number()?, day: self.read_day()? },
            Rule::PlusThenNextDay => Terms::PlusThenNextDay { days: self.read_number()?, on: self.read_days()? },
            Rule::Months => Terms::Months(self.read_number()?),
            Rule::MonthsEndOfMonth => Terms::MonthsEndOfMonth(self.read_number()?),
            Rule::Decade => Terms::Decade(self.read_number()?),
            Rule::Cash => Terms::Cash,
            Rule::OnReceipt => Terms::OnReceipt,
            Rule::InParts => Terms::InParts(self.read_parts().ok()?),
        })
    }

    /// The fields drawn.
    pub fn view(self) -> impl IntoView {
        let words = use_words();
        let rule = self.rule;
        let says = move || words.get().terms_forms();
        view! {
            <div class="fields">
                <SelectField
                    label=move || says().rule
                    options=Signal::derive(move || RULES.into_iter().zip(says().rule_names.map(str::to_owned)).collect::<Vec<_>>())
                    value=rule
                    on_choose=move |it| rule.set(it)
                />
                <Show when=move || rule.get().takes_number()>
                    <Entry
                        label=move || if rule.get().counts_months() { says().months } else { says().days }
                        kind=FieldKind::Number
                        value=self.number
                        on_input=move |it| self.number.set(it)
                        wrong=Signal::derive(move || self.read_number().is_none().then(|| says().number_wrong.to_owned()))
                    />
                </Show>
                <Show when=move || rule.get().takes_day()>
                    <Entry
                        label=move || says().day
                        kind=FieldKind::Number
                        value=self.day
                        on_input=move |it| self.day.set(it)
                        wrong=Signal::derive(move || self.read_day().is_none().then(|| says().day_wrong.to_owned()))
                    />
                </Show>
                <Show when=move || rule.get() == Rule::PlusThenNextDay>
                    <Entry
                        label=move || says().days_of_month
                        value=self.days
                        on_input=move |it| self.days.set(it)
                        help=Signal::derive(move || Some(says().days_help.to_owned()))
                        wrong=Signal::derive(move || self.read_days().is_none().then(|| says().days_wrong.to_owned()))
                    />
                </Show>
            </div>
            <Show when=move || rule.get() == Rule::InParts>{self.parts_view(words)}</Show>
        }
    }

    fn parts_view(self, words: Signal<&'static Words>) -> impl IntoView {
        let says = move || words.get().terms_forms();
        let place = move |key: usize| self.parts.with(|parts| parts.iter().position(|part| part.key == key).map_or(0, |at| at + 1));
        let wrong = move || {
            let found = self.read_parts().err()?;
            Some(match found {
                Some(BadParts::Sum { hundredths }) => {
                    let sum = rust_decimal::Decimal::new(i64::from(hundredths), 2).normalize();
                    (says().parts_sum)(&words.get().format.per_cent(sum, sum.scale()))
                }
                Some(BadParts::Count { .. }) | None => says().parts_wrong.to_owned(),
            })
        };
        let ends =
            Signal::derive(move || PartEnd::ALL.into_iter().zip(says().part_ends.map(str::to_owned)).collect::<Vec<(PartEnd, String)>>());
        let row = move |part: PartFields| {
            view! {
                <fieldset class="fields">
                    <legend class="small soft">{move || (says().part)(i64::try_from(place(part.key)).unwrap_or_default())}</legend>
                    <Entry
                        label=move || says().share
                        kind=FieldKind::Amount
                        value=part.share
                        on_input=move |it| part.share.set(it)
                        wrong=Signal::derive(move || parsed_share(&part.share.get()).is_none().then(|| says().share_wrong.to_owned()))
                    />
                    <Entry label=move || says().part_days kind=FieldKind::Number value=part.days on_input=move |it| part.days.set(it) />
                    <SelectField label=move || says().part_end options=ends value=part.end on_choose=move |it| part.end.set(it) />
                    <Show when=move || self.parts.with(|parts| parts.len() > 2)>
                        <IconButton
                            icon=Icon::X
                            label=move || (says().remove_part)(i64::try_from(place(part.key)).unwrap_or_default())
                            on_press=move || self.parts.update(|parts| parts.retain(|it| it.key != part.key))
                        />
                    </Show>
                </fieldset>
            }
        };
        view! {
            <div class="stack">
                <For each=move || self.parts.get() key=|part| part.key children=row />
                <p class="wrong" role="status">
                    {wrong}
                </p>
                <Show when=move || self.parts.with(|parts| parts.len() < crate::ledger::MOST_PARTS)>
                    <div class="row">
                        <Button
                            look=ButtonLook::Quiet
                            on_press=move || {
                                let part = self.part(TermsPart { share: 0, days: 60, end: PartEnd::Plain });
                                self.parts.update(|parts| parts.push(part));
                            }
                        >
                            {move || says().add_part}
                        </Button>
                    </div>
                </Show>
            </div>
        }
    }
}

/// What the law of the seller says of terms between businesses; `None` where it is not known.
pub fn law_says(words: &'static Words, (law, sector): (GoverningLaw, Sector), terms: Terms, today: NaiveDate) -> Option<AnyView> {
    let says = words.terms_forms();
    Some(match terms_too_long(law, sector, terms, today).ok()? {
        None => view! { <p class="small soft">{(says.lawful)((words.law().law)(law))}</p> }.into_any(),
        Some(long) => {
            let day = |day: NaiveDate| words.format.full_date(day);
            let text = words.explain().source(&long.article.citation, &words.format.short_date(long.article.read_on), long.article.status);
            let days = (long.due_on - long.issued_on).num_days();
            let instead = long.becomes_on.map(day);
            let said = (says.too_long)(days, [&day(long.issued_on), &day(long.due_on), &day(long.allowed_on), &text], instead.as_deref());
            view! { <Callout tone=Tone::Alarm>{said}</Callout> }.into_any()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_held_by_fields_are_the_same_again() {
        let (day, on) = (MonthDay::try_from(15), MonthDays::try_from(vec![5, 20]));
        let part = |share, days| TermsPart { share, days, end: PartEnd::DaysThenEndOfMonth };
        let parts = TermsParts::try_from(vec![part(3_333, 0), part(3_333, 30), part(3_334, 60)]);
        let (Ok(day), Ok(on), Ok(parts)) = (day, on, parts) else { unreachable!() };
        let owner = Owner::new();
        owner.with(|| {
            for terms in [
                Terms::Net(45),
                Terms::PlusThenEndOfMonth(45),
                Terms::EndOfMonthThenPlus(45),
                Terms::PlusThenEndOfMonthDay { days: 45, day },
                Terms::EndOfMonthThenPlusDay { days: 45, day },
                Terms::PlusThenNextDay { days: 45, on },
                Terms::Months(2),
                Terms::MonthsEndOfMonth(2),
                Terms::Decade(10),
                Terms::Cash,
                Terms::OnReceipt,
                Terms::InParts(parts),
            ] {
                assert_eq!(untrack(|| TermsFields::new(terms).terms()), Some(terms));
            }
            let fields = TermsFields::new(Terms::Net(30));
            fields.number.set("9999".to_owned());
            assert_eq!(untrack(|| fields.terms()), None, "a rule without its numbers is none");
        });
    }
}
