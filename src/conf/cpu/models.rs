//! CPU models that a hypervisor has, and what keeps the host from running them
//! (C: `virDomainCapsCPUModels`).

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CpuModel {
    /// libvirt's name.
    pub name: String,
    /// Whether the host can run it; `None` where nobody knows.
    pub usable: Option<bool>,
    /// Features that keep it from running.
    pub blockers: Vec<String>,
    /// Whether the hypervisor wants it gone.
    pub deprecated: bool,
    /// Its vendor.
    pub vendor: Option<String>,
    /// The name that keeps its meaning, where that is another one.
    pub canonical: Option<String>,
}

/// All of them, in the hypervisor's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CpuModels(pub Vec<CpuModel>);

impl CpuModel {
    /// A model of which only the name is known.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            usable: None,
            blockers: Vec::new(),
            deprecated: false,
            vendor: None,
            canonical: None,
        }
    }
}

impl CpuModels {
    /// The model of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&CpuModel> {
        self.0.iter().find(|model| model.name == name)
    }
}
