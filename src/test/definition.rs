//! From documents to definitions, as the test host takes them, and back.
use crate::ORIGIN;
use abi::*;
use conf::DomainDef;
use conf::arch::Arch;
use conf::domain::device_document::DeviceDocument;
use conf::domain::hooks::{DomainHooks, DriverFeatures};
use conf::domain::net::Net;
use std::collections::HashSet;
use std::sync::Arc;
use util::bail;
use util::error::Result;
use util::xml::{FormatFlags, Node, ParseFlags};

/// Interfaces of a guest whose names on the host are made up.
const MAX_INTERFACES: u32 = 1024;

/// What the test host adds to a definition.
struct Hooks;

impl DomainHooks for Hooks {
    fn features(&self) -> DriverFeatures {
        DriverFeatures {
            memory_hotplug: true,
            offline_vcpupin: true,
            individual_vcpus: true,
            net_model_string: true,
            fw_autoselect: true,
            user_alias: true,
            ..DriverFeatures::default()
        }
    }

    fn default_arch(&self) -> Arch {
        Arch::I686
    }

    fn fill(&self, def: &mut DomainDef, _flags: ParseFlags) -> Result<()> {
        name_interfaces(&mut def.devices.nets)?;
        check_complete(def)
    }
}

/// What the test host adds to a device that comes to a running guest: nothing.
struct DeviceHooks;

impl DomainHooks for DeviceHooks {
    fn features(&self) -> DriverFeatures {
        Hooks.features()
    }
}

/// Gives each interface that has no name on the host the first that is free.
fn name_interfaces(nets: &mut [Net]) -> Result<()> {
    let taken: HashSet<String> = nets.iter().filter_map(|net| net.ifname.clone()).collect();
    let mut free = (0..MAX_INTERFACES)
        .map(|number| format!("testnet{number}"))
        .filter(|name| !taken.contains(name));
    for net in nets.iter_mut().filter(|net| net.ifname.is_none()) {
        let Some(name) = free.next() else {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Exceeded max iface limit {MAX_INTERFACES}"
            );
        };
        net.ifname = Some(name);
    }
    Ok(())
}

/// Refuses what a definition would lose.
fn check_complete(def: &DomainDef) -> Result<()> {
    match def.unhandled.first() {
        Some(path) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "element '{path}' is not supported by this driver"
        ),
        None => Ok(()),
    }
}

/// Reads a `<domain>` document; every definition has a UUID afterwards.
pub(crate) fn parse(xml: &str, validate: bool) -> Result<Arc<DomainDef>> {
    let schema = if validate {
        ParseFlags::VALIDATE_SCHEMA
    } else {
        ParseFlags::NONE
    };
    Ok(Arc::new(DomainDef::from_xml(
        xml,
        &Hooks,
        ParseFlags::INACTIVE | schema,
    )?))
}

/// Reads the `<domain>` of a host's document.
pub(crate) fn parse_node(node: Node<'_>) -> Result<Arc<DomainDef>> {
    complete_node(node, ParseFlags::INACTIVE)
}

fn complete_node(node: Node<'_>, flags: ParseFlags) -> Result<Arc<DomainDef>> {
    let mut def = DomainDef::parse_node(node, flags)?;
    def.complete(&Hooks, flags)?;
    Ok(Arc::new(def))
}

/// Reads a document that is one device, as it is for the guest `def`.
pub(crate) fn parse_device(xml: &str, def: &DomainDef) -> Result<DeviceDocument> {
    const FLAGS: ParseFlags = ParseFlags::INACTIVE;
    DeviceDocument::parse(xml, FLAGS)?.complete_for(def, &DeviceHooks, FLAGS)
}

/// The defaults and rules of a definition whose devices an extended host has changed.
pub(crate) fn complete(def: &mut DomainDef, flags: ParseFlags) -> Result<()> {
    def.complete(&Hooks, flags)
}

/// Fills in what a change of its devices asks of a definition.
pub(crate) fn fill(def: &mut DomainDef) -> Result<()> {
    def.post_parse(&Hooks, ParseFlags::INACTIVE)
}

/// Reads the definition of a moment of a guest; it was valid when it was made.
pub(crate) fn parse_past(node: Node<'_>) -> Result<Arc<DomainDef>> {
    complete_node(node, ParseFlags::INACTIVE | ParseFlags::SKIP_VALIDATE)
}

/// Writes a definition; `flags` of `virDomainXMLFlags`, `id` if it is that of a running guest.
pub(crate) fn format(def: &DomainDef, id: Option<i32>, flags: u32) -> String {
    let mut format = FormatFlags::NONE;
    for (flag, meaning) in [
        (VIR_DOMAIN_XML_SECURE, FormatFlags::SECURE),
        (VIR_DOMAIN_XML_INACTIVE, FormatFlags::INACTIVE),
        (VIR_DOMAIN_XML_MIGRATABLE, FormatFlags::MIGRATABLE),
    ] {
        if flags & flag != 0 {
            format = format | meaning;
        }
    }
    def.to_xml_as(id, format)
}
