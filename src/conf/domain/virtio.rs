//! What every virtio device's `<driver>` may say (C: `virDomainVirtioOptions`).
use xml_derive::Xml;

use crate::OnOff;

/// Attributes of `<driver>` that belong to the virtio transport.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "driver")]
pub struct VirtioOptions {
    /// Whether DMA goes through the IOMMU.
    #[xml(attr)]
    pub iommu: Option<OnOff>,
    /// Whether address translations are cached.
    #[xml(attr)]
    pub ats: Option<OnOff>,
    /// Whether the packed ring layout is used.
    #[xml(attr)]
    pub packed: Option<OnOff>,
    /// Whether each queue has a page of its own.
    #[xml(attr)]
    pub page_per_vq: Option<OnOff>,
}
