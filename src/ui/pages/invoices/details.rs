//! What the document says beside its amount, on its sheet, and the ways to change it and to credit it.

use super::acting::Acting;
use super::look::Look;
use super::mentions::mentions_check;
use crate::basis::money::Money;
use crate::ledger::{DocumentDetails, DocumentKind};
use crate::ui::pages::document_form::{Begin, Desk, details_form, document_form, name_of, title};
use crate::ui::parts::{Amount, Button, Dialog};
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;

/// The form that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    Details,
    Credit,
    Mentions,
}

/// What the section is of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said {
    details: Option<DocumentDetails>,
    may_be_credited: bool,
}

impl Said {
    /// Of money nothing is said.
    pub(super) fn of(look: &Look) -> Option<Self> {
        look.named.kind.is_document().then(|| Self { details: look.details.clone(), may_be_credited: !look.is_credit() })
    }
}

/// The section.
pub(super) fn details(
    said: &Option<Said>,
    words: &'static Words,
    form: RwSignal<Option<Form>>,
    acting: Acting,
) -> Option<impl IntoView + use<>> {
    said.as_ref().map(|Said { details, may_be_credited }| {
        let rows = details.as_ref().map(|details| rows(details, words));
        let may_be_credited = *may_be_credited;
        view! {
            <section>
                <h3>{words.document_form().section}</h3>
                {rows.filter(|rows| !rows.is_empty()).map(|rows| view! { <dl class="pairs said">{rows}</dl> })}
                <div class="row">
                    {may_be_credited
                        .then(|| view! { <Button on_press=move || form.set(Some(Form::Mentions))>{words.mentions().check}</Button> })}
                    <Button refused=acting.refused() on_press=move || form.set(Some(Form::Details))>{words.document_form().edit}</Button>
                    {may_be_credited
                        .then(|| {
                            view! {
                                <Button refused=acting.refused() on_press=move || form.set(Some(Form::Credit))>
                                    {words.document_form().credit}
                                </Button>
                            }
                        })}
                </div>
            </section>
        }
    })
}

fn rows(details: &DocumentDetails, words: &'static Words) -> Vec<AnyView> {
    let form = words.document_form();
    let mut rows = Vec::new();
    let mut text = |name: String, value: String| {
        if !value.is_empty() {
            rows.push(view! { <dt>{name}</dt><dd>{value}</dd> }.into_any());
        }
    };
    text(form.order_reference.to_owned(), details.order_reference.clone());
    text(form.buyer_reference.to_owned(), details.buyer_reference.clone());
    text(form.payment_reference.to_owned(), details.payment_reference.clone());
    text(form.preceding.to_owned(), words.format.list(&details.preceding));
    text(form.guarantee.to_owned(), details.guarantee.clone());
    text(form.terms_text.to_owned(), details.terms_text.clone());
    text(form.pay_to.to_owned(), details.pay_to.clone());
    for discount in &details.discounts {
        let said = (form.discount_says)(
            &words.format.per_cent(discount.percent.normalize(), discount.percent.normalize().scale()),
            i64::from(discount.days),
        );
        text(form.discount.to_owned(), said);
    }
    text(form.released_on.to_owned(), details.released_on.map(|day| words.format.full_date(day)).unwrap_or_default());
    for (said, name) in [(details.title_retained, form.title_retained), (details.self_billed, form.self_billed)] {
        text(name.to_owned(), if said { form.yes.to_owned() } else { String::new() });
    }
    let mut amount = |name: String, money: Money| {
        rows.push(view! { <dt>{name}</dt><dd class="amount"><Amount money /></dd> }.into_any());
    };
    if let Some(net) = details.net {
        amount(form.net.to_owned(), net);
    }
    for part in &details.taxes {
        let rate = words.format.per_cent(part.percent.normalize(), part.percent.normalize().scale());
        amount((form.tax_at)(&rate, &words.format.amount(part.base)), part.tax);
    }
    rows
}

/// The two forms.
pub(super) fn details_dialog(form: RwSignal<Option<Form>>, look: Signal<Option<Look>>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let desk =
        move || Desk::new(acting.workbench, Callback::new(move |()| form.set(None)), Callback::new(move |it| acting.done.set(Some(it))));
    let heading = move || {
        let words = words.get();
        let Some(look) = look.get() else { return String::new() };
        match form.get() {
            Some(Form::Details) => (words.document_form().details_title)(&look.named.short(words)),
            Some(Form::Credit) => {
                let name = acting.workbench.with(|ledger| name_of(ledger, look.customer));
                title(DocumentKind::CreditNote, &name, words)
            }
            Some(Form::Mentions) => (words.mentions().title)(&look.named.short(words)),
            None => String::new(),
        }
    };
    view! {
        <Dialog open=Signal::derive(move || form.with(Option::is_some)) on_close=move |()| form.set(None) title=heading>
            {move || match (form.get(), look.get_untracked()) {
                (Some(Form::Details), Some(look)) => details_form(look.named.id, desk()).into_any(),
                (Some(Form::Mentions), Some(look)) => mentions_check(look.named.id, look.customer, acting).into_any(),
                (Some(Form::Credit), Some(look)) => {
                    let begin = Begin {
                        lowers: Some(look.named.id),
                        amount: Some(look.money(look.open_now)).filter(|money| !money.amount().is_zero()),
                        ..Begin::of(look.customer, DocumentKind::CreditNote)
                    };
                    document_form(begin, desk()).into_any()
                }
                _ => ().into_any(),
            }}
        </Dialog>
    }
}
