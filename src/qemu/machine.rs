//! What follows from the machine type and the architecture; the PCs' names are read by `conf`.
use conf::DomainDef;
use conf::arch::Arch;
pub use conf::domain::machine::{has_ide, is_i440fx, is_q35};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Whether its devices get PCI addresses; even the ISA PC counts, and refuses them.
#[must_use]
pub fn has_pci(def: &DomainDef) -> bool {
    def.os.arch.is_some_and(Arch::is_x86)
}

/// Whether there are more CPUs than interrupts reach without an IOMMU's extended mode.
#[must_use]
pub fn needs_eim(def: &DomainDef) -> bool {
    const REACHED: u32 = 255;
    is_q35(def) && def.vcpus.max > REACHED
}

/// QEMU's word for an architecture.
pub(crate) fn qemu_word(arch: Arch) -> &'static str {
    match arch {
        Arch::I686 => "i386",
        Arch::Armv6l | Arch::Armv7l => "arm",
        Arch::Ppc64le => "ppc64",
        other => other.as_str(),
    }
}

/// The system emulator for an architecture in `PATH`, or the one that stands in for it (C:
/// `virQEMUCapsGetDefaultEmulator`).
#[must_use]
pub fn default_binary(arch: Arch) -> Option<String> {
    let native = match (Arch::host(), arch) {
        (Arch::X86_64, Arch::I686) => Some(Arch::X86_64),
        (Arch::Aarch64, Arch::Armv7l) => Some(Arch::Aarch64),
        _ => None,
    };
    let found = [Some(arch), native]
        .into_iter()
        .flatten()
        .find_map(|arch| in_path(&format!("qemu-system-{}", qemu_word(arch))));
    // Some distributions have a single binary outside of PATH.
    const ONLY: &str = "/usr/libexec/qemu-kvm";
    let runs = native.is_some() || arch == Arch::host();
    found.or_else(|| (runs && is_program(Path::new(ONLY))).then(|| ONLY.to_owned()))
}

fn is_program(path: &Path) -> bool {
    let data = path.metadata();
    data.is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

/// Path of a program by its name.
pub(crate) fn in_path(name: &str) -> Option<String> {
    let folders = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|path| is_program(path));
    found.map(|path| path.to_string_lossy().into_owned())
}
