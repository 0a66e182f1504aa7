//! Migration: its phases at both ends, and the way through them (C: `virDomainMigrateVersion3Full`).
//!
//! libvirt's public calls have no driver function of their name.  The client asks the source to begin,
//! the destination to prepare, the source to perform, the destination to finish, the source to confirm;
//! what each end has to tell the other goes along as a cookie.
use crate::connect::Conn;
use crate::object::Domain;
use abi::*;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};
use util::typed_param::TypedParams;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// What the source keeps for itself.
const OF_SOURCE: u32 = VIR_MIGRATE_ABORT_ON_ERROR | VIR_MIGRATE_AUTO_CONVERGE;

/// What a phase tells the other end; only that end can read it.
pub type Cookie = Vec<u8>;

/// A call for a migration.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The C function, for the gates of both ends and for refusals.
    pub function: &'static str,
    /// `VIR_MIGRATE_PARAM_*`
    pub params: &'a TypedParams,
    /// `virDomainMigrateFlags`
    pub flags: u32,
}

/// The phases of a migration; a connection that has them can be either end.
pub trait MigrationDriver: Send + Sync {
    /// At the source: gives the document of the guest to come.
    ///
    /// # Errors
    /// What speaks against it there.
    fn begin(&self, domain: &Domain, request: Request<'_>) -> Result<(String, Cookie)>;

    /// At the destination: makes ready for the guest.
    ///
    /// # Errors
    /// What speaks against it there.
    fn prepare(
        &self,
        conn: &Conn,
        xml: &str,
        cookie: &Cookie,
        request: Request<'_>,
    ) -> Result<Cookie>;

    /// At the source: moves the guest.  After a failure it runs on there.
    ///
    /// # Errors
    /// When it didn't get across.
    fn perform(&self, domain: &Domain, cookie: &Cookie, request: Request<'_>) -> Result<Cookie>;

    /// At the destination: the guest goes on there, or is forgotten if it was `cancelled`.
    ///
    /// # Errors
    /// When it can't go on.
    fn finish(
        &self,
        conn: &Conn,
        cookie: &Cookie,
        request: Request<'_>,
        cancelled: bool,
    ) -> Result<Option<Domain>>;

    /// At the source: the guest is gone, or runs on if it was `cancelled`.
    ///
    /// # Errors
    /// When that fails; the guest is where it is.
    fn confirm(
        &self,
        domain: &Domain,
        cookie: &Cookie,
        request: Request<'_>,
        cancelled: bool,
    ) -> Result<()>;

    /// All phases, by the source alone, which connects to the destination at `uri`.
    ///
    /// # Errors
    /// What the phases say.
    fn to_uri(&self, domain: &Domain, uri: Option<&str>, request: Request<'_>) -> Result<()>;
}

/// The phases at a connection's end.
///
/// # Errors
/// `VIR_ERR_NO_SUPPORT` where there are none.
fn phases<'a>(conn: &'a Conn, request: &Request<'_>) -> Result<&'a dyn MigrationDriver> {
    match &conn.drivers().migration {
        Some(driver) => Ok(&**driver),
        None => Err(Error::new(
            ORIGIN,
            ErrorNumber::VIR_ERR_NO_SUPPORT,
            request.function,
        )),
    }
}

/// Whether a connection can be an end of a migration.
#[must_use]
pub fn is_supported(conn: &Conn) -> bool {
    conn.drivers().migration.is_some()
}

/// Moves a guest to the other connection's host.  Gives it as it is there.
///
/// # Errors
/// The first that a phase has; the guest is at the source then, unless it says otherwise.
pub fn migrate(domain: &Domain, destination: &Conn, request: Request<'_>) -> Result<Domain> {
    let (source, target) = (
        phases(domain.conn(), &request)?,
        phases(destination, &request)?,
    );
    let _here = domain.conn().enter(request.function)?;
    let _there = destination.enter(request.function)?;
    let (xml, cookie) = source.begin(domain, request)?;
    let request = keep_paused(domain, request)?;
    let there = Request {
        flags: request.flags & !OF_SOURCE,
        ..request
    };
    let mut cookie = match target.prepare(destination, &xml, &cookie, there) {
        Ok(cookie) => cookie,
        Err(error) => {
            forget(source.confirm(domain, &cookie, request, true));
            return Err(error);
        }
    };
    if request.flags & VIR_MIGRATE_OFFLINE == 0 {
        match source.perform(domain, &cookie, request) {
            Ok(performed) => cookie = performed,
            Err(error) => {
                forget(target.finish(destination, &cookie, there, true).map(drop));
                return Err(error);
            }
        }
    }
    let finished = target.finish(destination, &cookie, there, false);
    let arrived = matches!(finished, Ok(Some(_)));
    forget(source.confirm(domain, &cookie, request, !arrived));
    let lost = || Error::new(ORIGIN, ErrorNumber::VIR_ERR_OPERATION_FAILED, "");
    finished?.ok_or_else(lost)
}

/// Has the source move a guest to the host that a URI names.
///
/// # Errors
/// As [`migrate`].
pub fn migrate_to_uri(domain: &Domain, uri: Option<&str>, request: Request<'_>) -> Result<()> {
    let source = phases(domain.conn(), &request)?;
    let _here = domain.conn().enter(request.function)?;
    source.to_uri(domain, uri, request)
}

/// A guest that is paused stays so.
fn keep_paused<'a>(domain: &Domain, request: Request<'a>) -> Result<Request<'a>> {
    let is_paused = domain.get_state(0)?.0 == VIR_DOMAIN_PAUSED;
    let flag = if is_paused { VIR_MIGRATE_PAUSED } else { 0 };
    Ok(Request {
        flags: request.flags | flag,
        ..request
    })
}

/// What went wrong earlier is what the caller hears.
fn forget(outcome: Result<()>) {
    if let Err(error) = outcome {
        util::warn!("{error}");
    }
}
