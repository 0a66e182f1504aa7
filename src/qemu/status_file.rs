//! Status files: what a later process has to know of a running guest.
//!
//! The form is libvirt's; what genuine libvirt keeps there of its own bookkeeping (flags of QEMU's
//! capabilities, job states) isn't needed and is neither written nor read.
use crate::run::{Keep, RunFiles};
use crate::{ORIGIN, store};
use abi::*;
use conf::DomainDef;
use conf::cpu::{Cpu, CpuKind};
use conf::guest::Status;
use std::path::PathBuf;
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{Document, FormatCx, FormatFlags, Node, ParseFlags, Writer, Xml};

/// The words for the states, by number.
const STATES: [&str; 8] = [
    "no state",
    "running",
    "idle",
    "paused",
    "in shutdown",
    "shut off",
    "crashed",
    "pmsuspended",
];

const RUNNING: &[&str] = &[
    "unknown",
    "booted",
    "migrated",
    "restored",
    "from snapshot",
    "unpaused",
    "migration canceled",
    "save canceled",
    "wakeup",
    "crashed",
    "post-copy",
    "post-copy failed",
];

const PAUSED: &[&str] = &[
    "unknown",
    "user",
    "migration",
    "save",
    "dump",
    "ioerror",
    "watchdog",
    "from snapshot",
    "shutdown",
    "snapshot",
    "panicked",
    "starting up",
    "post-copy",
    "post-copy failed",
    "api error",
];

const SHUTDOWN: &[&str] = &["unknown", "user"];
const SHUTOFF: &[&str] = &[
    "unknown",
    "shutdown",
    "destroyed",
    "crashed",
    "migrated",
    "saved",
    "failed",
    "from snapshot",
    "daemon",
];
const CRASHED: &[&str] = &["unknown", "panicked"];
const UNKNOWN: &[&str] = &["unknown"];

/// The words for the reasons of a state.
fn reasons(state: i32) -> &'static [&'static str] {
    match state {
        VIR_DOMAIN_RUNNING => RUNNING,
        VIR_DOMAIN_PAUSED => PAUSED,
        VIR_DOMAIN_SHUTDOWN => SHUTDOWN,
        VIR_DOMAIN_SHUTOFF => SHUTOFF,
        VIR_DOMAIN_CRASHED => CRASHED,
        _ => UNKNOWN,
    }
}

fn word(words: &[&'static str], number: i32) -> &'static str {
    let word = usize::try_from(number)
        .ok()
        .and_then(|number| words.get(number));
    word.copied().unwrap_or("unknown")
}

fn number(words: &[&str], text: &str) -> Option<i32> {
    let position = words.iter().position(|word| *word == text)?;
    i32::try_from(position).ok()
}

/// What a status file says.
#[derive(Debug)]
pub(crate) struct Record {
    /// The live definition.
    pub(crate) def: DomainDef,
    /// `virDomainState`.
    pub(crate) state: i32,
    /// Why it was in that state.
    pub(crate) reason: i32,
    /// The monitor's socket.
    pub(crate) monitor: PathBuf,
    /// The folders of that run.
    pub(crate) folder: Option<PathBuf>,
    /// The folder of its channels' sockets.
    pub(crate) channels: Option<PathBuf>,
    /// What a run keeps besides.
    pub(crate) keep: Keep,
}

/// Writes the status of a guest; `pid` is 0 while there is no process yet.
pub(crate) fn format(status: &Status, pid: i32, files: &RunFiles, keep: &Keep) -> String {
    let mut w = Writer::new();
    w.start("domstatus");
    w.attr("state", word(&STATES, status.state));
    w.attr("reason", word(reasons(status.state), status.reason));
    w.attr_plain("pid", pid);
    w.start("monitor");
    w.attr("path", &files.monitor.to_string_lossy());
    w.attr("type", "unix");
    w.end();
    w.start("rtc");
    w.attr_plain("started", keep.started);
    w.end();
    if keep.auto_destroy {
        w.empty("autoDestroy");
    }
    w.start("vcpus");
    for (index, thread) in &keep.vcpus {
        w.start("vcpu");
        w.attr_plain("id", index);
        w.attr_plain("pid", thread);
        w.end();
    }
    w.end_unless_empty();
    for (name, path) in [
        ("libDir", &files.folder),
        ("channelTargetDir", &files.channels),
    ] {
        w.start(name);
        w.attr("path", &path.to_string_lossy());
        w.end();
    }
    if let Some(cpu) = &keep.cpu {
        cpu.format(&mut w, &FormatCx::default());
    }
    status.def.format(
        &mut w,
        &FormatCx::new(FormatFlags::STATUS | FormatFlags::SECURE),
    );
    w.end();
    store::warning(&format!("edit {}", store::escape(&status.def.name))) + &w.finish()
}

/// Reads a status file, ours or genuine libvirt's.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` for what is missing, what the definition's parser says.
pub(crate) fn parse(text: &str) -> Result<Record> {
    let document = Document::parse(text.as_bytes(), "domstatus", ErrorDomain::VIR_FROM_DOMAIN)?;
    let root = document.root();
    let Some(domain) = root.child("domain").filter(|_| root.name() == "domstatus") else {
        bail!(VIR_ERR_INTERNAL_ERROR, "no domain config");
    };
    let text = root.attr("state").unwrap_or_default();
    let Some(state) = number(&STATES, text) else {
        bail!(VIR_ERR_INTERNAL_ERROR, "invalid domain state '{text}'");
    };
    let reason = root
        .attr("reason")
        .and_then(|text| number(reasons(state), text));
    let Some(monitor) = path(root, "monitor") else {
        bail!(VIR_ERR_INTERNAL_ERROR, "no monitor path");
    };
    Ok(Record {
        def: DomainDef::parse_node(domain, ParseFlags::STATUS)?,
        state,
        reason: reason.unwrap_or(0),
        monitor,
        folder: path(root, "libDir"),
        channels: path(root, "channelTargetDir"),
        keep: parse_keep(root)?,
    })
}

fn parse_keep(root: Node<'_>) -> Result<Keep> {
    let number = |node: Node<'_>, name| node.attr(name)?.parse::<i64>().ok();
    let vcpus = root
        .child("vcpus")
        .into_iter()
        .flat_map(|list| list.children_named("vcpu"));
    Ok(Keep {
        started: root
            .child("rtc")
            .and_then(|rtc| number(rtc, "started"))
            .unwrap_or(0),
        auto_destroy: root.child("autoDestroy").is_some(),
        cpu: root
            .child("cpu")
            .map(|cpu| Cpu::parse_as(cpu, CpuKind::Guest))
            .transpose()?,
        vcpus: vcpus
            .filter_map(|cpu| Some((number(cpu, "id")?, number(cpu, "pid")?)))
            .collect(),
    })
}

fn path(root: Node<'_>, element: &str) -> Option<PathBuf> {
    root.child(element)?.attr("path").map(PathBuf::from)
}
