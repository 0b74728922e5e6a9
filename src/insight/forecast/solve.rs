//! A small system of linear equations whose matrix is symmetric and positive: by Cholesky's method.

/// A symmetric matrix of `N` rows with its right-hand side.
#[derive(Debug, Clone)]
pub(super) struct Equations<const N: usize> {
    /// The matrix; both triangles are kept.
    pub(super) matrix: [[f64; N]; N],
    /// The right-hand side.
    pub(super) right: [f64; N],
}

impl<const N: usize> Equations<N> {
    pub(super) fn new() -> Self {
        Self { matrix: [[0.0; N]; N], right: [0.0; N] }
    }

    /// Adds `weight` times the outer product of `row`, and `weight × value × row`.
    pub(super) fn add(&mut self, row: &[f64; N], weight: f64, value: f64) {
        for (at, left) in row.iter().enumerate() {
            if *left == 0.0 {
                continue;
            }
            for (cell, right) in self.matrix[at].iter_mut().zip(row) {
                *cell += weight * left * right;
            }
            self.right[at] += weight * value * left;
        }
    }

    /// The solution; a row that nothing determines is 0.
    pub(super) fn solve(&self) -> [f64; N] {
        let mut lower = self.matrix;
        for col in 0..N {
            for row in col..N {
                let known: f64 = (0..col).map(|at| lower[row][at] * lower[col][at]).sum();
                let rest = self.matrix[row][col] - known;
                lower[row][col] = if row == col { if rest > 1e-9 { rest.sqrt() } else { f64::INFINITY } } else { rest / lower[col][col] };
            }
        }
        let mut solution = self.right;
        for row in 0..N {
            let known: f64 = (0..row).map(|at| lower[row][at] * solution[at]).sum();
            solution[row] = (solution[row] - known) / lower[row][row];
        }
        for row in (0..N).rev() {
            let known: f64 = (row + 1..N).map(|at| lower[at][row] * solution[at]).sum();
            solution[row] = (solution[row] - known) / lower[row][row];
        }
        solution
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 4x + 2y = 10, 2x + 3y = 9: x = 1.5, y = 2 by hand.
    #[test]
    fn two_equations_by_hand() {
        let equations = Equations { matrix: [[4.0, 2.0], [2.0, 3.0]], right: [10.0, 9.0] };
        let [x, y] = equations.solve();
        assert!((x - 1.5).abs() < 1e-12 && (y - 2.0).abs() < 1e-12, "{x} {y}");
    }

    #[test]
    fn what_nothing_determines_is_zero() {
        let mut equations = Equations::<2>::new();
        equations.add(&[1.0, 0.0], 2.0, 5.0);
        let [known, nothing] = equations.solve();
        assert!((known - 5.0).abs() < 1e-12 && nothing.abs() < 1e-12, "{known} {nothing}");
    }
}
