//! How far payments stray from what was expected: shares and quantiles of what was seen, with a tail beyond it.

/// A distribution of standardised deviations: what was seen up to its upper end, beyond it a tail without memory.
///
/// The tail matters for invoices later than nearly any that was paid: there the past has no example, and each further week is as
/// likely to bring the money as the week before.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spread {
    /// Rising; thinned to [`KEPT`].
    seen: Vec<f64>,
    /// Where the tail begins.
    tail_from: f64,
    /// Mean excess over it.
    tail_mean: f64,
}

/// Enough for a quantile to a tenth of a day.
const KEPT: usize = 2_001;
/// The share of what was seen that lies beyond the beginning of the tail.
const TAIL: f64 = 0.025;

impl Spread {
    /// Of deviations in any order; those of a logistic curve of unit deviation where there are fewer than `fewest`.
    pub(super) fn of(mut deviations: Vec<f64>, fewest: usize) -> Self {
        deviations.retain(|it| it.is_finite());
        if deviations.len() < fewest {
            // Quantiles of the logistic distribution: ln(p / (1 − p)) × √3 / π.
            let scale = 3.0_f64.sqrt() / std::f64::consts::PI;
            deviations = (1..200).map(|at| f64::from(at) / 200.0).map(|p: f64| (p / (1.0 - p)).ln() * scale).collect();
        }
        deviations.sort_by(f64::total_cmp);
        let last = deviations.len().saturating_sub(1);
        let seen: Vec<f64> = if deviations.len() > KEPT {
            (0..KEPT).filter_map(|at| deviations.get(at * last / (KEPT - 1)).copied()).collect()
        } else {
            deviations
        };
        let from = ((seen.len() as f64) * (1.0 - TAIL)) as usize;
        let tail_from = seen.get(from.min(seen.len().saturating_sub(1))).copied().unwrap_or_default();
        let beyond: Vec<f64> = seen.iter().filter(|it| **it > tail_from).map(|it| it - tail_from).collect();
        // A floor: what was seen may end abruptly, the future need not.
        let tail_mean = if beyond.is_empty() { 0.5 } else { (beyond.iter().sum::<f64>() / beyond.len() as f64).max(0.5) };
        Self { seen, tail_from, tail_mean }
    }

    /// The share above `x`, from 0 to 1.
    fn above(&self, x: f64) -> f64 {
        let share = |x: f64| {
            let below = self.seen.partition_point(|it| *it <= x);
            (self.seen.len().saturating_sub(below)) as f64 / self.seen.len().max(1) as f64
        };
        if x <= self.tail_from { share(x).max(TAIL / 2.0) } else { self.at_tail() * (-(x - self.tail_from) / self.tail_mean).exp() }
    }

    fn at_tail(&self) -> f64 {
        let below = self.seen.partition_point(|it| *it <= self.tail_from);
        ((self.seen.len().saturating_sub(below)) as f64 / self.seen.len().max(1) as f64).max(TAIL / 2.0)
    }

    /// Of those above `floor`, the share above `x`, from 0 to 1.
    pub(super) fn above_of(&self, x: f64, floor: f64) -> f64 {
        if x <= floor {
            1.0
        } else if floor > self.tail_from {
            // Both shares are too small to divide.
            (-(x - floor) / self.tail_mean).exp()
        } else {
            (self.above(x) / self.above(floor)).clamp(0.0, 1.0)
        }
    }

    /// The deviation that a share `p` of those above `floor` stays below.
    pub(super) fn quantile_above(&self, p: f64, floor: f64) -> f64 {
        if floor > self.tail_from {
            return floor - self.tail_mean * (1.0 - p).max(1e-12).ln();
        }
        let wanted = (1.0 - p) * self.above(floor);
        let at_tail = self.at_tail();
        if wanted < at_tail {
            let x = self.tail_from + self.tail_mean * (at_tail / wanted.max(1e-12)).ln();
            return x.max(floor);
        }
        // The first that leaves no more than `wanted` above it.
        let place = ((1.0 - wanted) * self.seen.len() as f64).ceil() as usize;
        let at = place.saturating_sub(1).min(self.seen.len().saturating_sub(1));
        self.seen.get(at).copied().unwrap_or_default().max(floor)
    }

    /// The mean of those above `floor`, by a hundred quantiles.
    pub(super) fn mean_above(&self, floor: f64) -> f64 {
        (0..100).map(|at| self.quantile_above((f64::from(at) + 0.5) / 100.0, floor)).sum::<f64>() / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_floor_quantiles_are_those_of_what_was_seen() {
        let spread = Spread::of((1..=100).map(f64::from).collect(), 10);
        assert!((spread.quantile_above(0.5, f64::NEG_INFINITY) - 50.0).abs() < 1.0);
        assert!((spread.quantile_above(0.1, f64::NEG_INFINITY) - 10.0).abs() < 1.0);
        assert!((spread.above_of(75.0, f64::NEG_INFINITY) - 0.25).abs() < 0.01);
    }

    #[test]
    fn what_waited_long_waits_for_a_bounded_while() {
        let spread = Spread::of((1..=100).map(f64::from).collect(), 10);
        // Above 50 lie 51 to 100: the middle of them is 75.
        assert!((spread.quantile_above(0.5, 50.0) - 75.0).abs() < 1.5, "{}", spread.quantile_above(0.5, 50.0));
        let far = spread.quantile_above(0.5, 500.0);
        assert!(far > 500.0 && far < 510.0, "{far}");
        assert!(spread.mean_above(500.0) > 500.0);
        assert!((spread.above_of(far, 500.0) - 0.5).abs() < 1e-9);
        assert!((spread.above_of(75.0, 50.0) - 0.5).abs() < 0.02);
    }

    #[test]
    fn nothing_seen_is_a_plain_curve() {
        let spread = Spread::of(vec![f64::NAN, 3.0], 10);
        assert!(spread.quantile_above(0.5, f64::NEG_INFINITY).abs() < 0.02);
        assert!((spread.above_of(0.0, f64::NEG_INFINITY) - 0.5).abs() < 0.01);
    }
}
