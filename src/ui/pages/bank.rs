//! Who paid what? The lines of the bank's statements, what each seems to be, and one key to say so.

mod by_hand;
mod line;

use crate::basis::id::{BatchId, ThingId};
use crate::basis::money::Money;
use crate::dunning::HeldReason;
use crate::insight::{BankAsked, BankDesk, BankShow, Choice, LineProposal, Proposed, Surety, bank_desk, explanation, sign_of, sure_lines};
use crate::journal::Deed;
use crate::ledger::{BankLineIdx, BankLineKind, Command, ExplainedBy, Ledger, Lesson, LineExplanation, Meaning};
use crate::ui::actions::Action;
use crate::ui::app::front_of;
use crate::ui::keyboard::use_action;
use crate::ui::matches::{Matches, use_matches};
use crate::ui::navigation::{Navigator, use_navigator};
use crate::ui::pages::today::day::use_day;
use crate::ui::parts::{
    Amount, Button, ButtonLook, Callout, CardCell, Column, EmptyState, Entry, FieldKind, Glyph, Icon, LinkButton, PageBody, RowView,
    SelectField, TickField, UndoLine, VirtualTable, focus_on,
};
use crate::ui::preferences::use_words;
use crate::ui::route::{BankRoute, InvoicesAsked, Page, Route, Show as Shown};
use crate::ui::workbench::{Workbench, use_workbench};
use crate::words::Words;
use leptos::prelude::*;
use line::pick;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the list, the line under hand and the keys share.
#[derive(Clone, Copy)]
struct Acting {
    workbench: Workbench,
    matches: Matches,
    navigator: Navigator,
    asked: Memo<BankRoute>,
    desk: Memo<BankDesk>,
    /// Lines whose proposal was refused.
    aside: RwSignal<BTreeSet<ThingId>>,
    /// Which reading of the line under hand.
    reading: RwSignal<usize>,
    by_hand: RwSignal<bool>,
    /// Covers the page where there is little room.
    open: RwSignal<bool>,
    done: RwSignal<Option<(String, Option<BatchId>)>>,
}

impl Acting {
    fn refused(self) -> Signal<Option<String>> {
        let words = use_words();
        Signal::derive(move || (!self.workbench.may_write()).then(|| words.get().customers().not_now.to_owned()))
    }

    /// The line under hand: the chosen one, else the first.
    fn place(self) -> Option<usize> {
        let selected = self.asked.with(|asked| asked.selected);
        let line = self.workbench.with(|ledger| selected.and_then(|id| ledger.bank_line_of(id)));
        self.desk.with(|desk| {
            let found = line.and_then(|line| desk.lines.iter().position(|it| it.line == line));
            found.or((!desk.lines.is_empty()).then_some(0))
        })
    }

    fn line(self) -> Option<BankLineIdx> {
        self.place().and_then(|place| self.desk.with(|desk| desk.lines.get(place).map(|it| it.line)))
    }

    fn proposal(self) -> Option<LineProposal> {
        let place = self.place()?;
        let at = self.desk.with(|desk| desk.lines.get(place).and_then(|it| it.proposal))?;
        self.matches.found.with(|found| found.get(at).cloned())
    }

    fn choice(self) -> Option<Choice> {
        let proposal = self.proposal()?;
        let n = proposal.choices.len().max(1);
        proposal.choices.get(self.reading.get() % n).cloned()
    }

    fn select(self, place: usize) {
        let line = self.desk.with_untracked(|desk| desk.lines.get(place).map(|it| it.line));
        let id = self.workbench.with_untracked(|ledger| line.and_then(|line| ledger.bank_line_id(line)));
        if id.is_some() && self.asked.with_untracked(|asked| asked.selected) != id {
            self.reading.set(0);
            self.by_hand.set(false);
            self.navigator.replace(Route::Bank(BankRoute { selected: id, ..self.asked.get_untracked() }));
        }
    }

    /// The line to go on with once this one is done.
    fn next(self) -> Option<ThingId> {
        let place = untrack(|| self.place())?;
        let line = self.desk.with_untracked(|desk| {
            let next = desk.lines.get(place + 1).or_else(|| place.checked_sub(1).and_then(|before| desk.lines.get(before)));
            next.map(|it| it.line)
        })?;
        self.workbench.with_untracked(|ledger| ledger.bank_line_id(line))
    }

    /// The line to go on with is under hand, and focus is on it.
    fn go_on(self, next: Option<ThingId>) {
        self.reading.set(0);
        self.by_hand.set(false);
        self.navigator.replace(Route::Bank(BankRoute { selected: next, ..self.asked.get_untracked() }));
        let focus = || focus_on(document().query_selector(".queue tr[aria-selected='true']").ok().flatten());
        request_animation_frame(move || request_animation_frame(focus));
    }

    fn explain(self, explanations: Vec<LineExplanation>, by: ExplainedBy, said: String) {
        if explanations.is_empty() || untrack(|| !self.workbench.may_write()) {
            return;
        }
        let next = self.next();
        self.workbench.send_then(Command::ExplainBankLines { explanations, by }, Deed::ExplainBankLines, move |batch| {
            self.done.set(Some((said, Some(batch))));
            self.go_on(next);
        });
    }

    /// A yes to the reading that is shown.
    fn accept(self, words: &'static Words) {
        let (Some(line), Some(choice)) = (untrack(|| self.line()), untrack(|| self.choice())) else { return };
        let explained = self.workbench.with_untracked(|ledger| explanation(ledger, line, &choice));
        self.explain(explained.into_iter().collect(), ExplainedBy::Taken, (words.bank().done)(1));
    }

    /// A no: put aside, and where it says who pays, learned.
    fn reject(self, words: &'static Words) {
        let (Some(line), Some(choice)) = (untrack(|| self.line()), untrack(|| self.choice())) else { return };
        let next = self.next();
        let (id, taught) = self.workbench.with_untracked(|ledger| {
            let sign = ledger.bank_line(line).and_then(|row| sign_of(&row));
            let taught = match (&choice.proposed, sign) {
                (Proposed::Money { parts, .. }, Some(sign)) => match parts.as_slice() {
                    [one] => Some((
                        sign,
                        Lesson::NotCustomer(ledger.customer_id(one.customer)),
                        ledger.customer(one.customer).details.name.clone(),
                    )),
                    _ => None,
                },
                _ => None,
            };
            (ledger.bank_line_id(line), taught)
        });
        match taught {
            // It is learned, and others are proposed for this line and the payer's next ones.
            Some((sign, says, name)) => {
                let said = (words.bank().rejected_learned)(sign.text(), &name);
                self.workbench.send_then(Command::TeachMatching { sign, says }, Deed::TeachMatching, move |batch| {
                    self.done.set(Some((said, Some(batch))));
                    self.go_on(next);
                });
            }
            None => {
                self.aside.update(|aside| aside.extend(id));
                self.done.set(Some((words.bank().rejected.to_owned(), None)));
                self.go_on(next);
            }
        }
    }

    fn take_sure(self, words: &'static Words) {
        let found = self.matches.found.get_untracked();
        let aside = untrack(|| self.lines_aside());
        let explanations: Vec<LineExplanation> = self.workbench.with_untracked(|ledger| {
            sure_lines(ledger, &found, &aside).into_iter().filter_map(|it| explanation(ledger, it.line, it.first()?)).collect()
        });
        let n = i64::try_from(explanations.len()).unwrap_or(i64::MAX);
        self.explain(explanations, ExplainedBy::Taken, (words.bank().done)(n));
    }

    fn lines_aside(self) -> BTreeSet<BankLineIdx> {
        self.aside.with(|aside| self.workbench.with(|ledger| aside.iter().filter_map(|id| ledger.bank_line_of(*id)).collect()))
    }

    fn reopen(self, line: BankLineIdx, words: &'static Words) {
        let Some(id) = self.workbench.with_untracked(|ledger| ledger.bank_line_id(line)) else { return };
        self.workbench.send_then(Command::ReopenBankLines { lines: vec![id] }, Deed::ReopenBankLines, move |batch| {
            self.done.set(Some((words.bank().reopened.to_owned(), Some(batch))));
        });
    }
}

/// Who paid what?
#[component]
pub fn BankPage() -> impl IntoView {
    let words = use_words();
    let (workbench, navigator, matches) = (use_workbench(), use_navigator(), use_matches());
    let asked = Memo::new(move |_| match navigator.route().get() {
        Route::Bank(asked) => asked,
        _ => BankRoute::default(),
    });
    let kind = RwSignal::new(None::<BankLineKind>);
    let aside = RwSignal::new(BTreeSet::new());
    let wanted = Memo::new(move |_| {
        let (show, find) = asked.with(|asked| (asked.show, asked.find.clone()));
        BankAsked { show, kind: kind.get(), find }
    });
    let desk = Memo::new(move |_| {
        let found = matches.found.get();
        workbench.with(|ledger| {
            let aside = aside.with(|aside: &BTreeSet<ThingId>| aside.iter().filter_map(|id| ledger.bank_line_of(*id)).collect());
            wanted.with(|wanted| bank_desk(ledger, &found, &aside, wanted))
        })
    });
    let acting = Acting {
        workbench,
        matches,
        navigator,
        asked,
        desk,
        aside,
        reading: RwSignal::new(0),
        by_hand: RwSignal::new(false),
        open: RwSignal::new(false),
        done: RwSignal::new(None),
    };
    let none = Memo::new(move |_| desk.with(|desk| desk.n_lines == 0));
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let answer = move || {
        let says = words.get().bank();
        desk.with(|desk| {
            let (open, all) = (desk.count(BankShow::Open), desk.n_lines);
            match (all, open) {
                (0, _) => says.answer_none.to_owned(),
                (all, 0) => (says.answer_done)(count(all)),
                (all, open) => (says.answer)(count(all - open), count(all), count(open)),
            }
        })
    };
    let acts = move || {
        view! {
            <LinkButton icon=Icon::Upload href=navigator.href(front_of(Page::Import))>{move || words.get().bank().import}</LinkButton>
        }
    };
    use_action(Action::AcceptLine, move || acting.accept(words.get_untracked()));
    use_action(Action::RejectLine, move || acting.reject(words.get_untracked()));
    use_action(Action::NextReading, move || acting.reading.update(|at| *at = at.wrapping_add(1)));
    use_action(Action::ByHand, move || acting.by_hand.update(|it| *it = !*it));
    use_action(Action::TakeSure, move || acting.take_sure(words.get_untracked()));
    use_action(Action::Back, move || acting.open.set(false));
    let undo = move || {
        let Some((_, Some(batch))) = acting.done.get_untracked() else { return };
        workbench.undo_then(batch, move |_| acting.done.set(None));
    };
    let said = move || {
        acting.done.get().map(|(said, batch)| match batch {
            Some(_) => view! { <UndoLine done=said on_undo=undo /> }.into_any(),
            None => view! { <p class="undo-line" role="status">{said}</p> }.into_any(),
        })
    };
    let taken = move || {
        let n = count(matches.taken.get());
        (n > 0).then(|| view! { <p class="undo-line" role="status">{(words.get().bank().taken_by_themselves)(n)}</p> })
    };
    view! {
        <PageBody name="bank" title=move || words.get().frame().nav.bank answer acts>
            <Show
                when=move || !none.get()
                fallback=move || {
                    view! {
                        <EmptyState title=move || words.get().bank().empty_title>
                            <p>{move || words.get().bank().empty}</p>
                            <div class="row">
                                <LinkButton look=ButtonLook::Primary href=navigator.href(front_of(Page::Import))>
                                    {move || words.get().bank().import}
                                </LinkButton>
                            </div>
                        </EmptyState>
                    }
                }
            >
                {tools(acting, kind)}
                {said}
                {taken}
                {no_longer(workbench)}
                <div class="match">
                    <div class="queue">{queue(acting)} {ends(acting)}</div>
                    {pick(acting)}
                </div>
            </Show>
        </PageBody>
    }
}

fn tools(acting: Acting, kind: RwSignal<Option<BankLineKind>>) -> impl IntoView {
    let words = use_words();
    let Acting { desk, asked, navigator, .. } = acting;
    let shows = Signal::derive(move || {
        let says = words.get().bank();
        let n = |show| i64::try_from(desk.with(|desk| desk.count(show))).unwrap_or(i64::MAX);
        BankShow::ALL.into_iter().map(|show| (show, (says.shows)(show, n(show)))).collect::<Vec<_>>()
    });
    let kinds = Signal::derive(move || {
        let says = words.get().bank();
        let there: BTreeSet<BankLineKind> = acting.workbench.with(|ledger| ledger.bank_lines().map(|row| row.kind).collect());
        let named = there.into_iter().map(|kind| (Some(kind), (says.kinds)(kind).to_owned()));
        std::iter::once((None, says.any_kind.to_owned())).chain(named).collect::<Vec<_>>()
    });
    let sure = move || i64::try_from(desk.with(|desk| desk.count(BankShow::Sure))).unwrap_or(i64::MAX);
    view! {
        <div class="fields">
            <Entry
                label=move || words.get().bank().find
                kind=FieldKind::Search
                value=Signal::derive(move || asked.with(|asked| asked.find.clone()))
                on_input=move |find| navigator.replace(Route::Bank(BankRoute { find, ..asked.get_untracked() }))
            />
            <SelectField
                label=move || words.get().bank().show
                options=shows
                value=Signal::derive(move || asked.with(|asked| asked.show))
                on_choose=move |show| navigator.replace(Route::Bank(BankRoute { show, selected: None, ..asked.get_untracked() }))
            />
            <SelectField
                label=move || words.get().bank().kind
                options=kinds
                value=kind
                on_choose=move |it| kind.set(it)
            />
            {move || {
                let n = sure();
                (n > 0)
                    .then(|| {
                        view! {
                            <Button
                                icon=Icon::Check
                                key_cap="T"
                                refused=acting.refused()
                                on_press=move || acting.take_sure(words.get_untracked())
                            >
                                {(words.get().bank().take_sure)(n)}
                            </Button>
                        }
                    })
            }}
        </div>
    }
}

/// A line as the list shows it.
#[derive(Clone, PartialEq)]
struct QueueRow {
    on: String,
    label: String,
    icon: Icon,
    guess: String,
    more: String,
    amount: Money,
}

fn queue(acting: Acting) -> impl IntoView {
    let words = use_words();
    let Acting { workbench, matches, desk, .. } = acting;
    let columns = vec![
        Column::new(move || words.get().bank().heads[0]).unsorted().card(CardCell::Late).width("4.5rem"),
        Column::new(move || words.get().bank().heads[1]).unsorted().names_row().wide().card(CardCell::Who),
        Column::new(move || words.get().bank().heads[2]).unsorted().number().card(CardCell::Much).width("8rem"),
    ];
    let row = move |place: usize| {
        let words = words.get();
        let line = desk.with(|desk| desk.lines.get(place).copied());
        let ready = matches.ready.get();
        let found: Arc<Vec<LineProposal>> = matches.found.get();
        workbench.with_untracked(|ledger| {
            let row = line.and_then(|line| ledger.bank_line(line.line))?;
            let proposal = line.and_then(|line| line.proposal).and_then(|at| found.get(at));
            let (icon, guess, more) = guess(ledger, row.idx, proposal, ready, words);
            let label = if row.label.is_empty() { row.counterparty } else { row.label };
            let on = words.format.day_month(row.booked_on);
            Some(QueueRow { on, label: label.to_owned(), icon, guess, more, amount: row.money() })
        })
    };
    let draw = move |row: &Option<QueueRow>| {
        let Some(QueueRow { on, label, icon, guess, more, amount }) = row.clone() else {
            return RowView::from(vec![().into_any(), ().into_any(), ().into_any()]);
        };
        RowView::from(vec![
            view! { <span class="when">{on}</span> }.into_any(),
            view! {
                <span class="label">{label}</span>
                <span class="guess"><Glyph icon /><strong>{guess}</strong><span class="soft">{more}</span></span>
            }
            .into_any(),
            view! { <Amount money=amount /> }.into_any(),
        ])
    };
    let go = move |place: usize| {
        acting.select(place);
        acting.open.set(true);
    };
    let table = view! {
        <VirtualTable
            caption=move || words.get().bank().caption
            columns
            len=Signal::derive(move || desk.with(|desk| desk.lines.len()))
            row
            draw
            selected=Signal::derive(move || acting.place())
            on_open=go
            on_reach=move |place| acting.select(place)
        />
    };
    // Asked after the table: within the list, Enter says yes.
    use_action(Action::OpenRow, move || acting.accept(words.get_untracked()));
    view! {
        {table}
        <p class="small quiet only-wide">{move || words.get().bank().key_help}</p>
    }
}

/// What a line seems to be, in a few words.
fn guess(
    ledger: &Ledger,
    line: BankLineIdx,
    proposal: Option<&LineProposal>,
    ready: bool,
    words: &'static Words,
) -> (Icon, String, String) {
    let says = words.bank();
    let explained = ledger.bank_line(line).and_then(|row| row.explained).and_then(|idx| ledger.explanation(idx));
    if let Some(explained) = explained {
        let what = match &explained.meaning {
            Meaning::Money { items, .. } => (says.explained_by)(ledger, items),
            Meaning::NotCustomers { reason } => (words.matching().not_customers)(*reason).to_owned(),
        };
        return (Icon::Check, what, (words.matching().by)(explained.by).to_owned());
    }
    let Some((proposal, choice)) = proposal.and_then(|it| it.first().map(|choice| (it, choice))) else {
        let said = if ready { says.no_proposal } else { says.looking };
        return (Icon::CircleQuestionMark, said.to_owned(), String::new());
    };
    let icon = if proposal.surety == Surety::Sure { Icon::Check } else { Icon::CircleQuestionMark };
    let reason = choice.evidence.first().map(|reason| (words.matching().reason)(ledger, reason)).unwrap_or_default();
    (icon, (says.reading)(ledger, choice), reason)
}

/// What is left at the end: money that settles nothing yet, and how sure lines are taken.
fn ends(acting: Acting) -> impl IntoView {
    let words = use_words();
    let Acting { workbench, navigator, .. } = acting;
    let unapplied = workbench.view(|ledger, _| {
        let mut sums: BTreeMap<crate::basis::money::Currency, (i64, i64)> = BTreeMap::new();
        for item in ledger.items().filter(|item| item.amount < 0 && !item.kind.is_document()) {
            let open = ledger.open_now(item.idx).saturating_abs();
            if open > 0 {
                let sum = sums.entry(item.currency).or_default();
                *sum = (sum.0 + 1, sum.1.saturating_add(open));
            }
        }
        sums.into_iter().map(|(currency, (n, sum))| (n, Money::from_minor(sum, currency))).collect::<Vec<_>>()
    });
    let takes = workbench.view(|ledger, _| ledger.takes_sure());
    let set = move |by_themselves: bool| workbench.send(Command::TakeSureMatches { by_themselves }, Deed::TakeSureMatches);
    view! {
        {move || {
            let all = unapplied.get();
            let words = words.get();
            let n = all.iter().map(|(n, _)| *n).sum::<i64>();
            let sums: Vec<String> = all.iter().map(|(_, sum)| words.format.amount(*sum)).collect();
            let href = navigator.href(Route::Invoices(InvoicesAsked { show: Shown::Money, ..Default::default() }));
            (n > 0)
                .then(|| {
                    view! {
                        <p class="small">
                            {(words.bank().unapplied)(n, &words.format.list(&sums))} " " <a href=href>{words.bank().unapplied_see}</a>
                        </p>
                    }
                })
        }}
        <div class="stack tight">
            <TickField ticked=takes on_tick=set>{move || words.get().bank().by_themselves}</TickField>
            <p class="small quiet">{move || words.get().bank().by_themselves_help}</p>
        </div>
    }
}

/// Customers who were to be chased when the page was opened and are not any more.
fn no_longer(workbench: Workbench) -> impl IntoView {
    let words = use_words();
    let rows = use_day();
    let concerned = move || {
        rows.with(|rows| {
            let cards = rows.cards.iter().map(|row| (row.customer, row.name.clone()));
            let held = rows.held.iter().filter(|row| matches!(row.held.reason, HeldReason::InStatement { .. }));
            cards.chain(held.map(|row| (row.customer, row.name.clone()))).collect::<BTreeMap<ThingId, String>>()
        })
    };
    let before = untrack(concerned);
    let gone = Memo::new(move |_| {
        let now = concerned();
        // Somebody whom an undo took away is not one who paid.
        let there = |id: &ThingId| workbench.with(|ledger| ledger.customer_of(*id).is_some());
        before.iter().filter(|(id, _)| !now.contains_key(*id) && there(id)).map(|(_, name)| name.clone()).collect::<Vec<_>>()
    });
    move || {
        let names = gone.get();
        (!names.is_empty()).then(|| view! { <Callout>{(words.get().bank().no_longer)(&names)}</Callout> })
    }
}
