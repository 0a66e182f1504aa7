//! `<rule>`: what becomes of the packets that match (C: `virNWFilterRuleDef`).
use std::collections::BTreeMap;

use util::bail;
use util::error::Result;
use util::xml::value::{attr_opt, attr_required};
use util::xml::{AttrShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::protocol::{self, Attr, Protocol};
use super::value::Value;
use super::{ORIGIN, PRIORITIES};

util::vir_enum! {
    /// C: `virNWFilterRuleActionType`.
    pub enum Action {
        Drop = "drop",
        Accept = "accept",
        Reject = "reject",
        Return = "return",
        Continue = "continue",
    }
}
util::vir_enum! {
    /// As the guest sees it (C: `virNWFilterRuleDirectionType`).
    pub enum Direction { In = "in", Out = "out", InOut = "inout" }
}
util::xml_enum!(Action, Direction);

/// The priority of a rule that says none, or one out of bounds.
const DEFAULT_PRIORITY: i32 = 500;

/// Upper protocols that have ports: TCP, UDP, DCCP, SCTP.
const WITH_PORTS: &[u32] = &[6, 17, 33, 132];

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What becomes of the packets.
    pub action: Action,
    /// Which way they go.
    pub direction: Direction,
    /// When the rule is asked.
    pub priority: i32,
    /// Whether the state of a connection counts.
    pub state_match: bool,
    /// What the packets are like; `None` for all.
    pub packets: Option<Match>,
}

/// The packets that a rule is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Their protocol.
    pub protocol: &'static Protocol,
    /// What they hold, by the attribute's place among those of the protocol.
    pub items: BTreeMap<usize, Item>,
}

/// What packets hold in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which place.
    pub attr: &'static Attr,
    /// The value.
    pub value: Value,
    /// Whether it must be another.
    pub negated: bool,
}

impl Match {
    /// What packets hold in the place of that name.
    #[must_use]
    pub fn item(&self, name: &str) -> Option<&Item> {
        self.items.values().find(|item| item.attr.name == name)
    }

    /// Adds what an element says; later elements of the protocol overwrite earlier ones.
    ///
    /// All attributes are looked at: the last of those that are wrong is the one reported.
    fn add(&mut self, node: Node<'_>) -> Result<()> {
        let negated = node.attr("match") == Some("no");
        let mut wrong = None;
        for (place, attr) in self.protocol.attrs().enumerate() {
            let Some(text) = node.attr(attr.name) else {
                continue;
            };
            match attr.kind.parse(text) {
                Some(value) => {
                    let item = Item {
                        attr,
                        value,
                        negated,
                    };
                    self.items.insert(place, item);
                }
                None => wrong = Some((attr.name, text)),
            }
        }
        match wrong {
            None => Ok(()),
            Some((name, text)) => {
                bail!(VIR_ERR_INTERNAL_ERROR, "{name} has illegal value {text}")
            }
        }
    }

    /// Refuses ports of a protocol that has none (C: `virNWFilterRuleValidate`).
    fn check(&self) -> Result<()> {
        let Some(words) = self.protocol.ports_need_protocol else {
            return Ok(());
        };
        let ports = ["srcportstart", "srcportend", "dstportstart", "dstportend"];
        if !ports.iter().any(|port| self.item(port).is_some()) {
            return Ok(());
        }
        match self.item("protocol").map(|item| &item.value) {
            Some(Value::Number { value, .. }) if WITH_PORTS.contains(value) => Ok(()),
            _ => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "{words} rule with port specification requires protocol specification with \
                 protocol to be either one of tcp(6), udp(17), dccp(33), or sctp(132)"
            ),
        }
    }

    /// Gives each end of a range and each mask the sign of what it belongs to
    /// (C: `virNWFilterRuleDefFixup`).
    fn align_signs(&mut self) {
        for (follower, leader) in self.protocol.signs.iter().copied().flatten() {
            let negated = self.item(leader).is_some_and(|item| item.negated);
            let followers = self.items.values_mut();
            for item in followers.filter(|item| item.attr.name == *follower) {
                item.negated = negated;
            }
        }
    }

    /// Writes one element with what must be so, and one with what must not.
    fn format(&self, w: &mut Writer) {
        if self.items.is_empty() {
            w.empty(self.protocol.name());
        }
        for negated in [false, true] {
            let mut items = self.items.values().filter(|item| item.negated == negated);
            let Some(first) = items.next() else {
                continue;
            };
            w.start(self.protocol.name());
            if negated {
                w.attr("match", "no");
            }
            for item in std::iter::once(first).chain(items) {
                w.attr(item.attr.name, &item.attr.kind.text(&item.value));
            }
            w.end();
        }
    }
}

fn parse_packets(node: Node<'_>) -> Result<Option<Match>> {
    let mut packets: Option<Match> = None;
    for child in node.children() {
        match &mut packets {
            Some(packets) if packets.protocol.name() == child.qualified_name() => {
                packets.add(child)?;
            }
            Some(_) => {} // the first protocol is the rule's
            None => {
                let Some(protocol) = Protocol::of(child.qualified_name()) else {
                    continue;
                };
                let mut first = Match {
                    protocol,
                    items: BTreeMap::new(),
                };
                first.add(child)?;
                packets = Some(first);
            }
        }
        if let Some(packets) = &packets {
            packets.check()?;
        }
    }
    if let Some(packets) = &mut packets {
        packets.align_signs();
    }
    Ok(packets)
}

impl Xml for Rule {
    const SHAPE: &'static Shape = &Shape::new(
        "rule",
        &[
            AttrShape::new("action").words(Action::WORDS).required(),
            AttrShape::new("direction")
                .words(Direction::WORDS)
                .required(),
            AttrShape::new("priority"),
            AttrShape::new("statematch"),
        ],
        protocol::CHILDREN,
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let action = attr_required(node, "action")?;
        let direction = attr_required(node, "direction")?;
        let priority: Option<i32> = attr_opt(node, "priority")?;
        let state_match = node.attr("statematch");
        Ok(Self {
            action,
            direction,
            priority: priority
                .filter(|priority| PRIORITIES.contains(priority))
                .unwrap_or(DEFAULT_PRIORITY),
            state_match: !state_match
                .is_some_and(|text| text == "0" || text.eq_ignore_ascii_case("false")),
            packets: parse_packets(node)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("action", self.action.as_str());
        w.attr("direction", self.direction.as_str());
        w.attr_plain("priority", self.priority);
        if !self.state_match {
            w.attr("statematch", "false");
        }
    }

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        if let Some(packets) = &self.packets {
            packets.format(w);
        }
    }
}
