//! Addresses: which page is shown, of what, and as of which day. All of it stands after `#`, so that any folder can serve the page.
//!
//! What a person may reload or send to a colleague is in the address: the thing selected, the filter, the order, the date. What an
//! address says and we do not understand is left out, never an error; only an unknown page is [`Route::NotFound`].

mod bank;
mod clauses;

pub use bank::BankRoute;
pub use clauses::ClausesAsked;

use crate::basis::id::{Ref, ThingId};
use crate::insight::{AgeBasis, AgeEdges, AgedBy, PeriodChoice};
use chrono::NaiveDate;
use std::fmt::Write as _;

/// Where a person is: a page, and the day as of which it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The page and what it shows.
    pub route: Route,
    /// The day as of which everything is seen; `None` is today.
    pub as_of: Option<NaiveDate>,
}

/// A page and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The first visit: what this is, and three doors.
    Welcome,
    /// What to do now.
    Today {
        /// The customer whose action is open beside.
        selected: Option<ThingId>,
    },
    /// Where the money stands.
    Overview,
    /// Documents.
    Invoices(InvoicesAsked),
    /// Who owes.
    Customers(CustomersAsked),
    /// All about one customer.
    Customer {
        /// Who.
        customer: ThingId,
    },
    /// A letter to a customer, as it will leave.
    Letter {
        /// To whom.
        customer: ThingId,
    },
    /// A call to a customer: what to say, what to note.
    Call {
        /// To whom.
        customer: ThingId,
    },
    /// What if.
    Simulate(SimulateAsked),
    /// What is given to the accountant, the bank and the customer.
    Reports(ReportsAsked),
    /// What must be invoiced.
    ToInvoice,
    /// Who paid what.
    Bank(BankRoute),
    /// Files in.
    Import,
    /// Own company, policy, backup.
    Settings,
    /// What papers may say of payment.
    Clauses(ClausesAsked),
    /// What can be collected by direct debit.
    Debits,
    /// Who is chased how.
    Scenarios,
    /// Keys, and what the tool cannot do yet.
    Help,
    /// Every part in every state; no page leads there.
    Parts,
    /// An address that names no page.
    NotFound,
}

/// A page without what it shows: for the navigation, the title and the scroll position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the same words as in `Route`")]
pub enum Page {
    Welcome,
    Today,
    Overview,
    Invoices,
    Customers,
    Customer,
    Letter,
    Call,
    Simulate,
    Reports,
    ToInvoice,
    Bank,
    Import,
    Settings,
    Clauses,
    Debits,
    Scenarios,
    Help,
    Parts,
    NotFound,
}

/// What is asked of the list of invoices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvoicesAsked {
    /// The document open beside.
    pub selected: Option<ThingId>,
    /// Which ones.
    pub show: Show,
    /// Only this step of lateness: 0 (not due) to 4 (over 90 days).
    pub age: Option<u8>,
    /// Only this customer's.
    pub customer: Option<ThingId>,
    /// Only those that hold these words; empty for all.
    pub find: String,
    /// In which order; `None` is the page's own.
    pub sort: Option<(InvoiceColumn, Direction)>,
}

/// What is asked of the list of customers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CustomersAsked {
    /// The customer open beside.
    pub selected: Option<ThingId>,
    /// Only those that hold these words; empty for all.
    pub find: String,
    /// In which order; `None` is the page's own.
    pub sort: Option<(CustomerColumn, Direction)>,
}

/// What is tried.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SimulateAsked {
    /// Which simulation.
    pub what: Simulation,
    /// The discount.
    pub early: EarlyAsked,
}

/// A discount for early payment that is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlyAsked {
    /// Of the amount with tax, tenths of a per cent.
    pub rate: u16,
    /// Days in which to pay.
    pub days: u16,
    /// What own money costs, tenths of a per cent a year.
    pub own_cost: u16,
    /// What a customer's money costs it, tenths of a per cent a year.
    pub customer_cost: u16,
    /// Customers of whom the person said whether they would take it.
    pub said: Vec<(ThingId, bool)>,
}

impl EarlyAsked {
    /// The most that can be asked: rate, days, costs of money.
    pub const MOST: (u16, u16, u16) = (50, 60, 250);
}

impl Default for EarlyAsked {
    /// The textbook's discount; costs of money are assumptions to begin with.
    fn default() -> Self {
        Self { rate: 20, days: 10, own_cost: 115, customer_cost: 80, said: Vec::new() }
    }
}

/// What is asked of the reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportsAsked {
    /// Of which days movements and the statement are.
    pub period: PeriodChoice,
    /// Whose statement of account is open.
    pub customer: Option<ThingId>,
    /// What the rows of the aged balance are.
    pub by: AgedBy,
    /// From which date its ages count.
    pub counted: AgeBasis,
    /// Where its columns end.
    pub edges: AgeEdges,
}

impl Default for ReportsAsked {
    fn default() -> Self {
        Self { period: PeriodChoice::ThreeMonths, customer: None, by: AgedBy::Customer, counted: AgeBasis::DueDate, edges: AgeEdges::USUAL }
    }
}

/// Rows of the aged balance by their name in an address.
const AGED_ROWS: [(AgedBy, &str); AgedBy::ALL.len()] = [
    (AgedBy::Customer, "customer"),
    (AgedBy::Group, "group"),
    (AgedBy::Segment, "segment"),
    (AgedBy::Responsible, "responsible"),
    (AgedBy::Currency, "currency"),
    (AgedBy::Country, "country"),
];

/// Periods by their name in an address.
const PERIODS: [(PeriodChoice, &str); PeriodChoice::ALL.len()] = [
    (PeriodChoice::ThisMonth, "this-month"),
    (PeriodChoice::LastMonth, "last-month"),
    (PeriodChoice::ThreeMonths, "three-months"),
    (PeriodChoice::ThisYear, "this-year"),
    (PeriodChoice::LastYear, "last-year"),
    (PeriodChoice::TwelveMonths, "twelve-months"),
];

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// Smallest, oldest or A first.
    #[default]
    Up,
    /// Largest, latest or Z first.
    Down,
}

impl Direction {
    /// The other one.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

/// A closed set whose members have a name in addresses.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $slug:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$member_doc])* $member),+ }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$member),+];

            /// Its name in an address.
            #[must_use]
            pub fn slug(self) -> &'static str {
                match self { $(Self::$member => $slug),+ }
            }

            /// The member that has this name in addresses.
            #[must_use]
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.slug() == slug)
            }
        }
    };
}

named! {
    /// Which invoices a list shows.
    Show {
        /// With something left to pay.
        Open = "open",
        /// Open and past due.
        Overdue = "overdue",
        /// Settled ones too.
        All = "all",
        /// Money received, and what of it settles nothing yet.
        Money = "money",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro writes the derives")]
impl Default for Show {
    fn default() -> Self {
        Self::Open
    }
}

named! {
    /// A column by which invoices are sorted.
    InvoiceColumn {
        /// The document's number.
        Number = "number",
        /// Who owes.
        Customer = "customer",
        /// The day of issue.
        Issued = "issued",
        /// The due date.
        Due = "due",
        /// Days late.
        Late = "late",
        /// What is left to pay.
        Open = "open",
    }
}

named! {
    /// A column by which customers are sorted.
    CustomerColumn {
        /// The name.
        Name = "name",
        /// All that is owed.
        Open = "open",
        /// What is past due.
        Overdue = "overdue",
        /// The oldest lateness.
        Late = "late",
        /// How late they usually pay.
        Delay = "delay",
    }
}

named! {
    /// What is simulated.
    Simulation {
        /// A discount for early payment.
        EarlyPayment = "early-payment",
        /// The turnover that makes up for a loss.
        Loss = "loss",
        /// What may come in, week by week.
        Receipts = "receipts",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro writes the derives")]
impl Default for Simulation {
    fn default() -> Self {
        Self::EarlyPayment
    }
}

impl Place {
    /// A page as of today.
    #[must_use]
    pub fn now(route: Route) -> Self {
        Self { route, as_of: None }
    }

    /// Reads what stands after `#` in an address, with or without the `#`. An empty one is Today.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let asked = Asked::parse(query);
        let mut steps = path.split('/').filter(|it| !it.is_empty());
        let route = match (steps.next(), steps.next(), steps.next()) {
            (None | Some("today"), None, None) => Route::Today { selected: asked.thing("selected") },
            (Some("welcome"), None, None) => Route::Welcome,
            (Some("overview"), None, None) => Route::Overview,
            (Some("invoices"), None, None) => Route::Invoices(InvoicesAsked {
                selected: asked.thing("selected"),
                show: asked.get("show").and_then(Show::from_slug).unwrap_or_default(),
                age: asked.get("age").and_then(|it| it.parse().ok()).filter(|step| *step <= 4),
                customer: asked.thing("customer"),
                find: asked.get("find").unwrap_or_default().to_owned(),
                sort: asked.sort(InvoiceColumn::from_slug),
            }),
            (Some("customers"), None, None) => Route::Customers(CustomersAsked {
                selected: asked.thing("selected"),
                find: asked.get("find").unwrap_or_default().to_owned(),
                sort: asked.sort(CustomerColumn::from_slug),
            }),
            (Some("customer"), Some(id), None) => thing_from(id).map_or(Route::NotFound, |customer| Route::Customer { customer }),
            (Some("letter"), Some(id), None) => thing_from(id).map_or(Route::NotFound, |customer| Route::Letter { customer }),
            (Some("call"), Some(id), None) => thing_from(id).map_or(Route::NotFound, |customer| Route::Call { customer }),
            (Some("simulate"), None, None) => Route::Simulate(SimulateAsked {
                what: asked.get("what").and_then(Simulation::from_slug).unwrap_or_default(),
                early: asked.early(),
            }),
            (Some("reports"), None, None) => Route::Reports(ReportsAsked {
                period: asked
                    .get("period")
                    .and_then(|slug| PERIODS.iter().find(|(_, it)| *it == slug))
                    .map_or(ReportsAsked::default().period, |(period, _)| *period),
                customer: asked.thing("customer"),
                by: asked.get("rows").and_then(|slug| AGED_ROWS.iter().find(|(_, it)| *it == slug)).map_or(AgedBy::Customer, |(by, _)| *by),
                counted: if asked.get("aged-from") == Some("issue") { AgeBasis::IssueDate } else { AgeBasis::DueDate },
                edges: asked.get("edges").and_then(AgeEdges::read).unwrap_or_default(),
            }),
            (Some("to-invoice"), None, None) => Route::ToInvoice,
            (Some("bank"), None, None) => Route::Bank(BankRoute::read(&asked)),
            (Some("import"), None, None) => Route::Import,
            (Some("settings"), None, None) => Route::Settings,
            (Some("debits"), None, None) => Route::Debits,
            (Some("scenarios"), None, None) => Route::Scenarios,
            (Some("clauses"), None, None) => Route::Clauses(ClausesAsked::read(&asked)),
            (Some("help"), None, None) => Route::Help,
            (Some("parts"), None, None) => Route::Parts,
            _ => Route::NotFound,
        };
        Self { route, as_of: asked.get("as-of").and_then(|it| it.parse().ok()) }
    }

    /// The address, from `#` on. What is as usual is not written.
    #[must_use]
    pub fn href(&self) -> String {
        let mut address = Address::new();
        match &self.route {
            Route::Welcome => address.path("welcome"),
            Route::Today { selected } => {
                address.path("today");
                address.thing("selected", *selected);
            }
            Route::Overview => address.path("overview"),
            Route::Invoices(asked) => {
                address.path("invoices");
                if asked.show != Show::default() {
                    address.word("show", asked.show.slug());
                }
                if let Some(step) = asked.age {
                    address.word("age", &step.to_string());
                }
                address.thing("customer", asked.customer);
                address.word("find", &asked.find);
                address.sort(asked.sort.map(|(column, direction)| (column.slug(), direction)));
                address.thing("selected", asked.selected);
            }
            Route::Customers(asked) => {
                address.path("customers");
                address.word("find", &asked.find);
                address.sort(asked.sort.map(|(column, direction)| (column.slug(), direction)));
                address.thing("selected", asked.selected);
            }
            Route::Customer { customer } => address.path(&format!("customer/{}", thing_text(*customer))),
            Route::Letter { customer } => address.path(&format!("letter/{}", thing_text(*customer))),
            Route::Call { customer } => address.path(&format!("call/{}", thing_text(*customer))),
            Route::Simulate(asked) => {
                address.path("simulate");
                if asked.what != Simulation::default() {
                    address.word("what", asked.what.slug());
                }
                address.early(&asked.early);
            }
            Route::Reports(asked) => {
                address.path("reports");
                if asked.period != ReportsAsked::default().period
                    && let Some((_, slug)) = PERIODS.iter().find(|(period, _)| *period == asked.period)
                {
                    address.word("period", slug);
                }
                address.thing("customer", asked.customer);
                if asked.by != AgedBy::Customer
                    && let Some((_, slug)) = AGED_ROWS.iter().find(|(by, _)| *by == asked.by)
                {
                    address.word("rows", slug);
                }
                if asked.counted == AgeBasis::IssueDate {
                    address.word("aged-from", "issue");
                }
                if asked.edges != AgeEdges::USUAL {
                    address.word("edges", &asked.edges.text("-"));
                }
            }
            Route::ToInvoice => address.path("to-invoice"),
            Route::Bank(asked) => asked.write(&mut address),
            Route::Import => address.path("import"),
            Route::Settings => address.path("settings"),
            Route::Clauses(asked) => asked.write(&mut address),
            Route::Debits => address.path("debits"),
            Route::Scenarios => address.path("scenarios"),
            Route::Help => address.path("help"),
            Route::Parts => address.path("parts"),
            Route::NotFound => address.path("not-found"),
        }
        if let Some(day) = self.as_of {
            address.word("as-of", &day.to_string());
        }
        address.text
    }
}

impl Route {
    /// The page alone.
    #[must_use]
    pub fn page(&self) -> Page {
        match self {
            Self::Welcome => Page::Welcome,
            Self::Today { .. } => Page::Today,
            Self::Overview => Page::Overview,
            Self::Invoices(_) => Page::Invoices,
            Self::Customers(_) => Page::Customers,
            Self::Customer { .. } => Page::Customer,
            Self::Letter { .. } => Page::Letter,
            Self::Call { .. } => Page::Call,
            Self::Simulate(_) => Page::Simulate,
            Self::Reports(_) => Page::Reports,
            Self::ToInvoice => Page::ToInvoice,
            Self::Bank(_) => Page::Bank,
            Self::Import => Page::Import,
            Self::Settings => Page::Settings,
            Self::Clauses(_) => Page::Clauses,
            Self::Debits => Page::Debits,
            Self::Scenarios => Page::Scenarios,
            Self::Help => Page::Help,
            Self::Parts => Page::Parts,
            Self::NotFound => Page::NotFound,
        }
    }
}

impl Page {
    /// The entry of the navigation that stands for this page.
    #[must_use]
    pub fn in_navigation(self) -> Self {
        match self {
            Self::Customer => Self::Customers,
            Self::Letter | Self::Call => Self::Today,
            Self::Clauses => Self::Settings,
            Self::Debits => Self::Customers,
            other => other,
        }
    }
}

/// A thing in an address: `<batch>.<ordinal>`, since `#` cannot stand twice.
fn thing_text(thing: ThingId) -> String {
    format!("{}.{}", thing.batch, thing.ordinal)
}

fn thing_from(text: &str) -> Option<ThingId> {
    match text.replacen('.', "#", 1).parse() {
        Ok(Ref::There(thing)) => Some(thing),
        Ok(Ref::Here(_)) | Err(_) => None,
    }
}

/// What stands after `?`. Of a word that stands twice, the first counts.
struct Asked(Vec<(String, String)>);

impl Asked {
    fn parse(query: &str) -> Self {
        Self(query.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (decoded(name), decoded(value))).collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    fn thing(&self, name: &str) -> Option<ThingId> {
        self.get(name).and_then(thing_from)
    }

    fn number(&self, name: &str, usual: u16, most: u16) -> u16 {
        self.get(name).and_then(|it| it.parse().ok()).filter(|it| *it <= most).unwrap_or(usual)
    }

    fn early(&self) -> EarlyAsked {
        let usual = EarlyAsked::default();
        let named = |name: &str, answer: bool| {
            let ids = self.get(name).unwrap_or_default().split('~').filter_map(thing_from);
            ids.map(|id| (id, answer)).collect::<Vec<_>>()
        };
        EarlyAsked {
            rate: self.number("rate", usual.rate, EarlyAsked::MOST.0),
            days: self.number("days", usual.days, EarlyAsked::MOST.1),
            own_cost: self.number("own-cost", usual.own_cost, EarlyAsked::MOST.2),
            customer_cost: self.number("customer-cost", usual.customer_cost, EarlyAsked::MOST.2),
            said: [named("takes", true), named("leaves", false)].concat(),
        }
    }

    fn sort<C>(&self, column: impl Fn(&str) -> Option<C>) -> Option<(C, Direction)> {
        let text = self.get("sort")?;
        match text.strip_suffix("-down") {
            Some(slug) => Some((column(slug)?, Direction::Down)),
            None => Some((column(text)?, Direction::Up)),
        }
    }
}

/// An address being written.
struct Address {
    text: String,
    asked: bool,
}

impl Address {
    fn new() -> Self {
        Self { text: "#/".to_owned(), asked: false }
    }

    fn path(&mut self, path: &str) {
        self.text.push_str(path);
    }

    fn word(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        self.text.push(if self.asked { '&' } else { '?' });
        self.asked = true;
        self.text.push_str(name);
        self.text.push('=');
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
                self.text.push(char::from(byte));
            } else if write!(self.text, "%{byte:02X}").is_err() {
                return; // Writing to a String does not fail.
            }
        }
    }

    fn thing(&mut self, name: &str, thing: Option<ThingId>) {
        if let Some(thing) = thing {
            self.word(name, &thing_text(thing));
        }
    }

    fn early(&mut self, asked: &EarlyAsked) {
        let usual = EarlyAsked::default();
        let mut number = |name: &str, value: u16, usual: u16| {
            if value != usual {
                self.word(name, &value.to_string());
            }
        };
        number("rate", asked.rate, usual.rate);
        number("days", asked.days, usual.days);
        number("own-cost", asked.own_cost, usual.own_cost);
        number("customer-cost", asked.customer_cost, usual.customer_cost);
        for (name, answer) in [("takes", true), ("leaves", false)] {
            let who: Vec<String> = asked.said.iter().filter(|(_, it)| *it == answer).map(|(who, _)| thing_text(*who)).collect();
            self.word(name, &who.join("~"));
        }
    }

    fn sort(&mut self, sort: Option<(&'static str, Direction)>) {
        match sort {
            Some((slug, Direction::Up)) => self.word("sort", slug),
            Some((slug, Direction::Down)) => self.word("sort", &format!("{slug}-down")),
            None => {}
        }
    }
}

/// Percent signs undone; what is not a percent code stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let byte = code.and_then(|it| std::str::from_utf8(it).ok()).and_then(|it| u8::from_str_radix(it, 16).ok());
        match byte {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::id::BatchId;
    use crate::insight::BankShow;

    fn thing(ordinal: u32) -> ThingId {
        ThingId { batch: BatchId::new(1_795_000_000_000, [7; 10]), ordinal }
    }

    fn every_route() -> Vec<Route> {
        let mut routes = vec![
            Route::Welcome,
            Route::Today { selected: None },
            Route::Today { selected: Some(thing(3)) },
            Route::Overview,
            Route::Invoices(InvoicesAsked::default()),
            Route::Invoices(InvoicesAsked {
                selected: Some(thing(9)),
                show: Show::Overdue,
                age: Some(4),
                customer: Some(thing(1)),
                find: "Tréguier & fils, 100 % #1 +".to_owned(),
                sort: Some((InvoiceColumn::Late, Direction::Down)),
            }),
            Route::Simulate(SimulateAsked::default()),
            Route::Simulate(SimulateAsked { what: Simulation::Loss, ..Default::default() }),
            Route::Simulate(SimulateAsked { what: Simulation::Receipts, ..Default::default() }),
            Route::Simulate(SimulateAsked {
                early: EarlyAsked { rate: 0, days: 8, own_cost: 200, customer_cost: 0, said: vec![(thing(1), true), (thing(2), false)] },
                ..Default::default()
            }),
            Route::Reports(ReportsAsked::default()),
            Route::Reports(ReportsAsked { period: PeriodChoice::LastYear, customer: Some(thing(4)), ..ReportsAsked::default() }),
            Route::Reports(ReportsAsked {
                by: AgedBy::Segment,
                counted: AgeBasis::IssueDate,
                edges: AgeEdges::read("10 20 45").unwrap(),
                ..ReportsAsked::default()
            }),
            Route::Customers(CustomersAsked::default()),
            Route::Customer { customer: thing(2) },
            Route::Letter { customer: thing(2) },
            Route::Call { customer: thing(2) },
            Route::Bank(BankRoute::default()),
            Route::Bank(BankRoute { selected: Some(thing(6)), show: BankShow::Without, find: "VIR".to_owned() }),
            Route::Import,
            Route::Settings,
            Route::Clauses(ClausesAsked::default()),
            Route::Debits,
            Route::Clauses(ClausesAsked {
                paper: crate::law::clauses::Paper::Quote,
                customer: Some(thing(4)),
                debtor: crate::law::Debtor::PublicBody,
                law: Some(crate::law::GoverningLaw::Be),
            }),
            Route::Help,
            Route::Parts,
            Route::NotFound,
        ];
        for show in Show::ALL {
            routes.push(Route::Invoices(InvoicesAsked { show: *show, ..Default::default() }));
        }
        for column in InvoiceColumn::ALL {
            routes.push(Route::Invoices(InvoicesAsked { sort: Some((*column, Direction::Up)), ..Default::default() }));
        }
        for column in CustomerColumn::ALL {
            let sort = Some((*column, Direction::Down));
            routes.push(Route::Customers(CustomersAsked { sort, selected: Some(thing(4)), find: "a".to_owned() }));
        }
        routes
    }

    #[test]
    fn every_address_reads_back_as_the_place_it_was_written_for() {
        for route in every_route() {
            for as_of in [None, NaiveDate::from_ymd_opt(2026, 6, 30)] {
                let place = Place { route: route.clone(), as_of };
                assert_eq!(Place::parse(&place.href()), place, "{}", place.href());
            }
        }
    }

    #[test]
    fn an_address_writes_only_what_is_not_as_usual() {
        assert_eq!(Place::now(Route::Invoices(InvoicesAsked::default())).href(), "#/invoices");
        let asked = InvoicesAsked { show: Show::All, sort: Some((InvoiceColumn::Open, Direction::Down)), ..Default::default() };
        assert_eq!(Place::now(Route::Invoices(asked)).href(), "#/invoices?show=all&sort=open-down");
    }

    #[test]
    fn no_address_is_today() {
        for hash in ["", "#", "#/", "/today", "#/today/"] {
            assert_eq!(Place::parse(hash), Place::now(Route::Today { selected: None }), "{hash}");
        }
    }

    #[test]
    fn what_an_address_says_and_we_do_not_know_is_left_out() {
        let place = Place::parse("#/invoices?show=blue&age=7&sort=colour&selected=12&as-of=2026-02-30&new=1&%zz=%");
        assert_eq!(place, Place::now(Route::Invoices(InvoicesAsked::default())));
    }

    #[test]
    fn an_unknown_page_is_not_found() {
        for hash in ["#/nowhere", "#/invoices/12", "#/customer", "#/customer/12", "#/letter/abc.1"] {
            assert_eq!(Place::parse(hash).route, Route::NotFound, "{hash}");
        }
    }

    #[test]
    fn any_words_searched_for_survive_the_address() {
        proptest::proptest!(|(find in "\\PC*", noise in "\\PC*")| {
            let place = Place::now(Route::Customers(CustomersAsked { find, ..Default::default() }));
            proptest::prop_assert_eq!(&Place::parse(&place.href()), &place);
            let _ = Place::parse(&noise);
        });
    }

    #[test]
    fn a_letter_lights_the_page_that_leads_to_it() {
        assert_eq!(Place::parse(&Place::now(Route::Letter { customer: thing(1) }).href()).route.page().in_navigation(), Page::Today);
        assert_eq!(NaiveDate::from_ymd_opt(2026, 6, 30).unwrap().to_string(), "2026-06-30");
    }
}
