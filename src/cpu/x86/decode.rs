//! From features to the model that says most of them (C: `x86Decode`).
use std::cmp::Ordering;

use conf::cpu::{Cpu, CpuFallback, CpuFeaturePolicy, CpuModels, CpuSignature};
use util::error::{ErrorDomain, Result};
use util::{bail, warn};

use super::bits::Bits;
use super::map::{Data, Decode, Map, Model};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// Intel's models (of family 6) whose transactional memory doesn't work, with the first stepping
/// in which it does.
const BROKEN_TSX: [(u32, u32); 4] = [(60, u32::MAX), (63, 4), (69, u32::MAX), (70, u32::MAX)];

/// What limits the search.
#[derive(Clone, Copy, Default)]
pub(super) struct Wanted<'a> {
    /// Models that may come out; `None` for all.
    pub(super) models: Option<&'a CpuModels>,
    /// The model that is taken if it can be.
    pub(super) preferred: Option<&'a str>,
    /// Models that are taken rather than others that lack more.
    pub(super) liked: &'a [&'a str],
    /// Whether features that can't migrate are left out.
    pub(super) migratable: bool,
}

/// A model, and how the data differs from it.
struct Candidate<'m> {
    model: &'m Model,
    enabled: Bits,
    disabled: Bits,
    /// Features that the model had once and that are to be called missing.
    removed: Vec<&'static str>,
}

impl Candidate<'_> {
    /// How bad it is that features are disabled.  Software takes a missing feature of its model
    /// badly: every second one counts two, three, four and so on, the others as much as an enabled
    /// feature does (but not here).
    fn penalty(&self) -> usize {
        let heavy = self.missing().div_ceil(2);
        heavy * (heavy + 3) / 2
    }

    /// How much is to be said beside the model.
    fn weight(&self) -> usize {
        self.enabled.count() as usize + self.missing() / 2 + self.penalty()
    }

    fn missing(&self) -> usize {
        self.disabled.count() as usize + self.removed.len()
    }

    /// Whether it is to replace the one chosen so far.
    fn beats(&self, chosen: &Self, data: &Data, wanted: Wanted<'_>) -> bool {
        let matches = |c: &Self| data.signature.is_some_and(|s| c.model.matches(s));
        match (matches(self), matches(chosen)) {
            (true, false) => return true,
            (false, true) => return false,
            _ => {}
        }
        let lacks_less = self.penalty() < chosen.penalty();
        match self.weight().cmp(&chosen.weight()) {
            Ordering::Less => true,
            Ordering::Equal => lacks_less,
            Ordering::Greater => lacks_less && wanted.liked.contains(&self.model.name),
        }
    }
}

/// Gives `cpu` the model, vendor and features that `data` means.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` when it must be the preferred model and can't,
/// `VIR_ERR_INTERNAL_ERROR` when no model will do.
pub(super) fn decode(map: &Map, cpu: &mut Cpu, data: &Data, wanted: Wanted<'_>) -> Result<()> {
    let mut data = *data;
    drop_broken_tsx(map, &mut data);
    let Some(chosen) = choose(map, cpu, &data, wanted)? else {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Cannot find suitable CPU model for given data"
        );
    };
    cpu.model = Some(chosen.model.name.to_owned());
    if let Some(vendor) = data.vendor {
        cpu.vendor = Some(map.vendors[vendor].name.to_owned());
    }
    cpu.features.clear();
    let policies = [
        (CpuFeaturePolicy::Require, &chosen.enabled),
        (CpuFeaturePolicy::Disable, &chosen.disabled),
    ];
    for (policy, bits) in policies {
        let may_stay = |migratable: bool| migratable || !wanted.migratable;
        for feature in map.listed(bits).filter(|f| may_stay(f.migratable)) {
            cpu.set_feature(feature.name, policy);
        }
    }
    for name in chosen.removed {
        cpu.set_feature(name, CpuFeaturePolicy::Disable);
    }
    Ok(())
}

fn choose<'m>(
    map: &'m Map,
    cpu: &Cpu,
    data: &Data,
    wanted: Wanted<'_>,
) -> Result<Option<Candidate<'m>>> {
    let mut chosen: Option<Candidate<'m>> = None;
    // The newest are the last.
    for model in map.models.iter().rev() {
        let is_preferred = wanted.preferred == Some(model.name);
        let offered = wanted.models.map(|models| models.get(model.name));
        if offered == Some(None) {
            if is_preferred {
                refuse_other(cpu, model.name)?;
            }
            continue;
        }
        let other_vendor = data.vendor.zip(model.vendor).is_some_and(|(a, b)| a != b);
        if other_vendor || !may_be(model, cpu) {
            continue;
        }
        let blockers = offered.flatten().map(|m| m.blockers.as_slice());
        let candidate = differ(map, cpu, data, model, blockers.unwrap_or_default());
        if cpu.is_host() && !candidate.disabled.is_empty() {
            continue;
        }
        if is_preferred {
            return Ok(Some(candidate));
        }
        if chosen
            .as_ref()
            .is_none_or(|chosen| candidate.beats(chosen, data, wanted))
        {
            chosen = Some(candidate);
        }
    }
    Ok(chosen)
}

/// How the data differs from a model, of which the hypervisor's version lacks the `blockers`.
fn differ<'m>(
    map: &Map,
    cpu: &Cpu,
    data: &Data,
    model: &'m Model,
    blockers: &[String],
) -> Candidate<'m> {
    let blockers = map.set_of(blockers.iter().map(String::as_str));
    let disabled = model.bits.with(&blockers).without(&data.bits);
    let settled = data.bits.with(&disabled);
    let is_open = |name: &&&str| map.feature(name).is_some_and(|f| !settled.has(f.bit));
    let removed = model.removed.iter().filter(is_open).copied();
    Candidate {
        model,
        enabled: data.bits.without(&model.bits),
        disabled,
        removed: match cpu.is_host() {
            true => Vec::new(),
            false => removed.collect(),
        },
    }
}

fn may_be(model: &Model, cpu: &Cpu) -> bool {
    match model.decode {
        Decode::Both => true,
        Decode::Host => cpu.is_host(),
        Decode::Nobody => false,
    }
}

/// The preferred model isn't offered.
fn refuse_other(cpu: &Cpu, name: &str) -> Result<()> {
    if cpu.fallback != CpuFallback::Allow {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "CPU model {name} is not supported by hypervisor"
        );
    }
    warn!(
        "Preferred CPU model {name} not allowed by hypervisor; closest supported model will be used"
    );
    Ok(())
}

fn drop_broken_tsx(map: &Map, data: &mut Data) {
    let is_intel = data.vendor.is_some() && data.vendor == map.vendor("Intel");
    let is_broken = |s: CpuSignature| {
        let model = BROKEN_TSX.iter().find(|(model, _)| *model == s.model);
        s.family == 6 && model.is_some_and(|(_, first)| s.stepping < *first)
    };
    if is_intel && data.signature.is_some_and(is_broken) {
        data.bits = data.bits.without(&map.set_of(["hle", "rtm"]));
    }
}
