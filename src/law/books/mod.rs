//! The rows of the rule books, one file a country.

mod belgium;
mod european_union;
mod france;
mod germany;
mod luxembourg;
mod netherlands;
mod united_kingdom;

use super::rule_book::RuleBook;
use std::sync::LazyLock;

/// All of them: by law, then debtor, then period.
pub(super) static ALL: LazyLock<Vec<RuleBook>> = LazyLock::new(|| {
    let countries = [
        france::books(),
        belgium::books(),
        luxembourg::books(),
        netherlands::books(),
        germany::books(),
        united_kingdom::books(),
        european_union::books(),
    ];
    countries.into_iter().flatten().collect()
});
