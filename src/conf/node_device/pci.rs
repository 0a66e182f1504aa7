//! A PCI function: where it sits, who made it, what else it is (C: `virNodeDevCapPCIDev`).
use util::bail;
use util::error::Result;
use util::number;
use util::xml::value::attr_required;
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};

use super::capability::start;
use super::source::Source;
use super::{MdevType, ORIGIN, PciExpress, Vpd, mdev_types};
use crate::domain::address::PciAddress;

util::vir_enum! {
    /// What the function's header describes, where it is no endpoint (C: `virPCIHeaderType`).
    pub enum HeaderType { PciBridge = "pci-bridge", CardbusBridge = "cardbus-bridge" }
}

/// A PCI function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PciDevice {
    /// Class code, 24 bits.
    pub class: Option<u32>,
    /// Domain.
    pub domain: u32,
    /// Bus.
    pub bus: u32,
    /// Slot.
    pub slot: u32,
    /// Function.
    pub function: u32,
    /// Number and name of the product.
    pub product: (u32, Option<String>),
    /// Number and name of the vendor.
    pub vendor: (u32, Option<String>),
    /// The function of which this is a virtual one.
    pub physical: Option<PciAddress>,
    /// The virtual functions that it has.
    pub virtual_functions: Option<VirtualFunctions>,
    /// What its header describes.
    pub header: Option<HeaderType>,
    /// The mediated devices that it can make.
    pub mdev_types: Vec<MdevType>,
    /// What its maker wrote into it.
    pub vpd: Option<Box<Vpd>>,
    /// The functions that can't be told apart from it by the IOMMU.
    pub iommu_group: Option<IommuGroup>,
    /// Its NUMA node.
    pub numa_node: Option<u32>,
    /// Its links, on PCI Express.
    pub express: Option<PciExpress>,
}

/// The virtual functions of a physical one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VirtualFunctions {
    /// How many it can have; 0 when not known.
    pub max: u32,
    /// Those that it has.
    pub addresses: Vec<PciAddress>,
}

/// `<iommuGroup>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IommuGroup {
    /// Its number.
    pub number: u32,
    /// What is in it; never empty.
    pub addresses: Vec<PciAddress>,
}

const ADDRESS: Shape = Shape::new(
    "address",
    &[
        AttrShape::new("domain").required(),
        AttrShape::new("bus").required(),
        AttrShape::new("slot").required(),
        AttrShape::new("function").required(),
    ],
    &[],
);

fn addresses(node: Node<'_>) -> Result<Vec<PciAddress>> {
    let all = node.children_named("address");
    all.map(PciAddress::parse).collect()
}

fn format_addresses(addresses: &[PciAddress], w: &mut Writer) {
    for address in addresses {
        w.start("address");
        address.format_attrs(w);
        w.end();
    }
}

impl IommuGroup {
    pub(super) const SHAPE: Shape = Shape::new(
        "iommuGroup",
        &[AttrShape::new("number").required()],
        &[ChildShape::new(&ADDRESS).many()],
    );

    /// A group without members isn't kept.
    fn parse(node: Node<'_>) -> Result<Option<Self>> {
        let number = attr_required(node, "number")?;
        let addresses = addresses(node)?;
        Ok((!addresses.is_empty()).then_some(Self { number, addresses }))
    }

    fn format(&self, w: &mut Writer) {
        w.start("iommuGroup");
        w.attr_plain("number", self.number);
        format_addresses(&self.addresses, w);
        w.end();
    }
}

/// Capabilities share one declaration, and disks have makers without numbers.
const NAMED: &[AttrShape] = &[AttrShape::new("id")];

impl PciDevice {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[
            ChildShape::leaf("class"),
            ChildShape::leaf("domain"),
            ChildShape::leaf("bus"),
            ChildShape::leaf("slot"),
            ChildShape::leaf("function"),
            ChildShape::new(&Shape::new("product", NAMED, &[]).with_text()),
            ChildShape::new(&Shape::new("vendor", NAMED, &[]).with_text()),
            ChildShape::new(&IommuGroup::SHAPE),
            ChildShape::new(&Shape::new("numa", &[AttrShape::new("node")], &[])),
            ChildShape::new(PciExpress::SHAPE),
        ],
    );

    /// The capabilities within that list other functions.
    pub(super) const FUNCTIONS: Shape = Shape::new(
        "",
        &[AttrShape::new("maxCount")],
        &[ChildShape::new(&ADDRESS).many()],
    );

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let class = match source.text("class") {
            Some(text) => {
                let class = source.valid(number::to_i32(&text, 16), "PCI class")?;
                u32::try_from(class).ok()
            }
            None => None,
        };
        let mut pci = Self {
            class,
            domain: source.number("domain", "PCI domain ID")?,
            bus: source.number("bus", "PCI bus ID")?,
            slot: source.number("slot", "PCI slot ID")?,
            function: source.number("function", "PCI function ID")?,
            vendor: (source.id("vendor", "PCI vendor ID")?, source.text("vendor")),
            product: (
                source.id("product", "PCI product ID")?,
                source.text("product"),
            ),
            ..Self::default()
        };
        for inner in source.capabilities() {
            pci.parse_inner(&inner)?;
        }
        if let Some(group) = source.node.child("iommuGroup") {
            pci.iommu_group = IommuGroup::parse(group)?;
        }
        let numa = source.node.child("numa").and_then(|numa| numa.attr("node"));
        if let Some(text) = numa.filter(|text| !text.is_empty()) {
            let node = source.valid(number::to_i32(text, 10), "NUMA node ID")?;
            pci.numa_node = u32::try_from(node).ok();
        }
        if let Some(express) = source.node.child("pci-express") {
            pci.express = Some(PciExpress::parse(express)?);
        }
        Ok(pci)
    }

    fn parse_inner(&mut self, inner: &Source<'_>) -> Result<()> {
        match inner.required_kind()? {
            "phys_function" => match inner.node.child("address") {
                Some(address) => self.physical = Some(PciAddress::parse(address)?),
                None => bail!(
                    VIR_ERR_XML_ERROR,
                    "Missing address in 'phys_function' capability"
                ),
            },
            "virt_functions" => self.virtual_functions = Some(parse_functions(inner.node)?),
            "mdev_types" => self.mdev_types.extend(mdev_types::parse(inner.node)?),
            "vpd" => self.vpd = Some(Box::new(Vpd::parse(inner.node)?)),
            // Endpoints, the ordinary case, aren't shown.
            kind => self.header = HeaderType::from_str(kind).or(self.header),
        }
        Ok(())
    }

    pub(super) fn format(&self, w: &mut Writer) {
        if let Some(class) = self.class {
            w.leaf_plain("class", format_args!("0x{class:06x}"));
        }
        w.leaf_plain("domain", self.domain);
        w.leaf_plain("bus", self.bus);
        w.leaf_plain("slot", self.slot);
        w.leaf_plain("function", self.function);
        for (element, (id, name)) in [("product", &self.product), ("vendor", &self.vendor)] {
            w.start(element);
            w.attr_plain("id", format_args!("0x{id:04x}"));
            if let Some(name) = name {
                w.text(name);
            }
            w.end();
        }
        self.format_inner(w);
        if let Some(group) = &self.iommu_group {
            group.format(w);
        }
        if let Some(node) = self.numa_node {
            w.start("numa");
            w.attr_plain("node", node);
            w.end();
        }
        if let Some(express) = &self.express {
            express.format(w);
        }
    }

    fn format_inner(&self, w: &mut Writer) {
        if let Some(physical) = &self.physical {
            start("phys_function", w);
            format_addresses(std::slice::from_ref(physical), w);
            w.end();
        }
        if let Some(functions) = &self.virtual_functions {
            start("virt_functions", w);
            if functions.max != 0 {
                w.attr_plain("maxCount", functions.max);
            }
            format_addresses(&functions.addresses, w);
            w.end();
        }
        if let Some(header) = self.header {
            start(header.as_str(), w);
            w.end();
        }
        mdev_types::format(&self.mdev_types, w);
        if let Some(vpd) = &self.vpd {
            vpd.format(w);
        }
    }
}

fn parse_functions(node: Node<'_>) -> Result<VirtualFunctions> {
    let max = match node.attr("maxCount").filter(|text| !text.is_empty()) {
        None => 0,
        Some(text) => match number::to_u32_positive(text, 10) {
            Some(max) => max,
            None => bail!(VIR_ERR_XML_ERROR, "Malformed 'maxCount' parameter"),
        },
    };
    Ok(VirtualFunctions {
        max,
        addresses: addresses(node)?,
    })
}
