//! Migration between two extended test hosts, over the virtual clock of the one that the guest leaves.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use abi::*;
use api::migrate::{self, Request};
use api::{Conn, Domain, DomainEvent, EventKind};
use common::{Listener, code, open, pass};
use std::sync::atomic::{AtomicU32, Ordering};
use util::error::{ErrorNumber as E, Result};
use util::typed_param::TypedParams;

/// Two hosts that no other test has.
fn hosts() -> (Conn, Conn) {
    static NEXT: AtomicU32 = AtomicU32::new(3000);
    let next = || {
        let seed = NEXT.fetch_add(1, Ordering::Relaxed);
        open(&format!("?extended=1&clock=virtual&seed={seed}"))
    };
    (next(), next())
}

/// A guest of 1 GiB, running.
fn guest(conn: &Conn, clock: &str) -> Domain {
    let xml = format!(
        "<domain type='test'><name>nomad</name><memory unit='GiB'>1</memory><os><type>hvm</type></os>{clock}\
         <devices><disk type='file'><source file='/x'/><target dev='vda'/></disk></devices></domain>"
    );
    let guest = conn.domain_define_xml(&xml).unwrap();
    guest.create().unwrap();
    guest
}

fn go(guest: &Domain, to: &Conn, flags: u32, params: &[(&str, &str)]) -> Result<Domain> {
    let mut list = TypedParams::new();
    for (name, value) in params {
        list.add(*name, *value).unwrap();
    }
    let request = Request {
        function: "virDomainMigrate3",
        params: &list,
        flags,
    };
    migrate::migrate(guest, to, request)
}

/// Life and passes of all guests of a host.
fn listen(conn: &Conn) -> Listener {
    let ids = [
        VIR_DOMAIN_EVENT_ID_LIFECYCLE,
        VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION,
        VIR_DOMAIN_EVENT_ID_JOB_COMPLETED,
    ];
    Listener::of_host(conn, &ids, |kind| match kind {
        EventKind::Domain(DomainEvent::Lifecycle { event, detail }) => format!("{event}/{detail}"),
        EventKind::Domain(DomainEvent::MigrationIteration { iteration }) => {
            format!("pass {iteration}")
        }
        EventKind::Domain(DomainEvent::JobCompleted { params }) => format!(
            "job {:?}",
            params.get_int(VIR_DOMAIN_JOB_OPERATION).unwrap().unwrap()
        ),
        other => format!("{other:?}"),
    })
}

#[test]
fn a_live_guest_moves_with_the_events_of_both_ends() {
    let (here, there) = hosts();
    let guest = guest(&here, "");
    let (left, came) = (listen(&here), listen(&there));
    let flags = VIR_MIGRATE_LIVE | VIR_MIGRATE_PERSIST_DEST | VIR_MIGRATE_UNDEFINE_SOURCE;
    let moved = go(&guest, &there, flags, &[]).unwrap();
    // suspended, stopped; started, defined, resumed: each as migrated
    assert_eq!(left.heard(5), ["pass 1", "3/1", "pass 2", "5/3", "job 5"]);
    assert_eq!(came.heard(3), ["2/1", "0/0", "4/1"]);
    assert_eq!(moved.name().as_str(), "nomad");
    assert_eq!(
        moved.get_state(0).unwrap(),
        (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_MIGRATED)
    );
    assert!(moved.is_persistent().unwrap());
    assert_eq!(
        code(here.domain_lookup_by_name("nomad")),
        E::VIR_ERR_NO_DOMAIN
    );
    let (kind, params) = moved.get_job_stats(VIR_DOMAIN_JOB_STATS_COMPLETED).unwrap();
    assert_eq!(kind, VIR_DOMAIN_JOB_COMPLETED);
    let operation = params.get_int(VIR_DOMAIN_JOB_OPERATION).unwrap();
    assert_eq!(operation, Some(VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN));
    let total = params.get_ullong(VIR_DOMAIN_JOB_MEMORY_TOTAL).unwrap();
    assert_eq!(total, Some(1 << 30));
}

#[test]
fn a_paused_guest_moves_under_another_name_and_the_stored_one_stays() {
    let (here, there) = hosts();
    let guest = guest(&here, "");
    guest.suspend().unwrap();
    let name = [(VIR_MIGRATE_PARAM_DEST_NAME, "settler")];
    let moved = go(&guest, &there, VIR_MIGRATE_LIVE, &name).unwrap();
    assert_eq!(moved.name().as_str(), "settler");
    assert_eq!(
        moved.get_state(0).unwrap(),
        (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_USER)
    );
    assert!(!moved.is_persistent().unwrap());
    assert_eq!(
        guest.get_state(0).unwrap(),
        (VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_MIGRATED)
    );
    assert_eq!(guest.id(), -1);
    guest.create().unwrap();
}

#[test]
fn the_guests_clock_goes_on_as_it_was() {
    let (here, there) = hosts();
    let guest = guest(
        &here,
        "<clock offset='variable' adjustment='5' basis='localtime'/>",
    );
    let (time, _) = guest.get_time(0).unwrap();
    guest.set_time(time + 100, 0, 0).unwrap();
    let adjustment = |guest: &Domain, flags| {
        let xml = guest.get_xml_desc(flags).unwrap();
        let line = xml.lines().find(|line| line.contains("<clock"));
        line.unwrap().trim().to_owned()
    };
    let live = adjustment(&guest, 0);
    let time = guest.get_time(0).unwrap();
    pass(&there, 5000);
    let moved = go(
        &guest,
        &there,
        VIR_MIGRATE_LIVE | VIR_MIGRATE_PERSIST_DEST,
        &[],
    )
    .unwrap();
    assert_eq!(moved.get_time(0).unwrap().0, time.0 + 5000);
    assert_eq!(adjustment(&moved, 0), live);
    let stored = "<clock offset='variable' adjustment='5' basis='localtime'/>";
    assert_eq!(adjustment(&moved, VIR_DOMAIN_XML_INACTIVE), stored);
}

/// Migrates in a thread of its own.
fn start(guest: &Domain, to: &Conn, flags: u32) -> std::thread::JoinHandle<Result<Domain>> {
    let (conn, to) = (guest.conn().clone(), to.clone());
    let handle = std::thread::spawn(move || {
        let guest = conn.domain_lookup_by_name("nomad").unwrap();
        go(&guest, &to, flags, &[])
    });
    while guest.get_job_info().unwrap().memTotal == 0 {
        std::thread::yield_now();
    }
    handle
}

#[test]
fn a_migration_is_watched_slowed_and_broken_off() {
    let (here, there) = hosts();
    let guest = guest(&here, "");
    let (left, came) = (listen(&here), listen(&there));
    guest.migrate_set_max_speed(1, 0).unwrap();
    let thread = start(&guest, &there, VIR_MIGRATE_LIVE);
    pass(&here, 24);
    let info = guest.get_job_info().unwrap();
    assert_eq!(info.r#type, VIR_DOMAIN_JOB_UNBOUNDED);
    assert_eq!((info.timeElapsed, info.memProcessed), (24_000, 24 << 20));
    assert_eq!(info.memRemaining, 1000 << 20);
    let there_too = there.domain_lookup_by_name("nomad").unwrap();
    assert_eq!(
        there_too.get_state(0).unwrap(),
        (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_MIGRATION)
    );
    assert_eq!(
        code(there_too.get_job_info()),
        E::VIR_ERR_OPERATION_UNSUPPORTED
    );
    assert_eq!(code(there_too.abort_job()), E::VIR_ERR_OPERATION_INVALID);
    assert_eq!(
        code(go(&guest, &there, 0, &[])),
        E::VIR_ERR_OPERATION_INVALID
    );
    assert_eq!(
        code(guest.migrate_start_post_copy(0)),
        E::VIR_ERR_OPERATION_INVALID
    );
    guest.abort_job().unwrap();
    let error = thread.join().unwrap().unwrap_err();
    assert_eq!(
        error.message,
        "operation aborted: job 'migration out' canceled by client"
    );
    assert_eq!(guest.get_state(0).unwrap().0, VIR_DOMAIN_RUNNING);
    assert_eq!(left.heard(1), ["pass 1"]);
    assert_eq!(came.heard(2), ["2/1", "5/5"]);
    assert_eq!(
        code(there.domain_lookup_by_name("nomad")),
        E::VIR_ERR_NO_DOMAIN
    );
    assert_eq!(code(guest.abort_job()), E::VIR_ERR_OPERATION_INVALID);
    assert_eq!(guest.get_job_info().unwrap().r#type, VIR_DOMAIN_JOB_NONE);
}

#[test]
fn post_copy_runs_the_guest_there_while_its_memory_follows() {
    let (here, there) = hosts();
    let guest = guest(&here, "");
    let (left, came) = (listen(&here), listen(&there));
    guest.migrate_set_max_speed(1, 0).unwrap();
    let thread = start(&guest, &there, VIR_MIGRATE_LIVE | VIR_MIGRATE_POSTCOPY);
    pass(&here, 1);
    guest
        .migrate_set_max_speed(1, VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY)
        .unwrap();
    guest.migrate_start_post_copy(0).unwrap();
    let moved = there.domain_lookup_by_name("nomad").unwrap();
    let postcopy = (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_POSTCOPY);
    while moved.get_state(0).unwrap() != postcopy {
        std::thread::yield_now();
    }
    assert_eq!(
        guest.get_state(0).unwrap(),
        (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_POSTCOPY)
    );
    assert_eq!(code(guest.abort_job()), E::VIR_ERR_OPERATION_INVALID);
    pass(&here, 1200);
    thread.join().unwrap().unwrap();
    assert_eq!(left.heard(4), ["pass 1", "3/7", "5/3", "job 5"]);
    assert_eq!(came.heard(3), ["2/1", "4/3", "4/1"]);
}

#[test]
fn a_broken_post_copy_leaves_half_a_guest_at_each_end() {
    let (here, there) = hosts();
    let guest = guest(&here, "");
    guest.migrate_set_max_speed(1, 0).unwrap();
    let thread = start(&guest, &there, VIR_MIGRATE_LIVE | VIR_MIGRATE_POSTCOPY);
    let abort = || guest.abort_job_flags(VIR_DOMAIN_ABORT_JOB_POSTCOPY);
    assert_eq!(code(abort()), E::VIR_ERR_OPERATION_INVALID);
    guest
        .migrate_set_max_speed(1, VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY)
        .unwrap();
    guest.migrate_start_post_copy(0).unwrap();
    while abort().is_err() {
        std::thread::yield_now();
    }
    assert_eq!(code(thread.join().unwrap()), E::VIR_ERR_OPERATION_FAILED);
    let failed = (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_POSTCOPY_FAILED);
    assert_eq!(guest.get_state(0).unwrap(), failed);
    let moved = there.domain_lookup_by_name("nomad").unwrap();
    let failed = (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_POSTCOPY_FAILED);
    assert_eq!(moved.get_state(0).unwrap(), failed);
}

#[test]
fn what_speaks_against_a_migration_is_said() {
    let (here, there) = hosts();
    let guest = guest(&here, "");
    let refused = |flags, params: &[(&str, &str)]| code(go(&guest, &there, flags, params));
    assert_eq!(code(go(&guest, &here, 0, &[])), E::VIR_ERR_INTERNAL_ERROR);
    assert_eq!(code(go(&guest, &open(""), 0, &[])), E::VIR_ERR_NO_SUPPORT);
    assert_eq!(
        refused(VIR_MIGRATE_POSTCOPY, &[]),
        E::VIR_ERR_ARGUMENT_UNSUPPORTED
    );
    assert_eq!(
        refused(VIR_MIGRATE_OFFLINE, &[]),
        E::VIR_ERR_OPERATION_INVALID
    );
    assert_eq!(
        refused(0, &[(VIR_MIGRATE_PARAM_URI, "ftp://x")]),
        E::VIR_ERR_ARGUMENT_UNSUPPORTED
    );
    let xml = guest.get_xml_desc(VIR_DOMAIN_XML_MIGRATABLE).unwrap();
    let other = xml.replace("<vcpu placement='static'>1", "<vcpu placement='static'>2");
    assert_ne!(xml, other);
    assert_eq!(
        refused(0, &[(VIR_MIGRATE_PARAM_DEST_XML, &other)]),
        E::VIR_ERR_CONFIG_UNSUPPORTED
    );
    guest.block_pull("vda", 0, 0).unwrap();
    assert_eq!(refused(0, &[]), E::VIR_ERR_OPERATION_INVALID);
    guest.block_job_abort("vda", 0).unwrap();
    assert_eq!(guest.get_state(0).unwrap().0, VIR_DOMAIN_RUNNING);
    let moved = xml.replace("/x", "/y");
    let moved = go(&guest, &there, 0, &[(VIR_MIGRATE_PARAM_DEST_XML, &moved)]).unwrap();
    assert!(moved.get_xml_desc(0).unwrap().contains("<source file='/y'"));
    assert_eq!(refused(0, &[]), E::VIR_ERR_OPERATION_INVALID);
}

#[test]
fn a_guest_that_does_not_run_moves_as_a_definition() {
    let (here, there) = hosts();
    let guest = guest(&here, "");
    guest.destroy().unwrap();
    let came = listen(&there);
    let flags = VIR_MIGRATE_OFFLINE | VIR_MIGRATE_PERSIST_DEST | VIR_MIGRATE_UNDEFINE_SOURCE;
    let moved = go(&guest, &there, flags, &[]).unwrap();
    assert_eq!(moved.get_state(0).unwrap().0, VIR_DOMAIN_SHUTOFF);
    assert_eq!(came.heard(1), ["0/0"]);
    assert_eq!(
        code(here.domain_lookup_by_name("nomad")),
        E::VIR_ERR_NO_DOMAIN
    );
}

#[test]
fn disks_that_are_not_shared_go_along_and_the_source_may_connect_itself() {
    let (here, there) = hosts();
    let guest = guest(&here, "");
    let params = TypedParams::new();
    let request = Request {
        function: "virDomainMigrateToURI3",
        params: &params,
        flags: VIR_MIGRATE_PEER2PEER | VIR_MIGRATE_NON_SHARED_DISK,
    };
    let nowhere = migrate::migrate_to_uri(&guest, Some("qemu:///system"), request);
    assert_eq!(code(nowhere), E::VIR_ERR_OPERATION_FAILED);
    migrate::migrate_to_uri(&guest, Some(there.uri()), request).unwrap();
    let keep = VIR_DOMAIN_JOB_STATS_COMPLETED | VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED;
    for _ in 0..2 {
        let (_, params) = guest.get_job_stats(keep).unwrap();
        let disks = params.get_ullong(VIR_DOMAIN_JOB_DISK_TOTAL).unwrap();
        assert_eq!(disks, Some(1_099_506_450_432));
        let elapsed = params
            .get_ullong(VIR_DOMAIN_JOB_TIME_ELAPSED)
            .unwrap()
            .unwrap();
        assert!((8900..9100).contains(&elapsed), "{elapsed}");
    }
    let state = there
        .domain_lookup_by_name("nomad")
        .unwrap()
        .get_state(0)
        .unwrap();
    assert_eq!(state.0, VIR_DOMAIN_RUNNING);
}

#[test]
fn limits_of_migrations_are_kept() {
    let (here, _) = hosts();
    let guest = guest(&here, "");
    assert_eq!(guest.migrate_get_max_downtime(0).unwrap(), 300);
    guest.migrate_set_max_downtime(5, 0).unwrap();
    assert_eq!(guest.migrate_get_max_downtime(0).unwrap(), 5);
    guest.migrate_set_compression_cache(4096, 0).unwrap();
    assert_eq!(guest.migrate_get_compression_cache(0).unwrap(), 4096);
    assert_eq!(guest.migrate_get_max_speed(0).unwrap(), 8_796_093_022_207);
    assert_eq!(
        code(guest.migrate_set_max_speed(1 << 50, 0)),
        E::VIR_ERR_OVERFLOW
    );
    guest.migrate_set_max_speed(7, 0).unwrap();
    guest.destroy().unwrap();
    assert_eq!(guest.migrate_get_max_speed(0).unwrap(), 7);
    assert_eq!(
        code(guest.migrate_get_max_downtime(0)),
        E::VIR_ERR_OPERATION_INVALID
    );
}
