//! Which URIs are this driver's, and the roots that are open in this process.
use crate::ORIGIN;
use crate::connection::Connection;
use crate::host::Host;
use api::{Driver, Drivers, OpenRequest, Opened};
use parking_lot::{Condvar, Mutex};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use util::error::{Error, Result};
use util::sys::process::effective_user;
use util::{bail, event_loop};

/// The QEMU driver.
pub static DRIVER: Qemu = Qemu;

/// See [`DRIVER`].
pub struct Qemu;

impl Driver for Qemu {
    fn name(&self) -> &'static str {
        "QEMU"
    }

    fn uri_schemes(&self) -> &'static [&'static str] {
        &["qemu"]
    }

    fn embed_only(&self) -> bool {
        true
    }

    fn open(&self, request: &OpenRequest) -> Result<Opened> {
        let Some(root) = request.uri.param("root") else {
            bail!(VIR_FROM_URI: VIR_ERR_INVALID_ARG, "Missing URI parameter 'root'");
        };
        let root = Path::new(root);
        if !root.is_absolute() {
            bail!(VIR_FROM_NONE: VIR_ERR_CONFIG_UNSUPPORTED, "root path must be absolute");
        }
        if !event_loop::is_registered() {
            bail!(
                VIR_FROM_EVENT: VIR_ERR_CONFIG_UNSUPPORTED,
                "An event loop implementation must be registered"
            );
        }
        let host = ROOTS.open(root)?;
        Ok(Opened::Yes(Drivers::hypervisor(Arc::new(Connection::new(
            host,
        )))))
    }
}

/// The roots that are open: one host per root, however many connections lead to it.
static ROOTS: Roots = Roots {
    places: Mutex::new(None),
    closed: Condvar::new(),
};

struct Roots {
    /// None in a place: somebody is opening that root.
    places: Mutex<Option<HashMap<PathBuf, Option<Weak<Host>>>>>,
    closed: Condvar,
}

/// A root's place among the open ones, given back on drop.
#[derive(Debug)]
pub(crate) struct Lease {
    root: PathBuf,
}

impl Roots {
    fn open(&self, root: &Path) -> Result<Arc<Host>> {
        util::file::make_dirs(root, 0o700)?;
        // However it is spelled, a root is one.
        let root = root.canonicalize().map_err(|cause| {
            Error::system(
                ORIGIN,
                &cause,
                format!("cannot resolve path '{}'", root.display()),
            )
        })?;
        let lease = match self.enter(&root) {
            Entered::Open(host) => return Ok(host),
            Entered::Opening(lease) => lease,
        };
        let host = Host::open(lease, effective_user() == 0)?;
        let mut places = self.places.lock();
        places
            .get_or_insert_default()
            .insert(root, Some(Arc::downgrade(&host)));
        drop(places);
        self.closed.notify_all();
        Ok(host)
    }

    /// The open host, or the right to open it, once nobody else is opening or closing it.
    fn enter(&self, root: &Path) -> Entered {
        let mut places = self.places.lock();
        loop {
            match places.get_or_insert_default().get(root) {
                None => {
                    places.get_or_insert_default().insert(root.to_owned(), None);
                    return Entered::Opening(Lease {
                        root: root.to_owned(),
                    });
                }
                Some(place) => {
                    if let Some(host) = place.as_ref().and_then(Weak::upgrade) {
                        return Entered::Open(host);
                    }
                }
            }
            self.closed.wait(&mut places);
        }
    }
}

enum Entered {
    Open(Arc<Host>),
    Opening(Lease),
}

impl Lease {
    /// The root, resolved.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        ROOTS
            .places
            .lock()
            .get_or_insert_default()
            .remove(&self.root);
        ROOTS.closed.notify_all();
    }
}
