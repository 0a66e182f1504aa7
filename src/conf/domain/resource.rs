//! `<resource>`: the host's group that the guest runs in (C: `virDomainResourceDef`).
use xml_derive::Xml;

/// Where the guest's resources are counted.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "resource")]
pub struct Resource {
    /// Control group below which the guest's is made.
    #[xml(leaf)]
    pub partition: Option<String>,
    /// Fibre Channel's name of the guest.
    #[xml(path = "fibrechannel/@appid")]
    pub appid: Option<String>,
}
