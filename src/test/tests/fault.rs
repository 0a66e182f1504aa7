//! What a document of an extended test host lets go wrong.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use abi::*;
use api::{CloseCallback, Conn, DomainEvent, EventKind, Registry};
use std::path::Path;
use std::sync::{Arc, Mutex};
use util::error::{ErrorDomain, ErrorNumber};
use util::event_loop;

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

const GUEST: &str = "<domain type='test'><name>g</name><memory>1024</memory><os><type>hvm</type></os>\
    <t:rtc-change after='30' seconds='-7'/><t:rtc-change after='10' seconds='20'/></domain>";

/// A host of its own with a guest and with what `content` says.
fn try_open(name: &str, query: &str, content: &str) -> util::Result<Conn> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fault-{name}.xml"));
    let node = format!("<node xmlns:t='urn:libvirt-in-rust:test:1.0'>{content}{GUEST}</node>");
    std::fs::write(&path, node).unwrap();
    let conn = REGISTRY.open(Some(&format!("test://{}{query}", path.display())), 0, None);
    std::fs::remove_file(&path).unwrap();
    conn
}

fn open(name: &str, content: &str) -> Conn {
    try_open(name, "?extended=1&clock=virtual", content).unwrap()
}

/// The error's code and text.
fn refusal<T>(outcome: util::Result<T>) -> (ErrorNumber, String) {
    let error = outcome.err().expect("a refusal");
    (error.code, error.message.clone())
}

/// What listeners have heard once the event loop has run a while.
fn heard(conn: &Conn, id: i32, act: impl FnOnce()) -> Vec<DomainEvent> {
    /// One thread runs the loop.
    static LOOP: Mutex<()> = Mutex::new(());
    let _alone = LOOP.lock().unwrap();
    event_loop::register_default();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ear = heard.clone();
    let callback = move |_: &Conn, event: &api::Event| {
        if let EventKind::Domain(event) = &event.kind {
            ear.lock().unwrap().push(event.clone());
        }
    };
    conn.domain_event_register_any(None, id, Box::new(callback))
        .unwrap();
    act();
    // After two rounds of a timer, what was queued before has been delivered.
    let rounds = Arc::new(Mutex::new(0));
    let count = rounds.clone();
    let timer = event_loop::add_timeout(0, Box::new(move |_| *count.lock().unwrap() += 1));
    while *rounds.lock().unwrap() < 2 {
        event_loop::run_default().unwrap();
    }
    event_loop::remove_timeout(timer.unwrap());
    std::mem::take(&mut heard.lock().unwrap())
}

#[test]
fn calls_fail_as_often_as_asked() {
    let conn = open(
        "error",
        "<t:error call='virDomainSuspend' code='VIR_ERR_OPERATION_TIMEOUT' domain='VIR_FROM_QEMU'
           after='1' times='2'>cannot acquire state change lock</t:error>
         <t:error call='virDomainResume' code='VIR_ERR_NO_DOMAIN'/>",
    );
    let guest = conn.domain_lookup_by_name("g").unwrap();
    guest.suspend().unwrap();
    let code = ErrorNumber::VIR_ERR_OPERATION_TIMEOUT;
    let text = "Timed out during operation: cannot acquire state change lock".to_owned();
    for _ in 0..2 {
        let error = guest.suspend().unwrap_err();
        assert_eq!(error.domain, ErrorDomain::VIR_FROM_QEMU);
        assert_eq!((error.code, &error.message), (code, &text));
        let (code, text) = refusal(guest.resume());
        assert_eq!(code, ErrorNumber::VIR_ERR_NO_DOMAIN);
        assert_eq!(text, "Domain not found");
    }
    // The third reaches the driver.
    let (code, _) = refusal(guest.suspend());
    assert_eq!(code, ErrorNumber::VIR_ERR_INTERNAL_ERROR);
}

#[test]
fn slow_calls_let_time_pass_on_the_hosts_clock() {
    let conn = open(
        "delay",
        "<t:delay call='virDomainGetInfo' milliseconds='90500' times='1'/>",
    );
    let guest = conn.domain_lookup_by_name("g").unwrap();
    let seconds = || guest.get_info().unwrap().cpuTime / 1_000_000;
    let first = seconds();
    assert_eq!(first % 1000, 500);
    assert_eq!(seconds(), first);
}

#[test]
fn events_are_lost() {
    let content = "<t:lost-event event='VIR_DOMAIN_EVENT_ID_LIFECYCLE' after='1' times='1'/>
        <t:lost-event call='virDomainDestroy'/>";
    let conn = open("events", content);
    let guest = conn.domain_lookup_by_name("g").unwrap();
    let events = heard(&conn, VIR_DOMAIN_EVENT_ID_LIFECYCLE, || {
        guest.suspend().unwrap();
        guest.resume().unwrap();
        guest.suspend().unwrap();
        guest.destroy().unwrap();
        guest.create().unwrap();
    });
    let kinds: Vec<i32> = events
        .iter()
        .map(|event| match event {
            DomainEvent::Lifecycle { event, .. } => *event,
            other => panic!("{other:?}"),
        })
        .collect();
    let suspended = VIR_DOMAIN_EVENT_SUSPENDED;
    assert_eq!(kinds, [suspended, suspended, VIR_DOMAIN_EVENT_STARTED]);
}

#[test]
fn a_guest_sets_its_clock_by_itself() {
    let conn = open("rtc", "");
    let guest = conn.domain_lookup_by_name("g").unwrap();
    let wait = |seconds| conn.node_suspend_for_duration(0, seconds, 0).unwrap();
    let changes = |act: &dyn Fn()| -> Vec<i64> {
        let events = heard(&conn, VIR_DOMAIN_EVENT_ID_RTC_CHANGE, act);
        let offset = |event: &DomainEvent| match event {
            DomainEvent::RtcChange { utcoffset } => *utcoffset,
            other => panic!("{other:?}"),
        };
        events.iter().map(offset).collect()
    };
    assert!(changes(&|| wait(9)).is_empty());
    assert_eq!(changes(&|| wait(21)), [20, 13]);
    guest.destroy().unwrap();
    guest.create().unwrap();
    assert_eq!(changes(&|| wait(10)), [20]);
    guest.destroy().unwrap();
    assert!(changes(&|| wait(20)).is_empty());
}

#[test]
fn a_connection_breaks() {
    let content = "<t:lost-connection call='virDomainGetInfo' after='1'
        reason='VIR_CONNECT_CLOSE_REASON_KEEPALIVE'/>";
    let conn = open("lost", content);
    let told = Arc::new(Mutex::new(None));
    let tell = told.clone();
    conn.set_close_callback(CloseCallback {
        key: 1,
        call: Box::new(move |_, reason| *tell.lock().unwrap() = Some(reason)),
    })
    .unwrap();
    let guest = conn.domain_lookup_by_name("g").unwrap();
    guest.get_info().unwrap();
    assert!(conn.is_alive().unwrap());
    assert_eq!(*told.lock().unwrap(), None);
    let error = guest.get_info().err().unwrap();
    assert_eq!(error.domain, ErrorDomain::VIR_FROM_RPC);
    assert_eq!(
        error.message,
        "internal error: connection closed due to keepalive timeout"
    );
    let reason = *told.lock().unwrap();
    assert_eq!(reason, Some(VIR_CONNECT_CLOSE_REASON_KEEPALIVE));
    assert!(!conn.is_alive().unwrap());
    for _ in 0..2 {
        let (code, text) = refusal(conn.get_version());
        assert_eq!(code, ErrorNumber::VIR_ERR_INTERNAL_ERROR);
        assert_eq!(text, "internal error: client socket is closed");
    }
}

#[test]
fn the_end_of_the_far_side_is_a_systems_error() {
    let conn = open("eof", "<t:lost-connection call='virConnectGetVersion'/>");
    let error = conn.get_version().unwrap_err();
    assert_eq!(error.code, ErrorNumber::VIR_ERR_SYSTEM_ERROR);
    assert_eq!(
        error.message,
        "End of file while reading data: Input/output error"
    );
}

#[test]
fn what_makes_no_sense_is_refused_and_a_plain_host_passes_over_it() {
    for (content, text) in [
        (
            "<t:fault/>",
            "unknown element 'fault' of namespace urn:libvirt-in-rust:test:1.0",
        ),
        (
            "<t:error code='VIR_ERR_RPC'/>",
            "missing attribute 'call' of element 'error'",
        ),
        (
            "<t:error call='virDomainGetNam' code='VIR_ERR_RPC'/>",
            "'virDomainGetNam' in element 'error' is no function that drivers are asked for",
        ),
        (
            "<t:delay call='virDomainGetName' milliseconds='1'/>",
            "'virDomainGetName' in element 'delay' is no function that drivers are asked for",
        ),
        (
            "<t:error call='virDomainGetInfo'/>",
            "missing attribute 'code' of element 'error'",
        ),
        (
            "<t:error call='virDomainGetInfo' code='VIR_ERR_OK'/>",
            "invalid code 'VIR_ERR_OK' of element 'error'",
        ),
        (
            "<t:error call='virDomainGetInfo' code='VIR_ERR_RPC' domain='RPC'/>",
            "invalid domain 'RPC' of element 'error'",
        ),
        (
            "<t:delay call='virDomainGetInfo'/>",
            "missing attribute 'milliseconds' of element 'delay'",
        ),
        (
            "<t:delay call='virDomainGetInfo' milliseconds='-1'/>",
            "invalid milliseconds '-1' of element 'delay'",
        ),
        (
            "<t:lost-event event='lifecycle'/>",
            "invalid event 'lifecycle' of element 'lost-event'",
        ),
        (
            "<t:lost-event event='VIR_NETWORK_EVENT_ID_LIFECYCLE' call='virNetworkCreate'/>",
            "attribute 'call' means nothing in element 'lost-event'",
        ),
        (
            "<t:lost-event event='VIR_SECRET_EVENT_ID_LIFECYCLE' times='0'/>",
            "invalid times '0' of element 'lost-event'",
        ),
        (
            "<t:lost-connection call='virDomainGetInfo' times='2'/>",
            "attribute 'times' means nothing in element 'lost-connection'",
        ),
        (
            "<t:lost-connection call='virDomainGetInfo' reason='VIR_CONNECT_CLOSE_REASON_CLIENT'/>",
            "invalid reason 'VIR_CONNECT_CLOSE_REASON_CLIENT' of element 'lost-connection'",
        ),
    ] {
        let (code, message) = refusal(try_open("bad", "?extended=1", content));
        assert_eq!(code, ErrorNumber::VIR_ERR_XML_ERROR);
        assert_eq!(message, format!("XML error: {text}"));
        try_open("bad", "", content).unwrap();
    }
}
