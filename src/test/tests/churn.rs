//! Lookups stay right while other threads define, start, rename and forget guests.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use abi::*;
use api::{Conn, Registry};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use util::error::ErrorNumber;

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

/// Guests that nobody changes.
const STEADY: usize = 600;
/// Rounds of each thread that changes guests.
const ROUNDS: usize = 400;
/// Threads that change guests.
const WRITERS: usize = 4;

fn xml(name: &str) -> String {
    format!(
        "<domain type='test'><name>{name}</name><memory>1</memory><os><type>hvm</type></os></domain>"
    )
}

/// Everything that can happen to a guest, and what must be seen of it by the thread that did it.
fn churn(conn: &Conn, writer: usize) {
    for round in 0..ROUNDS {
        let name = format!("churn-{writer}-{round}");
        let guest = conn.domain_define_xml(&xml(&name)).unwrap();
        guest.create().unwrap();
        assert_eq!(
            conn.domain_lookup_by_id(guest.id()).unwrap().uuid(),
            guest.uuid()
        );
        guest.destroy().unwrap();
        let renamed = format!("{name}-renamed");
        guest.rename(&renamed, 0).unwrap();
        assert_eq!(
            conn.domain_lookup_by_name(&renamed).unwrap().uuid(),
            guest.uuid()
        );
        guest.undefine().unwrap();
        let error = conn.domain_lookup_by_uuid(guest.uuid()).unwrap_err();
        assert_eq!(error.code, ErrorNumber::VIR_ERR_NO_DOMAIN);
        // Threads race for one name; one of them gets it.
        if let Ok(guest) = conn.domain_create_xml(&xml("contested"), 0) {
            guest.destroy().unwrap();
        }
    }
}

fn look(conn: &Conn, done: &AtomicBool) {
    while !done.load(Ordering::Relaxed) {
        for n in (0..STEADY).step_by(37) {
            let name = format!("steady-{n}");
            let guest = conn.domain_lookup_by_name(&name).unwrap();
            assert_eq!(guest.get_state(0).unwrap().0, VIR_DOMAIN_SHUTOFF);
            assert_eq!(
                conn.domain_lookup_by_uuid(guest.uuid())
                    .unwrap()
                    .name()
                    .as_str(),
                name
            );
        }
        let listed = conn
            .list_all_domains(VIR_CONNECT_LIST_DOMAINS_INACTIVE)
            .unwrap();
        let steady = listed
            .iter()
            .filter(|domain| domain.name().as_str().starts_with("steady-"));
        assert_eq!(
            steady.count(),
            STEADY,
            "a list has every guest that stays, once"
        );
    }
}

#[test]
fn lookups_stay_right_while_guests_come_and_go() {
    let conn = REGISTRY.open(Some("test:///default"), 0, None).unwrap();
    for n in 0..STEADY {
        conn.domain_define_xml(&xml(&format!("steady-{n}")))
            .unwrap();
    }
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| look(&conn, &done));
        }
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                scope.spawn({
                    let conn = &conn;
                    move || churn(conn, writer)
                })
            })
            .collect();
        for writer in writers {
            writer.join().unwrap();
        }
        done.store(true, Ordering::Relaxed);
    });
    assert_eq!(
        conn.list_domains().unwrap(),
        [1],
        "only the default guest is left running"
    );
    assert_eq!(
        conn.num_of_defined_domains().unwrap(),
        i32::try_from(STEADY).unwrap()
    );
}
