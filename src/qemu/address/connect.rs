//! Which kind of slot a device needs, and which kinds a bus has (C: `virDomainPCIConnectFlags`).
use std::ops::BitOr;

use conf::DomainDef;
use conf::domain::chardev::{ChardevTarget, SerialTarget};
use conf::domain::controller::{Controller, ControllerType};
use conf::domain::disk::{DiskBus, DiskModel};
use conf::domain::filesystem::{Filesystem, FilesystemDriver, FilesystemModel};
use conf::domain::hostdev::{HostdevSource, MdevModel, ScsiHostModel};
use conf::domain::input::{InputBus, InputModel};
use conf::domain::iommu::IommuModel;
use conf::domain::memballoon::MemballoonModel;
use conf::domain::panic::PanicModel;
use conf::domain::rng::RngModel;
use conf::domain::sound::SoundModel;
use conf::domain::video::VideoType;
use conf::domain::vsock::VsockModel;
use conf::domain::watchdog::WatchdogModel;

use super::place::Place;

/// A set of properties of a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Connect(u32);

impl Connect {
    /// Devices may come and go.
    pub(super) const HOTPLUG: Self = Self(1);
    /// libvirt may choose it by itself.
    pub(super) const AUTO: Self = Self(1 << 1);
    /// Several such devices may share a slot as functions.
    pub(super) const AGGREGATE: Self = Self(1 << 2);
    /// The device belongs on the root bus.
    pub(super) const INTEGRATED: Self = Self(1 << 3);
    /// A conventional device.
    pub(super) const PCI: Self = Self(1 << 4);
    /// A PCI Express device.
    pub(super) const PCIE: Self = Self(1 << 5);
    pub(super) const ROOT_PORT: Self = Self(1 << 6);
    pub(super) const UPSTREAM: Self = Self(1 << 7);
    pub(super) const DOWNSTREAM: Self = Self(1 << 8);
    pub(super) const DMI_BRIDGE: Self = Self(1 << 9);
    pub(super) const EXPANDER: Self = Self(1 << 10);
    pub(super) const PCIE_EXPANDER: Self = Self(1 << 11);
    pub(super) const PCI_BRIDGE: Self = Self(1 << 12);
    pub(super) const PCIE_TO_PCI: Self = Self(1 << 13);
    /// A conventional or a PCI Express device.
    pub(super) const ENDPOINT: Self = Self(1 << 4 | 1 << 5);

    /// Each type with its name in messages and the model of the controller that needs it.
    const TYPES: [(Self, &'static str, Option<&'static str>); 10] = [
        (Self::PCI, "standard PCI device", None),
        (Self::PCIE, "PCI Express device", None),
        (Self::ROOT_PORT, "pcie-root-port", Some("pcie-root-port")),
        (
            Self::UPSTREAM,
            "pcie-switch-upstream-port",
            Some("pcie-switch-upstream-port"),
        ),
        (
            Self::DOWNSTREAM,
            "pcie-switch-downstream-port",
            Some("pcie-switch-downstream-port"),
        ),
        (
            Self::DMI_BRIDGE,
            "dmi-to-pci-bridge",
            Some("dmi-to-pci-bridge"),
        ),
        (
            Self::PCIE_TO_PCI,
            "pcie-to-pci-bridge",
            Some("pcie-to-pci-bridge"),
        ),
        (Self::EXPANDER, "pci-expander-bus", Some("pci-expander-bus")),
        (
            Self::PCIE_EXPANDER,
            "pcie-expander-bus",
            Some("pcie-expander-bus"),
        ),
        (Self::PCI_BRIDGE, "pci-bridge", Some("pci-bridge")),
    ];

    /// Whether the two sets have anything in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether they have a type of device in common.
    pub(super) fn same_type(self, other: Self) -> bool {
        Self::TYPES
            .iter()
            .any(|(kind, ..)| self.meets(*kind) && other.meets(*kind))
    }

    /// What the first type is called in messages.
    pub(super) fn type_name(self) -> &'static str {
        let found = Self::TYPES.iter().find(|(kind, ..)| self.meets(*kind));
        found.map_or("", |(_, name, _)| name)
    }

    /// Model of the controller that needs such a slot, if one does.
    pub(super) fn controller(self) -> Option<&'static str> {
        Self::TYPES.iter().find(|(kind, ..)| self.meets(*kind))?.2
    }

    /// Where a PCI controller of this model goes.
    pub(super) fn of_controller(model: Option<&str>) -> Self {
        match model {
            Some("pcie-root-port") => Self::ROOT_PORT | Self::AGGREGATE,
            Some(model) => {
                let of_model =
                    |(_, _, controller): &&(_, _, Option<&str>)| *controller == Some(model);
                Self::TYPES
                    .iter()
                    .find(of_model)
                    .map_or(Self::default(), |(kind, ..)| *kind)
            }
            None => Self::default(),
        }
    }
}

impl BitOr for Connect {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a machine's devices need, by their nature.
#[derive(Clone, Copy)]
pub(super) struct Needs {
    /// Conventional devices.
    pci: Connect,
    /// Devices that are PCI Express where the machine is.
    pcie: Connect,
}

impl Needs {
    /// Of a machine with or without PCI Express.
    pub(super) fn new(express: bool) -> Self {
        let pci = Connect::PCI | Connect::AUTO;
        let pcie = if express {
            Connect::PCIE | Connect::AUTO
        } else {
            pci
        };
        Self { pci, pcie }
    }

    /// What a device needs; nothing for one that isn't on a PCI bus.
    pub(super) fn of(&self, def: &DomainDef, place: Place) -> Connect {
        let devices = &def.devices;
        match place {
            Place::Controller(at) => self.controller(&devices.controllers[at]),
            Place::Filesystem(at) => self.filesystem(&devices.filesystems[at]),
            Place::Hostdev(at) => self.hostdev(&devices.hostdevs[at].source),
            Place::Net(at) => match devices.nets[at].hostdev() {
                Some(source) => self.hostdev(source),
                None => self.net(devices.nets[at].model.as_deref()),
            },
            Place::Sound(at) => self.sound(devices.sounds[at].model),
            Place::Disk(at) => self.disk(devices.disks[at].target.bus, devices.disks[at].model),
            Place::Memballoon(at) => self.memballoon(devices.memballoons[at].model),
            Place::Rng(at) => self.virtio(devices.rngs[at].model == RngModel::VirtioTransitional),
            Place::Watchdog(at) => {
                self.pci_if(devices.watchdogs[at].model == WatchdogModel::I6300esb)
            }
            Place::Video(at) => self.video(devices.videos[at].kind),
            Place::Input(at) => self.input(devices.inputs[at].bus, devices.inputs[at].model),
            Place::Serial(at) => {
                let pci = Some(SerialTarget::PciSerial);
                let target = &devices.serials[at].target;
                self.pci_if(matches!(target, ChardevTarget::Serial { kind, .. } if *kind == pci))
            }
            Place::Iommu(at) if devices.iommus[at].model == IommuModel::Virtio => {
                self.pcie | Connect::INTEGRATED
            }
            Place::Vsock(at) => {
                self.virtio(devices.vsocks[at].model == Some(VsockModel::VirtioTransitional))
            }
            Place::Panic(at) if devices.panics[at].model == Some(PanicModel::Pvpanic) => {
                self.pci | Connect::INTEGRATED
            }
            Place::Iommu(_) | Place::Panic(_) => Connect::default(),
        }
    }

    fn pci_if(&self, wanted: bool) -> Connect {
        if wanted { self.pci } else { Connect::default() }
    }

    /// Transitional devices work in conventional slots alone.
    fn virtio(&self, transitional: bool) -> Connect {
        if transitional { self.pci } else { self.pcie }
    }

    fn controller(&self, controller: &Controller) -> Connect {
        match (controller.kind, controller.model) {
            (ControllerType::Pci, model) => Connect::of_controller(model),
            (ControllerType::Sata | ControllerType::Ide, _) => self.pci,
            (ControllerType::Usb, Some("nec-xhci" | "qemu-xhci")) => self.pcie,
            (ControllerType::Usb, Some("none" | "qusb1" | "qusb2")) => Connect::default(),
            (ControllerType::Usb, _) => self.pci,
            (ControllerType::Scsi, None | Some("ncr53c90")) => Connect::default(),
            (ControllerType::Scsi, Some("virtio-scsi" | "virtio-non-transitional")) => self.pcie,
            (ControllerType::Scsi, Some(_)) => self.pci,
            (ControllerType::VirtioSerial, model) => {
                self.virtio(model == Some("virtio-transitional"))
            }
            (ControllerType::Nvme, _) => self.pcie,
            _ => Connect::default(),
        }
    }

    fn filesystem(&self, filesystem: &Filesystem) -> Connect {
        match filesystem.driver {
            Some(FilesystemDriver::Mtp) => Connect::default(),
            _ => self.virtio(filesystem.model == Some(FilesystemModel::VirtioTransitional)),
        }
    }

    /// A device of the host counts as PCI Express: the host isn't asked.
    fn hostdev(&self, source: &HostdevSource) -> Connect {
        match source {
            HostdevSource::Pci(_) => self.pcie,
            HostdevSource::ScsiHost { model, .. } => {
                self.virtio(*model == Some(ScsiHostModel::VirtioTransitional))
            }
            HostdevSource::Mdev(mdev) if mdev.model == MdevModel::Pci => self.pcie,
            _ => Connect::default(),
        }
    }

    fn net(&self, model: Option<&str>) -> Connect {
        match model {
            Some("usb-net") => Connect::default(),
            None | Some("virtio" | "virtio-non-transitional" | "e1000e" | "igb") => self.pcie,
            Some(_) => self.pci,
        }
    }

    fn sound(&self, model: SoundModel) -> Connect {
        match model {
            SoundModel::Es1370 | SoundModel::Ac97 | SoundModel::Ich6 | SoundModel::Ich9 => self.pci,
            SoundModel::Virtio => self.pcie,
            SoundModel::Sb16 | SoundModel::Pcspk | SoundModel::Usb | SoundModel::Ich7 => {
                Connect::default()
            }
        }
    }

    fn disk(&self, bus: Option<DiskBus>, model: Option<DiskModel>) -> Connect {
        match bus {
            Some(DiskBus::Virtio) => self.virtio(model == Some(DiskModel::VirtioTransitional)),
            _ => Connect::default(),
        }
    }

    fn memballoon(&self, model: MemballoonModel) -> Connect {
        match model {
            MemballoonModel::Xen | MemballoonModel::None => Connect::default(),
            model => self.virtio(model == MemballoonModel::VirtioTransitional),
        }
    }

    fn video(&self, kind: VideoType) -> Connect {
        match kind {
            VideoType::Virtio | VideoType::Bochs => self.pcie,
            VideoType::Default | VideoType::Gop | VideoType::None | VideoType::Ramfb => {
                Connect::default()
            }
            _ => self.pci,
        }
    }

    fn input(&self, bus: Option<InputBus>, model: Option<InputModel>) -> Connect {
        match bus {
            Some(InputBus::Virtio) => self.virtio(model == Some(InputModel::VirtioTransitional)),
            _ => Connect::default(),
        }
    }
}
