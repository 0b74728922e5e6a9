//! The words as they will leave: tone, language, way, and the person's own words.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use super::drafts::use_drafts;
use super::hand_over::mailto;
use super::outbox::Outbox;
use super::sheet::no_letter;
use crate::dunning::{Letter, LetterText, Prepared, tones_for};
use crate::ledger::{Channel, Tone};
use crate::output::plain_text;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Button, ButtonLook, Entry, FieldKind, Icon, LinkButton, Segments, SelectField};
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::words::{Language, Words, words as words_of};
use leptos::prelude::*;

/// The words of the open reminder.
#[component]
pub(super) fn Message(outbox: Outbox) -> impl IntoView {
    let words = use_words();
    let drafts = use_drafts();
    let navigator = use_navigator();
    let key = move || outbox.open.with_untracked(|open| open.as_ref().map(|row| row.key));
    let tones = Signal::derive(move || {
        let words = words.get();
        let tones = outbox.open.with(|open| open.as_ref().map(|row| tones_for(&row.card)).unwrap_or_default());
        tones.into_iter().map(|tone| (tone, (words.today().tone)(tone).to_owned())).collect::<Vec<_>>()
    });
    let tone = Signal::derive(move || outbox.prepared.with(|it| it.as_ref().map_or(Tone::Friendly, |it| it.card.tone)));
    let channel = Signal::derive(move || outbox.prepared.with(|it| it.as_ref().map_or(Channel::Mail, |it| it.card.channel)));
    let language = Signal::derive(move || outbox.prepared.with(|it| letter_of(it).map_or(words.get().language, |letter| letter.language)));
    let channels = Signal::derive(move || {
        let words = words.get();
        let named = |channel| (channel, (words.today().channel)(channel).to_owned());
        [Channel::Mail, Channel::Letter, Channel::RegisteredLetter, Channel::Sms].map(named).to_vec()
    });
    let languages = Signal::stored(Language::ALL.map(|language| (language, language.short_name().to_owned())).to_vec());
    let editing = RwSignal::new(false);
    let has_letter = Memo::new(move |_| outbox.prepared.with(|it| letter_of(it).is_some()));
    let is_edited = Memo::new(move |_| outbox.prepared.with(|it| it.as_ref().is_some_and(|it| it.is_edited)));
    let is_remade = Memo::new(move |_| outbox.prepared.with(|it| it.as_ref().is_some_and(|it| it.is_remade)));
    let to_leave = Signal::derive(move || outbox.refused_to_leave());
    let by_mail = Memo::new(move |_| channel.get() == Channel::Mail);
    // What the way itself does stands at the foot; here the other.
    let other_way = move || {
        if by_mail.get() {
            view! {
                <Button look=ButtonLook::Quiet icon=Icon::Printer refused=to_leave key_cap="L" on_press=move || outbox.show_letter()>
                    {move || words.get().reminder().sheet.print}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <Button look=ButtonLook::Quiet icon=Icon::Mail refused=to_leave key_cap="M" on_press=move || outbox.make_draft()>
                    {move || words.get().reminder().sheet.mail}
                </Button>
            }
            .into_any()
        }
    };
    // Another card is not being edited.
    Effect::new(move |before: Option<Option<_>>| {
        let now = outbox.open.with(|open| open.as_ref().map(|row| row.key));
        if before.is_some_and(|before| before != now) {
            editing.set(false);
        }
        now
    });

    view! {
        <section aria-label=move || words.get().reminder().sheet.letter>
            <div class="row">
                <h3>{move || words.get().reminder().sheet.letter}</h3>
                <span class="push row">
                    <Segments
                        label=move || words.get().reminder().sheet.language
                        options=languages
                        value=language
                        on_choose=move |language| {
                            if let Some(key) = key() {
                                drafts.change(key, |choices| choices.language = Some(language));
                            }
                        }
                    />
                    <Segments
                        label=move || words.get().reminder().sheet.tone
                        options=tones
                        value=tone
                        on_choose=move |tone| {
                            if let Some(key) = key() {
                                drafts.change(key, |choices| choices.tone = Some(tone));
                            }
                        }
                    />
                </span>
            </div>
            {move || no_letter(words.get(), outbox)}
            <Show when=move || has_letter.get()>
                <div class="stack words">
                    <SelectField
                        label=move || words.get().reminder().sheet.way
                        options=channels
                        value=channel
                        on_choose=move |channel| {
                            if let Some(key) = key() {
                                drafts.change(key, |choices| choices.channel = Some(channel));
                            }
                        }
                    />
                    <Show when=move || editing.get() fallback=move || view! { <Preview outbox /> }>
                        <Fields outbox />
                    </Show>
                    <p class="note soft" role="status">
                        {move || {
                            let sheet = &words.get().reminder().sheet;
                            if is_remade.get() { sheet.remade } else if is_edited.get() { sheet.edited } else { "" }
                        }}
                    </p>
                    <p class="row">
                        // The words of a text message are its own.
                        <Show when=move || channel.get() != Channel::Sms>
                        <Button look=ButtonLook::Quiet icon=Icon::Pencil on_press=move || editing.update(|it| *it = !*it)>
                            {move || {
                                let sheet = &words.get().reminder().sheet;
                                if editing.get() { sheet.edit_done } else { sheet.edit }
                            }}
                        </Button>
                        </Show>
                        <Button look=ButtonLook::Quiet icon=Icon::Copy refused=to_leave key_cap="C" on_press=move || outbox.copy_words()>
                            {move || words.get().reminder().sheet.copy}
                        </Button>
                        {other_way}
                        <LinkButton
                            look=ButtonLook::Quiet
                            icon=Icon::Phone
                            href=move || navigator.href(match outbox.open.with(|open| open.as_ref().map(|row| row.key)) {
                                Some(customer) => Route::Call { customer },
                                None => Route::Today { selected: None },
                            })
                        >
                            {move || words.get().call().open}
                        </LinkButton>
                        <Show when=move || is_edited.get()>
                            <Button
                                look=ButtonLook::Quiet
                                icon=Icon::RotateCcw
                                on_press=move || {
                                    if let Some(key) = key() {
                                        drafts.change(key, |choices| choices.text = None);
                                    }
                                }
                            >
                                {move || words.get().reminder().sheet.text_back}
                            </Button>
                        </Show>
                    </p>
                </div>
            </Show>
        </section>
    }
}

fn letter_of(prepared: &Option<Prepared>) -> Option<&Letter> {
    prepared.as_ref()?.letter.as_ref().ok()
}

/// The words as they will be read.
#[component]
fn Preview(outbox: Outbox) -> impl IntoView {
    let words = use_words();
    move || {
        let words = words.get();
        outbox.prepared.with(|prepared| letter_of(prepared).map(|letter| drawn(words, letter)))
    }
}

fn drawn(words: &'static Words, letter: &Letter) -> AnyView {
    if letter.channel == Channel::Sms {
        let text = plain_text::sms_text(letter);
        return view! {
            <div class="message" lang=letter.language.tag()>
                <div class="text">
                    <p>{text}</p>
                </div>
            </div>
        }
        .into_any();
    }
    let sheet = &words.reminder().sheet;
    let said = &words_of(letter.language).letter();
    let format = words_of(letter.language).format;
    let to = match (letter.channel, letter.recipient.email.as_str()) {
        (Channel::Mail, "") => Some(sheet.no_mail.to_owned()),
        (Channel::Mail, email) => Some(email.to_owned()),
        _ => None,
    };
    let link = (letter.channel == Channel::Mail).then(|| mailto(letter)).flatten();
    let paragraphs = |texts: &[String]| texts.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
    let lines: Vec<_> = letter
        .lines
        .iter()
        .map(|line| {
            let total = (!line.settled.amount().is_zero()).then(|| format.amount(line.amount));
            let text = (said.line)(&line.number, &format.short_date(line.due_on), &format.amount(line.open), total.as_deref());
            view! { <li>{text}</li> }
        })
        .collect();
    view! {
        <div class="message" lang=letter.language.tag()>
            <dl class="to">
                <dt>{sheet.subject}</dt>
                <dd>
                    <strong>{letter.subject.clone()}</strong>
                </dd>
                {to
                    .map(|to| {
                        view! {
                            <dt>{sheet.to}</dt>
                            <dd>
                                {to} {link.map(|link| view! { " " <a class="nowrap" href=link>{sheet.mailto}</a> })}
                            </dd>
                        }
                    })}
            </dl>
            <div class="text">
                <p>{letter.salutation.clone()}</p>
                {paragraphs(&letter.before)}
                {(!letter.demand.is_empty()).then(|| view! { <p><strong>{letter.demand.clone()}</strong></p> })}
                <ul class="plain-list">{lines}</ul>
                {letter.accessory_text.clone().map(|text| view! { <p>{text}</p> })}
                {paragraphs(&letter.after)}
                <p>{letter.closing.clone()}</p>
                {paragraphs(&letter.signature)}
            </div>
        </div>
    }
    .into_any()
}

/// The person's own words.
#[component]
fn Fields(outbox: Outbox) -> impl IntoView {
    let words = use_words();
    let drafts = use_drafts();
    // The letter's words now: the person's where they still count, else those proposed.
    let now = Memo::new(move |_| {
        let key = outbox.open.with(|open| open.as_ref().map(|row| row.key));
        let own = key.and_then(|key| drafts.of(key).text);
        outbox.prepared.with(|prepared| {
            let proposed = prepared.as_ref()?.proposed.clone()?;
            let text = own.filter(|(before, _)| *before == proposed).map_or_else(|| proposed.clone(), |(_, text)| text);
            Some((proposed, text))
        })
    });
    let write = move |change: fn(&mut LetterText, String), typed: String| {
        let key = outbox.open.with_untracked(|open| open.as_ref().map(|row| row.key));
        if let (Some(key), Some((proposed, mut text))) = (key, now.get_untracked()) {
            change(&mut text, typed);
            drafts.change(key, |choices| choices.text = Some((proposed, text)));
        }
    };
    let field = move |read: fn(LetterText) -> String| Signal::derive(move || now.get().map(|(_, text)| read(text)).unwrap_or_default());
    view! {
        <div class="stack edit" lang=move || outbox.prepared.with(|it| letter_of(it).map(|letter| letter.language.tag()))>
            <Entry
                label=move || words.get().reminder().sheet.subject
                value=field(|text| text.subject)
                on_input=move |typed| write(|text, typed| text.subject = typed, typed)
            />
            <Entry
                label=move || words.get().reminder().sheet.text_before
                kind=FieldKind::Lines
                value=field(|text| text.before)
                on_input=move |typed| write(|text, typed| text.before = typed, typed)
            />
            <Entry
                label=move || words.get().reminder().sheet.text_after
                kind=FieldKind::Lines
                value=field(|text| text.after)
                on_input=move |typed| write(|text, typed| text.after = typed, typed)
                help=Signal::derive(move || Some(words.get().reminder().sheet.text_help.to_owned()))
            />
        </div>
    }
}
