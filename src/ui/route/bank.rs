//! What is asked of the lines of bank statements.

use super::{Address, Asked};
use crate::basis::id::ThingId;
use crate::insight::BankShow;

/// What is asked of the lines of bank statements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BankRoute {
    /// The line under hand.
    pub selected: Option<ThingId>,
    /// Which ones.
    pub show: BankShow,
    /// Only those that hold these words; empty for all.
    pub find: String,
}

/// Which bank lines by their name in an address.
const SHOWS: [(BankShow, &str); BankShow::ALL.len()] = [
    (BankShow::Open, "open"),
    (BankShow::Choose, "choose"),
    (BankShow::Likely, "likely"),
    (BankShow::Without, "nothing"),
    (BankShow::Sure, "sure"),
    (BankShow::Explained, "explained"),
];

impl BankRoute {
    pub(super) fn read(asked: &Asked) -> Self {
        let show = asked.get("show").and_then(|slug| SHOWS.iter().find(|(_, it)| *it == slug));
        Self {
            selected: asked.thing("selected"),
            show: show.map_or(BankShow::Open, |(show, _)| *show),
            find: asked.get("find").unwrap_or_default().to_owned(),
        }
    }

    pub(super) fn write(&self, address: &mut Address) {
        address.path("bank");
        if self.show != BankShow::Open
            && let Some((_, slug)) = SHOWS.iter().find(|(show, _)| *show == self.show)
        {
            address.word("show", slug);
        }
        address.word("find", &self.find);
        address.thing("selected", self.selected);
    }
}
