//! The clock in QEMU's terms: what it is told at start, what its guest's clock says at reconnect.
//!
//! The arithmetic that needs no QEMU is [`conf::domain::rtc`].
use conf::domain::clock::Offset;
use conf::domain::rtc;
use serde_json::Value;
use util::error::ErrorDomain;
use util::time::Civil;
use util::{Result, bail, err};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// The clock of a guest that is about to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The value of `base` in QEMU's `-rtc`.
    pub base: String,
    /// The `TZ` QEMU runs under, if it needs one.
    pub time_zone: Option<String>,
}

/// What QEMU is told: `clock` is the live definition's, after `begin`, `now` in seconds since 1970.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` when the guest's date has no four-digit year.
pub fn start(clock: &Offset, now: i64) -> Result<Start> {
    let plain = |base: &str| Start {
        base: base.to_owned(),
        time_zone: None,
    };
    Ok(match clock {
        Offset::Utc { .. } => plain("utc"),
        Offset::Localtime { .. } => plain("localtime"),
        Offset::Timezone(name) => Start {
            time_zone: Some(name.clone()),
            ..plain("localtime")
        },
        Offset::Absolute(start) => plain(&date(rtc::instant(*start))?),
        Offset::Variable { adjustment, .. } => plain(&date(now.saturating_add(*adjustment))?),
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
