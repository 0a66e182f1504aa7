//! From documents to definitions, as this driver takes them, and back.
use crate::capabilities::{Cache, Capabilities};
use crate::host::Host;
use crate::post_parse::Rules;
use crate::run::Run;
use abi::*;
use conf::DomainDef;
use conf::arch::Arch;
use conf::domain::device_info::DeviceInfo;
use conf::domain::disk::DiskCache;
use conf::domain::memballoon::MemballoonModel;
use conf::domain::net::{Net, NetSource};
use std::path::Path;
use std::sync::Arc;
use util::error::Result;
use util::xml::{FormatFlags, ParseFlags};

/// `virDomainXMLFlags` of a definition that goes to another place or time.
pub(crate) const PORTABLE: u32 =
    VIR_DOMAIN_XML_SECURE | VIR_DOMAIN_XML_INACTIVE | VIR_DOMAIN_XML_MIGRATABLE;

/// The capabilities of a completed definition's binary.
///
/// # Errors
/// As [`Cache::lookup`].
pub(crate) fn capabilities(def: &DomainDef, cache: &Cache) -> Result<Arc<Capabilities>> {
    let emulator = def.devices.emulator.as_deref().unwrap_or_default();
    cache.lookup(Path::new(emulator))
}

/// Writes a definition; `flags` are `virDomainXMLFlags`.
pub(crate) fn format(def: &DomainDef, flags: u32) -> String {
    let mut format = FormatFlags::NONE;
    for (flag, meaning) in [
        (VIR_DOMAIN_XML_SECURE, FormatFlags::SECURE),
        (VIR_DOMAIN_XML_INACTIVE, FormatFlags::INACTIVE),
        (VIR_DOMAIN_XML_MIGRATABLE, FormatFlags::MIGRATABLE),
        (VIR_DOMAIN_XML_UPDATE_CPU, FormatFlags::UPDATE_CPU),
    ] {
        if flags & flag != 0 {
            format = format | meaning;
        }
    }
    def.to_xml(format)
}

impl Host {
    /// Reads a `<domain>` document and completes it.
    ///
    /// # Errors
    /// What the passes say.
    pub(crate) fn parse(&self, xml: &str, flags: ParseFlags) -> Result<DomainDef> {
        let mut def = DomainDef::parse_document(xml, flags)?;
        self.complete(&mut def, flags)?;
        Ok(def)
    }

    /// Completes and checks a definition that was just read, or has got another device.
    ///
    /// # Errors
    /// What the passes say.
    pub(crate) fn complete(&self, def: &mut DomainDef, flags: ParseFlags) -> Result<()> {
        let nvram = self.folders.nvram();
        let rules = Rules {
            binaries: &self.cache,
            nvram_folder: Some(&nvram),
        };
        def.complete(&rules, flags)
    }
}

/// A live definition for another place or time: with the CPU as it was before the start resolved
/// it for this host.
pub(crate) fn portable(def: &DomainDef, run: &Run) -> DomainDef {
    DomainDef {
        cpu: run.keep.cpu.clone().or_else(|| def.cpu.clone()),
        ..def.clone()
    }
}

/// Fills in what a start decides.
pub(crate) fn complete_for_start(def: &mut DomainDef) {
    for disk in &mut def.devices.disks {
        let undecided = disk.driver.cache.unwrap_or(DiskCache::Default) == DiskCache::Default;
        if disk.shareable && !disk.readonly && undecided {
            // What one guest leaves in the host's cache, the other wouldn't see.
            disk.driver.cache = Some(DiskCache::None);
        }
    }
}

/// Rounds the memory up to what machines are made of (C: `qemuDomainAlignMemorySizes`).
pub(crate) fn align_memory(def: &mut DomainDef) {
    const MIB: u64 = 1024;
    let step = match def.os.arch {
        Some(Arch::Ppc64 | Arch::Ppc64le) => 256 * MIB,
        _ => MIB,
    };
    def.memory.total = def
        .memory
        .total
        .checked_next_multiple_of(step)
        .unwrap_or(def.memory.total);
}

/// An interface as a command line for people has it: a tap, which they connect themselves.
pub(crate) fn detached(net: &Net) -> Net {
    Net {
        mac: net.mac,
        model: net.model.clone(),
        script: net.script.clone(),
        downscript: net.downscript.clone(),
        info: DeviceInfo {
            boot: net.info.boot.clone(),
            ..DeviceInfo::default()
        },
        ..Net::new(NetSource::Ethernet)
    }
}

/// Whether the guest's memory can be taken back and given again.
pub(crate) fn has_balloon(def: &DomainDef) -> bool {
    let mut balloons = def.devices.memballoons.iter();
    balloons.any(|balloon| balloon.model != MemballoonModel::None)
}
