//! Where a customer belongs: its segment, who looks after it, its group; and the people to reach there.

use super::acting::{Acting, Asked};
use super::forms::{buttons, may_be_mail};
use super::look::{Group, Look};
use super::sheet::count;
use crate::basis::id::ThingId;
use crate::insight::{Found, search};
use crate::journal::Deed;
use crate::ledger::{Command, Contact, ContactRole};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Button, ButtonLook, Entry, FieldKind, FilterChip, Icon, Section, SelectField, TickField};
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::ui::wrong::fault_line;
use crate::words::Language;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Customers offered for what was typed.
const MOST_OFFERED: usize = 6;

/// The section: segment, person, group, each with its form.
pub(super) fn belonging_section(look: &Look, acting: Acting) -> impl IntoView + use<> {
    let words = use_words();
    let navigator = use_navigator();
    let id = look.id;
    let it = StoredValue::new((look.segment.clone(), look.responsible.clone(), look.group.clone()));
    let said = move |text: &str| if text.is_empty() { words.get().belonging().nothing.to_owned() } else { text.to_owned() };
    let group = move || {
        it.with_value(|(_, _, group)| match group {
            Group::None => words.get().belonging().nothing.into_any(),
            Group::Head { members } => (words.get().belonging().head_of)(count(*members)).into_any(),
            Group::Under { parent, name, pays } => {
                let customer = *parent;
                let said = (words.get().belonging().part_of)(name, *pays);
                view! { <a href=move || navigator.href(Route::Customer { customer })>{said}</a> }.into_any()
            }
        })
    };
    view! {
        <Section title=move || words.get().belonging().section>
            <dl class="pairs">
                <dt>{move || words.get().belonging().segment}</dt>
                <dd>{move || it.with_value(|(segment, ..)| said(segment))}</dd>
                <dt>{move || words.get().belonging().responsible}</dt>
                <dd>{move || it.with_value(|(_, person, _)| said(person))}</dd>
                <dt>{move || words.get().belonging().group}</dt>
                <dd>{group}</dd>
            </dl>
            <div class="row">
                <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || acting.ask(Asked::Segment(vec![id]))>
                    {move || words.get().belonging().set_segment}
                </Button>
                <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || acting.ask(Asked::Responsible(vec![id]))>
                    {move || words.get().belonging().set_responsible}
                </Button>
                <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || acting.ask(Asked::Group(id))>
                    {move || words.get().belonging().set_group}
                </Button>
            </div>
        </Section>
    }
}

/// The people beside the one on the sheet.
pub(super) fn contacts_section(look: &Look, acting: Acting) -> impl IntoView + use<> {
    let words = use_words();
    let id = look.id;
    let is_empty = look.contacts.is_empty();
    let contacts = StoredValue::new(look.contacts.clone());
    let each = move || {
        contacts.with_value(|contacts| {
            contacts
                .iter()
                .map(|contact| {
                    let known = [&contact.name, &contact.email, &contact.phone];
                    let known: Vec<String> = known.into_iter().filter(|it| !it.is_empty()).cloned().collect();
                    view! {
                        <dt>{(words.get().belonging().roles)(contact.role)}</dt>
                        <dd class="as-written">{known.join("\n")}</dd>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <Section title=move || words.get().belonging().contacts>
            {(!is_empty).then(|| view! { <dl class="pairs">{each}</dl> })}
            <div class="row">
                <Button look=ButtonLook::Quiet icon=Icon::UserPlus refused=acting.refused() on_press=move || acting.ask(Asked::Contacts(id))>
                    {move || words.get().belonging().edit_contacts}
                </Button>
            </div>
        </Section>
    }
}

/// Which name is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameOf {
    Segment,
    Responsible,
}

/// Asks for a segment or a person, for one customer or many.
pub(super) fn name_form(of: NameOf, customers: Vec<ThingId>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let today = acting.workbench.today().get_untracked();
    let (known, now) = acting.workbench.with_untracked(|ledger| {
        let named = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let first = customers.first().and_then(|id| ledger.customer_of(*id)).filter(|_| customers.len() == 1);
        match of {
            NameOf::Segment => {
                (named(ledger.segments_on(NaiveDate::MAX)), first.map(|idx| ledger.segment_on(idx, today).to_owned()).unwrap_or_default())
            }
            NameOf::Responsible => (
                named(ledger.responsibles_on(NaiveDate::MAX)),
                first.map(|idx| ledger.responsible_on(idx, today).to_owned()).unwrap_or_default(),
            ),
        }
    });
    let (name, from) = (RwSignal::new(now), RwSignal::new(String::new()));
    let wrong_day = wrong_day(from);
    let set = move || {
        if wrong_day.get_untracked().is_some() {
            return;
        }
        let n = count(customers.len());
        let (typed, from) = (name.get_untracked(), from.get_untracked().parse().ok());
        let it = words.get_untracked().belonging();
        let customers = customers.clone();
        match of {
            NameOf::Segment => {
                let said = (it.segment_done)(n, typed.trim());
                acting.send(Command::SetSegment { customers, segment: typed, from }, Deed::SetSegment, said, |_| {});
            }
            NameOf::Responsible => {
                let said = (it.responsible_done)(n, typed.trim());
                acting.send(Command::SetResponsible { customers, person: typed, from }, Deed::SetResponsible, said, |_| {});
            }
        }
    };
    let label = move || match of {
        NameOf::Segment => words.get().belonging().segment,
        NameOf::Responsible => words.get().belonging().responsible,
    };
    let help = Signal::derive(move || {
        let it = words.get().belonging();
        Some(if of == NameOf::Segment { it.segment_help } else { it.responsible_help }.to_owned())
    });
    let offered = (!known.is_empty()).then(|| {
        let each = known
            .into_iter()
            .map(|known| {
                let (said, this) = (known.clone(), StoredValue::new(known));
                view! {
                    <FilterChip
                        pressed=Signal::derive(move || this.with_value(|this| name.with(|name| name.trim() == this)))
                        on_press=move || name.set(this.get_value())
                    >
                        {said}
                    </FilterChip>
                }
            })
            .collect_view();
        view! {
            <div class="chips" role="group" aria-label=move || words.get().belonging().known>
                <span class="small soft">{move || words.get().belonging().known}</span>
                {each}
            </div>
        }
    });
    view! {
        <div class="stack">
            <Entry label value=name on_input=move |text| name.set(text) help />
            {offered}
            {from_field(from, wrong_day)}
            {fault_line(acting.fault)}
            {buttons(acting, move || words.get().customers().form.apply, set)}
        </div>
    }
}

/// Wrong where something is typed that is no day.
fn wrong_day(from: RwSignal<String>) -> Signal<Option<String>> {
    let words = use_words();
    Signal::derive(move || {
        from.with(|it| !it.is_empty() && it.parse::<NaiveDate>().is_err()).then(|| words.get().deeds().bad_day.to_owned())
    })
}

fn from_field(from: RwSignal<String>, wrong: Signal<Option<String>>) -> impl IntoView {
    let words = use_words();
    view! {
        <Entry
            label=move || words.get().belonging().from
            kind=FieldKind::Date
            value=from
            on_input=move |text| from.set(text)
            wrong
            help=Signal::derive(move || Some(words.get().belonging().from_help.to_owned()))
        />
    }
}

/// A field in which a part of a name is typed, and the customers that fit; `chosen` holds the answer.
pub(super) fn customer_choice(
    label: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
    but: ThingId,
    chosen: RwSignal<Option<(ThingId, String)>>,
    wrong: Signal<Option<String>>,
    acting: Acting,
) -> impl IntoView {
    let words = use_words();
    let typed = RwSignal::new(chosen.with_untracked(|it| it.as_ref().map(|(_, name)| name.clone()).unwrap_or_default()));
    let offered = Memo::new(move |_| {
        let typed = typed.get();
        if chosen.with(|it| it.as_ref().is_some_and(|(_, name)| *name == typed)) {
            return Vec::new();
        }
        acting.workbench.with(|ledger| {
            let hits = search(ledger, &typed, 40).into_iter().filter_map(|hit| match hit.found {
                Found::Customer(idx) => Some((ledger.customer_id(idx), ledger.customer(idx).details.name.clone())),
                Found::Item(_) => None,
            });
            hits.filter(|(id, _)| *id != but).take(MOST_OFFERED).collect::<Vec<_>>()
        })
    });
    view! {
        <Entry
            label
            kind=FieldKind::Search
            value=typed
            on_input=move |text| {
                chosen.set(None);
                typed.set(text);
            }
            wrong
            help=Signal::derive(move || Some(words.get().belonging().parent_help.to_owned()))
        />
        <div class="chips" role="group" aria-label=label>
            {move || {
                offered
                    .get()
                    .into_iter()
                    .map(|(id, name)| {
                        let said = name.clone();
                        view! {
                            <FilterChip
                                pressed=false
                                on_press=move || {
                                    chosen.set(Some((id, name.clone())));
                                    typed.set(name.clone());
                                }
                            >
                                {said}
                            </FilterChip>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}

/// Asks for the parent.
pub(super) fn group_form(customer: ThingId, acting: Acting) -> impl IntoView {
    let words = use_words();
    let today = acting.workbench.today().get_untracked();
    let (name, parent, pays) = acting.workbench.with_untracked(|ledger| {
        let Some(idx) = ledger.customer_of(customer) else { return (String::new(), None, false) };
        let parent = ledger.parent_on(idx, today);
        let named = parent.map(|it| (ledger.customer_id(it.customer), ledger.customer(it.customer).details.name.clone()));
        (ledger.customer(idx).details.name.clone(), named, parent.is_some_and(|it| it.pays))
    });
    let name = StoredValue::new(name);
    let has_parent = parent.is_some();
    let (chosen, pays, from, tried) = (RwSignal::new(parent), RwSignal::new(pays), RwSignal::new(String::new()), RwSignal::new(false));
    let wrong_day = wrong_day(from);
    let wrong =
        Signal::derive(move || (tried.get() && chosen.with(Option::is_none)).then(|| words.get().belonging().parent_missing.to_owned()));
    let send = move |parent: Option<(ThingId, String)>| {
        if wrong_day.get_untracked().is_some() {
            return;
        }
        let it = words.get_untracked().belonging();
        let said = name.with_value(|name| match &parent {
            Some((_, parent)) => (it.group_done)(name, parent),
            None => (it.group_left)(name),
        });
        let command = Command::SetParent {
            customers: vec![customer],
            parent: parent.map(|(id, _)| id),
            pays: pays.get_untracked(),
            from: from.get_untracked().parse().ok(),
        };
        acting.send(command, Deed::SetParent, said, |_| {});
    };
    let set = move || {
        tried.set(true);
        if let Some(parent) = chosen.get_untracked() {
            send(Some(parent));
        }
    };
    view! {
        <div class="stack">
            {customer_choice(move || words.get().belonging().parent, customer, chosen, wrong, acting)}
            <TickField ticked=pays on_tick=move |it| pays.set(it)>
                {move || words.get().belonging().parent_pays}
            </TickField>
            {from_field(from, wrong_day)}
            {has_parent
                .then(|| {
                    view! {
                        <div class="row">
                            <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || send(None)>
                                {move || words.get().belonging().leave_group}
                            </Button>
                        </div>
                    }
                })}
            {fault_line(acting.fault)}
            {buttons(acting, move || words.get().customers().form.apply, set)}
        </div>
    }
}

/// Asks for the people to reach.
pub(super) fn contacts_form(customer: ThingId, acting: Acting) -> impl IntoView {
    let words = use_words();
    let known = acting
        .workbench
        .with_untracked(|ledger| ledger.customer_of(customer).map(|idx| ledger.customer(idx).contacts.clone()))
        .unwrap_or_default();
    let known = if known.is_empty() { vec![Contact::default()] } else { known };
    let people: RwSignal<Vec<RwSignal<Contact>>> = RwSignal::new(known.into_iter().map(RwSignal::new).collect());
    let tried = RwSignal::new(false);
    let blank = |it: &Contact| [&it.name, &it.email, &it.phone].into_iter().all(|it| it.trim().is_empty());
    let nameless = move |it: &Contact| !blank(it) && it.name.trim().is_empty() && it.email.trim().is_empty();
    let save = move || {
        tried.set(true);
        let contacts: Vec<Contact> = people.with_untracked(|it| it.iter().map(|it| it.get_untracked()).filter(|it| !blank(it)).collect());
        if contacts.iter().any(|it| nameless(it) || !may_be_mail(&it.email)) {
            return;
        }
        let said = words.get_untracked().belonging().contacts_done.to_owned();
        acting.send(Command::DescribeContacts { customer, contacts }, Deed::DescribeContacts, said, |_| {});
    };
    let one = move |place: usize, contact: RwSignal<Contact>| {
        let entry = move |read: fn(&Contact) -> &String| Signal::derive(move || contact.with(|it| read(it).clone()));
        let name_wrong =
            Signal::derive(move || (tried.get() && contact.with(nameless)).then(|| words.get().customers().form.name_missing.to_owned()));
        let mail_wrong = Signal::derive(move || {
            (tried.get() && !contact.with(|it| may_be_mail(&it.email))).then(|| words.get().customers().form.email_wrong.to_owned())
        });
        let languages = Signal::derive(move || {
            let mut all = vec![(String::new(), words.get().customers().form.language_auto.to_owned())];
            all.extend(Language::ALL.map(|it| (it.tag().to_owned(), it.own_name().to_owned())));
            all
        });
        let remove = move || people.update(|it| it.retain(|other| *other != contact));
        view! {
            <fieldset class="stack">
                <legend class="small soft">{move || (words.get().belonging().nth_contact)(count(place.saturating_add(1)))}</legend>
                <div class="fields">
                    <Entry
                        label=move || words.get().customers().form.name
                        value=entry(|it| &it.name)
                        on_input=move |text| contact.update(|it| it.name = text)
                        wrong=name_wrong
                    />
                    <SelectField
                        label=move || words.get().belonging().role
                        options=Signal::derive(move || ContactRole::ALL.map(|it| (it, (words.get().belonging().roles)(it).to_owned())).to_vec())
                        value=Signal::derive(move || contact.with(|it| it.role))
                        on_choose=move |role| contact.update(|it| it.role = role)
                    />
                    <Entry
                        label=move || words.get().customers().form.email
                        kind=FieldKind::Mail
                        value=entry(|it| &it.email)
                        on_input=move |text| contact.update(|it| it.email = text)
                        wrong=mail_wrong
                    />
                    <Entry
                        label=move || words.get().customers().form.phone
                        kind=FieldKind::Phone
                        value=entry(|it| &it.phone)
                        on_input=move |text| contact.update(|it| it.phone = text)
                    />
                    <SelectField
                        label=move || words.get().customers().form.language
                        options=languages
                        value=entry(|it| &it.language)
                        on_choose=move |code| contact.update(|it| it.language = code)
                    />
                </div>
                <div class="row">
                    <Button look=ButtonLook::Quiet icon=Icon::X on_press=remove>
                        {move || contact.with(|it| (words.get().belonging().remove_contact)(it.name.trim()))}
                    </Button>
                </div>
            </fieldset>
        }
    };
    view! {
        <div class="stack">
            <p class="small soft">{move || words.get().belonging().contacts_help}</p>
            {move || people.get().into_iter().enumerate().map(|(place, contact)| one(place, contact)).collect_view()}
            <div class="row">
                <Button icon=Icon::Plus on_press=move || people.update(|it| it.push(RwSignal::new(Contact::default())))>
                    {move || words.get().belonging().add_contact}
                </Button>
            </div>
            {fault_line(acting.fault)}
            {buttons(acting, move || words.get().customers().form.save, save)}
        </div>
    }
}
