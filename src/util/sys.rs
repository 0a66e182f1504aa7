//! The system calls and C library functions that `std` doesn't offer, each behind a safe function.
//!
//! The only folder of this crate with `unsafe`; nothing in it knows libvirt.
pub mod random;
