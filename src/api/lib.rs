//! The public API in Rust clothes: connections, objects, the table of functions and the traits that
//! drivers implement.
//!
//! What the table says of a function (`table/*.rs`) becomes, by `apigen`, a method of a driver trait
//! and a method of an object: the second checks the rules and calls the first.  No C pointer comes
//! this far.
#![forbid(unsafe_code)]

mod connect;
mod driver;
mod event;
pub mod migrate;
mod name;
mod object;
pub mod rule;
mod stream;
mod types;

pub use connect::{CloseCallback, CloseFunction, Conn, Connect};
pub use driver::{
    Admin, Auth, AuthCallback, Credential, Driver, Drivers, Gate, OpenRequest, Opened, Registry,
};
pub use event::{
    DomainEvent, Event, EventCallback, EventFilter, EventKind, EventState, GraphicsAddress,
    GraphicsIdentity, Subject,
};
pub use generated::*;
pub use name::Name;
pub use object::{
    AdmClient, AdmConn, AdmConnect, AdmServer, Domain, DomainCheckpoint, DomainSnapshot, Interface,
    Magic, Network, NetworkPort, NodeDevice, NwFilter, NwFilterBinding, Object, Secret,
    StoragePool, StorageVol,
};
pub use rule::check_flags;
pub use stream::{ReadStream, Received, Stream, StreamCallback, StreamDriver, StreamWatch};
pub use types::*;

/// What `apigen` made of the table.
mod generated {
    use crate::driver::{Absent, unsupported};
    use crate::rule;
    use crate::*;
    use abi::*;
    use std::ffi::c_ulong;
    use std::os::fd::{OwnedFd, RawFd};
    use std::sync::Arc;
    use util::error::{Error, ErrorDomain, Result};
    use util::typed_param::TypedParams;
    use util::uuid::Uuid;

    include!(concat!(env!("OUT_DIR"), "/traits.rs"));
    include!(concat!(env!("OUT_DIR"), "/dispatch.rs"));
}
