//! The forms of the page, in one dialog: a customer, its kind, its terms, an invoice by hand.

use super::acting::{Acting, Asked};
use super::belonging::{NameOf, contacts_form, group_form, name_form};
use super::insolvency::insolvency_form;
use super::interaction_form::interaction_form;
use super::merging::{merge_form, split_form};
use super::paying::{mandate_form, paying_form};
use super::terms_form::{conditions_form, terms_form};
use crate::basis::id::ThingId;
use crate::basis::identifiers::{BelgianEnterprise, FrenchVat, Siren, Siret};
use crate::journal::Deed;
use crate::ledger::{Command, CustomerDetails, CustomerKind, DocumentKind};
use crate::ui::navigation::use_navigator;
use crate::ui::pages::document_form::{Begin, Desk, document_form};
use crate::ui::parts::{Button, ButtonLook, Dialog, Entry, FieldKind, Segments, SelectField};
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::ui::wrong::fault_line;
use crate::words::Language;
use leptos::prelude::*;

/// The dialog, open while something is asked.
pub(super) fn dialog(acting: Acting) -> impl IntoView {
    let words = use_words();
    let name = move |id: ThingId| {
        acting.workbench.with(|ledger| ledger.customer_of(id).map(|idx| ledger.customer(idx).details.name.clone()).unwrap_or_default())
    };
    let title = move || {
        let form = &words.get().customers().form;
        let n = |ids: &[ThingId]| i64::try_from(ids.len()).unwrap_or(i64::MAX);
        match acting.asked.get() {
            Some(Asked::New) => form.new_title.to_owned(),
            Some(Asked::Details(id)) => (form.edit_title)(&name(id)),
            Some(Asked::Kind(ids)) => (form.kind_title)(n(&ids)),
            Some(Asked::Terms(ids)) => (form.terms_title)(n(&ids)),
            Some(Asked::Invoice(id)) => (form.invoice_title)(&name(id)),
            Some(Asked::Conditions(ids)) => (words.get().terms_forms().conditions.form_title)(n(&ids)),
            Some(Asked::Paying(id)) => (words.get().paying().change_title)(&name(id)),
            Some(Asked::Mandate(_)) => words.get().paying().new_mandate.to_owned(),
            Some(Asked::Insolvency(id)) => (words.get().deeds().insolvency.form.title)(&name(id)),
            Some(Asked::Interaction(id)) => (words.get().interactions().title)(&name(id)),
            Some(Asked::Segment(ids)) => (words.get().belonging().segment_title)(n(&ids)),
            Some(Asked::Responsible(ids)) => (words.get().belonging().responsible_title)(n(&ids)),
            Some(Asked::Group(id)) => (words.get().belonging().group_title)(&name(id)),
            Some(Asked::Merge(id)) => (words.get().customer_merge().merge_title)(&name(id)),
            Some(Asked::Split(id)) => (words.get().customer_merge().split_title)(&name(id)),
            Some(Asked::Contacts(_)) => words.get().belonging().contacts.to_owned(),
            None => String::new(),
        }
    };
    view! {
        <Dialog open=Signal::derive(move || acting.asked.with(Option::is_some)) on_close=move |()| acting.close() title>
            {move || match acting.asked.get() {
                Some(Asked::New) => view! { <DetailsForm customer=None acting /> }.into_any(),
                Some(Asked::Details(id)) => view! { <DetailsForm customer=Some(id) acting /> }.into_any(),
                Some(Asked::Kind(customers)) => view! { <KindForm customers acting /> }.into_any(),
                Some(Asked::Terms(customers)) => terms_form(customers, acting).into_any(),
                Some(Asked::Invoice(customer)) => {
                    let desk = Desk::new(
                        acting.workbench,
                        Callback::new(move |()| acting.close()),
                        Callback::new(move |it| acting.done.set(Some(it))),
                    );
                    document_form(Begin::of(customer, DocumentKind::Invoice), desk).into_any()
                }
                Some(Asked::Merge(customer)) => merge_form(customer, acting).into_any(),
                Some(Asked::Split(customer)) => split_form(customer, acting).into_any(),
                Some(Asked::Conditions(customers)) => conditions_form(customers, acting).into_any(),
                Some(Asked::Paying(customer)) => paying_form(customer, acting).into_any(),
                Some(Asked::Mandate(customer)) => mandate_form(customer, acting).into_any(),
                Some(Asked::Insolvency(customer)) => insolvency_form(customer, acting).into_any(),
                Some(Asked::Interaction(customer)) => interaction_form(customer, acting).into_any(),
                Some(Asked::Segment(customers)) => name_form(NameOf::Segment, customers, acting).into_any(),
                Some(Asked::Responsible(customers)) => name_form(NameOf::Responsible, customers, acting).into_any(),
                Some(Asked::Group(customer)) => group_form(customer, acting).into_any(),
                Some(Asked::Contacts(customer)) => contacts_form(customer, acting).into_any(),
                None => ().into_any(),
            }}
        </Dialog>
    }
}

/// Leave, or do it.
pub(super) fn buttons(
    acting: Acting,
    act: impl Fn() -> &'static str + Send + Sync + 'static,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="row">
            <Button look=ButtonLook::Quiet on_press=move || acting.close()>
                {move || words.get().frame().parts.cancel}
            </Button>
            <Button look=ButtonLook::Primary refused=acting.refused() on_press>
                {act}
            </Button>
        </div>
    }
}

/// Whether a number passes the check of its country; those of other countries are taken as written.
fn legal_id_passes(text: &str, country: &str) -> bool {
    let text = text.trim();
    let french = || text.parse::<Siren>().is_ok() || text.parse::<Siret>().is_ok() || text.parse::<FrenchVat>().is_ok();
    let belgian = || text.parse::<BelgianEnterprise>().is_ok();
    match country {
        _ if text.is_empty() => true,
        "FR" => french(),
        "BE" => belgian(),
        "" => french() || belgian(),
        _ => true,
    }
}

fn is_country(text: &str) -> bool {
    text.is_empty() || (text.len() == 2 && text.bytes().all(|it| it.is_ascii_alphabetic()))
}

pub(super) fn may_be_mail(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.split_once('@').is_some_and(|(who, place)| !who.is_empty() && place.contains('.') && !text.contains(' '))
}

/// The sheet of a customer, new or old.
#[component]
fn DetailsForm(
    /// Whose; none for a new one.
    customer: Option<ThingId>,
    /// Sends the command.
    acting: Acting,
) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let before = acting
        .workbench
        .with_untracked(|ledger| customer.and_then(|id| ledger.customer_of(id)).map(|idx| ledger.customer(idx).details.clone()))
        .unwrap_or_default();
    let details = RwSignal::new(before.clone());
    let before = StoredValue::new(before);
    let kind = RwSignal::new(CustomerKind::Unknown);
    let tried = RwSignal::new(false);
    let name_wrong = Signal::derive(move || {
        (tried.get() && details.with(|it| it.name.trim().is_empty())).then(|| words.get().customers().form.name_missing.to_owned())
    });
    let mail_wrong = Signal::derive(move || {
        (tried.get() && !details.with(|it| may_be_mail(&it.email))).then(|| words.get().customers().form.email_wrong.to_owned())
    });
    let country_wrong = Signal::derive(move || {
        (!details.with(|it| is_country(&it.country))).then(|| words.get().customers().form.country_wrong.to_owned())
    });
    // What came in wrong is shown as wrong, and stands in the way of nothing else.
    let legal_id_wrong = Signal::derive(move || {
        (!details.with(|it| legal_id_passes(&it.legal_id, &it.country))).then(|| words.get().customers().form.legal_id_wrong.to_owned())
    });
    let legal_id_stops = move || {
        legal_id_wrong.get_untracked().is_some()
            && details.with_untracked(|it| before.with_value(|before| it.legal_id != before.legal_id || it.country != before.country))
    };
    let save = move || {
        tried.set(true);
        if [name_wrong, mail_wrong, country_wrong].iter().any(|it| it.get_untracked().is_some()) || legal_id_stops() {
            return;
        }
        let details = trimmed(details.get_untracked());
        let done = &words.get_untracked().customers().done;
        match customer {
            Some(customer) => {
                let said = (done.described)(&details.name);
                acting.send(Command::DescribeCustomer { customer, details }, Deed::DescribeCustomer, said, |_| {});
            }
            None => {
                let said = (done.added)(&details.name);
                acting.send(Command::AddCustomer { details, kind: kind.get_untracked() }, Deed::AddCustomer, said, move |batch| {
                    navigator.go(Route::Customer { customer: ThingId { batch, ordinal: 0 } });
                });
            }
        }
    };
    let entry = move |read: fn(&CustomerDetails) -> &String| Signal::derive(move || details.with(|it| read(it).clone()));
    let languages = Signal::derive(move || {
        let form = &words.get().customers().form;
        let mut all = vec![(String::new(), form.language_auto.to_owned())];
        all.extend(Language::ALL.map(|it| (it.tag().to_owned(), it.own_name().to_owned())));
        let now = before.with_value(|it| it.language.clone());
        if !all.iter().any(|(code, _)| *code == now) {
            let other = (form.language_other)(&now);
            all.push((now, other));
        }
        all
    });
    view! {
        <div class="stack">
            <div class="fields">
                <Entry
                    label=move || words.get().customers().form.name
                    value=entry(|it| &it.name)
                    on_input=move |text| details.update(|it| it.name = text)
                    wrong=name_wrong
                    autocomplete="organization"
                />
                <Entry
                    label=move || words.get().customers().form.contact
                    value=entry(|it| &it.contact)
                    on_input=move |text| details.update(|it| it.contact = text)
                />
                <Entry
                    label=move || words.get().customers().form.email
                    kind=FieldKind::Mail
                    value=entry(|it| &it.email)
                    on_input=move |text| details.update(|it| it.email = text)
                    wrong=mail_wrong
                />
                <Entry
                    label=move || words.get().customers().form.phone
                    kind=FieldKind::Phone
                    value=entry(|it| &it.phone)
                    on_input=move |text| details.update(|it| it.phone = text)
                />
                <Entry
                    label=move || words.get().customers().form.country
                    value=entry(|it| &it.country)
                    on_input=move |text: String| details.update(|it| it.country = text.trim().to_ascii_uppercase())
                    help=Signal::derive(move || Some(words.get().customers().form.country_help.to_owned()))
                    wrong=country_wrong
                />
                <Entry
                    label=move || words.get().customers().form.legal_id
                    value=entry(|it| &it.legal_id)
                    on_input=move |text| details.update(|it| it.legal_id = text)
                    wrong=legal_id_wrong
                />
                <SelectField
                    label=move || words.get().customers().form.language
                    options=languages
                    value=entry(|it| &it.language)
                    on_choose=move |code| details.update(|it| it.language = code)
                />
            </div>
            <Entry
                label=move || words.get().customers().form.address
                kind=FieldKind::Lines
                value=entry(|it| &it.address)
                on_input=move |text| details.update(|it| it.address = text)
            />
            {customer.is_none().then(|| view! { <KindChoice kind /> })}
            {fault_line(acting.fault)}
            {buttons(acting, move || words.get().customers().form.save, save)}
        </div>
    }
}

fn trimmed(details: CustomerDetails) -> CustomerDetails {
    let CustomerDetails { name, country, language, address, contact, email, phone, legal_id } = details;
    let tidy = |text: String| text.trim().to_owned();
    CustomerDetails {
        name: tidy(name),
        country: tidy(country),
        language,
        address: tidy(address),
        contact: tidy(contact),
        email: tidy(email),
        phone: tidy(phone),
        legal_id: tidy(legal_id),
    }
}

/// A kind, and what follows from it.
#[component]
fn KindChoice(
    /// The kind chosen.
    kind: RwSignal<CustomerKind>,
) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="stack">
            <Segments
                label=move || words.get().customers().form.kind
                options=Signal::derive(move || {
                    super::KINDS.into_iter().map(|kind| (kind, (words.get().customers().kind)(kind).to_owned())).collect::<Vec<_>>()
                })
                value=kind
                on_choose=move |it| kind.set(it)
            />
            <p class="soft">{move || (words.get().customers().kind_follows)(kind.get())}</p>
        </div>
    }
}

/// Asks for the kind of some customers.
#[component]
fn KindForm(
    /// Whose.
    customers: Vec<ThingId>,
    /// Sends the command.
    acting: Acting,
) -> impl IntoView {
    let words = use_words();
    let kind = RwSignal::new(CustomerKind::Business);
    let set = move || {
        let it = words.get_untracked().customers();
        let kind = kind.get_untracked();
        let n = i64::try_from(customers.len()).unwrap_or(i64::MAX);
        acting.set_kind(customers.clone(), kind, (it.done.kind)(n, (it.kind)(kind)));
    };
    view! {
        <div class="stack">
            <KindChoice kind />
            {fault_line(acting.fault)}
            {buttons(acting, move || words.get().customers().form.apply, set)}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_number_is_checked_by_its_country() {
        assert!(legal_id_passes("732 829 320", "FR"));
        assert!(!legal_id_passes("732 829 321", "FR"));
        assert!(!legal_id_passes("732 829 321", ""));
        assert!(legal_id_passes("0403.170.701", "BE"));
        assert!(!legal_id_passes("0403.170.702", "BE"));
        assert!(legal_id_passes("DE 123", "DE"));
        assert!(legal_id_passes(" ", "FR"));
    }

    #[test]
    fn a_mail_address_has_a_name_and_a_place() {
        assert!(may_be_mail("") && may_be_mail("a.b@c.fr"));
        assert!(!may_be_mail("a.b") && !may_be_mail("@c.fr") && !may_be_mail("a b@c.fr"));
    }
}
