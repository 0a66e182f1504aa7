//! Documents: parse, post-parse, validate, format.
//!
//! One folder per XML root, one file per element with its parse and format side by side.  What a
//! hypervisor makes of a definition (command lines, monitor traffic) lives in that driver's room.
#![forbid(unsafe_code)]

pub mod domain;
pub mod mac;
mod tristate;

pub use mac::MacAddr;
pub use tristate::{OnOff, YesNo};
