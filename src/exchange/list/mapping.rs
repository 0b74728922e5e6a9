//! How a list is read: its dialect, what each column becomes, what it holds. A value that can be kept and used for the next file.

use super::amounts::DecimalSign;
use super::columns::Role;
use super::dates::DateOrder;
use super::sketch::{Certainty, Sketch};
use super::titles::folded;
use crate::basis::money::Currency;
use crate::exchange::reading::Extent;
use serde::{Deserialize, Serialize};

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    /// Tab; also what cells pasted from a spreadsheet come with.
    Tab,
    /// `;`
    Semicolon,
    /// `|`
    Pipe,
    /// `,`
    Comma,
}

impl Separator {
    /// All; where a file says nothing, the earlier is tried first.
    pub const ALL: [Self; 4] = [Self::Tab, Self::Semicolon, Self::Pipe, Self::Comma];

    /// Its byte.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Pipe => b'|',
            Self::Comma => b',',
        }
    }
}

/// How a file writes its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dialect {
    /// Between the cells.
    pub separator: Separator,
    /// Line of the header, the file's first line being 1; `None` where there is none.
    pub header: Option<u32>,
    /// First line that holds data.
    pub first: u32,
    /// Before the decimals, in every amount of the file.
    pub decimals: DecimalSign,
    /// Of the dates that do not begin with the year.
    pub dates: DateOrder,
}

/// What one line of the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// A document, paid or not.
    Documents,
    /// A document with what is still owed of it.
    OpenItems,
    /// A payment, or a part of one that settles one document.
    Payments,
    /// A customer.
    Customers,
    /// A customer with what it owes by age.
    AgedBalance,
    /// An accounting entry with debit and credit; only those of customers' accounts are read.
    Entries,
    /// Something that was said or written with a customer.
    Interactions,
    /// What somebody says of a customer's credit.
    CreditReports,
}

/// How to read a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// How its cells are written.
    pub dialect: Dialect,
    /// What a line is.
    pub kind: ListKind,
    /// What each column becomes, from the left.
    pub columns: Vec<Role>,
    /// Stock or flow.
    pub extent: Extent,
    /// Of amounts that have no currency beside them.
    pub currency: Currency,
}

impl Mapping {
    /// A kept mapping for a new file of the same header shape: columns, kind, extent and currency as kept; separator and place of the
    /// header as the file has them; decimals and dates as the file proves them, as kept where it proves nothing.
    #[must_use]
    pub fn fitted(&self, sketch: &Sketch) -> Self {
        let found = &sketch.mapping.dialect;
        let proves = |certainty| certainty == Certainty::Sure;
        Self {
            dialect: Dialect {
                decimals: if proves(sketch.decimals.certainty) { found.decimals } else { self.dialect.decimals },
                dates: if proves(sketch.dates.certainty) { found.dates } else { self.dialect.dates },
                ..*found
            },
            ..self.clone()
        }
    }

    /// True where a column has this role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.columns.contains(&role)
    }
}

/// The shape of a header: the same for files of one source whatever the case and accents; a mapping is kept under it.
#[must_use]
pub fn fingerprint<S: AsRef<str>>(header: &[S]) -> String {
    header.iter().map(|cell| folded(cell.as_ref())).collect::<Vec<_>>().join("|")
}
