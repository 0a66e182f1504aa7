//! The layout of the host's processors, read from sysfs and `/proc/cpuinfo`.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{read_list, read_number};
use crate::bitmap::Bitmap;
use crate::error::Result;
use crate::number;

/// How processors are laid out, as `virNodeInfo` counts them: all nodes alike, with as many
/// sockets, cores and threads as the greatest.  A layout that this doesn't describe is told as
/// one socket of single-threaded cores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Topology {
    /// Processors online.
    pub cpus: u32,
    /// Clock rate in MHz; 0 if unknown.
    pub mhz: u32,
    /// NUMA nodes.
    pub nodes: u32,
    /// Sockets per node.
    pub sockets: u32,
    /// Cores per socket.
    pub cores: u32,
    /// Threads per core.
    pub threads: u32,
}

/// What one node, or a host without nodes, has.
#[derive(Default)]
struct Count {
    online: u32,
    offline: u32,
    sockets: u32,
    cores: u32,
    threads: u32,
}

/// What counts for all nodes: which processors there are, and how to tell cores.
struct Rules {
    present: Bitmap,
    online: Bitmap,
    /// On s390 core numbers repeat in books and drawers, so each processor counts as a core.
    each_is_core: bool,
}

impl Topology {
    /// Reads the tree `sysfs` (of the form of `/sys/devices/system`) and the text of
    /// `/proc/cpuinfo` of a host of architecture `arch`.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` if the tree can't be read.
    pub fn read(sysfs: &Path, cpuinfo: &str, arch: &str) -> Result<Self> {
        let cpus = sysfs.join("cpu");
        let rules = Rules {
            present: read_list(&cpus.join("present"))?,
            online: read_list(&cpus.join("online"))?,
            each_is_core: arch.starts_with("s390"),
        };
        let node_dirs = numbered(&sysfs.join("node"), "node");
        let mut total = Count::default();
        for (_, dir) in &node_dirs {
            total.merge(&Count::read(dir, &cpus, &rules)?);
        }
        let mut nodes = u32::try_from(node_dirs.len()).unwrap_or(u32::MAX);
        if total.online == 0 {
            total = Count::read(&cpus, &cpus, &rules)?;
            nodes = 1;
        }
        Ok(total.layout(nodes, frequency(cpuinfo, arch)))
    }
}

impl Count {
    /// Counts the processors that stand in `dir`; `cpus` describes them.
    fn read(dir: &Path, cpus: &Path, rules: &Rules) -> Result<Self> {
        let mut count = Self::default();
        let mut sockets: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
        for (number, _) in numbered(dir, "cpu") {
            let index = number as usize;
            if !rules.present.contains(index) {
                continue;
            }
            if !rules.online.contains(index) {
                count.offline += 1;
                continue;
            }
            count.online += 1;
            let topology = cpus.join(format!("cpu{number}/topology"));
            // Some machines have -1 here: no sockets known, so all are in one.
            let socket = identifier(&topology.join("physical_package_id"))?.max(0);
            let core = match rules.each_is_core {
                true => i64::from(number),
                false => identifier(&topology.join("core_id"))?,
            };
            sockets.entry(socket).or_default().insert(core);
            count.threads = count.threads.max(siblings(&topology)?);
        }
        let cores = sockets.values().map(BTreeSet::len).max();
        count.sockets = u32::try_from(sockets.len()).unwrap_or(u32::MAX);
        count.cores = u32::try_from(cores.unwrap_or_default()).unwrap_or(u32::MAX);
        Ok(count)
    }

    /// Adds another node.
    fn merge(&mut self, other: &Self) {
        self.online += other.online;
        self.offline += other.offline;
        self.sockets = self.sockets.max(other.sockets);
        self.cores = self.cores.max(other.cores);
        self.threads = self.threads.max(other.threads);
    }

    /// The layout, if the counts multiply to the number of processors.
    fn layout(&self, nodes: u32, mhz: u32) -> Topology {
        let all = self.online + self.offline;
        let product = [self.sockets, self.cores, self.threads]
            .into_iter()
            .try_fold(nodes, u32::checked_mul);
        let (nodes, sockets, cores, threads) = if product == Some(all) {
            (nodes, self.sockets, self.cores, self.threads)
        } else {
            (1, 1, all, 1)
        };
        Topology {
            cpus: self.online,
            mhz,
            nodes,
            sockets,
            cores,
            threads,
        }
    }
}

/// A number that names a socket or a core; 0 where the kernel doesn't tell.
fn identifier(path: &Path) -> Result<i64> {
    if path.exists() {
        read_number(path)
    } else {
        Ok(0)
    }
}

/// How many threads share a core.
fn siblings(topology: &Path) -> Result<u32> {
    let list = topology.join("thread_siblings_list");
    if !list.exists() {
        return Ok(1);
    }
    Ok(u32::try_from(read_list(&list)?.count()).unwrap_or(u32::MAX))
}

/// The entries of `dir` that are called `prefix` and a number, by number.
pub(super) fn numbered(dir: &Path, prefix: &str) -> Vec<(u32, PathBuf)> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries
        .filter_map(|entry| {
            let name = entry.file_name();
            let digits = name.to_str()?.strip_prefix(prefix)?;
            Some((digits.parse().ok()?, entry.path()))
        })
        .collect();
    found.sort_unstable();
    found
}

/// The clock rate of the first processor, in whole MHz.
fn frequency(cpuinfo: &str, arch: &str) -> u32 {
    let key = match arch {
        "x86_64" | "i686" => "cpu MHz",
        "s390" | "s390x" => "cpu MHz dynamic",
        _ if arch.starts_with("ppc") => "clock",
        _ => return 0,
    };
    let value = cpuinfo.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        (name.trim_ascii_end() == key).then_some(value)
    });
    let rate = value.and_then(|value| number::scan(value, 10)?.magnitude);
    rate.and_then(|rate| u32::try_from(rate).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use std::fs;

    /// A tree with processors of the given nodes, sockets, cores and thread lists.
    fn tree(dir: &Path, online: &str, cpus: &[(u32, u32, u32, &str)]) {
        for (number, (node, socket, core, siblings)) in cpus.iter().enumerate() {
            let topology = dir.join(format!("cpu/cpu{number}/topology"));
            fs::create_dir_all(&topology).unwrap();
            fs::write(topology.join("physical_package_id"), format!("{socket}\n")).unwrap();
            fs::write(topology.join("core_id"), format!("{core}\n")).unwrap();
            fs::write(
                topology.join("thread_siblings_list"),
                format!("{siblings}\n"),
            )
            .unwrap();
            fs::create_dir_all(dir.join(format!("node/node{node}/cpu{number}"))).unwrap();
        }
        fs::write(dir.join("cpu/present"), format!("0-{}\n", cpus.len() - 1)).unwrap();
        fs::write(dir.join("cpu/online"), format!("{online}\n")).unwrap();
    }

    #[test]
    fn nodes_with_threads() {
        let dir = Scratch::new("topology");
        let cpus = [
            (0, 0, 0, "0-1"),
            (0, 0, 0, "0-1"),
            (0, 0, 1, "2-3"),
            (0, 0, 1, "2-3"),
            (1, 9, 0, "4-5"),
            (1, 9, 0, "4-5"),
            (1, 9, 1, "6-7"),
            (1, 9, 1, "6-7"),
        ];
        tree(dir.path(), "0-7", &cpus);
        let found = Topology::read(dir.path(), "cpu MHz\t\t: 2445.426\n", "x86_64").unwrap();
        let expected = Topology {
            cpus: 8,
            mhz: 2445,
            nodes: 2,
            sockets: 1,
            cores: 2,
            threads: 2,
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_layout_that_does_not_multiply_is_told_as_flat() {
        let dir = Scratch::new("topology-odd");
        tree(
            dir.path(),
            "0,2",
            &[(0, 0, 0, "0"), (0, 0, 1, "1"), (0, 1, 0, "2")],
        );
        let found = Topology::read(dir.path(), "clock : 8.38MHz", "ppc64").unwrap();
        let expected = Topology {
            cpus: 2,
            mhz: 8,
            nodes: 1,
            sockets: 1,
            cores: 3,
            threads: 1,
        };
        assert_eq!(found, expected);
    }
}
