//! Calls to a disk of a domain whose arguments depend on one another.
use crate::entry::Call;
use abi::*;
use api::Domain;
use std::ffi::{c_char, c_int, c_uint, c_ulong};
use util::error::ErrorDomain;

/// Fill a disk from its backing image, or copy it.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockRebase(
    dom: virDomainPtr,
    disk: *const c_char,
    base: *const c_char,
    bandwidth: c_ulong,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainBlockRebase", ErrorDomain::VIR_FROM_DOMAIN, false);
    const OF_COPIES: c_uint = VIR_DOMAIN_BLOCK_REBASE_SHALLOW
        | VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT
        | VIR_DOMAIN_BLOCK_REBASE_COPY_RAW
        | VIR_DOMAIN_BLOCK_REBASE_COPY_DEV;
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        cx.require_write(dom.conn())?;
        let disk = cx.text(disk, "disk")?;
        if flags & VIR_DOMAIN_BLOCK_REBASE_COPY != 0 {
            cx.present(base, "base")?;
        } else if flags & OF_COPIES != 0 {
            return Err(cx.bad_argument("flags", "use of flags requires a copy job"));
        }
        dom.block_rebase(disk, cx.optional_text(base, "base")?, bandwidth, flags)?;
        Ok(0)
    })
}

/// Fetch the I/O limits of a disk; which one does not matter when their number is asked for.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetBlockIoTune(
    dom: virDomainPtr,
    disk: *const c_char,
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainGetBlockIoTune",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        let out = cx.params_buffer(params, nparams, "params", false)?;
        if nparams.read() != 0 {
            cx.present(disk, "disk")?;
        }
        let disk = cx.optional_text(disk, "disk")?;
        out.fill(&dom.get_block_io_tune(disk, flags)?)?;
        Ok(0)
    })
}
