//! Which rows of a long list are drawn: those in sight and a few around them.

use std::ops::Range;

/// A window over a list: what is drawn, and the room left for what is not.
#[derive(Debug, Clone, PartialEq)]
pub struct RowsWindow {
    /// The rows that are drawn.
    pub rows: Range<usize>,
    /// Pixels left empty before them.
    pub before: f64,
    /// Pixels left empty after them.
    pub after: f64,
}

/// Rows drawn on either side of those in sight, so that a quick turn of the wheel shows no gap.
const AROUND: usize = 12;
/// Never more rows than this, whatever is measured wrongly.
const MOST: usize = 400;

/// The window for `len` rows of `row_height` pixels, of which the pixels `from` to `to` are in sight, counted from the top of the first row.
///
/// A height that is not a positive number counts as one pixel; nothing in sight draws the rows nearest to it.
#[must_use]
pub fn visible_rows(len: usize, row_height: f64, from: f64, to: f64) -> RowsWindow {
    let height = if row_height.is_finite() && row_height >= 1.0 { row_height } else { 1.0 };
    let first = row_at(from, height).min(len).saturating_sub(AROUND);
    let last = row_at(to.max(from), height).saturating_add(1 + AROUND).min(len);
    let last = last.min(first.saturating_add(MOST));
    let first = first.min(last);
    RowsWindow { rows: first..last, before: pixels(first, height), after: pixels(len.saturating_sub(last), height) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits; a float's cast saturates")]
fn row_at(pixels: f64, height: f64) -> usize {
    if pixels.is_finite() && pixels > 0.0 { (pixels / height).floor().min(4e9) as usize } else { 0 }
}

#[expect(clippy::cast_precision_loss, reason = "a list has far fewer rows than 2^52")]
fn pixels(rows: usize, height: f64) -> f64 {
    rows as f64 * height
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_in_sight_and_a_few_around_them_are_drawn() {
        let window = visible_rows(100_000, 32.0, 3_200.0, 4_000.0);
        assert_eq!(window.rows, 88..138);
        assert!((window.before - 88.0 * 32.0).abs() < 1e-9);
        assert!((window.after - (100_000.0 - 138.0) * 32.0).abs() < 1e-9);
    }

    #[test]
    fn drawn_and_empty_room_together_are_the_whole_list() {
        for (len, from, to) in [(0, 0.0, 600.0), (5, 0.0, 600.0), (100_000, 3_199_000.0, 3_200_000.0), (50, -900.0, -100.0), (50, 9e9, 9e9)]
        {
            let window = visible_rows(len, 32.0, from, to);
            let drawn = window.rows.len();
            assert!(window.rows.end <= len);
            assert!((window.before + window.after + pixels(drawn, 32.0) - pixels(len, 32.0)).abs() < 1e-6, "{len} {from}");
        }
    }

    #[test]
    fn a_list_shorter_than_the_screen_is_drawn_whole() {
        assert_eq!(visible_rows(7, 32.0, 0.0, 800.0).rows, 0..7);
        assert_eq!(visible_rows(0, 32.0, 0.0, 800.0).rows, 0..0);
    }

    #[test]
    fn a_wrong_measure_never_draws_the_whole_of_a_long_list() {
        for height in [0.0, -3.0, f64::NAN, f64::INFINITY] {
            assert!(visible_rows(100_000, height, 0.0, 2_000.0).rows.len() <= MOST, "{height}");
        }
        assert!(visible_rows(100_000, 32.0, 0.0, f64::MAX).rows.len() <= MOST);
        assert_eq!(visible_rows(100_000, 32.0, f64::NAN, f64::NAN).rows, 0..13);
    }
}
