//! `<features>` (C: `virDomainCapsFeature`, `virSEVCapability`, `virSGXCapability`).
use xml_derive::Xml;

use super::Offer;
use crate::YesNo;

/// Features; `None` for one of which the driver says nothing.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "features")]
pub struct Features {
    /// Versions of ARM's interrupt controller.
    #[xml(child)]
    pub gic: Option<Offer>,
    /// Where a guest says how to read a dump of it.
    #[xml(path = "vmcoreinfo/@supported")]
    pub vmcoreinfo: Option<YesNo>,
    /// A number that changes with every copy of the guest.
    #[xml(path = "genid/@supported")]
    pub genid: Option<YesNo>,
    /// Whether `<backingStore>` binds.
    #[xml(path = "backingStoreInput/@supported")]
    pub backing_store_input: Option<YesNo>,
    /// Backups while the guest runs.
    #[xml(path = "backup/@supported")]
    pub backup: Option<YesNo>,
    /// Memory given back after the end.
    #[xml(path = "async-teardown/@supported")]
    pub async_teardown: Option<YesNo>,
    /// Protected virtualization of s390.
    #[xml(path = "s390-pv/@supported")]
    pub s390_pv: Option<YesNo>,
    /// Keyboard and mouse of the PC that can be left out.
    #[xml(path = "ps2/@supported")]
    pub ps2: Option<YesNo>,
    /// Encrypted memory of AMD.
    #[xml(child)]
    pub sev: Sev,
    /// Enclaves of Intel.
    #[xml(child)]
    pub sgx: Sgx,
    /// What Windows knows of.
    #[xml(child)]
    pub hyperv: Option<Offer>,
    /// Ways to keep the host out.
    #[xml(child = "launchSecurity")]
    pub launch_security: Option<Offer>,
}

/// `<sev>`; the numbers are there if it is supported.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "sev")]
pub struct Sev {
    /// Whether it is.
    #[xml(attr, required)]
    pub supported: YesNo,
    /// The bit of an address that means encryption.
    #[xml(leaf)]
    pub cbitpos: Option<u32>,
    /// Bits of an address that are lost.
    #[xml(leaf = "reducedPhysBits")]
    pub reduced_phys_bits: Option<u32>,
    /// Guests with encrypted memory.
    #[xml(leaf = "maxGuests")]
    pub max_guests: Option<u32>,
    /// Guests with encrypted registers, too.
    #[xml(leaf = "maxESGuests")]
    pub max_es_guests: Option<u32>,
    /// Number of the CPU in base64.
    #[xml(leaf = "cpu0Id")]
    pub cpu0_id: Option<String>,
}

impl Default for Sev {
    fn default() -> Self {
        Self {
            supported: YesNo::No,
            cbitpos: None,
            reduced_phys_bits: None,
            max_guests: None,
            max_es_guests: None,
            cpu0_id: None,
        }
    }
}

/// `<sgx>`; the rest is there if it is supported.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "sgx")]
pub struct Sgx {
    /// Whether it is.
    #[xml(attr, required)]
    pub supported: YesNo,
    /// Flexible launch control.
    #[xml(leaf)]
    pub flc: Option<YesNo>,
    /// The first set of instructions.
    #[xml(leaf)]
    pub sgx1: Option<YesNo>,
    /// The second one.
    #[xml(leaf)]
    pub sgx2: Option<YesNo>,
    /// Memory for enclaves.
    #[xml(child = "section_size")]
    pub section_size: Option<crate::capabilities::Kibibytes>,
    /// The same by nodes.
    #[xml(child)]
    pub sections: Sections,
}

impl Default for Sgx {
    fn default() -> Self {
        Self {
            supported: YesNo::No,
            flc: None,
            sgx1: None,
            sgx2: None,
            section_size: None,
            sections: Sections::default(),
        }
    }
}

/// `<sections>`
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "sections")]
pub struct Sections {
    /// Each node's.
    #[xml(child = "section")]
    pub sections: Vec<Section>,
}

/// `<section>`
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "section")]
pub struct Section {
    /// The node.
    #[xml(attr = "node", required)]
    pub cell: u32,
    /// Size in `unit`.
    #[xml(attr, required)]
    pub size: u64,
    /// Such as `KiB`.
    #[xml(attr, required)]
    pub unit: String,
}
