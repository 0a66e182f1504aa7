//! The end that a guest comes to: prepare, finish.
use super::flow::Flow;
use crate::ORIGIN;
use crate::definition;
use crate::guest::Guest;
use crate::host::{Adding, Host};
use crate::job::{DomainJob, Wish};
use abi::*;
use api::migrate::{Cookie, Request};
use api::{Conn, Domain};
use conf::DomainDef;
use conf::guest::Status;
use std::sync::Arc;
use std::time::Duration;
use util::bail;
use util::error::Result;
use util::typed_param::TypedParams;
use util::uri::Uri;

/// Refuses a migration URI that QEMU couldn't be told to listen on.
fn check_uri(params: &TypedParams) -> Result<()> {
    let Some(text) = params.get_string(VIR_MIGRATE_PARAM_URI)? else {
        return Ok(());
    };
    let uri = Uri::parse(text)?;
    let Some(scheme) = uri.scheme.as_deref() else {
        bail!(
            VIR_ERR_INVALID_ARG,
            "missing scheme in migration URI: {text}"
        );
    };
    if !["tcp", "rdma", "unix"].contains(&scheme) {
        bail!(
            VIR_ERR_ARGUMENT_UNSUPPORTED,
            "unsupported scheme {scheme} in migration URI {text}"
        );
    }
    let is_opaque = uri.path.as_deref().is_some_and(|path| !path.is_empty());
    if uri.server.as_deref().unwrap_or_default().is_empty() && !is_opaque {
        bail!(VIR_ERR_INVALID_ARG, "missing host in migration URI: {text}");
    }
    Ok(())
}

/// A definition under the name that the guest has here.
fn named(def: &Arc<DomainDef>, name: &str) -> Arc<DomainDef> {
    let mut def = def.clone();
    if def.name != name {
        name.clone_into(&mut Arc::make_mut(&mut def).name);
    }
    def
}

impl Host {
    /// See [`api::migrate::MigrationDriver::prepare`].
    pub(crate) fn prepare_migration(
        self: &Arc<Self>,
        xml: &str,
        cookie: &Cookie,
        request: Request<'_>,
    ) -> Result<Cookie> {
        super::check_flags(request.flags, "testDomainMigratePrepare3Params")?;
        let flow = Flow::find(cookie)?;
        let here = Arc::downgrade(self);
        if flow.source.ptr_eq(&here) {
            let hostname = util::host::name();
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Attempt to migrate guest to the same host {hostname}"
            );
        }
        check_uri(request.params)?;
        let def = named(&definition::parse(xml, false)?, &flow.name);
        if request.flags & VIR_MIGRATE_OFFLINE != 0 {
            return Ok(cookie.clone());
        }
        let guest = self.add(&def, Adding::Incoming)?;
        let operation = VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN;
        let job = DomainJob::new(operation, request.flags, self.clock.now());
        let mut live = guest.live();
        live.job = Some(job);
        live.incoming = Some(flow.number);
        drop(live);
        Ok(cookie.clone())
    }

    /// See [`api::migrate::MigrationDriver::finish`].
    pub(crate) fn finish_migration(
        self: &Arc<Self>,
        conn: &Conn,
        cookie: &Cookie,
        request: Request<'_>,
        cancelled: bool,
    ) -> Result<Option<Domain>> {
        let flow = Flow::find(cookie)?;
        if request.flags & VIR_MIGRATE_OFFLINE != 0 {
            let guest = self.add(&named(&flow.stored, &flow.name), Adding::Stored)?;
            return Ok(Some(guest.handle(conn)));
        }
        let Some(guest) = self.guests.by_name(&flow.name) else {
            bail!(
                VIR_ERR_NO_DOMAIN,
                "no domain with matching name '{}'",
                flow.name
            );
        };
        let mut status = guest.change();
        if !status.is_active() || guest.live().incoming != Some(flow.number) {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "domain '{}' is not processing incoming migration",
                flow.name
            );
        }
        if cancelled {
            flow.end();
            self.stop_locked(
                &guest,
                &mut status,
                VIR_DOMAIN_SHUTOFF_FAILED,
                VIR_DOMAIN_EVENT_STOPPED_FAILED,
            );
            drop(status);
            self.wake();
            return Ok(None);
        }
        self.arrive(&guest, &mut status, &flow, request.flags);
        drop(status);
        self.wake();
        if flow.job.progress().is_postcopy {
            self.await_rest(&guest, &flow)?;
        }
        self.complete_arrival(&guest, &flow);
        Ok(Some(guest.handle(conn)))
    }

    /// The guest, whose lock the caller holds, goes on here.
    fn arrive(&self, guest: &Arc<Guest>, status: &mut Status, flow: &Flow, flags: u32) {
        if flags & VIR_MIGRATE_PERSIST_DEST != 0 {
            let stored = named(&flow.stored, &flow.name);
            self.store_locked(guest, status, &stored);
        }
        if let Some(ahead) = *flow.clock.lock() {
            self.take_clock(guest, status, ahead);
        }
        if flags & VIR_MIGRATE_PAUSED != 0 {
            (status.state, status.reason) = (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_USER);
            let detail = VIR_DOMAIN_EVENT_SUSPENDED_PAUSED;
            self.tell(guest.subject(status), VIR_DOMAIN_EVENT_SUSPENDED, detail);
        } else if flow.job.progress().is_postcopy {
            let detail = VIR_DOMAIN_EVENT_RESUMED_POSTCOPY;
            self.run_locked(guest, status, VIR_DOMAIN_RUNNING_POSTCOPY, detail);
        } else {
            let detail = VIR_DOMAIN_EVENT_RESUMED_MIGRATED;
            self.run_locked(guest, status, VIR_DOMAIN_RUNNING_MIGRATED, detail);
        }
    }

    fn run_locked(&self, guest: &Guest, status: &mut Status, reason: i32, detail: i32) {
        (status.state, status.reason) = (VIR_DOMAIN_RUNNING, reason);
        self.tell(guest.subject(status), VIR_DOMAIN_EVENT_RESUMED, detail);
    }

    /// Waits for the memory that follows a guest that runs here already.
    fn await_rest(&self, guest: &Arc<Guest>, flow: &Flow) -> Result<()> {
        loop {
            let source = flow.source.upgrade();
            let (wish, left) = {
                let progress = flow.job.progress();
                let now = source.as_ref().map(|source| source.clock.now());
                let left = progress
                    .memory
                    .zip(now)
                    .map(|(memory, now)| memory.remaining(now));
                (progress.wish, left)
            };
            let lost = wish == Wish::Abort || source.is_none();
            if lost || guest.live().incoming != Some(flow.number) {
                return self.lose_rest(guest, flow);
            }
            match (source, left) {
                (Some(source), Some(left)) if left > Duration::ZERO => {
                    source.wait_for_job(&flow.job, left)?;
                }
                _ => break,
            }
        }
        let mut status = guest.change();
        let detail = VIR_DOMAIN_EVENT_RESUMED_MIGRATED;
        self.run_locked(guest, &mut status, VIR_DOMAIN_RUNNING_MIGRATED, detail);
        Ok(())
    }

    /// The rest of the memory doesn't come.
    fn lose_rest(&self, guest: &Guest, flow: &Flow) -> Result<()> {
        let mut status = guest.change();
        if guest.live().incoming == Some(flow.number) {
            let detail = VIR_DOMAIN_EVENT_RESUMED_POSTCOPY_FAILED;
            self.run_locked(
                guest,
                &mut status,
                VIR_DOMAIN_RUNNING_POSTCOPY_FAILED,
                detail,
            );
            let mut live = guest.live();
            (live.job, live.incoming) = (None, None);
        }
        drop(status);
        self.wake();
        bail!(
            VIR_ERR_OPERATION_FAILED,
            "job 'migration in' failed in post-copy phase"
        )
    }

    fn complete_arrival(&self, guest: &Guest, flow: &Flow) {
        let source = flow.source.upgrade();
        let account = source.map(|source| flow.job.account(source.clock.now()));
        let mut live = guest.live();
        (live.job, live.incoming) = (None, None);
        live.completed = account.map(crate::job::Account::incoming);
        drop(live);
        self.wake();
    }
}
