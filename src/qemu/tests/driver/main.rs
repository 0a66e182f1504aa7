//! The whole driver against a real QEMU: connections, guests, clocks, saves, take-overs.
//!
//! Needs `/usr/bin/qemu-system-x86_64`; without it every test says so and passes.
#![allow(clippy::unwrap_used, unused_crate_dependencies)]

mod asked;
mod devices;
mod events;
mod failures;
mod lifecycle;
mod roots;
mod support;
mod takeover;
mod taps;
