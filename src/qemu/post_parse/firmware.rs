//! What a definition leaves open about its firmware (C: `qemuFirmwareFillDomain`).
use std::path::Path;

use conf::domain::loader::{FirmwareFormat, Loader, LoaderType};
use conf::{DomainDef, YesNo};

/// Fills in formats and the file of the variables, which goes to `folder`.
///
/// Firmware that isn't named isn't selected: `validate` refuses it.
pub(super) fn fill(def: &mut DomainDef, folder: Option<&Path>) {
    let named = |loader: &&mut Loader| loader.path.is_some();
    let Some(loader) = def.os.loader.as_mut().filter(named) else {
        return;
    };
    if def.os.firmware.is_some() {
        return;
    }
    loader.kind.get_or_insert(LoaderType::Rom);
    loader.format.get_or_insert(FirmwareFormat::Raw);
    let Some(nvram) = def.os.nvram.as_mut().filter(|_| has_variables(loader)) else {
        return;
    };
    nvram.format.get_or_insert(FirmwareFormat::Raw);
    if let (None, None, Some(folder)) = (&nvram.path, &nvram.source, folder) {
        let file = folder.join(format!("{}_VARS.fd", def.name));
        nvram.path = Some(file.to_string_lossy().into_owned());
    }
}

/// Whether the firmware keeps its variables in a file of their own.
fn has_variables(loader: &Loader) -> bool {
    loader.kind == Some(LoaderType::Pflash)
        && loader.readonly != Some(YesNo::No)
        && loader.stateless != Some(YesNo::Yes)
}
