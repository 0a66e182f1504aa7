//! Filters of the lists of objects: which flags a caller may give, and what passes.

/// Flags of one group answer one question about an object; each object has one flag of each group.
pub type Groups = [u32];

/// All flags of the groups.
#[must_use]
pub const fn known(groups: &Groups) -> u32 {
    let mut all = 0;
    let mut i = 0;
    while i < groups.len() {
        all |= groups[i];
        i += 1;
    }
    all
}

/// Whether an object which the flags `traits` describe is among the `wanted`; a group that nobody
/// asks about lets every object pass.
#[must_use]
pub fn matches(groups: &Groups, wanted: u32, traits: u32) -> bool {
    groups
        .iter()
        .all(|group| wanted & group == 0 || wanted & group & traits != 0)
}
