//! `<mirror>` of a disk: the copy that a block job makes; a runtime fact.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use crate::storage_source::image::{
    FORMAT, Image, format_word, parse_metadata_cache, storage_format, storage_type,
};
use crate::storage_source::{
    BackingStore, SourceLocation, StorageFormat, StorageSource, StorageType, Surroundings,
};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainBlockJob`, as far as there is a mirror.
    pub enum MirrorJob {
        Pull = "pull",
        Copy = "copy",
        Commit = "commit",
        ActiveCommit = "active-commit",
        Backup = "backup",
    }
}

util::vir_enum! {
    /// C: `virDomainDiskMirrorState`.
    pub enum MirrorState { None = "none", Ready = "yes", Abort = "abort", Pivot = "pivot" }
}

/// `<mirror>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mirror {
    /// Which job makes it.
    pub job: MirrorJob,
    /// How far it has come.
    pub state: MirrorState,
    /// The copy.
    pub image: Image,
}

impl Mirror {
    /// What newer documents say in elements of their own.
    fn parse_image(kind: &str, node: Node<'_>, cx: &mut ParseCx) -> Result<Image> {
        let kind = storage_type(kind)?;
        let format = format_word(node).map(storage_format).transpose()?;
        let Some(source) = node.child("source") else {
            bail!(VIR_ERR_XML_ERROR, "mirror requires source element");
        };
        Ok(Image {
            source: StorageSource::parse(kind, source, cx)?,
            format,
            metadata_cache: match node.child("format") {
                Some(format) => parse_metadata_cache(format, "./format")?,
                None => 0,
            },
            backing: BackingStore::parse_in(node, cx)?,
        })
    }

    /// What older documents say in attributes.
    fn parse_file(node: Node<'_>) -> Result<Image> {
        let format = node.attr("format").map(storage_format).transpose()?;
        let Some(file) = node.attr("file") else {
            bail!(VIR_ERR_XML_ERROR, "mirror requires file name");
        };
        let mut image = Image::new(SourceLocation::File(Some(file.to_owned())));
        image.format = format;
        Ok(image)
    }
}

static SHAPE: Shape = Shape::new(
    "mirror",
    &[
        AttrShape::new("type").words(StorageType::WORDS),
        AttrShape::new("file"),
        AttrShape::new("format").words(StorageFormat::OF_IMAGES),
        AttrShape::new("job").words(&["copy", "active-commit"]),
        AttrShape::new("ready").words(&["yes", "abort", "pivot"]),
    ],
    &[
        ChildShape::new(&FORMAT),
        ChildShape::new(StorageSource::SHAPE),
        ChildShape::new(BackingStore::SHAPE),
    ],
);

impl Xml for Mirror {
    const SHAPE: &'static Shape = &SHAPE;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let job = match node.attr("job") {
            None => MirrorJob::Copy,
            Some(word) => match MirrorJob::from_str(word) {
                Some(job) => job,
                None => bail!(VIR_ERR_XML_ERROR, "unknown mirror job type '{word}'"),
            },
        };
        let image = match node.attr("type") {
            Some(kind) => Self::parse_image(kind, node, cx)?,
            None if job != MirrorJob::Copy => bail!(
                VIR_ERR_XML_ERROR,
                "mirror without type only supported by copy job"
            ),
            None => Self::parse_file(node)?,
        };
        let state = match node.attr("ready") {
            None => MirrorState::None,
            Some(word) => match MirrorState::from_str(word) {
                Some(state) => state,
                None => bail!(VIR_ERR_XML_ERROR, "unknown mirror ready state {word}"),
            },
        };
        Ok(Self { job, state, image })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        let Image { source, format, .. } = &self.image;
        w.attr("type", source.type_word());
        if let (SourceLocation::File(path), MirrorJob::Copy) = (&source.location, self.job) {
            w.attr_opt("file", path.as_deref());
            w.attr_opt("format", format.map(|format| format.as_str()));
        }
        w.attr("job", self.job.as_str());
        if self.state != MirrorState::None {
            w.attr("ready", self.state.as_str());
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.image.format_format(w);
        self.image.source.format_in(Surroundings::default(), w, cx);
        if let Some(backing) = &self.image.backing {
            backing.format(w, cx);
        }
    }
}
