//! Calls to a domain whose numbers have a range of their own, and an old name.
use crate::entry::Call;
use crate::generated::virDomainCreateXML;
use abi::*;
use api::Domain;
use std::ffi::{c_char, c_int, c_uint};
use util::error::{ErrorDomain, ErrorNumber};

/// The name by which `virDomainCreateXML` went at first; its errors name the newer one.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCreateLinux(
    conn: virConnectPtr,
    xmlDesc: *const c_char,
    flags: c_uint,
) -> virDomainPtr {
    // SAFETY: passed on to the caller.
    unsafe { virDomainCreateXML(conn, xmlDesc, flags) }
}

/// Write a domain's memory to a file in a chosen format.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCoreDumpWithFormat(
    domain: virDomainPtr,
    to: *const c_char,
    dumpformat: c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainCoreDumpWithFormat",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        let to = cx.text(to, "to")?;
        if dumpformat > VIR_DOMAIN_CORE_DUMP_FORMAT_WIN_DMP.cast_unsigned() {
            let text = format!("dumpformat '{}' is not supported", dumpformat.cast_signed());
            return Err(cx.bad_argument("flags", text));
        }
        domain.core_dump_with_format(to, dumpformat, flags)?;
        Ok(0)
    })
}

/// Press keys of a guest's keyboard, all at once.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSendKey(
    domain: virDomainPtr,
    codeset: c_uint,
    holdtime: c_uint,
    keycodes: *mut c_uint,
    nkeycodes: c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainSendKey", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        let keycodes = cx.required(keycodes, "keycodes")?;
        cx.positive(nkeycodes, "nkeycodes")?;
        if codeset > VIR_KEYCODE_SET_QNUM.cast_unsigned() {
            let text = format!("Unsupported codeset '{}'", codeset.cast_signed());
            return Err(cx.bad_argument("codeset", text));
        }
        if nkeycodes > VIR_DOMAIN_SEND_KEY_MAX_KEYS {
            let text = format!("nkeycodes must be <= {VIR_DOMAIN_SEND_KEY_MAX_KEYS}");
            return Err(cx.bad_argument("nkeycodes", text));
        }
        let keys = cx.slice(keycodes.cast_const(), nkeycodes, "keycodes")?;
        domain.send_key(codeset, holdtime, keys, flags)?;
        Ok(0)
    })
}

/// Change what happens when a domain powers off, reboots or crashes.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetLifecycleAction(
    domain: virDomainPtr,
    r#type: c_uint,
    action: c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainSetLifecycleAction",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        if r#type > VIR_DOMAIN_LIFECYCLE_CRASH.cast_unsigned() {
            let text = format!("invalid lifecycle type '{}'", r#type);
            return Err(cx.error(ErrorNumber::VIR_ERR_INVALID_ARG, text));
        }
        if action > VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART.cast_unsigned() {
            let text = format!("invalid lifecycle action '{action}'");
            return Err(cx.error(ErrorNumber::VIR_ERR_INVALID_ARG, text));
        }
        domain.set_lifecycle_action(r#type, action, flags)?;
        Ok(0)
    })
}
