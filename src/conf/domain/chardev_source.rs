//! What stands behind a character device: a terminal, a file, a socket (C: `virDomainChrSourceDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required};
use util::xml::{AttrShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer};

use crate::{OnOff, YesNo};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainChrType`.
    pub enum ChardevType {
        Null = "null",
        Vc = "vc",
        Pty = "pty",
        Dev = "dev",
        File = "file",
        Pipe = "pipe",
        Stdio = "stdio",
        Udp = "udp",
        Tcp = "tcp",
        Unix = "unix",
        Spicevmc = "spicevmc",
        Spiceport = "spiceport",
        Nmdm = "nmdm",
        QemuVdagent = "qemu-vdagent",
        Dbus = "dbus",
    }
}

util::vir_enum! {
    /// Which end of a socket the hypervisor is.
    pub enum SocketMode { Connect = "connect", Bind = "bind" }
}

util::vir_enum! {
    /// C: `virDomainChrTcpProtocol`.
    pub enum TcpProtocol { Raw = "raw", Telnet = "telnet", Telnets = "telnets", Tls = "tls" }
}

util::vir_enum! {
    /// C: `virDomainMouseMode`: who moves the pointer.
    pub enum MouseMode { Server = "server", Client = "client" }
}
util::xml_enum!(ChardevType, SocketMode, TcpProtocol, MouseMode);

/// Characters of a channel's name.
const CHANNEL_CHARS: &[u8] = b"_-.";

/// `<log>`: a file that gets a copy of what the guest writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChardevLog {
    /// Its path.
    pub file: String,
    /// Whether an old file is kept.
    pub append: Option<OnOff>,
}

/// `<reconnect>`: whether a lost connection is made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reconnect {
    /// Whether it is.
    pub enabled: YesNo,
    /// Seconds between attempts.
    pub timeout: u32,
}

/// An end of a network connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostService {
    /// Name or address.
    pub host: Option<String>,
    /// Port or service name.
    pub service: Option<String>,
}

/// What stands behind a character device; `kind` tells which of the other fields count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChardevSource {
    /// Of which kind.
    pub kind: ChardevType,
    /// Terminal, file, pipe, device or UNIX socket; a pty's is a runtime fact.
    pub path: Option<String>,
    /// Whether an old file is kept.
    pub append: Option<OnOff>,
    /// Which end of a TCP or UNIX socket the hypervisor is.
    pub mode: Option<SocketMode>,
    /// TCP: the address; UDP: where it sends to.
    pub connect: HostService,
    /// UDP: where it listens.
    pub bind: HostService,
    /// What is spoken over TCP.
    pub protocol: TcpProtocol,
    /// Whether TCP is encrypted.
    pub tls: Option<YesNo>,
    /// Of a TCP or UNIX connection.
    pub reconnect: Option<Reconnect>,
    /// Name of a SPICE or D-Bus channel.
    pub channel: Option<String>,
    /// The other end of a null modem, whose own end is `path`.
    pub slave: Option<String>,
    /// Whether a SPICE agent shares the clipboard.
    pub copypaste: Option<YesNo>,
    /// Who moves a SPICE agent's pointer.
    pub mouse: Option<MouseMode>,
    /// Copy of the output.
    pub log: Option<ChardevLog>,
}

impl ChardevSource {
    /// Nothing but a kind.
    #[must_use]
    pub fn of_type(kind: ChardevType) -> Self {
        Self {
            kind,
            path: None,
            append: None,
            mode: None,
            connect: HostService::default(),
            bind: HostService::default(),
            protocol: TcpProtocol::Raw,
            tls: None,
            reconnect: None,
            channel: None,
            slave: None,
            copypaste: None,
            mouse: None,
            log: None,
        }
    }

    /// Reads the source of `node`, whose attribute `type_attr` names the kind.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for an unknown kind or missing parts.
    pub fn parse(node: Node<'_>, type_attr: &str, cx: &mut ParseCx) -> Result<Self> {
        let word = node.attr(type_attr).unwrap_or_default();
        let Some(kind) = ChardevType::from_str(word) else {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unknown type presented to host for character device: {word}"
            );
        };
        let mut this = Self::of_type(kind);
        check_count(node, kind)?;
        for source in node.children_named("source") {
            this.parse_source(source, cx)?;
        }
        let live = !cx.flags.has(ParseFlags::INACTIVE);
        if kind == ChardevType::Pty && live && this.path.is_none() {
            this.path = node.attr("tty").map(str::to_owned);
        }
        if let Some(protocol) = node.child("protocol") {
            this.protocol = attr_opt(protocol, "type")?.unwrap_or(TcpProtocol::Raw);
        }
        if let Some(log) = node.child("log") {
            this.log = ChardevLog::parse(log)?;
        }
        Ok(this)
    }

    fn parse_source(&mut self, source: Node<'_>, cx: &mut ParseCx) -> Result<()> {
        match self.kind {
            ChardevType::Tcp | ChardevType::Udp => self.parse_network(source)?,
            ChardevType::Unix => {
                self.mode = attr_opt(source, "mode")?;
                self.path = source.attr("path").map(str::to_owned);
                self.reconnect = Reconnect::parse_in(source)?;
            }
            ChardevType::Spiceport | ChardevType::Dbus => {
                self.channel = source.attr("channel").map(str::to_owned);
            }
            ChardevType::Nmdm => {
                self.path = source.attr("master").map(str::to_owned);
                self.slave = source.attr("slave").map(str::to_owned);
            }
            ChardevType::QemuVdagent => {
                let child = |name| source.child(name);
                self.copypaste =
                    child("clipboard").map_or(Ok(None), |n| attr_opt(n, "copypaste"))?;
                self.mouse = child("mouse").map_or(Ok(None), |n| attr_opt(n, "mode"))?;
            }
            _ => {
                self.path = source.attr("path").map(str::to_owned);
                self.append = attr_opt(source, "append")?;
            }
        }
        cx.note_unhandled(source, "source", &["seclabel"]);
        Ok(())
    }

    fn parse_network(&mut self, source: Node<'_>) -> Result<()> {
        let mode = attr_opt(source, "mode")?.unwrap_or(SocketMode::Connect);
        let end = HostService {
            host: source.attr("host").map(str::to_owned),
            service: source.attr("service").map(str::to_owned),
        };
        if self.kind == ChardevType::Udp && mode == SocketMode::Bind {
            self.bind = end;
            return Ok(());
        }
        self.connect = end;
        self.mode = Some(mode);
        self.tls = attr_opt(source, "tls")?;
        self.reconnect = Reconnect::parse_in(source)?;
        Ok(())
    }

    /// Refuses a source that lacks what its kind needs.  A virtio channel's UNIX socket may be
    /// left to the driver.
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR`, as libvirt has it.
    pub fn validate(&self, is_virtio_channel: bool) -> Result<()> {
        let missing = |what: &str| {
            Err(util::err!(
                VIR_ERR_INTERNAL_ERROR,
                "Missing source {what} attribute for char device"
            ))
        };
        match self.kind {
            ChardevType::File | ChardevType::Dev | ChardevType::Pipe if self.path.is_none() => {
                missing("path")
            }
            ChardevType::Unix if self.path.is_none() && !is_virtio_channel => missing("path"),
            ChardevType::Nmdm if self.path.is_none() != self.slave.is_none() => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Should define both master and slave path attributes for nmdm device"
            ),
            ChardevType::Tcp if self.connect.host.is_none() => missing("host"),
            ChardevType::Tcp | ChardevType::Udp if self.connect.service.is_none() => {
                missing("service")
            }
            ChardevType::Tcp | ChardevType::Unix => self.check_reconnect(),
            ChardevType::Spiceport | ChardevType::Dbus => self.check_channel(),
            _ => Ok(()),
        }
    }

    fn check_reconnect(&self) -> Result<()> {
        let again = self.reconnect.is_some_and(|r| r.enabled.is_yes());
        if again && self.mode == Some(SocketMode::Bind) {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "chardev reconnect is possible only for connect mode"
            );
        }
        Ok(())
    }

    fn check_channel(&self) -> Result<()> {
        let Some(name) = &self.channel else {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Missing source channel attribute for char device"
            );
        };
        if !name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || CHANNEL_CHARS.contains(&b))
        {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Invalid character in source channel for char device"
            );
        }
        Ok(())
    }

    /// Writes the attribute that names the kind.
    pub fn format_type(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("type", self.kind.as_str());
    }

    /// Writes `<source>`, `<protocol>` and `<log>`.
    pub fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        match self.kind {
            ChardevType::Null | ChardevType::Vc | ChardevType::Stdio | ChardevType::Spicevmc => {}
            ChardevType::Pty if cx.has(FormatFlags::INACTIVE) => {}
            ChardevType::Tcp => self.format_tcp(w),
            ChardevType::Nmdm => {
                w.start("source");
                w.attr_opt("master", self.path.as_deref());
                w.attr_opt("slave", self.slave.as_deref());
                w.end_unless_empty();
            }
            ChardevType::QemuVdagent => self.format_agent(w),
            ChardevType::Udp => self.format_udp(w),
            ChardevType::Unix => self.format_unix(w),
            ChardevType::Spiceport | ChardevType::Dbus => {
                w.start("source");
                w.attr_opt("channel", self.channel.as_deref());
                w.end();
            }
            _ => self.format_path(w),
        }
        if let Some(log) = &self.log {
            w.start("log");
            w.attr("file", &log.file);
            w.attr_opt("append", log.append.map(OnOff::as_str));
            w.end();
        }
    }

    fn format_path(&self, w: &mut Writer) {
        if let Some(path) = &self.path {
            w.start("source");
            w.attr("path", path);
            w.attr_opt("append", self.append.map(OnOff::as_str));
            w.end();
        }
    }

    fn format_agent(&self, w: &mut Writer) {
        w.start("source");
        w.start("clipboard");
        w.attr_opt("copypaste", self.copypaste.map(YesNo::as_str));
        w.end_unless_empty();
        w.start("mouse");
        w.attr_opt("mode", self.mouse.map(MouseMode::as_str));
        w.end_unless_empty();
        w.end_unless_empty();
    }

    fn format_unix(&self, w: &mut Writer) {
        let Some(path) = &self.path else { return };
        w.start("source");
        w.attr("mode", self.mode.unwrap_or(SocketMode::Connect).as_str());
        w.attr("path", path);
        Reconnect::format_in(self.reconnect, w);
        w.end();
    }

    fn format_tcp(&self, w: &mut Writer) {
        w.start("source");
        w.attr("mode", self.mode.unwrap_or(SocketMode::Connect).as_str());
        w.attr_opt("host", self.connect.host.as_deref());
        w.attr_opt("service", self.connect.service.as_deref());
        w.attr_opt("tls", self.tls.map(YesNo::as_str));
        Reconnect::format_in(self.reconnect, w);
        w.end();
        w.start("protocol");
        w.attr("type", self.protocol.as_str());
        w.end();
    }

    fn format_udp(&self, w: &mut Writer) {
        for (mode, end) in [
            (SocketMode::Bind, &self.bind),
            (SocketMode::Connect, &self.connect),
        ] {
            if *end != HostService::default() {
                w.start("source");
                w.attr("mode", mode.as_str());
                w.attr_opt("host", end.host.as_deref());
                w.attr_opt("service", end.service.as_deref());
                w.end();
            }
        }
    }
}

/// Most kinds have one `<source>`, UDP one for each direction.
fn check_count(node: Node<'_>, kind: ChardevType) -> Result<()> {
    let sources = node.children_named("source").count();
    if kind == ChardevType::Udp && sources > 2 {
        bail!(
            VIR_ERR_XML_ERROR,
            "only two source elements are allowed for character device"
        );
    }
    for (name, count) in [
        ("source", if kind == ChardevType::Udp { 0 } else { sources }),
        ("log", node.children_named("log").count()),
        ("protocol", node.children_named("protocol").count()),
    ] {
        if count > 1 {
            bail!(
                VIR_ERR_XML_ERROR,
                "only one {name} element is allowed for character device"
            );
        }
    }
    Ok(())
}

impl Reconnect {
    /// The declaration.
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "reconnect",
        &[
            AttrShape::new("enabled").required().words(YesNo::WORDS),
            AttrShape::new("timeout"),
        ],
        &[],
    );

    /// Reads the element below a `<source>`; one that doesn't say whether is none.
    pub(crate) fn parse_in(source: Node<'_>) -> Result<Option<Self>> {
        let Some(node) = source.child(Self::SHAPE.element) else {
            return Ok(None);
        };
        let Some(enabled) = attr_opt(node, "enabled")? else {
            return Ok(None);
        };
        let timeout = if enabled == YesNo::Yes {
            attr_required(node, "timeout")?
        } else {
            0
        };
        Ok(Some(Self { enabled, timeout }))
    }

    /// Writes the element, if there is one.
    pub(crate) fn format_in(reconnect: Option<Self>, w: &mut Writer) {
        if let Some(reconnect) = reconnect {
            w.start(Self::SHAPE.element);
            w.attr("enabled", reconnect.enabled.as_str());
            if reconnect.enabled.is_yes() {
                w.attr_plain("timeout", reconnect.timeout);
            }
            w.end();
        }
    }
}

impl ChardevLog {
    fn parse(node: Node<'_>) -> Result<Option<Self>> {
        let append = attr_opt(node, "append")?;
        Ok(node.attr("file").map(|file| Self {
            file: file.to_owned(),
            append,
        }))
    }
}
