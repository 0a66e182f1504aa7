//! What `virConnectListAllDomains` can be asked for, and which guests a question means.
use crate::object::filter;
use abi::*;

/// See [`filter::Groups`].
const GROUPS: [u32; 7] = [
    VIR_CONNECT_LIST_DOMAINS_ACTIVE | VIR_CONNECT_LIST_DOMAINS_INACTIVE,
    VIR_CONNECT_LIST_DOMAINS_PERSISTENT | VIR_CONNECT_LIST_DOMAINS_TRANSIENT,
    VIR_CONNECT_LIST_DOMAINS_RUNNING
        | VIR_CONNECT_LIST_DOMAINS_PAUSED
        | VIR_CONNECT_LIST_DOMAINS_SHUTOFF
        | VIR_CONNECT_LIST_DOMAINS_OTHER,
    VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE | VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE,
    VIR_CONNECT_LIST_DOMAINS_AUTOSTART | VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART,
    VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT | VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT,
    VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT | VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT,
];

/// All of them.
pub const KNOWN: u32 = filter::known(&GROUPS);

/// Those of them that `virConnectGetAllDomainStats` can be asked for.
pub const STATS: u32 = GROUPS[0] | GROUPS[1] | GROUPS[2];

/// Whether a guest which the flags `traits` describe is among the `wanted`.
#[must_use]
pub fn matches(wanted: u32, traits: u32) -> bool {
    filter::matches(&GROUPS, wanted, traits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_joined_by_and_their_flags_by_or() {
        let running = VIR_CONNECT_LIST_DOMAINS_ACTIVE
            | VIR_CONNECT_LIST_DOMAINS_TRANSIENT
            | VIR_CONNECT_LIST_DOMAINS_RUNNING;
        assert!(matches(0, running));
        assert!(matches(VIR_CONNECT_LIST_DOMAINS_ACTIVE, running));
        assert!(matches(GROUPS[0] | GROUPS[1], running));
        assert!(!matches(
            VIR_CONNECT_LIST_DOMAINS_ACTIVE | VIR_CONNECT_LIST_DOMAINS_PERSISTENT,
            running
        ));
        assert!(!matches(VIR_CONNECT_LIST_DOMAINS_SHUTOFF, running));
        assert_eq!(KNOWN, 0xffff);
    }
}
