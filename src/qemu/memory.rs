//! Changing a guest's memory.
use crate::ORIGIN;
use crate::guest::Guest;
use crate::host::Host;
use crate::job::Kind;
use crate::{definition, proc, store};
use abi::*;
use api::Domain;
use conf::DomainDef;
use std::ffi::c_ulong;
use std::sync::Arc;
use util::bail;
use util::error::Result;

impl Host {
    /// `virDomainSetMemoryFlags`, in KiB
    pub(crate) fn set_memory(&self, handle: &Domain, memory: c_ulong, flags: u32) -> Result<()> {
        const KNOWN: u32 =
            VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG | VIR_DOMAIN_MEM_MAXIMUM;
        api::check_flags(flags, KNOWN, "qemuDomainSetMemoryFlags", ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainSetMemoryFlags")?;
        let affects = guest.look().affects(flags & !VIR_DOMAIN_MEM_MAXIMUM)?;
        if flags & VIR_DOMAIN_MEM_MAXIMUM != 0 {
            if affects.live {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "cannot resize the maximum memory on an active domain"
                );
            }
            return self.change_stored(&guest, |def| {
                def.memory.total = memory;
                def.memory.current = def.memory.current.min(memory);
            });
        }
        {
            let facts = guest.look();
            let too_much = |def: &DomainDef| memory > def.memory.total;
            if (affects.live && too_much(&facts.def))
                || (affects.config && too_much(facts.config()))
            {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "cannot set memory higher than max memory"
                );
            }
        }
        if affects.live {
            self.balloon(&guest, memory)?;
        }
        if affects.config {
            self.change_stored(&guest, |def| def.memory.current = memory)?;
        }
        Ok(())
    }

    /// `virDomainMemoryStats`, in KiB
    pub(crate) fn memory_stats(
        &self,
        handle: &Domain,
        flags: u32,
    ) -> Result<Vec<virDomainMemoryStatStruct>> {
        api::check_flags(flags, 0, "qemuDomainMemoryStats", ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Query, "virDomainMemoryStats")?;
        let run = guest.run()?;
        let actual = match definition::has_balloon(&guest.look().def) {
            true => run.monitor.query_balloon()?.map(|bytes| bytes / 1024),
            false => Some(guest.look().def.memory.total),
        };
        let stats = [
            (VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON, actual),
            (
                VIR_DOMAIN_MEMORY_STAT_RSS,
                proc::resident(run.process.pid()),
            ),
        ];
        let stats = stats
            .into_iter()
            .filter_map(|(tag, val)| Some(virDomainMemoryStatStruct { tag, val: val? }));
        Ok(stats.collect())
    }

    fn balloon(&self, guest: &Guest, memory: u64) -> Result<()> {
        let run = guest.run()?;
        if !definition::has_balloon(&guest.look().def) {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "Unable to change memory of active domain without the balloon device and guest OS balloon driver"
            );
        }
        run.monitor.balloon(memory.saturating_mul(1024))
    }

    /// Changes the stored definition, durably; the caller has the guest's job.
    pub(crate) fn change_stored(
        &self,
        guest: &Guest,
        change: impl FnOnce(&mut DomainDef),
    ) -> Result<()> {
        let mut def = DomainDef::clone(guest.look().config());
        change(&mut def);
        self.store(guest, def)
    }

    /// Puts a definition in the place of the stored one, durably; the caller has the guest's job.
    pub(crate) fn store(&self, guest: &Guest, def: DomainDef) -> Result<()> {
        store::save(&self.folders, &def)?;
        let mut facts = guest.change();
        match facts.is_active() {
            true => facts.next = Some(Arc::new(def)),
            false => facts.def = Arc::new(def),
        }
        Ok(())
    }
}
