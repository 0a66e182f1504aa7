//! The declared shapes of documents as RELAX NG, for editors and `virt-xml-validate`.
//!
//! The library itself validates by the shapes; nothing reads these files at run time.
#![forbid(unsafe_code)]

mod rng;

pub use rng::schema;
