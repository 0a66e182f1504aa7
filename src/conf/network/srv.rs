//! `<srv>`: a service that the network's DNS server names (C: `virNetworkDNSSrvDef`).
use util::xml::{AttrShape, Node, Shape, Writer};
use util::{Result, bail, err, number};

use super::dns::Extent;
use super::{ORIGIN, filled};

/// Longest name of a service: what is left of a record's 512 bytes.
const MAX_SERVICE: usize = 482;

/// A service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Srv {
    /// Name; absent in what an update looks for, as the protocol may be.
    pub service: Option<String>,
    /// Protocol.
    pub protocol: Option<String>,
    /// The domain it is of.
    pub domain: Option<String>,
    /// Who serves.
    pub target: Option<String>,
    /// Where, from 1 to 65535; 0 when not given.
    pub port: u32,
    /// Which of several targets comes first, to 65535.
    pub priority: u32,
    /// How much of the work a target of the same priority gets, to 65535.
    pub weight: u32,
}

impl Srv {
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "srv",
        &[
            AttrShape::new("service").required(),
            AttrShape::new("protocol").words(&["tcp", "udp"]).required(),
            AttrShape::new("domain"),
            AttrShape::new("target"),
            AttrShape::new("port"),
            AttrShape::new("priority"),
            AttrShape::new("weight"),
        ],
        &[],
    );

    pub(super) fn parse(node: Node<'_>, network: &str, extent: Extent) -> Result<Self> {
        let text = |name| node.attr(name).map(str::to_owned);
        let mut srv = Self {
            service: text("service"),
            protocol: text("protocol"),
            domain: text("domain"),
            target: text("target"),
            ..Self::default()
        };
        srv.check_names(network, extent)?;
        srv.port = srv.parse_number(node, "port", 1, network)?;
        srv.priority = srv.parse_number(node, "priority", 0, network)?;
        srv.weight = srv.parse_number(node, "weight", 0, network)?;
        Ok(srv)
    }

    fn check_names(&self, network: &str, extent: Extent) -> Result<()> {
        let whole = extent == Extent::Whole;
        match self.service.as_deref() {
            Some(service) => check_service(service, network)?,
            None if whole => bail!(
                VIR_ERR_XML_DETAIL,
                "missing required service attribute in DNS SRV record of network '{network}'"
            ),
            None => {}
        }
        match self.protocol.as_deref() {
            Some(protocol) if !consists_of(protocol, b"-+/") => bail!(
                VIR_ERR_XML_DETAIL,
                "invalid character in protocol attribute '{protocol}' in DNS SRV record of network '{network}'"
            ),
            None if whole => bail!(
                VIR_ERR_XML_DETAIL,
                "missing required protocol attribute in DNS SRV record '{}' of network '{network}'",
                self.shown()
            ),
            _ => Ok(()),
        }
    }

    /// The service in messages.
    fn shown(&self) -> &str {
        self.service.as_deref().unwrap_or("(null)")
    }

    fn parse_number(&self, node: Node<'_>, name: &str, min: u32, network: &str) -> Result<u32> {
        let Some(text) = filled(node, name) else {
            return Ok(0);
        };
        let value = number::to_u32(text, 10);
        if value.is_some() && self.target.is_none() {
            bail!(
                VIR_ERR_XML_DETAIL,
                "DNS SRV {name} attribute not permitted without target for service '{}' in network '{network}'",
                self.shown()
            );
        }
        let allowed = min..=u32::from(u16::MAX);
        value
            .filter(|value| allowed.contains(value))
            .ok_or_else(|| {
                let invalid = if name == "priority" {
                    "Invalid"
                } else {
                    "invalid"
                };
                err!(
                    VIR_ERR_XML_DETAIL,
                    "{invalid} DNS SRV {name} attribute for service '{}' in network '{network}'",
                    self.shown()
                )
            })
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        w.attr_opt("service", self.service.as_deref());
        w.attr_opt("protocol", self.protocol.as_deref());
        w.attr_opt("domain", self.domain.as_deref());
        w.attr_opt("target", self.target.as_deref());
        for (name, value) in [
            ("port", self.port),
            ("priority", self.priority),
            ("weight", self.weight),
        ] {
            if value != 0 {
                w.attr_plain(name, value);
            }
        }
        w.end();
    }
}

fn check_service(service: &str, network: &str) -> Result<()> {
    if service.len() > MAX_SERVICE {
        bail!(
            VIR_ERR_XML_DETAIL,
            "service attribute '{service}' in network '{network}' is too long, limit is {MAX_SERVICE} bytes"
        );
    }
    if !consists_of(service, b"_-+/*") {
        bail!(
            VIR_ERR_XML_DETAIL,
            "invalid character in service attribute '{service}' in DNS SRV record of network '{network}'"
        );
    }
    Ok(())
}

/// Whether a text has letters, digits and these alone.
fn consists_of(text: &str, others: &[u8]) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_alphanumeric() || others.contains(&b))
}
