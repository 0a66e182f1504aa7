//! Images of an extended test host's guests: their sizes, what is read from them, thresholds of
//! writing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use abi::*;
use api::{DomainEvent, EventKind};
use common::{Listener, code, open, pass};
use util::error::ErrorNumber as E;

const MIB: u64 = 1 << 20;

#[test]
fn a_resized_disk_has_its_size_from_then_on() {
    let conn = open("?extended=1&clock=virtual&seed=201");
    let guest = conn.domain_lookup_by_name("test").unwrap();
    guest.block_resize("vda", 2048, 0).unwrap();
    let capacity = || guest.get_block_info("vda", 0).unwrap().capacity;
    assert_eq!(capacity(), 2 * MIB);
    guest
        .block_resize("vda", 5 * MIB, VIR_DOMAIN_BLOCK_RESIZE_BYTES)
        .unwrap();
    guest.destroy().unwrap();
    assert_eq!(
        code(guest.block_resize("vda", 1, 0)),
        E::VIR_ERR_OPERATION_INVALID
    );
    guest.create().unwrap();
    assert_eq!(capacity(), 5 * MIB);
    guest.block_pull("vda", 1, 0).unwrap();
    assert_eq!(
        guest.get_block_job_info("vda", 0).unwrap().unwrap().end,
        5 * MIB
    );
    pass(&conn, 5);
    assert!(guest.get_block_job_info("vda", 0).unwrap().is_none());
    let full = VIR_DOMAIN_BLOCK_RESIZE_CAPACITY;
    assert_eq!(
        code(guest.block_resize("vda", 0, full)),
        E::VIR_ERR_OPERATION_UNSUPPORTED
    );
}

#[test]
fn a_peek_gives_bytes_up_to_the_end() {
    let conn = open("?extended=1&clock=virtual&seed=202");
    let guest = conn.domain_lookup_by_name("test").unwrap();
    guest
        .block_resize("vda", 1000, VIR_DOMAIN_BLOCK_RESIZE_BYTES)
        .unwrap();
    let mut buffer = [0; 4];
    guest.block_peek("vda", 254, &mut buffer, 0).unwrap();
    assert_eq!(buffer, [254, 255, 0, 1]);
    assert_eq!(
        code(guest.block_peek("vda", 998, &mut buffer, 0)),
        E::VIR_ERR_INVALID_ARG
    );
}

#[test]
fn a_threshold_is_passed_once_when_the_guest_has_written_so_far() {
    let conn = open("?extended=1&clock=virtual&seed=203");
    let guest = conn.domain_lookup_by_name("test").unwrap();
    let ear = Listener::new(
        &guest,
        &[VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD],
        |kind| match kind {
            EventKind::Domain(DomainEvent::BlockThreshold {
                dev,
                path,
                threshold,
                excess,
            }) => {
                format!("{dev} {path:?} {threshold} {excess}")
            }
            other => format!("{other:?}"),
        },
    );
    guest.set_block_threshold("vda", 3 * MIB - 10, 0).unwrap();
    pass(&conn, 2);
    guest.set_block_threshold("vda[1]", 2 * MIB, 0).unwrap();
    pass(&conn, 1);
    let wanted = |name, threshold: u64| {
        let excess = 3 * MIB - threshold;
        format!("{name} Some(\"/guest/diskimage1\") {threshold} {excess}")
    };
    assert_eq!(
        ear.heard(2),
        [wanted("vda", 3 * MIB - 10), wanted("vda[1]", 2 * MIB)]
    );
    guest.set_block_threshold("vda", 4 * MIB, 0).unwrap();
    guest.set_block_threshold("vda", 0, 0).unwrap();
    pass(&conn, 100);
    guest.set_block_threshold("vda", MIB, 0).unwrap();
    pass(&conn, 1);
    assert_eq!(
        ear.heard(3)[2].split(' ').next_back(),
        Some(&*(103 * MIB).to_string())
    );
    assert_eq!(
        code(guest.set_block_threshold("vdb", 1, 0)),
        E::VIR_ERR_INVALID_ARG
    );
}
