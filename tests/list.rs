//! Lists with columns: real layouts, real ledgers, one trap a file, and generated lists read back.

mod support {
    //! What the trials share.
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    #![expect(clippy::panic, reason = "a test may stop")]

    use chrono::NaiveDate;
    use echeance::exchange::list::{Mapping, NotAList, Sketch, Wishes, inspect, read};
    use echeance::exchange::reading::Reading;
    use libtest_mimic::{Failed, Trial};
    use std::ops::ControlFlow;
    use std::path::PathBuf;

    /// A day for what lists leave undated.
    pub(crate) fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    pub(crate) fn sketch(text: &str) -> Sketch {
        inspect(text, &Wishes::default()).unwrap_or_else(|no: NotAList| panic!("{no}: {text}"))
    }

    pub(crate) fn read_with(text: &str, mapping: &Mapping) -> Reading {
        read(text, mapping, today(), &mut |_| ControlFlow::Continue(())).unwrap()
    }

    pub(crate) fn shared(path: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path)
    }

    pub(crate) fn text_of(path: &str) -> String {
        std::fs::read_to_string(shared(path)).unwrap()
    }

    /// A trial over shared data: ignored where there is none, unless CI is set.
    pub(crate) fn on_data(name: &str, run: fn() -> Result<(), Failed>) -> Trial {
        let is_missing = !shared("ar/headers.psv").exists() && std::env::var_os("CI").is_none();
        Trial::test(name, run).with_ignored_flag(is_missing)
    }

    pub(crate) fn euros(minor: i64) -> String {
        format!("{}{}.{:02}", if minor < 0 { "-" } else { "" }, minor.abs() / 100, minor.abs() % 100)
    }
}

#[path = "list/layouts.rs"]
mod layouts;
#[path = "list/ledgers.rs"]
mod ledgers;
#[path = "list/round_trip.rs"]
mod round_trip;
#[path = "list/traps.rs"]
mod traps;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let trials: Vec<Trial> = [layouts::trials(), ledgers::trials(), traps::trials(), round_trip::trials()].into_iter().flatten().collect();
    libtest_mimic::run(&arguments, trials).exit();
}
