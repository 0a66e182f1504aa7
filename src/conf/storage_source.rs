//! `<source>` of a disk image: where its content is and how to get at it (C: `virStorageSource`).
//!
//! Domain disks, backing chains, snapshots, checkpoints, backups and firmware variables share it.
//! The format of an image isn't in `<source>` but beside it: `image` holds both.
pub mod chain;
pub mod image;
pub mod location;
pub mod network;
pub mod reservations;

use util::error::{ErrorDomain, Result};
use util::xml::{
    AttrShape, ChildShape, Datatype, FormatCx, FormatFlags, Fragment, Node, ParseCx, ParseFlags,
    Shape, Writer, Xml,
};
use util::{bail, number};

pub use image::{BackingStore, Image};
pub(crate) use image::{METADATA_CACHE, format_metadata_cache, parse_metadata_cache};
pub use location::{Nvme, SourceLocation, StorageFormat, StorageType, VolumeMode};
pub use network::{NetworkSource, Protocol};
pub use reservations::Reservations;

use crate::domain::device_seclabel::DeviceSeclabel;
use crate::encryption::Encryption;
use crate::storage_auth::StorageAuth;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// `<slice type='storage'>`: the part of the medium that holds the image, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// Where it begins.
    pub offset: u64,
    /// Its length.
    pub size: u64,
}

/// `<source>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageSource {
    /// Where it is.
    pub location: SourceLocation,
    /// Name of the descriptors that the caller passes instead of the file.
    pub fdgroup: Option<String>,
    /// Number in the chain, a runtime fact; 0 for none.
    pub index: u32,
    /// The part of the medium that is used.
    pub slice: Option<Slice>,
    /// How security models treat it.
    pub seclabels: Vec<DeviceSeclabel>,
    /// Who asks the server for it.
    pub auth: Option<StorageAuth>,
    /// How it is encrypted.
    pub encryption: Option<Encryption>,
    /// Who keeps the SCSI reservations.
    pub reservations: Option<Reservations>,
    /// Where a qcow2 image keeps its data.
    pub data_store: Option<Box<Image>>,
    /// What the driver notes in its status file.
    pub private_data: Option<Fragment>,
}

/// What the element around a `<source>` says of it elsewhere, or adds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings {
    /// Word for `startupPolicy`.
    pub startup_policy: Option<&'static str>,
    /// `<auth>` stands outside.
    pub has_auth: bool,
    /// `<encryption>` stands outside.
    pub has_encryption: bool,
    /// The number in the chain stands outside.
    pub has_index: bool,
}

static SLICES: Shape = Shape::new(
    "slices",
    &[],
    &[ChildShape::new(&Shape::new(
        "slice",
        &[
            AttrShape::new("type").words(&["storage"]).required(),
            AttrShape::new("offset").of(Datatype::Unsigned).required(),
            AttrShape::new("size").of(Datatype::Unsigned).required(),
        ],
        &[],
    ))],
);

/// The declaration; images within images refer to it, so it has an address.
static SOURCE: Shape = Shape {
    element: "source",
    attrs: &[
        AttrShape::new("startupPolicy").words(&["mandatory", "requisite", "optional"]),
        AttrShape::new("index").of(Datatype::Unsigned),
    ],
    children: &[
        ChildShape::new(&SLICES),
        ChildShape::new(DeviceSeclabel::SHAPE).many(),
        ChildShape::new(StorageAuth::SHAPE),
        ChildShape::new(Encryption::SHAPE),
        ChildShape::new(Reservations::SHAPE),
        ChildShape {
            shape: Some(&image::DATA_STORE),
            ..ChildShape::leaf("dataStore")
        },
    ],
    text: false,
    inline: &[&location::LOCATION],
    variants: &[],
    complete: true,
};

impl StorageSource {
    /// A source of which nothing is known but the place.
    #[must_use]
    pub fn new(location: SourceLocation) -> Self {
        Self {
            location,
            fdgroup: None,
            index: 0,
            slice: None,
            seclabels: Vec::new(),
            auth: None,
            encryption: None,
            reservations: None,
            data_store: None,
            private_data: None,
        }
    }

    /// Reads the `<source>` of an element whose `type` is `kind` (C: `virDomainStorageSourceParse`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` and what the parts say.
    pub fn parse(kind: StorageType, node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let mut source = Self::new(SourceLocation::parse(kind, node, cx)?);
        if kind == StorageType::File {
            source.fdgroup = node.attr("fdgroup").map(str::to_owned);
        }
        source.index = parse_index(node, cx)?;
        source.auth = child(node, "auth", cx)?;
        source.encryption = child(node, "encryption", cx)?;
        source.reservations = child(node, "reservations", cx)?;
        source.slice = Slice::parse_in(node)?;
        source.seclabels = DeviceSeclabel::parse_all(node, cx)?;
        source.data_store = Image::parse_data_store(node, cx)?.map(Box::new);
        if cx.flags.has(ParseFlags::STATUS) {
            source.private_data = node.child("privateData").map(Fragment::from_node);
        }
        Ok(source)
    }

    /// A local path, where it has one.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.location.path()
    }

    /// Whether there is no medium (C: `virStorageSourceIsEmpty`).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.location.is_empty()
    }

    /// The `type` of the element around.
    #[must_use]
    pub fn type_word(&self) -> &'static str {
        self.location.kind().as_str()
    }

    /// Writes `<source>`; nothing if there is nothing to say.
    pub fn format_in(&self, around: Surroundings, w: &mut Writer, cx: &FormatCx) {
        self.format_named(SOURCE.element, around, w, cx);
    }

    /// As [`format_in`](Self::format_in), for an element that is called otherwise.
    pub fn format_named(&self, name: &str, around: Surroundings, w: &mut Writer, cx: &FormatCx) {
        w.start(name);
        self.location.format_attrs(w, cx);
        w.attr_opt("fdgroup", self.fdgroup.as_deref());
        let networked = matches!(self.location, SourceLocation::Network(_));
        w.attr_opt(
            "startupPolicy",
            around.startup_policy.filter(|_| !networked),
        );
        let numbered = self.index != 0 && !around.has_index;
        if numbered && !cx.has(FormatFlags::INACTIVE) {
            w.attr_plain("index", self.index);
        }
        self.location.format_body(w, cx);
        self.format_parts(around, w, cx);
        w.end_unless_empty();
    }

    fn format_parts(&self, around: Surroundings, w: &mut Writer, cx: &FormatCx) {
        if let Some(slice) = &self.slice {
            slice.format(w);
        }
        if !matches!(self.location, SourceLocation::Network(_)) {
            self.seclabels.iter().for_each(|label| label.format(w, cx));
        }
        if let Some(auth) = self.auth.as_ref().filter(|_| !around.has_auth) {
            auth.format(w, cx);
        }
        if let Some(encryption) = &self.encryption
            && !around.has_encryption
        {
            encryption.format(w, cx);
        }
        if let Some(reservations) = &self.reservations {
            reservations.format(w, cx);
        }
        if let Some(store) = &self.data_store {
            store.format_data_store(w, cx);
        }
        if let Some(data) = &self.private_data
            && cx.has(FormatFlags::STATUS)
        {
            w.fragment(data);
        }
    }

    /// The declaration of `<source>`.
    pub const SHAPE: &'static Shape = &SOURCE;
}

/// The child of that name, read.
pub(crate) fn child<T: Xml>(node: Node<'_>, name: &str, cx: &mut ParseCx) -> Result<Option<T>> {
    node.child(name).map(|n| T::parse(n, cx)).transpose()
}

/// `index` of a live document.
pub(crate) fn parse_index(node: Node<'_>, cx: &ParseCx) -> Result<u32> {
    let live = !cx.flags.has(ParseFlags::INACTIVE);
    let Some(text) = node.attr("index").filter(|_| live) else {
        return Ok(0);
    };
    match number::to_u32_positive(text, 10) {
        Some(index) => Ok(index),
        None => bail!(VIR_ERR_XML_ERROR, "invalid disk index '{text}'"),
    }
}

impl Slice {
    /// The slice of the medium among the `<slices>`.
    fn parse_in(node: Node<'_>) -> Result<Option<Self>> {
        let mut slices = node
            .children_named("slices")
            .flat_map(|slices| slices.children_named("slice"));
        let Some(slice) = slices.find(|slice| slice.attr("type") == Some("storage")) else {
            return Ok(None);
        };
        let read = |name| {
            let text = slice.attr(name)?;
            number::to_u64_positive(text, 10)
        };
        match (read("offset"), read("size")) {
            (Some(offset), Some(size)) => Ok(Some(Self { offset, size })),
            _ => bail!(
                VIR_ERR_XML_ERROR,
                "missing offset or size attribute of slice"
            ),
        }
    }

    fn format(self, w: &mut Writer) {
        w.start("slices");
        w.start("slice");
        w.attr("type", "storage");
        w.attr_plain("offset", self.offset);
        w.attr_plain("size", self.size);
        w.end();
        w.end();
    }
}
