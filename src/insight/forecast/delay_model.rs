//! What the past teaches of delays: the firm's usual, each customer's own as far as it is known, and what else moves them.
//!
//! A delay is a sum: the firm's usual, a trend, the size of the invoice, whether it is disputed, how it was sent, and the customer's own
//! way. The last is *shrunk*: a customer with few invoices is taken for the firm's usual one, and how many own invoices weigh as
//! much as the firm is worked out from how much customers differ (empirical Bayes; Efron and Morris, 1975).
//!
//! What is still open counts as "at least so late" and is filled in with what may be expected of it (Buckley and James, 1979). Single
//! delays far from the rest weigh less (Huber, 1964). All of it is solved exactly, without drawing lots.

use super::DisputesKnown;
use super::past::PastDocument;
use super::solve::Equations;
use super::spread::Spread;
use crate::ledger::{CustomerIdx, Delivery};
use chrono::NaiveDate;

/// Below this many settled documents nothing is learned: due dates and plain ranges are all there is.
pub const FEWEST_SETTLED: usize = 20;

/// What moves a delay beside the customer, in the order of the equations.
const EFFECTS: usize = 6;
const USUAL: usize = 0;
const TREND: usize = 1;
const AMOUNT: usize = 2;
const DISPUTED: usize = 3;
const PAPER: usize = 4;
const ELECTRONIC: usize = 5;

/// How strongly each effect is held to nothing, in settled documents: a trend over a year needs more than a handful.
const HELD: [f64; EFFECTS] = [0.0, 5.0, 1.0, 1.0, 1.0, 1.0];

/// Rounds of filling in what is open; the changes are below a tenth of a day after four.
const ROUNDS: usize = 6;
/// From here on a deviation weighs less, in standard deviations.
const FAR: f64 = 2.5;
/// As many own settled documents as the firm's spread weighs in a customer's.
const SPREAD_STRENGTH: f64 = 6.0;

/// What is known of one customer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// Own documents that were settled.
    pub n_settled: usize,
    /// Mean of their delays, days.
    pub mean_days_late: f64,
    /// How much later than the firm's usual customer it pays, after shrinking; days.
    pub own_days: f64,
    /// How far single payments stray, days.
    pub spread_days: f64,
}

/// What was learned by the morning of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct DelayModel {
    /// The morning.
    pub day: NaiveDate,
    /// Settled documents that it learned from.
    pub n_settled: usize,
    /// As many own documents as the firm's usual weighs.
    pub strength: f64,
    disputes: DisputesKnown,
    effects: [f64; EFFECTS],
    mean_log_amount: f64,
    firm_spread: f64,
    customers: Vec<Known>,
    spread: Spread,
}

/// A document as the equations see it.
struct Row {
    customer: usize,
    values: [f64; EFFECTS],
    /// Where it is settled.
    delay: Option<f64>,
    /// At least so late, where it is not.
    at_least: f64,
    delay_taken: f64,
    weight: f64,
}

/// Sums of one customer's rows.
#[derive(Clone, Copy)]
struct OwnSums {
    weight: f64,
    values: [f64; EFFECTS],
    delays: f64,
}

impl DelayModel {
    /// Learns from what was known on the morning of `day`. `None` with fewer than [`FEWEST_SETTLED`] settled documents.
    #[must_use]
    pub fn learned(seen: &[PastDocument], day: NaiveDate, disputes: DisputesKnown) -> Option<Self> {
        let n_settled = seen.iter().filter(|it| it.issued_on < day && it.delay_known(day).is_some()).count();
        if n_settled < FEWEST_SETTLED {
            return None;
        }
        let known = || seen.iter().filter(|it| it.issued_on < day);
        let mean_log_amount = known().map(|it| it.log_amount).sum::<f64>() / known().count().max(1) as f64;
        let n_customers = known().map(|it| it.customer.idx() + 1).max().unwrap_or(0);
        let mut model = Self {
            day,
            n_settled,
            strength: 1.0,
            disputes,
            effects: [0.0; EFFECTS],
            mean_log_amount,
            firm_spread: 1.0,
            customers: vec![Known { n_settled: 0, mean_days_late: 0.0, own_days: 0.0, spread_days: 1.0 }; n_customers],
            spread: Spread::of(Vec::new(), 1),
        };
        let mut rows: Vec<Row> = known().map(|it| model.row(it)).collect();
        for _ in 0..ROUNDS {
            model.solve(&rows);
            model.fill_in(&mut rows);
        }
        model.measure(&rows);
        Some(model)
    }

    fn values(&self, document: &PastDocument) -> [f64; EFFECTS] {
        let yes = |it: bool| f64::from(u8::from(it));
        let mut values = [0.0; EFFECTS];
        values[USUAL] = 1.0;
        values[TREND] = (document.issued_on - self.day).num_days() as f64 / 365.0;
        values[AMOUNT] = document.log_amount - self.mean_log_amount;
        values[DISPUTED] = yes(self.counts_dispute(document));
        values[PAPER] = yes(document.delivery == Delivery::Paper);
        values[ELECTRONIC] = yes(document.delivery == Delivery::Electronic);
        values
    }

    fn row(&self, document: &PastDocument) -> Row {
        let delay = document.delay_known(self.day).map(|days| days as f64);
        Row {
            customer: document.customer.idx(),
            values: self.values(document),
            delay,
            // Unpaid when the day before ended.
            at_least: document.days_late(self.day) as f64 - 0.5,
            delay_taken: delay.unwrap_or_default(),
            weight: if delay.is_some() { 1.0 } else { 0.0 },
        }
    }

    /// Effects and customers that fit the rows best. Customers are taken out of the equations one by one, which leaves a small system.
    fn solve(&mut self, rows: &[Row]) {
        let nothing = OwnSums { weight: 0.0, values: [0.0; EFFECTS], delays: 0.0 };
        let mut own = vec![nothing; self.customers.len()];
        let mut equations = Equations::<EFFECTS>::new();
        for row in rows.iter().filter(|row| row.weight > 0.0) {
            equations.add(&row.values, row.weight, row.delay_taken);
            let sums = &mut own[row.customer];
            sums.weight += row.weight;
            sums.delays += row.weight * row.delay_taken;
            for (sum, value) in sums.values.iter_mut().zip(&row.values) {
                *sum += row.weight * value;
            }
        }
        for (at, held) in HELD.iter().enumerate() {
            equations.matrix[at][at] += held;
        }
        for sums in own.iter().filter(|sums| sums.weight > 0.0) {
            let divisor = sums.weight + self.strength;
            // What the customer explains by itself is no longer for the effects to explain.
            equations.add(&sums.values, -1.0 / divisor, 0.0);
            for (right, value) in equations.right.iter_mut().zip(&sums.values) {
                *right -= sums.delays * value / divisor;
            }
        }
        self.effects = equations.solve();
        let (mut squares, mut n) = (0.0, 0.0);
        let variance = self.firm_spread * self.firm_spread;
        for (known, sums) in self.customers.iter_mut().zip(&own) {
            let explained: f64 = sums.values.iter().zip(&self.effects).map(|(value, effect)| value * effect).sum();
            known.own_days = (sums.delays - explained) / (sums.weight + self.strength);
            if sums.weight > 0.0 {
                squares += known.own_days * known.own_days + variance / (sums.weight + self.strength);
                n += 1.0;
            }
        }
        let (mut deviations, mut weights) = (0.0, 0.0);
        for row in rows.iter().filter(|row| row.delay.is_some()) {
            let rest = row.delay_taken - self.expected_of(row);
            deviations += row.weight * rest * rest;
            weights += row.weight;
        }
        self.firm_spread = (deviations / f64::max(weights, 1.0)).sqrt().max(0.5);
        let between = squares / f64::max(n, 1.0);
        self.strength = (self.firm_spread * self.firm_spread / f64::max(between, 1e-6)).clamp(0.25, 50.0);
    }

    fn expected_of(&self, row: &Row) -> f64 {
        let own = self.customers.get(row.customer).map_or(0.0, |known| known.own_days);
        own + row.values.iter().zip(&self.effects).map(|(value, effect)| value * effect).sum::<f64>()
    }

    /// What is open is taken at what may be expected of something at least so late; what strays far weighs less.
    fn fill_in(&self, rows: &mut [Row]) {
        let scale = self.firm_spread * 3.0_f64.sqrt() / std::f64::consts::PI;
        for row in rows {
            let expected = self.expected_of(row);
            if let Some(delay) = row.delay {
                let far = (delay - expected).abs() / (FAR * self.firm_spread);
                row.weight = if far > 1.0 { 1.0 / far } else { 1.0 };
            } else {
                row.delay_taken = row.at_least + mean_excess((row.at_least - expected) / scale) * scale;
                row.weight = 1.0;
            }
        }
    }

    /// How far payments stray: of each customer, and in which shape for all.
    fn measure(&mut self, rows: &[Row]) {
        let mut squares = vec![0.0; self.customers.len()];
        let mut delays = vec![0.0; self.customers.len()];
        for row in rows {
            let Some(delay) = row.delay else { continue };
            delays[row.customer] += delay;
            self.customers[row.customer].n_settled += 1;
        }
        // Each payment drew the expectation towards itself; without it, it would have strayed so much further.
        let strayed = |model: &Self, row: &Row, delay: f64| {
            let own = model.customers[row.customer].n_settled as f64 + model.strength;
            (delay - model.expected_of(row)) / (1.0 - 1.0 / own).max(0.5)
        };
        for row in rows {
            let Some(delay) = row.delay else { continue };
            let rest = strayed(self, row, delay).abs().min(2.0 * FAR * self.firm_spread);
            squares[row.customer] += rest * rest;
        }
        let variance = self.firm_spread * self.firm_spread;
        for (at, known) in self.customers.iter_mut().enumerate() {
            let n = known.n_settled as f64;
            known.mean_days_late = delays[at] / n.max(1.0);
            let rest = SPREAD_STRENGTH * variance + squares[at];
            known.spread_days = (rest / (SPREAD_STRENGTH + n)).sqrt().max(0.5);
        }
        let deviations =
            rows.iter().filter_map(|row| row.delay.map(|delay| strayed(self, row, delay) / self.customers[row.customer].spread_days));
        self.spread = Spread::of(deviations.collect(), FEWEST_SETTLED);
    }

    /// Whether it counts that the document is disputed: somebody noted it, and disputes are counted.
    #[must_use]
    pub fn counts_dispute(&self, document: &PastDocument) -> bool {
        self.disputes == DisputesKnown::Counted && document.disputed_by(self.day.max(document.issued_on))
    }

    /// What is known of a customer; `None` of one without documents.
    #[must_use]
    pub fn customer(&self, customer: CustomerIdx) -> Option<&Known> {
        self.customers.get(customer.idx())
    }

    /// How much later a disputed invoice is paid than another, days.
    #[must_use]
    pub fn disputed_days(&self) -> f64 {
        self.effects[DISPUTED]
    }

    /// How much later an invoice sent in this way is paid than one of which nobody said how it was sent, days.
    #[must_use]
    pub fn delivery_days(&self, delivery: Delivery) -> f64 {
        match delivery {
            Delivery::Unsaid => 0.0,
            Delivery::Paper => self.effects[PAPER],
            Delivery::Electronic => self.effects[ELECTRONIC],
        }
    }

    /// How much later payments come than a year before, days.
    #[must_use]
    pub fn days_later_a_year(&self) -> f64 {
        self.effects[TREND]
    }

    /// The delay that may be expected when the document is issued, days; and how far single ones stray.
    #[must_use]
    pub fn expected(&self, document: &PastDocument) -> (f64, f64) {
        // The trend is that of the day: nobody knows whether it goes on.
        let mut values = self.values(document);
        values[TREND] = 0.0;
        let usual: f64 = values.iter().zip(&self.effects).map(|(value, effect)| value * effect).sum();
        let known = self.customers.get(document.customer.idx());
        (usual + known.map_or(0.0, |it| it.own_days), known.map_or(self.firm_spread, |it| it.spread_days))
    }

    /// Chance, from 0 to 1, that a document that is unpaid when delays below `at_least` are past is paid later than `days` late.
    #[must_use]
    pub fn chance_later(&self, document: &PastDocument, days: f64, at_least: f64) -> f64 {
        if days <= at_least {
            return 1.0;
        }
        let (expected, spread) = self.expected(document);
        self.spread.above_of((days - expected) / spread, (at_least - expected) / spread)
    }

    /// The delay that a share `p` of such documents stays within, given that it is at least `at_least`; days.
    #[must_use]
    pub fn days_within(&self, document: &PastDocument, p: f64, at_least: f64) -> f64 {
        let (expected, spread) = self.expected(document);
        expected + spread * self.spread.quantile_above(p, (at_least - expected) / spread)
    }

    /// The mean delay of such documents, given that it is at least `at_least`; days.
    #[must_use]
    pub fn mean_days(&self, document: &PastDocument, at_least: f64) -> f64 {
        let (expected, spread) = self.expected(document);
        expected + spread * self.spread.mean_above((at_least - expected) / spread)
    }
}

/// How much further than `z` a logistic variable of unit scale goes on the mean, given that it passes `z`: ln(1 + e⁻ᶻ) · (1 + eᶻ).
fn mean_excess(z: f64) -> f64 {
    if z > 30.0 {
        1.0
    } else if z < -30.0 {
        -z
    } else {
        (-z).exp().ln_1p() * (1.0 + z.exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mean of a logistic variable above 0 is 2 ln 2; far out it has no memory.
    #[test]
    fn mean_excess_of_a_logistic_variable() {
        assert!((mean_excess(0.0) - 2.0 * 2.0_f64.ln()).abs() < 1e-12);
        assert!((mean_excess(29.9) - 1.0).abs() < 1e-9);
        assert!((mean_excess(-29.9) - 29.9).abs() < 1e-9);
    }
}
