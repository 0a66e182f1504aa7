//! The front hall: libvirt.so.0's C surface.
//!
//! All handling of C pointers is here, in [`entry`] and [`manual`]; what stands behind is safe Rust.
//! Most entry points are generated from the table in `src/api/table`; `manual` holds those whose
//! shape is their own.
#![allow(non_snake_case)]

mod drivers;
mod entry;
mod manual;

/// What `apigen` made of the table.
mod generated {
    #![allow(unreachable_pub, clippy::too_many_arguments)]
    use crate::entry::{Call, ret};
    use abi::*;
    use api::{
        AdmClient, AdmConnect, AdmServer, Connect, Domain, DomainCheckpoint, DomainSnapshot,
        Interface, Network, NetworkPort, NodeDevice, NwFilter, NwFilterBinding, Secret,
        StoragePool, StorageVol, Stream,
    };
    use std::ffi::{c_char, c_int, c_longlong, c_uchar, c_uint, c_ulong, c_ulonglong};
    use util::error::ErrorDomain;

    include!(concat!(env!("OUT_DIR"), "/entry.rs"));
}
