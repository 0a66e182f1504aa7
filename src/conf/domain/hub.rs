//! `<hub>`: a USB hub (C: `virDomainHubDef`).
use util::error::ErrorDomain;
use xml_derive::Xml;

use super::device_info::DeviceInfo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainHubType`.
    pub enum HubType { Usb = "usb" }
}
util::xml_enum!(HubType);

/// A hub.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "hub")]
pub struct Hub {
    /// Which bus.
    #[xml(
        attr = "type",
        missing = "missing hub device type",
        unknown = "unknown hub device type"
    )]
    pub kind: HubType,
    /// Alias and address.
    #[xml(inline)]
    pub info: DeviceInfo,
}
