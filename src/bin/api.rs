//! The model as a module for JavaScript. What JavaScript sees is exported here and nowhere else.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    console_error_panic_hook::set_once();
}

/// The build that this module is of: the same for every module of one page.
#[wasm_bindgen]
pub fn build() -> String {
    echeance::BUILD.to_owned()
}
