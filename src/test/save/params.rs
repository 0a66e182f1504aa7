//! `virDomainSaveParams` and `virDomainRestoreParams`, of extended hosts alone.
use crate::ORIGIN;
use crate::host::Host;
use crate::params::{int, text};
use abi::*;
use api::Domain;
use util::bail;
use util::error::Result;
use util::typed_param::{KnownParam, TypedParams};

/// The one format of images.
const FORMAT: &str = "raw";

/// The parameters that the two calls know.
const KNOWN: [KnownParam; 4] = [
    text(VIR_DOMAIN_SAVE_PARAM_FILE),
    text(VIR_DOMAIN_SAVE_PARAM_DXML),
    text(VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT),
    int(VIR_DOMAIN_SAVE_PARAM_PARALLEL_CHANNELS),
];

/// The image's path and the definition that is to take the place of the guest's.
fn read(params: &TypedParams) -> Result<(Option<&str>, Option<&str>)> {
    params.validate(&KNOWN)?;
    if let Some(format) = params.get_string(VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT)?
        && format != FORMAT
    {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "save image format {format} is not supported by a test host"
        );
    }
    if params
        .get_int(VIR_DOMAIN_SAVE_PARAM_PARALLEL_CHANNELS)?
        .is_some()
    {
        bail!(
            VIR_ERR_INVALID_ARG,
            "Parallel save is only supported with the 'sparse' save image format"
        );
    }
    Ok((
        params.get_string(VIR_DOMAIN_SAVE_PARAM_FILE)?,
        params.get_string(VIR_DOMAIN_SAVE_PARAM_DXML)?,
    ))
}

impl Host {
    /// `virDomainSaveParams`; without a path the host keeps the guest itself.
    pub(crate) fn save_by_params(
        &self,
        handle: &Domain,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        match read(params)? {
            (Some(path), dxml) => self.save(handle, path, dxml, flags),
            (None, None) => self.managed_save(handle, flags),
            (None, Some(_)) => bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "a managed save takes no other definition"
            ),
        }
    }

    /// `virDomainRestoreParams`
    pub(crate) fn restore_by_params(&self, params: &TypedParams, flags: u32) -> Result<()> {
        match read(params)? {
            (Some(path), dxml) => self.restore(path, dxml, flags),
            (None, _) => bail!(VIR_ERR_INVALID_ARG, "missing path to restore from"),
        }
    }
}
