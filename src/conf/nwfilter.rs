//! `<filter>`: rules for the traffic of guests' interfaces (C: `virNWFilterDef`).
//!
//! Making a firewall of them is a driver's work.
mod chain;
mod protocol;
mod registry;
mod rule;
mod usable;
mod value;
mod variable;

pub use protocol::{Attr, Group, Protocol};
pub use registry::NwFilters;
pub use rule::{Action, Direction, Item, Match, Rule};
pub use value::{AddressFamily, Kind, TcpFlags, Value};
pub use variable::{Access, Variable};

use util::error::{ErrorDomain, Result};
use util::number;
use util::xml::value::attr_required;
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml,
};
use util::{Uuid, bail};

use crate::document;
use crate::filter_params::FilterParams;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NWFILTER;

/// Bounds of the priorities of chains and of rules.
const PRIORITIES: std::ops::RangeInclusive<i32> = -1000..=1000;

/// A filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NwFilterDef {
    /// Its name.
    pub name: String,
    /// The chain that its rules go to.
    pub chain: String,
    /// When that chain is passed; 0 is in the middle.
    pub priority: i32,
    /// Its UUID.
    pub uuid: Uuid,
    /// Its rules and the filters that it includes, in order.
    pub entries: Vec<Entry>,
}

/// A part of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A rule.
    Rule(Rule),
    /// Another filter's rules.
    Include(FilterRef),
}

/// `<filterref>`: another filter, with what its variables are to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterRef {
    /// Its name.
    pub filter: String,
    /// The variables.
    pub params: FilterParams,
}

impl NwFilterDef {
    /// Reads a document (C: `virNWFilterDefParse`); one without a UUID gets a random one.
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR`, `VIR_ERR_INVALID_ARG` or `VIR_ERR_XML_ERROR` for what isn't
    /// allowed, `VIR_ERR_XML_INVALID_SCHEMA` for what isn't declared if `flags` asks for strictness.
    pub fn from_xml(source: &str, flags: ParseFlags) -> Result<Self> {
        document::parse(source, ORIGIN, flags)
    }

    /// The document (C: `virNWFilterDefFormat`).
    #[must_use]
    pub fn to_xml(&self) -> String {
        document::format(self, FormatFlags::NONE)
    }
}

fn parse_priority(node: Node<'_>) -> Result<Option<i32>> {
    let Some(text) = node.attr("priority").filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    match number::to_i32(text, 10) {
        Some(priority) if PRIORITIES.contains(&priority) => Ok(Some(priority)),
        Some(priority) => bail!(
            VIR_ERR_INVALID_ARG,
            "Priority '{priority}' is outside valid range of [{},{}]",
            PRIORITIES.start(),
            PRIORITIES.end()
        ),
        None => bail!(
            VIR_ERR_INVALID_ARG,
            "Could not parse chain priority '{text}'"
        ),
    }
}

fn parse_uuid(node: Node<'_>) -> Result<Uuid> {
    let Some(text) = node.child_text("uuid") else {
        return Uuid::generate();
    };
    match Uuid::parse(&text) {
        Some(uuid) => Ok(uuid),
        None => bail!(VIR_ERR_XML_ERROR, "malformed uuid element"),
    }
}

impl Xml for NwFilterDef {
    const SHAPE: &'static Shape = &Shape::new(
        "filter",
        &[
            AttrShape::new("name").required(),
            AttrShape::new("chain"),
            AttrShape::new("priority"),
        ],
        &[
            ChildShape::leaf("uuid"),
            ChildShape::new(FilterRef::SHAPE).many(),
            ChildShape::new(Rule::SHAPE).many(),
        ],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let Some(name) = node.attr("name").filter(|name| !name.is_empty()) else {
            bail!(VIR_ERR_INTERNAL_ERROR, "filter has no name");
        };
        let priority = parse_priority(node)?;
        let chain = node.attr("chain").filter(|chain| !chain.is_empty());
        let (chain, default) = match chain {
            Some(chain) => (chain, chain::check(chain)?),
            None => (chain::ROOT, 0),
        };
        let mut def = Self {
            name: name.to_owned(),
            chain: chain.to_owned(),
            priority: match node.attr("chain") {
                Some(_) => priority.unwrap_or(default),
                None => 0,
            },
            uuid: parse_uuid(node)?,
            entries: Vec::new(),
        };
        for child in node.children() {
            match child.qualified_name() {
                "rule" => def.entries.push(Entry::Rule(Rule::parse(child, cx)?)),
                "filterref" => {
                    let include = FilterRef::parse(child, cx)?;
                    def.entries.push(Entry::Include(include));
                }
                _ => {}
            }
        }
        Ok(def)
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("name", &self.name);
        w.attr("chain", &self.chain);
        if self.priority != 0 {
            w.attr_plain("priority", self.priority);
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.leaf_plain("uuid", self.uuid);
        for entry in &self.entries {
            match entry {
                Entry::Rule(rule) => rule.format(w, cx),
                Entry::Include(include) => include.format(w, cx),
            }
        }
    }
}

impl Xml for FilterRef {
    const SHAPE: &'static Shape = &Shape::new(
        "filterref",
        &[AttrShape::new("filter").required()],
        &[ChildShape::new(FilterParams::SHAPE).many()],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        Ok(Self {
            filter: attr_required(node, "filter")?,
            params: FilterParams::parse(node),
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("filter", &self.filter);
    }

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        self.params.format(w);
    }
}
