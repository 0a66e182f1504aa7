//! `Place`: a device of a definition, found again while others are changed.
use conf::DomainDef;
use conf::domain::controller::ControllerType;
use conf::domain::device_info::DeviceInfo;

/// A device by its kind and place in the list of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Controller(usize),
    Filesystem(usize),
    Net(usize),
    Sound(usize),
    Disk(usize),
    Hostdev(usize),
    Memballoon(usize),
    Rng(usize),
    Watchdog(usize),
    Video(usize),
    Input(usize),
    Serial(usize),
    Iommu(usize),
    Vsock(usize),
    Panic(usize),
}

/// The devices in the order in which they get PCI addresses, the PCI controllers first.
pub(super) fn in_order(def: &DomainDef) -> Vec<Place> {
    let devices = &def.devices;
    let is_pci = |at: &usize| devices.controllers[*at].kind == ControllerType::Pci;
    let controllers = 0..devices.controllers.len();
    let (buses, controllers): (Vec<_>, Vec<_>) = controllers.partition(is_pci);
    let all = |count: usize, place: fn(usize) -> Place| (0..count).map(place);
    let mut places: Vec<Place> = buses.into_iter().map(Place::Controller).collect();
    places.extend(all(devices.filesystems.len(), Place::Filesystem));
    let nets = 0..devices.nets.len();
    let (handed_over, nets): (Vec<_>, Vec<_>) =
        nets.partition(|at| devices.nets[*at].hostdev().is_some());
    places.extend(nets.into_iter().map(Place::Net));
    places.extend(all(devices.sounds.len(), Place::Sound));
    places.extend(controllers.into_iter().map(Place::Controller));
    places.extend(all(devices.disks.len(), Place::Disk));
    places.extend(handed_over.into_iter().map(Place::Net));
    places.extend(all(devices.hostdevs.len(), Place::Hostdev));
    places.extend(all(devices.memballoons.len(), Place::Memballoon));
    places.extend(all(devices.rngs.len(), Place::Rng));
    places.extend(all(devices.watchdogs.len(), Place::Watchdog));
    places.extend(all(devices.videos.len(), Place::Video));
    places.extend(all(devices.inputs.len(), Place::Input));
    places.extend(all(devices.serials.len(), Place::Serial));
    places.extend(all(devices.iommus.len(), Place::Iommu));
    places.extend(all(devices.vsocks.len(), Place::Vsock));
    places.extend(all(devices.panics.len(), Place::Panic));
    places
}

impl Place {
    /// The device's address and name.
    pub(super) fn info(self, def: &DomainDef) -> &DeviceInfo {
        let devices = &def.devices;
        match self {
            Self::Controller(at) => &devices.controllers[at].info,
            Self::Filesystem(at) => &devices.filesystems[at].info,
            Self::Net(at) => &devices.nets[at].info,
            Self::Sound(at) => &devices.sounds[at].info,
            Self::Disk(at) => &devices.disks[at].info,
            Self::Hostdev(at) => &devices.hostdevs[at].info,
            Self::Memballoon(at) => &devices.memballoons[at].info,
            Self::Rng(at) => &devices.rngs[at].info,
            Self::Watchdog(at) => &devices.watchdogs[at].info,
            Self::Video(at) => &devices.videos[at].info,
            Self::Input(at) => &devices.inputs[at].info,
            Self::Serial(at) => &devices.serials[at].info,
            Self::Iommu(at) => &devices.iommus[at].info,
            Self::Vsock(at) => &devices.vsocks[at].info,
            Self::Panic(at) => &devices.panics[at].info,
        }
    }

    /// The same, to fill in.
    pub(super) fn info_mut(self, def: &mut DomainDef) -> &mut DeviceInfo {
        let devices = &mut def.devices;
        match self {
            Self::Controller(at) => &mut devices.controllers[at].info,
            Self::Filesystem(at) => &mut devices.filesystems[at].info,
            Self::Net(at) => &mut devices.nets[at].info,
            Self::Sound(at) => &mut devices.sounds[at].info,
            Self::Disk(at) => &mut devices.disks[at].info,
            Self::Hostdev(at) => &mut devices.hostdevs[at].info,
            Self::Memballoon(at) => &mut devices.memballoons[at].info,
            Self::Rng(at) => &mut devices.rngs[at].info,
            Self::Watchdog(at) => &mut devices.watchdogs[at].info,
            Self::Video(at) => &mut devices.videos[at].info,
            Self::Input(at) => &mut devices.inputs[at].info,
            Self::Serial(at) => &mut devices.serials[at].info,
            Self::Iommu(at) => &mut devices.iommus[at].info,
            Self::Vsock(at) => &mut devices.vsocks[at].info,
            Self::Panic(at) => &mut devices.panics[at].info,
        }
    }
}
