//! Documents: parse, check, format.
