//! A guest of an extended test host sets its clock: what its definition and its events say.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use abi::*;
use api::{Conn, Domain, DomainEvent, EventKind, Registry};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use util::event_loop;

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

/// Tells a child which cases are its own, by their time zone.
const ZONE: &str = "RTC_MATRIX_ZONE";

fn open(query: &str) -> Conn {
    let uri = format!("test:///default{query}");
    REGISTRY.open(Some(&uri), 0, None).unwrap()
}

fn guest(conn: &Conn, name: &str, clock: &str) -> Domain {
    let xml = format!(
        "<domain type='test'><name>{name}</name><memory>1024</memory><os><type>hvm</type></os>{clock}</domain>"
    );
    let guest = conn.domain_define_xml(&xml).unwrap();
    guest.create().unwrap();
    guest
}

/// The line of the document that has the clock.
fn clock(guest: &Domain, flags: u32) -> String {
    let xml = guest.get_xml_desc(flags).unwrap();
    let line = xml.lines().find(|line| line.contains("<clock"));
    line.unwrap().trim().to_owned()
}

/// What the guest hears of its clock, once the event loop has run.
struct Listener {
    heard: Arc<Mutex<Vec<i64>>>,
}

impl Listener {
    fn new(guest: &Domain) -> Self {
        event_loop::register_default();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ear = heard.clone();
        let callback = move |_: &Conn, event: &api::Event| {
            if let EventKind::Domain(DomainEvent::RtcChange { utcoffset }) = event.kind {
                ear.lock().unwrap().push(utcoffset);
            }
        };
        let id = VIR_DOMAIN_EVENT_ID_RTC_CHANGE;
        guest
            .conn()
            .domain_event_register_any(Some(guest), id, Box::new(callback))
            .unwrap();
        Self { heard }
    }

    /// Waits for so many events.
    fn wait(&self, count: usize) -> Vec<i64> {
        while self.heard.lock().unwrap().len() < count {
            event_loop::run_default().unwrap();
        }
        self.heard.lock().unwrap().clone()
    }
}

/// A case of the matrix: the guest sets its clock 20 seconds ahead, twice.
fn replay(conn: &Conn, case: &Value) {
    let id = case["id"].as_str().unwrap();
    let observed = &case["observed"]["11.3.0"];
    let guest = guest(conn, id, case["clock"].as_str().unwrap_or(""));
    assert_eq!(
        clock(&guest, 0),
        observed["live"][0].as_str().unwrap(),
        "{id}"
    );
    let ear = Listener::new(&guest);
    let start = guest.get_time(0).unwrap().0;
    let now = conn
        .domain_lookup_by_name("test")
        .unwrap()
        .get_info()
        .unwrap();
    let ahead = start - i64::try_from(now.cpuTime / 1_000_000_000).unwrap();
    for (number, recorded) in (1..).zip(observed["events"].as_array().unwrap()) {
        let (seconds, fraction) = guest.get_time(0).unwrap();
        guest.set_time(seconds + 20, fraction, 0).unwrap();
        let heard = *ear.wait(number).last().unwrap();
        assert_eq!(heard, ahead + 20 * i64::try_from(number).unwrap(), "{id}");
        if clock(&guest, 0).contains("variable") {
            assert_eq!(Some(heard), recorded.as_i64(), "{id}");
        }
    }
    assert_eq!(
        clock(&guest, 0),
        observed["live"][1].as_str().unwrap(),
        "{id}"
    );
    let inactive = clock(&guest, VIR_DOMAIN_XML_INACTIVE);
    assert_eq!(inactive, observed["inactive"][1].as_str().unwrap(), "{id}");
    guest.destroy().unwrap();
    assert_eq!(clock(&guest, 0), inactive, "{id}");
}

/// Each time zone has a process of its own, in which the cases recorded there are replayed.
#[test]
fn recorded_clocks() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/rtc/rtc-matrix.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no matrix at {}", path.display());
        return;
    };
    let matrix: Value = serde_json::from_str(&text).unwrap();
    let cases = matrix["runtime"].as_array().unwrap();
    let zone = |case: &Value| case["libvirt_process_TZ"].as_str().unwrap().to_owned();
    if let Ok(own) = std::env::var(ZONE) {
        let conn = open("?extended=1&clock=virtual");
        let own = cases.iter().filter(|case| zone(case) == own);
        own.for_each(|case| replay(&conn, case));
        return;
    }
    let zones: std::collections::BTreeSet<_> = cases.iter().map(zone).collect();
    for zone in zones {
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "recorded_clocks"])
            .env("TZ", &zone)
            .env(ZONE, &zone)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&child.stdout);
        assert!(child.status.success(), "{zone}:\n{said}");
    }
}

#[test]
fn a_guests_clock_runs_and_follows_its_timer_when_asked_to_synchronize() {
    let conn = open("?extended=1&clock=virtual&seed=1");
    let guest = guest(&conn, "runs", "<clock offset='variable' adjustment='5'/>");
    let (start, _) = guest.get_time(0).unwrap();
    conn.node_suspend_for_duration(0, 60, 0).unwrap();
    assert_eq!(guest.get_time(0).unwrap().0, start + 60);
    guest.set_time(0, 0, VIR_DOMAIN_TIME_SYNC).unwrap();
    assert_eq!(guest.get_time(0).unwrap().0, start + 60);
    assert!(clock(&guest, 0).contains("adjustment='5'"));
    guest.set_time(start, 7, 0).unwrap();
    assert_eq!(guest.get_time(0).unwrap(), (start, 7));
    assert!(clock(&guest, 0).contains("adjustment='-55'"));
}

#[test]
fn a_saved_guest_keeps_its_clock_and_a_plain_host_leaves_clocks_alone() {
    let conn = open("?extended=1&clock=virtual&seed=2");
    let guest = guest(&conn, "saved", "<clock offset='variable' adjustment='5'/>");
    let (start, _) = guest.get_time(0).unwrap();
    guest.set_time(start + 20, 0, 0).unwrap();
    let image = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rtc.save");
    let image = image.to_str().unwrap();
    guest.save(image).unwrap();
    conn.node_suspend_for_duration(0, 100, 0).unwrap();
    conn.domain_restore(image).unwrap();
    assert!(clock(&guest, 0).contains("adjustment='25'"));
    assert!(clock(&guest, VIR_DOMAIN_XML_INACTIVE).contains("adjustment='5'"));
    assert_eq!(guest.get_time(0).unwrap().0, start + 120);
    guest.set_time(start + 121, 0, 0).unwrap();
    assert!(clock(&guest, 0).contains("adjustment='26'"));

    let local = "<clock offset='variable' adjustment='5' basis='localtime'/>";
    let plain = self::guest(&open(""), "plain", local);
    plain.set_time(20, 0, 0).unwrap();
    assert_eq!(plain.get_time(0).unwrap(), (20, 0));
    assert_eq!(clock(&plain, 0), local);
}
