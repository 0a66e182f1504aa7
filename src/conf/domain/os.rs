//! `<os>`: firmware, kernel, boot order (C: `virDomainOSDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required, attr_u32, attr_word};
use util::xml::{AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, Shape, Writer};

use super::VirtType;
use super::loader::{Loader, Nvram};
use crate::YesNo;
use crate::arch::Arch;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainOSType`.
    pub enum OsType {
        Hvm = "hvm",
        Xen = "xen",
        Linux = "linux",
        Exe = "exe",
        Uml = "uml",
        Xenpvh = "xenpvh",
    }
}
util::vir_enum! {
    /// C: `virDomainBootOrder`.
    pub enum BootDevice { Fd = "fd", Hd = "hd", Cdrom = "cdrom", Network = "network" }
}
util::vir_enum! {
    /// C: `virDomainOsDefFirmware`.
    pub enum Firmware { Bios = "bios", Efi = "efi" }
}
util::vir_enum! {
    /// C: `virDomainOsDefFirmwareFeature`.
    pub enum FirmwareFeature { EnrolledKeys = "enrolled-keys", SecureBoot = "secure-boot" }
}
util::vir_enum! {
    /// C: `virDomainSmbiosMode`.
    pub enum SmbiosMode { Emulate = "emulate", Host = "host", Sysinfo = "sysinfo" }
}
util::vir_enum! {
    /// C: `virDomainOsACPITable`.
    pub enum AcpiTableType { Slic = "slic", Raw = "raw", Rawset = "rawset", Msdm = "msdm" }
}
util::xml_enum!(
    BootDevice,
    Firmware,
    FirmwareFeature,
    SmbiosMode,
    AcpiTableType
);

/// How the guest starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Os {
    /// Kind of virtualization; always there after post-parse.
    pub kind: Option<OsType>,
    /// Architecture; always there after post-parse.
    pub arch: Option<Arch>,
    /// Machine type.
    pub machine: Option<String>,
    /// Kind of firmware to look for.
    pub firmware: Option<Firmware>,
    /// What the firmware must have or lack, by the order of the words.
    pub firmware_features: Vec<(FirmwareFeature, YesNo)>,
    /// Program of a container.
    pub init: Option<String>,
    /// Its arguments.
    pub initargs: Vec<String>,
    /// Its environment.
    pub initenv: Vec<(String, String)>,
    /// Its working directory.
    pub initdir: Option<String>,
    /// Its user.
    pub inituser: Option<String>,
    /// Its group.
    pub initgroup: Option<String>,
    /// Firmware file.
    pub loader: Option<Loader>,
    /// Firmware's variables.
    pub nvram: Option<Nvram>,
    /// Kernel file.
    pub kernel: Option<String>,
    /// Initial RAM disk file.
    pub initrd: Option<String>,
    /// Kernel's command line.
    pub cmdline: Option<String>,
    /// File of the shim that checks the kernel.
    pub shim: Option<String>,
    /// Device tree file.
    pub dtb: Option<String>,
    /// Root device (Xen).
    pub root: Option<String>,
    /// ACPI tables: kind and file.
    pub acpi_tables: Vec<(AcpiTableType, String)>,
    /// Boot order.
    pub boot: Vec<BootDevice>,
    /// Whether the firmware offers a menu.
    pub bootmenu: Option<YesNo>,
    /// Milliseconds that the menu waits, to 65535.
    pub bootmenu_timeout: Option<u16>,
    /// Whether the BIOS talks on the serial port.
    pub bios_useserial: Option<YesNo>,
    /// Milliseconds until a guest without system reboots; -1 for never.
    pub bios_reboot_timeout: Option<i32>,
    /// Where SMBIOS facts come from.
    pub smbios: Option<SmbiosMode>,
}

impl Os {
    /// Reads what kind of machine it is: `<type>` below `<os>` (C: `virDomainDefParseCaps`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` without a kind, `VIR_ERR_CONFIG_UNSUPPORTED` for unknown words.
    pub(super) fn parse_machine(
        domain: Node<'_>,
        virt_type: VirtType,
        bootloader: bool,
    ) -> Result<Self> {
        let kind = domain.child("os").and_then(|os| os.child("type"));
        let attr = |name| {
            kind.and_then(|kind| kind.attr(name))
                .filter(|a| !a.is_empty())
        };
        let word = kind.map(Node::text).filter(|text| !text.is_empty());
        let os_type = match word {
            Some(text) => OsType::from_str(&text).ok_or_else(|| {
                util::err!(VIR_ERR_CONFIG_UNSUPPORTED, "unknown OS type '{text}'")
            })?,
            None if bootloader => OsType::Xen,
            None => bail!(VIR_ERR_XML_ERROR, "an os <type> must be specified"),
        };
        // Old documents called a paravirtualized guest's system "linux".
        let old = virt_type == VirtType::Xen && os_type == OsType::Linux;
        let arch = attr("arch").map(|name| {
            Arch::from_str(name).ok_or_else(|| {
                util::err!(VIR_ERR_CONFIG_UNSUPPORTED, "Unknown architecture {name}")
            })
        });
        Ok(Self {
            kind: Some(if old { OsType::Xen } else { os_type }),
            arch: arch.transpose()?,
            machine: attr("machine").map(str::to_owned),
            ..Self::default()
        })
    }

    /// Reads the rest of `<os>`; which of it means something is a matter of the kind
    /// (C: `virDomainDefParseBootOptions`).
    ///
    /// # Errors
    /// What the elements say.
    pub(super) fn parse_boot_options(
        &mut self,
        node: Option<Node<'_>>,
        cx: &mut ParseCx,
    ) -> Result<()> {
        let Some(node) = node else {
            return Ok(());
        };
        match self.kind {
            Some(OsType::Exe) => self.parse_init(node)?,
            Some(OsType::Linux) | None => {}
            Some(_) => {
                self.parse_kernel(node);
                self.parse_firmware(node)?;
                self.loader = node.child("loader").map(Loader::parse).transpose()?;
                self.nvram = node
                    .child("nvram")
                    .map(|n| Nvram::parse(n, cx))
                    .transpose()?;
            }
        }
        if self.kind == Some(OsType::Hvm) {
            self.parse_acpi(node)?;
            self.parse_boot(node)?;
        }
        self.smbios = match node.child("smbios") {
            Some(smbios) => attr_word(smbios, "mode", ORIGIN, "unknown smbios mode")?,
            None => None,
        };
        Ok(())
    }

    fn parse_init(&mut self, node: Node<'_>) -> Result<()> {
        let text = |name| node.child_text(name).map(|t| t.into_owned());
        self.init = text("init");
        self.initdir = text("initdir");
        self.inituser = text("inituser");
        self.initgroup = text("initgroup");
        for arg in node.children_named("initarg") {
            let text = arg.text();
            if text.is_empty() {
                bail!(VIR_ERR_XML_ERROR, "No data supplied for <initarg> element");
            }
            self.initargs.push(text.into_owned());
        }
        for env in node.children_named("initenv") {
            let Some(name) = env.attr("name") else {
                bail!(VIR_ERR_XML_ERROR, "No name supplied for <initenv> element");
            };
            let value = env.text();
            if value.is_empty() {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "No value supplied for <initenv name='{name}'> element"
                );
            }
            self.initenv.push((name.to_owned(), value.into_owned()));
        }
        Ok(())
    }

    fn parse_kernel(&mut self, node: Node<'_>) {
        let text = |name| node.child_text(name).map(|t| t.into_owned());
        self.kernel = text("kernel");
        self.initrd = text("initrd");
        self.cmdline = text("cmdline");
        self.shim = text("shim");
        self.dtb = text("dtb");
        self.root = text("root");
    }

    fn parse_firmware(&mut self, node: Node<'_>) -> Result<()> {
        if let Some(text) = node.attr("firmware").filter(|text| !text.is_empty()) {
            self.firmware = Firmware::from_str(text);
            if self.firmware.is_none() {
                bail!(VIR_ERR_XML_ERROR, "unknown firmware value {text}");
            }
        }
        // Without a kind of firmware to look for, its features mean nothing.
        if let Some(firmware) = node.child("firmware").filter(|_| self.firmware.is_some()) {
            for feature in firmware.children_named("feature") {
                let (name, enabled) = (
                    attr_required(feature, "name")?,
                    attr_required(feature, "enabled")?,
                );
                self.firmware_features.retain(|(other, _)| *other != name);
                self.firmware_features.push((name, enabled));
            }
            self.firmware_features.sort();
        }
        Ok(())
    }

    fn parse_acpi(&mut self, node: Node<'_>) -> Result<()> {
        let tables = node
            .child("acpi")
            .into_iter()
            .flat_map(|a| a.children_named("table"));
        for table in tables {
            let kind: AcpiTableType = attr_required(table, "type")?;
            let twice = self.acpi_tables.iter().any(|(other, _)| *other == kind);
            if twice && kind != AcpiTableType::Raw {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "ACPI table type '{kind}' may only appear once"
                );
            }
            self.acpi_tables.push((kind, table.text().into_owned()));
        }
        Ok(())
    }

    fn parse_boot(&mut self, node: Node<'_>) -> Result<()> {
        self.boot = node
            .children_named("boot")
            .map(|boot| attr_required(boot, "dev"))
            .collect::<Result<_>>()?;
        if let Some(menu) = node.child("bootmenu") {
            self.bootmenu = attr_opt(menu, "enable")?;
            if let Some(timeout) = attr_u32(menu, "timeout", 0)? {
                self.bootmenu_timeout = u16::try_from(timeout).ok();
                if self.bootmenu_timeout.is_none() {
                    bail!(
                        VIR_ERR_CONFIG_UNSUPPORTED,
                        "invalid value for boot menu timeout, must be in range [0,65535]"
                    );
                }
            }
        }
        if let Some(bios) = node.child("bios") {
            // Whatever isn't a yes is a no, as it always was.
            self.bios_useserial = bios.attr("useserial").map(|text| (text == "yes").into());
            if let Some(timeout) = attr_opt::<i32>(bios, "rebootTimeout")? {
                self.bios_reboot_timeout = Some(timeout).filter(|t| (-1..=65535).contains(t));
                if self.bios_reboot_timeout.is_none() {
                    bail!(
                        VIR_ERR_CONFIG_UNSUPPORTED,
                        "invalid value for rebootTimeout, must be in range [-1,65535]"
                    );
                }
            }
        }
        Ok(())
    }

    fn format_init(&self, w: &mut Writer) {
        w.leaf_opt("init", self.init.as_deref());
        self.initargs.iter().for_each(|arg| w.leaf("initarg", arg));
        for (name, value) in &self.initenv {
            w.start("initenv");
            w.attr("name", name);
            w.text(value);
            w.end();
        }
        w.leaf_opt("initdir", self.initdir.as_deref());
        w.leaf_opt("inituser", self.inituser.as_deref());
        w.leaf_opt("initgroup", self.initgroup.as_deref());
    }

    fn format_boot(&self, w: &mut Writer) {
        for device in &self.boot {
            w.start("boot");
            w.attr("dev", device.as_str());
            w.end();
        }
        if let Some(enable) = self.bootmenu {
            w.start("bootmenu");
            w.attr("enable", enable.as_str());
            if let Some(timeout) = self.bootmenu_timeout.filter(|_| enable.is_yes()) {
                w.attr_plain("timeout", timeout);
            }
            w.end();
        }
        w.start("bios");
        w.attr_opt("useserial", self.bios_useserial.map(YesNo::as_str));
        if let Some(timeout) = self.bios_reboot_timeout {
            w.attr_plain("rebootTimeout", timeout);
        }
        w.end_unless_empty();
        if let Some(mode) = self.smbios {
            w.start("smbios");
            w.attr("mode", mode.as_str());
            w.end();
        }
    }

    fn format_firmware(&self, w: &mut Writer) {
        w.start("firmware");
        for (name, enabled) in &self.firmware_features {
            w.start("feature");
            w.attr("enabled", enabled.as_str());
            w.attr("name", name.as_str());
            w.end();
        }
        w.end_unless_empty();
    }
}

const INITENV: &Shape =
    &Shape::new("initenv", &[AttrShape::new("name").required()], &[]).with_text();

const FEATURE: &Shape = &Shape::new(
    "feature",
    &[
        AttrShape::new("enabled").words(YesNo::WORDS).required(),
        AttrShape::new("name")
            .words(FirmwareFeature::WORDS)
            .required(),
    ],
    &[],
);

const TYPE: &Shape = &Shape::new(
    "type",
    &[
        AttrShape::new("arch").words(Arch::WORDS),
        AttrShape::new("machine"),
    ],
    &[],
)
.with_text();

const TABLE: &Shape = &Shape::new(
    "table",
    &[AttrShape::new("type")
        .words(AcpiTableType::WORDS)
        .required()],
    &[],
)
.with_text();

const BOOT: &Shape = &Shape::new(
    "boot",
    &[AttrShape::new("dev").words(BootDevice::WORDS).required()],
    &[],
);

const BOOTMENU: &Shape = &Shape::new(
    "bootmenu",
    &[
        AttrShape::new("enable").words(YesNo::WORDS).required(),
        AttrShape::new("timeout"),
    ],
    &[],
);

const BIOS: &Shape = &Shape::new(
    "bios",
    &[
        AttrShape::new("useserial").words(YesNo::WORDS),
        AttrShape::new("rebootTimeout"),
    ],
    &[],
);

const SMBIOS: &Shape = &Shape::new(
    "smbios",
    &[AttrShape::new("mode").words(SmbiosMode::WORDS).required()],
    &[],
);

/// The declaration.
static SHAPE: Shape = Shape::new(
    "os",
    &[AttrShape::new("firmware").words(Firmware::WORDS)],
    &[
        ChildShape::new(TYPE).required(),
        ChildShape::new(&Shape::new(
            "firmware",
            &[AttrShape::new("type").words(Firmware::WORDS)],
            &[ChildShape::new(FEATURE).many()],
        )),
        ChildShape::leaf("init"),
        ChildShape::leaf("initarg").many(),
        ChildShape::new(INITENV).many(),
        ChildShape::leaf("initdir"),
        ChildShape::leaf("inituser"),
        ChildShape::leaf("initgroup"),
        ChildShape::new(Loader::SHAPE),
        ChildShape::new(Nvram::SHAPE),
        ChildShape::leaf("kernel"),
        ChildShape::leaf("initrd"),
        ChildShape::leaf("cmdline"),
        ChildShape::leaf("shim"),
        ChildShape::leaf("dtb"),
        ChildShape::leaf("root"),
        ChildShape::new(&Shape::new("acpi", &[], &[ChildShape::new(TABLE).many()])),
        ChildShape::new(BOOT).many(),
        ChildShape::new(BOOTMENU),
        ChildShape::new(BIOS),
        ChildShape::new(SMBIOS),
    ],
);

impl Os {
    /// The declaration.
    pub(super) const SHAPE: &'static Shape = &SHAPE;

    /// Writes the element.  Old peers know of no firmware selection: they get what was selected.
    pub(super) fn format(&self, virt_type: VirtType, w: &mut Writer, cx: &FormatCx) {
        w.start("os");
        if !cx.has(FormatFlags::MIGRATABLE) {
            w.attr_opt("firmware", self.firmware.map(Firmware::as_str));
        }
        self.format_type(virt_type, w);
        self.format_body(w, cx);
        w.end();
    }

    fn format_type(&self, virt_type: VirtType, w: &mut Writer) {
        let kind = match self.kind.unwrap_or(OsType::Hvm) {
            // The word that Xen's old documents had.
            OsType::Xen if virt_type == VirtType::Xen => OsType::Linux,
            kind => kind,
        };
        w.start("type");
        w.attr_opt("arch", self.arch.map(Arch::as_str));
        w.attr_opt("machine", self.machine.as_deref());
        w.text(kind.as_str());
        w.end();
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        if !cx.has(FormatFlags::MIGRATABLE) {
            self.format_firmware(w);
        }
        self.format_init(w);
        if let Some(loader) = &self.loader {
            loader.format(w);
        }
        if let Some(nvram) = &self.nvram {
            nvram.format(w, cx);
        }
        w.leaf_opt("kernel", self.kernel.as_deref());
        w.leaf_opt("initrd", self.initrd.as_deref());
        w.leaf_opt("cmdline", self.cmdline.as_deref());
        w.leaf_opt("shim", self.shim.as_deref());
        w.leaf_opt("dtb", self.dtb.as_deref());
        w.leaf_opt("root", self.root.as_deref());
        w.start("acpi");
        for (kind, path) in &self.acpi_tables {
            w.start("table");
            w.attr("type", kind.as_str());
            w.text(path);
            w.end();
        }
        w.end_unless_empty();
        self.format_boot(w);
    }
}
