//! `Error`: what a failed call carries until it reaches the C surface.
//!
//! C counterpart: `virError` and `virReportError`.  The thread's last error lives in the front hall
//! (the `libvirt` package), not here: below it errors are plain values.
mod table;

pub use abi::virErrorDomain as ErrorDomain;
pub use abi::virErrorLevel as ErrorLevel;
pub use abi::virErrorNumber as ErrorNumber;
pub use table::message;

/// What every fallible function of the project returns.
pub type Result<T> = std::result::Result<T, Box<Error>>;

/// An error with the fields of `virError` that are not object pointers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// `virErrorNumber`: what went wrong.
    pub code: ErrorNumber,
    /// `virErrorDomain`: which room noticed.
    pub domain: ErrorDomain,
    /// Whether it is an error or a warning.
    pub level: ErrorLevel,
    /// The text for people, the code's prefix included.
    pub message: String,
    /// `str1` of `virError`.
    pub str1: Option<String>,
    /// `str2` of `virError`.
    pub str2: Option<String>,
    /// `str3` of `virError`.
    pub str3: Option<String>,
    /// `int1` of `virError`.
    pub int1: i32,
    /// `int2` of `virError`.
    pub int2: i32,
}

impl Error {
    /// An error as `virReportError(code, "%s", detail)` makes it; an empty `detail` means the
    /// code's text stands alone.
    #[must_use]
    pub fn new(domain: ErrorDomain, code: ErrorNumber, detail: impl Into<String>) -> Box<Self> {
        let detail = detail.into();
        let (message, format) = message(code, &detail);
        let str2 = (!detail.is_empty()).then_some(detail);
        Box::new(Self {
            code,
            domain,
            level: ErrorLevel::VIR_ERR_ERROR,
            message,
            str1: Some(format.to_owned()),
            str2,
            str3: None,
            int1: -1,
            int2: -1,
        })
    }

    /// An error as `virReportSystemError(errno, "%s", detail)` makes it: code `VIR_ERR_SYSTEM_ERROR`,
    /// the system's own words appended.
    #[must_use]
    pub fn system(
        domain: ErrorDomain,
        cause: &std::io::Error,
        detail: impl Into<String>,
    ) -> Box<Self> {
        let reason = system_reason(cause);
        let text = format!("{}: {reason}", detail.into());
        let mut error = Self::new(domain, ErrorNumber::VIR_ERR_SYSTEM_ERROR, text);
        error.int1 = cause.raw_os_error().unwrap_or(-1);
        error
    }
}

/// `strerror(3)` text of an I/O error, without Rust's " (os error N)".
fn system_reason(cause: &std::io::Error) -> String {
    let text = cause.to_string();
    match text.rfind(" (os error ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// `err!(VIR_ERR_XML_ERROR, "text {x}")`: an error whose domain is the `ORIGIN` constant in scope
/// (C: `VIR_FROM_THIS`); `err!(VIR_FROM_XML: VIR_ERR_XML_ERROR, "…")` names another domain.
#[macro_export]
macro_rules! err {
    ($domain:ident : $code:ident $(, $($text:tt)+)?) => {
        $crate::error::Error::new(
            $crate::error::ErrorDomain::$domain,
            $crate::error::ErrorNumber::$code,
            $crate::err!(@text $($($text)+)?),
        )
    };
    (@text) => { ::std::string::String::new() };
    (@text $($text:tt)+) => { ::std::format!($($text)+) };
    ($code:ident $(, $($text:tt)+)?) => {
        $crate::error::Error::new(
            ORIGIN,
            $crate::error::ErrorNumber::$code,
            $crate::err!(@text $($($text)+)?),
        )
    };
}

/// Returns [`err!`] from the function.
#[macro_export]
macro_rules! bail {
    ($($args:tt)+) => { return ::std::result::Result::Err($crate::err!($($args)+)) };
}
