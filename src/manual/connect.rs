//! Connections: opening and closing, and what they tell without asking a driver.
//!
//! Which URI is meant is found in `uri`, the questions to the user are in `auth`.
mod auth;
pub(super) mod uri;

use crate::drivers::{REGISTRY, register_services};
use crate::entry::{Call, Cx, UserData, handle_check, ret};
use abi::*;
use api::{CloseCallback, Conn, Connect};
use std::ffi::{c_char, c_int, c_uint, c_ulong, c_void};
use std::sync::{Arc, Once};
use util::error::{ErrorDomain, Result};

/// Domain of errors about opening and closing.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Domain of the other calls' errors.
const HOST: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// The library's release as `virGetVersion` gives it.
const VERSION: c_ulong = LIBVIR_VERSION_NUMBER.unsigned_abs() as c_ulong;

/// Sets the library up, once in a process.
pub(super) fn initialize() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        util::log::set_from_env();
        register_services();
    });
}

/// Sets the library up; opening a connection does it as well.
#[unsafe(no_mangle)]
pub extern "C" fn virInitialize() -> c_int {
    const CALL: Call = Call::new("virInitialize", ORIGIN, true);
    CALL.run(|_| {
        initialize();
        Ok(0)
    })
}

/// Fetches the version of this library, and, as drivers have no version of their own, the same as
/// that of any driver.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetVersion(
    libVer: *mut c_ulong,
    r#type: *const c_char,
    typeVer: *mut c_ulong,
) -> c_int {
    const CALL: Call = Call::new("virGetVersion", ORIGIN, false);
    // Any type will do, known or not.
    let _ = r#type;
    CALL.run(|_| {
        initialize();
        if libVer.is_null() {
            return Err(util::Error::unexplained());
        }
        // SAFETY: not NULL; writable by the prototype.
        unsafe { libVer.write(VERSION) };
        if !typeVer.is_null() {
            // SAFETY: as above.
            unsafe { typeVer.write(VERSION) };
        }
        Ok(0)
    })
}

/// Opens a connection with full access to the hypervisor that a URI names.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectOpen(name: *const c_char) -> virConnectPtr {
    const CALL: Call = Call::new("virConnectOpen", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe { open(cx, name, std::ptr::null_mut(), 0) })
}

/// Opens a connection that can look but not change anything.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectOpenReadOnly(name: *const c_char) -> virConnectPtr {
    const CALL: Call = Call::new("virConnectOpenReadOnly", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe { open(cx, name, std::ptr::null_mut(), VIR_CONNECT_RO) })
}

/// Opens a connection and obtains credentials through callbacks where needed.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectOpenAuth(
    name: *const c_char,
    auth: virConnectAuthPtr,
    flags: c_uint,
) -> virConnectPtr {
    const CALL: Call = Call::new("virConnectOpenAuth", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe { open(cx, name, auth, flags) })
}

/// # Safety
/// `name` is NULL or NUL-terminated, `auth` NULL or complete.
unsafe fn open(
    cx: &Cx,
    name: *const c_char,
    auth: virConnectAuthPtr,
    flags: c_uint,
) -> Result<virConnectPtr> {
    initialize();
    // SAFETY: passed on to the caller.
    let (name, auth) = unsafe { (cx.optional_text(name, "name")?, auth.as_ref()) };
    let uri = uri::resolve(name, flags)?;
    let conn = match auth {
        None => REGISTRY.open(uri.as_deref(), flags, None)?,
        Some(auth) => {
            // SAFETY: passed on to the caller.
            let ask = |questions: &[api::Credential]| unsafe { auth::ask(auth, questions) };
            // SAFETY: passed on to the caller.
            let kinds =
                unsafe { cx.slice(auth.credtype.cast_const(), auth.ncredtype, "auth") }?.to_vec();
            let callback: Option<&api::AuthCallback<'_>> =
                if auth.cb.is_some() { Some(&ask) } else { None };
            REGISTRY.open(uri.as_deref(), flags, Some(&api::Auth { kinds, callback }))?
        }
    };
    Ok(ret::shared(conn))
}

/// Drops one reference; gives 0 when it was the last, which closes the connection, else 1.
///
/// # Safety
/// The arguments are what the C prototype asks for; the caller gives up its reference.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectClose(conn: virConnectPtr) -> c_int {
    const CALL: Call = Call::new("virConnectClose", ORIGIN, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.take::<Connect>(conn) }?;
        let others = Arc::downgrade(&conn);
        let uri = handle_check::is_on().then(|| conn.uri().to_owned());
        drop(conn);
        if let Some(uri) = uri {
            handle_check::closed(&others, &uri);
        }
        Ok(c_int::from(others.strong_count() > 0))
    })
}

/// Returns a copy of a connection's URI.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetURI(conn: virConnectPtr) -> *mut c_char {
    const CALL: Call = Call::new("virConnectGetURI", HOST, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.handle::<Connect>(conn) }?;
        ret::text(conn.uri())
    })
}

/// Returns the name of a connection's hypervisor driver; it stays the connection's.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetType(conn: virConnectPtr) -> *const c_char {
    const CALL: Call = Call::new("virConnectGetType", HOST, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.handle::<Connect>(conn) }?;
        Ok(conn.driver_name().as_c_str().as_ptr())
    })
}

/// Fetches the libvirt version at the far end of a connection, which is here.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetLibVersion(
    conn: virConnectPtr,
    libVer: *mut c_ulong,
) -> c_int {
    const CALL: Call = Call::new("virConnectGetLibVersion", HOST, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        unsafe {
            cx.handle::<Connect>(conn)?;
            ret::store(VERSION, cx.required(libVer, "libVer")?)?;
        }
        Ok(0)
    })
}

/// Probes the far end of a connection every `interval` seconds; after `count` probes without an
/// answer the connection is closed.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectSetKeepAlive(
    conn: virConnectPtr,
    interval: c_int,
    count: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virConnectSetKeepAlive", HOST, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.handle::<Connect>(conn) }?;
        conn.set_keep_alive(interval, count)
    })
}

/// Asks to be told when a connection breaks.  Most drivers in this library never lose theirs: then
/// there is nothing to tell and, as in libvirt, nothing is kept.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectRegisterCloseCallback(
    conn: virConnectPtr,
    cb: virConnectCloseFunc,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    const CALL: Call = Call::new("virConnectRegisterCloseCallback", HOST, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.handle::<Connect>(conn) }?;
        cx.function(cb.is_some(), "cb")?;
        if !conn.drivers().can_break {
            return Ok(0);
        }
        let data = UserData::new(opaque, freecb);
        let held = data.clone();
        let call = move |conn: &Conn, reason: c_int| {
            if let Some(cb) = cb {
                // SAFETY: the function is of this type by the prototype; its data and the
                // connection outlive the call.
                unsafe { cb(ret::borrowed(conn), reason, held.opaque()) };
            }
        };
        conn.set_close_callback(CloseCallback {
            key: close_key(cb),
            call: Box::new(call),
        })?;
        data.keep();
        Ok(0)
    })
}

/// Takes back what `virConnectRegisterCloseCallback` asked for.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectUnregisterCloseCallback(
    conn: virConnectPtr,
    cb: virConnectCloseFunc,
) -> c_int {
    const CALL: Call = Call::new("virConnectUnregisterCloseCallback", HOST, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.handle::<Connect>(conn) }?;
        cx.function(cb.is_some(), "cb")?;
        if conn.drivers().can_break {
            conn.take_close_callback(close_key(cb))?;
        }
        Ok(0)
    })
}

/// What a close callback is known by.
fn close_key(cb: virConnectCloseFunc) -> usize {
    cb.map_or(0, |cb| cb as usize)
}
