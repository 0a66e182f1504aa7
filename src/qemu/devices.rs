//! Devices that come, change and go: in the stored definition, in the running guest, or in both.
//!
//! What a call means for a stored definition is `conf`'s; what QEMU is told is in `plug`.
use crate::ORIGIN;
use crate::host::Host;
use crate::job::Kind;
use crate::plug::Live;
use abi::*;
use api::Domain;
use conf::DomainDef;
use conf::domain::device_document::DeviceDocument;
use conf::domain::devices::Devices;
use std::sync::Arc;
use util::bail;
use util::error::Result;
use util::xml::ParseFlags;

/// The flags of all these calls.
const AFFECT: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;

impl Host {
    /// `virDomainAttachDeviceFlags`
    pub(crate) fn attach_device(
        self: &Arc<Self>,
        handle: &Domain,
        xml: &str,
        flags: u32,
    ) -> Result<()> {
        const FUNCTION: &str = "qemuDomainAttachDeviceLiveAndConfig";
        api::check_flags(flags, AFFECT, FUNCTION, ORIGIN)?;
        let change = |devices: &mut Devices, device: &DeviceDocument| devices.attach(device);
        let call = Call {
            flags,
            name: "virDomainAttachDeviceFlags",
        };
        self.change_devices(handle, xml, call, change, |live, device| {
            live.attach(device)
        })
    }

    /// `virDomainDetachDeviceFlags`
    pub(crate) fn detach_device(
        self: &Arc<Self>,
        handle: &Domain,
        xml: &str,
        flags: u32,
    ) -> Result<()> {
        const FUNCTION: &str = "qemuDomainDetachDeviceLiveAndConfig";
        api::check_flags(flags, AFFECT, FUNCTION, ORIGIN)?;
        let change = |devices: &mut Devices, device: &DeviceDocument| devices.detach(device);
        let call = Call {
            flags,
            name: "virDomainDetachDeviceFlags",
        };
        self.change_devices(handle, xml, call, change, |live, device| {
            live.detach(device)
        })
    }

    /// `virDomainUpdateDeviceFlags`
    pub(crate) fn update_device(
        self: &Arc<Self>,
        handle: &Domain,
        xml: &str,
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = AFFECT | VIR_DOMAIN_DEVICE_MODIFY_FORCE;
        api::check_flags(flags, KNOWN, "qemuDomainUpdateDeviceFlags", ORIGIN)?;
        let force = flags & VIR_DOMAIN_DEVICE_MODIFY_FORCE != 0;
        let change = |devices: &mut Devices, device: &DeviceDocument| devices.update(device);
        let call = Call {
            flags: flags & AFFECT,
            name: "virDomainUpdateDeviceFlags",
        };
        self.change_devices(handle, xml, call, change, |live, device| {
            live.update(device, force)
        })
    }

    /// `virDomainDetachDeviceAlias`
    pub(crate) fn detach_device_alias(
        self: &Arc<Self>,
        handle: &Domain,
        alias: &str,
        flags: u32,
    ) -> Result<()> {
        const FUNCTION: &str = "qemuDomainDetachDeviceAliasLiveAndConfig";
        api::check_flags(flags, AFFECT, FUNCTION, ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainDetachDeviceAlias")?;
        let affects = guest.look().affects(flags)?;
        let stored = match affects.config {
            true => {
                let mut def = DomainDef::clone(guest.look().config());
                require_alias(&def, alias)?;
                def.devices.remove_named(alias);
                Some(def)
            }
            false => None,
        };
        if affects.live {
            let live = Live::new(self, &guest)?;
            require_alias(live.def(), alias)?;
            live.detach_alias(alias)?;
        }
        match stored {
            Some(def) => self.store(&guest, def),
            None => Ok(()),
        }
    }

    /// One call for the stored definition, the running guest, or both.  Everything that can be
    /// wrong with the stored definition is known before the guest is touched.
    fn change_devices(
        self: &Arc<Self>,
        handle: &Domain,
        xml: &str,
        call: Call,
        change: impl FnOnce(&mut Devices, &DeviceDocument) -> Result<()>,
        live: impl FnOnce(&Live<'_>, &DeviceDocument) -> Result<()>,
    ) -> Result<()> {
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, call.name)?;
        let affects = guest.look().affects(call.flags)?;
        let stored: Option<DomainDef> = match affects.config {
            true => {
                let flags = ParseFlags::INACTIVE | ParseFlags::ABI_UPDATE;
                let device = DeviceDocument::parse(xml, flags)?;
                let mut def = DomainDef::clone(guest.look().config());
                change(&mut def.devices, &device)?;
                self.complete(&mut def, flags)?;
                Some(def)
            }
            false => None,
        };
        if affects.live {
            let mut device = DeviceDocument::parse(xml, ParseFlags::ABI_UPDATE)?;
            if let Some(def) = &stored {
                device.share_mac(def);
            }
            live(&Live::new(self, &guest)?, &device)?;
        }
        match stored {
            Some(def) => self.store(&guest, def),
            None => Ok(()),
        }
    }
}

/// What the calls differ in besides their work.
struct Call {
    /// Which definitions it is about.
    flags: u32,
    /// The public function.
    name: &'static str,
}

/// Refuses a name that no device has.
fn require_alias(def: &DomainDef, alias: &str) -> Result<()> {
    let mut infos = def.devices.infos();
    if infos.any(|info| info.alias.as_deref() == Some(alias)) {
        return Ok(());
    }
    bail!(
        VIR_FROM_DOMAIN: VIR_ERR_INTERNAL_ERROR,
        "no device found with alias {alias}"
    )
}
