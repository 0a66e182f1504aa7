//! `<driver>` of a disk: how the hypervisor works with it.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{FormatCx, Node, ParseCx, Shape, Writer, Xml};
use xml_derive::Xml;

use super::virtio::VirtioOptions;
use crate::OnOff;
use crate::storage_source::StorageFormat;
use crate::storage_source::image::{METADATA_CACHE, format_metadata_cache, parse_metadata_cache};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainDiskCache`.
    pub enum DiskCache {
        Default = "default",
        None = "none",
        Writethrough = "writethrough",
        Writeback = "writeback",
        Directsync = "directsync",
        Unsafe = "unsafe",
    }
}

util::vir_enum! {
    /// C: `virDomainDiskErrorPolicy`.
    pub enum ErrorPolicy {
        Stop = "stop",
        Report = "report",
        Ignore = "ignore",
        Enospace = "enospace",
    }
}

util::vir_enum! {
    /// C: `virDomainDiskIo`.
    pub enum DiskIo { Native = "native", Threads = "threads", IoUring = "io_uring" }
}

util::vir_enum! {
    /// C: `virDomainDiskDiscard`.
    pub enum Discard { Unmap = "unmap", Ignore = "ignore" }
}

util::vir_enum! {
    /// C: `virDomainDiskDetectZeroes`.
    pub enum DetectZeroes { Off = "off", On = "on", Unmap = "unmap" }
}
util::xml_enum!(DiskCache, ErrorPolicy, DiskIo, Discard, DetectZeroes);

/// What a strict document may say of an image, some of which a driver refuses.
const FORMATS: &[&str] = &[
    "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "luks",
    "cow", "qcow", "qcow2", "qed", "vmdk", "aio",
];

/// `<driver>`
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "driver")]
pub struct DiskDriver {
    /// Which backend: `qemu`.
    #[xml(attr)]
    pub name: Option<String>,
    /// Format of the image.
    #[xml(attr = "type", read = parse_format, words = FORMATS)]
    pub format: Option<StorageFormat>,
    /// How the host's cache is used.
    #[xml(attr, skip_zero)]
    pub cache: Option<DiskCache>,
    /// What a failed write does.
    #[xml(attr)]
    pub error_policy: Option<ErrorPolicy>,
    /// What a failed read does.
    #[xml(attr, read = parse_rerror_policy)]
    pub rerror_policy: Option<ErrorPolicy>,
    /// By which interface of the host.
    #[xml(attr)]
    pub io: Option<DiskIo>,
    /// Whether requests are handled in a thread of their own.
    #[xml(attr)]
    pub ioeventfd: Option<OnOff>,
    /// Whether the guest may suppress notifications.
    #[xml(attr)]
    pub event_idx: Option<OnOff>,
    /// Whether what is read from below is kept in the image.
    #[xml(attr)]
    pub copy_on_read: Option<OnOff>,
    /// What becomes of discarded blocks.
    #[xml(attr)]
    pub discard: Option<Discard>,
    /// The I/O thread that serves it; 0 for none.
    #[xml(attr, nonzero, skip_zero)]
    pub iothread: u32,
    /// What becomes of written zeroes.
    #[xml(attr)]
    pub detect_zeroes: Option<DetectZeroes>,
    /// Request queues; 0 when not given.
    #[xml(attr, skip_zero)]
    pub queues: u32,
    /// Requests that a queue holds; 0 when not given.
    #[xml(attr, skip_zero)]
    pub queue_size: u32,
    /// Whether discarded clusters keep their place in the image.
    #[xml(attr)]
    pub discard_no_unref: Option<OnOff>,
    /// Options of the virtio transport.
    #[xml(inline)]
    pub virtio: VirtioOptions,
    /// Most memory for the image's tables.
    #[xml(child = "metadata_cache", read = MetadataCache::parse_in)]
    pub metadata_cache: MetadataCache,
    /// The I/O threads that serve it, where one isn't enough.
    #[xml(child = "iothreads")]
    pub iothreads: IoThreadMap,
}

/// `<metadata_cache>`, in bytes; 0 leaves it to the hypervisor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MetadataCache(pub u64);

/// `<iothreads>`: threads and the queues they serve.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "iothreads")]
pub struct IoThreadMap {
    /// The threads.
    #[xml(child = "iothread")]
    pub threads: Vec<MappedThread>,
}

/// `<iothread>` of a disk (C: `virDomainIothreadMappingDef`).
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "iothread")]
pub struct MappedThread {
    /// Number of the thread.
    #[xml(attr, required)]
    pub id: u32,
    /// Its queues; none leaves them to the hypervisor.
    #[xml(child = "queue")]
    pub queues: Vec<MappedQueue>,
}

/// `<queue>`
#[derive(Xml, Clone, Copy, Debug, PartialEq, Eq)]
#[xml(element = "queue")]
pub struct MappedQueue {
    /// Number of the queue, from 0.
    #[xml(attr, required)]
    pub id: u32,
}

/// The format, also by its old word for raw images.
fn parse_format(node: Node<'_>) -> Result<Option<StorageFormat>> {
    let Some(word) = node.attr("type") else {
        return Ok(None);
    };
    if word == "aio" {
        return Ok(Some(StorageFormat::Raw));
    }
    driver_format(word).map(Some)
}

/// The format that a driver works with.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` for an unknown one.
pub(super) fn driver_format(word: &str) -> Result<StorageFormat> {
    match StorageFormat::of_image(word) {
        Some(format) => Ok(format),
        None => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unknown driver format value '{word}'"
        ),
    }
}

/// A read doesn't run out of space.
fn parse_rerror_policy(node: Node<'_>) -> Result<Option<ErrorPolicy>> {
    match attr_opt(node, "rerror_policy")? {
        Some(ErrorPolicy::Enospace) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Invalid disk read error policy: 'enospace'"
        ),
        policy => Ok(policy),
    }
}

impl MetadataCache {
    fn parse_in(driver: Node<'_>) -> Result<Self> {
        parse_metadata_cache(driver, ".").map(Self)
    }
}

impl Xml for MetadataCache {
    const SHAPE: &'static Shape = &METADATA_CACHE;

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        node.parent().map_or(Ok(Self::default()), Self::parse_in)
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_unless_empty(&self, _name: &str, w: &mut Writer, _cx: &FormatCx) {
        format_metadata_cache(self.0, w);
    }
}
