//! `<network>`: a virtual network of the host, and the passes that make it complete.
//!
//! Elements stand in files of their own, parse and format side by side.  A guest's place on a
//! network is `<networkport>`; bridges, firewalls and DHCP servers are the driver's work.
mod bridge;
mod def;
mod dhcp;
mod dns;
mod dnsmasq;
mod forward;
mod ip;
mod nat;
mod port_group;
mod ports;
mod srv;
mod status;
mod update;
mod validate;

pub use bridge::{Bridge, MacTableManager};
pub use def::{DnsDomain, NetworkDef};
pub use dhcp::{Bootp, Dhcp, DhcpHost, DhcpRange, Lease, LeaseUnit};
pub use dns::{Dns, DnsHost, Forwarder, Txt};
pub use dnsmasq::DnsmasqOptions;
pub use forward::{Forward, ForwardDevice, ForwardMode, ForwardTarget};
pub use ip::NetworkIp;
pub use nat::Nat;
pub use port_group::PortGroup;
pub use ports::Ports;
pub use srv::Srv;
pub use status::NetworkStatus;
pub use update::{Update, UpdateCommand, UpdateSection};

use util::error::ErrorDomain;

/// The domain of complaints about networks.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NETWORK;

/// An attribute's text; an empty one counts as none.
fn filled<'a>(node: util::xml::Node<'a>, name: &str) -> Option<&'a str> {
    node.attr(name).filter(|text| !text.is_empty())
}
