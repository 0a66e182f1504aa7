//! `<idmap>`: users and groups of a container as the host sees them (C: `virDomainIdMapDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::number;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Both maps, or neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdMap {
    /// Users, by their first number in the container.
    pub users: Vec<IdRange>,
    /// Groups, likewise.
    pub groups: Vec<IdRange>,
}

/// `<uid>` or `<gid>`: consecutive numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdRange {
    /// First number in the container.
    pub start: u32,
    /// The host's number of the first.
    pub target: u32,
    /// How many.
    pub count: u32,
}

impl IdRange {
    fn parse(node: Node<'_>) -> Result<Self> {
        let number = |name| {
            let text = node.attr(name)?;
            number::to_u32_positive(text, 10)
        };
        match (number("start"), number("target"), number("count")) {
            (Some(start), Some(target), Some(count)) => Ok(Self {
                start,
                target,
                count,
            }),
            _ => bail!(
                VIR_ERR_XML_ERROR,
                "invalid idmap start/target/count settings"
            ),
        }
    }

    fn format(self, name: &str, w: &mut Writer) {
        w.start(name);
        w.attr_plain("start", self.start);
        w.attr_plain("target", self.target);
        w.attr_plain("count", self.count);
        w.end();
    }
}

/// The ranges of one kind in their order.
fn ranges(node: Node<'_>, name: &str) -> Result<Vec<IdRange>> {
    let all = node.children_named(name).map(IdRange::parse);
    let mut all: Vec<IdRange> = all.collect::<Result<_>>()?;
    all.sort_by_key(|range| range.start);
    Ok(all)
}

impl IdMap {
    /// Refuses the map of a container that leaves out its root user, or one of the two kinds.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED`
    pub(super) fn check_container(&self) -> Result<()> {
        if self.users.is_empty() != self.groups.is_empty() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "uid and gid should be mapped both"
            );
        }
        let firsts = [self.users.first(), self.groups.first()];
        if firsts.into_iter().flatten().any(|range| range.start != 0) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "You must map the root user of container"
            );
        }
        Ok(())
    }
}

const fn range(name: &'static str) -> Shape {
    const ATTRS: &[AttrShape] = &[
        AttrShape::new("start").required(),
        AttrShape::new("target").required(),
        AttrShape::new("count").required(),
    ];
    Shape::new(name, ATTRS, &[])
}

impl Xml for IdMap {
    const SHAPE: &'static Shape = &Shape::new(
        "idmap",
        &[],
        &[
            ChildShape::new(&const { range("uid") }).many(),
            ChildShape::new(&const { range("gid") }).many(),
        ],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        Ok(Self {
            users: ranges(node, "uid")?,
            groups: ranges(node, "gid")?,
        })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        self.users.iter().for_each(|range| range.format("uid", w));
        self.groups.iter().for_each(|range| range.format("gid", w));
    }
}
