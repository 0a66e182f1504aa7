//! Events of networks, storage pools, host devices and secrets, which are alike.
use super::domain_event::attachment_of;
use crate::entry::registration::{Family, Wish};
use crate::entry::{AnyCallback, Call, UserData, ret};
use abi::*;
use api::{Conn, Connect, Event, EventKind, Name, Network, NodeDevice, Secret, StoragePool};
use std::ffi::{c_int, c_void};
use std::ptr::null;
use std::sync::Arc;
use util::error::ErrorDomain;

/// Calls a C callback as one of that type, with connection and object before the arguments, the
/// caller's data behind them.
macro_rules! call {
    ($callback:ident as $ty:ty, $conn:ident, $object:ident, $data:ident $(, $arg:expr)*) => {{
        // SAFETY: the caller registered a function of this type for this kind of event.
        let callback = unsafe { std::mem::transmute::<AnyCallback, $ty>($callback) };
        if let Some(callback) = callback {
            // SAFETY: as above; what the arguments point to outlives the call.
            unsafe { callback(ret::borrowed($conn), ret::borrowed(&$object), $($arg,)* $data.opaque()) };
        }
    }};
}

fn deliver_network(callback: AnyCallback, conn: &Conn, event: &Event, data: &UserData) {
    let object = Arc::new(Network::new(conn, &event.subject.name, event.subject.uuid));
    match &event.kind {
        EventKind::NetworkLifecycle { event, detail } => call!(
            callback as virConnectNetworkEventLifecycleCallback,
            conn,
            object,
            data,
            *event,
            *detail
        ),
        EventKind::NetworkMetadataChange { r#type, nsuri } => {
            let nsuri = nsuri.as_deref().map(Name::new);
            let nsuri = nsuri
                .as_ref()
                .map_or(null(), |nsuri| nsuri.as_c_str().as_ptr());
            call!(
                callback as virConnectNetworkEventMetadataChangeCallback,
                conn,
                object,
                data,
                *r#type,
                nsuri
            );
        }
        _ => {}
    }
}

fn deliver_pool(callback: AnyCallback, conn: &Conn, event: &Event, data: &UserData) {
    let object = Arc::new(StoragePool::new(
        conn,
        &event.subject.name,
        event.subject.uuid,
    ));
    match &event.kind {
        EventKind::StoragePoolLifecycle { event, detail } => call!(
            callback as virConnectStoragePoolEventLifecycleCallback,
            conn,
            object,
            data,
            *event,
            *detail
        ),
        EventKind::StoragePoolRefresh => call!(
            callback as virConnectStoragePoolEventGenericCallback,
            conn,
            object,
            data
        ),
        _ => {}
    }
}

fn deliver_device(callback: AnyCallback, conn: &Conn, event: &Event, data: &UserData) {
    let object = Arc::new(NodeDevice::new(conn, &event.subject.name));
    match &event.kind {
        EventKind::NodeDeviceLifecycle { event, detail } => call!(
            callback as virConnectNodeDeviceEventLifecycleCallback,
            conn,
            object,
            data,
            *event,
            *detail
        ),
        EventKind::NodeDeviceUpdate => call!(
            callback as virConnectNodeDeviceEventGenericCallback,
            conn,
            object,
            data
        ),
        _ => {}
    }
}

fn deliver_secret(callback: AnyCallback, conn: &Conn, event: &Event, data: &UserData) {
    let subject = &event.subject;
    let object = Arc::new(Secret::new(conn, subject.uuid, subject.id, &subject.name));
    match &event.kind {
        EventKind::SecretLifecycle { event, detail } => call!(
            callback as virConnectSecretEventLifecycleCallback,
            conn,
            object,
            data,
            *event,
            *detail
        ),
        EventKind::SecretValueChanged => call!(
            callback as virConnectSecretEventGenericCallback,
            conn,
            object,
            data
        ),
        _ => {}
    }
}

/// The two functions of a kind of object: their names and domain, the object's type and argument,
/// the last event ID, the methods behind, and how errors name an object.
macro_rules! events {
    ($(
        $register:ident, $deregister:ident, $origin:ident, $object:ident, $arg:ident: $pointer:ty, $callback:ty, $last:expr,
        $register_method:ident, $deregister_method:ident, $deliver:ident, |$it:ident| $words:expr;
    )*) => { $(
        /// Registers a callback for one kind of event of all objects, or of one; gives its id.
        ///
        /// # Safety
        /// The arguments are what the C prototype asks for: `cb` has the type that belongs to `eventID`.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $register(
            conn: virConnectPtr,
            $arg: $pointer,
            eventID: c_int,
            cb: $callback,
            opaque: *mut c_void,
            freecb: virFreeCallback,
        ) -> c_int {
            const CALL: Call = Call::new(stringify!($register), ErrorDomain::$origin, false);
            CALL.run(|cx| {
                // SAFETY: the caller keeps to the prototype.
                let (conn, object) = unsafe { (cx.handle::<Connect>(conn)?, cx.optional_handle::<$object>($arg)?) };
                let object = object.as_ref().map(|object| object.as_ref());
                if let Some($it) = object
                    && !Arc::ptr_eq($it.conn(), &conn)
                {
                    let text = format!("{} in {} must match connection", $words, stringify!($register));
                    return Err(cx.bad_argument(stringify!($arg), text));
                }
                cx.function(cb.is_some(), "cb")?;
                cx.non_negative(eventID, "eventID")?;
                if eventID > $last {
                    return Err(cx.broken_rule("eventID", &format!("be less than {}", $last + 1)));
                }
                // SAFETY: only the type changes; it is called as what it is.
                let cb = unsafe { std::mem::transmute::<$callback, AnyCallback>(cb) };
                let data = UserData::new(opaque, freecb);
                let held = data.clone();
                let call = move |conn: &Conn, event: &Event| $deliver(cb, conn, event, &held);
                let wish = Wish {
                    family: Family::$object,
                    event: eventID,
                    object: object.map(|$it| $words),
                    function: cb,
                    numbered: true,
                };
                let register = || conn.$register_method(object, eventID, Box::new(call));
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
        pub unsafe extern "C" fn $deregister(conn: virConnectPtr, callbackID: c_int) -> c_int {
            const CALL: Call = Call::new(stringify!($deregister), ErrorDomain::$origin, false);
            CALL.run(|cx| {
                // SAFETY: the caller keeps to the prototype.
                let conn = unsafe { cx.handle::<Connect>(conn) }?;
                conn.$deregister_method(callbackID)?;
                attachment_of(&conn)?.events.forget(Family::$object, callbackID);
                Ok(0)
            })
        }
    )* };
}

events! {
    virConnectNetworkEventRegisterAny, virConnectNetworkEventDeregisterAny, VIR_FROM_NETWORK,
    Network, net: virNetworkPtr, virConnectNetworkEventGenericCallback, VIR_NETWORK_EVENT_ID_METADATA_CHANGE,
    network_event_register_any, network_event_deregister_any, deliver_network,
    |it| format!("network '{}'", it.name());

    virConnectStoragePoolEventRegisterAny, virConnectStoragePoolEventDeregisterAny, VIR_FROM_STORAGE,
    StoragePool, pool: virStoragePoolPtr, virConnectStoragePoolEventGenericCallback, VIR_STORAGE_POOL_EVENT_ID_REFRESH,
    storage_pool_event_register_any, storage_pool_event_deregister_any, deliver_pool,
    |it| format!("storage pool '{}'", it.name());

    virConnectNodeDeviceEventRegisterAny, virConnectNodeDeviceEventDeregisterAny, VIR_FROM_NODEDEV,
    NodeDevice, dev: virNodeDevicePtr, virConnectNodeDeviceEventGenericCallback, VIR_NODE_DEVICE_EVENT_ID_UPDATE,
    node_device_event_register_any, node_device_event_deregister_any, deliver_device,
    |it| format!("node device '{}'", it.name());

    virConnectSecretEventRegisterAny, virConnectSecretEventDeregisterAny, VIR_FROM_SECRET,
    Secret, secret: virSecretPtr, virConnectSecretEventGenericCallback, VIR_SECRET_EVENT_ID_VALUE_CHANGED,
    secret_event_register_any, secret_event_deregister_any, deliver_secret,
    |it| format!("secret '{}'", it.uuid());
}
