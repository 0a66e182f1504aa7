//! Which URI a caller means: the one named, an alias of it, or the default.
//!
//! A configuration file has the aliases (`uri_aliases`) and the default (`uri_default`), which an
//! environment variable overrides.  Connections to hypervisors and to the administration of daemons
//! differ in the names of the two.
use abi::VIR_CONNECT_NO_ALIASES;
use std::env;
use std::path::PathBuf;
use util::conf_file::ConfFile;
use util::error::{ErrorDomain, Result};
use util::uri::Uri;
use util::{bail, host, sys};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_URI;

/// Names of the configuration file and of the environment variable.
pub(in crate::manual) struct Source {
    /// File, in libvirt's folder of configuration.
    pub(in crate::manual) file: &'static str,
    /// Environment variable with the default URI.
    pub(in crate::manual) variable: &'static str,
}

const HYPERVISOR: Source = Source {
    file: "libvirt.conf",
    variable: "LIBVIRT_DEFAULT_URI",
};

/// The URI to open; none means that the drivers are probed.
///
/// # Errors
/// What is wrong with `libvirt.conf`.
pub(super) fn resolve(name: Option<&str>, flags: u32) -> Result<Option<String>> {
    resolve_by(&HYPERVISOR, name.filter(|name| !name.is_empty()), flags)
}

/// The URI to open as `source` tells; none when nothing names one.
///
/// # Errors
/// What is wrong with the configuration file.
pub(in crate::manual) fn resolve_by(
    source: &Source,
    name: Option<&str>,
    flags: u32,
) -> Result<Option<String>> {
    let conf = load(source.file)?;
    let name = match name {
        Some(name) => Some(name.to_owned()),
        None => default(conf.as_ref(), source.variable)?,
    };
    let (Some(name), Some(conf)) = (&name, &conf) else {
        return Ok(name);
    };
    if flags & VIR_CONNECT_NO_ALIASES != 0 {
        return Ok(Some(name.clone()));
    }
    let aliases = conf
        .get_string_list("uri_aliases", false)?
        .unwrap_or_default();
    let Some(target) = target(name, &aliases)? else {
        return Ok(Some(name.clone()));
    };
    if Uri::parse(target)?.scheme.is_none() {
        bail!(VIR_FROM_NONE: VIR_ERR_NO_CONNECT, "URI '{name}' does not include a driver name");
    }
    Ok(Some(target.to_owned()))
}

/// The user's configuration file, for root the system's; none where there is no such file.
fn load(file: &str) -> Result<Option<ConfFile>> {
    let folder = match sys::process::effective_user() {
        0 => PathBuf::from("/etc/libvirt"),
        _ => host::dirs::config(),
    };
    let path = folder.join(file);
    if path.exists() {
        ConfFile::load(&path).map(Some)
    } else {
        Ok(None)
    }
}

fn default(conf: Option<&ConfFile>, variable: &str) -> Result<Option<String>> {
    match env::var(variable) {
        Ok(uri) if !uri.is_empty() => Ok(Some(uri)),
        _ => match conf {
            Some(conf) => conf
                .get_string("uri_default")
                .map(|uri| uri.map(str::to_owned)),
            None => Ok(None),
        },
    }
}

/// What `name` is an alias of; entries before the one found must be well formed.
fn target<'a>(name: &str, aliases: &[&'a str]) -> Result<Option<&'a str>> {
    for entry in aliases {
        let Some((alias, uri)) = entry.split_once('=') else {
            bail!(
                VIR_ERR_CONF_SYNTAX,
                "Malformed 'uri_aliases' config entry '{entry}', expected 'alias=uri://host/path'"
            );
        };
        if !alias
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
        {
            bail!(
                VIR_ERR_CONF_SYNTAX,
                "Malformed 'uri_aliases' config entry '{entry}', aliases may only contain 'a-Z, 0-9, _, -'"
            );
        }
        if alias == name {
            return Ok(Some(uri));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_alias_counts() {
        let aliases = ["a=test:///default", "a=test:///", "b-2=x=y"];
        assert_eq!(target("a", &aliases).unwrap(), Some("test:///default"));
        assert_eq!(target("b-2", &aliases).unwrap(), Some("x=y"));
        assert_eq!(target("c", &aliases).unwrap(), None);
    }

    #[test]
    fn malformed_entries_are_errors_unless_found_before() {
        let aliases = ["ok=test:///default", "bad b", "a.b=x"];
        assert_eq!(target("ok", &aliases).unwrap(), Some("test:///default"));
        let error = target("other", &aliases).unwrap_err();
        assert_eq!(
            error.message,
            "configuration file syntax error: Malformed 'uri_aliases' config entry 'bad b', \
             expected 'alias=uri://host/path'"
        );
        assert_eq!(error.domain, ErrorDomain::VIR_FROM_URI);
        let error = target("other", &aliases[2..]).unwrap_err();
        assert!(
            error
                .message
                .ends_with("entry 'a.b=x', aliases may only contain 'a-Z, 0-9, _, -'")
        );
    }
}
