//! `<driver>` of a device that is handed to a guest (C: `virDeviceHostdevPCIDriverInfo`).
use xml_derive::Xml;

util::vir_enum! {
    /// Who stands between device and guest (C: `virDeviceHostdevPCIDriverName`).
    pub enum HostdevDriverName { Kvm = "kvm", Vfio = "vfio", Xen = "xen" }
}
util::xml_enum!(HostdevDriverName);

/// The host's side of a device in a guest's hands.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "driver")]
pub struct HostdevDriver {
    /// Who stands between device and guest.
    #[xml(attr)]
    pub name: Option<HostdevDriverName>,
    /// The kernel's module to bind the device to.
    #[xml(attr)]
    pub model: Option<String>,
}
