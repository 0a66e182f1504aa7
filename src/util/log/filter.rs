//! Filters: which priority the messages of a source need (`virLogFilter`).
use super::{ORIGIN, Priority};
use crate::bail;
use crate::error::Result;

/// One `PRIORITY:PATTERN` of `LIBVIRT_LOG_FILTERS`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The least priority that passes.
    pub priority: Priority,
    pattern: Vec<u8>,
}

impl Filter {
    /// Reads a filter; whatever follows a second colon is ignored, and so is a `+` before the
    /// pattern (older versions asked for stack traces with it).
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG` if it has another form.
    pub fn parse(text: &str) -> Result<Self> {
        let mut parts = text.split(':');
        let (Some(priority), Some(pattern)) = (parts.next(), parts.next()) else {
            bail!(VIR_ERR_INVALID_ARG, "Malformed format for filter '{text}'");
        };
        let Some(priority) = Priority::from_number(priority) else {
            bail!(
                VIR_ERR_INVALID_ARG,
                "Invalid priority '{priority}' for filter '{text}'"
            );
        };
        let pattern = pattern.strip_prefix('+').unwrap_or(pattern);
        if pattern.is_empty() {
            bail!(VIR_ERR_INVALID_ARG, "Invalid match string '{pattern}'");
        }
        Ok(Self {
            priority,
            pattern: format!("*{pattern}*").into_bytes(),
        })
    }

    /// Whether the pattern occurs in the source's name.
    #[must_use]
    pub fn matches(&self, source: &str) -> bool {
        glob(&self.pattern, source.as_bytes())
    }
}

/// Reads filters separated by blanks.
pub(super) fn parse_all(text: &str) -> Result<Vec<Filter>> {
    text.split(' ')
        .filter(|word| !word.is_empty())
        .map(Filter::parse)
        .collect()
}

/// Whether `pattern`, in which `*` is any text and `?` any character, is the whole of `text`.
///
/// On a mismatch only the last `*` takes one byte more, so the time is bounded by the product of
/// the lengths.
fn glob(pattern: &[u8], text: &[u8]) -> bool {
    let (mut at, mut p) = (0, 0);
    let mut star = None;
    while at < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p + 1, at));
                p += 1;
            }
            Some(&c) if c == b'?' || c == text[at] => {
                p += 1;
                at += 1;
            }
            _ => {
                let Some((after, start)) = star else {
                    return false;
                };
                star = Some((after, start + 1));
                (p, at) = (after, start + 1);
            }
        }
    }
    pattern[p..].iter().all(|&c| c == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_anywhere() {
        let filter = |text| Filter::parse(text).unwrap();
        assert!(filter("1:qemu").matches("qemu.monitor"));
        assert!(filter("1:*.mon").matches("qemu.monitor"));
        assert!(filter("1:q?mu*tor").matches("qemu.monitor"));
        assert!(filter("1:+emu:x").matches("qemu"));
        assert!(!filter("1:lxc").matches("qemu.monitor"));
        assert!(!filter("1:mon*qemu").matches("qemu.monitor"));
    }

    #[test]
    fn many_stars_take_no_exponential_time() {
        let pattern = "*a".repeat(60);
        assert!(!glob(pattern.as_bytes(), "a".repeat(59).as_bytes()));
        assert!(glob(pattern.as_bytes(), "a".repeat(60).as_bytes()));
    }

    #[test]
    fn refusals_have_libvirts_words() {
        let cases = [
            ("1", "Malformed format for filter '1'"),
            ("0:x", "Invalid priority '0' for filter '0:x'"),
            ("x:y", "Invalid priority 'x' for filter 'x:y'"),
            ("1:", "Invalid match string ''"),
        ];
        for (text, message) in cases {
            let error = Filter::parse(text).unwrap_err();
            assert_eq!(error.message, format!("invalid argument: {message}"));
        }
    }

    #[test]
    fn lists_are_separated_by_blanks() {
        let list = parse_all(" 1:a  2:b ").unwrap();
        assert_eq!(
            list.iter().map(|f| f.priority as u8).collect::<Vec<_>>(),
            [1, 2]
        );
        assert!(parse_all("1:a x").is_err());
    }
}
