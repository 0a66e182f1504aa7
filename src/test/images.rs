//! Images of an extended host: sizes that callers have changed, what reading them gives, how far the
//! guests have written.
//!
//! There are none: an image is as large as every other until somebody resizes it.
use crate::ORIGIN;
use crate::block::CAPACITY;
use crate::clock::Task;
use crate::host::Host;
use crate::live::Live;
use abi::*;
use api::{Domain, DomainEvent};
use conf::domain::disk::{self, Disk, SourceLocation, StorageFormat};
use conf::guest::Registered;
use conf::storage_source::StorageSource;
use conf::storage_source::chain::Chain;
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use util::bail;
use util::error::Result;
use util::uuid::Uuid;

/// How much farther a guest has written on each of its disks when a second has passed, in bytes.
const STRIDE: u64 = 1 << 20;

/// Unit of the sizes of images that have tables.
const SECTOR: u64 = 512;

/// Sizes in bytes, by place.
#[derive(Default)]
pub(crate) struct Images {
    sizes: Mutex<BTreeMap<String, u64>>,
}

fn place(source: &StorageSource) -> String {
    format!("{:?}", source.location)
}

impl Images {
    /// The size that somebody gave it.
    pub(crate) fn changed(&self, source: &StorageSource) -> Option<u64> {
        self.sizes.lock().get(&place(source)).copied()
    }

    /// Its size.
    pub(crate) fn size(&self, source: &StorageSource) -> u64 {
        self.changed(source).unwrap_or(CAPACITY)
    }

    /// Gives it a size.
    pub(crate) fn resize(&self, source: &StorageSource, size: u64) {
        let mut sizes = self.sizes.lock();
        match size {
            CAPACITY => drop(sizes.remove(&place(source))),
            _ => drop(sizes.insert(place(source), size)),
        }
    }
}

/// A size that a caller wants, in bytes; `None` for that of the medium.
fn wanted(disk: &Disk, size: u64, flags: u32) -> Result<Option<u64>> {
    let name = &disk.target.dev;
    if disk.source.is_empty() || disk.readonly {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "can't resize empty or readonly disk '{name}'"
        );
    }
    if matches!(disk.source.location, SourceLocation::Vhostuser(_)) {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "block resize is not supported for vhostuser disk"
        );
    }
    let format = disk.driver.format.unwrap_or(StorageFormat::Raw);
    if flags & VIR_DOMAIN_BLOCK_RESIZE_CAPACITY != 0 {
        let is_device = matches!(disk.source.location, SourceLocation::Block(_));
        if !is_device || format != StorageFormat::Raw {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "block resize to full capacity supported only with 'raw' local block-based disks"
            );
        }
        return Ok((size != 0).then_some(size));
    }
    let has_tables = matches!(format, StorageFormat::Qcow2 | StorageFormat::Qed);
    Ok(Some(match has_tables {
        true => size.checked_next_multiple_of(SECTOR).unwrap_or(size),
        false => size,
    }))
}

impl Host {
    /// `virDomainBlockResize`: `size` is in KiB, or in bytes by a flag.
    pub(crate) fn block_resize(
        &self,
        handle: &Domain,
        name: &str,
        size: u64,
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_BLOCK_RESIZE_BYTES | VIR_DOMAIN_BLOCK_RESIZE_CAPACITY;
        api::check_flags(flags, KNOWN, "testDomainBlockResize", ORIGIN)?;
        let bytes = match flags & VIR_DOMAIN_BLOCK_RESIZE_BYTES {
            0 => size.checked_mul(1024),
            _ => Some(size),
        };
        let Some(bytes) = bytes else {
            bail!(
                VIR_ERR_OVERFLOW,
                "size must be less than {}",
                u64::MAX / 1024
            );
        };
        self.look(handle, |status| {
            status.require_active()?;
            let disks = &status.def.devices.disks;
            let Some(at) = disk::position(disks, name) else {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "disk '{name}' was not found in the domain config"
                );
            };
            let source = &disks[at].source;
            match wanted(&disks[at], bytes, flags)? {
                Some(size) if flags & VIR_DOMAIN_BLOCK_RESIZE_CAPACITY != 0 => {
                    let there = self.images.size(source);
                    if size != there {
                        bail!(
                            VIR_ERR_INVALID_ARG,
                            "Requested resize to '{size}' but device size is '{there}'"
                        );
                    }
                }
                Some(size) => self.images.resize(source, size),
                None => {}
            }
            Ok(())
        })
    }

    /// `virDomainBlockPeek`: each byte of an image is the lowest one of its place.
    pub(crate) fn block_peek(
        &self,
        handle: &Domain,
        name: &str,
        offset: u64,
        buffer: &mut [u8],
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, 0, "testDomainBlockPeek", ORIGIN)?;
        let size = self.look(handle, |status| {
            let disks = &status.def.devices.disks;
            let Some(at) = disk::position(disks, name) else {
                bail!(VIR_ERR_INVALID_ARG, "disk '{name}' not found in domain");
            };
            let format = disks[at].driver.format.unwrap_or(StorageFormat::Raw);
            if format != StorageFormat::Raw {
                bail!(
                    VIR_ERR_OPERATION_UNSUPPORTED,
                    "peeking is only supported for disk with 'raw' format not '{format}'"
                );
            }
            Ok(self.images.size(&disks[at].source))
        })?;
        let wanted = u64::try_from(buffer.len()).unwrap_or(u64::MAX);
        let there = size.saturating_sub(offset).min(wanted);
        if there != wanted {
            bail!(
                VIR_ERR_INVALID_ARG,
                "'{name}' starting from {offset} has only {there} bytes available"
            );
        }
        for (at, byte) in (0..).zip(buffer) {
            [*byte, ..] = offset.wrapping_add(at).to_le_bytes();
        }
        Ok(())
    }

    /// `virDomainSetBlockThreshold`: a guest writes on each of its images from the beginning on, a
    /// [`STRIDE`] at the end of each second since it started.
    pub(crate) fn set_block_threshold(
        self: &Arc<Self>,
        handle: &Domain,
        name: &str,
        threshold: u64,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, 0, "testDomainSetBlockThreshold", ORIGIN)?;
        self.change(handle, |guest, status| {
            status.require_active()?;
            guest.live().complete(status);
            image(&status.def.devices.disks, name)?;
            let mut live = guest.live();
            if threshold == 0 {
                live.thresholds.remove(name);
                return Ok(());
            }
            let due = due(&live, threshold, self.clock.now());
            let serial = live.take_serial();
            let (uuid, dev) = (guest.uuid(), name.to_owned());
            let task: Task = Box::new(move |host| host.pass_threshold(&uuid, &dev, serial));
            self.clock.after(self, due, task)?;
            live.thresholds.insert(name.to_owned(), (threshold, serial));
            Ok(())
        })
    }

    /// The guest has written beyond a threshold, which is forgotten with that.
    fn pass_threshold(&self, uuid: &Uuid, dev: &str, serial: u64) {
        let Some(guest) = self.guests.by_uuid(uuid) else {
            return;
        };
        let status = guest.status();
        let (threshold, excess) = {
            let mut live = guest.live();
            let threshold = match live.thresholds.get(dev) {
                Some((threshold, owner)) if *owner == serial => *threshold,
                _ => return,
            };
            live.thresholds.remove(dev);
            (
                threshold,
                written(&live, self.clock.now()).saturating_sub(threshold),
            )
        };
        let source = image(&status.def.devices.disks, dev);
        let event = DomainEvent::BlockThreshold {
            dev: dev.to_owned(),
            path: source.ok().and_then(|s| s.path().map(str::to_owned)),
            threshold,
            excess,
        };
        self.tell_of(guest.subject(&status), event);
        drop(status);
        self.wake();
    }
}

/// How far a guest has written.
fn written(live: &Live, now: Duration) -> u64 {
    now.saturating_sub(live.started)
        .as_secs()
        .saturating_mul(STRIDE)
}

/// How long it takes until the guest writes beyond the threshold.
fn due(live: &Live, threshold: u64, now: Duration) -> Duration {
    let past = now.saturating_sub(live.started);
    let second = (threshold / STRIDE).max(past.as_secs()) + 1;
    Duration::from_secs(second).saturating_sub(past)
}

/// The image that a caller calls `vda` or `vda[2]`.
fn image(disks: &[Disk], name: &str) -> Result<StorageSource> {
    let target = name.split('[').next().unwrap_or_default();
    let disk = disks.iter().find(|disk| disk.target.dev == target);
    let found = disk.and_then(|disk| {
        let chain = Chain::of(disk);
        let at = match name == target {
            true => 0,
            false => chain.find(Some(name), None, target).ok()?,
        };
        chain.images.into_iter().nth(at)
    });
    match found {
        Some(image) => Ok(image.source),
        None => bail!(VIR_ERR_INVALID_ARG, "failed to find disk '{name}'"),
    }
}
