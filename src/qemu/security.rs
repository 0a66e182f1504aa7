//! How guests are confined: by no security driver, and by the user that QEMU runs as.
use crate::host::Host;
use abi::*;
use api::Domain;
use util::c_field::from_text;
use util::error::Result;
use util::sys::process::{effective_group, effective_user};

/// `virNodeGetSecurityModel`: the first driver's, which confines nothing.
pub(crate) fn model() -> virSecurityModel {
    virSecurityModel {
        model: from_text("none"),
        doi: from_text("0"),
    }
}

/// A label that nobody enforces.
fn label(text: &str) -> virSecurityLabel {
    virSecurityLabel {
        label: from_text(text),
        enforcing: 0,
    }
}

impl Host {
    /// `virDomainGetSecurityLabel`
    pub(crate) fn security_label(&self, handle: &Domain) -> Result<virSecurityLabel> {
        self.guest(handle)?;
        Ok(label(""))
    }

    /// `virDomainGetSecurityLabelList`: of a running guest, no label, and what root's driver makes
    /// of QEMU's user and group.
    pub(crate) fn security_labels(&self, handle: &Domain) -> Result<Vec<virSecurityLabel>> {
        if !self.guest(handle)?.look().is_active() {
            return Ok(Vec::new());
        }
        let mut labels = vec![label("")];
        if self.privileged {
            let own = || (effective_user(), effective_group());
            let (user, group) = self.config.identity.unwrap_or_else(own);
            labels.push(label(&format!("+{user}:+{group}")));
        }
        Ok(labels)
    }
}
