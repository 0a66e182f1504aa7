//! The one volume function whose number has a rule of its own.
use crate::entry::Call;
use abi::*;
use api::StorageVol;
use std::ffi::{c_int, c_uint, c_ulonglong};
use util::error::ErrorDomain;

/// Change the size of a volume.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolResize(
    vol: virStorageVolPtr,
    capacity: c_ulonglong,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virStorageVolResize", ErrorDomain::VIR_FROM_STORAGE, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let vol = cx.handle::<StorageVol>(vol)?;
        cx.require_write(vol.conn())?;
        if capacity == 0
            && flags & (VIR_STORAGE_VOL_RESIZE_DELTA | VIR_STORAGE_VOL_RESIZE_SHRINK) == 0
        {
            let text = format!(
                "capacity in {} cannot be zero without 'delta' or 'shrink' flags set",
                cx.call.name
            );
            return Err(cx.bad_argument("capacity", text));
        }
        vol.resize(capacity, flags)?;
        Ok(0)
    })
}
