//! The test driver: `test:///default` and `test:///path.xml`, a hypervisor that lives in memory.
#![forbid(unsafe_code)]

mod driver;

pub use driver::DRIVER;
