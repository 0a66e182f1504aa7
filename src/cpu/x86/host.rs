//! The CPU of this machine (C: `virCPUx86GetHost`).
use std::collections::BTreeMap;

use conf::cpu::data::{CpuData, X86Source};
use conf::cpu::{Cpu, CpuKind, MaxPhysAddr, MaxPhysAddrMode, TscCounter};
use conf::services::DecodeRequest;
use conf::{Arch, YesNo};
use util::bail;
use util::error::{ErrorDomain, Result};
use util::sys::cpu;

use super::decode;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// Registers that hold features: capabilities of the core and of the architecture.
const MSRS: [u32; 2] = [0xcf, 0x10a];
/// Leaves that have subleaves with features, and how many those are at most.
const SUBLEAVES: [(u32, u32); 6] = [
    (0x07, 3),
    (0x0d, 2),
    (0x0f, 2),
    (0x12, 2),
    (0x14, 2),
    (0x24, 1),
];
/// First of the extended leaves.
const EXTENDED: u32 = 0x8000_0000;
/// The leaf that tells how wide addresses are.
const ADDRESS_SIZES: u32 = 0x8000_0008;

/// What the instructions and the kernel say of this machine's CPU.
///
/// # Errors
/// `VIR_ERR_NO_SUPPORT` on another architecture; what decoding says.
pub(crate) fn probe_host(arch: Arch) -> Result<Cpu> {
    let Some(items) = read() else {
        bail!(
            VIR_ERR_NO_SUPPORT,
            "cannot detect host CPU model for {arch} architecture"
        );
    };
    let addresses = items.get(&X86Source::Cpuid {
        leaf: ADDRESS_SIZES,
        subleaf: 0,
    });
    let bits = addresses.map_or(0, |registers| registers[0] & 0xff);
    let mut cpu = Cpu::of_kind(CpuKind::Host, arch);
    let request = DecodeRequest {
        kind: CpuKind::Host,
        models: None,
    };
    decode(&mut cpu, &CpuData::X86(items), request)?;
    if bits != 0 {
        cpu.maxphysaddr = Some(MaxPhysAddr {
            mode: MaxPhysAddrMode::Emulate,
            bits: i32::try_from(bits).ok(),
            limit: None,
        });
    }
    if let Some(host) = &mut cpu.host {
        host.microcode = util::host::microcode_version();
        host.tsc = cpu::tsc().map(|tsc| TscCounter {
            frequency: tsc.frequency,
            scaling: tsc.scaling.map(YesNo::from),
        });
    }
    Ok(cpu)
}

/// Everything that may hold features; None where there is no CPUID.
fn read() -> Option<BTreeMap<X86Source, [u32; 4]>> {
    let mut items = BTreeMap::new();
    for base in [0, EXTENDED] {
        let last = cpu::cpuid(base, 0)?[0];
        for leaf in base..=last.clamp(base, base + 0xff) {
            let count = SUBLEAVES.iter().find(|(of, _)| *of == leaf);
            for subleaf in 0..count.map_or(1, |(_, count)| *count) {
                items.insert(
                    X86Source::Cpuid { leaf, subleaf },
                    cpu::cpuid(leaf, subleaf)?,
                );
            }
        }
    }
    for index in MSRS {
        if let Some(value) = cpu::msr(index) {
            let half = |shift: u32| u32::try_from(value >> shift & 0xffff_ffff).unwrap_or(0);
            items.insert(X86Source::Msr { index }, [half(0), 0, 0, half(32)]);
        }
    }
    Some(items)
}
