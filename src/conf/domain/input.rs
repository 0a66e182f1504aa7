//! `<input>`: mouse, tablet, keyboard (C: `virDomainInputDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{FormatCx, FormatFlags};
use xml_derive::Xml;

use super::device_info::{Device, DeviceInfo};
use super::os::OsType;
use super::virtio::VirtioOptions;
use super::{DomainDef, VirtType};
use crate::OnOff;
use crate::arch::Arch;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainInputType`.
    pub enum InputType {
        Mouse = "mouse",
        Tablet = "tablet",
        Keyboard = "keyboard",
        Passthrough = "passthrough",
        Evdev = "evdev",
    }
}

util::vir_enum! {
    /// C: `virDomainInputBus`.
    pub enum InputBus {
        Ps2 = "ps2",
        Usb = "usb",
        Xen = "xen",
        Parallels = "parallels",
        Virtio = "virtio",
        None = "none",
    }
}

util::vir_enum! {
    /// C: `virDomainInputModel`.
    pub enum InputModel {
        Virtio = "virtio",
        VirtioTransitional = "virtio-transitional",
        VirtioNonTransitional = "virtio-non-transitional",
    }
}

util::vir_enum! {
    /// C: `virDomainInputSourceGrab`.
    pub enum InputGrab { All = "all" }
}

util::vir_enum! {
    /// C: `virDomainInputSourceGrabToggle`.
    pub enum InputGrabToggle {
        CtrlCtrl = "ctrl-ctrl",
        AltAlt = "alt-alt",
        ShiftShift = "shift-shift",
        MetaMeta = "meta-meta",
        Scrolllock = "scrolllock",
        CtrlScrolllock = "ctrl-scrolllock",
    }
}
util::xml_enum!(InputType, InputBus, InputModel, InputGrab, InputGrabToggle);

/// `<source>`: the host's device behind it.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "source")]
pub struct InputSource {
    /// Device that is passed through as an event device.
    #[xml(attr)]
    pub dev: Option<String>,
    /// Device that is passed through.
    #[xml(attr)]
    pub evdev: Option<String>,
    /// What is grabbed together.
    #[xml(attr)]
    pub grab: Option<InputGrab>,
    /// Keys that switch the grab.
    #[xml(attr = "grabToggle")]
    pub grab_toggle: Option<InputGrabToggle>,
    /// Whether held keys repeat.
    #[xml(attr)]
    pub repeat: Option<OnOff>,
}

/// An input device.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "input")]
pub struct Input {
    /// Which kind.
    #[xml(
        attr = "type",
        missing = "missing input device type",
        unknown = "unknown input device type"
    )]
    pub kind: InputType,
    /// On which bus; `None` until the definition is completed, and for devices on no bus.
    #[xml(attr, unknown = "unknown input bus type")]
    pub bus: Option<InputBus>,
    /// Model of a virtio device.
    #[xml(attr)]
    pub model: Option<InputModel>,
    /// Options of the virtio transport.
    #[xml(child = "driver")]
    pub virtio: VirtioOptions,
    /// The host's device.
    #[xml(child)]
    pub source: Option<InputSource>,
    /// Alias and address.
    #[xml(inline)]
    pub info: DeviceInfo,
}

impl Device for Input {
    fn info(&self) -> Option<&DeviceInfo> {
        Some(&self.info)
    }

    fn info_mut(&mut self) -> Option<&mut DeviceInfo> {
        Some(&mut self.info)
    }

    /// Old peers know of no keyboard that every machine has.
    fn is_shown(&self, cx: &FormatCx) -> bool {
        let built_in = matches!(self.bus, Some(InputBus::Ps2 | InputBus::Xen));
        let implied = self.kind == InputType::Keyboard && built_in;
        !(implied && cx.has(FormatFlags::MIGRATABLE))
    }
}

impl Input {
    /// A device of the machine itself.
    #[must_use]
    pub fn implicit(kind: InputType, bus: InputBus) -> Self {
        Self {
            kind,
            bus: Some(bus),
            model: None,
            virtio: VirtioOptions::default(),
            source: None,
            info: DeviceInfo::default(),
        }
    }

    fn is_pointer_or_keyboard(&self) -> bool {
        matches!(self.kind, InputType::Mouse | InputType::Keyboard)
    }

    /// Puts a device on the bus that the guest has for it (C: `virDomainInputDefPostParse`).
    pub(super) fn fill(&mut self, guest: InputGuest) {
        self.bus = match self.bus {
            Some(InputBus::None) => None,
            None => guest.default_bus(self),
            named => named,
        };
        self.source = self
            .source
            .take()
            .and_then(|source| self.own_source(source));
    }

    /// What the kind reads of a source; most read nothing.
    fn own_source(&self, source: InputSource) -> Option<InputSource> {
        match self.kind {
            InputType::Passthrough => Some(InputSource {
                evdev: source.evdev,
                ..InputSource::default()
            }),
            InputType::Evdev => Some(InputSource {
                evdev: None,
                ..source
            }),
            _ => None,
        }
    }

    /// Refuses a device that the guest has no bus for (C: `virDomainInputDefValidate`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR`, `VIR_ERR_CONFIG_UNSUPPORTED`.
    pub(super) fn validate(&self, guest: InputGuest) -> Result<()> {
        let bus = self.bus.unwrap_or(InputBus::None);
        let kind = self.kind;
        match guest {
            InputGuest::Machine(_) if bus == InputBus::Xen => {
                bail!(VIR_ERR_INTERNAL_ERROR, "unsupported input bus {bus}")
            }
            InputGuest::Xen if bus != InputBus::Xen => {
                bail!(VIR_ERR_INTERNAL_ERROR, "unsupported input bus {bus}")
            }
            InputGuest::Parallels if bus != InputBus::Parallels => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "parallels containers don't support input bus {bus}"
            ),
            InputGuest::Other => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Input devices are not supported by this virtualization driver."
            ),
            _ => {}
        }
        let plain = match guest {
            InputGuest::Machine(_) => bus == InputBus::Ps2,
            _ => true,
        };
        if plain && !self.is_pointer_or_keyboard() {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "{bus} bus does not support {kind} input device"
            );
        }
        if let Some(model) = self.model
            && bus != InputBus::Virtio
        {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "only bus 'virtio' is supported for input model '{model}'"
            );
        }
        if kind == InputType::Evdev && self.bus.is_some() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "input evdev doesn't support bus element"
            );
        }
        Ok(())
    }
}

/// Guests by the buses that they have for input devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InputGuest {
    /// A whole machine.
    Machine(Arch),
    /// A paravirtual guest of Xen.
    Xen,
    /// A container of Parallels.
    Parallels,
    /// Any other: it has none.
    Other,
}

impl InputGuest {
    /// The guest of a definition.
    pub(super) fn of(def: &DomainDef) -> Self {
        match (def.os.kind, def.virt_type) {
            (Some(OsType::Hvm), _) => Self::Machine(def.os.arch.unwrap_or_else(Arch::host)),
            (Some(OsType::Xen | OsType::Xenpvh), _) | (Some(OsType::Linux), VirtType::Xen) => {
                Self::Xen
            }
            (_, VirtType::Vz | VirtType::Parallels) => Self::Parallels,
            _ => Self::Other,
        }
    }

    fn default_bus(self, input: &Input) -> Option<InputBus> {
        match self {
            Self::Machine(arch) if arch.is_x86() && input.is_pointer_or_keyboard() => {
                Some(InputBus::Ps2)
            }
            Self::Machine(arch) if arch.is_s390() || input.kind == InputType::Passthrough => {
                Some(InputBus::Virtio)
            }
            Self::Machine(_) if input.kind == InputType::Evdev => None,
            Self::Machine(_) => Some(InputBus::Usb),
            Self::Xen => Some(InputBus::Xen),
            Self::Parallels => Some(InputBus::Parallels),
            Self::Other => None,
        }
    }
}
