//! `<perf>`: the host's performance counters that are read for the guest (C: `virDomainPerfDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use crate::YesNo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virPerfEventType`; the order is that of the output.
    pub enum PerfEvent {
        Cmt = "cmt",
        Mbmt = "mbmt",
        Mbml = "mbml",
        CpuCycles = "cpu_cycles",
        Instructions = "instructions",
        CacheReferences = "cache_references",
        CacheMisses = "cache_misses",
        BranchInstructions = "branch_instructions",
        BranchMisses = "branch_misses",
        BusCycles = "bus_cycles",
        StalledCyclesFrontend = "stalled_cycles_frontend",
        StalledCyclesBackend = "stalled_cycles_backend",
        RefCpuCycles = "ref_cpu_cycles",
        CpuClock = "cpu_clock",
        TaskClock = "task_clock",
        PageFaults = "page_faults",
        ContextSwitches = "context_switches",
        CpuMigrations = "cpu_migrations",
        PageFaultsMin = "page_faults_min",
        PageFaultsMaj = "page_faults_maj",
        AlignmentFaults = "alignment_faults",
        EmulationFaults = "emulation_faults",
    }
}
util::xml_enum!(PerfEvent);

/// The counters that the document names, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Perf {
    /// Counter and whether it is read.
    pub events: Vec<(PerfEvent, YesNo)>,
}

/// `<event>`
#[derive(xml_derive::Xml)]
#[xml(element = "event")]
struct Event {
    #[xml(attr, required)]
    name: PerfEvent,
    #[xml(attr, required)]
    enabled: YesNo,
}

impl Xml for Perf {
    const SHAPE: &'static Shape = &Shape::new("perf", &[], &[ChildShape::new(Event::SHAPE).many()]);

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let mut events: Vec<(PerfEvent, YesNo)> = Vec::new();
        for child in node.children_named("event") {
            let Event { name, enabled } = Event::parse(child, cx)?;
            if events.iter().any(|(other, _)| *other == name) {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "perf event '{name}' was already specified"
                );
            }
            events.push((name, enabled));
        }
        events.sort();
        Ok(Self { events })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        for (name, enabled) in &self.events {
            let (name, enabled) = (*name, *enabled);
            Event { name, enabled }.format(w, cx);
        }
    }
}
