//! `<capability type='vpd'>`: vital product data, what a maker wrote into a PCI device
//! (C: `virPCIVPDResource`).
use std::collections::BTreeMap;

use util::bail;
use util::error::Result;
use util::xml::value::attr_required;
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};

use super::ORIGIN;
use super::capability::start;
use super::source::text;

/// Fields with a letter or digit of their own, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomFields(Vec<(char, String)>);

/// Vital product data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vpd {
    /// The product's name.
    pub name: String,
    /// What can't be changed.
    pub read_only: Option<ReadOnlyFields>,
    /// What can.
    pub read_write: Option<ReadWriteFields>,
}

/// `<fields access='readonly'>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOnlyFields {
    /// Engineering change level.
    pub change_level: Option<String>,
    /// Who made it.
    pub manufacture_id: Option<String>,
    /// Number of the part.
    pub part_number: Option<String>,
    /// Serial number.
    pub serial_number: Option<String>,
    /// The vendor's own fields.
    pub vendor: CustomFields,
}

/// `<fields access='readwrite'>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadWriteFields {
    /// Tag by which the owner knows it.
    pub asset_tag: Option<String>,
    /// The vendor's own fields.
    pub vendor: CustomFields,
    /// The system's own fields.
    pub system: CustomFields,
}

impl CustomFields {
    const fn shape(element: &'static str) -> Shape {
        const INDEX: &[AttrShape] = &[AttrShape::new("index").required()];
        Shape::new(element, INDEX, &[]).with_text()
    }

    /// Reads the fields of that name; what `index` can't be is left out.
    fn parse(node: Node<'_>, element: &str, skip: Option<char>) -> Result<Self> {
        let mut fields: Vec<(char, String)> = Vec::new();
        for (index, value) in indexed(node, element)? {
            let known = fields.iter_mut().find(|field| field.0 == index);
            match known {
                Some(field) => field.1 = value,
                None if Some(index) == skip => {}
                None => fields.push((index, value)),
            }
        }
        Ok(Self(fields))
    }

    fn format(&self, element: &str, w: &mut Writer) {
        for (index, value) in &self.0 {
            w.start(element);
            w.attr("index", &index.to_string());
            if !value.is_empty() {
                w.text(value);
            }
            w.end();
        }
    }
}

/// The fields of that name whose index is a capital letter or a digit.
fn indexed(node: Node<'_>, element: &str) -> Result<Vec<(char, String)>> {
    let mut fields = Vec::new();
    for field in node.children_named(element) {
        let index: String = attr_required(field, "index")?;
        let [byte] = index.as_bytes() else {
            bail!(
                VIR_ERR_XML_ERROR,
                "'{element}' 'index' value '{index}' malformed"
            );
        };
        if byte.is_ascii_uppercase() || byte.is_ascii_digit() {
            fields.push((char::from(*byte), field.text().into_owned()));
        }
    }
    Ok(fields)
}

/// The index of the system's field that is the asset tag.
const ASSET_TAG: char = 'A';

impl ReadOnlyFields {
    fn parse(node: Node<'_>) -> Result<Self> {
        Ok(Self {
            change_level: text(node, "change_level"),
            manufacture_id: text(node, "manufacture_id"),
            part_number: text(node, "part_number"),
            serial_number: text(node, "serial_number"),
            vendor: CustomFields::parse(node, "vendor_field", None)?,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("fields");
        w.attr("access", "readonly");
        w.open_body();
        w.leaf_opt("change_level", self.change_level.as_deref());
        w.leaf_opt("manufacture_id", self.manufacture_id.as_deref());
        w.leaf_opt("part_number", self.part_number.as_deref());
        w.leaf_opt("serial_number", self.serial_number.as_deref());
        self.vendor.format("vendor_field", w);
        w.end();
    }
}

impl ReadWriteFields {
    fn parse(node: Node<'_>) -> Result<Self> {
        let vendor = CustomFields::parse(node, "vendor_field", None)?;
        let tags = indexed(node, "system_field")?;
        let tag: BTreeMap<char, String> = tags.into_iter().collect();
        Ok(Self {
            asset_tag: tag
                .get(&ASSET_TAG)
                .cloned()
                .or_else(|| text(node, "asset_tag")),
            vendor,
            system: CustomFields::parse(node, "system_field", Some(ASSET_TAG))?,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("fields");
        w.attr("access", "readwrite");
        w.open_body();
        w.leaf_opt("asset_tag", self.asset_tag.as_deref());
        self.vendor.format("vendor_field", w);
        self.system.format("system_field", w);
        w.end();
    }
}

impl Vpd {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[
            ChildShape::leaf("name"),
            ChildShape::new(&Shape::new(
                "fields",
                &[AttrShape::new("access")
                    .words(&["readonly", "readwrite"])
                    .required()],
                &[
                    ChildShape::leaf("change_level"),
                    ChildShape::leaf("manufacture_id"),
                    ChildShape::leaf("part_number"),
                    ChildShape::leaf("serial_number"),
                    ChildShape::leaf("asset_tag"),
                    ChildShape::new(&CustomFields::shape("vendor_field")).many(),
                    ChildShape::new(&CustomFields::shape("system_field")).many(),
                ],
            ))
            .many(),
        ],
    );

    pub(super) fn parse(node: Node<'_>) -> Result<Self> {
        let Some(name) = text(node, "name") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "Could not read a device name from the <name> element"
            );
        };
        let mut vpd = Self {
            name,
            ..Self::default()
        };
        for fields in node.children_named("fields") {
            let access: String = attr_required(fields, "access")?;
            match access.as_str() {
                "readonly" => vpd.read_only = Some(ReadOnlyFields::parse(fields)?),
                "readwrite" => vpd.read_write = Some(ReadWriteFields::parse(fields)?),
                _ => bail!(
                    VIR_ERR_XML_ERROR,
                    "Unsupported VPD field access type '{access}'"
                ),
            }
        }
        Ok(vpd)
    }

    pub(super) fn format(&self, w: &mut Writer) {
        start("vpd", w);
        w.leaf("name", &self.name);
        if let Some(fields) = &self.read_only {
            fields.format(w);
        }
        if let Some(fields) = &self.read_write {
            fields.format(w);
        }
        w.end();
    }
}
