//! Where pools could lie (`virConnectFindStoragePoolSources`), on this host that isn't one.
use crate::ORIGIN;
use conf::storage_pool::{PoolSource, PoolType, SourceDevice, SourceHost};
use util::bail;
use util::error::Result;

/// The volume groups that are found, with the devices they lie on.
const VOLUME_GROUPS: [(&str, &str); 2] = [("testvg1", "/dev/sda20"), ("testvg2", "/dev/sda21")];

/// What each file server is said to export.
const SHARE: &str = "/testshare";

/// The document of what is found for pools of a type; `spec` is a `<source>` to look by.
pub(crate) fn find(kind: &str, spec: Option<&str>, flags: u32) -> Result<String> {
    api::check_flags(flags, 0, "testConnectFindStoragePoolSources", ORIGIN)?;
    let parsed = PoolType::from_str(kind);
    if parsed == Some(PoolType::Dir) {
        bail!(VIR_ERR_INTERNAL_ERROR, "unknown storage pool type {kind}");
    }
    let source = match (parsed, spec) {
        (Some(parsed), Some(spec)) => Some(PoolSource::from_xml(parsed, spec)?),
        _ => None,
    };
    let found = match parsed {
        Some(PoolType::Logical) => volume_groups(),
        Some(PoolType::Netfs) => vec![share(source)?],
        _ => bail!(
            VIR_ERR_NO_SUPPORT,
            "pool type '{kind}' does not support source discovery"
        ),
    };
    Ok(PoolSource::list_xml(
        parsed.unwrap_or(PoolType::Dir),
        &found,
    ))
}

fn volume_groups() -> Vec<PoolSource> {
    let group = |(name, device): (&str, &str)| PoolSource {
        name: Some(name.to_owned()),
        devices: vec![SourceDevice {
            path: device.to_owned(),
            part_separator: None,
        }],
        format: Some("lvm2"),
        ..PoolSource::default()
    };
    VOLUME_GROUPS.into_iter().map(group).collect()
}

fn share(spec: Option<PoolSource>) -> Result<PoolSource> {
    let host = spec.and_then(|spec| spec.hosts.into_iter().next());
    let Some(SourceHost { name, .. }) = host else {
        bail!(
            VIR_ERR_INVALID_ARG,
            "hostname must be specified for netfs sources"
        );
    };
    Ok(PoolSource {
        hosts: vec![SourceHost { name, port: 0 }],
        dir: Some(SHARE.to_owned()),
        format: Some("nfs"),
        ..PoolSource::default()
    })
}
