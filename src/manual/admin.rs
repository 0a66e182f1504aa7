//! The administration interface: connecting, and what needs no daemon.
//!
//! libvirt-admin.so.0 publishes these functions without the `Rs`.  Its protocol is not spoken: a
//! daemon that answers is refused as unsupported, so no connection ever comes to be.
mod uri;

use crate::entry::{Call, ret};
use crate::manual::connect::initialize;
use abi::*;
use api::{AdmClient, AdmConnect};
use std::ffi::{c_char, c_int, c_uint, c_ulonglong, c_void};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::Arc;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_ADMIN;

/// Set up the admin library; opening a connection does it as well.
#[unsafe(no_mangle)]
pub extern "C" fn virRsAdmInitialize() -> c_int {
    const CALL: Call = Call::new("virAdmInitialize", ORIGIN, true);
    CALL.run(|_| {
        initialize();
        Ok(0)
    })
}

/// Fetch the version of this library.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsAdmGetVersion(libVer: *mut c_ulonglong) -> c_int {
    const CALL: Call = Call::new("virAdmGetVersion", ORIGIN, false);
    CALL.run(|_| {
        initialize();
        if libVer.is_null() {
            return Err(util::Error::unexplained());
        }
        // SAFETY: not NULL; writable by the prototype.
        unsafe { libVer.write(LIBVIR_VERSION_NUMBER.unsigned_abs().into()) };
        Ok(0)
    })
}

/// Open a connection to a daemon's admin interface.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsAdmConnectOpen(
    name: *const c_char,
    flags: c_uint,
) -> virAdmConnectPtr {
    const CALL: Call = Call::new("virAdmConnectOpen", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        initialize();
        let name = cx.optional_text(name, "name")?;
        let socket = uri::socket(name, flags)?;
        connect(Path::new(&socket))?;
        let text = format!(
            "{}: the daemon at '{socket}' cannot be talked to by this library",
            cx.call.name
        );
        Err(cx.error(ErrorNumber::VIR_ERR_NO_SUPPORT, text))
    })
}

fn connect(socket: &Path) -> Result<UnixStream> {
    // `sun_path` of the socket address, with its NUL.
    const ROOM: usize = 108;
    let place = socket.display();
    if socket.as_os_str().as_bytes().len() >= ROOM {
        let cause = std::io::Error::from_raw_os_error(libc::ENOMEM);
        let text = format!("Path {place} too long for unix socket");
        return Err(Error::system(ErrorDomain::VIR_FROM_RPC, &cause, text));
    }
    UnixStream::connect(socket).map_err(|cause| {
        Error::system(
            ErrorDomain::VIR_FROM_RPC,
            &cause,
            format!("Failed to connect socket to '{place}'"),
        )
    })
}

/// Drop one reference to an admin connection: 0 when it was the last, else 1; NULL is none.
///
/// # Safety
/// The arguments are what the C prototype asks for; the caller gives up its reference.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsAdmConnectClose(conn: virAdmConnectPtr) -> c_int {
    const CALL: Call = Call::new("virAdmConnectClose", ORIGIN, false);
    CALL.run(|cx| {
        if conn.is_null() {
            return Ok(0);
        }
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.take::<AdmConnect>(conn) }?;
        Ok(c_int::from(Arc::into_inner(conn).is_none()))
    })
}

/// Returns the canonical URI of an admin connection.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsAdmConnectGetURI(conn: virAdmConnectPtr) -> *mut c_char {
    const CALL: Call = Call::new("virAdmConnectGetURI", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe { ret::text(cx.handle::<AdmConnect>(conn)?.uri().as_str()) })
}

/// Tell whether an admin connection can still be used; NULL cannot.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsAdmConnectIsAlive(conn: virAdmConnectPtr) -> c_int {
    const CALL: Call = Call::new("virAdmConnectIsAlive", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        if conn.is_null() {
            return Ok(0);
        }
        Ok(c_int::from(cx.handle::<AdmConnect>(conn)?.is_alive()?))
    })
}

/// Register the callback that runs when the admin connection breaks.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsAdmConnectRegisterCloseCallback(
    conn: virAdmConnectPtr,
    _cb: virAdmConnectCloseFunc,
    _opaque: *mut c_void,
    _freecb: virFreeCallback,
) -> c_int {
    const CALL: Call = Call::new("virAdmConnectRegisterCloseCallback", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        cx.handle::<AdmConnect>(conn)?;
        Err(cx.error(ErrorNumber::VIR_ERR_NO_SUPPORT, cx.call.name))
    })
}

/// Remove the close callback of an admin connection.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsAdmConnectUnregisterCloseCallback(
    conn: virAdmConnectPtr,
    _cb: virAdmConnectCloseFunc,
) -> c_int {
    const CALL: Call = Call::new("virAdmConnectUnregisterCloseCallback", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        cx.handle::<AdmConnect>(conn)?;
        Err(cx.error(ErrorNumber::VIR_ERR_NO_SUPPORT, cx.call.name))
    })
}

/// Returns the number a server has given to a client, -1 on failure.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsAdmClientGetID(client: virAdmClientPtr) -> c_ulonglong {
    const CALL: Call = Call::new("virAdmClientGetID", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run_or(c_ulonglong::MAX, |cx| unsafe {
        Ok(*cx.handle::<AdmClient>(client)?.id())
    })
}
