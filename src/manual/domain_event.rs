//! Events of domains: the two ways to register for them and to take that back.
//!
//! How an event becomes a call of the C callback is in `deliver`.
mod deliver;

use crate::entry::registration::{Family, Wish, address};
use crate::entry::{AnyCallback, Call, Cx, UserData, attachment};
use abi::*;
use api::{Conn, Connect, Domain, Event, EventCallback, EventKind};
use attachment::Attachment;
use deliver::Target;
use std::ffi::{c_int, c_void};
use std::sync::Arc;
use util::err;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// One more than the greatest `virDomainEventID`.
const EVENT_IDS: c_int = VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE + 1;

/// The closure that a driver calls, around a C callback and its data.
fn closure(id: c_int, callback: AnyCallback, data: &Arc<UserData>) -> EventCallback {
    let target = Target {
        id,
        callback,
        data: data.clone(),
    };
    Box::new(move |conn: &Conn, event: &Event| {
        if let EventKind::Domain(what) = &event.kind {
            target.deliver(conn, &event.subject, what);
        }
    })
}

/// Refuses a domain of another connection.
pub(super) fn require_same(cx: &Cx, conn: &Conn, dom: Option<&Domain>, words: &str) -> Result<()> {
    match dom {
        Some(dom) if !Arc::ptr_eq(dom.conn(), conn) => Err(cx.bad_argument(
            "dom",
            format!("domain '{}'{words} must match connection", dom.name()),
        )),
        _ => Ok(()),
    }
}

/// Registers a callback for one kind of event of all domains, or of one; gives the callback's id.
///
/// # Safety
/// The arguments are what the C prototype asks for: `cb` has the type that belongs to `eventID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainEventRegisterAny(
    conn: virConnectPtr,
    dom: virDomainPtr,
    eventID: c_int,
    cb: virConnectDomainEventGenericCallback,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    const CALL: Call = Call::new("virConnectDomainEventRegisterAny", ORIGIN, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let (conn, dom) = unsafe {
            (
                cx.handle::<Connect>(conn)?,
                cx.optional_handle::<Domain>(dom)?,
            )
        };
        let dom = dom.as_ref().map(|dom| dom.as_ref());
        require_same(cx, &conn, dom, "")?;
        cx.function(cb.is_some(), "cb")?;
        cx.non_negative(eventID, "eventID")?;
        if eventID >= EVENT_IDS {
            return Err(
                cx.bad_argument("eventID", format!("eventID must be less than {EVENT_IDS}"))
            );
        }
        // SAFETY: only the type changes; `deliver` calls it as what it is.
        let any =
            unsafe { std::mem::transmute::<virConnectDomainEventGenericCallback, AnyCallback>(cb) };
        let data = UserData::new(opaque, freecb);
        let wish = Wish {
            family: Family::Domain,
            event: eventID,
            object: dom.map(|dom| dom.uuid().to_string()),
            function: any,
            numbered: true,
        };
        let callback = closure(eventID, any, &data);
        let register = || conn.domain_event_register_any(dom, eventID, callback);
        let id = attachment_of(&conn)?.events.add(wish, register)?;
        data.keep();
        Ok(id)
    })
}

/// Removes a callback by its id.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainEventDeregisterAny(
    conn: virConnectPtr,
    callbackID: c_int,
) -> c_int {
    const CALL: Call = Call::new("virConnectDomainEventDeregisterAny", ORIGIN, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.handle::<Connect>(conn) }?;
        conn.domain_event_deregister_any(callbackID)?;
        attachment_of(&conn)?
            .events
            .forget(Family::Domain, callbackID);
        Ok(0)
    })
}

/// Registers a callback for the lifecycle of all domains, known by its function alone.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainEventRegister(
    conn: virConnectPtr,
    cb: virConnectDomainEventCallback,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    const CALL: Call = Call::new("virConnectDomainEventRegister", ORIGIN, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.handle::<Connect>(conn) }?;
        cx.function(cb.is_some(), "cb")?;
        let data = UserData::new(opaque, freecb);
        let wish = Wish {
            family: Family::Domain,
            event: VIR_DOMAIN_EVENT_ID_LIFECYCLE,
            object: None,
            function: any(cb),
            numbered: false,
        };
        let callback = closure(VIR_DOMAIN_EVENT_ID_LIFECYCLE, any(cb), &data);
        let register =
            || conn.domain_event_register_any(None, VIR_DOMAIN_EVENT_ID_LIFECYCLE, callback);
        let registered = attachment_of(&conn)?.events.add(wish, register);
        registered.map_err(|error| rename(cx, error))?;
        data.keep();
        Ok(0)
    })
}

/// Removes a callback by its function.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainEventDeregister(
    conn: virConnectPtr,
    cb: virConnectDomainEventCallback,
) -> c_int {
    const CALL: Call = Call::new("virConnectDomainEventDeregister", ORIGIN, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.handle::<Connect>(conn) }?;
        cx.function(cb.is_some(), "cb")?;
        let events = &attachment_of(&conn)?.events;
        let id = events.id_of(any(cb)).ok_or_else(|| {
            let function = address(any(cb));
            err!(VIR_FROM_NONE: VIR_ERR_INVALID_ARG, "event callback function {function:#x} not registered")
        })?;
        conn.domain_event_deregister_any(id).map_err(|error| rename(cx, error))?;
        events.forget(Family::Domain, id);
        Ok(0)
    })
}

fn any(callback: virConnectDomainEventCallback) -> AnyCallback {
    // SAFETY: only the type changes; `deliver` calls it as what it is.
    unsafe { std::mem::transmute::<virConnectDomainEventCallback, AnyCallback>(callback) }
}

/// The connection's attachment.
pub(super) fn attachment_of(conn: &Connect) -> Result<&Attachment> {
    attachment::of(conn)
        .ok_or_else(|| err!(VIR_ERR_INTERNAL_ERROR, "connection without attachment"))
}

/// Where a driver has no events, the error names the function that was called.
fn rename(cx: &Cx, error: Box<Error>) -> Box<Error> {
    match error.code {
        ErrorNumber::VIR_ERR_NO_SUPPORT => cx.error(ErrorNumber::VIR_ERR_NO_SUPPORT, cx.call.name),
        _ => error,
    }
}

#[cfg(test)]
mod tests;
