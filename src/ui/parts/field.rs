//! Fields: a label, what is typed, and beneath it help or what is wrong.

use super::fresh_id;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What a field takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// A line of text.
    #[default]
    Text,
    /// An amount: end-aligned, with the keyboard of figures.
    Amount,
    /// A whole number.
    Number,
    /// A day, by the browser's own calendar; its value is `2026-11-23` or empty.
    Date,
    /// An address of mail.
    Mail,
    /// A telephone number.
    Phone,
    /// Words to look for.
    Search,
    /// A secret.
    Secret,
    /// Several lines.
    Lines,
}

impl FieldKind {
    fn kind(self) -> &'static str {
        match self {
            Self::Text | Self::Amount | Self::Number | Self::Lines => "text",
            Self::Date => "date",
            Self::Mail => "email",
            Self::Phone => "tel",
            Self::Search => "search",
            Self::Secret => "password",
        }
    }

    fn mode(self) -> Option<&'static str> {
        match self {
            Self::Amount => Some("decimal"),
            Self::Number => Some("numeric"),
            _ => None,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Amount | Self::Number => "input amount",
            _ => "input",
        }
    }
}

/// The label above any control, and its help or fault beneath. Most pages want [`Entry`], [`SelectField`] or [`TickField`].
#[component]
pub fn Field(
    /// The id of the control.
    #[prop(into)]
    control: String,
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// Said beneath while nothing is wrong.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong, in words; takes the place of the help. The control points to it by `<control>-note`.
    #[prop(optional, into)]
    wrong: MaybeProp<String>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let note = format!("{control}-note");
    view! {
        <div class="field">
            <label for=control>{move || label.get()}</label>
            {children()}
            {move || match (wrong.get(), help.get()) {
                (Some(wrong), _) => Some(view! { <span class="wrong" id=note.clone()>{wrong}</span> }.into_any()),
                (None, Some(help)) => Some(view! { <span class="help" id=note.clone()>{help}</span> }.into_any()),
                (None, None) => None,
            }}
        </div>
    }
}

/// A labelled field that is typed into.
#[component]
pub fn Entry(
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// What it takes.
    #[prop(optional)]
    kind: FieldKind,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// At each change, with all that stands in it.
    #[prop(into)]
    on_input: Callback<String>,
    /// Said beneath while nothing is wrong.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong, in words.
    #[prop(optional, into)]
    wrong: MaybeProp<String>,
    /// The browser's own list of what may stand here: `off`, `email`, `organization`…
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let id = fresh_id("field");
    let note = format!("{id}-note");
    let described = move || (wrong.get().is_some() || help.get().is_some()).then(|| note.clone());
    let invalid = move || wrong.get().map(|_| "true");
    let control = if kind == FieldKind::Lines {
        view! {
            <textarea
                id=id.clone()
                class="input"
                rows="5"
                prop:value=move || value.get()
                aria-invalid=invalid
                aria-describedby=described
                on:input=move |event| on_input.run(event_target_value(&event))
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id.clone()
                class=kind.class()
                type=kind.kind()
                inputmode=kind.mode()
                autocomplete=autocomplete
                prop:value=move || value.get()
                aria-invalid=invalid
                aria-describedby=described
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        }
        .into_any()
    };
    view! { <Field control=id label help wrong>{control}</Field> }
}

/// A labelled choice among many. Among a few, [`super::Segments`] shows them all.
#[component]
pub fn SelectField<T: Clone + PartialEq + Send + Sync + 'static>(
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// What can be chosen, each with its words.
    #[prop(into)]
    options: Signal<Vec<(T, String)>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Another was chosen.
    #[prop(into)]
    on_choose: Callback<T>,
    /// Said beneath while nothing is wrong.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong, in words.
    #[prop(optional, into)]
    wrong: MaybeProp<String>,
) -> impl IntoView {
    let id = fresh_id("select");
    let note = format!("{id}-note");
    let described = move || (wrong.get().is_some() || help.get().is_some()).then(|| note.clone());
    let choose = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        let chosen = place.and_then(|place| options.with_untracked(|it| it.get(place).map(|(option, _)| option.clone())));
        if let Some(chosen) = chosen {
            on_choose.run(chosen);
        }
    };
    view! {
        <Field control=id.clone() label help wrong>
            <select id=id class="select" aria-invalid=move || wrong.get().map(|_| "true") aria-describedby=described on:change=choose>
                {move || {
                    let current = value.get();
                    options
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(place, (option, words))| {
                            view! {
                                <option value=place.to_string() selected=option == current>
                                    {words}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </Field>
    }
}

/// A box to tick, with its words beside it.
#[component]
pub fn TickField(
    /// Whether it is ticked.
    #[prop(into)]
    ticked: Signal<bool>,
    /// It was ticked or unticked.
    #[prop(into)]
    on_tick: Callback<bool>,
    /// What ticking means.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="row">
            <input class="tick" type="checkbox" prop:checked=move || ticked.get() on:change=move |event| on_tick.run(event_target_checked(&event)) />
            {children()}
        </label>
    }
}
