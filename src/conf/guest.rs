//! What drivers that keep guests share: their state, the indexes that find them, the filters of
//! lists.
//!
//! Nothing here runs a guest, stores one or tells of one; that is the drivers'.
pub mod filter;
mod registry;
mod status;

pub use crate::object::Taken;
pub use registry::{Registered, Registry};
pub use status::{Affects, Status};
