//! `<devices>`: the table of device kinds, in the order of the output.
//!
//! A new kind is one line of the table and one file.  What stands: the lines of the table.  A name
//! of [`KNOWN`] without a line is refused by drivers, through `DomainDef::unhandled`.
use util::error::Result;
use util::xml::{ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::audio::Audio;
use super::chardev::Chardev;
use super::controller::Controller;
use super::crypto::Crypto;
use super::device_info::{Device, DeviceInfo, devices_with_info, devices_without_info};
use super::disk::Disk;
use super::filesystem::Filesystem;
use super::graphics::Graphics;
use super::hostdev::Hostdev;
use super::hub::Hub;
use super::input::Input;
use super::iommu::Iommu;
use super::lease::Lease;
use super::memballoon::Memballoon;
use super::memory_device::MemoryDevice;
use super::net::Net;
use super::nvram::NvramDevice;
use super::panic::Panic;
use super::pstore::Pstore;
use super::redirdev::{RedirFilter, Redirdev};
use super::rng::Rng;
use super::schema;
use super::shmem::Shmem;
use super::smartcard::Smartcard;
use super::sound::Sound;
use super::tpm::Tpm;
use super::video::Video;
use super::vsock::Vsock;
use super::watchdog::Watchdog;

/// Every device that libvirt knows.
pub(super) const KNOWN: &[&str] = &[
    "emulator",
    "disk",
    "controller",
    "lease",
    "filesystem",
    "interface",
    "smartcard",
    "serial",
    "parallel",
    "console",
    "channel",
    "input",
    "tpm",
    "graphics",
    "sound",
    "audio",
    "video",
    "hostdev",
    "redirdev",
    "redirfilter",
    "hub",
    "watchdog",
    "memballoon",
    "rng",
    "nvram",
    "panic",
    "shmem",
    "memory",
    "iommu",
    "vsock",
    "crypto",
    "pstore",
];

macro_rules! device_table {
    (@shown $self:ident, $index:ident, $device:ident) => {{
        let _ = $index;
        $device
    }};
    (@shown $self:ident, $index:ident, $device:ident, $shown:ident) => {
        $self.$shown($index, $device)
    };
    (@shape $kind:ty) => {
        <$kind as Xml>::SHAPE
    };
    (@shape $kind:ty, $shape:path) => {
        &$shape
    };
    ($($(#[$doc:meta])* $field:ident: $kind:ty = $name:literal $(shown by $shown:ident)? $(declared $shape:path)?,)+) => {
        /// The devices of a domain, each kind in the order of the document.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Devices {
            /// Path of the hypervisor's binary.
            pub emulator: Option<String>,
            $($(#[$doc])* pub $field: Vec<$kind>,)+
        }

        impl Devices {
            const HANDLED: &'static [&'static str] = &["emulator", $($name),+];

            /// Reads an element that is a device: its kind, and a list that holds it alone.
            ///
            /// # Errors
            /// What the device's own parser says.
            pub(super) fn parse_one(
                node: Node<'_>,
                cx: &mut ParseCx,
            ) -> Result<Option<(&'static str, Self)>> {
                let mut this = Self::default();
                let name = match node.qualified_name() {
                    $($name => {
                        this.$field.push(<$kind as Xml>::parse(node, cx)?);
                        $name
                    })+
                    _ => return Ok(None),
                };
                Ok(Some((name, this)))
            }

            /// The common part of every device that has one.
            pub fn infos(&self) -> impl Iterator<Item = &DeviceInfo> {
                ::std::iter::empty()
                    $(.chain(self.$field.iter().filter_map(Device::info)))+
            }

            /// The same, to fill in.
            pub fn infos_mut(&mut self) -> impl Iterator<Item = &mut DeviceInfo> {
                ::std::iter::empty()
                    $(.chain(self.$field.iter_mut().filter_map(Device::info_mut)))+
            }

            /// Element of the device that has this alias.
            #[must_use]
            pub fn element_named(&self, alias: &str) -> Option<&'static str> {
                let named = |info: Option<&DeviceInfo>| {
                    info.and_then(|info| info.alias.as_deref()) == Some(alias)
                };
                $(if self.$field.iter().any(|device| named(device.info())) {
                    return Some($name);
                })+
                None
            }

            /// Takes out what has this alias.
            pub fn remove_named(&mut self, alias: &str) {
                $(self.$field.retain(|device| {
                    device.info().and_then(|info| info.alias.as_deref()) != Some(alias)
                });)+
            }

        }

        static SHAPE: Shape = Shape::new(
            "devices",
            &[],
            &[
                ChildShape::leaf("emulator"),
                $(ChildShape::new(device_table!(@shape $kind $(, $shape)?)).named($name).many(),)+
            ],
        );

        impl Xml for Devices {
            const SHAPE: &'static Shape = &SHAPE;

            fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
                note_unhandled(node, Self::HANDLED, cx);
                Ok(Self {
                    emulator: node.child_text("emulator").map(|t| t.into_owned()),
                    $($field: list(node, $name, cx)?,)+
                })
            }

            fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

            fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
                w.open_body();
                w.leaf_opt("emulator", self.emulator.as_deref());
                $(for (index, device) in self.$field.iter().enumerate() {
                    let device = device_table!(@shown self, index, device $(, $shown)?);
                    if device.is_shown(cx) {
                        device.format_unless_empty($name, w, cx);
                    }
                })+
            }
        }
    };
}

devices_with_info!(
    Disk,
    Controller,
    Net,
    Chardev,
    Graphics,
    Sound,
    Video,
    Watchdog,
    Memballoon,
    Rng,
    Tpm,
    Hub,
    Panic,
    Iommu,
    Vsock,
    Filesystem,
    Hostdev,
    Smartcard,
    Redirdev,
    NvramDevice,
    Shmem,
    MemoryDevice,
    Crypto,
    Pstore,
);

devices_without_info!(Audio, Lease, RedirFilter);

device_table! {
    /// `<disk>`
    disks: Disk = "disk",
    /// `<controller>`
    controllers: Controller = "controller",
    /// `<lease>`
    leases: Lease = "lease",
    /// `<filesystem>`
    filesystems: Filesystem = "filesystem",
    /// `<interface>`
    nets: Net = "interface",
    /// `<smartcard>`
    smartcards: Smartcard = "smartcard",
    /// `<serial>`
    serials: Chardev = "serial",
    /// `<parallel>`
    parallels: Chardev = "parallel",
    /// `<console>`
    consoles: Chardev = "console" shown by shown_console declared schema::chardev::CONSOLE,
    /// `<channel>`
    channels: Chardev = "channel" declared schema::chardev::CHANNEL,
    /// `<input>`
    inputs: Input = "input",
    /// `<tpm>`
    tpms: Tpm = "tpm",
    /// `<graphics>`
    graphics: Graphics = "graphics",
    /// `<sound>`
    sounds: Sound = "sound",
    /// `<audio>`
    audios: Audio = "audio",
    /// `<video>`
    videos: Video = "video",
    /// `<hostdev>`
    hostdevs: Hostdev = "hostdev",
    /// `<redirdev>`
    redirdevs: Redirdev = "redirdev",
    /// `<redirfilter>`; at most one.
    redirfilters: RedirFilter = "redirfilter",
    /// `<hub>`
    hubs: Hub = "hub",
    /// `<watchdog>`
    watchdogs: Watchdog = "watchdog",
    /// `<memballoon>`; at most one.
    memballoons: Memballoon = "memballoon",
    /// `<rng>`
    rngs: Rng = "rng",
    /// `<nvram>`; at most one.
    nvrams: NvramDevice = "nvram",
    /// `<panic>`
    panics: Panic = "panic",
    /// `<shmem>`
    shmems: Shmem = "shmem",
    /// `<memory>`
    memories: MemoryDevice = "memory",
    /// `<iommu>`; at most one.
    iommus: Iommu = "iommu",
    /// `<vsock>`; at most one.
    vsocks: Vsock = "vsock",
    /// `<crypto>`
    cryptos: Crypto = "crypto",
    /// `<pstore>`; at most one.
    pstores: Pstore = "pstore",
}

fn list<T: Xml>(node: Node<'_>, name: &str, cx: &mut ParseCx) -> Result<Vec<T>> {
    node.children_named(name)
        .map(|child| T::parse(child, cx))
        .collect()
}

fn note_unhandled(node: Node<'_>, handled: &[&str], cx: &mut ParseCx) {
    for child in node.children() {
        let name = child.qualified_name();
        if KNOWN.contains(&name) && !handled.contains(&name) {
            cx.unhandled.push(format!("devices/{name}"));
        }
    }
}
