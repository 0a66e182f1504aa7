//! `<redirdev>` and `<redirfilter>`: USB devices of the client's side (C: `virDomainRedirdevDef`,
//! `virDomainRedirFilterDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::number;
use util::xml::error::invalid_attr;
use util::xml::value::{absent, attr_required, attr_word};
use util::xml::{AttrShape, AttrValue, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::chardev::{ChardevSource, ChardevType};
use super::device_info::DeviceInfo;
use super::schema;
use crate::YesNo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainRedirdevBus`.
    pub enum RedirdevBus { Usb = "usb" }
}
util::xml_enum!(RedirdevBus);

/// A place for a device of the client's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirdev {
    /// Which bus it appears on.
    pub bus: RedirdevBus,
    /// What leads to the client.
    pub source: ChardevSource,
    /// Boot order, alias and address.
    pub info: DeviceInfo,
}

/// Channel of a device that comes over D-Bus.
const DBUS_CHANNEL: &str = "org.qemu.usbredir";

impl Redirdev {
    /// Fills in what the kind of connection implies.
    pub(super) fn fill(&mut self) {
        if self.source.kind == ChardevType::Dbus {
            let channel = &mut self.source.channel;
            channel.get_or_insert_with(|| DBUS_CHANNEL.to_owned());
        }
    }
}

impl Xml for Redirdev {
    const SHAPE: &'static Shape = &schema::chardev::REDIRDEV;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let bus = attr_word(node, "bus", ORIGIN, "unknown redirdev bus")?;
        let Some(word) = node.attr("type") else {
            return Err(absent(ORIGIN, "missing type in redirdev"));
        };
        if ChardevType::from_str(word).is_none() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unknown redirdev character device type '{word}'"
            );
        }
        Ok(Self {
            bus: bus.unwrap_or(RedirdevBus::Usb),
            source: ChardevSource::parse(node, "type", cx)?,
            info: DeviceInfo::parse_bootable(node, cx)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        self.bus.write_attr("bus", w);
        self.source.format_type(w, cx);
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        // Libvirt writes an end tag even where there is neither a source nor an address.
        w.open_body();
        self.source.format_body(w, cx);
        self.info.format_body(w, cx);
    }
}

/// Version of a USB device, both parts to 99.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsbVersion {
    /// Before the point.
    pub major: u32,
    /// After it, in hundredths.
    pub minor: u32,
}

/// `<usbdev>`: one rule; what is `None` fits every device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RedirRule {
    /// Class, to 0xff.
    pub class: Option<u32>,
    /// Vendor's number.
    pub vendor: Option<u32>,
    /// Product's number.
    pub product: Option<u32>,
    /// Version.
    pub version: Option<UsbVersion>,
    /// Whether the device may come in.
    pub allow: YesNo,
}

/// `<redirfilter>`: which devices may come in; the first rule that fits counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RedirFilter {
    /// The rules.
    pub rules: Vec<RedirRule>,
}

impl UsbVersion {
    fn parse(text: &str) -> Option<Self> {
        let (major, minor) = text.split_once('.')?;
        let part = |text: &str| number::to_u32_positive(text, 10).filter(|n| *n < 100);
        // One digit stands for tenths.
        let scale = if minor.len() == 1 { 10 } else { 1 };
        Some(Self {
            major: part(major)?,
            minor: part(minor)? * scale,
        })
    }
}

/// A number, whose base C's prefixes tell; -1 stands for every one.
fn id(node: Node<'_>, name: &str) -> Result<Option<u32>> {
    let Some(text) = node.attr(name) else {
        return Ok(None);
    };
    match number::to_i32(text, 0) {
        Some(value) => Ok(u32::try_from(value).ok()),
        None => {
            let expected = <i32 as AttrValue>::EXPECTED;
            Err(invalid_attr(node.qualified_name(), name, text, expected))
        }
    }
}

impl RedirRule {
    const SHAPE: &'static Shape = &Shape::new(
        "usbdev",
        &[
            AttrShape::new("class"),
            AttrShape::new("vendor"),
            AttrShape::new("product"),
            AttrShape::new("version"),
            AttrShape::new("allow").required().words(YesNo::WORDS),
        ],
        &[],
    );

    fn parse(node: Node<'_>) -> Result<Self> {
        let class = id(node, "class")?;
        if let Some(class) = class.filter(|class| *class > 0xff) {
            bail!(VIR_ERR_INTERNAL_ERROR, "Invalid USB Class code 0x{class:x}");
        }
        let (vendor, product) = (id(node, "vendor")?, id(node, "product")?);
        let version = match node.attr("version").filter(|text| *text != "-1") {
            None => None,
            Some(text) => match UsbVersion::parse(text) {
                None => bail!(VIR_ERR_XML_ERROR, "Cannot parse USB device version {text}"),
                version => version,
            },
        };
        Ok(Self {
            class,
            vendor,
            product,
            version,
            allow: attr_required(node, "allow")?,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        if let Some(class) = self.class {
            w.attr_plain("class", format_args!("0x{class:02X}"));
        }
        for (name, id) in [("vendor", self.vendor), ("product", self.product)] {
            if let Some(id) = id {
                w.attr_plain(name, format_args!("0x{id:04X}"));
            }
        }
        if let Some(UsbVersion { major, minor }) = self.version {
            w.attr_plain("version", format_args!("{major}.{minor:02}"));
        }
        self.allow.write_attr("allow", w);
        w.end();
    }
}

impl Xml for RedirFilter {
    const SHAPE: &'static Shape = &Shape::new(
        "redirfilter",
        &[],
        &[ChildShape::new(RedirRule::SHAPE).many()],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let rules = node.children_named(RedirRule::SHAPE.element);
        Ok(Self {
            rules: rules.map(RedirRule::parse).collect::<Result<_>>()?,
        })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        for rule in &self.rules {
            rule.format(w);
        }
    }
}
