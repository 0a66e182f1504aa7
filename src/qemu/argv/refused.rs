//! What a definition can say and this driver can't do: refused by name, never dropped.
use conf::domain::disk::{BackingStore, Disk};
use conf::domain::lifecycle::LifecycleAction;
use conf::domain::net::Net;
use conf::domain::watchdog::{Watchdog, WatchdogAction};
use conf::{DomainDef, YesNo};
use util::{Result, bail};

use super::ORIGIN;

/// Refuses the first thing that would be lost.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` naming it.
pub(super) fn check(def: &DomainDef) -> Result<()> {
    let unread = def.unhandled.first().map(String::as_str);
    let lost = || resources(def).into_iter().chain(devices(def));
    let drives = || def.devices.disks.iter().flat_map(drive);
    let interfaces = || def.devices.nets.iter().flat_map(interface);
    let first = unread.or_else(|| {
        let wanted = lost().chain(drives()).chain(interfaces());
        let mut wanted = wanted.filter(|(_, wanted)| *wanted);
        wanted.next().map(|(name, _)| name)
    });
    match first {
        Some(name) => {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "element '{name}' is not supported by this driver"
            )
        }
        None => Ok(()),
    }
}

fn resources(def: &DomainDef) -> Vec<(&'static str, bool)> {
    let backing = &def.memory_backing;
    let tune = &def.cputune;
    let has_poll = def
        .iothreads
        .threads
        .iter()
        .any(|t| t.poll.is_some() || t.pool != Default::default());
    vec![
        (
            "memoryBacking/hugepages",
            backing.hugepages || !backing.pages.is_empty(),
        ),
        ("memoryBacking/source", backing.source.is_some()),
        ("memoryBacking/access", backing.access.is_some()),
        (
            "memoryBacking/allocation",
            backing.allocation.is_some() || backing.allocation_threads != 0,
        ),
        ("memoryBacking/discard", backing.discard),
        ("maxMemory", def.memory.slots != 0),
        ("throttlegroups", def.throttle_groups != Default::default()),
        ("cputune", *tune != Default::default()),
        ("numatune", def.numatune != Default::default()),
        (
            "cpu/numa",
            def.cpu.as_ref().is_some_and(|c| c.numa.is_some()),
        ),
        (
            "iothreadids/iothread",
            has_poll || def.iothreads.default_pool != Default::default(),
        ),
        (
            "resource/fibrechannel",
            def.resource.as_ref().is_some_and(|r| r.appid.is_some()),
        ),
        ("blkiotune", def.blkiotune != Default::default()),
        ("memtune", def.memtune != Default::default()),
        ("idmap", def.idmap != Default::default()),
        ("perf", def.perf != Default::default()),
        ("keywrap", def.keywrap != Default::default()),
        ("launchSecurity", def.launch_security.is_some()),
        ("genid", def.genid.is_some()),
        ("sysinfo", !def.sysinfo.is_empty()),
        ("bootloader", def.bootloader.is_some()),
        (
            "qemu:override",
            def.qemu.as_ref().is_some_and(|q| !q.overrides.is_empty()),
        ),
        (
            "on_crash/coredump",
            !def.devices.panics.is_empty()
                && matches!(
                    def.lifecycle.on_crash,
                    LifecycleAction::CoredumpDestroy | LifecycleAction::CoredumpRestart
                ),
        ),
    ]
}

fn devices(def: &DomainDef) -> Vec<(&'static str, bool)> {
    let devices = &def.devices;
    let spread = devices
        .controllers
        .iter()
        .any(|controller| controller.driver.iothreads != Default::default());
    let dumps = |watchdog: &Watchdog| watchdog.action == WatchdogAction::Dump;
    vec![
        (
            "devices/watchdog/action/dump",
            devices.watchdogs.iter().any(dumps),
        ),
        ("devices/controller/driver/iothreads", spread),
        ("devices/tpm", !devices.tpms.is_empty()),
        ("devices/iommu", !devices.iommus.is_empty()),
        ("devices/vsock", !devices.vsocks.is_empty()),
        ("devices/smartcard", !devices.smartcards.is_empty()),
        ("devices/redirdev", !devices.redirdevs.is_empty()),
        ("devices/redirfilter", !devices.redirfilters.is_empty()),
        ("devices/nvram", !devices.nvrams.is_empty()),
        ("devices/shmem", !devices.shmems.is_empty()),
        ("devices/memory", !devices.memories.is_empty()),
        ("devices/crypto", !devices.cryptos.is_empty()),
        ("devices/pstore", !devices.pstores.is_empty()),
        ("devices/lease", !devices.leases.is_empty()),
        ("devices/filesystem", !devices.filesystems.is_empty()),
        ("devices/hostdev", !devices.hostdevs.is_empty()),
    ]
}

/// Parts of a drive; what its source lacks is refused where the source is opened.
fn drive(disk: &Disk) -> Vec<(&'static str, bool)> {
    let (driver, source) = (&disk.driver, &disk.source);
    let is_chained = matches!(disk.backing, Some(BackingStore::Image(_)));
    vec![
        ("devices/disk/transient", disk.transient),
        ("devices/disk/rawio", disk.rawio.is_some()),
        ("devices/disk/sgio", disk.sgio.is_some()),
        ("devices/disk/iotune", disk.iotune != Default::default()),
        (
            "devices/disk/throttlefilters",
            disk.throttle_filters != Default::default(),
        ),
        ("devices/disk/mirror", disk.mirror.is_some()),
        ("devices/disk/backingStore", is_chained),
        ("devices/disk/backenddomain", disk.backend_domain.is_some()),
        (
            "devices/disk/driver/copy_on_read",
            driver.copy_on_read.is_some(),
        ),
        (
            "devices/disk/driver/discard_no_unref",
            driver.discard_no_unref.is_some(),
        ),
        (
            "devices/disk/driver/metadata_cache",
            driver.metadata_cache != Default::default(),
        ),
        (
            "devices/disk/driver/iothreads",
            driver.iothreads != Default::default(),
        ),
        ("devices/disk/source/fdgroup", source.fdgroup.is_some()),
        ("devices/disk/source/slices", source.slice.is_some()),
        ("devices/disk/source/seclabel", !source.seclabels.is_empty()),
        ("devices/disk/source/auth", source.auth.is_some()),
        (
            "devices/disk/source/encryption",
            source.encryption.is_some(),
        ),
        (
            "devices/disk/source/reservations",
            source.reservations.is_some(),
        ),
        ("devices/disk/source/dataStore", source.data_store.is_some()),
    ]
}

/// What an interface may say besides its two ends.
fn interface(net: &Net) -> Vec<(&'static str, bool)> {
    let driver = &net.driver;
    let offloads = driver.host != Default::default() || driver.guest != Default::default();
    vec![
        ("devices/interface/vlan", net.vlan.is_some()),
        ("devices/interface/virtualport", net.virtual_port.is_some()),
        ("devices/interface/bandwidth", net.bandwidth.is_some()),
        ("devices/interface/port", net.isolated == Some(YesNo::Yes)),
        ("devices/interface/filterref", net.filter.is_some()),
        ("devices/interface/tune", net.sndbuf.is_some()),
        ("devices/interface/coalesce", net.coalesce != 0),
        ("devices/interface/teaming", net.teaming.is_some()),
        (
            "devices/interface/backenddomain",
            net.backend_domain.is_some(),
        ),
        (
            "devices/interface/guest",
            net.guest_names != Default::default(),
        ),
        ("devices/interface/source/ip", !net.host_ip.is_empty()),
        ("devices/interface/driver/host", offloads),
    ]
}
