//! `<address>` of a device: where on which bus it sits (C: `virDomainDeviceInfo.addr`).
//!
//! Choosing addresses is the drivers' work.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::error::missing_attr;
use util::xml::value::{attr_opt, attr_required, attr_u32, attr_u64};
use util::xml::{AttrShape, FormatCx, Hex, Node, ParseCx, Shape, Writer, Xml};

use super::schema;
use crate::OnOff;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

util::vir_enum! {
    /// C: `virDomainDeviceAddressType`.
    pub enum AddressType {
        Pci = "pci",
        Drive = "drive",
        VirtioSerial = "virtio-serial",
        Ccid = "ccid",
        Usb = "usb",
        SpaprVio = "spapr-vio",
        VirtioS390 = "virtio-s390",
        Ccw = "ccw",
        VirtioMmio = "virtio-mmio",
        Isa = "isa",
        Dimm = "dimm",
        Unassigned = "unassigned",
    }
}
util::xml_enum!(AddressType);

/// Where a device sits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A PCI function; `None` asks for any.
    Pci(PciAddress),
    /// A unit below a disk controller.
    Drive(DriveAddress),
    /// A port of a virtio-serial controller.
    VirtioSerial {
        /// Index of the controller.
        controller: u32,
        /// Bus of the controller.
        bus: u32,
        /// Port on that bus; 0 asks for any.
        port: u32,
    },
    /// A slot of a smartcard reader.
    Ccid {
        /// Index of the controller.
        controller: u32,
        /// Slot.
        slot: u32,
    },
    /// A port of a USB bus.
    Usb {
        /// Bus.
        bus: u32,
        /// Port, through at most four hubs; empty asks for any.
        port: Vec<u32>,
    },
    /// A register of a pseries machine.
    SpaprVio {
        /// Register; `None` asks for any.
        reg: Option<u64>,
    },
    /// A channel subsystem's device; `None` asks for any.
    Ccw(Option<CcwAddress>),
    /// An s390 virtio bus without addresses.
    VirtioS390,
    /// A memory-mapped virtio slot, chosen by QEMU.
    VirtioMmio,
    /// An ISA port.
    Isa {
        /// I/O port; 0 when not given.
        iobase: u32,
        /// Interrupt; 0 when not given.
        irq: u32,
    },
    /// A memory module's slot.
    Dimm {
        /// Slot.
        slot: u32,
        /// Guest address; 0 when not given.
        base: u64,
    },
    /// Kept for a device that is not plugged in.
    Unassigned,
}

/// C: `virPCIDeviceAddress`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PciAddress {
    /// Domain, to 0xFFFF.
    pub domain: u32,
    /// Bus, to 0xFF.
    pub bus: u32,
    /// Slot, to 0x1F.
    pub slot: u32,
    /// Function, to 7.
    pub function: u32,
    /// Whether the slot holds several functions; matters on function 0.
    pub multifunction: Option<OnOff>,
    /// s390's names for a PCI function.
    pub zpci: Option<Zpci>,
}

/// `<zpci uid= fid=>`; a number that is absent is chosen by the driver.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Zpci {
    /// User's identifier, 1 to 0xFFFF.
    pub uid: Option<u32>,
    /// Function's identifier.
    pub fid: Option<u32>,
}

/// C: `virDomainDeviceDriveAddress`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DriveAddress {
    /// Index of the controller.
    pub controller: u32,
    /// Bus of the controller.
    pub bus: u32,
    /// SCSI target.
    pub target: u32,
    /// Unit on the bus.
    pub unit: u32,
}

/// C: `virDomainDeviceCCWAddress`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CcwAddress {
    /// Channel subsystem, to 0xFE.
    pub cssid: u32,
    /// Subchannel set, to 3.
    pub ssid: u32,
    /// Device number, to 0xFFFF.
    pub devno: u32,
}

/// `<address>` of a PCI device of the host.
pub(crate) static PCI_SOURCE: Shape = Shape::new(
    "address",
    &[
        AttrShape::new("type").words(&["pci"]),
        AttrShape::new("domain"),
        AttrShape::new("bus"),
        AttrShape::new("slot"),
        AttrShape::new("function"),
    ],
    &[],
);

impl std::fmt::Display for DriveAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "controller='{}' bus='{}' target='{}' unit='{}'",
            self.controller, self.bus, self.target, self.unit
        )
    }
}

impl PciAddress {
    /// Whether it names no place yet; a function alone is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.domain == 0 && self.bus == 0 && self.slot == 0
    }

    /// Refuses numbers out of range.
    fn check(&self) -> Result<()> {
        let Self {
            bus,
            slot,
            function,
            ..
        } = *self;
        if bus > 0xFF {
            bail!(
                VIR_ERR_XML_ERROR,
                "Invalid PCI address bus='0x{bus:x}', must be <= 0xFF"
            );
        }
        if slot > 0x1F {
            bail!(
                VIR_ERR_XML_ERROR,
                "Invalid PCI address slot='0x{slot:x}', must be <= 0x1F"
            );
        }
        if function > 7 {
            bail!(
                VIR_ERR_XML_ERROR,
                "Invalid PCI address function=0x{function:x}, must be <= 7"
            );
        }
        Ok(())
    }

    /// Reads the attributes (also of a host device's source).
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for numbers out of range.
    pub fn parse(node: Node<'_>) -> Result<Self> {
        let number = |name| attr_u32(node, name, 0).map(Option::unwrap_or_default);
        let mut address = Self {
            domain: number("domain")?,
            bus: number("bus")?,
            slot: number("slot")?,
            function: number("function")?,
            multifunction: attr_opt(node, "multifunction")?,
            zpci: None,
        };
        if !address.is_empty() {
            address.check()?;
        }
        if let Some(zpci) = node.child("zpci") {
            let (uid, fid) = (attr_u32(zpci, "uid", 0)?, attr_u32(zpci, "fid", 0)?);
            address.zpci = Some(Zpci { uid, fid });
        }
        Ok(address)
    }

    /// Writes the numbers as attributes.
    pub fn format_attrs(&self, w: &mut Writer) {
        w.attr_plain("domain", Hex(self.domain.into(), 4));
        w.attr_plain("bus", Hex(self.bus.into(), 2));
        w.attr_plain("slot", Hex(self.slot.into(), 2));
        w.attr_plain("function", Hex(self.function.into(), 1));
    }

    fn format(&self, w: &mut Writer) {
        if !self.is_empty() {
            self.format_attrs(w);
        }
        w.attr_opt("multifunction", self.multifunction.map(OnOff::as_str));
        if let Some(zpci) = &self.zpci {
            zpci.format(w);
        }
    }
}

impl Zpci {
    /// Who names one of the numbers has both written.
    fn format(self, w: &mut Writer) {
        if self != Self::default() {
            w.start("zpci");
            w.attr_plain("uid", Hex(self.uid.unwrap_or(0).into(), 4));
            w.attr_plain("fid", Hex(self.fid.unwrap_or(0).into(), 8));
            w.end();
        }
    }
}

impl CcwAddress {
    fn parse(node: Node<'_>) -> Result<Option<Self>> {
        let number = |name| attr_u32(node, name, 0);
        let numbers = (number("cssid")?, number("ssid")?, number("devno")?);
        let (Some(cssid), Some(ssid), Some(devno)) = numbers else {
            if numbers == (None, None, None) {
                return Ok(None);
            }
            bail!(
                VIR_FROM_DEVICE: VIR_ERR_INTERNAL_ERROR,
                "Invalid partial specification for virtio ccw address"
            );
        };
        if cssid > 0xfe || ssid > 3 || devno > 0xffff {
            bail!(
                VIR_FROM_DEVICE: VIR_ERR_INTERNAL_ERROR,
                "Invalid specification for virtio ccw address: cssid='0x{cssid:x}' ssid='0x{ssid:x}' devno='0x{devno:04x}'"
            );
        }
        Ok(Some(Self { cssid, ssid, devno }))
    }
}

impl Address {
    /// The kind of bus.
    #[must_use]
    pub fn kind(&self) -> AddressType {
        match self {
            Self::Pci(_) => AddressType::Pci,
            Self::Drive(_) => AddressType::Drive,
            Self::VirtioSerial { .. } => AddressType::VirtioSerial,
            Self::Ccid { .. } => AddressType::Ccid,
            Self::Usb { .. } => AddressType::Usb,
            Self::SpaprVio { .. } => AddressType::SpaprVio,
            Self::Ccw(_) => AddressType::Ccw,
            Self::VirtioS390 => AddressType::VirtioS390,
            Self::VirtioMmio => AddressType::VirtioMmio,
            Self::Isa { .. } => AddressType::Isa,
            Self::Dimm { .. } => AddressType::Dimm,
            Self::Unassigned => AddressType::Unassigned,
        }
    }

    /// The PCI address, if it is a complete one.
    #[must_use]
    pub fn pci(&self) -> Option<&PciAddress> {
        match self {
            Self::Pci(pci) if !pci.is_empty() => Some(pci),
            _ => None,
        }
    }

    /// The drive address, if it is one.
    #[must_use]
    pub fn drive(&self) -> Option<&DriveAddress> {
        match self {
            Self::Drive(drive) => Some(drive),
            _ => None,
        }
    }

    fn parse_drive(node: Node<'_>) -> Result<DriveAddress> {
        let number = |name| attr_u32(node, name, 10).map(Option::unwrap_or_default);
        Ok(DriveAddress {
            controller: number("controller")?,
            bus: number("bus")?,
            target: number("target")?,
            unit: number("unit")?,
        })
    }

    fn parse_usb(node: Node<'_>) -> Result<Self> {
        let port = match node.attr("port") {
            None => Vec::new(),
            Some(text) => match usb_port(text) {
                Some(port) => port,
                None => bail!(
                    VIR_FROM_DEVICE: VIR_ERR_INTERNAL_ERROR,
                    "Cannot parse <address> 'port' attribute"
                ),
            },
        };
        Ok(Self::Usb {
            bus: attr_u32(node, "bus", 10)?.unwrap_or(0),
            port,
        })
    }
}

/// `1.2.3`: at most four ports.
fn usb_port(text: &str) -> Option<Vec<u32>> {
    let ports: Option<Vec<u32>> = text
        .split('.')
        .map(|n| util::number::to_u32_positive(n, 10))
        .collect();
    ports.filter(|p| p.len() <= 4)
}

impl Xml for Address {
    const SHAPE: &'static Shape = &schema::address::ADDRESS;

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let kind: AddressType = attr_required(node, "type")?;
        let decimal = |name| attr_u32(node, name, 10).map(Option::unwrap_or_default);
        Ok(match kind {
            AddressType::Pci => Self::Pci(PciAddress::parse(node)?),
            AddressType::Drive => Self::Drive(Self::parse_drive(node)?),
            AddressType::VirtioSerial => Self::VirtioSerial {
                controller: decimal("controller")?,
                bus: decimal("bus")?,
                port: decimal("port")?,
            },
            AddressType::Ccid => Self::Ccid {
                controller: decimal("controller")?,
                slot: decimal("slot")?,
            },
            AddressType::Usb => Self::parse_usb(node)?,
            AddressType::SpaprVio => Self::SpaprVio {
                reg: attr_u64(node, "reg", 16)?,
            },
            AddressType::Ccw => Self::Ccw(CcwAddress::parse(node)?),
            AddressType::VirtioS390 => bail!(
                VIR_FROM_DOMAIN: VIR_ERR_XML_ERROR,
                "virtio-s390 bus doesn't have an address"
            ),
            AddressType::VirtioMmio => Self::VirtioMmio,
            AddressType::Isa => Self::Isa {
                iobase: hex(node, "iobase")?,
                irq: hex(node, "irq")?,
            },
            AddressType::Dimm => {
                let base = attr_u64(node, "base", 16)?.unwrap_or(0);
                let slot = attr_u32(node, "slot", 10)?;
                Self::Dimm {
                    slot: slot.ok_or_else(|| missing_attr(node.qualified_name(), "slot"))?,
                    base,
                }
            }
            AddressType::Unassigned => Self::Unassigned,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("type", self.kind().as_str());
        match self {
            Self::Pci(pci) => pci.format(w),
            Self::Drive(drive) => {
                w.attr_plain("controller", drive.controller);
                w.attr_plain("bus", drive.bus);
                w.attr_plain("target", drive.target);
                w.attr_plain("unit", drive.unit);
            }
            Self::VirtioSerial {
                controller,
                bus,
                port,
            } => {
                w.attr_plain("controller", controller);
                w.attr_plain("bus", bus);
                w.attr_plain("port", port);
            }
            Self::Ccid { controller, slot } => {
                w.attr_plain("controller", controller);
                w.attr_plain("slot", slot);
            }
            Self::Usb { bus, port } => format_usb(*bus, port, w),
            Self::SpaprVio { reg: Some(reg) } => {
                w.attr_plain("reg", Hex(*reg, 8));
            }
            // A driver that gives out no places leaves the zeros.
            Self::Ccw(ccw) => {
                let ccw = ccw.unwrap_or_default();
                w.attr_plain("cssid", Hex(ccw.cssid.into(), 1));
                w.attr_plain("ssid", Hex(ccw.ssid.into(), 1));
                w.attr_plain("devno", Hex(ccw.devno.into(), 4));
            }
            Self::Isa { iobase, irq } => {
                hex_attr("iobase", u64::from(*iobase), w);
                hex_attr("irq", u64::from(*irq), w);
            }
            Self::Dimm { slot, base } => {
                w.attr_plain("slot", slot);
                hex_attr("base", *base, w);
            }
            Self::SpaprVio { reg: None }
            | Self::VirtioS390
            | Self::VirtioMmio
            | Self::Unassigned => {}
        }
    }

    fn format_body(&self, _w: &mut Writer, _cx: &FormatCx) {}
}

fn format_usb(bus: u32, port: &[u32], w: &mut Writer) {
    w.attr_plain("bus", bus);
    if !port.is_empty() {
        let text: Vec<String> = port.iter().map(u32::to_string).collect();
        w.attr("port", &text.join("."));
    }
}

fn hex_attr(name: &str, value: u64, w: &mut Writer) {
    if value != 0 {
        w.attr_plain(name, Hex(value, 1));
    }
}

fn hex(node: Node<'_>, name: &str) -> Result<u32> {
    attr_u32(node, name, 16).map(Option::unwrap_or_default)
}
