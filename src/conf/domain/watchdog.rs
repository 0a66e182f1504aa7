//! `<watchdog>`: acts when the guest stops resetting a timer (C: `virDomainWatchdogDef`).
use xml_derive::Xml;

use super::device_info::DeviceInfo;

util::vir_enum! {
    /// C: `virDomainWatchdogModel`.
    pub enum WatchdogModel {
        I6300esb = "i6300esb",
        Ib700 = "ib700",
        Diag288 = "diag288",
        Itco = "itco",
    }
}

util::vir_enum! {
    /// C: `virDomainWatchdogAction`.
    pub enum WatchdogAction {
        Reset = "reset",
        Shutdown = "shutdown",
        Poweroff = "poweroff",
        Pause = "pause",
        Dump = "dump",
        None = "none",
        InjectNmi = "inject-nmi",
    }
}
util::xml_enum!(WatchdogModel, WatchdogAction);

/// A watchdog.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "watchdog")]
pub struct Watchdog {
    /// Which hardware.
    #[xml(attr, required)]
    pub model: WatchdogModel,
    /// What happens when the timer runs out.
    #[xml(attr, default = WatchdogAction::Reset)]
    pub action: WatchdogAction,
    /// Alias and address.
    #[xml(inline)]
    pub info: DeviceInfo,
}
