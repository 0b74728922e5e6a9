//! In: bytes of a file become a [`Reading`](reading::Reading), one file a format; and a reading becomes the differences it would make.
//!
//! Invariant: no input of any bytes panics a reader, and a reader never stops at the first bad line.

pub mod plan;
pub mod reading;
