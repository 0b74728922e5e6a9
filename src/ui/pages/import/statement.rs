//! What bank statements would bring: by account, the first new lines, and what is known already beside its twin.

use crate::exchange::plan::{AccountPreview, StatementPreview, TwinPreview, statement_preview};
use crate::ui::imports::{Draft, Imports};
use crate::ui::parts::{Amount, Callout, Check, Checks, Figures, Glyph, Icon, TickField, Tone};
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use leptos::prelude::*;

/// How many new lines are shown: enough to see that they are read well.
const FIRST: usize = 40;

/// What bank statements would bring.
#[component]
pub fn Statements(
    /// The desk.
    imports: Imports,
    /// The file on it.
    draft: Memo<Option<Draft>>,
) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let shown = Memo::new(move |_| {
        draft.with(|draft| {
            let draft = draft.as_ref()?;
            let (reading, planned) = (draft.reading.as_ref()?, draft.plan.as_ref()?);
            Some(workbench.with(|ledger| statement_preview(ledger, reading, &planned.plan, &draft.answers.anyway, FIRST)))
        })
    });
    // Drawn anew when others are left out, not when one is ticked: the list stays open.
    let twins = Memo::new(move |_| shown.with(|it| it.as_ref().map(|it| (it.left_out.clone(), it.n_left_out)).unwrap_or_default()));
    view! {
        <div class="stack">
            {move || shown.with(|it| it.as_ref().map(|it| lines(words.get(), it)))}
            {move || twins.with(|(twins, n)| left_out(words.get(), twins, *n, imports, draft))}
        </div>
    }
}

/// What each account says, as pairs beside.
#[component]
pub fn Accounts(
    /// The file on the desk.
    draft: Memo<Option<Draft>>,
) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let shown = Memo::new(move |_| {
        draft.with(|draft| {
            let draft = draft.as_ref()?;
            let (reading, planned) = (draft.reading.as_ref()?, draft.plan.as_ref()?);
            Some(workbench.with(|ledger| statement_preview(ledger, reading, &planned.plan, &draft.answers.anyway, 0).accounts))
        })
    });
    move || shown.with(|it| it.as_ref().map(|all| all.iter().map(|it| account(words.get(), it)).collect_view()))
}

fn account(words: &'static Words, it: &AccountPreview) -> impl IntoView + use<> {
    let says = words.bank_import();
    let name = if it.account.is_empty() { says.no_account.to_owned() } else { words.format.account(&it.account) };
    let period = it.period.map(|(from, to)| (words.import().from_to)(&words.format.short_date(from), &words.format.short_date(to)));
    let balance = |name: &'static str, money: Option<crate::basis::money::Money>| {
        money.map(|money| view! { <dt>{name}</dt><dd class="amount"><Amount money /></dd> })
    };
    let count = |name: &'static str, n: u32| view! { <dt>{name}</dt><dd class="num">{words.format.number(i64::from(n))}</dd> };
    let (opening, closing) = (balance(says.opening, it.opening), balance(says.closing, it.closing));
    let (new, known) = (count(says.new, it.new), count(says.known, it.known));
    let announced = (it.announced > 0).then(|| count(says.announced, it.announced));
    let more = (it.statements > 1).then(|| format!(" · {}", (says.statements)(i64::from(it.statements))));
    let doubts = it.doubts.iter().map(|doubt| (says.doubt)(doubt));
    let doubts = doubts.map(|said| view! { <Check tone=Tone::Doubt>{said}</Check> }).collect_view();
    let (has_doubts, account_taken) = (!it.doubts.is_empty(), it.account_taken);
    view! {
        <div class="stack tight">
            <p><strong>{name}</strong><span class="soft small">{more}</span></p>
            {account_taken.then(|| view! { <Callout tone=Tone::Doubt>{says.account_taken}</Callout> })}
            <dl class="pairs changes">
                {period.map(|period| view! { <dt>{words.import().period}</dt><dd>{period}</dd> })}
                {opening}
                {closing}
                {new}
                {known}
                {announced}
            </dl>
            {has_doubts.then(|| view! { <Checks>{doubts}</Checks> })}
        </div>
    }
}

fn lines(words: &'static Words, shown: &StatementPreview) -> Option<AnyView> {
    let says = words.bank_import();
    let new: u32 = shown.accounts.iter().map(|it| it.new).fold(0, u32::saturating_add);
    if new == 0 {
        return None;
    }
    let rows = shown.new_lines.iter().map(|line| {
        view! {
            <tr>
                <td class="soft nowrap" data-cell="late">{words.format.short_date(line.on)}</td>
                <th scope="row" class="clip" data-cell="who">{line.who.clone()}</th>
                <td class="num" data-cell="much"><Amount money=line.amount /></td>
            </tr>
        }
    });
    let rest = i64::from(new) - i64::try_from(shown.new_lines.len()).unwrap_or(i64::MAX);
    let [day, label, amount] = says.heads;
    Some(
        view! {
            <div class="table as-cards">
                <table aria-label=(says.new_lines)(i64::from(new))>
                    <colgroup><col style:width="7rem" /><col /><col style:width="9rem" /></colgroup>
                    <thead class="visually-hidden"><tr><th scope="col">{day}</th><th scope="col">{label}</th><th scope="col">{amount}</th></tr></thead>
                    <tbody>
                        <tr class="group-row">
                            <th colspan="3" scope="rowgroup" data-cell="more"><Glyph icon=Icon::Plus />" "{(says.new_lines)(i64::from(new))}</th>
                        </tr>
                        {rows.collect_view()}
                        {(rest > 0).then(|| view! { <tr><td colspan="3" class="soft small" data-cell="more">{(words.import().and_more)(rest)}</td></tr> })}
                    </tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}

fn left_out(words: &'static Words, twins: &[TwinPreview], n: u32, imports: Imports, draft: Memo<Option<Draft>>) -> Option<AnyView> {
    let says = words.bank_import();
    if twins.is_empty() {
        return None;
    }
    let rows = twins.iter().map(|it| twin(words, it, imports, draft)).collect_view();
    let rest = i64::from(n) - i64::try_from(twins.len()).unwrap_or(i64::MAX);
    let [day, label, amount] = says.heads;
    Some(
        view! {
            <Figures summary=(says.left_out)(i64::from(n))>
                <p class="soft small">{says.left_out_means}</p>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{day}</th>
                            <th scope="col">{label}</th>
                            <th scope="col">{says.twin}</th>
                            <th scope="col" class="num">{amount}</th>
                            <th scope="col">{says.anyway_head}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows}
                        {(rest > 0).then(|| view! { <tr><td colspan="5" class="soft small">{(words.import().and_more)(rest)}</td></tr> })}
                    </tbody>
                </table>
            </Figures>
        }
        .into_any(),
    )
}

fn twin(words: &'static Words, it: &TwinPreview, imports: Imports, draft: Memo<Option<Draft>>) -> impl IntoView + use<> {
    let says = words.bank_import();
    let line = it.line;
    let ticked = Signal::derive(move || draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.answers.anyway.contains(&line))));
    let tick = move |ticked: bool| {
        imports.answer(move |answers| {
            if ticked {
                answers.anyway.insert(line);
            } else {
                answers.anyway.remove(&line);
            }
        });
    };
    let label = (says.anyway)(&words.format.day_month(it.here.on), &words.format.amount(it.here.amount));
    let in_file = it.in_file.then(|| view! { <span class="quiet">{format!(" ({})", says.in_file)}</span> });
    view! {
        <tr>
            <td class="soft nowrap">{words.format.short_date(it.here.on)}</td>
            <th scope="row">{it.here.label.clone()}</th>
            <td class="soft small">{it.twin.label.clone()}{in_file}</td>
            <td class="num"><Amount money=it.here.amount /></td>
            <td>
                <TickField ticked on_tick=tick>
                    <span class="visually-hidden">{label}</span>
                </TickField>
            </td>
        </tr>
    }
}
