//! The rates of the law as every page counts with them: those of the build, and those that the person stated.

use super::workbench::Workbench;
use crate::law::RateBook;
use leptos::prelude::*;

#[derive(Clone, Copy)]
struct Rates(Memo<RateBook>);

/// Into the context. Worked out again only when a rate is stated or taken back.
pub(super) fn provide(workbench: Workbench) {
    let stated = workbench.view(|ledger, _| ledger.stated_rates().to_vec());
    let rates = Memo::new(move |_| {
        stated.track();
        workbench.with_untracked(RateBook::known_to)
    });
    provide_context(Rates(rates));
}

/// The rates of the law. Outside the app, those of the build.
#[must_use]
pub fn use_rates() -> Memo<RateBook> {
    use_context::<Rates>().map_or_else(|| Memo::new(|_| RateBook::built_in()), |rates| rates.0)
}
