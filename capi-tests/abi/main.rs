//! The binary interface as a C compiler sees it through the public headers.
//!
//! `headers` compiles them, `descriptions` are what bindings read, `facts` compares values, layouts and prototypes with those of the release
//! that this project stands in for.  Symbols and versions of the libraries are not looked at here.

mod descriptions;
mod facts;
mod headers;
