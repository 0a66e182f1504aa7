//! The one node device function that keeps its answer with the handle.
use crate::entry::Call;
use abi::virNodeDevicePtr;
use api::{Name, NodeDevice};
use std::ffi::c_char;
use util::error::{ErrorDomain, Result};

/// Returns the name of a node device's parent, which lives as long as the handle; NULL without one.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceGetParent(dev: virNodeDevicePtr) -> *const c_char {
    const CALL: Call = Call::new(
        "virNodeDeviceGetParent",
        ErrorDomain::VIR_FROM_NODEDEV,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dev = cx.handle::<NodeDevice>(dev)?;
        let parent = dev.parent().get_or_try_init(|| -> Result<_> {
            Ok(dev.get_parent()?.map(|name| Name::new(&name)))
        })?;
        Ok(parent
            .as_ref()
            .map_or(std::ptr::null(), |name| name.as_c_str().as_ptr()))
    })
}
