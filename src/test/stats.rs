//! What a guest is said to have used: figures made of the time of day, or always the same.
mod groups;

use crate::ORIGIN;
use crate::agent::UNSET_TIME;
use crate::clock::Clock;
use crate::guest::Guest;
use crate::host::Host;
use abi::*;
use api::{Conn, Domain, DomainStats};
use conf::domain::memballoon::{Memballoon, MemballoonModel};
use conf::domain::net;
use conf::guest::filter;
use std::sync::Arc;
use util::bail;
use util::error::Result;
use util::typed_param::TypedParams;

/// CPU time of every guest, of its user and of its system part, in nanoseconds.
const CPU_TIME: u64 = 48_772_617_035;
const USER_TIME: u64 = 5_540_000_000;
const SYSTEM_TIME: u64 = 6_460_000_000;

/// Time of a CPU that isn't the virtual CPUs', in nanoseconds.
const OTHER_TIME: u64 = 1_234_567_890;

/// A moment, which counters are made of.
struct Moment {
    /// Microseconds.
    us: u64,
}

impl Moment {
    fn now(clock: &Clock) -> Self {
        Self {
            us: clock.now_ms() * 1000,
        }
    }

    /// A counter that grows by a million in `slowness` seconds.
    fn fast(&self, slowness: u64) -> i64 {
        i64::try_from(self.us / slowness).unwrap_or(i64::MAX)
    }

    /// A counter that grows by one in `slowness` seconds.
    fn slow(&self, slowness: u64) -> i64 {
        self.fast(1_000_000 * slowness)
    }
}

/// Figures of a disk (`virDomainBlockStats`) at this moment.
pub(crate) fn disk_now(clock: &Clock) -> virDomainBlockStatsStruct {
    let now = Moment::now(clock);
    virDomainBlockStatsStruct {
        rd_req: now.fast(10),
        rd_bytes: now.fast(20),
        wr_req: now.fast(30),
        wr_bytes: now.fast(40),
        errs: now.slow(2),
    }
}

/// Times of the CPUs from `start` on, at most `count` of the host's `all`.
fn each_cpu(start: u32, count: u32, all: u32) -> Result<Vec<TypedParams>> {
    let end = all.min(start.saturating_add(count));
    (start..end)
        .map(|cpu| {
            let time = CPU_TIME / u64::from(all) + u64::from(cpu);
            let mut params = TypedParams::new();
            params.add(VIR_DOMAIN_CPU_STATS_CPUTIME, time)?;
            params.add(
                VIR_DOMAIN_CPU_STATS_VCPUTIME,
                time.saturating_sub(OTHER_TIME),
            )?;
            Ok(params)
        })
        .collect()
}

fn total() -> Result<TypedParams> {
    let mut params = TypedParams::new();
    params.add(VIR_DOMAIN_CPU_STATS_CPUTIME, CPU_TIME)?;
    params.add(VIR_DOMAIN_CPU_STATS_USERTIME, USER_TIME)?;
    params.add(VIR_DOMAIN_CPU_STATS_SYSTEMTIME, SYSTEM_TIME)?;
    Ok(params)
}

/// What the balloon tells of a guest that has `current` KiB.
fn balloon(current: u64) -> Vec<virDomainMemoryStatStruct> {
    let figures = [
        (VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON, current),
        (VIR_DOMAIN_MEMORY_STAT_SWAP_IN, 0),
        (VIR_DOMAIN_MEMORY_STAT_SWAP_OUT, 0),
        (VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT, 0),
        (VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT, 0),
        (VIR_DOMAIN_MEMORY_STAT_UNUSED, current / 2),
        (VIR_DOMAIN_MEMORY_STAT_AVAILABLE, current),
        (VIR_DOMAIN_MEMORY_STAT_USABLE, current / 2),
        (
            VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE,
            UNSET_TIME.cast_unsigned(),
        ),
        (VIR_DOMAIN_MEMORY_STAT_DISK_CACHES, current / 8),
        (VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC, 0),
        (VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL, 0),
        (VIR_DOMAIN_MEMORY_STAT_RSS, current / 2),
    ];
    let figure = |(tag, val)| virDomainMemoryStatStruct { tag, val };
    figures.map(figure).into()
}

/// Figures of a card (`virDomainInterfaceStats`) at this moment.
fn card_now(clock: &Clock) -> virDomainInterfaceStatsStruct {
    let now = Moment::now(clock);
    virDomainInterfaceStatsStruct {
        rx_bytes: now.fast(10),
        rx_packets: now.fast(100),
        rx_errs: now.slow(1),
        rx_drop: now.slow(2),
        tx_bytes: now.fast(20),
        tx_packets: now.fast(110),
        tx_errs: now.slow(3),
        tx_drop: now.slow(4),
    }
}

impl Host {
    /// `virDomainInterfaceStats`
    pub(crate) fn interface_stats(
        &self,
        handle: &Domain,
        device: &str,
    ) -> Result<virDomainInterfaceStatsStruct> {
        self.look(handle, |status| {
            status.require_active()?;
            net::position(&status.def.devices.nets, device)
        })?;
        Ok(card_now(&self.clock))
    }

    /// `virDomainGetCPUStats`: from the CPU `start` on, at most `count` or, for 0, all; for -1 the
    /// sum.
    pub(crate) fn cpu_stats(
        &self,
        handle: &Domain,
        start: i32,
        count: u32,
        flags: u32,
    ) -> Result<Vec<TypedParams>> {
        const KNOWN: u32 = VIR_TYPED_PARAM_STRING_OKAY;
        api::check_flags(flags, KNOWN, "testDomainGetCPUStats", ORIGIN)?;
        self.look(handle, |status| status.require_active())?;
        let Ok(start) = u32::try_from(start) else {
            return Ok(vec![total()?]);
        };
        let (present, _) = util::host::cpu_map()?;
        let all = u32::try_from(present.count()).unwrap_or(u32::MAX);
        if start >= all {
            bail!(
                VIR_ERR_INVALID_ARG,
                "start_cpu {start} larger than maximum of {}",
                all.saturating_sub(1)
            );
        }
        let count = if count == 0 { all } else { count };
        each_cpu(start, count, all)
    }

    /// `virDomainMemoryStats`
    pub(crate) fn memory_stats(
        &self,
        handle: &Domain,
        flags: u32,
    ) -> Result<Vec<virDomainMemoryStatStruct>> {
        api::check_flags(flags, 0, "testDomainMemoryStats", ORIGIN)?;
        self.look(handle, |status| {
            status.require_active()?;
            let there = |balloon: &Memballoon| balloon.model != MemballoonModel::None;
            if !status.def.devices.memballoons.iter().any(there) {
                return Ok(Vec::new());
            }
            Ok(balloon(status.def.memory.current))
        })
    }

    /// `virDomainMemoryPeek`: each byte of a guest's memory is the lowest one of its address.
    pub(crate) fn memory_peek(
        &self,
        handle: &Domain,
        start: u64,
        buffer: &mut [u8],
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_MEMORY_VIRTUAL | VIR_MEMORY_PHYSICAL;
        api::check_flags(flags, KNOWN, "testDomainMemoryPeek", ORIGIN)?;
        if flags != VIR_MEMORY_VIRTUAL && flags != VIR_MEMORY_PHYSICAL {
            bail!(
                VIR_ERR_INVALID_ARG,
                "flags parameter must be VIR_MEMORY_VIRTUAL or VIR_MEMORY_PHYSICAL"
            );
        }
        self.look(handle, |status| status.require_active())?;
        for (at, byte) in (0..).zip(buffer) {
            [*byte, ..] = start.wrapping_add(at).to_le_bytes();
        }
        Ok(())
    }

    /// The guests that `virConnectGetAllDomainStats` is about: those of the handles that are still
    /// there, or all.
    fn meant(&self, handles: &[&Domain], flags: u32) -> Vec<Arc<Guest>> {
        let matches = |guest: &Guest| filter::matches(flags & filter::STATS, guest.traits());
        if handles.is_empty() {
            return self.guests.filter(matches);
        }
        let named = handles.iter().filter_map(|handle| self.guest(handle).ok());
        named.filter(|guest| matches(guest)).collect()
    }

    /// `virConnectGetAllDomainStats`, `virDomainListGetStats`
    pub(crate) fn all_stats(
        &self,
        conn: &Conn,
        handles: &[&Domain],
        stats: u32,
        flags: u32,
    ) -> Result<Vec<DomainStats>> {
        const KNOWN: u32 = filter::STATS
            | VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT
            | VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING
            | VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS;
        api::check_flags(flags, KNOWN, "testConnectGetAllDomainStats", ORIGIN)?;
        let known = groups::known(self.is_extended);
        let unknown = stats & !known;
        if flags & VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS != 0 && unknown != 0 {
            bail!(
                VIR_ERR_ARGUMENT_UNSUPPORTED,
                "Stats types bits 0x{unknown:x} are not supported by this daemon"
            );
        }
        let groups = if stats == 0 { known } else { stats & known };
        self.meant(handles, flags)
            .iter()
            .map(|guest| {
                let domain = guest.handle(conn);
                let params = self.groups_of(guest, groups)?;
                Ok(DomainStats { domain, params })
            })
            .collect()
    }
}
