//! The drivers that this library carries, in the order in which they are asked, and the services
//! that they use.
use api::{Driver, Registry};

/// All of them.
pub(crate) static REGISTRY: Registry = Registry::new(DRIVERS);

const DRIVERS: &[&dyn Driver] = &[
    #[cfg(feature = "test")]
    &driver_test::DRIVER,
    #[cfg(feature = "qemu")]
    &driver_qemu::DRIVER,
];

/// Makes the services known to the drivers; called before any of them opens.
pub(crate) fn register_services() {
    conf::services::register_cpu(&cpu::CPUS);
}
