//! What the C surface keeps with each connection.
use super::last_error::ConnectionErrors;
use api::Connect;
use parking_lot::Mutex;

/// A callback registered by `virConnectDomainEventRegister`: the function's address, which is its
/// name there, and the id that stands for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unnumbered {
    /// Address of the C function.
    pub(crate) function: usize,
    /// Callback id.
    pub(crate) id: i32,
}

/// All of it.
#[derive(Default)]
pub(crate) struct Attachment {
    /// Last error and error function.
    pub(crate) errors: ConnectionErrors,
    /// Event callbacks that their callers know by function alone.
    pub(crate) unnumbered: Mutex<Vec<Unnumbered>>,
}

/// The attachment of a connection.
pub(crate) fn of(conn: &Connect) -> Option<&Attachment> {
    conn.attachment()
}
