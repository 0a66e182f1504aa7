//! `<cputune>`: shares, limits, pinning and scheduling of the guest's threads
//! (C: `virDomainCputune`).
pub mod resctrl;

use std::collections::HashSet;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::error::zero_attr;
use util::xml::value::{attr_opt, attr_required};
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer};

use super::iothreads::IoThreads;
use crate::bitmap::Bitmap;
use resctrl::Resctrl;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virProcessSchedPolicy`.
    pub enum SchedPolicy { Batch = "batch", Idle = "idle", Fifo = "fifo", Rr = "rr" }
}
util::xml_enum!(SchedPolicy);

/// Limits and pinning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cputune {
    /// Weight among the host's groups; `None` for the default.
    pub shares: Option<u64>,
    /// Periods and quotas in the order of [`LIMITS`]; 0 where not given.
    pub limits: [i64; 8],
    /// `<vcpupin>`: guest CPU and the host's CPUs it runs on, ascending.
    pub vcpupin: Vec<(u32, Bitmap)>,
    /// `<emulatorpin>`
    pub emulatorpin: Option<Bitmap>,
    /// `<iothreadpin>`: thread and CPUs.
    pub iothreadpin: Vec<(u32, Bitmap)>,
    /// `<emulatorsched>`
    pub emulatorsched: Option<Sched>,
    /// `<vcpusched>`: scheduling of each guest CPU that has its own, ascending.
    pub vcpusched: Vec<(usize, Sched)>,
    /// `<iothreadsched>`: scheduling of each thread that has its own, ascending.
    pub iothreadsched: Vec<(usize, Sched)>,
    /// `<cachetune>` and `<memorytune>`
    pub resctrls: Vec<Resctrl>,
}

/// A scheduling policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sched {
    /// Policy.
    pub policy: SchedPolicy,
    /// Priority, of the policies that have one.
    pub priority: Option<i32>,
}

/// Microseconds of CPU time per period: element and the words of its complaint.
pub const LIMITS: [(&str, &str); 8] = [
    ("period", "period"),
    ("quota", "quota"),
    ("global_period", "global period"),
    ("global_quota", "global quota"),
    ("emulator_period", "emulator period"),
    ("emulator_quota", "emulator quota"),
    ("iothread_period", "iothread period"),
    ("iothread_quota", "iothread quota"),
];

impl Cputune {
    /// The value of one of [`LIMITS`]; 0 where not given.
    #[must_use]
    pub fn limit(&self, name: &str) -> i64 {
        let index = LIMITS.iter().position(|(element, _)| *element == name);
        index.map_or(0, |index| self.limits[index])
    }

    fn parse_limits(&mut self, node: Node<'_>) -> Result<()> {
        if let Some(text) = node.child_text("shares") {
            match util::number::to_u64(&text, 10) {
                Some(shares) => self.shares = Some(shares),
                None => bail!(VIR_ERR_XML_ERROR, "can't parse cputune shares value"),
            }
        }
        for (slot, (element, words)) in self.limits.iter_mut().zip(LIMITS) {
            if let Some(text) = node.child_text(element) {
                match util::number::to_i64(&text, 10) {
                    Some(value) => *slot = value,
                    None => bail!(VIR_ERR_XML_ERROR, "can't parse cputune {words} value"),
                }
            }
        }
        Ok(())
    }

    /// Reads the element below `<domain>`; `max` is the guest's number of CPUs, which the groups'
    /// CPUs stay below.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR`, `VIR_ERR_INVALID_ARG`, `VIR_ERR_INTERNAL_ERROR`.
    pub(super) fn parse(
        domain: Node<'_>,
        max: u32,
        iothreads: &IoThreads,
        cx: &ParseCx,
    ) -> Result<Self> {
        let mut this = Self::default();
        if let Some(node) = domain.child("cputune") {
            this.parse_limits(node)?;
            this.parse_pins(node, iothreads)?;
            this.parse_scheds(node)?;
            this.resctrls = resctrl::parse(node, max, cx)?;
        }
        Ok(this)
    }

    fn parse_pins(&mut self, node: Node<'_>, iothreads: &IoThreads) -> Result<()> {
        self.vcpupin = pins(
            node,
            "vcpupin",
            |pin| attr_required(pin, "vcpu"),
            "vcpupin for vcpu",
        )?;
        self.vcpupin.sort_by_key(|(id, _)| *id);
        let mut emulator = node.children_named("emulatorpin");
        if let Some(pin) = emulator.next() {
            if emulator.next().is_some() {
                bail!(VIR_ERR_XML_ERROR, "only one emulatorpin is supported");
            }
            self.emulatorpin = Some(cpuset(pin, "emulatorpin")?);
        }
        self.iothreadpin = pins(
            node,
            "iothreadpin",
            |pin| pinned_iothread(pin, iothreads),
            "iothreadpin for same iothread",
        )?;
        Ok(())
    }

    fn parse_scheds(&mut self, node: Node<'_>) -> Result<()> {
        self.vcpusched = scheds(node, "vcpusched", "vcpus")?;
        self.iothreadsched = scheds(node, "iothreadsched", "iothreads")?;
        let mut all = node.children_named("emulatorsched");
        if let Some(sched) = all.next() {
            if all.next().is_some() {
                bail!(VIR_ERR_XML_ERROR, "only one emulatorsched is supported");
            }
            self.emulatorsched = Some(Sched::parse(sched)?);
        }
        Ok(())
    }
}

/// The thread that `<iothreadpin>` names.
fn pinned_iothread(pin: Node<'_>, iothreads: &IoThreads) -> Result<u32> {
    let id: u32 = attr_required(pin, "iothread")?;
    if id == 0 {
        return Err(zero_attr("iothreadpin", "iothread"));
    }
    match iothreads.threads.iter().any(|thread| thread.id == id) {
        true => Ok(id),
        false => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Cannot find 'iothread' : {id}"),
    }
}

/// Each thread and the CPUs it is bound to; `thread` reads which, `twice` words the complaint
/// about two for one.
fn pins(
    node: Node<'_>,
    element: &str,
    thread: impl Fn(Node<'_>) -> Result<u32>,
    twice: &str,
) -> Result<Vec<(u32, Bitmap)>> {
    let (mut pins, mut seen) = (Vec::new(), HashSet::new());
    for pin in node.children_named(element) {
        let id = thread(pin)?;
        if !seen.insert(id) {
            bail!(VIR_ERR_INTERNAL_ERROR, "duplicate {twice} '{id}'");
        }
        pins.push((id, cpuset(pin, element)?));
    }
    Ok(pins)
}

fn cpuset(node: Node<'_>, element: &str) -> Result<Bitmap> {
    let Some(text) = node.attr("cpuset") else {
        bail!(VIR_ERR_INTERNAL_ERROR, "missing cpuset for {element}");
    };
    let set = Bitmap::parse(text)?;
    if set.is_empty() {
        bail!(VIR_ERR_XML_ERROR, "Invalid value of 'cpuset': {text}");
    }
    Ok(set)
}

fn scheds(node: Node<'_>, element: &str, attr: &str) -> Result<Vec<(usize, Sched)>> {
    let mut all: Vec<(usize, Sched)> = Vec::new();
    let word = element.trim_end_matches("sched");
    for child in node.children_named(element) {
        let Some(text) = child.attr(attr) else {
            bail!(
                VIR_ERR_XML_ERROR,
                "Missing attribute '{attr}' in element '{element}'"
            );
        };
        let set = Bitmap::parse(text)?;
        if set.is_empty() {
            bail!(
                VIR_ERR_XML_ERROR,
                "'{word}' scheduler bitmap '{text}' is empty"
            );
        }
        if all.iter().any(|(id, _)| set.contains(*id)) {
            bail!(
                VIR_ERR_XML_DETAIL,
                "'{element}' attributes '{attr}' must not overlap"
            );
        }
        let sched = Sched::parse(child)?;
        all.extend(set.iter().map(|id| (id, sched)));
    }
    all.sort_by_key(|(id, _)| *id);
    Ok(all)
}

impl Sched {
    fn parse(node: Node<'_>) -> Result<Self> {
        let policy = attr_required(node, "scheduler")?;
        let priority = match policy {
            SchedPolicy::Fifo | SchedPolicy::Rr => Some(attr_required(node, "priority")?),
            _ => attr_opt::<i32>(node, "priority")?.and(None),
        };
        Ok(Self { policy, priority })
    }

    fn format(self, element: &str, thread: Option<(&str, usize)>, w: &mut Writer) {
        w.start(element);
        if let Some((attr, id)) = thread {
            w.attr_plain(attr, id);
        }
        w.attr("scheduler", self.policy.as_str());
        if let Some(priority) = self.priority {
            w.attr_plain("priority", priority);
        }
        w.end();
    }
}

const VCPU: AttrShape = AttrShape::new("vcpu").required();
const VCPUS: AttrShape = AttrShape::new("vcpus");
const IOTHREAD: AttrShape = AttrShape::new("iothread").required();
const IOTHREADS: AttrShape = AttrShape::new("iothreads");
const CPUSET: AttrShape = AttrShape::new("cpuset").required();
const SCHEDULER: AttrShape = AttrShape::new("scheduler")
    .words(SchedPolicy::WORDS)
    .required();
const PRIORITY: AttrShape = AttrShape::new("priority");

/// An element that is attributes alone.
const fn pin_shape(element: &'static str, attrs: &'static [AttrShape]) -> Shape {
    Shape::new(element, attrs, &[])
}

impl Cputune {
    /// The declaration.
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "cputune",
        &[],
        &[
            ChildShape::leaf("shares"),
            ChildShape::leaf("period"),
            ChildShape::leaf("quota"),
            ChildShape::leaf("global_period"),
            ChildShape::leaf("global_quota"),
            ChildShape::leaf("emulator_period"),
            ChildShape::leaf("emulator_quota"),
            ChildShape::leaf("iothread_period"),
            ChildShape::leaf("iothread_quota"),
            ChildShape::new(&const { pin_shape("vcpupin", &[VCPU, CPUSET]) }).many(),
            ChildShape::new(&const { pin_shape("emulatorpin", &[CPUSET]) }),
            ChildShape::new(&const { pin_shape("iothreadpin", &[IOTHREAD, CPUSET]) }).many(),
            ChildShape::new(&const { pin_shape("emulatorsched", &[SCHEDULER, PRIORITY]) }),
            ChildShape::new(&const { pin_shape("vcpusched", &[VCPUS, SCHEDULER, PRIORITY]) })
                .many(),
            ChildShape::new(
                &const { pin_shape("iothreadsched", &[IOTHREADS, SCHEDULER, PRIORITY]) },
            )
            .many(),
            ChildShape::new(resctrl::CACHETUNE).many(),
            ChildShape::new(resctrl::MEMORYTUNE).many(),
        ],
    );

    /// Writes the element, unless it is empty.
    pub(super) fn format(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("cputune");
        self.format_limits(w);
        self.format_pins(w);
        self.format_scheds(w);
        resctrl::format(&self.resctrls, w, cx);
        w.end_unless_empty();
    }

    fn format_limits(&self, w: &mut Writer) {
        if let Some(shares) = self.shares {
            w.leaf_plain("shares", shares);
        }
        for ((element, _), value) in LIMITS.iter().zip(self.limits) {
            if value != 0 {
                w.leaf_plain(element, value);
            }
        }
    }

    fn format_pins(&self, w: &mut Writer) {
        for (vcpu, set) in &self.vcpupin {
            w.start("vcpupin");
            w.attr_plain("vcpu", vcpu);
            w.attr_plain("cpuset", set);
            w.end();
        }
        if let Some(set) = &self.emulatorpin {
            w.start("emulatorpin");
            w.attr_plain("cpuset", set);
            w.end();
        }
        for (thread, set) in &self.iothreadpin {
            w.start("iothreadpin");
            w.attr_plain("iothread", thread);
            w.attr_plain("cpuset", set);
            w.end();
        }
    }

    fn format_scheds(&self, w: &mut Writer) {
        if let Some(sched) = self.emulatorsched {
            sched.format("emulatorsched", None, w);
        }
        for (id, sched) in &self.vcpusched {
            sched.format("vcpusched", Some(("vcpus", *id)), w);
        }
        for (id, sched) in &self.iothreadsched {
            sched.format("iothreadsched", Some(("iothreads", *id)), w);
        }
    }
}
