//! The host's CPUs and memory: answers that come in arrays of the caller's.
use crate::entry::{Call, Cx, field, ret};
use abi::*;
use api::Connect;
use std::ffi::{c_char, c_int, c_uchar, c_uint, c_ulonglong};
use util::error::{ErrorDomain, Result};

/// Fetch which host CPUs exist and are online. Returns how many exist.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetCPUMap(
    conn: virConnectPtr,
    cpumap: *mut *mut c_uchar,
    online: *mut c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virNodeGetCPUMap", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let map = cx.handle::<Connect>(conn)?.node_get_cpu_map(flags)?;
        if !cpumap.is_null() {
            ret::array(map.map, cpumap)?;
        }
        ret::store_wanted(map.online, online)?;
        Ok(map.present)
    })
}

/// List the CPU models that are known for an architecture; without an array, count them.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetCPUModelNames(
    conn: virConnectPtr,
    arch: *const c_char,
    models: *mut *mut *mut c_char,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virConnectGetCPUModelNames",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        ret::clear(models);
        let conn = cx.handle::<Connect>(conn)?;
        let names = conn.get_cpu_model_names(cx.text(arch, "arch")?, flags)?;
        match models.is_null() {
            true => Ok(c_int::try_from(names.len()).unwrap_or(c_int::MAX)),
            false => ret::text_list(&names, models),
        }
    })
}

/// A caller's array of named counters, with its length in and out.
struct Counters<T> {
    start: *mut T,
    length: *mut c_int,
    room: usize,
}

impl<T> Counters<T> {
    /// # Safety
    /// `length` is NULL or readable.
    unsafe fn new(cx: &Cx, start: *mut T, length: *mut c_int) -> Result<Self> {
        let length = cx.required(length, "nparams")?;
        // SAFETY: not NULL; readable by contract.
        let room = unsafe { length.read() };
        cx.non_negative(room, "*nparams")?;
        let room = if start.is_null() {
            0
        } else {
            usize::try_from(room).unwrap_or(0)
        };
        Ok(Self {
            start,
            length,
            room,
        })
    }

    /// Writes as many as fit and their number; without room, the number there would be.
    ///
    /// # Safety
    /// The array has the room that the caller said.
    unsafe fn fill(self, counters: Vec<(&'static str, u64)>, make: impl Fn(&str, u64) -> T) {
        let count = if self.room == 0 {
            counters.len()
        } else {
            counters.len().min(self.room)
        };
        for (i, (name, value)) in counters.into_iter().take(self.room).enumerate() {
            // SAFETY: `i` is below `room`.
            unsafe { self.start.add(i).write(make(name, value)) };
        }
        // SAFETY: checked when this was made.
        unsafe {
            self.length
                .write(c_int::try_from(count).unwrap_or(c_int::MAX))
        };
    }
}

/// Refuses a number that is negative and not the -1 which means all; `blamed` is the argument that
/// the error's field names.
fn one_or_all(cx: &Cx, number: c_int, name: &str, blamed: &str) -> Result<()> {
    if number >= -1 {
        return Ok(());
    }
    let text = format!(
        "{name} in {} only accepts -1 as a negative value",
        cx.call.name
    );
    Err(cx.bad_argument(blamed, text))
}

/// Fetch CPU time counters of one host CPU or of all.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetCPUStats(
    conn: virConnectPtr,
    cpuNum: c_int,
    params: virNodeCPUStatsPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virNodeGetCPUStats", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let conn = cx.handle::<Connect>(conn)?;
        let out = Counters::new(cx, params, nparams)?;
        one_or_all(cx, cpuNum, "cpuNum", "cpuNum")?;
        let counters = conn.node_get_cpu_stats(cpuNum, flags)?;
        out.fill(counters, |name, value| virNodeCPUStats {
            field: field(name),
            value,
        });
        Ok(0)
    })
}

/// Fetch memory counters of one NUMA node or of all.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetMemoryStats(
    conn: virConnectPtr,
    cellNum: c_int,
    params: virNodeMemoryStatsPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virNodeGetMemoryStats", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let conn = cx.handle::<Connect>(conn)?;
        let out = Counters::new(cx, params, nparams)?;
        // libvirt names the other function's argument here.
        one_or_all(cx, cellNum, "cellNum", "cpuNum")?;
        let counters = conn.node_get_memory_stats(cellNum, flags)?;
        out.fill(counters, |name, value| virNodeMemoryStats {
            field: field(name),
            value,
        });
        Ok(0)
    })
}

/// Fetch the free memory of a range of NUMA nodes, in bytes.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetCellsFreeMemory(
    conn: virConnectPtr,
    freeMems: *mut c_ulonglong,
    startCell: c_int,
    maxCells: c_int,
) -> c_int {
    const CALL: Call = Call::new(
        "virNodeGetCellsFreeMemory",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let conn = cx.handle::<Connect>(conn)?;
        cx.positive(maxCells, "maxCells")?;
        let out = cx.array(freeMems, maxCells, "freeMems", "maxCells")?;
        Ok(out.write(conn.node_get_cells_free_memory(startCell, maxCells)?))
    })
}

/// Fetch the free pages of given sizes on a range of NUMA nodes.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeGetFreePages(
    conn: virConnectPtr,
    npages: c_uint,
    pages: *mut c_uint,
    startCell: c_int,
    cellCount: c_uint,
    counts: *mut c_ulonglong,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virNodeGetFreePages", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let conn = cx.handle::<Connect>(conn)?;
        cx.nonzero(npages, "npages")?;
        let pages = cx.slice(pages.cast_const(), npages, "pages")?;
        cx.nonzero(cellCount, "cellCount")?;
        let room = (npages as usize).saturating_mul(cellCount as usize);
        let out = cx.array(counts, room, "counts", "cellCount")?;
        Ok(out.write(conn.node_get_free_pages(pages, startCell, cellCount, flags)?))
    })
}

/// Reserve huge pages on the host's NUMA nodes.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeAllocPages(
    conn: virConnectPtr,
    npages: c_uint,
    pageSizes: *mut c_uint,
    pageCounts: *mut c_ulonglong,
    startCell: c_int,
    cellCount: c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virNodeAllocPages", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let conn = cx.handle::<Connect>(conn)?;
        cx.require_write(&conn)?;
        cx.nonzero(npages, "npages")?;
        let sizes = cx.slice(pageSizes.cast_const(), npages, "pageSizes")?;
        let counts = cx.slice(pageCounts.cast_const(), npages, "pageCounts")?;
        let pages: Vec<(u32, u64)> = sizes.iter().copied().zip(counts.iter().copied()).collect();
        conn.node_alloc_pages(&pages, startCell, cellCount, flags)
    })
}
