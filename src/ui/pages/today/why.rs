//! What stands behind the figures of a reminder: the periods of its interest, its fixed sums, and what the list is sorted by.

use super::sentences::count;
use crate::basis::money::Money;
use crate::dunning::{Accessories, CardRow, Letter, Unsure};
use crate::ui::parts::{Explanation, Source};
use crate::words::Words;

/// How many customers the answer about the order shows.
const RANKED: usize = 8;

/// The periods of the interest of a letter, with rates and articles.
pub(crate) fn interest(words: &Words, letter: &Letter, sums: &Accessories) -> Explanation {
    let explain = words.explain();
    let format = words.format;
    let mut explanation = Explanation {
        formula: explain.interest_formula.to_owned(),
        heads: explain.interest_heads.map(str::to_owned).to_vec(),
        total: Some(vec![explain.total.to_owned(), String::new(), String::new(), String::new(), format.amount(sums.interest)]),
        notes: sums.per_day.map(|sum| (explain.per_day)(&format.amount(sum))).into_iter().collect(),
        ..Explanation::default()
    };
    let mut cite = |source: &crate::law::Source| {
        let text = explain.source(&source.citation, &format.short_date(source.read_on), source.status);
        if explanation.sources.iter().all(|known| known.text != text) {
            explanation.sources.push(Source { text, href: None });
        }
    };
    for line in &letter.lines {
        let Some(interest) = &line.interest else { continue };
        cite(interest.rule);
        for period in &interest.periods {
            cite(&period.source);
            explanation.rows.push(vec![
                (explain.period)(&line.number, &format.short_date(period.from), &format.short_date(period.to)),
                format.amount(period.base),
                format.per_cent(period.rate, 2),
                format.number(i64::from(period.days)),
                format.amount(Money::new(period.exact, period.base.currency())),
            ]);
        }
    }
    explanation
}

/// The fixed sums of a letter.
pub(crate) fn compensation(words: &Words, letter: &Letter, sums: &Accessories) -> Explanation {
    let format = words.format;
    let each = sums.compensation_each.map(|each| format.amount(each)).unwrap_or_default();
    let caution = |citation: &str| {
        let unsure = letter.needs_confirmation.iter().find(|unsure| unsure.citation == citation)?;
        Some((words.explain().status)(unsure.status)).filter(|caution| !caution.is_empty())
    };
    let cited = |citation: &String| {
        let text = caution(citation).map_or_else(|| citation.clone(), |caution| format!("{citation}, {caution}"));
        Source { text, href: None }
    };
    Explanation {
        formula: words.explain().compensation_formula.to_owned(),
        rows: vec![vec![(words.reminder().sheet.compensation)(count(sums.compensated), &each), format.amount(sums.compensation)]],
        sources: sums.citations.last().map(cited).into_iter().collect(),
        ..Explanation::default()
    }
}

/// What the list is sorted by.
pub(crate) fn order(words: &Words, cards: &[CardRow]) -> Explanation {
    let list = &words.today().list;
    let format = words.format;
    let row = |row: &CardRow| vec![row.name.clone(), format.amount(row.card.at_stake), format.decimal(row.card.value.0, 0)];
    Explanation {
        formula: list.sort_formula.to_owned(),
        heads: list.sort_heads.map(str::to_owned).to_vec(),
        rows: cards.iter().take(RANKED).map(row).collect(),
        ..Explanation::default()
    }
}

/// A figure to be confirmed, in words.
pub(crate) fn unsure(words: &Words, unsure: &Unsure) -> String {
    let caution = (words.explain().status)(unsure.status);
    match unsure.days {
        Some((from, to)) => {
            (words.reminder().sheet.unsure_rate)(&unsure.citation, caution, &words.format.short_date(from), &words.format.short_date(to))
        }
        None => format!("{}, {caution}", unsure.citation),
    }
}
