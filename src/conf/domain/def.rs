//! `DomainDef`: the definition as a whole, and `<domain>` itself.
use std::sync::Arc;

use util::Uuid;
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{
    AttrShape, ChildShape, Document, FormatCx, FormatFlags, Fragment, Node, ParseCx, ParseFlags,
    Shape, Writer, Xml,
};

use super::blkiotune::Blkiotune;
use super::clock::Clock;
use super::cputune::Cputune;
use super::devices::Devices;
use super::features::Features;
use super::identity::{self, Genid, Identity, VirtType};
use super::idmap::IdMap;
use super::iothreads::{self, IoThreads};
use super::iotune::ThrottleGroups;
use super::keywrap::KeyWrap;
use super::launch_security::LaunchSecurity;
use super::lifecycle::Lifecycle;
use super::memory::{self, Memory};
use super::memory_backing::MemoryBacking;
use super::memtune::Memtune;
use super::numatune::Numatune;
use super::os::Os;
use super::perf::Perf;
use super::pm::Pm;
use super::qemu_namespace::{self, QemuNamespace};
use super::resource::Resource;
use super::schema;
use super::seclabel::{self, Seclabel};
use super::sysinfo::Sysinfo;
use super::vcpu::{self, Placement, Vcpus};
use crate::cpu::Cpu;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// A virtual machine's definition (C: `virDomainDef`).
///
/// Never changes: a new definition is a new value, and live and persistent share one `Arc` until
/// they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainDef {
    /// Hypervisor.
    pub virt_type: VirtType,
    /// Number of the running domain; `None` for a stopped one.
    pub id: Option<i32>,
    /// Name, unique on the connection.
    pub name: String,
    /// UUID, unique on the connection; made by post-parse where the document has none.
    pub uuid: Option<Uuid>,
    /// `<genid>`
    pub genid: Option<Genid>,
    /// Short description, one line.
    pub title: Option<String>,
    /// Long description.
    pub description: Option<String>,
    /// `<metadata>`: the elements of other namespaces.
    pub metadata: Option<Arc<Fragment>>,
    /// Sizes.
    pub memory: Memory,
    /// `<blkiotune>`
    pub blkiotune: Blkiotune,
    /// `<memtune>`
    pub memtune: Memtune,
    /// `<memoryBacking>`
    pub memory_backing: MemoryBacking,
    /// Virtual CPUs.
    pub vcpus: Vcpus,
    /// Threads for disk I/O.
    pub iothreads: IoThreads,
    /// `<throttlegroups>`
    pub throttle_groups: ThrottleGroups,
    /// `<cputune>`
    pub cputune: Cputune,
    /// `<numatune>`
    pub numatune: Numatune,
    /// `<resource>`
    pub resource: Option<Resource>,
    /// `<sysinfo>`, in the order of the document.
    pub sysinfo: Vec<Sysinfo>,
    /// `<bootloader>` (Xen)
    pub bootloader: Option<String>,
    /// `<bootloader_args>` (Xen)
    pub bootloader_args: Option<String>,
    /// `<os>`
    pub os: Os,
    /// `<idmap>`
    pub idmap: IdMap,
    /// `<features>`
    pub features: Features,
    /// `<cpu>`
    pub cpu: Option<Cpu>,
    /// `<clock>`
    pub clock: Clock,
    /// `<on_poweroff>` and its sisters.
    pub lifecycle: Lifecycle,
    /// `<pm>`
    pub pm: Pm,
    /// `<perf>`
    pub perf: Perf,
    /// `<devices>`
    pub devices: Devices,
    /// `<seclabel>`, in the order of the document.
    pub seclabels: Vec<Seclabel>,
    /// `<keywrap>`
    pub keywrap: KeyWrap,
    /// `<launchSecurity>`
    pub launch_security: Option<LaunchSecurity>,
    /// QEMU's namespace.
    pub qemu: Option<QemuNamespace>,
    /// Namespaces of other hypervisors (`lxc:`, `bhyve:`, `xen:`): URI and element.
    pub foreign: Vec<(String, Fragment)>,
    /// What the document asks for and this definition doesn't hold, as paths.  A driver that would
    /// act on the definition refuses it with `VIR_ERR_CONFIG_UNSUPPORTED`.
    pub unhandled: Vec<String>,
}

impl DomainDef {
    /// Reads a document without post-parse and validation: the first of the four passes.
    ///
    /// # Errors
    /// `VIR_ERR_XML_DETAIL`, `VIR_ERR_XML_ERROR`, `VIR_ERR_XML_INVALID_SCHEMA` and what the elements
    /// say.
    pub fn parse_document(source: &str, flags: ParseFlags) -> Result<Self> {
        let document = Document::parse(source.as_bytes(), "domain", ORIGIN)?;
        if flags.has(ParseFlags::VALIDATE_SCHEMA) {
            schema::check(document.root())?;
        }
        Self::parse_node(document.root(), flags)
    }

    /// Reads a `<domain>` inside another document (status file, snapshot, migration cookie).
    ///
    /// # Errors
    /// As [`parse_document`](Self::parse_document).
    pub fn parse_node(node: Node<'_>, flags: ParseFlags) -> Result<Self> {
        let mut cx = ParseCx::new(flags);
        let mut def = Self::parse(node, &mut cx)?;
        def.unhandled = cx.unhandled;
        Ok(def)
    }

    /// The document (C: `virDomainDefFormat`).
    #[must_use]
    pub fn to_xml(&self, flags: FormatFlags) -> String {
        self.to_xml_as(self.id, flags)
    }

    /// The document of a guest that runs under this number, or of one that doesn't.
    #[must_use]
    pub fn to_xml_as(&self, id: Option<i32>, flags: FormatFlags) -> String {
        let (mut w, cx) = (Writer::new(), FormatCx::new(flags));
        w.start("domain");
        self.format_attrs_as(id, &mut w, &cx);
        self.format_body_as(id, &mut w, &cx);
        w.end();
        w.finish()
    }

    /// CPUs and memory follow each other where only one of them is left to the driver.
    fn parse_numatune(&mut self, node: Node<'_>) -> Result<()> {
        let cells = self.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
        let cells = cells.map_or(0, |numa| numa.cells.len());
        self.numatune = Numatune::parse(node, self.vcpus.placement, cells)?;
        let bound = self.vcpus.cpuset.is_some()
            || !self.cputune.vcpupin.is_empty()
            || self.cputune.emulatorpin.is_some()
            || !self.cputune.iothreadpin.is_empty();
        if self.numatune.is_auto() && !bound {
            self.vcpus.placement = Placement::Auto;
        }
        Ok(())
    }

    fn format_attrs_as(&self, id: Option<i32>, w: &mut Writer, cx: &FormatCx) {
        w.attr("type", self.virt_type.as_str());
        if let Some(id) = id.filter(|_| !cx.has(FormatFlags::INACTIVE)) {
            w.attr_plain("id", id);
        }
        if self.qemu.is_some() {
            w.attr("xmlns:qemu", qemu_namespace::URI);
        }
    }

    /// A stopped domain has no runtime facts.
    fn format_body_as(&self, id: Option<i32>, w: &mut Writer, cx: &FormatCx) {
        let cx = &match id {
            Some(_) => *cx,
            None => FormatCx::new(cx.flags | FormatFlags::INACTIVE),
        };
        identity::format_names(self, w);
        self.format_tuning(w, cx);
        self.format_machine(w, cx);
        self.devices.format(w, cx);
        let labels = self.seclabels.iter().filter(|label| label.kind.is_some());
        labels.for_each(|label| label.format(w, cx));
        if let Some(qemu) = &self.qemu {
            qemu.format(w);
        }
        self.keywrap.format_unless_empty("keywrap", w, cx);
        if let Some(security) = &self.launch_security {
            security.format(w, cx);
        }
    }

    fn format_tuning(&self, w: &mut Writer, cx: &FormatCx) {
        self.memory.format(w);
        self.blkiotune.format_unless_empty("blkiotune", w, cx);
        self.memtune.format_unless_empty("memtune", w, cx);
        self.memory_backing
            .format_unless_empty("memoryBacking", w, cx);
        self.vcpus.format(w);
        self.iothreads.format(w);
        self.throttle_groups
            .format_unless_empty("throttlegroups", w, cx);
        self.cputune.format(w, cx);
        self.numatune.format(w);
        if let Some(resource) = &self.resource {
            resource.format(w, cx);
        }
    }

    fn format_machine(&self, w: &mut Writer, cx: &FormatCx) {
        self.sysinfo.iter().for_each(|info| info.format(w, cx));
        w.leaf_opt("bootloader", self.bootloader.as_deref());
        w.leaf_opt("bootloader_args", self.bootloader_args.as_deref());
        self.os.format(self.virt_type, w, cx);
        self.idmap.format_unless_empty("idmap", w, cx);
        self.features.format_unless_empty("features", w, cx);
        if let Some(cpu) = &self.cpu {
            cpu.format_unless_empty("cpu", w, cx);
        }
        self.clock.format(w, cx);
        self.lifecycle.format(w);
        self.pm.format_unless_empty("pm", w, cx);
        self.perf.format_unless_empty("perf", w, cx);
    }
}

fn text(node: Node<'_>, name: &str) -> Option<String> {
    node.child_text(name).map(|t| t.into_owned())
}

fn parse_or_default<T: Xml + Default>(node: Node<'_>, name: &str, cx: &mut ParseCx) -> Result<T> {
    node.child(name)
        .map_or_else(|| Ok(T::default()), |child| T::parse(child, cx))
}

fn parse_first<T: Xml>(node: Node<'_>, name: &str, cx: &mut ParseCx) -> Result<Option<T>> {
    let first = node.child(name);
    first.map(|child| T::parse(child, cx)).transpose()
}

fn parse_all<T: Xml>(node: Node<'_>, name: &str, cx: &mut ParseCx) -> Result<Vec<T>> {
    node.children_named(name)
        .map(|child| T::parse(child, cx))
        .collect()
}

/// Elements of hypervisors' namespaces other than QEMU's.
fn foreign(node: Node<'_>) -> Vec<(String, Fragment)> {
    let ours = |uri: &&str| uri.starts_with("http://libvirt.org/schemas/domain/");
    node.children()
        .filter_map(|child| {
            let uri = child
                .namespace()
                .filter(ours)
                .filter(|uri| *uri != qemu_namespace::URI)?;
            Some((uri.to_owned(), Fragment::from_node(child)))
        })
        .collect()
}

/// An element that may stand there once.
fn parse_one<T: Xml>(node: Node<'_>, name: &str, cx: &mut ParseCx) -> Result<Option<T>> {
    let mut all = node.children_named(name);
    let first = all.next();
    if all.next().is_some() {
        bail!(VIR_ERR_XML_ERROR, "only one {name} element is supported");
    }
    first.map(|child| T::parse(child, cx)).transpose()
}

/// Text that may stand there once.
const fn leaf(name: &'static str) -> ChildShape {
    ChildShape::leaf(name)
}

static SHAPE: Shape = Shape::new(
    "domain",
    &[
        AttrShape::new("type").words(VirtType::WORDS).required(),
        AttrShape::new("id"),
    ],
    &[
        leaf("name").required(),
        leaf("uuid"),
        leaf("genid"),
        leaf("title"),
        leaf("description"),
        ChildShape::new(&Shape::by_hand("metadata")),
        ChildShape::new(memory::MAX_SHAPE),
        ChildShape::new(memory::SHAPE),
        ChildShape::new(memory::CURRENT_SHAPE),
        ChildShape::new(Blkiotune::SHAPE),
        ChildShape::new(Memtune::SHAPE),
        ChildShape::new(MemoryBacking::SHAPE),
        ChildShape::new(vcpu::COUNT_SHAPE),
        ChildShape::new(vcpu::LIST_SHAPE),
        leaf("iothreads"),
        ChildShape::new(iothreads::LIST_SHAPE),
        ChildShape::new(iothreads::DEFAULT_SHAPE),
        ChildShape::new(Cputune::SHAPE),
        ChildShape::new(Numatune::SHAPE),
        ChildShape::new(Resource::SHAPE),
        ChildShape::new(ThrottleGroups::SHAPE),
        ChildShape::new(Sysinfo::SHAPE).many(),
        leaf("bootloader"),
        leaf("bootloader_args"),
        ChildShape::new(Os::SHAPE),
        ChildShape::new(IdMap::SHAPE),
        ChildShape::new(Features::SHAPE),
        ChildShape::new(Cpu::SHAPE),
        ChildShape::new(Clock::SHAPE),
        leaf("on_poweroff"),
        leaf("on_reboot"),
        leaf("on_crash"),
        leaf("on_lockfailure"),
        ChildShape::new(Pm::SHAPE),
        ChildShape::new(Perf::SHAPE),
        ChildShape::new(Devices::SHAPE),
        ChildShape::new(Seclabel::SHAPE).many(),
        ChildShape::new(KeyWrap::SHAPE),
        ChildShape::new(LaunchSecurity::SHAPE),
    ],
);

impl Xml for DomainDef {
    const SHAPE: &'static Shape = &SHAPE;

    /// Of two mistakes libvirt tells the first: the order is its own.
    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let identity = Identity::parse(node, cx)?;
        let bootloader = text(node, "bootloader");
        let mut os = Os::parse_machine(node, identity.virt_type, bootloader.is_some())?;
        let title = identity::parse_title(node)?;
        let seclabels = seclabel::parse_all(node, cx)?;
        let memory = Memory::parse(node)?;
        let vcpus = Vcpus::parse(node)?;
        let iothreads = IoThreads::parse(node)?;
        let mut def = Self {
            virt_type: identity.virt_type,
            id: identity.id,
            name: identity.name,
            uuid: identity.uuid,
            genid: identity.genid,
            title,
            description: text(node, "description"),
            metadata: node
                .child("metadata")
                .and_then(Fragment::metadata)
                .map(Arc::new),
            seclabels,
            memory,
            blkiotune: parse_or_default(node, "blkiotune", cx)?,
            memtune: parse_or_default(node, "memtune", cx)?,
            memory_backing: parse_or_default(node, "memoryBacking", cx)?,
            throttle_groups: parse_or_default(node, "throttlegroups", cx)?,
            cputune: Cputune::parse(node, vcpus.max, &iothreads, cx)?,
            vcpus,
            iothreads,
            cpu: parse_first(node, "cpu", cx)?,
            numatune: Numatune::default(),
            resource: parse_one(node, "resource", cx)?,
            features: parse_or_default(node, "features", cx)?,
            lifecycle: Lifecycle::parse(node)?,
            pm: parse_or_default(node, "pm", cx)?,
            perf: parse_or_default(node, "perf", cx)?,
            clock: parse_or_default(node, "clock", cx)?,
            os: {
                os.parse_boot_options(node.child("os"), cx)?;
                os
            },
            bootloader,
            bootloader_args: text(node, "bootloader_args"),
            devices: parse_or_default(node, "devices", cx)?,
            sysinfo: parse_all(node, "sysinfo", cx)?,
            keywrap: parse_or_default(node, "keywrap", cx)?,
            launch_security: parse_one(node, "launchSecurity", cx)?,
            idmap: parse_or_default(node, "idmap", cx)?,
            qemu: QemuNamespace::parse(node)?,
            foreign: foreign(node),
            unhandled: Vec::new(),
        };
        def.parse_numatune(node)?;
        Ok(def)
    }

    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        self.format_attrs_as(self.id, w, cx);
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.format_body_as(self.id, w, cx);
    }
}
