//! The virtual CPUs that the system in a guest of an extended host uses; the first one always.
use crate::ORIGIN;
use crate::host::Host;
use api::Domain;
use conf::Bitmap;
use std::collections::BTreeSet;
use util::bail;
use util::error::{Error, Result};
use util::typed_param::TypedParams;

/// How long the agent may take to answer (`virDomainAgentSetResponseTimeout`): any number of seconds
/// from this one on, which means for ever.
const SHORTEST_TIMEOUT: i32 = abi::VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_BLOCK;

impl Host {
    /// `virDomainGetGuestVcpus`
    pub(crate) fn guest_vcpus(&self, handle: &Domain, flags: u32) -> Result<TypedParams> {
        api::check_flags(flags, 0, "testDomainGetGuestVcpus", ORIGIN)?;
        let guest = self.running(handle)?;
        let count = guest.status().def.vcpus.current;
        let offline = guest.agent().offline.clone();
        let list = |wanted: &dyn Fn(u32) -> bool| {
            let numbers = (0..count).filter(|number| wanted(*number));
            numbers
                .map(|number| number as usize)
                .collect::<Bitmap>()
                .to_string()
        };
        let mut params = TypedParams::new();
        params.add("vcpus", list(&|_| true).as_str())?;
        params.add(
            "online",
            list(&|number| !offline.contains(&number)).as_str(),
        )?;
        params.add("offlinable", list(&|number| number > 0).as_str())?;
        Ok(params)
    }

    /// `virDomainSetGuestVcpus`
    pub(crate) fn set_guest_vcpus(
        &self,
        handle: &Domain,
        cpumap: &str,
        state: i32,
        flags: u32,
    ) -> Result<()> {
        const CALL: &str = "testDomainSetGuestVcpus";
        api::check_flags(flags, 0, CALL, ORIGIN)?;
        if !(0..=1).contains(&state) {
            let text = "unsupported state value";
            return Err(Error::invalid_argument(ORIGIN, CALL, "state", text));
        }
        let wanted: BTreeSet<u32> = Bitmap::parse(cpumap)?
            .iter()
            .filter_map(|number| u32::try_from(number).ok())
            .collect();
        let guest = self.running(handle)?;
        let count = guest.status().def.vcpus.current;
        if wanted.contains(&0) {
            bail!(VIR_ERR_INVALID_ARG, "vCPU '0' is not offlinable");
        }
        let missing = wanted.iter().filter(|number| **number >= count);
        let missing: Bitmap = missing.map(|number| *number as usize).collect();
        if !missing.is_empty() {
            bail!(VIR_ERR_INVALID_ARG, "guest is missing vCPUs '{missing}'");
        }
        let offline = &mut guest.agent().offline;
        match state {
            0 => offline.extend(wanted),
            _ => offline.retain(|number| !wanted.contains(number)),
        }
        Ok(())
    }

    /// `virDomainAgentSetResponseTimeout`: the agent answers at once, so that it keeps to any.
    pub(crate) fn set_agent_timeout(
        &self,
        handle: &Domain,
        timeout: i32,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, 0, "testDomainAgentSetResponseTimeout", ORIGIN)?;
        if timeout < SHORTEST_TIMEOUT {
            bail!(
                VIR_ERR_INVALID_ARG,
                "guest agent timeout '{timeout}' is less than the minimum '{SHORTEST_TIMEOUT}'"
            );
        }
        self.look(handle, |_| Ok(()))
    }
}
