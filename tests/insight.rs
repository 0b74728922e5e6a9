//! What the ledger says on a day: views against small ledgers written as text, and against a second reckoning straight from the facts.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use chrono::{Days, NaiveDate};
use echeance::{
    basis::{
        id::{BatchId, Ref},
        money::{Currency, Money, currency_from_code},
    },
    insight::{
        AgeBasis, AgeClass, AgedBalanceSettings, Figure, Found, Grouping, ItemScope, OpenItemsRequest, PaidOrOpen, ProposalReason,
        SortDirection, SortKey, TermsSource, Trend, aged_balance, bank_known_up_to, customer_list, customer_sheet, days_sales_outstanding,
        explain, item_sheet, open_items, overview, payment_behaviour, payment_dots, proposals, search,
    },
    ledger::{
        AccountFamily, AllocationBasis, Channel, CustomerDetails, CustomerKind, DocumentKind, Due, DueBasis, Event, Instalment, Item,
        ItemIdx, ItemKind, Ledger, Means, MoneyKind, Reminded, StepKey, Terms, TermsScope, Tone,
    },
};
use expect_test::{Expect, expect};
use libtest_mimic::{Arguments, Failed, Trial};
use proptest::{
    collection::vec,
    prelude::{Just, Strategy, any, prop_oneof},
    test_runner::{Config, TestCaseError, TestRunner},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::{Debug, Write as _},
    path::PathBuf,
    process::ExitCode,
};

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // One file of expectations is rewritten by one thread at a time.
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        arguments.test_threads = Some(1);
    }
    let mut trials: Vec<Trial> = TABLE.iter().map(|(name, test)| Trial::test(*name, || run(*test))).collect();
    trials.push(property("every_cent_open_is_in_one_column_on_any_day", books(), every_cent_is_in_one_column));
    trials.push(property("rows_groups_and_reasons_sum_to_the_totals", books(), everything_sums));
    trials.push(property("a_proposal_settles_exactly_and_no_item_is_in_two", books(), proposals_settle_exactly));
    for file in ["0000000001FEC20220831", "111111111FEC20221231"] {
        let missing = !match_file(file, "truth").exists();
        let name = format!("proposals_on_the_lettered_books_of_{file}_are_right");
        trials.push(
            Trial::test(name, move || proposals_against_lettering(file)).with_ignored_flag(missing && std::env::var_os("CI").is_none()),
        );
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

type Test = (&'static str, fn());

const TABLE: &[Test] = &[
    ("an_invoice_is_not_late_on_its_due_date", an_invoice_is_not_late_on_its_due_date),
    ("each_bucket_holds_its_last_day", each_bucket_holds_its_last_day),
    ("a_future_due_date_is_not_due_and_a_missing_one_is_not_dropped", nothing_is_dropped),
    ("a_payment_after_the_day_does_not_count", a_payment_after_the_day_does_not_count),
    ("credits_stand_in_columns_of_their_own_and_lower_the_total", credits_lower_the_total),
    ("instalments_age_on_their_own_and_payments_fill_the_oldest", instalments_age_on_their_own),
    ("a_retention_without_a_date_of_release_is_never_late", a_retention_is_never_late),
    ("what_is_to_be_invoiced_is_no_part_of_what_is_owed", accruals_are_no_part),
    ("ageing_by_issue_date_has_nothing_that_is_not_due", ageing_by_issue_date),
    ("two_currencies_never_meet_in_one_sum", two_currencies_never_meet),
    ("opening_balances_come_in_both_signs", opening_balances_in_both_signs),
    ("the_latest_customers_are_those_with_most_late_money", the_latest_customers),
    ("the_list_of_invoices_filters_sorts_and_sums_with_signs", the_list_of_invoices),
    ("numbers_sort_by_their_figures", numbers_sort_by_their_figures),
    ("the_list_finds_by_number_name_and_amount", the_list_finds_text),
    ("the_list_groups_by_customer_age_and_month", the_list_groups),
    ("an_invoice_shows_what_settled_it_and_what_happened", an_invoice_shows_what_settled_it),
    ("days_of_sales_count_back_as_in_the_textbook", days_of_sales_count_back),
    ("days_of_sales_are_not_given_where_sales_do_not_explain_them", days_of_sales_unexplained),
    ("the_month_shows_what_was_due_received_and_late", the_month_shows),
    ("a_payment_dated_in_the_future_does_not_make_bank_data_fresh", bank_data_is_not_fresh),
    ("a_customers_sheet_tells_its_story_newest_first", a_customers_sheet),
    ("days_late_count_from_the_due_date_to_the_last_payment", days_late_count),
    ("a_customer_who_pays_later_and_later_is_seen", later_and_later),
    ("an_exact_amount_is_proposed_only_where_it_is_alone", an_exact_amount_is_proposed),
    ("a_number_in_the_label_decides_between_equal_amounts", a_number_decides),
    ("sums_are_proposed_only_where_they_fit_in_one_way", sums_are_proposed),
    ("the_search_finds_names_numbers_and_amounts_however_typed", the_search_finds),
];

fn run(test: fn()) -> Result<(), Failed> {
    test();
    Ok(())
}

// Ledgers as text. One line a fact; `#` begins a comment:
//   terms <customer|company> <days>
//   invoice|credit|opening|accrual|retention <number> <customer> <issued> <due or -> <amount> [currency]
//   parts <number> <customer> <issued> <amount> <due>=<share> <due>=<share>…
//   payment|bounce|setoff <reference> <customer> <day> <amount> [words of the label]
//   allocate <credit> <debit> <amount>
//   remind <customer> <day> <number>…      skip <customer> <day> <number>      checked <day>
// Amounts are positive; a payment or credit lowers what is owed; an opening may be negative.

#[derive(Default)]
struct Script {
    events: Vec<Event>,
    customers: HashMap<String, u32>,
    items: HashMap<String, u32>,
}

fn ledger(text: &str) -> Ledger {
    let mut script = Script::default();
    for line in text.lines().map(|line| line.split('#').next().unwrap().trim()).filter(|line| !line.is_empty()) {
        script.line(&line.split_whitespace().collect::<Vec<_>>());
    }
    ledger_of(&script.events)
}

fn ledger_of(events: &[Event]) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.apply_batch(BatchId::new(1, [0; 10]), events.iter().map(Some));
    assert!(ledger.anomalies().is_empty(), "{:?}", ledger.anomalies());
    ledger
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("not a day: {text}"))
}

impl Script {
    fn push(&mut self, event: Event) -> u32 {
        self.events.push(event);
        u32::try_from(self.events.len() - 1).unwrap()
    }

    fn customer(&mut self, name: &str) -> Ref {
        if let Some(at) = self.customers.get(name) {
            return Ref::Here(*at);
        }
        let details = CustomerDetails { name: name.replace('_', " "), ..CustomerDetails::default() };
        let at = self.push(Event::CustomerAdded { key: name.to_uppercase(), details, kind: CustomerKind::Business });
        self.customers.insert(name.to_owned(), at);
        Ref::Here(at)
    }

    fn item(&self, name: &str) -> Ref {
        Ref::Here(*self.items.get(name).unwrap_or_else(|| panic!("no item {name}")))
    }

    fn line(&mut self, words: &[&str]) {
        let money = |amount: &str, currency: Currency| Money::new(amount.parse().unwrap(), currency);
        match *words {
            ["terms", who, days] => {
                let terms = Terms::Net(days.parse().unwrap());
                let scope = if who == "company" { TermsScope::Company } else { TermsScope::Customer(self.customer(who)) };
                self.push(Event::TermsAgreed { scope, terms, from: None, basis: DueBasis::Confirmed });
            }
            [kind @ ("invoice" | "credit" | "opening" | "accrual" | "retention"), number, customer, issued, due, amount, ref rest @ ..] => {
                let currency = rest.first().map_or(Currency::EUR, |code| currency_from_code(code).unwrap());
                let amount = money(amount, currency);
                let amount = if kind == "credit" { Money::new(-amount.amount(), currency) } else { amount };
                let customer = self.customer(customer);
                let at = self.push(Event::DocumentIssued {
                    customer,
                    kind: match kind {
                        "credit" => DocumentKind::CreditNote,
                        "opening" => DocumentKind::Opening,
                        "accrual" => DocumentKind::Accrual,
                        _ => DocumentKind::Invoice,
                    },
                    number: number.to_owned(),
                    issued_on: day(issued),
                    due: if due == "-" { Due::ByTerms } else { Due::On(day(due)) },
                    amount,
                    account: AccountFamily::Customers,
                    retention: kind == "retention",
                    label: String::new(),
                    line: None,
                });
                self.items.insert(number.to_owned(), at);
            }
            ["parts", number, customer, issued, amount, ref shares @ ..] => {
                let parts = shares.iter().map(|share| {
                    let (due_on, amount) = share.split_once('=').unwrap();
                    Instalment { due_on: day(due_on), amount: money(amount, Currency::EUR) }
                });
                let due = Due::Instalments(parts.collect());
                let customer = self.customer(customer);
                let at = self.push(document(customer, number, day(issued), due, money(amount, Currency::EUR)));
                self.items.insert(number.to_owned(), at);
            }
            [kind @ ("payment" | "bounce" | "setoff"), reference, customer, on, amount, ref label @ ..] => {
                let amount = money(amount, Currency::EUR);
                let customer = self.customer(customer);
                let (kind, sign) = match kind {
                    "bounce" => (MoneyKind::Bounce, 1),
                    "setoff" => (MoneyKind::SetOff, -1),
                    _ => (MoneyKind::Payment, -1),
                };
                let amount = Money::new(amount.amount() * rust_decimal::Decimal::from(sign), Currency::EUR);
                let mut event = booked(customer, kind, reference, day(on), amount);
                if let Event::MoneyBooked { label: of_event, .. } = &mut event {
                    *of_event = label.join(" ");
                }
                let at = self.push(event);
                self.items.insert(reference.to_owned(), at);
            }
            ["allocate", credit, debit, amount] => {
                let (credit, debit) = (self.item(credit), self.item(debit));
                self.push(Event::Allocated { credit, debit, amount: money(amount, Currency::EUR), basis: AllocationBasis::ByHand });
            }
            ["remind", customer, on, ref numbers @ ..] => {
                let customer = self.customer(customer);
                let documents =
                    numbers.iter().map(|number| Reminded { document: self.item(number), step: StepKey("first".to_owned()) }).collect();
                self.push(Event::ReminderSent {
                    customer,
                    sent_on: day(on),
                    channel: Channel::Mail,
                    tone: Tone::Friendly,
                    documents,
                    subject: String::new(),
                    body: String::new(),
                    bank_checked_up_to: None,
                });
            }
            ["skip", customer, on, number] => {
                let customer = self.customer(customer);
                let documents = vec![Reminded { document: self.item(number), step: StepKey("second".to_owned()) }];
                self.push(Event::StepSkipped { customer, on: day(on), documents, reason: "they called".to_owned() });
            }
            ["checked", on] => {
                self.push(Event::BankChecked { up_to: day(on) });
            }
            _ => panic!("not a line: {words:?}"),
        }
    }
}

fn document(customer: Ref, number: &str, issued_on: NaiveDate, due: Due, amount: Money) -> Event {
    let kind = if amount.amount().is_sign_negative() { DocumentKind::CreditNote } else { DocumentKind::Invoice };
    Event::DocumentIssued {
        customer,
        kind,
        number: number.to_owned(),
        issued_on,
        due,
        amount,
        account: AccountFamily::Customers,
        retention: false,
        label: String::new(),
        line: None,
    }
}

fn booked(customer: Ref, kind: MoneyKind, reference: &str, booked_on: NaiveDate, amount: Money) -> Event {
    Event::MoneyBooked {
        customer,
        kind,
        booked_on,
        amount,
        reference: reference.to_owned(),
        account: AccountFamily::Customers,
        label: String::new(),
        line: None,
        means: Means::Unsaid,
    }
}

fn settings() -> AgedBalanceSettings {
    AgedBalanceSettings::by_due_date()
}

fn cents(minor: i64) -> String {
    if minor == 0 {
        return "·".to_owned();
    }
    Money::from_minor(minor, Currency::EUR).amount().to_string()
}

fn name(ledger: &Ledger, item: ItemIdx) -> String {
    ledger.item(item).number.to_owned()
}

// The aged balance.

/// Each day's aged balance as a table.
fn check(text: &str, days: &[&str], expected: Expect) {
    check_by(AgeBasis::DueDate, text, days, expected);
}

fn check_by(by: AgeBasis, text: &str, days: &[&str], expected: Expect) {
    let ledger = ledger(text);
    let settings = AgedBalanceSettings { by, ..settings() };
    let mut out = String::new();
    for as_of in days {
        let aged = aged_balance(&ledger, day(as_of), &settings);
        let columns = ["not due", "1-30", "31-60", "61-90", "91+", "credits", "unapplied", "total"];
        writeln!(out, "{as_of:<15}{}", columns.map(|column| format!("{column:>10}")).concat()).unwrap();
        let rows = aged.rows.iter().map(|row| (ledger.customer(row.customer).key.clone(), row.currency, &row.amounts, row.oldest_late_on));
        let totals = aged.totals.iter().map(|total| ("total".to_owned(), total.currency, &total.amounts, None));
        for (who, currency, amounts, oldest) in rows.chain(totals) {
            let mut cells = vec![amounts.not_due];
            cells.extend(&amounts.buckets);
            cells.extend([amounts.credits, amounts.unapplied, amounts.total()]);
            let cells: String = cells.into_iter().map(|cell| format!("{:>10}", cents(cell))).collect();
            let oldest = oldest.map(|oldest| format!("  since {oldest}")).unwrap_or_default();
            writeln!(out, "{:<15}{cells}{oldest}", format!("{who} {}", currency.code())).unwrap();
        }
    }
    expected.assert_eq(&out);
}

fn an_invoice_is_not_late_on_its_due_date() {
    check(
        "invoice F1 A 2026-01-01 2026-01-31 100",
        &["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"],
        expect![[r#"
        2025-12-31        not due      1-30     31-60     61-90       91+   credits unapplied     total
        2026-01-01        not due      1-30     31-60     61-90       91+   credits unapplied     total
        A EUR              100.00         ·         ·         ·         ·         ·         ·    100.00
        total EUR          100.00         ·         ·         ·         ·         ·         ·    100.00
        2026-01-31        not due      1-30     31-60     61-90       91+   credits unapplied     total
        A EUR              100.00         ·         ·         ·         ·         ·         ·    100.00
        total EUR          100.00         ·         ·         ·         ·         ·         ·    100.00
        2026-02-01        not due      1-30     31-60     61-90       91+   credits unapplied     total
        A EUR                   ·    100.00         ·         ·         ·         ·         ·    100.00  since 2026-01-31
        total EUR               ·    100.00         ·         ·         ·         ·         ·    100.00
    "#]],
    );
}

fn each_bucket_holds_its_last_day() {
    check(
        "invoice F1 A 2026-01-01 2026-01-31 100",
        &["2026-03-02", "2026-03-03", "2026-04-01", "2026-04-02", "2026-05-01", "2026-05-02"],
        expect![[r#"
            2026-03-02        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·    100.00         ·         ·         ·         ·         ·    100.00  since 2026-01-31
            total EUR               ·    100.00         ·         ·         ·         ·         ·    100.00
            2026-03-03        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·         ·    100.00         ·         ·         ·         ·    100.00  since 2026-01-31
            total EUR               ·         ·    100.00         ·         ·         ·         ·    100.00
            2026-04-01        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·         ·    100.00         ·         ·         ·         ·    100.00  since 2026-01-31
            total EUR               ·         ·    100.00         ·         ·         ·         ·    100.00
            2026-04-02        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·         ·         ·    100.00         ·         ·         ·    100.00  since 2026-01-31
            total EUR               ·         ·         ·    100.00         ·         ·         ·    100.00
            2026-05-01        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·         ·         ·    100.00         ·         ·         ·    100.00  since 2026-01-31
            total EUR               ·         ·         ·    100.00         ·         ·         ·    100.00
            2026-05-02        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·         ·         ·         ·    100.00         ·         ·    100.00  since 2026-01-31
            total EUR               ·         ·         ·         ·    100.00         ·         ·    100.00
        "#]],
    );
}

fn nothing_is_dropped() {
    check(
        "
        invoice F1 A 2026-01-01 2027-01-01 10   # far in the future
        invoice F2 A 2026-01-01 -          20   # no date: 30 days, assumed
        terms B 60
        invoice F3 B 2026-01-01 -          40
        ",
        &["2026-02-15"],
        expect![[r#"
            2026-02-15        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR               10.00     20.00         ·         ·         ·         ·         ·     30.00  since 2026-01-31
            B EUR               40.00         ·         ·         ·         ·         ·         ·     40.00
            total EUR           50.00     20.00         ·         ·         ·         ·         ·     70.00
        "#]],
    );
}

fn a_payment_after_the_day_does_not_count() {
    check(
        "
        invoice F1 A 2026-01-01 2026-01-31 100
        payment P1 A 2026-02-10 60
        allocate P1 F1 60
        payment P2 A 2026-03-10 40
        allocate P2 F1 40
        ",
        &["2026-02-09", "2026-02-10", "2026-03-09", "2026-03-10"],
        expect![[r#"
            2026-02-09        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·    100.00         ·         ·         ·         ·         ·    100.00  since 2026-01-31
            total EUR               ·    100.00         ·         ·         ·         ·         ·    100.00
            2026-02-10        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·     40.00         ·         ·         ·         ·         ·     40.00  since 2026-01-31
            total EUR               ·     40.00         ·         ·         ·         ·         ·     40.00
            2026-03-09        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·         ·     40.00         ·         ·         ·         ·     40.00  since 2026-01-31
            total EUR               ·         ·     40.00         ·         ·         ·         ·     40.00
            2026-03-10        not due      1-30     31-60     61-90       91+   credits unapplied     total
        "#]],
    );
}

fn credits_lower_the_total() {
    check(
        "
        credit  A1 A 2026-01-05 -          30   # a credit note alone counts
        invoice F1 B 2026-01-01 2026-01-31 100
        credit  A2 B 2026-02-01 -          30   # one open item, not several
        payment P1 B 2026-02-02 50
        allocate P1 F1 20
        setoff  S1 B 2026-02-03 5
        bounce  R1 B 2026-02-04 50              # owed again
        ",
        &["2026-02-15"],
        expect![[r#"
            2026-02-15        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·         ·         ·         ·         ·    -30.00         ·    -30.00
            B EUR                   ·    130.00         ·         ·         ·    -30.00    -35.00     65.00  since 2026-01-31
            total EUR               ·    130.00         ·         ·         ·    -60.00    -35.00     35.00
        "#]],
    );
}

fn instalments_age_on_their_own() {
    check(
        "
        parts F1 A 2026-01-01 100 2026-01-31=30 2026-03-02=30 2026-05-01=40
        payment P1 A 2026-03-10 40
        allocate P1 F1 40
        ",
        &["2026-01-31", "2026-03-09", "2026-03-10", "2026-08-01"],
        expect![[r#"
            2026-01-31        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR              100.00         ·         ·         ·         ·         ·         ·    100.00
            total EUR          100.00         ·         ·         ·         ·         ·         ·    100.00
            2026-03-09        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR               40.00     30.00     30.00         ·         ·         ·         ·    100.00  since 2026-01-31
            total EUR           40.00     30.00     30.00         ·         ·         ·         ·    100.00
            2026-03-10        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR               40.00     20.00         ·         ·         ·         ·         ·     60.00  since 2026-03-02
            total EUR           40.00     20.00         ·         ·         ·         ·         ·     60.00
            2026-08-01        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·         ·         ·         ·     60.00         ·         ·     60.00  since 2026-03-02
            total EUR               ·         ·         ·         ·     60.00         ·         ·     60.00
        "#]],
    );
}

fn a_retention_is_never_late() {
    check(
        "
        retention R1 A 2026-01-01 -          5
        retention R2 B 2026-01-01 2026-06-01 7   # released on a stated day
        ",
        &["2026-12-31"],
        expect![[r#"
            2026-12-31        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                5.00         ·         ·         ·         ·         ·         ·      5.00
            B EUR                   ·         ·         ·         ·      7.00         ·         ·      7.00  since 2026-06-01
            total EUR            5.00         ·         ·         ·      7.00         ·         ·     12.00
        "#]],
    );
}

fn accruals_are_no_part() {
    check(
        "accrual X1 A 2026-01-01 - 99\ninvoice F1 A 2026-01-01 2026-01-31 1",
        &["2026-02-15"],
        expect![[r#"
        2026-02-15        not due      1-30     31-60     61-90       91+   credits unapplied     total
        A EUR                   ·      1.00         ·         ·         ·         ·         ·      1.00  since 2026-01-31
        total EUR               ·      1.00         ·         ·         ·         ·         ·      1.00
    "#]],
    );
}

fn ageing_by_issue_date() {
    check_by(
        AgeBasis::IssueDate,
        "
        invoice F1 A 2026-01-01 2027-01-01 10
        invoice F2 A 2026-01-31 2026-01-31 20
        credit  A1 A 2026-01-15 -          5
        ",
        &["2026-01-31", "2026-02-01"],
        expect![[r#"
            2026-01-31        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·     30.00         ·         ·         ·     -5.00         ·     25.00  since 2026-01-01
            total EUR               ·     30.00         ·         ·         ·     -5.00         ·     25.00
            2026-02-01        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·     20.00     10.00         ·         ·     -5.00         ·     25.00  since 2026-01-01
            total EUR               ·     20.00     10.00         ·         ·     -5.00         ·     25.00
        "#]],
    );
}

fn two_currencies_never_meet() {
    check(
        "
        invoice F1 A 2026-01-01 2026-01-31 10 EUR
        invoice F2 A 2026-01-01 2026-01-31 20 USD
        invoice F3 B 2026-01-01 2026-01-31 40 USD
        ",
        &["2026-02-15"],
        expect![[r#"
            2026-02-15        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·     10.00         ·         ·         ·         ·         ·     10.00  since 2026-01-31
            A USD                   ·     20.00         ·         ·         ·         ·         ·     20.00  since 2026-01-31
            B USD                   ·     40.00         ·         ·         ·         ·         ·     40.00  since 2026-01-31
            total EUR               ·     10.00         ·         ·         ·         ·         ·     10.00
            total USD               ·     60.00         ·         ·         ·         ·         ·     60.00
        "#]],
    );
}

fn opening_balances_in_both_signs() {
    check(
        "
        opening O1 A 2026-01-01 2025-11-30 100
        opening O2 A 2026-01-01 -          -30
        ",
        &["2026-01-15"],
        expect![[r#"
            2026-01-15        not due      1-30     31-60     61-90       91+   credits unapplied     total
            A EUR                   ·         ·    100.00         ·         ·    -30.00         ·     70.00  since 2025-11-30
            total EUR               ·         ·    100.00         ·         ·    -30.00         ·     70.00
        "#]],
    );
}

fn the_latest_customers() {
    let ledger = ledger(
        "
        invoice F1 A 2026-01-01 2026-01-31 10
        invoice F2 B 2026-01-01 2026-01-31 30
        invoice F3 C 2026-01-01 2026-01-31 20
        invoice F4 D 2026-01-01 2026-12-31 99
        ",
    );
    let aged = aged_balance(&ledger, day("2026-02-15"), &settings());
    let names = |n| aged.latest(Currency::EUR, n).iter().map(|row| ledger.customer(row.customer).key.as_str()).collect::<Vec<_>>();
    assert_eq!(names(2), ["B", "C"]);
    assert_eq!(names(9), ["B", "C", "A"]);
    assert_eq!(aged.latest(Currency::USD, 9), Vec::<&echeance::insight::AgedRow>::new());
}

// The list of invoices.

const SOME_INVOICES: &str = "
    invoice F-9  Zoé_SARL 2026-01-05 2026-02-04 100
    invoice F-10 Amélie   2026-01-06 2026-03-07 250.50
    credit  A-1  Zoé_SARL 2026-01-20 -          30
    invoice F-11 Zoé_SARL 2026-01-01 2026-01-31 80
    payment P-1  Zoé_SARL 2026-02-01 80
    allocate P-1 F-11 80
    invoice F-12 Amélie   2026-03-20 2026-04-19 7
    payment P-2  Amélie   2026-02-01 1
";

fn all() -> OpenItemsRequest {
    OpenItemsRequest {
        scope: ItemScope::Open,
        customer: None,
        currency: None,
        class: None,
        ageing: settings(),
        text: String::new(),
        sort: SortKey::Due,
        direction: SortDirection::Ascending,
        grouping: Grouping::Together,
    }
}

fn check_list(as_of: &str, requests: &[(&str, OpenItemsRequest)], expected: Expect) {
    let ledger = ledger(SOME_INVOICES);
    let mut out = String::new();
    for (title, request) in requests {
        writeln!(out, "{title}").unwrap();
        let list = open_items(&ledger, day(as_of), request);
        for group in &list.groups {
            if request.grouping != Grouping::Together {
                let customer = group.customer.map(|customer| ledger.customer(customer).details.name.clone());
                let class = group.class.map(|class| format!("{class:?}"));
                let month = group.month.map(|month| month.format("%Y-%m").to_string());
                writeln!(out, "  {}", customer.or(class).or(month).unwrap()).unwrap();
            }
            for row in &list.rows[group.first..group.first + group.n] {
                let due = row.due_on.map(|due| due.to_string()).unwrap_or_default();
                writeln!(out, "    {:<5} {due} {:>4} {:>8}", name(&ledger, row.item), row.days_late, cents(row.open)).unwrap();
            }
        }
        for total in &list.totals {
            let (n, late) = (total.n, total.n_late);
            writeln!(out, "    {n} of {}, {} open, {late} late: {}", cents(total.amount), cents(total.open), cents(total.overdue)).unwrap();
        }
    }
    expected.assert_eq(&out);
}

fn the_list_of_invoices() {
    let late_by_age =
        OpenItemsRequest { scope: ItemScope::Overdue, sort: SortKey::DaysLate, direction: SortDirection::Descending, ..all() };
    let bucket = OpenItemsRequest { class: Some(AgeClass::Bucket(1)), ..all() };
    let everything = OpenItemsRequest { scope: ItemScope::All, sort: SortKey::Amount, ..all() };
    check_list(
        "2026-03-10",
        &[("open", all()), ("late", late_by_age), ("31 to 60 days", bucket), ("all by amount", everything)],
        expect![[r#"
            open
                A-1   2026-01-20    0   -30.00
                F-9   2026-02-04   34   100.00
                F-10  2026-03-07    3   250.50
                3 of 320.50, 320.50 open, 2 late: 350.50
            late
                F-9   2026-02-04   34   100.00
                F-10  2026-03-07    3   250.50
                2 of 350.50, 350.50 open, 2 late: 350.50
            31 to 60 days
                F-9   2026-02-04   34   100.00
                1 of 100.00, 100.00 open, 1 late: 100.00
            all by amount
                A-1   2026-01-20    0   -30.00
                F-11  2026-01-31    0        ·
                F-9   2026-02-04   34   100.00
                F-10  2026-03-07    3   250.50
                4 of 400.50, 320.50 open, 2 late: 350.50
        "#]],
    );
}

fn numbers_sort_by_their_figures() {
    let by = |sort| OpenItemsRequest { scope: ItemScope::All, sort, ..all() };
    check_list(
        "2026-03-31",
        &[("by number", by(SortKey::Number)), ("by customer", by(SortKey::Customer)), ("by issue", by(SortKey::Issued))],
        expect![[r#"
            by number
                A-1   2026-01-20    0   -30.00
                F-9   2026-02-04   55   100.00
                F-10  2026-03-07   24   250.50
                F-11  2026-01-31    0        ·
                F-12  2026-04-19    0     7.00
                5 of 407.50, 327.50 open, 2 late: 350.50
            by customer
                F-10  2026-03-07   24   250.50
                F-12  2026-04-19    0     7.00
                F-9   2026-02-04   55   100.00
                A-1   2026-01-20    0   -30.00
                F-11  2026-01-31    0        ·
                5 of 407.50, 327.50 open, 2 late: 350.50
            by issue
                F-11  2026-01-31    0        ·
                F-9   2026-02-04   55   100.00
                F-10  2026-03-07   24   250.50
                A-1   2026-01-20    0   -30.00
                F-12  2026-04-19    0     7.00
                5 of 407.50, 327.50 open, 2 late: 350.50
        "#]],
    );
}

fn the_list_finds_text() {
    let with = |text: &str| OpenItemsRequest { text: text.to_owned(), scope: ItemScope::All, ..all() };
    check_list(
        "2026-03-31",
        &[("zoe", with("zoe")), ("f10", with("f10")), ("250,50", with("250,50")), ("nothing", with("xyz"))],
        expect![[r#"
            zoe
                A-1   2026-01-20    0   -30.00
                F-11  2026-01-31    0        ·
                F-9   2026-02-04   55   100.00
                3 of 150.00, 70.00 open, 1 late: 100.00
            f10
                F-10  2026-03-07   24   250.50
                1 of 250.50, 250.50 open, 1 late: 250.50
            250,50
                F-10  2026-03-07   24   250.50
                1 of 250.50, 250.50 open, 1 late: 250.50
            nothing
        "#]],
    );
}

fn the_list_groups() {
    let by = |grouping| OpenItemsRequest { grouping, ..all() };
    check_list(
        "2026-03-31",
        &[("customer", by(Grouping::Customer)), ("age", by(Grouping::Class)), ("month", by(Grouping::DueMonth))],
        expect![[r#"
            customer
              Amélie
                F-10  2026-03-07   24   250.50
                F-12  2026-04-19    0     7.00
              Zoé SARL
                A-1   2026-01-20    0   -30.00
                F-9   2026-02-04   55   100.00
                4 of 327.50, 327.50 open, 2 late: 350.50
            age
              NotDue
                F-12  2026-04-19    0     7.00
              Bucket(0)
                F-10  2026-03-07   24   250.50
              Bucket(1)
                F-9   2026-02-04   55   100.00
              Credit
                A-1   2026-01-20    0   -30.00
                4 of 327.50, 327.50 open, 2 late: 350.50
            month
              2026-01
                A-1   2026-01-20    0   -30.00
              2026-02
                F-9   2026-02-04   55   100.00
              2026-03
                F-10  2026-03-07   24   250.50
              2026-04
                F-12  2026-04-19    0     7.00
                4 of 327.50, 327.50 open, 2 late: 350.50
        "#]],
    );
}

fn an_invoice_shows_what_settled_it() {
    let ledger = ledger(
        "
        invoice F1 A 2026-01-01 2026-01-31 100
        payment P1 A 2026-02-10 60
        allocate P1 F1 60
        remind A 2026-02-20 F1
        skip A 2026-03-01 F1
        payment P2 A 2026-03-05 40 solde F1
        ",
    );
    let mut out = String::new();
    for as_of in ["2025-12-01", "2026-02-01", "2026-02-20", "2026-03-05"] {
        let sheet = item_sheet(&ledger, day(as_of), ledger.item_at(0).unwrap());
        writeln!(out, "{as_of}: open {}, late {} for {} days", cents(sheet.open), cents(sheet.overdue), sheet.days_late).unwrap();
        for part in &sheet.settled {
            writeln!(out, "  {} {} by {}", part.from, cents(part.amount), name(&ledger, part.counterpart)).unwrap();
        }
        for (on, event) in &sheet.history {
            writeln!(out, "  {on} {event:?}").unwrap();
        }
        for proposal in &sheet.proposals {
            writeln!(out, "  proposed: {} {:?}", name(&ledger, proposal.credit), proposal.reason).unwrap();
        }
    }
    expect![[r#"
        2025-12-01: open ·, late · for 0 days
        2026-02-01: open 100.00, late 100.00 for 1 days
        2026-02-20: open 40.00, late 40.00 for 20 days
          2026-02-10 60.00 by P1
          2026-02-20 Reminded(ReminderIdx(0), StepIdx(0))
        2026-03-05: open 40.00, late 40.00 for 33 days
          2026-02-10 60.00 by P1
          2026-03-01 Skipped(StepIdx(1), "they called")
          2026-02-20 Reminded(ReminderIdx(0), StepIdx(0))
          proposed: P2 ExactAmount
    "#]]
    .assert_eq(&out);
}

// Overview.

fn days_of_sales_count_back() {
    let ledger = ledger(
        "
        invoice F1 A 2026-09-10 2026-10-10 700
        invoice F2 A 2026-10-10 2026-11-10 800
        invoice F3 A 2026-11-10 2026-12-10 1300
        credit  A1 A 2026-11-12 -          100
        ",
    );
    let found = days_sales_outstanding(&ledger, day("2026-11-30"), Currency::EUR, 250_000).unwrap();
    assert_eq!(format!("{:.2}", found.days), "82.43");
    let months: Vec<String> =
        found.months.iter().map(|month| format!("{} {} {:.2}", month.first, cents(month.taken), month.counted_days)).collect();
    assert_eq!(months, ["2026-11-01 1200.00 30.00", "2026-10-01 800.00 31.00", "2026-09-01 500.00 21.43"]);
}

fn days_of_sales_unexplained() {
    let ledger = ledger("opening O1 A 2026-01-01 - 1000\ninvoice F1 A 2026-01-10 2026-02-10 100");
    assert_eq!(days_sales_outstanding(&ledger, day("2026-01-31"), Currency::EUR, 110_000), None);
    assert_eq!(days_sales_outstanding(&ledger, day("2026-01-31"), Currency::EUR, 0), None);
    assert_eq!(days_sales_outstanding(&ledger, day("2026-01-31"), Currency::EUR, -5), None);
    let explained = days_sales_outstanding(&ledger, day("2026-01-31"), Currency::EUR, 10_000).unwrap();
    assert_eq!(format!("{:.1}", explained.days), "31.0");
}

fn the_month_shows() {
    let ledger = ledger(
        "
        invoice F1 A 2026-08-01 2026-09-30 500   # late since September
        invoice F2 A 2026-10-01 2026-11-05 300   # due this month, half paid before it
        payment P1 A 2026-10-20 150
        allocate P1 F2 150
        invoice F3 B 2026-10-15 2026-11-14 200   # due and paid this month
        payment P2 B 2026-11-15 200
        allocate P2 F3 200
        invoice F4 C 2026-11-01 2026-11-30 80    # due at its end
        payment P3 C 2026-11-10 25               # settles nothing
        bounce  R1 C 2026-11-12 25
        payment P4 C 2026-11-24 999              # not yet
        ",
    );
    let seen = overview(&ledger, day("2026-11-23"), &settings());
    let [of] = &seen.currencies[..] else { panic!("one currency") };
    let figures = [
        ("outstanding", of.outstanding),
        ("late", of.overdue),
        ("late a month ago", of.overdue_a_month_ago),
        ("due this month", of.due_this_month),
        ("still open of it", of.due_this_month_open),
        ("late of that", of.due_this_month_late),
        ("received", of.received_this_month),
    ];
    let mut out: String = figures.iter().map(|(what, figure)| format!("{what}: {}\n", cents(*figure))).collect();
    writeln!(out, "payments: {}, bank known up to {:?}", of.n_received_this_month, seen.bank_known_up_to).unwrap();
    for late in &of.latest {
        writeln!(out, "{} {} since {}", ledger.customer(late.customer).key, cents(late.overdue), late.oldest_due_on).unwrap();
    }
    expect![[r#"
        outstanding: 730.00
        late: 675.00
        late a month ago: 500.00
        due this month: 455.00
        still open of it: 255.00
        late of that: 175.00
        received: 200.00
        payments: 2, bank known up to Some(2026-11-15)
        A 650.00 since 2026-09-30
        C 25.00 since 2026-11-12
    "#]]
    .assert_eq(&out);
}

fn bank_data_is_not_fresh() {
    let paid = "payment P1 A 2026-01-10 5\npayment P2 A 2062-01-10 5";
    assert_eq!(bank_known_up_to(&ledger(paid), day("2026-03-01")), Some(day("2026-01-10")));
    assert_eq!(bank_known_up_to(&ledger(&format!("{paid}\nchecked 2026-02-20")), day("2026-03-01")), Some(day("2026-02-20")));
    assert_eq!(bank_known_up_to(&Ledger::default(), day("2026-03-01")), None);
}

// Customers.

fn a_customers_sheet() {
    let ledger = ledger(
        "
        terms A 45
        invoice F1 A 2026-01-01 - 100
        payment P1 A 2026-02-20 100
        allocate P1 F1 100
        invoice F2 A 2026-02-01 - 60
        credit  A1 A 2026-02-02 - 10
        remind A 2026-04-01 F2
        skip   A 2026-04-20 F2
        invoice F3 A 2026-06-01 - 40
        ",
    );
    let sheet = customer_sheet(&ledger, day("2026-05-01"), &settings(), ledger.customer_at(0).unwrap());
    let mut out = String::new();
    let account = &sheet.accounts[0];
    writeln!(out, "moved {:?} = {}", account.moved, account.aged.total()).unwrap();
    writeln!(out, "{:?} from {:?}", sheet.terms.terms, sheet.terms_source).unwrap();
    for entry in &sheet.chronology {
        writeln!(out, "{} {:?}", entry.on, entry.what).unwrap();
    }
    expect![[r#"
        moved [0, 16000, -1000, -10000, 0, 0, 0, 0, 0, 0] = 5000
        Net(45) from Customer
        2026-04-20 Skipped(ItemIdx(2), StepIdx(1), "they called")
        2026-04-01 Reminder(0)
        2026-02-20 Money(ItemIdx(1))
        2026-02-02 Document(ItemIdx(3))
        2026-02-01 Document(ItemIdx(2))
        2026-01-01 Document(ItemIdx(0))
    "#]]
    .assert_eq(&out);
    assert_eq!(sheet.terms_source, TermsSource::Customer);
    let list = customer_list(&ledger, day("2026-05-01"), &settings());
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].aged, account.aged);
    assert_eq!(list[0].behaviour, sheet.behaviour);
    assert_eq!(list[0].last_reminder, Some((day("2026-04-01"), Channel::Mail)));
}

fn days_late_count() {
    let ledger = ledger(
        "
        invoice F1 A 2026-01-01 2026-01-31 100
        payment P1 A 2026-01-20 40
        allocate P1 F1 40
        payment P2 A 2026-02-10 60
        allocate P2 F1 60
        invoice F2 A 2026-01-01 2026-01-31 300
        payment P3 A 2026-01-21 300
        allocate P3 F2 300
        invoice F3 A 2026-01-01 2026-01-31 50   # settled by a credit note: says nothing of how they pay
        credit  A1 A 2026-03-01 - 50
        allocate A1 F3 50
        invoice F4 A 2026-01-01 2026-02-19 100  # open and late
        invoice F5 A 2026-01-01 2026-12-31 100  # open and not due
        ",
    );
    let as_of = day("2026-03-01");
    let dots = payment_dots(&ledger, as_of, None);
    let seen: Vec<(String, i64, PaidOrOpen)> = dots.iter().map(|dot| (name(&ledger, dot.item), dot.days_late, dot.state)).collect();
    assert_eq!(
        seen,
        [("F1".to_owned(), 10, PaidOrOpen::Paid), ("F2".to_owned(), -10, PaidOrOpen::Paid), ("F4".to_owned(), 10, PaidOrOpen::Open)]
    );
    let behaviour = payment_behaviour(&dots, as_of);
    assert_eq!((behaviour.n_paid, behaviour.n_paid_late, behaviour.n_open_late), (2, 1, 1));
    assert_eq!((behaviour.mean_days_late, behaviour.weighted_mean_days_late), (Some(0.0), Some(-5.0)));
    assert_eq!((behaviour.mean_days_late_with_open, behaviour.weighted_mean_days_late_with_open), (Some(10.0 / 3.0), Some(-2.0)));
    assert_eq!(behaviour.trend, Trend::TooFew);
    assert_eq!(payment_behaviour(&[], as_of).mean_days_late, None);
}

fn later_and_later() {
    let mut text = String::new();
    for (n, (due, paid)) in
        [("01-10", "01-12"), ("02-10", "02-12"), ("03-10", "03-12"), ("07-10", "08-10"), ("08-10", "09-10"), ("09-10", "10-10")]
            .into_iter()
            .enumerate()
    {
        writeln!(text, "invoice F{n} A 2026-01-01 2026-{due} 10\npayment P{n} A 2026-{paid} 10\nallocate P{n} F{n} 10").unwrap();
    }
    let ledger = ledger(&text);
    let trend = |as_of: &str| payment_behaviour(&payment_dots(&ledger, day(as_of), None), day(as_of)).trend;
    assert_eq!(trend("2026-10-20"), Trend::Lengthening);
    assert_eq!(trend("2026-03-20"), Trend::TooFew);
}

// Proposals.

fn check_proposals(text: &str, expected: Expect) {
    let ledger = ledger(text);
    let mut out = String::new();
    for proposal in proposals(&ledger, day("2026-12-31")) {
        let debits: Vec<String> = proposal.debits.iter().map(|(debit, _)| name(&ledger, *debit)).collect();
        writeln!(out, "{} settles {}: {:?}", name(&ledger, proposal.credit), debits.join(" "), proposal.reason).unwrap();
    }
    expected.assert_eq(&out);
}

fn an_exact_amount_is_proposed() {
    check_proposals(
        "
        invoice A1 A 2026-01-01 - 100
        payment PA A 2026-02-01 100   # alone
        invoice B1 B 2026-01-01 - 100
        invoice B2 B 2026-01-05 - 100
        payment PB B 2026-02-01 100   # two documents
        invoice C1 C 2026-01-01 - 100
        payment PC C 2026-02-01 100
        payment PD C 2026-02-02 100   # two payments
        invoice E1 E 2026-03-01 - 100
        payment PE E 2026-02-01 100   # before the document
        invoice G1 G 2026-01-01 - 100 # every month, each paid before the next
        payment PG G 2026-01-20 100
        invoice G2 G 2026-02-01 - 100
        payment PH G 2026-02-20 100
        ",
        expect![[r#"
            PA settles A1: ExactAmount
            PG settles G1: ExactAmount
            PH settles G2: ExactAmount
        "#]],
    );
}

fn a_number_decides() {
    check_proposals(
        "
        invoice F-2026-001 A 2026-01-01 - 100
        invoice F-2026-002 A 2026-01-02 - 100
        payment PA A 2026-02-01 100 VIR facture F2026 002
        invoice F-2026-003 B 2026-03-01 - 70
        payment PB B 2026-02-01 70 acompte f-2026-003
        invoice F-2026-004 C 2026-01-01 - 70
        invoice F-2026-005 C 2026-01-01 - 30
        invoice F-2026-006 C 2026-01-01 - 100
        payment PC C 2026-02-01 100 F-2026-004,F-2026-005
        invoice F-2026-007 D 2026-01-01 - 70
        payment PD D 2026-02-01 60 F-2026-007   # names it, pays something else
        invoice 12 E 2026-01-01 - 50
        invoice 13 E 2026-01-01 - 50
        payment PE E 2026-02-12 50 le 12        # too short to be a number
        ",
        expect![[r#"
            PA settles F-2026-002: NamedAndExact
            PB settles F-2026-003: NamedAndExact
            PC settles F-2026-004 F-2026-005: NamedAndSum
        "#]],
    );
}

fn sums_are_proposed() {
    check_proposals(
        "
        invoice A1 A 2026-01-01 - 10
        invoice A2 A 2026-01-02 - 20
        payment PA A 2026-02-01 30
        invoice B1 B 2026-01-01 - 5
        invoice B2 B 2026-01-02 - 20
        invoice B3 B 2026-01-03 - 40
        payment PB B 2026-02-01 60
        invoice C1 C 2026-01-01 - 10
        invoice C2 C 2026-01-02 - 20
        invoice C3 C 2026-01-03 - 10
        payment PC C 2026-02-01 30   # in two ways
        invoice D1 D 2026-01-01 - 10
        invoice D2 D 2026-03-02 - 20
        payment PD D 2026-02-01 30   # one of them came later
        ",
        expect![[r#"
            PA settles A1 A2: AllOpen
            PB settles B2 B3: Consecutive
        "#]],
    );
}

// The search.

fn the_search_finds() {
    let ledger = ledger(
        "
        invoice F-2026-0187 Société_Générale_du_Bâtiment 2026-01-01 - 1284.56
        invoice F-2026-0188 L'Encre_vive                 2026-01-01 - 1284
        payment VIR-55      Bâtisseurs                   2026-01-01 10
        ",
    );
    let mut out = String::new();
    for query in ["bati", "BÂTIMENT société", "encre", "0187", "f20260188", "1 284,56", "1284", "vir 55", " ", "zz"] {
        let found: Vec<String> = search(&ledger, query, 5)
            .into_iter()
            .map(|hit| {
                let what = match hit.found {
                    Found::Customer(idx) => ledger.customer(idx).details.name.clone(),
                    Found::Item(idx) => name(&ledger, idx),
                };
                format!("{what} ({:?})", hit.fit)
            })
            .collect();
        writeln!(out, "{query:?}: {}", found.join(", ")).unwrap();
    }
    expect![[r#"
        "bati": Bâtisseurs (Edge), Société Générale du Bâtiment (Word)
        "BÂTIMENT société": Société Générale du Bâtiment (Word)
        "encre": L'Encre vive (Word)
        "0187": F-2026-0187 (Edge)
        "f20260188": F-2026-0188 (Whole)
        "1 284,56": F-2026-0187 (Amount)
        "1284": F-2026-0188 (Amount), F-2026-0187 (Amount)
        "vir 55": VIR-55 (Whole)
        " ": 
        "zz": 
    "#]]
    .assert_eq(&out);
}

// Against a second reckoning.

/// Plain facts, from which both the events and the model are made.
#[derive(Debug, Clone)]
struct Books {
    debts: Vec<Debt>,
    credits: Vec<Credit>,
    /// Credit, debit, share of what is left in per cent.
    pairs: Vec<(usize, usize, i64)>,
    as_of: i64,
}

#[derive(Debug, Clone)]
struct Debt {
    customer: usize,
    dollars: bool,
    issued: i64,
    /// Days after issue, with shares in cents.
    parts: Vec<(i64, i64)>,
}

#[derive(Debug, Clone)]
struct Credit {
    customer: usize,
    dollars: bool,
    on: i64,
    cents: i64,
    is_payment: bool,
}

fn books() -> impl Strategy<Value = Books> {
    let amount = prop_oneof![Just(1_i64), Just(10_000), 1..100_000_i64];
    let debt = (
        0..3_usize,
        any::<bool>(),
        0..200_i64,
        prop_oneof![4 => vec((-3..100_i64, amount.clone()), 1..2), 1 => vec((-3..100_i64, amount.clone()), 2..4)],
    )
        .prop_map(|(customer, dollars, issued, parts)| Debt { customer, dollars, issued, parts });
    let credit = (0..3_usize, any::<bool>(), 0..250_i64, amount, any::<bool>())
        .prop_map(|(customer, dollars, on, cents, is_payment)| Credit { customer, dollars, on, cents, is_payment });
    (vec(debt, 0..25), vec(credit, 0..15), vec((0..15_usize, 0..25_usize, prop_oneof![Just(100_i64), 1..100_i64]), 0..40), -10..400_i64)
        .prop_map(|(debts, credits, pairs, as_of)| Books { debts, credits, pairs, as_of })
}

fn at(days: i64) -> NaiveDate {
    day("2026-01-01").checked_add_days(Days::new(1_000)).unwrap() + chrono::TimeDelta::days(days - 1_000)
}

fn currency(dollars: bool) -> Currency {
    if dollars { Currency::USD } else { Currency::EUR }
}

impl Books {
    /// The allocations that fit, in cents: credit, debit, amount.
    fn allocations(&self) -> Vec<(usize, usize, i64)> {
        let mut of_credit: Vec<i64> = self.credits.iter().map(|credit| credit.cents).collect();
        let mut of_debt: Vec<i64> = self.debts.iter().map(|debt| debt.parts.iter().map(|part| part.1).sum()).collect();
        let mut done = Vec::new();
        for (c, d, share) in &self.pairs {
            let (Some(credit), Some(debt)) = (self.credits.get(*c), self.debts.get(*d)) else { continue };
            let amount = of_credit[*c].min(of_debt[*d]) * share / 100;
            if credit.customer == debt.customer && credit.dollars == debt.dollars && amount > 0 {
                of_credit[*c] -= amount;
                of_debt[*d] -= amount;
                done.push((*c, *d, amount));
            }
        }
        done
    }

    fn ledger(&self) -> Ledger {
        let mut events: Vec<Event> = (0..3)
            .map(|n| Event::CustomerAdded {
                key: format!("C{n}"),
                details: CustomerDetails { name: format!("Customer {n}"), ..CustomerDetails::default() },
                kind: CustomerKind::Unknown,
            })
            .collect();
        let here = |at: usize| Ref::Here(u32::try_from(at).unwrap());
        for (n, debt) in self.debts.iter().enumerate() {
            let money = |cents| Money::from_minor(cents, currency(debt.dollars));
            let parts: Vec<Instalment> =
                debt.parts.iter().map(|(after, cents)| Instalment { due_on: at(debt.issued + after), amount: money(*cents) }).collect();
            let due = if let [one] = parts[..] { Due::On(one.due_on) } else { Due::Instalments(parts) };
            let whole = money(debt.parts.iter().map(|part| part.1).sum());
            events.push(document(here(debt.customer), &format!("F{n}"), at(debt.issued), due, whole));
        }
        for (n, credit) in self.credits.iter().enumerate() {
            let amount = Money::from_minor(-credit.cents, currency(credit.dollars));
            events.push(if credit.is_payment {
                booked(here(credit.customer), MoneyKind::Payment, &format!("P{n}"), at(credit.on), amount)
            } else {
                document(here(credit.customer), &format!("A{n}"), at(credit.on), Due::ByTerms, amount)
            });
        }
        for (c, d, amount) in self.allocations() {
            let amount = Money::from_minor(amount, currency(self.credits[c].dollars));
            let (credit, debit) = (here(3 + self.debts.len() + c), here(3 + d));
            events.push(Event::Allocated { credit, debit, amount, basis: AllocationBasis::ByHand });
        }
        ledger_of(&events)
    }

    /// Columns by customer and currency, straight from the facts: days are counted, parts are filled by hand.
    fn columns(&self) -> BTreeMap<(usize, bool), [i64; 7]> {
        let mut columns: BTreeMap<(usize, bool), [i64; 7]> = BTreeMap::new();
        let settled = |credit: Option<usize>, debit: Option<usize>| -> i64 {
            let counts = |c: usize, d: usize| self.credits[c].on <= self.as_of && self.debts[d].issued <= self.as_of;
            let all = self.allocations();
            let of = all.iter().filter(|(c, d, _)| credit.is_none_or(|it| it == *c) && debit.is_none_or(|it| it == *d) && counts(*c, *d));
            of.map(|(_, _, amount)| amount).sum()
        };
        for (d, debt) in self.debts.iter().enumerate().filter(|(_, debt)| debt.issued <= self.as_of) {
            let row = columns.entry((debt.customer, debt.dollars)).or_default();
            let mut left = settled(None, Some(d));
            let mut parts = debt.parts.clone();
            parts.sort_by_key(|part| part.0);
            for (after, cents) in parts {
                let open = (cents - left).max(0);
                left = (left - cents).max(0);
                let column = match self.as_of - (debt.issued + after) {
                    ..=0 => 0,
                    1..=30 => 1,
                    31..=60 => 2,
                    61..=90 => 3,
                    91.. => 4,
                };
                row[column] += open;
            }
        }
        for (c, credit) in self.credits.iter().enumerate().filter(|(_, credit)| credit.on <= self.as_of) {
            let row = columns.entry((credit.customer, credit.dollars)).or_default();
            row[if credit.is_payment { 6 } else { 5 }] -= credit.cents - settled(Some(c), None);
        }
        columns
    }
}

fn every_cent_is_in_one_column(books: Books) -> Result<(), TestCaseError> {
    let ledger = books.ledger();
    let aged = aged_balance(&ledger, at(books.as_of), &settings());
    let mut model = books.columns();
    for row in &aged.rows {
        let found = [
            row.amounts.not_due,
            row.amounts.buckets[0],
            row.amounts.buckets[1],
            row.amounts.buckets[2],
            row.amounts.buckets[3],
            row.amounts.credits,
            row.amounts.unapplied,
        ];
        let expected = model.remove(&(row.customer.idx(), row.currency == Currency::USD));
        proptest::prop_assert_eq!(Some(found), expected);
    }
    for (key, rest) in model {
        proptest::prop_assert_eq!(rest, [0; 7], "left out: {:?}", key);
    }
    Ok(())
}

fn everything_sums(books: Books) -> Result<(), TestCaseError> {
    let ledger = books.ledger();
    let as_of = at(books.as_of);
    let aged = aged_balance(&ledger, as_of, &settings());
    let seen = overview(&ledger, as_of, &settings());
    for total in &aged.totals {
        let rows: i64 = aged.rows.iter().filter(|row| row.currency == total.currency).map(|row| row.amounts.total()).sum();
        proptest::prop_assert_eq!(rows, total.amounts.total());
        let why = |figure| explain(&ledger, as_of, &settings(), figure, total.currency, None).value;
        proptest::prop_assert_eq!(why(Figure::Outstanding), total.amounts.total());
        proptest::prop_assert_eq!(why(Figure::Overdue), total.amounts.overdue());
        let classes =
            [AgeClass::NotDue, AgeClass::Bucket(0), AgeClass::Bucket(1), AgeClass::Bucket(3), AgeClass::Credit, AgeClass::Unapplied];
        for class in classes {
            proptest::prop_assert_eq!(why(Figure::Aged(class)), total.amounts.of(class));
        }
        let of = seen.currencies.iter().find(|of| of.currency == total.currency).unwrap();
        proptest::prop_assert_eq!(of.outstanding, total.amounts.total());
        proptest::prop_assert_eq!(why(Figure::DueThisMonthOpen), of.due_this_month_open);
        proptest::prop_assert_eq!(why(Figure::ReceivedThisMonth), of.received_this_month);
        proptest::prop_assert!(of.due_this_month_late <= of.due_this_month_open && of.due_this_month_open <= of.due_this_month);
    }
    for grouping in [Grouping::Together, Grouping::Customer, Grouping::Class, Grouping::DueMonth] {
        let list = open_items(&ledger, as_of, &OpenItemsRequest { grouping, ..all() });
        for total in &list.totals {
            let aged = &aged.total(total.currency).unwrap().amounts;
            proptest::prop_assert_eq!(total.open, aged.debts() + aged.credits);
            proptest::prop_assert_eq!(total.overdue, aged.overdue());
            let groups: i64 =
                list.groups.iter().flat_map(|group| &group.totals).filter(|of| of.currency == total.currency).map(|of| of.open).sum();
            proptest::prop_assert_eq!(groups, total.open);
        }
        proptest::prop_assert_eq!(list.groups.iter().map(|group| group.n).sum::<usize>(), list.rows.len());
    }
    for (customer, _) in ledger.customers() {
        for account in customer_sheet(&ledger, as_of, &settings(), customer).accounts {
            proptest::prop_assert_eq!(account.moved.iter().sum::<i64>(), account.aged.total());
            proptest::prop_assert_eq!(account.families.iter().sum::<i64>(), account.aged.total());
        }
    }
    let open = ledger.open_on(as_of);
    for item in ledger.items() {
        proptest::prop_assert_eq!(item_sheet(&ledger, as_of, item.idx).open, open[item.idx.idx()]);
    }
    Ok(())
}

fn proposals_settle_exactly(books: Books) -> Result<(), TestCaseError> {
    let ledger = books.ledger();
    let as_of = at(books.as_of);
    let open = ledger.open_on(as_of);
    let mut seen = BTreeSet::new();
    for proposal in proposals(&ledger, as_of) {
        proptest::prop_assert_eq!(proposal.amount, -open[proposal.credit.idx()]);
        proptest::prop_assert_eq!(proposal.debits.iter().map(|(_, amount)| amount).sum::<i64>(), proposal.amount);
        proptest::prop_assert!(seen.insert(proposal.credit));
        for (debit, amount) in proposal.debits {
            proptest::prop_assert_eq!(open[debit.idx()], amount);
            proptest::prop_assert!(seen.insert(debit));
            proptest::prop_assert_eq!(ledger.item(debit).balance, ledger.item(proposal.credit).balance);
        }
    }
    Ok(())
}

fn property<T: Debug + 'static>(
    name: &'static str,
    strategy: impl Strategy<Value = T> + Send + 'static,
    test: fn(T) -> Result<(), TestCaseError>,
) -> Trial {
    Trial::test(name, move || {
        let config = Config { failure_persistence: None, ..Config::default() };
        TestRunner::new(config).run(&strategy, test).map_err(|error| Failed::from(error.to_string()))
    })
}

// Proposals against the lettering of two firms' books.

fn match_file(file: &str, part: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../shared/data/fec/match_{file}_{part}.csv"))
}

fn rows(file: &str, part: &str) -> Result<Vec<BTreeMap<String, String>>, Failed> {
    let mut reader = csv::Reader::from_path(match_file(file, part)).map_err(|error| error.to_string())?;
    reader.deserialize().map(|row| row.map_err(|error| Failed::from(error.to_string()))).collect()
}

/// Payments with exactly one earlier document of that amount in the customer's account: how many, and how many of them right.
fn simple_rule(ledger: &Ledger, is_right: impl Fn(ItemIdx, ItemIdx) -> bool) -> (u32, u32) {
    let (mut n, mut right) = (0, 0);
    for payment in ledger.items().filter(|item| item.kind == ItemKind::Payment) {
        let fits = |item: &Item<'_>| {
            item.customer == payment.customer && item.kind != ItemKind::Payment && item.amount == -payment.amount && item.on <= payment.on
        };
        let found: Vec<ItemIdx> = ledger.items().filter(fits).map(|item| item.idx).collect();
        if let [one] = found.as_slice() {
            n += 1;
            right += u32::from(is_right(payment.idx, *one));
        }
    }
    (n, right)
}

/// All documents and payments, none allocated; what is proposed is held against how the accountant lettered them. A payment that the
/// lettering leaves open, or in a group that does not balance, counts as wrong wherever something is proposed for it.
fn proposals_against_lettering(file: &'static str) -> Result<(), Failed> {
    let mut events = Vec::new();
    let mut customers: HashMap<String, Ref> = HashMap::new();
    let mut lines: HashMap<u32, String> = HashMap::new();
    let (documents, payments) = (rows(file, "documents")?, rows(file, "payments")?);
    for (row, id) in documents.iter().map(|row| (row, "doc_id")).chain(payments.iter().map(|row| (row, "payment_id"))) {
        let key = &row["customer"];
        let customer = *customers.entry(key.clone()).or_insert_with(|| {
            events.push(Event::CustomerAdded { key: key.clone(), details: CustomerDetails::default(), kind: CustomerKind::Unknown });
            Ref::Here(u32::try_from(events.len() - 1).unwrap())
        });
        let amount = Money::new(row["amount"].parse().unwrap(), Currency::EUR);
        let (on, text) = (day(&row["date"]), row["reference"].clone());
        let mut event = if id == "doc_id" {
            document(customer, &text, on, Due::ByTerms, amount)
        } else {
            booked(customer, MoneyKind::Payment, &text, on, Money::new(-amount.amount(), Currency::EUR))
        };
        if let Event::DocumentIssued { label, .. } | Event::MoneyBooked { label, .. } = &mut event {
            label.clone_from(&row["label"]);
        }
        lines.insert(u32::try_from(events.len()).unwrap(), row[id].clone());
        events.push(event);
    }
    let truth: HashMap<String, (String, BTreeSet<String>)> = rows(file, "truth")?
        .into_iter()
        .map(|row| (row["payment_id"].clone(), (row["shape"].clone(), row["doc_ids"].split_whitespace().map(str::to_owned).collect())))
        .collect();
    let lettered = truth.values().filter(|(shape, _)| shape != "unmatched").count();
    let ledger = ledger_of(&events);
    let line_of = |item: ItemIdx| lines[&ledger.item_id(item).ordinal].clone();
    let mut counts: BTreeMap<ProposalReason, (u32, u32)> = BTreeMap::new();
    for proposal in proposals(&ledger, day("2100-01-01")) {
        let Some((shape, right)) = truth.get(&line_of(proposal.credit)) else { continue };
        let found: BTreeSet<String> = proposal.debits.iter().map(|(debit, _)| line_of(*debit)).collect();
        let is_right = match shape.as_str() {
            "1-1" | "1-n" => found == *right,
            "n-n" => found.is_subset(right),
            _ => false,
        };
        let (n, n_right) = counts.entry(proposal.reason).or_default();
        *n += 1;
        *n_right += u32::from(is_right);
    }
    let (n, n_right) = counts.values().fold((0, 0), |(n, right), count| (n + count.0, right + count.1));
    let (simple, simple_right) = simple_rule(&ledger, |payment, document| {
        truth
            .get(&line_of(payment))
            .is_some_and(|(shape, right)| shape != "open_group" && right.len() == 1 && right.contains(&line_of(document)))
    });
    let said = format!(
        "{n} of {lettered} proposed, {n_right} right; proposed and right by reason {counts:?}; the simple rule {simple}, {simple_right} right"
    );
    println!("{said}");
    // Ten points more than the simple rule, and 97 % right.
    let enough = f64::from(n) >= f64::from(simple) + 0.10 * lettered as f64 && f64::from(n_right) >= 0.97 * f64::from(n);
    if enough { Ok(()) } else { Err(said.into()) }
}
