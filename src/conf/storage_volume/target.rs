//! `<target>` and `<backingStore>` of a volume: where it is and what its content is like.
use util::error::{ErrorDomain, Result};
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml as _};
use util::{bail, number};

use crate::encryption::Encryption;
use crate::size;
use crate::storage_pool::{Permissions, PoolType};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

/// Version of qcow2 that has features.
const COMPAT_WITH_FEATURES: &str = "1.1";

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VolumeTarget {
    /// Path of the host, or an address.
    pub path: Option<String>,
    /// One of [`PoolType::volume_formats`]; `None` in pools without.
    pub format: Option<&'static str>,
    /// Owner and mode.
    pub permissions: Permissions,
    /// When it was used, where a pool has looked.
    pub timestamps: Option<Timestamps>,
    /// How it is encrypted.
    pub encryption: Option<Encryption>,
    /// Version of qcow2: `1.1`.
    pub compat: Option<String>,
    /// Whether its file isn't to be copied on write.
    pub nocow: bool,
    /// Size of a cluster in bytes; 0 when not given.
    pub cluster_size: u64,
    /// Features of qcow2.
    pub features: Option<ImageFeatures>,
}

/// `<features>` (C: `virStorageFileFeature`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImageFeatures {
    /// Whether reference counts may be written late.
    pub lazy_refcounts: bool,
    /// Whether clusters have parts.
    pub extended_l2: bool,
}

/// `<timestamps>`: seconds since the epoch, and nanoseconds; `None` where the host keeps none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timestamps {
    /// Last read.
    pub atime: Option<(u64, u32)>,
    /// Last write.
    pub mtime: Option<(u64, u32)>,
    /// Last change of its properties.
    pub ctime: Option<(u64, u32)>,
    /// Its making.
    pub btime: Option<(u64, u32)>,
}

impl Timestamps {
    fn format(&self, w: &mut Writer) {
        w.start("timestamps");
        let times = [
            ("atime", self.atime),
            ("mtime", self.mtime),
            ("ctime", self.ctime),
            ("btime", self.btime),
        ];
        for (name, time) in times {
            match time {
                Some((seconds, 0)) => w.leaf_plain(name, seconds),
                Some((seconds, nanos)) => {
                    w.leaf_plain(name, format_args!("{seconds}.{nanos:09}"));
                }
                None => {}
            }
        }
        w.end();
    }
}

impl ImageFeatures {
    fn parse(node: Node<'_>) -> Result<Self> {
        let mut features = Self::default();
        for child in node.children() {
            match child.name() {
                "lazy_refcounts" => features.lazy_refcounts = true,
                "extended_l2" => features.extended_l2 = true,
                other => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "unsupported feature {other}"),
            }
        }
        Ok(features)
    }

    fn format(self, w: &mut Writer) {
        w.start("features");
        let features = [
            ("lazy_refcounts", self.lazy_refcounts),
            ("extended_l2", self.extended_l2),
        ];
        for (name, _) in features.into_iter().filter(|(_, set)| *set) {
            w.empty(name);
        }
        w.end();
    }
}

fn parse_format(pool: PoolType, node: Option<Node<'_>>) -> Result<Option<&'static str>> {
    let Some(formats) = pool.volume_formats() else {
        return Ok(None);
    };
    let word = node.and_then(|n| n.children_named("format").find_map(|n| n.attr("type")));
    let Some(word) = word.filter(|word| !word.is_empty()) else {
        return Ok(Some(formats.default));
    };
    match formats.find(word) {
        Some(format) => Ok(Some(format)),
        None => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unknown volume format type {word}"
        ),
    }
}

fn parse_permissions(node: Option<Node<'_>>, cx: &mut ParseCx) -> Result<Permissions> {
    let permissions = node.and_then(|n| n.child("permissions"));
    permissions.map_or(Ok(Permissions::default()), |n| Permissions::parse(n, cx))
}

/// Two numbers with a point between (C: `virStorageFileCheckCompat`).
fn check_compat(compat: String) -> Result<String> {
    let number = |text| number::to_u32(text, 10).is_some();
    match compat.split_once('.') {
        Some((major, minor)) if number(major) && number(minor) => Ok(compat),
        _ => bail!(
            VIR_ERR_XML_ERROR,
            "forbidden characters in 'compat' attribute"
        ),
    }
}

fn parse_cluster_size(node: Node<'_>) -> Result<u64> {
    match node.child("clusterSize") {
        Some(size) if !size.text().is_empty() => size::parse_bytes(size, "./target/clusterSize", 1),
        _ => Ok(0),
    }
}

impl VolumeTarget {
    /// Reads `<target>`.
    pub(super) fn parse(pool: PoolType, node: Option<Node<'_>>) -> Result<Self> {
        let cx = &mut ParseCx::default();
        let common = Self {
            format: parse_format(pool, node)?,
            permissions: parse_permissions(node, cx)?,
            ..Self::default()
        };
        let Some(node) = node else {
            return Ok(common);
        };
        let text = |name| node.child_text(name).map(|text| text.into_owned());
        let encryption = node.child("encryption");
        let encryption = encryption.map(|n| Encryption::parse(n, cx)).transpose()?;
        let compat = text("compat").map(check_compat).transpose()?;
        let cluster_size = parse_cluster_size(node)?;
        let features = node.child("features").map(ImageFeatures::parse);
        let features = features.transpose()?;
        let implied = features.map(|_| COMPAT_WITH_FEATURES.to_owned());
        Ok(Self {
            path: text("path"),
            encryption,
            compat: compat.or(implied),
            nocow: node.child("nocow").is_some(),
            cluster_size,
            features,
            ..common
        })
    }

    /// Reads the `<backingStore>` of `<volume>`; one without path is none.
    pub(super) fn parse_backing(pool: PoolType, volume: Node<'_>) -> Result<Option<Self>> {
        let node = volume.child("backingStore");
        let Some(path) = node.and_then(|n| n.child_text("path")) else {
            return Ok(None);
        };
        Ok(Some(Self {
            path: Some(path.into_owned()),
            format: parse_format(pool, node)?,
            permissions: parse_permissions(node, &mut ParseCx::default())?,
            ..Self::default()
        }))
    }

    /// Writes it under one of its names (C: `virStorageVolTargetDefFormat`).
    pub(super) fn format(&self, element: &str, w: &mut Writer, cx: &FormatCx) {
        w.start(element);
        w.open_body();
        w.leaf_opt("path", self.path.as_deref());
        if let Some(format) = self.format {
            w.start("format");
            w.attr("type", format);
            w.end();
        }
        self.permissions.format_unless_empty("permissions", w, cx);
        if let Some(timestamps) = &self.timestamps {
            timestamps.format(w);
        }
        if let Some(encryption) = &self.encryption {
            encryption.format(w, cx);
        }
        w.leaf_opt("compat", self.compat.as_deref());
        if self.cluster_size != 0 {
            size::format_unit(w, "clusterSize", "B", self.cluster_size);
        }
        if let Some(features) = self.features {
            features.format(w);
        }
        w.end();
    }
}

static FORMAT: Shape = Shape::new("format", &[AttrShape::new("type").required()], &[]);
static TIMESTAMPS: Shape = Shape::new(
    "timestamps",
    &[],
    &[
        ChildShape::leaf("atime"),
        ChildShape::leaf("btime"),
        ChildShape::leaf("ctime"),
        ChildShape::leaf("mtime"),
    ],
);
static CLUSTER_SIZE: Shape = size::shape("clusterSize");
static FEATURES: Shape = Shape::new(
    "features",
    &[],
    &[
        ChildShape::leaf("lazy_refcounts"),
        ChildShape::leaf("extended_l2"),
    ],
);

/// The declaration of `<target>`.
pub(super) static TARGET: Shape = Shape::new(
    "target",
    &[],
    &[
        ChildShape::leaf("path"),
        ChildShape::new(&FORMAT),
        ChildShape::new(Permissions::SHAPE),
        ChildShape::new(&TIMESTAMPS),
        ChildShape::new(Encryption::SHAPE),
        ChildShape::leaf("compat"),
        ChildShape::leaf("nocow"),
        ChildShape::new(&CLUSTER_SIZE),
        ChildShape::new(&FEATURES),
    ],
);

/// The declaration of `<backingStore>`.
pub(super) static BACKING_STORE: Shape = Shape::new(
    "backingStore",
    &[],
    &[
        ChildShape::leaf("path").required(),
        ChildShape::new(&FORMAT),
        ChildShape::new(Permissions::SHAPE),
        ChildShape::new(&TIMESTAMPS),
    ],
);
