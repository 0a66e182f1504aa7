//! `<link speed= state=>`: how a host's network device is connected (C: `virNetDevIfLink`).
//!
//! Interfaces and node devices show it.  Whether a guest's interface is plugged in is another
//! `<link>`, of the domain.
use xml_derive::Xml;

util::vir_enum! {
    /// C: `virNetDevIfState`, the kernel's operational states.
    pub enum LinkState {
        Unknown = "unknown",
        NotPresent = "notpresent",
        Down = "down",
        LowerLayerDown = "lowerlayerdown",
        Testing = "testing",
        Dormant = "dormant",
        Up = "up",
    }
}
util::xml_enum!(LinkState);

/// Speed and state of a link; both may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Xml)]
#[xml(element = "link")]
pub struct Link {
    /// In Mbit/s; 0 when unknown.
    #[xml(attr, skip_zero)]
    pub speed: u32,
    /// What the kernel says of it.
    #[xml(attr)]
    pub state: Option<LinkState>,
}
