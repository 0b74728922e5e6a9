//! output
fn main() {}
