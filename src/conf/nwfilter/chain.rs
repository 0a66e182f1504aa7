//! Names of the chains that filters' rules go to, and when each is passed.
use util::bail;
use util::error::Result;

use super::ORIGIN;

/// The chain that all traffic passes.
pub(super) const ROOT: &str = "root";

/// Most bytes of a chain's name.
const MAX_NAME: usize = 12;

/// What the names of other chains begin with, and the priority of those that say none.
const PREFIXES: &[(&str, i32)] = &[
    ("mac", -800),
    ("vlan", -750),
    ("stp", 0),
    ("arp", -500),
    ("rarp", -400),
    ("ipv4", -700),
    ("ipv6", -600),
];

/// The order in which messages list the prefixes.
const LISTED: &str = "mac, vlan, stp, arp, rarp, ipv4, ipv6";

/// The usual priority of a chain, or a complaint about its name (C: `virNWFilterIsAllowedChain`).
pub(super) fn check(name: &str) -> Result<i32> {
    if name.len() > MAX_NAME {
        bail!(
            VIR_ERR_INVALID_ARG,
            "Name of chain is longer than {MAX_NAME} characters"
        );
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_.:-".contains(&byte);
    if !name.bytes().all(allowed) {
        bail!(
            VIR_ERR_INVALID_ARG,
            "Chain name contains invalid characters"
        );
    }
    if name == ROOT {
        return Ok(0);
    }
    let known = PREFIXES.iter().find(|(prefix, _)| {
        let rest = name.strip_prefix(prefix);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    });
    match known {
        Some((_, priority)) => Ok(*priority),
        None => bail!(
            VIR_ERR_INVALID_ARG,
            "Invalid chain name '{name}'. Please use a chain name called '{ROOT}' or any of the \
             following prefixes: {LISTED}"
        ),
    }
}
