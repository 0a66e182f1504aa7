//! The ground floor: what every room uses and what knows nothing of libvirt's objects.
#![deny(unsafe_code)]

pub mod bitmap;
pub mod c_field;
pub mod command;
pub mod conf_file;
pub mod error;
pub mod event_loop;
pub mod file;
pub mod host;
pub mod ip;
pub mod log;
pub mod net_device;
pub mod number;
pub mod pid_file;
pub mod random;
#[cfg(test)]
mod scratch;
#[allow(unsafe_code)]
pub mod sys;
pub mod time;
pub mod time_zone;
pub mod typed_param;
pub mod uri;
pub mod uuid;
pub mod vir_enum;
pub mod xml;

pub use error::{Error, Result};
pub use uuid::Uuid;
