//! `<iommu>`: translates addresses of the guest's devices (C: `virDomainIOMMUDef`).
use xml_derive::Xml;

use super::device_info::DeviceInfo;
use crate::OnOff;

util::vir_enum! {
    /// C: `virDomainIOMMUModel`.
    pub enum IommuModel { Intel = "intel", Smmuv3 = "smmuv3", Virtio = "virtio" }
}
util::xml_enum!(IommuModel);

/// An IOMMU.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "iommu")]
pub struct Iommu {
    /// Which hardware.
    #[xml(attr, required)]
    pub model: IommuModel,
    /// `<driver>`
    #[xml(child)]
    pub driver: IommuDriver,
    /// Alias and address.
    #[xml(inline)]
    pub info: DeviceInfo,
}

/// `<driver>` of an IOMMU.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
pub struct IommuDriver {
    /// Whether interrupts are translated.
    #[xml(attr)]
    pub intremap: Option<OnOff>,
    /// Whether the guest may cache.
    #[xml(attr)]
    pub caching_mode: Option<OnOff>,
    /// Whether x2APIC identifiers are used.
    #[xml(attr)]
    pub eim: Option<OnOff>,
    /// Whether devices cache translations.
    #[xml(attr)]
    pub iotlb: Option<OnOff>,
    /// Bits of an address; 0 when not given.
    #[xml(attr, skip_zero)]
    pub aw_bits: u32,
    /// Whether DMA is translated.
    #[xml(attr)]
    pub dma_translation: Option<OnOff>,
}
