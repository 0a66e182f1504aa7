//! Migration: which phase leads where.  Only extended connections have the phases.
use super::Connection;
use crate::driver;
use abi::*;
use api::migrate::{Cookie, MigrationDriver, Request, migrate};
use api::{Conn, Domain};
use util::bail;
use util::error::Result;

use crate::ORIGIN;

impl MigrationDriver for Connection {
    fn begin(&self, domain: &Domain, request: Request<'_>) -> Result<(String, Cookie)> {
        self.host.begin_migration(domain, request)
    }

    fn prepare(
        &self,
        _conn: &Conn,
        xml: &str,
        cookie: &Cookie,
        request: Request<'_>,
    ) -> Result<Cookie> {
        self.host.prepare_migration(xml, cookie, request)
    }

    fn perform(&self, domain: &Domain, cookie: &Cookie, request: Request<'_>) -> Result<Cookie> {
        self.host.perform_migration(domain, cookie, request)
    }

    fn finish(
        &self,
        conn: &Conn,
        cookie: &Cookie,
        request: Request<'_>,
        cancelled: bool,
    ) -> Result<Option<Domain>> {
        self.host.finish_migration(conn, cookie, request, cancelled)
    }

    fn confirm(
        &self,
        domain: &Domain,
        cookie: &Cookie,
        request: Request<'_>,
        cancelled: bool,
    ) -> Result<()> {
        self.host
            .confirm_migration(domain, cookie, request, cancelled)
    }

    fn to_uri(&self, domain: &Domain, uri: Option<&str>, request: Request<'_>) -> Result<()> {
        let uri = uri.unwrap_or_default();
        let destination = match driver::connect(uri) {
            Ok(conn) => conn,
            Err(error) => bail!(
                VIR_ERR_OPERATION_FAILED,
                "Failed to connect to remote libvirt URI {uri}: {}",
                error.message
            ),
        };
        let request = Request {
            flags: request.flags & !(VIR_MIGRATE_PEER2PEER | VIR_MIGRATE_TUNNELLED),
            ..request
        };
        migrate(domain, &destination, request).map(drop)
    }
}
