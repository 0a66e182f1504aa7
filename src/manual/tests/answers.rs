//! Answers of a driver, made up here, on their way into a caller's arrays and back to free memory.
use crate::entry::ret;
use crate::manual::{domain_data::*, domain_state::*, domain_stats::*, domain_vcpus::*, host::*};
use abi::*;
use api::{Conn, CpuMap, DiskError, DiskErrors, Domain, DomainStats, VcpuInfo};
use std::ffi::{CStr, c_int, c_uint, c_void};
use std::ptr::null_mut;
use util::Uuid;
use util::error::Result;
use util::typed_param::TypedParams;

struct Made;

fn params(values: &[(&str, u64)]) -> TypedParams {
    let mut params = TypedParams::new();
    for (name, value) in values {
        params.add(*name, *value).unwrap();
    }
    params
}

impl api::DomainTuningDriver for Made {
    fn domain_get_cpu_stats(
        &self,
        _d: &Domain,
        start: i32,
        count: u32,
        _f: u32,
    ) -> Result<Vec<TypedParams>> {
        let one = || params(&[("cpu_time", 5), ("vcpu_time", 6)]);
        Ok(match (start, count) {
            (-1, _) => vec![params(&[("total", 11)])],
            (_, 0) => (0..3).map(|_| one()).collect(),
            (start, count) => (start..3).take(count as usize).map(|_| one()).collect(),
        })
    }
    fn domain_get_vcpus(&self, _d: &Domain, _max: usize, _len: usize) -> Result<Vec<VcpuInfo>> {
        let info = |number| virVcpuInfo {
            number,
            state: 1,
            cpuTime: 9,
            cpu: 0,
        };
        Ok((0..3)
            .map(|n| VcpuInfo {
                info: info(n),
                cpumap: vec![0b101; 4],
            })
            .collect())
    }
    fn domain_get_vcpu_pin_info(
        &self,
        _d: &Domain,
        _n: usize,
        _l: usize,
        _f: u32,
    ) -> Result<Vec<Vec<u8>>> {
        Ok(vec![vec![1], vec![2], vec![3]])
    }
    fn domain_get_emulator_pin_info(
        &self,
        _d: &Domain,
        _l: usize,
        _f: u32,
    ) -> Result<Option<Vec<u8>>> {
        Ok(Some(vec![0xff, 0xff]))
    }
    fn domain_memory_stats(&self, _d: &Domain, _f: u32) -> Result<Vec<virDomainMemoryStatStruct>> {
        Ok((0..4)
            .map(|tag| virDomainMemoryStatStruct { tag, val: 7 })
            .collect())
    }
}

impl api::DomainBlockDriver for Made {
    fn domain_get_disk_errors(&self, _d: &Domain, _f: u32) -> Result<DiskErrors> {
        let errors = ["vda", "vdb"].map(|disk| DiskError {
            disk: disk.into(),
            error: 2,
        });
        Ok(DiskErrors {
            disks: 5,
            errors: errors.into(),
        })
    }
    fn domain_block_stats(&self, _d: &Domain, _disk: &str) -> Result<virDomainBlockStatsStruct> {
        Ok(virDomainBlockStatsStruct {
            rd_req: 1,
            rd_bytes: 2,
            wr_req: 3,
            wr_bytes: 4,
            errs: -1,
        })
    }
    fn domain_block_peek(
        &self,
        _d: &Domain,
        _disk: &str,
        offset: u64,
        buffer: &mut [u8],
        _f: u32,
    ) -> Result<()> {
        buffer.fill(u8::try_from(offset).unwrap());
        Ok(())
    }
}

impl api::DomainJobDriver for Made {
    fn domain_get_job_stats(&self, _d: &Domain, _f: u32) -> Result<(i32, TypedParams)> {
        Ok((3, params(&[("time_elapsed", 1)])))
    }
}

impl api::DomainListDriver for Made {
    fn domain_get_security_label_list(&self, _d: &Domain) -> Result<Vec<virSecurityLabel>> {
        Ok(Vec::new())
    }
    fn connect_get_all_domain_stats(
        &self,
        conn: &Conn,
        domains: &[&Domain],
        _stats: u32,
        _flags: u32,
    ) -> Result<Vec<DomainStats>> {
        let names: Vec<&str> = match domains {
            [] => vec!["all"],
            some => some.iter().map(|d| d.name().as_str()).collect(),
        };
        let domain = |name: &&str| Domain::new(conn, *name, Uuid([1; 16]), 1);
        let stats = |name| DomainStats {
            domain: domain(name),
            params: params(&[("state.state", 1)]),
        };
        Ok(names.iter().map(stats).collect())
    }
}

impl api::HostDriver for Made {
    fn node_get_cpu_map(&self, _c: &Conn, _f: u32) -> Result<CpuMap> {
        Ok(CpuMap {
            present: 3,
            map: vec![0b11],
            online: 2,
        })
    }
    fn node_get_cpu_stats(&self, _c: &Conn, _n: i32, _f: u32) -> Result<Vec<(&'static str, u64)>> {
        Ok(vec![("kernel", 1), ("user", 2)])
    }
    fn node_get_free_pages(
        &self,
        _c: &Conn,
        pages: &[u32],
        _s: i32,
        _n: u32,
        _f: u32,
    ) -> Result<Vec<u64>> {
        Ok(pages
            .iter()
            .map(|size| u64::from(*size) * 2)
            .chain([99])
            .collect())
    }
}

impl api::CheckpointDriver for Made {}
impl api::DomainDeviceDriver for Made {}
impl api::DomainGuestDriver for Made {}
impl api::DomainLifeDriver for Made {}
impl api::DomainSaveDriver for Made {}
impl api::LxcDriver for Made {}
impl api::QemuMonitorDriver for Made {}
impl api::SnapshotDriver for Made {}

/// A connection and a domain as C holds them.
struct Handles {
    conn: virConnectPtr,
    domain: virDomainPtr,
}

impl Handles {
    fn new() -> Self {
        let conn = super::connection_to(Made);
        let domain = Domain::new(&conn, "one", Uuid([2; 16]), 4);
        Self {
            domain: ret::handle(domain),
            conn: ret::shared(conn),
        }
    }
}

impl Drop for Handles {
    fn drop(&mut self) {
        // SAFETY: both references are the test's own.
        unsafe {
            crate::generated::virDomainFree(self.domain);
            crate::manual::connect::virConnectClose(self.conn);
        }
    }
}

fn zeroed<T, const N: usize>() -> [T; N] {
    // SAFETY: used for C structures of numbers and pointers alone.
    unsafe { std::mem::zeroed() }
}

#[test]
fn cpu_statistics_answer_each_question() {
    let h = Handles::new();
    let stats = |params: *mut virTypedParameter, n: c_uint, start: c_int, cpus: c_uint| {
        // SAFETY: `params` is NULL with 0, else has room for `n` times `cpus`.
        unsafe { virDomainGetCPUStats(h.domain, params, n, start, cpus, 0) }
    };
    assert_eq!(stats(null_mut(), 0, 0, 0), 3, "CPUs");
    assert_eq!(stats(null_mut(), 0, 0, 1), 2, "parameters");
    assert_eq!(
        stats(null_mut(), 0, 77, 1),
        2,
        "parameters, whatever the CPU"
    );
    assert_eq!(stats(null_mut(), 0, -1, 1), 1, "parameters of the total");
    let mut found: [virTypedParameter; 6] = zeroed();
    assert_eq!(stats(found.as_mut_ptr(), 3, 1, 2), 2);
    assert_eq!(
        found.each_ref().map(|p| p.r#type != 0),
        [true, true, false, true, true, false]
    );
    assert_eq!(
        stats(found.as_mut_ptr(), 1, 2, 4),
        1,
        "fewer CPUs than room"
    );
}

#[test]
fn cpu_maps_are_cut_and_padded() {
    let h = Handles::new();
    let mut info: [virVcpuInfo; 2] = zeroed();
    let mut maps = [0xaa_u8; 12];
    // SAFETY: the arrays have the room that is said.
    unsafe {
        assert_eq!(
            virDomainGetVcpus(h.domain, info.as_mut_ptr(), 2, maps.as_mut_ptr(), 6),
            2
        );
        assert_eq!(maps, [5, 5, 5, 5, 0, 0, 5, 5, 5, 5, 0, 0]);
        assert_eq!((info[1].number, info[1].cpuTime), (1, 9));
        assert_eq!(
            virDomainGetVcpus(h.domain, info.as_mut_ptr(), 2, null_mut(), 0),
            2
        );
        assert_eq!(
            virDomainGetVcpuPinInfo(h.domain, 2, maps.as_mut_ptr(), 2, 0),
            2
        );
        assert_eq!(maps[..5], [1, 0, 2, 0, 0]);
        assert_eq!(
            virDomainGetEmulatorPinInfo(h.domain, maps.as_mut_ptr(), 1, 0),
            1
        );
        assert_eq!(maps[..2], [0xff, 0]);
    }
}

#[test]
fn arrays_take_no_more_than_they_hold() {
    let h = Handles::new();
    // SAFETY: the arrays have the room that is said; what comes from malloc is freed once.
    unsafe {
        let mut errors: [virDomainDiskError; 1] = zeroed();
        assert_eq!(virDomainGetDiskErrors(h.domain, null_mut(), 0, 0), 5);
        assert_eq!(
            virDomainGetDiskErrors(h.domain, errors.as_mut_ptr(), 0, 0),
            0
        );
        assert_eq!(
            virDomainGetDiskErrors(h.domain, errors.as_mut_ptr(), 1, 0),
            1
        );
        assert_eq!(CStr::from_ptr(errors[0].disk), c"vda");
        libc::free(errors[0].disk.cast());
        let mut memory: [virDomainMemoryStatStruct; 3] = zeroed();
        assert_eq!(virDomainMemoryStats(h.domain, memory.as_mut_ptr(), 2, 0), 2);
        assert_eq!(memory.each_ref().map(|m| m.val), [7, 7, 0]);
        let mut counts = [0_u64; 2];
        let mut sizes = [4_u32, 8];
        let filled =
            virNodeGetFreePages(h.conn, 2, sizes.as_mut_ptr(), 0, 1, counts.as_mut_ptr(), 0);
        assert_eq!((filled, counts), (2, [8, 16]));
        let mut label: virSecurityLabelPtr = std::ptr::NonNull::dangling().as_ptr();
        assert_eq!(virDomainGetSecurityLabelList(h.domain, &raw mut label), 0);
        assert!(label.is_null());
    }
}

#[test]
fn structures_and_buffers_take_their_size() {
    let h = Handles::new();
    // SAFETY: the memory has the size that is said.
    unsafe {
        let mut stats = [77_i64; 5];
        let start = stats.as_mut_ptr().cast();
        assert_eq!(virDomainBlockStats(h.domain, c"vda".as_ptr(), start, 16), 0);
        assert_eq!(stats, [1, 2, 77, 77, 77]);
        let mut bytes = [1_u8; 4];
        let buffer = bytes.as_mut_ptr().cast::<c_void>();
        assert_eq!(
            virDomainBlockPeek(h.domain, c"vda".as_ptr(), 9, 3, buffer, 0),
            0
        );
        assert_eq!(bytes, [9, 9, 9, 1]);
        assert_eq!(
            virDomainBlockPeek(h.domain, c"vda".as_ptr(), 9, usize::MAX, buffer, 0),
            -1
        );
    }
}

#[test]
fn counters_say_how_many_there_are() {
    let h = Handles::new();
    let mut n = 0;
    // SAFETY: the arrays have the room that is said; the map is freed once.
    unsafe {
        assert_eq!(virNodeGetCPUStats(h.conn, -1, null_mut(), &raw mut n, 0), 0);
        assert_eq!(n, 2);
        let mut stats: [virNodeCPUStats; 3] = zeroed();
        n = 1;
        assert_eq!(
            virNodeGetCPUStats(h.conn, 0, stats.as_mut_ptr(), &raw mut n, 0),
            0
        );
        assert_eq!((n, stats[0].value, stats[1].value), (1, 1, 0));
        assert_eq!(CStr::from_ptr(stats[0].field.as_ptr()), c"kernel");
        let (mut map, mut online) = (null_mut(), 0);
        assert_eq!(
            virNodeGetCPUMap(h.conn, &raw mut map, &raw mut online, 0),
            3
        );
        assert_eq!((map.read(), online), (3, 2));
        libc::free(map.cast());
        assert_eq!(virNodeGetCPUMap(h.conn, null_mut(), null_mut(), 0), 3);
    }
}

#[test]
fn statistics_come_as_records() {
    let h = Handles::new();
    let mut records = null_mut();
    // SAFETY: the lists end with NULL and are freed once.
    unsafe {
        assert_eq!(
            virConnectGetAllDomainStats(h.conn, 0, &raw mut records, 0),
            1
        );
        virDomainStatsRecordListFree(records);
        let mut doms = [h.domain, h.domain, null_mut()];
        assert_eq!(
            virDomainListGetStats(doms.as_mut_ptr(), 0, &raw mut records, 0),
            2
        );
        let second = records.add(1).read();
        assert_eq!((*second).nparams, 1);
        assert_eq!(
            CStr::from_ptr(crate::generated::virDomainGetName((*second).dom)),
            c"one"
        );
        assert!(records.add(2).read().is_null());
        virDomainStatsRecordListFree(records);
        let (mut kind, mut params, mut n) = (0, null_mut(), 0);
        assert_eq!(
            virDomainGetJobStats(h.domain, &raw mut kind, &raw mut params, &raw mut n, 0),
            0
        );
        assert_eq!((kind, n), (3, 1));
        crate::manual::typedparam::virTypedParamsFree(params, n);
        assert_eq!(virDomainGetID(h.domain), 4);
    }
}
