//! `virDomainGetGuestInfo`: what the agent of a guest of an extended host tells of its system.
use super::{DISK, MOUNTS};
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::{Domain, DomainInterface, FsInfo};
use conf::{Arch, DomainDef};
use std::fmt::Display;
use util::bail;
use util::error::Result;
use util::typed_param::{TypedParams, TypedValue};

/// Groups of facts (`virDomainGuestInfoTypes`).
const KNOWN: u32 = VIR_DOMAIN_GUEST_INFO_USERS
    | VIR_DOMAIN_GUEST_INFO_OS
    | VIR_DOMAIN_GUEST_INFO_TIMEZONE
    | VIR_DOMAIN_GUEST_INFO_HOSTNAME
    | VIR_DOMAIN_GUEST_INFO_FILESYSTEM
    | VIR_DOMAIN_GUEST_INFO_DISKS
    | VIR_DOMAIN_GUEST_INFO_INTERFACES
    | VIR_DOMAIN_GUEST_INFO_LOAD;

/// A list of facts that grows.
#[derive(Default)]
struct Facts(TypedParams);

impl Facts {
    fn add(&mut self, name: impl Display, value: impl Into<TypedValue>) -> Result<()> {
        self.0.add(name.to_string(), value)
    }

    fn count(&mut self, name: impl Display, count: usize) -> Result<()> {
        self.add(name, u32::try_from(count).unwrap_or(u32::MAX))
    }

    fn os(&mut self, def: &DomainDef) -> Result<()> {
        self.add(VIR_DOMAIN_GUEST_INFO_OS_ID, "test")?;
        self.add(VIR_DOMAIN_GUEST_INFO_OS_NAME, "Test")?;
        self.add(VIR_DOMAIN_GUEST_INFO_OS_PRETTY_NAME, "Test guest")?;
        self.add(VIR_DOMAIN_GUEST_INFO_OS_VERSION_ID, "1")?;
        let machine = def.os.arch.map_or("", Arch::as_str);
        self.add(VIR_DOMAIN_GUEST_INFO_OS_MACHINE, machine)
    }

    fn file_systems(&mut self, all: &[FsInfo]) -> Result<()> {
        self.count(VIR_DOMAIN_GUEST_INFO_FS_COUNT, all.len())?;
        for (at, fs) in all.iter().enumerate() {
            let fact = |suffix| format!("{VIR_DOMAIN_GUEST_INFO_FS_PREFIX}{at}{suffix}");
            self.add(
                fact(VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_MOUNTPOINT),
                fs.mountpoint.as_str(),
            )?;
            self.add(fact(VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_NAME), fs.name.as_str())?;
            self.add(
                fact(VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_FSTYPE),
                fs.fstype.as_str(),
            )?;
            self.count(
                fact(VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_COUNT),
                fs.dev_alias.len(),
            )?;
            for (number, alias) in fs.dev_alias.iter().enumerate() {
                let prefix = fact(VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_PREFIX);
                let suffix = VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_ALIAS;
                self.add(format!("{prefix}{number}{suffix}"), alias.as_str())?;
            }
        }
        Ok(())
    }

    /// Whole disks, then the partitions of the one that has any.
    fn disks(&mut self, def: &DomainDef) -> Result<()> {
        let disks = def
            .devices
            .disks
            .iter()
            .map(|disk| disk.target.dev.as_str());
        let whole = disks.clone().map(|name| (name, name, false));
        let has_parts = disks.clone().any(|name| name == DISK);
        let parts = MOUNTS.iter().filter(|_| has_parts);
        let parts = parts.map(|(_, name)| (*name, DISK, true));
        let all: Vec<_> = whole.chain(parts).collect();
        self.count(VIR_DOMAIN_GUEST_INFO_DISK_COUNT, all.len())?;
        for (at, (name, disk, is_part)) in all.into_iter().enumerate() {
            let fact = |suffix| format!("{VIR_DOMAIN_GUEST_INFO_DISK_PREFIX}{at}{suffix}");
            self.add(
                fact(VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_NAME),
                format!("/dev/{name}").as_str(),
            )?;
            self.add(fact(VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_PARTITION), is_part)?;
            if is_part {
                self.count(fact(VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_COUNT), 1)?;
                let prefix = fact(VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_PREFIX);
                let suffix = VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_SUFFIX_NAME;
                self.add(
                    format!("{prefix}0{suffix}"),
                    format!("/dev/{disk}").as_str(),
                )?;
            } else {
                self.add(fact(VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_ALIAS), disk)?;
            }
        }
        Ok(())
    }

    fn interfaces(&mut self, all: &[DomainInterface]) -> Result<()> {
        self.count(VIR_DOMAIN_GUEST_INFO_IF_COUNT, all.len())?;
        for (at, card) in all.iter().enumerate() {
            let fact = |suffix| format!("{VIR_DOMAIN_GUEST_INFO_IF_PREFIX}{at}{suffix}");
            self.add(
                fact(VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_NAME),
                format!("eth{at}").as_str(),
            )?;
            if let Some(mac) = &card.hwaddr {
                self.add(fact(VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_HWADDR), mac.as_str())?;
            }
            self.count(
                fact(VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_COUNT),
                card.addrs.len(),
            )?;
            for (number, address) in card.addrs.iter().enumerate() {
                let prefix = fact(VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_PREFIX);
                let fact = |suffix| format!("{prefix}{number}{suffix}");
                let family = if address.family == VIR_IP_ADDR_TYPE_IPV6 {
                    "ipv6"
                } else {
                    "ipv4"
                };
                self.add(
                    fact(VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_TYPE),
                    family,
                )?;
                self.add(
                    fact(VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_ADDR),
                    address.addr.as_str(),
                )?;
                self.add(
                    fact(VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_PREFIX),
                    address.prefix,
                )?;
            }
        }
        Ok(())
    }
}

impl Host {
    /// `virDomainGetGuestInfo`; no types mean all of them.
    pub(crate) fn guest_info(
        &self,
        handle: &Domain,
        types: u32,
        flags: u32,
    ) -> Result<TypedParams> {
        api::check_flags(flags, 0, "testDomainGetGuestInfo", ORIGIN)?;
        let unknown = types & !KNOWN;
        if unknown != 0 {
            bail!(
                VIR_ERR_INVALID_ARG,
                "unsupported guest information types '0x{unknown:x}'"
            );
        }
        let def = self.running(handle)?.status().def.clone();
        let wants = |kind| types == 0 || types & kind != 0;
        let mut facts = Facts::default();
        if wants(VIR_DOMAIN_GUEST_INFO_USERS) {
            facts.count(VIR_DOMAIN_GUEST_INFO_USER_COUNT, 0)?;
        }
        if wants(VIR_DOMAIN_GUEST_INFO_OS) {
            facts.os(&def)?;
        }
        if wants(VIR_DOMAIN_GUEST_INFO_TIMEZONE) {
            facts.add(VIR_DOMAIN_GUEST_INFO_TIMEZONE_NAME, "UTC")?;
            facts.add(VIR_DOMAIN_GUEST_INFO_TIMEZONE_OFFSET, 0)?;
        }
        if wants(VIR_DOMAIN_GUEST_INFO_HOSTNAME) {
            let name = self.guest_hostname(handle, 0)?;
            facts.add(VIR_DOMAIN_GUEST_INFO_HOSTNAME_HOSTNAME, name.as_str())?;
        }
        if wants(VIR_DOMAIN_GUEST_INFO_FILESYSTEM) {
            facts.file_systems(&self.fs_info(handle, 0)?)?;
        }
        if wants(VIR_DOMAIN_GUEST_INFO_DISKS) {
            facts.disks(&def)?;
        }
        if wants(VIR_DOMAIN_GUEST_INFO_INTERFACES) {
            let source = VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT.cast_unsigned();
            facts.interfaces(&self.addresses(handle, source, 0)?)?;
        }
        if wants(VIR_DOMAIN_GUEST_INFO_LOAD) {
            for name in [
                VIR_DOMAIN_GUEST_INFO_LOAD_1M,
                VIR_DOMAIN_GUEST_INFO_LOAD_5M,
                VIR_DOMAIN_GUEST_INFO_LOAD_15M,
            ] {
                facts.add(name, 0.0)?;
            }
        }
        Ok(facts.0)
    }
}
