//! A letter as it will leave: the sheet that is printed, alone on its page.

use super::today::day::use_day;
use super::today::drafts::use_drafts;
use super::today::hand_over::{print, save_pdf};
use super::today::sentences::no_letter;
use crate::basis::money::Money;
use crate::dunning::{Accessories, Claimed, Letter, Prepared, prepare};
use crate::ui::actions::Action;
use crate::ui::app::Announcer;
use crate::ui::keyboard::use_action;
use crate::ui::matches::use_matches;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Button, ButtonLook, Callout, EmptyState, Icon, LinkButton, PageBody, Tone as Meant};
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::ui::workbench::use_workbench;
use crate::ui::wrong;
use crate::words::{Words, words as words_of};
use leptos::prelude::*;

/// A letter as it will leave: the sheet that is printed, alone on its page.
#[component]
pub fn LetterPage() -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let workbench = use_workbench();
    let drafts = use_drafts();
    let day = use_day();
    let key = Memo::new(move |_| match navigator.route().get() {
        Route::Letter { customer } => Some(customer),
        _ => None,
    });
    let matches = use_matches();
    let prepared = Memo::new(move |_| {
        let as_of = workbench.as_of().get();
        let settings = matches.day_settings();
        workbench.with(|ledger| {
            let row = day.with(|rows| rows.card(key.get()?).cloned())?;
            let choices = drafts.of(row.key);
            drafts.with_rates(|rates| prepare(ledger, rates, &row, &choices, as_of, &settings))
        })
    });
    let back = move || navigator.href(Route::Today { selected: key.get() });
    let refused = Signal::derive(move || prepared.with(|prepared| refusal(words.get(), prepared.as_ref())));
    let print_it = move || {
        if refused.get_untracked().is_none() {
            print();
        }
    };
    let announcer = use_context::<Announcer>();
    let fault = RwSignal::new(None::<String>);
    let save_it = move || {
        let letter = prepared.with_untracked(|prepared| prepared.as_ref()?.letter.clone().ok());
        let Some(letter) = letter.filter(|_| refused.get_untracked().is_none()) else { return };
        fault.set(None);
        leptos::task::spawn_local(async move {
            let words = words.get_untracked();
            match save_pdf(&letter).await {
                Ok(Some(name)) => {
                    if let Some(announcer) = announcer {
                        announcer.say((words.letter_page().saved)(&name));
                    }
                }
                Ok(None) => {} // The browser says by itself that it saves nothing.
                Err(why) => {
                    let _ = fault.try_set(Some(wrong::not_made(words, &why)));
                }
            }
        });
    };
    use_action(Action::PrintLetter, print_it);
    use_action(Action::Back, move || navigator.go(Route::Today { selected: key.get_untracked() }));
    let describe = move || {
        let words = words.get();
        prepared.with(|prepared| {
            let letter = prepared.as_ref()?.letter.as_ref().ok()?;
            Some((words.letter_page().describe)(letter.tone, &letter.recipient.name))
        })
    };
    let has_letter = Memo::new(move |_| prepared.with(|prepared| prepared.as_ref().is_some_and(|prepared| prepared.letter.is_ok())));
    view! {
        <Show
            when=move || has_letter.get()
            fallback=move || {
                view! {
                    <PageBody name="no-letter" title=move || words.get().frame().nav.letter>
                        <EmptyState title=move || words.get().letter_page().nothing>
                            <p>
                                {move || refused.get().unwrap_or_else(|| words.get().letter_page().nothing_help.to_owned())}
                            </p>
                            <LinkButton href=back icon=Icon::ChevronLeft>
                                {move || words.get().frame().nav.today}
                            </LinkButton>
                        </EmptyState>
                    </PageBody>
                }
            }
        >
            <main class="main letter" id="main" tabindex="-1">
                <nav class="bar" aria-label=move || words.get().letter_page().bar>
                    <LinkButton href=back look=ButtonLook::Quiet icon=Icon::ChevronLeft>
                        {move || words.get().frame().nav.today}
                    </LinkButton>
                    <span class="soft small only-wide">{describe}</span>
                    <span class="push row">
                        <Button icon=Icon::Download refused on_press=save_it>
                            {move || words.get().letter_page().save_pdf}
                        </Button>
                        <Button look=ButtonLook::Primary icon=Icon::Printer refused key_cap="L" on_press=print_it>
                            {move || words.get().letter_page().print}
                        </Button>
                    </span>
                </nav>
                {move || {
                    refused.get().map(|why| view! { <div class="bar unsure"><Callout tone=Meant::Doubt>{why}</Callout></div> })
                }}
                {move || fault.get().map(|why| view! { <div class="bar unsure"><Callout tone=Meant::Alarm>{why}</Callout></div> })}
                {move || prepared.with(|prepared| prepared.as_ref().and_then(|it| it.letter.as_ref().ok()).map(paper))}
            </main>
        </Show>
    }
}

/// Why it may not be printed; `None` where it may.
fn refusal(words: &'static Words, prepared: Option<&Prepared>) -> Option<String> {
    let prepared = prepared?;
    match &prepared.letter {
        Err(reason) => Some(no_letter(words, reason)),
        Ok(_) => prepared.is_unconfirmed.then(|| words.reminder().sheet.refused_unsure.to_owned()),
    }
}

fn broken(lines: &[String]) -> impl IntoView + use<> {
    lines.iter().filter(|line| !line.is_empty()).map(|line| view! { <br /> {line.clone()} }).collect_view()
}

/// The sheet of paper, in the letter's own language.
fn paper(letter: &Letter) -> impl IntoView + use<> {
    let words = words_of(letter.language);
    let said = words.letter();
    let (sender, recipient) = (&letter.sender, &letter.recipient);
    let about = (words.letter_page().subject_line)(said.subject, &letter.subject, &letter.reference);
    let paragraphs = |texts: &[String]| texts.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
    let identity = [sender.identity.clone(), sender.contact.clone()];
    let claimed = letter.accessories.as_ref().filter(|sums| sums.claimed == Claimed::Yes);
    view! {
        <article class="a4" lang=letter.language.tag()>
            <header>
                <div class="from">
                    <strong>{sender.name.clone()}</strong>
                    {broken(&sender.address)}
                    {broken(&identity)}
                </div>
                <address>{recipient.name.clone()} {recipient.attention.clone().map(|it| view! { <br /> {it} })} {broken(&recipient.address)}</address>
            </header>
            <p class="place">{letter.place_and_day.clone()}</p>
            <div>
                {letter.registered.clone().map(|text| view! { <strong>{text}</strong> })}
                <h1 id="page-title" tabindex="-1">
                    {about}
                </h1>
            </div>
            <p>{letter.salutation.clone()}</p>
            {paragraphs(&letter.before)}
            {(!letter.demand.is_empty())
                .then(|| {
                    view! {
                        <p>
                            <strong>{letter.demand.clone()}</strong>
                        </p>
                    }
                })}
            {letter.accessory_text.clone().map(|text| view! { <p>{text}</p> })}
            {claimed_table(words, letter)}
            {claimed.map(|sums| calculation(words, letter, sums))}
            {letter
                .payment
                .as_ref()
                .map(|payment| {
                    view! {
                        <div class="pay">
                            <div>
                                <strong>{said.to_pay}</strong>
                                <br />
                                {payment
                                    .lines(letter.language)
                                    .into_iter()
                                    .enumerate()
                                    .map(|(place, line)| view! { {(place > 0).then(|| view! { <br /> })} {line} })
                                    .collect_view()}
                            </div>
                        </div>
                    }
                })}
            {paragraphs(&letter.after)}
            <p>{letter.closing.clone()}</p>
            <p class="sign">
                {letter
                    .signature
                    .iter()
                    .enumerate()
                    .map(|(place, line)| view! { {(place > 0).then(|| view! { <br /> })} {line.clone()} })
                    .collect_view()}
            </p>
        </article>
    }
}

/// The documents, and all that is claimed.
fn claimed_table(words: &'static Words, letter: &Letter) -> impl IntoView + use<> {
    let said = words.letter();
    let format = words.format;
    let amount = move |money: Money| format.amount(money);
    let lines: Vec<_> = letter
        .lines
        .iter()
        .map(|line| {
            view! {
                <tr>
                    <td>{line.number.clone()}</td>
                    <td>{format.short_date(line.issued_on)}</td>
                    <td>{format.short_date(line.due_on)}</td>
                    <td class="num">{amount(line.amount)}</td>
                    <td class="num">{amount(line.settled)}</td>
                    <td class="num">{amount(line.open)}</td>
                </tr>
            }
        })
        .collect();
    let sum = move |label: String, money: Money| {
        view! {
            <tr>
                <th scope="row" colspan="5">
                    {label}
                </th>
                <td class="num">{amount(money)}</td>
            </tr>
        }
    };
    let claimed = letter.accessories.as_ref().filter(|sums| sums.claimed == Claimed::Yes);
    let sums = claimed.map(|sums| {
        let fixed = sums.compensation_each.map(|_| sum(sums.compensation_label.clone(), sums.compensation));
        let off = (!sums.settled.amount().is_zero())
            .then(|| sum(sums.settled_label.clone(), Money::new(-sums.settled.amount(), sums.settled.currency())));
        view! { <tbody class="sums">{sum(said.principal.to_owned(), letter.principal)} {sum(sums.interest_label.clone(), sums.interest)} {fixed} {off}</tbody> }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=words.letter_page().claimed>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{said.document}</th>
                        <th scope="col">{said.issued_on}</th>
                        <th scope="col">{said.due_on}</th>
                        <th scope="col" class="num">
                            {said.amount}
                        </th>
                        <th scope="col" class="num">
                            {said.settled}
                        </th>
                        <th scope="col" class="num">
                            {said.open}
                        </th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
                {sums}
                <tfoot>{sum(said.total.to_owned(), letter.total)}</tfoot>
            </table>
        </div>
    }
}

/// How the interest that is claimed was worked out.
fn calculation(words: &'static Words, letter: &Letter, sums: &Accessories) -> impl IntoView + use<> {
    let said = words.letter();
    let format = words.format;
    let lines: Vec<_> = letter
        .lines
        .iter()
        .flat_map(|line| line.interest.iter().flat_map(|interest| &interest.periods).map(move |period| (line, period)))
        .map(|(line, period)| {
            view! {
                <tr>
                    <td>{line.number.clone()}</td>
                    <td>{format!("{} – {}", format.short_date(period.from), format.short_date(period.to))}</td>
                    <td class="num">{format.amount(period.base)}</td>
                    <td class="num">{format.per_cent(period.rate, 2)}</td>
                    <td class="num">{format.number(i64::from(period.days))}</td>
                    <td class="num">{format.amount(Money::new(period.exact, period.base.currency()))}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="calc">
            <h2>{said.calculation}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label=said.calculation>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{said.document}</th>
                            <th scope="col">{said.period}</th>
                            <th scope="col" class="num">
                                {said.base}
                            </th>
                            <th scope="col" class="num">
                                {said.rate}
                            </th>
                            <th scope="col" class="num">
                                {said.days}
                            </th>
                            <th scope="col" class="num">
                                {said.interest}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            <p>{sums.notes.join(" ")}</p>
        </section>
    }
}
