//! The protocols that rules can name, as data: their attributes in the order of the output, what
//! each may hold, and which take the sign of another.
use util::xml::{AttrShape, Shape};

use super::value::{AddressFamily, Kind};

/// An attribute of a protocol.
#[derive(Debug, PartialEq, Eq)]
pub struct Attr {
    /// Its name.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
}

/// Attributes that several protocols share.
#[derive(Debug)]
pub struct Group {
    /// The attributes.
    pub attrs: &'static [Attr],
    shape: &'static Shape,
}

/// A protocol.
#[derive(Debug)]
pub struct Protocol {
    /// The element's declaration; its name is the protocol's.
    pub shape: &'static Shape,
    /// Its attributes.
    pub groups: &'static [&'static Group],
    /// Attributes whose sign is that of another: the first of each pair takes the second's.
    pub signs: &'static [&'static [(&'static str, &'static str)]],
    /// The words by which messages name it, where ports need an upper protocol.
    pub ports_need_protocol: Option<&'static str>,
}

impl Protocol {
    /// The protocol of an element.
    #[must_use]
    pub fn of(element: &str) -> Option<&'static Self> {
        ALL.iter().find(|known| known.name() == element)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.shape.element
    }

    /// Its attributes.
    pub fn attrs(&self) -> impl Iterator<Item = &'static Attr> {
        self.groups.iter().flat_map(|group| group.attrs)
    }
}

/// A protocol is known by its name.
impl PartialEq for Protocol {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Protocol {}

macro_rules! groups {
    ($($name:ident { $($attr:literal: $kind:expr,)+ })+) => {$(
        const $name: Group = Group {
            attrs: &[$(Attr { name: $attr, kind: $kind }),+],
            shape: &Shape::new("", &[$(AttrShape::new($attr)),+], &[]),
        };
    )+};
}

/// Every element has this attribute, whose "no" turns the others around.
const MATCH: Shape = Shape::new("", &[AttrShape::new("match")], &[]);

macro_rules! protocols {
    ($($element:literal [$($group:ident)+] [$($signs:ident)*] $words:expr;)+) => {
        /// Every protocol.
        pub(super) const ALL: &[Protocol] = &[$(Protocol {
            shape: &Shape {
                inline: &[&MATCH, $($group.shape),+],
                ..Shape::new($element, &[], &[])
            },
            groups: &[$(&$group),+],
            signs: &[$($signs),*],
            ports_need_protocol: $words,
        }),+];
    };
}

const U8: Kind = Kind::Number { max: 0xff };
const U16: Kind = Kind::Number { max: 0xffff };
const U32: Kind = Kind::Number { max: u32::MAX };
const V4: AddressFamily = AddressFamily::V4;
const V6: AddressFamily = AddressFamily::V6;

groups! {
    SRC_MAC { "srcmacaddr": Kind::Mac, }
    SRC_MAC_MASK { "srcmacmask": Kind::MacMask, }
    DST_MAC { "dstmacaddr": Kind::Mac, "dstmacmask": Kind::MacMask, }
    COMMENT { "comment": Kind::Comment, }
    MAC { "protocolid": Kind::EtherType { min: 0x600 }, }
    VLAN {
        "vlanid": Kind::Number { max: 4095 },
        "encap-protocol": Kind::EtherType { min: 0x3c },
    }
    STP {
        "type": U8,
        "flags": U8,
        "root-priority": U16,
        "root-priority-hi": U16,
        "root-address": Kind::Mac,
        "root-address-mask": Kind::MacMask,
        "root-cost": U32,
        "root-cost-hi": U32,
        "sender-priority": U16,
        "sender-priority-hi": U16,
        "sender-address": Kind::Mac,
        "sender-address-mask": Kind::MacMask,
        "port": U16,
        "port-hi": U16,
        "age": U16,
        "age-hi": U16,
        "max-age": U16,
        "max-age-hi": U16,
        "hello-time": U16,
        "hello-time-hi": U16,
        "forward-delay": U16,
        "forward-delay-hi": U16,
    }
    ARP {
        "hwtype": U16,
        "protocoltype": U16,
        "opcode": Kind::ArpOpcode,
        "arpsrcmacaddr": Kind::Mac,
        "arpdstmacaddr": Kind::Mac,
        "arpsrcipaddr": Kind::Address(V4),
        "arpsrcipmask": Kind::Mask(V4),
        "arpdstipaddr": Kind::Address(V4),
        "arpdstipmask": Kind::Mask(V4),
        "gratuitous": Kind::Flag,
    }
    IP4 {
        "srcipaddr": Kind::Address(V4),
        "srcipmask": Kind::Mask(V4),
        "dstipaddr": Kind::Address(V4),
        "dstipmask": Kind::Mask(V4),
    }
    IP6 {
        "srcipaddr": Kind::Address(V6),
        "srcipmask": Kind::Mask(V6),
        "dstipaddr": Kind::Address(V6),
        "dstipmask": Kind::Mask(V6),
    }
    RANGE4 {
        "srcipfrom": Kind::Address(V4),
        "srcipto": Kind::Address(V4),
        "dstipfrom": Kind::Address(V4),
        "dstipto": Kind::Address(V4),
    }
    RANGE6 {
        "srcipfrom": Kind::Address(V6),
        "srcipto": Kind::Address(V6),
        "dstipfrom": Kind::Address(V6),
        "dstipto": Kind::Address(V6),
    }
    UPPER { "protocol": Kind::IpProtocol, }
    PORTS {
        "srcportstart": U16,
        "srcportend": U16,
        "dstportstart": U16,
        "dstportend": U16,
    }
    DSCP { "dscp": Kind::Number { max: 63 }, }
    ICMP_RANGES { "type": U8, "typeend": U8, "code": U8, "codeend": U8, }
    ICMP { "type": U8, "code": U8, }
    HEADER {
        "connlimit-above": Kind::Decimal { max: 0xffff },
        "state": Kind::State,
        "ipset": Kind::SetName,
        "ipsetflags": Kind::SetFlags,
    }
    OPTION { "option": U8, }
    FLAGS { "flags": Kind::TcpFlags, }
}

/// Pairs of attributes: the sign of the first is that of the second.
type Signs = &'static [(&'static str, &'static str)];

const SRC_MAC_SIGN: Signs = &[("srcmacmask", "srcmacaddr")];
const DST_MAC_SIGN: Signs = &[("dstmacmask", "dstmacaddr")];
const STP_SIGNS: Signs = &[
    ("root-priority-hi", "root-priority"),
    ("root-address-mask", "root-address"),
    ("root-cost-hi", "root-cost"),
    ("sender-priority-hi", "sender-priority"),
    ("sender-address-mask", "sender-address"),
    ("port-hi", "port"),
    ("age-hi", "age"),
    ("max-age-hi", "max-age"),
    ("hello-time-hi", "hello-time"),
    ("forward-delay-hi", "forward-delay"),
];
const IP_SIGNS: Signs = &[("srcipmask", "srcipaddr"), ("dstipmask", "dstipaddr")];
const RANGE_SIGNS: Signs = &[("srcipto", "srcipfrom"), ("dstipto", "dstipfrom")];
const PORT_SIGNS: Signs = &[
    ("srcportend", "srcportstart"),
    ("dstportstart", "srcportstart"),
    ("dstportend", "srcportstart"),
];
const ICMP_SIGNS: Signs = &[("code", "type")];
const ICMP_RANGE_SIGNS: Signs = &[("code", "type"), ("typeend", "type"), ("codeend", "type")];

protocols! {
    "mac" [SRC_MAC SRC_MAC_MASK DST_MAC MAC COMMENT] [SRC_MAC_SIGN DST_MAC_SIGN] None;
    "vlan" [SRC_MAC SRC_MAC_MASK DST_MAC VLAN COMMENT] [SRC_MAC_SIGN DST_MAC_SIGN] None;
    "stp" [SRC_MAC SRC_MAC_MASK STP COMMENT] [SRC_MAC_SIGN STP_SIGNS] None;
    "arp" [SRC_MAC SRC_MAC_MASK DST_MAC ARP COMMENT] [] None;
    "rarp" [SRC_MAC SRC_MAC_MASK DST_MAC ARP COMMENT] [] None;
    "ip" [SRC_MAC SRC_MAC_MASK DST_MAC IP4 UPPER PORTS DSCP COMMENT] [IP_SIGNS] Some("IP");
    "ipv6" [SRC_MAC SRC_MAC_MASK DST_MAC IP6 UPPER PORTS ICMP_RANGES COMMENT]
        [IP_SIGNS ICMP_RANGE_SIGNS] Some("IPv6");
    "tcp" [SRC_MAC IP4 RANGE4 DSCP HEADER PORTS OPTION FLAGS COMMENT]
        [IP_SIGNS RANGE_SIGNS PORT_SIGNS] None;
    "udp" [SRC_MAC IP4 RANGE4 DSCP HEADER PORTS COMMENT] [IP_SIGNS RANGE_SIGNS PORT_SIGNS] None;
    "sctp" [SRC_MAC IP4 RANGE4 DSCP HEADER PORTS COMMENT] [IP_SIGNS RANGE_SIGNS PORT_SIGNS] None;
    "icmp" [SRC_MAC IP4 RANGE4 DSCP HEADER ICMP COMMENT] [IP_SIGNS RANGE_SIGNS ICMP_SIGNS] None;
    "udplite" [SRC_MAC IP4 RANGE4 DSCP HEADER COMMENT] [IP_SIGNS RANGE_SIGNS] None;
    "esp" [SRC_MAC IP4 RANGE4 DSCP HEADER COMMENT] [IP_SIGNS RANGE_SIGNS] None;
    "ah" [SRC_MAC IP4 RANGE4 DSCP HEADER COMMENT] [IP_SIGNS RANGE_SIGNS] None;
    "all" [SRC_MAC IP4 RANGE4 DSCP HEADER COMMENT] [IP_SIGNS RANGE_SIGNS] None;
    "igmp" [SRC_MAC IP4 RANGE4 DSCP HEADER COMMENT] [IP_SIGNS RANGE_SIGNS] None;
    "tcp-ipv6" [SRC_MAC IP6 RANGE6 DSCP HEADER PORTS OPTION COMMENT]
        [IP_SIGNS RANGE_SIGNS PORT_SIGNS] None;
    "udp-ipv6" [SRC_MAC IP6 RANGE6 DSCP HEADER PORTS COMMENT]
        [IP_SIGNS RANGE_SIGNS PORT_SIGNS] None;
    "sctp-ipv6" [SRC_MAC IP6 RANGE6 DSCP HEADER PORTS COMMENT]
        [IP_SIGNS RANGE_SIGNS PORT_SIGNS] None;
    "icmpv6" [SRC_MAC IP6 RANGE6 DSCP HEADER ICMP COMMENT]
        [IP_SIGNS RANGE_SIGNS ICMP_SIGNS] None;
    "udplite-ipv6" [SRC_MAC IP6 RANGE6 DSCP HEADER COMMENT] [IP_SIGNS RANGE_SIGNS] None;
    "esp-ipv6" [SRC_MAC IP6 RANGE6 DSCP HEADER COMMENT] [IP_SIGNS RANGE_SIGNS] None;
    "ah-ipv6" [SRC_MAC IP6 RANGE6 DSCP HEADER COMMENT] [IP_SIGNS RANGE_SIGNS] None;
    "all-ipv6" [SRC_MAC IP6 RANGE6 DSCP HEADER COMMENT] [IP_SIGNS RANGE_SIGNS] None;
}

macro_rules! child_shapes {
    ($($at:literal)+) => { &[$(util::xml::ChildShape::new(ALL[$at].shape).many()),+] };
}

/// The elements of a rule.
pub(super) const CHILDREN: &[util::xml::ChildShape] =
    child_shapes!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23);
