//! The drivers that this library carries, in the order in which they are asked.
use api::{Driver, Registry};

/// All of them.
pub(crate) static REGISTRY: Registry = Registry::new(DRIVERS);

const DRIVERS: &[&dyn Driver] = &[
    #[cfg(feature = "test")]
    &driver_test::DRIVER,
    #[cfg(feature = "qemu")]
    &driver_qemu::DRIVER,
];
