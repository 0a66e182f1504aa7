//! The first `<console>` and the first `<serial>` of a machine with firmware are one device
//! (C: `virDomainDefAddConsoleCompat`).
use std::borrow::Cow;

use util::bail;
use util::error::{ErrorDomain, Result};

use super::DomainDef;
use super::chardev::{Chardev, ChardevTarget, ConsoleTarget, SerialTarget};
use super::device_info::DeviceInfo;
use super::devices::Devices;
use super::os::OsType;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

impl Chardev {
    /// Whether it is a console that stands for a serial port.
    pub(super) fn is_serial_console(&self) -> bool {
        matches!(
            self.target,
            ChardevTarget::Console {
                kind: None | Some(ConsoleTarget::Serial),
                ..
            }
        )
    }
}

/// Whether a console may show what a serial port does.
fn has_console(serial: &Chardev) -> bool {
    match serial.target {
        ChardevTarget::Serial { kind, .. } => !matches!(
            kind,
            Some(SerialTarget::UsbSerial | SerialTarget::PciSerial | SerialTarget::IsaDebug)
        ),
        _ => false,
    }
}

fn as_console(serial: &Chardev) -> Chardev {
    Chardev {
        target: ChardevTarget::Console {
            kind: Some(ConsoleTarget::Serial),
            port: Some(0),
        },
        source: serial.source.clone(),
        info: DeviceInfo::default(),
    }
}

/// A console's port is its place.
fn number(consoles: &mut [Chardev]) {
    for (place, console) in consoles.iter_mut().enumerate() {
        if let ChardevTarget::Console { port, .. } = &mut console.target {
            *port = i32::try_from(place).ok();
        }
    }
}

impl DomainDef {
    /// Makes a serial port for the first console and a console for the first serial port.
    pub(super) fn pair_consoles(&mut self) -> Result<()> {
        let devices = &mut self.devices;
        if devices
            .consoles
            .iter()
            .skip(1)
            .any(Chardev::is_serial_console)
        {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Only the first console can be a serial port"
            );
        }
        if self.os.kind != Some(OsType::Hvm) {
            for console in &mut devices.consoles {
                if let ChardevTarget::Console { kind, .. } = &mut console.target {
                    kind.get_or_insert(ConsoleTarget::Serial);
                }
            }
            number(&mut devices.consoles);
            return Ok(());
        }
        match devices.consoles.first_mut() {
            Some(first) if first.is_serial_console() => {
                if let ChardevTarget::Console { kind, .. } = &mut first.target {
                    *kind = Some(ConsoleTarget::Serial);
                }
                if devices.serials.is_empty() {
                    let target = ChardevTarget::Serial {
                        kind: None,
                        model: None,
                        port: Some(0),
                    };
                    let (source, info) = (first.source.clone(), std::mem::take(&mut first.info));
                    devices.serials.push(Chardev {
                        target,
                        source,
                        info,
                    });
                }
            }
            _ => {
                let serial = devices.serials.first().filter(|serial| has_console(serial));
                if let Some(console) = serial.map(as_console) {
                    devices.consoles.insert(0, console);
                }
            }
        }
        number(&mut devices.consoles);
        Ok(())
    }
}

impl Devices {
    /// A console as it is shown: with the source of the serial port it stands for.
    pub(super) fn shown_console<'a>(
        &'a self,
        index: usize,
        console: &'a Chardev,
    ) -> Cow<'a, Chardev> {
        match (self.serials.get(index), &console.target) {
            (
                Some(serial),
                ChardevTarget::Console {
                    kind: Some(ConsoleTarget::Serial),
                    ..
                },
            ) => {
                let kind = Some(ConsoleTarget::Serial);
                let port = match serial.target {
                    ChardevTarget::Serial { port, .. } => port,
                    _ => None,
                };
                Cow::Owned(Chardev {
                    target: ChardevTarget::Console { kind, port },
                    source: serial.source.clone(),
                    info: serial.info.clone(),
                })
            }
            _ => Cow::Borrowed(console),
        }
    }
}
