//! Late interest counted a second time, day by day in whole numbers, by rates typed here: nothing of the program is used.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Whose rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Regime {
    French,
    FrenchPublic,
    Belgian,
    Luxembourg,
    Dutch,
    German,
    GermanConsumer,
    British,
}

/// What lowered the debt: a credit counts from the morning of its day, a payment as the case says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lowered {
    pub(crate) on: NaiveDate,
    pub(crate) cents: i128,
    pub(crate) is_payment: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) regime: Regime,
    pub(crate) cents: i128,
    pub(crate) due_on: NaiveDate,
    pub(crate) as_of: NaiveDate,
    pub(crate) lowered: Vec<Lowered>,
    pub(crate) principal_first: bool,
    pub(crate) payment_day_counts: bool,
    /// Hundredths of a percent.
    pub(crate) agreed: Option<i128>,
}

/// In cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) total: i128,
    pub(crate) paid: i128,
    pub(crate) principal_left: i128,
    pub(crate) excess: i128,
}

// Hundredths of a percent, by half-year from 2014-S1 to 2026-S2.
const ECB: [i128; 26] = [25, 15, 5, 5, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 250, 400, 450, 425, 315, 215, 215, 240];
const BASISZINS: [i128; 26] =
    [-63, -73, -83, -83, -83, -88, -88, -88, -88, -88, -88, -88, -88, -88, -88, -88, -88, -88, 162, 312, 362, 337, 227, 127, 127, 152];
const BANK_RATE: [i128; 26] =
    [50, 50, 50, 50, 50, 50, 25, 25, 50, 50, 75, 75, 75, 10, 10, 10, 25, 125, 350, 500, 525, 525, 475, 425, 375, 375];
const FRENCH_LEGAL: [i128; 26] =
    [4, 4, 93, 99, 101, 93, 90, 90, 89, 88, 86, 87, 87, 84, 79, 76, 76, 77, 206, 422, 507, 492, 371, 276, 262, 275];

fn of(table: &[i128; 26], on: NaiveDate) -> i128 {
    let place = (on.year() - 2014) * 2 + i32::from(on.month() > 6);
    usize::try_from(place).ok().and_then(|place| table.get(place)).copied().unwrap_or(-1_000_000)
}

fn rate(case: &Case, on: NaiveDate) -> i128 {
    let start = case.due_on + Days::new(1);
    let legal = match case.regime {
        Regime::French => of(&ECB, on) + 1000,
        Regime::FrenchPublic => of(&ECB, start) + 800,
        Regime::Belgian => (of(&ECB, on) + 800 + 49) / 50 * 50,
        Regime::Luxembourg | Regime::Dutch => of(&ECB, on) + 800,
        Regime::German => of(&BASISZINS, on) + 900,
        Regime::GermanConsumer => of(&BASISZINS, on) + 500,
        Regime::British => of(&BANK_RATE, start) + 800,
    };
    match (case.agreed, case.regime) {
        (Some(agreed), Regime::French) => agreed.max(3 * of(&FRENCH_LEGAL, on)),
        (Some(agreed), _) => agreed,
        (None, _) => legal,
    }
}

/// One cent is a hundred million parts; a day's interest on parts is parts x hundredths of a percent / `YEAR`.
const PARTS: i128 = 100_000_000;
const YEAR: i128 = 365 * 10_000;

struct Debt {
    principal: i128,
    joined: i128,
    open: i128,
    paid: i128,
    excess: i128,
}

impl Debt {
    fn owed(&self) -> i128 {
        rounded(self.joined * YEAR + self.open, YEAR * PARTS)
    }

    fn pay(&mut self, cents: i128, principal_first: bool) {
        let mut left = cents;
        for turn in 0..2 {
            if (turn == 0) == principal_first {
                let part = left.min(self.principal / PARTS);
                self.principal -= part * PARTS;
                left -= part;
            } else {
                let owed = self.owed();
                let part = left.min(owed);
                if part == owed {
                    (self.joined, self.open) = (0, 0);
                } else {
                    let of_joined = (part * PARTS).min(self.joined);
                    self.joined -= of_joined;
                    self.open -= (part * PARTS - of_joined) * YEAR;
                }
                self.paid += part;
                left -= part;
            }
        }
        self.excess += left;
    }

    fn credit(&mut self, cents: i128) {
        let part = cents.min(self.principal / PARTS);
        self.principal -= part * PARTS;
        self.excess += cents - part;
    }
}

/// Half away from zero.
fn rounded(over: i128, under: i128) -> i128 {
    (2 * over + under).div_euclid(2 * under)
}

pub(crate) fn count(case: &Case) -> Found {
    let first = case.due_on + Days::new(1);
    let last = if case.payment_day_counts { case.as_of } else { case.as_of - Days::new(1) };
    let mut debt = Debt { principal: case.cents * PARTS, joined: 0, open: 0, paid: 0, excess: 0 };
    let mut years = 1;
    let mut day = case.lowered.iter().map(|lowered| lowered.on).min().unwrap_or(first).min(first);
    while day <= case.as_of {
        for lowered in case.lowered.iter().filter(|lowered| lowered.on == day && !lowered.is_payment) {
            debt.credit(lowered.cents);
        }
        let payments: Vec<_> = case.lowered.iter().filter(|lowered| lowered.on == day && lowered.is_payment).collect();
        if !case.payment_day_counts {
            payments.iter().for_each(|payment| debt.pay(payment.cents, case.principal_first));
        }
        if day >= first && day <= last {
            debt.open += (debt.principal + debt.joined) * rate(case, day);
            if case.regime == Regime::Dutch && day + Days::new(1) == first + Months::new(12 * years) {
                debt.joined += rounded(debt.open, YEAR);
                debt.open = 0;
                years += 1;
            }
        }
        if case.payment_day_counts {
            payments.iter().for_each(|payment| debt.pay(payment.cents, case.principal_first));
        }
        day = day + Days::new(1);
    }
    Found { total: debt.paid + debt.owed(), paid: debt.paid, principal_left: debt.principal / PARTS, excess: debt.excess }
}
