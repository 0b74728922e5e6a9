//! For whom something is agreed: all customers, or those of a segment.

use crate::ledger::{ConditionsOf, SegmentName, TermsScope};
use crate::ui::parts::SelectField;
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use leptos::prelude::*;

/// The choice; nothing where there is no segment. `segment` is empty for all customers.
pub fn scope_field(segment: RwSignal<String>) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let today = workbench.today();
    let scopes = Signal::derive(move || {
        let says = words.get().terms_forms();
        let all = std::iter::once((String::new(), says.scope_company.to_owned()));
        let segments = workbench.with(|ledger| {
            ledger.segments_on(today.get()).into_iter().map(|name| (name.to_owned(), (says.scope_segment)(name))).collect::<Vec<_>>()
        });
        all.chain(segments).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || { scopes.with(|scopes| scopes.len() > 1) }>
            <div class="fields">
                <SelectField
                    label=move || words.get().terms_forms().scope
                    options=scopes
                    value=segment
                    on_choose=move |it| segment.set(it)
                />
            </div>
        </Show>
    }
}

/// The scope that a choice stands for, as a wish names it.
#[must_use]
pub fn scope_of(segment: &str) -> TermsScope {
    if segment.is_empty() { TermsScope::Company } else { TermsScope::Segment(SegmentName(segment.to_owned())) }
}

/// The same as the ledger names it.
#[must_use]
pub fn conditions_of(segment: &str) -> ConditionsOf {
    if segment.is_empty() { ConditionsOf::Company } else { ConditionsOf::Segment(SegmentName(segment.to_owned())) }
}
