//! What guards a guest, and what was noticed of it.
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::Domain;
use util::c_field::from_text;
use util::error::Result;
use util::typed_param::TypedParams;

/// The label of everything that runs.
const LABEL: &str = "libvirt-test";

impl Host {
    /// `virDomainGetSecurityLabel`
    pub(crate) fn security_label(&self, handle: &Domain) -> Result<virSecurityLabel> {
        self.look(handle, |status| {
            let running = status.is_active();
            Ok(virSecurityLabel {
                label: from_text(if running { LABEL } else { "" }),
                enforcing: running.into(),
            })
        })
    }

    /// `virDomainGetMessages`: nothing taints a test guest.
    pub(crate) fn messages(&self, handle: &Domain, flags: u32) -> Result<Vec<String>> {
        const KNOWN: u32 = VIR_DOMAIN_MESSAGE_DEPRECATION
            | VIR_DOMAIN_MESSAGE_TAINTING
            | VIR_DOMAIN_MESSAGE_IOERRORS;
        api::check_flags(flags, KNOWN, "testDomainGetMessages", ORIGIN)?;
        self.look(handle, |_| Ok(Vec::new()))
    }

    /// `virDomainGetLaunchSecurityInfo`: the library tells every driver that its callers can take
    /// strings, and this call knows no flag.
    pub(crate) fn launch_security_info(&self, handle: &Domain, flags: u32) -> Result<TypedParams> {
        let flags = flags | VIR_TYPED_PARAM_STRING_OKAY;
        api::check_flags(flags, 0, "testDomainGetLaunchSecurityInfo", ORIGIN)?;
        self.look(handle, |_| Ok(TypedParams::new()))
    }
}
