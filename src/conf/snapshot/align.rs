//! Which disks of the guest take part in a snapshot, and how (C: `virDomainSnapshotAlignDisks`).
use util::bail;
use util::error::{ErrorDomain, Result};

use super::SnapshotDef;
use super::disk::SnapshotDisk;
use crate::DomainDef;
use crate::domain::disk::{Disk, SnapshotLocation, SourceLocation, StorageType};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN_SNAPSHOT;

/// Where disks go that the request doesn't name.
#[derive(Clone, Copy, Debug)]
pub struct Default {
    /// The place.
    pub location: SnapshotLocation,
    /// Whether every disk must go there.
    pub uniform: bool,
}

impl SnapshotDef {
    /// Gives every disk of the guest its line, in the guest's order, and external images without a
    /// name one.  The guest is that of the snapshot itself, or `existing`.
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` without a guest; `VIR_ERR_CONFIG_UNSUPPORTED` for disks that the
    /// guest hasn't got, that are named twice, or that can't go where they are to.
    pub fn align_disks(&mut self, existing: Option<&DomainDef>, default: Default) -> Result<()> {
        let Some(domain) = self.domain.clone() else {
            bail!(VIR_ERR_INTERNAL_ERROR, "missing domain in snapshot");
        };
        let domain = existing.unwrap_or(&domain);
        let guest = &domain.devices.disks;
        if self.disks.len() > guest.len() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "too many disk snapshot requests for domain"
            );
        }
        let mut lines: Vec<Option<SnapshotDisk>> = vec![None; guest.len()];
        for disk in std::mem::take(&mut self.disks) {
            let name = &disk.name;
            let Some(at) = place(name, guest) else {
                bail!(VIR_ERR_CONFIG_UNSUPPORTED, "no disk named '{name}'");
            };
            if lines[at].is_some() {
                bail!(VIR_ERR_CONFIG_UNSUPPORTED, "disk '{name}' specified twice");
            }
            lines[at] = Some(settle(disk, &guest[at], default)?);
        }
        let all = lines.into_iter().zip(guest);
        self.disks = all
            .map(|(line, disk)| line.unwrap_or_else(|| implied(disk, default)))
            .collect();
        self.name_images(guest)
    }

    /// External images without a name are called as the disk's, with the snapshot's as extension.
    fn name_images(&mut self, guest: &[Disk]) -> Result<()> {
        for (line, disk) in self.disks.iter_mut().zip(guest) {
            let external = line.snapshot == Some(SnapshotLocation::External);
            if external
                && line.source.path().is_none()
                && let SourceLocation::File(path) = &mut line.source.location
            {
                *path = Some(image_name(disk, &self.name)?);
            }
        }
        Ok(())
    }
}

/// The number of the disk that has this target or source.
pub(crate) fn place(name: &str, guest: &[Disk]) -> Option<usize> {
    let by_target = guest.iter().position(|disk| disk.target.dev == name);
    let by_source = || {
        let same = |disk: &Disk| disk.source.path() == Some(name);
        guest
            .iter()
            .position(same)
            .filter(|_| name.starts_with('/'))
    };
    by_target.or_else(by_source)
}

fn settle(mut line: SnapshotDisk, disk: &Disk, default: Default) -> Result<SnapshotDisk> {
    let wanted = default.location;
    let own = own_location(disk);
    let excused = |location| location == SnapshotLocation::No && own == Some(SnapshotLocation::No);
    match line.snapshot {
        None => {
            let own = own
                .filter(|own| !default.uniform || *own == wanted || *own == SnapshotLocation::No);
            line.snapshot = Some(own.unwrap_or(wanted));
        }
        Some(location) if default.uniform && location != wanted && !excused(location) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "disk '{}' must use snapshot mode '{}'",
            line.name,
            wanted.as_str()
        ),
        Some(_) => {}
    }
    if let Some(file) = line.source.path()
        && line.snapshot != Some(SnapshotLocation::External)
    {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "file '{file}' for disk '{}' requires use of external snapshot mode",
            line.name
        );
    }
    line.name.clone_from(&disk.target.dev);
    Ok(line)
}

/// What the guest's definition says of the disk; nothing is written to one that is read only.
fn own_location(disk: &Disk) -> Option<SnapshotLocation> {
    disk.snapshot
        .or(disk.readonly.then_some(SnapshotLocation::No))
}

/// The line of a disk that the request doesn't name.
fn implied(disk: &Disk, default: Default) -> SnapshotDisk {
    let location = match disk.source.is_empty() {
        true => SnapshotLocation::No,
        false => own_location(disk).unwrap_or(default.location),
    };
    SnapshotDisk::new(&disk.target.dev, Some(location))
}

fn image_name(disk: &Disk, snapshot: &str) -> Result<String> {
    let target = &disk.target.dev;
    let kind = disk.source.location.kind();
    if !matches!(kind, StorageType::File | StorageType::Block) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "cannot generate external snapshot name for disk '{target}' on a '{}' device",
            kind.as_str()
        );
    }
    let Some(path) = disk.source.path() else {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "cannot generate external snapshot name for disk '{target}' without source"
        );
    };
    if !std::fs::metadata(path).is_ok_and(|found| found.is_file()) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "source for disk '{target}' is not a regular file; refusing to generate external snapshot name"
        );
    }
    Ok(with_extension(path, snapshot))
}

/// The path with the extension of its last part, if it has one, replaced.
fn with_extension(path: &str, extension: &str) -> String {
    let file = path.rfind('/').map_or(0, |slash| slash + 1);
    let stem = match path[file..].rfind('.') {
        Some(dot) => &path[..file + dot],
        None => path,
    };
    format!("{stem}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::with_extension;

    #[test]
    fn images_are_called_after_the_snapshot() {
        assert_eq!(with_extension("/a.d/disk", "s"), "/a.d/disk.s");
        assert_eq!(with_extension("/a/disk.one.img", "s"), "/a/disk.one.s");
    }
}
