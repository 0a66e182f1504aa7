//! Vocabulary of `libvirt-domain.h`: XML, metadata and names.

/// Where the host name of a guest is looked up.
///
/// Since: 6.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainGetHostnameFlags {
    /// In the DHCP leases of its networks.
    ///
    /// Since: 6.1.0
    VIR_DOMAIN_GET_HOSTNAME_LEASE = 1 << 0,
    /// By the guest agent.
    ///
    /// Since: 6.1.0
    VIR_DOMAIN_GET_HOSTNAME_AGENT = 1 << 1,
}

/// Which metadata of a guest is meant.
///
/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMetadataType {
    /// The description.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_METADATA_DESCRIPTION = 0,
    /// The title.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_METADATA_TITLE = 1,
    /// An element in a namespace of its own.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_METADATA_ELEMENT = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_METADATA_LAST = 3,
}

/// What the XML of a guest shows.
///
/// Since: 0.3.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainXMLFlags {
    /// Show passwords too.
    ///
    /// Since: 0.3.3
    VIR_DOMAIN_XML_SECURE = 1 << 0,
    /// The stored definition, not the running guest.
    ///
    /// Since: 0.3.3
    VIR_DOMAIN_XML_INACTIVE = 1 << 1,
    /// Fill in the CPU from the host's.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_XML_UPDATE_CPU = 1 << 2,
    /// In a form that older releases accept.
    ///
    /// Since: 1.0.0
    VIR_DOMAIN_XML_MIGRATABLE = 1 << 3,
}

/// What the XML in a save image shows.
///
/// Since: 5.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSaveImageXMLFlags {
    /// Show passwords too.
    ///
    /// Since: 5.1.0
    VIR_DOMAIN_SAVE_IMAGE_XML_SECURE = 1 << 0,
}
