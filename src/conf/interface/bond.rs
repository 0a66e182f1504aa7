//! `<bond>`: several network cards as one (C: `virInterfaceBondDef`).
use util::bail;
use util::error::Result;
use util::number;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::{InterfaceDef, InterfaceType, ORIGIN, PORT, text};

util::vir_enum! {
    /// How packets are spread (C: `virInterfaceBondMode`).
    pub enum BondMode {
        BalanceRr = "balance-rr",
        ActiveBackup = "active-backup",
        BalanceXor = "balance-xor",
        Broadcast = "broadcast",
        Ieee8023ad = "802.3ad",
        BalanceTlb = "balance-tlb",
        BalanceAlb = "balance-alb",
    }
}
util::vir_enum! {
    /// How a card is asked for its link (C: `virInterfaceBondMiiCarrier`).
    pub enum Carrier { Ioctl = "ioctl", Netif = "netif" }
}
util::vir_enum! {
    /// Whose answers are checked (C: `virInterfaceBondArpValid`).
    pub enum Validate { Active = "active", Backup = "backup", All = "all" }
}

/// Several cards as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bond {
    /// How packets are spread.
    pub mode: Option<BondMode>,
    /// How a card that fails is noticed.
    pub monitor: Option<Monitor>,
    /// The cards.
    pub members: Vec<InterfaceDef>,
}

/// How a card that fails is noticed (C: `virInterfaceBondMonit`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Monitor {
    /// `<miimon>`: by its link.
    Mii {
        /// Milliseconds between questions.
        freq: i32,
        /// Milliseconds until a card without a link counts as gone; 0 when not given.
        downdelay: i32,
        /// Milliseconds until one with a link counts as back; 0 when not given.
        updelay: i32,
        /// How it is asked.
        carrier: Option<Carrier>,
    },
    /// `<arpmon>`: by whether a neighbour answers.
    Arp {
        /// Milliseconds between questions.
        interval: i32,
        /// Address of the neighbour.
        target: String,
        /// Whose answers are checked.
        validate: Option<Validate>,
    },
}

/// An attribute's word, or libvirt's complaint about one that it doesn't know.
fn word<T>(
    node: Node<'_>,
    name: &str,
    from_str: impl Fn(&str) -> Option<T>,
    complaint: &str,
) -> Result<Option<T>> {
    let Some(word) = text(node, name) else {
        return Ok(None);
    };
    match from_str(word) {
        Some(value) => Ok(Some(value)),
        None => bail!(VIR_ERR_XML_ERROR, "{complaint} {word}"),
    }
}

/// An attribute's number, or `complaint` if it isn't one.
fn integer(node: Node<'_>, name: &str, complaint: &str) -> Result<Option<i32>> {
    let Some(text) = text(node, name) else {
        return Ok(None);
    };
    match number::to_i32(text, 10) {
        Some(value) => Ok(Some(value)),
        None => bail!(VIR_ERR_XML_ERROR, "{complaint}"),
    }
}

fn required_integer(node: Node<'_>, name: &str, complaint: &str) -> Result<i32> {
    match integer(node, name, complaint)? {
        Some(value) => Ok(value),
        None => bail!(VIR_ERR_XML_ERROR, "{complaint}"),
    }
}

impl Monitor {
    const MII: Shape = Shape::new(
        "miimon",
        &[
            AttrShape::new("freq").required(),
            AttrShape::new("downdelay"),
            AttrShape::new("updelay"),
            AttrShape::new("carrier").words(Carrier::WORDS),
        ],
        &[],
    );
    const ARP: Shape = Shape::new(
        "arpmon",
        &[
            AttrShape::new("interval").required(),
            AttrShape::new("target").required(),
            AttrShape::new("validate").words(&["none", "active", "backup", "all"]),
        ],
        &[],
    );

    fn parse(bond: Node<'_>) -> Result<Option<Self>> {
        if let Some(node) = bond.child("miimon") {
            return Self::parse_mii(node).map(Some);
        }
        bond.child("arpmon").map(Self::parse_arp).transpose()
    }

    fn parse_mii(node: Node<'_>) -> Result<Self> {
        let delay = |name| {
            let complaint = format!("bond interface miimon {name} invalid");
            integer(node, name, &complaint).map(Option::unwrap_or_default)
        };
        Ok(Self::Mii {
            freq: required_integer(
                node,
                "freq",
                "bond interface miimon freq missing or invalid",
            )?,
            downdelay: delay("downdelay")?,
            updelay: delay("updelay")?,
            carrier: word(
                node,
                "carrier",
                Carrier::from_str,
                "unknown mii bonding carrier",
            )?,
        })
    }

    fn parse_arp(node: Node<'_>) -> Result<Self> {
        let interval = required_integer(
            node,
            "interval",
            "bond interface arpmon interval missing or invalid",
        )?;
        let Some(target) = text(node, "target") else {
            bail!(VIR_ERR_XML_ERROR, "bond interface arpmon target missing");
        };
        Ok(Self::Arp {
            interval,
            target: target.to_owned(),
            validate: word(
                node,
                "validate",
                Validate::from_str,
                "unknown arp bonding validate",
            )?,
        })
    }

    fn format(&self, w: &mut Writer) {
        match self {
            Self::Mii {
                freq,
                downdelay,
                updelay,
                carrier,
            } => {
                w.start("miimon");
                w.attr_plain("freq", freq);
                for (name, delay) in [("downdelay", downdelay), ("updelay", updelay)] {
                    if *delay > 0 {
                        w.attr_plain(name, delay);
                    }
                }
                w.attr_opt("carrier", carrier.map(Carrier::as_str));
            }
            Self::Arp {
                interval,
                target,
                validate,
            } => {
                w.start("arpmon");
                w.attr_plain("interval", interval);
                w.attr("target", target);
                w.attr_opt("validate", validate.map(Validate::as_str));
            }
        }
        w.end();
    }
}

impl Xml for Bond {
    const SHAPE: &'static Shape = &Shape::new(
        "bond",
        &[AttrShape::new("mode").words(BondMode::WORDS)],
        &[
            ChildShape::new(&Monitor::MII),
            ChildShape::new(&Monitor::ARP),
            ChildShape::new(&PORT).many().required(),
        ],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        Ok(Self {
            mode: word(node, "mode", BondMode::from_str, "unknown bonding mode")?,
            members: InterfaceDef::parse_members(node, &[InterfaceType::Ethernet])?,
            monitor: Monitor::parse(node)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr_opt("mode", self.mode.map(BondMode::as_str));
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.open_body();
        if let Some(monitor) = &self.monitor {
            monitor.format(w);
        }
        InterfaceDef::format_members(&self.members, w, cx);
    }
}
