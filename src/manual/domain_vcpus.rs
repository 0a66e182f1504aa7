//! Virtual CPUs: their state, their affinity as maps of a caller's size, and CPU time.
use crate::entry::{Call, Cx, fill_params};
use abi::*;
use api::Domain;
use std::ffi::{c_int, c_uchar, c_uint};
use util::error::{ErrorDomain, Result};
use util::typed_param::TypedParams;

/// A caller's CPU maps, one after another, each of the same length.
struct CpuMaps {
    start: *mut c_uchar,
    length: usize,
}

impl CpuMaps {
    /// Writes map number `index`: cut or padded with zeros to the maps' length.
    ///
    /// # Safety
    /// The caller's memory holds more than `index` maps.
    unsafe fn write(&self, index: usize, map: &[u8]) {
        // SAFETY: passed on to the caller.
        let to = unsafe {
            std::slice::from_raw_parts_mut(self.start.add(index * self.length), self.length)
        };
        let common = map.len().min(self.length);
        to[..common].copy_from_slice(&map[..common]);
        to[common..].fill(0);
    }
}

/// A count and a map length whose product fits an `int`.
fn map_sizes(cx: &Cx, count: c_int, maplen: c_int) -> Result<(usize, usize)> {
    let sizes = (usize::try_from(count), usize::try_from(maplen));
    let (Ok(maps), Ok(length), Some(_)) = (sizes.0, sizes.1, count.checked_mul(maplen)) else {
        return Err(cx.too_large(count, maplen));
    };
    Ok((maps, length))
}

fn as_count(length: usize) -> c_int {
    c_int::try_from(length).unwrap_or(c_int::MAX)
}

/// Fetch state, time and affinity of the virtual CPUs.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetVcpus(
    domain: virDomainPtr,
    info: virVcpuInfoPtr,
    maxinfo: c_int,
    cpumaps: *mut c_uchar,
    maplen: c_int,
) -> c_int {
    const CALL: Call = Call::new("virDomainGetVcpus", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        let info = cx.required(info, "info")?;
        cx.positive(maxinfo, "maxinfo")?;
        if !cpumaps.is_null() {
            cx.positive(maplen, "maplen")?;
        } else if maplen != 0 {
            return Err(cx.broken_rule("maplen", "not be zero"));
        }
        let (room, length) = map_sizes(cx, maxinfo, maplen)?;
        let vcpus = domain.get_vcpus(room, length)?;
        let count = vcpus.len().min(room);
        let maps = CpuMaps {
            start: cpumaps,
            length,
        };
        for (i, vcpu) in vcpus.into_iter().take(room).enumerate() {
            info.add(i).write(vcpu.info);
            if !cpumaps.is_null() {
                maps.write(i, &vcpu.cpumap);
            }
        }
        Ok(as_count(count))
    })
}

/// Fetch the host CPUs each virtual CPU may use.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetVcpuPinInfo(
    domain: virDomainPtr,
    ncpumaps: c_int,
    cpumaps: *mut c_uchar,
    maplen: c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainGetVcpuPinInfo",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.positive(ncpumaps, "ncpumaps")?;
        let cpumaps = cx.required(cpumaps, "cpumaps")?;
        cx.positive(maplen, "maplen")?;
        let (room, length) = map_sizes(cx, ncpumaps, maplen)?;
        let found = domain.get_vcpu_pin_info(room, length, flags)?;
        let maps = CpuMaps {
            start: cpumaps,
            length,
        };
        for (i, map) in found.iter().take(room).enumerate() {
            maps.write(i, map);
        }
        Ok(as_count(found.len().min(room)))
    })
}

/// Fetch the host CPUs that the emulator's threads may use.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetEmulatorPinInfo(
    domain: virDomainPtr,
    cpumap: *mut c_uchar,
    maplen: c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainGetEmulatorPinInfo",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        let start = cx.required(cpumap, "cpumap")?;
        cx.positive(maplen, "maplen")?;
        let (_, length) = map_sizes(cx, 1, maplen)?;
        let Some(map) = domain.get_emulator_pin_info(length, flags)? else {
            return Ok(0);
        };
        CpuMaps { start, length }.write(0, &map);
        Ok(1)
    })
}

/// Fetch CPU usage of a domain, per host CPU or in total.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetCPUStats(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_uint,
    start_cpu: c_int,
    ncpus: c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainGetCPUStats", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        check_cpu_stats(cx, params, nparams, start_cpu, ncpus)?;
        if ncpus == 0 {
            return Ok(as_count(domain.get_cpu_stats(0, 0, flags)?.len()));
        }
        // A question for the number of parameters is about any CPU.
        let asks = nparams == 0;
        let first = if asks { start_cpu.min(0) } else { start_cpu };
        let found = domain.get_cpu_stats(first, if asks { 1 } else { ncpus }, flags)?;
        if asks {
            return Ok(as_count(found.first().map_or(0, TypedParams::len)));
        }
        let (per_cpu, cpus) = (nparams as usize, ncpus as usize);
        let mut most = 0;
        for (i, values) in found.iter().take(cpus).enumerate() {
            let count = values.len().min(per_cpu);
            fill_params(values, params.add(i * per_cpu), count)?;
            most = most.max(count);
        }
        Ok(as_count(most))
    })
}

fn check_cpu_stats(
    cx: &Cx,
    params: virTypedParameterPtr,
    nparams: c_uint,
    start_cpu: c_int,
    ncpus: c_uint,
) -> Result<()> {
    if start_cpu != -1 {
        cx.non_negative(start_cpu, "start_cpu")?;
    } else if ncpus != 1 {
        return Err(cx.bad_argument("start_cpu", "ncpus must be 1 when start_cpu is -1"));
    }
    if nparams != 0 {
        cx.required(params, "params")?;
    }
    if (nparams == 0 || ncpus == 0) && !params.is_null() {
        return Err(cx.broken_rule("params", "be NULL"));
    }
    match nparams.checked_mul(ncpus) {
        Some(_) => Ok(()),
        None => Err(cx.too_large(nparams, ncpus)),
    }
}
