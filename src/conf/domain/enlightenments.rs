//! `<hyperv>`, `<kvm>` and `<xen>` of `<features>`: how the guest sees its hypervisor.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::error::missing_attr;
use util::xml::value::{attr_opt, attr_required, attr_u32};
use util::xml::{Node, Writer};

use crate::OnOff;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Longest `vendor_id` (C: `VIR_DOMAIN_HYPERV_VENDOR_ID_MAX`).
const VENDOR_ID_MAX: usize = 12;
/// Fewest retries of a spinlock.
const SPINLOCKS_MIN: u32 = 4095;

util::vir_enum! {
    /// C: `virDomainHyperVMode`.
    pub enum HypervMode { Custom = "custom", Passthrough = "passthrough" }
}
util::vir_enum! {
    /// C: `virDomainHyperv`.
    pub enum HypervFeature {
        Relaxed = "relaxed",
        Vapic = "vapic",
        Spinlocks = "spinlocks",
        Vpindex = "vpindex",
        Runtime = "runtime",
        Synic = "synic",
        Stimer = "stimer",
        Reset = "reset",
        VendorId = "vendor_id",
        Frequencies = "frequencies",
        Reenlightenment = "reenlightenment",
        Tlbflush = "tlbflush",
        Ipi = "ipi",
        Evmcs = "evmcs",
        Avic = "avic",
        EmsrBitmap = "emsr_bitmap",
        XmmInput = "xmm_input",
    }
}
util::vir_enum! {
    /// C: `virDomainKVM`.
    pub enum KvmFeature {
        Hidden = "hidden",
        HintDedicated = "hint-dedicated",
        PollControl = "poll-control",
        PvIpi = "pv-ipi",
        DirtyRing = "dirty-ring",
    }
}
util::vir_enum! {
    /// C: `virDomainXen`.
    pub enum XenFeature { E820Host = "e820_host", Passthrough = "passthrough" }
}
util::vir_enum! {
    /// C: `virDomainXenPassthroughMode`.
    pub enum XenPassthroughMode { SyncPt = "sync_pt", SharePt = "share_pt" }
}
util::xml_enum!(HypervMode, XenPassthroughMode);

/// `<hyperv>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperv {
    /// Whether the host's own set is taken.
    pub mode: HypervMode,
    /// States, in the order of the names.
    pub states: Vec<(HypervFeature, OnOff)>,
    /// Retries of a spinlock, when it is on.
    pub spinlocks: u32,
    /// Vendor, when it is on.
    pub vendor_id: Option<String>,
    /// `<direct>` of `<stimer>`
    pub stimer_direct: Option<OnOff>,
    /// `<direct>` of `<tlbflush>`
    pub tlbflush_direct: Option<OnOff>,
    /// `<extended>` of `<tlbflush>`
    pub tlbflush_extended: Option<OnOff>,
}

impl Hyperv {
    /// State of an enlightenment; `None` if the document doesn't name it.
    #[must_use]
    pub fn state(&self, feature: HypervFeature) -> Option<OnOff> {
        state_of(&self.states, feature)
    }

    pub(super) fn parse(node: Node<'_>) -> Result<Self> {
        let mut this = Self {
            mode: attr_opt(node, "mode")?.unwrap_or(HypervMode::Custom),
            states: Vec::new(),
            spinlocks: 0,
            vendor_id: None,
            stimer_direct: None,
            tlbflush_direct: None,
            tlbflush_extended: None,
        };
        if this.mode == HypervMode::Passthrough {
            return Ok(this);
        }
        for child in node.children() {
            let Some(feature) = HypervFeature::from_str(child.name()) else {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "unsupported HyperV Enlightenment feature: {}",
                    child.name()
                );
            };
            let state = attr_required(child, "state")?;
            set_state(&mut this.states, feature, state);
            if state == OnOff::On {
                this.parse_more(feature, child)?;
            }
        }
        Ok(this)
    }

    fn parse_more(&mut self, feature: HypervFeature, node: Node<'_>) -> Result<()> {
        match feature {
            HypervFeature::Spinlocks => {
                let retries = attr_u32(node, "retries", 0)?;
                self.spinlocks = retries.ok_or_else(|| missing_attr("spinlocks", "retries"))?;
                if self.spinlocks < SPINLOCKS_MIN {
                    bail!(
                        VIR_ERR_XML_ERROR,
                        "HyperV spinlock retry count must be at least 4095"
                    );
                }
            }
            HypervFeature::VendorId => self.vendor_id = Some(vendor_id(node.attr("value"))?),
            HypervFeature::Stimer => {
                for child in node.children() {
                    match child.name() {
                        "direct" => self.stimer_direct = Some(attr_required(child, "state")?),
                        other => bail!(
                            VIR_ERR_CONFIG_UNSUPPORTED,
                            "unsupported Hyper-V stimer feature: {other}"
                        ),
                    }
                }
            }
            HypervFeature::Tlbflush => {
                for child in node.children() {
                    let state = Some(attr_required(child, "state")?);
                    match child.name() {
                        "direct" => self.tlbflush_direct = state,
                        "extended" => self.tlbflush_extended = state,
                        other => bail!(
                            VIR_ERR_CONFIG_UNSUPPORTED,
                            "unsupported Hyper-V tlbflush feature: {other}"
                        ),
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.attr("mode", self.mode.as_str());
        w.open_body();
        for (feature, state) in &self.states {
            w.start(feature.as_str());
            w.attr("state", state.as_str());
            if *state == OnOff::On {
                self.format_more(*feature, w);
            }
            w.end();
        }
    }

    fn format_more(&self, feature: HypervFeature, w: &mut Writer) {
        match feature {
            HypervFeature::Spinlocks => w.attr_plain("retries", self.spinlocks),
            HypervFeature::VendorId => w.attr_opt("value", self.vendor_id.as_deref()),
            HypervFeature::Stimer => switch("direct", self.stimer_direct, w),
            HypervFeature::Tlbflush => {
                switch("direct", self.tlbflush_direct, w);
                switch("extended", self.tlbflush_extended, w);
            }
            _ => {}
        }
    }
}

/// A part of a feature that is there when it is on.
fn switch(name: &str, state: Option<OnOff>, w: &mut Writer) {
    w.start(name);
    w.attr_opt(
        "state",
        state.filter(|state| state.is_on()).map(OnOff::as_str),
    );
    w.end_unless_empty();
}

/// The state of a feature; `None` if the document doesn't name it.
fn state_of<T: Copy + PartialEq>(states: &[(T, OnOff)], feature: T) -> Option<OnOff> {
    let found = states.iter().find(|(name, _)| *name == feature);
    found.map(|(_, state)| *state)
}

fn set_state<T: Ord + Copy>(states: &mut Vec<(T, OnOff)>, feature: T, state: OnOff) {
    states.retain(|(name, _)| *name != feature);
    states.push((feature, state));
    states.sort();
}

fn vendor_id(value: Option<&str>) -> Result<String> {
    let Some(value) = value else {
        bail!(
            VIR_ERR_XML_ERROR,
            "missing 'value' attribute for HyperV feature 'vendor_id'"
        );
    };
    if value.len() > VENDOR_ID_MAX {
        bail!(
            VIR_ERR_XML_ERROR,
            "HyperV vendor_id value must not be more than {VENDOR_ID_MAX} characters."
        );
    }
    if value.contains(',') {
        bail!(VIR_ERR_XML_ERROR, "HyperV vendor_id value is invalid");
    }
    Ok(value.to_owned())
}

/// `<kvm>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kvm {
    /// States, in the order of the names.
    pub states: Vec<(KvmFeature, OnOff)>,
    /// Entries of the dirty ring, when it is on.
    pub dirty_ring_size: u32,
}

impl Kvm {
    /// State of a switch; `None` if the document doesn't name it.
    #[must_use]
    pub fn state(&self, feature: KvmFeature) -> Option<OnOff> {
        state_of(&self.states, feature)
    }

    pub(super) fn parse(node: Node<'_>) -> Result<Self> {
        let mut this = Self::default();
        for child in node.children() {
            let Some(feature) = KvmFeature::from_str(child.name()) else {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "unsupported KVM feature: {}",
                    child.name()
                );
            };
            let state = attr_required(child, "state")?;
            set_state(&mut this.states, feature, state);
            if feature == KvmFeature::DirtyRing && state == OnOff::On {
                let size = attr_u32(child, "size", 0)?;
                let size = size.ok_or_else(|| missing_attr("dirty-ring", "size"))?;
                if !size.is_power_of_two() || !(1024..=65536).contains(&size) {
                    bail!(
                        VIR_ERR_XML_ERROR,
                        "dirty ring must be power of 2 and ranges [1024, 65536]"
                    );
                }
                this.dirty_ring_size = size;
            }
        }
        Ok(this)
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.open_body();
        for (feature, state) in &self.states {
            w.start(feature.as_str());
            w.attr("state", state.as_str());
            if *feature == KvmFeature::DirtyRing && self.dirty_ring_size != 0 {
                w.attr_plain("size", self.dirty_ring_size);
            }
            w.end();
        }
    }
}

/// `<xen>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Xen {
    /// States, in the order of the names.
    pub states: Vec<(XenFeature, OnOff)>,
    /// `<passthrough mode=>`
    pub passthrough_mode: Option<XenPassthroughMode>,
}

impl Xen {
    pub(super) fn parse(node: Node<'_>) -> Result<Self> {
        let mut this = Self::default();
        for child in node.children() {
            let Some(feature) = XenFeature::from_str(child.name()) else {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "unsupported Xen feature: {}",
                    child.name()
                );
            };
            let state = attr_required(child, "state")?;
            set_state(&mut this.states, feature, state);
            if feature == XenFeature::Passthrough && state == OnOff::On {
                this.passthrough_mode = attr_opt(child, "mode")?;
            }
        }
        Ok(this)
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.open_body();
        for (feature, state) in &self.states {
            w.start(feature.as_str());
            w.attr("state", state.as_str());
            if *feature == XenFeature::Passthrough {
                w.attr_opt(
                    "mode",
                    self.passthrough_mode.map(XenPassthroughMode::as_str),
                );
            }
            w.end();
        }
    }
}
