//! Ports and leases of an extended test host's networks.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use api::{Conn, Network, Registry};
use std::sync::Arc;
use util::error::ErrorNumber;

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

/// A host of its own, told by its seed.
fn open(seed: u32) -> Conn {
    let uri = format!("test:///default?extended=1&clock=virtual&seed={seed}");
    REGISTRY.open(Some(&uri), 0, None).unwrap()
}

fn network(conn: &Conn) -> Arc<Network> {
    let xml = "<network><name>lan</name><ip address='10.0.0.1' netmask='255.255.255.0'>\
               <dhcp><range start='10.0.0.10' end='10.0.0.11'/></dhcp></ip></network>";
    Arc::new(conn.network_create_xml(xml).unwrap())
}

fn guest(name: &str) -> String {
    format!(
        "<domain type='test'><name>{name}</name><memory>1024</memory><os><type>hvm</type></os><devices>\
         <interface type='network'><source network='lan'/></interface></devices></domain>"
    )
}

#[test]
fn a_guest_that_runs_has_a_port_and_an_address() {
    let conn = open(1);
    let network = network(&conn);
    // The default network has the first bridge.
    assert_eq!(network.get_bridge_name().unwrap(), "virbr1");
    let guests: Vec<_> = ["a", "b", "c"]
        .iter()
        .map(|name| conn.domain_create_xml(&guest(name), 0).unwrap())
        .collect();
    assert_eq!(network.list_all_ports(0).unwrap().len(), 3);
    let leases = network.get_dhcp_leases(None, 0).unwrap();
    let addresses: Vec<_> = leases.iter().map(|lease| lease.ipaddr.as_str()).collect();
    let names: Vec<_> = leases
        .iter()
        .map(|lease| lease.hostname.as_deref())
        .collect();
    // Two addresses for three guests.
    assert_eq!(addresses.len(), 2);
    assert!(names.contains(&Some("a")) && names.contains(&Some("b")));
    guests[0].destroy().unwrap();
    assert_eq!(network.list_all_ports(0).unwrap().len(), 2);
    assert!(network.get_xml_desc(0).unwrap().contains("connections='2'"));
}

#[test]
fn a_network_that_stops_has_no_ports() {
    let conn = open(2);
    let network = network(&conn);
    let guest = conn.domain_create_xml(&guest("a"), 0).unwrap();
    let port = network.list_all_ports(0).unwrap().remove(0);
    network.destroy().unwrap();
    let gone = port.get_xml_desc(0).unwrap_err();
    assert_eq!(gone.code, ErrorNumber::VIR_ERR_NO_NETWORK); // a transient one is forgotten
    guest.destroy().unwrap();
}
