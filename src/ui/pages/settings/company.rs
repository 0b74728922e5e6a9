//! Own company: what letters are signed with, each number held against its own check.

use crate::basis::identifiers::{BadIdentifier, BelgianEnterprise, FrenchVat, Iban, Siren};
use crate::journal::Deed;
use crate::ledger::{Command, Company};
use crate::ui::parts::{Button, ButtonLook, Entry, FieldKind, Section, SelectField};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong;
use leptos::prelude::*;

/// Holds a number against its own check.
type Verify = fn(&str) -> Result<(), BadIdentifier>;

/// What the check of a number says; none for an empty field.
fn checked(text: &str, check: Verify) -> Option<Result<(), BadIdentifier>> {
    (!text.trim().is_empty()).then(|| check(text.trim()))
}

fn legal(country: &str) -> Verify {
    if country == "BE" { |text| text.parse::<BelgianEnterprise>().map(|_| ()) } else { |text| text.parse::<Siren>().map(|_| ()) }
}

fn vat(country: &str) -> Verify {
    if country == "BE" { |text| text.parse::<BelgianEnterprise>().map(|_| ()) } else { |text| text.parse::<FrenchVat>().map(|_| ()) }
}

/// Own company.
#[component]
pub fn OwnCompany() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let held = Memo::new(move |_| workbench.with(|ledger| ledger.company().clone()));
    let typed = RwSignal::new(held.get_untracked());
    let saved = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    Effect::new(move |_| typed.set(held.get()));
    let field = move |of: fn(&Company) -> &String| Signal::derive(move || typed.with(|it| of(it).clone()));
    let change = move |of: fn(&mut Company) -> &mut String| {
        Callback::new(move |text: String| {
            saved.set(false);
            typed.update(|it| *of(it) = text);
        })
    };
    let wrong_of = move |of: fn(&Company) -> &String, check: fn(&str) -> Verify| {
        Signal::derive(move || {
            let verdict = typed.with(|it| checked(of(it), check(&it.country)));
            verdict.and_then(Result::err).map(|bad| (words.get().faults().identifier)(bad))
        })
    };
    let right_of = move |of: fn(&Company) -> &String, check: fn(&str) -> Verify| {
        Signal::derive(move || {
            let verdict = typed.with(|it| checked(of(it), check(&it.country)));
            matches!(verdict, Some(Ok(()))).then(|| words.get().settings().check_holds.to_owned())
        })
    };
    let iban: fn(&str) -> Verify = |_| |text| text.parse::<Iban>().map(|_| ());
    let countries = Signal::derive(move || {
        let says = words.get().settings();
        vec![("FR".to_owned(), says.france.to_owned()), ("BE".to_owned(), says.belgium.to_owned())]
    });
    let country = Signal::derive(move || typed.with(|it| if it.country.is_empty() { "FR".to_owned() } else { it.country.clone() }));
    let save = move || {
        let company = Company { country: country.get_untracked(), ..typed.get_untracked() };
        leptos::task::spawn_local(async move {
            match workbench.write(&Command::DescribeCompany(company), Deed::DescribeCompany).await {
                Ok(_) => {
                    fault.set(None);
                    saved.set(true);
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    view! {
        <Section title=move || words.get().settings().company aside=move || view! { {move || words.get().settings().company_aside} }>
            <div class="fields wide">
                <Entry
                    label=move || words.get().settings().name
                    value=field(|it| &it.name)
                    on_input=change(|it| &mut it.name)
                    autocomplete="organization"
                />
                <Entry
                    label=move || words.get().settings().address
                    kind=FieldKind::Lines
                    value=field(|it| &it.address)
                    on_input=change(|it| &mut it.address)
                />
                <SelectField
                    label=move || words.get().settings().country
                    options=countries
                    value=country
                    on_choose=change(|it| &mut it.country)
                />
                <Entry
                    label=move || words.get().settings().legal_id
                    value=field(|it| &it.legal_id)
                    on_input=change(|it| &mut it.legal_id)
                    wrong=wrong_of(|it| &it.legal_id, legal)
                    help=right_of(|it| &it.legal_id, legal)
                />
                <Entry
                    label=move || words.get().settings().vat_id
                    value=field(|it| &it.vat_id)
                    on_input=change(|it| &mut it.vat_id)
                    wrong=wrong_of(|it| &it.vat_id, vat)
                    help=right_of(|it| &it.vat_id, vat)
                />
                <Entry
                    label=move || words.get().settings().iban
                    value=field(|it| &it.iban)
                    on_input=change(|it| &mut it.iban)
                    wrong=wrong_of(|it| &it.iban, iban)
                    help=right_of(|it| &it.iban, iban)
                />
                <Entry label=move || words.get().settings().signatory value=field(|it| &it.signatory) on_input=change(|it| &mut it.signatory) />
                <Entry
                    label=move || words.get().settings().email
                    kind=FieldKind::Mail
                    value=field(|it| &it.email)
                    on_input=change(|it| &mut it.email)
                    autocomplete="email"
                />
                <Entry
                    label=move || words.get().settings().phone
                    kind=FieldKind::Phone
                    value=field(|it| &it.phone)
                    on_input=change(|it| &mut it.phone)
                    autocomplete="tel"
                />
            </div>
            {wrong::fault_line(fault)}
            <div class="row">
                <Button look=ButtonLook::Primary on_press=save>{move || words.get().settings().save}</Button>
                <span class="small soft" role="status">{move || saved.get().then(|| words.get().settings().saved)}</span>
            </div>
        </Section>
    }
}
