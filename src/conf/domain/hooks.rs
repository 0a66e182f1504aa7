//! `DomainHooks`: what a driver adds to the passes (C: `virDomainXMLOption`,
//! `virDomainDefParserConfig`).
use util::error::Result;
use util::xml::ParseFlags;

use super::DomainDef;
use super::video::VideoType;
use crate::arch::Arch;

/// What a driver can do; documents that ask for more are refused (C: `virDomainDefFeatures`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DriverFeatures {
    /// `<maxMemory>` and memory devices.
    pub memory_hotplug: bool,
    /// CPUs plugged out of order.
    pub offline_vcpupin: bool,
    /// `<vcpus>`
    pub individual_vcpus: bool,
    /// Names that hold a slash.
    pub name_slash: bool,
    /// Network models by any name.
    pub net_model_string: bool,
    /// `<disk>` with passed descriptors.
    pub disk_fd: bool,
    /// `<os firmware=>`
    pub fw_autoselect: bool,
    /// Aliases chosen by the user.
    pub user_alias: bool,
    /// Extensions of QEMU's namespace; without it they are dropped.
    pub qemu_namespace: bool,
}

/// A driver's part in post-parse and validation.  Every method may be called from any thread.
pub trait DomainHooks: Send + Sync {
    /// What the driver can do.
    fn features(&self) -> DriverFeatures {
        DriverFeatures::default()
    }

    /// First three bytes of the addresses made for network cards.
    fn mac_prefix(&self) -> [u8; 3] {
        [0x52, 0x54, 0x00]
    }

    /// Architecture of a definition that names none.
    fn default_arch(&self) -> Arch {
        Arch::host()
    }

    /// Graphics card of a machine with a screen that names none; `None` leaves it to the
    /// hypervisor's kind.
    fn default_video(&self, _def: &DomainDef) -> Option<VideoType> {
        None
    }

    /// Called before anything else is filled in (C: `domainPostParseBasicCallback`).
    ///
    /// # Errors
    /// Whatever makes the definition impossible for the driver.
    fn prepare(&self, _def: &mut DomainDef, _flags: ParseFlags) -> Result<()> {
        Ok(())
    }

    /// Fills in what is common to the driver's machines and the defaults of each device (C:
    /// `domainPostParseCallback`, `devicesPostParseCallback`).
    ///
    /// # Errors
    /// Whatever makes the definition impossible for the driver.
    fn fill(&self, _def: &mut DomainDef, _flags: ParseFlags) -> Result<()> {
        Ok(())
    }

    /// Chooses the addresses that are left (C: `assignAddressesCallback`).
    ///
    /// # Errors
    /// When there is no place for a device.
    fn assign_addresses(&self, _def: &mut DomainDef, _flags: ParseFlags) -> Result<()> {
        Ok(())
    }

    /// Checks what only this driver refuses (C: `domainValidateCallback`,
    /// `deviceValidateCallback`).
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` mostly.
    fn validate(&self, _def: &DomainDef) -> Result<()> {
        Ok(())
    }
}

/// No driver: only what holds for every hypervisor.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoHooks;

impl DomainHooks for NoHooks {}
