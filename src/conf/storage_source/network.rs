//! Sources that a server offers: protocol, hosts, and what single protocols need (C:
//! `virDomainDiskSourceNetworkParse`).
use std::collections::HashSet;

use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required};
use util::xml::{
    AttrShape, ChildShape, Datatype, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape,
    Writer, Xml,
};
use util::{bail, number};
use xml_derive::Xml;

use super::location::parse_delay;
use crate::YesNo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virStorageNetProtocol`.
    pub enum Protocol {
        Nbd = "nbd",
        Rbd = "rbd",
        Sheepdog = "sheepdog",
        Gluster = "gluster",
        Iscsi = "iscsi",
        Http = "http",
        Https = "https",
        Ftp = "ftp",
        Ftps = "ftps",
        Tftp = "tftp",
        Ssh = "ssh",
        Vxhs = "vxhs",
        Nfs = "nfs",
    }
}

util::vir_enum! {
    /// C: `virStorageNetHostTransport`.
    pub enum Transport { Tcp = "tcp", Unix = "unix", Rdma = "rdma", Fd = "fd" }
}
util::xml_enum!(Protocol, Transport);

/// Characters that no cookie's name holds (C: `virStorageSourceNetCookieValidate`).
const NOT_IN_NAME: &str = "\t\r\n ()<>@,;:\\\"/[]?={}";
/// Characters that no cookie's value holds.
const NOT_IN_VALUE: &str = "\"\t\r\n ,;\\";

/// A server (C: `virStorageNetHostDef`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    /// A name or address.
    Inet {
        /// The name.
        name: String,
        /// The port; 0 for the protocol's own.
        port: u16,
        /// Whether RDMA takes the place of TCP.
        rdma: bool,
    },
    /// A UNIX socket.
    Unix(String),
}

/// `<cookie>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// `<identity>` of SSH: who logs in.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "identity")]
pub struct SshIdentity {
    /// Name of the user.
    #[xml(attr, required)]
    pub username: String,
    /// File with the key.
    #[xml(attr)]
    pub keyfile: Option<String>,
    /// Socket of the agent that has the key.
    #[xml(attr)]
    pub agentsock: Option<String>,
}

/// `<identity>` of NFS: whose rights are used.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "identity")]
pub struct NfsIdentity {
    /// A user by name or number.
    #[xml(attr)]
    pub user: Option<String>,
    /// A group by name or number.
    #[xml(attr)]
    pub group: Option<String>,
}

/// What a server offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkSource {
    /// How it is spoken to.
    pub protocol: Protocol,
    /// What is asked for; pool and image of RBD, volume and path of Gluster, in one.
    pub name: Option<String>,
    /// What follows the name in an HTTP request.
    pub query: Option<String>,
    /// Whether the connection is encrypted.
    pub tls: Option<YesNo>,
    /// Name that the server's certificate must have.
    pub tls_hostname: Option<String>,
    /// Whether the driver's configuration decided on `tls`; a fact of the status file.
    pub tls_from_config: Option<i32>,
    /// The servers.
    pub hosts: Vec<Host>,
    /// Seconds that an NBD client waits for a lost server; 0 when not given.
    pub reconnect_delay: u32,
    /// Snapshot of RBD.
    pub snapshot: Option<String>,
    /// Configuration file of RBD.
    pub config_file: Option<String>,
    /// Name of the iSCSI initiator.
    pub initiator: Option<String>,
    /// File with the keys of known SSH servers.
    pub known_hosts: Option<String>,
    /// Who logs in by SSH.
    pub ssh: Option<SshIdentity>,
    /// Whose rights NFS uses.
    pub nfs: NfsIdentity,
    /// Whether the certificate of an HTTPS or FTPS server is checked.
    pub ssl_verify: Option<YesNo>,
    /// Cookies of an HTTP request.
    pub cookies: Vec<Cookie>,
    /// Bytes read ahead; 0 when not given.
    pub readahead: u64,
    /// Seconds until a request fails; 0 when not given.
    pub timeout: u64,
}

/// A child with one attribute.
const fn with_attr(attrs: &'static [AttrShape], name: &'static str) -> Shape {
    Shape::new(name, attrs, &[])
}

/// `<initiator>`, also of a host device.
pub(crate) static INITIATOR: Shape = Shape::new(
    "initiator",
    &[],
    &[ChildShape::new(&with_attr(&[AttrShape::new("name").required()], "iqn")).required()],
);

/// `<host>`, also of a host device.
pub(crate) static HOST: Shape = with_attr(
    &[
        AttrShape::new("transport").words(&["tcp", "unix", "rdma"]),
        AttrShape::new("name"),
        AttrShape::new("port"),
        AttrShape::new("socket").of(Datatype::AbsolutePath),
    ],
    "host",
);

/// `<identity>` of both protocols.
static IDENTITY: Shape = with_attr(
    &[
        AttrShape::new("username"),
        AttrShape::new("keyfile"),
        AttrShape::new("agentsock"),
        AttrShape::new("user"),
        AttrShape::new("group"),
    ],
    "identity",
);

static COOKIES: Shape = Shape::new(
    "cookies",
    &[],
    &[
        ChildShape::new(&with_attr(&[AttrShape::new("name").required()], "cookie").with_text())
            .many(),
    ],
);

/// The part of `<source>` that is the network's.
pub(super) static NETWORK: Shape = Shape::new(
    "",
    &[
        AttrShape::new("protocol").words(Protocol::WORDS),
        AttrShape::new("name"),
        AttrShape::new("query"),
        AttrShape::new("tls").words(YesNo::WORDS),
        AttrShape::new("tlsHostname"),
    ],
    &[
        ChildShape::new(&HOST).many(),
        ChildShape::new(&with_attr(&[AttrShape::new("name").required()], "snapshot")),
        ChildShape::new(&with_attr(&[AttrShape::new("file").required()], "config")),
        ChildShape::new(&INITIATOR),
        ChildShape::new(&with_attr(
            &[AttrShape::new("verify").words(YesNo::WORDS).required()],
            "ssl",
        )),
        ChildShape::new(&COOKIES),
        ChildShape::new(&with_attr(
            &[AttrShape::new("size").of(Datatype::Unsigned).required()],
            "readahead",
        )),
        ChildShape::new(&with_attr(
            &[AttrShape::new("seconds").of(Datatype::Unsigned).required()],
            "timeout",
        )),
        ChildShape::new(&with_attr(
            &[AttrShape::new("path").of(Datatype::AbsolutePath).required()],
            "knownHosts",
        )),
        ChildShape::new(&IDENTITY),
    ],
);

impl Protocol {
    /// The port of a server that names none; 0 where the client library knows it.
    #[must_use]
    pub fn default_port(self) -> u16 {
        match self {
            Self::Nbd => 10809,
            Self::Sheepdog => 7000,
            Self::Gluster => 24007,
            Self::Iscsi => 3260,
            Self::Http => 80,
            Self::Https => 443,
            Self::Ftp => 21,
            Self::Ftps => 990,
            Self::Tftp => 69,
            Self::Ssh => 22,
            Self::Vxhs => 9999,
            Self::Rbd | Self::Nfs => 0,
        }
    }

    /// Whether a user can be named.
    #[must_use]
    pub fn has_auth(self) -> bool {
        !matches!(
            self,
            Self::Nbd | Self::Gluster | Self::Tftp | Self::Vxhs | Self::Nfs | Self::Sheepdog
        )
    }
}

impl Host {
    /// Reads every `<host>` of `node`, ports as they are.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` where name or socket is missing, `VIR_ERR_INVALID_ARG` for a bad port.
    pub fn parse_all(node: Node<'_>) -> Result<Vec<Self>> {
        node.children_named("host").map(Self::parse).collect()
    }

    /// Reads one; descriptors of the client's are no place for a disk.
    pub(crate) fn parse(node: Node<'_>) -> Result<Self> {
        let transport = attr_opt(node, "transport")?.unwrap_or(Transport::Tcp);
        if transport == Transport::Fd {
            bail!(VIR_ERR_XML_ERROR, "transport 'fd' is now allowed");
        }
        match (transport, node.attr("socket")) {
            (Transport::Unix, Some(socket)) => return Ok(Self::Unix(socket.to_owned())),
            (Transport::Unix, None) => {
                bail!(VIR_ERR_XML_ERROR, "missing socket for unix transport");
            }
            (other, Some(_)) => bail!(
                VIR_ERR_XML_ERROR,
                "transport '{other}' does not support socket attribute"
            ),
            (_, None) => {}
        }
        let Some(name) = node.attr("name") else {
            bail!(VIR_ERR_XML_ERROR, "missing name for host");
        };
        Ok(Self::Inet {
            name: name.to_owned(),
            port: node.attr("port").map_or(Ok(0), parse_port)?,
            rdma: transport == Transport::Rdma,
        })
    }

    /// Writes `<host>`.
    pub fn format(&self, w: &mut Writer) {
        w.start("host");
        match self {
            Self::Inet { name, port, rdma } => {
                w.attr("name", name);
                if *port != 0 {
                    w.attr_plain("port", port);
                }
                if *rdma {
                    w.attr("transport", Transport::Rdma.as_str());
                }
            }
            Self::Unix(socket) => {
                w.attr("transport", Transport::Unix.as_str());
                w.attr("socket", socket);
            }
        }
        w.end();
    }

    /// Gives a server spoken to over TCP the protocol's port.
    fn fill_port(&mut self, protocol: Protocol) {
        if let Self::Inet {
            port: port @ 0,
            rdma: false,
            ..
        } = self
        {
            *port = protocol.default_port();
        }
    }
}

/// A port number (C: `virStringParsePort`).
fn parse_port(text: &str) -> Result<u16> {
    let Some(number) = number::to_u32_positive(text, 10) else {
        bail!(VIR_FROM_NONE: VIR_ERR_INVALID_ARG, "failed to parse port number '{text}'");
    };
    match u16::try_from(number) {
        Ok(port) => Ok(port),
        Err(_) => bail!(VIR_FROM_NONE: VIR_ERR_INVALID_ARG, "port '{text}' out of range"),
    }
}

/// Name of the iSCSI initiator in `<initiator>`.
pub(crate) fn parse_initiator(node: Node<'_>) -> Option<String> {
    let iqn = node.child("initiator")?.child("iqn")?;
    iqn.attr("name")
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
}

/// Writes `<initiator>`.
pub(crate) fn format_initiator(name: Option<&str>, w: &mut Writer) {
    if let Some(name) = name {
        w.start("initiator");
        single("iqn", "name", name, w);
        w.end();
    }
}

/// An iSCSI name without a unit number asks for the first unit (C:
/// `virDomainPostParseCheckISCSIPath`).
pub(crate) fn complete_iscsi_name(name: &mut String) {
    if !name.contains('/') {
        name.push_str("/0");
    }
}

/// `<element attr='value'/>`
fn single(element: &str, attr: &str, value: &str, w: &mut Writer) {
    w.start(element);
    w.attr(attr, value);
    w.end();
}

impl Cookie {
    fn parse_all(node: Node<'_>) -> Result<Vec<Self>> {
        let Some(cookies) = node.child("cookies") else {
            return Ok(Vec::new());
        };
        let all: Vec<Self> = cookies
            .children_named("cookie")
            .map(Self::parse)
            .collect::<Result<_>>()?;
        let mut seen = HashSet::new();
        for cookie in &all {
            if !seen.insert(&cookie.name) {
                bail!(
                    VIR_FROM_STORAGE: VIR_ERR_XML_ERROR,
                    "duplicate cookie '{}'",
                    cookie.name
                );
            }
            cookie.check()?;
        }
        Ok(all)
    }

    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(name) = node.attr("name") else {
            bail!(VIR_ERR_XML_ERROR, "missing cookie name");
        };
        let value = node.text();
        if value.is_empty() {
            bail!(VIR_ERR_XML_ERROR, "missing value for cookie '{name}'");
        }
        Ok(Self {
            name: name.to_owned(),
            value: value.into_owned(),
        })
    }

    /// What RFC 6265 allows.
    fn check(&self) -> Result<()> {
        let Self { name, value } = self;
        if name.is_empty() {
            bail!(
                VIR_FROM_STORAGE: VIR_ERR_XML_ERROR,
                "cookie name must not be empty"
            );
        }
        if name.contains(|c| NOT_IN_NAME.contains(c)) {
            bail!(
                VIR_FROM_STORAGE: VIR_ERR_XML_ERROR,
                "cookie name '{name}' contains invalid characters"
            );
        }
        // The value may stand in quotes.
        let inner = match value.strip_prefix('"') {
            Some(rest) => rest.strip_suffix('"'),
            None => Some(value.as_str()),
        };
        if inner.is_none_or(|inner| inner.contains(|c| NOT_IN_VALUE.contains(c))) {
            bail!(
                VIR_FROM_STORAGE: VIR_ERR_XML_ERROR,
                "value of cookie '{name}' contains invalid characters"
            );
        }
        Ok(())
    }
}

impl NetworkSource {
    /// A protocol and nothing else.
    fn of(protocol: Protocol) -> Self {
        Self {
            protocol,
            name: None,
            query: None,
            tls: None,
            tls_hostname: None,
            tls_from_config: None,
            hosts: Vec::new(),
            reconnect_delay: 0,
            snapshot: None,
            config_file: None,
            initiator: None,
            known_hosts: None,
            ssh: None,
            nfs: NfsIdentity::default(),
            ssl_verify: None,
            cookies: Vec::new(),
            readahead: 0,
            timeout: 0,
        }
    }

    pub(super) fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let protocol = attr_required(node, "protocol")?;
        let mut source = Self::of(protocol);
        source.name = Self::parse_name(node, protocol)?;
        source.tls = attr_opt(node, "tls")?;
        source.tls_hostname = node.attr("tlsHostname").map(str::to_owned);
        if cx.flags.has(ParseFlags::STATUS) {
            source.tls_from_config = attr_opt(node, "tlsFromConfig")?;
        }
        let attr = |child: &str, attr: &str| {
            let text = node.child(child)?.attr(attr)?;
            Some(text.to_owned()).filter(|text| !text.is_empty())
        };
        source.snapshot = attr("snapshot", "name");
        source.config_file = attr("config", "file");
        if protocol == Protocol::Nbd {
            source.reconnect_delay = parse_delay(node)?;
        }
        source.hosts = Host::parse_all(node)?;
        for host in &mut source.hosts {
            host.fill_port(protocol);
        }
        source.initiator = parse_initiator(node);
        source.parse_web(node)?;
        source.parse_identity(node, cx)?;
        Ok(source)
    }

    fn parse_name(node: Node<'_>, protocol: Protocol) -> Result<Option<String>> {
        let Some(name) = node.attr("name") else {
            if protocol != Protocol::Nbd {
                bail!(VIR_ERR_XML_ERROR, "missing name for disk source");
            }
            return Ok(None);
        };
        let is_split = matches!(protocol, Protocol::Rbd | Protocol::Gluster);
        if is_split && name.find('/').is_none_or(|at| at == 0) {
            bail!(
                VIR_ERR_XML_ERROR,
                "can't split path '{name}' into pool name and image name"
            );
        }
        Ok(Some(name.to_owned()).filter(|name| !name.is_empty()))
    }

    /// What HTTP and FTP have.
    fn parse_web(&mut self, node: Node<'_>) -> Result<()> {
        let http = matches!(self.protocol, Protocol::Http | Protocol::Https);
        let encrypted = matches!(self.protocol, Protocol::Https | Protocol::Ftps);
        if encrypted && let Some(ssl) = node.child("ssl") {
            self.ssl_verify = attr_opt(ssl, "verify")?;
        }
        if http {
            self.query = node.attr("query").map(str::to_owned);
            self.cookies = Cookie::parse_all(node)?;
        }
        if http || matches!(self.protocol, Protocol::Ftp | Protocol::Ftps) {
            self.readahead = number_in(node, "readahead", "size")?;
            self.timeout = number_in(node, "timeout", "seconds")?;
        }
        Ok(())
    }

    fn parse_identity(&mut self, node: Node<'_>, cx: &mut ParseCx) -> Result<()> {
        match self.protocol {
            Protocol::Ssh => {
                if let Some(hosts) = node.child("knownHosts") {
                    self.known_hosts = Some(attr_required(hosts, "path")?);
                }
                self.ssh = super::child(node, "identity", cx)?;
                let keyless = |ssh: &SshIdentity| ssh.keyfile.is_none() && ssh.agentsock.is_none();
                if self.ssh.as_ref().is_some_and(keyless) {
                    bail!(
                        VIR_ERR_XML_ERROR,
                        "element 'identity' requires either 'keyfile' or 'agentsock' attribute"
                    );
                }
            }
            Protocol::Nfs => {
                self.nfs = super::child(node, "identity", cx)?.unwrap_or_default();
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        w.attr("protocol", self.protocol.as_str());
        w.attr_opt("name", self.name.as_deref());
        w.attr_opt("query", self.query.as_deref());
        w.attr_opt("tls", self.tls.map(YesNo::as_str));
        w.attr_opt("tlsHostname", self.tls_hostname.as_deref());
        if let Some(from_config) = self.tls_from_config
            && cx.has(FormatFlags::STATUS)
        {
            w.attr_plain("tlsFromConfig", from_config);
        }
    }

    pub(super) fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.hosts.iter().for_each(|host| host.format(w));
        if let Some(name) = &self.snapshot {
            single("snapshot", "name", name, w);
        }
        if let Some(file) = &self.config_file {
            single("config", "file", file, w);
        }
        format_initiator(self.initiator.as_deref(), w);
        if let Some(verify) = self.ssl_verify {
            single("ssl", "verify", verify.as_str(), w);
        }
        self.format_cookies(w, cx);
        for (name, attr, value) in [
            ("readahead", "size", self.readahead),
            ("timeout", "seconds", self.timeout),
        ] {
            if value != 0 {
                w.start(name);
                w.attr_plain(attr, value);
                w.end();
            }
        }
        if self.reconnect_delay != 0 {
            w.start("reconnect");
            w.attr_plain("delay", self.reconnect_delay);
            w.end();
        }
        self.nfs.format_unless_empty("identity", w, cx);
        if let Some(path) = &self.known_hosts {
            single("knownHosts", "path", path, w);
        }
        if let Some(ssh) = &self.ssh {
            ssh.format(w, cx);
        }
    }

    /// Cookies are as good as passwords.
    fn format_cookies(&self, w: &mut Writer, cx: &FormatCx) {
        if self.cookies.is_empty() || !cx.has(FormatFlags::SECURE) {
            return;
        }
        w.start("cookies");
        for cookie in &self.cookies {
            w.start("cookie");
            w.attr("name", &cookie.name);
            w.text(&cookie.value);
            w.end();
        }
        w.end();
    }
}

/// A number in a child's attribute; 0 when not given.
fn number_in(node: Node<'_>, child: &str, attr: &str) -> Result<u64> {
    let Some(text) = node.child(child).and_then(|child| child.attr(attr)) else {
        return Ok(0);
    };
    match number::to_u64_positive(text, 10) {
        Some(value) => Ok(value),
        None => bail!(VIR_ERR_XML_ERROR, "invalid readahead size or timeout"),
    }
}
