//! The fields of what is agreed beside due dates: discount, law, rate of interest. For the company and for customers.

use crate::law::{DiscountVat, GoverningLaw, discount_cost, discount_vat};
use crate::ledger::{Conditions, DiscountBase, DiscountFrom, EarlyDiscount, InterestAgreed};
use crate::ui::parts::{Entry, FieldKind, Segments, SelectField};
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use crate::words::typed::parsed_per_cent;
use chrono::NaiveDate;
use leptos::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// Whether there is something above to inherit from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inherits {
    /// Customers inherit from their segment or the company.
    Yes,
    /// The company from nobody.
    No,
}

/// Inherited, expressly none, or agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Inherited,
    Without,
    Agreed,
}

/// What stands in the fields.
#[derive(Clone, Copy)]
pub struct ConditionsFields {
    inherits: Inherits,
    law_now: Option<GoverningLaw>,
    discount: RwSignal<Choice>,
    percent: RwSignal<String>,
    within: RwSignal<String>,
    counted_from: RwSignal<DiscountFrom>,
    base: RwSignal<DiscountBase>,
    days_tolerated: RwSignal<String>,
    short_tolerated: RwSignal<String>,
    law: RwSignal<Option<GoverningLaw>>,
    interest: RwSignal<Choice>,
    rate: RwSignal<String>,
    from: RwSignal<String>,
}

impl ConditionsFields {
    /// Fields that hold `own`; `law_now` is what governs where nothing is agreed.
    #[must_use]
    pub fn new(own: &Conditions, inherits: Inherits, law_now: Option<GoverningLaw>) -> Self {
        let text = || RwSignal::new(String::new());
        let fields = Self {
            inherits,
            law_now,
            discount: RwSignal::new(Choice::Inherited),
            percent: text(),
            within: text(),
            counted_from: RwSignal::new(DiscountFrom::Issue),
            base: RwSignal::new(DiscountBase::WithTax),
            days_tolerated: text(),
            short_tolerated: text(),
            law: RwSignal::new(None),
            interest: RwSignal::new(Choice::Inherited),
            rate: text(),
            from: text(),
        };
        fields.hold(own);
        fields
    }

    /// Holds other conditions.
    pub fn hold(self, own: &Conditions) {
        let nothing = if self.inherits == Inherits::Yes { Choice::Inherited } else { Choice::Without };
        let discount = own.discount.unwrap_or(EarlyDiscount { percent: Decimal::TWO, days: 10, ..EarlyDiscount::default() });
        self.discount.set(match &own.discount {
            None => nothing,
            Some(discount) if discount.percent.is_zero() => Choice::Without,
            Some(_) => Choice::Agreed,
        });
        let percent = if discount.percent.is_zero() { Decimal::TWO } else { discount.percent };
        self.percent.set(percent.normalize().to_string());
        self.within.set(discount.days.to_string());
        self.counted_from.set(discount.counted_from);
        self.base.set(discount.base);
        self.days_tolerated.set(discount.days_tolerated.to_string());
        self.short_tolerated.set(discount.short_tolerated.normalize().to_string());
        self.law.set(own.law.as_deref().and_then(GoverningLaw::of_country));
        self.interest.set(match own.interest {
            None => nothing,
            Some(InterestAgreed::ByLaw) => Choice::Without,
            Some(InterestAgreed::Percent(_)) => Choice::Agreed,
        });
        self.rate.set(match own.interest {
            Some(InterestAgreed::Percent(percent)) => percent.normalize().to_string(),
            _ => String::new(),
        });
    }

    fn read_discount(self) -> Option<EarlyDiscount> {
        let days = |text: RwSignal<String>| text.get().trim().parse::<u16>().ok().filter(|days| *days <= 365);
        Some(EarlyDiscount {
            percent: parsed_per_cent(&self.percent.get())?,
            days: days(self.within)?,
            counted_from: self.counted_from.get(),
            base: self.base.get(),
            days_tolerated: days(self.days_tolerated)?,
            short_tolerated: parsed_per_cent(&self.short_tolerated.get())?,
        })
    }

    /// What the fields stand for and from which date of issue on, where they are complete.
    #[must_use]
    pub fn conditions(self) -> Option<(Conditions, Option<NaiveDate>)> {
        let inherits = self.inherits == Inherits::Yes;
        let discount = match self.discount.get() {
            Choice::Inherited => None,
            Choice::Without => inherits.then(EarlyDiscount::default),
            Choice::Agreed => Some(self.read_discount()?),
        };
        let interest = match self.interest.get() {
            Choice::Inherited => None,
            Choice::Without => inherits.then_some(InterestAgreed::ByLaw),
            Choice::Agreed => Some(InterestAgreed::Percent(parsed_per_cent(&self.rate.get())?)),
        };
        let law = self.law.get().map(|law| law.country().to_owned());
        let from = match self.from.get().trim() {
            "" => None,
            day => Some(day.parse().ok()?),
        };
        Some((Conditions { discount, law, interest }, from))
    }

    fn choices(self, words: [&'static str; 3]) -> Vec<(Choice, String)> {
        let all = [Choice::Inherited, Choice::Without, Choice::Agreed].into_iter().zip(words.map(str::to_owned));
        all.filter(|(choice, _)| self.inherits == Inherits::Yes || *choice != Choice::Inherited).collect()
    }

    /// The fields drawn; `net_days` are those that the discount is compared with.
    pub fn view(self, net_days: Option<u16>) -> impl IntoView {
        let words = use_words();
        let workbench = use_workbench();
        let says = move || &words.get().terms_forms().conditions;
        let number_wrong = move |is_wrong: bool| is_wrong.then(|| says().number_wrong.to_owned());
        let seller = move || workbench.with(|ledger| GoverningLaw::of_seller(&ledger.company().country)).unwrap_or(GoverningLaw::Fr);
        let vat_means = move || {
            let [credit_note, unchanged, discounted] = says().base_means;
            match discount_vat(seller(), self.base.get()).0 {
                DiscountVat::CreditNote => credit_note,
                DiscountVat::Unchanged => unchanged,
                DiscountVat::OnDiscounted => discounted,
            }
        };
        let costs = move || {
            let (words, discount, net_days) = (words.get(), self.read_discount()?, net_days?);
            let cost = discount_cost(discount.percent, discount.days, net_days)?;
            let per_cent = |it: f64| Decimal::from_f64(it).map(|it| words.format.per_cent(it, 2)).unwrap_or_default();
            let gained = i64::from(net_days.saturating_sub(discount.days));
            Some((words.terms_forms().conditions.costs)(&per_cent(cost.simple), &per_cent(cost.compounded), gained))
        };
        let laws = Signal::derive(move || {
            let words = words.get();
            let now = self.law_now.map_or("·", |law| (words.law().law)(law));
            let inherited = (None, (words.terms_forms().conditions.law_inherited)(now));
            let all = GoverningLaw::ALL.map(|law| (Some(law), (words.law().law)(law).to_owned()));
            std::iter::once(inherited).chain(all).collect::<Vec<_>>()
        });
        let froms = Signal::derive(move || {
            [DiscountFrom::Issue, DiscountFrom::Receipt].into_iter().zip(says().from_choices.map(str::to_owned)).collect::<Vec<_>>()
        });
        let bases = Signal::derive(move || {
            [DiscountBase::WithTax, DiscountBase::WithoutTax].into_iter().zip(says().base_choices.map(str::to_owned)).collect::<Vec<_>>()
        });
        let count = move |text: RwSignal<String>| Signal::derive(move || number_wrong(text.get().trim().parse::<u16>().is_err()));
        let decimal = move |text: RwSignal<String>| Signal::derive(move || number_wrong(parsed_per_cent(&text.get()).is_none()));
        view! {
            <div class="field">
                <span class="label">{move || says().discount}</span>
                <Segments
                    label=move || says().discount
                    options=Signal::derive(move || self.choices(says().discount_choices))
                    value=self.discount
                    on_choose=move |it| self.discount.set(it)
                />
            </div>
            <Show when=move || self.discount.get() == Choice::Agreed>
                <div class="fields">
                    <Entry
                        label=move || says().percent
                        kind=FieldKind::Amount
                        value=self.percent
                        on_input=move |it| self.percent.set(it)
                        wrong=decimal(self.percent)
                    />
                    <Entry
                        label=move || says().within
                        kind=FieldKind::Number
                        value=self.within
                        on_input=move |it| self.within.set(it)
                        wrong=count(self.within)
                    />
                    <SelectField label=move || says().counted_from options=froms value=self.counted_from on_choose=move |it| self.counted_from.set(it) />
                    <SelectField label=move || says().base options=bases value=self.base on_choose=move |it| self.base.set(it) />
                    <Entry
                        label=move || says().days_tolerated
                        kind=FieldKind::Number
                        value=self.days_tolerated
                        on_input=move |it| self.days_tolerated.set(it)
                        wrong=count(self.days_tolerated)
                    />
                    <Entry
                        label=move || says().short_tolerated
                        kind=FieldKind::Amount
                        value=self.short_tolerated
                        on_input=move |it| self.short_tolerated.set(it)
                        wrong=decimal(self.short_tolerated)
                    />
                </div>
                <p class="small soft">{vat_means}</p>
                <p class="small soft" role="status">
                    {costs}
                </p>
            </Show>
            <div class="fields">
                <SelectField
                    label=move || says().law
                    options=laws
                    value=self.law
                    on_choose=move |it| self.law.set(it)
                    help=Signal::derive(move || Some(says().law_help.to_owned()))
                />
            </div>
            <div class="field">
                <span class="label">{move || says().interest}</span>
                <Segments
                    label=move || says().interest
                    options=Signal::derive(move || self.choices(says().interest_choices))
                    value=self.interest
                    on_choose=move |it| self.interest.set(it)
                />
            </div>
            <div class="fields">
                <Show when=move || self.interest.get() == Choice::Agreed>
                    <Entry
                        label=move || says().interest_percent
                        kind=FieldKind::Amount
                        value=self.rate
                        on_input=move |it| self.rate.set(it)
                        wrong=decimal(self.rate)
                        help=Signal::derive(move || Some(says().interest_help.to_owned()))
                    />
                </Show>
                <Entry
                    label=move || says().from
                    kind=FieldKind::Date
                    value=self.from
                    on_input=move |it| self.from.set(it)
                    help=Signal::derive(move || Some(says().from_help.to_owned()))
                />
            </div>
        }
    }
}

/// What is agreed, in sentences; nothing where nothing is.
pub fn conditions_said(conditions: &Conditions, words: &'static Words) -> impl IntoView + use<> {
    let says = &words.terms_forms().conditions;
    let discount = conditions.discount.map(|discount| {
        let percent = discount.percent.normalize();
        let percent = words.format.per_cent(percent, percent.scale());
        (says.discount_said)(&percent, i64::from(discount.days), discount.counted_from == DiscountFrom::Issue)
    });
    let law = conditions.law.as_deref().and_then(GoverningLaw::of_country).map(|law| (says.law_said)((words.law().law)(law)));
    let interest = conditions.interest.map(|interest| match interest {
        InterestAgreed::ByLaw => says.interest_by_law.to_owned(),
        InterestAgreed::Percent(percent) => (says.interest_said)(&words.format.per_cent(percent, 2)),
    });
    let each: Vec<_> = [discount, law, interest].into_iter().flatten().map(|said| view! { <p class="small soft">{said}</p> }).collect();
    each
}
