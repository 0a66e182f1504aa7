//! The ground floor: what every room uses and what knows nothing of libvirt's objects.
pub mod error;

pub use error::{Error, Result};
