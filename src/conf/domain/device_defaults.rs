//! Defaults of each device kind that hold for every hypervisor (C: `virDomainDeviceDefPostParse`).
use util::bail;
use util::error::{ErrorDomain, Result};

use super::address::{Address, DriveAddress};
use super::chardev::{Chardev, ChardevTarget};
use super::disk::{Disk, DiskBus, DiskDevice};
use super::hooks::DomainHooks;
use super::os::OsType;
use super::rng::RngBackend;
use super::sound::{Sound, SoundModel};
use super::video::{Video, VideoType};
use super::{DomainDef, VirtType};
use crate::MacAddr;
use crate::arch::Arch;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Units of a narrow SCSI bus that a disk may have: the eighth is the controller's own.
const SCSI_UNITS: u32 = 7;

/// Streams of a virtio sound card that doesn't say.
const VIRTIO_SOUND_STREAMS: u32 = 2;

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
fn bus_of_name(disk: &Disk) -> Option<DiskBus> {
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

impl DomainDef {
    /// Fills in every device.
    pub(super) fn fill_devices(&mut self, hooks: &dyn DomainHooks) -> Result<()> {
        let nets = self.devices.nets.iter_mut().map(|net| &mut net.mac.address);
        for address in nets.filter(|address| address.is_none()) {
            *address = Some(MacAddr::generate(hooks.mac_prefix())?);
        }
        let virtio = |sound: &&mut Sound| sound.model == SoundModel::Virtio && sound.streams == 0;
        for sound in self.devices.sounds.iter_mut().filter(virtio) {
            sound.streams = VIRTIO_SOUND_STREAMS;
        }
        for rng in &mut self.devices.rngs {
            if let RngBackend::Random(file @ None) = &mut rng.backend {
                *file = Some("/dev/random".to_owned());
            }
        }
        for disk in &mut self.devices.disks {
            fill_disk(disk)?;
        }
        sort_disks(&mut self.devices.disks);
        for list in [&mut self.devices.serials, &mut self.devices.parallels] {
            fill_ports(list);
        }
        Ok(())
    }

    /// Graphics card of a machine that names none.
    pub(super) fn default_video(&self, hooks: &dyn DomainHooks) -> VideoType {
        if let Some(kind) = hooks.default_video(self) {
            return kind;
        }
        match self.os.kind {
            Some(OsType::Xen | OsType::Linux) => VideoType::Xen,
            _ if self.os.arch.is_some_and(Arch::is_ppc64) => VideoType::Vga,
            _ => VideoType::Cirrus,
        }
    }

    /// Fills in the graphics cards, the primary one first.
    pub(super) fn fill_videos(&mut self, hooks: &dyn DomainHooks) {
        let default = self.default_video(hooks);
        let videos = &mut self.devices.videos;
        match videos.iter().position(|video| video.primary) {
            // The primary card comes first.
            Some(primary) => videos[..=primary].rotate_right(1),
            None => {
                let first = videos.iter_mut().take(1);
                let first = first.filter(|video| video.kind != VideoType::None);
                first.for_each(|video| video.primary = true);
            }
        }
        for video in videos.iter_mut() {
            if video.kind == VideoType::Default {
                video.kind = default;
            }
            fill_video(video, self.virt_type);
        }
    }
}

fn fill_disk(disk: &mut Disk) -> Result<()> {
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
    disk.info.address = address.map(Address::Drive);
    Ok(())
}

/// Drives of one bus stand together, in the order of their names.
fn sort_disks(disks: &mut [Disk]) {
    let mut buses: Vec<Option<DiskBus>> = Vec::new();
    for disk in disks.iter() {
        if !buses.contains(&disk.target.bus) {
            buses.push(disk.target.bus);
        }
    }
    disks.sort_by_key(|disk| {
        let bus = buses.iter().position(|bus| *bus == disk.target.bus);
        (bus, disk_index(&disk.target.dev))
    });
}

fn port_mut(device: &mut Chardev) -> Option<&mut Option<i32>> {
    match &mut device.target {
        ChardevTarget::Serial { port, .. }
        | ChardevTarget::Parallel { port }
        | ChardevTarget::Console { port, .. } => Some(port),
        _ => None,
    }
}

/// Numbers the devices that have no port, after the greatest one given so far.
fn fill_ports(devices: &mut [Chardev]) {
    let mut greatest = devices
        .iter_mut()
        .filter_map(port_mut)
        .filter_map(|port| *port)
        .max();
    for port in devices.iter_mut().filter_map(port_mut) {
        if port.is_none() {
            let next = greatest.map_or(0, |port| port.saturating_add(1));
            *port = Some(next);
            greatest = Some(next);
        }
    }
}

/// Video memory in KiB where the document gives none.
fn fill_video(video: &mut Video, virt_type: VirtType) {
    if video.heads == 0 && video.kind != VideoType::None {
        video.heads = 1;
    }
    let default = |slot: &mut u32, kib: u32| {
        if *slot == 0 {
            *slot = kib;
        }
    };
    match video.kind {
        VideoType::Qxl => {
            default(&mut video.ram, 64 * 1024);
            default(&mut video.vram, 64 * 1024);
        }
        VideoType::Vga | VideoType::Cirrus | VideoType::Vmvga => {
            let kib = match virt_type {
                VirtType::Vbox => 8 * 1024,
                VirtType::Vmware => 4 * 1024,
                _ => 16 * 1024,
            };
            default(&mut video.vram, kib);
        }
        VideoType::Bochs => default(&mut video.vram, 16 * 1024),
        VideoType::Xen => default(&mut video.vram, 4 * 1024),
        _ => {}
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
