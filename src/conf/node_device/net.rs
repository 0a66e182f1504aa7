//! A network device (C: `virNodeDevCapNet`).
use std::collections::BTreeSet;

use util::bail;
use util::error::Result;
use util::xml::{AttrShape, ChildShape, FormatCx, ParseCx, Shape, Writer, Xml};

use super::ORIGIN;
use super::capability::start;
use super::source::Source;
use crate::link::Link;

util::vir_enum! {
    /// Work that a network device takes off the CPU (C: `virNetDevFeature`).
    pub enum NetFeature {
        Rx = "rx",
        Tx = "tx",
        Sg = "sg",
        Tso = "tso",
        Gso = "gso",
        Gro = "gro",
        Lro = "lro",
        RxVlan = "rxvlan",
        TxVlan = "txvlan",
        Ntuple = "ntuple",
        RxHash = "rxhash",
        Rdma = "rdma",
        TxUdpTnl = "txudptnl",
        Switchdev = "switchdev",
    }
}
util::vir_enum! {
    /// The IEEE's standard that it obeys (C: `virNodeDevNetCapType`).
    pub enum Ieee { Ethernet = "80203", Wireless = "80211" }
}

/// A network device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetDevice {
    /// Its name on the host.
    pub interface: String,
    /// Its hardware address, as it was given.
    pub address: Option<String>,
    /// Speed and state.
    pub link: Link,
    /// Work that it takes off the CPU.
    pub features: BTreeSet<NetFeature>,
    /// The standard that it obeys.
    pub standard: Option<Ieee>,
}

impl NetDevice {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[
            ChildShape::leaf("interface"),
            ChildShape::leaf("address"),
            ChildShape::new(Link::SHAPE),
            ChildShape::new(&Shape::new(
                "feature",
                &[AttrShape::new("name").required()],
                &[],
            ))
            .many(),
        ],
    );

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let mut net = Self {
            interface: source.required("interface", "network interface")?,
            address: source.text("address"),
            ..Self::default()
        };
        for feature in source.node.children_named("feature") {
            let Some(name) = feature.attr("name") else {
                bail!(VIR_ERR_XML_ERROR, "missing network device feature name");
            };
            let Some(feature) = NetFeature::from_str(name) else {
                bail!(VIR_ERR_XML_ERROR, "unknown network device feature '{name}'");
            };
            net.features.insert(feature);
        }
        // The first capability's type counts, whichever it is.
        let kind = source.capabilities().find_map(|inner| inner.kind());
        if let Some(kind) = kind {
            let Some(standard) = Ieee::from_str(kind) else {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "invalid network type supplied for '{}'",
                    source.device
                );
            };
            net.standard = Some(standard);
        }
        if let Some(link) = source.node.child("link") {
            net.link = Link::parse(link, &mut ParseCx::default())?;
        }
        Ok(net)
    }

    pub(super) fn format(&self, w: &mut Writer, cx: &FormatCx) {
        w.leaf("interface", &self.interface);
        w.leaf_opt("address", self.address.as_deref());
        self.link.format_unless_empty("link", w, cx);
        for feature in &self.features {
            w.start("feature");
            w.attr("name", feature.as_str());
            w.end();
        }
        if let Some(standard) = self.standard {
            start(standard.as_str(), w);
            w.end();
        }
    }
}
