//! A connection: which drivers serve it and what belongs to it alone.
use crate::driver::{Driver, Drivers};
use crate::name::Name;
use crate::object::Magic;
use once_cell::sync::OnceCell;
use parking_lot::Mutex;
use std::any::Any;
use std::sync::Arc;
use util::bail;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};

/// Errors about the close callback are those of libvirt's one driver that can lose a connection.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_REMOTE;

/// A shared connection; every object of it holds one.
pub type Conn = Arc<Connect>;

/// Gets the connection and a `virConnectCloseReason`.
pub type CloseFunction = Box<dyn FnOnce(&Conn, i32) + Send>;

/// Told once that the connection broke.
pub struct CloseCallback {
    /// What the caller knows it by: the C function's address.
    pub key: usize,
    /// What is called.
    pub call: CloseFunction,
}

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
    pub(crate) fn enter(self: &Arc<Self>, function: &'static str) -> Result<Option<Box<dyn Any>>> {
        let gate = self.drivers.gate.as_ref();
        gate.map(|gate| gate.enter(self, function)).transpose()
    }

    /// The one thing the C surface keeps with a connection, made at first use.
    pub fn attachment<T: Any + Send + Sync + Default>(&self) -> Option<&T> {
        self.attachment
            .get_or_init(|| Box::new(T::default()))
            .downcast_ref()
    }

    /// Sets who is told when the connection breaks (`virConnectRegisterCloseCallback`).
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_INVALID` when somebody is already; the callback is dropped.
    pub fn set_close_callback(&self, callback: CloseCallback) -> Result<()> {
        let mut slot = self.close_callback.lock();
        if slot.is_some() {
            drop(slot); // the callback goes free of the lock
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "A close callback is already registered"
            );
        }
        *slot = Some(callback);
        Ok(())
    }

    /// Takes the close callback of this key away (`virConnectUnregisterCloseCallback`); the caller drops
    /// it free of any lock.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_INVALID` when that is not the one.
    pub fn take_close_callback(&self, key: usize) -> Result<CloseCallback> {
        let own = |callback: &mut CloseCallback| callback.key == key;
        match self.close_callback.lock().take_if(own) {
            Some(callback) => Ok(callback),
            None => bail!(
                VIR_ERR_OPERATION_INVALID,
                "A different callback was requested"
            ),
        }
    }

    /// Tells the close callback, if there is one, that the connection broke.
    pub fn broken(self: &Arc<Self>, reason: i32) {
        let callback = self.close_callback.lock().take();
        if let Some(callback) = callback {
            (callback.call)(self, reason);
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
