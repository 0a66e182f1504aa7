//! `<memballoon>`: lets the host take memory back from the guest (C: `virDomainMemballoonDef`).
use xml_derive::Xml;

use super::device_info::DeviceInfo;
use super::virtio::VirtioOptions;
use crate::OnOff;

util::vir_enum! {
    /// C: `virDomainMemballoonModel`.
    pub enum MemballoonModel {
        Virtio = "virtio",
        Xen = "xen",
        None = "none",
        VirtioTransitional = "virtio-transitional",
        VirtioNonTransitional = "virtio-non-transitional",
    }
}
util::xml_enum!(MemballoonModel);

/// The balloon.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "memballoon")]
pub struct Memballoon {
    /// Which kind; `None` says that there is to be none.
    #[xml(attr, required)]
    pub model: MemballoonModel,
    /// Whether the balloon lets go before the guest runs out of memory.
    #[xml(attr)]
    pub autodeflate: Option<OnOff>,
    /// Whether the guest reports free pages.
    #[xml(attr = "freePageReporting")]
    pub free_page_reporting: Option<OnOff>,
    /// Seconds between statistics; 0 for none.
    #[xml(path = "stats/@period", skip_zero, with = at_least_zero)]
    pub stats_period: i32,
    /// Alias and address.
    #[xml(inline)]
    pub info: DeviceInfo,
    /// Options of the virtio transport.
    #[xml(child = "driver")]
    pub virtio: VirtioOptions,
}

fn at_least_zero(period: i32) -> i32 {
    period.max(0)
}
