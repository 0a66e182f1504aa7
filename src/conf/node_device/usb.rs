//! USB devices and their interfaces (C: `virNodeDevCapUSBDev`, `virNodeDevCapUSBIf`).
use util::error::Result;
use util::xml::{ChildShape, Shape, Writer};

use super::source::Source;

/// A USB device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsbDevice {
    /// Bus.
    pub bus: u32,
    /// Number on the bus.
    pub device: u32,
    /// Number and name of the product.
    pub product: (u32, Option<String>),
    /// Number and name of the vendor.
    pub vendor: (u32, Option<String>),
}

impl UsbDevice {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[ChildShape::leaf("bus"), ChildShape::leaf("device")],
    );

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        Ok(Self {
            bus: source.number("bus", "USB bus number")?,
            device: source.number("device", "USB device number")?,
            vendor: (source.id("vendor", "USB vendor ID")?, source.text("vendor")),
            product: (
                source.id("product", "USB product ID")?,
                source.text("product"),
            ),
        })
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.leaf_plain("bus", self.bus);
        w.leaf_plain("device", self.device);
        for (element, (id, name)) in [("product", &self.product), ("vendor", &self.vendor)] {
            match name {
                Some(name) => {
                    w.start(element);
                    w.attr_plain("id", format_args!("0x{id:04x}"));
                    w.text(name);
                    w.end();
                }
                // libvirt writes a blank before the slash, here alone.
                None => w.raw(&format!("<{element} id='0x{id:04x}' />")),
            }
        }
    }
}

/// An interface of a USB device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsbInterface {
    /// Its number.
    pub number: u32,
    /// USB's class.
    pub class: u32,
    /// USB's subclass.
    pub subclass: u32,
    /// USB's protocol.
    pub protocol: u32,
    /// What it is in words.
    pub description: Option<String>,
}

impl UsbInterface {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[
            ChildShape::leaf("number"),
            ChildShape::leaf("class"),
            ChildShape::leaf("subclass"),
            ChildShape::leaf("protocol"),
            ChildShape::leaf("description"),
        ],
    );

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        Ok(Self {
            number: source.number("number", "USB interface number")?,
            class: source.number("class", "USB interface class")?,
            subclass: source.number("subclass", "USB interface subclass")?,
            protocol: source.number("protocol", "USB interface protocol")?,
            description: source.text("description"),
        })
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.leaf_plain("number", self.number);
        w.leaf_plain("class", self.class);
        w.leaf_plain("subclass", self.subclass);
        w.leaf_plain("protocol", self.protocol);
        w.leaf_opt("description", self.description.as_deref());
    }
}
