//! QEMU's own events (`virConnectDomainQemuMonitorEventRegister`), which libvirt-qemu publishes.
use super::domain_event::require_same;
use crate::entry::{Call, UserData, ret};
use abi::*;
use api::{Conn, Connect, Domain, Event, EventKind, Name};
use std::ffi::{c_char, c_int, c_uint, c_void};
use std::ptr::null;
use std::sync::Arc;
use util::error::ErrorDomain;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Registers a callback for raw events of QEMU's monitor; gives its id.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsConnectDomainQemuMonitorEventRegister(
    conn: virConnectPtr,
    dom: virDomainPtr,
    event: *const c_char,
    cb: virConnectDomainQemuMonitorEventCallback,
    opaque: *mut c_void,
    freecb: virFreeCallback,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virConnectDomainQemuMonitorEventRegister", ORIGIN, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let (conn, dom) = unsafe {
            (
                cx.handle::<Connect>(conn)?,
                cx.optional_handle::<Domain>(dom)?,
            )
        };
        let dom = dom.as_ref().map(|dom| dom.as_ref());
        require_same(
            cx,
            &conn,
            dom,
            " in virConnectDomainQemuMonitorEventRegister",
        )?;
        cx.function(cb.is_some(), "cb")?;
        cx.require_write(&conn)?;
        // SAFETY: the caller keeps to the prototype.
        let name = unsafe { cx.optional_text(event, "event") }?;
        let data = UserData::new(opaque, freecb);
        let held = data.clone();
        let call = move |conn: &Conn, event: &Event| deliver(cb, conn, event, &held);
        let id = conn.domain_qemu_monitor_event_register(dom, name, Box::new(call), flags)?;
        data.keep();
        Ok(id)
    })
}

/// Removes a callback by its id.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsConnectDomainQemuMonitorEventDeregister(
    conn: virConnectPtr,
    callbackID: c_int,
) -> c_int {
    const CALL: Call = Call::new("virConnectDomainQemuMonitorEventDeregister", ORIGIN, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.handle::<Connect>(conn) }?;
        conn.domain_qemu_monitor_event_deregister(callbackID)?;
        Ok(0)
    })
}

fn deliver(
    callback: virConnectDomainQemuMonitorEventCallback,
    conn: &Conn,
    event: &Event,
    data: &UserData,
) {
    let (
        Some(callback),
        EventKind::QemuMonitor {
            event: name,
            seconds,
            micros,
            details,
        },
    ) = (callback, &event.kind)
    else {
        return;
    };
    let subject = &event.subject;
    let domain = Arc::new(Domain::new(conn, &subject.name, subject.uuid, subject.id));
    let (name, details) = (Name::new(name), details.as_deref().map(Name::new));
    let details = details
        .as_ref()
        .map_or(null(), |details| details.as_c_str().as_ptr());
    let (conn, domain) = (ret::borrowed(conn), ret::borrowed(&domain));
    // SAFETY: the caller's own callback and data; what the arguments point to outlives the call.
    unsafe {
        callback(
            conn,
            domain,
            name.as_c_str().as_ptr(),
            *seconds,
            *micros,
            details,
            data.opaque(),
        )
    };
}
