//! The thread that hears what a guest's QEMU says of its own accord.
//!
//! One per running guest.  It keeps neither the host nor the run alive: when the last connection
//! to the host goes, so does it, and the guest runs on.
use crate::ORIGIN;
use crate::events;
use crate::guest::Guest;
use crate::host::Host;
use crate::monitor::Notice;
use crate::run::Run;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Weak};
use util::error::{Error, Result};
use util::sys::thread;

/// Starts the thread.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`.
pub(crate) fn spawn(
    host: &Host,
    guest: &Arc<Guest>,
    run: &Arc<Run>,
    notices: Receiver<Notice>,
) -> Result<()> {
    let watch = Watch {
        host: host.weak(),
        guest: Arc::downgrade(guest),
        run: Arc::downgrade(run),
    };
    let thread = thread::spawn_quiet("qemu-events", move || watch.listen(&notices));
    match thread {
        Ok(_) => Ok(()),
        Err(cause) => Err(Error::system(
            ORIGIN,
            &cause,
            "failed to watch the QEMU monitor",
        )),
    }
}

struct Watch {
    host: Weak<Host>,
    guest: Weak<Guest>,
    run: Weak<Run>,
}

impl Watch {
    fn listen(&self, notices: &Receiver<Notice>) {
        while let Ok(notice) = notices.recv() {
            let (Some(host), Some(guest), Some(run)) = (
                self.host.upgrade(),
                self.guest.upgrade(),
                self.run.upgrade(),
            ) else {
                return;
            };
            match notice {
                Notice::Event(event) => events::handle(&host, &guest, &run, &event),
                Notice::Closed(error) => {
                    run.last_word.set();
                    host.lost(&guest, &run, &error);
                }
            }
        }
    }
}
