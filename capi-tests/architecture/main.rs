//! The rules of the house that a compiler does not check: who may depend on whom ([`edges`]), and
//! what a source file may look like ([`files`]).
#![forbid(unsafe_code)]

mod edges;
mod files;
