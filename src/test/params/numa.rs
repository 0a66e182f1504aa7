//! The host's NUMA nodes that hold a guest's memory.
use super::text;
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::Domain;
use conf::Bitmap;
use conf::DomainDef;
use conf::domain::numatune::{NumaMemory, NumaMode};
use conf::domain::vcpu::Placement;
use util::error::Result;
use util::typed_param::{KnownParam, ParamType, TypedParams};
use util::{bail, err};

const KNOWN: [KnownParam; 2] = [
    KnownParam::once(VIR_DOMAIN_NUMA_MODE, ParamType::VIR_TYPED_PARAM_INT),
    text(VIR_DOMAIN_NUMA_NODESET),
];

/// The modes by their number in `virDomainNumatuneMemMode`.
fn mode_of(number: i32) -> Result<NumaMode> {
    let mode = usize::try_from(number).ok();
    mode.and_then(|at| NumaMode::ALL.get(at).copied())
        .ok_or_else(|| err!(VIR_ERR_INVALID_ARG, "unsupported numatune mode: '{number}'"))
}

fn number_of(mode: NumaMode) -> i32 {
    match mode {
        NumaMode::Strict => VIR_DOMAIN_NUMATUNE_MEM_STRICT,
        NumaMode::Preferred => VIR_DOMAIN_NUMATUNE_MEM_PREFERRED,
        NumaMode::Interleave => VIR_DOMAIN_NUMATUNE_MEM_INTERLEAVE,
        NumaMode::Restrictive => VIR_DOMAIN_NUMATUNE_MEM_RESTRICTIVE,
    }
}

/// Where the guest's memory is to be (C: `virDomainNumatuneSet`).
fn place(def: &mut DomainDef, mode: Option<NumaMode>, nodes: Option<Bitmap>) -> Result<()> {
    if mode.is_none() && nodes.is_none() {
        return Ok(());
    }
    let old = def.numatune.memory.as_ref();
    let mode = mode.or(old.map(|memory| memory.mode));
    let mut placement = old.and_then(|memory| memory.placement);
    if nodes.is_some() {
        placement = Some(Placement::Static);
    }
    let nodeset = nodes.or_else(|| old.and_then(|memory| memory.nodeset.clone()));
    let placement = placement.unwrap_or(match nodeset {
        Some(_) => Placement::Static,
        None => def.vcpus.placement,
    });
    if placement == Placement::Static && nodeset.is_none() {
        bail!(
            VIR_FROM_DOMAIN: VIR_ERR_CONFIG_UNSUPPORTED,
            "nodeset for NUMA memory tuning must be set if 'placement' is 'static'"
        );
    }
    def.numatune.memory = Some(NumaMemory {
        mode: mode.unwrap_or(NumaMode::Strict),
        placement: Some(placement),
        nodeset,
    });
    Ok(())
}

impl Host {
    /// `virDomainGetNumaParameters`
    pub(crate) fn numa_params(&self, handle: &Domain, flags: u32) -> Result<TypedParams> {
        self.read_params(handle, flags, "testDomainGetNumaParameters", |def| {
            let memory = def.numatune.memory.as_ref();
            let nodes = memory.and_then(|memory| memory.nodeset.as_ref());
            let mode = memory.map_or(NumaMode::Strict, |memory| memory.mode);
            let mut params = TypedParams::new();
            params.add(VIR_DOMAIN_NUMA_MODE, number_of(mode))?;
            let nodes = nodes.map_or_else(String::new, Bitmap::to_string);
            params.add(VIR_DOMAIN_NUMA_NODESET, nodes)?;
            Ok(params)
        })
    }

    /// `virDomainSetNumaParameters`
    pub(crate) fn set_numa_params(
        &self,
        handle: &Domain,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        const CALL: &str = "testDomainSetNumaParameters";
        self.write_params(handle, (params, &KNOWN), flags, CALL, |def, live| {
            let mode = params.get_int(VIR_DOMAIN_NUMA_MODE)?;
            let mode = mode.map(mode_of).transpose()?;
            let old = def.numatune.memory.as_ref().map(|memory| memory.mode);
            if live && old.is_some() && mode.is_some() && mode != old {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "can't change numatune mode for running domain"
                );
            }
            let nodes = params.get_string(VIR_DOMAIN_NUMA_NODESET)?;
            place(def, mode, nodes.map(Bitmap::parse).transpose()?)
        })
    }
}
