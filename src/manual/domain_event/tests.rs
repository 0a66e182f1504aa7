//! Deliveries, by C functions that write down what they get.
use super::deliver::Target;
use crate::entry::{AnyCallback, Borrowed, UserData};
use crate::manual::tests::connection;
use abi::*;
use api::{Domain, DomainEvent, GraphicsAddress, GraphicsIdentity, Subject};
use std::cell::RefCell;
use std::ffi::{CStr, c_char, c_int, c_ulonglong, c_void};
use util::Uuid;
use util::typed_param::TypedParams;

thread_local! {
    static SEEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn note(text: String) {
    SEEN.with_borrow_mut(|seen| seen.push(text));
}

/// # Safety
/// `text` is NULL or NUL-terminated.
unsafe fn text(text: *const c_char) -> String {
    if text.is_null() {
        return "NULL".to_owned();
    }
    // SAFETY: not NULL; terminated by contract.
    unsafe { CStr::from_ptr(text) }
        .to_string_lossy()
        .into_owned()
}

/// # Safety
/// `dom` is a domain, `opaque` a terminated text.
unsafe fn who(dom: virDomainPtr, opaque: *mut c_void) -> String {
    // SAFETY: passed on to the caller.
    let (domain, data) = unsafe { (Borrowed::<Domain>::new(dom.cast()), text(opaque.cast())) };
    let domain = domain.expect("a domain");
    format!("{} {} {data}:", domain.name(), domain.id())
}

unsafe extern "C" fn io_error(
    _conn: virConnectPtr,
    dom: virDomainPtr,
    path: *const c_char,
    alias: *const c_char,
    action: c_int,
    opaque: *mut c_void,
) {
    // SAFETY: what the delivery gives.
    let line = unsafe {
        format!(
            "{} {} {} {action}",
            who(dom, opaque),
            text(path),
            text(alias)
        )
    };
    note(line);
}

unsafe extern "C" fn io_error_reason(
    conn: virConnectPtr,
    dom: virDomainPtr,
    path: *const c_char,
    alias: *const c_char,
    action: c_int,
    reason: *const c_char,
    opaque: *mut c_void,
) {
    // SAFETY: what the delivery gives.
    unsafe { io_error(conn, dom, path, alias, action, opaque) };
    // SAFETY: as above.
    note(unsafe { text(reason) });
}

unsafe extern "C" fn graphics(
    _conn: virConnectPtr,
    dom: virDomainPtr,
    phase: c_int,
    local: *const virDomainEventGraphicsAddress,
    remote: *const virDomainEventGraphicsAddress,
    scheme: *const c_char,
    subject: *const virDomainEventGraphicsSubject,
    opaque: *mut c_void,
) {
    // SAFETY: what the delivery gives.
    let line = unsafe {
        let (local, remote, identity) = (&*local, &*remote, &*(*subject).identities);
        format!(
            "{} {phase} {} {} {} {} {} {} {} {}",
            who(dom, opaque),
            local.family,
            text(local.node),
            text(local.service),
            text(remote.service),
            text(scheme),
            (*subject).nidentity,
            text(identity.r#type),
            text(identity.name)
        )
    };
    note(line);
}

unsafe extern "C" fn tunable(
    _conn: virConnectPtr,
    dom: virDomainPtr,
    params: virTypedParameterPtr,
    count: c_int,
    opaque: *mut c_void,
) {
    // SAFETY: what the delivery gives.
    let line = unsafe {
        let param = &*params;
        format!(
            "{} {count} {} {}",
            who(dom, opaque),
            text(param.field.as_ptr()),
            text(param.value.s)
        )
    };
    note(line);
}

unsafe extern "C" fn threshold(
    _conn: virConnectPtr,
    dom: virDomainPtr,
    dev: *const c_char,
    path: *const c_char,
    threshold: c_ulonglong,
    excess: c_ulonglong,
    opaque: *mut c_void,
) {
    // SAFETY: what the delivery gives.
    let line = unsafe {
        format!(
            "{} {} {} {threshold} {excess}",
            who(dom, opaque),
            text(dev),
            text(path)
        )
    };
    note(line);
}

/// Delivers `what` to a callback registered for `id`; what it wrote down.
fn seen(id: c_int, callback: AnyCallback, what: &DomainEvent) -> Vec<String> {
    let data = UserData::new(c"data".as_ptr().cast_mut().cast(), None);
    let subject = Subject {
        name: "guest".to_owned(),
        uuid: Uuid([1; 16]),
        id: 3,
    };
    Target { id, callback, data }.deliver(&connection(), &subject, what);
    SEEN.take()
}

/// A callback of any type; only that changes.
macro_rules! any {
    ($function:ident as $ty:ty) => {
        // SAFETY: it is called as what it is.
        unsafe { std::mem::transmute::<$ty, AnyCallback>(Some($function)) }
    };
}

#[test]
fn an_io_error_reaches_both_kinds_of_callback() {
    let what = DomainEvent::IoErrorReason {
        src_path: "/disk".to_owned(),
        dev_alias: "virtio0".to_owned(),
        action: 1,
        reason: "enospc".to_owned(),
    };
    let plain = any!(io_error as virConnectDomainEventIOErrorCallback);
    assert_eq!(
        seen(VIR_DOMAIN_EVENT_ID_IO_ERROR, plain, &what),
        ["guest 3 data: /disk virtio0 1"]
    );
    let reason = any!(io_error_reason as virConnectDomainEventIOErrorReasonCallback);
    assert_eq!(
        seen(VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON, reason, &what),
        ["guest 3 data: /disk virtio0 1", "enospc"]
    );
}

#[test]
fn graphics_come_as_structures() {
    let address = |service: Option<&str>| GraphicsAddress {
        family: 2,
        node: "/socket".to_owned(),
        service: service.map(str::to_owned),
    };
    let what = DomainEvent::Graphics {
        phase: 1,
        local: address(None),
        remote: address(Some("5900")),
        auth_scheme: "sasl".to_owned(),
        subject: vec![GraphicsIdentity {
            kind: "saslUsername".to_owned(),
            name: "fred".to_owned(),
        }],
    };
    let callback = any!(graphics as virConnectDomainEventGraphicsCallback);
    assert_eq!(
        seen(VIR_DOMAIN_EVENT_ID_GRAPHICS, callback, &what),
        ["guest 3 data: 1 2 /socket NULL 5900 sasl 1 saslUsername fred"]
    );
}

#[test]
fn parameters_live_as_long_as_the_call() {
    let mut params = TypedParams::new();
    params.add("blkdeviotune.disk", "vda".to_owned()).unwrap();
    let callback = any!(tunable as virConnectDomainEventTunableCallback);
    assert_eq!(
        seen(
            VIR_DOMAIN_EVENT_ID_TUNABLE,
            callback,
            &DomainEvent::Tunable { params }
        ),
        ["guest 3 data: 1 blkdeviotune.disk vda"]
    );
}

#[test]
fn a_missing_text_is_null() {
    let what = DomainEvent::BlockThreshold {
        dev: "vda[1]".to_owned(),
        path: None,
        threshold: u64::MAX,
        excess: 7,
    };
    let callback = any!(threshold as virConnectDomainEventBlockThresholdCallback);
    assert_eq!(
        seen(VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD, callback, &what),
        [format!("guest 3 data: vda[1] NULL {} 7", u64::MAX)]
    );
}
