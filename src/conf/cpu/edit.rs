//! Changes to a CPU's model and features (C: `virCPUDefUpdateFeature` and its sisters).
use super::{Cpu, CpuFeature, CpuFeaturePolicy, CpuKind, HostFacts};
use crate::Arch;

impl Cpu {
    /// An empty CPU of this kind; `Auto` makes a guest's.
    #[must_use]
    pub fn of_kind(kind: CpuKind, arch: Arch) -> Self {
        let host = (kind == CpuKind::Host).then(|| Box::new(HostFacts::of(arch)));
        Self {
            host,
            ..Self::default()
        }
    }

    /// What it says of a feature.
    #[must_use]
    pub fn feature(&self, name: &str) -> Option<&CpuFeature> {
        self.features.iter().find(|feature| feature.name == name)
    }

    /// Gives a feature a policy; one that isn't listed comes last.
    pub fn set_feature(&mut self, name: &str, policy: CpuFeaturePolicy) {
        match self.features.iter_mut().find(|f| f.name == name) {
            Some(feature) => feature.policy = policy,
            None => self.features.push(CpuFeature {
                name: name.to_owned(),
                policy,
            }),
        }
    }

    /// Gives a feature a policy unless it has one (C: `virCPUDefAddFeatureIfMissing`).
    pub fn set_feature_if_missing(&mut self, name: &str, policy: CpuFeaturePolicy) {
        if self.feature(name).is_none() {
            self.set_feature(name, policy);
        }
    }

    /// Its shape, without model, vendor and features (C: `virCPUDefCopyWithoutModel`).
    #[must_use]
    pub fn without_model(&self) -> Self {
        Self {
            model: None,
            vendor_id: None,
            vendor: None,
            features: Vec::new(),
            ..self.clone()
        }
    }

    /// Takes model and features of another CPU, and its vendor unless its own is to stay
    /// (C: `virCPUDefStealModel`).
    pub fn take_model(&mut self, from: Self, keep_vendor: bool) {
        self.model = from.model;
        self.features = from.features;
        if !keep_vendor {
            self.vendor = from.vendor;
            self.vendor_id = from.vendor_id;
        }
    }
}
