//! `<clock>` and its timers (C: `virDomainClockDef`, `virDomainTimerDef`).
//!
//! What the offset means at start and at RTC_CHANGE is in [`super::rtc`].
use util::bail;
use util::error::{ErrorDomain, Result};
use util::number;
use util::xml::value::{attr_opt, attr_required, attr_u32, attr_u64};
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Mismatch, Node, ParseCx, Shape, Writer, Xml,
};

use crate::YesNo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainClockOffsetType`.
    pub enum ClockOffset {
        Utc = "utc",
        Localtime = "localtime",
        Variable = "variable",
        Timezone = "timezone",
        Absolute = "absolute",
    }
}
util::vir_enum! {
    /// C: `virDomainClockBasis`.
    pub enum ClockBasis { Utc = "utc", Localtime = "localtime" }
}
util::vir_enum! {
    /// C: `virDomainTimerNameType`.
    pub enum TimerName {
        Platform = "platform",
        Pit = "pit",
        Rtc = "rtc",
        Hpet = "hpet",
        Tsc = "tsc",
        Kvmclock = "kvmclock",
        Hypervclock = "hypervclock",
        Armvtimer = "armvtimer",
    }
}
util::vir_enum! {
    /// C: `virDomainTimerTrackType`.
    pub enum TimerTrack { Boot = "boot", Guest = "guest", Wall = "wall", Realtime = "realtime" }
}
util::vir_enum! {
    /// C: `virDomainTimerTickpolicyType`.
    pub enum TimerTickpolicy {
        Delay = "delay",
        Catchup = "catchup",
        Merge = "merge",
        Discard = "discard",
    }
}
util::vir_enum! {
    /// C: `virDomainTimerModeType`.
    pub enum TimerMode {
        Auto = "auto",
        Native = "native",
        Emulate = "emulate",
        Paravirt = "paravirt",
        Smpsafe = "smpsafe",
    }
}
util::xml_enum!(TimerName, TimerTrack, TimerTickpolicy, TimerMode);

/// The guest's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What the guest's RTC shows.
    pub offset: Offset,
    /// Timers in the order of the document.
    pub timers: Vec<Timer>,
}

/// What the RTC shows at start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offset {
    /// UTC.
    Utc {
        /// Whether the guest's changes are forgotten (`adjustment='reset'`).
        reset: bool,
    },
    /// The host's local time.
    Localtime {
        /// Whether the guest's changes are forgotten.
        reset: bool,
    },
    /// A distance from UTC or local time that follows the guest's changes.
    Variable {
        /// Seconds from the basis.
        adjustment: i64,
        /// What the adjustment counts from.
        basis: ClockBasis,
        /// Adjustment when the hypervisor process started; stands in status documents.
        adjustment0: i64,
    },
    /// Local time of a zone, by its name.
    Timezone(String),
    /// An instant, in seconds of Unix time.
    Absolute(u64),
}

impl Offset {
    /// The word in the attribute.
    #[must_use]
    pub fn kind(&self) -> ClockOffset {
        match self {
            Self::Utc { .. } => ClockOffset::Utc,
            Self::Localtime { .. } => ClockOffset::Localtime,
            Self::Variable { .. } => ClockOffset::Variable,
            Self::Timezone(_) => ClockOffset::Timezone,
            Self::Absolute(_) => ClockOffset::Absolute,
        }
    }

    /// An attribute; an empty one counts as absent.
    fn attr<'a>(node: Node<'a>, name: &str) -> Option<&'a str> {
        node.attr(name).filter(|text| !text.is_empty())
    }

    fn parse(node: Node<'_>) -> Result<Self> {
        let kind = match Self::attr(node, "offset") {
            None => ClockOffset::Utc,
            Some(text) => match ClockOffset::from_str(text) {
                Some(kind) => kind,
                None => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "unknown clock offset '{text}'"),
            },
        };
        match kind {
            ClockOffset::Utc | ClockOffset::Localtime => Self::parse_fixed(node, kind),
            ClockOffset::Variable => Self::parse_variable(node),
            ClockOffset::Timezone => match Self::attr(node, "timezone") {
                Some(zone) => Ok(Self::Timezone(zone.to_owned())),
                None => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "missing 'timezone' attribute for clock with offset='timezone'"
                ),
            },
            ClockOffset::Absolute => Self::parse_absolute(node),
        }
    }

    /// UTC or local time; with a number they become variable.
    fn parse_fixed(node: Node<'_>, kind: ClockOffset) -> Result<Self> {
        let (basis, fixed): (_, fn(bool) -> Self) = match kind {
            ClockOffset::Localtime => (ClockBasis::Localtime, |reset| Self::Localtime { reset }),
            _ => (ClockBasis::Utc, |reset| Self::Utc { reset }),
        };
        match Self::attr(node, "adjustment") {
            None => Ok(fixed(false)),
            Some("reset") => Ok(fixed(true)),
            Some(text) => match number::to_i64(text, 10) {
                Some(adjustment) => Ok(Self::Variable {
                    adjustment,
                    basis,
                    adjustment0: 0,
                }),
                None => bail!(VIR_ERR_XML_ERROR, "unknown clock adjustment '{text}'"),
            },
        }
    }

    /// A bad adjustment counts as 0, as it always did.
    fn parse_variable(node: Node<'_>) -> Result<Self> {
        let seconds = |name| {
            node.attr(name)
                .and_then(|text| number::to_i64(text, 10))
                .unwrap_or(0)
        };
        let basis = match Self::attr(node, "basis") {
            None => ClockBasis::Utc,
            Some(text) => match ClockBasis::from_str(text) {
                Some(basis) => basis,
                None => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "unknown clock basis '{text}'"),
            },
        };
        let (adjustment, adjustment0) = (seconds("adjustment"), seconds("adjustment0"));
        Ok(Self::Variable {
            adjustment,
            basis,
            adjustment0,
        })
    }

    fn parse_absolute(node: Node<'_>) -> Result<Self> {
        match node
            .attr("start")
            .and_then(|text| number::to_u64_positive(text, 10))
        {
            Some(start) => Ok(Self::Absolute(start)),
            None => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "missing 'start' attribute for clock with offset='absolute'"
            ),
        }
    }

    fn format(&self, w: &mut Writer, cx: &FormatCx) {
        w.attr("offset", self.kind().as_str());
        match self {
            Self::Utc { reset } | Self::Localtime { reset } => {
                if *reset {
                    w.attr("adjustment", "reset");
                }
            }
            Self::Variable {
                adjustment,
                basis,
                adjustment0,
            } => {
                w.attr_plain("adjustment", adjustment);
                w.attr("basis", basis.as_str());
                if cx.has(FormatFlags::STATUS) && *adjustment0 != 0 {
                    w.attr_plain("adjustment0", adjustment0);
                }
            }
            Self::Timezone(zone) => w.attr("timezone", zone),
            Self::Absolute(start) => w.attr_plain("start", start),
        }
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self {
            offset: Offset::Utc { reset: false },
            timers: Vec::new(),
        }
    }
}

impl Clock {
    /// The first timer of a name.
    #[must_use]
    pub fn timer(&self, name: TimerName) -> Option<&Timer> {
        self.timers.iter().find(|timer| timer.name == name)
    }
}

impl Xml for Clock {
    const SHAPE: &'static Shape = &Shape::new(
        "clock",
        &[
            AttrShape::new("offset")
                .words(ClockOffset::WORDS)
                .required(),
            AttrShape::new("adjustment"),
            AttrShape::new("basis").words(ClockBasis::WORDS),
            AttrShape::new("timezone"),
            AttrShape::new("start"),
        ],
        &[ChildShape::new(Timer::SHAPE).many()],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let offset = Offset::parse(node)?;
        let timers = node
            .children_named("timer")
            .map(|timer| Timer::parse(timer, cx));
        Ok(Self {
            offset,
            timers: timers.collect::<Result<_>>()?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        self.offset.format(w, cx);
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.timers.iter().for_each(|timer| timer.format(w, cx));
    }
}

/// `<timer>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timer {
    /// Which timer.
    pub name: TimerName,
    /// Whether the guest has it.
    pub present: Option<YesNo>,
    /// What happens to ticks the guest missed.
    pub tickpolicy: Option<TimerTickpolicy>,
    /// What the timer follows.
    pub track: Option<TimerTrack>,
    /// Hertz; 0 when not given.
    pub frequency: u64,
    /// How the timer is made.
    pub mode: Option<TimerMode>,
    /// Bounds for catching up; zeros when not given.
    pub catchup: Catchup,
}

/// `<catchup>`; zeros when not given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Catchup {
    /// Nanoseconds of delay at which catching up begins.
    pub threshold: u32,
    /// Percent by which ticks go faster.
    pub slew: u32,
    /// Nanoseconds that can be caught up at most.
    pub limit: u32,
}

impl Catchup {
    fn parse(node: Node<'_>) -> Result<Self> {
        let number = |name| attr_u32(node, name, 10).map(Option::unwrap_or_default);
        Ok(Self {
            threshold: number("threshold")?,
            slew: number("slew")?,
            limit: number("limit")?,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("catchup");
        for (name, value) in [
            ("threshold", self.threshold),
            ("slew", self.slew),
            ("limit", self.limit),
        ] {
            if value != 0 {
                w.attr_plain(name, value);
            }
        }
        w.end_unless_empty();
    }
}

impl Timer {
    /// Whether the guest is not to have it.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.present == Some(YesNo::No)
    }
}

impl Xml for Timer {
    const SHAPE: &'static Shape = &Shape::new(
        "timer",
        &[
            AttrShape::new("name").words(TimerName::WORDS).required(),
            AttrShape::new("present").words(YesNo::WORDS),
            AttrShape::new("tickpolicy").words(TimerTickpolicy::WORDS),
            AttrShape::new("track").words(TimerTrack::WORDS),
            AttrShape::new("frequency"),
            AttrShape::new("mode").words(TimerMode::WORDS),
        ],
        &[ChildShape::new(&Shape::new(
            "catchup",
            &[
                AttrShape::new("threshold"),
                AttrShape::new("slew"),
                AttrShape::new("limit"),
            ],
            &[],
        ))],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        Ok(Self {
            name: attr_required(node, "name")?,
            present: attr_opt(node, "present")?,
            tickpolicy: attr_opt(node, "tickpolicy")?,
            track: attr_opt(node, "track")?,
            frequency: attr_u64(node, "frequency", 10)?.unwrap_or(0),
            mode: attr_opt(node, "mode")?,
            catchup: node
                .child("catchup")
                .map_or(Ok(Catchup::default()), Catchup::parse)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("name", self.name.as_str());
        w.attr_opt("present", self.present.map(YesNo::as_str));
        w.attr_opt("tickpolicy", self.tickpolicy.map(TimerTickpolicy::as_str));
        w.attr_opt("track", self.track.map(TimerTrack::as_str));
        if self.frequency != 0 {
            w.attr_plain("frequency", self.frequency);
        }
        w.attr_opt("mode", self.mode.map(TimerMode::as_str));
    }

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        self.catchup.format(w);
    }
}

/// Compares a clock with its declaration: each offset has attributes of its own, each timer too.
///
/// # Errors
/// The first thing that isn't declared.
pub(super) fn check_schema(node: Node<'_>) -> std::result::Result<(), Mismatch> {
    let attr = |name| node.attr(name);
    let extra: &[&str] = match attr("offset") {
        Some("utc" | "localtime") => &["adjustment"],
        Some("variable") => &["adjustment", "basis"],
        Some("timezone") => &["timezone"],
        Some("absolute") => &["start"],
        _ => return Err(Mismatch::new("Invalid attribute offset", "clock")),
    };
    let fixed = attr("offset") != Some("variable");
    let declared = |name: &str| name == "offset" || extra.contains(&name);
    let valid = |name: &str, text: &str| match name {
        "adjustment" => is_delta(text) || (fixed && text == "reset"),
        "basis" => ClockBasis::from_str(text).is_some(),
        "timezone" => !text.is_empty() && text.bytes().all(is_zone_byte),
        "start" => number::to_u64_positive(text, 10).is_some() && is_digits(text),
        _ => true,
    };
    let wrong = node
        .attrs()
        .iter()
        .find(|a| !declared(a.name) || !valid(a.name, &a.value));
    if let Some(wrong) = wrong {
        let what = format!("Invalid attribute {} for element clock", wrong.name);
        return Err(Mismatch::new(&what, "clock"));
    }
    if attr("offset") == Some("absolute") && attr("start").is_none() {
        return Err(Mismatch::new("Missing attribute start", "clock"));
    }
    node.children().try_for_each(check_timer_schema)
}

fn check_timer_schema(node: Node<'_>) -> std::result::Result<(), Mismatch> {
    if node.qualified_name() != "timer" {
        return Err(Mismatch::new("Did not expect another element", "clock"));
    }
    let extra: &[&str] = match node.attr("name").and_then(TimerName::from_str) {
        Some(TimerName::Platform | TimerName::Rtc) => &["track", "tickpolicy"],
        Some(TimerName::Tsc) => &["tickpolicy", "frequency", "mode"],
        Some(TimerName::Hpet | TimerName::Pit | TimerName::Armvtimer) => &["tickpolicy"],
        Some(TimerName::Kvmclock | TimerName::Hypervclock) => &[],
        None => return Err(Mismatch::new("Invalid attribute name", "timer")),
    };
    let declared = |name: &str| matches!(name, "name" | "present") || extra.contains(&name);
    let valid = |name: &str, text: &str| match name {
        "track" => TimerTrack::from_str(text).is_some(),
        "tickpolicy" => TimerTickpolicy::from_str(text).is_some(),
        "mode" => TimerMode::from_str(text).is_some(),
        "present" => YesNo::from_str(text).is_some(),
        "frequency" => is_digits(text),
        _ => true,
    };
    let wrong = node
        .attrs()
        .iter()
        .any(|a| !declared(a.name) || !valid(a.name, &a.value));
    let catching = node.attr("tickpolicy") == Some("catchup");
    let misplaced = node
        .children()
        .any(|c| c.qualified_name() != "catchup" || !catching);
    if wrong || misplaced {
        return Err(Mismatch::new("Invalid sequence in interleave", "timer"));
    }
    Ok(())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_delta(text: &str) -> bool {
    is_digits(text.strip_prefix(['-', '+']).unwrap_or(text))
}

fn is_zone_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_.+-/".contains(&byte)
}
