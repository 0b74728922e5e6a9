//! How past forecasts came true: on the day each invoice was issued, what would have been said, and what happened; beside the plain ways.
//!
//! Walks forward: a forecast of a day learns only from what was settled before that day. The invoices judged are those that are settled
//! now; where most of the latest are still open, only the quick ones among them can be judged, and they are left out.

use super::DisputesKnown;
use super::delay_model::{DelayModel, FEWEST_SETTLED};
use super::past::PastDocument;
use chrono::{Days, NaiveDate};

/// How one way of forecasting did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Mean absolute error of the delay, days.
    pub mean_error_days: f64,
    /// Area under the curve: the chance that of a late and a punctual invoice the late one was held for the likelier to be late.
    /// One half is chance alone; `None` where all were late, or none.
    pub late_told_apart: Option<f64>,
}

/// What past forecasts were worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BackTest {
    /// Invoices judged.
    pub n: usize,
    /// Issued from this day.
    pub from: NaiveDate,
    /// Issued up to this day.
    pub to: NaiveDate,
    /// Ours.
    pub ours: Score,
    /// Everybody pays on the due date.
    pub due_date: Score,
    /// Due date and the customer's mean delay (the firm's, where it had none).
    pub customer_mean: Score,
    /// Due date and the firm's mean delay.
    pub firm_mean: Score,
    /// The customer's share of late payments, shrunk by five of the firm's; an error of the delay it has none.
    pub shrunk_late_rate: f64,
    /// Share of invoices paid within the range in which eight of ten were expected.
    pub within_range: f64,
}

/// An invoice judged: what was said, what came.
struct Judged {
    delay: f64,
    ours: f64,
    p_late: f64,
    inside: bool,
    customer_mean: f64,
    firm_mean: f64,
    shrunk_late_rate: f64,
}

/// How forecasts made since `from` on the days of issue came true by `as_of`. `seen` is [`super::past_documents`] of that day.
///
/// Learns anew every `every_days` days. `None` where fewer than twenty can be judged.
#[must_use]
pub fn back_test(seen: &[PastDocument], from: NaiveDate, as_of: NaiveDate, every_days: u64, disputes: DisputesKnown) -> Option<BackTest> {
    let to = last_judged(seen, as_of)?;
    let mut order: Vec<&PastDocument> =
        seen.iter().filter(|it| it.settled_on.is_some() && it.issued_on >= from && it.issued_on <= to).collect();
    order.sort_by_key(|it| it.issued_on);
    let mut judged = Vec::new();
    let mut learned: Option<(DelayModel, Plain)> = None;
    for document in order {
        let day = document.issued_on;
        let stale =
            learned.as_ref().is_none_or(|(model, _)| model.day.checked_add_days(Days::new(every_days)).is_some_and(|end| end <= day));
        if stale {
            learned = DelayModel::learned(seen, day, disputes).map(|model| (model, Plain::of(seen, day)));
        }
        let (Some((model, plain)), Some(settled_on)) = (&learned, document.settled_on) else { continue };
        let delay = document.days_late(settled_on) as f64;
        // On the day of issue, nothing is paid yet.
        let at_least = document.days_late(day) as f64 - 0.5;
        let within = |p: f64| model.days_within(document, p, at_least).round();
        let at = document.customer.idx();
        judged.push(Judged {
            delay,
            ours: within(0.5),
            p_late: model.chance_later(document, 0.5, at_least),
            inside: within(0.1) <= delay && delay <= within(0.9),
            customer_mean: plain.customer_mean(at),
            firm_mean: plain.firm_mean(),
            shrunk_late_rate: plain.shrunk_late_rate(at),
        });
    }
    if judged.len() < FEWEST_SETTLED {
        return None;
    }
    let n = judged.len();
    let mean = |of: &dyn Fn(&Judged) -> f64| judged.iter().map(of).sum::<f64>() / n as f64;
    let apart = |of: &dyn Fn(&Judged) -> f64| told_apart(judged.iter().map(|it| (of(it), it.delay > 0.0)).collect());
    let score = |days: &dyn Fn(&Judged) -> f64, late: &dyn Fn(&Judged) -> f64| Score {
        mean_error_days: mean(&|it| (days(it) - it.delay).abs()),
        late_told_apart: apart(late),
    };
    Some(BackTest {
        n,
        from,
        to,
        ours: score(&|it| it.ours, &|it| it.p_late),
        due_date: score(&|_| 0.0, &|_| 0.0),
        customer_mean: score(&|it| it.customer_mean, &|it| it.customer_mean),
        firm_mean: score(&|it| it.firm_mean, &|it| it.firm_mean),
        shrunk_late_rate: apart(&|it| it.shrunk_late_rate).unwrap_or(0.5),
        within_range: mean(&|it| f64::from(u8::from(it.inside))),
    })
}

/// The last day of issue of which at least nineteen of twenty invoices are settled, counted over the thirty days up to it.
fn last_judged(seen: &[PastDocument], as_of: NaiveDate) -> Option<NaiveDate> {
    let mut day = as_of;
    let first = seen.iter().map(|it| it.issued_on).min()?;
    while day >= first {
        let start = day.checked_sub_days(Days::new(29))?;
        let (mut n, mut settled) = (0_usize, 0_usize);
        for document in seen.iter().filter(|it| it.issued_on >= start && it.issued_on <= day) {
            n += 1;
            settled += usize::from(document.settled_on.is_some());
        }
        if n > 0 && settled * 20 >= n * 19 {
            return Some(day);
        }
        day = day.checked_sub_days(Days::new(7))?;
    }
    None
}

/// The plain ways, as of one morning.
struct Plain {
    /// By customer: settled, their days, of these late.
    own: Vec<(f64, f64, f64)>,
    all: (f64, f64, f64),
}

/// As many of the firm's documents as weigh in a customer's share of late ones.
const LATE_RATE_STRENGTH: f64 = 5.0;

impl Plain {
    fn of(seen: &[PastDocument], day: NaiveDate) -> Self {
        let n = seen.iter().map(|it| it.customer.idx() + 1).max().unwrap_or(0);
        let mut plain = Self { own: vec![(0.0, 0.0, 0.0); n], all: (0.0, 0.0, 0.0) };
        for document in seen {
            let Some(delay) = document.delay_known(day) else { continue };
            let own = plain.own.get_mut(document.customer.idx());
            for sums in own.into_iter().chain([&mut plain.all]) {
                sums.0 += 1.0;
                sums.1 += delay as f64;
                sums.2 += f64::from(u8::from(delay > 0));
            }
        }
        plain
    }

    fn firm_mean(&self) -> f64 {
        self.all.1 / self.all.0.max(1.0)
    }

    fn customer_mean(&self, at: usize) -> f64 {
        self.own.get(at).filter(|own| own.0 > 0.0).map_or_else(|| self.firm_mean(), |own| own.1 / own.0)
    }

    fn shrunk_late_rate(&self, at: usize) -> f64 {
        let firm = self.all.2 / self.all.0.max(1.0);
        let (n, _, late) = self.own.get(at).copied().unwrap_or_default();
        (late + LATE_RATE_STRENGTH * firm) / (n + LATE_RATE_STRENGTH)
    }
}

/// The area under the curve, by ranks; equal values count half (Mann and Whitney, 1947).
fn told_apart(mut told: Vec<(f64, bool)>) -> Option<f64> {
    told.sort_by(|a, b| a.0.total_cmp(&b.0));
    let late = told.iter().filter(|it| it.1).count();
    let punctual = told.len() - late;
    if late == 0 || punctual == 0 {
        return None;
    }
    let mut ranks = 0.0;
    let mut start = 0;
    while start < told.len() {
        let same = told[start..].iter().take_while(|it| it.0.total_cmp(&told[start].0).is_eq()).count();
        let late_here = told[start..start + same].iter().filter(|it| it.1).count();
        // Ranks count from 1; those of equals are their mean.
        ranks += late_here as f64 * (start as f64 + (same as f64 + 1.0) / 2.0);
        start += same;
    }
    let (late, punctual) = (late as f64, punctual as f64);
    Some((ranks - late * (late + 1.0) / 2.0) / (late * punctual))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of the six pairs of a late and a punctual one, four are in order and one is equal: 4.5 / 6.
    #[test]
    fn area_under_the_curve_by_hand() {
        let told = vec![(0.1, false), (0.4, false), (0.35, true), (0.8, true), (0.4, true)];
        assert!((told_apart(told).unwrap_or_default() - 4.5 / 6.0).abs() < 1e-12);
        assert_eq!(told_apart(vec![(0.5, true), (0.1, true)]), None);
    }
}
