//! `<blkiotune>`: the guest's share of the host's disks (C: `virBlkioDevice`, `virDomainBlkiotune`).
use std::collections::HashSet;

use util::bail;
use util::error::{Error, ErrorDomain, Result};
use util::number;
use util::xml::{ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Weights and limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blkiotune {
    /// Weight of the guest; 0 when not given.
    pub weight: u32,
    /// Disks of the host that have rules of their own.
    pub devices: Vec<BlkioDevice>,
}

/// `<device>`; a number of 0 sets nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlkioDevice {
    /// The host's device.
    pub path: String,
    /// Weight of the guest there.
    pub weight: u32,
    /// Reads per second.
    pub read_iops: u32,
    /// Writes per second.
    pub write_iops: u32,
    /// Bytes read per second.
    pub read_bytes: u64,
    /// Bytes written per second.
    pub write_bytes: u64,
}

fn unreadable(what: &str, text: &str) -> Box<Error> {
    util::err!(VIR_ERR_CONFIG_UNSUPPORTED, "could not parse {what} {text}")
}

impl BlkioDevice {
    /// Whether it sets nothing, which is as if it weren't there.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let counts = [self.weight, self.read_iops, self.write_iops];
        let bytes = [self.read_bytes, self.write_bytes];
        counts == [0; 3] && bytes == [0; 2]
    }

    fn parse(node: Node<'_>) -> Result<Self> {
        let mut this = Self::default();
        let mut path = None;
        for child in node.children() {
            let text = child.text();
            let count = |what| number::to_u32(&text, 10).ok_or_else(|| unreadable(what, &text));
            let bytes = |what| number::to_u64(&text, 10).ok_or_else(|| unreadable(what, &text));
            match child.name() {
                "path" => path = path.or_else(|| Some(text.clone().into_owned())),
                "weight" => this.weight = count("weight")?,
                "read_bytes_sec" => this.read_bytes = bytes("read bytes sec")?,
                "write_bytes_sec" => this.write_bytes = bytes("write bytes sec")?,
                "read_iops_sec" => this.read_iops = count("read iops sec")?,
                "write_iops_sec" => this.write_iops = count("write iops sec")?,
                _ => {}
            }
        }
        match path {
            Some(path) => Ok(Self { path, ..this }),
            None => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "missing per-device path"),
        }
    }

    fn format(&self, w: &mut Writer) {
        w.start("device");
        w.leaf("path", &self.path);
        let numbers = [
            ("weight", u64::from(self.weight)),
            ("read_iops_sec", u64::from(self.read_iops)),
            ("write_iops_sec", u64::from(self.write_iops)),
            ("read_bytes_sec", self.read_bytes),
            ("write_bytes_sec", self.write_bytes),
        ];
        for (name, value) in numbers.iter().filter(|(_, value)| *value != 0) {
            w.leaf_plain(name, value);
        }
        w.end();
    }
}

const DEVICE: &Shape = &Shape::new(
    "device",
    &[],
    &[
        ChildShape::leaf("path").required(),
        ChildShape::leaf("weight"),
        ChildShape::leaf("read_iops_sec"),
        ChildShape::leaf("write_iops_sec"),
        ChildShape::leaf("read_bytes_sec"),
        ChildShape::leaf("write_bytes_sec"),
    ],
);

impl Xml for Blkiotune {
    const SHAPE: &'static Shape = &Shape::new(
        "blkiotune",
        &[],
        &[ChildShape::leaf("weight"), ChildShape::new(DEVICE).many()],
    );

    /// A weight that is no number counts as none, as it always did.
    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let weight = node.child_text("weight");
        let weight = weight.and_then(|text| number::to_u32_positive(&text, 10));
        let devices = node.children_named("device").map(BlkioDevice::parse);
        let devices: Vec<BlkioDevice> = devices.collect::<Result<_>>()?;
        let mut seen = HashSet::new();
        for device in &devices {
            if !seen.insert(&device.path) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "duplicate blkio device path '{}'",
                    device.path
                );
            }
        }
        Ok(Self {
            weight: weight.unwrap_or(0),
            devices,
        })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        if self.weight != 0 {
            w.leaf_plain("weight", self.weight);
        }
        let devices = self.devices.iter().filter(|device| !device.is_plain());
        devices.for_each(|device| device.format(w));
    }
}
