//! `<iotune>` of a disk, `<throttlegroup>` of the domain: how much a guest may read and write (C:
//! `virDomainBlockIoTuneInfo`, `virDomainThrottleGroupDef`).
use std::collections::HashSet;

use util::error::{ErrorDomain, Result};
use util::xml::{ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};
use util::{bail, number};
use xml_derive::Xml;

use crate::storage_source::child;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// The limits in the order of [`IoTune::limits`]: bytes and requests in a second, the same for
/// short, bytes that count as a request, and seconds of what is short.
pub const IO_LIMITS: [&str; 19] = [
    "total_bytes_sec",
    "read_bytes_sec",
    "write_bytes_sec",
    "total_iops_sec",
    "read_iops_sec",
    "write_iops_sec",
    "total_bytes_sec_max",
    "read_bytes_sec_max",
    "write_bytes_sec_max",
    "total_iops_sec_max",
    "read_iops_sec_max",
    "write_iops_sec_max",
    "size_iops_sec",
    "total_bytes_sec_max_length",
    "read_bytes_sec_max_length",
    "write_bytes_sec_max_length",
    "total_iops_sec_max_length",
    "read_iops_sec_max_length",
    "write_iops_sec_max_length",
];

/// How many limits stand before `<group_name>`.
const BEFORE_GROUP: usize = 13;

/// Where a total limit stands that excludes the two after it.
const TOTALS: [usize; 4] = [0, 3, 6, 9];

/// The limits; 0 stands for none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IoTune {
    /// The limits in the order of [`IO_LIMITS`].
    pub limits: [u64; IO_LIMITS.len()],
    /// Name of the group that shares them.
    pub group_name: Option<String>,
}

const fn leaves() -> [ChildShape; IO_LIMITS.len() + 1] {
    let mut all = [const { ChildShape::leaf("group_name") }; IO_LIMITS.len() + 1];
    let mut at = 0;
    while at < IO_LIMITS.len() {
        all[at].name = IO_LIMITS[at];
        at += 1;
    }
    all
}

static LEAVES: [ChildShape; IO_LIMITS.len() + 1] = leaves();

impl IoTune {
    /// A limit by its name.
    #[must_use]
    pub fn limit(&self, name: &str) -> Option<u64> {
        let at = IO_LIMITS.iter().position(|limit| *limit == name)?;
        Some(self.limits[at])
    }

    /// What a total and one of its parts are both set of, such as `bytes_sec`: they exclude each
    /// other.
    #[must_use]
    pub fn contradiction(&self) -> Option<&'static str> {
        let both = |at: &&usize| {
            let [total, read, write] = [0, 1, 2].map(|part| self.limits[**at + part]);
            total != 0 && (read != 0 || write != 0)
        };
        let at = TOTALS.iter().find(both)?;
        IO_LIMITS[*at].strip_prefix("total_")
    }

    fn check(&self) -> Result<()> {
        match self.contradiction() {
            None => Ok(()),
            Some(what) => bail!(
                VIR_ERR_XML_ERROR,
                "total and read/write {what} cannot be set at the same time"
            ),
        }
    }

    fn format_limits(&self, range: std::ops::Range<usize>, w: &mut Writer) {
        for at in range.filter(|at| self.limits[*at] != 0) {
            w.leaf_plain(IO_LIMITS[at], self.limits[at]);
        }
    }
}

impl Xml for IoTune {
    const SHAPE: &'static Shape = &Shape::new("iotune", &[], &LEAVES);

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let mut tune = Self::default();
        for (name, limit) in IO_LIMITS.iter().zip(&mut tune.limits) {
            let Some(text) = node.child_text(name) else {
                continue;
            };
            let Some(value) = number::to_u64_positive(&text, 10) else {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "disk iotune field '{name}' must be an integer"
                );
            };
            *limit = value;
        }
        tune.group_name = node.child_text("group_name").map(|text| text.into_owned());
        tune.check()?;
        Ok(tune)
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        self.format_limits(0..BEFORE_GROUP, w);
        w.leaf_opt("group_name", self.group_name.as_deref());
        self.format_limits(BEFORE_GROUP..IO_LIMITS.len(), w);
    }
}

/// `<throttlegroups>`: limits that disks refer to by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThrottleGroups {
    /// The groups; each has a name of its own.
    pub groups: Vec<IoTune>,
}

static GROUP: Shape = Shape::new("throttlegroup", &[], &LEAVES);

static GROUPS: Shape = Shape::new("throttlegroups", &[], &[ChildShape::new(&GROUP).many()]);

impl ThrottleGroups {
    /// Whether there is a group of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        let mut names = self.groups.iter().map(|group| group.group_name.as_deref());
        names.any(|group| group == Some(name))
    }
}

impl Xml for ThrottleGroups {
    const SHAPE: &'static Shape = &GROUPS;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let mut all = Self::default();
        for group in node.children_named("throttlegroup") {
            let group = IoTune::parse(group, cx)?;
            let Some(name) = &group.group_name else {
                bail!(VIR_ERR_XML_ERROR, "missing group name");
            };
            if all.has(name) {
                bail!(VIR_ERR_XML_ERROR, "duplicate group name '{name}' found");
            }
            all.groups.push(group);
        }
        Ok(all)
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        for group in &self.groups {
            group.format_named("throttlegroup", w, cx);
        }
    }
}

/// `<throttlefilters>` of a disk: the groups whose limits count, from the lowest.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "throttlefilters")]
pub struct ThrottleFilters {
    /// The groups' names.
    #[xml(child = "throttlefilter")]
    pub filters: Vec<ThrottleFilter>,
}

/// `<throttlefilter>`
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "throttlefilter")]
pub struct ThrottleFilter {
    /// Name of the group.
    #[xml(attr, required)]
    pub group: String,
}

impl ThrottleFilters {
    /// The filters of a disk, each named once.
    pub(super) fn parse_in(disk: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let filters: Self = child(disk, "throttlefilters", cx)?.unwrap_or_default();
        let mut seen = HashSet::new();
        for ThrottleFilter { group } in &filters.filters {
            if !seen.insert(group) {
                bail!(VIR_ERR_XML_ERROR, "duplicate filter name '{group}' found");
            }
        }
        Ok(filters)
    }
}
