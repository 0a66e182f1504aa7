//! Switches of the machine in both definitions (C: `virDomainDefFeaturesCheckABIStability`).
use std::fmt::Display;

use util::bail;
use util::error::{ErrorDomain, Result};

use super::word;
use crate::domain::enlightenments::{
    Hyperv, HypervFeature, Kvm, KvmFeature, Xen, XenFeature, XenPassthroughMode,
};
use crate::domain::features::{Feature, Features};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// One fact of both sides; `what` is how the complaint begins.
fn same<T: PartialEq + Display>(what: &str, source: T, target: T) -> Result<()> {
    match source == target {
        true => Ok(()),
        false => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "{what} differs: source: '{source}', destination: '{target}'"
        ),
    }
}

/// What a feature says besides its state, as messages write it.
fn detail(features: &Features, feature: Feature) -> String {
    let state = word(features.state(feature));
    match feature {
        Feature::Capabilities => format!("policy={}", word(features.capabilities_policy)),
        Feature::Ioapic => format!("driver={}", word(features.ioapic)),
        Feature::Cfpc | Feature::Sbbc | Feature::Ibs => {
            format!("value={}", word(features.value(feature)))
        }
        Feature::Gic => format!("{state},version={}", word(features.gic_version)),
        Feature::Msrs => format!("{state},unknown={}", word(features.msrs_unknown)),
        Feature::Hpt => format!(
            "{state},resizing={},maxpagesize={}",
            word(features.hpt_resizing),
            features.hpt_maxpagesize
        ),
        _ => state,
    }
}

/// Refuses another set of switches.
pub(super) fn check(source: &Features, target: &Features) -> Result<()> {
    for feature in Feature::ALL {
        let what = format!("State of feature '{feature}'");
        same(&what, detail(source, *feature), detail(target, *feature))?;
    }
    check_hyperv(source.hyperv.as_ref(), target.hyperv.as_ref())?;
    check_xen(source.xen.as_ref(), target.xen.as_ref())?;
    check_kvm(source.kvm.as_ref(), target.kvm.as_ref())?;
    check_tseg(source.smm_tseg, target.smm_tseg)
}

fn check_hyperv(source: Option<&Hyperv>, target: Option<&Hyperv>) -> Result<()> {
    let (Some(source), Some(target)) = (source, target) else {
        return Ok(());
    };
    for feature in HypervFeature::ALL {
        let what = format!("State of HyperV enlightenment feature '{feature}'");
        let state = |side: &Hyperv| word(side.state(*feature));
        same(&what, state(source), state(target))?;
    }
    same(
        "HyperV spinlock retry count",
        source.spinlocks,
        target.spinlocks,
    )?;
    let vendor = |side: &Hyperv| super::text(side.vendor_id.as_deref()).to_owned();
    same("HyperV vendor_id", vendor(source), vendor(target))?;
    same(
        "State of HyperV stimer direct feature",
        word(source.stimer_direct),
        word(target.stimer_direct),
    )
}

fn check_xen(source: Option<&Xen>, target: Option<&Xen>) -> Result<()> {
    let (Some(source), Some(target)) = (source, target) else {
        return Ok(());
    };
    for feature in XenFeature::ALL {
        let what = format!("State of Xen feature '{feature}'");
        let state = |side: &Xen| {
            let found = side.states.iter().find(|(name, _)| name == feature);
            word(found.map(|(_, state)| *state))
        };
        same(&what, state(source), state(target))?;
    }
    let mode = |side: &Xen| {
        let mode = side.passthrough_mode.map(XenPassthroughMode::as_str);
        mode.unwrap_or("default")
    };
    same(
        "'mode' of Xen passthrough feature",
        mode(source),
        mode(target),
    )
}

fn check_kvm(source: Option<&Kvm>, target: Option<&Kvm>) -> Result<()> {
    let (Some(source), Some(target)) = (source, target) else {
        return Ok(());
    };
    for feature in KvmFeature::ALL {
        let what = format!("State of KVM feature '{feature}'");
        let state = |side: &Kvm| word(side.state(*feature));
        same(&what, state(source), state(target))?;
    }
    let what = format!("dirty ring size of KVM feature '{}'", KvmFeature::DirtyRing);
    same(&what, source.dirty_ring_size, target.dirty_ring_size)
}

/// The memory that system management takes for itself.
fn check_tseg(source: Option<u64>, target: Option<u64>) -> Result<()> {
    let given = |tseg: Option<u64>| if tseg.is_some() { "yes" } else { "no" };
    if source.is_some() != target.is_some() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "SMM TSEG differs: source: {}, destination: '{}'",
            given(source),
            given(target)
        );
    }
    let size = |tseg: Option<u64>| {
        let (value, unit) = crate::size::pretty(tseg.unwrap_or(0));
        format!("{value} {unit}")
    };
    same("Size of SMM TSEG size", size(source), size(target))
}
