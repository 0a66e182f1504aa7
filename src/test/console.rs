//! `virDomainOpenConsole` and `virDomainOpenChannel`: which device is meant, and who has it already.
use crate::ORIGIN;
use crate::guest::{Guest, not_found};
use crate::host::Host;
use crate::line::{Line, PowerOff, Program, Terminal};
use abi::*;
use api::{Domain, Stream};
use conf::DomainDef;
use conf::domain::chardev::{Chardev, ChardevTarget, ChardevType, ConsoleTarget};
use conf::domain::devices::Devices;
use std::sync::{Arc, Weak};
use util::bail;
use util::error::Result;

impl Host {
    /// `virDomainOpenConsole`
    pub(crate) fn open_console(
        &self,
        handle: &Domain,
        name: Option<&str>,
        stream: &Stream,
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_CONSOLE_SAFE | VIR_DOMAIN_CONSOLE_FORCE;
        api::check_flags(flags, KNOWN, "testDomainOpenConsole", ORIGIN)?;
        let is_forced = flags & VIR_DOMAIN_CONSOLE_FORCE != 0;
        let busy = "Active console session exists for this domain";
        self.open_line(handle, stream, is_forced, busy, |def| {
            let device = find_console(def, name)?;
            let terminal = Terminal::new(&def.name);
            Ok((key(device), Program::Terminal(terminal)))
        })
    }

    /// `virDomainOpenChannel`
    pub(crate) fn open_channel(
        &self,
        handle: &Domain,
        name: Option<&str>,
        stream: &Stream,
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_CHANNEL_FORCE;
        api::check_flags(flags, KNOWN, "testDomainOpenChannel", ORIGIN)?;
        let is_forced = flags & VIR_DOMAIN_CHANNEL_FORCE != 0;
        let busy = "Active channel stream exists for this domain";
        self.open_line(handle, stream, is_forced, busy, |def| {
            Ok((key(find_channel(def, name)?), Program::Echo))
        })
    }

    /// Gives the stream a line to the device that `find` names, unless somebody has it.
    fn open_line(
        &self,
        handle: &Domain,
        stream: &Stream,
        is_forced: bool,
        busy: &str,
        find: impl FnOnce(&DomainDef) -> Result<(String, Program)>,
    ) -> Result<()> {
        let guest = self.guest(handle)?;
        let (line, before) = {
            let status = guest.status();
            if status.removed {
                return Err(not_found(handle));
            }
            status.require_active()?;
            let (key, program) = find(&status.def)?;
            let mut live = guest.live();
            let before = live.lines.get(&key).and_then(Weak::upgrade);
            let before = before.filter(|line| line.is_open());
            if before.is_some() && !is_forced {
                bail!(VIR_ERR_OPERATION_FAILED, "{busy}");
            }
            let power_off = self.power_off(&guest, status.id);
            let line = Line::open(program, stream.is_nonblocking(), power_off);
            live.lines.insert(key, Arc::downgrade(&line));
            (line, before)
        };
        stream.attach(line);
        if let Some(before) = before {
            before.close();
        }
        Ok(())
    }

    /// What shuts the guest down from inside, as long as it runs under this number.
    fn power_off(&self, guest: &Arc<Guest>, id: Option<i32>) -> PowerOff {
        let (host, guest) = (self.me.clone(), Arc::downgrade(guest));
        Box::new(move || {
            let Some((host, guest)) = host.upgrade().zip(guest.upgrade()) else {
                return;
            };
            let mut status = guest.change();
            if status.id == id {
                let detail = VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN;
                host.stop_locked(&guest, &mut status, VIR_DOMAIN_SHUTOFF_SHUTDOWN, detail);
            }
            drop(status);
            host.wake();
        })
    }
}

/// A console by its alias, then a serial or parallel port; without a name the first console, else the
/// first serial port.
fn find_console<'a>(def: &'a DomainDef, name: Option<&str>) -> Result<&'a Chardev> {
    let devices = &def.devices;
    let found = match name {
        None => devices.consoles.first().or(devices.serials.first()),
        Some(name) => {
            let all = devices.consoles.iter().chain(&devices.serials);
            let mut all = all.chain(&devices.parallels);
            all.find(|device| device.info.alias.as_deref() == Some(name))
        }
    };
    let Some(device) = found.map(|device| behind(devices, device)) else {
        let name = name.unwrap_or("default");
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "cannot find character device {name}"
        );
    };
    if device.source.kind != ChardevType::Pty {
        let alias = device.info.alias.as_deref().unwrap_or("<null>");
        let name = name.unwrap_or(alias);
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "character device {name} is not using a PTY"
        );
    }
    Ok(device)
}

/// The serial port that stands behind the first console, or the device itself.
fn behind<'a>(devices: &'a Devices, device: &'a Chardev) -> &'a Chardev {
    let is_first = devices.consoles.first() == Some(device);
    let kind = Some(ConsoleTarget::Serial);
    match (&device.target, devices.serials.first()) {
        (ChardevTarget::Console { kind: of, .. }, Some(serial)) if is_first && *of == kind => {
            serial
        }
        _ => device,
    }
}

/// A channel by the name of its port in the guest; without a name the first.
fn find_channel<'a>(def: &'a DomainDef, name: Option<&str>) -> Result<&'a Chardev> {
    let port = |device: &'a Chardev| match &device.target {
        ChardevTarget::Channel { name, .. } => name.as_deref(),
        _ => None,
    };
    let mut channels = def.devices.channels.iter();
    let found = match name {
        None => channels.next(),
        Some(name) => channels.find(|device| port(device) == Some(name)),
    };
    let shown = name.unwrap_or("default");
    let Some(device) = found else {
        bail!(VIR_ERR_INTERNAL_ERROR, "cannot find channel {shown}");
    };
    if device.source.kind != ChardevType::Unix {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "channel {shown} is not using a UNIX socket"
        );
    }
    Ok(device)
}

/// What a device is known by.
fn key(device: &Chardev) -> String {
    device.info.alias.clone().unwrap_or_default()
}
