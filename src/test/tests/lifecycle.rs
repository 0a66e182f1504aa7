//! The life of guests as a caller of the public API sees it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use abi::*;
use api::{Conn, Domain, DomainEvent, EventKind, Registry};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use util::error::ErrorNumber;
use util::event_loop;

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

/// A file of this test run alone.
fn scratch(name: &str) -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let unique = format!(
        "{}-{}-{name}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    );
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(unique)
}

/// A host of its own with what `content` lists.
fn open(content: &str) -> util::Result<Conn> {
    let path = scratch("node.xml");
    std::fs::write(&path, format!("<node>{content}</node>")).unwrap();
    let conn = REGISTRY.open(Some(&format!("test://{}", path.display())), 0, None);
    std::fs::remove_file(&path).unwrap();
    conn
}

fn guest_xml(name: &str) -> String {
    format!(
        "<domain type='test'><name>{name}</name><memory>2048</memory><currentMemory>1024</currentMemory>\
         <vcpu current='1'>2</vcpu><os><type>hvm</type></os></domain>"
    )
}

/// The error's code and text.
fn refusal<T>(outcome: util::Result<T>) -> (ErrorNumber, String) {
    let error = outcome.err().expect("a refusal");
    (error.code, error.message.clone())
}

fn names(domains: &[Domain]) -> Vec<String> {
    domains
        .iter()
        .map(|domain| domain.name().to_string())
        .collect()
}

#[test]
fn numbers_rise_with_each_start() {
    let conn = open("").unwrap();
    let guest = conn.domain_define_xml(&guest_xml("a")).unwrap();
    assert_eq!(guest.id(), -1);
    guest.create().unwrap();
    assert_eq!(guest.id(), 1);
    assert_eq!(conn.domain_lookup_by_id(1).unwrap().uuid(), guest.uuid());
    guest.destroy().unwrap();
    assert_eq!(guest.id(), -1);
    assert_eq!(
        refusal(conn.domain_lookup_by_id(1)).0,
        ErrorNumber::VIR_ERR_NO_DOMAIN
    );
    guest.create().unwrap();
    assert_eq!(guest.id(), 2);
    assert_eq!(conn.list_domains().unwrap(), [2]);
}

#[test]
fn a_transient_guest_is_gone_when_it_stops() {
    let conn = open("").unwrap();
    let guest = conn.domain_create_xml(&guest_xml("a"), 0).unwrap();
    guest.suspend().unwrap();
    assert_eq!(
        guest.get_state(0).unwrap(),
        (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_USER)
    );
    guest.destroy().unwrap();
    let text = format!(
        "Domain not found: no domain with matching uuid '{}' (a)",
        guest.uuid()
    );
    assert_eq!(
        refusal(guest.get_state(0)),
        (ErrorNumber::VIR_ERR_NO_DOMAIN, text)
    );
    assert!(conn.list_all_domains(0).unwrap().is_empty());
}

#[test]
fn names_and_uuids_are_unique() {
    let conn = open("").unwrap();
    let guest = conn.domain_define_xml(&guest_xml("a")).unwrap();
    let text = format!(
        "operation failed: domain 'a' already exists with uuid {}",
        guest.uuid()
    );
    assert_eq!(refusal(conn.domain_define_xml(&guest_xml("a"))).1, text);
    let same = guest
        .get_xml_desc(0)
        .unwrap()
        .replace("<name>a<", "<name>b<");
    let text = format!(
        "operation failed: domain 'a' is already defined with uuid {}",
        guest.uuid()
    );
    assert_eq!(refusal(conn.domain_define_xml(&same)).1, text);
}

#[test]
fn a_new_name_finds_the_guest_and_the_old_one_does_not() {
    let conn = open("").unwrap();
    let guest = conn.domain_define_xml(&guest_xml("a")).unwrap();
    conn.domain_define_xml(&guest_xml("b")).unwrap();
    assert_eq!(
        refusal(guest.rename("b", 0)).0,
        ErrorNumber::VIR_ERR_OPERATION_INVALID
    );
    guest.rename("c", 0).unwrap();
    assert_eq!(
        conn.domain_lookup_by_name("c").unwrap().uuid(),
        guest.uuid()
    );
    assert_eq!(
        refusal(conn.domain_lookup_by_name("a")).0,
        ErrorNumber::VIR_ERR_NO_DOMAIN
    );
    assert_eq!(names(&conn.list_all_domains(0).unwrap()), ["c", "b"]);
}

#[test]
fn a_stored_definition_waits_for_the_next_start() {
    let conn = open("").unwrap();
    let guest = conn.domain_define_xml(&guest_xml("a")).unwrap();
    guest.create().unwrap();
    guest.set_vcpus_flags(2, VIR_DOMAIN_AFFECT_CONFIG).unwrap();
    assert_eq!(guest.get_vcpus_flags(VIR_DOMAIN_AFFECT_LIVE).unwrap(), 1);
    assert_eq!(guest.get_vcpus_flags(VIR_DOMAIN_AFFECT_CONFIG).unwrap(), 2);
    guest.destroy().unwrap();
    assert_eq!(guest.get_vcpus_flags(0).unwrap(), 2);
}

#[test]
fn live_changes_end_with_the_guest() {
    let conn = open("").unwrap();
    let guest = conn.domain_define_xml(&guest_xml("a")).unwrap();
    guest.create().unwrap();
    guest.set_memory(512).unwrap();
    assert_eq!(guest.get_info().unwrap().memory, 512);
    guest.destroy().unwrap();
    assert_eq!(guest.get_info().unwrap().memory, 1024);
}

#[test]
fn a_saved_guest_comes_back() {
    let conn = open("").unwrap();
    let image = scratch("image");
    let path = image.to_str().unwrap();
    let guest = conn.domain_define_xml(&guest_xml("a")).unwrap();
    assert_eq!(
        refusal(guest.save(path)).0,
        ErrorNumber::VIR_ERR_OPERATION_INVALID
    );
    assert!(!image.exists());
    guest.create().unwrap();
    guest.save(path).unwrap();
    assert_eq!(
        guest.get_state(0).unwrap(),
        (VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_SAVED)
    );
    conn.domain_restore(path).unwrap();
    std::fs::remove_file(&image).unwrap();
    assert_eq!(
        guest.get_state(0).unwrap(),
        (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_RESTORED)
    );
    assert_eq!(
        refusal(conn.domain_restore(path)).0,
        ErrorNumber::VIR_ERR_SYSTEM_ERROR
    );
}

#[test]
fn metadata_of_a_namespace_is_replaced_and_removed() {
    let conn = open("").unwrap();
    let guest = conn.domain_define_xml(&guest_xml("a")).unwrap();
    let set = |xml| guest.set_metadata(VIR_DOMAIN_METADATA_ELEMENT, xml, "k", "urn:k", 0);
    let get = || guest.get_metadata(VIR_DOMAIN_METADATA_ELEMENT, "urn:k", 0);
    set(Some("<x><y/></x>")).unwrap();
    assert_eq!(get().unwrap(), "<x>\n  <y/>\n</x>");
    let shown =
        "  <metadata>\n    <k:x xmlns:k=\"urn:k\">\n      <k:y/>\n    </k:x>\n  </metadata>\n";
    assert!(guest.get_xml_desc(0).unwrap().contains(shown));
    set(Some("<z/>")).unwrap();
    assert_eq!(get().unwrap(), "<z/>");
    set(None).unwrap();
    assert_eq!(refusal(get()).0, ErrorNumber::VIR_ERR_NO_DOMAIN_METADATA);
    assert!(!guest.get_xml_desc(0).unwrap().contains("metadata"));
}

#[test]
fn a_document_lists_guests_in_any_state() {
    let extra = |text: &str| {
        format!(
            "<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>a</name>\
             <memory>1</memory><os><type>hvm</type></os>{text}</domain>"
        )
    };
    let state = |text: &str| {
        let conn = open(&extra(text))?;
        conn.domain_lookup_by_name("a")
            .and_then(|guest| guest.get_state(0))
            .map(|(state, _)| state)
    };
    assert_eq!(state("").unwrap(), VIR_DOMAIN_RUNNING);
    assert_eq!(
        state("<test:runstate>3</test:runstate>").unwrap(),
        VIR_DOMAIN_PAUSED
    );
    assert_eq!(
        state("<test:runstate>5</test:runstate>").unwrap(),
        VIR_DOMAIN_SHUTOFF
    );
    assert_eq!(
        refusal(state("<test:runstate>8</test:runstate>")).1,
        "XML error: runstate '8' out of range'"
    );
    let text = "XML error: transient domain cannot have runstate 'shutoff'";
    assert_eq!(
        refusal(state("<test:transient/><test:runstate>5</test:runstate>")).1,
        text
    );
}

#[test]
fn a_document_lists_snapshots_of_guests() {
    let snapshot = |name: &str, more: &str, active: u8| {
        format!(
            "<test:domainsnapshot><name>{name}</name>{more}<state>running</state>\
             <creationTime>1</creationTime><active>{active}</active></test:domainsnapshot>"
        )
    };
    let upon = |name: &str| format!("<parent><name>{name}</name></parent>");
    let current = |snapshots: &[String]| {
        let conn = open(&format!(
            "<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>a</name>\
             <memory>1</memory><os><type>hvm</type></os>{}</domain>",
            snapshots.concat()
        ))?;
        let guest = Arc::new(conn.domain_lookup_by_name("a")?);
        guest
            .snapshot_current(0)
            .map(|snapshot| snapshot.name().to_string())
    };
    let one = snapshot("one", "", 1);
    let two = snapshot("two", &upon("one"), 0);
    assert_eq!(current(&[two, one.clone()]).unwrap(), "one");
    let text = refusal(current(&[one.clone(), snapshot("two", "", 1)])).1;
    assert_eq!(
        text,
        "internal error: more than one snapshot claims to be active"
    );
    let text = refusal(current(&[one, snapshot("two", &upon("gone"), 0)])).1;
    assert_eq!(
        text,
        "internal error: Snapshots have inconsistent relations for domain a"
    );
}

#[test]
fn the_default_host_is_one() {
    let first = REGISTRY.open(Some("test:///default"), 0, None).unwrap();
    let second = REGISTRY.open(Some("test:///default"), 0, None).unwrap();
    let guest = first.domain_define_xml(&guest_xml("shared")).unwrap();
    assert_eq!(
        second.domain_lookup_by_name("shared").unwrap().uuid(),
        guest.uuid()
    );
    assert_eq!(second.domain_lookup_by_name("test").unwrap().id(), 1);
    guest.undefine().unwrap();
}

#[test]
fn events_tell_what_happened_in_order() {
    static SEEN: Mutex<Vec<(String, i32, i32, i32)>> = Mutex::new(Vec::new());
    event_loop::register_default();
    let conn = open("").unwrap();
    let callback = |_: &Conn, event: &api::Event| {
        if let EventKind::Domain(DomainEvent::Lifecycle {
            event: kind,
            detail,
        }) = event.kind
        {
            SEEN.lock()
                .unwrap()
                .push((event.subject.name.clone(), event.subject.id, kind, detail));
        }
    };
    let id = conn
        .domain_event_register_any(None, VIR_DOMAIN_EVENT_ID_LIFECYCLE, Box::new(callback))
        .unwrap();
    let guest = conn.domain_define_xml(&guest_xml("a")).unwrap();
    guest.create().unwrap();
    guest.suspend().unwrap();
    guest.resume().unwrap();
    guest.managed_save(0).unwrap();
    guest.create().unwrap();
    guest.undefine().unwrap();
    guest.destroy().unwrap();
    while SEEN.lock().unwrap().len() < 8 {
        event_loop::run_default().unwrap();
    }
    let seen: Vec<_> = SEEN
        .lock()
        .unwrap()
        .iter()
        .map(|(_, id, kind, detail)| (*id, *kind, *detail))
        .collect();
    let expected = [
        (-1, VIR_DOMAIN_EVENT_DEFINED, VIR_DOMAIN_EVENT_DEFINED_ADDED),
        (1, VIR_DOMAIN_EVENT_STARTED, VIR_DOMAIN_EVENT_STARTED_BOOTED),
        (
            1,
            VIR_DOMAIN_EVENT_SUSPENDED,
            VIR_DOMAIN_EVENT_SUSPENDED_PAUSED,
        ),
        (
            1,
            VIR_DOMAIN_EVENT_RESUMED,
            VIR_DOMAIN_EVENT_RESUMED_UNPAUSED,
        ),
        (-1, VIR_DOMAIN_EVENT_STOPPED, VIR_DOMAIN_EVENT_STOPPED_SAVED),
        (2, VIR_DOMAIN_EVENT_STARTED, VIR_DOMAIN_EVENT_STARTED_BOOTED),
        (
            2,
            VIR_DOMAIN_EVENT_UNDEFINED,
            VIR_DOMAIN_EVENT_UNDEFINED_REMOVED,
        ),
        (
            -1,
            VIR_DOMAIN_EVENT_STOPPED,
            VIR_DOMAIN_EVENT_STOPPED_DESTROYED,
        ),
    ];
    assert_eq!(seen, expected);
    conn.domain_event_deregister_any(id).unwrap();
}
