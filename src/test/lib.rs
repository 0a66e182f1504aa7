//! The test driver.
