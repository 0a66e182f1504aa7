//! What the agent in a guest of an extended test host answers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use abi::*;
use api::{Conn, Domain, Registry};
use util::error::ErrorNumber;
use util::typed_param::{TypedParams, TypedValue};

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

fn open(query: &str) -> Conn {
    let uri = format!("test:///default{query}");
    REGISTRY.open(Some(&uri), 0, None).unwrap()
}

fn guest(conn: &Conn, name: &str) -> Domain {
    let xml = format!(
        "<domain type='test'><name>{name}</name><memory>1024</memory><vcpu>4</vcpu>\
         <os><type arch='x86_64'>hvm</type></os><devices>\
         <disk type='file'><source file='/a'/><target dev='vda'/></disk>\
         <interface type='user'><mac address='52:54:00:00:00:01'/></interface></devices></domain>"
    );
    let guest = conn.domain_define_xml(&xml).unwrap();
    guest.create().unwrap();
    guest
}

/// The error's code and text.
fn refusal<T>(outcome: util::Result<T>) -> (ErrorNumber, String) {
    let error = outcome.err().expect("a refusal");
    (error.code, error.message.clone())
}

fn text(params: &TypedParams, name: &str) -> String {
    match params.get(name) {
        Some(TypedValue::String(text)) => text.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn keys_are_set_appended_and_removed() {
    let conn = open("?extended=1");
    let guest = guest(&conn, "keys");
    let keys = |user| guest.authorized_ssh_keys_get(user, 0).unwrap();
    let set = |keys: &[&str], flags| guest.authorized_ssh_keys_set("root", keys, flags);
    assert_eq!(keys("root"), [""; 0]);
    set(&["a", "b"], 0).unwrap();
    set(&["c", "b"], VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND).unwrap();
    assert_eq!(keys("root"), ["a", "c", "b"]);
    set(&["a"], VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE).unwrap();
    assert_eq!(keys("root"), ["c", "b"]);
    assert_eq!(keys("other"), [""; 0]);
    let (code, _) = refusal(set(&["a\nb"], 0));
    assert_eq!(code, ErrorNumber::VIR_ERR_AGENT_COMMAND_FAILED);
    set(&[], 0).unwrap();
    assert_eq!(keys("root"), [""; 0]);
    guest.destroy().unwrap();
    let (code, _) = refusal(guest.authorized_ssh_keys_get("root", 0));
    assert_eq!(code, ErrorNumber::VIR_ERR_OPERATION_INVALID);
}

#[test]
fn the_guest_leaves_virtual_cpus_alone() {
    let conn = open("?extended=1");
    let guest = guest(&conn, "vcpus");
    let facts = |name| text(&guest.get_guest_vcpus(0).unwrap(), name);
    assert_eq!(facts("vcpus"), "0-3");
    assert_eq!(facts("offlinable"), "1-3");
    guest.set_guest_vcpus("1,3", 0, 0).unwrap();
    assert_eq!(facts("online"), "0,2");
    guest.set_guest_vcpus("3", 1, 0).unwrap();
    assert_eq!(facts("online"), "0,2-3");
    for (map, state, message) in [
        ("0-1", 0, "invalid argument: vCPU '0' is not offlinable"),
        ("2,4-5", 0, "invalid argument: guest is missing vCPUs '4-5'"),
        ("1", 2, "unsupported state value"),
    ] {
        let refused = refusal(guest.set_guest_vcpus(map, state, 0));
        assert_eq!(
            refused,
            (ErrorNumber::VIR_ERR_INVALID_ARG, message.to_owned())
        );
    }
    guest.destroy().unwrap();
    guest.create().unwrap();
    assert_eq!(facts("online"), "0-3");
    guest.agent_set_response_timeout(-2, 0).unwrap();
    assert_eq!(
        refusal(guest.agent_set_response_timeout(-3, 0)).1,
        "invalid argument: guest agent timeout '-3' is less than the minimum '-2'"
    );
}

#[test]
fn the_guest_tells_of_its_system() {
    let conn = open("?extended=1");
    let guest = guest(&conn, "info");
    let all = guest.get_guest_info(0, 0).unwrap();
    assert_eq!(text(&all, "os.machine"), "x86_64");
    assert_eq!(text(&all, "hostname"), guest.get_hostname(0).unwrap());
    assert_eq!(text(&all, "fs.1.mountpoint"), "/boot");
    assert_eq!(text(&all, "disk.0.alias"), "vda");
    assert_eq!(text(&all, "disk.2.dependency.0.name"), "/dev/vda");
    assert_eq!(text(&all, "if.0.hwaddr"), "52:54:00:00:00:01");
    assert_eq!(text(&all, "if.0.addr.0.addr"), "192.168.0.1");
    let some = guest.get_guest_info(VIR_DOMAIN_GUEST_INFO_LOAD, 0).unwrap();
    assert_eq!(
        (some.len(), some.get("load.15m")),
        (3, Some(&TypedValue::Double(0.0)))
    );
    assert_eq!(
        refusal(guest.get_guest_info(1 << 20, 0)).1,
        "invalid argument: unsupported guest information types '0x100000'"
    );
}

#[test]
fn a_plain_host_has_no_such_agent() {
    let conn = open("");
    let guest = conn.domain_lookup_by_name("test").unwrap();
    for code in [
        refusal(guest.authorized_ssh_keys_get("root", 0)).0,
        refusal(guest.authorized_ssh_keys_set("root", &[], 0)).0,
        refusal(guest.get_guest_vcpus(0)).0,
        refusal(guest.set_guest_vcpus("1", 0, 0)).0,
        refusal(guest.get_guest_info(0, 0)).0,
        refusal(guest.agent_set_response_timeout(0, 0)).0,
    ] {
        assert_eq!(code, ErrorNumber::VIR_ERR_NO_SUPPORT);
    }
}
