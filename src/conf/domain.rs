//! `<domain>`: a virtual machine's definition.
//!
//! The modules stand in the order of the output.
mod def;
pub mod memory;
pub mod memory_backing;
pub mod vcpu;

pub mod iothreads;

pub mod cputune;
pub mod numatune;
pub mod resource;
pub mod sysinfo;

pub mod os;

pub mod loader;

pub mod features;

pub mod enlightenments;

pub mod clock;
pub mod lifecycle;
pub mod pm;

pub mod devices;

pub mod disk;
mod disk_source;

pub mod controller;
pub mod net;

pub mod chardev;
mod chardev_source;

pub mod audio;
pub mod graphics;
mod graphics_options;
pub mod hub;
pub mod input;
pub mod sound;
pub mod tpm;
pub mod video;

pub mod iommu;
pub mod memballoon;
pub mod panic;
pub mod rng;
pub mod vsock;
pub mod watchdog;

pub mod address;
pub mod device_info;
pub mod virtio;

pub mod seclabel;

mod consoles;
pub mod device_defaults;
pub mod hooks;
pub mod implicit;
mod post_parse;
mod validate;
mod validate_devices;

pub mod qemu_namespace;

pub use def::{DomainDef, Genid, VirtType};
