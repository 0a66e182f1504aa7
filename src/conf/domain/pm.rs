//! `<pm>`: whether the guest may suspend (C: `virDomainPowerManagement`).
use xml_derive::Xml;

use crate::YesNo;

/// Suspend states shown to the guest.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "pm")]
pub struct Pm {
    /// ACPI S3.
    #[xml(path = "suspend-to-mem/@enabled")]
    pub suspend_to_mem: Option<YesNo>,
    /// ACPI S4.
    #[xml(path = "suspend-to-disk/@enabled")]
    pub suspend_to_disk: Option<YesNo>,
}
