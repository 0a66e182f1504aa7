//! What a definition can say and this driver can't do: refused by name, never dropped.
use conf::domain::net::Net;
use conf::{DomainDef, YesNo};
use util::{Result, bail};

use super::ORIGIN;

/// Refuses the first thing that would be lost.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` naming it.
pub(super) fn check(def: &DomainDef) -> Result<()> {
    let unread = def.unhandled.first().map(String::as_str);
    let first = unread.or_else(|| {
        wanted(def)
            .into_iter()
            .find_map(|(name, wanted)| wanted.then_some(name))
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

fn wanted(def: &DomainDef) -> Vec<(&'static str, bool)> {
    let mut all = resources(def);
    all.extend(devices(def));
    all.extend(def.devices.nets.iter().flat_map(interface));
    all
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
    ]
}

fn devices(def: &DomainDef) -> Vec<(&'static str, bool)> {
    let devices = &def.devices;
    vec![
        ("devices/tpm", !devices.tpms.is_empty()),
        ("devices/iommu", !devices.iommus.is_empty()),
        ("devices/vsock", !devices.vsocks.is_empty()),
        ("devices/panic", !devices.panics.is_empty()),
        (
            "devices/disk/transient",
            devices.disks.iter().any(|d| d.transient),
        ),
        (
            "devices/disk/rawio",
            devices.disks.iter().any(|d| d.rawio.is_some()),
        ),
        (
            "devices/disk/driver/copy_on_read",
            devices
                .disks
                .iter()
                .any(|d| d.driver.copy_on_read.is_some()),
        ),
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
