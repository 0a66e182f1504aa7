//! Devices of an extended test host.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use api::{Conn, Registry};
use util::error::ErrorNumber;

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

fn open(query: &str) -> Conn {
    REGISTRY
        .open(Some(&format!("test:///default{query}")), 0, None)
        .unwrap()
}

/// The names of an adapter, as its document has them.
fn wwns(xml: &str) -> (String, String) {
    let text = |element: &str| {
        let (_, rest) = xml.split_once(&format!("<{element}>")).unwrap();
        rest.split_once('<').unwrap().0.to_owned()
    };
    (text("wwnn"), text("wwpn"))
}

#[test]
fn an_adapter_is_found_by_its_names() {
    let conn = open("?extended=1");
    let adapter = conn.node_device_lookup_by_name("scsi_host1").unwrap();
    let (wwnn, wwpn) = wwns(&adapter.get_xml_desc(0).unwrap());
    let found = conn
        .node_device_lookup_scsi_host_by_wwn(&wwnn, &wwpn, 0)
        .unwrap();
    assert_eq!(found.name(), adapter.name());
    let code = |conn: &Conn, wwpn: &str, flags| {
        let found = conn.node_device_lookup_scsi_host_by_wwn(&wwnn, wwpn, flags);
        found.err().map(|error| error.code)
    };
    assert_eq!(
        code(&conn, "0000000000000000", 0),
        Some(ErrorNumber::VIR_ERR_INTERNAL_ERROR)
    );
    assert_eq!(
        code(&conn, &wwpn, 1),
        Some(ErrorNumber::VIR_ERR_INVALID_ARG)
    );
    assert_eq!(
        code(&open(""), &wwpn, 0),
        Some(ErrorNumber::VIR_ERR_NO_SUPPORT)
    );
}

const CARD: &str = "pci_0000_00_02_0";

fn mdev(kind: &str, uuid: &str) -> String {
    format!(
        "<device><parent>{CARD}</parent><capability type='mdev'><type id='{kind}'/>{uuid}</capability></device>"
    )
}

fn available(conn: &Conn) -> String {
    let card = conn.node_device_lookup_by_name(CARD).unwrap();
    let xml = card.get_xml_desc(0).unwrap();
    let (_, rest) = xml.split_once("<availableInstances>").unwrap();
    rest.split_once('<').unwrap().0.to_owned()
}

#[test]
fn a_mediated_device_takes_an_instance_while_it_runs() {
    let conn = open("?extended=1&seed=31");
    let uuid = "<uuid>c7a5fdbd-edaf-9455-926a-d65c16db1801</uuid>";
    let device = conn
        .node_device_define_xml(&mdev("test-large", uuid), 0)
        .unwrap();
    assert_eq!(
        device.name().as_str(),
        "mdev_c7a5fdbd_edaf_9455_926a_d65c16db1801_0000_00_02_0"
    );
    assert!(device.is_persistent().unwrap() && !device.is_active().unwrap());
    assert_eq!(available(&conn), "2");
    device.create(0).unwrap();
    assert!(device.is_active().unwrap());
    assert_eq!(available(&conn), "1");
    let again = device.create(0).unwrap_err();
    assert_eq!(again.code, ErrorNumber::VIR_ERR_OPERATION_INVALID);
    let second = conn
        .node_device_create_xml(&mdev("test-large", ""), 0)
        .unwrap();
    assert!(!second.is_persistent().unwrap());
    assert_eq!(available(&conn), "0");
    let devices = conn.node_num_of_devices(None, 0).unwrap();
    let full = conn.node_device_create_xml(&mdev("test-large", ""), 0);
    assert_eq!(full.unwrap_err().code, ErrorNumber::VIR_ERR_INTERNAL_ERROR);
    assert_eq!(conn.node_num_of_devices(None, 0).unwrap(), devices);
    second.destroy().unwrap();
    device.undefine(0).unwrap();
    assert!(device.is_active().unwrap());
    device.destroy().unwrap();
    assert_eq!(available(&conn), "2");
    assert_eq!(
        device.is_active().unwrap_err().code,
        ErrorNumber::VIR_ERR_NO_NODE_DEVICE
    );
}

#[test]
fn a_pci_device_is_held_until_it_is_given_back() {
    let conn = open("?extended=1&seed=32");
    let card = conn.node_device_lookup_by_name(CARD).unwrap();
    let held = || card.get_xml_desc(0).unwrap().contains("vfio-pci</name>");
    card.detach_flags(Some("vfio"), 0).unwrap();
    assert!(held());
    card.re_attach().unwrap();
    assert!(!held());
    let host = conn.node_device_lookup_by_name("computer").unwrap();
    let codes = [
        host.dettach().unwrap_err().code,
        host.reset().unwrap_err().code,
        card.detach_flags(Some("kvm"), 0).unwrap_err().code,
    ];
    assert_eq!(codes, [ErrorNumber::VIR_ERR_INVALID_ARG; 3]);
}

#[test]
fn a_plain_host_has_no_mediated_devices() {
    let conn = open("");
    let refused = conn.node_device_define_xml(&mdev("test-large", ""), 0);
    assert_eq!(refused.unwrap_err().code, ErrorNumber::VIR_ERR_NO_SUPPORT);
    assert!(conn.node_device_lookup_by_name(CARD).is_err());
}
