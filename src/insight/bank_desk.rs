//! The lines of bank statements as a person goes through them: which are to be explained, what is proposed for each, how far one is.
//!
//! Start at [`bank_desk`]. What has several readings comes first, what is sure last: it can be taken all at once.

use super::matching::{LineProposal, Proposed, Surety};
use crate::basis::fold::folded;
use crate::basis::money::Currency;
use crate::ledger::{BankLineIdx, BankLineKind, BankLineRow, Ledger, Meaning};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Which lines are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BankShow {
    /// All that are to be explained.
    #[default]
    Open,
    /// Of these, what is sure.
    Sure,
    /// What is likely.
    Likely,
    /// What has several readings.
    Choose,
    /// Nothing is proposed.
    Without,
    /// What is explained.
    Explained,
}

impl BankShow {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 6] = [Self::Open, Self::Choose, Self::Likely, Self::Without, Self::Sure, Self::Explained];
}

/// What is asked of the lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BankAsked {
    /// Which.
    pub show: BankShow,
    /// Only of this kind.
    pub kind: Option<BankLineKind>,
    /// Only those that hold these words: of their text, of who stands on the other side, of what is proposed; or their amount.
    pub find: String,
}

/// A line that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeskLine {
    /// Which.
    pub line: BankLineIdx,
    /// Its proposal, by its place; `None` where there is none.
    pub proposal: Option<usize>,
}

/// The lines of bank statements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BankDesk {
    /// As asked, in order.
    pub lines: Vec<DeskLine>,
    /// How many of each there are, whatever was asked.
    pub counts: BTreeMap<BankShow, usize>,
    /// All lines.
    pub n_lines: usize,
    /// What the lines shown add up to, by currency.
    pub sums: BTreeMap<Currency, i64>,
}

impl BankDesk {
    /// How many there are of one.
    #[must_use]
    pub fn count(&self, show: BankShow) -> usize {
        self.counts.get(&show).copied().unwrap_or_default()
    }
}

/// The lines as asked. `aside` are lines whose proposal the person refused: nothing is proposed for them.
///
/// One pass over the lines; budget 20 ms for 10,000.
#[must_use]
pub fn bank_desk(ledger: &Ledger, proposals: &[LineProposal], aside: &BTreeSet<BankLineIdx>, asked: &BankAsked) -> BankDesk {
    let by_line: HashMap<BankLineIdx, usize> = proposals.iter().enumerate().map(|(at, proposal)| (proposal.line, at)).collect();
    let find = folded(&asked.find);
    let mut desk = BankDesk { n_lines: ledger.n_bank_lines(), ..BankDesk::default() };
    let mut shown: Vec<(Rank, DeskLine)> = Vec::new();
    for row in ledger.bank_lines() {
        let proposal = by_line.get(&row.idx).copied().filter(|_| row.explained.is_none() && !aside.contains(&row.idx));
        let said = proposal.and_then(|at| proposals.get(at));
        let stands = match (row.explained, said.map(|said| said.surety)) {
            (Some(_), _) => BankShow::Explained,
            (None, Some(Surety::Sure)) => BankShow::Sure,
            (None, Some(Surety::Likely)) => BankShow::Likely,
            (None, Some(Surety::Choose)) => BankShow::Choose,
            (None, None) => BankShow::Without,
        };
        *desk.counts.entry(stands).or_default() += 1;
        if stands != BankShow::Explained {
            *desk.counts.entry(BankShow::Open).or_default() += 1;
        }
        let wanted = asked.show == stands || (asked.show == BankShow::Open && stands != BankShow::Explained);
        let of_kind = asked.kind.is_none_or(|kind| kind == row.kind);
        if wanted && of_kind && (find.is_empty() || holds(ledger, &row, said, &find)) {
            *desk.sums.entry(row.currency).or_default() += row.amount;
            let rank = match stands {
                BankShow::Choose => 0,
                BankShow::Likely => 1,
                BankShow::Without => 2,
                _ => 3,
            };
            shown.push(((rank, Reverse(row.booked_on), row.idx), DeskLine { line: row.idx, proposal }));
        }
    }
    shown.sort_by_key(|(rank, _)| *rank);
    desk.lines = shown.into_iter().map(|(_, line)| line).collect();
    desk
}

type Rank = (u8, Reverse<chrono::NaiveDate>, BankLineIdx);

/// Places of the sure ones, with the first reading of each: what is taken all at once.
#[must_use]
pub fn sure_lines<'p>(ledger: &Ledger, proposals: &'p [LineProposal], aside: &BTreeSet<BankLineIdx>) -> Vec<&'p LineProposal> {
    let open = |line: BankLineIdx| ledger.bank_line(line).is_some_and(|row| row.explained.is_none());
    proposals.iter().filter(|it| it.surety == Surety::Sure && open(it.line) && !aside.contains(&it.line)).collect()
}

fn holds(ledger: &Ledger, row: &BankLineRow<'_>, said: Option<&LineProposal>, find: &str) -> bool {
    let has = |text: &str| folded(text).contains(find);
    if has(row.label) || has(row.counterparty) || has(row.counterparty_account) || row.amount.unsigned_abs().to_string().contains(find) {
        return true;
    }
    let of_proposal = said.is_some_and(|said| {
        said.choices.iter().any(|choice| {
            let customers = match &choice.proposed {
                Proposed::Money { parts, .. } => parts.iter().map(|part| part.customer).collect(),
                _ => Vec::new(),
            };
            customers.iter().any(|who| has(&ledger.customer(*who).details.name))
                || choice.documents().iter().any(|it| has(ledger.number(*it)))
        })
    });
    of_proposal
        || row.explained.and_then(|idx| ledger.explanation(idx)).is_some_and(|explanation| match &explanation.meaning {
            Meaning::Money { items, .. } => items.iter().any(|item| has(&ledger.customer(ledger.item(*item).customer).details.name)),
            Meaning::NotCustomers { .. } => false,
        })
}

/// A label cut where words stand that were recognised: each piece with whether it is one. Of words that overlap the longer ones count.
#[must_use]
pub fn marked(label: &str, written: &[&str]) -> Vec<(String, bool)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut words: Vec<&str> = written.iter().copied().filter(|word| word.len() > 1).collect();
    words.sort_by_key(|word| Reverse(word.len()));
    for word in words {
        if let Some(at) = label.find(word)
            && !found.iter().any(|(from, to)| at < *to && *from < at + word.len())
        {
            found.push((at, at + word.len()));
        }
    }
    found.sort_unstable();
    let mut pieces = Vec::new();
    let mut done = 0;
    for (from, to) in found {
        pieces.push((label.get(done..from).unwrap_or_default().to_owned(), false));
        pieces.push((label.get(from..to).unwrap_or_default().to_owned(), true));
        done = to;
    }
    pieces.push((label.get(done..).unwrap_or_default().to_owned(), false));
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_recognised_is_marked_once() {
        let pieces = |written: &[&str]| {
            let all = marked("ZAHLUNG RE F-351 KESSLER", written);
            all.into_iter().map(|(text, is)| if is { format!("[{text}]") } else { text }).collect::<String>()
        };
        assert_eq!(pieces(&["F-351", "KESSLER", "351", ""]), "ZAHLUNG RE [F-351] [KESSLER]");
        assert_eq!(pieces(&["nothing"]), "ZAHLUNG RE F-351 KESSLER");
    }
}
