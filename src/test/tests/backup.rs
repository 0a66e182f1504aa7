//! Backups of guests of an extended test host, over its virtual clock.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use abi::*;
use api::{Conn, Domain, DomainEvent, EventKind};
use common::{Listener, code, open, pass};
use std::sync::Arc;
use util::error::ErrorNumber as E;

const PULL: &str =
    "<domainbackup mode='pull'><server transport='unix' socket='/s'/></domainbackup>";

fn guest(conn: &Conn) -> Domain {
    let xml = "<domain type='test'><name>kept</name><memory>1024</memory><os><type>hvm</type></os><devices>\
               <disk type='file'><source file='/a'/><target dev='vda'/></disk>\
               <disk type='file'><source file='/b'/><target dev='vdb'/></disk>\
               <disk type='file' device='cdrom'><target dev='hda' bus='ide'/></disk></devices></domain>";
    let guest = conn.domain_define_xml(xml).unwrap();
    guest.create().unwrap();
    guest
}

fn listen(guest: &Domain) -> Listener {
    let ids = [
        VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2,
        VIR_DOMAIN_EVENT_ID_JOB_COMPLETED,
    ];
    Listener::new(guest, &ids, |kind| match kind {
        EventKind::Domain(DomainEvent::BlockJob2 {
            disk,
            r#type,
            status,
        }) => {
            format!("{disk} {} {status}", r#type)
        }
        EventKind::Domain(DomainEvent::JobCompleted { params }) => {
            let success = params.get_boolean(VIR_DOMAIN_JOB_SUCCESS).unwrap();
            let operation = params.get_int(VIR_DOMAIN_JOB_OPERATION).unwrap();
            format!("{operation:?} {success:?}")
        }
        other => format!("{other:?}"),
    })
}

#[test]
fn a_push_backup_copies_all_disks_and_makes_its_checkpoint() {
    let conn = open("?extended=1&clock=virtual&seed=501");
    let guest = Arc::new(guest(&conn));
    let ear = listen(&guest);
    let checkpoint = "<domaincheckpoint><name>c1</name></domaincheckpoint>";
    guest
        .backup_begin("<domainbackup/>", Some(checkpoint), 0)
        .unwrap();
    let xml = guest.backup_get_xml_desc(0).unwrap();
    for line in [
        "<target file='/a.c1'/>",
        "<target file='/b.c1'/>",
        "<disk name='hda' backup='no'/>",
    ] {
        assert!(xml.contains(line), "{xml}");
    }
    assert_eq!(guest.list_all_checkpoints(0).unwrap().len(), 1);
    assert_eq!(
        code(guest.backup_begin(PULL, None, 0)),
        E::VIR_ERR_OPERATION_INVALID
    );
    pass(&conn, 8);
    let (_, stats) = guest.get_job_stats(0).unwrap();
    let total = stats
        .get_ullong(VIR_DOMAIN_JOB_DISK_TOTAL)
        .unwrap()
        .unwrap();
    let done = stats
        .get_ullong(VIR_DOMAIN_JOB_DISK_PROCESSED)
        .unwrap()
        .unwrap();
    assert_eq!((total, done), (2 * 1_099_506_450_432, 8 * (128 << 30)));
    pass(&conn, 8);
    assert_eq!(ear.heard(3), ["vda 5 0", "vdb 5 0", "Some(9) Some(true)"]);
    assert_eq!(
        code(guest.backup_get_xml_desc(0)),
        E::VIR_ERR_NO_DOMAIN_BACKUP
    );
    let from = |name| format!("<domainbackup><incremental>{name}</incremental></domainbackup>");
    let refused = guest.backup_begin(&from("c2"), None, 0);
    assert_eq!(code(refused), E::VIR_ERR_NO_DOMAIN_CHECKPOINT);
    guest.backup_begin(&from("c1"), None, 0).unwrap();
    guest.abort_job().unwrap();
    assert_eq!(
        ear.heard(6)[3..],
        ["vda 5 2", "vdb 5 2", "Some(9) Some(false)"]
    );
}

#[test]
fn a_pull_backup_lasts_until_it_is_ended() {
    let conn = open("?extended=1&clock=virtual&seed=502");
    let guest = guest(&conn);
    let ear = listen(&guest);
    guest.backup_begin(PULL, None, 0).unwrap();
    pass(&conn, 100_000);
    assert!(
        guest
            .backup_get_xml_desc(0)
            .unwrap()
            .contains("<scratch file='/a.")
    );
    assert_eq!(
        guest.get_job_info().unwrap().r#type,
        VIR_DOMAIN_JOB_UNBOUNDED
    );
    guest.abort_job().unwrap();
    assert_eq!(ear.heard(3)[2], "Some(9) Some(true)");
    assert_eq!(guest.get_job_info().unwrap().r#type, VIR_DOMAIN_JOB_NONE);
}

#[test]
fn what_cannot_be_backed_up_is_refused() {
    let conn = open("?extended=1&clock=virtual&seed=503");
    let guest = guest(&conn);
    let refused = |xml: &str| code(guest.backup_begin(xml, None, 0));
    let none = "<domainbackup><disks><disk name='vda' backup='no'/></disks></domainbackup>";
    assert_eq!(refused(none), E::VIR_ERR_CONFIG_UNSUPPORTED);
    assert_eq!(
        refused(&none.replace("vda", "vdz")),
        E::VIR_ERR_CONFIG_UNSUPPORTED
    );
    assert_eq!(
        refused("<domainbackup><x/></domainbackup>"),
        E::VIR_ERR_XML_INVALID_SCHEMA
    );
    guest.block_pull("vda", 0, 0).unwrap();
    assert_eq!(refused("<domainbackup/>"), E::VIR_ERR_OPERATION_UNSUPPORTED);
    guest.destroy().unwrap();
    assert_eq!(refused("<domainbackup/>"), E::VIR_ERR_OPERATION_UNSUPPORTED);
    let plain = open("").domain_lookup_by_name("test").unwrap();
    assert_eq!(
        code(plain.backup_begin("<domainbackup/>", None, 0)),
        E::VIR_ERR_NO_SUPPORT
    );
}
