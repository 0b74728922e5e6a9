//! A line allocated by hand: whose it is, which documents it settles and with how much, and what becomes of what is left of each; what
//! is left of the line stays to the customer's credit.

use super::Acting;
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money, minor_decimals};
use crate::insight::{Found, HandAllocation, HandRest, HandShare, HandWrong, MaySettle, Proposed, explanation, hand_allocation, search};
use crate::ledger::{BankLineIdx, ExplainedBy, LineExplanation};
use crate::ui::parts::{Amount, Button, ButtonLook, Entry, FieldKind, SelectField, TickField, focus_on};
use crate::ui::preferences::use_words;
use crate::words::Words;
use crate::words::typed::parsed_amount;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Answers shown to what is typed.
const MOST: usize = 8;
/// Documents shown of one customer.
const MOST_SHOWN: usize = 60;

/// What the person says of a document that was chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Typed {
    /// The amount as it is typed; none for as much as there is.
    amount: Option<String>,
    rest: Option<HandRest>,
}

/// What the parts of the form share.
#[derive(Clone, Copy)]
struct Hand {
    acting: Acting,
    line: BankLineIdx,
    currency: Currency,
    customer: RwSignal<Option<ThingId>>,
    find: RwSignal<String>,
    chosen: RwSignal<BTreeMap<ThingId, Typed>>,
}

impl Hand {
    fn choose(self, who: ThingId, document: Option<ThingId>) {
        self.customer.set(Some(who));
        self.chosen.set(document.into_iter().map(|id| (id, Typed::default())).collect());
        self.find.set(String::new());
        let first = ".by-hand table input";
        request_animation_frame(move || {
            request_animation_frame(move || focus_on(leptos::prelude::document().query_selector(first).ok().flatten()))
        });
    }

    /// The first document for which something is typed that is no amount.
    fn unreadable(self) -> Option<ThingId> {
        let is_unreadable = |typed: &Typed| typed.amount.as_ref().is_some_and(|text| parsed_amount(text, self.currency).is_none());
        self.chosen.with(|chosen| chosen.iter().find(|(_, typed)| is_unreadable(typed)).map(|(id, _)| *id))
    }

    fn shared(self) -> Option<HandAllocation> {
        let who = self.customer.get()?;
        self.acting.workbench.with(|ledger| {
            let customer = ledger.customer_of(who)?;
            let shares = self.chosen.with(|chosen| {
                let share = |(id, typed): (&ThingId, &Typed)| {
                    let amount = typed.amount.as_ref().map(|text| {
                        let money = parsed_amount(text, self.currency);
                        money.and_then(Money::to_minor).unwrap_or_default()
                    });
                    Some(HandShare { item: ledger.item_of(*id)?, amount, rest: typed.rest })
                };
                chosen.iter().filter_map(share).collect::<Vec<_>>()
            });
            hand_allocation(ledger, self.line, customer, &shares)
        })
    }

    fn number(self, id: ThingId, words: &'static Words) -> String {
        let number = self.acting.workbench.with_untracked(|ledger| ledger.item_of(id).map(|item| ledger.number(item).to_owned()));
        number.filter(|it| !it.is_empty()).unwrap_or_else(|| words.reminder().sheet.unnumbered.to_owned())
    }

    /// Why it cannot be allocated so, in words.
    fn wrong(self, shared: &HandAllocation, words: &'static Words) -> Option<String> {
        let says = words.bank();
        if let Some(id) = self.unreadable() {
            return Some((says.not_an_amount)(&self.number(id, words)));
        }
        let sum = |minor| words.format.amount(Money::from_minor(minor, self.currency));
        Some(match shared.choice.as_ref().err()? {
            HandWrong::NotOpen { item, open } => {
                let id = self.acting.workbench.with_untracked(|ledger| ledger.item_id(*item));
                (says.more_than_open)(&self.number(id, words), &sum(*open))
            }
            HandWrong::TooMuch { over } => (says.more_than_came)(&sum(*over)),
        })
    }

    fn allocate(self, words: &'static Words) {
        let shared = untrack(|| self.unreadable().is_none().then(|| self.shared()).flatten());
        let Some(Ok(choice)) = shared.map(|it| it.choice) else { return };
        let explained = self.acting.workbench.with_untracked(|ledger| explanation(ledger, self.line, &choice));
        let explained = explained.map(|it| LineExplanation { confidence: None, ..it });
        self.acting.explain(explained.into_iter().collect(), ExplainedBy::ByHand, (words.bank().done)(1));
    }
}

/// The form, while it is open.
pub(super) fn by_hand(acting: Acting, line: BankLineIdx) -> impl IntoView {
    let words = use_words();
    let proposed = untrack(|| acting.choice()).and_then(|choice| match choice.proposed {
        Proposed::Money { parts, .. } => parts.first().map(|part| part.customer),
        _ => None,
    });
    let (proposed, currency) = acting.workbench.with_untracked(|ledger| {
        let currency = ledger.bank_line(line).map_or(Currency::EUR, |row| row.currency);
        (proposed.map(|customer| ledger.customer_id(customer)), currency)
    });
    let hand = Hand {
        acting,
        line,
        currency,
        customer: RwSignal::new(proposed),
        find: RwSignal::new(String::new()),
        chosen: RwSignal::new(BTreeMap::new()),
    };
    Effect::new(move |_| {
        if acting.by_hand.get() {
            // Opened by its key, one types at once.
            request_animation_frame(|| {
                request_animation_frame(|| focus_on(leptos::prelude::document().query_selector(".by-hand input").ok().flatten()))
            });
        }
    });
    move || acting.by_hand.get().then(|| view! { <div class="stack by-hand">{who(hand)} {what(hand, words)}</div> })
}

fn who(hand: Hand) -> impl IntoView {
    let words = use_words();
    let found = Memo::new(move |_| {
        let typed = hand.find.get();
        let hits: Vec<(String, ThingId, Option<ThingId>)> = hand.acting.workbench.with(|ledger| {
            let all = if typed.trim().is_empty() { Vec::new() } else { search(ledger, &typed, MOST) };
            let hits = all.into_iter().map(|hit| match hit.found {
                Found::Customer(idx) => (ledger.customer(idx).details.name.clone(), ledger.customer_id(idx), None),
                Found::Item(idx) => {
                    let customer = ledger.item(idx).customer;
                    let name = format!("{} · {}", ledger.customer(customer).details.name, ledger.number(idx));
                    (name, ledger.customer_id(customer), Some(ledger.item_id(idx)))
                }
            });
            hits.collect()
        });
        hits
    });
    // Enter takes the first.
    let enter = move |event: KeyboardEvent| {
        if event.key() == "Enter"
            && let Some((_, who, document)) = found.with_untracked(|found| found.first().cloned())
        {
            event.prevent_default();
            hand.choose(who, document);
        }
    };
    let hits = move || {
        if hand.find.with(|typed| typed.trim().is_empty()) {
            return None;
        }
        let found = found.get();
        if found.is_empty() {
            return Some(view! { <p class="small soft" role="status">{words.get().bank().nobody}</p> }.into_any());
        }
        let rows = found.into_iter().map(|(name, who, document)| {
            view! { <li><Button look=ButtonLook::Quiet on_press=move || hand.choose(who, document)>{name}</Button></li> }
        });
        Some(view! { <ul class="plain-list">{rows.collect_view()}</ul> }.into_any())
    };
    view! {
        <div on:keydown=enter>
            <Entry
                label=move || words.get().bank().find_customer
                value=hand.find
                kind=FieldKind::Text
                on_input=move |text| hand.find.set(text)
            />
        </div>
        {hits}
    }
}

type Shared = Memo<Option<HandAllocation>>;

fn what(hand: Hand, words: Signal<&'static Words>) -> impl IntoView {
    let shared: Shared = Memo::new(move |_| hand.shared());
    let says = move || words.get().bank();
    let name = move || {
        let who = hand.customer.get()?;
        hand.acting.workbench.with(|ledger| ledger.customer_of(who).map(|idx| ledger.customer(idx).details.name.clone()))
    };
    // The rows stay as they are while amounts are typed.
    let ids = Memo::new(move |_| {
        let items = shared.with(|it| it.as_ref().map(|it| it.may_settle.iter().take(MOST_SHOWN).map(|it| it.item).collect::<Vec<_>>()));
        hand.acting.workbench.with(|ledger| items.unwrap_or_default().into_iter().map(|item| ledger.item_id(item)).collect::<Vec<_>>())
    });
    let rests = Memo::new(move |_| {
        let has_rest = |id: &ThingId| row_of(hand, shared, *id).is_some_and(|it| it.rest.is_some());
        ids.with(|ids| ids.iter().copied().filter(has_rest).collect::<Vec<_>>())
    });
    let left = move || {
        let left = shared.with(|it| it.as_ref().map_or(0, |it| it.left));
        let money = Money::from_minor(left, hand.currency);
        view! {
            <dl class="pairs">
                <dt class="total">{says().left}</dt>
                <dd class="amount total"><Amount money /></dd>
            </dl>
            {(left > 0).then(|| view! { <p class="small quiet">{says().left_means}</p> })}
        }
    };
    let wrong = Memo::new(move |_| shared.with(|it| it.as_ref().and_then(|it| hand.wrong(it, words.get()))));
    let refused = Signal::derive(move || wrong.get().or_else(|| hand.acting.refused().get()));
    // Enter in an amount says yes.
    let enter = move |event: KeyboardEvent| {
        if event.key() == "Enter" && refused.get_untracked().is_none() {
            event.prevent_default();
            hand.allocate(words.get_untracked());
        }
    };
    view! {
        <Show when=move || shared.with(Option::is_some)>
            <h3>{move || name().map(|name| (says().open_of)(&name))}</h3>
            <Show
                when=move || ids.with(|ids| !ids.is_empty())
                fallback=move || view! { <p class="small soft">{says().nothing_open}</p> }
            >
                <table class="note-table" on:keydown=enter>
                    <tbody>
                        <For each=move || ids.get() key=|id| *id children=move |id| row(hand, shared, id, words) />
                    </tbody>
                </table>
            </Show>
            <For each=move || rests.get() key=|id| *id children=move |id| rest(hand, shared, id, words) />
            {left}
            <div role="status">{move || wrong.get().map(|why| view! { <p class="wrong">{why}</p> })}</div>
            <div class="row">
                <Button look=ButtonLook::Primary refused on_press=move || hand.allocate(words.get_untracked())>
                    {move || says().allocate}
                </Button>
            </div>
        </Show>
    }
}

fn row_of(hand: Hand, shared: Shared, id: ThingId) -> Option<MaySettle> {
    let item = hand.acting.workbench.with(|ledger| ledger.item_of(id))?;
    shared.with(|it| it.as_ref()?.may_settle.iter().find(|it| it.item == item).copied())
}

fn row(hand: Hand, shared: Shared, id: ThingId, words: Signal<&'static Words>) -> impl IntoView {
    let here = Memo::new(move |_| row_of(hand, shared, id));
    let number = Memo::new(move |_| hand.number(id, words.get()));
    let is_chosen = Memo::new(move |_| here.with(|it| it.is_some_and(|it| it.chosen)));
    let due = move || here.get().map(|it| words.get().format.short_date(it.due_on));
    let open = move || here.get().map(|it| view! { <Amount money=Money::from_minor(it.open, hand.currency) /> });
    let tick = move |ticked: bool| {
        hand.chosen.update(|chosen| {
            if ticked {
                chosen.entry(id).or_default();
            } else {
                chosen.remove(&id);
            }
        });
    };
    // What was typed as it was typed, else what it would get.
    let stands = move || {
        let typed = hand.chosen.with(|chosen| chosen.get(&id).and_then(|typed| typed.amount.clone()));
        typed.or_else(|| {
            let minor = here.get().map(|it| it.amount)?;
            Some(words.get().format.decimal(Money::from_minor(minor, hand.currency).amount(), minor_decimals(hand.currency)))
        })
    };
    let field = move || {
        is_chosen.get().then(|| {
            view! {
                <input
                    class="input amount"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    size="10"
                    aria-label=move || (words.get().bank().amount_for)(&number.get())
                    prop:value=stands
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        hand.chosen.update(|chosen| chosen.entry(id).or_default().amount = Some(text));
                    }
                />
            }
        })
    };
    view! {
        <tr>
            <th scope="row">
                <TickField ticked=is_chosen on_tick=tick>
                    <span aria-hidden="true">{move || number.get()}</span>
                    <span class="visually-hidden">{move || (words.get().bank().tick)(&number.get())}</span>
                </TickField>
            </th>
            <td class="soft small nowrap">{due}</td>
            <td class="num">{open}</td>
            <td class="num">{field}</td>
        </tr>
    }
}

/// What becomes of what is left of a document.
fn rest(hand: Hand, shared: Shared, id: ThingId, words: Signal<&'static Words>) -> impl IntoView {
    let here = Memo::new(move |_| row_of(hand, shared, id).and_then(|it| it.rest));
    let label = move || {
        let words = words.get();
        let sum = Money::from_minor(here.get().map_or(0, |(minor, _)| minor), hand.currency);
        (words.bank().rest_of)(&hand.number(id, words), &words.format.amount(sum))
    };
    let options = Signal::derive(move || HandRest::ALL.map(|it| (it, (words.get().bank().rest_becomes)(it).to_owned())).to_vec());
    view! {
        <SelectField
            label
            options
            value=Signal::derive(move || here.get().map(|(_, becomes)| becomes).unwrap_or_default())
            on_choose=move |becomes| {
                hand.chosen.update(|chosen| {
                    if let Some(typed) = chosen.get_mut(&id) {
                        typed.rest = Some(becomes);
                    }
                });
            }
        />
    }
}
