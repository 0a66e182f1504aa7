//! The figures of guests by groups (`virDomainStatsTypes`), for many guests at once.
use super::{card_now, disk_now};
use crate::guest::Guest;
use crate::host::Host;
use crate::{block, dirty_rate, iothreads};
use abi::*;
use conf::guest::Status;
use std::fmt::Display;
use util::error::Result;
use util::typed_param::{TypedParams, TypedValue};

/// The groups of libvirt's test driver.
const PLAIN: u32 = VIR_DOMAIN_STATS_STATE | VIR_DOMAIN_STATS_IOTHREAD;

/// Those that running guests of an extended host have besides.
const RUNNING: u32 = VIR_DOMAIN_STATS_CPU_TOTAL
    | VIR_DOMAIN_STATS_BALLOON
    | VIR_DOMAIN_STATS_VCPU
    | VIR_DOMAIN_STATS_INTERFACE
    | VIR_DOMAIN_STATS_BLOCK
    | VIR_DOMAIN_STATS_DIRTYRATE;

/// The groups that there are.
pub(super) fn known(is_extended: bool) -> u32 {
    match is_extended {
        true => PLAIN | RUNNING,
        false => PLAIN,
    }
}

/// A list of figures that grows.
#[derive(Default)]
struct Figures(TypedParams);

impl Figures {
    fn add(&mut self, name: impl Display, value: impl Into<TypedValue>) -> Result<()> {
        self.0.add(name.to_string(), value)
    }

    fn count(&mut self, name: impl Display, count: usize) -> Result<()> {
        self.add(name, u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// A counter, which never falls below 0.
    fn counter(&mut self, name: impl Display, value: i64) -> Result<()> {
        self.add(name, value.cast_unsigned())
    }
}

impl Host {
    /// The figures of a guest.
    pub(super) fn groups_of(&self, guest: &Guest, groups: u32) -> Result<TypedParams> {
        let status = guest.status();
        let mut figures = Figures::default();
        if groups & VIR_DOMAIN_STATS_STATE != 0 {
            figures.add(VIR_DOMAIN_STATS_STATE_STATE, status.state)?;
            figures.add(VIR_DOMAIN_STATS_STATE_REASON, status.reason)?;
        }
        let running = match status.is_active() {
            true => groups & RUNNING,
            false => 0,
        };
        if running & VIR_DOMAIN_STATS_CPU_TOTAL != 0 {
            figures.add(VIR_DOMAIN_STATS_CPU_TIME, self.clock.now_ms() * 1_000_000)?;
        }
        if running & VIR_DOMAIN_STATS_BALLOON != 0 {
            let memory = &status.def.memory;
            figures.add(VIR_DOMAIN_STATS_BALLOON_CURRENT, memory.current)?;
            figures.add(VIR_DOMAIN_STATS_BALLOON_MAXIMUM, memory.total)?;
        }
        if running & VIR_DOMAIN_STATS_VCPU != 0 {
            self.add_vcpus(&status, &mut figures)?;
        }
        if running & VIR_DOMAIN_STATS_INTERFACE != 0 {
            self.add_cards(&status, &mut figures)?;
        }
        if running & VIR_DOMAIN_STATS_BLOCK != 0 {
            self.add_disks(guest, &status, &mut figures)?;
        }
        let mut params = figures.0;
        if groups & VIR_DOMAIN_STATS_IOTHREAD != 0 {
            iothreads::add_stats(&guest.polling(), &mut params)?;
        }
        if running & VIR_DOMAIN_STATS_DIRTYRATE != 0 {
            let measured = guest.live().dirty_rate;
            dirty_rate::add_stats(measured.as_ref(), self.clock.now(), &mut params)?;
        }
        Ok(params)
    }

    fn add_vcpus(&self, status: &Status, figures: &mut Figures) -> Result<()> {
        let vcpus = &status.def.vcpus;
        figures.add(VIR_DOMAIN_STATS_VCPU_CURRENT, vcpus.current)?;
        figures.add(VIR_DOMAIN_STATS_VCPU_MAXIMUM, vcpus.max)?;
        for number in (0..vcpus.max).filter(|number| vcpus.is_online(*number)) {
            let fact = |suffix| format!("{VIR_DOMAIN_STATS_VCPU_PREFIX}{number}{suffix}");
            figures.add(fact(VIR_DOMAIN_STATS_VCPU_SUFFIX_STATE), VIR_VCPU_RUNNING)?;
            let time = self.clock.now_ms() * 100; // as virDomainGetVcpus has it
            figures.add(fact(VIR_DOMAIN_STATS_VCPU_SUFFIX_TIME), time)?;
        }
        Ok(())
    }

    fn add_cards(&self, status: &Status, figures: &mut Figures) -> Result<()> {
        let nets = &status.def.devices.nets;
        figures.count(VIR_DOMAIN_STATS_NET_COUNT, nets.len())?;
        let now = card_now(&self.clock);
        for (at, net) in nets.iter().enumerate() {
            let fact = |suffix| format!("{VIR_DOMAIN_STATS_NET_PREFIX}{at}{suffix}");
            if let Some(name) = &net.ifname {
                figures.add(fact(VIR_DOMAIN_STATS_NET_SUFFIX_NAME), name.as_str())?;
            }
            for (suffix, value) in [
                (VIR_DOMAIN_STATS_NET_SUFFIX_RX_BYTES, now.rx_bytes),
                (VIR_DOMAIN_STATS_NET_SUFFIX_RX_PKTS, now.rx_packets),
                (VIR_DOMAIN_STATS_NET_SUFFIX_RX_ERRS, now.rx_errs),
                (VIR_DOMAIN_STATS_NET_SUFFIX_RX_DROP, now.rx_drop),
                (VIR_DOMAIN_STATS_NET_SUFFIX_TX_BYTES, now.tx_bytes),
                (VIR_DOMAIN_STATS_NET_SUFFIX_TX_PKTS, now.tx_packets),
                (VIR_DOMAIN_STATS_NET_SUFFIX_TX_ERRS, now.tx_errs),
                (VIR_DOMAIN_STATS_NET_SUFFIX_TX_DROP, now.tx_drop),
            ] {
                figures.counter(fact(suffix), value)?;
            }
        }
        Ok(())
    }

    fn add_disks(&self, guest: &Guest, status: &Status, figures: &mut Figures) -> Result<()> {
        let disks = &status.def.devices.disks;
        figures.count(VIR_DOMAIN_STATS_BLOCK_COUNT, disks.len())?;
        let now = disk_now(&self.clock);
        for (at, disk) in disks.iter().enumerate() {
            let fact = |suffix| format!("{VIR_DOMAIN_STATS_BLOCK_PREFIX}{at}{suffix}");
            let name = disk.target.dev.as_str();
            figures.add(fact(VIR_DOMAIN_STATS_BLOCK_SUFFIX_NAME), name)?;
            if disk.source.is_empty() {
                continue;
            }
            if let Some(path) = disk.source.path() {
                figures.add(fact(VIR_DOMAIN_STATS_BLOCK_SUFFIX_PATH), path)?;
            }
            for (suffix, value) in [
                (VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_REQS, now.rd_req),
                (VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_BYTES, now.rd_bytes),
                (VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_REQS, now.wr_req),
                (VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_BYTES, now.wr_bytes),
                (VIR_DOMAIN_STATS_BLOCK_SUFFIX_ERRORS, now.errs),
            ] {
                figures.counter(fact(suffix), value)?;
            }
            let size = block::size(self.images.changed(&disk.source));
            figures.add(
                fact(VIR_DOMAIN_STATS_BLOCK_SUFFIX_ALLOCATION),
                size.allocation,
            )?;
            figures.add(fact(VIR_DOMAIN_STATS_BLOCK_SUFFIX_CAPACITY), size.capacity)?;
            figures.add(fact(VIR_DOMAIN_STATS_BLOCK_SUFFIX_PHYSICAL), size.physical)?;
            if let Some((threshold, _)) = guest.live().thresholds.get(name) {
                figures.add(fact(VIR_DOMAIN_STATS_BLOCK_SUFFIX_THRESHOLD), *threshold)?;
            }
        }
        Ok(())
    }
}
