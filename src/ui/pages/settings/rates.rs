//! Rates that the law fixes by period: what is in force, what is missing, and a form for what the person read.

use crate::journal::Deed;
use crate::law::{GoverningLaw, RateRow, RateTable};
use crate::ledger::{Command, StatedRate};
use crate::ui::parts::{Button, Callout, Entry, FieldKind, Section, SelectField, Tone};
use crate::ui::preferences::use_words;
use crate::ui::rates::use_rates;
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong;
use crate::words::typed::parsed_per_cent;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Rates of the law of the seller's country, with their sources, and a form for one.
#[component]
pub fn LegalRates() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let rates = use_rates();
    let today = workbench.today();
    let law = Memo::new(move |_| workbench.with(|ledger| GoverningLaw::of_seller(&ledger.company().country)));
    let series = Memo::new(move |_| law.get().map(RateTable::serving).unwrap_or_default());
    let lacking = Memo::new(move |_| rates.with(|rates| rates.to_ask(&series.get(), today.get())));
    let (of, from) = (RwSignal::new(RateTable::FrDefault), RwSignal::new(String::new()));
    let (percent, source, read_on) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let begin = move || {
        let missing = lacking.with_untracked(|lacking| lacking.first().copied());
        let first = series.with_untracked(|series| series.first().copied());
        of.set(missing.map(|it| it.table).or(first).unwrap_or(RateTable::FrDefault));
        from.set(missing.map_or_else(|| today.get_untracked(), |it| it.half_year.first_day()).to_string());
        read_on.set(today.get_untracked().to_string());
        percent.set(String::new());
        source.set(String::new());
        tried.set(false);
    };
    Effect::new(move |_| {
        series.track();
        begin();
    });
    let day = |text: RwSignal<String>| text.get().parse::<NaiveDate>().ok();
    let bad = move |is_bad: bool, says: &'static str| (tried.get() && is_bad).then(|| says.to_owned());
    let from_wrong = Signal::derive(move || bad(day(from).is_none(), words.get().deeds().bad_day));
    let read_wrong = Signal::derive(move || bad(day(read_on).is_none(), words.get().deeds().bad_day));
    let percent_wrong = Signal::derive(move || bad(parsed_per_cent(&percent.get()).is_none(), words.get().settings().rates.bad_percent));
    let source_wrong = Signal::derive(move || bad(source.with(|it| it.trim().is_empty()), words.get().settings().rates.no_source));
    let keep = move || {
        tried.set(true);
        let (Some(from), Some(read_on), Some(percent)) = untrack(|| (day(from), day(read_on), parsed_per_cent(&percent.get()))) else {
            return;
        };
        if source_wrong.get_untracked().is_some() {
            return;
        }
        let stated = StatedRate { series: of.get_untracked().name(), from, percent, source: source.get_untracked(), read_on };
        leptos::task::spawn_local(async move {
            match workbench.write(&Command::StateRate(stated), Deed::StateRate).await {
                Ok(_) => {
                    fault.set(None);
                    begin();
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let line = move |table: RateTable| {
        let words = words.get();
        let name = (words.settings().rates.series)((words.law().series)(table));
        let (rate, holds, source) = match rates.with(|rates| rates.in_force(table, today.get())) {
            Ok(RateRow { from, to, rate, source, .. }) => (
                words.format.per_cent(rate, 2),
                (words.settings().rates.holds)(&words.format.short_date(from), &words.format.short_date(to)),
                words.explain().source(&source.citation, &words.format.short_date(source.read_on), source.status),
            ),
            Err(_) => (words.settings().rates.unknown.to_owned(), String::new(), String::new()),
        };
        view! {
            <tr>
                <th scope="row">{name}<div class="small quiet">{source}</div></th>
                <td class="num">{rate}<div class="small quiet">{holds}</div></td>
            </tr>
        }
    };
    view! {
        <Section title=move || words.get().settings().rates.title aside=move || view! { {move || words.get().settings().rates.aside} }>
            {move || {
                let lacking = lacking.get();
                let each = lacking.iter().map(|missing| view! { <p>{(words.get().explain().missing)(missing)}</p> }).collect_view();
                (!lacking.is_empty()).then(|| view! { <Callout tone=Tone::Doubt>{each}</Callout> })
            }}
            <table class="note-table">
                <tbody>{move || series.get().into_iter().map(line).collect_view()}</tbody>
            </table>
            <div class="fields">
                <SelectField
                    label=move || words.get().settings().rates.which
                    options=Signal::derive(move || {
                        let name = words.get().law().series;
                        series.get().into_iter().map(|table| (table, (words.get().settings().rates.series)(name(table)))).collect::<Vec<_>>()
                    })
                    value=of
                    on_choose=move |it| of.set(it)
                />
                <Entry
                    label=move || words.get().settings().rates.from
                    kind=FieldKind::Date
                    value=from
                    on_input=move |it| from.set(it)
                    wrong=from_wrong
                />
                <Entry
                    label=move || words.get().settings().rates.percent
                    kind=FieldKind::Amount
                    value=percent
                    on_input=move |it| percent.set(it)
                    wrong=percent_wrong
                />
                <Entry
                    label=move || words.get().settings().rates.source
                    value=source
                    on_input=move |it| source.set(it)
                    wrong=source_wrong
                    help=Signal::derive(move || Some(words.get().settings().rates.source_help.to_owned()))
                />
                <Entry
                    label=move || words.get().settings().rates.read_on
                    kind=FieldKind::Date
                    value=read_on
                    on_input=move |it| read_on.set(it)
                    wrong=read_wrong
                />
            </div>
            {wrong::fault_line(fault)}
            <div class="row">
                <Button on_press=keep>{move || words.get().settings().rates.keep}</Button>
            </div>
        </Section>
    }
}
