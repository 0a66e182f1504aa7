//! Secrets of an extended test host: what connections share, what a plain one refuses.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use abi::*;
use api::{Conn, Registry};
use util::error::{ErrorDomain, ErrorNumber};

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

fn open(query: &str) -> Conn {
    REGISTRY
        .open(Some(&format!("test:///default{query}")), 0, None)
        .unwrap()
}

const SECRET: &str = "<secret><usage type='iscsi'><target>disks</target></usage></secret>";

#[test]
fn connections_to_one_host_share_its_secrets() {
    let (first, second) = (open("?extended=1"), open("?extended=1"));
    let secret = first.secret_define_xml(SECRET, 0).unwrap();
    secret.set_value(b"key", 0).unwrap();
    let usage = VIR_SECRET_USAGE_TYPE_ISCSI;
    let found = second.secret_lookup_by_usage(usage, "disks").unwrap();
    assert_eq!(found.get_value(0).unwrap(), b"key");
    assert_eq!(found.uuid(), secret.uuid());
    assert_eq!(second.num_of_secrets().unwrap(), 1);
    found.undefine().unwrap();
    let gone = secret.get_value(0).unwrap_err();
    assert_eq!(gone.code, ErrorNumber::VIR_ERR_NO_SECRET);
}

#[test]
fn a_seed_names_secrets() {
    let uuid = || {
        *open("?extended=1&seed=7")
            .secret_define_xml(SECRET, 0)
            .unwrap()
            .uuid()
    };
    assert_eq!(uuid(), uuid());
}

#[test]
fn a_plain_host_has_no_secrets() {
    let refused = open("").secret_define_xml(SECRET, 0).unwrap_err();
    assert_eq!(refused.code, ErrorNumber::VIR_ERR_NO_SUPPORT);
    assert_eq!(refused.domain, ErrorDomain::VIR_FROM_SECRET);
    assert!(refused.message.ends_with("virSecretDefineXML"));
}
