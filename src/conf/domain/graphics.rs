//! `<graphics>`: how the guest's screen is shown (C: `virDomainGraphicsDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required, attr_word, nonzero};
use util::xml::{FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml};

use super::device_info::DeviceInfo;
pub use super::graphics_options::{DbusOptions, RdpOptions, SpiceChannel, SpiceOptions};
use super::schema;
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

    fn parse(node: Node<'_>, of: GraphicsType, inactive: bool) -> Result<Self> {
        let kind = attr_required(node, "type")?;
        let new = matches!(kind, ListenType::None | ListenType::Socket);
        if new && of == GraphicsType::Rdp {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "listen type '{kind}' is not available for graphics type '{of}'"
            );
        }
        let address = match kind {
            ListenType::Address => nonempty(node, "address"),
            ListenType::Network if !inactive => nonempty(node, "address"),
            _ => None,
        };
        let of_kind = |attr, owner: ListenType| match nonempty(node, attr) {
            Some(_) if kind != owner => Err(util::err!(
                VIR_ERR_XML_ERROR,
                "'{attr}' attribute is valid only for listen type '{owner}'"
            )),
            text => Ok(text),
        };
        let socket = of_kind("socket", ListenType::Socket)?;
        let network = of_kind("network", ListenType::Network)?;
        if kind == ListenType::Network && network.is_none() {
            bail!(
                VIR_ERR_XML_ERROR,
                "'network' attribute is required for listen type 'network'"
            );
        }
        Ok(Self {
            kind,
            address,
            network,
            socket,
            auto_generated: false,
        })
    }

    /// Whether a migrating peer is told by the server's own attributes.
    fn is_told_otherwise(&self, of: GraphicsType) -> bool {
        match of {
            GraphicsType::Spice => self.kind == ListenType::None,
            GraphicsType::Vnc => self.kind == ListenType::Socket && self.socket.is_some(),
            _ => false,
        }
    }

    fn format(&self, w: &mut Writer, cx: &FormatCx) {
        let inactive = cx.has(FormatFlags::INACTIVE);
        if inactive && self.auto_generated {
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

fn nonempty(node: Node<'_>, name: &str) -> Option<String> {
    let text = node.attr(name).filter(|text| !text.is_empty());
    text.map(str::to_owned)
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
        let Some(passwd) = node.attr("passwd") else {
            return Ok(Self::default());
        };
        let auth = Self {
            passwd: Some(passwd.to_owned()),
            valid_to: node.attr("passwdValidTo").map(str::to_owned),
            connected: attr_word(node, "connected", ORIGIN, "unknown connected value")?,
        };
        let other = auth.connected.is_some_and(|c| c != Connected::Keep);
        if other && kind == GraphicsType::Vnc {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "VNC supports connected='keep' only"
            );
        }
        if let Some(text) = &auth.valid_to
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
    /// What RDP alone has.
    pub rdp: RdpOptions,
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
        // -1 is the old word for a port that is chosen at start.
        let chosen_at_start = match self.kind {
            GraphicsType::Spice => self.port == -1 && self.tls_port == -1,
            _ => named.is_none() || self.port == -1,
        };
        self.autoport = autoport.map_or(chosen_at_start, YesNo::is_yes);
        if self.port == -1 {
            self.port = 0;
        }
        if self.autoport && inactive {
            self.port = 0;
            self.tls_port = 0;
        }
        Ok(())
    }

    fn parse_listens(&mut self, node: Node<'_>, inactive: bool) -> Result<()> {
        let listens = node
            .children_named("listen")
            .map(|l| Listen::parse(l, self.kind, inactive));
        self.listens = listens.collect::<Result<_>>()?;
        if self.listens.is_empty() {
            let socket = node.attr("socket");
            let listen = match socket.filter(|_| self.kind == GraphicsType::Vnc) {
                Some(path) => Listen::socket(path.to_owned()),
                None => Listen::address(nonempty(node, "listen")),
            };
            self.listens.push(listen);
        } else {
            self.join_old_attr(node, "listen", ListenType::Address)?;
            self.join_old_attr(node, "socket", ListenType::Socket)?;
            self.prefer_old_socket(node);
        }
        // A SPICE server without any port listens nowhere.
        let portless = self.port == 0 && self.tls_port == 0 && !self.autoport;
        if let [first, ..] = self.listens.as_mut_slice()
            && self.kind == GraphicsType::Spice
            && portless
            && matches!(first.kind, ListenType::Address)
        {
            *first = Listen::nowhere();
        }
        Ok(())
    }

    /// A VNC server with the old `socket` attribute listens there, whatever network its first element
    /// names.
    fn prefer_old_socket(&mut self, node: Node<'_>) {
        let socket = nonempty(node, "socket").filter(|_| self.kind == GraphicsType::Vnc);
        if let (Some(path), Some(first)) = (socket, self.listens.first_mut())
            && matches!(first.kind, ListenType::Address | ListenType::Network)
        {
            *first = Listen::socket(path);
        }
    }

    /// An old attribute must say what the first element of its kind says, or says it alone.
    fn join_old_attr(&mut self, node: Node<'_>, attr: &str, kind: ListenType) -> Result<()> {
        let first = self.listens.first_mut().filter(|first| first.kind == kind);
        let (Some(first), Some(old)) = (first, nonempty(node, attr)) else {
            return Ok(());
        };
        let (name, new) = match kind {
            ListenType::Socket => ("socket", &mut first.socket),
            _ => ("address", &mut first.address),
        };
        let new = new.get_or_insert_with(|| old.clone());
        if *new != old {
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
        let nowhere = only.is_some_and(|l| l.kind == ListenType::None);
        if nowhere && self.kind == GraphicsType::Spice && cx.has(FormatFlags::MIGRATABLE) {
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

    /// RDP's server has ports and users of its own.
    fn format_rdp(&self, w: &mut Writer, cx: &FormatCx) {
        w.attr_plain("port", self.port);
        if self.autoport {
            w.attr("autoport", "yes");
        }
        self.rdp.format_attrs(w);
        if cx.has(FormatFlags::SECURE) {
            w.attr_opt("passwd", self.auth.passwd.as_deref());
        }
        self.format_listen_attr(w, cx.has(FormatFlags::INACTIVE));
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
    const SHAPE: &'static Shape = &schema::graphics::GRAPHICS;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let kind = attr_required(node, "type")?;
        let inactive = cx.flags.has(ParseFlags::INACTIVE);
        let text = |name| node.attr(name).map(str::to_owned);
        let gl = node.child("gl");
        let gl_enable = match (gl, kind) {
            (Some(gl), GraphicsType::Spice | GraphicsType::Sdl | GraphicsType::Dbus) => {
                Some(attr_required(gl, "enable")?)
            }
            _ => None,
        };
        let has_audio = matches!(kind, GraphicsType::Vnc | GraphicsType::Dbus);
        let audio = node.child("audio").filter(|_| has_audio);
        let audio = audio.map(|n| nonzero(n, "id", Some(attr_required(n, "id")?)));
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
            gl: gl_enable,
            rendernode: gl.and_then(|n| n.attr("rendernode")).map(str::to_owned),
            audio_id: audio.transpose()?.flatten().unwrap_or(0),
            spice: match kind {
                GraphicsType::Spice => {
                    SpiceOptions::check_named(node)?;
                    SpiceOptions::parse(node, cx)?
                }
                _ => SpiceOptions::default(),
            },
            dbus: match kind {
                GraphicsType::Dbus => DbusOptions::parse(node, cx)?,
                _ => DbusOptions::default(),
            },
            rdp: match kind {
                GraphicsType::Rdp => RdpOptions::parse(node),
                _ => RdpOptions::default(),
            },
            listens: Vec::new(),
            info: DeviceInfo::parse(node, cx)?,
        };
        if this.dbus.address.is_some() && this.dbus.p2p == Some(YesNo::Yes) {
            bail!(
                VIR_ERR_XML_ERROR,
                "D-Bus p2p with an address is not supported"
            );
        }
        if this.is_server() {
            this.parse_ports(node, inactive)?;
            this.parse_listens(node, inactive)?;
        }
        Ok(this)
    }

    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        w.attr("type", self.kind.as_str());
        if self.kind == GraphicsType::Rdp {
            self.format_rdp(w, cx);
        } else if self.is_server() {
            self.format_server(w, cx);
        } else {
            self.format_window(w);
            self.dbus.format_attrs(w, cx);
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        let migratable = cx.has(FormatFlags::MIGRATABLE);
        for listen in &self.listens {
            if !(migratable && listen.is_told_otherwise(self.kind)) {
                listen.format(w, cx);
            }
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
