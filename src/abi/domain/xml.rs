//! Vocabulary of `libvirt-domain.h`: XML, metadata and names.

/// Where the host name of a guest is looked up.
///
/// Since: 6.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainGetHostnameFlags {
    /// Since: 6.1.0
    VIR_DOMAIN_GET_HOSTNAME_LEASE = 1 << 0,
    /// Since: 6.1.0
    VIR_DOMAIN_GET_HOSTNAME_AGENT = 1 << 1,
}

/// Which metadata of a guest is meant.
///
/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMetadataType {
    /// Since: 0.9.10
    VIR_DOMAIN_METADATA_DESCRIPTION = 0,
    /// Since: 0.9.10
    VIR_DOMAIN_METADATA_TITLE = 1,
    /// Since: 0.9.10
    VIR_DOMAIN_METADATA_ELEMENT = 2,
    /// How many values this release knows.
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
    /// Since: 0.3.3
    VIR_DOMAIN_XML_SECURE = 1 << 0,
    /// Since: 0.3.3
    VIR_DOMAIN_XML_INACTIVE = 1 << 1,
    /// Since: 0.8.0
    VIR_DOMAIN_XML_UPDATE_CPU = 1 << 2,
    /// Since: 1.0.0
    VIR_DOMAIN_XML_MIGRATABLE = 1 << 3,
}

/// What the XML in a save image shows.
///
/// Since: 5.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSaveImageXMLFlags {
    /// Since: 5.1.0
    VIR_DOMAIN_SAVE_IMAGE_XML_SECURE = 1 << 0,
}
