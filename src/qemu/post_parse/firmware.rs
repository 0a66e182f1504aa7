//! What a definition leaves open about its firmware (C: `qemuFirmwareFillDomain`).
use std::path::Path;

use conf::domain::loader::{FirmwareFormat, Loader, LoaderType};
use conf::{DomainDef, YesNo};
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::ParseFlags;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// Fills in formats and the file of the variables, which goes to `folder`.
///
/// Firmware isn't selected by its description: a new definition that asks for it is refused as if
/// the host had none, an old one stays as it is.
pub(super) fn fill(def: &mut DomainDef, folder: Option<&Path>, flags: ParseFlags) -> Result<()> {
    if let Some(kind) = def.os.firmware {
        if flags.has(ParseFlags::ABI_UPDATE) {
            bail!(
                VIR_ERR_OPERATION_FAILED,
                "Unable to find '{kind}' firmware that is compatible with the current configuration"
            );
        }
        return Ok(());
    }
    let Some(loader) = def
        .os
        .loader
        .as_mut()
        .filter(|loader| loader.path.is_some())
    else {
        return Ok(());
    };
    loader.kind.get_or_insert(LoaderType::Rom);
    loader.format.get_or_insert(FirmwareFormat::Raw);
    if !has_variables(loader) {
        return Ok(());
    }
    let (name, nvram) = (&def.name, &mut def.os.nvram);
    if let Some(nvram) = nvram {
        nvram.format.get_or_insert(FirmwareFormat::Raw);
        if let (None, Some(folder)) = (&nvram.path, folder) {
            let file = folder.join(format!("{name}_VARS.fd"));
            nvram.path = Some(file.to_string_lossy().into_owned());
        }
    }
    Ok(())
}

/// Whether the firmware keeps its variables in a file of their own.
fn has_variables(loader: &Loader) -> bool {
    loader.kind == Some(LoaderType::Pflash)
        && loader.readonly != Some(YesNo::No)
        && loader.stateless != Some(YesNo::Yes)
}
