//! Asking a QEMU binary what it can do, over QMP.
use super::{Capabilities, facts};
use crate::monitor::{Monitor, Patience, Reply};
use serde_json::{Map, Value, json};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;
use util::command::Command;
use util::error::ErrorDomain;
use util::sys::process::{Ended, PidFd};
use util::{Error, Result, bail, err};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// How long QEMU may take to come up without a machine, and for each reply.
const PATIENCE: Duration = Duration::from_secs(30);

/// The oldest QEMU libvirt 11.3.0 works with.
const MINIMUM: (u32, &str) = (6_002_000, "6.2.0");

/// Device types whose properties command lines depend on.
const DEVICES: [&str; 18] = [
    "virtio-blk-pci",
    "virtio-net-pci",
    "virtio-scsi-pci",
    "scsi-hd",
    "ide-hd",
    "PIIX4_PM",
    "usb-storage",
    "kvm-pit",
    "VGA",
    "vmware-svga",
    "qxl",
    "virtio-gpu-pci",
    "ICH9-LPC",
    "virtio-balloon-pci",
    "mch",
    "pcie-root-port",
    "usb-host",
    "virtio-iommu-pci",
];

/// Other types whose properties command lines depend on.
const OBJECTS: [&str; 3] = [
    "memory-backend-file",
    "memory-backend-memfd",
    "generic-pc-machine",
];

/// Where and as whom a binary is probed.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// A folder in which the probe may make one of its own.
    pub folder: PathBuf,
    /// User and group QEMU runs as, when not ours.
    pub identity: Option<(u32, u32)>,
}

/// Probes a binary.  Its process and files are gone afterwards, whatever happens.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` when it can't be started or doesn't answer as a QEMU,
/// `VIR_ERR_CONFIG_UNSUPPORTED` when it is too old.
pub fn probe(binary: &Path, around: &Surroundings) -> Result<Capabilities> {
    let facts = gather(binary, around)?;
    facts::read(binary, &facts).ok_or_else(|| {
        err!(
            VIR_ERR_INTERNAL_ERROR,
            "QEMU binary {} gave incomplete capabilities",
            binary.display()
        )
    })
}

/// The facts about a binary, in the form the cache stores.
pub(super) fn gather(binary: &Path, around: &Surroundings) -> Result<Value> {
    crate::process::require_holds()?;
    let first = Session::start(binary, around, "kvm:tcg")?;
    let mut facts = general(&first.monitor)?;
    let kvm = answer(first.monitor.ask("query-kvm", Value::Null)?);
    let with_kvm = kvm["present"] == true && kvm["enabled"] == true;
    if with_kvm {
        facts.insert("kvm".to_owned(), accelerated(&first.monitor, "host")?);
        drop(first);
        let second = Session::start(binary, around, "tcg")?;
        facts.insert("tcg".to_owned(), accelerated(&second.monitor, "max")?);
    } else {
        facts.insert("tcg".to_owned(), accelerated(&first.monitor, "max")?);
    }
    Ok(Value::Object(facts))
}

/// What doesn't depend on the accelerator.
fn general(monitor: &Monitor) -> Result<Map<String, Value>> {
    let version = monitor.execute("query-version", Value::Null)?;
    check_version(&version)?;
    let arch = monitor.execute("query-target", Value::Null)?["arch"].take();
    let plain = [
        "query-qmp-schema",
        "qom-list-types",
        "query-command-line-options",
        "query-migrate-capabilities",
    ];
    let of_type = |name| json!({"typename": name});
    let devices = DEVICES.map(|name| ("device-list-properties", of_type(name)));
    let objects = OBJECTS.map(|name| ("qom-list-properties", of_type(name)));
    let mut commands = plain.map(|name| (name, Value::Null)).to_vec();
    commands.extend(devices);
    commands.extend(objects);
    let mut replies = monitor.ask_all(commands)?.into_iter().map(answer);
    let mut next = || replies.next().unwrap_or_default();

    let mut facts = Map::new();
    let (commands, events) = facts::schema(&next());
    let parts = [
        ("version", version),
        ("arch", arch),
        ("commands", commands),
        ("events", events),
        ("types", facts::names(&next())),
        ("options", facts::options(&next())),
        ("migration", facts::migration(&next())),
    ];
    facts.extend(parts.map(|(name, value)| (name.to_owned(), value)));
    let types = DEVICES.iter().chain(&OBJECTS);
    let properties = types.map(|name| ((*name).to_owned(), facts::names(&next())));
    facts.insert("properties".to_owned(), Value::Object(properties.collect()));
    Ok(facts)
}

/// What depends on the accelerator; `host` is the CPU model that stands for the host.
fn accelerated(monitor: &Monitor, host: &str) -> Result<Value> {
    let model = json!({"type": "static", "model": {"name": host}});
    let replies = monitor.ask_all(vec![
        ("query-machines", Value::Null),
        ("query-cpu-definitions", Value::Null),
        ("query-cpu-model-expansion", model),
    ])?;
    let names = ["machines", "cpus", "host"];
    let values = replies.into_iter().map(answer);
    let facts = names.into_iter().map(str::to_owned).zip(values);
    Ok(Value::Object(facts.collect()))
}

/// What a command returned; `Null` when this QEMU can't do it.
fn answer(reply: Reply) -> Value {
    match reply {
        Reply::Return(value) => value,
        Reply::Error { .. } => Value::Null,
    }
}

fn check_version(reply: &Value) -> Result<()> {
    let version = crate::monitor::Version::from_reply(reply)?;
    let (minimum, name) = MINIMUM;
    if version.number() < minimum {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "QEMU version >= {name} is required, but {}.{}.{} found",
            version.major,
            version.minor,
            version.micro
        );
    }
    Ok(())
}

/// A QEMU without a machine; dropping it ends it and removes its folder.
struct Session {
    monitor: Monitor,
    _left: Leftovers,
}

/// What a probe leaves on the machine unless this is dropped.
struct Leftovers {
    folder: PathBuf,
}

impl Session {
    fn start(binary: &Path, around: &Surroundings, accelerator: &str) -> Result<Self> {
        let left = Leftovers::create(around)?;
        let path = |name: &str| left.folder.join(name);
        let socket = path("qmp.monitor");
        let mut command = Command::new(binary);
        command.env_pass_common();
        command.args(["-S", "-no-user-config", "-nodefaults", "-nographic"]);
        command
            .arg("-machine")
            .arg(format!("none,accel={accelerator}"));
        command.arg("-qmp");
        command.arg(format!("unix:{},server=on,wait=off", socket.display()));
        command
            .arg("-pidfile")
            .arg(path("qmp.pid").to_string_lossy());
        command.arg("-daemonize");
        if let Some((user, group)) = around.identity {
            command.identity(user, group);
        }
        let failed = |why: &str| {
            let binary = binary.display();
            err!(
                VIR_ERR_INTERNAL_ERROR,
                "Failed to start QEMU binary {binary} for probing: {why}"
            )
        };
        let done = command.run(PATIENCE)?;
        if !matches!(done.ended, None | Some(Ended::Exited(0))) {
            return Err(failed(&done.output));
        }
        let pid_file = path("qmp.pid");
        if let Err(cause) = std::fs::metadata(&pid_file) {
            let text = format!("Failed to read pidfile {}", pid_file.display());
            return Err(Error::system(ORIGIN, &cause, text));
        }
        let client = UnixStream::connect(&socket).map_err(|cause| failed(&cause.to_string()))?;
        let patience = Patience {
            greeting: PATIENCE,
            reply: PATIENCE,
        };
        let (monitor, _) = Monitor::open(client, "capabilities probe", patience)?;
        Ok(Self {
            monitor,
            _left: left,
        })
    }
}

impl Leftovers {
    /// A folder of its own, for QEMU's user.
    fn create(around: &Surroundings) -> Result<Self> {
        use std::sync::atomic::{AtomicU64, Ordering};
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("qmp-{}-{number}", std::process::id());
        let folder = around.folder.join(name);
        let made = std::fs::DirBuilder::new().mode(0o700).create(&folder);
        let made = made.and_then(|()| match around.identity {
            Some((user, group)) => std::os::unix::fs::chown(&folder, Some(user), Some(group)),
            None => std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o700)),
        });
        made.map_err(|cause| {
            let text = format!("Failed to create temporary directory {}", folder.display());
            Error::system(ORIGIN, &cause, text)
        })?;
        Ok(Self { folder })
    }
}

impl Drop for Leftovers {
    fn drop(&mut self) {
        // QEMU holds a lock on its pid file; without one the number may be anybody's.
        let file = std::fs::File::options()
            .read(true)
            .write(true)
            .open(self.folder.join("qmp.pid"));
        let owner = file.and_then(|file| util::sys::process::lock_owner(&file));
        if let Ok(Some(pid)) = owner
            && let Ok(process) = PidFd::open(pid)
            && process.signal(libc::SIGKILL).is_ok()
        {
            let _ = process.wait_gone(PATIENCE);
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
