//! `<hub>`: a USB hub (C: `virDomainHubDef`).
use xml_derive::Xml;

use super::device_info::DeviceInfo;

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
    #[xml(attr = "type", required)]
    pub kind: HubType,
    /// Alias and address.
    #[xml(inline)]
    pub info: DeviceInfo,
}
