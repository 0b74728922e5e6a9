//! Statements, their lines, what each line was explained by, and what matching learned from the answers.
//!
//! A line is open until it is explained; one whose explanation was taken back, or undone with its batch, is open again. None of this
//! moves a balance: the money that explains a line does, booked on the line's own day, so that a past day shows what the bank showed.

use super::bank_line::{BankLine, BankLineKind};
use super::evidence::Evidence;
use super::state::{CustomerIdx, ItemIdx, Ledger, Thing};
use super::texts::Span;
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

dense_index!(
    /// A bank statement, in this state only.
    StatementIdx
);
dense_index!(
    /// A line of a bank statement, in this state only.
    BankLineIdx
);
dense_index!(
    /// What explains a bank line, in this state only.
    ExplanationIdx
);

/// A bank statement that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankStatement {
    /// Our account, without blanks; empty where the file names none.
    pub account: String,
    /// Its currency.
    pub currency: Currency,
    /// The bank's own number; empty where there is none.
    pub number: String,
    /// First and last day.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Balance before the first line, and its day.
    pub opening: Option<(NaiveDate, Money)>,
    /// Balance after the last line, and its day.
    pub closing: Option<(NaiveDate, Money)>,
    pub(super) thing: (u32, u32),
}

impl BankStatement {
    /// The last day of which it speaks; `None` where it does not say.
    #[must_use]
    pub fn known_up_to(&self) -> Option<NaiveDate> {
        self.closing.map(|(on, _)| on).max(self.period.map(|(_, last)| last))
    }
}

/// What no customer's money is.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotCustomers {
    /// The bank's charges and interest.
    Charge,
    /// Salaries and what goes with them.
    Salary,
    /// Between accounts of ours.
    OwnTransfer,
    /// Taxes, and what of them comes back.
    Tax,
    /// A supplier's.
    Supplier,
    /// Loans, capital, a partner's account.
    Loan,
    /// Takings without an invoice to a customer.
    Takings,
    /// Something else.
    Other,
}

impl NotCustomers {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 8] =
        [Self::Charge, Self::Salary, Self::OwnTransfer, Self::Tax, Self::Supplier, Self::Loan, Self::Takings, Self::Other];
}

/// What a bank line is. `I` names an item.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning<I> {
    /// Customers' money. The payments and what was taken back or given back sum to the line and the fees.
    Money {
        /// What was booked for it, discounts and small differences with it; or what the books held already.
        items: Vec<I>,
        /// Kept by a platform before the rest came, positive.
        fees: Option<Money>,
    },
    /// No customer's.
    NotCustomers {
        /// What it is.
        reason: NotCustomers,
    },
}

/// Who said what a line is.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExplainedBy {
    /// Sure, and taken by itself as the person had asked.
    Automatic,
    /// Proposed, and the person took it.
    Taken,
    /// The person.
    ByHand,
}

/// By what a payer is known again.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayerSign {
    /// The account that it pays from, without blanks.
    Account(String),
    /// Words of the label or the name, folded, one blank between them.
    Words(String),
}

impl PayerSign {
    /// The account or the words.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Account(text) | Self::Words(text) => text,
        }
    }
}

/// What a sign stands for. `C` names a customer.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lesson<C> {
    /// The customer pays so.
    Customer(C),
    /// It is never this customer.
    NotCustomer(C),
    /// It is never a customer's money.
    Nobody(NotCustomers),
    /// What was learned of the sign no longer counts.
    Forgotten,
}

/// What was learned of a sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learned {
    /// The sign.
    pub sign: PayerSign,
    /// What it stands for.
    pub says: Lesson<CustomerIdx>,
}

/// What a bank line was explained by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// Which line.
    pub line: BankLineIdx,
    /// What it is.
    pub meaning: Meaning<ItemIdx>,
    /// Who said so.
    pub by: ExplainedBy,
    /// How likely it was said to be, per thousand; `None` where nothing was proposed.
    pub confidence: Option<u16>,
    /// Why.
    pub evidence: Vec<Evidence<ItemIdx, CustomerIdx>>,
    /// True once taken back: it never held.
    pub taken_back: bool,
    pub(super) thing: (u32, u32),
}

/// One line, dense: texts stand with the others of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) statement: StatementIdx,
    pub(super) booked_on: NaiveDate,
    pub(super) value_on: Option<NaiveDate>,
    pub(super) amount: i64,
    pub(super) currency: Currency,
    pub(super) kind: BankLineKind,
    pub(super) label: Span,
    pub(super) counterparty: Span,
    pub(super) counterparty_account: Span,
    pub(super) end_to_end: Span,
    pub(super) structured: Span,
    pub(super) mandate: Span,
    pub(super) bank_reference: Span,
    pub(super) returned: Span,
    pub(super) charges: Option<Money>,
    pub(super) ordered: Option<Money>,
    pub(super) part_of: Option<u32>,
    pub(super) line: Option<u32>,
    pub(super) explained: Option<ExplanationIdx>,
    pub(super) thing: (u32, u32),
}

/// What the ledger knows of the bank.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Bank {
    pub(super) statements: Vec<BankStatement>,
    pub(super) lines: Vec<Line>,
    pub(super) explanations: Vec<Explanation>,
    pub(super) learned: Vec<Learned>,
    pub(super) takes_sure: bool,
}

/// One line of a statement, for reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BankLineRow<'l> {
    /// Its place.
    pub idx: BankLineIdx,
    /// Of which statement.
    pub statement: StatementIdx,
    /// The day on which the bank booked it.
    pub booked_on: NaiveDate,
    /// The day from which it bears interest.
    pub value_on: Option<NaiveDate>,
    /// Signed, minor units: positive came in.
    pub amount: i64,
    /// Its currency.
    pub currency: Currency,
    /// What it is by the bank's own code.
    pub kind: BankLineKind,
    /// The free text.
    pub label: &'l str,
    /// Who stands on the other side.
    pub counterparty: &'l str,
    /// Their account, without blanks.
    pub counterparty_account: &'l str,
    /// End-to-end id.
    pub end_to_end: &'l str,
    /// Structured reference, without blanks or signs.
    pub structured: &'l str,
    /// Mandate of a direct debit.
    pub mandate: &'l str,
    /// The bank's own reference.
    pub bank_reference: &'l str,
    /// Why it came back.
    pub returned: &'l str,
    /// Charges taken out before it came.
    pub charges: Option<Money>,
    /// The amount that was ordered, where it differs.
    pub ordered: Option<Money>,
    /// The collective booking it is a part of.
    pub part_of: Option<u32>,
    /// Line of the file it came from.
    pub line: Option<u32>,
    /// What explains it; `None` while it is open.
    pub explained: Option<ExplanationIdx>,
}

impl BankLineRow<'_> {
    /// Its amount as money.
    #[must_use]
    pub fn money(&self) -> Money {
        Money::from_minor(self.amount, self.currency)
    }

    /// All that the bank said of it, as it was read.
    #[must_use]
    pub fn said(&self) -> BankLine {
        BankLine {
            booked_on: self.booked_on,
            value_on: self.value_on,
            amount: self.money(),
            kind: self.kind,
            label: self.label.to_owned(),
            counterparty: self.counterparty.to_owned(),
            counterparty_account: self.counterparty_account.to_owned(),
            end_to_end: self.end_to_end.to_owned(),
            structured: self.structured.to_owned(),
            mandate: self.mandate.to_owned(),
            bank_reference: self.bank_reference.to_owned(),
            charges: self.charges,
            ordered: self.ordered,
            returned: self.returned.to_owned(),
        }
    }
}

impl Ledger {
    /// All statements, in the order in which they were read.
    pub fn statements(&self) -> impl Iterator<Item = (StatementIdx, &BankStatement)> {
        (0..).map(StatementIdx).zip(&self.bank.statements)
    }

    /// One statement; `None` for an index of another state.
    #[must_use]
    pub fn statement(&self, idx: StatementIdx) -> Option<&BankStatement> {
        self.bank.statements.get(idx.idx())
    }

    /// How many bank lines there are.
    #[must_use]
    pub fn n_bank_lines(&self) -> usize {
        self.bank.lines.len()
    }

    /// The bank line at a place counted from 0; `None` past the end.
    #[must_use]
    pub fn bank_line_at(&self, place: usize) -> Option<BankLineIdx> {
        (place < self.bank.lines.len()).then(|| u32::try_from(place).ok().map(BankLineIdx)).flatten()
    }

    /// All bank lines, in the order in which they were read.
    pub fn bank_lines(&self) -> impl Iterator<Item = BankLineRow<'_>> {
        (0..).map(BankLineIdx).zip(&self.bank.lines).map(|(idx, line)| self.row(idx, line))
    }

    /// One bank line; `None` for an index of another state.
    #[must_use]
    pub fn bank_line(&self, idx: BankLineIdx) -> Option<BankLineRow<'_>> {
        self.bank.lines.get(idx.idx()).map(|line| self.row(idx, line))
    }

    fn row<'l>(&'l self, idx: BankLineIdx, line: &'l Line) -> BankLineRow<'l> {
        let text = |span| self.texts.get(span);
        BankLineRow {
            idx,
            statement: line.statement,
            booked_on: line.booked_on,
            value_on: line.value_on,
            amount: line.amount,
            currency: line.currency,
            kind: line.kind,
            label: text(line.label),
            counterparty: text(line.counterparty),
            counterparty_account: text(line.counterparty_account),
            end_to_end: text(line.end_to_end),
            structured: text(line.structured),
            mandate: text(line.mandate),
            bank_reference: text(line.bank_reference),
            returned: text(line.returned),
            charges: line.charges,
            ordered: line.ordered,
            part_of: line.part_of,
            line: line.line,
            explained: line.explained,
        }
    }

    /// All explanations, in the order in which they were given, those taken back included.
    pub fn explanations(&self) -> impl Iterator<Item = (ExplanationIdx, &Explanation)> {
        (0..).map(ExplanationIdx).zip(&self.bank.explanations)
    }

    /// One explanation; `None` for an index of another state.
    #[must_use]
    pub fn explanation(&self, idx: ExplanationIdx) -> Option<&Explanation> {
        self.bank.explanations.get(idx.idx())
    }

    /// The bank line that money came by, and why it is said to be that; `None` where the bank did not show it.
    #[must_use]
    pub fn explanation_of(&self, item: ItemIdx) -> Option<&Explanation> {
        let holds = |found: &&Explanation| match &found.meaning {
            Meaning::Money { items, .. } => !found.taken_back && items.contains(&item),
            Meaning::NotCustomers { .. } => false,
        };
        self.bank.explanations.iter().rev().find(holds)
    }

    /// What matching learned, in the order in which it did: of two lessons on one sign and customer the later counts.
    #[must_use]
    pub fn learned(&self) -> &[Learned] {
        &self.bank.learned
    }

    /// Whether sure matches are taken without being asked.
    #[must_use]
    pub fn takes_sure(&self) -> bool {
        self.bank.takes_sure
    }

    /// The lasting name of a statement.
    #[must_use]
    pub fn statement_id(&self, idx: StatementIdx) -> Option<ThingId> {
        self.bank.statements.get(idx.idx()).map(|statement| self.name_of(statement.thing))
    }

    /// The lasting name of a bank line.
    #[must_use]
    pub fn bank_line_id(&self, idx: BankLineIdx) -> Option<ThingId> {
        self.bank.lines.get(idx.idx()).map(|line| self.name_of(line.thing))
    }

    /// The lasting name of an explanation.
    #[must_use]
    pub fn explanation_id(&self, idx: ExplanationIdx) -> Option<ThingId> {
        self.bank.explanations.get(idx.idx()).map(|explanation| self.name_of(explanation.thing))
    }

    /// The bank line of that name; `None` where the name is another thing's or nobody's.
    #[must_use]
    pub fn bank_line_of(&self, id: ThingId) -> Option<BankLineIdx> {
        match self.thing(id) {
            Thing::BankLine(idx) => Some(idx),
            _ => None,
        }
    }

    /// Whether what explains a line was booked for it, in the same batch, rather than found in the books.
    pub(super) fn was_booked_for(&self, explanation: &Explanation, item: ItemIdx) -> bool {
        self.items.cold.get(item.idx()).is_some_and(|cold| cold.thing.0 == explanation.thing.0)
    }
}
