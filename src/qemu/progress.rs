//! What a long job has done so far, and the account of the last one.
use crate::job;
use crate::monitor::MigrationStatus;
use abi::*;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;
use util::error::Result;
use util::typed_param::TypedParams;

/// The long jobs of one guest.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    running: Mutex<Option<Arc<Running>>>,
    last: Mutex<Option<Account>>,
}

/// A long job under way.
#[derive(Debug)]
pub(crate) struct Running {
    operation: i32,
    begun: Instant,
    abort: AtomicBool,
    moved: Mutex<Moved>,
}

/// Bytes of the guest's memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Moved {
    total: u64,
    processed: u64,
    remaining: u64,
}

/// How far a job has come, or came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Account {
    operation: i32,
    /// Milliseconds.
    elapsed: u64,
    moved: Moved,
}

impl Progress {
    /// A job begins; `operation` is a `virDomainJobOperation`.
    pub(crate) fn begin(&self, operation: i32) -> Arc<Running> {
        let running = Arc::new(Running {
            operation,
            begun: Instant::now(),
            abort: AtomicBool::new(false),
            moved: Mutex::default(),
        });
        *self.running.lock() = Some(Arc::clone(&running));
        running
    }

    /// The job ends; one that did its work leaves its account.
    pub(crate) fn end(&self, done: bool) {
        if let Some(running) = self.running.lock().take()
            && done
        {
            *self.last.lock() = Some(running.account());
        }
    }

    /// Asks the job to break off.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_INVALID` when there is none.
    pub(crate) fn abort(&self) -> Result<()> {
        match &*self.running.lock() {
            Some(running) => running.abort.store(true, Ordering::Relaxed),
            None => return Err(job::none_active()),
        }
        Ok(())
    }

    /// `virDomainGetJobInfo`
    pub(crate) fn info(&self) -> virDomainJobInfo {
        let running = self.running.lock().clone();
        let kind = match running {
            Some(_) => VIR_DOMAIN_JOB_UNBOUNDED,
            None => VIR_DOMAIN_JOB_NONE,
        };
        let account = running.map(|running| running.account()).unwrap_or_default();
        virDomainJobInfo {
            r#type: kind,
            timeElapsed: account.elapsed,
            dataTotal: account.moved.total,
            dataProcessed: account.moved.processed,
            dataRemaining: account.moved.remaining,
            memTotal: account.moved.total,
            memProcessed: account.moved.processed,
            memRemaining: account.moved.remaining,
            timeRemaining: 0,
            fileTotal: 0,
            fileProcessed: 0,
            fileRemaining: 0,
        }
    }

    /// `virDomainGetJobStats`: the `virDomainJobType` and what is known.
    pub(crate) fn stats(&self, completed: bool, keep: bool) -> (i32, TypedParams) {
        let (kind, account) = match completed {
            true => {
                let mut last = self.last.lock();
                let account = *last;
                if !keep {
                    *last = None;
                }
                (VIR_DOMAIN_JOB_COMPLETED, account)
            }
            false => {
                let running = self.running.lock().clone();
                (
                    VIR_DOMAIN_JOB_UNBOUNDED,
                    running.map(|running| running.account()),
                )
            }
        };
        match account {
            Some(account) => (kind, account.params()),
            None => (VIR_DOMAIN_JOB_NONE, TypedParams::default()),
        }
    }
}

impl Running {
    /// Whether somebody wants it to break off.
    pub(crate) fn is_aborted(&self) -> bool {
        self.abort.load(Ordering::Relaxed)
    }

    /// Notes how far QEMU has come.
    pub(crate) fn update(&self, status: &MigrationStatus) {
        *self.moved.lock() = Moved {
            total: status.total,
            processed: status.transferred,
            remaining: status.remaining,
        };
    }

    /// How far it has come.
    pub(crate) fn account(&self) -> Account {
        Account {
            operation: self.operation,
            elapsed: u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX),
            moved: *self.moved.lock(),
        }
    }
}

impl Account {
    /// The account as the public interface names it.
    pub(crate) fn params(&self) -> TypedParams {
        let mut params = TypedParams::default();
        let Moved {
            total,
            processed,
            remaining,
        } = self.moved;
        // Names are distinct and valid, so nothing here can be refused.
        let _ = params.add("operation", self.operation);
        for (name, value) in [
            ("time_elapsed", self.elapsed),
            ("data_total", total),
            ("data_processed", processed),
            ("data_remaining", remaining),
            ("memory_total", total),
            ("memory_processed", processed),
            ("memory_remaining", remaining),
        ] {
            let _ = params.add(name, value);
        }
        params
    }
}
