//! The QEMU driver: guests as QEMU processes, talked to over QMP.
//!
//! From the ground up: `monitor` talks to one QEMU, `process` starts and ends one, `capabilities`
//! finds out what a binary can do, `cpu_model` what that means for CPUs, `rtc` tells it the
//! clock.  `post_parse`, `address` and `validate` complete a definition, `argv` turns it into a
//! command line.
//!
//! The driver stands on these: `driver` finds the root a URI names, `host` is that root with its
//! guests, `guest` one of them and `run` the QEMU of a running one.  `connection` is the table of
//! public functions; `lifecycle`, `facts`, `cpu_calls`, `memory`, `save`, `restore`, `screenshot`, `traffic` and
//! `passthrough` do their work, `launch`, `taps`, `cpus` and `stop` that of a run.  `watch` hears
//! QEMU, `events`, `device_events` and `clock` say what it means; `reconnect` takes over what a
//! former process left.
#![forbid(unsafe_code)]

pub mod address;
pub mod argv;
pub mod capabilities;
pub mod capabilities_xml;
pub mod config;
pub mod cpu_model;
pub mod log_file;
pub mod machine;
pub mod monitor;
pub mod post_parse;
pub mod process;
pub mod rtc;
pub mod validate;

mod block;
mod clock;
mod connection;
mod cpu_calls;
mod cpus;
mod definition;
mod device_events;
mod devices;
mod driver;
mod events;
mod facts;
mod guest;
mod host;
mod host_facts;
mod job;
mod launch;
mod lifecycle;
mod memory;
mod metadata;
mod passthrough;
mod plug;
mod prepare;
mod proc;
mod progress;
mod reconnect;
mod restore;
mod run;
mod save;
mod save_file;
mod screenshot;
mod security;
mod stats;
mod status_file;
mod stop;
mod store;
mod taps;
mod traffic;
mod vcpus;
mod watch;

pub use driver::DRIVER;

use util::error::ErrorDomain;

/// The domain of the driver's own errors.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;
