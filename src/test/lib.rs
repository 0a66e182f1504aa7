//! The test driver: `test:///default` and `test:///path.xml`, a hypervisor that lives in memory.
//!
//! [`DRIVER`] opens connections; `host` is what a connection leads to; `guest` is one of its domains;
//! `connection` is the table of what the driver can do; `options` is what a URI asks for beyond
//! libvirt's own driver, `extension` what a document does.
#![forbid(unsafe_code)]

mod address;
mod agent;
mod auth;
mod backup;
mod block;
mod block_job;
mod capabilities;
mod cards;
mod checkpoint;
mod clock;
mod connection;
mod console;
mod cpu;
mod definition;
mod devices;
mod dirty_rate;
mod document;
mod driver;
mod extension;
mod fault;
mod gate;
mod guest;
mod host;
mod images;
mod interface;
mod iothreads;
mod job;
mod keycode;
mod lifecycle;
mod line;
mod live;
mod metadata;
mod migration;
mod network;
mod node;
mod node_device;
mod nwfilter;
mod options;
mod params;
mod pinning;
mod plug;
mod rtc;
mod save;
mod secret;
mod security;
mod snapshot;
mod stats;
mod storage;
mod suspend;
mod transfer;
mod tuning;

pub use driver::DRIVER;

use util::error::ErrorDomain;

/// The domain of the driver's own errors.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_TEST;
