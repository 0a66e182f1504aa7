//! The guard around every entry point.
use super::{handle_check, last_error};
use api::{Conn, Connect};
use std::any::Any;
use std::backtrace::Backtrace;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};

/// The value that an entry point returns on failure.
pub(crate) trait Failure {
    /// -1, NULL, or 0 where the C function says so.
    const FAILED: Self;
}

macro_rules! failure {
    ($($ty:ty = $value:expr),*) => { $(impl Failure for $ty { const FAILED: Self = $value; })* };
}

failure!(i32 = -1, i64 = -1, isize = -1, u32 = 0, u64 = 0, () = ());

impl<T> Failure for *mut T {
    const FAILED: Self = std::ptr::null_mut();
}

impl<T> Failure for *const T {
    const FAILED: Self = std::ptr::null();
}

/// An entry point's constants.
pub(crate) struct Call {
    /// The C function.
    pub(crate) name: &'static str,
    /// Domain of the errors that its argument checks raise.
    pub(crate) origin: ErrorDomain,
    keep_error: bool,
}

impl Call {
    /// `keep_error`: the function does not reset the thread's last error.
    pub(crate) const fn new(name: &'static str, origin: ErrorDomain, keep_error: bool) -> Self {
        Self {
            name,
            origin,
            keep_error,
        }
    }

    /// Runs `body`.  An error becomes the thread's last error (and the connection's, and is told
    /// to the error function); so does a panic, which goes no further.
    pub(crate) fn run<R: Failure>(&'static self, body: impl FnOnce(&mut Cx) -> Result<R>) -> R {
        self.run_or(R::FAILED, body)
    }

    /// As [`Call::run`], for a function with a value of its own for failure.
    pub(crate) fn run_or<R>(
        &'static self,
        failed: R,
        body: impl FnOnce(&mut Cx) -> Result<R>,
    ) -> R {
        let _scope = handle_check::scope(self.name);
        let mut cx = self.begin();
        match catch_unwind(AssertUnwindSafe(|| body(&mut cx))) {
            Ok(Ok(value)) => value,
            Ok(Err(error)) => self.fail(&cx, error, failed),
            Err(payload) => self.fail(&cx, caught(payload.as_ref(), self), failed),
        }
    }

    /// As [`Call::run`], for a function that calls the application's code, which may end the thread
    /// (`pthread_exit`, as Python's threads do when the interpreter ends): that unwinds this frame,
    /// and a catch on its way would abort the process.  So would a panic, at the C boundary.
    pub(crate) fn run_uncaught<R: Failure>(
        &'static self,
        body: impl FnOnce(&mut Cx) -> Result<R>,
    ) -> R {
        prepare_unwinder();
        let _scope = handle_check::scope(self.name);
        let mut cx = self.begin();
        match body(&mut cx) {
            Ok(value) => value,
            Err(error) => self.fail(&cx, error, R::FAILED),
        }
    }

    fn begin(&'static self) -> Cx {
        util::debug!("{}", self.name);
        if !self.keep_error {
            last_error::reset();
        }
        Cx {
            call: self,
            conn: None,
        }
    }

    fn fail<R>(&self, cx: &Cx, error: Box<Error>, failed: R) -> R {
        if util::log::has_outputs() {
            util::error!("{}", error.message);
        }
        last_error::set(error);
        last_error::dispatch(cx.conn.as_deref());
        failed
    }
}

/// Has the unwinder inside this library fill its tables.  The C library ends a thread with an
/// unwinder of its own, which asks this one about the frames here; without tables it aborts.
fn prepare_unwinder() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| drop(Backtrace::force_capture()));
}

#[cold]
fn caught(payload: &(dyn Any + Send), call: &Call) -> Box<Error> {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("panic");
    Error::new(
        call.origin,
        ErrorNumber::VIR_ERR_INTERNAL_ERROR,
        format!("{text} in {}", call.name),
    )
}

/// A call under way: which function, and the connection once its handle is known.
pub(crate) struct Cx {
    pub(crate) call: &'static Call,
    conn: Option<Conn>,
}

impl Cx {
    /// From here on errors also become the last error of `conn`.
    pub(crate) fn on_connection(&mut self, conn: &Conn) {
        if self.conn.is_none() {
            self.conn = Some(conn.clone());
        }
    }

    /// An error of this call's domain.
    pub(crate) fn error(&self, code: ErrorNumber, text: impl Into<String>) -> Box<Error> {
        Error::new(self.call.origin, code, text)
    }

    /// VIR_ERR_INVALID_ARG about the argument called `name` in C: `text` is the whole message.
    pub(crate) fn bad_argument(&self, name: &str, text: impl Into<String>) -> Box<Error> {
        Error::invalid_argument(self.call.origin, self.call.name, name, text)
    }

    /// VIR_ERR_INVALID_ARG in the words of a rule: "NAME in FUNCTION must RULE".
    pub(crate) fn broken_rule(&self, name: &str, rule: &str) -> Box<Error> {
        self.bad_argument(name, format!("{name} in {} must {rule}", self.call.name))
    }

    /// The read-only rule, where it comes before the other arguments.
    pub(crate) fn require_write(&self, conn: &Connect) -> Result<()> {
        conn.require_write(self.call.origin, self.call.name)
    }
}
