//! The user's directories, by the rules of the XDG base directory specification.
use std::env::var_os;
use std::path::PathBuf;

use crate::sys;

/// The user's home: `$HOME`, else what the user database says.
#[must_use]
pub fn home() -> PathBuf {
    let from_env = var_os("HOME").map(PathBuf::from);
    from_env
        .or_else(|| sys::ids::home_of(sys::process::effective_user()))
        .unwrap_or_else(|| PathBuf::from("/"))
}

/// `$XDG_CONFIG_HOME/libvirt`, else `~/.config/libvirt` (`virGetUserConfigDirectory`).
#[must_use]
pub fn config() -> PathBuf {
    base("XDG_CONFIG_HOME")
        .unwrap_or_else(|| home().join(".config"))
        .join("libvirt")
}

/// `$XDG_CACHE_HOME/libvirt`, else `~/.cache/libvirt` (`virGetUserCacheDirectory`).
#[must_use]
pub fn cache() -> PathBuf {
    base("XDG_CACHE_HOME")
        .unwrap_or_else(|| home().join(".cache"))
        .join("libvirt")
}

/// `$XDG_RUNTIME_DIR/libvirt`, else the cache directory (`virGetUserRuntimeDirectory`).
#[must_use]
pub fn runtime() -> PathBuf {
    base("XDG_RUNTIME_DIR").map_or_else(cache, |dir| dir.join("libvirt"))
}

/// The directory in a variable, if it is set and not empty.
fn base(variable: &str) -> Option<PathBuf> {
    let value = var_os(variable).filter(|value| !value.is_empty());
    value.map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_directory_is_libvirts() {
        for dir in [config(), cache(), runtime()] {
            assert!(dir.ends_with("libvirt"), "{}", dir.display());
        }
    }
}
