//! The `import` worker's module: the formats that files come in.

use echeance::worker::{import::Kept, serve};

fn main() {
    console_error_panic_hook::set_once();
    let mut kept = Kept::default();
    serve(echeance::BUILD, move |ask, bytes, teller| kept.answer(ask, bytes, teller));
}
