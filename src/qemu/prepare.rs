//! What surrounds QEMU's start: ports, ownership, and what is said to a QEMU before its CPUs run.
use crate::host::Host;
use crate::monitor::{Monitor, PasswordTarget, Reply};
use crate::run::Run;
use crate::{ORIGIN, argv, cpu_model, definition};
use conf::DomainDef;
use conf::domain::chardev::{
    ChannelState, ChannelTargetType, ChardevTarget, ChardevType, SocketMode,
};
use conf::domain::disk::{DiskDevice, SourceLocation};
use conf::domain::graphics::{Graphics, GraphicsType, ListenType};
use conf::domain::lifecycle::LifecycleAction;
use conf::domain::net::LinkState;
use serde_json::{Value, json};
use std::fs::File;
use std::net::TcpListener;
use std::os::fd::AsFd;
use std::path::Path;
use std::time::Duration;
use util::bail;
use util::error::{Error, Result};

/// Ports for displays whose definitions leave the choice to the driver.
const PORTS: std::ops::RangeInclusive<i32> = 5900..=65535;

/// How often a QEMU that loads a state is asked whether it has.
const LOAD_STEP: Duration = Duration::from_millis(5);

/// The name under which QEMU knows the descriptor of a state.
const STATE_FD: &str = "state";

/// Chooses ports for the displays that want one.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` when none is left.
pub(crate) fn assign_ports(host: &Host, def: &mut DomainDef) -> Result<()> {
    for graphics in def.devices.graphics.iter_mut().filter(|g| has_port(g)) {
        if let Some(listen) = graphics.listens.first_mut()
            && listen.address.is_none()
        {
            listen.address = Some(host.config.vnc_listen.clone());
        }
        if is_chosen(graphics) {
            graphics.port = free_port(host, graphics)?;
        }
    }
    Ok(())
}

/// Gives the ports of displays back.
pub(crate) fn release_ports(host: &Host, def: &DomainDef) {
    let mut taken = host.ports.lock();
    for graphics in def.devices.graphics.iter().filter(|g| is_chosen(g)) {
        taken.remove(&graphics.port);
    }
}

/// Marks the ports of a guest that was taken over.
pub(crate) fn keep_ports(host: &Host, def: &DomainDef) {
    let chosen = def.devices.graphics.iter().filter(|g| is_chosen(g));
    host.ports.lock().extend(chosen.map(|g| g.port));
}

/// Whether the driver chooses the port; for one that the definition names QEMU has to fight.
fn is_chosen(graphics: &Graphics) -> bool {
    has_port(graphics) && (graphics.autoport || graphics.port <= 0)
}

fn has_port(graphics: &Graphics) -> bool {
    let listen = graphics.listens.first();
    graphics.kind == GraphicsType::Vnc && listen.is_some_and(|l| l.kind == ListenType::Address)
}

/// A port that none of our guests has and that nobody else listens on.
fn free_port(host: &Host, graphics: &Graphics) -> Result<i32> {
    let listen = graphics.listens.first().and_then(|l| l.address.as_deref());
    let address = listen.unwrap_or(&host.config.vnc_listen);
    for port in PORTS {
        if !host.ports.lock().insert(port) {
            continue;
        }
        let number = u16::try_from(port).unwrap_or(u16::MAX);
        if TcpListener::bind((address, number)).is_ok() {
            return Ok(port);
        }
        host.ports.lock().remove(&port);
    }
    bail!(
        VIR_ERR_INTERNAL_ERROR,
        "Unable to find an unused port in range 'VNC' (5900-65535)"
    )
}

/// Completes the channels: sockets in `folder` for those without a place of their own, and nobody
/// has opened one in the guest yet.  A saved definition names the folder of the run that was saved.
pub(crate) fn assign_channels(def: &mut DomainDef, folder: &Path) {
    for channel in &mut def.devices.channels {
        let ChardevTarget::Channel {
            kind: ChannelTargetType::Virtio,
            name,
            state,
        } = &mut channel.target
        else {
            continue;
        };
        *state = Some(ChannelState::Disconnected);
        let place = channel.source.path.as_deref();
        let is_chosen_here = place.is_none_or(|path| is_run_socket(Path::new(path), folder));
        if channel.source.kind == ChardevType::Unix && is_chosen_here {
            let name = name
                .as_deref()
                .or(channel.info.alias.as_deref())
                .unwrap_or_default();
            let path = folder.join(name.replace('/', "_"));
            channel.source.path = Some(path.display().to_string());
            channel.source.mode = Some(SocketMode::Bind);
        }
    }
}

/// Whether a socket is in the folder of some run: a sister of `folder`, which is this run's.
fn is_run_socket(socket: &Path, folder: &Path) -> bool {
    let grandparent = socket.parent().and_then(Path::parent);
    grandparent.is_some() && grandparent == folder.parent()
}

/// Gives a folder to QEMU's user.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`.
pub(crate) fn own(folder: &Path, identity: Option<(u32, u32)>) -> Result<()> {
    let Some((user, group)) = identity else {
        return Ok(());
    };
    std::os::unix::fs::chown(folder, Some(user), Some(group)).map_err(|cause| {
        let text = format!(
            "unable to set user and group to '{user}:{group}' on '{}'",
            folder.display()
        );
        Error::system(ORIGIN, &cause, text)
    })
}

/// Makes the key with which secrets are given to QEMU, where QEMU reads it.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`.
pub(crate) fn make_master_key(folder: &Path, identity: Option<(u32, u32)>) -> Result<()> {
    let mut key = [0; 32];
    util::sys::random::fill(&mut key)
        .map_err(|cause| Error::system(ORIGIN, &cause, "failed to generate random bytes"))?;
    let path = folder.join(argv::MASTER_KEY);
    util::file::write_atomic(&path, &key, 0o600)?;
    own(&path, identity)
}

/// The images that are CD drives of the host.
pub(crate) fn host_cdroms(def: &DomainDef) -> Vec<String> {
    let disks = def.devices.disks.iter();
    let cdroms = disks.filter(|disk| disk.device == DiskDevice::Cdrom);
    let blocks = cdroms.filter_map(|disk| match &disk.source.location {
        SourceLocation::Block(path) => path.clone(),
        _ => None,
    });
    blocks
        .filter(|path| util::sys::host::is_cd_drive(Path::new(path)))
        .collect()
}

/// Learns what QEMU has chosen and sets what its command line can't say, in one turn of waiting.
///
/// # Errors
/// What QEMU refuses, what is wrong with the connection.
pub(crate) fn before_cpus(run: &mut Run, def: &mut DomainDef) -> Result<()> {
    let mut commands = vec![
        ("query-cpus-fast", Value::Null),
        ("query-chardev", Value::Null),
    ];
    let settings = settings(def);
    commands.extend(settings.iter().cloned());
    let mut replies = run.monitor.ask_all(commands)?.into_iter();
    let mut next = |command: &str| match replies.next() {
        Some(reply) => Reply::into_result(reply, command),
        None => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "{command} reply was missing return data"
        ),
    };
    let cpus = next("query-cpus-fast")?;
    let number = |cpu: &Value, name: &str| cpu[name].as_i64();
    let threads = cpus.as_array().into_iter().flatten();
    run.keep.vcpus = threads
        .filter_map(|cpu| Some((number(cpu, "cpu-index")?, number(cpu, "thread-id")?)))
        .collect();
    let first = cpus[0]["qom-path"].as_str().unwrap_or_default();
    set_ptys(def, &next("query-chardev")?);
    for (command, _) in settings {
        next(command)?;
    }
    cpu_model::note_live(&run.monitor, def, first)?;
    note_balloon(run, def)?;
    set_passwords(&run.monitor, def)
}

/// Commands that set what the command line can't.
fn settings(def: &DomainDef) -> Vec<(&'static str, Value)> {
    let mut commands = Vec::new();
    if def.lifecycle.on_reboot == LifecycleAction::Destroy {
        commands.push(("set-action", json!({"reboot": "shutdown"})));
    }
    if def.memory.current != 0
        && def.memory.current < def.memory.total
        && definition::has_balloon(def)
    {
        commands.push(("balloon", json!({"value": def.memory.current * 1024})));
    }
    let nets = def.devices.nets.iter();
    let unplugged = nets.filter(|net| net.link == Some(LinkState::Down));
    commands
        .extend(unplugged.map(|net| ("set_link", json!({"name": net.info.alias, "up": false}))));
    commands
}

/// How much memory the guest has left: what it was asked to give needs its consent.
fn note_balloon(run: &Run, def: &mut DomainDef) -> Result<()> {
    let actual = match definition::has_balloon(def) {
        true => run.monitor.query_balloon()?.map(|bytes| bytes / 1024),
        false => None,
    };
    def.memory.current = actual.unwrap_or(def.memory.total);
    Ok(())
}

/// Notes which terminals QEMU made.
fn set_ptys(def: &mut DomainDef, chardevs: &Value) {
    let devices = &mut def.devices;
    let all = [
        &mut devices.serials,
        &mut devices.parallels,
        &mut devices.channels,
        &mut devices.consoles,
    ];
    for chardev in all.into_iter().flatten() {
        if chardev.source.kind != ChardevType::Pty {
            continue;
        }
        let label = format!("char{}", chardev.info.alias.as_deref().unwrap_or_default());
        let found = chardevs
            .as_array()
            .into_iter()
            .flatten()
            .find(|c| c["label"] == label.as_str());
        let path = found.and_then(|c| c["filename"].as_str()?.strip_prefix("pty:"));
        if let Some(path) = path {
            chardev.source.path = Some(path.to_owned());
        }
    }
    // The first console is another name of the first serial port.
    let first = devices
        .serials
        .first()
        .map(|serial| serial.source.path.clone());
    if let (Some(path), Some(console)) = (first, devices.consoles.first_mut())
        && console.source.kind == ChardevType::Pty
        && console.source.path.is_none()
    {
        console.source.path = path;
    }
}

fn set_passwords(monitor: &Monitor, def: &DomainDef) -> Result<()> {
    for graphics in &def.devices.graphics {
        let Some(password) = &graphics.auth.passwd else {
            continue;
        };
        let connected = graphics
            .auth
            .connected
            .map_or("keep", |action| action.as_str());
        monitor.set_password(PasswordTarget::Vnc, password, connected)?;
        monitor.expire_password(PasswordTarget::Vnc, "never")?;
    }
    Ok(())
}

/// Has QEMU read a saved state from `file`, and waits until it has.
///
/// # Errors
/// What QEMU says of the state.
pub(crate) fn load_state(run: &Run, file: &File) -> Result<()> {
    run.monitor.send_fd(STATE_FD, file.as_fd())?;
    run.monitor.migrate_incoming(&format!("fd:{STATE_FD}"))?;
    while run.monitor.query_status()?.status == "inmigrate" {
        std::thread::sleep(LOAD_STEP);
    }
    let status = run.monitor.query_migrate()?;
    if status.status.as_deref() == Some("failed") {
        let text = status.error.unwrap_or_else(|| "unknown error".to_owned());
        bail!(VIR_ERR_OPERATION_FAILED, "job 'restore' failed: {text}");
    }
    Ok(())
}
