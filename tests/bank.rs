//! Bank statements: every shared file against its oracle, the same lines in ten formats, and input made to break readers.

mod support {
    //! What the trials share.
    #![expect(clippy::unwrap_used, reason = "a test may stop")]

    use echeance::exchange::reading::{ReadStatement, Reading};
    use echeance::exchange::{ReadError, ReadOptions, read};
    use libtest_mimic::{Failed, Trial};
    use rust_decimal::Decimal;
    use std::collections::BTreeMap;
    use std::ops::ControlFlow;
    use std::path::PathBuf;

    pub(crate) fn shared(path: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path)
    }

    pub(crate) fn read_bytes(bytes: &[u8]) -> Result<Reading, ReadError> {
        read("", bytes, &ReadOptions::default(), &mut |_| ControlFlow::Continue(()))
    }

    pub(crate) fn read_shared(path: &str) -> Result<Reading, ReadError> {
        read_bytes(&std::fs::read(shared(path)).unwrap())
    }

    /// A trial over shared data: ignored where there is none, unless CI is set.
    pub(crate) fn on_data(name: impl Into<String>, run: impl FnOnce() -> Result<(), Failed> + Send + 'static) -> Trial {
        let is_missing = !shared("bank/oracle.csv").exists() && std::env::var_os("CI").is_none();
        Trial::test(name, run).with_ignored_flag(is_missing)
    }

    /// Bookings as the bank counts them: one split into parts is one.
    pub(crate) fn bookings(statement: &ReadStatement) -> Vec<Decimal> {
        let mut alone = Vec::new();
        let mut together: BTreeMap<u32, Decimal> = BTreeMap::new();
        for line in &statement.lines {
            match line.part_of {
                None => alone.push(line.said.amount.amount()),
                Some(number) => *together.entry(number).or_default() += line.said.amount.amount(),
            }
        }
        alone.extend(together.into_values());
        alone
    }

    /// Sum of what came in and of what went out, both positive.
    pub(crate) fn in_and_out(amounts: &[Decimal]) -> (Decimal, Decimal) {
        let sum = |wanted: bool| amounts.iter().filter(|amount| amount.is_sign_positive() == wanted).map(Decimal::abs).sum();
        (sum(true), sum(false))
    }
}

#[path = "bank/broken.rs"]
mod broken;
#[path = "bank/entering.rs"]
mod entering;
#[path = "bank/generated.rs"]
mod generated;
#[path = "bank/lines.rs"]
mod lines;
#[path = "bank/oracle.rs"]
mod oracle;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let trials: Vec<Trial> =
        [lines::trials(), generated::trials(), oracle::trials(), broken::trials(), entering::trials()].into_iter().flatten().collect();
    libtest_mimic::run(&arguments, trials).exit();
}
