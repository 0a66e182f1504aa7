//! The Gregorian calendar in UTC, backwards and forwards without limit.  Zones are in `time_zone`.

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// A date and time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// Year, 0 being the one before 1.
    pub year: i64,
    /// Month, 1 to 12.
    pub month: i64,
    /// Day of the month, from 1.
    pub day: i64,
    /// Hour, 0 to 23.
    pub hour: i64,
    /// Minute, 0 to 59.
    pub minute: i64,
    /// Second, 0 to 59; one of 60 counts as the next minute's first.
    pub second: i64,
}

impl Civil {
    /// The date of an instant (seconds since 1970).
    #[must_use]
    pub fn of(instant: i64) -> Self {
        // Years begin in March here, so that the leap day is a year's last.
        let days = instant.div_euclid(DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let time = instant.rem_euclid(DAY);
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: of_year - (153 * shifted + 2) / 5 + 1,
            hour: time / 3600,
            minute: time % 3600 / 60,
            second: time % 60,
        }
    }

    /// Seconds since 1970; the fields may exceed their ranges as in C's `timegm`, months excepted.
    /// None when the result can't be held.
    #[must_use]
    pub fn instant(&self) -> Option<i64> {
        let seconds = self.hour.checked_mul(3600)?;
        let seconds = seconds.checked_add(self.minute.checked_mul(60)?)?;
        let days = days(self.year, self.month, self.day)?;
        let date = days.checked_mul(DAY)?;
        date.checked_add(seconds)?.checked_add(self.second)
    }
}

/// Days from 1970-01-01 to a date; the month is 1 to 12.
#[must_use]
pub fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) {
        return None;
    }
    let year = year.checked_sub(i64::from(month <= 2))?;
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * shifted + 2) / 5;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    let days = era.checked_mul(146_097)?.checked_add(of_era - 719_469)?;
    days.checked_add(day)
}

/// Whether the year has 366 days.
#[must_use]
pub fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_dates() {
        let civil = Civil::of(1_700_000_000);
        let expected = (2023, 11, 14, 22, 13, 20);
        let fields = (
            civil.year,
            civil.month,
            civil.day,
            civil.hour,
            civil.minute,
            civil.second,
        );
        assert_eq!(fields, expected);
        assert_eq!(Civil::of(253_402_300_799).year, 9999);
        assert_eq!(Civil::of(253_402_300_800).year, 10_000);
        assert_eq!(days(1970, 1, 1), Some(0));
        assert_eq!(days(1969, 12, 31), Some(-1));
        assert_eq!(days(2000, 13, 1), None);
    }

    #[test]
    fn there_and_back() {
        for day in (-1_000_000..1_000_000).step_by(97) {
            let instant = day * DAY + day.rem_euclid(DAY);
            assert_eq!(Civil::of(instant).instant(), Some(instant));
        }
        assert_eq!(Civil::of(i64::MIN + DAY).instant(), Some(i64::MIN + DAY));
        assert_eq!(Civil::of(i64::MAX).instant(), Some(i64::MAX));
    }

    #[test]
    fn absurd_fields_do_not_overflow() {
        let absurd = Civil {
            year: i64::MAX,
            month: 1,
            day: i64::MIN,
            ..Civil::of(0)
        };
        assert_eq!(absurd.instant(), None);
        let absurd = Civil {
            year: i64::MIN,
            ..absurd
        };
        assert_eq!(absurd.instant(), None);
    }
}
