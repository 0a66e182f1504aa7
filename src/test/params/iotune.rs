//! How much a guest may read from a disk and write to it.
use super::{text, ullong};
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::Domain;
use conf::DomainDef;
use conf::domain::disk;
use conf::domain::iotune::{IO_LIMITS, IoTune};
use util::error::Result;
use util::typed_param::{KnownParam, TypedParams};
use util::{bail, err};

/// Greatest limit.
const MAX_LIMIT: u64 = 1_000_000_000_000_000;

/// The limits that are of a second; the same ones for short, and how long that is, follow.
const PER_SECOND: usize = 6;

/// Where the name of the group stands among the limits.
const GROUP: usize = 13;

/// The parameters that there are.
pub(super) fn known() -> Vec<KnownParam> {
    let mut known: Vec<KnownParam> = IO_LIMITS.map(ullong).to_vec();
    known.push(text(VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME));
    known
}

/// Which disk of a definition is meant, by its target or its source.
fn position(def: &DomainDef, name: &str) -> Result<usize> {
    disk::position(&def.devices.disks, name).ok_or_else(|| {
        err!(
            VIR_ERR_INVALID_ARG,
            "disk '{name}' was not found in the domain config"
        )
    })
}

/// Takes the parameters over.
pub(super) fn take(tune: &mut IoTune, params: &TypedParams) -> Result<()> {
    for (name, limit) in IO_LIMITS.iter().zip(&mut tune.limits) {
        let Some(value) = params.get_ullong(name)? else {
            continue;
        };
        if value > MAX_LIMIT {
            bail!(
                VIR_ERR_ARGUMENT_UNSUPPORTED,
                "block I/O throttle limit value must be no more than {MAX_LIMIT}"
            );
        }
        *limit = value;
    }
    if let Some(name) = params.get_string(VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME)? {
        tune.group_name = Some(name.to_owned());
    }
    Ok(())
}

/// Refuses limits that contradict each other.  libvirt's test driver takes a limit for short that isn't
/// set for one of 0; with `unset_is_none` it is none.
pub(super) fn check(tune: &IoTune, unset_is_none: bool) -> Result<()> {
    if let Some(what) = tune.contradiction() {
        bail!(
            VIR_ERR_INVALID_ARG,
            "total and read/write of {what} cannot be set at the same time"
        );
    }
    let for_short = tune.limits.iter().skip(PER_SECOND);
    let limits = IO_LIMITS.iter().zip(&tune.limits).zip(for_short);
    for ((name, limit), most) in limits.take(PER_SECOND) {
        let is_unset = unset_is_none && *most == 0;
        if limit > most && !is_unset {
            bail!(
                VIR_ERR_INVALID_ARG,
                "{name} cannot be set higher than {name}_max"
            );
        }
    }
    Ok(())
}

fn params_of(tune: &IoTune) -> Result<TypedParams> {
    let mut params = TypedParams::new();
    for (at, (name, limit)) in IO_LIMITS.iter().zip(tune.limits).enumerate() {
        if at == GROUP {
            let group = tune.group_name.as_deref().unwrap_or_default();
            params.add(VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME, group)?;
        }
        params.add(*name, limit)?;
    }
    Ok(params)
}

impl Host {
    /// `virDomainGetBlockIoTune`; without a disk only the number of parameters counts.
    pub(crate) fn block_io_tune(
        &self,
        handle: &Domain,
        disk: Option<&str>,
        flags: u32,
    ) -> Result<TypedParams> {
        let Some(disk) = disk else {
            return params_of(&IoTune::default());
        };
        self.read_params(handle, flags, "testDomainGetBlockIoTune", |def| {
            params_of(&def.devices.disks[position(def, disk)?].iotune)
        })
    }

    /// `virDomainSetBlockIoTune`
    pub(crate) fn set_block_io_tune(
        &self,
        handle: &Domain,
        disk: &str,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        const CALL: &str = "testDomainSetBlockIoTune";
        self.write_params(handle, (params, &known()), flags, CALL, |def, _| {
            let Some(at) = disk::position(&def.devices.disks, disk) else {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "missing persistent configuration for disk '{disk}'"
                );
            };
            let mut tune = def.devices.disks[at].iotune.clone();
            take(&mut tune, params)?;
            check(&tune, false)?;
            def.devices.disks[at].iotune = tune;
            Ok(())
        })
    }
}
