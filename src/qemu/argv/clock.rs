//! `-rtc` and the timers.
use conf::domain::clock::{Timer, TimerName, TimerTickpolicy, TimerTrack};
use util::command::Command;
use util::{Result, bail};

use super::{ORIGIN, Plan};

/// `-rtc` with what the first RTC timer says, then HPET and PIT.
pub(super) fn clock(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let timers = &plan.def.clock.timers;
    let mut rtc = format!("base={}", plan.clock.base);
    if let Some(timer) = timers.iter().find(|t| t.name == TimerName::Rtc) {
        rtc.push_str(rtc_options(timer)?);
    }
    command.arg("-rtc").arg(rtc);
    for timer in timers {
        match timer.name {
            TimerName::Platform => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unsupported timer type (name) '{}'",
                timer.name.as_str()
            ),
            TimerName::Pit => pit(timer, command)?,
            TimerName::Hpet if has_no_hpet_option(plan) && timer.is_absent() => {
                command.arg("-no-hpet");
            }
            _ => {}
        }
    }
    Ok(())
}

/// QEMU before 9 turns HPET off by an option of its own.
pub(super) fn has_no_hpet_option(plan: &Plan<'_>) -> bool {
    plan.caps.version.major < 9
}

fn rtc_options(timer: &Timer) -> Result<&'static str> {
    let clock = match timer.track {
        None => "",
        Some(TimerTrack::Guest) => ",clock=vm",
        Some(TimerTrack::Wall) => ",clock=host",
        Some(TimerTrack::Realtime) => ",clock=rt",
        Some(track @ TimerTrack::Boot) => {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unsupported rtc timer track '{}'",
                track.as_str()
            )
        }
    };
    let catchup = match timer.tickpolicy {
        None | Some(TimerTickpolicy::Delay) => false,
        Some(TimerTickpolicy::Catchup) => true,
        Some(policy) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unsupported rtc timer tickpolicy '{}'",
            policy.as_str()
        ),
    };
    Ok(match (clock, catchup) {
        (clock, false) => clock,
        (",clock=vm", true) => ",clock=vm,driftfix=slew",
        (",clock=host", true) => ",clock=host,driftfix=slew",
        (",clock=rt", true) => ",clock=rt,driftfix=slew",
        (_, true) => ",driftfix=slew",
    })
}

fn pit(timer: &Timer, command: &mut Command) -> Result<()> {
    let policy = match timer.tickpolicy {
        None | Some(TimerTickpolicy::Delay) => "delay",
        Some(TimerTickpolicy::Discard) => "discard",
        Some(TimerTickpolicy::Catchup) => return Ok(()),
        Some(policy @ TimerTickpolicy::Merge) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unsupported pit tickpolicy '{}'",
            policy.as_str()
        ),
    };
    command
        .arg("-global")
        .arg(format!("kvm-pit.lost_tick_policy={policy}"));
    Ok(())
}
