//! Strict validation (`VIR_DOMAIN_DEFINE_VALIDATE`): what a document says must be declared.
//!
//! Judged are the elements of `<domain>` and `<devices>`, those whose declaration is complete, and
//! the clock.  The inside of an element read by hand passes.
use util::error::Result;
use util::xml::{Mismatch, Node, Xml};

use super::clock;
use super::devices::{self, Devices};
use super::pm::Pm;
use super::resource::Resource;
use crate::document;

/// Elements of `<domain>` that stand there once.
const ONCE: &[&str] = &[
    "name",
    "uuid",
    "genid",
    "title",
    "description",
    "metadata",
    "cpu",
    "os",
    "clock",
    "bootloader",
    "bootloader_args",
    "throttlegroups",
    "memory",
    "currentMemory",
    "maxMemory",
    "memoryBacking",
    "vcpu",
    "vcpus",
    "iothreads",
    "iothreadids",
    "defaultiothread",
    "blkiotune",
    "memtune",
    "cputune",
    "numatune",
    "resource",
    "features",
    "on_poweroff",
    "on_reboot",
    "on_crash",
    "on_lockfailure",
    "pm",
    "perf",
    "idmap",
    "devices",
    "keywrap",
    "launchSecurity",
];
/// Elements of `<domain>` that may stand there several times.
const MANY: &[&str] = &["sysinfo", "seclabel"];

/// Compares a document with the declaration.
///
/// # Errors
/// `VIR_ERR_XML_INVALID_SCHEMA`
pub(super) fn check(domain: Node<'_>) -> Result<()> {
    document::against("domain", check_domain(domain))
}

fn check_domain(domain: Node<'_>) -> std::result::Result<(), Mismatch> {
    let mut seen: Vec<&str> = Vec::new();
    // Other namespaces are their hypervisors' matter.
    for child in domain
        .children()
        .filter(|child| child.namespace().is_none())
    {
        let name = child.qualified_name();
        let once = ONCE.contains(&name);
        if (once && seen.contains(&name)) || !(once || MANY.contains(&name)) {
            let what = format!("Extra element {name} in interleave");
            return Err(Mismatch::new(&what, "domain"));
        }
        seen.push(name);
        match name {
            "clock" => clock::check_schema(child)?,
            "pm" => Pm::SHAPE.check(child)?,
            "resource" => Resource::SHAPE.check(child)?,
            "devices" => check_devices(child)?,
            _ => {}
        }
    }
    Ok(())
}

fn check_devices(node: Node<'_>) -> std::result::Result<(), Mismatch> {
    for device in node.children() {
        let name = device.qualified_name();
        if !devices::KNOWN.contains(&name) {
            let what = format!("Extra element {name} in interleave");
            return Err(Mismatch::new(&what, "devices"));
        }
        if let Some(shape) = Devices::shape_of(name) {
            shape.check(device)?;
        }
    }
    Ok(())
}
