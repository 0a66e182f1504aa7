//! Firmware, kernel and boot order.
use conf::YesNo;
use conf::domain::loader::{FirmwareFormat, LoaderType};
use conf::domain::os::BootDevice;
use util::command::Command;
use util::{Result, bail};

use super::device::Object;
use super::{ORIGIN, Plan};

/// Firmware in flash chips: block devices that the machine's line names.
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
        return Ok(());
    }
    let readonly = loader.readonly == Some(YesNo::Yes);
    let code = Flash {
        node: "libvirt-pflash0",
        path,
        format: loader.format,
        readonly,
        is_alone: false,
    };
    code.write(command);
    if let Some(nvram) = &os.nvram {
        if nvram.source.is_some() {
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
        let variables = Flash {
            node: "libvirt-pflash1",
            path,
            format: nvram.format,
            readonly: false,
            is_alone: variables_are_alone(plan),
        };
        variables.write(command);
    }
    Ok(())
}

/// The node of the firmware's variables that the machine uses.
pub(super) fn variables_node(plan: &Plan<'_>) -> &'static str {
    match variables_are_alone(plan) {
        true => "libvirt-pflash1-storage",
        false => "libvirt-pflash1-format",
    }
}

fn variables_are_alone(plan: &Plan<'_>) -> bool {
    let format = plan.def.os.nvram.as_ref().and_then(|nvram| nvram.format);
    format.is_none_or(|format| format == FirmwareFormat::Raw) && !plan.caps.needs_raw_layer()
}

/// A flash chip of the machine.
struct Flash<'a> {
    node: &'a str,
    path: &'a str,
    format: Option<FirmwareFormat>,
    readonly: bool,
    /// Whether the machine uses the file's node itself, with none for the format above it.
    is_alone: bool,
}

impl Flash<'_> {
    fn write(&self, command: &mut Command) {
        let node = self.node;
        let mut storage = Object::device("file");
        storage
            .set("filename", self.path)
            .set("node-name", format!("{node}-storage"));
        if self.is_alone {
            storage.set("read-only", self.readonly);
        } else {
            storage.set("auto-read-only", true).set("discard", "unmap");
        }
        storage.write("-blockdev", command);
        if self.is_alone {
            return;
        }
        let format = self.format.unwrap_or(FirmwareFormat::Raw);
        let mut image = Object::default();
        image
            .set("node-name", format!("{node}-format"))
            .set("read-only", self.readonly);
        image.set("driver", format.as_str());
        image.set("file", format!("{node}-storage"));
        image.write("-blockdev", command);
    }
}

/// Firmware that isn't in a flash chip, and who may write one that is.
pub(super) fn loader(plan: &Plan<'_>, command: &mut Command) {
    let Some(loader) = &plan.def.os.loader else {
        return;
    };
    match (loader.kind, &loader.path) {
        (Some(LoaderType::Pflash), _) => {
            if loader.secure == Some(YesNo::Yes) {
                command.arg("-global");
                command.arg("driver=cfi.pflash01,property=secure,value=on");
            }
        }
        (_, Some(path)) => {
            command.arg("-bios").arg(path.as_str());
        }
        (_, None) => {}
    }
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
