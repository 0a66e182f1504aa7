//! The POSIX `TZ` string: standard time, summer time, and the days they change.
use crate::time::Civil;

const DAY: i64 = 86_400;

/// A zone that changes by the same rule each year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// Standard time, seconds east of UTC.
    standard: i64,
    summer: Option<Summer>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Summer {
    /// Seconds east of UTC.
    offset: i64,
    start: Change,
    end: Change,
}

/// A change's day and its time by the clock that holds before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    day: Day,
    time: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    /// `Jn`: day 1 to 365, February 29 never counted.
    Julian(i64),
    /// `n`: day 0 to 365.
    OfYear(i64),
    /// `Mm.w.d`: weekday d (0 is Sunday) of week w (5 is the last) in month m.
    Weekday(i64, i64, i64),
}

impl Rule {
    /// Reads a string such as `CET-1CEST,M3.5.0,M10.5.0/3`; None when it isn't one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut rest = Scanner(text);
        rest.name()?;
        let standard = -rest.time()?;
        if rest.0.is_empty() {
            let summer = None;
            return Some(Self { standard, summer });
        }
        rest.name()?;
        let offset = match rest.0.starts_with(',') || rest.0.is_empty() {
            true => standard + 3600,
            false => -rest.time()?,
        };
        // Without dates the C library takes those of the United States.
        if rest.0.is_empty() {
            rest = Scanner(",M3.2.0,M11.1.0");
        }
        let start = rest.change()?;
        let end = rest.change()?;
        rest.0.is_empty().then_some(Self {
            standard,
            summer: Some(Summer { offset, start, end }),
        })
    }

    /// Seconds east of UTC at an instant.
    pub(super) fn offset_at(&self, instant: i64) -> i64 {
        let Some(summer) = &self.summer else {
            return self.standard;
        };
        let year = Civil::from_epoch(instant.saturating_add(self.standard)).year;
        let start = summer.start.instant(year, self.standard);
        let end = summer.end.instant(year, summer.offset);
        let (Some(start), Some(end)) = (start, end) else {
            return self.standard;
        };
        let in_summer = if start < end {
            (start..end).contains(&instant)
        } else {
            !(end..start).contains(&instant)
        };
        if in_summer {
            summer.offset
        } else {
            self.standard
        }
    }
}

impl Change {
    /// When it happens in a year, given the offset that holds until then.
    fn instant(self, year: i64, offset: i64) -> Option<i64> {
        let first = days(year, 1, 1)?;
        let day = match self.day {
            Day::Julian(n) => first + n - 1 + i64::from(is_leap(year) && n >= 60),
            Day::OfYear(n) => first + n,
            Day::Weekday(month, week, weekday) => {
                let first = days(year, month, 1)?;
                let next = if month == 12 {
                    days(year + 1, 1, 1)?
                } else {
                    days(year, month + 1, 1)?
                };
                // 1970-01-01 was a Thursday.
                let ahead = (weekday - (first + 4)).rem_euclid(7);
                let mut day = first + ahead + 7 * (week - 1);
                while day >= next {
                    day -= 7;
                }
                day
            }
        };
        day.checked_mul(DAY)?.checked_add(self.time - offset)
    }
}

/// Days from 1970 to a date.
fn days(year: i64, month: i64, day: u32) -> Option<i64> {
    let date = Civil {
        year,
        month: u32::try_from(month).ok()?,
        day,
        hour: 0,
        minute: 0,
        second: 0,
    };
    Some(date.to_epoch()? / DAY)
}

fn is_leap(year: i64) -> bool {
    days(year, 2, 29).is_some_and(|leap_day| days(year, 3, 1) != Some(leap_day))
}

/// The text not read yet.
struct Scanner<'a>(&'a str);

impl Scanner<'_> {
    /// A zone's abbreviation: three letters or more, or anything in angle brackets.
    fn name(&mut self) -> Option<()> {
        let end = match self.0.strip_prefix('<') {
            Some(quoted) => quoted.find('>')? + 2,
            None => {
                let letters = self.0.find(|c: char| !c.is_ascii_alphabetic());
                let letters = letters.unwrap_or(self.0.len());
                (letters >= 3).then_some(letters)?
            }
        };
        self.0 = &self.0[end..];
        Some(())
    }

    /// `[+-]h[h[h]][:mm[:ss]]` in seconds.
    fn time(&mut self) -> Option<i64> {
        let negative = self.0.starts_with('-');
        self.0 = self.0.strip_prefix(['+', '-']).unwrap_or(self.0);
        let mut seconds = self.number(167)? * 3600;
        for unit in [60, 1] {
            if !self.skip(':') {
                break;
            }
            seconds += self.number(59)? * unit;
        }
        Some(if negative { -seconds } else { seconds })
    }

    /// `,date[/time]`; the time is two o'clock by default.
    fn change(&mut self) -> Option<Change> {
        self.skip(',').then_some(())?;
        let day = if self.skip('M') {
            let month = self.number(12)?;
            self.skip('.').then_some(())?;
            let week = self.number(5)?;
            self.skip('.').then_some(())?;
            let weekday = self.number(6)?;
            (month >= 1 && week >= 1).then_some(Day::Weekday(month, week, weekday))?
        } else if self.skip('J') {
            Day::Julian(self.number(365)?)
        } else {
            Day::OfYear(self.number(365)?)
        };
        let time = if self.skip('/') { self.time()? } else { 7200 };
        Some(Change { day, time })
    }

    fn number(&mut self, limit: i64) -> Option<i64> {
        let digits = self.0.find(|c: char| !c.is_ascii_digit());
        let (number, rest) = self.0.split_at(digits.unwrap_or(self.0.len()));
        self.0 = rest;
        number.parse().ok().filter(|number| *number <= limit)
    }

    fn skip(&mut self, character: char) -> bool {
        let rest = self.0.strip_prefix(character);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }
}
