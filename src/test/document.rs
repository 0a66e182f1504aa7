//! `<node>`: the document of a test host, inline or by reference, and that of `test:///default`.
use crate::ORIGIN;
use crate::auth::User;
use crate::definition;
use crate::extension;
use crate::fault::Faults;
use crate::host::{Adding, Host};
use crate::node::Node as Machine;
use crate::options::Options;
use crate::rtc::RtcChange;
use crate::snapshot;
use abi::*;
use conf::network::NetworkDef;
use conf::storage_pool::Extensions;
use conf::storage_volume::Capacity;
use conf::{InterfaceDef, NodeDeviceDef, StoragePoolDef, StorageVolumeDef};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use util::error::{Error, ErrorNumber, Result};
use util::random::Seeded;
use util::xml::{Document, Node, ParseCx, Xml, limits};
use util::{bail, file, number};

/// What `test:///default` leads to.
const DEFAULT: &str = include_str!("default.xml");

/// What an extended one has besides.
const EXTENDED: &str = include_str!("extended.xml");

/// Namespace of the elements that only test guests have.
const TEST_NAMESPACE: &str = "http://libvirt.org/schemas/domain/test/1.0";

/// Most bytes of a CPU model's name.
const MAX_MODEL: usize = 31;

/// The host of `test:///default`.
pub(crate) fn default_host(options: &Options) -> Result<Arc<Host>> {
    let document = Document::parse(DEFAULT.as_bytes(), "node", ORIGIN)?;
    let host = Host::new(Machine::with_cells(), Vec::new(), options, None);
    let _scope = host.seeded.as_ref().map(Seeded::scope);
    fill(&host, document.root(), Path::new(""))?;
    if host.is_extended {
        let document = Document::parse(EXTENDED.as_bytes(), "node", ORIGIN)?;
        fill(&host, document.root(), Path::new(""))?;
    }
    Ok(host)
}

/// The host that a file describes.
pub(crate) fn host_of_file(path: &Path, options: &Options) -> Result<Arc<Host>> {
    let content = read(path)?;
    let document = parse(&content, "node", path)?;
    let root = document.root();
    let faults = match options.extended {
        true => Faults::parse(root)?,
        false => None,
    };
    let host = Host::new(machine(root)?, users(root)?, options, faults);
    let _scope = host.seeded.as_ref().map(Seeded::scope);
    fill(&host, root, path)?;
    Ok(host)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    file::read_limited(path, limits::MAX_BYTES as u64)
}

/// Parses the content of a file; a complaint names the file.
fn parse<'a>(content: &'a [u8], root: &str, path: &Path) -> Result<Document<'a>> {
    Document::parse(content, root, ORIGIN).map_err(|mut error| {
        if error.code == ErrorNumber::VIR_ERR_XML_DETAIL {
            name_file(&mut error, path);
        }
        error
    })
}

fn name_file(error: &mut Error, path: &Path) {
    if let Some(rest) = error.message.strip_prefix("at line ") {
        error.message = format!("{}:{rest}", path.display());
        error.str2 = Some(error.message.clone());
    }
}

fn users(root: Node<'_>) -> Result<Vec<User>> {
    let listed = root
        .child("auth")
        .into_iter()
        .flat_map(|auth| auth.children_named("user"));
    listed
        .map(|user| {
            let name = user.text();
            if name.is_empty() {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "missing username in /node/auth/user field"
                );
            }
            Ok(User {
                name: name.into_owned(),
                password: user.attr("password").map(str::to_owned),
            })
        })
        .collect()
}

fn machine(root: Node<'_>) -> Result<Machine> {
    let mut machine = Machine::default();
    let cpu = |name: &str, value: &mut u32| -> Result<()> {
        let Some(text) = root.child("cpu").and_then(|cpu| cpu.child_text(name)) else {
            return Ok(());
        };
        match number::to_u32_positive(&text, 10) {
            Some(number) => *value = number,
            None => bail!(VIR_ERR_XML_ERROR, "invalid node cpu {name} value"),
        }
        Ok(())
    };
    cpu("nodes", &mut machine.nodes)?;
    cpu("sockets", &mut machine.sockets)?;
    cpu("cores", &mut machine.cores)?;
    cpu("threads", &mut machine.threads)?;
    machine.cpus = machine.max_cpus();
    cpu("active", &mut machine.cpus)?;
    machine.cpus = machine.cpus.min(machine.max_cpus());
    cpu("mhz", &mut machine.mhz)?;
    if let Some(model) = root.child("cpu").and_then(|cpu| cpu.child_text("model")) {
        if model.len() > MAX_MODEL {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Model {model} too big for destination"
            );
        }
        machine.model = model.into_owned();
    }
    if let Some(text) = root.child_text("memory") {
        match number::to_u64_positive(&text, 10) {
            Some(memory) => machine.memory = memory,
            None => bail!(VIR_ERR_XML_ERROR, "invalid node memory value"),
        }
    }
    Ok(machine)
}

/// Adds what `root` lists; `path` is the document's, to which references are relative.
fn fill(host: &Host, root: Node<'_>, path: &Path) -> Result<()> {
    let guests = || {
        for_each(root, "domain", path, &mut |node| {
            add_guest(host, node, path)
        })
    };
    let networks = || {
        for_each(root, "network", path, &mut |node| {
            let def = NetworkDef::parse(node, &mut ParseCx::default())?;
            host.networks.add_running(def)
        })
    };
    if host.is_extended {
        // What its guests use is there before they start.
        networks()?;
        guests()?;
    } else {
        guests()?;
        networks()?;
    }
    for_each(root, "interface", path, &mut |node| {
        let def = InterfaceDef::parse(node, &mut ParseCx::default())?;
        host.interfaces.add_running(def);
        Ok(())
    })?;
    for_each(root, "pool", path, &mut |node| add_pool(host, node, path))?;
    for_each(root, "device", path, &mut |node| {
        let def = NodeDeviceDef::parse(node, &mut ParseCx::default())?;
        host.devices.add(def);
        Ok(())
    })
}

/// Calls `add` for each child `name`, or for the root of the document that it refers to.
fn for_each(
    parent: Node<'_>,
    name: &str,
    path: &Path,
    add: &mut dyn FnMut(Node<'_>) -> Result<()>,
) -> Result<()> {
    for_each_of(parent.children_named(name), name, path, add)
}

/// As [`for_each`], for `nodes`.
fn for_each_of<'a>(
    nodes: impl Iterator<Item = Node<'a>>,
    name: &str,
    path: &Path,
    add: &mut dyn FnMut(Node<'_>) -> Result<()>,
) -> Result<()> {
    for node in nodes {
        match node.attr("file") {
            Some(file) => {
                let file = beside(path, file);
                let content = read(&file)?;
                let document = parse(&content, name, &file)?;
                add(document.root())?;
            }
            None => add(node)?,
        }
    }
    Ok(())
}

/// Adds a pool with its volumes; `path` is the host's document, to which their references are
/// relative even if the pool stands in a file of its own.
fn add_pool(host: &Host, node: Node<'_>, path: &Path) -> Result<()> {
    let pool = StoragePoolDef::parse(node, Extensions::Ignored)?;
    let mut volumes = Vec::new();
    for_each(node, "volume", path, &mut |node| {
        let volume = StorageVolumeDef::parse(pool.kind, node, Capacity::Required)?;
        volumes.push(volume);
        Ok(())
    })?;
    host.pools.add(pool, volumes)
}

/// The file that `name` means in the document at `path`.
fn beside(path: &Path, name: &str) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).join(name)
}

/// The children that only test guests have.
fn own_elements<'a>(node: Node<'a>, name: &'static str) -> impl Iterator<Item = Node<'a>> {
    node.children()
        .filter(move |n| n.name() == name && n.namespace() == Some(TEST_NAMESPACE))
}

/// What a document says of a guest besides its definition.
struct Extras {
    /// `virDomainState`
    state: i32,
    transient: bool,
    managed_save: bool,
}

impl Extras {
    fn parse(node: Node<'_>) -> Result<Self> {
        let own = |name: &'static str| own_elements(node, name).next();
        let mut extras = Self {
            state: VIR_DOMAIN_RUNNING,
            transient: false,
            managed_save: own("hasmanagedsave").is_some(),
        };
        extras.transient = own("transient").is_some();
        if let Some(node) = own("runstate") {
            let text = node.text();
            let Some(state) = number::to_u32_positive(&text, 10) else {
                bail!(VIR_ERR_XML_ERROR, "invalid runstate");
            };
            match i32::try_from(state) {
                Ok(state) if state <= VIR_DOMAIN_PMSUSPENDED => extras.state = state,
                _ => bail!(VIR_ERR_XML_ERROR, "runstate '{state}' out of range'"),
            }
        }
        extras.check()
    }

    fn check(self) -> Result<Self> {
        if self.transient && self.state == VIR_DOMAIN_SHUTOFF {
            bail!(
                VIR_ERR_XML_ERROR,
                "transient domain cannot have runstate 'shutoff'"
            );
        }
        if self.managed_save && self.state != VIR_DOMAIN_SHUTOFF {
            bail!(
                VIR_ERR_XML_ERROR,
                "domain with managedsave data can only have runstate 'shutoff'"
            );
        }
        Ok(self)
    }
}

fn add_guest(host: &Host, node: Node<'_>, path: &Path) -> Result<()> {
    let def = definition::parse_node(node)?;
    let extras = Extras::parse(node)?;
    let guest = host.add(&def, Adding::Stored)?;
    if host.is_extended {
        let changes = extension::elements(node).map(RtcChange::parse);
        guest.agent().rtc_changes = changes.collect::<Result<_>>()?;
    }
    let mut status = guest.change();
    status.persistent = !extras.transient;
    status.managed_save = extras.managed_save;
    if extras.state != VIR_DOMAIN_SHUTOFF {
        if let Some(earlier) = status.id {
            host.guests.stopped(earlier); // listed twice: the last one counts
        }
        host.start_locked(&guest, &mut status, 0, VIR_DOMAIN_EVENT_STARTED_BOOTED)?;
        status.state = extras.state;
    }
    let snapshots = own_elements(node, snapshot::file::ELEMENT);
    for_each_of(snapshots, snapshot::file::ELEMENT, path, &mut |node| {
        snapshot::file::add(&mut status, node, host.clock.now_seconds())
    })?;
    snapshot::file::check(&status)
}
