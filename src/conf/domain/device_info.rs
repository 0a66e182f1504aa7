//! `DeviceInfo`: what every device has besides its own matter: alias, boot order, option ROM,
//! address (C: `virDomainDeviceInfo`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required, attr_u32, nonzero};
use util::xml::{FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml};

use super::address::Address;
use super::schema::parts;
use crate::{OnOff, YesNo};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Aliases with this beginning are the user's and stay in the persistent definition.
const USER_ALIAS_PREFIX: &str = "ua-";

/// The common part of a device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeviceInfo {
    /// `<boot order= loadparm=>`
    pub boot: Option<DeviceBoot>,
    /// Name of the device in the hypervisor.
    pub alias: Option<String>,
    /// `<master startport=>`: first port of a USB companion controller.
    pub master_startport: Option<u32>,
    /// `<rom>`
    pub rom: Option<Rom>,
    /// `<acpi index=>`
    pub acpi_index: u32,
    /// Where it sits; `None` leaves it to the driver.
    pub address: Option<Address>,
}

/// A device of the table in `devices`.
pub trait Device: Xml {
    /// Alias, address and boot order, if the kind has any.
    fn info(&self) -> Option<&DeviceInfo>;

    /// The same, to fill in.
    fn info_mut(&mut self) -> Option<&mut DeviceInfo>;

    /// Whether the device stands in a document of this kind.
    fn is_shown(&self, _cx: &FormatCx) -> bool {
        true
    }
}

/// Implements [`Device`] for structs whose field `info` is a [`DeviceInfo`].
macro_rules! devices_with_info {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::domain::device_info::Device for $name {
            fn info(&self) -> Option<&$crate::domain::device_info::DeviceInfo> {
                Some(&self.info)
            }
            fn info_mut(&mut self) -> Option<&mut $crate::domain::device_info::DeviceInfo> {
                Some(&mut self.info)
            }
        }
    )+};
}
pub(super) use devices_with_info;

/// Implements [`Device`] for structs that neither the guest nor the hypervisor has a name for.
macro_rules! devices_without_info {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::domain::device_info::Device for $name {
            fn info(&self) -> Option<&$crate::domain::device_info::DeviceInfo> {
                None
            }
            fn info_mut(&mut self) -> Option<&mut $crate::domain::device_info::DeviceInfo> {
                None
            }
        }
    )+};
}
pub(super) use devices_without_info;

/// `<boot order= loadparm=>` of a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceBoot {
    /// Turn, from 1; no two devices share one.
    pub order: u32,
    /// s390's word for the boot loader.
    pub loadparm: Option<String>,
}

/// `<rom>`: the option ROM of a PCI device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rom {
    /// Whether there is any.
    pub enabled: Option<YesNo>,
    /// Whether it shows in the guest's memory map.
    pub bar: Option<OnOff>,
    /// File with its content; an empty name stands for none.
    pub file: Option<String>,
}

impl DeviceInfo {
    /// Reads alias, ACPI index and address, and the boot order where the device may have one.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for bad values.
    pub fn parse_bootable(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let mut info = Self::parse(node, cx)?;
        if let Some(boot) = node.child("boot") {
            info.boot = Some(DeviceBoot::parse(boot)?);
        }
        Ok(info)
    }

    /// As [`parse_bootable`](Self::parse_bootable), with `<rom>` for devices on a PCI bus.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for bad values.
    pub fn parse_with_rom(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let mut info = Self::parse_bootable(node, cx)?;
        if let Some(rom) = node.child("rom") {
            info.rom = Rom::parse(rom)?;
        }
        Ok(info)
    }

    /// Drops an alias that the user chose.
    pub(super) fn forget_user_alias(&mut self) {
        let alias = self.alias.take();
        self.alias = alias.filter(|alias| !alias.starts_with(USER_ALIAS_PREFIX));
    }

    /// Whether the address is one the hypervisor has to find.
    #[must_use]
    pub fn wants_pci(&self) -> bool {
        match &self.address {
            None => true,
            Some(Address::Pci(pci)) => pci.is_empty(),
            Some(_) => false,
        }
    }
}

impl DeviceBoot {
    fn parse(node: Node<'_>) -> Result<Self> {
        let order = nonzero(node, "order", Some(attr_required(node, "order")?))?;
        let loadparm = node.attr("loadparm").map(parse_loadparm).transpose()?;
        Ok(Self {
            order: order.unwrap_or_default(),
            loadparm,
        })
    }
}

/// s390 takes one to eight letters of an old code page.
fn parse_loadparm(text: &str) -> Result<String> {
    let upper = text.to_ascii_uppercase();
    if !(1..=8).contains(&upper.len()) {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "loadparm value '{upper}' must be between 1 and 8 characters"
        );
    }
    if !upper
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b' ')
    {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "invalid loadparm value '{upper}', expecting chars in set of [a-zA-Z0-9.] and blank spaces"
        );
    }
    Ok(upper)
}

impl Rom {
    fn parse(node: Node<'_>) -> Result<Option<Self>> {
        let rom = Self {
            enabled: attr_opt(node, "enabled")?,
            bar: attr_opt(node, "bar")?,
            file: node.attr("file").map(str::to_owned),
        };
        if rom.enabled == Some(YesNo::No) && (rom.bar.is_some() || rom.file.is_some()) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "ROM tuning is not supported when ROM is disabled"
            );
        }
        Ok((rom != Self::default()).then_some(rom))
    }

    fn format(&self, w: &mut Writer) {
        w.start("rom");
        w.attr_opt("enabled", self.enabled.map(YesNo::as_str));
        w.attr_opt("bar", self.bar.map(OnOff::as_str));
        w.attr_opt("file", self.file.as_deref());
        w.end();
    }
}

impl Xml for DeviceInfo {
    const SHAPE: &'static Shape = &Shape::new(
        "",
        &[],
        &[
            parts::ALIAS,
            parts::MASTER,
            parts::ACPI,
            parts::BOOT,
            parts::ROM,
            parts::ADDRESS,
        ],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let alias = node.child("alias").and_then(|a| a.attr("name"));
        let keep =
            |a: &&str| a.starts_with(USER_ALIAS_PREFIX) || !cx.flags.has(ParseFlags::INACTIVE);
        let mut info = Self {
            alias: alias.filter(keep).map(str::to_owned),
            ..Self::default()
        };
        if let Some(master) = node.child("master") {
            info.master_startport = Some(attr_required(master, "startport")?);
        }
        if let Some(acpi) = node.child("acpi") {
            info.acpi_index = nonzero(acpi, "index", attr_u32(acpi, "index", 10)?)?.unwrap_or(0);
        }
        if let Some(address) = node.child("address") {
            info.address = Some(Address::parse(address, cx)?);
        }
        Ok(info)
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        if let Some(boot) = &self.boot {
            w.start("boot");
            w.attr_plain("order", boot.order);
            w.attr_opt("loadparm", boot.loadparm.as_deref());
            w.end();
        }
        let shown = |a: &&str| a.starts_with(USER_ALIAS_PREFIX) || !cx.has(FormatFlags::INACTIVE);
        if let Some(alias) = self.alias.as_deref().filter(shown) {
            w.start("alias");
            w.attr("name", alias);
            w.end();
        }
        if let Some(port) = self.master_startport {
            w.start("master");
            w.attr_plain("startport", port);
            w.end();
        }
        if let Some(rom) = &self.rom {
            rom.format(w);
        }
        if self.acpi_index != 0 {
            w.start("acpi");
            w.attr_plain("index", self.acpi_index);
            w.end();
        }
        if let Some(address) = &self.address {
            address.format(w, cx);
        }
    }
}
