//! What the tests of extended hosts share.
#![allow(dead_code)] // each of them is a program of its own and uses a part

use api::{Conn, Domain, Event, EventKind, Registry};
use std::sync::{Arc, Mutex, Once};
use util::error::{ErrorNumber, Result};
use util::event_loop;

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

/// Opens the default host with these options.
pub(crate) fn open(query: &str) -> Conn {
    let uri = format!("test:///default{query}");
    REGISTRY.open(Some(&uri), 0, None).unwrap()
}

/// Lets seconds pass on the host's virtual clock.
pub(crate) fn pass(conn: &Conn, seconds: u64) {
    conn.node_suspend_for_duration(0, seconds, 0).unwrap();
}

/// Why a call was refused.
pub(crate) fn code<T>(outcome: Result<T>) -> ErrorNumber {
    match outcome {
        Ok(_) => panic!("a refusal is expected"),
        Err(error) => error.code,
    }
}

/// Hears of a guest, in lines.
pub(crate) struct Listener {
    lines: Arc<Mutex<Vec<String>>>,
}

impl Listener {
    /// Listens for events of these ids (`virDomainEventID`); `line` writes one down.
    pub(crate) fn new(guest: &Domain, ids: &[i32], line: fn(&EventKind) -> String) -> Self {
        Self::on(guest.conn(), Some(guest), ids, line)
    }

    /// The same for all guests of a host.
    pub(crate) fn of_host(conn: &Conn, ids: &[i32], line: fn(&EventKind) -> String) -> Self {
        Self::on(conn, None, ids, line)
    }

    fn on(
        conn: &Conn,
        guest: Option<&Domain>,
        ids: &[i32],
        line: fn(&EventKind) -> String,
    ) -> Self {
        static LOOP: Once = Once::new();
        LOOP.call_once(|| assert!(event_loop::register_default()));
        let lines = Arc::new(Mutex::new(Vec::new()));
        for id in ids {
            let ear = lines.clone();
            let callback = move |_: &Conn, event: &Event| {
                ear.lock().unwrap().push(line(&event.kind));
            };
            conn.domain_event_register_any(guest, *id, Box::new(callback))
                .unwrap();
        }
        Self { lines }
    }

    /// What was heard, once there are so many lines.
    pub(crate) fn heard(&self, count: usize) -> Vec<String> {
        while self.lines.lock().unwrap().len() < count {
            event_loop::run_default().unwrap();
        }
        self.lines.lock().unwrap().clone()
    }
}
