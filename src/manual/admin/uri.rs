//! Which socket an administration URI leads to.
use crate::manual::connect::uri::{Source, resolve_by};
use util::error::{ErrorDomain, Result};
use util::uri::Uri;
use util::{bail, host, sys};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_ADMIN;
const ADMIN: Source = Source {
    file: "libvirt-admin.conf",
    variable: "LIBVIRT_ADMIN_DEFAULT_URI",
};

/// The socket of the daemon that `name` or the default means.
///
/// # Errors
/// VIR_ERR_CONFIG_UNSUPPORTED for a URI that names no daemon, else what is wrong with the URI or
/// the configuration file.
pub(super) fn socket(name: Option<&str>, flags: u32) -> Result<String> {
    let uri = resolve_by(&ADMIN, name, flags)?.unwrap_or_else(|| {
        let own = if sys::process::effective_user() == 0 {
            "libvirtd:///system"
        } else {
            "libvirtd:///session"
        };
        own.to_owned()
    });
    socket_of(&Uri::parse(&uri)?)
}

fn socket_of(uri: &Uri) -> Result<String> {
    let mut named = None;
    for (name, value) in &uri.params {
        if name != "socket" {
            bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Unknown URI parameter '{name}'");
        }
        named = Some(value.clone());
    }
    if let Some(named) = named {
        return Ok(named);
    }
    let daemon = match uri.scheme.as_deref() {
        None => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "No URI scheme specified"),
        Some("libvirtd") => "libvirt",
        Some(scheme) if scheme.starts_with("virt") => scheme,
        Some(other) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Unsupported URI scheme '{other}'"
        ),
    };
    match uri.path.as_deref().unwrap_or_default() {
        "/system" => Ok(format!("/run/libvirt/{daemon}-admin-sock")),
        "/session" => Ok(format!(
            "{}/{daemon}-admin-sock",
            host::dirs::runtime().display()
        )),
        other => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Invalid URI path '{other}', try '/system'"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(uri: &str) -> String {
        socket_of(&Uri::parse(uri).unwrap()).unwrap_or_else(|e| e.str2.unwrap())
    }

    #[test]
    fn a_uri_names_a_daemon_or_a_socket() {
        assert_eq!(of("libvirtd:///system"), "/run/libvirt/libvirt-admin-sock");
        assert_eq!(
            of("virtqemud://ignored/system"),
            "/run/libvirt/virtqemud-admin-sock"
        );
        assert!(of("virtlogd:///session").ends_with("/libvirt/virtlogd-admin-sock"));
        assert_eq!(of("any:///thing?socket=/x/y"), "/x/y");
    }

    #[test]
    fn others_are_refused() {
        assert_eq!(of("///system"), "No URI scheme specified");
        assert_eq!(of("qemu:///system"), "Unsupported URI scheme 'qemu'");
        assert_eq!(of("libvirtd:///x"), "Invalid URI path '/x', try '/system'");
        assert_eq!(
            of("libvirtd:///system?socket=/a&b=c"),
            "Unknown URI parameter 'b'"
        );
    }
}
