//! `<vcpu>` and `<vcpus>`: how many virtual CPUs, and the state of each.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required, attr_u32, nonzero};
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};

use crate::YesNo;
use crate::bitmap::Bitmap;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainCpuPlacementMode`.
    pub enum Placement { Static = "static", Auto = "auto" }
}
util::xml_enum!(Placement);

/// Most CPUs whose states a document may list one by one.
pub(super) const MAX_LISTED: u32 = 65_536;

/// The virtual CPUs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vcpus {
    /// How many there may be.
    pub max: u32,
    /// How many there are at boot.
    pub current: u32,
    /// Who chooses the host's CPUs.
    pub placement: Placement,
    /// The host's CPUs they run on; `None` for any.
    pub cpuset: Option<Bitmap>,
    /// `<vcpus>`: the state of each, where the document gives it; as many as `max` then.
    pub each: Vec<Vcpu>,
}

/// `<vcpu>` of `<vcpus>`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vcpu {
    /// Whether it is there at boot.
    pub online: bool,
    /// Whether it can be unplugged.
    pub hotpluggable: Option<YesNo>,
    /// Turn in which it is plugged; 0 when not given.
    pub order: u32,
}

impl Default for Vcpus {
    fn default() -> Self {
        Self {
            max: 1,
            current: 1,
            placement: Placement::Static,
            cpuset: None,
            each: Vec::new(),
        }
    }
}

impl Vcpus {
    /// The first `count` virtual CPUs are there, the others aren't.
    pub fn set_current(&mut self, count: u32) {
        self.current = count;
        for (id, vcpu) in (0..).zip(&mut self.each) {
            vcpu.online = id < count;
        }
    }

    /// There may be `count` virtual CPUs, and no more of them are there.
    pub fn set_max(&mut self, count: u32) {
        self.max = count;
        self.current = self.current.min(count);
        if !self.each.is_empty() {
            self.each.resize(count as usize, Vcpu::default());
        }
    }
}

/// `<vcpu>` of `<domain>`
pub(super) const COUNT_SHAPE: &Shape = &Shape::new(
    "vcpu",
    &[
        AttrShape::new("placement").words(Placement::WORDS),
        AttrShape::new("cpuset"),
        AttrShape::new("current"),
    ],
    &[],
)
.with_text();

/// `<vcpus>`
pub(super) const LIST_SHAPE: &Shape = &Shape::new(
    "vcpus",
    &[],
    &[ChildShape::new(&Shape::new(
        "vcpu",
        &[
            AttrShape::new("id").required(),
            AttrShape::new("enabled").words(YesNo::WORDS).required(),
            AttrShape::new("hotpluggable").words(YesNo::WORDS),
            AttrShape::new("order"),
        ],
        &[],
    ))
    .many()],
);

impl Vcpus {
    /// Reads the elements below `<domain>`.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for bad counts.
    pub fn parse(domain: Node<'_>) -> Result<Self> {
        let mut vcpus = Self::default();
        if let Some(node) = domain.child("vcpu") {
            vcpus.parse_count(node)?;
        }
        if let Some(node) = domain.child("vcpus") {
            vcpus.parse_each(node)?;
        } else if vcpus.max < vcpus.current {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "maximum vCPU count must not be less than current vCPU count"
            );
        }
        Ok(vcpus)
    }

    fn parse_count(&mut self, node: Node<'_>) -> Result<()> {
        let text = node.text();
        match util::number::to_u32_positive(&text, 10) {
            Some(max) => self.max = max,
            None => bail!(VIR_ERR_XML_ERROR, "maximum vcpus count must be an integer"),
        }
        self.current = attr_u32(node, "current", 10)?.unwrap_or(self.max);
        self.placement = attr_opt(node, "placement")?.unwrap_or(Placement::Static);
        if self.placement == Placement::Static
            && let Some(text) = node.attr("cpuset")
        {
            let set = Bitmap::parse(text)?;
            if set.is_empty() {
                bail!(VIR_ERR_XML_ERROR, "Invalid value of 'cpuset': {text}");
            }
            self.cpuset = Some(set);
        }
        Ok(())
    }

    fn parse_each(&mut self, list: Node<'_>) -> Result<()> {
        let mut each = Vec::new();
        for node in list.children_named("vcpu") {
            let id: u32 = attr_required(node, "id")?;
            if id >= self.max.min(MAX_LISTED) {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "vcpu id '{id}' is out of range of maximum vcpu count"
                );
            }
            let index = id as usize;
            if each.len() <= index {
                each.resize(index + 1, Vcpu::default());
            }
            each[index] = Vcpu {
                online: attr_required::<YesNo>(node, "enabled")?.is_yes(),
                hotpluggable: attr_opt(node, "hotpluggable")?,
                order: nonzero(node, "order", attr_opt(node, "order")?)?.unwrap_or(0),
            };
        }
        self.current = u32::try_from(each.iter().filter(|v| v.online).count()).unwrap_or(u32::MAX);
        self.each = each;
        Ok(())
    }

    /// Whether the CPU of this number is there at boot.
    #[must_use]
    pub fn is_online(&self, id: u32) -> bool {
        match self.each.is_empty() {
            true => id < self.current,
            false => self.each.get(id as usize).is_some_and(|v| v.online),
        }
    }

    /// Writes `<vcpu>` and `<vcpus>`.
    pub fn format(&self, w: &mut Writer) {
        w.start("vcpu");
        w.attr("placement", self.placement.as_str());
        if let Some(set) = &self.cpuset {
            w.attr_plain("cpuset", set);
        }
        if self.current != self.max {
            w.attr_plain("current", self.current);
        }
        w.text_plain(self.max);
        w.end();
        if !self.each.is_empty() {
            self.format_each(w);
        }
    }

    fn format_each(&self, w: &mut Writer) {
        w.start("vcpus");
        for (id, vcpu) in self.each.iter().enumerate() {
            w.start("vcpu");
            w.attr_plain("id", id);
            w.attr("enabled", YesNo::from(vcpu.online).as_str());
            w.attr_opt("hotpluggable", vcpu.hotpluggable.map(YesNo::as_str));
            if vcpu.order != 0 {
                w.attr_plain("order", vcpu.order);
            }
            w.end();
        }
        w.end();
    }
}
