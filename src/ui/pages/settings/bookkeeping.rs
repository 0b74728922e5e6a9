//! How the accounting is kept: numbers of accounts, the journal, and what becomes of the tax.

use crate::journal::Deed;
use crate::law::{chart_account, discount_lowers_tax};
use crate::ledger::{AccountRole, BookWish, Bookkeeping};
use crate::ui::parts::{Button, Entry, FieldKind, Section, SelectField, TickField};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong;
use crate::words::typed::parsed_per_cent;
use leptos::prelude::*;

/// The form.
#[component]
pub fn Accounts() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let held = Memo::new(move |_| workbench.with(|ledger| ledger.bookkeeping().clone()));
    let country = Memo::new(move |_| workbench.with(|ledger| ledger.company().country.clone()));
    let typed = RwSignal::new(Bookkeeping::default());
    let tax = RwSignal::new(String::new());
    let (saved, fault) = (RwSignal::new(false), RwSignal::new(None::<Fault>));
    Effect::new(move |_| {
        let held = held.get();
        tax.set(held.tax_percent.map(|it| words.get_untracked().format.decimal(it, it.normalize().scale())).unwrap_or_default());
        typed.set(held);
    });
    let wrong_tax = Signal::derive(move || {
        let bad = tax.with(|it| !it.trim().is_empty() && parsed_per_cent(it).is_none());
        bad.then(|| words.get().settings().rates.bad_percent.to_owned())
    });
    let keep = move || {
        if wrong_tax.get_untracked().is_some() {
            return;
        }
        let kept = Bookkeeping { tax_percent: parsed_per_cent(&tax.get_untracked()), ..typed.get_untracked() };
        leptos::task::spawn_local(async move {
            match workbench.write(&BookWish::Keep(kept).into(), Deed::KeepBooks).await {
                Ok(_) => {
                    fault.set(None);
                    saved.set(true);
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let help = move |role: AccountRole| {
        Signal::derive(move || {
            let words = words.get();
            let it = &words.accounting().books;
            Some(match chart_account(&country.get(), role) {
                Some(account) => {
                    let source = account.source;
                    let said = words.explain().source(&source.citation, &words.format.short_date(source.read_on), source.status);
                    (it.proposed)(account.number, &said)
                }
                None => it.no_proposal.to_owned(),
            })
        })
    };
    let account = move |role: AccountRole| {
        view! {
            <Entry
                label=move || (words.get().accounting().role)(role)
                value=Signal::derive(move || typed.with(|it| it.accounts.get(&role).cloned().unwrap_or_default()))
                on_input=move |text| {
                    saved.set(false);
                    typed.update(|it| { it.accounts.insert(role, text); });
                }
                help=help(role)
            />
        }
    };
    let rule_said = Signal::derive(move || {
        let words = words.get();
        let (_, source) = discount_lowers_tax(&country.get())?;
        Some(words.explain().source(&source.citation, &words.format.short_date(source.read_on), source.status))
    });
    view! {
        <Section
            title=move || words.get().accounting().books.title
            aside=move || view! { {move || words.get().accounting().books.aside} }
        >
            <div class="fields">
                <Entry
                    label=move || words.get().accounting().books.tax
                    kind=FieldKind::Amount
                    value=tax
                    on_input=move |it| {
                        saved.set(false);
                        tax.set(it);
                    }
                    wrong=wrong_tax
                    help=Signal::derive(move || Some(words.get().accounting().books.tax_help.to_owned()))
                />
                <SelectField
                    label=move || words.get().accounting().books.discount
                    options=Signal::derive(move || {
                        let [rule, lowers, stays] = words.get().accounting().books.discount_choices;
                        vec![(None, rule.to_owned()), (Some(true), lowers.to_owned()), (Some(false), stays.to_owned())]
                    })
                    value=Signal::derive(move || typed.with(|it| it.discount_lowers_tax))
                    on_choose=move |it| {
                        saved.set(false);
                        typed.update(|typed| typed.discount_lowers_tax = it);
                    }
                    help=rule_said
                />
                <Entry
                    label=move || words.get().accounting().books.journal
                    value=Signal::derive(move || typed.with(|it| it.journal.clone()))
                    on_input=move |text| {
                        saved.set(false);
                        typed.update(|it| it.journal = text);
                    }
                />
            </div>
            <TickField
                ticked=Signal::derive(move || typed.with(|it| it.loss_keeps_tax))
                on_tick=move |it| {
                    saved.set(false);
                    typed.update(|typed| typed.loss_keeps_tax = it);
                }
            >
                {move || words.get().accounting().books.keeps_tax}
            </TickField>
            <details class="below">
                <summary>{move || words.get().accounting().books.accounts}</summary>
                <div class="fields below">{AccountRole::ALL.map(account).collect_view()}</div>
            </details>
            {wrong::fault_line(fault)}
            <div class="row below">
                <Button on_press=keep>{move || words.get().accounting().books.keep}</Button>
                <span class="small soft" role="status">{move || saved.get().then(|| words.get().accounting().books.kept)}</span>
            </div>
        </Section>
    }
}
