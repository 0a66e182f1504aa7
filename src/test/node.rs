//! The machine that a test host pretends to be.
use crate::ORIGIN;
use abi::*;
use api::CpuMap;
use util::bail;
use util::c_field::from_text as text;
use util::error::{Error, Result};

/// Virtual CPUs that a guest may have.
pub(crate) const MAX_VCPUS: u32 = 32;

/// What the machine is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    /// CPU model, at most 31 bytes.
    pub(crate) model: String,
    /// Memory in KiB.
    pub(crate) memory: u64,
    /// CPUs that are online.
    pub(crate) cpus: u32,
    /// Clock of the CPUs.
    pub(crate) mhz: u32,
    /// NUMA cells.
    pub(crate) nodes: u32,
    /// Sockets per cell.
    pub(crate) sockets: u32,
    /// Cores per socket.
    pub(crate) cores: u32,
    /// Threads per core.
    pub(crate) threads: u32,
    /// The NUMA cells that capabilities show.
    pub(crate) cells: &'static [Cell],
}

/// A NUMA cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Memory in KiB; all of it is free.
    pub(crate) memory: u64,
    /// Size of an ordinary page in KiB.
    pub(crate) page: u32,
}

/// The cells of `test:///default`.
const DEFAULT_CELLS: &[Cell] = &[
    Cell {
        memory: 2 * 1024 * 1024,
        page: 4,
    },
    Cell {
        memory: 4 * 1024 * 1024,
        page: 8,
    },
];

impl Default for Node {
    /// What a document that says nothing of the machine gets.
    fn default() -> Self {
        Self {
            model: "i686".to_owned(),
            memory: 3 * 1024 * 1024,
            cpus: 16,
            mhz: 1400,
            nodes: 2,
            sockets: 2,
            cores: 2,
            threads: 2,
            cells: &[],
        }
    }
}

impl Node {
    /// The machine of `test:///default`.
    pub(crate) fn with_cells() -> Self {
        Self {
            cells: DEFAULT_CELLS,
            ..Self::default()
        }
    }

    /// `virNodeGetInfo`
    pub(crate) fn info(&self) -> virNodeInfo {
        virNodeInfo {
            model: text(&self.model),
            memory: self.memory,
            cpus: self.cpus,
            mhz: self.mhz,
            nodes: self.nodes,
            sockets: self.sockets,
            cores: self.cores,
            threads: self.threads,
        }
    }

    /// CPUs that there may be (`VIR_NODEINFO_MAXCPUS`).
    pub(crate) fn max_cpus(&self) -> u32 {
        [self.sockets, self.cores, self.threads]
            .iter()
            .fold(self.nodes, |product, factor| {
                product.saturating_mul(*factor)
            })
    }

    /// Memory of the cells from `start` on, at most `count` of them (`virNodeGetCellsFreeMemory`).
    pub(crate) fn free_memory(&self, start: i32, count: i32) -> Result<Vec<u64>> {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let count = usize::try_from(count).unwrap_or_default();
        match self.cells.get(start..) {
            Some(cells) if !cells.is_empty() => {
                Ok(cells.iter().take(count).map(|cell| cell.memory).collect())
            }
            _ => bail!(VIR_ERR_INVALID_ARG, "Range exceeds available cells"),
        }
    }

    /// Memory of the whole machine that is free (`virNodeGetFreeMemory`).
    pub(crate) fn all_free_memory(&self) -> u64 {
        self.cells.iter().map(|cell| cell.memory).sum::<u64>() / 2
    }

    /// Figures in KiB of a cell's memory, or of all (`virNodeGetMemoryStats`): half of it is free.
    pub(crate) fn memory_stats(&self, cell: i32) -> Result<Vec<(&'static str, u64)>> {
        let total = match usize::try_from(cell).ok() {
            None | Some(0) if self.cells.is_empty() => self.memory,
            None => self.cells.iter().map(|cell| cell.memory).sum(),
            Some(number) => match self.cells.get(number) {
                Some(cell) => cell.memory,
                None => {
                    let last = self.cells.len().saturating_sub(1);
                    let call = "testNodeGetMemoryStats";
                    let text = format!("cellNum in {call} must be less than or equal to {last}");
                    return Err(Error::invalid_argument(ORIGIN, call, "cellNum", text));
                }
            },
        };
        Ok(vec![
            (VIR_NODE_MEMORY_STATS_TOTAL, total),
            (VIR_NODE_MEMORY_STATS_FREE, total / 2),
            (VIR_NODE_MEMORY_STATS_BUFFERS, 0),
            (VIR_NODE_MEMORY_STATS_CACHED, 0),
        ])
    }
}

/// The CPUs of every test host (`virNodeGetCPUMap`): eight, of which three are online.
pub(crate) fn cpu_map() -> CpuMap {
    CpuMap {
        present: 8,
        map: vec![0b0001_0101],
        online: 3,
    }
}

/// `virNodeGetSecurityModel`
pub(crate) fn security_model() -> virSecurityModel {
    virSecurityModel {
        model: text("testSecurity"),
        doi: text(""),
    }
}

/// What the firmware says of itself (`virConnectGetSysinfo`).
pub(crate) const SYSINFO: &str = "\
<sysinfo type='smbios'>
  <bios>
    <entry name='vendor'>LENOVO</entry>
    <entry name='version'>G4ETA1WW (2.61 )</entry>
    <entry name='date'>05/07/2014</entry>
    <entry name='release'>2.61</entry>
  </bios>
</sysinfo>
";

/// Time that each CPU has spent, in nanoseconds (`virNodeGetCPUStats`).
pub(crate) const CPU_STATS: [(&str, u64); 4] = [
    ("user", 9_797_400_000),
    ("kernel", 34_678_723_400_000),
    ("idle", 87_264_900_000),
    ("iowait", 763_600_000),
];

/// Free pages of `sizes` sizes in `count` cells from `start` on, cell by cell, whether there are such
/// cells or not (`virNodeGetFreePages`).
pub(crate) fn free_pages(sizes: usize, start: i32, count: u32) -> Vec<u64> {
    let cells = (i64::from(start)..).take(count as usize);
    cells
        .flat_map(|cell| {
            let next = |pages: &i64| Some(pages.wrapping_mul(2).wrapping_add(7));
            std::iter::successors(Some(6 * cell), next)
                .skip(1)
                .take(sizes)
        })
        .map(i64::cast_unsigned)
        .collect()
}
