//! How fast a guest of an extended host writes to its memory: each virtual CPU a mebibyte a second while
//! the guest runs.
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::Domain;
use conf::guest::Status;
use std::time::Duration;
use util::bail;
use util::error::Result;
use util::typed_param::TypedParams;

/// Seconds that a measurement can take.
const PERIODS: std::ops::RangeInclusive<i32> = 1..=60;

/// What a virtual CPU writes, in MiB a second.
const PER_VCPU: u32 = 1;

/// A measurement; it goes when the guest stops.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DirtyRate {
    /// The host's time when it began.
    start: Duration,
    /// Seconds that it takes.
    period: i32,
    mode: Mode,
    /// How many virtual CPUs wrote.
    writers: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    PageSampling,
    DirtyBitmap,
    DirtyRing,
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Self::PageSampling => "page-sampling",
            Self::DirtyBitmap => "dirty-bitmap",
            Self::DirtyRing => "dirty-ring",
        }
    }
}

impl DirtyRate {
    fn end(&self) -> Duration {
        self.start + Duration::from_secs(self.period.unsigned_abs().into())
    }

    /// `VIR_DOMAIN_STATS_DIRTYRATE`
    fn add_stats(&self, now: Duration, params: &mut TypedParams) -> Result<()> {
        let is_measured = self.end() <= now;
        let state = match is_measured {
            true => VIR_DOMAIN_DIRTYRATE_MEASURED,
            false => VIR_DOMAIN_DIRTYRATE_MEASURING,
        };
        let start = i64::try_from(self.start.as_secs()).unwrap_or(i64::MAX);
        params.add(VIR_DOMAIN_STATS_DIRTYRATE_CALC_STATUS, state)?;
        params.add(VIR_DOMAIN_STATS_DIRTYRATE_CALC_START_TIME, start)?;
        params.add(VIR_DOMAIN_STATS_DIRTYRATE_CALC_PERIOD, self.period)?;
        if !is_measured {
            return Ok(());
        }
        let rate = i64::from(self.writers * PER_VCPU);
        params.add(VIR_DOMAIN_STATS_DIRTYRATE_MEGABYTES_PER_SECOND, rate)?;
        params.add(VIR_DOMAIN_STATS_DIRTYRATE_CALC_MODE, self.mode.name())?;
        let each = if self.mode == Mode::DirtyRing {
            self.writers
        } else {
            0
        };
        for vcpu in 0..each {
            let prefix = VIR_DOMAIN_STATS_DIRTYRATE_VCPU_PREFIX;
            let suffix = VIR_DOMAIN_STATS_DIRTYRATE_VCPU_SUFFIX_MEGABYTES_PER_SECOND;
            params.add(format!("{prefix}{vcpu}{suffix}"), u64::from(PER_VCPU))?;
        }
        Ok(())
    }
}

/// The figures of a running guest, measured or not.
pub(crate) fn add_stats(
    measured: Option<&DirtyRate>,
    now: Duration,
    params: &mut TypedParams,
) -> Result<()> {
    if let Some(measured) = measured {
        return measured.add_stats(now, params);
    }
    let state = VIR_DOMAIN_DIRTYRATE_UNSTARTED;
    params.add(VIR_DOMAIN_STATS_DIRTYRATE_CALC_STATUS, state)?;
    params.add(VIR_DOMAIN_STATS_DIRTYRATE_CALC_START_TIME, 0_i64)?;
    params.add(VIR_DOMAIN_STATS_DIRTYRATE_CALC_PERIOD, 0)
}

impl Host {
    /// `virDomainStartDirtyRateCalc`
    pub(crate) fn measure_dirty_rate(
        &self,
        handle: &Domain,
        period: i32,
        flags: u32,
    ) -> Result<()> {
        const BITMAP: u32 = VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP;
        const RING: u32 = VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING;
        api::check_flags(flags, BITMAP | RING, "testDomainStartDirtyRateCalc", ORIGIN)?;
        if !PERIODS.contains(&period) {
            bail!(
                VIR_ERR_INVALID_ARG,
                "seconds={period} is invalid, please choose value within [{}, {}].",
                PERIODS.start(),
                PERIODS.end()
            );
        }
        let mode = match flags {
            0 => Mode::PageSampling,
            BITMAP => Mode::DirtyBitmap,
            _ => Mode::DirtyRing,
        };
        self.change(handle, |guest, status| {
            status.require_active()?;
            let start = self.clock.now();
            let slot = &mut guest.live().dirty_rate;
            if slot.is_some_and(|measured| measured.end() > start) {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "the dirty page rate is being calculated"
                );
            }
            *slot = Some(DirtyRate {
                start,
                period,
                mode,
                writers: writers(status),
            });
            Ok(())
        })
    }
}

fn writers(status: &Status) -> u32 {
    match status.state {
        VIR_DOMAIN_RUNNING => status.def.vcpus.current,
        _ => 0,
    }
}
