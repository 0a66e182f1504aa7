//! Images whose format stands beside their `<source>`: `<backingStore>`, `<dataStore>`, and the
//! `<format>` that a `<mirror>` has, too.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_required;
use util::xml::{
    AttrShape, ChildShape, Datatype, FormatCx, FormatFlags, Node, ParseCx, Shape, Writer,
};

use super::{SOURCE, SourceLocation, StorageFormat, StorageSource, StorageType, Surroundings};
use crate::size::parse_bytes;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// A source with the format of what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Where it is.
    pub source: StorageSource,
    /// Its format, where it is known.
    pub format: Option<StorageFormat>,
    /// Most memory for its tables, in bytes; 0 leaves it to the hypervisor.
    pub metadata_cache: u64,
    /// What lies below it; `None` when it isn't known.
    pub backing: Option<BackingStore>,
}

/// What lies below an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackingStore {
    /// Nothing: the chain ends here.
    End,
    /// Another image.
    Image(Box<Image>),
}

/// `<metadata_cache>`
pub(crate) static METADATA_CACHE: Shape = Shape::new(
    "metadata_cache",
    &[],
    &[ChildShape::new(
        &Shape::new(
            "max_size",
            &[AttrShape::new("unit").of(Datatype::Unit)],
            &[],
        )
        .with_text(),
    )],
);

pub(crate) static FORMAT: Shape = Shape::new(
    "format",
    &[AttrShape::new("type")
        .words(StorageFormat::OF_IMAGES)
        .required()],
    &[ChildShape::new(&METADATA_CACHE)],
);

pub(super) static DATA_STORE: Shape = Shape::new(
    "dataStore",
    &[AttrShape::new("type").words(StorageType::WORDS).required()],
    &[
        ChildShape::new(&FORMAT).required(),
        ChildShape::new(&SOURCE).required(),
    ],
);

static BACKING_STORE: Shape = Shape::new(
    "backingStore",
    &[
        AttrShape::new("type").words(StorageType::WORDS),
        AttrShape::new("index").of(Datatype::Unsigned),
    ],
    &[
        ChildShape::new(&FORMAT),
        ChildShape::new(&SOURCE),
        ChildShape {
            shape: Some(&BACKING_STORE),
            ..ChildShape::leaf("backingStore")
        },
    ],
);

/// Size of the `<metadata_cache>` in `node`, in bytes; `path` is how messages name `node`.
pub(crate) fn parse_metadata_cache(node: Node<'_>, path: &str) -> Result<u64> {
    let cache = node.child("metadata_cache");
    match cache.and_then(|cache| cache.child("max_size")) {
        Some(size) => parse_bytes(size, &format!("{path}/metadata_cache/max_size"), 1),
        None => Ok(0),
    }
}

/// Writes `<metadata_cache>` unless the size is 0.
pub(crate) fn format_metadata_cache(bytes: u64, w: &mut Writer) {
    if bytes != 0 {
        w.start("metadata_cache");
        w.start("max_size");
        w.attr("unit", "bytes");
        w.text_plain(bytes);
        w.end();
        w.end();
    }
}

/// The kind of a source by an attribute's word.
pub(crate) fn storage_type(word: &str) -> Result<StorageType> {
    match StorageType::from_str(word) {
        Some(kind) => Ok(kind),
        None => bail!(VIR_ERR_XML_ERROR, "unknown storage source type '{word}'"),
    }
}

/// A format by an attribute's word.
pub(crate) fn storage_format(word: &str) -> Result<StorageFormat> {
    match StorageFormat::of_image(word) {
        Some(format) => Ok(format),
        None => bail!(VIR_ERR_XML_ERROR, "unknown storage source format '{word}'"),
    }
}

/// The word in `<format type=''>`; an empty one counts as none.
pub(crate) fn format_word(node: Node<'_>) -> Option<&str> {
    let format = node.child("format")?;
    format.attr("type").filter(|word| !word.is_empty())
}

impl Image {
    /// An image of which nothing is known but the place.
    #[must_use]
    pub fn new(location: SourceLocation) -> Self {
        Self {
            source: StorageSource::new(location),
            format: None,
            metadata_cache: 0,
            backing: None,
        }
    }

    /// The `<dataStore>` of a `<source>`.
    pub(super) fn parse_data_store(source: Node<'_>, cx: &mut ParseCx) -> Result<Option<Self>> {
        let Some(store) = source.child("dataStore") else {
            return Ok(None);
        };
        let kind = attr_required(store, "type")?;
        let Some(word) = format_word(store) else {
            bail!(VIR_ERR_XML_ERROR, "missing data file store format");
        };
        let format = storage_format(word)?;
        let Some(inner) = store.child("source") else {
            bail!(VIR_ERR_XML_ERROR, "missing disk data file store source");
        };
        let source = StorageSource::parse(kind, inner, cx)?;
        if source.data_store.is_some() || store.child("backingStore").is_some() {
            bail!(
                VIR_ERR_XML_ERROR,
                "The <source> of <dataStore> can't have another nested <dataStore> or <backingStore> element"
            );
        }
        Ok(Some(Self {
            source,
            format: Some(format),
            metadata_cache: 0,
            backing: None,
        }))
    }

    pub(super) fn format_data_store(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("dataStore");
        w.attr("type", self.source.type_word());
        self.format_format(w);
        self.source.format_in(Surroundings::default(), w, cx);
        w.end();
    }

    /// Writes `<format>`.
    pub(crate) fn format_format(&self, w: &mut Writer) {
        if let Some(format) = self.format {
            w.start("format");
            w.attr("type", format.as_str());
            format_metadata_cache(self.metadata_cache, w);
            w.end();
        }
    }
}

impl BackingStore {
    /// The declaration.
    pub const SHAPE: &'static Shape = &BACKING_STORE;

    /// The `<backingStore>` of `node`; the depth of the document bounds the chain.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for an image without type, format or source.
    pub fn parse_in(node: Node<'_>, cx: &mut ParseCx) -> Result<Option<Self>> {
        let Some(store) = node.child("backingStore") else {
            return Ok(None);
        };
        let Some(kind) = store.attr("type") else {
            return Ok(Some(Self::End));
        };
        let Some(format) = format_word(store) else {
            bail!(VIR_ERR_XML_ERROR, "missing disk backing store format");
        };
        let Some(source) = store.child("source") else {
            bail!(VIR_ERR_XML_ERROR, "missing disk backing store source");
        };
        let (kind, format) = (storage_type(kind)?, storage_format(format)?);
        let index = super::parse_index(store, cx)?;
        let mut image = Image {
            source: StorageSource::parse(kind, source, cx)?,
            format: Some(format),
            metadata_cache: match store.child("format") {
                Some(format) => parse_metadata_cache(format, "./format")?,
                None => 0,
            },
            backing: Self::parse_in(store, cx)?,
        };
        image.source.index = index;
        Ok(Some(Self::Image(Box::new(image))))
    }

    /// Writes `<backingStore>`.
    pub fn format(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("backingStore");
        if let Self::Image(image) = self {
            w.attr("type", image.source.type_word());
            if image.source.index != 0 && !cx.has(FormatFlags::INACTIVE) {
                w.attr_plain("index", image.source.index);
            }
            image.format_format(w);
            let around = Surroundings {
                has_index: true,
                ..Surroundings::default()
            };
            image.source.format_in(around, w, cx);
            if let Some(backing) = &image.backing {
                backing.format(w, cx);
            }
        }
        w.end();
    }
}
