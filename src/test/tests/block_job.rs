//! Jobs on the disks of a guest of an extended test host, over its virtual clock.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use abi::*;
use api::{Conn, Domain, DomainEvent, EventKind};
use common::{Listener, code, open, pass};
use util::error::ErrorNumber as E;
use util::typed_param::TypedParams;

/// A guest with a disk of three images, running; the stored definition lists them, too.
fn guest(conn: &Conn, name: &str) -> Domain {
    let xml = format!(
        "<domain type='test'><name>{name}</name><memory>1024</memory><os><type>hvm</type></os>\
         <devices><disk type='file'><driver type='qcow2'/><source file='/top'/>\
         <backingStore type='file'><format type='qcow2'/><source file='/middle'/>\
         <backingStore type='file'><format type='raw'/><source file='/base'/><backingStore/>\
         </backingStore></backingStore><target dev='vda' bus='virtio'/></disk></devices></domain>"
    );
    let guest = conn.domain_define_xml(&xml).unwrap();
    guest.create().unwrap();
    guest
}

/// The paths of the disk's images, and of its mirror's, in a document.
fn images(guest: &Domain, flags: u32) -> Vec<String> {
    let xml = guest.get_xml_desc(flags).unwrap();
    let paths = xml.split("<source file='").skip(1);
    paths
        .map(|rest| rest[..rest.find('\'').unwrap()].to_owned())
        .collect()
}

/// The lines of both events: of the path, and of the target.
fn job_listener(guest: &Domain) -> Listener {
    let ids = [
        VIR_DOMAIN_EVENT_ID_BLOCK_JOB,
        VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2,
    ];
    Listener::new(guest, &ids, |kind| match kind {
        EventKind::Domain(
            DomainEvent::BlockJob {
                disk,
                r#type,
                status,
            }
            | DomainEvent::BlockJob2 {
                disk,
                r#type,
                status,
            },
        ) => format!("{disk} {} {}", r#type, status),
        other => format!("{other:?}"),
    })
}

const MIB: u64 = 1 << 20;

#[test]
fn a_pull_takes_its_time_and_shortens_the_chain_in_both_definitions() {
    let conn = open("?extended=1&clock=virtual&seed=101");
    let guest = guest(&conn, "pulled");
    let ear = job_listener(&guest);
    guest.block_pull("vda", 0, 0).unwrap();
    assert_eq!(images(&guest, 0), ["/top", "/middle", "/base"]);
    pass(&conn, 4);
    let info = guest.get_block_job_info("vda", 0).unwrap().unwrap();
    assert_eq!(info.r#type, VIR_DOMAIN_BLOCK_JOB_TYPE_PULL);
    assert!(info.cur * 2 > info.end - 1000 * MIB && info.cur < info.end);
    let again = guest.block_pull("/top", 0, 0);
    assert_eq!(code(again), E::VIR_ERR_OPERATION_UNSUPPORTED);
    pass(&conn, 4);
    assert_eq!(ear.heard(2), ["/top 1 0", "vda 1 0"]);
    assert!(guest.get_block_job_info("vda", 0).unwrap().is_none());
    assert_eq!(images(&guest, 0), ["/top"]);
    assert_eq!(images(&guest, VIR_DOMAIN_XML_INACTIVE), ["/top"]);
}

#[test]
fn a_job_follows_its_speed() {
    let conn = open("?extended=1&clock=virtual&seed=102");
    let guest = guest(&conn, "slow");
    let ear = job_listener(&guest);
    guest.block_rebase("vda", Some("vda[3]"), 1, 0).unwrap();
    pass(&conn, 1000);
    let info = |flags| guest.get_block_job_info("vda", flags).unwrap().unwrap();
    assert_eq!((info(0).bandwidth, info(0).cur), (1, 1000 * MIB));
    let bytes = VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES;
    assert_eq!(info(bytes).bandwidth, MIB);
    guest.block_job_set_speed("vda", 1024, 0).unwrap();
    pass(&conn, 1);
    assert_eq!(info(0).cur, 2024 * MIB);
    guest.block_job_set_speed("vda", 0, 0).unwrap();
    pass(&conn, 8);
    assert_eq!(ear.heard(2), ["/top 1 0", "vda 1 0"]);
    assert_eq!(images(&guest, 0), ["/top", "/base"]);
    assert_eq!(images(&guest, VIR_DOMAIN_XML_INACTIVE), ["/top", "/base"]);
}

#[test]
fn a_copy_gets_ready_and_is_pivoted_to() {
    let conn = open("?extended=1&clock=virtual&seed=103");
    let guest = guest(&conn, "copied");
    let ear = job_listener(&guest);
    let to = "<disk type='file'><driver type='raw'/><source file='/copy'/></disk>";
    let copy = |flags| guest.block_copy("vda", to, &TypedParams::new(), flags);
    assert_eq!(code(copy(0)), E::VIR_ERR_OPERATION_INVALID);
    copy(VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB).unwrap();
    let pivot = || guest.block_job_abort("vda", VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT);
    assert_eq!(code(pivot()), E::VIR_ERR_BLOCK_COPY_ACTIVE);
    assert_eq!(
        code(guest.block_pull("vda", 0, 0)),
        E::VIR_ERR_BLOCK_COPY_ACTIVE
    );
    let mirror = || {
        let xml = guest.get_xml_desc(0).unwrap();
        let line = xml.lines().find(|line| line.contains("<mirror"));
        line.unwrap_or_default().trim().to_owned()
    };
    let words = "<mirror type='file' file='/copy' format='raw' job='copy'";
    assert_eq!(mirror(), format!("{words}>"));
    pass(&conn, 8);
    assert_eq!(mirror(), format!("{words} ready='yes'>"));
    pivot().unwrap();
    let wanted = ["/top 2 3", "vda 2 3", "/copy 2 0", "vda 2 0"];
    assert_eq!(ear.heard(4), wanted);
    assert_eq!(images(&guest, 0), ["/copy"]);
    assert_eq!(images(&guest, VIR_DOMAIN_XML_INACTIVE), ["/copy"]);
    assert_eq!(mirror(), "");
}

#[test]
fn a_copy_is_broken_off_at_once_or_later() {
    let conn = open("?extended=1&clock=virtual&seed=104");
    let guest = guest(&conn, "kept");
    let ear = job_listener(&guest);
    let to = "<disk type='file'><source file='/copy'/></disk>";
    let flags = VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB | VIR_DOMAIN_BLOCK_COPY_SHALLOW;
    let copy = || guest.block_copy("vda", to, &TypedParams::new(), flags);
    copy().unwrap();
    let all = ["/top", "/middle", "/base", "/copy", "/middle", "/base"];
    assert_eq!(images(&guest, 0), all);
    guest.block_job_abort("vda", 0).unwrap();
    assert_eq!(ear.heard(2), ["/top 2 2", "vda 2 2"]);
    copy().unwrap();
    let later = || guest.block_job_abort("vda", VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC);
    later().unwrap();
    assert_eq!(code(later()), E::VIR_ERR_OPERATION_INVALID);
    assert!(guest.get_xml_desc(0).unwrap().contains("ready='abort'"));
    pass(&conn, 0);
    assert_eq!(ear.heard(4)[2..], ["/top 2 2", "vda 2 2"]);
    assert_eq!(images(&guest, 0), all[..3]);
    assert_eq!(code(later()), E::VIR_ERR_INVALID_ARG);
}

#[test]
fn commits_move_data_down() {
    let conn = open("?extended=1&clock=virtual&seed=105");
    let guest = guest(&conn, "committed");
    let ear = job_listener(&guest);
    let refused = guest.block_commit("vda", None, None, 0, 0);
    assert_eq!(code(refused), E::VIR_ERR_INVALID_ARG);
    guest
        .block_commit("vda", Some("/base"), Some("/middle"), 0, 0)
        .unwrap();
    let pivot = || guest.block_job_abort("vda", VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT);
    assert_eq!(code(pivot()), E::VIR_ERR_OPERATION_INVALID);
    pass(&conn, 8);
    assert_eq!(ear.heard(2), ["/top 3 0", "vda 3 0"]);
    assert_eq!(images(&guest, 0), ["/top", "/base"]);
    let active = VIR_DOMAIN_BLOCK_COMMIT_ACTIVE;
    guest.block_commit("vda", None, None, 0, active).unwrap();
    pass(&conn, 8);
    pivot().unwrap();
    let wanted = ["/top 4 3", "vda 4 3", "/base 4 0", "vda 4 0"];
    assert_eq!(ear.heard(6)[2..], wanted);
    assert_eq!(images(&guest, 0), ["/base"]);
    assert_eq!(images(&guest, VIR_DOMAIN_XML_INACTIVE), ["/base"]);
}

#[test]
fn a_job_ends_with_its_guest() {
    let conn = open("?extended=1&clock=virtual&seed=106");
    let guest = guest(&conn, "stopped");
    guest.block_pull("vda", 0, 0).unwrap();
    guest.destroy().unwrap();
    guest.create().unwrap();
    pass(&conn, 60);
    assert!(guest.get_block_job_info("vda", 0).unwrap().is_none());
    assert_eq!(images(&guest, 0), ["/top", "/middle", "/base"]);
}

#[test]
fn a_plain_host_has_no_jobs() {
    let conn = open("");
    let guest = conn.domain_lookup_by_name("test").unwrap();
    assert_eq!(code(guest.block_pull("vda", 0, 0)), E::VIR_ERR_NO_SUPPORT);
    assert_eq!(
        code(guest.get_block_job_info("vda", 0)),
        E::VIR_ERR_NO_SUPPORT
    );
}
