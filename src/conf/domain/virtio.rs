//! What every virtio device's `<driver>` may say (C: `virDomainVirtioOptions`).
use util::bail;
use util::error::{ErrorDomain, Result};
use xml_derive::Xml;

use crate::OnOff;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

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

impl VirtioOptions {
    /// Refuses the options on a device that isn't virtio's (C:
    /// `virDomainCheckVirtioOptionsAreAbsent`).
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` naming the first.
    pub fn check_absent(&self) -> Result<()> {
        let given = [
            ("iommu driver", self.iommu),
            ("ats driver", self.ats),
            ("packed driver", self.packed),
            ("page_per_vq", self.page_per_vq),
        ];
        match given.iter().find(|(_, value)| value.is_some()) {
            Some((name, _)) => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "{name} option is only supported for virtio devices"
            ),
            None => Ok(()),
        }
    }
}
