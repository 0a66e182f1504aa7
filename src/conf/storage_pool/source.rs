//! `<source>` of a pool: where its volumes come from (C: `virStoragePoolSource`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::file;
use util::xml::value::attr_opt;
use util::xml::{
    AttrShape, ChildShape, Document, FormatCx, FormatFlags, Node, ParseCx, Shape, Writer, Xml as _,
};

use super::adapter::Adapter;
use super::kind::{NetworkFileSystem, Part, PoolType};
use crate::YesNo;
use crate::storage_auth::{StorageAuth, StorageAuthType};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoolSource {
    /// Servers.
    pub hosts: Vec<SourceHost>,
    /// Devices.
    pub devices: Vec<SourceDevice>,
    /// Folder, of the server mostly.
    pub dir: Option<String>,
    /// Host adapter.
    pub adapter: Option<Adapter>,
    /// Name of the volume group, of the server's pool, ….
    pub name: Option<String>,
    /// As which iSCSI initiator (IQN) the host comes.
    pub initiator: Option<String>,
    /// One of [`PoolType::formats`]; `None` for types without.
    pub format: Option<&'static str>,
    /// As whom the server is asked.
    pub auth: Option<StorageAuth>,
    /// Version of the protocol (NFS).
    pub protocol_version: Option<String>,
    /// Vendor of the device.
    pub vendor: Option<String>,
    /// Product name of the device.
    pub product: Option<String>,
}

/// `<host>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceHost {
    /// Name or address.
    pub name: String,
    /// Port; 0 for the protocol's own.
    pub port: i32,
}

/// `<device>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceDevice {
    /// Path, or name of an iSCSI target.
    pub path: String,
    /// Whether partitions' names have a `p` before the number.
    pub part_separator: Option<YesNo>,
}

/// An attribute of the first child that has it; an empty one counts as none.
fn child_attr(node: Node<'_>, child: &str, attr: &str) -> Option<String> {
    let text = node.children_named(child).find_map(|n| n.attr(attr))?;
    (!text.is_empty()).then(|| text.to_owned())
}

/// `<name attr='value'/>` if there is a value.
fn format_child(w: &mut Writer, name: &str, attr: &str, value: Option<&str>) {
    if let Some(value) = value {
        w.start(name);
        w.attr(attr, value);
        w.end();
    }
}

impl SourceHost {
    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(name) = node.attr("name") else {
            bail!(VIR_ERR_XML_ERROR, "missing storage pool host name");
        };
        Ok(Self {
            name: name.to_owned(),
            port: attr_opt(node, "port")?.unwrap_or(0),
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("host");
        w.attr("name", &self.name);
        if self.port != 0 {
            w.attr_plain("port", self.port);
        }
        w.end();
    }
}

impl SourceDevice {
    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(path) = node.attr("path") else {
            bail!(VIR_ERR_XML_ERROR, "missing storage pool source device path");
        };
        Ok(Self {
            path: path.to_owned(),
            part_separator: attr_opt(node, "part_separator")?,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("device");
        w.attr("path", &self.path);
        w.attr_opt("part_separator", self.part_separator.map(YesNo::as_str));
        w.end();
    }
}

fn parse_auth(node: Node<'_>, cx: &mut ParseCx) -> Result<StorageAuth> {
    let auth = StorageAuth::parse(node, cx)?;
    if auth.kind == StorageAuthType::None {
        bail!(VIR_ERR_CONFIG_UNSUPPORTED, "storage pool missing auth type");
    }
    Ok(auth)
}

fn parse_format(kind: PoolType, node: Node<'_>) -> Result<Option<&'static str>> {
    let Some(formats) = kind.formats() else {
        return Ok(None);
    };
    let Some(word) = child_attr(node, "format", "type") else {
        return Ok(Some(formats.default));
    };
    match formats.find(&word) {
        Some(format) => Ok(Some(format)),
        None => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unknown pool format type {word}"
        ),
    }
}

/// The version of NFS.  As in libvirt, the format's place in its list is taken for that of a network
/// file system whatever the type of the pool.
fn parse_protocol_version(
    node: Node<'_>,
    kind: PoolType,
    format: Option<&'static str>,
) -> Result<Option<String>> {
    let Some(version) = child_attr(node, "protocol", "ver") else {
        return Ok(None);
    };
    let words = kind.formats().map_or(&[][..], |formats| formats.words);
    let place = words.iter().position(|word| Some(*word) == format);
    if let Some(place) = place
        && place > NetworkFileSystem::Nfs as usize
    {
        let name = NetworkFileSystem::WORDS.get(place).unwrap_or(&"(null)");
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "storage pool protocol ver unsupported for pool type '{name}'"
        );
    }
    if version.contains(',') {
        bail!(
            VIR_ERR_XML_DETAIL,
            "storage pool protocol ver '{version}' must not contain ','"
        );
    }
    Ok(Some(version))
}

impl PoolSource {
    /// The declaration of `<source>`.
    pub(super) const SHAPE: &'static Shape = &SHAPE;

    /// The source of a pool whose document has none.
    pub(super) fn absent(kind: PoolType) -> Self {
        Self {
            format: kind.formats().map(|formats| formats.default),
            ..Self::default()
        }
    }

    /// Reads a `<source>` document (C: `virStoragePoolDefParseSourceString`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_DETAIL` for a text that is no XML, `VIR_ERR_XML_ERROR`,
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for words without meaning.
    pub fn from_xml(kind: PoolType, xml: &str) -> Result<Self> {
        let document = Document::parse(xml.as_bytes(), Self::SHAPE.element, ORIGIN)?;
        Self::parse(kind, document.root(), &mut ParseCx::default())
    }

    /// The document of sources that were found (C: `virStoragePoolSourceListFormat`).
    #[must_use]
    pub fn list_xml(kind: PoolType, sources: &[Self]) -> String {
        let cx = FormatCx::new(FormatFlags::NONE);
        let mut w = Writer::new();
        w.start("sources");
        for source in sources {
            source.format(kind, &mut w, &cx);
        }
        w.end();
        w.finish()
    }

    /// Reads `<source>` of a pool of this type.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR`, `VIR_ERR_CONFIG_UNSUPPORTED` for words without meaning.
    pub(super) fn parse(kind: PoolType, node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let name = node.child_text("name").map(|text| text.into_owned());
        if kind == PoolType::Rbd && name.is_none() {
            bail!(
                VIR_ERR_XML_ERROR,
                "element 'name' is mandatory for RBD pool"
            );
        }
        let initiator = node.children_named("initiator");
        let dir = child_attr(node, "dir", "path").map(|dir| file::sanitize(&dir));
        let format = parse_format(kind, node)?;
        let adapter = |n: Node<'_>| n.child("adapter").map_or(Ok(None), Adapter::parse);
        Ok(Self {
            name,
            format,
            hosts: node
                .children_named("host")
                .map(SourceHost::parse)
                .collect::<Result<_>>()?,
            initiator: initiator.clone().find_map(|n| child_attr(n, "iqn", "name")),
            devices: node
                .children_named("device")
                .map(SourceDevice::parse)
                .collect::<Result<_>>()?,
            dir: match kind {
                PoolType::Gluster => Some(dir.unwrap_or_else(|| "/".to_owned())),
                _ => dir,
            },
            adapter: adapter(node)?,
            auth: node.child("auth").map(|n| parse_auth(n, cx)).transpose()?,
            protocol_version: parse_protocol_version(node, kind, format)?,
            vendor: child_attr(node, "vendor", "name"),
            product: child_attr(node, "product", "name"),
        })
    }

    /// Refuses a source without what its type can't do without; `<name>` falls back to the pool's.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR`
    pub(super) fn complete(&mut self, kind: PoolType, pool: &str) -> Result<()> {
        if kind.has(Part::Host) && self.hosts.is_empty() {
            bail!(VIR_ERR_XML_ERROR, "missing storage pool source host name");
        }
        if kind.has(Part::Dir) && self.dir.is_none() {
            bail!(VIR_ERR_XML_ERROR, "missing storage pool source path");
        }
        if kind.has(Part::Name) {
            self.name.get_or_insert_with(|| pool.to_owned());
        }
        if kind.has(Part::Adapter) {
            match &self.adapter {
                Some(adapter) => adapter.check()?,
                None => bail!(VIR_ERR_XML_ERROR, "missing storage pool source adapter"),
            }
        }
        if kind.parts() == [Part::Device] && self.devices.is_empty() {
            bail!(VIR_ERR_XML_ERROR, "missing storage pool source device name");
        }
        Ok(())
    }

    /// Writes what the type knows of; the element stands there in any case.
    pub(super) fn format(&self, kind: PoolType, w: &mut Writer, cx: &FormatCx) {
        w.start("source");
        w.open_body();
        for part in FORMAT_ORDER.iter().filter(|part| kind.has(**part)) {
            self.format_part(*part, w);
        }
        format_child(w, "format", "type", self.format);
        if let Some(auth) = &self.auth {
            auth.format(w, cx);
        }
        format_child(w, "protocol", "ver", self.protocol_version.as_deref());
        format_child(w, "vendor", "name", self.vendor.as_deref());
        format_child(w, "product", "name", self.product.as_deref());
        w.end();
    }

    fn format_part(&self, part: Part, w: &mut Writer) {
        match part {
            Part::Host => self.hosts.iter().for_each(|host| host.format(w)),
            Part::Device => self.devices.iter().for_each(|device| device.format(w)),
            Part::Dir => format_child(w, "dir", "path", self.dir.as_deref()),
            Part::Adapter => self.adapter.iter().for_each(|adapter| adapter.format(w)),
            Part::Name => w.leaf_opt("name", self.name.as_deref()),
            Part::Initiator if self.initiator.is_some() => {
                w.start("initiator");
                format_child(w, "iqn", "name", self.initiator.as_deref());
                w.end();
            }
            Part::Initiator => {}
        }
    }
}

/// The parts in the order of the output.
const FORMAT_ORDER: [Part; 6] = [
    Part::Host,
    Part::Device,
    Part::Dir,
    Part::Adapter,
    Part::Name,
    Part::Initiator,
];

static HOST: Shape = Shape::new(
    "host",
    &[AttrShape::new("name").required(), AttrShape::new("port")],
    &[],
);

static FREE_EXTENT: Shape = Shape::new(
    "freeExtent",
    &[
        AttrShape::new("start").required(),
        AttrShape::new("end").required(),
    ],
    &[],
);

static DEVICE: Shape = Shape::new(
    "device",
    &[
        AttrShape::new("path").required(),
        AttrShape::new("part_separator").words(YesNo::WORDS),
    ],
    &[ChildShape::new(&FREE_EXTENT).many()],
);

static DIR: Shape = Shape::new("dir", &[AttrShape::new("path").required()], &[]);
static IQN: Shape = Shape::new("iqn", &[AttrShape::new("name").required()], &[]);
static INITIATOR: Shape = Shape::new("initiator", &[], &[ChildShape::new(&IQN).required()]);
static FORMAT: Shape = Shape::new("format", &[AttrShape::new("type").required()], &[]);
static PROTOCOL: Shape = Shape::new("protocol", &[AttrShape::new("ver").required()], &[]);
static VENDOR: Shape = Shape::new("vendor", &[AttrShape::new("name").required()], &[]);
static PRODUCT: Shape = Shape::new("product", &[AttrShape::new("name").required()], &[]);

static SHAPE: Shape = Shape::new(
    "source",
    &[],
    &[
        ChildShape::new(&HOST).many(),
        ChildShape::new(&DEVICE).many(),
        ChildShape::new(&DIR),
        ChildShape::new(Adapter::SHAPE),
        ChildShape::leaf("name"),
        ChildShape::new(&INITIATOR),
        ChildShape::new(&FORMAT),
        ChildShape::new(StorageAuth::SHAPE),
        ChildShape::new(&PROTOCOL),
        ChildShape::new(&VENDOR),
        ChildShape::new(&PRODUCT),
    ],
);
