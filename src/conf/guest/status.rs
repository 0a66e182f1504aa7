//! What is true of a guest at a moment, and which of its definitions a call is about.
use super::filter;
use crate::DomainDef;
use crate::checkpoint::CheckpointDef;
use crate::moment::Moments;
use crate::snapshot::SnapshotDef;
use abi::*;
use std::sync::Arc;
use util::bail;
use util::error::{Error, ErrorDomain, Result};

/// Errors about live and stored definitions are no driver's.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// The state of one guest (C: `virDomainObj`).
///
/// Definitions don't change: a change makes a new one, and whoever holds the old one keeps it.
#[derive(Clone, Debug)]
pub struct Status {
    /// What runs, or what is stored if nothing runs.
    pub def: Arc<DomainDef>,
    /// While it runs: what it will be once it has stopped.
    pub next: Option<Arc<DomainDef>>,
    /// While it runs: its number.
    pub id: Option<i32>,
    /// `virDomainState`.
    pub state: i32,
    /// Why it is in that state, by the state's own list of reasons.
    pub reason: i32,
    /// Whether it stays when it stops.
    pub persistent: bool,
    /// Whether it starts with its host.
    pub autostart: bool,
    /// Whether it starts with its host the next time, and not again.
    pub autostart_once: bool,
    /// Whether its memory was saved by `virDomainManagedSave`.
    pub managed_save: bool,
    /// Whether the host has forgotten it.
    pub removed: bool,
    /// Its snapshots.
    pub snapshots: Moments<SnapshotDef>,
    /// Its checkpoints.
    pub checkpoints: Moments<CheckpointDef>,
}

/// The definitions that a change of live or stored facts is about; at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Affects {
    /// That of the running guest.
    pub live: bool,
    /// The stored one.
    pub config: bool,
}

impl Status {
    /// A guest that doesn't run.
    #[must_use]
    pub fn shut_off(def: Arc<DomainDef>) -> Self {
        Self {
            def,
            next: None,
            id: None,
            state: VIR_DOMAIN_SHUTOFF,
            reason: VIR_DOMAIN_SHUTOFF_UNKNOWN,
            persistent: true,
            autostart: false,
            autostart_once: false,
            managed_save: false,
            removed: false,
            snapshots: Moments::default(),
            checkpoints: Moments::default(),
        }
    }

    /// Whether it runs (is paused, …).
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.id.is_some()
    }

    /// Refuses a guest that doesn't run.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_INVALID`.
    pub fn require_active(&self) -> Result<()> {
        if !self.is_active() {
            bail!(VIR_ERR_OPERATION_INVALID, "domain is not running");
        }
        Ok(())
    }

    /// The guest begins to run under the number `id`.
    pub fn start(&mut self, id: i32, reason: i32) {
        self.state = VIR_DOMAIN_RUNNING;
        self.reason = reason;
        self.id = Some(id);
        if self.persistent && self.next.is_none() {
            self.next = Some(self.def.clone());
        }
    }

    /// The guest ceases to run.
    pub fn stop(&mut self, reason: i32) {
        self.state = VIR_DOMAIN_SHUTOFF;
        self.reason = reason;
        self.id = None;
        if let Some(next) = self.next.take() {
            self.def = next;
        }
    }

    /// What `flags` (`virDomainModificationImpact`) mean now (C: `virDomainObjUpdateModificationImpact`).
    pub fn affects(&self, flags: u32) -> Result<Affects> {
        let named = Affects {
            live: flags & VIR_DOMAIN_AFFECT_LIVE != 0,
            config: flags & VIR_DOMAIN_AFFECT_CONFIG != 0,
        };
        if named.live {
            self.require_active()?;
        }
        if named.config && !self.persistent {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "transient domains do not have any persistent config"
            );
        }
        if named.live || named.config {
            return Ok(named);
        }
        let live = self.is_active();
        Ok(Affects {
            live,
            config: !live,
        })
    }

    /// As [`affects`](Self::affects) for a call that is about one definition (C:
    /// `virDomainObjGetOneDefState`); true for the live one.
    pub fn affects_live(&self, flags: u32) -> Result<bool> {
        if flags & VIR_DOMAIN_AFFECT_LIVE != 0 && flags & VIR_DOMAIN_AFFECT_CONFIG != 0 {
            let text = "Flags 'VIR_DOMAIN_AFFECT_LIVE' and 'VIR_DOMAIN_AFFECT_CONFIG' are mutually exclusive";
            return Err(Error::invalid_argument(
                ORIGIN,
                "virDomainObjGetOneDefState",
                "flags",
                text,
            ));
        }
        Ok(self.affects(flags)?.live)
    }

    /// The one definition that `flags` (`virDomainModificationImpact`) name.
    pub fn one_def(&self, flags: u32) -> Result<&Arc<DomainDef>> {
        Ok(if self.affects_live(flags)? {
            &self.def
        } else {
            self.config()
        })
    }

    /// The one definition that `flags` (`virDomainModificationImpact`) name, to change it.
    pub fn one_def_mut(&mut self, flags: u32) -> Result<&mut DomainDef> {
        Ok(if self.affects_live(flags)? {
            self.live_mut()
        } else {
            self.config_mut()
        })
    }

    /// The stored definition.
    #[must_use]
    pub fn config(&self) -> &Arc<DomainDef> {
        self.next.as_ref().unwrap_or(&self.def)
    }

    /// The live definition, to change it.
    pub fn live_mut(&mut self) -> &mut DomainDef {
        Arc::make_mut(&mut self.def)
    }

    /// The stored definition, to change it.
    pub fn config_mut(&mut self) -> &mut DomainDef {
        Arc::make_mut(self.next.as_mut().unwrap_or(&mut self.def))
    }

    /// The flags of `virConnectListAllDomains` that describe it, one of each group.
    #[must_use]
    pub fn traits(&self) -> u32 {
        let choose = |yes: bool, flag: u32, other: u32| if yes { flag } else { other };
        let state = match self.state {
            VIR_DOMAIN_RUNNING => VIR_CONNECT_LIST_DOMAINS_RUNNING,
            VIR_DOMAIN_PAUSED => VIR_CONNECT_LIST_DOMAINS_PAUSED,
            VIR_DOMAIN_SHUTOFF => VIR_CONNECT_LIST_DOMAINS_SHUTOFF,
            _ => VIR_CONNECT_LIST_DOMAINS_OTHER,
        };
        let traits = state
            | choose(
                self.is_active(),
                VIR_CONNECT_LIST_DOMAINS_ACTIVE,
                VIR_CONNECT_LIST_DOMAINS_INACTIVE,
            )
            | choose(
                self.persistent,
                VIR_CONNECT_LIST_DOMAINS_PERSISTENT,
                VIR_CONNECT_LIST_DOMAINS_TRANSIENT,
            )
            | choose(
                self.managed_save,
                VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE,
                VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE,
            )
            | choose(
                self.autostart,
                VIR_CONNECT_LIST_DOMAINS_AUTOSTART,
                VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART,
            )
            | choose(
                self.snapshots.is_empty(),
                VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT,
                VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT,
            )
            | choose(
                self.checkpoints.is_empty(),
                VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT,
                VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT,
            );
        debug_assert_eq!(traits & !filter::KNOWN, 0);
        traits
    }
}
