//! `<vsock>`: sockets between guest and host (C: `virDomainVsockDef`).
use xml_derive::Xml;

use super::device_info::DeviceInfo;
use super::virtio::VirtioOptions;
use crate::YesNo;

util::vir_enum! {
    /// C: `virDomainVsockModel`.
    pub enum VsockModel {
        Virtio = "virtio",
        VirtioTransitional = "virtio-transitional",
        VirtioNonTransitional = "virtio-non-transitional",
    }
}
util::xml_enum!(VsockModel);

/// A socket device.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "vsock")]
pub struct Vsock {
    /// Which hardware; `None` leaves it to the driver.
    #[xml(attr)]
    pub model: Option<VsockModel>,
    /// `<cid>`
    #[xml(child)]
    pub cid: VsockCid,
    /// Alias and address.
    #[xml(inline)]
    pub info: DeviceInfo,
    /// Options of the virtio transport.
    #[xml(child = "driver")]
    pub virtio: VirtioOptions,
}

/// `<cid>`: the guest's number.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
pub struct VsockCid {
    /// Whether the driver chooses the number.
    #[xml(attr)]
    pub auto: Option<YesNo>,
    /// The number, from 3; 0 when not given.
    #[xml(attr, nonzero, skip_zero)]
    pub address: u32,
}

impl Vsock {
    /// Without a number the driver chooses one (C: `virDomainVsockDefPostParse`).
    pub(super) fn fill(&mut self) {
        let given = self.cid.address != 0;
        self.cid.auto.get_or_insert(YesNo::from(!given));
    }
}
