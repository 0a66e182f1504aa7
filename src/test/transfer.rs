//! `Transfer`: data that a job moves at a speed while the host's clock runs.
//!
//! Nothing is moved; how far it would be is reckoned when somebody asks.
use std::time::Duration;

/// Bytes in a second of a job on a disk that has no limit.
pub(crate) const DISK_SPEED: u64 = 128 << 30;

/// Bytes under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Transfer {
    /// All of them.
    pub(crate) size: u64,
    /// How many had been moved at `since`.
    moved: u64,
    since: Duration,
    /// Bytes in a second.
    speed: u64,
}

impl Transfer {
    /// Begins now; `speed` is greater than 0.
    pub(crate) fn new(size: u64, speed: u64, now: Duration) -> Self {
        Self {
            size,
            moved: 0,
            since: now,
            speed: speed.max(1),
        }
    }

    /// Bytes in a second.
    pub(crate) fn speed(&self) -> u64 {
        self.speed
    }

    /// How many bytes have been moved.
    pub(crate) fn moved(&self, now: Duration) -> u64 {
        let passed = now.saturating_sub(self.since).as_nanos();
        let more = passed.saturating_mul(self.speed.into()) / 1_000_000_000;
        let more = u64::try_from(more).unwrap_or(u64::MAX);
        self.size.min(self.moved.saturating_add(more))
    }

    /// Goes on at another speed, greater than 0.
    pub(crate) fn set_speed(&mut self, speed: u64, now: Duration) {
        self.moved = self.moved(now);
        (self.since, self.speed) = (now, speed.max(1));
    }

    /// How long it will take from now on.
    pub(crate) fn remaining(&self, now: Duration) -> Duration {
        self.until(self.size, now)
    }

    /// How long it will take until so many bytes have been moved.
    pub(crate) fn until(&self, bytes: u64, now: Duration) -> Duration {
        let left = u128::from(bytes.saturating_sub(self.moved(now))) * 1_000_000_000;
        let nanos = left.div_ceil(self.speed.into());
        Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_moved_follows_the_speed_and_its_changes() {
        let at = Duration::from_secs;
        let mut transfer = Transfer::new(1000, 10, at(50));
        assert_eq!(transfer.moved(at(50)), 0);
        assert_eq!(transfer.moved(at(60)), 100);
        assert_eq!(transfer.remaining(at(60)), at(90));
        transfer.set_speed(90, at(60));
        assert_eq!(transfer.moved(at(61)), 190);
        assert_eq!(transfer.remaining(at(60)), at(10));
        assert_eq!(transfer.moved(at(1000)), 1000);
        assert_eq!(transfer.remaining(at(1000)), Duration::ZERO);
    }
}
