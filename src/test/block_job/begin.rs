//! How a job on a disk begins: pull, copy, commit.
use super::{BlockJob, Stage, Work, find, speed, target_mut, to_bytes};
use crate::ORIGIN;
use crate::guest::Guest;
use crate::host::Host;
use crate::transfer::Transfer;
use abi::*;
use api::Domain;
use conf::domain::disk::{self, Disk, DiskBus, SourceLocation, StorageFormat};
use conf::domain::disk_mirror::{Mirror, MirrorJob, MirrorState};
use conf::guest::Status;
use conf::storage_source::Image;
use conf::storage_source::chain::Chain;
use std::sync::Arc;
use util::bail;
use util::error::Result;
use util::typed_param::{KnownParam, ParamType, TypedParams};

/// The parameters of a copy.
const COPY: [KnownParam; 3] = [
    KnownParam::once(
        VIR_DOMAIN_BLOCK_COPY_BANDWIDTH,
        ParamType::VIR_TYPED_PARAM_ULLONG,
    ),
    KnownParam::once(
        VIR_DOMAIN_BLOCK_COPY_GRANULARITY,
        ParamType::VIR_TYPED_PARAM_UINT,
    ),
    KnownParam::once(
        VIR_DOMAIN_BLOCK_COPY_BUF_SIZE,
        ParamType::VIR_TYPED_PARAM_ULLONG,
    ),
];

/// The images that a commit is about, as the caller names them.
pub(crate) struct Between<'a> {
    /// Where the data goes; the lowest image for none.
    pub(crate) base: Option<&'a str>,
    /// The first one whose data goes; the topmost image for none.
    pub(crate) top: Option<&'a str>,
}

/// A copy to be made.
struct Copy {
    image: Image,
    /// Bytes in a second; 0 for no limit.
    limit: u64,
    is_shallow: bool,
    is_reused: bool,
    is_transient: bool,
}

/// Refuses a disk that can have no job, or has one (C: `qemuDomainDiskBlockJobIsActive`).
fn check_free(guest: &Guest, disk: &Disk) -> Result<()> {
    let name = &disk.target.dev;
    if disk.target.bus == Some(DiskBus::Sd) {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "block jobs are not supported on disk '{name}' using bus 'sd'"
        );
    }
    if disk.transient {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "block jobs are not supported on transient disk '{name}'"
        );
    }
    if matches!(disk.source.location, SourceLocation::Vhostuser(_)) {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "block jobs are not supported on vhostuser disk '{name}'"
        );
    }
    check_idle(guest, disk)
}

/// Refuses a disk that has a job.
fn check_idle(guest: &Guest, disk: &Disk) -> Result<()> {
    let name = &disk.target.dev;
    if disk.mirror.is_some() {
        bail!(
            VIR_ERR_BLOCK_COPY_ACTIVE,
            "disk '{name}' already in active block job"
        );
    }
    if guest.live().block_jobs.contains_key(name) {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "disk '{name}' already in active block job"
        );
    }
    Ok(())
}

/// QEMU's driver reads relative names off the images, and these have none.
fn refuse_relative() -> Result<()> {
    bail!(
        VIR_ERR_OPERATION_INVALID,
        "can't keep relative backing relationship"
    )
}

/// The images that `between` means: that to begin with, and that to end at.
fn resolve(
    chain: &Chain,
    between: &Between<'_>,
    disk: &Disk,
    flags: u32,
) -> Result<(usize, usize)> {
    let name = &disk.target.dev;
    let top = match between.top {
        Some(top) if top != name => chain.find(Some(top), None, name)?,
        _ => 0,
    };
    let is_active = flags & VIR_DOMAIN_BLOCK_COMMIT_ACTIVE != 0;
    if top == 0 && !is_active {
        bail!(
            VIR_ERR_INVALID_ARG,
            "commit of '{name}' active layer requires active flag"
        );
    }
    if top != 0 && is_active {
        bail!(
            VIR_ERR_INVALID_ARG,
            "active commit requested but '{}' is not active",
            chain.path(top)
        );
    }
    if top + 1 >= chain.images.len() {
        bail!(
            VIR_ERR_INVALID_ARG,
            "top '{}' in chain for '{}' has no backing file",
            chain.path(top),
            chain.path(0)
        );
    }
    let is_shallow = flags & VIR_DOMAIN_BLOCK_COMMIT_SHALLOW != 0;
    let base = match between.base {
        None if is_shallow => top + 1,
        base => chain.find(base, Some(top), name)?,
    };
    if is_shallow && base != top + 1 {
        bail!(
            VIR_ERR_INVALID_ARG,
            "base '{}' is not immediately below '{}' in chain for '{}'",
            chain.path(base),
            chain.path(top),
            chain.path(0)
        );
    }
    Ok((top, base))
}

/// What becomes the mirror of a disk with this chain.
fn mirror_of(chain: &Chain, copy: &Copy, disk: &Disk) -> Result<Image> {
    let is_shallow = copy.is_shallow && chain.images.len() > 1;
    let mut image = copy.image.clone();
    if image.backing.is_some() && !is_shallow {
        bail!(
            VIR_ERR_INVALID_ARG,
            "backingStore of mirror without VIR_DOMAIN_BLOCK_COPY_SHALLOW doesn't make sense"
        );
    }
    if image.format == Some(StorageFormat::Raw) && is_shallow && !copy.is_reused {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "shallow copy of disk '{}' into a raw file is not possible",
            disk.target.dev
        );
    }
    image.format = image.format.or_else(|| Some(chain.format(0)));
    if image.backing.is_some() {
        return Ok(image);
    }
    let below = chain.images.iter().skip(1).filter(|_| is_shallow);
    let images = std::iter::once(image).chain(below.cloned()).collect();
    let whole = Chain {
        images,
        is_complete: true,
    };
    Ok(whole.joined().unwrap_or_else(|| copy.image.clone()))
}

impl Host {
    /// `virDomainBlockPull`, and `virDomainBlockRebase` without a copy; the latter's flags.
    pub(crate) fn block_pull(
        self: &Arc<Self>,
        handle: &Domain,
        name: &str,
        base: Option<&str>,
        bandwidth: u64,
        flags: u32,
    ) -> Result<()> {
        let is_relative = flags & VIR_DOMAIN_BLOCK_REBASE_RELATIVE != 0;
        if is_relative && base.is_none() {
            bail!(
                VIR_ERR_INVALID_ARG,
                "flag VIR_DOMAIN_BLOCK_REBASE_RELATIVE is valid only with non-null base"
            );
        }
        self.change(handle, |guest, status| {
            status.require_active()?;
            check_free(guest, find(&status.def, name)?)?;
            guest.live().complete(status);
            let disk = find(&status.def, name)?;
            let chain = Chain::of(disk);
            let base = base
                .map(|base| chain.find(Some(base), Some(0), &disk.target.dev))
                .transpose()?;
            if is_relative {
                refuse_relative()?;
            }
            let limit = to_bytes(
                bandwidth,
                flags & VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES != 0,
            )?;
            let node = disk.source.index;
            let name = format!("pull-{}-libvirt-{node}-format", disk.target.dev);
            let target = disk.target.dev.clone();
            self.begin_block_job(guest, status, &target, name, Work::Pull { base }, limit)
        })
    }

    /// `virDomainBlockRebase`
    pub(crate) fn block_rebase(
        self: &Arc<Self>,
        handle: &Domain,
        name: &str,
        base: Option<&str>,
        bandwidth: u64,
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_BLOCK_REBASE_SHALLOW
            | VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT
            | VIR_DOMAIN_BLOCK_REBASE_COPY
            | VIR_DOMAIN_BLOCK_REBASE_COPY_RAW
            | VIR_DOMAIN_BLOCK_REBASE_RELATIVE
            | VIR_DOMAIN_BLOCK_REBASE_COPY_DEV
            | VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES;
        api::check_flags(flags, KNOWN, "testDomainBlockRebase", ORIGIN)?;
        let has = |flag: u32| flags & flag != 0;
        if !has(VIR_DOMAIN_BLOCK_REBASE_COPY) {
            return self.block_pull(handle, name, base, bandwidth, flags);
        }
        let path = base.map(str::to_owned);
        let mut image = Image::new(match has(VIR_DOMAIN_BLOCK_REBASE_COPY_DEV) {
            true => SourceLocation::Block(path),
            false => SourceLocation::File(path),
        });
        if has(VIR_DOMAIN_BLOCK_REBASE_COPY_RAW) {
            image.format = Some(StorageFormat::Raw);
        }
        let limit = to_bytes(bandwidth, has(VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES))?;
        if has(VIR_DOMAIN_BLOCK_REBASE_RELATIVE) {
            bail!(
                VIR_ERR_ARGUMENT_UNSUPPORTED,
                "Relative backing during copy not supported yet"
            );
        }
        let copy = Copy {
            image,
            limit,
            is_shallow: has(VIR_DOMAIN_BLOCK_REBASE_SHALLOW),
            is_reused: has(VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT),
            is_transient: false,
        };
        self.begin_copy(handle, name, &copy)
    }

    /// `virDomainBlockCopy`
    pub(crate) fn block_copy(
        self: &Arc<Self>,
        handle: &Domain,
        name: &str,
        destination: &str,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_BLOCK_COPY_SHALLOW
            | VIR_DOMAIN_BLOCK_COPY_REUSE_EXT
            | VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB
            | VIR_DOMAIN_BLOCK_COPY_SYNCHRONOUS_WRITES;
        api::check_flags(flags, KNOWN, "testDomainBlockCopy", ORIGIN)?;
        params.validate(&COPY)?;
        let granularity = params.get_uint(VIR_DOMAIN_BLOCK_COPY_GRANULARITY)?;
        if granularity.is_some_and(|size| size != 0 && !size.is_power_of_two()) {
            bail!(VIR_ERR_INVALID_ARG, "granularity must be power of 2");
        }
        let limit = params.get_ullong(VIR_DOMAIN_BLOCK_COPY_BANDWIDTH)?;
        let copy = Copy {
            image: disk::parse_image(destination)?,
            limit: limit.unwrap_or(0),
            is_shallow: flags & VIR_DOMAIN_BLOCK_COPY_SHALLOW != 0,
            is_reused: flags & VIR_DOMAIN_BLOCK_COPY_REUSE_EXT != 0,
            is_transient: flags & VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB != 0,
        };
        self.begin_copy(handle, name, &copy)
    }

    fn begin_copy(self: &Arc<Self>, handle: &Domain, name: &str, copy: &Copy) -> Result<()> {
        let local = match &copy.image.source.location {
            SourceLocation::File(path) | SourceLocation::Block(path) => Some(path),
            _ => None,
        };
        let is_absolute = |path: &Option<String>| path.as_ref().is_some_and(|p| p.starts_with('/'));
        if !local.is_none_or(is_absolute) {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "absolute path must be used as block copy target"
            );
        }
        if copy.limit > i64::MAX.unsigned_abs() {
            bail!(
                VIR_ERR_INVALID_ARG,
                "bandwidth must be less than '{}' bytes/s ({} MiB/s)",
                i64::MAX,
                i64::MAX >> 20
            );
        }
        self.change(handle, |guest, status| {
            status.require_active()?;
            check_free(guest, find(&status.def, name)?)?;
            if status.persistent && !copy.is_transient {
                bail!(VIR_ERR_OPERATION_INVALID, "domain is not transient");
            }
            guest.live().complete(status);
            let disk = find(&status.def, name)?;
            let mut image = mirror_of(&Chain::of(disk), copy, disk)?;
            image.source.index = guest.live().take_image();
            let target = disk.target.dev.clone();
            let name = format!("copy-{target}-libvirt-{}-format", image.source.index);
            self.begin_block_job(guest, status, &target, name, Work::Copy, copy.limit)?;
            add_mirror(status, &target, MirrorJob::Copy, image);
            Ok(())
        })
    }

    /// `virDomainBlockCommit`
    pub(crate) fn block_commit(
        self: &Arc<Self>,
        handle: &Domain,
        name: &str,
        between: &Between<'_>,
        bandwidth: u64,
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_BLOCK_COMMIT_SHALLOW
            | VIR_DOMAIN_BLOCK_COMMIT_ACTIVE
            | VIR_DOMAIN_BLOCK_COMMIT_DELETE
            | VIR_DOMAIN_BLOCK_COMMIT_RELATIVE
            | VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES;
        api::check_flags(flags, KNOWN, "testDomainBlockCommit", ORIGIN)?;
        self.change(handle, |guest, status| {
            status.require_active()?;
            let limit = to_bytes(
                bandwidth,
                flags & VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES != 0,
            )?;
            let disk = find(&status.def, name)?;
            if disk.source.is_empty() {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "disk {} has no source file to be committed",
                    disk.target.dev
                );
            }
            check_free(guest, disk)?;
            guest.live().complete(status);
            let disk = find(&status.def, name)?;
            let chain = Chain::of(disk);
            let (top, base) = resolve(&chain, between, disk, flags)?;
            let is_relative = flags & VIR_DOMAIN_BLOCK_COMMIT_RELATIVE != 0;
            if is_relative && top != 0 {
                refuse_relative()?;
            }
            let target = disk.target.dev.clone();
            let node = chain.images[top].source.index;
            let name = format!("commit-{target}-libvirt-{node}-format");
            let work = match top {
                0 => Work::ActiveCommit { base },
                _ => Work::Commit { top, base },
            };
            self.begin_block_job(guest, status, &target, name, work, limit)?;
            if top == 0 {
                let image = chain.images[base].clone();
                add_mirror(status, &target, MirrorJob::ActiveCommit, image);
            }
            Ok(())
        })
    }

    /// Notes the job and when it will be done; the caller holds the guest's lock.
    fn begin_block_job(
        self: &Arc<Self>,
        guest: &Guest,
        status: &Status,
        target: &str,
        name: String,
        work: Work,
        limit: u64,
    ) -> Result<()> {
        let size = self.images.size(&find(&status.def, target)?.source);
        let now = self.clock.now();
        let transfer = Transfer::new(size, speed(limit), now);
        let mut live = guest.live();
        let serial = live.take_serial();
        self.schedule_block_job(guest, target, serial, transfer.remaining(now))?;
        let job = BlockJob {
            name,
            work,
            stage: Stage::Running,
            transfer,
            limit,
            serial,
        };
        live.block_jobs.insert(target.to_owned(), job);
        Ok(())
    }
}

fn add_mirror(status: &mut Status, target: &str, job: MirrorJob, image: Image) {
    if let Some(disk) = target_mut(status.live_mut(), target) {
        disk.mirror = Some(Box::new(Mirror {
            job,
            state: MirrorState::None,
            image,
        }));
    }
}
