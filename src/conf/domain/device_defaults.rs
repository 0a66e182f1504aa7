//! Defaults of each device kind that hold for every hypervisor (C: `virDomainDeviceDefPostParse`).
use util::error::Result;

use super::audio::Audio;
use super::chardev::{Chardev, ChardevTarget};
use super::device_info::DeviceInfo;
use super::hooks::DomainHooks;
use super::input::InputGuest;
use super::memballoon::MemballoonModel;
use super::os::OsType;
use super::redirdev::Redirdev;
use super::rng::RngBackend;
use super::sound::{Sound, SoundModel};
use super::video::{Video, VideoType};
use super::vsock::Vsock;
use super::{DomainDef, VirtType};
use crate::MacAddr;
use crate::arch::Arch;

/// Streams of a virtio sound card that doesn't say.
const VIRTIO_SOUND_STREAMS: u32 = 2;

impl DomainDef {
    /// Fills in every device.
    pub(super) fn fill_devices(&mut self, hooks: &dyn DomainHooks) -> Result<()> {
        let nets = self.devices.nets.iter_mut().map(|net| &mut net.mac.address);
        for address in nets.filter(|address| address.is_none()) {
            *address = Some(MacAddr::generate(hooks.mac_prefix())?);
        }
        self.devices.sounds.iter_mut().for_each(fill_sound);
        for rng in &mut self.devices.rngs {
            if let RngBackend::Random(file @ None) = &mut rng.backend {
                *file = Some("/dev/random".to_owned());
            }
        }
        self.devices.audios.iter_mut().for_each(Audio::fill);
        for balloon in &mut self.devices.memballoons {
            if balloon.model == MemballoonModel::None {
                balloon.info = DeviceInfo::default();
            }
        }
        let guest = InputGuest::of(self);
        self.devices.inputs.iter_mut().for_each(|i| i.fill(guest));
        self.fill_disks()?;
        self.fill_hostdevs();
        for filesystem in &mut self.devices.filesystems {
            filesystem.fill();
        }
        self.devices.redirdevs.iter_mut().for_each(Redirdev::fill);
        self.devices.vsocks.iter_mut().for_each(Vsock::fill);
        let arch = self.os.arch.unwrap_or_else(Arch::host);
        for memory in &mut self.devices.memories {
            memory.fill(arch)?;
        }
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

/// What only some sound cards have.
fn fill_sound(sound: &mut Sound) {
    sound.multichannel = sound
        .multichannel
        .filter(|_| sound.model == SoundModel::Usb);
    sound.streams = match sound.model {
        SoundModel::Virtio if sound.streams == 0 => VIRTIO_SOUND_STREAMS,
        SoundModel::Virtio => sound.streams,
        _ => 0,
    };
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
    let default = |slot: &mut u32, kib: u32| {
        if *slot == 0 {
            *slot = kib;
        }
    };
    match video.kind {
        VideoType::Qxl => {
            for size in [&mut video.ram, &mut video.vram] {
                default(size, 64 * 1024);
                *size = size.checked_next_power_of_two().unwrap_or(*size);
            }
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
