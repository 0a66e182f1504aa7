//! What a QEMU binary can do.  C counterpart: `virQEMUCaps`.
//!
//! Kept as QEMU's own names (types, properties, commands, options) instead of libvirt's flags, so
//! that whoever builds a command line asks for the thing itself.  Asking QEMU is in `probe`,
//! remembering in `cache`; the XML of capabilities is the driver's.
mod cache;
mod facts;
mod probe;

pub use cache::Cache;
pub use facts::{CpuModel, HostModel, Machine};
pub use probe::{Surroundings, probe};

use crate::monitor::Version;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What runs the guest's CPUs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Accelerator {
    /// The kernel's virtualization.
    Kvm,
    /// QEMU's own translation.
    Tcg,
}

/// What depends on the accelerator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accelerated {
    /// Machine types, in QEMU's order, the default first.
    pub machines: Vec<Machine>,
    /// CPU models, in QEMU's order.
    pub cpus: Vec<CpuModel>,
    /// What QEMU makes of the host's CPU (`host` or `max`, expanded); None when it can't say.
    pub host: Option<HostModel>,
}

/// The capabilities of one binary.
#[derive(Clone, Debug, PartialEq)]
pub struct Capabilities {
    /// The binary.
    pub binary: PathBuf,
    /// Its version.
    pub version: Version,
    /// The architecture it emulates, by QEMU's name.
    pub arch: String,
    /// With KVM; None when the machine has none or QEMU can't use it.
    pub kvm: Option<Accelerated>,
    /// Without KVM.
    pub tcg: Accelerated,
    types: BTreeSet<String>,
    properties: BTreeMap<String, BTreeSet<String>>,
    commands: BTreeMap<String, BTreeSet<String>>,
    events: BTreeSet<String>,
    options: BTreeMap<String, BTreeSet<String>>,
    migration: BTreeSet<String>,
}

impl Capabilities {
    /// Whether a raw image needs a node for its format besides the one for its place: QEMU before
    /// 9.0 writes the lower one's kind into images above it.
    #[must_use]
    pub fn needs_raw_layer(&self) -> bool {
        !self.has_argument("block-commit", "backing-mask-protocol")
    }

    /// Whether QEMU has this device or object type.
    #[must_use]
    pub fn has_type(&self, name: &str) -> bool {
        self.types.contains(name)
    }

    /// Whether `-device` takes this driver; some have another name than their type.
    #[must_use]
    pub fn has_driver(&self, driver: &str) -> bool {
        self.has_type(match driver {
            "ahci" => "ich9-ahci",
            "lsi" => "lsi53c895a",
            other => other,
        })
    }

    /// Whether a type that the probe looked at has this property.
    #[must_use]
    pub fn has_property(&self, of: &str, name: &str) -> bool {
        has(&self.properties, of, name)
    }

    /// Whether the monitor has this command.
    #[must_use]
    pub fn has_command(&self, name: &str) -> bool {
        self.commands.contains_key(name)
    }

    /// Whether a command takes this argument.
    #[must_use]
    pub fn has_argument(&self, command: &str, name: &str) -> bool {
        has(&self.commands, command, name)
    }

    /// Whether the monitor sends this event.
    #[must_use]
    pub fn has_event(&self, name: &str) -> bool {
        self.events.contains(name)
    }

    /// Whether a command line option has this parameter.
    #[must_use]
    pub fn has_option(&self, option: &str, parameter: &str) -> bool {
        has(&self.options, option, parameter)
    }

    /// Whether migration has this capability.
    #[must_use]
    pub fn has_migration_capability(&self, name: &str) -> bool {
        self.migration.contains(name)
    }

    /// What depends on the accelerator; None for one that can't be used.
    #[must_use]
    pub fn accelerated(&self, accelerator: Accelerator) -> Option<&Accelerated> {
        match accelerator {
            Accelerator::Kvm => self.kvm.as_ref(),
            Accelerator::Tcg => Some(&self.tcg),
        }
    }
}

impl Accelerated {
    /// The machine type of this name or alias.
    #[must_use]
    pub fn machine(&self, name: &str) -> Option<&Machine> {
        let by_name = self.machines.iter().find(|machine| machine.name == name);
        by_name.or_else(|| {
            let alias = |machine: &&Machine| machine.alias.as_deref() == Some(name);
            self.machines.iter().find(alias)
        })
    }

    /// The machine type used when none is asked for.
    #[must_use]
    pub fn default_machine(&self) -> Option<&Machine> {
        self.machines.iter().find(|machine| machine.default)
    }

    /// The CPU model of this name.
    #[must_use]
    pub fn cpu(&self, name: &str) -> Option<&CpuModel> {
        self.cpus.iter().find(|cpu| cpu.name == name)
    }
}

fn has(map: &BTreeMap<String, BTreeSet<String>>, key: &str, name: &str) -> bool {
    map.get(key).is_some_and(|names| names.contains(name))
}

/// A list of strings; anything else in it is dropped.
fn strings(value: &Value) -> impl Iterator<Item = String> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .filter_map(|name| name.as_str().map(str::to_owned))
}

#[cfg(test)]
pub(crate) mod recorded;
#[cfg(test)]
mod tests;
