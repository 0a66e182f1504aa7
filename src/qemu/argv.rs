//! From a definition to QEMU's command line.
//!
//! Pure: what has to exist first (sockets, files, tap devices) is in [`Plan`].  Devices come with
//! their aliases and addresses, which `alias` and `address` have given them; what can't be said to
//! QEMU is refused, never left out.
mod boot;
mod chardev;
mod clock;
mod controller;
mod cpu;
mod device;
mod disk;
mod graphics;
mod machine;
mod net;
mod peripheral;
mod plug;
mod refused;

use conf::DomainDef;
use std::os::fd::RawFd;
use std::path::PathBuf;
use util::command::Command;
use util::error::ErrorDomain;
use util::{Result, bail};

pub(crate) use disk::number as number_disks;
pub(crate) use net::host_id;
pub(crate) use plug::{CardParts, DriveParts};

use crate::capabilities::{Accelerated, Accelerator, Capabilities};
use crate::rtc;

/// The file of a guest's folder with the key with which secrets are given to QEMU.
pub(crate) const MASTER_KEY: &str = "master-key.aes";

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// Descriptors of a tap device, as QEMU finds them: by numbers that it inherits, or by names under
/// which its monitor was given them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tap {
    /// One per queue.
    pub fds: Vec<String>,
    /// Of the kernel's vhost worker, one per queue; none without vhost.
    pub vhost_fds: Vec<String>,
}

impl Tap {
    /// A tap with one queue and no worker of the kernel's.
    #[must_use]
    pub fn alone(fd: RawFd) -> Self {
        Self {
            fds: vec![fd.to_string()],
            vhost_fds: Vec::new(),
        }
    }
}

/// How QEMU finds the listening end of its monitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MonitorAt {
    /// A listening socket that QEMU inherits.
    Descriptor(RawFd),
    /// A path at which QEMU shall listen, as in a command line for people.
    Path(PathBuf),
}

/// All that a command line depends on.
pub struct Plan<'a> {
    /// The definition, completed.
    pub def: &'a DomainDef,
    /// The binary.
    pub caps: &'a Capabilities,
    /// What runs the CPUs.
    pub accelerator: Accelerator,
    /// The monitor.
    pub monitor: MonitorAt,
    /// The guest's own folder, QEMU's home; none where the command line is for people.
    pub folder: Option<PathBuf>,
    /// The clock at start.
    pub clock: &'a rtc::Start,
    /// Whether the guest's state comes through the monitor instead of a boot.
    pub incoming: bool,
    /// Tap devices, by the index of their interface; empty where the hypervisor needs none.
    pub taps: Vec<Tap>,
    /// Paths of images that are the host's CD drives.
    pub host_cdroms: Vec<String>,
    /// Address that a server listens on when the definition names none.
    pub vnc_listen: String,
}

impl Plan<'_> {
    fn machine_name(&self) -> &str {
        self.def.os.machine.as_deref().unwrap_or_default()
    }

    /// What the accelerator offers; the plan names one that can be used.
    fn accelerated(&self) -> Result<&Accelerated> {
        match self.caps.accelerated(self.accelerator) {
            Some(found) => Ok(found),
            None => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "the accel 'kvm' is not supported by '{}' on this host",
                self.caps.binary.display()
            ),
        }
    }

    fn is_q35(&self) -> bool {
        is_q35(self.def)
    }
}

fn is_q35(def: &DomainDef) -> bool {
    let name = def.os.machine.as_deref().unwrap_or_default();
    name == "q35" || name.starts_with("pc-q35-")
}

/// Adds everything that the definition asks for to `command`.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` for what this driver or this QEMU can't do.
pub fn build(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    refused::check(plan.def)?;
    machine::environment(plan, command);
    machine::identity(plan, command);
    boot::firmware(plan, command)?;
    machine::machine(plan, command)?;
    cpu::cpu(plan, command)?;
    boot::loader(plan, command);
    machine::memory(plan, command);
    machine::smp(plan, command);
    machine::iothreads(plan, command);
    machine::uuid(plan, command);
    graphics::display(plan, command)?;
    machine::monitor(plan, command);
    clock::clock(plan, command)?;
    machine::power(plan, command);
    boot::boot(plan, command)?;
    devices(plan, command)?;
    machine::user_arguments(plan, command);
    machine::sandbox(plan, command);
    Ok(())
}

fn devices(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    controller::globals(plan, command);
    controller::controllers(plan, command)?;
    peripheral::hubs(plan, command)?;
    disk::disks(plan, command)?;
    net::nets(plan, command)?;
    chardev::chardevs(plan, command)?;
    peripheral::inputs(plan, command)?;
    peripheral::audio(plan, command)?;
    graphics::servers(plan, command)?;
    peripheral::videos(plan, command)?;
    peripheral::sounds(plan, command)?;
    peripheral::watchdogs(plan, command)?;
    if plan.incoming {
        command.args(["-incoming", "defer"]);
    }
    peripheral::memballoon(plan, command)?;
    peripheral::rngs(plan, command)?;
    peripheral::core_information(plan, command);
    peripheral::panics(plan, command)
}
