//! Character devices: `-chardev` for what stands behind, `-device` for what the guest sees.
use conf::domain::chardev::{
    ChannelTargetType, Chardev, ChardevSource, ChardevTarget, ChardevType, ConsoleTarget,
    SerialModel, SocketMode,
};
use conf::domain::controller::ControllerType;
use serde_json::json;
use util::command::Command;
use util::{Result, bail};

use super::device::{Object, alias, escape};
use super::{ORIGIN, Plan};

/// All of them: serial, parallel, channels, consoles.
pub(super) fn chardevs(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let devices = &plan.def.devices;
    for chardev in devices
        .serials
        .iter()
        .chain(&devices.parallels)
        .chain(&devices.channels)
    {
        one(plan, chardev, command)?;
    }
    for console in devices.consoles.iter().filter(|c| !is_serial_console(c)) {
        one(plan, console, command)?;
    }
    Ok(())
}

/// A console of type `serial` is another name of the first serial device.
fn is_serial_console(console: &Chardev) -> bool {
    matches!(
        console.target,
        ChardevTarget::Console {
            kind: None | Some(ConsoleTarget::Serial),
            ..
        }
    )
}

fn one(plan: &Plan<'_>, chardev: &Chardev, command: &mut Command) -> Result<()> {
    let id = format!("char{}", alias(&chardev.info));
    command
        .arg("-chardev")
        .arg(backend(plan, &chardev.source, &id)?);
    match &chardev.target {
        ChardevTarget::Serial { model, .. } => serial(plan, chardev, *model, &id, command),
        ChardevTarget::Parallel { .. } => {
            let mut device = Object::device("isa-parallel");
            device
                .set("chardev", id.as_str())
                .set("id", alias(&chardev.info));
            device
                .set_address(&chardev.info, plan.def)?
                .write("-device", command);
            Ok(())
        }
        ChardevTarget::Channel {
            kind: ChannelTargetType::Virtio,
            name,
            ..
        } => port(
            plan,
            chardev,
            "virtserialport",
            name.as_deref(),
            &id,
            command,
        ),
        ChardevTarget::Console {
            kind: Some(ConsoleTarget::Virtio),
            ..
        } => port(plan, chardev, "virtconsole", None, &id, command),
        ChardevTarget::Guestfwd { address, port } => {
            guestfwd(chardev, address, *port, &id, command);
            Ok(())
        }
        ChardevTarget::Channel { kind, .. } => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "channel target type '{}' is not supported by this driver",
            kind.as_str()
        ),
        ChardevTarget::Console { kind, .. } => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unsupported console target type {}",
            kind.map_or("NULL", ConsoleTarget::as_str)
        ),
    }
}

fn serial(
    plan: &Plan<'_>,
    chardev: &Chardev,
    model: Option<SerialModel>,
    id: &str,
    command: &mut Command,
) -> Result<()> {
    let driver = match model {
        None | Some(SerialModel::IsaSerial) => "isa-serial",
        Some(SerialModel::PciSerial) => "pci-serial",
        Some(SerialModel::UsbSerial) => "usb-serial",
        Some(SerialModel::IsaDebugcon) => "isa-debugcon",
        Some(other) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "serial device model '{}' is not supported by this driver",
            other.as_str()
        ),
    };
    let mut device = Object::device(driver);
    device.set("chardev", id).set("id", alias(&chardev.info));
    if let (
        true,
        ChardevTarget::Serial {
            port: Some(port), ..
        },
    ) = (driver == "isa-serial", &chardev.target)
    {
        device.set("index", *port);
    }
    device
        .set_address(&chardev.info, plan.def)?
        .write("-device", command);
    Ok(())
}

fn port(
    plan: &Plan<'_>,
    chardev: &Chardev,
    driver: &str,
    name: Option<&str>,
    id: &str,
    command: &mut Command,
) -> Result<()> {
    let has_bus = plan
        .def
        .devices
        .controllers
        .iter()
        .any(|c| c.kind == ControllerType::VirtioSerial);
    if !has_bus {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "no virtio-serial controller for '{id}'"
        );
    }
    let mut device = Object::device(driver);
    device.set_address(&chardev.info, plan.def)?;
    device.set("chardev", id).set("id", alias(&chardev.info));
    device.set_opt("name", name);
    device.write("-device", command);
    Ok(())
}

fn guestfwd(chardev: &Chardev, address: &str, port: u16, id: &str, command: &mut Command) {
    let mut object = Object::default();
    object.set("type", "user");
    object.set(
        "guestfwd",
        json!([{ "str": format!("tcp:{address}:{port}-chardev:{id}") }]),
    );
    object.set("id", alias(&chardev.info));
    object.write("-netdev", command);
}

/// The value of `-chardev`.
fn backend(plan: &Plan<'_>, source: &ChardevSource, id: &str) -> Result<String> {
    let path = || escape(source.path.as_deref().unwrap_or_default());
    let mut text = match source.kind {
        ChardevType::Null => format!("null,id={id}"),
        ChardevType::Vc => format!("vc,id={id}"),
        ChardevType::Pty => format!("pty,id={id}"),
        ChardevType::Stdio => format!("stdio,id={id}"),
        ChardevType::Dev => format!("serial,id={id},path={}", path()),
        ChardevType::File => file(source, id, &path()),
        ChardevType::Pipe => format!("pipe,id={id},path={}", path()),
        ChardevType::Unix => {
            format!(
                "socket,id={id},path={}{}",
                path(),
                socket_options(plan, source)
            )
        }
        ChardevType::Tcp => tcp(plan, source, id),
        ChardevType::Udp => udp(source, id),
        other => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "character device of type '{}' is not supported by this driver",
            other.as_str()
        ),
    };
    if source.tls.is_some_and(conf::YesNo::is_yes) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "TLS for character devices is not supported by this driver"
        );
    }
    if let Some(log) = &source.log {
        let append = log.append.map_or("on", conf::OnOff::as_str);
        text.push_str(&format!(
            ",logfile={},logappend={append}",
            escape(&log.file)
        ));
    }
    Ok(text)
}

fn file(source: &ChardevSource, id: &str, path: &str) -> String {
    let append = source.append.map(|a| format!(",append={}", a.as_str()));
    format!("file,id={id},path={path}{}", append.unwrap_or_default())
}

fn socket_options(plan: &Plan<'_>, source: &ChardevSource) -> String {
    if source.mode == Some(SocketMode::Bind) {
        return ",server=on,wait=off".to_owned();
    }
    let Some(again) = source.reconnect else {
        return String::new();
    };
    let seconds = if again.enabled.is_yes() {
        again.timeout
    } else {
        0
    };
    match plan.caps.has_option("chardev", "reconnect-ms") {
        true => format!(",reconnect-ms={}", u64::from(seconds) * 1000),
        false => format!(",reconnect={seconds}"),
    }
}

fn tcp(plan: &Plan<'_>, source: &ChardevSource, id: &str) -> String {
    let end = |text: &Option<String>| escape(text.as_deref().unwrap_or_default());
    let telnet = match source.protocol.as_str() {
        "telnet" => ",telnet=on",
        _ => "",
    };
    format!(
        "socket,id={id},host={},port={}{telnet}{}",
        end(&source.connect.host),
        end(&source.connect.service),
        socket_options(plan, source)
    )
}

fn udp(source: &ChardevSource, id: &str) -> String {
    let end = |text: &Option<String>, none: &str| escape(text.as_deref().unwrap_or(none));
    format!(
        "udp,id={id},host={},port={},localaddr={},localport={}",
        end(&source.connect.host, ""),
        end(&source.connect.service, ""),
        end(&source.bind.host, ""),
        end(&source.bind.service, "0"),
    )
}
