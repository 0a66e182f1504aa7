//! Who a domain is: type, number, name, UUID, `<genid>`, `<title>`, `<description>`, `<metadata>`
//! (C: `virDomainDefParseIDs`).
use std::sync::Arc;

use util::error::{Error, ErrorDomain, ErrorNumber, Result};
use util::xml::value::attr_opt;
use util::xml::{Fragment, Node, ParseCx, ParseFlags, Writer};
use util::{Uuid, bail};

use super::DomainDef;
use crate::metadata::Labelled;

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

/// `<genid>`: a number that changes when the guest is turned back in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Genid {
    /// The driver makes one.
    Wanted,
    /// This one.
    Given(Uuid),
}

/// What tells a domain from others.
pub(super) struct Identity {
    pub(super) virt_type: VirtType,
    pub(super) id: Option<i32>,
    pub(super) name: String,
    pub(super) uuid: Option<Uuid>,
    pub(super) genid: Option<Genid>,
}

impl Identity {
    /// Reads the elements below `<domain>`.
    ///
    /// # Errors
    /// `VIR_ERR_NO_NAME`, `VIR_ERR_INTERNAL_ERROR`, `VIR_ERR_XML_ERROR`,
    /// `VIR_ERR_CONFIG_UNSUPPORTED`.
    pub(super) fn parse(node: Node<'_>, cx: &ParseCx) -> Result<Self> {
        let id: Option<i32> = match cx.flags.has(ParseFlags::INACTIVE) {
            true => None,
            false => attr_opt(node, "id")?,
        };
        Ok(Self {
            id: id.filter(|id| *id >= 0),
            name: parse_name(node)?,
            uuid: parse_uuid(node)?,
            genid: parse_genid(node)?,
            virt_type: parse_type(node)?,
        })
    }
}

fn parse_type(node: Node<'_>) -> Result<VirtType> {
    let Some(text) = node.attr("type").filter(|text| !text.is_empty()) else {
        bail!(VIR_ERR_INTERNAL_ERROR, "missing domain type attribute");
    };
    match VirtType::from_str(text) {
        Some(kind) => Ok(kind),
        None => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "invalid domain type {text}"),
    }
}

fn parse_name(node: Node<'_>) -> Result<String> {
    let Some(name) = node.child_text("name") else {
        return Err(Error::new(ORIGIN, ErrorNumber::VIR_ERR_NO_NAME, ""));
    };
    Ok(name.into_owned())
}

impl DomainDef {
    /// Refuses a name of several lines, as drivers do for a definition that is stored
    /// (C: `virXMLCheckIllegalChars`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_DETAIL`
    pub fn check_stored_name(&self) -> Result<()> {
        match self.name.contains('\n') {
            true => bail!(VIR_FROM_XML: VIR_ERR_XML_DETAIL, "invalid char in name: \n"),
            false => Ok(()),
        }
    }
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

/// `<title>`
///
/// # Errors
/// `VIR_ERR_XML_ERROR` for more than one line.
pub(super) fn parse_title(node: Node<'_>) -> Result<Option<String>> {
    let Some(title) = node.child_text("title") else {
        return Ok(None);
    };
    if title.contains('\n') {
        bail!(VIR_ERR_XML_ERROR, "Domain title can't contain newlines");
    }
    Ok(Some(title.into_owned()))
}

/// Writes the elements that say who a domain is.
pub(super) fn format_names(def: &DomainDef, w: &mut Writer) {
    w.leaf("name", &def.name);
    if let Some(uuid) = &def.uuid {
        w.leaf_plain("uuid", uuid);
    }
    match &def.genid {
        Some(Genid::Wanted) => w.empty("genid"),
        Some(Genid::Given(uuid)) => w.leaf_plain("genid", uuid),
        None => {}
    }
    w.leaf_opt("title", def.title.as_deref());
    w.leaf_opt("description", def.description.as_deref());
    if let Some(metadata) = &def.metadata {
        w.raw(&metadata.to_text(w.level()));
    }
}

impl Labelled for DomainDef {
    const ORIGIN: ErrorDomain = ORIGIN;
    const MISSING: ErrorNumber = ErrorNumber::VIR_ERR_NO_DOMAIN_METADATA;

    fn labels(&self) -> (&Option<String>, &Option<String>, &Option<Arc<Fragment>>) {
        (&self.title, &self.description, &self.metadata)
    }

    fn labels_mut(
        &mut self,
    ) -> (
        &mut Option<String>,
        &mut Option<String>,
        &mut Option<Arc<Fragment>>,
    ) {
        (&mut self.title, &mut self.description, &mut self.metadata)
    }
}
