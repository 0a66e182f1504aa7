//! `<features>`: switches of the machine (C: `virDomainDef.features` and what hangs on them).
//!
//! Hyper-V's, KVM's and Xen's switches stand in `enlightenments`.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::error::invalid_attr;
use util::xml::value::{attr_opt, attr_required};
use util::xml::{FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::enlightenments::{Hyperv, Kvm, Xen};
use super::schema;
use crate::{OnOff, YesNo, size};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainFeature`; the order is that of the output.
    pub enum Feature {
        Acpi = "acpi",
        Apic = "apic",
        Pae = "pae",
        Hap = "hap",
        Viridian = "viridian",
        Privnet = "privnet",
        Hyperv = "hyperv",
        Kvm = "kvm",
        Pvspinlock = "pvspinlock",
        Capabilities = "capabilities",
        Pmu = "pmu",
        Vmport = "vmport",
        Gic = "gic",
        Smm = "smm",
        Ioapic = "ioapic",
        Hpt = "hpt",
        Vmcoreinfo = "vmcoreinfo",
        Htm = "htm",
        NestedHv = "nested-hv",
        Msrs = "msrs",
        CcfAssist = "ccf-assist",
        Xen = "xen",
        Cfpc = "cfpc",
        Sbbc = "sbbc",
        Ibs = "ibs",
        Tcg = "tcg",
        AsyncTeardown = "async-teardown",
        Ras = "ras",
        Ps2 = "ps2",
        Aia = "aia",
    }
}
util::vir_enum! {
    /// C: `virGICVersion`.
    pub enum GicVersion { V2 = "2", V3 = "3", Host = "host" }
}
util::vir_enum! {
    /// C: `virDomainIOAPIC`.
    pub enum IoapicDriver { Qemu = "qemu", Kvm = "kvm" }
}
util::vir_enum! {
    /// C: `virDomainHPTResizing`.
    pub enum HptResizing { Enabled = "enabled", Disabled = "disabled", Required = "required" }
}
util::vir_enum! {
    /// C: `virDomainMsrsUnknown`.
    pub enum MsrsUnknown { Ignore = "ignore", Fault = "fault" }
}
util::vir_enum! {
    /// C: `virDomainCapabilitiesPolicy`.
    pub enum CapabilitiesPolicy { Default = "default", Allow = "allow", Deny = "deny" }
}
util::vir_enum! {
    /// C: `virDomainProcessCapsFeature`; the order is that of the output.
    pub enum ProcessCapability {
        AuditControl = "audit_control",
        AuditWrite = "audit_write",
        BlockSuspend = "block_suspend",
        Chown = "chown",
        DacOverride = "dac_override",
        DacReadSearch = "dac_read_search",
        Fowner = "fowner",
        Fsetid = "fsetid",
        IpcLock = "ipc_lock",
        IpcOwner = "ipc_owner",
        Kill = "kill",
        Lease = "lease",
        LinuxImmutable = "linux_immutable",
        MacAdmin = "mac_admin",
        MacOverride = "mac_override",
        Mknod = "mknod",
        NetAdmin = "net_admin",
        NetBindService = "net_bind_service",
        NetBroadcast = "net_broadcast",
        NetRaw = "net_raw",
        Setgid = "setgid",
        Setfcap = "setfcap",
        Setpcap = "setpcap",
        Setuid = "setuid",
        SysAdmin = "sys_admin",
        SysBoot = "sys_boot",
        SysChroot = "sys_chroot",
        SysModule = "sys_module",
        SysNice = "sys_nice",
        SysPacct = "sys_pacct",
        SysPtrace = "sys_ptrace",
        SysRawio = "sys_rawio",
        SysResource = "sys_resource",
        SysTime = "sys_time",
        SysTtyConfig = "sys_tty_config",
        Syslog = "syslog",
        WakeAlarm = "wake_alarm",
    }
}
util::vir_enum! {
    /// Words of pseries' mitigations (C: `virDomainCFPC`, `virDomainSBBC`, `virDomainIBS`) and of
    /// RISC-V's interrupt architecture (`virDomainAIA`); each feature has its own selection.
    pub enum FeatureValue {
        None = "none",
        Broken = "broken",
        Workaround = "workaround",
        Fixed = "fixed",
        FixedIbs = "fixed-ibs",
        FixedCcd = "fixed-ccd",
        FixedNa = "fixed-na",
        Aplic = "aplic",
        AplicImsic = "aplic-imsic",
    }
}
util::xml_enum!(
    GicVersion,
    IoapicDriver,
    HptResizing,
    MsrsUnknown,
    CapabilitiesPolicy
);

/// The switches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// State of each named feature; see [`Features::state`].
    states: Vec<(Feature, OnOff)>,
    /// `<apic eoi=>`
    pub apic_eoi: Option<OnOff>,
    /// `<hyperv>`
    pub hyperv: Option<Hyperv>,
    /// `<kvm>`
    pub kvm: Option<Kvm>,
    /// `<xen>`
    pub xen: Option<Xen>,
    /// `<capabilities policy=>`
    pub capabilities_policy: Option<CapabilitiesPolicy>,
    /// Capabilities of a container with their state, in the order of the names.
    pub capabilities: Vec<(ProcessCapability, OnOff)>,
    /// `<gic version=>`
    pub gic_version: Option<GicVersion>,
    /// `<tseg>` of `<smm>` in bytes.
    pub smm_tseg: Option<u64>,
    /// `<ioapic driver=>`
    pub ioapic: Option<IoapicDriver>,
    /// `<hpt resizing=>`
    pub hpt_resizing: Option<HptResizing>,
    /// `<maxpagesize>` of `<hpt>` in KiB; 0 when not given.
    pub hpt_maxpagesize: u64,
    /// `<msrs unknown=>`
    pub msrs_unknown: Option<MsrsUnknown>,
    /// `<cfpc>`, `<sbbc>`, `<ibs>`, `<aia>` and their words.
    pub values: Vec<(Feature, FeatureValue)>,
    /// `<tb-cache>` of `<tcg>` in KiB; 0 when not given.
    pub tcg_tb_cache: u64,
}

/// What a feature's element looks like.
enum Form {
    /// `<name/>`
    Bare,
    /// `<name state=>`, switched on where the state isn't said.
    State,
    /// `<name state=>` that must say it.
    Said,
    /// `<name value=>` with one of these words.
    Value(&'static [FeatureValue]),
    /// Anything else.
    Own,
}

fn form(feature: Feature) -> Form {
    use FeatureValue as V;
    match feature {
        Feature::Acpi | Feature::Pae | Feature::Viridian | Feature::Privnet => Form::Bare,
        Feature::Hap
        | Feature::Pvspinlock
        | Feature::Pmu
        | Feature::Vmport
        | Feature::Smm
        | Feature::Vmcoreinfo => Form::State,
        Feature::Htm | Feature::NestedHv | Feature::CcfAssist | Feature::Ras | Feature::Ps2 => {
            Form::Said
        }
        Feature::Cfpc | Feature::Sbbc => Form::Value(&[V::Broken, V::Workaround, V::Fixed]),
        Feature::Ibs => Form::Value(&[
            V::Broken,
            V::Workaround,
            V::FixedIbs,
            V::FixedCcd,
            V::FixedNa,
        ]),
        Feature::Aia => Form::Value(&[V::None, V::Aplic, V::AplicImsic]),
        _ => Form::Own,
    }
}

impl Features {
    /// State of a feature; `None` if the document doesn't name it.
    #[must_use]
    pub fn state(&self, feature: Feature) -> Option<OnOff> {
        self.states
            .iter()
            .find(|(name, _)| *name == feature)
            .map(|(_, state)| *state)
    }

    /// Whether a feature is switched on.
    #[must_use]
    pub fn has(&self, feature: Feature) -> bool {
        self.state(feature) == Some(OnOff::On)
    }

    /// Switches a feature.
    pub fn set(&mut self, feature: Feature, state: OnOff) {
        self.states.retain(|(name, _)| *name != feature);
        self.states.push((feature, state));
        self.states.sort();
    }

    /// Value of a feature that has one.
    #[must_use]
    pub fn value(&self, feature: Feature) -> Option<FeatureValue> {
        self.values
            .iter()
            .find(|(name, _)| *name == feature)
            .map(|(_, value)| *value)
    }

    fn parse_one(&mut self, feature: Feature, node: Node<'_>) -> Result<()> {
        match form(feature) {
            Form::Bare => self.set(feature, OnOff::On),
            Form::Said => self.set(feature, attr_required(node, "state")?),
            Form::State => {
                self.set(feature, attr_opt(node, "state")?.unwrap_or(OnOff::On));
                if feature == Feature::Smm && self.has(feature) {
                    self.parse_tseg(node)?;
                }
            }
            Form::Value(words) => {
                let Some(text) = node.attr("value") else {
                    return Ok(());
                };
                let value = FeatureValue::from_str(text).filter(|v| words.contains(v));
                let Some(value) = value else {
                    let element = node.qualified_name();
                    return Err(invalid_attr(element, "value", text, ""));
                };
                self.set(feature, OnOff::On);
                self.values.push((feature, value));
            }
            Form::Own => self.parse_own(feature, node)?,
        }
        Ok(())
    }

    fn parse_tseg(&mut self, smm: Node<'_>) -> Result<()> {
        if let Some(tseg) = smm.child("tseg") {
            let path = "string(./features/smm/tseg)";
            self.smm_tseg = Some(size::parse_bytes(tseg, path, 1024 * 1024)?);
        }
        Ok(())
    }

    fn parse_own(&mut self, feature: Feature, node: Node<'_>) -> Result<()> {
        match feature {
            Feature::Apic => self.apic_eoi = attr_opt(node, "eoi")?,
            Feature::Hyperv => self.hyperv = Some(Hyperv::parse(node)?),
            Feature::Kvm => self.kvm = Some(Kvm::parse(node)?),
            Feature::Xen => self.xen = Some(Xen::parse(node)?),
            Feature::Capabilities => return self.parse_capabilities(node),
            Feature::Gic => self.gic_version = attr_opt(node, "version")?,
            Feature::Ioapic => {
                self.ioapic = attr_opt(node, "driver")?;
                if self.ioapic.is_none() {
                    return Ok(());
                }
            }
            Feature::Hpt => return self.parse_hpt(node),
            Feature::Msrs => self.msrs_unknown = Some(attr_required(node, "unknown")?),
            Feature::Tcg => {
                if let Some(cache) = node.child("tb-cache") {
                    self.tcg_tb_cache = size::parse_kib(cache, "./tb-cache")?;
                }
            }
            _ => {
                let enabled = attr_opt(node, "enabled")?.unwrap_or(YesNo::Yes);
                self.set(feature, enabled.is_yes().into());
                return Ok(());
            }
        }
        self.set(feature, OnOff::On);
        Ok(())
    }

    fn parse_hpt(&mut self, node: Node<'_>) -> Result<()> {
        self.hpt_resizing = attr_opt(node, "resizing")?;
        if let Some(max) = node.child("maxpagesize") {
            let Ok(kib) = size::parse_kib(max, "./maxpagesize") else {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "Unable to parse HPT maxpagesize setting"
                );
            };
            self.hpt_maxpagesize = kib;
        }
        if self.hpt_resizing.is_some() || self.hpt_maxpagesize != 0 {
            self.set(Feature::Hpt, OnOff::On);
        }
        Ok(())
    }

    fn parse_capabilities(&mut self, node: Node<'_>) -> Result<()> {
        self.capabilities_policy = attr_opt(node, "policy")?;
        for child in node.children() {
            let Some(capability) = ProcessCapability::from_str(child.name()) else {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "unexpected capability feature '{}'",
                    child.name()
                );
            };
            let state = attr_opt(child, "state")?.unwrap_or(OnOff::On);
            self.capabilities.retain(|(other, _)| *other != capability);
            self.capabilities.push((capability, state));
        }
        self.capabilities.sort();
        if self.capabilities_policy.is_some() || !self.capabilities.is_empty() {
            self.set(Feature::Capabilities, OnOff::On);
        }
        Ok(())
    }

    fn format_own(&self, feature: Feature, w: &mut Writer) {
        w.start(feature.as_str());
        match feature {
            Feature::Apic => w.attr_opt("eoi", self.apic_eoi.map(OnOff::as_str)),
            Feature::Gic => w.attr_opt("version", self.gic_version.map(GicVersion::as_str)),
            Feature::Ioapic => w.attr_opt("driver", self.ioapic.map(IoapicDriver::as_str)),
            Feature::Msrs => w.attr_opt("unknown", self.msrs_unknown.map(MsrsUnknown::as_str)),
            Feature::Hpt => {
                w.attr_opt("resizing", self.hpt_resizing.map(HptResizing::as_str));
                if self.hpt_maxpagesize != 0 {
                    size::format_kib(w, "maxpagesize", self.hpt_maxpagesize);
                }
            }
            Feature::Capabilities => self.format_capabilities(w),
            Feature::Hyperv => self.hyperv.iter().for_each(|h| h.format(w)),
            Feature::Kvm => self.kvm.iter().for_each(|k| k.format(w)),
            Feature::Xen => self.xen.iter().for_each(|x| x.format(w)),
            Feature::Tcg => {
                if self.tcg_tb_cache != 0 {
                    size::format_kib(w, "tb-cache", self.tcg_tb_cache);
                }
                return w.end_unless_empty();
            }
            _ => {
                let on = self.has(feature);
                w.attr("enabled", YesNo::from(on).as_str());
            }
        }
        w.end();
    }

    fn format_capabilities(&self, w: &mut Writer) {
        let policy = self.capabilities_policy;
        let policy = policy.unwrap_or(CapabilitiesPolicy::Default);
        w.attr("policy", policy.as_str());
        for (name, state) in &self.capabilities {
            w.start(name.as_str());
            w.attr("state", state.as_str());
            w.end();
        }
    }
}

impl Xml for Features {
    const SHAPE: &'static Shape = &schema::features::FEATURES;

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let mut features = Self::default();
        for child in node.children() {
            let name = child.name();
            let Some(feature) = Feature::from_str(name) else {
                bail!(VIR_ERR_CONFIG_UNSUPPORTED, "unexpected feature '{name}'");
            };
            features.parse_one(feature, child)?;
        }
        Ok(features)
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        for (feature, state) in &self.states {
            match form(*feature) {
                Form::Bare => w.empty(feature.as_str()),
                Form::State | Form::Said => {
                    w.start(feature.as_str());
                    w.attr("state", state.as_str());
                    if let Some(bytes) = self.smm_tseg.filter(|_| *feature == Feature::Smm) {
                        format_tseg(bytes, w);
                    }
                    w.end();
                }
                Form::Value(_) => {
                    w.start(feature.as_str());
                    w.attr_opt("value", self.value(*feature).map(FeatureValue::as_str));
                    w.end();
                }
                Form::Own => self.format_own(*feature, w),
            }
        }
    }
}

/// A size in the greatest unit that divides it.
fn format_tseg(bytes: u64, w: &mut Writer) {
    let (value, unit) = size::pretty(bytes);
    w.start("tseg");
    w.attr("unit", unit);
    w.text_plain(value);
    w.end();
}
