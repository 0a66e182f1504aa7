//! Documents: parse, post-parse, validate, format.
//!
//! One folder per XML root, one file per element with its parse and format side by side.  What a
//! hypervisor makes of a definition (command lines, monitor traffic) lives in that driver's room.
#![forbid(unsafe_code)]

pub mod arch;
pub mod backup;
pub mod bandwidth;
pub mod bitmap;
pub mod capabilities;
pub mod checkpoint;
pub mod cpu;
pub mod document;
pub mod domain;
pub mod domain_capabilities;
pub mod encryption;
pub mod filter_params;
pub mod guest;
pub mod hostdev_driver;
pub mod interface;
pub mod ip_address;
pub mod ip_route;
pub mod link;
pub mod mac;
pub mod metadata;
pub mod moment;
pub mod network;
pub mod network_port;
pub mod node_device;
pub mod numa;
pub mod nwfilter;
pub mod nwfilter_binding;
pub mod object;
mod roots;
pub mod secret;
pub mod secret_lookup;
pub mod services;
pub mod size;
pub mod snapshot;
pub mod storage_auth;
pub mod storage_pool;
pub mod storage_source;
pub mod storage_volume;
mod tristate;
pub mod virtual_port;
pub mod vlan;
pub mod wwn;

pub use arch::Arch;
pub use bitmap::Bitmap;
pub use capabilities::Capabilities;
pub use domain::DomainDef;
pub use domain_capabilities::DomainCapabilities;
pub use interface::InterfaceDef;
pub use mac::MacAddr;
pub use network::NetworkDef;
pub use network_port::NetworkPortDef;
pub use node_device::NodeDeviceDef;
pub use nwfilter::NwFilterDef;
pub use nwfilter_binding::NwFilterBindingDef;
pub use roots::ROOTS;
pub use secret::SecretDef;
pub use storage_pool::StoragePoolDef;
pub use storage_volume::StorageVolumeDef;
pub use tristate::{OnOff, YesNo};
