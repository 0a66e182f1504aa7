//! `<graphics>`: how the guest's screen is shown (C: `virDomainGraphicsDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required};
use util::xml::{FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml};

use super::device_info::DeviceInfo;
pub use super::graphics_options::{DbusOptions, SpiceChannel, SpiceOptions};
use crate::YesNo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainGraphicsType`.
    pub enum GraphicsType {
        Sdl = "sdl",
        Vnc = "vnc",
        Rdp = "rdp",
        Desktop = "desktop",
        Spice = "spice",
        EglHeadless = "egl-headless",
        Dbus = "dbus",
    }
}

util::vir_enum! {
    /// C: `virDomainGraphicsListenType`.
    pub enum ListenType { None = "none", Address = "address", Network = "network", Socket = "socket" }
}

util::vir_enum! {
    /// C: `virDomainGraphicsVNCSharePolicy`.
    pub enum SharePolicy {
        AllowExclusive = "allow-exclusive",
        ForceShared = "force-shared",
        Ignore = "ignore",
    }
}

util::vir_enum! {
    /// C: `virDomainGraphicsAuthConnectedType`.
    pub enum Connected { Fail = "fail", Disconnect = "disconnect", Keep = "keep" }
}
util::xml_enum!(GraphicsType, ListenType, SharePolicy, Connected);

/// `<listen>`: where a server can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listen {
    /// By what.
    pub kind: ListenType,
    /// Address; a runtime fact where `kind` is a network.
    pub address: Option<String>,
    /// Name of the network.
    pub network: Option<String>,
    /// Path of a UNIX socket.
    pub socket: Option<String>,
    /// Whether the driver chose the socket, not the user.
    pub auto_generated: bool,
}

impl Listen {
    fn address(address: Option<String>) -> Self {
        Self {
            kind: ListenType::Address,
            address,
            network: None,
            socket: None,
            auto_generated: false,
        }
    }

    fn nowhere() -> Self {
        Self {
            kind: ListenType::None,
            ..Self::address(None)
        }
    }

    fn socket(path: String) -> Self {
        Self {
            kind: ListenType::Socket,
            address: None,
            network: None,
            socket: Some(path),
            auto_generated: false,
        }
    }

    fn parse(node: Node<'_>, inactive: bool) -> Result<Self> {
        let kind = attr_required(node, "type")?;
        let text = |name| {
            node.attr(name)
                .filter(|t: &&str| !t.is_empty())
                .map(str::to_owned)
        };
        let address = text("address").filter(|_| kind != ListenType::Network || !inactive);
        Ok(Self {
            kind,
            address: if kind == ListenType::Socket {
                None
            } else {
                address
            },
            network: if kind == ListenType::Network {
                text("network")
            } else {
                None
            },
            socket: if kind == ListenType::Socket {
                text("socket")
            } else {
                None
            },
            auto_generated: false,
        })
    }

    fn format(&self, w: &mut Writer, cx: &FormatCx) {
        let inactive = cx.has(FormatFlags::INACTIVE);
        // Old peers know only addresses and networks.
        let new = matches!(self.kind, ListenType::None | ListenType::Socket);
        if (inactive && self.auto_generated) || (new && cx.has(FormatFlags::MIGRATABLE)) {
            return;
        }
        w.start("listen");
        w.attr("type", self.kind.as_str());
        if self.kind == ListenType::Address || !inactive {
            w.attr_opt("address", self.address.as_deref());
        }
        w.attr_opt("network", self.network.as_deref());
        w.attr_opt("socket", self.socket.as_deref());
        w.end();
    }
}

/// A server's password.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphicsAuth {
    /// The password; shown with the SECURE flag alone.
    pub passwd: Option<String>,
    /// Until when it counts, as written: `2026-11-22T20:00:00`.
    pub valid_to: Option<String>,
    /// What happens to a client when the password changes.
    pub connected: Option<Connected>,
}

/// `YYYY-MM-DDTHH:MM:SS`
fn is_time(text: &str) -> bool {
    const FORM: &[u8] = b"0000-00-00T00:00:00";
    let fits = |(byte, form): (u8, &u8)| match form {
        b'0' => byte.is_ascii_digit(),
        form => byte == *form,
    };
    text.len() == FORM.len() && text.bytes().zip(FORM).all(fits)
}

impl GraphicsAuth {
    fn parse(node: Node<'_>, kind: GraphicsType) -> Result<Self> {
        let auth = Self {
            passwd: node.attr("passwd").map(str::to_owned),
            valid_to: node.attr("passwdValidTo").map(str::to_owned),
            connected: attr_opt(node, "connected")?,
        };
        let vnc = auth.passwd.is_some() && kind == GraphicsType::Vnc;
        if vnc
            && auth
                .connected
                .is_some_and(|connected| connected != Connected::Keep)
        {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "VNC supports connected='keep' only"
            );
        }
        if let (Some(_), Some(text)) = (&auth.passwd, &auth.valid_to)
            && !is_time(text)
        {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "cannot parse password validity time '{text}', expect YYYY-MM-DDTHH:MM:SS"
            );
        }
        Ok(auth)
    }

    fn format(&self, w: &mut Writer, cx: &FormatCx) {
        if let Some(passwd) = &self.passwd
            && cx.has(FormatFlags::SECURE)
        {
            w.attr("passwd", passwd);
        }
        if self.passwd.is_some() {
            w.attr_opt("passwdValidTo", self.valid_to.as_deref());
            w.attr_opt("connected", self.connected.map(Connected::as_str));
        }
    }
}

/// A screen's server or window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graphics {
    /// Of which kind.
    pub kind: GraphicsType,
    /// TCP port; 0 or -1 when it is chosen at start.
    pub port: i32,
    /// Whether the port is chosen at start.
    pub autoport: bool,
    /// Port for encrypted SPICE; as `port`.
    pub tls_port: i32,
    /// Port of VNC over WebSocket; -1 is chosen at start, 0 is none.
    pub websocket: i32,
    /// Keyboard layout.
    pub keymap: Option<String>,
    /// How VNC clients share.
    pub share_policy: Option<SharePolicy>,
    /// Whether a VNC client may switch the machine.
    pub power_control: Option<YesNo>,
    /// Password.
    pub auth: GraphicsAuth,
    /// X display of a window.
    pub display: Option<String>,
    /// X authority file of a window.
    pub xauth: Option<String>,
    /// Whether a window fills the screen.
    pub fullscreen: Option<YesNo>,
    /// `<gl enable=>`
    pub gl: Option<YesNo>,
    /// `<gl rendernode=>`
    pub rendernode: Option<String>,
    /// What SPICE alone has.
    pub spice: SpiceOptions,
    /// Address of a D-Bus, and whether the peer is reached without one.
    pub dbus: DbusOptions,
    /// Number of the `<audio>` element; 0 for none.
    pub audio_id: u32,
    /// Where it listens.
    pub listens: Vec<Listen>,
    /// Alias.
    pub info: DeviceInfo,
}

impl Graphics {
    /// Whether it is a server that listens.
    #[must_use]
    pub fn is_server(&self) -> bool {
        matches!(
            self.kind,
            GraphicsType::Vnc | GraphicsType::Spice | GraphicsType::Rdp
        )
    }

    fn parse_ports(&mut self, node: Node<'_>, inactive: bool) -> Result<()> {
        let autoport = attr_opt::<YesNo>(node, "autoport")?;
        let named = match node.attr("port") {
            None => None,
            Some(text) => match util::number::to_i32(text, 10) {
                Some(port) => Some(port),
                None => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "cannot parse {} port {text}",
                    self.kind
                ),
            },
        };
        self.port = named.unwrap_or(0);
        self.tls_port = attr_opt(node, "tlsPort")?.unwrap_or(0);
        self.websocket = attr_opt(node, "websocket")?.unwrap_or(0);
        let chosen_at_start =
            self.kind == GraphicsType::Vnc && (named.is_none() || self.port == -1);
        self.autoport = autoport.map_or(chosen_at_start, YesNo::is_yes);
        if self.port == -1 {
            self.port = 0;
        }
        if self.autoport && inactive {
            self.port = 0;
        }
        Ok(())
    }

    fn parse_listens(&mut self, node: Node<'_>, inactive: bool) -> Result<()> {
        let listens = node
            .children_named("listen")
            .map(|l| Listen::parse(l, inactive));
        self.listens = listens.collect::<Result<_>>()?;
        if self.listens.is_empty() {
            let text = |name| {
                node.attr(name)
                    .filter(|t: &&str| !t.is_empty())
                    .map(str::to_owned)
            };
            let listen = match text("socket").filter(|_| self.kind == GraphicsType::Vnc) {
                Some(path) => Listen::socket(path),
                None => Listen::address(text("listen")),
            };
            self.listens.push(listen);
        } else {
            self.check_old_attr(node, "listen", ListenType::Address)?;
            self.check_old_attr(node, "socket", ListenType::Socket)?;
        }
        // A SPICE server without any port listens nowhere.
        let portless = self.port == 0 && self.tls_port == 0 && !self.autoport;
        if let [only] = self.listens.as_mut_slice()
            && self.kind == GraphicsType::Spice
            && portless
            && matches!(only.kind, ListenType::Address)
        {
            *only = Listen::nowhere();
        }
        Ok(())
    }

    /// An old attribute must say what the first element of its kind says.
    fn check_old_attr(&self, node: Node<'_>, attr: &str, kind: ListenType) -> Result<()> {
        let Some(first) = self.listens.first().filter(|listen| listen.kind == kind) else {
            return Ok(());
        };
        let (name, new) = match kind {
            ListenType::Socket => ("socket", &first.socket),
            _ => ("address", &first.address),
        };
        let (Some(old), Some(new)) = (node.attr(attr), new) else {
            return Ok(());
        };
        if old != new {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "graphics '{attr}' attribute '{old}' must match '{name}' attribute of first listen element (found '{new}')"
            );
        }
        Ok(())
    }

    fn format_server(&self, w: &mut Writer, cx: &FormatCx) {
        let inactive = cx.has(FormatFlags::INACTIVE);
        let only = self.listens.first();
        if let Some(Listen {
            kind: ListenType::Socket,
            socket,
            auto_generated,
            ..
        }) = only
        {
            if self.kind == GraphicsType::Vnc && !(inactive && *auto_generated) {
                w.attr_opt("socket", socket.as_deref());
            }
        } else if only.is_none_or(|l| l.kind != ListenType::None) {
            self.format_ports(w, inactive);
            self.format_listen_attr(w, inactive);
        }
        let unseen = only.is_some_and(|l| matches!(l.kind, ListenType::None | ListenType::Socket));
        if unseen && self.kind == GraphicsType::Spice && cx.has(FormatFlags::MIGRATABLE) {
            w.attr("autoport", "no");
        }
        w.attr_opt("keymap", self.keymap.as_deref());
        w.attr_opt("sharePolicy", self.share_policy.map(SharePolicy::as_str));
        w.attr_opt("powerControl", self.power_control.map(YesNo::as_str));
        self.spice.format_attrs(w, cx);
        self.auth.format(w, cx);
    }

    fn format_ports(&self, w: &mut Writer, inactive: bool) {
        let shown = self.port != 0 && (!self.autoport || !inactive);
        if shown {
            w.attr_plain("port", self.port);
        } else if self.autoport && self.kind == GraphicsType::Vnc {
            w.attr_plain("port", -1);
        }
        if self.tls_port != 0 && (!self.autoport || !inactive) {
            w.attr_plain("tlsPort", self.tls_port);
        }
        w.attr("autoport", YesNo::from(self.autoport).as_str());
        if self.websocket != 0 {
            w.attr_plain("websocket", self.websocket);
        }
    }

    fn format_listen_attr(&self, w: &mut Writer, inactive: bool) {
        let listen = self.listens.iter().find(|l| {
            l.kind == ListenType::Address || (l.kind == ListenType::Network && !inactive)
        });
        w.attr_opt("listen", listen.and_then(|l| l.address.as_deref()));
    }

    fn format_window(&self, w: &mut Writer) {
        w.attr_opt("display", self.display.as_deref());
        w.attr_opt("xauth", self.xauth.as_deref());
        w.attr_opt(
            "fullscreen",
            self.fullscreen.filter(|f| f.is_yes()).map(YesNo::as_str),
        );
    }
}

impl Xml for Graphics {
    const SHAPE: &'static Shape = &Shape::by_hand("graphics");

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let kind = attr_required(node, "type")?;
        let inactive = cx.flags.has(ParseFlags::INACTIVE);
        let text = |name| node.attr(name).map(str::to_owned);
        let gl = node.child("gl");
        let audio = node.child("audio");
        let mut this = Self {
            kind,
            port: 0,
            autoport: false,
            tls_port: 0,
            websocket: 0,
            keymap: text("keymap"),
            share_policy: attr_opt(node, "sharePolicy")?,
            power_control: attr_opt(node, "powerControl")?,
            auth: GraphicsAuth::parse(node, kind)?,
            display: text("display"),
            xauth: text("xauth"),
            fullscreen: attr_opt(node, "fullscreen")?,
            gl: gl.map_or(Ok(None), |n| attr_opt(n, "enable"))?,
            rendernode: gl.and_then(|n| n.attr("rendernode")).map(str::to_owned),
            audio_id: audio.map_or(Ok(None), |n| attr_opt(n, "id"))?.unwrap_or(0),
            spice: match kind {
                GraphicsType::Spice => SpiceOptions::parse(node, cx)?,
                _ => SpiceOptions::default(),
            },
            dbus: match kind {
                GraphicsType::Dbus => DbusOptions::parse(node, cx)?,
                _ => DbusOptions::default(),
            },
            listens: Vec::new(),
            info: DeviceInfo::parse(node, cx)?,
        };
        if this.is_server() {
            this.parse_ports(node, inactive)?;
            this.parse_listens(node, inactive)?;
        }
        Ok(this)
    }

    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        w.attr("type", self.kind.as_str());
        if self.is_server() {
            self.format_server(w, cx);
        } else {
            self.format_window(w);
            self.dbus.format_attrs(w, cx);
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        for listen in &self.listens {
            listen.format(w, cx);
        }
        self.spice.format_body(w, cx);
        w.start("gl");
        w.attr_opt("enable", self.gl.map(YesNo::as_str));
        w.attr_opt("rendernode", self.rendernode.as_deref());
        w.end_unless_empty();
        if self.audio_id != 0 {
            w.start("audio");
            w.attr_plain("id", self.audio_id);
            w.end();
        }
    }
}
