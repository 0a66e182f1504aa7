//! The test driver: `test:///default` and `test:///path.xml`, a hypervisor that lives in memory.
//!
//! [`driver`](DRIVER) opens connections; `host` is what a connection leads to; `registry` finds the
//! host's guests; `guest` is one of them; `connection` is the table of what the driver can do.
#![forbid(unsafe_code)]

mod auth;
mod capabilities;
mod connection;
mod definition;
mod document;
mod driver;
mod filter;
mod guest;
mod host;
mod lifecycle;
mod metadata;
mod node;
mod registry;
mod save;
mod status;
mod tuning;

pub use driver::DRIVER;

use util::error::ErrorDomain;

/// The domain of the driver's own errors.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_TEST;
