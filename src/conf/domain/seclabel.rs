//! `<seclabel>`: how the host's security models confine the guest (C: `virSecurityLabelDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml,
};

use crate::YesNo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainSeclabelType`.
    pub enum SeclabelType { None = "none", Dynamic = "dynamic", Static = "static" }
}
util::xml_enum!(SeclabelType);

/// The label of one security model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seclabel {
    /// Who makes the label; `None` when the document doesn't say.
    pub kind: Option<SeclabelType>,
    /// Security model; `None` stands for the host's first.
    pub model: Option<String>,
    /// Label of the process.
    pub label: Option<String>,
    /// Label of the files.
    pub imagelabel: Option<String>,
    /// What a dynamic label is built on.
    pub baselabel: Option<String>,
    /// Whether files are relabelled.
    pub relabel: bool,
}

fn check_relabel(kind: Option<SeclabelType>, relabel: Option<YesNo>) -> Result<()> {
    match (kind, relabel) {
        (Some(SeclabelType::Dynamic), Some(YesNo::No)) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "dynamic label type must use resource relabeling"
        ),
        (Some(SeclabelType::None), Some(YesNo::Yes)) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "resource relabeling is not compatible with 'none' label type"
        ),
        _ => Ok(()),
    }
}

/// The kind of a label for no model; old documents of stopped domains said another.
fn settle_none(kind: Option<SeclabelType>, live: bool) -> Result<Option<SeclabelType>> {
    match kind {
        Some(kind) if live && kind != SeclabelType::None => bail!(
            VIR_ERR_XML_ERROR,
            "unsupported type='{kind}' to model 'none'"
        ),
        _ => Ok(Some(SeclabelType::None)),
    }
}

/// The labels of a domain: several need the names of their models, each once.
///
/// # Errors
/// `VIR_ERR_XML_DETAIL` for a model named twice, `VIR_ERR_XML_ERROR` for one not named.
pub(super) fn parse_all(domain: Node<'_>, cx: &mut ParseCx) -> Result<Vec<Seclabel>> {
    let mut all: Vec<Seclabel> = Vec::new();
    for node in domain.children_named("seclabel") {
        let label = Seclabel::parse(node, cx)?;
        if all.iter().any(|other| other.model == label.model) {
            bail!(
                VIR_ERR_XML_DETAIL,
                "seclabel for model {} is already provided",
                label.model.as_deref().unwrap_or("(null)")
            );
        }
        all.push(label);
    }
    if all.len() > 1 && all.iter().any(|label| label.model.is_none()) {
        bail!(
            VIR_ERR_XML_ERROR,
            "missing security model when using multiple labels"
        );
    }
    Ok(all)
}

impl Xml for Seclabel {
    const SHAPE: &'static Shape = &Shape::new(
        "seclabel",
        &[
            AttrShape::new("type").words(SeclabelType::WORDS),
            AttrShape::new("model"),
            AttrShape::new("relabel").words(YesNo::WORDS),
        ],
        &[
            ChildShape::leaf("label"),
            ChildShape::leaf("imagelabel"),
            ChildShape::leaf("baselabel"),
        ],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let mut kind: Option<SeclabelType> = attr_opt(node, "type")?;
        let relabel = attr_opt::<YesNo>(node, "relabel")?;
        let model = node.attr("model").map(str::to_owned);
        let live = !cx.flags.has(ParseFlags::INACTIVE);
        check_relabel(kind, relabel)?;
        if model.as_deref() == Some("none") {
            kind = settle_none(kind, live)?;
        }
        let text = |name| node.child_text(name).map(|t| t.into_owned());
        let by_kind = matches!(kind, Some(SeclabelType::Dynamic) | None);
        let mut label = Self {
            kind,
            model,
            label: None,
            imagelabel: None,
            baselabel: None,
            relabel: relabel.map_or(by_kind, YesNo::is_yes) && kind != Some(SeclabelType::None),
        };
        let confined = kind != Some(SeclabelType::None);
        if kind == Some(SeclabelType::Static) || (live && confined) {
            label.label = text("label");
            if label.label.is_none() {
                bail!(VIR_ERR_XML_ERROR, "security label is missing");
            }
        }
        if label.relabel && live && confined {
            label.imagelabel = text("imagelabel");
            if label.imagelabel.is_none() {
                bail!(VIR_ERR_XML_ERROR, "security imagelabel is missing");
            }
        }
        if kind == Some(SeclabelType::Dynamic) {
            label.baselabel = text("baselabel");
        }
        Ok(label)
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr_opt("type", self.kind.map(SeclabelType::as_str));
        w.attr_opt("model", self.model.as_deref().filter(|m| !m.is_empty()));
        if self.kind != Some(SeclabelType::None) {
            w.attr("relabel", YesNo::from(self.relabel).as_str());
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.leaf_opt("label", self.label.as_deref());
        let image = self
            .imagelabel
            .as_deref()
            .filter(|_| self.relabel && !cx.has(FormatFlags::INACTIVE));
        w.leaf_opt("imagelabel", image);
        let base = self
            .baselabel
            .as_deref()
            .filter(|_| self.kind == Some(SeclabelType::Dynamic));
        w.leaf_opt("baselabel", base);
    }
}
