//! Going from page to page: the address is the truth; title, focus and scroll follow it.

use super::parts::focus_on;
use super::route::{Page, Place, Route};
use chrono::NaiveDate;
use leptos::ev;
use leptos::prelude::*;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;

/// Where the person is, and how to go elsewhere, in the context of every component.
#[derive(Clone, Copy)]
pub struct Navigator {
    place: RwSignal<Place>,
    route: Memo<Route>,
    page: Memo<Page>,
    as_of: Memo<Option<NaiveDate>>,
    scrolled: StoredValue<BTreeMap<Page, (i32, f64)>>,
}

impl Navigator {
    /// Reads the address, follows it from then on, and puts itself in the context.
    pub fn provide() -> Self {
        let place = RwSignal::new(Place::parse(&location_hash().unwrap_or_default()));
        let navigator = Self {
            place,
            route: Memo::new(move |_| place.with(|it| it.route.clone())),
            page: Memo::new(move |_| place.with(|it| it.route.page())),
            as_of: Memo::new(move |_| place.with(|it| it.as_of)),
            scrolled: StoredValue::new(BTreeMap::new()),
        };
        provide_context(navigator);
        let handle = window_event_listener(ev::hashchange, move |_| navigator.arrive(Place::parse(&location_hash().unwrap_or_default())));
        on_cleanup(move || handle.remove());
        navigator
    }

    /// The page and what it shows.
    #[must_use]
    pub fn route(&self) -> Memo<Route> {
        self.route
    }

    /// The page alone: changes only when another page is shown.
    #[must_use]
    pub fn page(&self) -> Memo<Page> {
        self.page
    }

    /// The day as of which everything is seen; none is today.
    #[must_use]
    pub fn as_of(&self) -> Memo<Option<NaiveDate>> {
        self.as_of
    }

    /// The address of a page, as of the day in force. Reactive.
    #[must_use]
    pub fn href(&self, route: Route) -> String {
        Place { route, as_of: self.as_of.get() }.href()
    }

    /// Goes to a page; the way back leads here.
    pub fn go(&self, route: Route) {
        let place = Place { route, as_of: self.as_of.get_untracked() };
        if let Err(refused) = window().location().set_hash(&place.href()) {
            leptos::logging::warn!("the address was refused: {refused:?}");
        }
        self.arrive(place);
    }

    /// Changes what the page shows without a step in the way back: words being typed, an order, a selection moved by arrows.
    pub fn replace(&self, route: Route) {
        self.write(Place { route, as_of: self.as_of.get_untracked() });
    }

    /// Turns every page to a day; none is today.
    pub fn see_as_of(&self, as_of: Option<NaiveDate>) {
        self.write(Place { route: self.route.get_untracked(), as_of });
    }

    fn write(&self, place: Place) {
        let done = window().history().and_then(|it| it.replace_state_with_url(&JsValue::NULL, "", Some(&place.href())));
        if let Err(refused) = done {
            leptos::logging::warn!("the address was refused: {refused:?}");
        }
        self.arrive(place);
    }

    fn arrive(&self, place: Place) {
        let before = self.place.get_untracked();
        if before == place {
            return;
        }
        let (from, to) = (before.route.page(), place.route.page());
        if from == to {
            self.place.set(place);
            return;
        }
        let here = (main_element().map_or(0, |it| it.scroll_top()), window().scroll_y().unwrap_or_default());
        self.scrolled.update_value(|it| {
            it.insert(from, here);
        });
        self.place.set(place);
        let (inside, outside) = self.scrolled.with_value(|it| it.get(&to).copied()).unwrap_or_default();
        request_animation_frame(move || {
            focus_on(document().get_element_by_id("page-title").or_else(main_element));
            if let Some(main) = main_element() {
                main.set_scroll_top(inside);
            }
            window().scroll_to_with_x_and_y(0.0, outside);
        });
    }
}

/// Where the person is, and how to go elsewhere. Without a navigator in the context one is made.
#[must_use]
pub fn use_navigator() -> Navigator {
    use_context::<Navigator>().unwrap_or_else(Navigator::provide)
}

fn main_element() -> Option<web_sys::Element> {
    document().get_element_by_id("main")
}
