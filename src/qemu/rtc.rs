//! The clock's arithmetic: what QEMU is told at start, what its RTC_CHANGE means, what a running
//! guest's clock says at reconnect.
//!
//! Pure: instants and zones come in as arguments.  When these rules are applied, and what is saved,
//! is the driver's business.
use serde_json::Value;
use util::error::ErrorDomain;
use util::time::Civil;
use util::time_zone::Zone;
use util::{Result, bail, err};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// What the guest's clock follows (C: `virDomainClockDef`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clock {
    /// UTC, and what no `<clock>` means.
    Utc,
    /// The host's local time.
    Localtime,
    /// The local time of a zone, which QEMU gets as `TZ`.
    Timezone(String),
    /// A fixed instant at start (seconds since 1970).
    Absolute(i64),
    /// UTC or local time and so many seconds, which follow the guest's changes.
    Variable {
        /// What the adjustment counts from.
        basis: Basis,
        /// Seconds ahead of the basis.
        adjustment: i64,
    },
}

/// What a variable clock's adjustment counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// UTC.
    Utc,
    /// Local time of the library's process.
    Localtime,
}

/// The clock of a guest that is about to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The value of `base` in QEMU's `-rtc`.
    pub base: String,
    /// The `TZ` QEMU runs under, if it needs one.
    pub time_zone: Option<String>,
    /// For a variable clock: its adjustment in the live definition, with basis UTC; at the same
    /// time its `adjustment0`.
    pub adjustment: Option<i64>,
}

/// What is known of a running guest's clock when QEMU reports a change.
#[derive(Clone, Copy, Debug)]
pub struct Running {
    /// The adjustment this QEMU started with; 0 for clocks that aren't variable.
    pub adjustment0: i64,
    /// When this QEMU started (seconds since 1970).
    pub started: i64,
}

/// What QEMU is told: `now` in seconds since 1970, `local_offset` the process's zone, in seconds
/// east of UTC.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` when the guest's date has no four-digit year.
pub fn start(clock: &Clock, now: i64, local_offset: i64) -> Result<Start> {
    let plain = |base: &str| Start {
        base: base.to_owned(),
        time_zone: None,
        adjustment: None,
    };
    Ok(match clock {
        Clock::Utc => plain("utc"),
        Clock::Localtime => plain("localtime"),
        Clock::Timezone(name) => Start {
            time_zone: Some(name.clone()),
            ..plain("localtime")
        },
        Clock::Absolute(start) => plain(&date(*start)?),
        Clock::Variable { basis, adjustment } => {
            let offset = match basis {
                Basis::Utc => 0,
                Basis::Localtime => local_offset,
            };
            let adjustment = adjustment.saturating_add(offset);
            Start {
                adjustment: Some(adjustment),
                ..plain(&date(now.saturating_add(adjustment))?)
            }
        }
    })
}

/// An instant as QEMU reads it: `%Y-%m-%dT%H:%M:%S` in UTC.
fn date(instant: i64) -> Result<String> {
    let civil = Civil::from_epoch(instant);
    if !(1..=9999).contains(&civil.year) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "the guest's clock would start in the year {}, QEMU needs one from 1 to 9999",
            civil.year
        );
    }
    Ok(civil.to_string())
}

/// What an RTC_CHANGE with this `offset` (absent counts as 0) means: how many seconds the guest's
/// clock is ahead of UTC.  For a variable clock that is also its new adjustment.
#[must_use]
pub fn changed(clock: &Clock, running: Running, offset: Option<i64>, now: i64) -> i64 {
    let offset = offset.unwrap_or(0);
    match clock {
        Clock::Utc => offset,
        Clock::Localtime => from_local(offset, &Zone::system(), now),
        Clock::Timezone(name) => from_local(offset, &Zone::named(name), now),
        Clock::Absolute(start) => start.saturating_sub(running.started).saturating_add(offset),
        Clock::Variable { .. } => running.adjustment0.saturating_add(offset),
    }
}

/// QEMU with `base=localtime` takes the guest's date through mktime in its own zone, so the zone's
/// offset at that date is missing from what it reports.
fn from_local(offset: i64, zone: &Zone, now: i64) -> i64 {
    let zone_offset = zone.offset_at(now.saturating_add(offset));
    offset.saturating_add(zone_offset)
}

/// The adjustment of a variable clock whose guest has run without us: its RTC (QEMU's `rtc-time`)
/// less `now`.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` when QEMU's date is incomplete or absurd.
pub fn reconnected(rtc_time: &Value, now: i64) -> Result<i64> {
    let malformed = || {
        let text: String = rtc_time.to_string().chars().take(200).collect();
        err!(VIR_ERR_INTERNAL_ERROR, "malformed guest RTC time '{text}'")
    };
    let field = |name: &str, range: std::ops::RangeInclusive<i64>| {
        let value = rtc_time.get(name).and_then(Value::as_i64);
        let value = value.filter(|value| range.contains(value));
        value.ok_or_else(malformed)
    };
    let small = |name: &str, range: std::ops::RangeInclusive<i64>| {
        u32::try_from(field(name, range)?).map_err(|_| malformed())
    };
    let guest = Civil {
        year: field("tm_year", -1900..=8099)? + 1900,
        month: small("tm_mon", 0..=11)? + 1,
        day: small("tm_mday", 0..=31)?,
        hour: small("tm_hour", 0..=23)?,
        minute: small("tm_min", 0..=59)?,
        second: small("tm_sec", 0..=60)?,
    };
    let instant = guest.to_epoch().ok_or_else(malformed)?;
    Ok(instant.saturating_sub(now))
}

#[cfg(test)]
mod tests;
