//! What the attributes of rules may hold: from text to values and back.
use std::net::{IpAddr, Ipv6Addr};

use util::{ip, number};

use super::variable::Variable;
use crate::MacAddr;

/// Most bytes of a comment.
const MAX_COMMENT: usize = 255;

/// Most bytes of the name of a set of addresses.
const MAX_SET_NAME: usize = 31;

/// Most directions that a set of addresses is asked for.
const MAX_SET_FLAGS: usize = 6;

/// Version of the Internet protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressFamily {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

/// What an attribute may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number, decimal or hexadecimal.
    Number {
        /// The greatest.
        max: u32,
    },
    /// A decimal number.
    Decimal {
        /// The greatest.
        max: u32,
    },
    /// A hardware address.
    Mac,
    /// Bits of hardware addresses, from the front on.
    MacMask,
    /// An address.
    Address(AddressFamily),
    /// Bits of addresses, by number or as an address.
    Mask(AddressFamily),
    /// What a frame holds, by name or number.
    EtherType {
        /// The least number.
        min: u32,
    },
    /// What an IP packet holds, by name or number.
    IpProtocol,
    /// What an ARP packet asks for, by name or number.
    ArpOpcode,
    /// Yes or no.
    Flag,
    /// States of connections.
    State,
    /// Bits of TCP's header.
    TcpFlags,
    /// Name of a set of addresses.
    SetName,
    /// Directions in which addresses are looked for in a set.
    SetFlags,
    /// Words for people.
    Comment,
}

/// What an attribute holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Known when the filter is used.
    Variable(Variable),
    /// A number.
    Number {
        /// The number.
        value: u32,
        /// Whether it was given in hexadecimal.
        hex: bool,
    },
    /// A hardware address or a mask of such.
    Mac(MacAddr),
    /// An address.
    Address(IpAddr),
    /// How many bits of an address count.
    Bits(u32),
    /// Yes or no.
    Flag(bool),
    /// States of connections, a bit each: see `STATES`.
    State(u8),
    /// Bits of TCP's header.
    TcpFlags(TcpFlags),
    /// Directions: true for the source.
    SetFlags(Vec<bool>),
    /// Text.
    Text(String),
}

/// Bits of TCP's header: those looked at, and those of them that must be set; see `TCP_FLAGS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TcpFlags {
    /// Those looked at.
    pub mask: u8,
    /// Those set.
    pub set: u8,
}

const ETHER_TYPES: &[(&str, u32)] = &[
    ("arp", 0x806),
    ("rarp", 0x8035),
    ("ipv4", 0x800),
    ("ipv6", 0x86dd),
    ("vlan", 0x8100),
];
const IP_PROTOCOLS: &[(&str, u32)] = &[
    ("tcp", 6),
    ("udp", 17),
    ("udplite", 136),
    ("esp", 50),
    ("ah", 51),
    ("icmp", 1),
    ("igmp", 2),
    ("sctp", 132),
    ("icmpv6", 58),
];
const ARP_OPCODES: &[(&str, u32)] = &[
    ("Request", 1),
    ("Reply", 2),
    ("Request_Reverse", 3),
    ("Reply_Reverse", 4),
    ("DRARP_Request", 5),
    ("DRARP_Reply", 6),
    ("DRARP_Error", 7),
    ("InARP_Request", 8),
    ("ARP_NAK", 9),
];
/// The bits of [`Value::State`].
const STATES: &[(&str, u32)] = &[
    ("NEW", 1),
    ("ESTABLISHED", 2),
    ("RELATED", 4),
    ("INVALID", 8),
    (NO_STATE, 16),
];
/// The word that stands alone.
const NO_STATE: &str = "NONE";
/// The bits of [`TcpFlags`].
const TCP_FLAGS: &[(&str, u32)] = &[
    ("FIN", 0x01),
    ("SYN", 0x02),
    ("RST", 0x04),
    ("PSH", 0x08),
    ("ACK", 0x10),
    ("URG", 0x20),
];
const ALL_TCP_FLAGS: u32 = 0x3f;

fn by_word(words: &[(&str, u32)], text: &str) -> Option<u32> {
    let known = words
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(text));
    known.map(|(_, value)| *value)
}

fn word_of(words: &[(&'static str, u32)], value: u32) -> Option<&'static str> {
    let known = words.iter().find(|(_, own)| *own == value);
    known.map(|(word, _)| *word)
}

/// A number to `max`, decimal or with "0x" hexadecimal.
fn number(text: &str, max: u32) -> Option<Value> {
    let hex = text.starts_with("0x") || text.starts_with("0X");
    let value = number::to_u32(text, if hex { 16 } else { 10 })?;
    (value <= max).then_some(Value::Number { value, hex })
}

fn named(words: &[(&str, u32)], text: &str, max: u32) -> Option<Value> {
    match by_word(words, text) {
        Some(value) => Some(Value::Number { value, hex: false }),
        None => number(text, max),
    }
}

fn address(text: &str, family: AddressFamily) -> Option<IpAddr> {
    match family {
        AddressFamily::V4 => ip::parse_v4(text).map(IpAddr::V4),
        AddressFamily::V6 => text.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
    }
}

fn mask(text: &str, family: AddressFamily) -> Option<Value> {
    let max = match family {
        AddressFamily::V4 => 32,
        AddressFamily::V6 => 128,
    };
    let bits = match number::to_u32(text, 10) {
        Some(bits) => bits,
        None => ip::netmask_bits(address(text, family)?)?,
    };
    (bits <= max).then_some(Value::Bits(bits))
}

/// A mask whose ones all stand before its zeros.
fn mac_mask(text: &str) -> Option<Value> {
    let mac = MacAddr::parse(text)?;
    let bits = mac
        .0
        .iter()
        .fold(0u64, |all, byte| all << 8 | u64::from(*byte));
    let ones = (bits << 16).leading_ones();
    (bits.count_ones() == ones).then_some(Value::Mac(mac))
}

/// Bits by words between commas; empty words are passed over.
fn bits(words: &[(&str, u32)], text: &str) -> Option<u32> {
    let given = text.split(',').map(str::trim_start);
    given
        .filter(|word| !word.is_empty())
        .try_fold(0, |all, word| Some(all | by_word(words, word)?))
}

fn tcp_bits(text: &str) -> Option<u8> {
    let words: Vec<(&str, u32)> = TCP_FLAGS
        .iter()
        .copied()
        .chain([("NONE", 0), ("ALL", ALL_TCP_FLAGS)])
        .collect();
    u8::try_from(bits(&words, text)?).ok()
}

fn tcp_flags(text: &str) -> Option<Value> {
    let (mask, set) = text.split_once('/')?;
    Some(Value::TcpFlags(TcpFlags {
        mask: tcp_bits(mask)?,
        set: tcp_bits(set)?,
    }))
}

fn set_flags(text: &str) -> Option<Value> {
    let given = text.split(',').map(|word| {
        let source = word.eq_ignore_ascii_case("src");
        (source || word.eq_ignore_ascii_case("dst")).then_some(source)
    });
    let flags: Vec<bool> = given.collect::<Option<_>>()?;
    (flags.len() <= MAX_SET_FLAGS).then_some(Value::SetFlags(flags))
}

fn set_name(text: &str) -> Option<Value> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_.:-+ ".contains(&byte);
    let fits = text.len() <= MAX_SET_NAME && text.bytes().all(allowed);
    fits.then(|| Value::Text(text.to_owned()))
}

fn comment(text: &str) -> Value {
    let mut end = text.len().min(MAX_COMMENT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Value::Text(text[..end].to_owned())
}

impl Kind {
    /// The value of a text; `None` if it can't stand here.
    pub(super) fn parse(self, text: &str) -> Option<Value> {
        if let Some(variable) = text.strip_prefix('$') {
            return Variable::parse(variable).map(Value::Variable);
        }
        match self {
            Self::Number { max } => number(text, max),
            Self::Decimal { max } => {
                let value = number::to_u32(text, 10).filter(|value| *value <= max)?;
                Some(Value::Number { value, hex: false })
            }
            Self::Mac => MacAddr::parse(text).map(Value::Mac),
            Self::MacMask => mac_mask(text),
            Self::Address(family) => address(text, family).map(Value::Address),
            Self::Mask(family) => mask(text, family),
            Self::EtherType { min } => named(ETHER_TYPES, text, 0xffff)
                .filter(|value| matches!(value, Value::Number { value, .. } if *value >= min)),
            Self::IpProtocol => named(IP_PROTOCOLS, text, 0xff),
            Self::ArpOpcode => named(ARP_OPCODES, text, 0xffff),
            Self::Flag => Some(Value::Flag(matches!(text, "true" | "yes" | "1"))),
            Self::State => u8::try_from(bits(STATES, text)?).ok().map(Value::State),
            Self::TcpFlags => tcp_flags(text),
            Self::SetName => set_name(text),
            Self::SetFlags => set_flags(text),
            Self::Comment => Some(comment(text)),
        }
    }

    /// The text of a value.
    pub(super) fn text(self, value: &Value) -> String {
        match value {
            Value::Variable(variable) => variable.to_string(),
            Value::Number { value, hex } => self.number_text(*value, *hex),
            Value::Mac(mac) => mac.to_string(),
            Value::Address(address) => ip::format(*address),
            Value::Bits(bits) => bits.to_string(),
            Value::Flag(flag) => flag.to_string(),
            Value::State(states) => state_text(u32::from(*states)),
            Value::TcpFlags(flags) => {
                format!("{}/{}", tcp_text(flags.mask), tcp_text(flags.set))
            }
            Value::SetFlags(flags) => {
                let words = flags
                    .iter()
                    .map(|source| if *source { "src" } else { "dst" });
                words.collect::<Vec<_>>().join(",")
            }
            Value::Text(text) => text.clone(),
        }
    }

    fn number_text(self, value: u32, hex: bool) -> String {
        let word = match self {
            Self::EtherType { .. } => word_of(ETHER_TYPES, value),
            Self::IpProtocol => word_of(IP_PROTOCOLS, value),
            Self::ArpOpcode => word_of(ARP_OPCODES, value),
            _ => None,
        };
        match word {
            Some(word) => word.to_owned(),
            None if hex && self != Self::ArpOpcode => format!("0x{value:x}"),
            None => value.to_string(),
        }
    }
}

/// The words of the bits that are set, in the table's order.
fn words_of(words: &[(&'static str, u32)], bits: u32) -> String {
    let set = words.iter().filter(|(_, bit)| bits & bit != 0);
    set.map(|(word, _)| *word).collect::<Vec<_>>().join(",")
}

fn state_text(states: u32) -> String {
    match by_word(STATES, NO_STATE) {
        Some(none) if states & none != 0 => NO_STATE.to_owned(),
        _ => words_of(STATES, states),
    }
}

fn tcp_text(flags: u8) -> String {
    match u32::from(flags) {
        0 => "NONE".to_owned(),
        ALL_TCP_FLAGS => "ALL".to_owned(),
        flags => words_of(TCP_FLAGS, flags),
    }
}
