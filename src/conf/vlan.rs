//! `<vlan>`: VLAN tags of a network, a port group or an interface (C: `virNetDevVlan`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required};
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Greatest tag.
const MAX_TAG: u32 = 4095;

util::vir_enum! {
    /// C: `virNativeVlanMode`.
    pub enum NativeVlanMode { Tagged = "tagged", Untagged = "untagged" }
}
util::xml_enum!(NativeVlanMode);

/// The tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vlan {
    /// Whether frames of all tags pass; more than one tag makes it so.
    pub trunk: bool,
    /// Numbers, to 4095; at least one.
    pub tags: Vec<u32>,
    /// The tag of frames that carry none, and what becomes of it.
    pub native: Option<(u32, NativeVlanMode)>,
}

impl Vlan {
    fn parse_tag(&mut self, node: Node<'_>) -> Result<()> {
        let id = attr_required(node, "id")?;
        if id > MAX_TAG {
            bail!(
                VIR_ERR_XML_ERROR,
                "vlan tag id {id} too large (maximum {MAX_TAG})"
            );
        }
        if let Some(mode) = attr_opt(node, "nativeMode")? {
            if self.native.is_some() {
                bail!(VIR_ERR_XML_ERROR, "duplicate native vlan setting");
            }
            self.native = Some((id, mode));
        }
        self.tags.push(id);
        Ok(())
    }

    /// A trunk may be refused by its word only where there is one plain tag.
    fn parse_trunk(&self, word: &str) -> Result<bool> {
        if word.eq_ignore_ascii_case("yes") {
            return Ok(true);
        }
        if self.tags.len() > 1 {
            bail!(
                VIR_ERR_XML_ERROR,
                "invalid \"trunk='{word}'\" in <vlan> - trunk='yes' is required for more than one vlan tag"
            );
        }
        if self.native.is_some() {
            bail!(
                VIR_ERR_XML_ERROR,
                "invalid configuration in <vlan> - \"trunk='no'\" is not allowed with a native vlan id"
            );
        }
        if !word.eq_ignore_ascii_case("no") {
            bail!(
                VIR_ERR_XML_ERROR,
                "invalid \"trunk='{word}'\" in <vlan> - must be yes or no"
            );
        }
        Ok(false)
    }
}

const TAG: &Shape = &Shape::new(
    "tag",
    &[
        AttrShape::new("id").required(),
        AttrShape::new("nativeMode").words(NativeVlanMode::WORDS),
    ],
    &[],
);

impl Xml for Vlan {
    const SHAPE: &'static Shape = &Shape::new(
        "vlan",
        &[AttrShape::new("trunk").words(&["yes"])],
        &[ChildShape::new(TAG).required().many()],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let mut vlan = Self {
            trunk: false,
            tags: Vec::new(),
            native: None,
        };
        for tag in node.children_named("tag") {
            vlan.parse_tag(tag)?;
        }
        if vlan.tags.is_empty() {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing tag id - each <vlan> must have at least one <tag id='n'/> subelement"
            );
        }
        vlan.trunk = match node.attr("trunk") {
            Some(word) => vlan.parse_trunk(word)?,
            None => vlan.tags.len() > 1,
        };
        Ok(vlan)
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr_opt("trunk", self.trunk.then_some("yes"));
    }

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        for tag in &self.tags {
            w.start("tag");
            w.attr_plain("id", tag);
            let native = self.native.filter(|(native, _)| native == tag);
            w.attr_opt("nativeMode", native.map(|(_, mode)| mode.as_str()));
            w.end();
        }
    }
}
