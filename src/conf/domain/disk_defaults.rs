//! Defaults of drives: bus and place by their names, their order (C: `virDomainDiskDefPostParse`).
use util::bail;
use util::error::{ErrorDomain, Result};

use super::DomainDef;
use super::address::{Address, DriveAddress};
use super::disk::{Disk, DiskBus, DiskDevice, SnapshotLocation, SourceLocation};
use super::disk_order;
use super::hostdev::Hostdev;
use crate::YesNo;
use crate::storage_source::Protocol;
use crate::storage_source::network::complete_iscsi_name;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Units of a narrow SCSI bus that a device may have: the eighth is the controller's own.
const SCSI_UNITS: u32 = 7;

/// Number of a drive by its name: `sda` is 0, `sdaa` is 26; a partition's digits are skipped
/// (C: `virDiskNameToIndex`).
#[must_use]
pub fn disk_index(name: &str) -> Option<u32> {
    const PREFIXES: [&str; 6] = ["fd", "hd", "vd", "sd", "xvd", "ubd"];
    let letters = PREFIXES
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))?;
    let name_end = letters.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &letters[name_end.len()..];
    // Partitions count from 0 or 1 and have no zeros in front.
    if digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    if name_end.is_empty() || name_end.len() > 6 {
        return None;
    }
    let mut index: u32 = 0;
    for (at, letter) in name_end.bytes().enumerate() {
        if !letter.is_ascii_lowercase() {
            return None;
        }
        index = (index + u32::from(at > 0)) * 26 + u32::from(letter - b'a');
    }
    Some(index)
}

/// The bus that a drive's name stands for.
#[must_use]
pub fn bus_of_name(disk: &Disk) -> Option<DiskBus> {
    if disk.device == DiskDevice::Floppy {
        return Some(DiskBus::Fdc);
    }
    let prefixes = [
        ("hd", DiskBus::Ide),
        ("sd", DiskBus::Scsi),
        ("vd", DiskBus::Virtio),
        ("xvd", DiskBus::Xen),
        ("ubd", DiskBus::Uml),
    ];
    let bus = prefixes
        .iter()
        .find(|(prefix, _)| disk.target.dev.starts_with(prefix));
    bus.map(|(_, bus)| *bus)
}

/// Where a drive of this number sits on its bus by custom.
fn drive_address(bus: DiskBus, index: u32) -> Option<DriveAddress> {
    let at = |per_controller: u32, per_bus: u32| DriveAddress {
        controller: index / per_controller,
        bus: (index % per_controller) / per_bus,
        target: 0,
        unit: index % per_bus,
    };
    match bus {
        DiskBus::Scsi => Some(at(SCSI_UNITS, SCSI_UNITS)),
        DiskBus::Ide => Some(at(4, 2)),
        DiskBus::Sata => Some(at(6, 6)),
        DiskBus::Fdc => Some(at(2, 2)),
        _ => None,
    }
}

/// What follows from the kind of source.
fn fill_source(disk: &mut Disk) {
    match &mut disk.source.location {
        SourceLocation::Network(Some(source)) if source.protocol == Protocol::Iscsi => {
            if let Some(name) = &mut source.name {
                complete_iscsi_name(name);
            }
        }
        SourceLocation::Nvme(Some(nvme)) => {
            nvme.managed.get_or_insert(YesNo::Yes);
        }
        // Nobody but the backend sees what it serves.
        SourceLocation::Vhostuser(_) => {
            disk.snapshot.get_or_insert(SnapshotLocation::No);
        }
        _ => {}
    }
}

fn fill(disk: &mut Disk, hostdevs: &[Hostdev]) -> Result<()> {
    fill_source(disk);
    if disk.target.bus.is_none() {
        disk.target.bus = bus_of_name(disk);
    }
    if disk.info.address.is_some() {
        return Ok(());
    }
    let Some(index) = disk_index(&disk.target.dev) else {
        bail!(
            VIR_ERR_XML_ERROR,
            "Unknown disk name '{}' and no address specified",
            disk.target.dev
        );
    };
    let address = disk.target.bus.and_then(|bus| drive_address(bus, index));
    if let Some(place) = address
        && disk.target.bus == Some(DiskBus::Scsi)
        && hostdevs.iter().any(|hostdev| hostdev.is_at(&place))
    {
        // libvirt's sentence lacks the last quote.
        let place = place.to_string();
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "using disk target name '{}' conflicts with SCSI host device address {}",
            disk.target.dev,
            place.trim_end_matches('\'')
        );
    }
    disk.info.address = address.map(Address::Drive);
    Ok(())
}

impl DomainDef {
    /// Fills in the drives.
    pub(super) fn fill_disks(&mut self) -> Result<()> {
        disk_order::arrange(&mut self.devices.disks);
        for disk in &mut self.devices.disks {
            fill(disk, &self.devices.hostdevs)?;
        }
        Ok(())
    }

    /// The first place on a SCSI controller that neither a drive nor a host device has (C:
    /// `virDomainHostdevAssignAddress`).
    pub(super) fn free_scsi_place(&self) -> DriveAddress {
        let scsi = |disk: &&Disk| disk.target.bus == Some(DiskBus::Scsi);
        let drives = self.devices.disks.iter().filter(scsi);
        let drives = drives.filter_map(|disk| disk.info.address.as_ref()?.drive());
        let hostdevs = self.devices.hostdevs.iter();
        let hostdevs = hostdevs.filter_map(|hostdev| hostdev.info.address.as_ref()?.drive());
        let taken: Vec<DriveAddress> = drives.chain(hostdevs).copied().collect();
        let mut place = DriveAddress::default();
        while taken.contains(&place) {
            place.unit += 1;
            if place.unit == SCSI_UNITS {
                place.unit = 0;
                place.controller += 1;
            }
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::disk_index;

    #[test]
    fn names_count_like_libvirt() {
        let cases = [
            ("sda", 0),
            ("hdc", 2),
            ("vdz", 25),
            ("sdaa", 26),
            ("xvdab", 27),
            ("vda1", 0),
        ];
        for (name, index) in cases {
            assert_eq!(disk_index(name), Some(index), "{name}");
        }
        for bad in ["", "sd", "sda01", "nvme0", "sdA", "vd1"] {
            assert_eq!(disk_index(bad), None, "{bad}");
        }
    }
}
