//! `<bridge>`: the host's switch behind a network.
use util::xml::{AttrShape, Node, Shape, Writer};
use util::{Result, bail, number};

use super::{ORIGIN, filled};
use crate::OnOff;

util::vir_enum! {
    /// Who fills a bridge's table of MAC addresses (C: `virNetworkBridgeMACTableManagerType`).
    pub enum MacTableManager { Kernel = "kernel", Libvirt = "libvirt" }
}
util::xml_enum!(MacTableManager);

/// A bridge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bridge {
    /// Name of the device.
    pub name: Option<String>,
    /// Zone of the firewall.
    pub zone: Option<String>,
    /// The spanning tree protocol, as far as the document has a word on it; all but `off` is on.
    pub stp: Option<bool>,
    /// Seconds until a port forwards.
    pub delay: u64,
    /// Who fills the table of MAC addresses.
    pub mac_table_manager: Option<MacTableManager>,
}

impl Bridge {
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "bridge",
        &[
            AttrShape::new("name"),
            AttrShape::new("zone"),
            AttrShape::new("stp").words(OnOff::WORDS),
            AttrShape::new("delay"),
            AttrShape::new("macTableManager").words(MacTableManager::WORDS),
        ],
        &[],
    );

    pub(super) fn parse(node: Node<'_>, network: &str) -> Result<Self> {
        let text = |name| filled(node, name).map(str::to_owned);
        let mut bridge = Self {
            name: text("name"),
            zone: text("zone"),
            stp: filled(node, "stp").map(|word| word != "off"),
            ..Self::default()
        };
        if let Some(text) = filled(node, "delay") {
            match number::to_u64_positive(text, 10) {
                Some(delay) => bridge.delay = delay,
                None => bail!(
                    VIR_ERR_XML_ERROR,
                    "Invalid delay value in network '{network}'"
                ),
            }
        }
        if let Some(word) = filled(node, "macTableManager") {
            bridge.mac_table_manager = MacTableManager::from_str(word);
            if bridge.mac_table_manager.is_none() {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "Invalid macTableManager setting '{word}' in network '{network}'"
                );
            }
        }
        Ok(bridge)
    }

    /// Writes the element; `owned` if the driver makes the bridge rather than its user.
    pub(super) fn format(&self, owned: bool, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        w.attr_opt("name", self.name.as_deref());
        w.attr_opt("zone", self.zone.as_deref());
        if owned {
            w.attr("stp", OnOff::from(self.stp != Some(false)).as_str());
            w.attr_plain("delay", self.delay.cast_signed());
        }
        w.attr_opt(
            "macTableManager",
            self.mac_table_manager.map(MacTableManager::as_str),
        );
        w.end_unless_empty();
    }
}
