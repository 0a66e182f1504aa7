//! `<features>`: which switches there are, and what each may say.
use util::xml::{AttrShape, ChildShape, Datatype, Shape};

use super::parts::SIZE;
use crate::domain::enlightenments::XenPassthroughMode;
use crate::domain::features::{
    CapabilitiesPolicy, GicVersion, HptResizing, IoapicDriver, MsrsUnknown, ProcessCapability,
};
use crate::{OnOff, YesNo};

const STATE: AttrShape = AttrShape::new("state").words(OnOff::WORDS);
const SAID: AttrShape = STATE.required();

static BARE: Shape = Shape::new("", &[], &[]);
static STATED: Shape = Shape::new("", &[STATE], &[]);
static MUST_STATE: Shape = Shape::new("", &[SAID], &[]);

/// An element of this name and shape.
const fn named(name: &'static str, shape: &'static Shape) -> ChildShape {
    ChildShape::new(shape).named(name)
}

/// Elements of these names, all alike.
const fn each<const N: usize>(
    names: &'static [&'static str],
    shape: &'static Shape,
) -> [ChildShape; N] {
    let mut all = [ChildShape::new(shape); N];
    let mut i = 0;
    while i < N {
        all[i] = named(names[i], shape);
        i += 1;
    }
    all
}

/// An element with these attributes.
macro_rules! feature {
    ($name:literal, $($attr:expr),+) => {
        ChildShape::new(&Shape::new($name, &[$($attr),+], &[]))
    };
}

static CUSTOM: Shape = Shape::new(
    "",
    &[AttrShape::new("mode").words(&["custom"])],
    &[
        named("relaxed", &MUST_STATE),
        named("vapic", &MUST_STATE),
        feature!(
            "spinlocks",
            SAID,
            AttrShape::new("retries").of(Datatype::Unsigned)
        ),
        named("vpindex", &MUST_STATE),
        named("runtime", &MUST_STATE),
        named("synic", &MUST_STATE),
        ChildShape::new(&STIMER),
        named("reset", &MUST_STATE),
        feature!("vendor_id", SAID, AttrShape::new("value")),
        named("frequencies", &MUST_STATE),
        named("reenlightenment", &MUST_STATE),
        ChildShape::new(&TLBFLUSH),
        named("ipi", &MUST_STATE),
        named("evmcs", &MUST_STATE),
        named("avic", &MUST_STATE),
        named("emsr_bitmap", &MUST_STATE),
        named("xmm_input", &MUST_STATE),
    ],
);
static STIMER: Shape = Shape::new("stimer", &[STATE], &[named("direct", &MUST_STATE)]);
static TLBFLUSH: Shape = Shape::new(
    "tlbflush",
    &[STATE],
    &[named("direct", &MUST_STATE), named("extended", &MUST_STATE)],
);
static PASSTHROUGH: Shape = Shape::new(
    "",
    &[AttrShape::new("mode").words(&["passthrough"]).required()],
    &[],
);
static HYPERV: Shape = Shape::new("hyperv", &[], &[]).with_variants(&[&PASSTHROUGH, &CUSTOM]);

static KVM: Shape = Shape::new(
    "kvm",
    &[],
    &[
        named("hidden", &MUST_STATE),
        named("hint-dedicated", &MUST_STATE),
        named("poll-control", &MUST_STATE),
        named("pv-ipi", &MUST_STATE),
        feature!(
            "dirty-ring",
            SAID,
            AttrShape::new("size").of(Datatype::Unsigned)
        ),
    ],
);

static XEN: Shape = Shape::new(
    "xen",
    &[],
    &[
        named("e820_host", &MUST_STATE),
        feature!(
            "passthrough",
            SAID,
            AttrShape::new("mode").words(XenPassthroughMode::WORDS)
        ),
    ],
);

static EACH_CAPABILITY: [ChildShape; ProcessCapability::WORDS.len()] =
    each(ProcessCapability::WORDS, &MUST_STATE);
static CAPABILITIES: Shape = Shape::new(
    "capabilities",
    &[AttrShape::new("policy")
        .words(CapabilitiesPolicy::WORDS)
        .required()],
    &EACH_CAPABILITY,
);

/// The size of the memory stands beside the state.
static SMM: Shape = Shape::new("smm", &[], &[]).with_variants(&[&BARE, &SIZED_SMM]);
static SIZED_SMM: Shape = Shape::new("", &[SAID], &[named("tseg", &SIZE)]);
static HPT: Shape = Shape::new(
    "hpt",
    &[AttrShape::new("resizing").words(HptResizing::WORDS)],
    &[named("maxpagesize", &SIZE)],
);
static TCG: Shape = Shape::new("tcg", &[], &[named("tb-cache", &SIZE)]);

const MITIGATION: AttrShape = AttrShape::new("value").required();

/// `<features>`
pub(in crate::domain) static FEATURES: Shape = Shape::new(
    "features",
    &[],
    &[
        named("acpi", &BARE),
        feature!("apic", AttrShape::new("eoi").words(OnOff::WORDS)),
        named("pae", &BARE),
        named("hap", &STATED),
        named("viridian", &BARE),
        named("privnet", &BARE),
        ChildShape::new(&HYPERV),
        ChildShape::new(&KVM),
        named("pvspinlock", &STATED),
        ChildShape::new(&CAPABILITIES),
        named("pmu", &STATED),
        named("vmport", &STATED),
        feature!("gic", AttrShape::new("version").words(GicVersion::WORDS)),
        ChildShape::new(&SMM),
        feature!(
            "ioapic",
            AttrShape::new("driver")
                .words(IoapicDriver::WORDS)
                .required()
        ),
        ChildShape::new(&HPT),
        named("vmcoreinfo", &STATED),
        named("htm", &MUST_STATE),
        named("nested-hv", &MUST_STATE),
        feature!(
            "msrs",
            AttrShape::new("unknown")
                .words(MsrsUnknown::WORDS)
                .required()
        ),
        named("ccf-assist", &MUST_STATE),
        ChildShape::new(&XEN),
        feature!("cfpc", MITIGATION.words(&["broken", "workaround", "fixed"])),
        feature!("sbbc", MITIGATION.words(&["broken", "workaround", "fixed"])),
        feature!(
            "ibs",
            MITIGATION.words(&["broken", "workaround", "fixed-ibs", "fixed-ccd", "fixed-na"])
        ),
        ChildShape::new(&TCG),
        feature!(
            "async-teardown",
            AttrShape::new("enabled").words(YesNo::WORDS)
        ),
        named("ras", &MUST_STATE),
        named("ps2", &MUST_STATE),
        feature!("aia", MITIGATION.words(&["none", "aplic", "aplic-imsic"])),
    ],
);
