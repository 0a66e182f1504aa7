//! Network filters of an extended test host: guests whose cards they hold for.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use api::{Conn, Registry};
use util::error::{ErrorDomain, ErrorNumber};

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

fn open(query: &str) -> Conn {
    REGISTRY
        .open(Some(&format!("test:///default{query}")), 0, None)
        .unwrap()
}

fn guest(name: &str) -> String {
    format!(
        "<domain type='test'><name>{name}</name><memory>1024</memory><os><type>hvm</type></os><devices>\
         <interface type='network'><source network='default'/><filterref filter='clean'/></interface>\
         </devices></domain>"
    )
}

fn owners(conn: &Conn) -> Vec<String> {
    let bindings = conn.list_all_nwfilter_bindings(0).unwrap();
    let name = |xml: String| {
        let from = xml.find("<name>").unwrap() + "<name>".len();
        xml[from..xml.find("</name>").unwrap()].to_owned()
    };
    bindings
        .iter()
        .map(|binding| name(binding.get_xml_desc(0).unwrap()))
        .collect()
}

#[test]
fn a_filter_holds_for_a_card_as_long_as_the_guest_runs() {
    let conn = open("?extended=1&seed=1");
    let filter = conn.nwfilter_define_xml("<filter name='clean'/>").unwrap();
    let one = conn.domain_create_xml(&guest("one"), 0).unwrap();
    let two = conn.domain_define_xml(&guest("two")).unwrap();
    assert_eq!(owners(&conn), ["one"]);
    two.create().unwrap();
    assert_eq!(owners(&conn), ["one", "two"]);
    let refused = filter.undefine().unwrap_err();
    assert_eq!(refused.code, ErrorNumber::VIR_ERR_OPERATION_INVALID);
    one.destroy().unwrap();
    two.shutdown().unwrap();
    assert!(owners(&conn).is_empty());
    filter.undefine().unwrap();
}

#[test]
fn a_guest_whose_filter_is_missing_does_not_start() {
    let conn = open("?extended=1&seed=2");
    let refused = conn.domain_create_xml(&guest("one"), 0).unwrap_err();
    assert_eq!(
        refused.message,
        "internal error: referenced filter 'clean' is missing"
    );
    assert_eq!(refused.domain, ErrorDomain::VIR_FROM_NWFILTER);
    assert!(conn.domain_lookup_by_name("one").is_err());
    let stored = conn.domain_define_xml(&guest("one")).unwrap();
    assert!(stored.create().is_err());
    assert!(!stored.is_active().unwrap());
    assert!(open("").domain_create_xml(&guest("one"), 0).is_ok());
}
