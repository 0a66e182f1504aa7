//! libvirt's own documents: what genuine libvirt makes of each must come out here, too.
//!
//! The corpus lies beside the repository and isn't part of it; without it these tests say so and
//! pass.  Cases that fail are listed by name in `known_failures/`, which may only shrink:
//! `UPDATE_KNOWN_FAILURES=1` rewrites the lists.
mod capabilities;
mod moment;
mod network;
mod oracle;
mod outputs;
mod roots;
mod storage;
mod support;
