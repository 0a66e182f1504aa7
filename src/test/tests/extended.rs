//! What the parameters of a test host's URI change.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use api::{Conn, Registry};
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
