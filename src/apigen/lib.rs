//! Build-time only: reads the tables and derives their views.
//!
//! The tables are Rust source: the C vocabulary in `src/abi/*.rs` and the functions in
//! `src/api/table/*.rs`.  One file here per view.
#![forbid(unsafe_code)]

pub mod api_xml;
pub mod c_macro;
pub mod consts;
pub mod dispatch;
pub mod entry;
pub mod link;
pub mod matrix;
pub mod prototype;
pub mod source;
pub mod table;
pub mod traits;
pub mod vocabulary;
