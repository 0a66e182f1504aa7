//! Limits that come and go as typed parameters: what all of them do alike, and the scheduler's.
mod blkio;
mod interface;
mod iotune;
mod memory;
mod numa;
mod perf;
mod throttle;

pub(crate) use interface::rate;

use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::Domain;
use conf::DomainDef;
use util::error::Result;
use util::typed_param::{KnownParam, ParamType, TypedParams};

/// Weight of every guest.
const WEIGHT: u32 = 50;

/// Flags of calls that change parameters.
const SETTING: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;

/// Flags of calls that read parameters.
const GETTING: u32 = SETTING | VIR_TYPED_PARAM_STRING_OKAY;

/// A parameter that is a string.
pub(crate) const fn text(name: &'static str) -> KnownParam {
    KnownParam::once(name, ParamType::VIR_TYPED_PARAM_STRING)
}

/// A parameter that is a number of 32 bits with a sign.
pub(crate) const fn int(name: &'static str) -> KnownParam {
    KnownParam::once(name, ParamType::VIR_TYPED_PARAM_INT)
}

/// A parameter that is a number of 32 bits.
const fn uint(name: &'static str) -> KnownParam {
    KnownParam::once(name, ParamType::VIR_TYPED_PARAM_UINT)
}

/// A parameter that is a number of 64 bits.
const fn ullong(name: &'static str) -> KnownParam {
    KnownParam::once(name, ParamType::VIR_TYPED_PARAM_ULLONG)
}

impl Host {
    /// Reads parameters of the one definition that `flags` name.
    fn read_params(
        &self,
        handle: &Domain,
        flags: u32,
        call: &'static str,
        read: impl FnOnce(&DomainDef) -> Result<TypedParams>,
    ) -> Result<TypedParams> {
        api::check_flags(flags, GETTING, call, ORIGIN)?;
        let def = self.look(handle, |status| status.one_def(flags & SETTING).cloned())?;
        read(&def)
    }

    /// Changes the one definition that `flags` name by parameters of the names and types `known`;
    /// `write` learns whether it is the live one.
    fn write_params(
        &self,
        handle: &Domain,
        (params, known): (&TypedParams, &[KnownParam]),
        flags: u32,
        call: &'static str,
        write: impl FnOnce(&mut DomainDef, bool) -> Result<()>,
    ) -> Result<()> {
        api::check_flags(flags, SETTING, call, ORIGIN)?;
        params.validate(known)?;
        self.change(handle, |_, status| {
            let live = status.affects_live(flags)?;
            write(status.one_def_mut(flags)?, live)
        })
    }

    /// `virDomainGetSchedulerParametersFlags`
    pub(crate) fn scheduler_params(&self, handle: &Domain, flags: u32) -> Result<TypedParams> {
        api::check_flags(flags, 0, "testDomainGetSchedulerParametersFlags", ORIGIN)?;
        self.look(handle, |_| Ok(()))?;
        let mut params = TypedParams::new();
        params.add(VIR_DOMAIN_SCHEDULER_WEIGHT, WEIGHT)?;
        Ok(params)
    }

    /// `virDomainSetSchedulerParametersFlags`: the one weight that there is stays.
    pub(crate) fn set_scheduler_params(
        &self,
        handle: &Domain,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        const CALL: &str = "testDomainSetSchedulerParametersFlags";
        api::check_flags(flags, 0, CALL, ORIGIN)?;
        params.validate(&[uint(VIR_DOMAIN_SCHEDULER_WEIGHT)])?;
        self.look(handle, |_| Ok(()))
    }
}
