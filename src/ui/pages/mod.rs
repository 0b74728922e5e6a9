//! One file a page. A page is: a view of the ledger in, markup, commands out. It holds no rule, no sum and no date arithmetic.

pub mod bank;
pub mod call;
pub mod clauses;
pub mod customers;
pub mod debits;
pub(crate) mod document_form;
pub mod import;
pub mod invoices;
pub mod letter;
pub mod overview;
pub mod reports;
pub mod settings;
pub mod simulate;
pub mod to_invoice;
pub mod today;
pub mod welcome;

pub use bank::BankPage;
pub use call::CallPage;
pub use clauses::ClausesPage;
pub use customers::CustomersPage;
pub use debits::DebitsPage;
pub use import::ImportPage;
pub use invoices::InvoicesPage;
pub use letter::LetterPage;
pub use overview::OverviewPage;
pub use reports::ReportsPage;
pub use settings::SettingsPage;
pub use simulate::SimulatePage;
pub use to_invoice::ToInvoicePage;
pub use today::TodayPage;
pub use today::day::Day;
pub use today::drafts::Drafts;
pub(crate) use today::sheet::CardSheet;
pub use welcome::WelcomePage;
