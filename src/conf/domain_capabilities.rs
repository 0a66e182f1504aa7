//! `<domainCapabilities>`: what a hypervisor can give to a guest (C: `virDomainCaps`).
//!
//! Which of it a binary has is the driver's matter; here is only the document.
mod cpu;
mod devices;
mod features;
mod offer;
mod os;

use util::error::{ErrorDomain, Result};
use util::xml::{FormatFlags, ParseFlags};
use xml_derive::Xml;

use crate::domain::VirtType;
use crate::{Arch, YesNo, document};

pub use cpu::{CpuModes, OpenMode};
pub use devices::Devices;
pub use features::{Features, Section, Sections, Sev, Sgx};
pub use offer::{Choice, Offer};
pub use os::{Loader, Os};

/// The document.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "domainCapabilities")]
pub struct DomainCapabilities {
    /// The binary.
    #[xml(leaf)]
    pub path: Option<String>,
    /// What runs guests.
    #[xml(leaf = "domain", required, default = VirtType::Qemu)]
    pub virt_type: VirtType,
    /// The machine type.
    #[xml(leaf)]
    pub machine: Option<String>,
    /// The guest's architecture.
    #[xml(leaf, required, default = Arch::host())]
    pub arch: Arch,
    /// The most CPUs; 0 where nobody knows.
    #[xml(path = "vcpu/@max", skip_zero)]
    pub max_vcpus: u32,
    /// Whether I/O can have threads of its own.
    #[xml(path = "iothreads/@supported")]
    pub iothreads: Option<YesNo>,
    /// How guests are started.
    #[xml(child)]
    pub os: Option<Os>,
    /// CPU modes and models.
    #[xml(child)]
    pub cpu: CpuModes,
    /// Where memory can come from.
    #[xml(child = "memoryBacking")]
    pub memory_backing: Option<Offer>,
    /// Devices.
    #[xml(child)]
    pub devices: Devices,
    /// Whatever else.
    #[xml(child)]
    pub features: Features,
}

impl DomainCapabilities {
    /// Nothing but what it is about (C: `virDomainCapsNew`).
    #[must_use]
    pub fn new(virt_type: VirtType, arch: Arch) -> Self {
        Self {
            path: None,
            virt_type,
            machine: None,
            arch,
            max_vcpus: 0,
            iothreads: None,
            os: None,
            cpu: CpuModes::default(),
            memory_backing: None,
            devices: Devices::default(),
            features: Features::default(),
        }
    }

    /// Reads the document.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` when it is no such document, `VIR_ERR_XML_INVALID_SCHEMA` if strictness
    /// is asked for and the declaration broken.
    pub fn from_xml(source: &str, flags: ParseFlags) -> Result<Self> {
        document::parse(source, ErrorDomain::VIR_FROM_CAPABILITIES, flags)
    }

    /// Writes the document (C: `virDomainCapsFormat`).
    #[must_use]
    pub fn to_xml(&self) -> String {
        document::format(self, FormatFlags::NONE)
    }
}
