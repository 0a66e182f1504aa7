//! `<capabilities>`: a host and the guests that it can run (C: `virCaps`).
//!
//! What a driver finds out about its host is the driver's matter; here is only the document.
mod cpu;
mod guest;
mod host;
mod resctrl;
mod topology;

use util::error::{ErrorDomain, Result};
use util::xml::{FormatCx, ParseFlags, Writer, Xml};
use xml_derive::Xml;

use crate::document;

pub use cpu::{HostCpu, PageSize};
pub use guest::{FeatureToggle, Guest, GuestArch, GuestDomain, GuestFeatures, GuestMachine};
pub use host::{BaseLabel, Host, Migration, PowerManagement, SecurityModel, UriTransports};
pub use resctrl::{BandwidthControl, BandwidthNode, Bank, BankControl, CacheBanks, CacheType};
pub use resctrl::{MemoryBandwidth, Monitor, MonitorFeature};
pub use topology::{
    AccessType, Associativity, Cell, CellCpu, CellCpus, Cells, Distances, Interconnects, Kibibytes,
    LinkBandwidth, LinkLatency, MemoryCache, PageCount, Sibling, Topology, WritePolicy,
};

/// The document.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "capabilities")]
pub struct Capabilities {
    /// The host.
    #[xml(child)]
    pub host: Host,
    /// Guests that it can run.
    #[xml(child = "guest")]
    pub guests: Vec<Guest>,
}

impl Capabilities {
    /// Reads the document.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` when it is no such document, `VIR_ERR_XML_INVALID_SCHEMA` if strictness
    /// is asked for and the declaration broken.
    pub fn from_xml(source: &str, flags: ParseFlags) -> Result<Self> {
        document::parse(source, ErrorDomain::VIR_FROM_CAPABILITIES, flags)
    }

    /// Writes the document (C: `virCapabilitiesFormatXML`); empty lines stand around its parts.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut parts = vec![part(&self.host)];
        parts.extend(self.guests.iter().map(part));
        format!("<capabilities>\n\n{}\n</capabilities>\n", parts.join("\n"))
    }
}

fn part(element: &impl Xml) -> String {
    let mut w = Writer::with_indent(1);
    element.format(&mut w, &FormatCx::default());
    w.finish()
}
