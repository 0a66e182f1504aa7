//! Dates in the proleptic Gregorian calendar, UTC, and the clock in milliseconds.
//!
//! Time zones: [`crate::sys::time_zone`] for the process's own, [`crate::time_zone`] for named ones.
use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970 (`virTimeMillisNow`); 0 for a clock before that.
#[must_use]
pub fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |elapsed| {
        u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX)
    })
}

/// Seconds since 1970, rounded down.
#[must_use]
pub fn now_seconds() -> i64 {
    i64::try_from(now_ms() / 1000).unwrap_or(i64::MAX)
}

/// A date and a time of day, without zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// The year; any, 0 and negative ones too.
    pub year: i64,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// 0 to 23.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
    /// 0 to 59.
    pub second: u32,
}

/// Days in 400 years, after which the calendar repeats.
const ERA_DAYS: i64 = 146_097;
/// Days from March 1st of year 0, where counting is easiest, to 1970.
const EPOCH_DAY: i64 = 719_468;
const DAY: i64 = 86_400;

impl Civil {
    /// The date in UTC of an instant in seconds since 1970.
    #[must_use]
    pub fn from_epoch(seconds: i64) -> Self {
        let (days, of_day) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        let days = days + EPOCH_DAY;
        let (era, day) = (days.div_euclid(ERA_DAYS), days.rem_euclid(ERA_DAYS));
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let of_year = day - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        Self {
            year: year + era * 400 + i64::from(month >= 10),
            month: small(if month < 10 { month + 3 } else { month - 9 }),
            day: small(of_year - (153 * month + 2) / 5 + 1),
            hour: small(of_day / 3600),
            minute: small(of_day / 60 % 60),
            second: small(of_day % 60),
        }
    }

    /// Seconds from 1970 to this date in UTC; None where 64 bits don't hold them.
    #[must_use]
    pub fn to_epoch(&self) -> Option<i64> {
        let time = i64::from(self.hour * 3600 + self.minute * 60 + self.second);
        self.epoch_day()?.checked_mul(DAY)?.checked_add(time)
    }

    /// Days from 1970 to this date.
    fn epoch_day(&self) -> Option<i64> {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = self.year.checked_sub(i64::from(month <= 2))?;
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        era.checked_mul(ERA_DAYS)?.checked_add(day - EPOCH_DAY)
    }

    /// 0 for Sunday to 6 for Saturday.
    #[must_use]
    pub fn weekday(&self) -> u32 {
        small((self.epoch_day().unwrap_or_default() + 4).rem_euclid(7))
    }
}

/// A calendar field, none of which exceeds 31 or 59.
fn small(value: i64) -> u32 {
    u32::try_from(value).unwrap_or_default()
}

/// `2026-11-22T19:30:01`, as QEMU's `-rtc base=` wants it.
impl fmt::Display for Civil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            year, month, day, ..
        } = self;
        let Self {
            hour,
            minute,
            second,
            ..
        } = self;
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        )
    }
}

/// `2026-11-22 19:30:01.123+0000`, the form of log lines (`virTimeStringThen`).
#[must_use]
pub fn log_stamp(ms: u64) -> String {
    let date = Civil::from_epoch(i64::try_from(ms / 1000).unwrap_or(i64::MAX));
    let text = date.to_string().replacen('T', " ", 1);
    format!("{text}.{:03}+0000", ms % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn civil(year: i64, month: u32, day: u32) -> Civil {
        let (hour, minute, second) = (0, 0, 0);
        Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
        }
    }

    #[test]
    fn known_instants() {
        let cases = [
            (0, "1970-01-01T00:00:00"),
            (-1, "1969-12-31T23:59:59"),
            (951_782_400, "2000-02-29T00:00:00"),
            (1_795_375_801, "2026-11-22T19:30:01"),
            (253_402_300_799, "9999-12-31T23:59:59"),
            (253_402_300_800, "10000-01-01T00:00:00"),
            (-62_167_219_200, "0000-01-01T00:00:00"),
        ];
        for (seconds, text) in cases {
            let date = Civil::from_epoch(seconds);
            assert_eq!(date.to_string(), text);
            assert_eq!(date.to_epoch(), Some(seconds));
        }
    }

    #[test]
    fn every_day_of_ten_thousand_years_comes_back() {
        let mut day = civil(0, 1, 1).epoch_day().unwrap();
        let mut last = Civil::from_epoch(day * DAY - 1);
        while last.year < 10_001 {
            let date = Civil::from_epoch(day * DAY);
            assert!(date > last);
            assert_eq!(date.epoch_day(), Some(day));
            (last, day) = (date, day + 1);
        }
    }

    #[test]
    fn far_dates_do_not_overflow() {
        let date = Civil::from_epoch(i64::MAX);
        assert_eq!(date.to_epoch(), Some(i64::MAX));
        let early = i64::MIN / 2;
        assert_eq!(Civil::from_epoch(early).to_epoch(), Some(early));
        assert_eq!(civil(i64::MAX, 1, 1).to_epoch(), None);
    }

    #[test]
    fn weekdays() {
        assert_eq!(civil(1970, 1, 1).weekday(), 4);
        assert_eq!(civil(2026, 11, 22).weekday(), 0);
        assert_eq!(civil(1969, 12, 31).weekday(), 3);
    }

    #[test]
    fn stamps() {
        assert_eq!(log_stamp(1_795_375_801_007), "2026-11-22 19:30:01.007+0000");
    }
}
