//! Build-time only: reads the tables and derives their views.
//!
//! The tables are Rust source: the C vocabulary in `src/abi/*.rs` and the functions in
//! `src/api/table/*.rs`.  One file here per view.
#![forbid(unsafe_code)]

pub mod consts;
pub mod source;
