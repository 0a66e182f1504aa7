//! `<input>`: mouse, tablet, keyboard (C: `virDomainInputDef`).
use util::error::ErrorDomain;
use util::xml::{FormatCx, FormatFlags};
use xml_derive::Xml;

use super::device_info::{Device, DeviceInfo};
use super::virtio::VirtioOptions;
use crate::OnOff;

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
    /// On which bus; `None` until the definition is completed, and for event devices.
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

    /// Old peers know of no PS/2 keyboard: every machine has one.
    fn is_shown(&self, cx: &FormatCx) -> bool {
        let implied = self.kind == InputType::Keyboard && self.bus == Some(InputBus::Ps2);
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
}
