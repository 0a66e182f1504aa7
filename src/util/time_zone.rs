//! Time zones other than the process's own: compiled zone files and POSIX `TZ` strings, found and
//! read as the C library does for another process's `TZ`.
//!
//! The process's own zone is `sys::time_zone`'s; changing `TZ` to ask the C library about another
//! one would disturb the host's threads.
mod file;
mod rule;

use rule::Rule;
use std::path::{Path, PathBuf};

/// Where zone files live.
const FOLDER: &str = "/usr/share/zoneinfo";

/// Zone files are a few kilobytes; this is a bound against strange files.
const SIZE_LIMIT: u64 = 1 << 20;

/// A zone: how far local time is from UTC, at any instant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// Instants at which the offset changes, ascending, with the new offset.
    changes: Vec<(i64, i64)>,
    /// The offset before the first change.
    first: i64,
    /// What holds after the last change; None: that change's offset.
    rule: Option<Rule>,
}

impl Zone {
    /// The zone of a process without `TZ`: `/etc/localtime`, UTC where that is missing.
    #[must_use]
    pub fn system() -> Self {
        read(Path::new("/etc/localtime")).unwrap_or_default()
    }

    /// The zone of a process with `TZ` set to this; UTC for what can't be understood.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let name = name.strip_prefix(':').unwrap_or(name);
        let path = PathBuf::from(FOLDER).join(name);
        let inside = !name.is_empty() && !name.split('/').any(|part| part == "..");
        let from_file = if inside { read(&path) } else { None };
        from_file
            .or_else(|| Rule::parse(name).map(Self::of_rule))
            .unwrap_or_default()
    }

    fn of_rule(rule: Rule) -> Self {
        Self {
            rule: Some(rule),
            ..Self::default()
        }
    }

    /// Seconds east of UTC at an instant (seconds since 1970), summer time included.
    #[must_use]
    pub fn offset_at(&self, instant: i64) -> i64 {
        let passed = self.changes.partition_point(|(at, _)| *at <= instant);
        if passed == self.changes.len()
            && let Some(rule) = &self.rule
        {
            return rule.offset_at(instant);
        }
        match passed.checked_sub(1) {
            Some(last) => self.changes[last].1,
            None => self.first,
        }
    }
}

fn read(path: &Path) -> Option<Zone> {
    use std::io::Read;
    let opened = std::fs::File::open(path).ok()?;
    if !opened.metadata().ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    opened.take(SIZE_LIMIT).read_to_end(&mut bytes).ok()?;
    file::parse(&bytes)
}

#[cfg(test)]
mod tests;
