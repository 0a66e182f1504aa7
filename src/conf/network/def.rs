//! `NetworkDef`: the definition as a whole; `<network>` itself, its name and its labels.
use std::sync::Arc;

use util::error::{ErrorDomain, ErrorNumber};
use util::xml::value::attr_opt;
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Fragment, Node, ParseCx, ParseFlags, Shape,
    Writer, Xml,
};
use util::{Result, Uuid, bail, number};

use super::bridge::Bridge;
use super::dns::Dns;
use super::dnsmasq::DnsmasqOptions;
use super::forward::Forward;
use super::ip::NetworkIp;
use super::port_group::PortGroup;
use super::{ORIGIN, filled};
use crate::bandwidth::{Bandwidth, BandwidthUse};
use crate::ip_route::IpRoute;
use crate::metadata::Labelled;
use crate::object::Definition;
use crate::virtual_port::{VirtualPort, VirtualPortUse};
use crate::vlan::Vlan;
use crate::{MacAddr, YesNo, document};

/// A network's definition (C: `virNetworkDef`).
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkDef {
    /// Name, unique on the connection.
    pub name: String,
    /// UUID, unique on the connection; made up where the document has none.
    pub uuid: Uuid,
    /// Short description, one line.
    pub title: Option<String>,
    /// Long description.
    pub description: Option<String>,
    /// `<metadata>`: the elements of other namespaces.
    pub metadata: Option<Arc<Fragment>>,
    /// How many guests use the network now.
    pub connections: u32,
    /// Whether guests may speak IPv6 with each other where the host has no such address.
    pub ipv6: bool,
    /// Whether the guest's word on what it wants to receive is taken.
    pub trust_guest_rx_filters: Option<YesNo>,
    /// How the network is connected with the world.
    pub forward: Forward,
    /// The switch behind it.
    pub bridge: Bridge,
    /// Greatest packet in bytes; 0 when not given.
    pub mtu: u32,
    /// Address of the bridge.
    pub mac: Option<MacAddr>,
    /// The DNS domain of the guests.
    pub domain: DnsDomain,
    /// What the DNS server knows.
    pub dns: Dns,
    /// VLAN tags of the guests' frames.
    pub vlan: Option<Vlan>,
    /// Limits of all traffic.
    pub bandwidth: Option<Bandwidth>,
    /// Whether guests can't reach each other.
    pub isolated_ports: Option<YesNo>,
    /// The host's addresses.
    pub ips: Vec<NetworkIp>,
    /// Routes to other networks.
    pub routes: Vec<IpRoute>,
    /// What the switch is told.
    pub virtual_port: Option<VirtualPort>,
    /// Settings that guests can ask for.
    pub port_groups: Vec<PortGroup>,
    /// Lines for the configuration of dnsmasq, where extensions are read.
    pub dnsmasq: Option<DnsmasqOptions>,
}

/// `<domain>`: the DNS domain of a network's guests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DnsDomain {
    /// Its name; nothing else counts without one.
    pub name: Option<String>,
    /// Whether its names are asked for nowhere else.
    pub local_only: Option<YesNo>,
    /// Whether the host's own resolver is told of it.
    pub register: Option<YesNo>,
}

impl DnsDomain {
    const SHAPE: &'static Shape = &Shape::new(
        "domain",
        &[
            AttrShape::new("name").required(),
            AttrShape::new("localOnly").words(YesNo::WORDS),
            AttrShape::new("register").words(YesNo::WORDS),
        ],
        &[],
    );

    fn parse(node: Node<'_>, network: &str) -> Result<Self> {
        let domain = Self {
            name: node.attr("name").map(str::to_owned),
            local_only: attr_opt(node, "localOnly")?,
            register: attr_opt(node, "register")?,
        };
        if domain.register == Some(YesNo::Yes) && domain.local_only != Some(YesNo::Yes) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "attribute 'register=yes' in <domain> element requires 'localOnly=yes' in network {network}"
            );
        }
        Ok(domain)
    }

    fn format(&self, w: &mut Writer) {
        let Some(name) = &self.name else { return };
        w.start(Self::SHAPE.element);
        w.attr("name", name);
        w.attr_opt("localOnly", self.local_only.map(YesNo::as_str));
        w.attr_opt("register", self.register.map(YesNo::as_str));
        w.end();
    }
}

impl NetworkDef {
    /// Reads a document (C: `virNetworkDefParse`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_DETAIL`, `VIR_ERR_XML_ERROR`, `VIR_ERR_CONFIG_UNSUPPORTED`,
    /// `VIR_ERR_INTERNAL_ERROR` for what isn't allowed; `VIR_ERR_XML_INVALID_SCHEMA` for what isn't
    /// declared if `flags` asks for strictness.
    pub fn from_xml(source: &str, flags: ParseFlags) -> Result<Self> {
        document::parse(source, ORIGIN, flags)
    }

    /// The document (C: `virNetworkDefFormat`).
    #[must_use]
    pub fn to_xml(&self, flags: FormatFlags) -> String {
        document::format(self, flags)
    }

    /// The port group of a name, or the default one (C: `virPortGroupFindByName`).
    #[must_use]
    pub fn port_group(&self, name: Option<&str>) -> Option<&PortGroup> {
        self.port_groups.iter().find(|group| match name {
            Some(name) => group.name == name,
            None => group.is_default,
        })
    }

    /// What it is known by, and nothing else.
    fn parse_identity(node: Node<'_>) -> Result<Self> {
        let Some(name) = node.child_text("name") else {
            bail!(VIR_ERR_NO_NAME);
        };
        if name.contains('/') {
            bail!(VIR_FROM_XML: VIR_ERR_XML_DETAIL, "invalid char in name: /");
        }
        let uuid = match node.child_text("uuid") {
            None => Uuid::generate()?,
            Some(text) => match Uuid::parse(&text) {
                Some(uuid) => uuid,
                None => bail!(VIR_ERR_INTERNAL_ERROR, "malformed uuid element"),
            },
        };
        let title = node.child_text("title").map(|title| title.into_owned());
        if title.as_ref().is_some_and(|title| title.contains('\n')) {
            bail!(VIR_ERR_XML_ERROR, "Network title can't contain newlines");
        }
        let description = node.child_text("description");
        Ok(Self {
            title,
            description: description.map(|text| text.into_owned()),
            ..Self::new(name.into_owned(), uuid)
        })
    }

    /// A network with nothing but a name.
    fn new(name: String, uuid: Uuid) -> Self {
        Self {
            name,
            uuid,
            title: None,
            description: None,
            metadata: None,
            connections: 0,
            ipv6: false,
            trust_guest_rx_filters: None,
            forward: Forward::default(),
            bridge: Bridge::default(),
            mtu: 0,
            mac: None,
            domain: DnsDomain::default(),
            dns: Dns::default(),
            vlan: None,
            bandwidth: None,
            isolated_ports: None,
            ips: Vec::new(),
            routes: Vec::new(),
            virtual_port: None,
            port_groups: Vec::new(),
            dnsmasq: None,
        }
    }

    /// Reads the attributes, the domain and what stands between network and guests.
    fn parse_traffic(&mut self, node: Node<'_>, cx: &mut ParseCx) -> Result<()> {
        match filled(node, "ipv6") {
            None | Some("no") => {}
            Some("yes") => self.ipv6 = true,
            Some(word) => bail!(
                VIR_ERR_XML_ERROR,
                "Invalid ipv6 setting '{word}' in network '{}'",
                self.name
            ),
        }
        self.trust_guest_rx_filters = attr_opt(node, "trustGuestRxFilters")?;
        if let Some(domain) = node.child("domain") {
            self.domain = DnsDomain::parse(domain, &self.name)?;
        }
        if let Some(bandwidth) = node.child("bandwidth") {
            self.bandwidth = Bandwidth::parse(bandwidth, BandwidthUse::default())?;
        }
        if let Some(vlan) = node.child("vlan") {
            self.vlan = Some(Vlan::parse(vlan, cx)?);
        }
        if let Some(port) = node.child("port") {
            self.isolated_ports = attr_opt(port, "isolated")?;
        }
        Ok(())
    }

    /// Reads the bridge and what is said of it elsewhere.
    fn parse_bridge(&mut self, node: Node<'_>) -> Result<()> {
        if let Some(bridge) = node.child("bridge") {
            self.bridge = Bridge::parse(bridge, &self.name)?;
        }
        if let Some(text) = node.child("mac").and_then(|mac| filled(mac, "address")) {
            self.mac = Some(parse_mac(text, &self.name)?);
        }
        if let Some(text) = node.child("mtu").and_then(|mtu| filled(mtu, "size")) {
            match number::to_u32(text, 10) {
                Some(mtu) => self.mtu = mtu,
                None => bail!(
                    VIR_ERR_XML_ERROR,
                    "Invalid mtu size '{text}' in network '{}'",
                    self.name
                ),
            }
        }
        Ok(())
    }

    /// Reads names, ports and addresses.
    fn parse_services(&mut self, node: Node<'_>, cx: &mut ParseCx) -> Result<()> {
        if let Some(dns) = node.child("dns") {
            self.dns = Dns::parse(dns, &self.name)?;
        }
        if let Some(port) = node.child("virtualport") {
            let typed = VirtualPortUse {
                typed: true,
                ..VirtualPortUse::default()
            };
            self.virtual_port = Some(VirtualPort::parse(port, typed)?);
        }
        for group in node.children_named("portgroup") {
            self.port_groups.push(PortGroup::parse(group, cx)?);
        }
        for ip in node.children_named("ip") {
            self.ips.push(NetworkIp::parse(ip, &self.name)?);
        }
        for route in node.children_named("route") {
            self.routes.push(IpRoute::parse(route, &self.name)?);
        }
        Ok(())
    }

    fn format_identity(&self, w: &mut Writer) {
        w.leaf("name", &self.name);
        w.leaf_plain("uuid", self.uuid);
        w.leaf_opt("title", self.title.as_deref());
        w.leaf_opt("description", self.description.as_deref());
        if let Some(metadata) = &self.metadata {
            w.raw(&metadata.to_text(w.level()));
        }
    }

    fn format_wire(&self, w: &mut Writer) {
        self.bridge.format(self.forward.owns_bridge(), w);
        if self.mtu != 0 {
            w.start("mtu");
            w.attr_plain("size", self.mtu);
            w.end();
        }
        if let Some(mac) = self.mac {
            w.start("mac");
            w.attr_plain("address", mac);
            w.end();
        }
    }

    fn format_traffic(&self, w: &mut Writer, cx: &FormatCx) {
        if let Some(vlan) = &self.vlan {
            vlan.format(w, cx);
        }
        if let Some(bandwidth) = &self.bandwidth {
            bandwidth.format(w);
        }
        if let Some(isolated) = self.isolated_ports {
            w.start("port");
            w.attr("isolated", isolated.as_str());
            w.end();
        }
    }
}

fn parse_mac(text: &str, network: &str) -> Result<MacAddr> {
    match MacAddr::parse(text) {
        None => bail!(
            VIR_ERR_XML_ERROR,
            "Invalid bridge mac address '{text}' in network '{network}'"
        ),
        Some(mac) if mac.is_multicast() => bail!(
            VIR_ERR_XML_ERROR,
            "Invalid multicast bridge mac address '{text}' in network '{network}'"
        ),
        Some(mac) => Ok(mac),
    }
}

impl Definition for NetworkDef {
    fn uuid(&self) -> Option<Uuid> {
        Some(self.uuid)
    }

    fn name(&self) -> Option<&str> {
        Some(&self.name)
    }
}

impl Labelled for NetworkDef {
    const ORIGIN: ErrorDomain = ORIGIN;
    const MISSING: ErrorNumber = ErrorNumber::VIR_ERR_NO_NETWORK_METADATA;

    fn labels(&self) -> (&Option<String>, &Option<String>, &Option<Arc<Fragment>>) {
        (&self.title, &self.description, &self.metadata)
    }

    fn labels_mut(
        &mut self,
    ) -> (
        &mut Option<String>,
        &mut Option<String>,
        &mut Option<Arc<Fragment>>,
    ) {
        (&mut self.title, &mut self.description, &mut self.metadata)
    }
}

const MAC: &Shape = &Shape::new("mac", &[AttrShape::new("address").required()], &[]);
const MTU: &Shape = &Shape::new("mtu", &[AttrShape::new("size").required()], &[]);
const PORT: &Shape = &Shape::new(
    "port",
    &[AttrShape::new("isolated").words(YesNo::WORDS)],
    &[],
);

impl Xml for NetworkDef {
    const SHAPE: &'static Shape = &Shape::new(
        "network",
        &[
            AttrShape::new("connections"),
            AttrShape::new("ipv6").words(YesNo::WORDS),
            AttrShape::new("trustGuestRxFilters").words(YesNo::WORDS),
        ],
        &[
            ChildShape::leaf("name").required(),
            ChildShape::leaf("title"),
            ChildShape::leaf("description"),
            ChildShape::new(&Shape::by_hand("metadata")),
            ChildShape::leaf("uuid"),
            ChildShape::new(Bridge::SHAPE),
            ChildShape::new(MTU),
            ChildShape::new(MAC),
            ChildShape::new(Forward::SHAPE),
            ChildShape::new(VirtualPort::SHAPE),
            ChildShape::new(PortGroup::SHAPE).many(),
            ChildShape::new(DnsDomain::SHAPE),
            ChildShape::new(Dns::SHAPE),
            ChildShape::new(Bandwidth::SHAPE),
            ChildShape::new(Vlan::SHAPE),
            ChildShape::new(PORT),
            ChildShape::new(NetworkIp::SHAPE).many(),
            ChildShape::new(IpRoute::SHAPE).many(),
            ChildShape::new(DnsmasqOptions::SHAPE),
        ],
    );

    // Of two mistakes libvirt tells the first; this is its order.
    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let mut def = Self::parse_identity(node)?;
        def.parse_traffic(node, cx)?;
        def.parse_bridge(node)?;
        def.parse_services(node, cx)?;
        def.check_routes()?;
        if let Some(forward) = node.child("forward") {
            def.forward = Forward::parse(forward, &def.name, cx)?;
        }
        def.check_forward()?;
        let metadata = node.child("metadata").and_then(Fragment::metadata);
        def.metadata = metadata.map(Arc::new);
        if cx.flags.has(ParseFlags::EXTENSIONS) {
            def.dnsmasq = DnsmasqOptions::parse(node)?;
        }
        Ok(def)
    }

    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        if self.dnsmasq.is_some() {
            w.attr("xmlns:dnsmasq", DnsmasqOptions::URI);
        }
        if self.connections > 0 && !cx.has(FormatFlags::INACTIVE) {
            w.attr_plain("connections", self.connections);
        }
        w.attr_opt("ipv6", self.ipv6.then_some("yes"));
        let trust = self.trust_guest_rx_filters.map(YesNo::as_str);
        w.attr_opt("trustGuestRxFilters", trust);
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.format_identity(w);
        self.forward.format(w, cx);
        self.format_wire(w);
        self.domain.format(w);
        self.dns.format(w);
        self.format_traffic(w, cx);
        self.ips.iter().for_each(|ip| ip.format(w));
        self.routes.iter().for_each(|route| route.format(w, cx));
        if let Some(port) = &self.virtual_port {
            port.format(w);
        }
        self.port_groups
            .iter()
            .for_each(|group| group.format(w, cx));
        if let Some(dnsmasq) = &self.dnsmasq {
            dnsmasq.format(w);
        }
    }
}
