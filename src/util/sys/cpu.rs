//! The processor, as its own instructions and the kernel's drivers for it tell.
use std::fs::File;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::fs::FileExt;

/// A device of the first processor's model specific registers; only root may read it.
const MSR_DEVICE: &str = "/dev/cpu/0/msr";
/// The kernel's virtualization.
const KVM_DEVICE: &str = "/dev/kvm";

const KVM_CREATE_VM: libc::Ioctl = 0xAE01;
const KVM_CHECK_EXTENSION: libc::Ioctl = 0xAE03;
const KVM_CREATE_VCPU: libc::Ioctl = 0xAE41;
const KVM_GET_MSRS: libc::Ioctl = 0xC008_AE88;
const KVM_GET_TSC_KHZ: libc::Ioctl = 0xAEA3;
const KVM_CAP_TSC_CONTROL: libc::c_int = 60;

/// EAX, EBX, ECX, EDX after CPUID; None where there is no such instruction.
#[must_use]
pub fn cpuid(leaf: u32, subleaf: u32) -> Option<[u32; 4]> {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    {
        #[cfg(target_arch = "x86")]
        use std::arch::x86::__cpuid_count;
        #[cfg(target_arch = "x86_64")]
        use std::arch::x86_64::__cpuid_count;
        // Later compilers call it safe.
        #[allow(unused_unsafe)]
        // SAFETY: every processor that this code is compiled for has the instruction.
        let result = unsafe { __cpuid_count(leaf, subleaf) };
        Some([result.eax, result.ebx, result.ecx, result.edx])
    }
    #[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
    {
        let _ = (leaf, subleaf);
        None
    }
}

/// A model specific register, of the processor itself or as KVM gives it to guests; None where
/// neither can be asked.
#[must_use]
pub fn msr(index: u32) -> Option<u64> {
    msr_of_device(index).or_else(|| msr_of_kvm(index))
}

fn msr_of_device(index: u32) -> Option<u64> {
    let mut value = [0; 8];
    let device = File::open(MSR_DEVICE).ok()?;
    device.read_exact_at(&mut value, u64::from(index)).ok()?;
    Some(u64::from_ne_bytes(value))
}

/// C: `struct kvm_msrs` with one entry.
#[repr(C)]
struct KvmMsrs {
    count: u32,
    _pad: u32,
    index: u32,
    _reserved: u32,
    data: u64,
}

fn msr_of_kvm(index: u32) -> Option<u64> {
    let kvm = File::open(KVM_DEVICE).ok()?;
    let mut msrs = KvmMsrs {
        count: 1,
        _pad: 0,
        index,
        _reserved: 0,
        data: 0,
    };
    // SAFETY: the request reads and writes a header and as many entries as it says: this one.
    let read = unsafe { libc::ioctl(kvm.as_raw_fd(), KVM_GET_MSRS, &raw mut msrs) };
    (read == 1).then_some(msrs.data)
}

/// The time stamp counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tsc {
    /// Hertz.
    pub frequency: u64,
    /// Whether guests can be given another frequency; None where nobody knows.
    pub scaling: Option<bool>,
}

/// The time stamp counter as KVM knows it; None where it can't be asked.
#[must_use]
pub fn tsc() -> Option<Tsc> {
    let kvm = File::open(KVM_DEVICE).ok()?;
    let scaling = request(&kvm, KVM_CHECK_EXTENSION, KVM_CAP_TSC_CONTROL);
    let machine = made(request(&kvm, KVM_CREATE_VM, 0)?)?;
    let processor = made(request(&machine, KVM_CREATE_VCPU, 0)?)?;
    let khz = request(&processor, KVM_GET_TSC_KHZ, 0)?;
    Some(Tsc {
        frequency: u64::try_from(khz).ok()? * 1000,
        scaling: scaling.map(|can| can > 0),
    })
}

/// One of KVM's requests that take a number; None when it fails.
fn request(of: &impl AsRawFd, request: libc::Ioctl, argument: libc::c_int) -> Option<libc::c_int> {
    // SAFETY: these requests take a number and touch no memory of ours.
    let answer = unsafe { libc::ioctl(of.as_raw_fd(), request, argument) };
    (answer >= 0).then_some(answer)
}

/// A descriptor that KVM just made.
fn made(fd: libc::c_int) -> Option<OwnedFd> {
    // SAFETY: the kernel made it for this call; nobody else has it.
    (fd >= 0).then(|| unsafe { OwnedFd::from_raw_fd(fd) })
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "x86_64")]
    #[test]
    fn the_instruction_names_a_vendor() {
        let [last, b, c, d] = super::cpuid(0, 0).expect("x86");
        assert!(last > 0);
        let id: Vec<u8> = [b, d, c].iter().flat_map(|r| r.to_le_bytes()).collect();
        assert!(id.is_ascii());
    }
}
