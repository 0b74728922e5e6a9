//! The law against case files worked out apart from this program: every row is a test of its own.
//!
//! A row that the rule books do not cover is named here with the reason, so that one more or one less is noticed.

use chrono::NaiveDate;
use echeance::{
    basis::{
        calendar::{self, Holiday, Zone},
        money::{Currency, Money, currency_from_code},
    },
    law::{
        AgreedRate, GoverningLaw, InstalmentDelay, InterestClaim, LateInterest, NotCharged, PaymentDay, PaymentOrder, RateBook, Reduction,
        ReductionKind, TermsAnswer, TermsClause, fixed_compensation, late_interest, terms_limit,
    },
    ledger::{CustomerKind, DueBasis, MonthDay, Terms},
};
use libtest_mimic::{Arguments, Failed, Trial};
use proptest::{
    prelude::{Just, Strategy, any, prop_oneof},
    test_runner::{Config, TestCaseError, TestRunner},
};
use rust_decimal::Decimal;
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fmt::Debug,
    path::PathBuf,
    process::ExitCode,
};

type Row = BTreeMap<String, String>;
type Checked = Result<(), Failed>;
type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    rows_of(&mut trials, "interest_cases.csv", "case_id", interest_case, NOT_COVERED_INTEREST);
    rows_of(&mut trials, "day_convention_cases.csv", "case_id", day_convention_case, &[]);
    rows_of(&mut trials, "fixed_compensation_cases.csv", "", fixed_compensation_case, NOT_COVERED_COMPENSATION);
    rows_of(&mut trials, "term_cases.csv", "case_id", term_case, &[]);
    rows_of(&mut trials, "term_legality_fr.csv", "", term_legality_case, &[]);
    whole_file(&mut trials, "holidays_fr_be_lu.csv", "the_holidays_of_every_zone_are_those_of_the_list", holidays_are_those_of_the_list);
    whole_file(&mut trials, "fr_penalty_rate.csv", "the_french_rates_are_those_of_the_table", french_rates_are_those_of_the_table);
    whole_file(&mut trials, "be_rate.csv", "the_belgian_rates_are_those_of_the_table", belgian_rates_are_those_of_the_table);
    trials.push(property("the_periods_make_the_total", claims(), periods_make_the_total));
    trials.push(property("one_day_more_is_one_days_interest_at_that_days_rate", claims(), one_day_more));
    trials.push(property("a_payment_split_in_two_on_its_day_changes_nothing", claims(), a_split_payment));
    trials.push(property("only_a_business_with_a_sure_due_date_is_charged", anyone(), only_a_business_is_charged));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Regimes of the case file that have no rule book here, with their rows.
const NOT_COVERED_INTEREST: &[(&str, &[&str])] = &[
    ("French public buyers: their rate is frozen", &["FR-40", "FR-41", "FR-42"]),
    ("French consumers and individuals: legal rate from a notice", &["FR-50", "FR-51", "FR-52"]),
    ("Belgian consumers: a clause under a cap, after a free reminder", &["BE-05", "BE-06", "BE-08"]),
    ("Germany", &["DE-01", "DE-02", "DE-03", "DE-04", "DE-05"]),
    ("Netherlands: yearly compounding", &["NL-01", "NL-02", "NL-03", "NL-04", "NL-05"]),
    ("Luxembourg: known by formula only", &["LU-01"]),
    ("United Kingdom: its rate is frozen", &["UK-01", "UK-02", "UK-03", "UK-04", "UK-05"]),
];

/// Rows of a file without ids are named by country, kind and line.
const NOT_COVERED_COMPENSATION: &[(&str, &[&str])] = &[
    ("United Kingdom", &["UK-b2b-2", "UK-b2b-3", "UK-b2b-4", "UK-b2b-5", "UK-b2b-6", "UK-b2b-7"]),
    ("French public buyers", &["FR-public-12"]),
    ("Germany", &["DE-b2b-15", "DE-b2c-16"]),
    ("Netherlands", &["NL-b2b-17"]),
    ("Luxembourg", &["LU-b2b-18"]),
];

// The files.

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/law")
}

fn read(file: &str) -> Outcome<Vec<Row>> {
    let mut reader = csv::Reader::from_path(folder().join(file))?;
    let headers = reader.headers()?.clone();
    reader.records().map(|record| Ok(headers.iter().map(str::to_owned).zip(record?.iter().map(str::to_owned)).collect())).collect()
}

/// One trial a row; where the files are missing, one ignored trial, or on a build server one that fails.
fn rows_of(trials: &mut Vec<Trial>, file: &'static str, id: &str, check: fn(&Row) -> Checked, not_covered: &'static [(&str, &[&str])]) {
    let rows = match read(file) {
        Ok(rows) => rows,
        Err(error) => {
            let message = format!("{file}: {error}");
            trials.push(
                Trial::test(format!("{file}::rows"), move || Err(message.into())).with_ignored_flag(std::env::var_os("CI").is_none()),
            );
            return;
        }
    };
    let name_of = |(line, row): (usize, &Row)| match row.get(id) {
        Some(name) => name.clone(),
        None => match (row.get("country"), row.get("type")) {
            (Some(country), Some(kind)) => format!("{country}-{kind}-{}", line + 2),
            _ => format!("line-{}", line + 2),
        },
    };
    let names: Vec<String> = rows.iter().enumerate().map(name_of).collect();
    let left_out: BTreeSet<&str> = not_covered.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    let mut covered = 0;
    for (name, row) in names.iter().zip(rows).filter(|(name, _)| !left_out.contains(name.as_str())) {
        covered += 1;
        trials.push(Trial::test(format!("{file}::{name}"), move || check(&row)));
    }
    let unknown: Vec<&str> = left_out.iter().copied().filter(|left| !names.iter().any(|name| name == left)).collect();
    let message = format!("{covered} rows covered, {} not; no such row: {unknown:?}", left_out.len());
    let all_named = unknown.is_empty() && covered + left_out.len() == names.len() && covered > 0;
    let title = format!("{file}::{covered}_rows_covered_and_{}_named_as_not", left_out.len());
    trials.push(Trial::test(title, move || if all_named { Ok(()) } else { Err(message.into()) }));
}

fn whole_file(trials: &mut Vec<Trial>, file: &'static str, name: &str, check: fn(&[Row]) -> Checked) {
    let rows = read(file);
    let is_ignored = rows.is_err() && std::env::var_os("CI").is_none();
    let rows = rows.map_err(|error| format!("{file}: {error}"));
    trials.push(Trial::test(name, move || check(&rows?)).with_ignored_flag(is_ignored));
}

fn cell<'a>(row: &'a Row, column: &str) -> Outcome<&'a str> {
    row.get(column).map(String::as_str).ok_or_else(|| format!("no column {column}").into())
}

fn date(row: &Row, column: &str) -> Outcome<NaiveDate> {
    Ok(cell(row, column)?.parse()?)
}

fn decimal(row: &Row, column: &str) -> Outcome<Decimal> {
    Ok(cell(row, column)?.parse()?)
}

fn same<T: PartialEq + Debug>(what: &str, found: T, expected: T) -> Checked {
    if found == expected { Ok(()) } else { Err(format!("{what}: found {found:?}, expected {expected:?}").into()) }
}

// Late interest.

fn claim(principal: Money, due_on: NaiveDate, as_of: NaiveDate) -> InterestClaim {
    InterestClaim {
        law: GoverningLaw::Fr,
        contracted_on: None,
        kind: CustomerKind::Business,
        due: DueBasis::Stated,
        principal,
        due_on,
        reductions: Vec::new(),
        as_of,
        order: PaymentOrder::InterestFirst,
        payment_day: PaymentDay::Counts,
        agreed: None,
    }
}

fn claim_of(row: &Row) -> Outcome<InterestClaim> {
    let currency = currency_from_code(cell(row, "currency")?).ok_or("currency")?;
    let due_on = date(row, "due_date")?;
    let mut claim = claim(Money::new(decimal(row, "principal")?, currency), due_on, due_on);
    claim.law = match cell(row, "regime")? {
        "FR-B2B-DEFAULT" | "CONTRACT" => GoverningLaw::Fr,
        "BE-B2B" => GoverningLaw::Be,
        other => return Err(format!("regime {other}").into()),
    };
    same("day after the due date", due_on.succ_opt(), Some(date(row, "interest_from")?)).map_err(|failed| format!("{failed:?}"))?;
    for payment in cell(row, "payments")?.split('|') {
        let (on, amount) = payment.split_once(':').ok_or("payment")?;
        claim.as_of = on.parse()?;
        if amount != "settle" {
            let amount = Money::new(amount.parse()?, currency);
            claim.reductions.push(Reduction { kind: ReductionKind::Payment, on: claim.as_of, amount });
        }
    }
    claim.order = if cell(row, "allocation")? == "interest_first" { PaymentOrder::InterestFirst } else { PaymentOrder::PrincipalFirst };
    claim.payment_day = if cell(row, "payment_day")? == "in" { PaymentDay::Counts } else { PaymentDay::LeftOut };
    claim.agreed = match cell(row, "contract_rate")? {
        "" => None,
        percent => Some(AgreedRate { percent: percent.parse()? }),
    };
    Ok(claim)
}

/// `from..to;days;rate;base;exact`, as the file writes its segments.
fn segments(found: &LateInterest) -> String {
    let segment = |period: &echeance::law::Period| {
        let exact = format!("{:.6}", period.exact.round_dp_with_strategy(6, rust_decimal::RoundingStrategy::MidpointAwayFromZero));
        let (from, to, days, rate) = (period.from, period.to, period.days, period.rate.normalize());
        format!("{from}..{to};days={days};rate={rate};base={:.2};exact={exact}", period.base.amount())
    };
    found.periods.iter().map(segment).collect::<Vec<_>>().join("|")
}

fn interest_case(row: &Row) -> Checked {
    let claim = claim_of(row)?;
    let found = late_interest(&RateBook::built_in(), &claim)?;
    same("segments", segments(&found).as_str(), cell(row, "segments")?)?;
    same("days", found.days(), cell(row, "days")?.parse()?)?;
    same("exact", found.exact.round_dp(6).normalize(), decimal(row, "exact_interest")?.normalize())?;
    same("total", found.total.amount(), decimal(row, "expected_interest")?)?;
    if !cell(row, "principal_left")?.is_empty() {
        same("principal left", found.principal_left.amount(), decimal(row, "principal_left")?)?;
    }
    let instalment = InstalmentDelay { due: claim.due, due_on: claim.due_on, settled_on: Some(claim.as_of) };
    let compensation = fixed_compensation(claim.law, None, claim.kind, &[instalment], claim.as_of);
    same("compensation", compensation.map_or(Decimal::ZERO, |sum| sum.amount.amount()), decimal(row, "fixed_compensation")?)
}

/// The second column of the file counts from the due date to the day before payment; that is the same number of days one day
/// earlier, which shows that the convention matters only where the two ends lie in different half-years.
fn day_convention_case(row: &Row) -> Checked {
    let (due_on, paid_on) = (date(row, "due_date")?, date(row, "payment_date")?);
    let principal = Money::new(decimal(row, "principal")?, Currency::EUR);
    let rates = RateBook::built_in();
    let found = late_interest(&rates, &claim(principal, due_on, paid_on))?;
    same("days", found.days(), cell(row, "days")?.parse()?)?;
    same("after due to payment", found.total.amount(), decimal(row, "interest_day_after_due_to_payment_day")?)?;
    let day_before = |date: NaiveDate| date.pred_opt().ok_or("no day before");
    let earlier = late_interest(&rates, &claim(principal, day_before(due_on)?, day_before(paid_on)?))?;
    same("due to before payment", earlier.total.amount(), decimal(row, "interest_due_day_to_day_before_payment")?)
}

fn fixed_compensation_case(row: &Row) -> Checked {
    let law = match cell(row, "country")? {
        "FR" => GoverningLaw::Fr,
        "BE" => GoverningLaw::Be,
        other => return Err(format!("country {other}").into()),
    };
    let kind = match cell(row, "type")? {
        "b2b" => CustomerKind::Business,
        "b2c" => CustomerKind::Consumer,
        other => return Err(format!("kind {other}").into()),
    };
    let due_on = NaiveDate::from_ymd_opt(2026, 6, 30).ok_or("date")?;
    let as_of = if cell(row, "late")? == "yes" { due_on.succ_opt().ok_or("date")? } else { due_on };
    let instalments = [InstalmentDelay { due: DueBasis::Stated, due_on, settled_on: None }];
    let found = fixed_compensation(law, None, kind, &instalments, as_of);
    if let Err(reason) = found {
        same("reason", reason, if kind == CustomerKind::Consumer { NotCharged::Consumer } else { NotCharged::NotLate })?;
    }
    let expected = Money::new(decimal(row, "fixed_compensation")?, currency_from_code(cell(row, "currency")?).ok_or("currency")?);
    same("sum", found.map_or(Money::zero(Currency::EUR), |sum| sum.amount), expected)
}

// Terms.

fn terms_of(rule: &str) -> Outcome<Terms> {
    let parts: Vec<&str> = rule.split(':').collect();
    Ok(match parts.as_slice() {
        ["cash"] => Terms::Cash,
        ["net", days] => Terms::Net(days.parse()?),
        ["plus_then_eom", days] => Terms::PlusThenEndOfMonth(days.parse()?),
        ["eom_then_plus", days] => Terms::EndOfMonthThenPlus(days.parse()?),
        ["plus_then_eom_day", days, day] => {
            Terms::PlusThenEndOfMonthDay { days: days.parse()?, day: MonthDay::try_from(day.parse::<u8>()?)? }
        }
        ["eom_then_plus_day", days, day] => {
            Terms::EndOfMonthThenPlusDay { days: days.parse()?, day: MonthDay::try_from(day.parse::<u8>()?)? }
        }
        ["months", months] => Terms::Months(months.parse()?),
        ["months_eom", months] => Terms::MonthsEndOfMonth(months.parse()?),
        ["decade", days] => Terms::Decade(days.parse()?),
        _ => return Err(format!("rule {rule}").into()),
    })
}

fn zone_of(name: &str) -> Outcome<Zone> {
    Ok(match name {
        "FR" => Zone::Fr,
        "FR-AM" => Zone::FrAm,
        "BE" => Zone::Be,
        "LU" => Zone::Lu,
        "TARGET" => Zone::Target,
        _ => return Err(format!("zone {name}").into()),
    })
}

fn term_case(row: &Row) -> Checked {
    let by_terms = terms_of(cell(row, "rule")?)?.due_on(date(row, "invoice_date")?);
    let due_on = match cell(row, "business_day_rule")? {
        "none" => by_terms,
        "next_business_day" => calendar::next_open_day(zone_of(cell(row, "calendar")?)?, by_terms),
        other => return Err(format!("business day rule {other}").into()),
    };
    same("due date", due_on, date(row, "due_date")?)
}

fn term_legality_case(row: &Row) -> Checked {
    let clause = match cell(row, "clause")? {
        "60_net" => TermsClause::Days,
        "45_eom" => TermsClause::EndOfMonth,
        "periodic" => TermsClause::Periodic,
        other => return Err(format!("clause {other}").into()),
    };
    let (issued_on, due_on) = (date(row, "invoice_date")?, date(row, "due_date")?);
    let answer = terms_limit(GoverningLaw::Fr, CustomerKind::Business, clause, issued_on, due_on)?;
    same("lawful", matches!(answer, TermsAnswer::Lawful { .. }), cell(row, "within_legal_maximum")? == "yes")
}

// Tables.

fn name_of(holiday: Holiday, zone: Zone) -> &'static str {
    match (zone, holiday) {
        (Zone::Target, Holiday::NewYear) => "New Year",
        (Zone::Target, Holiday::GoodFriday) => "Good Friday",
        (Zone::Target, Holiday::EasterMonday) => "Easter Monday",
        (Zone::Target, Holiday::LabourDay) => "Labour Day",
        (Zone::Target, Holiday::Christmas) => "Christmas",
        (Zone::Target, Holiday::SaintStephen) => "26 December",
        (_, Holiday::NewYear) => "Jour de l'an",
        (_, Holiday::GoodFriday) => "Vendredi saint",
        (_, Holiday::EasterMonday) => "Lundi de Pâques",
        (_, Holiday::LabourDay) => "Fête du travail",
        (_, Holiday::Victory1945) => "Victoire 1945",
        (_, Holiday::EuropeDay) => "Journée de l'Europe",
        (_, Holiday::Ascension) => "Ascension",
        (_, Holiday::WhitMonday) => "Lundi de Pentecôte",
        (_, Holiday::NationalDay) => "Fête nationale",
        (_, Holiday::Assumption) => "Assomption",
        (_, Holiday::AllSaints) => "Toussaint",
        (_, Holiday::Armistice1918) => "Armistice 1918",
        (_, Holiday::Christmas) => "Noël",
        (_, Holiday::SaintStephen) => "Saint-Étienne",
    }
}

/// The list writes for Alsace-Moselle only the two days that the rest of France does not keep.
fn holidays_are_those_of_the_list(rows: &[Row]) -> Checked {
    let mut expected = BTreeSet::new();
    for row in rows {
        let (zone, on) = (zone_of(cell(row, "zone")?)?, date(row, "date")?);
        same("closed", calendar::is_closed(zone, on), true)?;
        same("named", calendar::holiday(zone, on).is_some(), true)?;
        expected.insert((zone, on, cell(row, "name")?));
    }
    let mut found = BTreeSet::new();
    for zone in Zone::ALL {
        let listed = (2015..=2030).flat_map(|year| calendar::holidays(zone, year));
        let only_there = listed.filter(|(on, _)| zone != Zone::FrAm || calendar::holiday(Zone::Fr, *on).is_none());
        found.extend(only_there.map(|(on, holiday)| (zone, on, name_of(holiday, zone))));
    }
    let missing: Vec<_> = expected.difference(&found).collect();
    let too_many: Vec<_> = found.difference(&expected).collect();
    same("rows", rows.len(), 636)?;
    same("missing and too many", (missing, too_many), (Vec::new(), Vec::new()))
}

fn french_rates_are_those_of_the_table(rows: &[Row]) -> Checked {
    use echeance::law::RateTable::{FrDefault, FrLegalProfessionals};
    let rates = RateBook::built_in();
    for row in rows {
        let on = date(row, "date_from")?;
        let default = rates.on(FrDefault, on)?;
        same("default", default.rate, decimal(row, "default_b2b_rate")?)?;
        same("reference", default.reference, Some(decimal(row, "ecb_refi")?))?;
        let legal = rates.on(FrLegalProfessionals, on)?.rate;
        same("legal", legal, decimal(row, "legal_rate_professionals")?)?;
        same("floor", legal * Decimal::from(3), decimal(row, "contract_floor_3x_legal")?)?;
    }
    same("rows", rows.len(), 36)
}

fn belgian_rates_are_those_of_the_table(rows: &[Row]) -> Checked {
    use echeance::law::RateTable::{BeCommercial, BeCommercialBefore2013};
    let rates = RateBook::built_in();
    let start = NaiveDate::from_ymd_opt(2009, 1, 1).ok_or("date")?;
    let mut refused = 0;
    for row in rows {
        let on = date(row, "date_from")?;
        let table = if cell(row, "applies_to")? == "contract_from_2013-03-16" { BeCommercial } else { BeCommercialBefore2013 };
        if on < start {
            refused += 1;
            same("refused", rates.on(table, on).is_err(), true)?;
        } else {
            same("rate", rates.on(table, on)?.rate, decimal(row, "rate")?)?;
        }
    }
    same("rows and those before 2009", (rows.len(), refused), (40, 6))
}

// Properties.

fn property<S>(name: &str, values: S, check: fn(S::Value) -> Result<(), TestCaseError>) -> Trial
where
    S: Strategy + Send + 'static,
{
    Trial::test(name, move || {
        let mut runner = TestRunner::new(Config { cases: 256, failure_persistence: None, ..Config::default() });
        runner.run(&values, check).map_err(|error| error.to_string().into())
    })
}

fn held(holds: bool, what: impl FnOnce() -> String) -> Result<(), TestCaseError> {
    if holds { Ok(()) } else { Err(TestCaseError::fail(what())) }
}

fn count(claim: &InterestClaim) -> Result<LateInterest, TestCaseError> {
    late_interest(&RateBook::built_in(), claim).map_err(|error| TestCaseError::fail(format!("{claim:?}: {error}")))
}

/// Claims between businesses, due from 2014 on, counted up to a day before the end of 2026, with up to four reductions.
fn claims() -> impl Strategy<Value = InterestClaim> {
    let start = NaiveDate::from_ymd_opt(2014, 1, 1).unwrap_or_default();
    let day = move |offset: u64| start.checked_add_days(chrono::Days::new(offset)).unwrap_or(start);
    let euros = |range: std::ops::Range<i64>| range.prop_map(|cents| Money::from_minor(cents, Currency::EUR));
    let kind = prop_oneof![Just(ReductionKind::Credit), Just(ReductionKind::Payment), Just(ReductionKind::Payment)];
    let reduction = (kind, 0_u64..4600, euros(0..3_000_000)).prop_map(move |(kind, on, amount)| Reduction { kind, on: day(on), amount });
    let percent = proptest::option::of((0_i64..3_000).prop_map(|hundredths| AgreedRate { percent: Decimal::new(hundredths, 2) }));
    let who = (any::<bool>(), any::<bool>(), any::<bool>(), percent);
    (euros(1..10_000_000), 0_u64..4500, 0_u64..1000, proptest::collection::vec(reduction, 0..4), who).prop_map(
        move |(principal, due, late, reductions, (is_belgian, principal_first, left_out, agreed))| InterestClaim {
            law: if is_belgian { GoverningLaw::Be } else { GoverningLaw::Fr },
            order: if principal_first { PaymentOrder::PrincipalFirst } else { PaymentOrder::InterestFirst },
            payment_day: if left_out { PaymentDay::LeftOut } else { PaymentDay::Counts },
            agreed: agreed.filter(|_| !is_belgian),
            reductions,
            ..claim(principal, day(due), day((due + late).min(4700)))
        },
    )
}

fn periods_make_the_total(claim: InterestClaim) -> Result<(), TestCaseError> {
    let found = count(&claim)?;
    let sum: Decimal = found.periods.iter().map(|period| period.exact).sum();
    held((sum - found.exact).abs() < Decimal::new(1, 15), || format!("{sum} {}", found.exact))?;
    if found.paid.amount().is_zero() {
        held(Money::new(found.exact, Currency::EUR).rounded() == found.total, || format!("{} {:?}", found.exact, found.total))?;
    } else {
        // Each allocation rounds once, by less than a cent's half.
        let most = Decimal::new(5, 3) * Decimal::from(found.periods.len() + 1);
        held((found.exact - found.total.amount()).abs() <= most, || format!("{} {:?}", found.exact, found.total))?;
    }
    let mut next = claim.due_on.succ_opt();
    for period in &found.periods {
        held(Some(period.from) == next && period.from <= period.to && period.base.amount() > Decimal::ZERO, || format!("{period:?}"))?;
        held(i64::from(period.days) == (period.to - period.from).num_days() + 1, || format!("{period:?}"))?;
        next = period.to.succ_opt();
    }
    let received: Decimal =
        claim.reductions.iter().filter(|reduction| reduction.on <= claim.as_of).map(|reduction| reduction.amount.amount()).sum();
    let accounted = claim.principal.amount() - found.principal_left.amount() + found.paid.amount() + found.excess.amount();
    held(received == accounted, || format!("received {received}, accounted for {accounted}"))
}

fn one_day_more(mut claim: InterestClaim) -> Result<(), TestCaseError> {
    claim.as_of = claim.as_of.max(claim.due_on.succ_opt().unwrap_or(claim.due_on));
    let before = claim.as_of;
    let today = count(&claim)?;
    claim.as_of = before.succ_opt().unwrap_or(before);
    claim.reductions.retain(|reduction| reduction.on < before);
    let tomorrow = count(&claim)?;
    claim.as_of = before;
    let today = if claim.reductions.is_empty() { today } else { count(&claim)? };
    let added = tomorrow.exact - today.exact;
    let last = tomorrow.periods.last().filter(|_| today.principal_left.amount() > Decimal::ZERO);
    let expected = last.map_or(Decimal::ZERO, |period| period.base.amount() * period.rate / Decimal::from(36_500));
    held((added - expected).abs() < Decimal::new(1, 15), || format!("added {added}, expected {expected}"))?;
    held(today.per_day.is_some_and(|day| day == Money::new(added, Currency::EUR).rounded()), || format!("{:?} {added}", today.per_day))
}

fn a_split_payment(mut claim: InterestClaim) -> Result<(), TestCaseError> {
    let whole = count(&claim)?;
    let halves = |reduction: &Reduction| {
        let amount = reduction.amount.amount();
        let half = (amount / Decimal::TWO).round_dp(2);
        [half, amount - half].map(|part| Reduction { amount: Money::new(part, Currency::EUR), ..*reduction })
    };
    claim.reductions = claim.reductions.iter().flat_map(halves).collect();
    let split = count(&claim)?;
    held(split == whole, || format!("{split:?} {whole:?}"))
}

fn anyone() -> impl Strategy<Value = (CustomerKind, DueBasis)> {
    let kind = prop_oneof![
        Just(CustomerKind::Unknown),
        Just(CustomerKind::Business),
        Just(CustomerKind::Consumer),
        Just(CustomerKind::PublicBody)
    ];
    (kind, prop_oneof![Just(DueBasis::Stated), Just(DueBasis::Assumed), Just(DueBasis::Confirmed)])
}

fn only_a_business_is_charged((kind, due): (CustomerKind, DueBasis)) -> Result<(), TestCaseError> {
    let is_charged = kind == CustomerKind::Business && due != DueBasis::Assumed;
    let due_on = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap_or_default();
    let as_of = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    for law in GoverningLaw::ALL {
        let asked = InterestClaim { law, kind, due, ..claim(Money::from_minor(100_000, Currency::EUR), due_on, as_of) };
        held(late_interest(&RateBook::built_in(), &asked).is_ok() == is_charged, || format!("interest {law:?} {kind:?} {due:?}"))?;
        let instalments = [InstalmentDelay { due, due_on, settled_on: None }];
        let sum = fixed_compensation(law, None, kind, &instalments, as_of);
        held(sum.is_ok() == is_charged, || format!("compensation {law:?} {kind:?} {due:?}"))?;
    }
    Ok(())
}
