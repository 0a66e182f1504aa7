//! The host's performance counters that are read for a guest.
use crate::host::Host;
use api::Domain;
use conf::YesNo;
use conf::domain::perf::PerfEvent;
use util::error::Result;
use util::typed_param::{KnownParam, ParamType, TypedParams};

fn known() -> Vec<KnownParam> {
    let boolean =
        |event: &PerfEvent| KnownParam::once(event.as_str(), ParamType::VIR_TYPED_PARAM_BOOLEAN);
    PerfEvent::ALL.iter().map(boolean).collect()
}

impl Host {
    /// `virDomainGetPerfEvents`
    pub(crate) fn perf_events(&self, handle: &Domain, flags: u32) -> Result<TypedParams> {
        self.read_params(handle, flags, "testDomainGetPerfEvents", |def| {
            let mut params = TypedParams::new();
            for event in PerfEvent::ALL {
                let enabled = def.perf.events.contains(&(*event, YesNo::Yes));
                params.add(event.as_str(), enabled)?;
            }
            Ok(params)
        })
    }

    /// `virDomainSetPerfEvents`
    pub(crate) fn set_perf_events(
        &self,
        handle: &Domain,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        const CALL: &str = "testDomainSetPerfEvents";
        self.write_params(handle, (params, &known()), flags, CALL, |def, _| {
            let events = &mut def.perf.events;
            for event in PerfEvent::ALL {
                if let Some(enabled) = params.get_boolean(event.as_str())? {
                    events.retain(|(other, _)| other != event);
                    events.push((*event, YesNo::from(enabled)));
                }
            }
            events.sort();
            Ok(())
        })
    }
}
