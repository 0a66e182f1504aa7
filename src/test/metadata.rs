//! Title, description and foreign elements of a guest (`virDomainSetMetadata`,
//! `virDomainGetMetadata`).
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::{Domain, DomainEvent, EventKind};
use conf::DomainDef;
use conf::metadata::Label;
use util::error::Result;

impl Host {
    /// `virDomainGetMetadata`
    pub(crate) fn metadata(
        &self,
        handle: &Domain,
        kind: i32,
        uri: &str,
        flags: u32,
    ) -> Result<String> {
        const KNOWN: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
        api::check_flags(flags, KNOWN, "testDomainGetMetadata", ORIGIN)?;
        let def = self.look(handle, |status| status.one_def(flags).cloned())?;
        Label::new::<DomainDef>(kind, "", uri)?.get(&*def)
    }

    /// `virDomainSetMetadata`
    pub(crate) fn set_metadata(
        &self,
        handle: &Domain,
        kind: i32,
        value: Option<&str>,
        (key, uri): (&str, &str),
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
        api::check_flags(flags, KNOWN, "testDomainSetMetadata", ORIGIN)?;
        self.change(handle, |guest, status| {
            let affects = status.affects(flags)?;
            let label = Label::new::<DomainDef>(kind, key, uri)?;
            if affects.live {
                label.set(status.live_mut(), value)?;
            }
            if affects.config {
                label.set(status.config_mut(), value)?;
            }
            let nsuri = label.uri().map(str::to_owned);
            let event = DomainEvent::MetadataChange {
                r#type: kind,
                nsuri,
            };
            self.events
                .push(guest.subject(status), EventKind::Domain(event));
            Ok(())
        })
    }
}
