//! `<sysinfo>`: what the firmware tells the guest of its machine (C: `virSysinfoDef`).
//!
//! The entries are kept by their names; which names have a meaning is the table's matter.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::number;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virSysinfoType`.
    pub enum SysinfoType { Smbios = "smbios", Fwcfg = "fwcfg" }
}
util::xml_enum!(SysinfoType);

/// Blocks of `type='smbios'` and the entries of each, in the order of the output.
const BLOCKS: &[(&str, &[&str])] = &[
    ("bios", &["vendor", "version", "date", "release"]),
    (
        "system",
        &[
            "manufacturer",
            "product",
            "version",
            "serial",
            "uuid",
            "sku",
            "family",
        ],
    ),
    (
        "baseBoard",
        &[
            "manufacturer",
            "product",
            "version",
            "serial",
            "asset",
            "location",
        ],
    ),
    (
        "chassis",
        &["manufacturer", "version", "serial", "asset", "sku"],
    ),
];

/// One `<sysinfo>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sysinfo {
    /// SMBIOS tables.
    Smbios {
        /// Blocks in the order of the output, each with its entries: name and value.
        blocks: Vec<(&'static str, Vec<(&'static str, String)>)>,
        /// `<oemStrings>`
        oem_strings: Vec<String>,
    },
    /// QEMU's configuration device: name and either value or file.
    Fwcfg(Vec<FwcfgEntry>),
}

/// An entry of QEMU's configuration device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FwcfgEntry {
    /// Name.
    pub name: String,
    /// Value, where it isn't in a file.
    pub value: Option<String>,
    /// File with the value.
    pub file: Option<String>,
}

type Block = (&'static str, Vec<(&'static str, String)>);

fn parse_block(name: &'static str, known: &[&'static str], node: Node<'_>) -> Block {
    let value = |entry: &&'static str| {
        let found = node
            .children_named("entry")
            .find(|e| e.attr("name") == Some(entry))?;
        let text = found.text();
        (!text.is_empty()).then(|| (*entry, text.into_owned()))
    };
    (name, known.iter().filter_map(value).collect())
}

fn parse_smbios(node: Node<'_>) -> Sysinfo {
    let blocks = BLOCKS.iter().flat_map(|(name, known)| {
        // A machine has several boards, and one of everything else.
        let most = if *name == "baseBoard" { usize::MAX } else { 1 };
        let blocks = node.children_named(name).take(most);
        blocks.map(|block| parse_block(name, known, block))
    });
    let oem = node
        .child("oemStrings")
        .into_iter()
        .flat_map(|o| o.children_named("entry"));
    Sysinfo::Smbios {
        blocks: blocks.collect(),
        oem_strings: oem.map(|entry| entry.text().into_owned()).collect(),
    }
}

fn parse_fwcfg(node: Node<'_>) -> Result<Sysinfo> {
    let mut entries = Vec::new();
    for entry in node.children_named("entry") {
        let Some(name) = entry.attr("name") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "Firmware entry is missing 'name' attribute"
            );
        };
        let text = entry.text();
        let value = (!text.is_empty()).then(|| text.into_owned());
        let file = entry.attr("file").map(str::to_owned);
        if value.is_none() && file.is_none() {
            bail!(
                VIR_ERR_XML_ERROR,
                "Firmware entry must have either value or 'file' attribute"
            );
        }
        entries.push(FwcfgEntry {
            name: name.to_owned(),
            value: value.filter(|_| file.is_none()),
            file,
        });
    }
    Ok(Sysinfo::Fwcfg(entries))
}

/// Whether it is a date as firmware writes it: month, day and a year of two digits or of a century
/// since 1900.
fn is_bios_date(text: &str) -> bool {
    let parts: Option<Vec<i32>> = text
        .split('/')
        .map(|part| number::to_i32(part, 10))
        .collect();
    let Some([month, day, year]) = parts.as_deref() else {
        return false;
    };
    (1..=12).contains(month) && (1..=31).contains(day) && *year >= 0 && !(100..1900).contains(year)
}

fn entry(name: &str, value: &str, w: &mut Writer) {
    w.start("entry");
    w.attr("name", name);
    w.text(value);
    w.end();
}

impl Sysinfo {
    /// The word in the attribute.
    #[must_use]
    pub fn kind(&self) -> SysinfoType {
        match self {
            Self::Smbios { .. } => SysinfoType::Smbios,
            Self::Fwcfg(_) => SysinfoType::Fwcfg,
        }
    }

    /// Blocks of SMBIOS, each with its entries.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (&str, &[(&'static str, String)])> {
        let blocks = match self {
            Self::Smbios { blocks, .. } => blocks.as_slice(),
            Self::Fwcfg(_) => &[],
        };
        blocks
            .iter()
            .map(|(name, entries)| (*name, entries.as_slice()))
    }

    /// Names that a block of SMBIOS knows.
    pub(super) fn entries_of(block: &str) -> &'static [&'static str] {
        let found = BLOCKS.iter().find(|(name, _)| *name == block);
        found.map_or(&[], |(_, entries)| entries)
    }

    /// Value of an entry of SMBIOS.
    #[must_use]
    pub fn smbios(&self, block: &str, name: &str) -> Option<&str> {
        let Self::Smbios { blocks, .. } = self else {
            return None;
        };
        let (_, entries) = blocks.iter().find(|(other, _)| *other == block)?;
        entries
            .iter()
            .find(|(other, _)| *other == name)
            .map(|(_, value)| value.as_str())
    }
}

/// An entry of a block, or one of QEMU's configuration device.
const ENTRY: &Shape = &Shape::new(
    "entry",
    &[AttrShape::new("name").required(), AttrShape::new("file")],
    &[],
)
.with_text();

const fn block_shape(name: &'static str) -> Shape {
    const ENTRIES: &[ChildShape] = &[ChildShape::new(ENTRY).many()];
    Shape::new(name, &[], ENTRIES)
}

impl Xml for Sysinfo {
    const SHAPE: &'static Shape = &Shape::new(
        "sysinfo",
        &[AttrShape::new("type").words(SysinfoType::WORDS).required()],
        &[
            ChildShape::new(&const { block_shape("bios") }),
            ChildShape::new(&const { block_shape("system") }),
            ChildShape::new(&const { block_shape("baseBoard") }).many(),
            ChildShape::new(&const { block_shape("chassis") }),
            ChildShape::new(&Shape::new(
                "oemStrings",
                &[],
                &[ChildShape::leaf("entry").many()],
            )),
            ChildShape::new(ENTRY).many(),
        ],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        match util::xml::value::attr_required(node, "type")? {
            SysinfoType::Smbios => {
                let this = parse_smbios(node);
                let date = this.smbios("bios", "date");
                if date.is_some_and(|date| !is_bios_date(date)) {
                    bail!(VIR_ERR_XML_DETAIL, "Invalid BIOS 'date' format");
                }
                Ok(this)
            }
            SysinfoType::Fwcfg => parse_fwcfg(node),
        }
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("type", self.kind().as_str());
    }

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        match self {
            Self::Smbios {
                blocks,
                oem_strings,
            } => {
                for (name, entries) in blocks {
                    w.start(name);
                    entries
                        .iter()
                        .for_each(|(name, value)| entry(name, value, w));
                    w.end_unless_empty();
                }
                w.start("oemStrings");
                oem_strings.iter().for_each(|text| w.leaf("entry", text));
                w.end_unless_empty();
            }
            Self::Fwcfg(entries) => {
                for item in entries {
                    w.start("entry");
                    w.attr("name", &item.name);
                    w.attr_opt("file", item.file.as_deref());
                    if let Some(value) = &item.value {
                        w.text(value);
                    }
                    w.end();
                }
            }
        }
    }
}
