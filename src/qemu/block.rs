//! What is known of a guest's disks, and their size.
use crate::ORIGIN;
use crate::device_events::alias_of;
use crate::host::Host;
use crate::job::Kind;
use crate::monitor::{BlockCounters, BlockDevice};
use abi::*;
use api::{DiskError, DiskErrors, Domain};
use conf::DomainDef;
use conf::domain::disk::{self, Disk, SourceLocation, StorageFormat};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use util::error::{Error, Result};
use util::typed_param::TypedParams;
use util::{bail, err};

/// Bytes of the blocks in which the file system counts what a file takes.
const BLOCK: u64 = 512;

impl Host {
    /// `virDomainGetBlockInfo`
    pub(crate) fn block_info(
        &self,
        handle: &Domain,
        path: &str,
        flags: u32,
    ) -> Result<virDomainBlockInfo> {
        api::check_flags(flags, 0, "qemuDomainGetBlockInfo", ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Query, "virDomainGetBlockInfo")?;
        let disk = match find(&guest.look().def, path) {
            Some(disk) => disk.clone(),
            None => bail!(
                VIR_ERR_INVALID_ARG,
                "invalid path {path} not assigned to domain"
            ),
        };
        if disk.source.is_empty() {
            bail!(
                VIR_ERR_INVALID_ARG,
                "disk '{}' does not currently have a source assigned",
                disk.target.dev
            );
        }
        let mut info = file_info(&disk)?;
        let run = guest.look().run.clone();
        if let Some(run) = run {
            let devices = run.monitor.query_block()?;
            let capacity = device_of(&devices, &disk).and_then(|device| device.virtual_size);
            info.capacity = capacity.unwrap_or(info.capacity);
        }
        Ok(info)
    }

    /// `virDomainBlockStats`; an empty `path` means all disks together.
    pub(crate) fn block_stats(
        &self,
        handle: &Domain,
        path: &str,
    ) -> Result<virDomainBlockStatsStruct> {
        let counters = self.block_counters(handle, path)?;
        Ok(virDomainBlockStatsStruct {
            rd_req: signed(counters.reads.requests),
            rd_bytes: signed(counters.reads.bytes),
            wr_req: signed(counters.writes.requests),
            wr_bytes: signed(counters.writes.bytes),
            errs: -1,
        })
    }

    /// `virDomainBlockStatsFlags`
    pub(crate) fn block_stats_params(
        &self,
        handle: &Domain,
        path: &str,
        flags: u32,
    ) -> Result<TypedParams> {
        api::check_flags(
            flags,
            VIR_TYPED_PARAM_STRING_OKAY,
            "qemuDomainBlockStatsFlags",
            ORIGIN,
        )?;
        let BlockCounters {
            reads,
            writes,
            flushes,
            ..
        } = self.block_counters(handle, path)?;
        let mut params = TypedParams::default();
        for (name, value) in [
            (VIR_DOMAIN_BLOCK_STATS_WRITE_BYTES, writes.bytes),
            (VIR_DOMAIN_BLOCK_STATS_WRITE_REQ, writes.requests),
            (VIR_DOMAIN_BLOCK_STATS_READ_BYTES, reads.bytes),
            (VIR_DOMAIN_BLOCK_STATS_READ_REQ, reads.requests),
            (VIR_DOMAIN_BLOCK_STATS_FLUSH_REQ, flushes.requests),
            (VIR_DOMAIN_BLOCK_STATS_WRITE_TOTAL_TIMES, writes.time),
            (VIR_DOMAIN_BLOCK_STATS_READ_TOTAL_TIMES, reads.time),
            (VIR_DOMAIN_BLOCK_STATS_FLUSH_TOTAL_TIMES, flushes.time),
        ] {
            params.add(name, signed(value))?;
        }
        Ok(params)
    }

    fn block_counters(&self, handle: &Domain, path: &str) -> Result<BlockCounters> {
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Query, "virDomainBlockStats")?;
        let run = guest.run()?;
        let alias = match path {
            "" => None,
            path => match find(&guest.look().def, path) {
                Some(disk) => disk.info.alias.clone(),
                None => bail!(VIR_ERR_INVALID_ARG, "invalid path: {path}"),
            },
        };
        let all = run.monitor.query_block_counters()?;
        let meant = all
            .iter()
            .filter(|(device, _)| alias.is_none() || alias.as_deref() == Some(alias_of(device)));
        Ok(meant.fold(BlockCounters::default(), |sum, (_, one)| sum.plus(one)))
    }

    /// `virDomainBlockResize`: `size` is in KiB, or in bytes by a flag.
    pub(crate) fn block_resize(
        &self,
        handle: &Domain,
        path: &str,
        size: u64,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(
            flags,
            VIR_DOMAIN_BLOCK_RESIZE_BYTES,
            "qemuDomainBlockResize",
            ORIGIN,
        )?;
        let guest = self.guest(handle)?;
        let Some(bytes) = bytes(size, flags & VIR_DOMAIN_BLOCK_RESIZE_BYTES != 0) else {
            bail!(
                VIR_ERR_OVERFLOW,
                "size must be less than {}",
                u64::MAX / 1024
            );
        };
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainBlockResize")?;
        let run = guest.run()?;
        let disk = match find(&guest.look().def, path) {
            Some(disk) => disk.clone(),
            None => bail!(
                VIR_ERR_INVALID_ARG,
                "disk '{path}' was not found in the domain config"
            ),
        };
        let devices = run.monitor.query_block()?;
        let node = device_of(&devices, &disk).and_then(|device| device.node.as_deref());
        let (Some(node), false) = (node, disk.readonly) else {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "can't resize empty or readonly disk '{}'",
                disk.target.dev
            );
        };
        let counts_in_blocks = matches!(
            disk.driver.format,
            Some(StorageFormat::Qcow2 | StorageFormat::Qed)
        );
        let bytes = match counts_in_blocks {
            true => bytes.checked_next_multiple_of(BLOCK).unwrap_or(bytes),
            false => bytes,
        };
        run.monitor.block_resize(node, bytes)
    }

    /// `virDomainGetDiskErrors`
    pub(crate) fn disk_errors(&self, handle: &Domain, flags: u32) -> Result<DiskErrors> {
        api::check_flags(
            flags,
            VIR_TYPED_PARAM_STRING_OKAY,
            "qemuDomainGetDiskErrors",
            ORIGIN,
        )?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Query, "virDomainGetDiskErrors")?;
        let run = guest.run()?;
        let devices = run.monitor.query_block()?;
        let facts = guest.look();
        let disks = &facts.def.devices.disks;
        let errors = disks.iter().filter_map(|disk| {
            let status = device_of(&devices, disk)?.io_status.as_deref()?;
            let error = match status {
                "failed" => VIR_DOMAIN_DISK_ERROR_UNSPEC,
                "nospace" => VIR_DOMAIN_DISK_ERROR_NO_SPACE,
                _ => return None,
            };
            Some(DiskError {
                disk: disk.target.dev.clone(),
                error,
            })
        });
        Ok(DiskErrors {
            disks: disks.len().try_into().unwrap_or(i32::MAX),
            errors: errors.collect(),
        })
    }
}

/// The disk that a caller names by its target or its source.
pub(crate) fn find<'a>(def: &'a DomainDef, path: &str) -> Option<&'a Disk> {
    let disks = &def.devices.disks;
    disk::position(disks, path).map(|at| &disks[at])
}

/// What QEMU has for a disk.
pub(crate) fn device_of<'a>(devices: &'a [BlockDevice], disk: &Disk) -> Option<&'a BlockDevice> {
    let alias = disk.info.alias.as_deref()?;
    let mut devices = devices.iter();
    devices.find(|device| device.qdev.as_deref().map(alias_of) == Some(alias))
}

/// Sizes as the host sees them.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` when the image can't be read, `VIR_ERR_OPERATION_UNSUPPORTED` for one
/// whose capacity only QEMU could tell.
pub(crate) fn file_info(disk: &Disk) -> Result<virDomainBlockInfo> {
    let (SourceLocation::File(Some(path)) | SourceLocation::Block(Some(path))) =
        &disk.source.location
    else {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "the size of disk '{}' is not known to this driver",
            disk.target.dev
        );
    };
    let failed = |cause| Error::system(ORIGIN, &cause, format!("cannot stat file '{path}'"));
    let mut file = File::open(path).map_err(failed)?;
    let meta = file.metadata().map_err(failed)?;
    let physical = match meta.file_type().is_block_device() {
        true => file.seek(SeekFrom::End(0)).map_err(failed)?,
        false => meta.len(),
    };
    let allocation = match meta.is_file() {
        true => meta.blocks() * BLOCK,
        false => physical,
    };
    Ok(virDomainBlockInfo {
        capacity: capacity(&mut file, disk, physical)?,
        allocation,
        physical,
    })
}

/// The size that an image has for the guest.
fn capacity(file: &mut File, disk: &Disk, physical: u64) -> Result<u64> {
    match disk.driver.format.unwrap_or(StorageFormat::Raw) {
        StorageFormat::Raw => Ok(physical),
        StorageFormat::Qcow2 => qcow2_capacity(file).ok_or_else(|| {
            err!(
                VIR_ERR_INTERNAL_ERROR,
                "invalid qcow2 header in the image of disk '{}'",
                disk.target.dev
            )
        }),
        other => bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "capacity of an image of format '{}' is known of a running domain alone",
            other.as_str()
        ),
    }
}

/// The header has it as the big-endian number at byte 24.
fn qcow2_capacity(file: &mut File) -> Option<u64> {
    let mut header = [0; 32];
    file.seek(SeekFrom::Start(0)).ok()?;
    file.read_exact(&mut header).ok()?;
    let size = header.last_chunk::<8>()?;
    header
        .starts_with(b"QFI\xfb")
        .then(|| u64::from_be_bytes(*size))
}

fn bytes(size: u64, is_bytes: bool) -> Option<u64> {
    size.checked_mul(if is_bytes { 1 } else { 1024 })
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
