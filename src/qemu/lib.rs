//! The QEMU driver: guests as QEMU processes, talked to over QMP.
//!
//! From the ground up: `monitor` talks to one QEMU, `process` starts and ends one, `capabilities`
//! finds out what a binary can do, `rtc` does the clock's arithmetic.
#![forbid(unsafe_code)]

pub mod address;
pub mod alias;
pub mod argv;
pub mod capabilities;
pub mod capabilities_xml;
pub mod config;
pub mod log_file;
pub mod machine;
pub mod monitor;
pub mod post_parse;
pub mod process;
pub mod rtc;
pub mod validate;
