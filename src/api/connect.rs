//! A connection: which drivers serve it and what belongs to it alone.
use crate::driver::{Driver, Drivers};
use crate::name::Name;
use crate::object::Magic;
use once_cell::sync::OnceCell;
use parking_lot::Mutex;
use std::any::Any;
use std::sync::Arc;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};

/// A shared connection; every object of it holds one.
pub type Conn = Arc<Connect>;

/// Told once that the connection broke: the connection and a `virConnectCloseReason`.
pub type CloseCallback = Box<dyn FnOnce(&Conn, i32) + Send>;

/// A connection to a hypervisor (`virConnect`).
#[repr(C)]
pub struct Connect {
    magic: Magic,
    uri: String,
    driver_name: Name,
    read_only: bool,
    drivers: Drivers,
    close_callback: Mutex<Option<CloseCallback>>,
    attachment: OnceCell<Box<dyn Any + Send + Sync>>,
}

impl Connect {
    /// Number that stands at the start of a live connection.
    pub const MAGIC: u32 = 0x7669_0100;

    /// A connection served by `drivers`, which `driver` opened for `uri`.
    #[must_use]
    pub fn new(driver: &dyn Driver, uri: String, read_only: bool, drivers: Drivers) -> Conn {
        Arc::new(Self {
            magic: Magic::new(Self::MAGIC),
            uri,
            driver_name: Name::new(driver.name()),
            read_only,
            drivers,
            close_callback: Mutex::new(None),
            attachment: OnceCell::new(),
        })
    }

    /// The magic number, for the C surface's check.
    #[must_use]
    pub fn magic(&self) -> u32 {
        self.magic.get()
    }

    /// Where it leads (`virConnectGetURI`).
    #[must_use]
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// The hypervisor driver's name, `QEMU` (`virConnectGetType`).
    #[must_use]
    pub fn driver_name(&self) -> &Name {
        &self.driver_name
    }

    /// Whether calls that change something are refused.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// What serves it.
    #[must_use]
    pub fn drivers(&self) -> &Drivers {
        &self.drivers
    }

    /// Itself, as every object has a connection.
    #[must_use]
    pub fn conn(&self) -> &Self {
        self
    }

    /// Refuses `function` when the connection is read-only.
    ///
    /// # Errors
    /// VIR_ERR_OPERATION_DENIED.
    pub fn require_write(&self, origin: ErrorDomain, function: &str) -> Result<()> {
        if !self.read_only {
            return Ok(());
        }
        let text = format!("read only access prevents {function}");
        Err(Error::new(
            origin,
            ErrorNumber::VIR_ERR_OPERATION_DENIED,
            text,
        ))
    }

    /// Refuses to reveal secrets to `function`'s caller when the connection is read-only.
    ///
    /// # Errors
    /// VIR_ERR_OPERATION_DENIED.
    pub fn require_secure(&self, origin: ErrorDomain, function: &str) -> Result<()> {
        if !self.read_only {
            return Ok(());
        }
        let text = format!("{function} with secure flag");
        Err(Error::new(
            origin,
            ErrorNumber::VIR_ERR_OPERATION_DENIED,
            text,
        ))
    }

    /// Passes the gate on the way to a driver; the caller keeps what it gets until the driver answered.
    ///
    /// # Errors
    /// What the gate says.
    pub(crate) fn enter(&self, function: &'static str) -> Result<Option<Box<dyn Any>>> {
        self.drivers
            .gate
            .as_ref()
            .map(|gate| gate.enter(function))
            .transpose()
    }

    /// The one thing the C surface keeps with a connection, made at first use.
    pub fn attachment<T: Any + Send + Sync + Default>(&self) -> Option<&T> {
        self.attachment
            .get_or_init(|| Box::new(T::default()))
            .downcast_ref()
    }

    /// Sets who is told when the connection breaks; false when somebody is already.
    pub fn set_close_callback(&self, callback: CloseCallback) -> bool {
        let mut slot = self.close_callback.lock();
        if slot.is_some() {
            return false;
        }
        *slot = Some(callback);
        true
    }

    /// Takes the close callback away; the caller drops it outside of any lock.
    pub fn take_close_callback(&self) -> Option<CloseCallback> {
        self.close_callback.lock().take()
    }

    /// Tells the close callback, if there is one, that the connection broke.
    pub fn broken(self: &Arc<Self>, reason: i32) {
        if let Some(callback) = self.take_close_callback() {
            callback(self, reason);
        }
    }
}

impl std::fmt::Debug for Connect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connect")
            .field("uri", &self.uri)
            .field("read_only", &self.read_only)
            .finish_non_exhaustive()
    }
}
