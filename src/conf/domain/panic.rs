//! `<panic>`: tells the host that the guest's kernel died (C: `virDomainPanicDef`).
use util::error::ErrorDomain;
use xml_derive::Xml;

use super::device_info::DeviceInfo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainPanicModel`.
    pub enum PanicModel {
        Isa = "isa",
        Pseries = "pseries",
        Hyperv = "hyperv",
        S390 = "s390",
        Pvpanic = "pvpanic",
    }
}
util::xml_enum!(PanicModel);

/// A panic device.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "panic")]
pub struct Panic {
    /// Which hardware; `None` leaves it to the driver.
    #[xml(attr, unknown = "unknown panic model")]
    pub model: Option<PanicModel>,
    /// Alias and address.
    #[xml(inline)]
    pub info: DeviceInfo,
}
