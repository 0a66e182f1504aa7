//! The third pass for drives (C: `virDomainDiskDefValidate`).
use std::collections::HashMap;

use util::bail;
use util::error::{Error, ErrorDomain, Result};

use super::DomainDef;
use super::address::{AddressType, DriveAddress};
use super::device_info::Device;
use super::disk::{
    BackingStore, Disk, DiskBus, DiskDevice, Sgio, SnapshotLocation, SourceLocation, StartupPolicy,
    StorageFormat, StorageSource, Tray,
};
use super::disk_driver::MetadataCache;
use super::iotune::{IoTune, ThrottleGroups};
use crate::encryption::EncryptionFormat;
use crate::secret_lookup::USAGES;
use crate::storage_source::Protocol;
use crate::storage_source::image::Image;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Most characters of a vendor's name.
const VENDOR_CHARS: usize = 8;
/// Most characters of a product's name: what ATA has room for.
const PRODUCT_CHARS: usize = 40;

macro_rules! unsupported {
    ($($words:tt)+) => {
        return Err(util::err!(VIR_ERR_CONFIG_UNSUPPORTED, $($words)+))
    };
}

impl DomainDef {
    /// Rules of single drives.
    pub(super) fn check_disks(&self) -> Result<()> {
        for disk in &self.devices.disks {
            check_chain(disk)?;
            check_lun(disk)?;
            check_bus(disk)?;
            check_vhostuser(disk)?;
            check_words(disk)?;
            check_names(disk)?;
            check_startup(disk)?;
            if disk.device == DiskDevice::Disk && disk.source.is_empty() {
                bail!(VIR_ERR_NO_SOURCE, "{}", disk.target.dev);
            }
            check_driver(disk)?;
            check_throttle(disk, &self.throttle_groups)?;
        }
        Ok(())
    }

    /// Refuses another drive of a name that one has.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR`
    pub fn check_target(&self, new: &Disk) -> Result<()> {
        let mut disks = self.devices.disks.iter();
        match disks.find(|disk| disk.target.dev == new.target.dev) {
            Some(other) => Err(duplicated(other, new)),
            None => Ok(()),
        }
    }

    /// Names and places that drives and SCSI host devices have for themselves.
    pub(super) fn check_disk_places(&self) -> Result<()> {
        let mut targets: HashMap<&str, &Disk> = HashMap::new();
        for disk in &self.devices.disks {
            if let Some(other) = targets.insert(&disk.target.dev, disk) {
                return Err(duplicated(other, disk));
            }
        }
        let mut places: HashMap<(Option<DiskBus>, DriveAddress), &Disk> = HashMap::new();
        for disk in &self.devices.disks {
            let Some(place) = place(disk) else { continue };
            if let Some(other) = places.insert((disk.target.bus, place), disk) {
                unsupported!(
                    "Found duplicate drive address for disk with target name '{}' {place}",
                    other.target.dev
                );
            }
        }
        self.check_scsi_hostdevs()
    }

    fn check_scsi_hostdevs(&self) -> Result<()> {
        let hostdevs = self.devices.hostdevs.iter().filter(|h| h.is_scsi());
        let places: Vec<DriveAddress> = hostdevs.filter_map(place).collect();
        for (at, place) in places.iter().enumerate() {
            if places[at + 1..].contains(place) {
                unsupported!("SCSI host address {place} in use by another SCSI host device");
            }
            let mut disks = self.devices.disks.iter();
            if disks.any(|disk| {
                disk.target.bus == Some(DiskBus::Scsi) && self::place(disk) == Some(*place)
            }) {
                unsupported!("SCSI host address {place} in use by another SCSI disk");
            }
        }
        Ok(())
    }
}

/// The unit below a controller that a device has.
fn place(device: &impl Device) -> Option<DriveAddress> {
    device.info()?.address.as_ref()?.drive().copied()
}

/// A source in a message.
fn duplicated(one: &Disk, other: &Disk) -> Box<Error> {
    util::err!(
        VIR_ERR_XML_ERROR,
        "target '{}' duplicated for disk sources '{}' and '{}'",
        one.target.dev,
        describe(one),
        describe(other)
    )
}

fn describe(disk: &Disk) -> String {
    let source = disk.source.location.describe();
    source.unwrap_or_else(|| "<null>".to_owned())
}

/// Every image of the chain.
fn check_chain(disk: &Disk) -> Result<()> {
    check_source(&disk.source, disk.driver.format)?;
    let mut below = disk.backing.as_ref();
    while let Some(BackingStore::Image(image)) = below {
        check_source(&image.source, image.format)?;
        below = image.backing.as_ref();
    }
    Ok(())
}

fn check_source(source: &StorageSource, format: Option<StorageFormat>) -> Result<()> {
    if let SourceLocation::Network(Some(network)) = &source.location {
        if network.protocol == Protocol::Sheepdog {
            unsupported!("'sheepdog' protocol is no longer supported by any hypervisor driver");
        }
        check_auth(source, network.protocol)?;
    }
    if let Some(encryption) = &source.encryption
        && encryption.format == EncryptionFormat::Luks
        && encryption.cipher.is_some()
    {
        unsupported!("supplying <cipher> for domain disk definition is unnecessary");
    }
    match &source.data_store {
        Some(store) => check_data_store(store, format),
        None => Ok(()),
    }
}

fn check_auth(source: &StorageSource, protocol: Protocol) -> Result<()> {
    let Some(auth) = &source.auth else {
        return Ok(());
    };
    if !protocol.has_auth() {
        unsupported!("authentication is not supported for protocol '{protocol}'");
    }
    let usage = auth.secret_type.as_deref();
    let Some(usage) = usage.filter(|usage| USAGES.contains(usage)) else {
        unsupported!("unknown secret type '{}'", usage.unwrap_or("<null>"));
    };
    let fits = match protocol {
        Protocol::Iscsi => usage == "iscsi",
        Protocol::Rbd => usage == "ceph",
        _ => true,
    };
    if !fits {
        unsupported!("invalid secret type '{usage}'");
    }
    Ok(())
}

fn check_data_store(store: &Image, format: Option<StorageFormat>) -> Result<()> {
    if format != Some(StorageFormat::Qcow2) {
        unsupported!("<dataStore> feature available only with qcow2 images");
    }
    if store.format != Some(StorageFormat::Raw) {
        unsupported!("only 'raw' images supported as <dataStore>");
    }
    if store.source.slice.is_some() {
        bail!(
            VIR_ERR_XML_ERROR,
            "slices are not supported for <dataStore>"
        );
    }
    Ok(())
}

/// A LUN is handed to the guest as it is; what belongs to LUNs belongs to nothing else.
fn check_lun(disk: &Disk) -> Result<()> {
    if disk.sgio == Some(Sgio::Unfiltered) {
        unsupported!("unfiltered sgio is no longer supported");
    }
    if disk.device != DiskDevice::Lun {
        if disk.source.reservations.is_some() {
            unsupported!("<reservations/> allowed only for lun devices");
        }
        if disk.rawio.is_some() {
            unsupported!("rawio can be used only with device='lun'");
        }
        if disk.sgio.is_some() {
            unsupported!("sgio can be used only with device='lun'");
        }
        return Ok(());
    }
    match &disk.source.location {
        SourceLocation::Network(Some(source)) if source.protocol != Protocol::Iscsi => {
            unsupported!(
                "disk device='lun' is not supported for protocol='{}'",
                source.protocol
            )
        }
        SourceLocation::Network(_) | SourceLocation::Volume(_) | SourceLocation::Block(_) => {}
        _ => unsupported!("disk device='lun' is only valid for block type disk source"),
    }
    if !matches!(disk.driver.format, None | Some(StorageFormat::Raw)) {
        unsupported!("disk device 'lun' must use 'raw' format");
    }
    if disk.source.slice.is_some() {
        unsupported!("disk device 'lun' doesn't support storage slice");
    }
    if disk.source.encryption.is_some() {
        unsupported!("disk device 'lun' doesn't support encryption");
    }
    Ok(())
}

/// What the bus has room for.
fn check_bus(disk: &Disk) -> Result<()> {
    let Some(bus) = disk.target.bus else {
        return Ok(());
    };
    let drives = matches!(
        bus,
        DiskBus::Ide | DiskBus::Fdc | DiskBus::Scsi | DiskBus::Sata
    );
    if let Some(address) = &disk.info.address
        && drives
        && address.kind() != AddressType::Drive
    {
        unsupported!(
            "Invalid address type '{}' for the disk '{}' with the bus type '{bus}'",
            address.kind(),
            disk.target.dev
        );
    }
    if bus == DiskBus::Virtio {
        return Ok(());
    }
    if let Some(model) = disk.model {
        unsupported!("disk model '{model}' not supported for bus '{bus}'");
    }
    let driver = &disk.driver;
    if driver.queues != 0 {
        unsupported!("queues attribute in disk driver element is only supported for virtio bus");
    }
    if driver.queue_size != 0 {
        unsupported!("queue_size attribute in disk driver is only supported for virtio bus");
    }
    if driver.event_idx.is_some() {
        unsupported!("disk event_idx mode supported only for virtio bus");
    }
    if driver.ioeventfd.is_some() {
        unsupported!("disk ioeventfd mode supported only for virtio bus");
    }
    driver.virtio.check_absent()
}

/// What a vhost-user backend decides on its own.
fn check_vhostuser(disk: &Disk) -> Result<()> {
    if !matches!(disk.source.location, SourceLocation::Vhostuser(_)) {
        return Ok(());
    }
    if disk.target.bus != Some(DiskBus::Virtio) {
        unsupported!("vhostuser disk supports only virtio bus");
    }
    if disk.snapshot != Some(SnapshotLocation::No) {
        unsupported!("only snapshot=no is supported with vhostuser disk");
    }
    let (driver, source) = (&disk.driver, &disk.source);
    let refused = [
        (
            "cache",
            driver.cache.is_some_and(|cache| !is_default(cache)),
        ),
        (
            "error_policy",
            driver.error_policy.is_some() || driver.rerror_policy.is_some(),
        ),
        ("io", driver.io.is_some()),
        ("ioeventfd", driver.ioeventfd.is_some()),
        ("copy_on_read", driver.copy_on_read.is_some()),
        ("discard", driver.discard.is_some()),
        ("iothread", driver.iothread != 0),
        ("detect_zeroes", driver.detect_zeroes.is_some()),
        ("metadata_cache", driver.metadata_cache != MetadataCache(0)),
        ("iotune", disk.iotune != IoTune::default()),
        ("backingStore", disk.backing.is_some()),
        ("encryption", source.encryption.is_some()),
        ("readonly", disk.readonly),
        ("shareable", disk.shareable),
        ("transient", disk.transient),
        ("serial", disk.serial.is_some()),
        ("wwn", disk.wwn.is_some()),
        ("vendor", disk.vendor.is_some()),
        ("product", disk.product.is_some()),
        ("auth", source.auth.is_some()),
        ("geometry", disk.geometry.is_some()),
        ("blockio", disk.blockio != Default::default()),
    ];
    match refused.iter().find(|(_, is_there)| *is_there) {
        Some((what, _)) => unsupported!("{what} is not supported with vhostuser disk"),
        None => Ok(()),
    }
}

fn is_default(cache: super::disk::DiskCache) -> bool {
    cache == super::disk::DiskCache::Default
}

/// What the guest reads of the drive.
fn check_words(disk: &Disk) -> Result<()> {
    if disk.target.tray != Tray::Closed && !disk.is_removable_media() {
        unsupported!("tray is only valid for cdrom and floppy");
    }
    for (what, word, most) in [
        ("vendor", &disk.vendor, VENDOR_CHARS),
        ("product", &disk.product, PRODUCT_CHARS),
    ] {
        let Some(word) = word else { continue };
        if !word.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
            bail!(VIR_ERR_XML_ERROR, "disk {what} is not printable string");
        }
        if word.len() > most {
            unsupported!("disk {what} is more than {most} characters");
        }
    }
    Ok(())
}

/// Floppies sit on their own bus and have their own names.
fn check_names(disk: &Disk) -> Result<()> {
    let (bus, dev) = (disk.target.bus, disk.target.dev.as_str());
    let on_fdc = bus == Some(DiskBus::Fdc);
    let name = bus.map_or("", DiskBus::as_str);
    if disk.device == DiskDevice::Floppy && !on_fdc {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Invalid bus type '{name}' for floppy disk"
        );
    }
    if disk.device != DiskDevice::Floppy && on_fdc {
        bail!(VIR_ERR_INTERNAL_ERROR, "Invalid bus type '{name}' for disk");
    }
    let unplugs = match bus {
        Some(DiskBus::Usb) => true,
        Some(DiskBus::Scsi) => disk.device == DiskDevice::Disk,
        _ => false,
    };
    if disk.target.removable.is_some() && !unplugs {
        bail!(
            VIR_ERR_XML_ERROR,
            "removable is only valid for usb or scsi disks"
        );
    }
    let plain = matches!(disk.device, DiskDevice::Disk | DiskDevice::Lun);
    let known = ["hd", "sd", "vd", "xvd", "ubd"];
    if plain && !known.iter().any(|prefix| dev.starts_with(prefix)) {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Invalid harddisk device name: {dev}"
        );
    }
    if disk.device == DiskDevice::Floppy && !dev.starts_with("fd") {
        bail!(VIR_ERR_INTERNAL_ERROR, "Invalid floppy device name: {dev}");
    }
    Ok(())
}

/// Only what the host can take away may be absent at start.
fn check_startup(disk: &Disk) -> Result<()> {
    let Some(policy) = disk.startup_policy else {
        return Ok(());
    };
    let local = matches!(
        disk.source.location,
        SourceLocation::File(_)
            | SourceLocation::Block(_)
            | SourceLocation::Dir(_)
            | SourceLocation::Volume(_)
    );
    if !local {
        bail!(
            VIR_ERR_XML_ERROR,
            "disk startupPolicy '{policy}' is not allowed for disk of '{}' type",
            disk.source.type_word()
        );
    }
    if policy == StartupPolicy::Requisite && !disk.is_removable_media() {
        bail!(
            VIR_ERR_XML_ERROR,
            "disk startupPolicy 'requisite' is allowed only for cdrom or floppy"
        );
    }
    Ok(())
}

fn check_driver(disk: &Disk) -> Result<()> {
    let driver = &disk.driver;
    if let SourceLocation::Nvme(Some(nvme)) = &disk.source.location
        && nvme.namespace == 0
    {
        unsupported!("NVMe namespace can't be zero");
    }
    if driver.discard_no_unref.is_some_and(crate::OnOff::is_on) {
        if driver.format != Some(StorageFormat::Qcow2) {
            unsupported!("'discard_no_unref' only works with qcow2 disk format");
        }
        if disk.readonly {
            unsupported!("'discard_no_unref' is not compatible with read-only disk");
        }
    }
    if driver.iothread != 0 && !driver.iothreads.threads.is_empty() {
        bail!(
            VIR_ERR_XML_ERROR,
            "disk driver 'iothread' attribute can't be used together with 'iothreads' subelement"
        );
    }
    Ok(())
}

fn check_throttle(disk: &Disk, groups: &ThrottleGroups) -> Result<()> {
    let filters = &disk.throttle_filters.filters;
    if filters.is_empty() {
        return Ok(());
    }
    if disk.iotune != IoTune::default() {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "block 'throttlefilters' can't be used together with 'iotune' for disk '{}'",
            disk.target.dev
        );
    }
    if disk.device == DiskDevice::Cdrom {
        unsupported!("cdrom device with throttle filters isn't supported");
    }
    match filters.iter().find(|filter| !groups.has(&filter.group)) {
        Some(filter) => bail!(
            VIR_ERR_XML_ERROR,
            "throttle group '{}' not found",
            filter.group
        ),
        None => Ok(()),
    }
}
