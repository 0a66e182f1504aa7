//! The clock's arithmetic: what a guest's RTC shows at start, and what the guest's changes of it mean.
//!
//! Instants come in as arguments, in seconds since 1970, and offsets count seconds from UTC.  When these
//! rules are applied, and what is saved, is the drivers' business.
use super::DomainDef;
use super::clock::{ClockBasis, Offset};
use std::sync::Arc;
use util::time_zone::Zone;

/// The live definition's clock of a guest that starts: a variable one counts from UTC from now on.
/// `local_offset` is the process's zone, in seconds east of UTC.
pub fn begin(clock: &mut Offset, local_offset: i64) {
    if let Offset::Variable {
        adjustment,
        basis,
        adjustment0,
    } = clock
    {
        if *basis == ClockBasis::Localtime {
            *adjustment = adjustment.saturating_add(local_offset);
        }
        *basis = ClockBasis::Utc;
        *adjustment0 = *adjustment;
    }
}

/// What a change that QEMU reports as `offset` (absent counts as 0) means for the clock of a guest that
/// runs since `started`: how many seconds it is ahead of UTC.  For a variable clock that is also its new
/// adjustment.  An offset of 0 tells of a clock that its guest has left alone.
#[must_use]
pub fn changed(clock: &Offset, started: i64, offset: Option<i64>, now: i64) -> i64 {
    let offset = offset.unwrap_or(0);
    match clock {
        Offset::Utc { .. } => offset,
        Offset::Localtime { .. } => from_local(offset, &Zone::system(), now),
        Offset::Timezone(name) => from_local(offset, &Zone::named(name), now),
        Offset::Absolute(start) => instant(*start)
            .saturating_sub(started)
            .saturating_add(offset),
        Offset::Variable { adjustment0, .. } => adjustment0.saturating_add(offset),
    }
}

/// The reverse of [`changed`]: what QEMU reports when the guest sets its clock to `time`.
#[must_use]
pub fn reported(clock: &Offset, started: i64, time: i64, now: i64) -> i64 {
    let shown = match clock {
        Offset::Localtime { .. } => to_utc(time, &Zone::system()),
        Offset::Timezone(name) => to_utc(time, &Zone::named(name)),
        _ => time.saturating_sub(changed(clock, started, None, now)),
    };
    shown.saturating_sub(now)
}

/// QEMU with `base=localtime` takes the guest's date through mktime in its own zone, so the zone's
/// offset at that date is missing from what it reports.
fn from_local(offset: i64, zone: &Zone, now: i64) -> i64 {
    let zone_offset = zone.offset_at(now.saturating_add(offset));
    offset.saturating_add(zone_offset)
}

/// The instant at which clocks of a zone show what those of UTC show at `time`.
fn to_utc(time: i64, zone: &Zone) -> i64 {
    let nearly = time.saturating_sub(zone.offset_at(time));
    time.saturating_sub(zone.offset_at(nearly))
}

/// An instant of a document, which has one bit more.
#[must_use]
pub fn instant(start: u64) -> i64 {
    i64::try_from(start).unwrap_or(i64::MAX)
}

/// Sets the adjustment of a variable clock; false for other clocks and when it is that already.
pub fn set_adjustment(def: &mut Arc<DomainDef>, seconds: i64) -> bool {
    match def.clock.offset {
        Offset::Variable { adjustment, .. } if adjustment != seconds => {}
        _ => return false,
    }
    if let Offset::Variable { adjustment, .. } = &mut Arc::make_mut(def).clock.offset {
        *adjustment = seconds;
    }
    true
}

#[cfg(test)]
mod tests;
