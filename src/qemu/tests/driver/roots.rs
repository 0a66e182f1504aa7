//! Roots: which are refused, and what is shared between connections to one.
use crate::support::{Root, has_qemu, open};
use util::error::ErrorDomain;

#[test]
fn bad_uris_are_refused_in_libvirts_words() {
    for (uri, message, domain) in [
        (
            "qemu:///embed",
            "Missing URI parameter 'root'",
            ErrorDomain::VIR_FROM_URI,
        ),
        (
            "qemu:///embed?root=relative",
            "unsupported configuration: root path must be absolute",
            ErrorDomain::VIR_FROM_NONE,
        ),
    ] {
        let error = open(uri).err().unwrap();
        assert!(error.message.ends_with(message), "{error}");
        assert_eq!(error.domain, domain, "{uri}");
    }
    // The system's driver is none of a library's.
    assert!(open("qemu:///system").is_err());
}

#[test]
fn connections_to_a_root_see_the_same_and_roots_are_apart() {
    if !has_qemu() {
        return;
    }
    let (one, other) = (Root::new("shared"), Root::new("apart"));
    let (first, second) = (one.open().unwrap(), one.open().unwrap());
    let elsewhere = other.open().unwrap();
    let domain = first.domain_define_xml(&one.guest("vm", "")).unwrap();
    assert_eq!(second.list_all_domains(0).unwrap().len(), 1);
    assert!(second.domain_lookup_by_uuid(domain.uuid()).is_ok());
    assert_eq!(elsewhere.list_all_domains(0).unwrap().len(), 0);
    drop((first, second, domain));
    let again = one.open().unwrap();
    assert_eq!(again.list_defined_domains().unwrap(), ["vm"]);
    again
        .domain_lookup_by_name("vm")
        .unwrap()
        .undefine()
        .unwrap();
    assert!(again.list_defined_domains().unwrap().is_empty());
    assert!(!one.file("etc/qemu/vm.xml").exists());
}
