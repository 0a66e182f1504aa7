//! The QEMU monitor with file descriptors; libvirt-qemu.so.0 publishes it without the `Rs`.
use crate::entry::{Call, malloc, ret};
use abi::virDomainPtr;
use api::Domain;
use std::ffi::{c_char, c_int, c_uint};
use std::os::fd::IntoRawFd;
use util::error::ErrorDomain;

/// Send a command with file descriptors to a domain's QEMU monitor.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsDomainQemuMonitorCommandWithFiles(
    domain: virDomainPtr,
    cmd: *const c_char,
    ninfiles: c_uint,
    infiles: *mut c_int,
    noutfiles: *mut c_uint,
    outfiles: *mut *mut c_int,
    result: *mut *mut c_char,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainQemuMonitorCommandWithFiles",
        ErrorDomain::VIR_FROM_NONE,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        let cmd = cx.text(cmd, "cmd")?;
        let result = cx.required(result, "result")?;
        cx.require_write(domain.conn())?;
        let infiles = cx.slice(infiles.cast_const(), ninfiles, "infiles")?;
        let (answer, files) = domain.qemu_monitor_command_with_files(cmd, infiles, flags)?;
        let answer = malloc::text(&answer)?;
        // Descriptors that the caller does not take are closed as they drop.
        if !noutfiles.is_null() && !outfiles.is_null() {
            let files = files.into_iter().map(IntoRawFd::into_raw_fd).collect();
            noutfiles.write(ret::array(files, outfiles)?.cast_unsigned());
        }
        result.write(answer);
        Ok(0)
    })
}
