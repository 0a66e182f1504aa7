//! Migration between test hosts of one process: what each end does in each phase.
//!
//! `flow` is a migration under way, which both ends find by its cookie; `source` and `destination` are
//! the ends; `limits` what a guest's migrations are bound to.  The way through the phases is `api`'s.
mod destination;
mod flow;
mod limits;
mod source;

pub(crate) use limits::Limits;

use crate::ORIGIN;
use abi::*;
use util::bail;
use util::error::Result;

/// All flags that there are.
const KNOWN: u32 = (VIR_MIGRATE_ZEROCOPY << 1) - 1;

/// Refuses flags that contradict each other (C: `qemuMigrationSrcBegin` and its like).
fn check_flags(flags: u32, function: &str) -> Result<()> {
    api::check_flags(flags, KNOWN, function, ORIGIN)?;
    let has = |flag: u32| flags & flag != 0;
    if has(VIR_MIGRATE_POSTCOPY_RESUME) {
        bail!(
            VIR_ERR_ARGUMENT_UNSUPPORTED,
            "a test host can't resume a failed post-copy migration"
        );
    }
    if has(VIR_MIGRATE_POSTCOPY) {
        if !has(VIR_MIGRATE_LIVE) || has(VIR_MIGRATE_PAUSED) {
            bail!(
                VIR_ERR_ARGUMENT_UNSUPPORTED,
                "post-copy migration is not supported with non-live or paused migration"
            );
        }
        if has(VIR_MIGRATE_TUNNELLED) {
            bail!(
                VIR_ERR_ARGUMENT_UNSUPPORTED,
                "post-copy is not supported with tunnelled migration"
            );
        }
    }
    if has(VIR_MIGRATE_OFFLINE) {
        if has(VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC) {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "offline migration cannot handle non-shared storage"
            );
        }
        if !has(VIR_MIGRATE_PERSIST_DEST) {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "offline migration must be specified with the persistent flag set"
            );
        }
        if has(VIR_MIGRATE_TUNNELLED) {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "tunnelled offline migration does not make sense"
            );
        }
    }
    if has(VIR_MIGRATE_ZEROCOPY) && !has(VIR_MIGRATE_PARALLEL) {
        bail!(
            VIR_ERR_OPERATION_INVALID,
            "zero-copy is only available for parallel migration"
        );
    }
    Ok(())
}
