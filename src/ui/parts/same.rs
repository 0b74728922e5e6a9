//! Views that are left alone while what they show is the same: a payment redraws the figures that it changes, not the page.

use leptos::prelude::*;

/// Draws what `of` gives, again only when it gives something else. What `draw` reads beside it (words, the day) redraws it too.
pub fn unless_same<T, View>(of: impl Fn() -> T + Send + Sync + 'static, draw: impl Fn(&T) -> View + Send + 'static) -> impl IntoView
where
    T: PartialEq + Send + Sync + 'static,
    View: IntoView + 'static,
{
    let seen = Memo::new(move |_| of());
    move || seen.with(&draw)
}

/// From which end of a list its places are counted: a list that grows at its other end keeps what is drawn of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grows {
    /// New ones come last.
    AtItsEnd,
    /// New ones come first.
    AtItsStart,
}

/// Draws each of a list, in its order; a place again only when something else stands there.
pub fn each_unless_same<T, View>(
    of: impl Fn() -> Vec<T> + Send + Sync + 'static,
    grows: Grows,
    draw: impl Fn(&T) -> View + Clone + Send + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    View: IntoView + 'static,
{
    let all = Memo::new(move |_| of());
    let places = move || {
        let places = 0..all.with(Vec::len);
        match grows {
            Grows::AtItsEnd => places.collect::<Vec<_>>(),
            Grows::AtItsStart => places.rev().collect(),
        }
    };
    let drawn = move |place: usize| {
        let one = Memo::new(move |_| {
            all.with(|all| match grows {
                Grows::AtItsEnd => all.get(place).cloned(),
                Grows::AtItsStart => all.len().checked_sub(place + 1).and_then(|at| all.get(at)).cloned(),
            })
        });
        let draw = draw.clone();
        move || one.with(|one| one.as_ref().map(&draw))
    };
    view! { <For each=places key=|place| *place children=drawn /> }
}
