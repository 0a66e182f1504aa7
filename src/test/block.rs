//! Disks of a guest: sizes, figures and faults, always the same ones.
use crate::ORIGIN;
use crate::host::Host;
use crate::stats;
use abi::*;
use api::{DiskError, DiskErrors, Domain};
use conf::domain::disk;
use util::bail;
use util::error::Result;
use util::typed_param::TypedParams;

/// What every disk has of its size, in bytes.
pub(crate) const CAPACITY: u64 = 1_099_506_450_432;

/// What every disk takes of the host, in bytes.
const ALLOCATION: u64 = 1 << 40;

/// The faults that disks have by turns.
const FAULTS: [i32; 2] = [VIR_DOMAIN_DISK_ERROR_UNSPEC, VIR_DOMAIN_DISK_ERROR_NO_SPACE];

/// The sizes of an image, or of one that was resized to so many bytes.
pub(crate) fn size(resized: Option<u64>) -> virDomainBlockInfo {
    let (capacity, physical) = match resized {
        Some(size) => (size, size),
        None => (CAPACITY, ALLOCATION),
    };
    virDomainBlockInfo {
        capacity,
        allocation: ALLOCATION.min(physical),
        physical,
    }
}

impl Host {
    /// `virDomainGetBlockInfo`
    pub(crate) fn block_info(
        &self,
        handle: &Domain,
        path: &str,
        flags: u32,
    ) -> Result<virDomainBlockInfo> {
        api::check_flags(flags, 0, "testDomainGetBlockInfo", ORIGIN)?;
        self.look(handle, |status| {
            let disks = &status.def.devices.disks;
            let Some(at) = disk::position(disks, path) else {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "invalid path {path} not assigned to domain"
                );
            };
            if disks[at].source.is_empty() {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "disk '{path}' does not currently have a source assigned"
                );
            }
            Ok(size(self.images.changed(&disks[at].source)))
        })
    }

    /// `virDomainBlockStats`
    pub(crate) fn block_stats(
        &self,
        handle: &Domain,
        path: &str,
    ) -> Result<virDomainBlockStatsStruct> {
        if path.is_empty() {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "summary statistics are not supported yet"
            );
        }
        self.look(handle, |status| {
            status.require_active()?;
            match disk::position(&status.def.devices.disks, path) {
                Some(_) => Ok(stats::disk_now(&self.clock)),
                None => bail!(VIR_ERR_INVALID_ARG, "invalid path: {path}"),
            }
        })
    }

    /// `virDomainBlockStatsFlags`
    pub(crate) fn block_figures(
        &self,
        handle: &Domain,
        path: &str,
        flags: u32,
    ) -> Result<TypedParams> {
        const KNOWN: u32 = VIR_TYPED_PARAM_STRING_OKAY;
        api::check_flags(flags, KNOWN, "testDomainBlockStatsFlags", ORIGIN)?;
        let stats = self.block_stats(handle, path)?;
        let mut params = TypedParams::new();
        for (name, value) in [
            (VIR_DOMAIN_BLOCK_STATS_WRITE_BYTES, stats.wr_bytes),
            (VIR_DOMAIN_BLOCK_STATS_WRITE_REQ, stats.wr_req),
            (VIR_DOMAIN_BLOCK_STATS_READ_BYTES, stats.rd_bytes),
            (VIR_DOMAIN_BLOCK_STATS_READ_REQ, stats.rd_req),
            (VIR_DOMAIN_BLOCK_STATS_ERRS, stats.errs),
        ] {
            params.add(name, value)?;
        }
        Ok(params)
    }

    /// `virDomainGetDiskErrors`
    pub(crate) fn disk_errors(&self, handle: &Domain) -> Result<DiskErrors> {
        self.look(handle, |status| {
            status.require_active()?;
            let disks = &status.def.devices.disks;
            let faulty = disks.iter().zip(FAULTS.iter().cycle());
            Ok(DiskErrors {
                disks: i32::try_from(disks.len()).unwrap_or(i32::MAX),
                errors: faulty
                    .map(|(disk, error)| DiskError {
                        disk: disk.target.dev.clone(),
                        error: *error,
                    })
                    .collect(),
            })
        })
    }
}
