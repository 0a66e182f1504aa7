//! `<pool>`: a place of the host or the network where volumes lie (C: `virStoragePoolDef`).
//!
//! `def` is the whole of it; the other files are elements, and what belongs to a pool besides its
//! definition: its capabilities, its state as it is kept, its likeness to other pools.
mod adapter;
pub mod capabilities;
mod conflict;
mod def;
mod kind;
mod namespace;
mod permissions;
mod source;
mod status;

pub use adapter::{Adapter, FcHost, ScsiHost};
pub use def::{Extensions, RefreshAllocation, StoragePoolDef};
pub use kind::{Formats, Part, PoolType};
pub use namespace::{Namespace, PoolOption};
pub use permissions::Permissions;
pub use source::{PoolSource, SourceDevice, SourceHost};
