//! `<ip>` of a network: the host's address on it, and who gets the others (C: `virNetworkIPDef`).
use std::net::IpAddr;

use util::xml::value::attr_opt;
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};
use util::{Result, bail, err, ip};

use super::dhcp::Dhcp;
use super::{ORIGIN, filled};
use crate::YesNo;
use crate::ip_address::IpFamily;

/// An address of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkIp {
    /// The address.
    pub address: IpAddr,
    /// The family as the document names it.
    pub family: Option<IpFamily>,
    /// Which part of the address is the network's; IPv4 alone, and never beside a prefix.
    pub netmask: Option<IpAddr>,
    /// Length of the network's part in bits; 0 when not given.
    pub prefix: u32,
    /// Whether names of addresses are kept from other servers.
    pub local_ptr: Option<YesNo>,
    /// Folder of the TFTP server; IPv4 alone.
    pub tftp_root: Option<String>,
    /// Who gets the other addresses.
    pub dhcp: Dhcp,
}

const TFTP: &Shape = &Shape::new("tftp", &[AttrShape::new("root").required()], &[]);

impl NetworkIp {
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "ip",
        &[
            AttrShape::new("address"),
            AttrShape::new("netmask"),
            AttrShape::new("prefix"),
            AttrShape::new("family").words(IpFamily::WORDS),
            AttrShape::new("localPtr").words(YesNo::WORDS),
        ],
        &[ChildShape::new(TFTP), ChildShape::new(Dhcp::SHAPE)],
    );

    /// Length of the network's part in bits, from wherever it is known; `None` where it can't be
    /// (C: `virNetworkIPDefPrefix`).
    #[must_use]
    pub fn prefix_length(&self) -> Option<u32> {
        ip::prefix(Some(self.address), self.netmask, self.prefix)
    }

    pub(super) fn parse(node: Node<'_>, network: &str) -> Result<Self> {
        let prefix = attr_opt(node, "prefix")?.unwrap_or(0);
        let local_ptr = attr_opt(node, "localPtr")?;
        let Some(text) = filled(node, "address") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "Missing required address attribute in network '{network}'"
            );
        };
        let address = ip::parse(text).map_err(|_| {
            err!(
                VIR_ERR_XML_ERROR,
                "Invalid address '{text}' in network '{network}'"
            )
        })?;
        let netmask = match filled(node, "netmask") {
            None => None,
            Some(text) => Some(ip::parse(text).map_err(|_| {
                err!(
                    VIR_ERR_XML_ERROR,
                    "Invalid netmask '{text}' in network '{network}'"
                )
            })?),
        };
        let mut this = Self {
            address,
            family: None,
            netmask,
            prefix,
            local_ptr,
            tftp_root: None,
            dhcp: Dhcp::default(),
        };
        this.parse_family(node, text, network)?;
        if let Some(dhcp) = node.child("dhcp") {
            this.dhcp = Dhcp::parse(dhcp, network, &this)?;
        }
        this.parse_tftp(node, network)?;
        Ok(this)
    }

    /// Reads the family and checks the others by it.
    fn parse_family(&mut self, node: Node<'_>, address: &str, network: &str) -> Result<()> {
        let word = filled(node, "family");
        self.family = word.and_then(IpFamily::from_str);
        match (self.family, word) {
            (Some(IpFamily::Ipv6), _) => self.check_ipv6(address, network),
            (None, Some(word)) => bail!(
                VIR_ERR_XML_ERROR,
                "Unrecognized family '{word}' in network '{network}'"
            ),
            (_, word) => self.check_ipv4(node, address, word.unwrap_or("no"), network),
        }
    }

    fn check_ipv4(&self, node: Node<'_>, address: &str, family: &str, network: &str) -> Result<()> {
        if !self.address.is_ipv4() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "{family} family specified for non-IPv4 address '{address}' in network '{network}'"
            );
        }
        if let Some(text) = filled(node, "netmask") {
            if !self.netmask.is_some_and(|mask| mask.is_ipv4()) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "Invalid netmask '{text}' for address '{address}' in network '{network}' (both must be IPv4)"
                );
            }
            if self.prefix > 0 {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "Network '{network}' IP address cannot have both a prefix and a netmask"
                );
            }
        } else if self.prefix > 32 {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Invalid IPv4 prefix '{}' in network '{network}'",
                self.prefix
            );
        }
        Ok(())
    }

    fn check_ipv6(&self, address: &str, network: &str) -> Result<()> {
        if !self.address.is_ipv6() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Family 'ipv6' specified for non-IPv6 address '{address}' in network '{network}'"
            );
        }
        if self.netmask.is_some() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "netmask not allowed for IPv6 address '{address}' in network '{network}'"
            );
        }
        if self.prefix > 128 {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Invalid IPv6 prefix '{}' in network '{network}'",
                self.prefix
            );
        }
        Ok(())
    }

    fn parse_tftp(&mut self, node: Node<'_>, network: &str) -> Result<()> {
        let Some(tftp) = node.child("tftp") else {
            return Ok(());
        };
        if self.address.is_ipv6() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Unsupported <tftp> element in an IPv6 element in network '{network}'"
            );
        }
        self.tftp_root = filled(tftp, "root").map(str::to_owned);
        Ok(())
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        w.attr_opt("family", self.family.map(IpFamily::as_str));
        w.attr("address", &ip::format(self.address));
        if let Some(netmask) = self.netmask {
            w.attr("netmask", &ip::format(netmask));
        }
        if self.prefix != 0 {
            w.attr_plain("prefix", self.prefix);
        }
        w.attr_opt("localPtr", self.local_ptr.map(YesNo::as_str));
        w.open_body();
        if let Some(root) = &self.tftp_root {
            w.start("tftp");
            w.attr("root", root);
            w.end();
        }
        self.dhcp.format(w);
        w.end();
    }
}
