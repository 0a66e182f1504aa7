//! What the parameters of a test host's URI change.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use api::{Conn, Registry};
use std::sync::Arc;
use util::error::ErrorNumber;

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

fn open(query: &str) -> Conn {
    REGISTRY
        .open(Some(&format!("test:///default{query}")), 0, None)
        .unwrap()
}

const GUEST: &str = "<domain type='test'><name>seeded</name><memory>1024</memory>\
    <os><type>hvm</type></os><devices><interface type='user'/></devices></domain>";

/// A new guest, whose UUID and MAC address the host makes up.
fn guest(query: &str) -> String {
    let conn = open(query);
    let guest = conn.domain_define_xml(GUEST).unwrap();
    guest.get_xml_desc(0).unwrap()
}

#[test]
fn a_seed_gives_the_same_identifiers_on_every_host() {
    assert_eq!(guest("?seed=1"), guest("?seed=1"));
    assert_ne!(guest("?seed=1"), guest("?seed=2"));
    assert_ne!(guest("?clock=virtual"), guest("?clock=virtual"));
}

/// What a host says of objects that got identifiers and dates of its own making.
fn documents(query: &str) -> Vec<String> {
    let conn = open(query);
    let guest = Arc::new(conn.domain_define_xml(GUEST).unwrap());
    guest.create().unwrap();
    let network =
        "<network><name>n</name><ip address='10.9.8.1' netmask='255.255.255.0'/></network>";
    let network = conn.network_define_xml(network).unwrap();
    let pool = "<pool type='dir'><name>p</name><target><path>/p</path></target></pool>";
    let pool = conn.storage_pool_define_xml(pool, 0).unwrap();
    pool.create(0).unwrap();
    let volume = "<volume><name>v</name><capacity>1024</capacity></volume>";
    let volume = pool.storage_vol_create_xml(volume, 0).unwrap();
    let snapshot = guest.snapshot_create_xml("<domainsnapshot/>", 0).unwrap();
    vec![
        guest.get_xml_desc(0).unwrap(),
        format!("{:?}", guest.get_info().unwrap().cpuTime),
        network.get_xml_desc(0).unwrap(),
        pool.get_xml_desc(0).unwrap(),
        volume.get_xml_desc(0).unwrap(),
        snapshot.get_xml_desc(0).unwrap(),
    ]
}

#[test]
fn a_seed_and_a_virtual_clock_leave_nothing_to_chance() {
    let query = "?seed=3&clock=virtual";
    let (first, second) = (documents(query), documents(query));
    assert_eq!(first, second);
    let other = documents("?seed=4&clock=virtual");
    // Of these documents only the guest's processor time and the volume's have no identifier.
    let differing = first.iter().zip(&other).filter(|(a, b)| a != b).count();
    assert_eq!(differing, 4);
}

#[test]
fn each_choice_of_options_has_a_default_host_of_its_own() {
    let (plain, extended) = (open(""), open("?extended=1"));
    extended.domain_define_xml(GUEST).unwrap();
    assert!(plain.domain_lookup_by_name("seeded").is_err());
    assert!(open("?extended=1").domain_lookup_by_name("seeded").is_ok());
}

#[test]
fn a_virtual_clock_moves_when_its_host_sleeps() {
    let conn = open("?extended=1&clock=virtual");
    let time = || {
        let stats = conn.domain_lookup_by_name("test").unwrap();
        stats.get_info().unwrap().cpuTime / 1_000_000_000
    };
    let before = time();
    assert_eq!(time(), before);
    conn.node_suspend_for_duration(0, 90, 0).unwrap();
    assert_eq!(time(), before + 90);
    let code = |conn: &Conn, target| {
        let refused = conn.node_suspend_for_duration(target, 90, 0);
        refused.expect_err("a refusal").code
    };
    assert_eq!(code(&conn, 3), ErrorNumber::VIR_ERR_INVALID_ARG);
    let machine_time = open("?extended=1");
    assert_eq!(
        code(&machine_time, 0),
        ErrorNumber::VIR_ERR_OPERATION_UNSUPPORTED
    );
    assert_eq!(code(&open(""), 0), ErrorNumber::VIR_ERR_NO_SUPPORT);
}

#[test]
fn half_of_the_memory_of_a_host_and_of_its_cells_is_free() {
    let conn = open("?extended=1&seed=5");
    let stats = |cell| conn.node_get_memory_stats(cell, 0).unwrap();
    let (all, first) = (stats(-1), stats(0));
    assert_eq!(all[..2], [("total", 6_291_456), ("free", 3_145_728)]);
    assert_eq!(first[..2], [("total", 2_097_152), ("free", 1_048_576)]);
    let refused = conn.node_get_memory_stats(2, 0).unwrap_err();
    assert_eq!(refused.code, ErrorNumber::VIR_ERR_INVALID_ARG);
    let plain = open("").node_get_memory_stats(-1, 0).unwrap_err();
    assert_eq!(plain.code, ErrorNumber::VIR_ERR_NO_SUPPORT);
}
