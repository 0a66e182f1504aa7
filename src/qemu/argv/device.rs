//! `-device`, `-netdev`, `-object`, `-blockdev`: objects in JSON.
use conf::domain::address::{Address, PciAddress};
use conf::domain::controller::ControllerType;
use conf::domain::device_info::DeviceInfo;
use conf::{DomainDef, OnOff};
use serde_json::{Map, Value};
use util::command::Command;
use util::error::ErrorDomain;
use util::{Result, bail};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// An object under construction, its members in the order of their adding.
#[derive(Default)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    /// A device of a driver.
    pub(super) fn device(driver: impl Into<String>) -> Self {
        let mut object = Self::default();
        object.set("driver", driver.into());
        object
    }

    /// Adds a member.
    pub(super) fn set(&mut self, name: &str, value: impl Into<Value>) -> &mut Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// Adds a member if there is a value.
    pub(super) fn set_opt(&mut self, name: &str, value: Option<impl Into<Value>>) -> &mut Self {
        if let Some(value) = value {
            self.set(name, value);
        }
        self
    }

    /// Adds a number unless it is 0, which stands for the default.
    pub(super) fn set_nonzero(&mut self, name: &str, value: impl Into<u64>) -> &mut Self {
        let value = value.into();
        if value != 0 {
            self.set(name, value);
        }
        self
    }

    /// Adds a switch if it is set.
    pub(super) fn set_switch(&mut self, name: &str, value: Option<OnOff>) -> &mut Self {
        self.set_opt(name, value.map(OnOff::is_on))
    }

    /// Adds the bus and place of a device.
    pub(super) fn set_address(&mut self, info: &DeviceInfo, def: &DomainDef) -> Result<&mut Self> {
        match &info.address {
            None | Some(Address::Unassigned | Address::Drive(_)) => {}
            Some(Address::Pci(pci)) => self.set_pci(pci, def),
            Some(Address::Usb { bus, port }) => {
                let path: Vec<_> = port.iter().map(u32::to_string).collect();
                self.set(
                    "bus",
                    format!("{}.0", controller_id(def, ControllerType::Usb, *bus)),
                );
                self.set("port", path.join("."));
            }
            Some(Address::VirtioSerial {
                controller,
                bus,
                port,
            }) => {
                let id = controller_id(def, ControllerType::VirtioSerial, *controller);
                self.set("bus", format!("{id}.{bus}"));
                self.set("nr", *port);
            }
            Some(Address::Isa { iobase, irq }) => {
                self.set_nonzero("iobase", *iobase).set_nonzero("irq", *irq);
            }
            Some(other) => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "address type '{}' is not supported by this driver",
                other.kind().as_str()
            ),
        }
        self.set_nonzero("acpi-index", info.acpi_index);
        Ok(self)
    }

    fn set_pci(&mut self, pci: &PciAddress, def: &DomainDef) {
        self.set("bus", pci_bus(def, pci.bus));
        self.set_switch("multifunction", pci.multifunction);
        let place = match pci.function {
            0 => format!("0x{:x}", pci.slot),
            function => format!("0x{:x}.0x{function:x}", pci.slot),
        };
        self.set("addr", place);
    }

    /// The text of a member.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    /// Whether nothing has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The object as a member of another one, or as a command's arguments.
    pub(super) fn into_value(self) -> Value {
        Value::Object(self.0)
    }

    /// Writes it after `option`.
    pub(super) fn write(&self, option: &str, command: &mut Command) {
        command
            .arg(option)
            .arg(Value::Object(self.0.clone()).to_string());
    }
}

/// QEMU's id of a device; every device of a plan has one.
pub(super) fn alias(info: &DeviceInfo) -> &str {
    info.alias.as_deref().unwrap_or_default()
}

/// QEMU's id of a controller: its alias, or its usual name where the machine brings it along.
pub(super) fn controller_id(def: &DomainDef, kind: ControllerType, index: u32) -> String {
    let found = def
        .devices
        .controllers
        .iter()
        .find(|c| c.kind == kind && c.index == Some(index));
    match found.and_then(|c| c.info.alias.as_deref()) {
        Some(alias) => alias.to_owned(),
        None => format!("{}{index}", kind.as_str()),
    }
}

fn pci_bus(def: &DomainDef, bus: u32) -> String {
    let id = controller_id(def, ControllerType::Pci, bus);
    let found = def
        .devices
        .controllers
        .iter()
        .find(|c| c.kind == ControllerType::Pci && c.index == Some(bus));
    match found.and_then(|c| c.model) {
        Some("pcie-root") if bus == 0 => "pcie.0".to_owned(),
        _ if bus == 0 => "pci.0".to_owned(),
        _ => id,
    }
}

/// A value of an old-style option, in which a comma is written twice.
pub(super) fn escape(text: &str) -> String {
    text.replace(',', ",,")
}
