//! The fields of how one may pay: means, a link of one's own, the trade. For the company and for customers.

use crate::basis::pay_link::PayLink;
use crate::ledger::{Means, OfferedMeans, Refusal, Sector};
use crate::ui::parts::{Entry, SelectField, TickField};
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// The means that can be offered, in the order in which letters name them.
const OFFERED: [Means; 5] = [Means::Transfer, Means::DirectDebit, Means::Card, Means::Cheque, Means::Cash];

/// What stands in the fields.
#[derive(Clone, Copy)]
pub struct PayingFields {
    means: RwSignal<Vec<Means>>,
    link: RwSignal<String>,
    sector: RwSignal<Sector>,
}

impl PayingFields {
    /// Fields that hold these.
    #[must_use]
    pub fn new(means: &OfferedMeans, sector: Sector) -> Self {
        let fields = Self { means: RwSignal::default(), link: RwSignal::default(), sector: RwSignal::new(sector) };
        fields.hold(means, sector);
        fields
    }

    /// Holds others.
    pub fn hold(self, means: &OfferedMeans, sector: Sector) {
        self.means.set(means.means.clone());
        self.link.set(means.link.clone());
        self.sector.set(sector);
    }

    /// What the fields stand for; `None` while the link is none.
    #[must_use]
    pub fn read(self) -> Option<(OfferedMeans, Sector)> {
        let link = self.link.get().trim().to_owned();
        (link.is_empty() || link.parse::<PayLink>().is_ok()).then(|| {
            (
                OfferedMeans { means: OFFERED.into_iter().filter(|one| self.means.with(|all| all.contains(one))).collect(), link },
                self.sector.get(),
            )
        })
    }

    /// The fields drawn.
    pub fn view(self) -> impl IntoView {
        let words = use_words();
        let wrong = Signal::derive(move || {
            let link = self.link.get();
            let why = link.trim().parse::<PayLink>().err().filter(|_| !link.trim().is_empty())?;
            Some((words.get().faults().refusal)(&Refusal::BadLink { why }))
        });
        let ticks = OFFERED.map(|means| {
            let tick = move |yes: bool| {
                self.means.update(|all| {
                    all.retain(|one| *one != means);
                    if yes {
                        all.push(means);
                    }
                });
            };
            view! {
                <TickField ticked=Signal::derive(move || self.means.with(|all| all.contains(&means))) on_tick=tick>
                    {move || (words.get().paying().means)(means)}
                </TickField>
            }
        });
        let sectors = Signal::derive(move || Sector::ALL.map(|it| (it, (words.get().paying().sectors)(it).to_owned())).to_vec());
        view! {
            <fieldset class="ticks">
                <legend class="label">{move || words.get().paying().offered}</legend>
                {ticks.into_iter().collect_view()}
            </fieldset>
            <div class="fields">
                <Entry
                    label=move || words.get().paying().link
                    value=self.link
                    on_input=move |it| self.link.set(it)
                    wrong
                    help=Signal::derive(move || Some(words.get().paying().link_help.to_owned()))
                />
                <SelectField
                    label=move || words.get().paying().sector
                    options=sectors
                    value=self.sector
                    on_choose=move |it| self.sector.set(it)
                    help=Signal::derive(move || Some(words.get().paying().sector_help.to_owned()))
                />
            </div>
        }
    }
}
