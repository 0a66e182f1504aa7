//! libvirt-qemu.so.0: passes every call on to libvirt.so.0, where all state lives.
#![allow(non_snake_case, improper_ctypes, clippy::too_many_arguments)]

use abi::*;
use std::ffi::*;

include!(concat!(env!("OUT_DIR"), "/exports.rs"));
