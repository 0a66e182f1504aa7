//! Changes of one section of a network (C: `virNetworkDefUpdateSection`).
mod dhcp;
mod dns;
mod forward;
mod port_group;

use abi::*;
use util::xml::{Document, FormatFlags, Node, ParseCx, ParseFlags};
use util::{Result, bail};

use super::ORIGIN;
use super::def::NetworkDef;

/// What is to be done (C: `virNetworkUpdateCommand`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateCommand {
    /// An entry is to be replaced by one like it.
    Modify,
    /// An entry is to go.
    Delete,
    /// An entry comes behind the others.
    AddLast,
    /// An entry comes before the others.
    AddFirst,
    /// Something of which libvirt knows nothing.
    Unknown(i32),
}

/// Where it is to be done (C: `virNetworkUpdateSection`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateSection {
    /// `<ip><dhcp><host>`
    DhcpHost,
    /// `<ip><dhcp><range>`
    DhcpRange,
    /// `<forward><interface>`
    ForwardInterface,
    /// `<portgroup>`
    PortGroup,
    /// `<dns><host>`
    DnsHost,
    /// `<dns><txt>`
    DnsTxt,
    /// `<dns><srv>`
    DnsSrv,
    /// A section that can't be changed, by the name it has in messages.
    Fixed(&'static str),
    /// Something of which libvirt knows nothing.
    Unknown,
}

/// A change.
#[derive(Clone, Copy, Debug)]
pub struct Update<'a> {
    /// What is to be done.
    pub command: UpdateCommand,
    /// Where.
    pub section: UpdateSection,
    /// Which `<ip>` is meant; below 0 for the one that fits.
    pub parent_index: i32,
    /// The entry.
    pub xml: &'a str,
}

impl UpdateCommand {
    /// The command of a number.
    #[must_use]
    pub fn new(number: i32) -> Self {
        match number {
            VIR_NETWORK_UPDATE_COMMAND_MODIFY => Self::Modify,
            VIR_NETWORK_UPDATE_COMMAND_DELETE => Self::Delete,
            VIR_NETWORK_UPDATE_COMMAND_ADD_LAST => Self::AddLast,
            VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST => Self::AddFirst,
            other => Self::Unknown(other),
        }
    }

    fn adds(self) -> bool {
        matches!(self, Self::AddLast | Self::AddFirst)
    }

    /// Puts an entry at its end of the list.
    fn insert<T>(self, list: &mut Vec<T>, entry: T) {
        let at = if self == Self::AddFirst {
            0
        } else {
            list.len()
        };
        list.insert(at, entry);
    }
}

impl UpdateSection {
    /// The section of a number.
    #[must_use]
    pub fn new(number: i32) -> Self {
        match number {
            VIR_NETWORK_SECTION_BRIDGE => Self::Fixed("bridge"),
            VIR_NETWORK_SECTION_DOMAIN => Self::Fixed("domain"),
            VIR_NETWORK_SECTION_IP => Self::Fixed("ip"),
            VIR_NETWORK_SECTION_IP_DHCP_HOST => Self::DhcpHost,
            VIR_NETWORK_SECTION_IP_DHCP_RANGE => Self::DhcpRange,
            VIR_NETWORK_SECTION_FORWARD => Self::Fixed("forward"),
            VIR_NETWORK_SECTION_FORWARD_INTERFACE => Self::ForwardInterface,
            VIR_NETWORK_SECTION_FORWARD_PF => Self::Fixed("forward pf"),
            VIR_NETWORK_SECTION_PORTGROUP => Self::PortGroup,
            VIR_NETWORK_SECTION_DNS_HOST => Self::DnsHost,
            VIR_NETWORK_SECTION_DNS_TXT => Self::DnsTxt,
            VIR_NETWORK_SECTION_DNS_SRV => Self::DnsSrv,
            _ => Self::Unknown,
        }
    }
}

impl NetworkDef {
    /// The definition after a change; [`check_changed`](Self::check_changed) follows.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_UNSUPPORTED` for sections and commands that can't be,
    /// `VIR_ERR_OPERATION_INVALID` where nothing or too much fits, those of the entry's parser.
    pub fn updated(&self, update: &Update<'_>) -> Result<Self> {
        let document = Document::parse_any(update.xml.as_bytes(), ORIGIN)?;
        let entry = document.root();
        let mut def = self.clone();
        match update.section {
            UpdateSection::DhcpHost => def.update_dhcp_host(update, entry),
            UpdateSection::DhcpRange => def.update_dhcp_range(update, entry),
            UpdateSection::ForwardInterface => def.update_forward_interface(update.command, entry),
            UpdateSection::PortGroup => def.update_port_group(update.command, entry),
            UpdateSection::DnsHost => def.update_dns_host(update.command, entry),
            UpdateSection::DnsTxt => def.update_dns_txt(update.command, entry),
            UpdateSection::DnsSrv => def.update_dns_srv(update.command, entry),
            UpdateSection::Fixed(section) => bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "can't update '{section}' section of network '{}'",
                self.name
            ),
            UpdateSection::Unknown => bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "can't update unrecognized section of network"
            ),
        }?;
        Ok(def)
    }

    /// Checks a changed definition as a whole: what was added must be allowed where it stands.
    ///
    /// # Errors
    /// As [`from_xml`](Self::from_xml).
    pub fn check_changed(&self) -> Result<()> {
        Self::from_xml(&self.to_xml(FormatFlags::NONE), ParseFlags::NONE).map(drop)
    }

    fn expect_element(&self, entry: Node<'_>, name: &str) -> Result<()> {
        let found = entry.qualified_name();
        if found != name {
            bail!(
                VIR_ERR_XML_ERROR,
                "unexpected element <{found}>, expecting <{name}>, while updating network '{}'",
                self.name
            );
        }
        Ok(())
    }
}

/// A context for entries, which no flag concerns.
fn context() -> ParseCx {
    ParseCx::default()
}

/// The entry isn't there, or is there already, or too often.
fn invalid<T>(text: String) -> Result<T> {
    bail!(VIR_ERR_OPERATION_INVALID, "{text}")
}

fn unknown_command<T>(command: i32) -> Result<T> {
    bail!(
        VIR_ERR_OPERATION_UNSUPPORTED,
        "unrecognized network update command code {command}"
    )
}

/// Entries of this kind come and go as they are.
fn unmodifiable<T>(what: &str) -> Result<T> {
    bail!(
        VIR_ERR_OPERATION_UNSUPPORTED,
        "{what} cannot be modified, only added or deleted"
    )
}
