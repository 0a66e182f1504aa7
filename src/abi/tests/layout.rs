//! Rust lays the structures out as a C compiler does, and the plain constants have the right types.
use std::mem::{offset_of, size_of};

#[test]
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
fn structures_have_the_sizes_of_c() {
    assert_eq!(size_of::<abi::virTypedParameter>(), 96);
    assert_eq!(offset_of!(abi::virTypedParameter, value), 88);
    assert_eq!(size_of::<abi::virDomainInfo>(), 40);
    assert_eq!(size_of::<abi::virNodeInfo>(), 64);
    assert_eq!(size_of::<abi::virError>(), 80);
    assert_eq!(size_of::<abi::virErrorLevel>(), 4);
    assert_eq!(size_of::<abi::virConnectCloseFunc>(), size_of::<usize>());
}

#[test]
fn bits_are_unsigned_and_numbers_are_not() {
    let bits: u32 = abi::VIR_DOMAIN_XML_SECURE | abi::VIR_DOMAIN_XML_INACTIVE;
    let number: i32 = abi::VIR_DOMAIN_EVENT_ID_RTC_CHANGE;
    assert_eq!((bits, number), (3, 2));
    assert_eq!(
        abi::VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS,
        1 << 31
    );
}

#[test]
fn equal_enumerators_have_constants() {
    assert_eq!(
        abi::VIR_DOMAIN_SNAPSHOT_LIST_ROOTS,
        abi::VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS
    );
    assert_eq!(
        abi::virDomainSnapshotListFlags::VIR_DOMAIN_SNAPSHOT_LIST_ROOTS as u32,
        abi::VIR_DOMAIN_SNAPSHOT_LIST_ROOTS
    );
}
