//! `<devices>`: which there are and what they can be (C: `virDomainCapsDeviceDisk` and its
//! sisters).
use xml_derive::Xml;

use super::Offer;

/// Kinds of devices; `None` for one of which the driver says nothing.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "devices", open)]
pub struct Devices {
    /// Disks.
    #[xml(child)]
    pub disk: Option<Offer>,
    /// Ways to see the screen.
    #[xml(child)]
    pub graphics: Option<Offer>,
    /// Graphics cards.
    #[xml(child)]
    pub video: Option<Offer>,
    /// Devices of the host.
    #[xml(child)]
    pub hostdev: Option<Offer>,
    /// Sources of entropy.
    #[xml(child)]
    pub rng: Option<Offer>,
    /// Folders of the host.
    #[xml(child)]
    pub filesystem: Option<Offer>,
    /// Trusted platform modules.
    #[xml(child)]
    pub tpm: Option<Offer>,
    /// Redirected devices.
    #[xml(child)]
    pub redirdev: Option<Offer>,
    /// Channels.
    #[xml(child)]
    pub channel: Option<Offer>,
    /// Devices that encipher.
    #[xml(child)]
    pub crypto: Option<Offer>,
    /// Network cards.
    #[xml(child)]
    pub interface: Option<Offer>,
    /// Notifiers of panics.
    #[xml(child)]
    pub panic: Option<Offer>,
}
