//! E-invoices: every file of the shared collection against an independent reading of it, and what is made of one, by hand.

mod support {
    //! What the trials share.

    use libtest_mimic::{Failed, Trial};
    use std::path::PathBuf;

    pub(crate) fn shared(path: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path)
    }

    /// A trial over shared data: ignored where there is none, unless CI is set.
    pub(crate) fn on_data(name: &str, run: fn() -> Result<(), Failed>) -> Trial {
        let is_missing = !shared("einvoice/oracle.csv").exists() && std::env::var_os("CI").is_none();
        Trial::test(name, run).with_ignored_flag(is_missing)
    }
}

#[path = "e_invoices/booked.rs"]
mod booked;
#[path = "e_invoices/collection.rs"]
mod collection;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let trials: Vec<Trial> = [collection::trials(), booked::trials()].into_iter().flatten().collect();
    libtest_mimic::run(&arguments, trials).exit();
}
