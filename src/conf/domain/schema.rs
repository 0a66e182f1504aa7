//! Strict validation (`VIR_DOMAIN_DEFINE_VALIDATE`): what a document says must be declared.
//!
//! Judged are the elements whose declaration is complete; the clock has rules beyond its own.
//!
//! Here also stand the declarations of elements that are read by hand, a file per kind.
pub(super) mod address;
pub(super) mod chardev;
pub(super) mod controller;
pub(super) mod features;
pub(super) mod graphics;
pub(super) mod parts;
pub(super) mod peripheral;

use util::error::Result;
use util::xml::{Mismatch, Node, Xml};

use super::DomainDef;
use super::clock;
use super::devices::{self, Devices};
use crate::document;

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
        let declared = DomainDef::SHAPE.children.iter().find(|c| c.name == name);
        let Some(declared) = declared.filter(|c| c.many || !seen.contains(&name)) else {
            let what = format!("Extra element {name} in interleave");
            return Err(Mismatch::new(&what, "domain"));
        };
        seen.push(name);
        match (name, declared.shape) {
            ("clock", _) => clock::check_schema(child)?,
            ("devices", _) => check_devices(child)?,
            (_, Some(shape)) => shape.check(child)?,
            (_, None) => {}
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
        let declared = Devices::SHAPE.children.iter().find(|c| c.name == name);
        if let Some(shape) = declared.and_then(|c| c.shape) {
            shape.check(device)?;
        }
    }
    Ok(())
}
