//! A network card that is a device of the host, handed over whole.
//!
//! Which device: `hostdev_source`. The card's name, place and team are the card's own.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{AttrShape, FormatCx, Node, ParseCx, Shape, Writer};

use crate::domain::address::Address;
use crate::domain::device_info::DeviceInfo;
use crate::domain::disk::StartupPolicy;
use crate::domain::hostdev_source::{HostdevSource, HostdevType, SourceFormat};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// The device behind the card (C: `virDomainNetDef.data.hostdev`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetHostdev {
    /// Which one, a PCI or a USB device.
    pub source: HostdevSource,
    /// Whether the driver takes it from the host and gives it back.
    pub managed: bool,
    /// What an absent device means at start.
    pub startup_policy: Option<StartupPolicy>,
}

/// `<address>` of a card's source: a PCI function's or a USB device's.
pub(super) const ADDRESS: &Shape = &Shape::new(
    "address",
    &[
        AttrShape::new("type").words(&["pci", "usb"]),
        AttrShape::new("domain"),
        AttrShape::new("bus"),
        AttrShape::new("slot"),
        AttrShape::new("function"),
        AttrShape::new("multifunction").words(crate::OnOff::WORDS),
        AttrShape::new("device"),
    ],
    &[],
);

/// The source's address says which kind of device it is; one with a vendor is on USB.
fn kind_of(node: Node<'_>) -> Result<HostdevType> {
    let child = |name| node.child("source").and_then(|source| source.child(name));
    let word = child("address").and_then(|address| address.attr("type"));
    let word = word.or_else(|| child("vendor").map(|_| HostdevType::Usb.as_str()));
    match word.and_then(HostdevType::from_str) {
        Some(kind @ (HostdevType::Pci | HostdevType::Usb)) => Ok(kind),
        _ => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unknown host device source address type '{}'",
            word.unwrap_or("(null)")
        ),
    }
}

impl NetHostdev {
    /// Reads what the card `node` says of it.
    pub(super) fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let (source, startup_policy) = HostdevSource::parse_in(kind_of(node)?, node, cx)?;
        Ok(Self {
            source,
            managed: node.attr("managed") == Some("yes"),
            startup_policy,
        })
    }

    pub(super) fn validate(&self, info: &DeviceInfo) -> Result<()> {
        self.source.validate(info, self.startup_policy)?;
        if info.address == Some(Address::Unassigned) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "address of type 'unassigned' is supported only for hostdevs"
            );
        }
        Ok(())
    }

    /// What stands in the tag of the card.
    pub(super) fn format_outer(&self, w: &mut Writer) {
        if self.managed {
            w.attr("managed", "yes");
        }
    }

    /// What stands before `<source>`.
    pub(super) fn format_driver(&self, w: &mut Writer, cx: &FormatCx) {
        self.source.format_driver(w, cx);
    }

    /// What stands in the open `<source>`.
    pub(super) fn format_source(&self, w: &mut Writer, cx: &FormatCx) {
        let how = SourceFormat {
            policy: self.startup_policy,
            missing: false,
            typed: true,
        };
        self.source.format(how, w, cx);
    }
}
