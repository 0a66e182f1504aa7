//! Security labels of the calling thread, by the kernel's files under `/proc/thread-self/attr`.
use abi::{VIR_SECURITY_LABEL_BUFLEN, virSecurityLabel};
use std::ffi::{c_char, c_int};
use std::fs;
use std::io::Write;
use std::path::Path;
use util::error::{Error, ErrorDomain, Result};
use util::{bail, err};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;
const ATTRIBUTES: &str = "/proc/thread-self/attr";

/// No label.
pub(super) fn empty() -> virSecurityLabel {
    virSecurityLabel {
        label: [0; VIR_SECURITY_LABEL_BUFLEN],
        enforcing: 0,
    }
}

/// The text in a fixed field, up to its NUL.
pub(super) fn text(field: &[c_char]) -> String {
    let bytes: Vec<u8> = field
        .iter()
        .map(|c| c.to_ne_bytes()[0])
        .take_while(|b| *b != 0)
        .collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Takes on `label` of the security `model`; `old` receives what was before, where the model can tell.
pub(super) fn enter(model: &str, label: &str, old: Option<&mut virSecurityLabel>) -> Result<()> {
    match model {
        "selinux" => {
            if let Some(old) = old {
                current(old)?;
            }
            let written = write(&[ATTRIBUTES, "/exec"].concat(), &[label, "\0"].concat());
            written.map_err(|e| Error::system(ORIGIN, &e, format!("Cannot set context {label}")))
        }
        "apparmor" => {
            let own = [ATTRIBUTES, "/apparmor/current"].concat();
            let file = if Path::new(&own).exists() {
                own
            } else {
                [ATTRIBUTES, "/current"].concat()
            };
            let written = write(&file, &["changeprofile ", label].concat());
            written.map_err(|e| {
                Error::system(ORIGIN, &e, format!("error changing profile to {label}"))
            })
        }
        "none" => Ok(()),
        other => bail!(
            VIR_ERR_ARGUMENT_UNSUPPORTED,
            "Security model {other} cannot be entered"
        ),
    }
}

/// The kernel takes a label in one write.
fn write(file: &str, label: &str) -> std::io::Result<()> {
    fs::OpenOptions::new()
        .write(true)
        .open(file)?
        .write_all(label.as_bytes())
}

fn current(old: &mut virSecurityLabel) -> Result<()> {
    let context = fs::read([ATTRIBUTES, "/current"].concat()).map_err(|e| {
        let pid = std::process::id();
        Error::system(
            ORIGIN,
            &e,
            format!("unable to get PID {pid} security context"),
        )
    })?;
    let context: Vec<u8> = context.into_iter().take_while(|b| *b != 0).collect();
    let most = VIR_SECURITY_LABEL_BUFLEN - 1;
    if context.len() > most {
        return Err(err!(
            VIR_ERR_INTERNAL_ERROR,
            "security label exceeds maximum length: {most}"
        ));
    }
    for (to, from) in old.label.iter_mut().zip(context) {
        *to = c_char::from_ne_bytes([from]);
    }
    let enforcing = fs::read_to_string("/sys/fs/selinux/enforce");
    let enforcing =
        enforcing.map_err(|e| Error::system(ORIGIN, &e, "error calling security_getenforce()"))?;
    old.enforcing = c_int::from(enforcing.trim() == "1");
    Ok(())
}
