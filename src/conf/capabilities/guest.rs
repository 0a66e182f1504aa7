//! `<guest>`: a kind of guest, and which binaries, machines and accelerators run it
//! (C: `virCapsGuest`).
use xml_derive::Xml;

use crate::domain::VirtType;
use crate::{Arch, OnOff, YesNo};

/// A kind of guest.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "guest")]
pub struct Guest {
    /// How it is started, such as `hvm`.
    #[xml(leaf = "os_type", required)]
    pub os_type: String,
    /// Its architecture with what runs it.
    #[xml(child)]
    pub arch: GuestArch,
    /// What can be given to it.
    #[xml(child)]
    pub features: GuestFeatures,
}

/// `<arch>`
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "arch")]
pub struct GuestArch {
    /// Its name.
    #[xml(attr, required)]
    pub name: Arch,
    /// Bits of a word.
    #[xml(leaf, required)]
    pub wordsize: u32,
    /// The binary.
    #[xml(leaf)]
    pub emulator: Option<String>,
    /// What loads a kernel.
    #[xml(leaf)]
    pub loader: Option<String>,
    /// Machine types.
    #[xml(child = "machine")]
    pub machines: Vec<GuestMachine>,
    /// What runs guests of it.
    #[xml(child = "domain")]
    pub domains: Vec<GuestDomain>,
}

impl GuestArch {
    /// An architecture of which no more is known than how it is called.
    #[must_use]
    pub fn of(name: Arch) -> Self {
        Self {
            name,
            wordsize: name.word_size(),
            emulator: None,
            loader: None,
            machines: Vec::new(),
            domains: Vec::new(),
        }
    }
}

impl Default for GuestArch {
    fn default() -> Self {
        Self::of(Arch::host())
    }
}

/// `<machine>`
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "machine")]
pub struct GuestMachine {
    /// The machine that this name stands for.
    #[xml(attr)]
    pub canonical: Option<String>,
    /// The most CPUs it takes; 0 where nobody knows.
    #[xml(attr = "maxCpus", skip_zero)]
    pub max_cpus: u32,
    /// Whether the hypervisor wants it gone.
    #[xml(attr)]
    pub deprecated: Option<YesNo>,
    /// Its name.
    #[xml(text)]
    pub name: String,
}

/// `<domain>` of an architecture.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "domain")]
pub struct GuestDomain {
    /// What runs guests.
    #[xml(attr = "type", required)]
    pub kind: VirtType,
    /// The binary, where it is another one.
    #[xml(leaf)]
    pub emulator: Option<String>,
    /// Machine types, where they are others.
    #[xml(child = "machine")]
    pub machines: Vec<GuestMachine>,
}

impl From<VirtType> for GuestDomain {
    fn from(kind: VirtType) -> Self {
        Self {
            kind,
            emulator: None,
            machines: Vec::new(),
        }
    }
}

/// `<features>` (C: `virCapsGuestFeatureType`).
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "features")]
pub struct GuestFeatures {
    /// Physical addresses of 36 bits.
    #[xml(flag = "pae")]
    pub pae: bool,
    /// Physical addresses of 32 bits.
    #[xml(flag = "nonpae")]
    pub nonpae: bool,
    /// Itanium in the other order of bytes.
    #[xml(flag = "ia64_be")]
    pub ia64_be: bool,
    /// ACPI.
    #[xml(child)]
    pub acpi: Option<FeatureToggle>,
    /// The interrupt controller of x86.
    #[xml(child)]
    pub apic: Option<FeatureToggle>,
    /// Whether a CPU model can be chosen.
    #[xml(flag = "cpuselection")]
    pub cpu_selection: bool,
    /// Whether each device can have its place in the boot order.
    #[xml(flag = "deviceboot")]
    pub device_boot: bool,
    /// Snapshots of disks.
    #[xml(child = "disksnapshot")]
    pub disk_snapshot: Option<FeatureToggle>,
    /// Paging by hardware.
    #[xml(child)]
    pub hap: Option<FeatureToggle>,
    /// External snapshots.
    #[xml(flag = "externalSnapshot")]
    pub external_snapshot: bool,
}

/// A feature that can be on or off.
#[derive(Xml, Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeatureToggle {
    /// What it is if nothing is said.
    #[xml(attr = "default", required)]
    pub initially: OnOff,
    /// Whether that can be changed.
    #[xml(attr, required)]
    pub toggle: YesNo,
}

impl FeatureToggle {
    /// A feature that is on.
    #[must_use]
    pub fn on(toggle: YesNo) -> Self {
        Self {
            initially: OnOff::On,
            toggle,
        }
    }
}
