//! The parts of which pages are made. A part knows no ledger: it takes words, figures and callbacks, and owns its markup, its roles and its keys.
//!
//! A part's section in `style/parts.css` bears its name. States are attributes that a screen reader hears too.

pub mod act;
pub mod age;
pub mod amount;
pub mod button;
pub mod callout;
pub mod charts;
pub mod checks;
pub mod chip;
pub mod copy_text;
pub mod curve;
pub mod date_choice;
pub mod dialog;
pub mod drop_zone;
pub mod empty;
pub mod field;
pub mod figures;
pub mod icon;
pub mod page;
pub mod progress;
pub mod rows_window;
pub mod same;
pub mod save_calendar;
pub mod save_table;
pub mod segments;
pub mod side_sheet;
pub mod slider;
pub mod soon;
pub mod strip;
pub mod table;
pub mod tabs;
pub mod timeline;
pub mod undo_line;
pub mod why;

pub use act::{Act, ActList};
pub use age::{Age, Grade, age_step};
pub use amount::{Amount, WholeAmount};
pub use button::{Button, ButtonLook, IconButton, LinkButton};
pub use callout::Callout;
pub use charts::{
    AgedBar, AgedPart, ChartDot, ChartLine, ChartPoint, ChartRange, DotPlot, HatchPattern, LineChart, LineLook, RangeChart, StackedBar,
    UseBar,
};
pub use checks::{Check, Checks};
pub use chip::{Chip, FilterChip};
pub use copy_text::CopyText;
pub use curve::{Curve, CurveMark};
pub use date_choice::DateChoice;
pub use dialog::Dialog;
pub(crate) use dialog::show_as_asked;
pub use drop_zone::{DropZone, PageDrop};
pub use empty::EmptyState;
pub use field::{Entry, Field, FieldKind, SelectField, TickField};
pub use figures::Figures;
pub use icon::{Glyph, Icon, Mark};
pub use page::{PageBody, Section};
pub use progress::Progress;
pub use rows_window::{RowsWindow, visible_rows};
pub use same::{Grows, each_unless_same, unless_same};
pub use save_calendar::SaveCalendar;
pub use save_table::{SaveTable, Saved};
pub use segments::Segments;
pub use side_sheet::SideSheet;
pub(crate) use side_sheet::focus_on;
pub use slider::Slider;
pub use soon::soon;
pub use strip::{Figure, Strip};
pub use table::{CardCell, Column, RowView, VirtualTable};
pub use tabs::{Tab, Tabs};
pub use timeline::{Moment, Timeline};
pub use undo_line::UndoLine;
pub use why::{Explanation, Reasons, Source, Why};

use std::sync::atomic::{AtomicU32, Ordering};

/// How a sign is meant, beside its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// To know.
    #[default]
    Plain,
    /// Stale, missing, to be confirmed.
    Doubt,
    /// A hand is needed: refused, broken, forbidden.
    Alarm,
    /// Put aside on purpose.
    Held,
}

impl Tone {
    /// Its value in `data-state`.
    #[must_use]
    pub fn state(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Doubt => Some("doubt"),
            Self::Alarm => Some("alarm"),
            Self::Held => Some("held"),
        }
    }
}

/// An id that no other element of the page has, for labels and descriptions.
pub(crate) fn fresh_id(name: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{name}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
