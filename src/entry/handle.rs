//! Handles: what C holds is an `Arc` made raw; the magic number tells a live one of the right type.
//!
//! A freed pointer is undefined behaviour in C's terms and ours; as in libvirt the check makes it
//! likely, not certain, that one is caught.
use super::call::Cx;
use super::handle_check;
use api::{Conn, Connect, Object};
use std::ffi::c_int;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::sync::Arc;
use util::error::{Error, Result};

/// A handle for the time of a call; C keeps its reference.
pub(crate) struct Borrowed<T>(ManuallyDrop<Arc<T>>);

impl<T> Deref for Borrowed<T> {
    type Target = Arc<T>;
    fn deref(&self) -> &Arc<T> {
        &self.0
    }
}

impl Cx {
    /// The object behind `raw`, of which C keeps its reference.
    ///
    /// # Safety
    /// `raw` is NULL or points to at least four readable bytes.
    pub(crate) unsafe fn handle<T: Object>(&mut self, raw: *mut impl Sized) -> Result<Borrowed<T>> {
        // SAFETY: passed on to the caller.
        let object = unsafe { self.check::<T>(raw.cast()) }?;
        if let Some(conn) = as_connection(&object) {
            self.on_connection(conn);
        }
        Ok(object)
    }

    /// The object behind `raw`, or none for NULL.
    ///
    /// # Safety
    /// As for [`Cx::handle`].
    pub(crate) unsafe fn optional_handle<T: Object>(
        &mut self,
        raw: *mut impl Sized,
    ) -> Result<Option<Borrowed<T>>> {
        if raw.is_null() {
            return Ok(None);
        }
        // SAFETY: passed on to the caller.
        unsafe { self.handle(raw) }.map(Some)
    }

    /// Drops C's reference (`virDomainFree`).
    ///
    /// # Safety
    /// As for [`Cx::handle`]; the caller gives up the reference.
    pub(crate) unsafe fn release<T: Object>(&mut self, raw: *mut impl Sized) -> Result<c_int> {
        // SAFETY: passed on to the caller.
        drop(unsafe { self.take::<T>(raw) }?);
        Ok(0)
    }

    /// C's own reference, which is ours from now on.
    ///
    /// # Safety
    /// As for [`Cx::release`].
    pub(crate) unsafe fn take<T: Object>(&self, raw: *mut impl Sized) -> Result<Arc<T>> {
        // SAFETY: the handle is live, and its reference is the caller's to give.
        Ok(unsafe { self.check::<T>(raw.cast())?.into_owned() })
    }

    /// Takes another reference for C (`virDomainRef`).
    ///
    /// # Safety
    /// As for [`Cx::handle`].
    pub(crate) unsafe fn retain<T: Object>(&mut self, raw: *mut impl Sized) -> Result<c_int> {
        // SAFETY: passed on to the caller.
        let object = unsafe { self.check::<T>(raw.cast()) }?;
        handle_check::made(&object);
        let _ = ManuallyDrop::new(Arc::clone(&object));
        Ok(0)
    }

    unsafe fn check<T: Object>(&self, raw: *mut T) -> Result<Borrowed<T>> {
        // SAFETY: passed on to the caller.
        unsafe { Borrowed::new(raw) }.ok_or_else(|| {
            // A connection has no domain of its own: the call's counts.
            Error::new(
                T::ORIGIN.unwrap_or(self.call.origin),
                T::INVALID,
                self.call.name,
            )
        })
    }
}

impl<T: Object> Borrowed<T> {
    /// The object behind `raw`; none unless that is a live handle of this type.
    ///
    /// # Safety
    /// `raw` is NULL or points to at least four readable bytes.
    pub(crate) unsafe fn new(raw: *mut T) -> Option<Self> {
        if raw.is_null() || !raw.is_aligned() {
            return None;
        }
        if handle_check::is_on() && handle_check::was_released(raw.addr()) {
            return None;
        }
        // SAFETY: neither NULL nor misaligned; four bytes are readable by contract.
        if unsafe { raw.cast::<u32>().read_volatile() } != T::MAGIC {
            return None;
        }
        // SAFETY: a live handle of this type came from `Arc::into_raw`.
        Some(Self(ManuallyDrop::new(unsafe {
            Arc::from_raw(raw.cast_const())
        })))
    }

    /// C's own reference.
    ///
    /// # Safety
    /// C gives it up with this call.
    pub(crate) unsafe fn into_owned(self) -> Arc<T> {
        handle_check::released(&self.0);
        ManuallyDrop::into_inner(self.0)
    }
}

/// The connection an object is of; a connection is of itself.
fn as_connection<T: Object>(object: &Arc<T>) -> Option<&Conn> {
    match (object as &dyn std::any::Any).downcast_ref::<Arc<Connect>>() {
        Some(conn) => Some(conn),
        None => object.connection(),
    }
}

/// Gives an object to C, with a reference.
pub(crate) fn into_raw<T: Object, C>(object: Arc<T>) -> *mut C {
    handle_check::made(&object);
    Arc::into_raw(object).cast_mut().cast()
}
