//! XML: a bounded reader, a writer with libvirt's habits, and the trait by which structs say their
//! own shape.
//!
//! What an element means lives in the room `conf`.
pub mod cx;
pub mod datatype;
pub mod document;
pub mod error;
pub mod fragment;
pub mod limits;
pub mod plain;
pub mod reader;
pub mod shape;
mod syntax;
pub mod value;
pub mod writer;

pub use cx::{FormatCx, FormatFlags, ParseCx, ParseFlags};
pub use datatype::Datatype;
pub use document::{Document, Node};
pub use fragment::{Fragment, FragmentNode};
pub use plain::{Hex, Plain};
pub use shape::{AttrShape, ChildShape, Judged, Mismatch, Shape, Xml};
pub use value::AttrValue;
pub use writer::{Writer, are_plain};
