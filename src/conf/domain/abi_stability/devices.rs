//! The devices of both definitions, kind by kind (C: `virDomainDiskDefCheckABIStability` and its
//! sisters).
use util::bail;
use util::error::{ErrorDomain, Result};

use super::device_info::{check as check_info, check_virtio};
use super::{equal, same, same_quoted, text, word};
use crate::domain::chardev::{Chardev, ChardevTarget};
use crate::domain::controller::{Controller, ControllerType};
use crate::domain::devices::Devices;
use crate::domain::disk::Disk;
use crate::domain::filesystem::Filesystem;
use crate::domain::hub::Hub;
use crate::domain::input::Input;
use crate::domain::iommu::Iommu;
use crate::domain::memballoon::Memballoon;
use crate::domain::net::Net;
use crate::domain::panic::Panic;
use crate::domain::rng::Rng;
use crate::domain::sound::Sound;
use crate::domain::tpm::{Tpm, TpmBackend};
use crate::domain::video::Video;
use crate::domain::vsock::Vsock;
use crate::domain::watchdog::Watchdog;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Refuses other devices.
pub(super) fn check(source: &Devices, target: &Devices) -> Result<()> {
    let (s, t) = (source, target);
    each("domain disk count", &s.disks, &t.disks, disk)?;
    each(
        "domain controller count",
        &s.controllers,
        &t.controllers,
        controller,
    )?;
    each(
        "domain filesystem count",
        &s.filesystems,
        &t.filesystems,
        filesystem,
    )?;
    each(
        "domain host device count",
        &s.hostdevs,
        &t.hostdevs,
        |ours, theirs| check_info(&ours.info, &theirs.info),
    )?;
    each("domain net card count", &s.nets, &t.nets, net)?;
    each("domain input device count", &s.inputs, &t.inputs, input)?;
    each("domain sound card count", &s.sounds, &t.sounds, sound)?;
    each("domain video card count", &s.videos, &t.videos, video)?;
    each("domain serial port count", &s.serials, &t.serials, port)?;
    each(
        "domain parallel port count",
        &s.parallels,
        &t.parallels,
        port,
    )?;
    each("domain channel count", &s.channels, &t.channels, port)?;
    each("domain console count", &s.consoles, &t.consoles, port)?;
    each("domain hub device count", &s.hubs, &t.hubs, hub)?;
    each(
        "domain watchdog device count",
        &s.watchdogs,
        &t.watchdogs,
        watchdog,
    )?;
    each(
        "domain memory balloon count",
        &s.memballoons,
        &t.memballoons,
        memballoon,
    )?;
    each("domain RNG device count", &s.rngs, &t.rngs, rng)?;
    each("domain panic device count", &s.panics, &t.panics, panic)?;
    each("domain TPM device count", &s.tpms, &t.tpms, tpm)?;
    equal("domain IOMMU device count", t.iommus.len(), s.iommus.len())?;
    pairs(&s.iommus, &t.iommus, iommu)?;
    equal("domain vsock device count", t.vsocks.len(), s.vsocks.len())?;
    pairs(&s.vsocks, &t.vsocks, vsock)
}

/// Compares the devices of a kind by turns, once their counts agree.
fn each<T>(
    count: &str,
    source: &[T],
    target: &[T],
    compare: impl Fn(&T, &T) -> Result<()>,
) -> Result<()> {
    same(count, target.len(), source.len())?;
    pairs(source, target, compare)
}

fn pairs<T>(source: &[T], target: &[T], compare: impl Fn(&T, &T) -> Result<()>) -> Result<()> {
    let mut pairs = source.iter().zip(target);
    pairs.try_for_each(|(ours, theirs)| compare(ours, theirs))
}

/// A word that libvirt quotes.
fn quoted<T: std::fmt::Display>(what: &str, target: Option<T>, source: Option<T>) -> Result<()> {
    same_quoted(what, word(target), word(source))
}

fn disk(source: &Disk, target: &Disk) -> Result<()> {
    same("disk device", target.device, source.device)?;
    same("disk bus", word(target.target.bus), word(source.target.bus))?;
    same(
        "disk queue count",
        target.driver.queues,
        source.driver.queues,
    )?;
    same(
        "disk queue size",
        target.driver.queue_size,
        source.driver.queue_size,
    )?;
    same("disk", &target.target.dev, &source.target.dev)?;
    let serial = |disk: &Disk| text(disk.serial.as_deref()).to_owned();
    same("disk serial", serial(target), serial(source))?;
    let wwn = |disk: &Disk| text(disk.wwn.as_deref()).to_owned();
    same_quoted("disk wwn", wwn(target), wwn(source))?;
    let access = |disk: &Disk| (disk.readonly, disk.shareable);
    equal("disk access mode", access(target), access(source))?;
    same("disk model", word(target.model), word(source.model))?;
    let rpm = |disk: &Disk| format!("{} RPM", disk.target.rotation_rate);
    same("disk rotation rate", rpm(target), rpm(source))?;
    block_io(source, target)?;
    check_virtio(&source.driver.virtio, &target.driver.virtio)?;
    check_info(&source.info, &target.info)
}

fn block_io(source: &Disk, target: &Disk) -> Result<()> {
    let sizes = |disk: &Disk| {
        let io = &disk.blockio;
        [
            ("disk logical_block_size", io.logical_block_size),
            ("disk physical_block_size", io.physical_block_size),
            (
                "disk discard_granularity",
                io.discard_granularity.unwrap_or(0),
            ),
        ]
    };
    for ((what, theirs), (_, ours)) in sizes(target).into_iter().zip(sizes(source)) {
        same(what, theirs, ours)?;
    }
    Ok(())
}

fn controller(source: &Controller, target: &Controller) -> Result<()> {
    /// libvirt writes -1 for what isn't given.
    fn number(value: Option<u32>) -> i64 {
        value.map_or(-1, i64::from)
    }
    same("controller type", target.kind, source.kind)?;
    same(
        "controller index",
        number(target.index),
        number(source.index),
    )?;
    same(
        "controller model",
        target.model_number(),
        source.model_number(),
    )?;
    if source.kind == ControllerType::VirtioSerial {
        same(
            "controller ports",
            number(target.ports),
            number(source.ports),
        )?;
        same(
            "controller vectors",
            number(target.vectors),
            number(source.vectors),
        )?;
    }
    check_virtio(&source.driver.virtio, &target.driver.virtio)?;
    check_info(&source.info, &target.info)
}

fn filesystem(source: &Filesystem, target: &Filesystem) -> Result<()> {
    same("filesystem guest target", &target.target, &source.target)?;
    let access = |fs: &Filesystem| (fs.readonly, fs.access_mode);
    equal("filesystem access mode", access(target), access(source))?;
    equal("filesystem model", target.model, source.model)?;
    check_virtio(&source.virtio, &target.virtio)?;
    check_info(&source.info, &target.info)
}

fn net(source: &Net, target: &Net) -> Result<()> {
    let mac = |net: &Net| {
        net.mac
            .address
            .map(|mac| mac.to_string())
            .unwrap_or_default()
    };
    same("network card mac", mac(target), mac(source))?;
    let model = |net: &Net| text(net.model.as_deref()).to_owned();
    same("network card model", model(target), model(source))?;
    same("network card MTU", target.mtu, source.mtu)?;
    check_virtio(&source.driver.virtio, &target.driver.virtio)?;
    check_info(&source.info, &target.info)
}

fn input(source: &Input, target: &Input) -> Result<()> {
    same("input device type", target.kind, source.kind)?;
    same("input device bus", word(target.bus), word(source.bus))?;
    same("input model", word(target.model), word(source.model))?;
    check_virtio(&source.virtio, &target.virtio)?;
    check_info(&source.info, &target.info)
}

fn sound(source: &Sound, target: &Sound) -> Result<()> {
    same("sound card model", target.model, source.model)?;
    quoted(
        "sound card multichannel setting",
        target.multichannel,
        source.multichannel,
    )?;
    check_virtio(&source.virtio, &target.virtio)?;
    check_info(&source.info, &target.info)
}

fn video(source: &Video, target: &Video) -> Result<()> {
    same("video card model", target.kind, source.kind)?;
    let sizes = |video: &Video| {
        [
            ("video card ram", video.ram),
            ("video card vram", video.vram),
            ("video card vgamem", video.vgamem),
            ("video card heads", video.heads),
        ]
    };
    for ((what, theirs), (_, ours)) in sizes(target).into_iter().zip(sizes(source)) {
        same(what, theirs, ours)?;
    }
    let drawn = |video: &Video| video.acceleration.is_some();
    equal("video card acceleration", drawn(target), drawn(source))?;
    check_virtio(&source.driver.virtio, &target.driver.virtio)?;
    check_info(&source.info, &target.info)
}

fn port(source: &Chardev, target: &Chardev) -> Result<()> {
    use ChardevTarget as Target;
    match (&source.target, &target.target) {
        (
            Target::Serial { kind, model, port },
            Target::Serial {
                kind: k,
                model: m,
                port: p,
            },
        ) => {
            same("serial type", word(*k), word(*kind))?;
            same("serial model", word(*m), word(*model))?;
            same("serial port", p.unwrap_or(-1), port.unwrap_or(-1))?;
        }
        (Target::Parallel { port }, Target::Parallel { port: p }) => {
            same("parallel port", p.unwrap_or(-1), port.unwrap_or(-1))?;
        }
        (Target::Console { kind, .. }, Target::Console { kind: k, .. }) => {
            same("console type", word(*k), word(*kind))?;
        }
        (ours, theirs) => channel(ours, theirs)?,
    }
    check_info(&source.info, &target.info)
}

fn channel(source: &ChardevTarget, target: &ChardevTarget) -> Result<()> {
    use ChardevTarget as Target;
    match (source, target) {
        (
            Target::Channel { kind, name, .. },
            Target::Channel {
                kind: k, name: n, ..
            },
        ) => {
            same("channel type", k, kind)?;
            same("channel name", text(n.as_deref()), text(name.as_deref()))
        }
        (
            Target::Guestfwd { address, port },
            Target::Guestfwd {
                address: a,
                port: p,
            },
        ) => same(
            "channel addr",
            format!("{a}:{p}"),
            format!("{address}:{port}"),
        ),
        _ => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target channel type does not match source"
        ),
    }
}

fn hub(source: &Hub, target: &Hub) -> Result<()> {
    same("hub device type", target.kind, source.kind)?;
    check_info(&source.info, &target.info)
}

fn watchdog(source: &Watchdog, target: &Watchdog) -> Result<()> {
    same("watchdog model", target.model, source.model)?;
    check_info(&source.info, &target.info)
}

fn memballoon(source: &Memballoon, target: &Memballoon) -> Result<()> {
    same("balloon model", target.model, source.model)?;
    quoted(
        "balloon autodeflate attribute value",
        target.autodeflate,
        source.autodeflate,
    )?;
    quoted(
        "balloon freePageReporting attribute value",
        target.free_page_reporting,
        source.free_page_reporting,
    )?;
    check_virtio(&source.virtio, &target.virtio)?;
    check_info(&source.info, &target.info)
}

fn rng(source: &Rng, target: &Rng) -> Result<()> {
    same_quoted("RNG model", target.model, source.model)?;
    check_virtio(&source.virtio, &target.virtio)?;
    check_info(&source.info, &target.info)
}

fn panic(source: &Panic, target: &Panic) -> Result<()> {
    quoted("panic model", target.model, source.model)?;
    check_info(&source.info, &target.info)
}

fn tpm(source: &Tpm, target: &Tpm) -> Result<()> {
    let differs = |what: &str| {
        util::err!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target {what} doesn't match source"
        )
    };
    if source.model != target.model {
        return Err(differs("TPM device model"));
    }
    match (&source.backend, &target.backend) {
        (TpmBackend::Emulator(ours), TpmBackend::Emulator(theirs)) => {
            if ours.version != theirs.version {
                return Err(differs("TPM version"));
            }
            if ours.active_pcr_banks != theirs.active_pcr_banks {
                return Err(differs("active PCR banks"));
            }
        }
        (ours, theirs) if std::mem::discriminant(ours) != std::mem::discriminant(theirs) => {
            return Err(differs("TPM device type"));
        }
        _ => {}
    }
    check_info(&source.info, &target.info)
}

fn iommu(source: &Iommu, target: &Iommu) -> Result<()> {
    same_quoted("domain IOMMU device model", target.model, source.model)?;
    let switches = |iommu: &Iommu| {
        let driver = &iommu.driver;
        [
            ("domain IOMMU device intremap value", driver.intremap),
            ("domain IOMMU device caching mode", driver.caching_mode),
            ("domain IOMMU device eim value", driver.eim),
            ("domain IOMMU device iotlb value", driver.iotlb),
        ]
    };
    for ((what, theirs), (_, ours)) in switches(target).into_iter().zip(switches(source)) {
        quoted(what, theirs, ours)?;
    }
    same_quoted(
        "domain IOMMU device aw_bits value",
        target.driver.aw_bits,
        source.driver.aw_bits,
    )?;
    quoted(
        "domain IOMMU device dma translation",
        target.driver.dma_translation,
        source.driver.dma_translation,
    )?;
    check_info(&source.info, &target.info)
}

fn vsock(source: &Vsock, target: &Vsock) -> Result<()> {
    quoted("domain vsock device model", target.model, source.model)?;
    check_info(&source.info, &target.info)
}
