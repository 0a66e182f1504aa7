//! Entry points written by hand, one file per C file: those whose arguments follow no common pattern.
#![allow(unreachable_pub)]
mod admin;
mod connect;
mod domain_block;
mod domain_control;
mod domain_data;
mod domain_event;
mod domain_migrate;
mod domain_state;
mod domain_stats;
mod domain_vcpus;
mod error;
mod event;
mod host;
mod lxc;
mod metadata;
mod monitor_event;
mod nodedev;
mod object_event;
mod qemu;
mod records;
mod secret;
mod storage;
mod stream;
#[cfg(test)]
mod tests;
mod typedparam;
