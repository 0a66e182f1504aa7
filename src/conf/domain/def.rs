//! `DomainDef`: the definition as a whole; `<domain>` itself, its name and its labels.
use std::collections::HashSet;
use std::sync::Arc;

use util::error::{ErrorDomain, Result};
use util::xml::{
    Document, FormatCx, FormatFlags, Fragment, Node, ParseCx, ParseFlags, Shape, Writer, Xml,
};
use util::{Uuid, bail};

use super::clock::Clock;
use super::cputune::Cputune;
use super::devices::Devices;
use super::features::Features;
use super::iothreads::IoThreads;
use super::lifecycle::Lifecycle;
use super::memory::Memory;
use super::memory_backing::MemoryBacking;
use super::numatune::{self, Numatune};
use super::os::Os;
use super::pm::Pm;
use super::qemu_namespace::{self, QemuNamespace};
use super::resource::Resource;
use super::schema;
use super::seclabel::Seclabel;
use super::sysinfo::Sysinfo;
use super::vcpu::{Placement, Vcpus};
use crate::cpu::Cpu;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainVirtType`.
    pub enum VirtType {
        Qemu = "qemu",
        Kqemu = "kqemu",
        Kvm = "kvm",
        Xen = "xen",
        Lxc = "lxc",
        Uml = "uml",
        Openvz = "openvz",
        Test = "test",
        Vmware = "vmware",
        Hyperv = "hyperv",
        Vbox = "vbox",
        Phyp = "phyp",
        Parallels = "parallels",
        Bhyve = "bhyve",
        Vz = "vz",
        Hvf = "hvf",
    }
}
util::xml_enum!(VirtType);

/// Elements of `<domain>` that libvirt gives a meaning and this room doesn't yet.
const UNHANDLED: &[&str] = &[
    "blkiotune",
    "memtune",
    "idmap",
    "throttlegroups",
    "perf",
    "keywrap",
    "launchSecurity",
];

/// `<genid>`: a number that changes when the guest is turned back in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Genid {
    /// The driver makes one.
    Wanted,
    /// This one.
    Given(Uuid),
}

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
    /// `<metadata>` as it came.
    pub metadata: Option<Arc<Fragment>>,
    /// Sizes.
    pub memory: Memory,
    /// `<memoryBacking>`
    pub memory_backing: MemoryBacking,
    /// Virtual CPUs.
    pub vcpus: Vcpus,
    /// Threads for disk I/O.
    pub iothreads: IoThreads,
    /// `<cputune>`
    pub cputune: Cputune,
    /// `<numatune>`
    pub numatune: Numatune,
    /// `<resource>`
    pub resource: Resource,
    /// `<sysinfo>`, in the order of the document.
    pub sysinfo: Vec<Sysinfo>,
    /// `<bootloader>` (Xen)
    pub bootloader: Option<String>,
    /// `<bootloader_args>` (Xen)
    pub bootloader_args: Option<String>,
    /// `<os>`
    pub os: Os,
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
    /// `<devices>`
    pub devices: Devices,
    /// `<seclabel>`, in the order of the document.
    pub seclabels: Vec<Seclabel>,
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
        let mut w = Writer::new();
        self.format(&mut w, &FormatCx::new(flags));
        w.finish()
    }

    fn parse_type(node: Node<'_>) -> Result<VirtType> {
        let Some(text) = node.attr("type") else {
            bail!(VIR_ERR_INTERNAL_ERROR, "missing domain type attribute");
        };
        match VirtType::from_str(text) {
            Some(kind) => Ok(kind),
            None => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "invalid domain type {text}"),
        }
    }

    fn parse_name(node: Node<'_>) -> Result<String> {
        let Some(name) = node.child_text("name") else {
            return Err(util::Error::new(
                ORIGIN,
                util::error::ErrorNumber::VIR_ERR_NO_NAME,
                "",
            ));
        };
        Ok(name.into_owned())
    }

    fn parse_uuid(node: Node<'_>) -> Result<Option<Uuid>> {
        let Some(text) = node.child_text("uuid") else {
            return Ok(None);
        };
        match Uuid::parse(&text) {
            Some(uuid) => Ok(Some(uuid)),
            None => bail!(VIR_ERR_INTERNAL_ERROR, "malformed uuid element"),
        }
    }

    fn parse_genid(node: Node<'_>) -> Result<Option<Genid>> {
        let mut all = node.children_named("genid");
        let Some(genid) = all.next() else {
            return Ok(None);
        };
        if all.next().is_some() {
            bail!(VIR_ERR_XML_ERROR, "element 'genid' can only appear once");
        }
        let text = genid.text();
        if text.is_empty() {
            return Ok(Some(Genid::Wanted));
        }
        match Uuid::parse(&text) {
            Some(uuid) => Ok(Some(Genid::Given(uuid))),
            None => bail!(VIR_ERR_INTERNAL_ERROR, "malformed genid element"),
        }
    }

    fn parse_title(node: Node<'_>) -> Result<Option<String>> {
        let Some(title) = node.child_text("title") else {
            return Ok(None);
        };
        if title.contains('\n') {
            bail!(VIR_ERR_XML_ERROR, "Domain title can't contain newlines");
        }
        Ok(Some(title.into_owned()))
    }

    /// Several labels need the names of their models, each once.
    fn check_seclabels(&self) -> Result<()> {
        let mut seen = HashSet::new();
        for label in &self.seclabels {
            match &label.model {
                None if self.seclabels.len() > 1 => bail!(
                    VIR_ERR_XML_ERROR,
                    "missing security model when using multiple labels"
                ),
                Some(model) if !seen.insert(model) => bail!(
                    VIR_ERR_XML_DETAIL,
                    "seclabel for model {model} is already provided"
                ),
                _ => {}
            }
        }
        Ok(())
    }

    /// CPUs and memory follow each other where only one of them is left to the driver.
    fn settle_placement(&mut self) -> Result<()> {
        self.numatune.resolve(self.vcpus.placement)?;
        let bound = self.vcpus.cpuset.is_some()
            || !self.cputune.vcpupin.is_empty()
            || self.cputune.emulatorpin.is_some()
            || !self.cputune.iothreadpin.is_empty();
        if self.numatune.is_auto() && !bound {
            self.vcpus.placement = Placement::Auto;
        }
        let cells = self.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
        numatune::check(&self.numatune, cells.map_or(0, |numa| numa.cells.len()))
    }

    fn format_names(&self, w: &mut Writer) {
        w.leaf("name", &self.name);
        if let Some(uuid) = &self.uuid {
            w.leaf_plain("uuid", uuid);
        }
        match &self.genid {
            Some(Genid::Wanted) => w.empty("genid"),
            Some(Genid::Given(uuid)) => w.leaf_plain("genid", uuid),
            None => {}
        }
        w.leaf_opt("title", self.title.as_deref());
        w.leaf_opt("description", self.description.as_deref());
        if let Some(metadata) = &self.metadata {
            w.raw(&metadata.to_text(w.level()));
        }
    }

    fn format_tuning(&self, w: &mut Writer, cx: &FormatCx) {
        self.memory.format(w);
        self.memory_backing
            .format_unless_empty("memoryBacking", w, cx);
        self.vcpus.format(w);
        self.iothreads.format(w);
        self.cputune.format_unless_empty("cputune", w, cx);
        self.numatune.format_unless_empty("numatune", w, cx);
        self.resource.format_unless_empty("resource", w, cx);
    }

    fn format_machine(&self, w: &mut Writer, cx: &FormatCx) {
        self.sysinfo.iter().for_each(|info| info.format(w, cx));
        w.leaf_opt("bootloader", self.bootloader.as_deref());
        w.leaf_opt("bootloader_args", self.bootloader_args.as_deref());
        self.os.format(w, cx);
        self.features.format_unless_empty("features", w, cx);
        if let Some(cpu) = &self.cpu {
            cpu.format_unless_empty("cpu", w, cx);
        }
        self.clock.format(w, cx);
        self.lifecycle.format(w);
        self.pm.format_unless_empty("pm", w, cx);
    }
}

fn text(node: Node<'_>, name: &str) -> Option<String> {
    node.child_text(name).map(|t| t.into_owned())
}

fn parse_or_default<T: Xml + Default>(node: Node<'_>, name: &str, cx: &mut ParseCx) -> Result<T> {
    node.child(name)
        .map_or_else(|| Ok(T::default()), |child| T::parse(child, cx))
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

impl Xml for DomainDef {
    const SHAPE: &'static Shape = &Shape::by_hand("domain");

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        // Of two mistakes libvirt tells the first: who it is comes before what it is.
        let name = Self::parse_name(node)?;
        let uuid = Self::parse_uuid(node)?;
        let genid = Self::parse_genid(node)?;
        let virt_type = Self::parse_type(node)?;
        let live = !cx.flags.has(ParseFlags::INACTIVE);
        let id = node
            .attr("id")
            .filter(|_| live)
            .and_then(|t| util::number::to_i32(t, 10));
        let os = parse_or_default(node, "os", cx)?;
        let mut def = Self {
            virt_type,
            id: id.filter(|id| *id >= 0),
            name,
            uuid,
            genid,
            title: Self::parse_title(node)?,
            description: text(node, "description"),
            seclabels: parse_all(node, "seclabel", cx)?,
            memory: Memory::parse(node)?,
            memory_backing: parse_or_default(node, "memoryBacking", cx)?,
            vcpus: Vcpus::parse(node)?,
            iothreads: IoThreads::parse(node)?,
            cputune: parse_or_default(node, "cputune", cx)?,
            cpu: node
                .child("cpu")
                .map(|cpu| Cpu::parse(cpu, cx))
                .transpose()?,
            numatune: parse_or_default(node, "numatune", cx)?,
            resource: parse_or_default(node, "resource", cx)?,
            sysinfo: parse_all(node, "sysinfo", cx)?,
            bootloader: text(node, "bootloader"),
            bootloader_args: text(node, "bootloader_args"),
            os,
            features: parse_or_default(node, "features", cx)?,
            lifecycle: Lifecycle::parse(node)?,
            pm: parse_or_default(node, "pm", cx)?,
            clock: parse_or_default(node, "clock", cx)?,
            devices: match node.child("devices") {
                Some(devices) => Devices::parse(devices, cx)?,
                None => Devices::default(),
            },
            metadata: node
                .child("metadata")
                .map(|m| Arc::new(Fragment::from_node(m))),
            qemu: QemuNamespace::parse(node)?,
            foreign: foreign(node),
            unhandled: Vec::new(),
        };
        cx.note_unhandled(node, "domain", UNHANDLED);
        if def.qemu.as_ref().is_some_and(|qemu| qemu.has_override) {
            cx.unhandled.push("domain/qemu:override".to_owned());
        }
        def.settle_placement()?;
        def.check_seclabels()?;
        Ok(def)
    }

    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        w.attr("type", self.virt_type.as_str());
        if let Some(id) = self.id.filter(|_| !cx.has(FormatFlags::INACTIVE)) {
            w.attr_plain("id", id);
        }
        if self.qemu.is_some() {
            w.attr("xmlns:qemu", qemu_namespace::URI);
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.format_names(w);
        self.format_tuning(w, cx);
        self.format_machine(w, cx);
        self.devices.format(w, cx);
        self.seclabels.iter().for_each(|label| label.format(w, cx));
        if let Some(qemu) = &self.qemu {
            qemu.format(w);
        }
    }
}
