//! `<serial>`, `<parallel>`, `<console>`, `<channel>`: character devices (C: `virDomainChrDef`).
//!
//! What stands behind one is `chardev_source`.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{AttrValue, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml};

pub use super::chardev_source::{ChardevLog, ChardevSource, ChardevType, Reconnect, SocketMode};
use super::device_info::DeviceInfo;
use super::schema;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainChrSerialTargetType`.
    pub enum SerialTarget {
        IsaSerial = "isa-serial",
        UsbSerial = "usb-serial",
        PciSerial = "pci-serial",
        SpaprVioSerial = "spapr-vio-serial",
        SystemSerial = "system-serial",
        SclpSerial = "sclp-serial",
        IsaDebug = "isa-debug",
    }
}

util::vir_enum! {
    /// C: `virDomainChrSerialTargetModel`.
    pub enum SerialModel {
        IsaSerial = "isa-serial",
        UsbSerial = "usb-serial",
        PciSerial = "pci-serial",
        SpaprVty = "spapr-vty",
        Pl011 = "pl011",
        Sclpconsole = "sclpconsole",
        Sclplmconsole = "sclplmconsole",
        Uart16550a = "16550a",
        IsaDebugcon = "isa-debugcon",
    }
}

util::vir_enum! {
    /// C: `virDomainChrConsoleTargetType`.
    pub enum ConsoleTarget {
        Serial = "serial",
        Xen = "xen",
        Uml = "uml",
        Virtio = "virtio",
        Lxc = "lxc",
        Openvz = "openvz",
        Sclp = "sclp",
        Sclplm = "sclplm",
    }
}

util::vir_enum! {
    /// C: `virDomainChrChannelTargetType`.
    pub enum ChannelTargetType { Guestfwd = "guestfwd", Virtio = "virtio", Xen = "xen" }
}

util::vir_enum! {
    /// C: `virDomainChrDeviceState`.
    pub enum ChannelState { Connected = "connected", Disconnected = "disconnected" }
}
util::xml_enum!(
    SerialTarget,
    SerialModel,
    ConsoleTarget,
    ChannelTargetType,
    ChannelState
);

/// What kind of character device it is, and what the guest sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChardevTarget {
    /// `<serial>`
    Serial {
        /// Where it sits; `None` until the definition is completed.
        kind: Option<SerialTarget>,
        /// Which hardware; `None` until the definition is completed.
        model: Option<SerialModel>,
        /// Number; `None` until the definition is completed.
        port: Option<i32>,
    },
    /// `<parallel>`
    Parallel {
        /// Number; `None` until the definition is completed.
        port: Option<i32>,
    },
    /// `<console>`
    Console {
        /// Which hardware; `None` until the definition is completed.
        kind: Option<ConsoleTarget>,
        /// Number; `None` until the definition is completed.
        port: Option<i32>,
    },
    /// `<channel>` of virtio or Xen.
    Channel {
        /// Which bus.
        kind: ChannelTargetType,
        /// Name of the port in the guest.
        name: Option<String>,
        /// Whether the guest has it open; a runtime fact.
        state: Option<ChannelState>,
    },
    /// `<channel>` to an address that the guest sees.
    Guestfwd {
        /// IPv4 address.
        address: String,
        /// TCP port.
        port: u16,
    },
}

/// A character device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chardev {
    /// What the guest sees.
    pub target: ChardevTarget,
    /// What stands behind it.
    pub source: ChardevSource,
    /// Alias and address.
    pub info: DeviceInfo,
}

/// The port of a target; -1 leaves it open.
fn port(target: Option<Node<'_>>) -> Result<Option<i32>> {
    let Some(text) = target.and_then(|t| t.attr("port")) else {
        return Ok(None);
    };
    match util::number::to_u32(text, 10).map(u32::cast_signed) {
        Some(-1) => Ok(None),
        Some(port) if port >= 0 => Ok(Some(port)),
        _ => bail!(VIR_ERR_XML_ERROR, "Invalid port number: {text}"),
    }
}

/// The `type` of a target.
fn target_type<T: AttrValue>(target: Option<Node<'_>>) -> Result<Option<T>> {
    let Some(text) = target.and_then(|t| t.attr("type")) else {
        return Ok(None);
    };
    match T::from_attr(text) {
        Some(kind) => Ok(Some(kind)),
        None => Err(unknown_target(text)),
    }
}

fn unknown_target(word: &str) -> Box<util::Error> {
    util::err!(
        VIR_ERR_CONFIG_UNSUPPORTED,
        "unknown target type '{word}' specified for character device"
    )
}

impl ChardevTarget {
    fn parse(element: &str, node: Option<Node<'_>>, cx: &ParseCx) -> Result<Self> {
        match element {
            "parallel" => Ok(Self::Parallel { port: port(node)? }),
            "console" => Ok(Self::Console {
                kind: target_type(node)?,
                port: port(node)?,
            }),
            "channel" => Self::parse_channel(node, cx),
            _ => Self::parse_serial(node),
        }
    }

    fn parse_serial(node: Option<Node<'_>>) -> Result<Self> {
        let model = node.and_then(|t| t.child("model"));
        Ok(Self::Serial {
            kind: target_type(node)?,
            port: port(node)?,
            model: model.map_or(Ok(None), |m| attr_opt(m, "name"))?,
        })
    }

    fn parse_channel(node: Option<Node<'_>>, cx: &ParseCx) -> Result<Self> {
        let word = node.and_then(|t| t.attr("type"));
        let Some((node, word)) = node.zip(word) else {
            bail!(
                VIR_ERR_XML_ERROR,
                "target type must be specified for channel device"
            );
        };
        let Some(kind) = ChannelTargetType::from_str(word) else {
            return Err(unknown_target(word));
        };
        if kind == ChannelTargetType::Guestfwd {
            return Self::parse_guestfwd(node);
        }
        let live = !cx.flags.has(ParseFlags::INACTIVE);
        Ok(Self::Channel {
            kind,
            name: node.attr("name").map(str::to_owned),
            state: if live { attr_opt(node, "state")? } else { None },
        })
    }

    fn parse_guestfwd(node: Node<'_>) -> Result<Self> {
        let Some(address) = node.attr("address") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "guestfwd channel does not define a target address"
            );
        };
        if address
            .parse::<std::net::IpAddr>()
            .is_ok_and(|a| a.is_ipv6())
        {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "guestfwd channel only supports IPv4 addresses"
            );
        }
        if address.parse::<std::net::Ipv4Addr>().is_err() {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Cannot parse socket address '{address}': Name or service not known"
            );
        }
        let Some(text) = node.attr("port") else {
            return Err(util::xml::error::missing_attr("target", "port"));
        };
        match text.parse() {
            Ok(port) => Ok(Self::Guestfwd {
                address: address.to_owned(),
                port,
            }),
            Err(_) => bail!(VIR_ERR_XML_ERROR, "Invalid port number: {text}"),
        }
    }

    fn format(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("target");
        match self {
            Self::Serial { kind, model, port } => {
                w.attr_opt("type", kind.map(SerialTarget::as_str));
                format_port(*port, w);
                if let Some(model) = model {
                    w.start("model");
                    w.attr("name", model.as_str());
                    w.end();
                }
            }
            Self::Parallel { port } => format_port(*port, w),
            Self::Console { kind, port } => {
                w.attr_opt("type", kind.map(ConsoleTarget::as_str));
                format_port(*port, w);
            }
            Self::Channel { kind, name, state } => {
                w.attr("type", kind.as_str());
                w.attr_opt("name", name.as_deref());
                let state = state.filter(|_| !cx.has(FormatFlags::INACTIVE));
                w.attr_opt("state", state.map(ChannelState::as_str));
            }
            Self::Guestfwd { address, port } => {
                w.attr("type", ChannelTargetType::Guestfwd.as_str());
                w.attr("address", address);
                w.attr_plain("port", port);
            }
        }
        w.end_unless_empty();
    }
}

fn format_port(port: Option<i32>, w: &mut Writer) {
    if let Some(port) = port {
        w.attr_plain("port", port);
    }
}

impl Xml for Chardev {
    const SHAPE: &'static Shape = &schema::chardev::SERIAL;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let source = match node.attr("type") {
            Some(_) => ChardevSource::parse(node, "type", cx)?,
            None => ChardevSource::of_type(ChardevType::Pty),
        };
        let target = ChardevTarget::parse(node.name(), node.child("target"), cx)?;
        Ok(Self {
            target,
            source,
            info: DeviceInfo::parse(node, cx)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        self.source.format_type(w, cx);
        let is_console = matches!(self.target, ChardevTarget::Console { .. });
        let live = !cx.has(FormatFlags::INACTIVE);
        if is_console && live && self.source.kind == ChardevType::Pty {
            w.attr_opt("tty", self.source.path.as_deref());
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.source.format_body(w, cx);
        self.target.format(w, cx);
        self.info.format_body(w, cx);
    }
}
