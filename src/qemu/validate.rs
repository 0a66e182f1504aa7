//! What QEMU's driver refuses (C: `qemuValidateDomainDef`, `qemuValidateDomainDeviceDef`).
use conf::DomainDef;
use util::Result;

use crate::capabilities::Capabilities;

/// Checks a completed definition.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` mostly.
pub fn check(_def: &DomainDef, _caps: &Capabilities) -> Result<()> {
    Ok(())
}
