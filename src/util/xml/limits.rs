//! How large a document may be before it is refused, so that hostile input costs bounded memory
//! and time.

/// Longest document in bytes.  Four times the longest string libvirt's RPC carries.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// Deepest nesting of elements (libxml2's own limit).
pub const MAX_DEPTH: usize = 256;
/// Most nodes (elements, texts, comments) of one document.
pub const MAX_NODES: usize = 200_000;
/// Most attributes of one element.
pub const MAX_ATTRIBUTES: usize = 256;
/// Longest name of an element or attribute in bytes (libxml2's own limit).
pub const MAX_NAME: usize = 50_000;
