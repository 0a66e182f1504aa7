//! `<seclabel>` of a single source, against what the guest's label says (C:
//! `virSecurityDeviceLabelDef`).
use std::collections::HashSet;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml,
};

use crate::YesNo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// How one security model treats a file, device or socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceSeclabel {
    /// Security model; `None` stands for the host's first.
    pub model: Option<String>,
    /// The label.
    pub label: Option<String>,
    /// Whether it is relabelled.
    pub relabel: bool,
    /// Whether labelling was skipped, a runtime fact.
    pub skipped: bool,
}

impl DeviceSeclabel {
    /// Reads every label of `node`.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for contradictions, `VIR_ERR_XML_DETAIL` for a model named twice.
    pub fn parse_all(node: Node<'_>, cx: &mut ParseCx) -> Result<Vec<Self>> {
        let labels: Vec<Self> = node
            .children_named("seclabel")
            .map(|label| Self::parse(label, cx))
            .collect::<Result<_>>()?;
        let mut seen = HashSet::new();
        for model in labels.iter().filter_map(|label| label.model.as_ref()) {
            if !seen.insert(model) {
                bail!(
                    VIR_ERR_XML_DETAIL,
                    "seclabel for model {model} is already provided"
                );
            }
        }
        Ok(labels)
    }
}

impl Xml for DeviceSeclabel {
    const SHAPE: &'static Shape = &Shape::new(
        "seclabel",
        &[
            AttrShape::new("model"),
            AttrShape::new("relabel").words(YesNo::WORDS),
            AttrShape::new("labelskip").words(&["yes"]),
        ],
        &[ChildShape::leaf("label")],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let model = node.attr("model");
        let relabel = attr_opt::<YesNo>(node, "relabel")?;
        let label = node.child_text("label").map(|text| text.into_owned());
        let name = model.unwrap_or("<null>");
        if label.is_none() && relabel == Some(YesNo::Yes) {
            bail!(
                VIR_ERR_XML_ERROR,
                "Cannot specify relabel if label is missing. model={name}"
            );
        }
        if label.is_some() && relabel == Some(YesNo::No) {
            bail!(
                VIR_ERR_XML_ERROR,
                "Cannot specify a label if relabelling is turned off. model={name}"
            );
        }
        let live = !cx.flags.has(ParseFlags::INACTIVE);
        Ok(Self {
            model: model.map(str::to_owned),
            label,
            relabel: relabel != Some(YesNo::No),
            skipped: live && node.attr("labelskip") == Some("yes"),
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr_opt("model", self.model.as_deref());
        if self.skipped {
            w.attr("labelskip", "yes");
        } else {
            w.attr("relabel", YesNo::from(self.relabel).as_str());
        }
    }

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        w.leaf_opt("label", self.label.as_deref());
    }

    /// A label that says nothing, because labelling was skipped in an earlier run, isn't written.
    fn format(&self, w: &mut Writer, cx: &FormatCx) {
        let says_nothing = self.label.is_none() && self.relabel;
        if !(says_nothing && cx.has(FormatFlags::INACTIVE)) {
            self.format_named("seclabel", w, cx);
        }
    }
}
