//! A domain's state, clock and scheduler, and what passes file descriptors to or from it.
use crate::entry::{Call, Cx, ret};
use abi::*;
use api::{Connect, Domain};
use std::ffi::{c_char, c_int, c_longlong, c_uint};
use std::mem::MaybeUninit;
use std::os::fd::{IntoRawFd, RawFd};
use util::error::{Error, ErrorDomain, Result};

/// Returns the ID of a running domain, -1 for another and on failure.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetID(domain: virDomainPtr) -> c_uint {
    const CALL: Call = Call::new("virDomainGetID", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run_or(c_uint::MAX, |cx| unsafe {
        Ok(cx.handle::<Domain>(domain)?.id().cast_unsigned())
    })
}

/// Fetch the state of a domain and the reason for it.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetState(
    domain: virDomainPtr,
    state: *mut c_int,
    reason: *mut c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainGetState", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        let state = cx.required(state, "state")?;
        let (value, why) = domain.get_state(flags)?;
        ret::store(value, state)?;
        ret::store_wanted(why, reason)?;
        Ok(0)
    })
}

/// Fetch the guest's clock.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetTime(
    dom: virDomainPtr,
    seconds: *mut c_longlong,
    nseconds: *mut c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainGetTime", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let (whole, rest) = cx.handle::<Domain>(dom)?.get_time(flags)?;
        ret::store_wanted(whole, seconds)?;
        ret::store_wanted(rest, nseconds)?;
        Ok(0)
    })
}

/// Returns the name of a domain's CPU scheduler and its parameter count.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetSchedulerType(
    domain: virDomainPtr,
    nparams: *mut c_int,
) -> *mut c_char {
    const CALL: Call = Call::new(
        "virDomainGetSchedulerType",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let (name, count) = cx.handle::<Domain>(domain)?.get_scheduler_type()?;
        ret::store_wanted(count, nparams)?;
        ret::text(&name)
    })
}

/// Fetch the progress of a domain's background job as typed parameters.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetJobStats(
    domain: virDomainPtr,
    r#type: *mut c_int,
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainGetJobStats", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        let kind = cx.required(r#type, "type")?;
        let params = cx.required(params, "params")?;
        let nparams = cx.required(nparams, "nparams")?;
        let (job, values) = domain.get_job_stats(flags)?;
        ret::params_alloc(&values, params, nparams)?;
        ret::store(job, kind)?;
        Ok(0)
    })
}

/// Connect a socket to a domain's graphics device.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainOpenGraphics(
    dom: virDomainPtr,
    idx: c_uint,
    fd: c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainOpenGraphics", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        cx.non_negative(fd, "fd")?;
        require_socket(cx, fd)?;
        dom.open_graphics(idx, fd, flags)?;
        Ok(0)
    })
}

fn require_socket(cx: &Cx, fd: RawFd) -> Result<()> {
    let mut stat = MaybeUninit::<libc::stat>::uninit();
    // SAFETY: `fstat` checks the descriptor and fills the structure when it succeeds.
    if unsafe { libc::fstat(fd, stat.as_mut_ptr()) } < 0 {
        let cause = std::io::Error::last_os_error();
        return Err(Error::system(
            cx.call.origin,
            &cause,
            format!("Unable to access file descriptor {fd}"),
        ));
    }
    // SAFETY: filled, as it succeeded.
    let mode = unsafe { stat.assume_init() }.st_mode;
    if mode & libc::S_IFMT != libc::S_IFSOCK {
        return Err(cx.bad_argument("fd", format!("fd {fd} must be a socket")));
    }
    Ok(())
}

/// Returns a new socket connected to a domain's graphics device.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainOpenGraphicsFD(
    dom: virDomainPtr,
    idx: c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainOpenGraphicsFD",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        Ok(cx
            .handle::<Domain>(dom)?
            .open_graphics_fd(idx, flags)?
            .into_raw_fd())
    })
}

/// Start a defined domain and hand it open file descriptors.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCreateWithFiles(
    domain: virDomainPtr,
    nfiles: c_uint,
    files: *mut c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainCreateWithFiles",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        let files = cx.slice(files.cast_const(), nfiles, "files")?;
        domain.create_with_files(files, flags)?;
        Ok(0)
    })
}

/// Start a transient domain from XML and hand it open file descriptors.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCreateXMLWithFiles(
    conn: virConnectPtr,
    xmlDesc: *const c_char,
    nfiles: c_uint,
    files: *mut c_int,
    flags: c_uint,
) -> virDomainPtr {
    const CALL: Call = Call::new(
        "virDomainCreateXMLWithFiles",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let conn = cx.handle::<Connect>(conn)?;
        let xml = cx.text(xmlDesc, "xmlDesc")?;
        cx.require_write(&conn)?;
        let files = cx.slice(files.cast_const(), nfiles, "files")?;
        Ok(ret::handle(
            conn.domain_create_xml_with_files(xml, files, flags)?,
        ))
    })
}

/// Give a named set of file descriptors to a domain for later use.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainFDAssociate(
    domain: virDomainPtr,
    name: *const c_char,
    nfds: c_uint,
    fds: *mut c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainFDAssociate", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.nonzero(nfds, "nfds")?;
        let fds = cx.slice(fds.cast_const(), nfds, "fds")?;
        cx.require_write(domain.conn())?;
        domain.fd_associate(cx.text(name, "name")?, fds, flags)?;
        Ok(0)
    })
}
