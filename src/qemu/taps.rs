//! The host's ends of interfaces: tap devices, made before QEMU and given to it as descriptors.
//!
//! A tap that this driver made is gone with QEMU's last descriptor of it, whoever ends QEMU; what
//! is left to do then is to run the scripts that take one down.
use crate::ORIGIN;
use crate::argv::Tap;
use crate::config::Config;
use crate::monitor::Monitor;
use conf::domain::VirtType;
use conf::domain::net::{Net, NetDriverName, NetSource};
use conf::{DomainDef, MacAddr, YesNo};
use std::fs::File;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;
use util::command::Command;
use util::error::{Error, ErrorDomain, Result};
use util::net_device::{self, TAP_DRIVER};
use util::sys::process::Ended;
use util::sys::socket;
use util::{bail, err};

/// The domain of errors about what is made.
const DOMAIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Names for taps whose definitions leave the choice to the driver.
const NAMES: &str = "vnet%d";

/// The kernel's worker that moves a tap's frames.
const VHOST: &str = "/dev/vhost-net";

/// Where the helper that makes ports for ordinary users may be.
const HELPER_FOLDERS: [&str; 3] = ["/usr/libexec", "/usr/lib/qemu", "/usr/lib"];

/// How long a script or the bridge helper may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The host's ends of a guest's interfaces.  Unless they are kept, dropping them takes them down.
#[derive(Debug, Default)]
pub(crate) struct Taps {
    ends: Vec<End>,
    /// What has been set up so far, as [`disconnect`] wants it.
    connected: Vec<Net>,
}

/// The descriptors of one interface; none where it needs none.
#[derive(Debug, Default)]
struct End {
    fds: Vec<OwnedFd>,
    vhost_fds: Vec<OwnedFd>,
}

impl Taps {
    /// Makes the taps of a guest that starts, and notes their names in its live definition.
    ///
    /// # Errors
    /// What can't be made; then nothing of it is left.
    pub(crate) fn connect(config: &Config, privileged: bool, def: &mut DomainDef) -> Result<Self> {
        let mut taps = Self::default();
        let host = Place { config, privileged };
        let is_kvm = def.virt_type == VirtType::Kvm;
        for net in &mut def.devices.nets {
            taps.add(&host, is_kvm, net)?;
        }
        Ok(taps)
    }

    /// Makes the tap of an interface that comes to a running guest, and notes its name.
    ///
    /// # Errors
    /// As [`connect`](Self::connect).
    pub(crate) fn connect_one(
        config: &Config,
        privileged: bool,
        is_kvm: bool,
        net: &mut Net,
    ) -> Result<Self> {
        let mut taps = Self::default();
        taps.add(&Place { config, privileged }, is_kvm, net)?;
        Ok(taps)
    }

    fn add(&mut self, host: &Place<'_>, is_kvm: bool, net: &mut Net) -> Result<()> {
        let fds = host.tap(net)?;
        self.connected.push(net.clone());
        run_script(net, net.script.as_deref())?;
        let vhost_fds = match fds.len() {
            count if count > 0 && is_kvm => vhost(net, count)?,
            _ => Vec::new(),
        };
        self.ends.push(End { fds, vhost_fds });
        Ok(())
    }

    /// Gives a running QEMU the descriptors of one interface, under names with its alias.
    ///
    /// # Errors
    /// What QEMU refuses, what is wrong with the connection.
    pub(crate) fn send(&mut self, monitor: &Monitor, alias: &str) -> Result<Tap> {
        let send = |kind: &str, fds: Vec<OwnedFd>| -> Result<Vec<String>> {
            let named = fds.into_iter().enumerate().map(|(number, fd)| {
                let name = format!("{kind}-{alias}{number}");
                monitor.send_fd(&name, fd.as_fd())?;
                Ok(name)
            });
            named.collect()
        };
        let end = self.ends.pop().unwrap_or_default();
        Ok(Tap {
            fds: send("tapfd", end.fds)?,
            vhost_fds: send("vhostfd", end.vhost_fds)?,
        })
    }

    /// Gives QEMU its descriptors, and says which interface finds which.
    pub(crate) fn pass(&mut self, command: &mut Command) -> Vec<Tap> {
        let mut pass = |fds: Vec<OwnedFd>| {
            let numbers = fds.into_iter().map(|fd| command.pass_fd(fd).to_string());
            numbers.collect()
        };
        let ends = self.ends.drain(..).map(|end| Tap {
            fds: pass(end.fds),
            vhost_fds: pass(end.vhost_fds),
        });
        ends.collect()
    }

    /// They are the running guest's from now on.
    pub(crate) fn keep(mut self) {
        self.connected.clear();
    }
}

impl Drop for Taps {
    fn drop(&mut self) {
        take_down(&self.connected);
    }
}

/// Takes the interfaces of a guest down that has stopped.
pub(crate) fn disconnect(def: &DomainDef) {
    take_down(&def.devices.nets);
}

/// Keeps the names of a guest that was taken over from being given again.
pub(crate) fn keep_names(def: &DomainDef) {
    for name in def
        .devices
        .nets
        .iter()
        .filter_map(|net| net.ifname.as_deref())
    {
        net_device::reserve_name(NAMES, name);
    }
}

/// Takes interfaces down that a guest no longer has.
pub(crate) fn take_down(nets: &[Net]) {
    for net in nets {
        if let Err(error) = run_script(net, net.downscript.as_deref()) {
            util::warn!("{error}");
        }
    }
}

/// On whose behalf taps are made.
struct Place<'a> {
    config: &'a Config,
    privileged: bool,
}

impl Place<'_> {
    /// The descriptors of an interface's tap, whose name is noted; none where it needs none.
    fn tap(&self, net: &mut Net) -> Result<Vec<OwnedFd>> {
        let bridge = match &net.source {
            NetSource::Bridge(bridge) => Some(bridge.clone()),
            NetSource::Ethernet => None,
            _ => return Ok(Vec::new()),
        };
        if net.backend.tap.is_some() && !self.privileged {
            bail!(
                VIR_FROM_DOMAIN: VIR_ERR_CONFIG_UNSUPPORTED,
                "cannot use custom tap device in session mode"
            );
        }
        let (name, fds) = match bridge {
            Some(bridge) if self.privileged => port(net, &bridge)?,
            Some(bridge) => self.port_by_helper(net, &bridge)?,
            None if net.managed_tap == Some(YesNo::No) => given(net)?,
            None => ethernet(net)?,
        };
        net.ifname = Some(name);
        Ok(fds)
    }

    /// QEMU's helper makes ports for those who may not; each has one queue.
    fn port_by_helper(&self, net: &Net, bridge: &str) -> Result<(String, Vec<OwnedFd>)> {
        let (ours, theirs) = UnixStream::pair()
            .map_err(|cause| Error::system(DOMAIN, &cause, "failed to create socket"))?;
        let mut command = Command::new(find_helper(&self.config.bridge_helper)?);
        if net.has_virtio_model() {
            command.arg("--use-vnet");
        }
        command.arg(format!("--br={bridge}"));
        let number = command.pass_fd(theirs);
        command.arg(format!("--fd={number}"));
        let shown = command.to_shell_string(false);
        let done = command.run(PATIENCE)?;
        let tap = socket::receive_fd(&ours).map_err(|cause| {
            let words = done.output;
            let text = format!("{shown}: failed to communicate with bridge helper: {words}");
            Error::system(DOMAIN, &cause, text)
        })?;
        Ok((net_device::tap_name(&tap)?, vec![tap]))
    }
}

/// The helper by its name or path.
fn find_helper(name: &str) -> Result<PathBuf> {
    let places = HELPER_FOLDERS
        .iter()
        .map(|folder| Path::new(folder).join(name));
    match places.into_iter().find(|path| path.is_file()) {
        Some(path) => Ok(path),
        None => bail!(
            VIR_FROM_DOMAIN: VIR_ERR_OPERATION_INVALID,
            "'{name}' is not a suitable bridge helper"
        ),
    }
}

/// A port of a bridge.
fn port(net: &Net, bridge: &str) -> Result<(String, Vec<OwnedFd>)> {
    let (name, fds) = make(net)?;
    let size = match net.mtu {
        0 => net_device::mtu(bridge)?,
        size => size,
    };
    net_device::set_mtu(&name, size)?;
    net_device::add_port(bridge, &name)?;
    net_device::set_up(&name)?;
    Ok((name, fds))
}

/// A tap by itself: what it leads to is the script's business or the user's.
fn ethernet(net: &Net) -> Result<(String, Vec<OwnedFd>)> {
    let (name, fds) = make(net)?;
    if net.mtu != 0 {
        net_device::set_mtu(&name, net.mtu)?;
    }
    net_device::set_up(&name)?;
    Ok((name, fds))
}

/// A tap that somebody else has made and set up.
fn given(net: &Net) -> Result<(String, Vec<OwnedFd>)> {
    let Some(name) = net.ifname.clone() else {
        bail!(
            VIR_FROM_DOMAIN: VIR_ERR_INTERNAL_ERROR,
            "target dev must be supplied when managed='no'"
        );
    };
    if !net_device::exists(&name)? {
        bail!(
            VIR_FROM_DOMAIN: VIR_ERR_INTERNAL_ERROR,
            "target managed='no' but specified dev doesn't exist"
        );
    }
    let fds = net_device::join_tap(&name, options(net))?;
    Ok((name, fds))
}

/// A new tap with an address of its own.
fn make(net: &Net) -> Result<(String, Vec<OwnedFd>)> {
    let wanted = net.ifname.as_deref().unwrap_or(NAMES);
    let (name, fds) = net_device::make_tap(wanted, options(net))?;
    if let Some(mac) = net.mac.address {
        net_device::set_address(&name, host_address(mac))?;
    }
    Ok((name, fds))
}

fn options(net: &Net) -> net_device::Tap<'_> {
    let has_header = net.has_virtio_model();
    net_device::Tap {
        driver: Path::new(net.backend.tap.as_deref().unwrap_or(TAP_DRIVER)),
        queues: if has_header { net.driver.queues } else { 1 },
        has_header,
    }
}

/// The address of the host's end: the guest's with a first byte so high that no bridge takes it
/// for its own.
fn host_address(MacAddr(mut bytes): MacAddr) -> [u8; 6] {
    bytes[0] = if bytes[0] == 0xfe { 0xfa } else { 0xfe };
    bytes
}

/// The kernel's workers for a tap, where it has any; `count` are wanted.
fn vhost(net: &Net, count: usize) -> Result<Vec<OwnedFd>> {
    let is_wanted = net.driver.name == Some(NetDriverName::Vhost);
    if net.driver.name == Some(NetDriverName::Qemu) {
        return Ok(Vec::new());
    }
    if !net.has_virtio_model() {
        if is_wanted {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "vhost-net is only supported for virtio network interfaces"
            );
        }
        return Ok(Vec::new());
    }
    let device = net.backend.vhost.as_deref().unwrap_or(VHOST);
    let open = || File::options().read(true).write(true).open(device);
    let workers: Vec<OwnedFd> = (0..count)
        .map_while(|_| open().ok())
        .map(Into::into)
        .collect();
    if workers.len() == count {
        return Ok(workers);
    }
    if is_wanted {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "vhost-net was requested for an interface, but is unavailable"
        );
    }
    // QEMU wants one for each queue or none.
    Ok(Vec::new())
}

/// Runs a script with the name of its tap.
fn run_script(net: &Net, script: Option<&str>) -> Result<()> {
    let (Some(script), Some(name)) = (script, net.ifname.as_deref()) else {
        return Ok(());
    };
    if net.source != NetSource::Ethernet {
        return Ok(());
    }
    let mut command = Command::new(script);
    command.env_pass_common().arg(name);
    let shown = command.to_shell_string(false);
    let done = command.run(PATIENCE)?;
    let how = match done.ended {
        None | Some(Ended::Exited(0)) => return Ok(()),
        Some(Ended::Exited(status)) => format!("exit status {status}"),
        Some(Ended::Signalled(signal)) => format!("fatal signal {signal}"),
    };
    Err(err!(
        VIR_FROM_NONE: VIR_ERR_INTERNAL_ERROR,
        "Child process ({shown}) unexpected {how}: {}", done.output
    ))
}
