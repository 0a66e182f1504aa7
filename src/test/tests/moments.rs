//! Snapshots and checkpoints as a caller of the public API sees them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use abi::*;
use api::{Conn, Domain, DomainSnapshot, Registry};
use std::sync::Arc;

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

fn open() -> Conn {
    REGISTRY.open(Some("test:///default"), 0, None).unwrap()
}

/// A guest of this name; each test has its own, for the host is one.
fn guest(conn: &Conn, name: &str) -> Arc<Domain> {
    let xml = format!(
        "<domain type='test'><name>{name}</name><memory>2048</memory><os><type>hvm</type></os>\
         <devices><disk type='file'><source file='/a'/><target dev='vda'/></disk></devices></domain>"
    );
    Arc::new(conn.domain_define_xml(&xml).unwrap())
}

fn snapshot(guest: &Arc<Domain>, name: &str) -> DomainSnapshot {
    let xml = format!("<domainsnapshot><name>{name}</name></domainsnapshot>");
    guest.snapshot_create_xml(&xml, 0).unwrap()
}

fn names(snapshots: &[DomainSnapshot]) -> Vec<String> {
    let all = snapshots.iter();
    all.map(|snapshot| snapshot.name().to_string()).collect()
}

fn refusal<T>(outcome: util::Result<T>) -> String {
    outcome.err().expect("a refusal").message.clone()
}

#[test]
fn each_snapshot_is_made_upon_the_one_before() {
    let conn = open();
    let guest = guest(&conn, "line");
    let [a, b, c] = ["a", "b", "c"].map(|name| snapshot(&guest, name));
    assert_eq!(c.get_parent(0).unwrap().name().as_str(), "b");
    assert_eq!(names(&a.list_all_children(1).unwrap()), ["b", "c"]);
    let leaves = guest.list_all_snapshots(VIR_DOMAIN_SNAPSHOT_LIST_LEAVES);
    assert_eq!(names(&leaves.unwrap()), ["c"]);
    b.delete(0).unwrap();
    assert_eq!(c.get_parent(0).unwrap().name().as_str(), "a");
    a.delete(VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY).unwrap();
    assert!(a.is_current(0).unwrap());
    assert_eq!(
        refusal(guest.undefine()),
        "Requested operation is not valid: cannot delete inactive domain with 1 snapshots"
    );
    guest
        .undefine_flags(VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA)
        .unwrap();
}

#[test]
fn the_guest_goes_back_to_what_it_was() {
    let conn = open();
    let guest = guest(&conn, "back");
    let off = snapshot(&guest, "off");
    guest.create().unwrap();
    guest.suspend().unwrap();
    let paused = snapshot(&guest, "paused");
    guest.set_memory(1024).unwrap();
    off.domain_revert_to_snapshot(0).unwrap();
    let off_state = (VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT);
    assert_eq!(guest.get_state(0).unwrap(), off_state);
    paused.domain_revert_to_snapshot(0).unwrap();
    let paused_state = (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_FROM_SNAPSHOT);
    assert_eq!(guest.get_state(0).unwrap(), paused_state);
    assert_eq!(guest.get_info().unwrap().memory, 2048);
    paused
        .domain_revert_to_snapshot(VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING)
        .unwrap();
    assert_eq!(guest.get_state(0).unwrap().0, VIR_DOMAIN_RUNNING);
    guest.destroy().unwrap();
    guest.rename("forth", 0).unwrap();
    off.domain_revert_to_snapshot(0).unwrap();
    assert!(
        guest
            .get_xml_desc(0)
            .unwrap()
            .contains("<name>forth</name>")
    );
    guest
        .undefine_flags(VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA)
        .unwrap();
}

#[test]
fn a_snapshot_described_anew_remains_of_its_kind() {
    const REDEFINE: u32 = VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE;
    let conn = open();
    let guest = guest(&conn, "anew");
    let xml = snapshot(&guest, "a").get_xml_desc(0).unwrap();
    guest.snapshot_create_xml(&xml, REDEFINE).unwrap();
    let online = xml
        .replace("shutoff", "running")
        .replace("<memory snapshot='no'/>", "");
    assert_eq!(
        refusal(guest.snapshot_create_xml(&online, REDEFINE)),
        "invalid argument: cannot change between online and offline snapshot state in snapshot a"
    );
    let bigger = xml.replace(">2048<", ">4096<");
    assert_eq!(
        refusal(guest.snapshot_create_xml(&bigger, REDEFINE)),
        "unsupported configuration: Target domain max memory 4096 does not match source 2048"
    );
    let other = guest.uuid().to_string();
    let stranger = xml.replace(&other, "00000000-0000-0000-0000-000000000001");
    assert_eq!(
        refusal(guest.snapshot_create_xml(&stranger, REDEFINE)),
        format!("invalid argument: definition for snapshot a must use uuid {other}")
    );
    guest
        .undefine_flags(VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA)
        .unwrap();
}

#[test]
fn checkpoints_need_a_running_guest_without_snapshots() {
    let conn = open();
    let guest = guest(&conn, "check");
    let create =
        || guest.checkpoint_create_xml("<domaincheckpoint><name>a</name></domaincheckpoint>", 0);
    assert_eq!(
        refusal(create()),
        "Operation not supported: cannot create checkpoint for inactive domain"
    );
    guest.create().unwrap();
    let checkpoint = create().unwrap();
    assert!(
        checkpoint
            .get_xml_desc(VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN)
            .unwrap()
            .contains("<disk name='vda' checkpoint='bitmap' bitmap='a'/>")
    );
    assert_eq!(
        refusal(guest.snapshot_create_xml("<domainsnapshot/>", 0)),
        "Operation not supported: cannot create snapshot while checkpoint exists"
    );
    let has = conn.list_all_domains(VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT);
    assert!(
        has.unwrap()
            .iter()
            .any(|other| other.uuid() == guest.uuid())
    );
    checkpoint.delete(0).unwrap();
    let bad =
        guest.checkpoint_create_xml("<domaincheckpoint><name>a/b</name></domaincheckpoint>", 0);
    assert!(refusal(bad).contains("Extra element name in interleave"));
    guest.destroy().unwrap();
    guest.undefine().unwrap();
}
