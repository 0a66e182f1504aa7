//! What the `<cpu>` of a host says beyond that of a guest: architecture, microcode, signature,
//! time stamp counter.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::number::to_u32_positive;
use util::xml::value::{attr_opt, attr_required};
use util::xml::{AttrShape, AttrValue, ChildShape, Datatype, Node, Shape, Writer};

use crate::{Arch, YesNo};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// The host's part of `virCPUDef`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostFacts {
    /// Architecture.
    pub arch: Arch,
    /// Version of the microcode.
    pub microcode: Option<u32>,
    /// What the CPU calls itself.
    pub signature: Option<CpuSignature>,
    /// Its time stamp counter.
    pub tsc: Option<TscCounter>,
}

/// `<signature>`: family, model and stepping as CPUID tells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CpuSignature {
    /// Family, the extended one included.
    pub family: u32,
    /// Model, the extended one included.
    pub model: u32,
    /// Stepping.
    pub stepping: u32,
}

/// `<counter name='tsc'>` (C: `virHostCPUTscInfo`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TscCounter {
    /// Hertz.
    pub frequency: u64,
    /// Whether guests can be given another frequency; `None` where nobody knows.
    pub scaling: Option<YesNo>,
}

/// Children of a host's `<cpu>` alone.
pub(super) const HOST_SHAPE: Shape = Shape {
    element: "",
    attrs: &[],
    children: &[
        child("arch", None),
        child("features", Some(&SWITCHES)),
        child("microcode", Some(&MICROCODE)),
        child("signature", Some(&SIGNATURE)),
        child("counter", Some(&COUNTER)),
        ChildShape {
            many: true,
            ..child("pages", Some(&PAGES))
        },
    ],
    text: false,
    inline: &[],
    variants: &[],
    complete: true,
};

const SWITCHES: Shape = Shape {
    element: "features",
    attrs: &[],
    children: &[
        child("pae", None),
        child("nonpae", None),
        child("vmx", None),
        child("svm", None),
    ],
    text: false,
    inline: &[],
    variants: &[],
    complete: true,
};
const MICROCODE: Shape = attributes("microcode", &[attr("version", true, &[])]);
const SIGNATURE: Shape = attributes(
    "signature",
    &[
        attr("family", true, &[]),
        attr("model", true, &[]),
        attr("stepping", true, &[]),
    ],
);
const COUNTER: Shape = attributes(
    "counter",
    &[
        attr("name", true, &[]),
        attr("frequency", true, &[]),
        attr("scaling", true, YesNo::WORDS),
    ],
);
const PAGES: Shape = attributes(
    "pages",
    &[attr("unit", false, &[]), attr("size", true, &[])],
);

/// A child that stands there once at most.
pub(super) const fn child(name: &'static str, shape: Option<&'static Shape>) -> ChildShape {
    ChildShape {
        name,
        shape,
        required: false,
        many: false,
    }
}

/// An attribute; `values` are its words where it is an enumeration.
pub(super) const fn attr(
    name: &'static str,
    required: bool,
    values: &'static [&'static str],
) -> AttrShape {
    AttrShape {
        name,
        required,
        values,
        data: Datatype::Text,
    }
}

/// An element that has attributes alone.
pub(super) const fn attributes(element: &'static str, attrs: &'static [AttrShape]) -> Shape {
    Shape {
        element,
        attrs,
        children: &[],
        text: false,
        inline: &[],
        variants: &[],
        complete: true,
    }
}

impl CpuSignature {
    fn parse(node: Node<'_>) -> Result<Self> {
        Ok(Self {
            family: attr_required(node, "family")?,
            model: attr_required(node, "model")?,
            stepping: attr_required(node, "stepping")?,
        })
    }
}

impl TscCounter {
    fn parse(node: Node<'_>) -> Result<Self> {
        Ok(Self {
            frequency: attr_required(node, "frequency")?,
            scaling: attr_opt(node, "scaling")?,
        })
    }
}

impl HostFacts {
    /// A host of which only the architecture is known.
    #[must_use]
    pub fn of(arch: Arch) -> Self {
        Self {
            arch,
            microcode: None,
            signature: None,
            tsc: None,
        }
    }

    pub(super) fn parse(node: Node<'_>) -> Result<Self> {
        let Some(name) = node.child_text("arch") else {
            bail!(VIR_ERR_XML_ERROR, "Missing CPU architecture");
        };
        let Some(arch) = Arch::from_attr(&name) else {
            bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Unknown architecture {name}");
        };
        let version = node.child("microcode").and_then(|n| n.attr("version"));
        let microcode = match version.map(|text| to_u32_positive(text, 10)) {
            Some(None) => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "invalid microcode version"),
            known => known.flatten().filter(|version| *version != 0),
        };
        let is_tsc = |counter: &Node<'_>| counter.attr("name") == Some("tsc");
        let mut counters = node.children_named("counter");
        Ok(Self {
            arch,
            microcode,
            signature: node
                .child("signature")
                .map(CpuSignature::parse)
                .transpose()?,
            tsc: counters.find(is_tsc).map(TscCounter::parse).transpose()?,
        })
    }

    /// What stands before the model.
    pub(super) fn format_arch(&self, w: &mut Writer) {
        w.leaf("arch", self.arch.as_str());
    }

    /// What stands between vendor and topology.
    pub(super) fn format_identity(&self, w: &mut Writer) {
        if let Some(version) = self.microcode {
            w.start("microcode");
            w.attr_plain("version", version);
            w.end();
        }
        if let Some(signature) = &self.signature {
            w.start("signature");
            w.attr_plain("family", signature.family);
            w.attr_plain("model", signature.model);
            w.attr_plain("stepping", signature.stepping);
            w.end();
        }
        if let Some(tsc) = &self.tsc {
            w.start("counter");
            w.attr("name", "tsc");
            w.attr_plain("frequency", tsc.frequency);
            w.attr_opt("scaling", tsc.scaling.map(YesNo::as_str));
            w.end();
        }
    }
}
