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
