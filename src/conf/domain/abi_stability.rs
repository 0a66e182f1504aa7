//! Whether a guest that runs under one definition may go on under another: the guest must see the
//! same machine (C: `virDomainDefCheckABIStability`).
//!
//! The definition at hand is called source, the one that is to take its place target.
mod cpu;
mod device_info;
mod devices;
mod features;
mod machine;

use std::fmt::Display;

use util::bail;
use util::error::{ErrorDomain, Result};

use super::{DomainDef, Genid};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// What of two definitions may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Nothing that the guest sees.
    Full,
    /// What changes while a guest runs (C: `VIR_DOMAIN_DEF_ABI_CHECK_SKIP_VOLATILE`).
    SkipVolatile,
}

impl DomainDef {
    /// Refuses a definition under which a guest that runs under this one would see another machine.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` with the first difference.
    pub fn check_abi_stability(&self, target: &Self, strictness: Strictness) -> Result<()> {
        self.check_same_domain(target)?;
        machine::check(self, target, strictness)?;
        features::check(&self.features, &target.features)?;
        machine::check_sysinfo(&self.sysinfo, &target.sysinfo)?;
        cpu::check(self.cpu.as_ref(), target.cpu.as_ref())?;
        machine::check_timers(&self.clock, &target.clock)?;
        devices::check(&self.devices, &target.devices)
    }

    fn check_same_domain(&self, target: &Self) -> Result<()> {
        same("domain virt type", target.virt_type, self.virt_type)?;
        let uuid = |def: &Self| def.uuid.unwrap_or_default().to_string();
        same("domain uuid", uuid(target), uuid(self))?;
        same_quoted("domain name", &target.name, &self.name)?;
        match (&self.genid, &target.genid) {
            (Some(Genid::Given(ours)), Some(Genid::Given(theirs))) => {
                same("domain genid", theirs.to_string(), ours.to_string())
            }
            (ours, theirs) if ours.is_some() != theirs.is_some() => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Target domain requested genid does not match source"
            ),
            _ => Ok(()),
        }
    }
}

/// Two values of one fact, the target's first.
fn same<T: PartialEq + Display>(what: &str, target: T, source: T) -> Result<()> {
    match target == source {
        true => Ok(()),
        false => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target {what} {target} does not match source {source}"
        ),
    }
}

/// As [`same`], for facts whose values libvirt quotes.
fn same_quoted<T: PartialEq + Display>(what: &str, target: T, source: T) -> Result<()> {
    match target == source {
        true => Ok(()),
        false => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target {what} '{target}' does not match source '{source}'"
        ),
    }
}

/// As [`same`], for facts whose values libvirt doesn't tell.
fn equal<T: PartialEq>(what: &str, target: T, source: T) -> Result<()> {
    match target == source {
        true => Ok(()),
        false => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target {what} does not match source"
        ),
    }
}

/// The word of a value that may be absent; libvirt's word for an absent one is "default".
fn word<T: Display>(value: Option<T>) -> String {
    value.map_or_else(|| "default".to_owned(), |value| value.to_string())
}

/// A text that may be absent.
fn text(value: Option<&str>) -> &str {
    value.unwrap_or("<null>")
}
