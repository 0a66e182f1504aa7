//! `<bandwidth>`: limits of what passes a network, a port group or an interface (C:
//! `virNetDevBandwidth`).
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};
use util::{bail, err};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Greatest rate in KiB/s.
const MAX_RATE: u64 = 1 << 54;
/// Greatest burst in KiB.
const MAX_BURST: u64 = (u32::MAX >> 10) as u64;

/// Limits of one direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BandwidthRate {
    /// KiB/s on average; 0 when not given.
    pub average: u64,
    /// Greatest rate in KiB/s; 0 when not given.
    pub peak: u64,
    /// Rate that is guaranteed in KiB/s; 0 when not given.
    pub floor: u64,
    /// KiB that may pass at the greatest rate; 0 when not given.
    pub burst: u64,
}

/// Limits of both directions, as seen from the guest or the network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bandwidth {
    /// What is received.
    pub inbound: Option<BandwidthRate>,
    /// What is sent.
    pub outbound: Option<BandwidthRate>,
    /// Number of the traffic class on the network's bridge; 0 when there is none, as in every
    /// document but those of what runs.
    pub class_id: u32,
}

/// What the place of a `<bandwidth>` allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BandwidthUse {
    /// Whether a rate may be guaranteed.
    pub floor: bool,
    /// Whether the traffic class may stand there.
    pub class_id: bool,
}

impl BandwidthRate {
    const SHAPE: &'static Shape = &Shape::new(
        "",
        &[
            AttrShape::new("average"),
            AttrShape::new("peak"),
            AttrShape::new("floor"),
            AttrShape::new("burst"),
        ],
        &[],
    );

    fn parse(node: Node<'_>, floor_allowed: bool) -> Result<Self> {
        let (average, peak) = (attr_opt(node, "average")?, attr_opt(node, "peak")?);
        let (burst, floor) = (attr_opt(node, "burst")?, attr_opt(node, "floor")?);
        if average.is_none() && floor.is_none() {
            bail!(
                VIR_ERR_XML_DETAIL,
                "Missing mandatory average or floor attributes"
            );
        }
        if average.is_none() && (peak.is_some() || burst.is_some()) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "'peak' and 'burst' require 'average' attribute"
            );
        }
        if floor.is_some() && !floor_allowed {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "floor attribute is not supported for this config"
            );
        }
        Ok(Self {
            average: average.unwrap_or(0),
            peak: peak.unwrap_or(0),
            floor: floor.unwrap_or(0),
            burst: burst.unwrap_or(0),
        })
    }

    fn validate(&self) -> Result<()> {
        for (name, value, max) in [
            ("average", self.average, MAX_RATE),
            ("peak", self.peak, MAX_RATE),
            ("floor", self.floor, MAX_RATE),
            ("burst", self.burst, MAX_BURST),
        ] {
            if value > max {
                bail!(
                    VIR_ERR_OVERFLOW,
                    "value '{value}' is too big for '{name}' parameter, maximum is '{max}'"
                );
            }
        }
        Ok(())
    }

    /// A rate of nothing isn't written.
    fn format(&self, name: &str, w: &mut Writer) {
        if self.average == 0 && self.floor == 0 {
            return;
        }
        w.start(name);
        for (name, value) in [
            ("average", self.average),
            ("peak", self.peak),
            ("floor", self.floor),
            ("burst", self.burst),
        ] {
            if value != 0 {
                w.attr_plain(name, value);
            }
        }
        w.end();
    }
}

impl Bandwidth {
    /// The declaration.
    pub const SHAPE: &'static Shape = &Shape::new(
        "bandwidth",
        &[AttrShape::new("classID")],
        &[
            ChildShape::new(BandwidthRate::SHAPE).named("inbound"),
            ChildShape::new(BandwidthRate::SHAPE).named("outbound"),
        ],
    );

    /// Reads the element; one without content is none.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR`, `VIR_ERR_XML_DETAIL` for bad numbers, `VIR_ERR_CONFIG_UNSUPPORTED`
    /// for what the place doesn't allow.
    pub fn parse(node: Node<'_>, allowed: BandwidthUse) -> Result<Option<Self>> {
        let class_id = attr_opt(node, "classID")?;
        if class_id.is_some() && !allowed.class_id {
            return Err(err!(
                VIR_ERR_XML_DETAIL,
                "classID attribute not supported on <bandwidth> in this usage context"
            ));
        }
        let rate = |name, floor| {
            let child = node.child(name);
            child.map(|n| BandwidthRate::parse(n, floor)).transpose()
        };
        let this = Self {
            inbound: rate("inbound", allowed.floor)?,
            outbound: rate("outbound", false)?,
            class_id: class_id.unwrap_or(0),
        };
        let is_empty = this.inbound.is_none() && this.outbound.is_none();
        Ok((!is_empty).then_some(this))
    }

    /// Refuses numbers that the kernel can't keep (C: `virNetDevBandwidthValidate`).
    ///
    /// # Errors
    /// `VIR_ERR_OVERFLOW`
    pub fn validate(&self) -> Result<()> {
        let mut rates = self.inbound.iter().chain(&self.outbound);
        rates.try_for_each(BandwidthRate::validate)
    }

    /// Writes the element, whose tags stand even around nothing.
    pub fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        if self.class_id != 0 {
            w.attr_plain("classID", self.class_id);
        }
        w.open_body();
        for (name, rate) in [("inbound", self.inbound), ("outbound", self.outbound)] {
            if let Some(rate) = rate {
                rate.format(name, w);
            }
        }
        w.end();
    }
}
