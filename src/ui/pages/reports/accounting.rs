//! Entries for the accounting: preview, files, and the note that they were handed over.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use crate::basis::money::Money;
use crate::insight::{AccountingEntries, Entry, EntryState, Period, accounting_entries};
use crate::journal::Deed;
use crate::ledger::{BookWish, HandedOver, Ledger};
use crate::output::accounting_file::{entries_csv, entries_fec, label};
use crate::ui::download;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Amount, Button, ButtonLook, Callout, Icon, LinkButton, Section, Segments, Tone};
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong::fault_line;
use crate::words::Words;
use leptos::prelude::*;

/// Entries shown at first, and when more are asked for; a file has all of them.
const FEW: usize = 12;
const MANY: usize = 400;

/// An entry as it is drawn.
#[derive(Debug, Clone, PartialEq)]
struct Drawn {
    entry: Entry,
    label: String,
}

fn drawn(ledger: &Ledger, of: &AccountingEntries, all: bool, most: usize, words: &'static Words) -> Vec<Drawn> {
    let shown = of.entries.iter().filter(|entry| all || entry.state != EntryState::HandedOver).take(most);
    shown.map(|entry| Drawn { entry: entry.clone(), label: label(ledger, entry, words) }).collect()
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// What the accounting does not know yet, in the period of the report.
#[component]
pub(super) fn AccountingSection(period: Memo<Period>) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let (all, most) = (RwSignal::new(false), RwSignal::new(FEW));
    let (failed, said, fault) = (RwSignal::new(false), RwSignal::new(None::<String>), RwSignal::new(None::<Fault>));
    let found = workbench.view(move |ledger, _| accounting_entries(ledger, period.get()));
    let shown = workbench.view(move |ledger, _| found.with(|of| drawn(ledger, of, all.get(), most.get(), words.get())));
    let n_shown = move || found.with(|of| if all.get() { of.entries.len() } else { of.to_hand_over().count() });
    let save = move |fec: bool| {
        let words = words.get_untracked();
        let (bytes, day) = workbench.with_untracked(|ledger| {
            found.with_untracked(|of| {
                let chosen: Vec<&Entry> =
                    of.entries.iter().filter(|entry| all.get_untracked() || entry.state != EntryState::HandedOver).collect();
                let bytes = if fec { entries_fec(ledger, of, &chosen, words) } else { entries_csv(ledger, of, &chosen, words) };
                (bytes, of.period.last.to_string())
            })
        });
        let (ending, kind) = if fec { ("txt", "text/plain") } else { ("csv", "text/csv") };
        failed.set(download::save(&format!("{}.{ending}", (words.accounting().file_name)(&day)), kind, &bytes).is_err());
    };
    let hand_over = move || {
        let entries: Vec<HandedOver> = found.with_untracked(|of| of.to_hand_over().map(Entry::handed_over).collect());
        let n = count(entries.len());
        let on = workbench.today().get_untracked();
        leptos::task::spawn_local(async move {
            match workbench.write(&BookWish::HandOver { on, entries }.into(), Deed::HandOver).await {
                Ok(_) => {
                    fault.set(None);
                    said.set(Some((words.get_untracked().accounting().handed_over)(n)));
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let notes = move || {
        let words = words.get();
        let it = words.accounting();
        found.with(|of| {
            let listed = |(role, number): &(crate::ledger::AccountRole, String)| (it.one_unconfirmed)((it.role)(*role), number);
            let unconfirmed = (!of.unconfirmed.is_empty()).then(|| {
                let list = of.unconfirmed.iter().map(listed).collect::<Vec<_>>().join(", ");
                view! {
                    <Callout tone=Tone::Doubt>
                        {(it.unconfirmed)(&list)} " "
                        <LinkButton look=ButtonLook::Quiet href=move || navigator.href(Route::Settings)>
                            {move || words.frame().nav.settings}
                        </LinkButton>
                    </Callout>
                }
            });
            let left_out = of.left_out.iter().map(|left| view! { <p class="small soft">{(it.left_out)(count(left.n), left.why)}</p> });
            view! { {unconfirmed} {left_out.collect_view()} }
        })
    };
    let table = move || {
        let words = words.get();
        let it = words.accounting();
        let entries = shown.get();
        if entries.is_empty() {
            return view! { <p class="soft below">{it.none}</p> }.into_any();
        }
        let currency = found.with(|of| of.currency);
        let [day, number, account, label, debit, credit] = it.heads;
        let side = move |minor: i64| (minor > 0).then(|| view! { <Amount money=Money::from_minor(minor, currency) /> });
        let rows = entries
            .into_iter()
            .map(|Drawn { entry, label }| {
                let state = (it.state)(entry.state);
                let tax = entry.tax_unknown.then(|| view! { <div class="small quiet">{it.tax_unknown}</div> });
                let first = entry.lines.len();
                let (on, number) = (words.format.short_date(entry.on), entry.number);
                let mut title = Some((on, number, label, tax));
                entry
                    .lines
                    .into_iter()
                    .map(|line| {
                        let named = line.role.map(it.role);
                        let head = title.take().map(|(on, number, label, tax)| {
                            view! {
                                <td class="nowrap" rowspan=first data-cell="late">{on}</td>
                                <th scope="rowgroup" rowspan=first data-cell="who">
                                    {label}
                                    <div class="small quiet nowrap">{number} " · " {state}</div>
                                    {tax}
                                </th>
                            }
                        });
                        view! {
                            <tr>
                                {head}
                                <td data-cell="do">{line.account} " " <span class="small quiet">{named}</span></td>
                                <td class="num" data-cell="much">{side(line.amount)}</td>
                                <td class="num" data-cell="more">{side(line.amount.saturating_neg())}</td>
                            </tr>
                        }
                    })
                    .collect_view()
            })
            .collect_view();
        let (debits, credits) = found.with(|of| {
            let chosen = of.entries.iter().filter(|entry| all.get() || entry.state != EntryState::HandedOver);
            chosen
                .fold((0_i64, 0_i64), |(debit, credit), entry| (debit.saturating_add(entry.debit()), credit.saturating_add(entry.credit())))
        });
        view! {
            <div class="table below">
                <table aria-label=it.title>
                    <thead>
                        <tr>
                            <th scope="col">{day}</th>
                            <th scope="col">{label} " · " {number}</th>
                            <th scope="col">{account}</th>
                            <th scope="col" class="num">{debit}</th>
                            <th scope="col" class="num">{credit}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row" colspan="3">{words.frame().parts.total}</th>
                            <td class="num">{side(debits)}</td>
                            <td class="num">{side(credits)}</td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        }
        .into_any()
    };
    let acts = move || {
        let it = words.get().accounting();
        let new = found.with(|of| of.to_hand_over().count());
        (n_shown() > 0).then(|| {
            view! {
                <div class="row below">
                    <Button look=ButtonLook::Primary icon=Icon::Download on_press=move || save(true)>{it.save_fec}</Button>
                    <Button icon=Icon::Download on_press=move || save(false)>{it.save_csv}</Button>
                    {(new > 0).then(|| view! { <Button look=ButtonLook::Quiet on_press=hand_over>{it.hand_over}</Button> })}
                </div>
                <p class="small quiet">{it.hand_over_means}</p>
            }
        })
    };
    let more = move || {
        (n_shown() > most.get()).then(|| {
            view! {
                <Button look=ButtonLook::Quiet on_press=move || most.set(MANY)>{words.get().reports().movements.show_more}</Button>
            }
        })
    };
    view! {
        <Section
            title=move || words.get().accounting().title
            aside=move || {
                view! { <span>{move || found.with(|of| (words.get().accounting().count)(count(of.entries.len()), count(of.to_hand_over().count())))}</span> }
            }
        >
            <p class="small soft">{move || words.get().accounting().intro}</p>
            <div class="below">
                <Segments
                    label=move || words.get().accounting().which
                    options=Signal::derive(move || {
                        let [new, every] = words.get().accounting().choices;
                        vec![(false, new.to_owned()), (true, every.to_owned())]
                    })
                    value=all
                    on_choose=move |it| all.set(it)
                />
            </div>
            <div class="below">{notes}</div>
            {table}
            {more}
            {acts}
            <Show when=move || failed.get()>
                <Callout tone=Tone::Alarm>{move || words.get().tables().not_saved}</Callout>
            </Show>
            <p class="small soft" role="status">{move || said.get()}</p>
            {fault_line(fault)}
        </Section>
    }
}
