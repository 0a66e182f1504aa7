//! `<memory>` among the devices: a module that can be plugged (C: `virDomainMemoryDef`).
//!
//! The memory a guest starts with stands in `memory`.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::number;
use util::uuid::Uuid;
use util::xml::value::{attr_opt, attr_required, attr_u64};
use util::xml::{
    AttrShape, AttrValue, ChildShape, FormatCx, FormatFlags, Node, ParseCx, Shape, Writer, Xml,
};

use super::address::Address;
use super::device_info::DeviceInfo;
use crate::arch::Arch;
use crate::{Bitmap, YesNo, size};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Smallest label area of an NVDIMM in KiB.
const MIN_LABEL: u64 = 128;
/// Smallest block of a virtio-mem device in KiB: a transparent huge page.
const MIN_BLOCK: u64 = 2048;

util::vir_enum! {
    /// C: `virDomainMemoryModel`.
    pub enum MemoryModel {
        Dimm = "dimm",
        Nvdimm = "nvdimm",
        VirtioPmem = "virtio-pmem",
        VirtioMem = "virtio-mem",
        SgxEpc = "sgx-epc",
    }
}

util::vir_enum! {
    /// C: `virDomainMemoryAccess`: whether other processes see the content.
    pub enum MemoryAccess { Shared = "shared", Private = "private" }
}
util::xml_enum!(MemoryModel, MemoryAccess);

/// A module; which fields count depends on the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoryDevice {
    /// Which hardware.
    pub model: MemoryModel,
    /// Whether other processes see the content.
    pub access: Option<MemoryAccess>,
    /// Whether the host forgets the content at the end.
    pub discard: Option<YesNo>,
    /// NVDIMM of a pseries machine: its identity.
    pub uuid: Option<Uuid>,
    /// Where the content is.
    pub source: MemorySource,
    /// What the guest sees.
    pub target: MemoryTarget,
    /// Alias and address.
    pub info: DeviceInfo,
}

/// `<source>` of a module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemorySource {
    /// NUMA nodes of the host.
    pub nodemask: Option<Bitmap>,
    /// KiB of a page of the host; 0 when not given.
    pub pagesize: u64,
    /// File with the content.
    pub path: Option<String>,
    /// KiB that the file is aligned to; 0 when not given.
    pub alignsize: u64,
    /// Whether the file is persistent memory.
    pub pmem: bool,
}

/// `<target>` of a module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryTarget {
    /// Whether memory slots of the hypervisor are taken as needed.
    pub dynamic_memslots: Option<YesNo>,
    /// KiB.
    pub size: u64,
    /// NUMA node of the guest.
    pub node: Option<u32>,
    /// KiB of an NVDIMM's label area; 0 when not given.
    pub label: u64,
    /// Whether the guest can't change the content.
    pub readonly: bool,
    /// KiB of the smallest unit of a virtio-mem device.
    pub block: u64,
    /// KiB that a virtio-mem device should have plugged.
    pub requested: u64,
    /// KiB that it has; a runtime fact.
    pub current: u64,
    /// Guest address of a virtio device; 0 when not given.
    pub address: u64,
}

fn kib(node: Node<'_>, name: &str) -> Result<u64> {
    Ok(size::child_kib(node, name, &format!("./{name}"), u64::MAX)?.unwrap_or(0))
}

const UNIT: &[AttrShape] = &[AttrShape::new("unit")];

/// An element that holds a size.
macro_rules! sized {
    ($name:literal) => {
        ChildShape::new(&Shape::new($name, UNIT, &[]).with_text())
    };
}

impl MemorySource {
    const SHAPE: &'static Shape = &Shape::new(
        "source",
        &[],
        &[
            ChildShape::leaf("nodemask"),
            sized!("pagesize"),
            ChildShape::leaf("path"),
            sized!("alignsize"),
            ChildShape::new(&Shape::new("pmem", &[], &[])),
        ],
    );

    /// Whether a module of this model lives in a file.
    fn is_file(model: MemoryModel) -> bool {
        matches!(model, MemoryModel::Nvdimm | MemoryModel::VirtioPmem)
    }

    fn parse(node: Node<'_>, model: MemoryModel) -> Result<Self> {
        if Self::is_file(model) {
            return Ok(Self {
                path: node.child_text("path").map(|path| path.into_owned()),
                alignsize: kib(node, "alignsize")?,
                pmem: node.child("pmem").is_some(),
                ..Self::default()
            });
        }
        let nodemask = node.child_text("nodemask");
        Ok(Self {
            nodemask: nodemask.map(|set| Bitmap::parse(&set)).transpose()?,
            pagesize: kib(node, "pagesize")?,
            ..Self::default()
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        if let Some(nodemask) = &self.nodemask {
            w.leaf_plain("nodemask", nodemask);
        }
        format_given("pagesize", self.pagesize, w);
        w.leaf_opt("path", self.path.as_deref());
        format_given("alignsize", self.alignsize, w);
        if self.pmem {
            w.empty("pmem");
        }
        w.end_unless_empty();
    }
}

fn format_given(name: &str, kib: u64, w: &mut Writer) {
    if kib != 0 {
        size::format_kib(w, name, kib);
    }
}

impl MemoryTarget {
    const SHAPE: &'static Shape = &Shape::new(
        "target",
        &[AttrShape::new("dynamicMemslots").words(YesNo::WORDS)],
        &[
            sized!("size").required(),
            ChildShape::leaf("node"),
            ChildShape::new(&Shape::new("label", &[], &[sized!("size").required()])),
            ChildShape::new(&Shape::new("readonly", &[], &[])),
            sized!("block"),
            sized!("requested"),
            sized!("current"),
            ChildShape::new(&Shape::new(
                "address",
                &[AttrShape::new("base").required()],
                &[],
            )),
        ],
    );

    fn parse(node: Node<'_>, model: MemoryModel) -> Result<Self> {
        let mut target = Self {
            node: parse_node(node)?,
            size: size::required_kib(node, "size")?,
            ..Self::default()
        };
        match model {
            MemoryModel::Nvdimm => target.parse_nvdimm(node)?,
            MemoryModel::VirtioPmem => target.address = parse_base(node)?,
            MemoryModel::VirtioMem => target.parse_virtio_mem(node)?,
            MemoryModel::Dimm | MemoryModel::SgxEpc => {}
        }
        Ok(target)
    }

    fn parse_nvdimm(&mut self, node: Node<'_>) -> Result<()> {
        self.readonly = node.child("readonly").is_some();
        let label = node.child("label").filter(|l| l.child("size").is_some());
        let Some(label) = label else {
            return Ok(());
        };
        self.label = kib(label, "size")?;
        if self.label < MIN_LABEL {
            bail!(
                VIR_ERR_XML_ERROR,
                "nvdimm label must be at least {MIN_LABEL}KiB"
            );
        }
        if self.label >= self.size {
            bail!(
                VIR_ERR_XML_ERROR,
                "label size must be smaller than NVDIMM size"
            );
        }
        Ok(())
    }

    fn parse_virtio_mem(&mut self, node: Node<'_>) -> Result<()> {
        self.block = kib(node, "block")?;
        self.requested = kib(node, "requested")?;
        self.current = kib(node, "current")?;
        self.address = parse_base(node)?;
        self.dynamic_memslots = attr_opt(node, "dynamicMemslots")?;
        Ok(())
    }

    fn format(&self, model: MemoryModel, w: &mut Writer, cx: &FormatCx) {
        w.start(Self::SHAPE.element);
        let slots = self.dynamic_memslots.map(YesNo::as_str);
        w.attr_opt("dynamicMemslots", slots);
        size::format_kib(w, "size", self.size);
        if let Some(node) = self.node {
            w.leaf_plain("node", node);
        }
        w.start("label");
        format_given("size", self.label, w);
        w.end_unless_empty();
        if self.readonly {
            w.empty("readonly");
        }
        if model == MemoryModel::VirtioMem {
            size::format_kib(w, "block", self.block);
            size::format_kib(w, "requested", self.requested);
            if !cx.has(FormatFlags::INACTIVE) {
                size::format_kib(w, "current", self.current);
            }
        }
        if self.address != 0 {
            w.start("address");
            w.attr_plain("base", format_args!("0x{:x}", self.address));
            w.end();
        }
        w.end();
    }
}

fn parse_node(target: Node<'_>) -> Result<Option<u32>> {
    let Some(text) = target.child_text("node") else {
        return Ok(None);
    };
    match number::to_u32_positive(&text, 10) {
        Some(node) => Ok(Some(node)),
        None => bail!(VIR_ERR_XML_ERROR, "invalid value of memory device node"),
    }
}

fn parse_base(target: Node<'_>) -> Result<u64> {
    let base = target.child("address");
    Ok(base
        .map_or(Ok(None), |n| attr_u64(n, "base", 16))?
        .unwrap_or(0))
}

impl MemoryDevice {
    /// Fills in what the model implies.
    pub(super) fn fill(&mut self, arch: Arch) -> Result<()> {
        if self.model == MemoryModel::VirtioPmem {
            self.access.get_or_insert(MemoryAccess::Shared);
        }
        if self.model == MemoryModel::Nvdimm && arch.is_ppc64() && self.uuid.is_none() {
            self.uuid = Some(Uuid::generate()?);
        }
        Ok(())
    }

    /// Checks one module; `cells` counts the guest's NUMA nodes (C: `virDomainMemoryDefValidate`).
    pub(super) fn validate(&self, cells: usize, arch: Arch) -> Result<()> {
        match self.target.node {
            Some(_) if cells == 0 => bail!(
                VIR_ERR_XML_DETAIL,
                "can't add memory backend as guest has no NUMA nodes configured"
            ),
            Some(node) if node as usize >= cells => bail!(
                VIR_ERR_XML_DETAIL,
                "can't add memory backend for guest node '{node}' as the guest has only '{cells}' NUMA nodes configured"
            ),
            _ => {}
        }
        if MemorySource::is_file(self.model) && self.source.path.is_none() {
            bail!(
                VIR_ERR_XML_DETAIL,
                "path is required for model '{}'",
                self.model
            );
        }
        match self.model {
            MemoryModel::Nvdimm => self.validate_nvdimm(arch),
            MemoryModel::VirtioPmem => self.validate_pmem(),
            MemoryModel::VirtioMem => self.validate_virtio_mem(),
            MemoryModel::Dimm | MemoryModel::SgxEpc => Ok(()),
        }
    }

    fn validate_nvdimm(&self, arch: Arch) -> Result<()> {
        if self.discard == Some(YesNo::Yes) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "discard is not supported for nvdimms"
            );
        }
        if arch.is_ppc64() && self.target.label == 0 {
            bail!(
                VIR_ERR_XML_ERROR,
                "label size is required for NVDIMM device"
            );
        }
        if !arch.is_ppc64() && self.uuid.is_some() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "UUID is not supported for NVDIMM device"
            );
        }
        Ok(())
    }

    fn validate_pmem(&self) -> Result<()> {
        if self.access != Some(MemoryAccess::Shared) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "shared access mode required for virtio-pmem device"
            );
        }
        if self.target.node.is_some() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "virtio-pmem does not support NUMA nodes"
            );
        }
        Ok(())
    }

    fn validate_virtio_mem(&self) -> Result<()> {
        let MemoryTarget {
            size,
            block,
            requested,
            address,
            ..
        } = self.target;
        if requested > size {
            bail!(
                VIR_ERR_XML_DETAIL,
                "requested size must be smaller than or equal to @size ({size}KiB)"
            );
        }
        if !block.is_power_of_two() {
            bail!(VIR_ERR_XML_DETAIL, "block size must be a power of two");
        }
        if block < MIN_BLOCK {
            bail!(
                VIR_ERR_XML_DETAIL,
                "block size too small, must be at least {MIN_BLOCK}KiB"
            );
        }
        if !requested.is_multiple_of(block) {
            bail!(
                VIR_ERR_XML_DETAIL,
                "requested size must be an integer multiple of block size"
            );
        }
        if !address.is_multiple_of(block.saturating_mul(1024)) {
            bail!(
                VIR_ERR_XML_DETAIL,
                "memory device address must be aligned to blocksize"
            );
        }
        Ok(())
    }

    /// Guest addresses that the module takes, if it says where it sits.
    fn range(&self) -> Option<(u64, u64)> {
        let start = match (self.model, &self.info.address) {
            (MemoryModel::VirtioMem | MemoryModel::VirtioPmem, _) => self.target.address,
            (_, Some(Address::Dimm { base, .. })) => *base,
            _ => 0,
        };
        let end = start.saturating_add(self.target.size.saturating_mul(1024));
        (start != 0).then_some((start, end))
    }

    /// Refuses a module in the place of another (C: `virDomainMemoryDefCheckConflict`).
    pub(super) fn check_conflict(&self, other: &Self) -> Result<()> {
        let slot = |module: &Self| match module.info.address {
            Some(Address::Dimm { slot, .. }) => Some(slot),
            _ => None,
        };
        if let Some(slot) = slot(self).filter(|own| slot(other) == Some(*own)) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "memory device slot '{slot}' is already being used by another memory device"
            );
        }
        if let (Some((start, end)), Some((from, _))) = (self.range(), other.range())
            && start <= from
            && end > from
        {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "memory device address [0x{start:x}:0x{end:x}] overlaps with other memory device (0x{from:x})"
            );
        }
        Ok(())
    }
}

impl Xml for MemoryDevice {
    const SHAPE: &'static Shape = &Shape::new(
        "memory",
        &[
            AttrShape::new("model").required().words(MemoryModel::WORDS),
            AttrShape::new("access").words(MemoryAccess::WORDS),
            AttrShape::new("discard").words(YesNo::WORDS),
        ],
        &[
            ChildShape::leaf("uuid"),
            ChildShape::new(MemorySource::SHAPE),
            ChildShape::new(MemoryTarget::SHAPE).required(),
        ],
    )
    .with_inline(&[DeviceInfo::SHAPE]);

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let model = attr_required(node, "model")?;
        let access = attr_opt(node, "access")?;
        let discard = attr_opt(node, "discard")?;
        let uuid = match node
            .child_text("uuid")
            .filter(|_| model == MemoryModel::Nvdimm)
        {
            None => None,
            Some(text) => match Uuid::parse(&text) {
                None => bail!(VIR_ERR_INTERNAL_ERROR, "malformed uuid element"),
                uuid => uuid,
            },
        };
        let source = node.child("source");
        let source = source.map_or(Ok(Default::default()), |n| MemorySource::parse(n, model))?;
        let Some(target) = node.child("target") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing <target> element for <memory> device"
            );
        };
        Ok(Self {
            model,
            access,
            discard,
            uuid,
            source,
            target: MemoryTarget::parse(target, model)?,
            info: DeviceInfo::parse(node, cx)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        self.model.write_attr("model", w);
        w.attr_opt("access", self.access.map(MemoryAccess::as_str));
        w.attr_opt("discard", self.discard.map(YesNo::as_str));
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        if let Some(uuid) = self.uuid {
            w.leaf_plain("uuid", uuid);
        }
        self.source.format(w);
        self.target.format(self.model, w, cx);
        self.info.format_body(w, cx);
    }
}
