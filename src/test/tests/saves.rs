//! What extended test hosts do for saved guests beyond libvirt's.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use abi::*;
use api::{Conn, Domain, Registry};
use std::path::Path;
use util::error::ErrorNumber;
use util::typed_param::TypedParams;

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

fn open(query: &str) -> Conn {
    let uri = format!("test:///default{query}");
    REGISTRY.open(Some(&uri), 0, None).unwrap()
}

fn document(name: &str, title: &str) -> String {
    format!(
        "<domain type='test'><name>{name}</name><uuid>0f0e0d0c-0b0a-0908-0706-050403020101</uuid>\
         <title>{title}</title><memory>1024</memory><os><type>hvm</type></os>\
         <clock offset='variable' adjustment='5'/></domain>"
    )
}

fn guest(conn: &Conn, name: &str) -> Domain {
    let guest = conn.domain_define_xml(&document(name, "first")).unwrap();
    guest.create().unwrap();
    guest
}

fn title(document: &str) -> &str {
    let (_, rest) = document.split_once("<title>").unwrap();
    rest.split_once('<').unwrap().0
}

/// The error's code and text.
fn refusal<T>(outcome: util::Result<T>) -> (ErrorNumber, String) {
    let error = outcome.err().expect("a refusal");
    (error.code, error.message.clone())
}

fn state(guest: &Domain) -> (i32, i32) {
    guest.get_state(0).unwrap()
}

#[test]
fn a_managed_guest_goes_on_as_it_was() {
    let conn = open("?extended=1&clock=virtual&seed=20");
    let guest = guest(&conn, "managed");
    let (seconds, _) = guest.get_time(0).unwrap();
    guest.set_time(seconds + 20, 0, 0).unwrap();
    guest.suspend().unwrap();
    guest.managed_save(0).unwrap();
    assert!(guest.has_managed_save_image(0).unwrap());
    assert_eq!(title(&guest.managed_save_get_xml_desc(0).unwrap()), "first");
    let other = document("managed", "second");
    guest
        .managed_save_define_xml(Some(&other.replace("'5'", "'25'")), 0)
        .unwrap();
    assert_eq!(title(&guest.get_xml_desc(0).unwrap()), "first");
    guest.create().unwrap();
    assert_eq!(state(&guest), (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_USER));
    let live = guest.get_xml_desc(0).unwrap();
    assert_eq!(title(&live), "second");
    assert!(live.contains("adjustment='25'"));
    let stored = guest.get_xml_desc(VIR_DOMAIN_XML_INACTIVE).unwrap();
    assert!(stored.contains("adjustment='5'"));
    assert!(!guest.has_managed_save_image(0).unwrap());
    let none = "Requested operation is not valid: domain does not have managed save image";
    assert_eq!(refusal(guest.managed_save_get_xml_desc(0)).1, none);
    guest.managed_save(VIR_DOMAIN_SAVE_RUNNING).unwrap();
    guest.create().unwrap();
    let restored = (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_RESTORED);
    assert_eq!(state(&guest), restored);
    guest.managed_save(0).unwrap();
    guest.managed_save_remove(0).unwrap();
    guest.create().unwrap();
    let booted = (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_BOOTED);
    assert_eq!(state(&guest), booted);
}

#[test]
fn parameters_name_the_image_and_another_definition() {
    let conn = open("?extended=1&clock=virtual&seed=21");
    let guest = guest(&conn, "params");
    let image = Path::new(env!("CARGO_TARGET_TMPDIR")).join("params.save");
    let image = image.to_str().unwrap();
    let params = |list: &[(&str, &str)]| {
        let mut params = TypedParams::new();
        for (name, value) in list {
            params.add(*name, *value).unwrap();
        }
        params
    };
    let file = VIR_DOMAIN_SAVE_PARAM_FILE;
    let second = document("params", "second");
    guest
        .save_params(&params(&[(file, image), ("dxml", &second)]), 0)
        .unwrap();
    assert!(!guest.is_active().unwrap());
    let saved = conn.domain_save_image_get_xml_desc(image, 0).unwrap();
    assert_eq!(title(&saved), "second");
    let third = document("params", "third");
    conn.domain_restore_params(&params(&[(file, image), ("dxml", &third)]), 0)
        .unwrap();
    assert_eq!(title(&guest.get_xml_desc(0).unwrap()), "third");
    let smaller = third.replace("1024", "512");
    let (code, _) = refusal(guest.save_params(&params(&[(file, image), ("dxml", &smaller)]), 0));
    assert_eq!(code, ErrorNumber::VIR_ERR_CONFIG_UNSUPPORTED);
    let (code, _) =
        refusal(guest.save_params(&params(&[(file, image), ("image_format", "xz")]), 0));
    assert_eq!(code, ErrorNumber::VIR_ERR_OPERATION_UNSUPPORTED);
    assert_eq!(
        refusal(conn.domain_restore_params(&params(&[]), 0)).1,
        "invalid argument: missing path to restore from"
    );
    guest.save_params(&params(&[]), 0).unwrap();
    assert!(guest.has_managed_save_image(0).unwrap());
}

#[test]
fn a_plain_host_takes_no_other_definition_and_boots_anew() {
    let conn = open("");
    let guest = guest(&conn, "plain");
    guest.managed_save(0).unwrap();
    let unsupported = ErrorNumber::VIR_ERR_NO_SUPPORT;
    assert_eq!(refusal(guest.managed_save_get_xml_desc(0)).0, unsupported);
    assert_eq!(
        refusal(guest.managed_save_define_xml(None, 0)).0,
        unsupported
    );
    let params = TypedParams::new();
    assert_eq!(refusal(guest.save_params(&params, 0)).0, unsupported);
    assert_eq!(
        refusal(conn.domain_restore_params(&params, 0)).0,
        unsupported
    );
    guest.create().unwrap();
    assert_eq!(
        state(&guest),
        (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_BOOTED)
    );
    let dxml = document("plain", "second");
    let (code, _) = refusal(guest.save_flags("/nowhere/else", Some(&dxml), 0));
    assert_eq!(code, ErrorNumber::VIR_ERR_ARGUMENT_UNSUPPORTED);
    guest.destroy().unwrap();
    guest.undefine().unwrap();
}
