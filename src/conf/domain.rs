//! `<domain>`: a virtual machine's definition.
//!
//! The modules stand in the order of the output.
pub mod devices;
pub mod memballoon;
pub mod watchdog;

pub mod address;
pub mod device_info;
pub mod virtio;
