//! Names for devices that this process makes (C: `virNetDevGenerateName`).
//!
//! Numbers count on and aren't given twice while the process lives, so that a name in a log means
//! one device.
use super::{ORIGIN, exists};
use crate::bail;
use crate::error::Result;
use crate::sys::net_device::NAME_MAX;
use parking_lot::Mutex;

/// How many names are tried.
const ATTEMPTS: u32 = 10_000;

/// The number of the next name.
static NEXT: Mutex<u32> = Mutex::new(0);

/// A name that no device has, from a template with one `%d` in it.  A name without is its own.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` when none is free, `VIR_ERR_SYSTEM_ERROR` when it is too long.
pub fn generate_name(template: &str) -> Result<String> {
    let Some((before, after)) = parts(template) else {
        return Ok(template.to_owned());
    };
    for _ in 0..ATTEMPTS {
        let name = format!(
            "{before}{}{after}",
            take_number(NAME_MAX.saturating_sub(before.len() + after.len()))
        );
        if !exists(&name)? {
            return Ok(name);
        }
    }
    bail!(
        VIR_ERR_INTERNAL_ERROR,
        "no unused {template} names available"
    )
}

/// Keeps the number in `name`, which is of the form of `template`, from being given again.
pub fn reserve_name(template: &str, name: &str) {
    let number = parts(template).and_then(|(before, after)| {
        let rest = name.strip_prefix(before)?.strip_suffix(after)?;
        rest.parse::<u32>().ok()
    });
    if let Some(number) = number {
        let mut next = NEXT.lock();
        *next = (*next).max(number.saturating_add(1));
    }
}

/// What stands before and after the one number of a template.
fn parts(template: &str) -> Option<(&str, &str)> {
    let parts = template.split_once("%d")?;
    (!parts.0.contains('%') && !parts.1.contains('%')).then_some(parts)
}

/// The next number, from 0 again once it has more than `digits`.
fn take_number(digits: usize) -> u32 {
    let beyond = u32::try_from(digits)
        .ok()
        .and_then(|digits| 10_u32.checked_pow(digits))
        .unwrap_or(u32::MAX);
    let mut next = NEXT.lock();
    let number = if *next < beyond { *next } else { 0 };
    *next = number.saturating_add(1);
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_on() {
        let number = |name: &str| {
            name.strip_prefix("no-such")
                .unwrap()
                .parse::<u32>()
                .unwrap()
        };
        let first = number(&generate_name("no-such%d").unwrap());
        let second = number(&generate_name("no-such%d").unwrap());
        assert!(second > first);
        reserve_name("vnet%d", &format!("vnet{}", second + 10));
        reserve_name("vnet%d", "other");
        assert!(number(&generate_name("no-such%d").unwrap()) > second + 10);
    }

    #[test]
    fn names_without_one_number_stay() {
        for name in ["eth7", "x%d%d", "50%"] {
            assert_eq!(generate_name(name).unwrap(), name);
        }
        assert!(generate_name("averyveryverylong%d").is_err());
    }
}
