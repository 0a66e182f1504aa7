//! The documents that have a schema of their own.
use util::xml::{Shape, Xml};

/// Every root element with the name of its schema's file, without the extension.
pub const ROOTS: &[(&str, &Shape)] = &[
    ("capability", crate::Capabilities::SHAPE),
    ("cpu", crate::cpu::Cpu::SHAPE),
    ("domain", crate::DomainDef::SHAPE),
    ("domainbackup", crate::backup::BackupDef::SHAPE),
    ("domaincaps", crate::DomainCapabilities::SHAPE),
    ("domaincheckpoint", crate::checkpoint::CheckpointDef::SHAPE),
    ("domainsnapshot", crate::snapshot::SnapshotDef::SHAPE),
    ("interface", crate::InterfaceDef::SHAPE),
    ("network", crate::NetworkDef::SHAPE),
    ("networkport", crate::NetworkPortDef::SHAPE),
    ("nodedev", crate::NodeDeviceDef::SHAPE),
    ("nwfilter", crate::NwFilterDef::SHAPE),
    ("nwfilterbinding", crate::NwFilterBindingDef::SHAPE),
    ("secret", crate::SecretDef::SHAPE),
    ("storagepool", crate::StoragePoolDef::SHAPE),
    ("storagevol", crate::StorageVolumeDef::SHAPE),
];
