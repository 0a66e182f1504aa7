//! The C vocabulary of the public API: enumerations, structures, callback types and constants.
//!
//! One file per public header, a folder for the longest; the headers in `include/libvirt` are
//! generated from these files, so are the descriptions for language bindings.  An enumeration is a
//! Rust one, and each of its values also stands as a plain constant: `u32` where they are bits to be
//! joined, `i32` elsewhere.  Macros with parameters are in `apigen::c_macro`, functions in
//! `src/api/table`.  Nothing in here has behaviour.
#![forbid(unsafe_code)]
// The names are those of C.
#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]
// Two enumerations of flags use bit 31.
#![allow(clippy::enum_clike_unportable_variant)]

mod admin;
mod common;
mod domain;
mod domain_checkpoint;
mod domain_snapshot;
mod error;
mod event;
mod host;
mod interface;
mod network;
mod nodedev;
mod nwfilter;
mod qemu;
mod secret;
mod storage;
mod stream;

pub use admin::*;
pub use common::*;
pub use domain::*;
pub use domain_checkpoint::*;
pub use domain_snapshot::*;
pub use error::*;
pub use event::*;
pub use host::*;
pub use interface::*;
pub use network::*;
pub use nodedev::*;
pub use nwfilter::*;
pub use qemu::*;
pub use secret::*;
pub use storage::*;
pub use stream::*;

include!(concat!(env!("OUT_DIR"), "/consts.rs"));
