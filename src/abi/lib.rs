//! The C vocabulary of the public API: enumerations, structures, callback types and string constants.
//!
//! One file per public header; the headers in `include/libvirt` are generated from these files.
//! Nothing in here has behaviour.
#![forbid(unsafe_code)]
#![allow(
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    missing_docs
)]

use std::ffi::{
    c_char, c_double, c_int, c_longlong, c_uchar, c_uint, c_ulong, c_ulonglong, c_ushort, c_void,
};

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
