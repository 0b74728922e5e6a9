//! Default terms: when a document falls due that states no date itself, and how sure that is. For all, or for a segment; judged by the
//! law before they are agreed, and gone through once a year.

use crate::insight::{TermsOf, terms_effect};
use crate::journal::Deed;
use crate::law::GoverningLaw;
use crate::ledger::{Command, ConditionsOf, DEFAULT_TERMS, DueBasis};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Button, LinkButton, Section, Segments};
use crate::ui::preferences::use_words;
use crate::ui::route::{ClausesAsked, Route};
use crate::ui::scope_field::{conditions_of, scope_field};
use crate::ui::terms_fields::{TermsFields, law_says};
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong;
use leptos::prelude::*;

/// Default terms.
#[component]
pub fn DefaultTerms() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let today = workbench.today();
    let navigator = use_navigator();
    // Empty for all customers.
    let segment = RwSignal::new(String::new());
    let held = Memo::new(move |_| {
        let segment = segment.get();
        workbench.with(|ledger| {
            let of_segment = ledger.segment_terms().iter().rev().find(|(name, _)| !segment.is_empty() && name.0 == segment);
            of_segment.map(|(_, agreed)| *agreed).or_else(|| ledger.company_terms().last().copied()).unwrap_or(DEFAULT_TERMS)
        })
    });
    let fields = TermsFields::new(held.get_untracked().terms);
    let sure = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let saved = RwSignal::new(false);
    Effect::new(move |_| {
        let held = held.get();
        untrack(|| fields.hold(held.terms));
        sure.set(held.basis == DueBasis::Confirmed);
    });
    let terms = Memo::new(move |_| fields.terms());
    Effect::new(move |before: Option<()>| {
        terms.track();
        if before.is_some() {
            saved.set(false);
        }
    });
    let bases = Signal::derive(move || {
        let says = words.get().settings();
        vec![(false, says.assumed.to_owned()), (true, says.confirmed.to_owned())]
    });
    let count = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
    let effect = move || {
        let words = words.get();
        let terms = terms.get()?;
        let segment = segment.get();
        let of = if segment.is_empty() { TermsOf::Company } else { TermsOf::Segment(&segment) };
        let found = workbench.with(|ledger| terms_effect(ledger, of, terms, DueBasis::Assumed));
        let said = (words.settings().reages)(count(found.moved_open), count(found.customers));
        Some(format!("{}. {said}", crate::words::terms::terms(words.language, terms)))
    };
    let law = move || workbench.with(|ledger| GoverningLaw::of_seller(&ledger.company().country));
    let sector = move || {
        let of = conditions_of(&segment.get());
        let of_company = |ledger: &crate::ledger::Ledger| ledger.own_sector(&ConditionsOf::Company, today.get());
        workbench.with(|ledger| ledger.own_sector(&of, today.get()).or(of_company(ledger))).unwrap_or_default()
    };
    let judged = move || law_says(words.get(), (law()?, sector()), terms.get()?, today.get());
    let write = move |command: Command, deed: Deed| {
        leptos::task::spawn_local(async move {
            match workbench.write(&command, deed).await {
                Ok(_) => {
                    fault.set(None);
                    saved.set(true);
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let apply = move || {
        let Some(terms) = terms.get_untracked() else { return };
        let basis = if sure.get_untracked() { DueBasis::Confirmed } else { DueBasis::Assumed };
        let segment = segment.get_untracked();
        let command = if segment.is_empty() {
            Command::AgreeTerms { customers: Vec::new(), terms, from: None, basis }
        } else {
            Command::AgreeSegmentTerms { segment, terms, from: None, basis }
        };
        write(command, Deed::AgreeTerms);
    };
    let reviewed = move || {
        let words = words.get();
        let day = workbench.with(crate::ledger::Ledger::terms_reviewed_on).map(|day| words.format.full_date(day));
        (words.terms_forms().review.last)(day.as_deref())
    };
    let of_segments = move || {
        let words = words.get();
        workbench.with(|ledger| {
            let mut said: Vec<(String, String)> = Vec::new();
            for (name, agreed) in ledger.segment_terms() {
                said.retain(|(known, _)| *known != name.0);
                let terms = crate::words::terms::terms(words.language, agreed.terms);
                said.push((name.0.clone(), (words.terms_forms().of_segment)(&name.0, &terms)));
            }
            said.into_iter().map(|(_, said)| view! { <p class="small soft">{said}</p> }).collect_view()
        })
    };
    view! {
        <Section title=move || words.get().settings().terms aside=move || view! { {move || words.get().settings().terms_aside} }>
            {scope_field(segment)}
            {fields.view()}
            <div class="field">
                <span class="label">{move || words.get().settings().basis}</span>
                <Segments label=move || words.get().settings().basis options=bases value=sure on_choose=move |it| sure.set(it) />
                <span class="help">{move || words.get().settings().basis_means}</span>
            </div>
            <p role="status">{effect}</p>
            {judged}
            {wrong::fault_line(fault)}
            <div class="row">
                <Button on_press=apply>{move || words.get().settings().apply_terms}</Button>
                <LinkButton
                    look=crate::ui::parts::ButtonLook::Quiet
                    href=move || navigator.href(Route::Clauses(ClausesAsked::default()))
                >
                    {move || words.get().clauses().link}
                </LinkButton>
                <span class="small soft" role="status">{move || saved.get().then(|| words.get().settings().saved)}</span>
            </div>
            {of_segments}
            <div class="row">
                <span class="small soft">{reviewed}</span>
                <Button
                    look=crate::ui::parts::ButtonLook::Quiet
                    on_press=move || write(Command::ReviewTerms { on: today.get_untracked() }, Deed::ReviewTerms)
                >
                    {move || words.get().terms_forms().review.act}
                </Button>
            </div>
        </Section>
    }
}
