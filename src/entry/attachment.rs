//! What the C surface keeps with each connection.
use super::last_error::ConnectionErrors;
use super::registration::Registrations;
use api::Connect;

/// All of it.
#[derive(Default)]
pub(crate) struct Attachment {
    /// Last error and error function.
    pub(crate) errors: ConnectionErrors,
    /// Event callbacks.
    pub(crate) events: Registrations,
}

/// The attachment of a connection.
pub(crate) fn of(conn: &Connect) -> Option<&Attachment> {
    conn.attachment()
}
