//! What is read of a domain's disks, interfaces and memory: bytes, counters, errors, labels.
use crate::entry::{Call, Cx, malloc, ret};
use abi::*;
use api::{Domain, rule};
use std::ffi::{c_char, c_int, c_uint, c_ulonglong, c_void};
use std::mem::size_of;
use util::error::{ErrorDomain, Result};

/// Read bytes from one of the domain's disks.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockPeek(
    dom: virDomainPtr,
    disk: *const c_char,
    offset: c_ulonglong,
    size: usize,
    buffer: *mut c_void,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainBlockPeek", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        cx.require_write(dom.conn())?;
        let disk = cx.filled_text(disk, "disk")?;
        let buffer = cx.buffer(buffer, size, "buffer")?;
        dom.block_peek(disk, offset, buffer, flags)?;
        Ok(0)
    })
}

/// Read bytes of a guest's memory.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMemoryPeek(
    dom: virDomainPtr,
    start: c_ulonglong,
    size: usize,
    buffer: *mut c_void,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainMemoryPeek", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        cx.require_write(dom.conn())?;
        let kinds = (
            (VIR_MEMORY_VIRTUAL, "VIR_MEMORY_VIRTUAL"),
            (VIR_MEMORY_PHYSICAL, "VIR_MEMORY_PHYSICAL"),
        );
        // Comes before the buffer's check, hence not left to the call below.
        rule::exclusive(flags, kinds.0, kinds.1, cx.call.name, cx.call.origin)?;
        let buffer = cx.buffer(buffer, size, "buffer")?;
        dom.memory_peek(start, buffer, flags)?;
        Ok(0)
    })
}

/// Where counters go: a structure of which the caller knows the first `size` bytes.
struct Counters<T> {
    start: *mut T,
    size: usize,
}

impl<T> Counters<T> {
    fn new(cx: &Cx, start: *mut T, size: usize) -> Result<Self> {
        let start = cx.required(start, "stats")?;
        let most = size_of::<T>();
        if size > most {
            return Err(cx.bad_argument("size", format!("size must not exceed {most}")));
        }
        Ok(Self { start, size })
    }

    /// # Safety
    /// The caller's memory has `size` bytes.
    unsafe fn write(self, value: &T) {
        // SAFETY: `size` is at most the structure's; writable by contract.
        unsafe {
            std::ptr::copy_nonoverlapping(
                (&raw const *value).cast::<u8>(),
                self.start.cast(),
                self.size,
            )
        };
    }
}

/// Fetch the basic I/O counters of a disk.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockStats(
    dom: virDomainPtr,
    disk: *const c_char,
    stats: virDomainBlockStatsPtr,
    size: usize,
) -> c_int {
    const CALL: Call = Call::new("virDomainBlockStats", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        let disk = cx.text(disk, "disk")?;
        let out = Counters::new(cx, stats, size)?;
        out.write(&dom.block_stats(disk)?);
        Ok(0)
    })
}

/// Fetch the traffic counters of an interface.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainInterfaceStats(
    dom: virDomainPtr,
    device: *const c_char,
    stats: virDomainInterfaceStatsPtr,
    size: usize,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainInterfaceStats",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        let device = cx.text(device, "device")?;
        let out = Counters::new(cx, stats, size)?;
        out.write(&dom.interface_stats(device)?);
        Ok(0)
    })
}

/// Fetch the memory statistics of a guest.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMemoryStats(
    dom: virDomainPtr,
    stats: virDomainMemoryStatPtr,
    nr_stats: c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainMemoryStats", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        if stats.is_null() || nr_stats == 0 {
            return Ok(0);
        }
        let out = cx.array(stats, nr_stats, "stats", "nr_stats")?;
        Ok(out.write(dom.memory_stats(flags)?))
    })
}

/// Fetch the progress of the block job on a disk: 1 with one, 0 without.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetBlockJobInfo(
    dom: virDomainPtr,
    disk: *const c_char,
    info: virDomainBlockJobInfoPtr,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainGetBlockJobInfo",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype; zeros are a structure of numbers.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        let disk = cx.text(disk, "disk")?;
        let info = cx.required(info, "info")?;
        match dom.get_block_job_info(disk, flags)? {
            Some(job) => {
                info.write(job);
                Ok(1)
            }
            None => {
                info.write_bytes(0, 1);
                Ok(0)
            }
        }
    })
}

/// List the disks that have hit an I/O error; without an array, count the disks.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetDiskErrors(
    dom: virDomainPtr,
    errors: virDomainDiskErrorPtr,
    maxerrors: c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainGetDiskErrors",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        let out = cx.array(errors, maxerrors, "errors", "maxerrors")?;
        let found = dom.get_disk_errors(flags)?;
        if errors.is_null() {
            return Ok(found.disks);
        }
        let room = usize::try_from(maxerrors).unwrap_or(usize::MAX);
        let copies: Result<Vec<_>> = found.errors.iter().take(room).map(disk_error).collect();
        Ok(out.write(copies?))
    })
}

fn disk_error(found: &api::DiskError) -> Result<virDomainDiskError> {
    Ok(virDomainDiskError {
        disk: malloc::text(&found.disk)?,
        error: found.error,
    })
}

/// List the security labels of a running domain, one per model.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetSecurityLabelList(
    domain: virDomainPtr,
    seclabels: *mut virSecurityLabelPtr,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainGetSecurityLabelList",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        let out = cx.required(seclabels, "seclabels")?;
        ret::array(domain.get_security_label_list()?, out)
    })
}
