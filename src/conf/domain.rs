//! `<domain>`: a virtual machine's definition, and the passes that make it complete.
//!
//! Elements stand in the order of the output; one file holds an element's parse and format.
mod def;
mod identity;

pub mod memory;

pub mod blkiotune;
pub mod memtune;

pub mod memory_backing;
pub mod vcpu;

pub mod iothreads;

pub mod cputune;

pub mod numatune;

pub mod resource;
pub mod sysinfo;

pub mod os;

pub mod loader;

pub mod idmap;

pub mod features;

pub mod enlightenments;

pub mod clock;
pub mod lifecycle;
pub mod perf;
pub mod pm;
pub mod rtc;

pub mod devices;

pub mod device_seclabel;
pub mod disk;
pub mod disk_defaults;
mod disk_driver;
pub mod disk_mirror;
mod disk_order;
pub mod filesystem;
pub mod hostdev;
mod hostdev_source;
pub mod iotune;
pub mod lease;
pub mod virtiofs;

pub mod controller;

pub mod net;

pub mod smartcard;

pub mod chardev;
mod chardev_source;

pub mod input;
pub mod tpm;

pub mod graphics;
mod graphics_options;

pub mod sound;

pub mod audio;

pub mod video;

pub mod hub;
pub mod redirdev;
pub mod watchdog;

pub mod memballoon;
pub mod rng;

pub mod nvram;

pub mod panic;

pub mod shmem;

pub mod memory_device;

pub mod iommu;
pub mod vsock;

pub mod crypto;
pub mod pstore;

pub mod seclabel;

pub mod keywrap;
pub mod launch_security;

pub mod qemu_namespace;

// What devices share.
pub mod address;
pub mod device_info;
pub mod virtio;

// The passes.
pub mod abi_stability;
pub mod alias;
mod consoles;
pub mod device_defaults;
pub mod device_document;
mod device_fit;
pub mod hooks;
pub mod implicit;
pub mod machine;
mod post_parse;
mod schema;
mod validate;
mod validate_devices;
mod validate_disk;
mod validate_hostdev;

pub use def::DomainDef;
pub use identity::{Genid, VirtType};
