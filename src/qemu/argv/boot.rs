//! Firmware, kernel and boot order.
use conf::YesNo;
use conf::domain::loader::{FirmwareFormat, LoaderType};
use conf::domain::os::BootDevice;
use util::command::Command;
use util::{Result, bail};

use super::device::Object;
use super::{ORIGIN, Plan};

/// Firmware files: `-bios`, or block devices that the machine's line names.
pub(super) fn firmware(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let os = &plan.def.os;
    if os.firmware.is_some() && os.loader.as_ref().is_none_or(|l| l.path.is_none()) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "automatic firmware selection is not supported by this driver; give <loader> a path"
        );
    }
    let Some(loader) = &os.loader else {
        return Ok(());
    };
    let Some(path) = &loader.path else {
        return Ok(());
    };
    if loader.kind != Some(LoaderType::Pflash) {
        command.arg("-bios").arg(path.as_str());
        return Ok(());
    }
    let readonly = loader.readonly != Some(YesNo::No);
    flash("libvirt-pflash0", path, loader.format, readonly, command);
    if let Some(nvram) = &os.nvram {
        if nvram.has_source {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "nvram with a source is not supported by this driver"
            );
        }
        let Some(path) = &nvram.path else {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "the path of the nvram file is missing"
            );
        };
        flash("libvirt-pflash1", path, nvram.format, false, command);
    }
    Ok(())
}

fn flash(
    node: &str,
    path: &str,
    format: Option<FirmwareFormat>,
    readonly: bool,
    command: &mut Command,
) {
    let mut storage = Object::device("file");
    storage
        .set("filename", path)
        .set("node-name", format!("{node}-storage"));
    storage.set("auto-read-only", true).set("discard", "unmap");
    storage.write("-blockdev", command);
    let mut image = Object::default();
    image
        .set("node-name", format!("{node}-format"))
        .set("read-only", readonly);
    image.set("driver", format.unwrap_or(FirmwareFormat::Raw).as_str());
    image.set("file", format!("{node}-storage"));
    image.write("-blockdev", command);
}

/// `-boot`, kernel and initial RAM disk.
pub(super) fn boot(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let os = &plan.def.os;
    let mut options = Vec::new();
    options.extend(
        os.bootmenu
            .map(|m| format!("menu={}", conf::OnOff::from(m.is_yes()).as_str())),
    );
    if os.bootmenu.is_some_and(YesNo::is_yes) {
        options.extend(os.bootmenu_timeout.map(|t| format!("splash-time={t}")));
    }
    options.extend(
        os.bios_reboot_timeout
            .map(|t| format!("reboot-timeout={t}")),
    );
    options.push("strict=on".to_owned());
    command.arg("-boot").arg(options.join(","));
    let files = [
        ("-kernel", &os.kernel),
        ("-initrd", &os.initrd),
        ("-append", &os.cmdline),
        ("-dtb", &os.dtb),
    ];
    for (option, value) in files {
        if let Some(value) = value {
            command.arg(option).arg(value.as_str());
        }
    }
    refuse_rest(plan)
}

fn refuse_rest(plan: &Plan<'_>) -> Result<()> {
    let os = &plan.def.os;
    let wanted = [
        ("shim", os.shim.is_some()),
        ("acpi", !os.acpi_tables.is_empty()),
        (
            "smbios",
            os.smbios
                .is_some_and(|m| m != conf::domain::os::SmbiosMode::Emulate),
        ),
        ("bios useserial", os.bios_useserial.is_some()),
        ("init", os.init.is_some()),
    ];
    match wanted.iter().find(|(_, wanted)| *wanted) {
        Some((name, _)) => {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "element 'os/{name}' is not supported by this driver"
            )
        }
        None => Ok(()),
    }
}

/// Boot turns by kind of device: `<boot dev=>` in terms of `bootindex`.
pub(super) struct BootOrder(Vec<Option<BootDevice>>);

impl BootOrder {
    /// From `<os>`.
    pub(super) fn new(plan: &Plan<'_>) -> Self {
        Self(plan.def.os.boot.iter().copied().map(Some).collect())
    }

    /// The turn of the next device of this kind, from 1; only the first of each kind has one.
    pub(super) fn take(&mut self, kind: BootDevice) -> Option<u32> {
        let at = self.0.iter().position(|k| *k == Some(kind))?;
        self.0[at] = None;
        u32::try_from(at + 1).ok()
    }
}
