//! The `output` worker's module: the formats that leave, and the care of the storage.

use echeance::worker::{output, serve};

fn main() {
    console_error_panic_hook::set_once();
    serve(echeance::BUILD, |ask, bytes, teller| wasm_bindgen_futures::spawn_local(output::answer(ask, bytes, teller.clone())));
}
