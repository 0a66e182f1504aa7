//! The public API in Rust clothes.
