//! Log lines: `debug!`, `info!`, `warn!`, `error!`, and where they go.
//!
//! C counterparts: `VIR_DEBUG` and its sisters, `virLogMessage`, `virLogSetFromEnv`.  Filters are
//! in `filter.rs`, destinations in `output.rs`.  A message that nobody wants costs one load of an
//! atomic; its text is never made.
//!
//! A message's source is its Rust module with dots (`qemu.monitor` for `driver_qemu::monitor`).
//! Without settings, warnings and errors go to stderr, as in libvirt.
mod filter;
mod journal;
mod output;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use parking_lot::RwLock;

use crate::error::{ErrorDomain, Result};
use crate::{bail, time};

pub use filter::Filter;
pub use output::Output;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// How important a message is: `virLogPriority`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Priority {
    /// `VIR_LOG_DEBUG`
    Debug = 1,
    /// `VIR_LOG_INFO`
    Info = 2,
    /// `VIR_LOG_WARN`
    Warn = 3,
    /// `VIR_LOG_ERROR`
    Error = 4,
}

impl Priority {
    /// The priority with the number 1 to 4.
    fn from_number(text: &str) -> Option<Self> {
        match text {
            "1" => Some(Self::Debug),
            "2" => Some(Self::Info),
            "3" => Some(Self::Warn),
            "4" => Some(Self::Error),
            _ => None,
        }
    }

    /// The priority with a number or a name, as `LIBVIRT_DEBUG` takes it.
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG` for anything else.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "debug" => Ok(Self::Debug),
            "info" => Ok(Self::Info),
            "warning" => Ok(Self::Warn),
            "error" => Ok(Self::Error),
            _ => match Self::from_number(text) {
                Some(priority) => Ok(priority),
                None => bail!(VIR_ERR_INVALID_ARG, "Invalid log priority '{text}'"),
            },
        }
    }

    /// The word in log lines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Warn => "warning",
            Self::Error => "error",
        }
    }
}

/// Everything that decides about a message.
struct Settings {
    default: Priority,
    filters: Vec<Filter>,
    outputs: Vec<Arc<Output>>,
}

static SETTINGS: RwLock<Settings> = RwLock::new(Settings {
    default: Priority::Warn,
    filters: Vec::new(),
    outputs: Vec::new(),
});

/// The least priority that any filter or the default lets through.
static FLOOR: AtomicU8 = AtomicU8::new(Priority::Warn as u8);

/// Where messages go while no output is set.
static STDERR: Output = Output::stderr(Priority::Debug);

/// Whether a message of this priority may be wanted by anybody.
#[must_use]
#[inline]
pub fn may_pass(priority: Priority) -> bool {
    priority as u8 >= FLOOR.load(Ordering::Relaxed)
}

/// A message on its way to the outputs.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// How important it is.
    pub priority: Priority,
    /// The Rust module it comes from.
    pub module: &'static str,
    /// The line in that module's file.
    pub line: u32,
    /// The text.
    pub text: fmt::Arguments<'a>,
}

/// Sends a message to every output that wants it.  Use the macros; they call this only if
/// [`may_pass`].
pub fn dispatch(record: &Record<'_>) {
    let source = source_name(record.module);
    let outputs = {
        let settings = SETTINGS.read();
        let matching = settings
            .filters
            .iter()
            .find(|filter| filter.matches(&source));
        let floor = matching.map_or(settings.default, |filter| filter.priority);
        if record.priority < floor {
            return;
        }
        settings.outputs.clone()
    };
    let message = output::Message::new(record, source);
    if outputs.is_empty() {
        STDERR.write(&message);
    }
    for output in outputs {
        output.write(&message);
    }
}

/// The name that filters see: `qemu.monitor` for `driver_qemu::monitor`.
fn source_name(module: &str) -> String {
    let name = module.strip_prefix("driver_").unwrap_or(module);
    name.replace("::", ".")
}

/// Sets the priority for sources that no filter names (`virLogSetDefaultPriority`).
pub fn set_default_priority(priority: Priority) {
    update(|settings| settings.default = priority);
}

/// Replaces all filters (`virLogSetFilters`); the first that matches a source decides.
///
/// # Errors
/// `VIR_ERR_INVALID_ARG` for a filter that isn't `PRIORITY:PATTERN`; the old ones stay.
pub fn set_filters(text: &str) -> Result<()> {
    let filters = filter::parse_all(text)?;
    update(|settings| settings.filters = filters);
    Ok(())
}

/// Replaces all outputs (`virLogSetOutputs`); an empty text leaves them as they are.
///
/// # Errors
/// `VIR_ERR_INVALID_ARG` for an output of unknown form, `VIR_ERR_SYSTEM_ERROR` for a file that
/// can't be opened; the old ones stay.
pub fn set_outputs(text: &str) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let outputs = output::parse_all(text)?;
    update(|settings| settings.outputs = outputs);
    Ok(())
}

/// Whether the user named outputs: only then are a library's errors logged, for the error
/// function already shows them.
#[must_use]
pub fn has_outputs() -> bool {
    !SETTINGS.read().outputs.is_empty()
}

/// Takes `LIBVIRT_DEBUG`, `LIBVIRT_LOG_FILTERS` and `LIBVIRT_LOG_OUTPUTS` over
/// (`virLogSetFromEnv`).  A value that makes no sense is ignored, and a warning says so.
pub fn set_from_env() {
    let debug = |text: &str| Priority::parse(text).map(set_default_priority);
    from_env("LIBVIRT_DEBUG", debug);
    from_env("LIBVIRT_LOG_FILTERS", set_filters);
    from_env("LIBVIRT_LOG_OUTPUTS", set_outputs);
}

/// Hands a variable that is set to `apply`; "0", a habit of those who mean "off", counts as unset.
fn from_env(name: &str, apply: impl FnOnce(&str) -> Result<()>) {
    let value = std::env::var(name).unwrap_or_default();
    if value.is_empty() || value == "0" {
        return;
    }
    if let Err(error) = apply(&value) {
        crate::warn!("Ignoring {name}: {error}");
    }
}

/// Changes the settings and what follows from them.
fn update(change: impl FnOnce(&mut Settings)) {
    let mut settings = SETTINGS.write();
    change(&mut settings);
    let filters = settings.filters.iter().map(|filter| filter.priority);
    let floor = filters.fold(settings.default, Priority::min);
    FLOOR.store(floor as u8, Ordering::Relaxed);
}

/// Logs a message of a priority: `log!(Priority::Info, "text {x}")`.
#[macro_export]
macro_rules! log {
    ($priority:expr, $($text:tt)+) => {
        if $crate::log::may_pass($priority) {
            $crate::log::dispatch(&$crate::log::Record {
                priority: $priority,
                module: ::std::module_path!(),
                line: ::std::line!(),
                text: ::std::format_args!($($text)+),
            });
        }
    };
}

/// Logs a debug message (`VIR_DEBUG`).
#[macro_export]
macro_rules! debug {
    ($($text:tt)+) => { $crate::log!($crate::log::Priority::Debug, $($text)+) };
}

/// Logs an informational message (`VIR_INFO`).
#[macro_export]
macro_rules! info {
    ($($text:tt)+) => { $crate::log!($crate::log::Priority::Info, $($text)+) };
}

/// Logs a warning (`VIR_WARN`).
#[macro_export]
macro_rules! warn {
    ($($text:tt)+) => { $crate::log!($crate::log::Priority::Warn, $($text)+) };
}

/// Logs an error that no caller will see (`VIR_ERROR`).
#[macro_export]
macro_rules! error {
    ($($text:tt)+) => { $crate::log!($crate::log::Priority::Error, $($text)+) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_modules_with_dots() {
        assert_eq!(source_name("driver_qemu::monitor"), "qemu.monitor");
        assert_eq!(source_name("util::event_loop"), "util.event_loop");
    }

    #[test]
    fn priorities_have_numbers_and_names() {
        assert_eq!(Priority::parse("1"), Ok(Priority::Debug));
        assert_eq!(Priority::parse("warning"), Ok(Priority::Warn));
        assert!(Priority::parse("0").is_err() && Priority::parse("warn").is_err());
    }
}
