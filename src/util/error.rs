//! `Error`: what a failed call carries until it reaches the C surface.
//!
//! C counterpart: `virError` and `virReportError`.  The thread's last error lives in the front hall
//! (the `libvirt` package), not here: below it errors are plain values.
mod table;

pub use abi::virErrorDomain as ErrorDomain;
pub use abi::virErrorLevel as ErrorLevel;
pub use abi::virErrorNumber as ErrorNumber;
pub use table::{message, number};

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
            str1: format.map(str::to_owned),
            str2,
            str3: None,
            int1: -1,
            int2: -1,
        })
    }

    /// The error of a function that has to say that it failed but not why.
    #[must_use]
    pub fn unexplained() -> Box<Self> {
        Box::new(Self {
            code: ErrorNumber::VIR_ERR_INTERNAL_ERROR,
            domain: ErrorDomain::VIR_FROM_NONE,
            level: ErrorLevel::VIR_ERR_ERROR,
            message: "An error occurred, but the cause is unknown".to_owned(),
            str1: None,
            str2: None,
            str3: None,
            int1: 0,
            int2: 0,
        })
    }

    /// An error as `virReportSystemError(errno, "%s", detail)` makes it: code
    /// `VIR_ERR_SYSTEM_ERROR`, the system's own words appended, `int1` the errno.
    #[must_use]
    pub fn system(
        domain: ErrorDomain,
        cause: &std::io::Error,
        detail: impl Into<String>,
    ) -> Box<Self> {
        let text = format!("{}: {}", detail.into(), system_reason(cause));
        let mut error = Self::new(domain, ErrorNumber::VIR_ERR_SYSTEM_ERROR, text);
        error.int1 = cause.raw_os_error().unwrap_or(-1);
        error
    }

    /// An error as `virReportInvalidArg` and its sisters (NULL, zero, negative, unknown flags)
    /// make it: `text` is the whole message, no prefix; `str1` the function, `str2` the argument.
    #[must_use]
    pub fn invalid_argument(
        domain: ErrorDomain,
        function: &str,
        argument: &str,
        text: impl Into<String>,
    ) -> Box<Self> {
        Box::new(Self {
            code: ErrorNumber::VIR_ERR_INVALID_ARG,
            domain,
            level: ErrorLevel::VIR_ERR_ERROR,
            message: text.into(),
            str1: Some(function.to_owned()),
            str2: Some(argument.to_owned()),
            str3: None,
            int1: 0,
            int2: 0,
        })
    }
}

/// `strerror(3)` text of an I/O error, without Rust's " (os error N)".
#[must_use]
pub fn system_reason(cause: &std::io::Error) -> String {
    let mut text = cause.to_string();
    if let Some(number) = cause.raw_os_error() {
        let tail = format!(" (os error {number})");
        text.truncate(text.len() - if text.ends_with(&tail) { tail.len() } else { 0 });
    }
    text
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

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

    #[test]
    fn ordinary_errors_fill_the_fields_as_c_does() {
        let error = err!(VIR_FROM_XML: VIR_ERR_XML_ERROR, "bad {}", 1);
        assert_eq!(error.domain, ErrorDomain::VIR_FROM_XML);
        assert_eq!(error.to_string(), "XML error: bad 1");
        assert_eq!(error.str1.as_deref(), Some("XML error: %1$s"));
        assert_eq!(error.str2.as_deref(), Some("bad 1"));
        assert_eq!((error.int1, error.int2), (-1, -1));
    }

    #[test]
    fn an_error_without_detail_has_no_str2() {
        let error = err!(VIR_ERR_NO_NAME);
        assert_eq!(error.message, "missing name information");
        assert_eq!(error.str1.as_deref(), Some("missing name information"));
        assert_eq!(error.str2, None);
    }

    #[test]
    fn system_errors_carry_errno() {
        let cause = std::io::Error::from_raw_os_error(libc::ENOENT);
        let error = Error::system(ORIGIN, &cause, "Cannot open x");
        assert_eq!(error.message, "Cannot open x: No such file or directory");
        assert_eq!(error.str1.as_deref(), Some("%s"));
        assert_eq!(error.str2.as_ref(), Some(&error.message));
        assert_eq!((error.int1, error.int2), (libc::ENOENT, -1));
    }

    #[test]
    fn invalid_arguments_name_function_and_argument() {
        let error = Error::invalid_argument(ORIGIN, "f", "x", "x in f must not be NULL");
        assert_eq!(error.message, "x in f must not be NULL");
        assert_eq!(
            (error.str1.as_deref(), error.str2.as_deref()),
            (Some("f"), Some("x"))
        );
        assert_eq!((error.int1, error.int2), (0, 0));
    }
}
