//! `<cpu>`: modes and models (C: `virDomainCapsCPU`).
use util::error::Result;
use util::xml::value::{attr_opt, attr_required};
use util::xml::{AttrShape, AttrValue, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::Choice;
use crate::YesNo;
use crate::cpu::{Cpu, CpuKind, CpuMode, CpuModel, CpuModels};

/// What libvirt calls the vendor of a model that has none.
const NO_VENDOR: &str = "unknown";

/// A mode in which the hypervisor decides: `host-passthrough` and `maximum`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenMode {
    /// Whether it can be chosen to be migratable.
    pub choices: Vec<Choice>,
}

/// The modes; `None` for one that isn't supported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CpuModes {
    /// `host-passthrough`
    pub host_passthrough: Option<OpenMode>,
    /// `maximum`
    pub maximum: Option<OpenMode>,
    /// What `host-model` stands for.
    pub host_model: Option<Cpu>,
    /// Models that can be named.
    pub custom: Option<CpuModels>,
}

const FEATURE: &Shape = &Shape::new(
    "feature",
    &[AttrShape::new("policy"), AttrShape::new("name").required()],
    &[],
);
const BLOCKERS: &Shape = &Shape::new(
    "blockers",
    &[AttrShape::new("model").required()],
    &[ChildShape::new(FEATURE).many()],
);
/// Of `host-model`, it has a fallback, of `custom` the rest.
const MODEL: &Shape = &Shape::new(
    "model",
    &[
        AttrShape::new("fallback"),
        AttrShape::new("usable").words(&["yes", "no", "unknown"]),
        AttrShape::new("deprecated").words(YesNo::WORDS),
        AttrShape::new("vendor"),
        AttrShape::new("canonical"),
    ],
    &[],
)
.with_text();
const MAXPHYSADDR: &Shape = &Shape::new(
    "maxphysaddr",
    &[
        AttrShape::new("mode").required(),
        AttrShape::new("bits"),
        AttrShape::new("limit"),
    ],
    &[],
);
const MODE: &Shape = &Shape::new(
    "mode",
    &[
        AttrShape::new("name").required().words(CpuMode::WORDS),
        AttrShape::new("supported").required().words(YesNo::WORDS),
    ],
    &[
        ChildShape::new(Choice::SHAPE).many(),
        ChildShape::new(MODEL).many(),
        ChildShape::leaf("vendor"),
        ChildShape::new(MAXPHYSADDR),
        ChildShape::new(FEATURE).many(),
        ChildShape::new(BLOCKERS).many(),
    ],
);

impl OpenMode {
    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let choices = node.children_named("enum");
        Ok(Self {
            choices: choices
                .map(|choice| Choice::parse(choice, cx))
                .collect::<Result<_>>()?,
        })
    }

    fn format(&self, w: &mut Writer, cx: &FormatCx) {
        self.choices.iter().for_each(|choice| choice.format(w, cx));
    }
}

fn parse_model(node: Node<'_>, mode: Node<'_>) -> Result<CpuModel> {
    let name = node.text();
    let names = |blockers: Node<'_>| blockers.attr("model") == Some(&name);
    let blockers = mode.children_named("blockers").find(|b| names(*b));
    let features = blockers
        .into_iter()
        .flat_map(|b| b.children_named("feature"));
    let vendor = node.attr("vendor").filter(|vendor| *vendor != NO_VENDOR);
    Ok(CpuModel {
        usable: attr_opt(node, "usable")?.and_then(usable),
        blockers: features
            .map(|feature| attr_required(feature, "name"))
            .collect::<Result<_>>()?,
        deprecated: attr_opt(node, "deprecated")? == Some(YesNo::Yes),
        vendor: vendor.map(str::to_owned),
        canonical: attr_opt(node, "canonical")?,
        name: name.into_owned(),
    })
}

fn usable(word: String) -> Option<bool> {
    YesNo::from_attr(&word).map(|usable| usable == YesNo::Yes)
}

fn format_model(model: &CpuModel, w: &mut Writer) {
    let usable = model.usable.map(|usable| YesNo::from(usable).as_str());
    w.start("model");
    w.attr("usable", usable.unwrap_or("unknown"));
    w.attr_opt("deprecated", model.deprecated.then_some("yes"));
    w.attr("vendor", model.vendor.as_deref().unwrap_or(NO_VENDOR));
    w.attr_opt("canonical", model.canonical.as_deref());
    w.text(&model.name);
    w.end();
    if model.blockers.is_empty() {
        return;
    }
    w.start("blockers");
    w.attr("model", &model.name);
    for feature in &model.blockers {
        w.start("feature");
        w.attr("name", feature);
        w.end();
    }
    w.end();
}

/// Writes a mode with what there is in it.
fn format_mode<T>(
    w: &mut Writer,
    mode: CpuMode,
    content: Option<&T>,
    format: impl FnOnce(&T, &mut Writer),
) {
    w.start("mode");
    w.attr("name", mode.as_str());
    w.attr("supported", YesNo::from(content.is_some()).as_str());
    if let Some(content) = content {
        format(content, w);
    }
    w.end();
}

impl Xml for CpuModes {
    const SHAPE: &'static Shape = &Shape::new("cpu", &[], &[ChildShape::new(MODE).many()]);

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let mut modes = Self::default();
        for mode in node.children_named("mode") {
            let name = attr_required(mode, "name")?;
            if attr_required::<YesNo>(mode, "supported")? == YesNo::No {
                continue;
            }
            match name {
                CpuMode::HostPassthrough => {
                    modes.host_passthrough = Some(OpenMode::parse(mode, cx)?);
                }
                CpuMode::Maximum => modes.maximum = Some(OpenMode::parse(mode, cx)?),
                CpuMode::HostModel => {
                    modes.host_model = Some(Cpu::parse_as(mode, CpuKind::Guest)?);
                }
                CpuMode::Custom => {
                    let models = mode.children_named("model");
                    let models = models.map(|model| parse_model(model, mode));
                    modes.custom = Some(CpuModels(models.collect::<Result<_>>()?));
                }
            }
        }
        Ok(modes)
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        let open = |mode: &OpenMode, w: &mut Writer| mode.format(w, cx);
        let passthrough = self.host_passthrough.as_ref();
        format_mode(w, CpuMode::HostPassthrough, passthrough, open);
        format_mode(w, CpuMode::Maximum, self.maximum.as_ref(), open);
        let model = self.host_model.as_ref();
        format_mode(w, CpuMode::HostModel, model, |cpu, w| {
            cpu.format_body(w, cx);
        });
        format_mode(w, CpuMode::Custom, self.custom.as_ref(), |models, w| {
            models.0.iter().for_each(|model| format_model(model, w));
        });
    }
}
