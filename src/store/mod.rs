//! Browser storage without Leptos.

mod fault;

pub use fault::StoreFault;
