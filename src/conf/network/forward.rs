//! `<forward>`: how a network is connected with the world (C: `virNetworkForwardDef`).
use util::xml::value::attr_word;
use util::xml::{AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, Shape, Writer, Xml};
use util::{Result, bail, err};

use super::nat::Nat;
use super::{ORIGIN, filled};
use crate::YesNo;
use crate::domain::address::PciAddress;
use crate::hostdev_driver::HostdevDriver;

util::vir_enum! {
    /// C: `virNetworkForwardType`; an isolated network has none.
    pub enum ForwardMode {
        Nat = "nat",
        Route = "route",
        Open = "open",
        Bridge = "bridge",
        Private = "private",
        Vepa = "vepa",
        Passthrough = "passthrough",
        Hostdev = "hostdev",
    }
}
util::xml_enum!(ForwardMode);

/// A way out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forward {
    /// How frames or packets get out; `None` for not at all.
    pub mode: Option<ForwardMode>,
    /// Whether the devices are taken from the host's drivers and given back (`hostdev`).
    pub managed: bool,
    /// Who drives the devices (`hostdev`).
    pub driver: HostdevDriver,
    /// Translation of addresses (`nat`).
    pub nat: Nat,
    /// A card whose virtual functions are used.
    pub pf: Option<String>,
    /// The devices to use; below a `pf` they are a runtime fact.
    pub targets: Vec<ForwardTarget>,
}

/// A device of the host that a network uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForwardTarget {
    /// Which.
    pub device: ForwardDevice,
    /// How many guests use it now.
    pub connections: u32,
}

/// What a device is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForwardDevice {
    /// Its name.
    Named(String),
    /// Its address.
    Pci(PciAddress),
}

impl ForwardTarget {
    /// A device by its name, in use by nobody.
    #[must_use]
    pub fn named(dev: &str) -> Self {
        Self {
            device: ForwardDevice::Named(dev.to_owned()),
            connections: 0,
        }
    }

    /// Its name, if that is what it is known by.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.device {
            ForwardDevice::Named(dev) => Some(dev),
            ForwardDevice::Pci(_) => None,
        }
    }

    fn format(&self, live: bool, w: &mut Writer) {
        match &self.device {
            ForwardDevice::Named(dev) => {
                w.start("interface");
                w.attr("dev", dev);
            }
            ForwardDevice::Pci(address) => {
                w.start("address");
                w.attr("type", "pci");
                address.format_attrs(w);
            }
        }
        if live && self.connections > 0 {
            w.attr_plain("connections", self.connections);
        }
        w.end();
    }
}

const INTERFACE: &Shape = &Shape::new(
    "interface",
    &[
        AttrShape::new("dev").required(),
        AttrShape::new("connections"),
    ],
    &[],
);

const ADDRESS: &Shape = &Shape::new(
    "address",
    &[
        AttrShape::new("type").words(&["pci"]).required(),
        AttrShape::new("domain"),
        AttrShape::new("bus"),
        AttrShape::new("slot"),
        AttrShape::new("function"),
        AttrShape::new("multifunction").words(crate::OnOff::WORDS),
        AttrShape::new("connections"),
    ],
    &[],
);

const PF: &Shape = &Shape::new("pf", &[AttrShape::new("dev").required()], &[]);

impl Forward {
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "forward",
        &[
            AttrShape::new("dev"),
            AttrShape::new("mode").words(ForwardMode::WORDS),
            AttrShape::new("managed").words(YesNo::WORDS),
        ],
        &[
            ChildShape::new(INTERFACE).many(),
            ChildShape::new(ADDRESS).many(),
            ChildShape::new(PF),
            ChildShape::new(HostdevDriver::SHAPE),
            ChildShape::new(Nat::SHAPE),
        ],
    );

    /// Whether the driver makes and owns the network's bridge.
    #[must_use]
    pub fn owns_bridge(&self) -> bool {
        use ForwardMode::{Nat, Open, Route};
        matches!(self.mode, None | Some(Nat | Route | Open))
    }

    /// The word of the mode in messages.
    #[must_use]
    pub fn mode_word(&self) -> &'static str {
        self.mode.map_or("none", ForwardMode::as_str)
    }

    pub(super) fn parse(node: Node<'_>, network: &str, cx: &mut ParseCx) -> Result<Self> {
        let mode = match filled(node, "mode") {
            Some("none") => None,
            Some(_) => attr_word(node, "mode", ORIGIN, "unknown forwarding type")?,
            None => Some(ForwardMode::Nat),
        };
        let managed = filled(node, "managed");
        let mut forward = Self {
            mode,
            managed: managed.is_some_and(|word| word.eq_ignore_ascii_case("yes")),
            driver: match node.child("driver") {
                Some(driver) => HostdevDriver::parse(driver, cx)?,
                None => HostdevDriver::default(),
            },
            ..Self::default()
        };
        forward.parse_nat(node, network)?;
        forward.parse_targets(node, network)?;
        forward.parse_pf(node, network)?;
        Ok(forward)
    }

    fn parse_nat(&mut self, node: Node<'_>, network: &str) -> Result<()> {
        let mut all = node.children_named("nat");
        let Some(nat) = all.next() else {
            return Ok(());
        };
        if all.next().is_some() {
            bail!(
                VIR_ERR_XML_ERROR,
                "Only one <nat> element is allowed in <forward> of network {network}"
            );
        }
        if self.mode != Some(ForwardMode::Nat) {
            bail!(
                VIR_ERR_XML_ERROR,
                "The <nat> element can only be used when <forward> 'mode' is 'nat' in network {network}"
            );
        }
        self.nat = Nat::parse(nat, network)?;
        Ok(())
    }

    fn parse_targets(&mut self, node: Node<'_>, network: &str) -> Result<()> {
        let dev = node.attr("dev");
        let has = |name: &str| node.child(name).is_some();
        if dev.is_some() && (has("address") || has("pf")) {
            bail!(
                VIR_ERR_XML_ERROR,
                "the <forward> 'dev' attribute cannot be used when <address> or <pf> sub-elements are present in network {network}"
            );
        }
        self.targets.extend(dev.map(ForwardTarget::named));
        if self.targets.is_empty() && !has("interface") {
            for address in node.children_named("address") {
                self.parse_address(address, network)?;
            }
        }
        for (index, interface) in node.children_named("interface").enumerate() {
            self.parse_interface(interface, index == 0, network)?;
        }
        Ok(())
    }

    /// Takes in an `<interface>`; the `first` may repeat what `dev` says.
    fn parse_interface(&mut self, node: Node<'_>, first: bool, network: &str) -> Result<()> {
        let Some(dev) = node.attr("dev") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "Missing required dev attribute in <forward> <interface> element of network {network}"
            );
        };
        let stated = self.targets.first().filter(|_| first);
        if let Some(stated) = stated.and_then(ForwardTarget::name) {
            if stated != dev {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "<forward dev='{stated}'> must match first <interface dev='{dev}'/> in network {network}"
                );
            }
            return Ok(());
        }
        if self.targets.iter().any(|known| known.name() == Some(dev)) {
            bail!(
                VIR_ERR_XML_ERROR,
                "interface '{dev}' can only be listed once in network {network}"
            );
        }
        self.targets.push(ForwardTarget::named(dev));
        Ok(())
    }

    fn parse_address(&mut self, node: Node<'_>, network: &str) -> Result<()> {
        match node.attr("type") {
            Some("pci") => {}
            Some(kind @ ("none" | "netdev")) => bail!(
                VIR_ERR_XML_ERROR,
                "unsupported address type '{kind}' in network {network}"
            ),
            Some(kind) => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unknown address type '{kind}' in network {network}"
            ),
            None => bail!(
                VIR_ERR_XML_ERROR,
                "missing address type in network {network}"
            ),
        }
        let address = PciAddress::parse(node)?;
        let device = ForwardDevice::Pci(address);
        if self.targets.iter().any(|known| known.device == device) {
            let PciAddress {
                domain,
                bus,
                slot,
                function,
                ..
            } = address;
            bail!(
                VIR_ERR_XML_ERROR,
                "PCI device '{domain:04x}:{bus:02x}:{slot:02x}.{function:x}' can only be listed once in network {network}"
            );
        }
        self.targets.push(ForwardTarget {
            device,
            connections: 0,
        });
        Ok(())
    }

    fn parse_pf(&mut self, node: Node<'_>, network: &str) -> Result<()> {
        let mut all = node.children_named("pf");
        let Some(pf) = all.next() else {
            return Ok(());
        };
        if all.next().is_some() {
            bail!(
                VIR_ERR_XML_ERROR,
                "Only one <pf> element is allowed in <forward> of network {network}"
            );
        }
        let dev = pf.attr("dev").ok_or_else(|| {
            err!(
                VIR_ERR_XML_ERROR,
                "Missing required dev attribute in <pf> element of network '{network}'"
            )
        })?;
        self.pf = Some(dev.to_owned());
        Ok(())
    }

    pub(super) fn format(&self, w: &mut Writer, cx: &FormatCx) {
        let Some(mode) = self.mode else { return };
        let live = !cx.has(FormatFlags::INACTIVE);
        w.start(Self::SHAPE.element);
        let first = self.targets.first().filter(|_| self.pf.is_none());
        w.attr_opt("dev", first.and_then(ForwardTarget::name));
        w.attr("mode", mode.as_str());
        if mode == ForwardMode::Hostdev {
            w.attr("managed", YesNo::from(self.managed).as_str());
        }
        self.driver.format_unless_empty("driver", w, cx);
        if mode == ForwardMode::Nat {
            self.nat.format(w);
        }
        if let Some(pf) = &self.pf {
            w.start("pf");
            w.attr("dev", pf);
            w.end();
        }
        if self.pf.is_none() || live {
            self.targets
                .iter()
                .for_each(|target| target.format(live, w));
        }
        w.end();
    }
}
