//! `MacAddr`: an Ethernet address (C: `virMacAddr`).
use std::fmt;

use util::xml::plain::push_hex_byte;
use util::xml::{AttrValue, Plain, Writer};

/// Six bytes, written `52:54:00:…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MacAddr(pub [u8; 6]);

impl MacAddr {
    /// Reads six groups of one or two hexadecimal digits between colons.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 6];
        let mut groups = text.split(':');
        for byte in &mut bytes {
            let group = groups.next()?;
            let digits = group.len() <= 2 && group.bytes().all(|b| b.is_ascii_hexdigit());
            if !digits {
                return None;
            }
            *byte = u8::from_str_radix(group, 16).ok()?;
        }
        groups.next().is_none().then_some(Self(bytes))
    }

    /// An address whose first three bytes are `prefix`, the others random.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` if the kernel has no random bytes to give.
    pub fn generate(prefix: [u8; 3]) -> util::Result<Self> {
        let random = util::Uuid::generate()?.0;
        let [a, b, c] = prefix;
        Ok(Self([a, b, c, random[0], random[1], random[2]]))
    }

    /// Whether it names a group of machines rather than one.
    #[must_use]
    pub fn is_multicast(self) -> bool {
        self.0[0] & 1 != 0
    }
}

impl fmt::Display for MacAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(17);
        self.write_plain(&mut text);
        f.write_str(&text)
    }
}

impl Plain for MacAddr {
    fn write_plain(&self, out: &mut String) {
        for (index, byte) in self.0.iter().enumerate() {
            if index > 0 {
                out.push(':');
            }
            push_hex_byte(*byte, out);
        }
    }
}

impl AttrValue for MacAddr {
    fn from_attr(text: &str) -> Option<Self> {
        Self::parse(text)
    }
    fn write_attr(&self, name: &str, w: &mut Writer) {
        w.attr_plain(name, self);
    }
    fn write_text(&self, w: &mut Writer) {
        w.text_plain(self);
    }
}

#[cfg(test)]
mod tests {
    use super::MacAddr;

    #[test]
    fn addresses_are_read_and_written() {
        let mac = MacAddr::parse("52:54:0:A:bc:01");
        assert_eq!(
            mac.map(|m| m.to_string()).as_deref(),
            Some("52:54:00:0a:bc:01")
        );
        for bad in [
            "",
            "52:54:00:00:00",
            "52:54:00:00:00:00:00",
            "52:54:00:00:00:0g",
            "+1:2:3:4:5:6",
        ] {
            assert_eq!(MacAddr::parse(bad), None, "{bad}");
        }
    }
}
