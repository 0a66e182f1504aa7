//! The smaller devices: input, sound, video, watchdog, balloon, random numbers.
use conf::YesNo;
use conf::domain::address::Address;
use conf::domain::audio::{AudioDirection, AudioFormat, AudioType};
use conf::domain::features::Feature;
use conf::domain::input::{Input, InputBus, InputType};
use conf::domain::memballoon::MemballoonModel;
use conf::domain::panic::PanicModel;
use conf::domain::rng::{Rng, RngBackend};
use conf::domain::sound::{Sound, SoundCodecType, SoundModel};
use conf::domain::video::{Video, VideoType};
use conf::domain::virtio::VirtioOptions;
use conf::domain::watchdog::WatchdogModel;
use util::command::Command;
use util::{Result, bail};

use super::device::{Object, alias};
use super::{ORIGIN, Plan};

/// Options of the virtio transport.
pub(super) fn virtio_options(options: &VirtioOptions, device: &mut Object) {
    device.set_switch("iommu_platform", options.iommu);
    device.set_switch("ats", options.ats);
    device.set_switch("packed", options.packed);
    device.set_switch("page-per-vq", options.page_per_vq);
}

/// Input devices that aren't the machine's own.
pub(super) fn inputs(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    for input in &plan.def.devices.inputs {
        if input.bus == Some(InputBus::Ps2) {
            continue;
        }
        let mut device = Object::device(input_driver(input)?);
        virtio_options(&input.virtio, &mut device);
        device.set("id", alias(&input.info));
        device
            .set_address(&input.info, plan.def)?
            .write("-device", command);
    }
    Ok(())
}

fn input_driver(input: &Input) -> Result<&'static str> {
    Ok(match (input.bus, input.kind) {
        (Some(InputBus::Usb), InputType::Mouse) => "usb-mouse",
        (Some(InputBus::Usb), InputType::Tablet) => "usb-tablet",
        (Some(InputBus::Usb), InputType::Keyboard) => "usb-kbd",
        (Some(InputBus::Virtio), InputType::Mouse) => "virtio-mouse-pci",
        (Some(InputBus::Virtio), InputType::Tablet) => "virtio-tablet-pci",
        (Some(InputBus::Virtio), InputType::Keyboard) => "virtio-keyboard-pci",
        (bus, kind) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "input device '{}' on bus '{}' is not supported by this driver",
            kind.as_str(),
            bus.map_or("none", InputBus::as_str)
        ),
    })
}

/// The host's end of sound: silence, which is what a definition without `<audio>` gets as well.
pub(super) fn audio(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let audios = &plan.def.devices.audios;
    if let Some(other) = audios.iter().find(|a| a.kind != AudioType::None) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "'{}' audio backend is not supported by this driver",
            other.kind.as_str()
        );
    }
    if audios.is_empty() {
        let mut object = Object::default();
        object.set("id", "audio1").set("driver", "none");
        object.write("-audiodev", command);
    }
    for audio in audios {
        let mut object = Object::default();
        object
            .set("id", format!("audio{}", audio.id))
            .set("driver", "none");
        object.set_nonzero("timer-period", audio.timer_period);
        for (name, way) in [("in", &audio.input), ("out", &audio.output)] {
            let way = audio_direction(way);
            object.set_opt(name, (!way.is_empty()).then(|| way.into_value()));
        }
        object.write("-audiodev", command);
    }
    Ok(())
}

/// What every kind of backend can be told of one direction.
fn audio_direction(way: &AudioDirection) -> Object {
    let mut object = Object::default();
    object.set_opt("mixing-engine", way.mixing_engine.map(YesNo::is_yes));
    object.set_opt("fixed-settings", way.fixed_settings.map(YesNo::is_yes));
    object.set_nonzero("voices", way.voices);
    object.set_nonzero("buffer-length", way.buffer_length);
    object.set_nonzero("frequency", way.settings.frequency);
    object.set_nonzero("channels", way.settings.channels);
    object.set_opt("format", way.settings.format.map(AudioFormat::as_str));
    object
}

/// USB hubs.
pub(super) fn hubs(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    for hub in &plan.def.devices.hubs {
        let mut device = Object::device("usb-hub");
        device.set("id", alias(&hub.info));
        device
            .set_address(&hub.info, plan.def)?
            .write("-device", command);
    }
    Ok(())
}

/// Graphics cards.
pub(super) fn videos(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    for video in &plan.def.devices.videos {
        if video.kind == VideoType::None {
            continue;
        }
        let mut device = Object::device(video_driver(plan, video)?);
        device.set("id", alias(&video.info));
        video_memory(video, &mut device);
        if let Some(resolution) = video.resolution {
            device.set("xres", resolution.x).set("yres", resolution.y);
        }
        device
            .set_address(&video.info, plan.def)?
            .write("-device", command);
    }
    Ok(())
}

fn video_driver(plan: &Plan<'_>, video: &Video) -> Result<&'static str> {
    let driver = match (video.kind, video.primary) {
        (VideoType::Vga, true) => "VGA",
        (VideoType::Vga, false) => "secondary-vga",
        (VideoType::Cirrus, _) => "cirrus-vga",
        (VideoType::Vmvga, _) => "vmware-svga",
        (VideoType::Qxl, true) => "qxl-vga",
        (VideoType::Qxl, false) => "qxl",
        (VideoType::Virtio, true) => "virtio-vga",
        (VideoType::Virtio, false) => "virtio-gpu-pci",
        (VideoType::Bochs, _) => "bochs-display",
        (VideoType::Ramfb, _) => "ramfb",
        (other, _) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "domain configuration does not support video model '{}'",
            other.as_str()
        ),
    };
    let wants_gl = video.acceleration.as_ref().and_then(|a| a.accel3d);
    if wants_gl.is_some_and(conf::YesNo::is_yes) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "3D acceleration is not supported by this driver"
        );
    }
    if !plan.caps.has_driver(driver) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "domain configuration does not support video model '{}'",
            video.kind.as_str()
        );
    }
    Ok(driver)
}

fn video_memory(video: &Video, device: &mut Object) {
    match video.kind {
        VideoType::Virtio => {
            device.set("max_outputs", video.heads.max(1));
            device.set_switch("blob", video.blob);
        }
        VideoType::Qxl => {
            device.set("max_outputs", video.heads.max(1));
            device.set_nonzero("ram_size", u64::from(video.ram) * 1024);
            device.set_nonzero("vram_size", u64::from(video.vram) * 1024);
            device.set("vram64_size_mb", video.vram64 / 1024);
            device.set_nonzero("vgamem_mb", video.vgamem / 1024);
        }
        VideoType::Vga | VideoType::Vmvga => {
            device.set_nonzero("vgamem_mb", video.vram / 1024);
        }
        VideoType::Bochs => {
            device.set_nonzero("vgamem", u64::from(video.vram) * 1024);
        }
        _ => {}
    }
}

/// Sound cards and their codecs.
pub(super) fn sounds(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    for sound in &plan.def.devices.sounds {
        let mut device = Object::device(sound_driver(sound)?);
        virtio_options(&sound.virtio, &mut device);
        device.set("id", alias(&sound.info));
        let is_hda = matches!(sound.model, SoundModel::Ich6 | SoundModel::Ich9);
        if !is_hda {
            device.set("audiodev", "audio1");
        }
        device.set_nonzero("streams", sound.streams);
        device
            .set_address(&sound.info, plan.def)?
            .write("-device", command);
        if is_hda {
            codecs(sound, command);
        }
    }
    Ok(())
}

fn sound_driver(sound: &Sound) -> Result<&'static str> {
    Ok(match sound.model {
        SoundModel::Es1370 => "ES1370",
        SoundModel::Ac97 => "AC97",
        SoundModel::Ich6 => "intel-hda",
        SoundModel::Ich9 => "ich9-intel-hda",
        SoundModel::Sb16 => "sb16",
        SoundModel::Usb => "usb-audio",
        SoundModel::Virtio => "virtio-sound-pci",
        other @ (SoundModel::Pcspk | SoundModel::Ich7) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "sound card model '{}' is not supported by this driver",
            other.as_str()
        ),
    })
}

fn codecs(sound: &Sound, command: &mut Command) {
    let named: Vec<_> = sound.codecs.iter().map(|c| c.kind).collect();
    let kinds = if named.is_empty() {
        vec![SoundCodecType::Duplex]
    } else {
        named
    };
    for (number, kind) in kinds.into_iter().enumerate() {
        let id = alias(&sound.info);
        let mut codec = Object::device(format!("hda-{}", kind.as_str()));
        codec
            .set("id", format!("{id}-codec{number}"))
            .set("bus", format!("{id}.0"));
        codec.set("cad", number).set("audiodev", "audio1");
        codec.write("-device", command);
    }
}

/// Watchdogs, and what happens when one of them runs out.
pub(super) fn watchdogs(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let watchdogs = &plan.def.devices.watchdogs;
    for watchdog in watchdogs {
        if watchdog.model == WatchdogModel::Itco {
            command.args(["-global", "ICH9-LPC.noreboot=off"]);
            continue;
        }
        let mut device = Object::device(watchdog.model.as_str());
        device.set("id", alias(&watchdog.info));
        device
            .set_address(&watchdog.info, plan.def)?
            .write("-device", command);
    }
    if let Some(first) = watchdogs.first() {
        command.arg("-watchdog-action").arg(first.action.as_str());
    }
    Ok(())
}

/// The balloon.
pub(super) fn memballoon(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    for balloon in &plan.def.devices.memballoons {
        let driver = match balloon.model {
            MemballoonModel::None => continue,
            MemballoonModel::Virtio => "virtio-balloon-pci",
            MemballoonModel::VirtioTransitional => "virtio-balloon-pci-transitional",
            MemballoonModel::VirtioNonTransitional => "virtio-balloon-pci-non-transitional",
            other @ MemballoonModel::Xen => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "memory balloon device type '{}' is not supported by this version of qemu",
                other.as_str()
            ),
        };
        let mut device = Object::device(driver);
        virtio_options(&balloon.virtio, &mut device);
        device.set("id", alias(&balloon.info));
        device.set_switch("deflate-on-oom", balloon.autodeflate);
        device.set_switch("free-page-reporting", balloon.free_page_reporting);
        device
            .set_address(&balloon.info, plan.def)?
            .write("-device", command);
    }
    Ok(())
}

/// Random number generators.
pub(super) fn rngs(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    for rng in &plan.def.devices.rngs {
        let backend = format!("obj{}", alias(&rng.info));
        rng_backend(rng, &backend)?.write("-object", command);
        let mut device = Object::device(rng.model.as_str().replacen("virtio", "virtio-rng-pci", 1));
        virtio_options(&rng.virtio, &mut device);
        device.set("rng", backend).set("id", alias(&rng.info));
        if let Some(rate) = rng.rate {
            device.set("max-bytes", rate.bytes);
            device.set("period", if rate.period == 0 { 1000 } else { rate.period });
        }
        device
            .set_address(&rng.info, plan.def)?
            .write("-device", command);
    }
    Ok(())
}

/// Devices by which the guest says that it has come to grief.
pub(super) fn panics(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    /// Where ISA's panic device is unless the definition says otherwise.
    const USUAL_PORT: u32 = 0x505;
    for panic in &plan.def.devices.panics {
        match panic.model {
            Some(PanicModel::Isa) => {
                let port = match panic.info.address {
                    Some(Address::Isa { iobase, .. }) if iobase != 0 => iobase,
                    _ => USUAL_PORT,
                };
                let mut device = Object::device("pvpanic");
                device.set("ioport", port).write("-device", command);
            }
            Some(PanicModel::Pvpanic) => {
                let mut device = Object::device("pvpanic-pci");
                device
                    .set_address(&panic.info, plan.def)?
                    .write("-device", command);
            }
            other => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "panic model '{}' is not supported by this driver",
                other.map_or("default", PanicModel::as_str)
            ),
        }
    }
    Ok(())
}

/// The device by which the guest says where its core begins.
pub(super) fn core_information(plan: &Plan<'_>, command: &mut Command) {
    if plan.def.features.has(Feature::Vmcoreinfo) {
        Object::device("vmcoreinfo").write("-device", command);
    }
}

fn rng_backend(rng: &Rng, id: &str) -> Result<Object> {
    let mut object = Object::default();
    match &rng.backend {
        RngBackend::Random(file) => {
            object.set("qom-type", "rng-random").set("id", id);
            object.set("filename", file.as_deref().unwrap_or("/dev/urandom"));
        }
        RngBackend::Builtin => {
            object.set("qom-type", "rng-builtin").set("id", id);
        }
        RngBackend::Egd(_) => {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "RNG backend 'egd' is not supported by this driver"
            )
        }
    }
    Ok(object)
}
