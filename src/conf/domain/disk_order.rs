//! The order of drives (C: `virDomainDiskInsert`): one comes before the drives of its bus that have
//! later names, else behind the last one of its bus, else behind all.  It is about the buses that the
//! document names; what a missing one is taken for comes later.
use std::collections::BTreeSet;

use super::disk::{Disk, DiskBus};
use super::disk_defaults::disk_index;

/// What places a drive.
type Key = (Option<DiskBus>, Option<u32>);

fn key(disk: &Disk) -> Key {
    (disk.target.bus, disk_index(&disk.target.dev))
}

/// Puts the drives of a document in order.
pub(super) fn arrange(disks: &mut Vec<Disk>) {
    let keys: Vec<Key> = disks.iter().map(key).collect();
    if keys.iter().is_sorted() {
        return;
    }
    let mut given: Vec<Option<Disk>> = disks.drain(..).map(Some).collect();
    let in_order = order(&keys);
    disks.extend(in_order.into_iter().filter_map(|at| given[at].take()));
}

/// Where a new drive goes among those that are in order.
pub(super) fn place(disks: &[Disk], new: &Disk) -> usize {
    let keys: Vec<Key> = disks.iter().map(key).collect();
    place_of(&keys, key(new))
}

fn place_of(keys: &[Key], (bus, index): Key) -> usize {
    let mut own = keys.iter().enumerate().filter(|(_, key)| key.0 == bus);
    let later = own.clone().find(|(_, key)| key.1 > index);
    match later {
        Some((at, _)) => at,
        None => own.next_back().map_or(keys.len(), |(at, _)| at + 1),
    }
}

/// The positions of `keys` in the order that they get when they come one after the other.  A ring of
/// neighbours and an index for each bus: long lists don't take the square of their length.
fn order(keys: &[Key]) -> Vec<usize> {
    let head = keys.len();
    let mut next: Vec<usize> = vec![head; head + 1];
    let mut previous = next.clone();
    let mut placed: BTreeSet<(Key, usize)> = BTreeSet::new();
    for (at, &(bus, index)) in keys.iter().enumerate() {
        let own = |(_, other): &(Key, usize)| keys[*other].0 == bus;
        let later = placed
            .range(((bus, index), head)..)
            .next()
            .filter(|it| own(it));
        let earlier = placed
            .range(..((bus, index), head))
            .next_back()
            .filter(|it| own(it));
        let before = match (later, earlier) {
            (Some(&(_, later)), _) => later,
            (None, Some(&(_, last))) => next[last],
            (None, None) => head,
        };
        let behind = std::mem::replace(&mut previous[before], at);
        next[behind] = at;
        (previous[at], next[at]) = (behind, before);
        placed.insert(((bus, index), at));
    }
    let first = next[head];
    std::iter::successors(Some(first), |&at| Some(next[at]))
        .take(head)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `vda`, or `vda:virtio` with its bus.
    fn keyed(text: &str) -> (&str, Key) {
        let (name, bus) = text.split_once(':').unwrap_or((text, ""));
        let bus = DiskBus::ALL.iter().find(|known| known.as_str() == bus);
        (name, (bus.copied(), disk_index(name)))
    }

    /// What genuine libvirt makes of these.
    #[test]
    fn drives_stand_as_libvirt_puts_them() {
        let cases = [
            ("hdc vda", "vda hdc"),
            ("vdb hdc vda hda", "vda hda vdb hdc"),
            ("sdb vdb sda vda", "sda vda sdb vdb"),
            ("vdb:virtio hdc:ide vda:virtio", "vda vdb hdc"),
            ("vdb:virtio hdc:ide vda", "vdb hdc vda"),
            ("vdb hdc:ide vda:virtio sda", "sda vdb hdc vda"),
        ];
        for (given, expected) in cases {
            let (names, keys): (Vec<_>, Vec<_>) = given.split(' ').map(keyed).unzip();
            let together: Vec<_> = order(&keys).into_iter().map(|at| names[at]).collect();
            assert_eq!(together.join(" "), expected, "{given}");
            let (mut one_by_one, mut placed) = (Vec::new(), Vec::new());
            for (name, key) in names.iter().zip(keys) {
                let at = place_of(&placed, key);
                one_by_one.insert(at, *name);
                placed.insert(at, key);
            }
            assert_eq!(one_by_one.join(" "), expected, "{given}");
        }
    }
}
