//! `<clock>`: start dates and timers that QEMU doesn't have.
use conf::DomainDef;
use conf::arch::Arch;
use conf::domain::clock::{Offset, Timer, TimerName, TimerTickpolicy, TimerTrack};
use util::bail;
use util::error::Result;

use super::ORIGIN;
use crate::capabilities::Capabilities;

/// The last second of the year 9999.
const LAST_START: u64 = 253_402_300_799;

pub(super) fn check(def: &DomainDef, caps: &Capabilities) -> Result<()> {
    for timer in &def.clock.timers {
        check_timer(def, timer, caps)?;
    }
    match def.clock.offset {
        Offset::Absolute(start) if start > LAST_START => {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "The maximum 'start' value for <clock offset='absolute'> is {LAST_START}"
            )
        }
        _ => Ok(()),
    }
}

fn check_timer(def: &DomainDef, timer: &Timer, caps: &Capabilities) -> Result<()> {
    let name = timer.name;
    match name {
        TimerName::Platform => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unsupported timer type (name) '{name}'"
        ),
        TimerName::Tsc | TimerName::Kvmclock | TimerName::Hypervclock => {
            let wanted = timer.present.is_some_and(conf::YesNo::is_yes);
            if wanted && !def.os.arch.is_some_and(Arch::is_x86) {
                return Err(no_such_timer(def, name));
            }
        }
        TimerName::Rtc => check_rtc(timer)?,
        TimerName::Pit => {
            let policy = timer.tickpolicy;
            let catchup = caps.has_property("kvm-pit", "lost_tick_policy");
            let refused = policy == Some(TimerTickpolicy::Merge)
                || (policy == Some(TimerTickpolicy::Catchup) && !catchup);
            if let Some(policy) = policy.filter(|_| refused) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "unsupported pit tickpolicy '{policy}'"
                );
            }
        }
        // Of the machines that this driver runs none has it.
        TimerName::Armvtimer => return Err(no_such_timer(def, name)),
        TimerName::Hpet => {}
    }
    Ok(())
}

fn check_rtc(timer: &Timer) -> Result<()> {
    if let Some(track @ TimerTrack::Boot) = timer.track {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unsupported rtc timer track '{track}'"
        );
    }
    match timer.tickpolicy {
        Some(policy @ (TimerTickpolicy::Merge | TimerTickpolicy::Discard)) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unsupported rtc timer tickpolicy '{policy}'"
        ),
        _ => Ok(()),
    }
}

fn no_such_timer(def: &DomainDef, name: TimerName) -> Box<util::Error> {
    util::err!(
        VIR_ERR_CONFIG_UNSUPPORTED,
        "Configuring the '{name}' timer is not supported for virtType={} arch={} machine={} guests",
        def.virt_type,
        def.os.arch.map_or("", Arch::as_str),
        def.os.machine.as_deref().unwrap_or_default()
    )
}
