//! What the driver is told from outside: `qemu.conf`, and where everything lives.
//! C counterpart: `virQEMUDriverConfig`.
mod folders;

pub use folders::Folders;

use std::path::Path;
use util::Result;
use util::bail;
use util::conf_file::ConfFile;
use util::error::ErrorDomain;
use util::sys::accounts;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// The formats a saved guest's memory can have; only the first is written by this driver.
const SAVE_FORMATS: [&str; 6] = ["raw", "gzip", "bzip2", "xz", "lzop", "zstd"];

/// The bridge helper that comes with QEMU.
const BRIDGE_HELPER: &str = "qemu-bridge-helper";

/// The settings of `qemu.conf` that this driver follows.  Others that genuine libvirt knows are
/// accepted without effect, as a file written for it may have them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// User and group that QEMU runs as, when root asks for others than itself.  Without the
    /// setting QEMU runs as this process does: files aren't given to another user by this driver,
    /// so a user nobody named couldn't open them.
    pub identity: Option<(u32, u32)>,
    /// The address VNC servers listen on unless the guest says otherwise.
    pub vnc_listen: String,
    /// The password of VNC servers of guests without one of their own.
    pub vnc_password: Option<String>,
    /// Format of saved guests.
    pub save_image_format: String,
    /// Largest core file of QEMU, in bytes; None: what this process has.
    pub max_core: Option<u64>,
    /// Most processes and files of QEMU's user; None: what this process has.
    pub max_files: Option<u32>,
    /// Whether QEMU confines itself with seccomp.
    pub seccomp_sandbox: bool,
    /// The program that makes ports of bridges for ordinary users, by name or path.
    pub bridge_helper: String,
}

impl Config {
    /// Reads `qemu.conf`; a missing file means the defaults.
    ///
    /// # Errors
    /// `VIR_ERR_CONF_SYNTAX` for a broken file, `VIR_ERR_CONFIG_UNSUPPORTED` or
    /// `VIR_ERR_INVALID_ARG` for a setting that can't be followed.
    pub fn load(path: &Path, privileged: bool) -> Result<Self> {
        if !path.exists() {
            return Self::read(&ConfFile::parse("", "qemu.conf")?, privileged);
        }
        Self::read(&ConfFile::load(path)?, privileged)
    }

    fn read(file: &ConfFile, privileged: bool) -> Result<Self> {
        let text = |key| file.get_string(key).map(|value| value.map(str::to_owned));
        let save_image_format = text("save_image_format")?;
        let save_image_format = save_image_format.unwrap_or_else(|| "raw".to_owned());
        if !SAVE_FORMATS.contains(&save_image_format.as_str()) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Invalid save_image_format: {save_image_format}"
            );
        }
        Ok(Self {
            identity: identity(file, privileged)?,
            vnc_listen: text("vnc_listen")?.unwrap_or_else(|| "127.0.0.1".to_owned()),
            vnc_password: text("vnc_password")?,
            save_image_format,
            max_core: max_core(file)?,
            max_files: file.get_u32("max_files")?.filter(|limit| *limit > 0),
            seccomp_sandbox: file.get_i64("seccomp_sandbox")?.unwrap_or(-1) != 0,
            bridge_helper: text("bridge_helper")?.unwrap_or_else(|| BRIDGE_HELPER.to_owned()),
        })
    }
}

/// `user` and `group`, which only root can follow.
fn identity(file: &ConfFile, privileged: bool) -> Result<Option<(u32, u32)>> {
    let (user, group) = (file.get_string("user")?, file.get_string("group")?);
    if !privileged || (user.is_none() && group.is_none()) {
        return Ok(None);
    }
    let user = user.unwrap_or("root");
    let Some((user, primary)) = find(user, accounts::user) else {
        bail!(VIR_ERR_INVALID_ARG, "Failed to parse user '{user}'");
    };
    let Some(name) = group else {
        return Ok(Some((user, primary.unwrap_or(0))));
    };
    match find(name, |name| {
        accounts::group(name).map(|group| (group, group))
    }) {
        Some((group, _)) => Ok(Some((user, group))),
        None => bail!(VIR_ERR_INVALID_ARG, "Failed to parse group '{name}'"),
    }
}

/// A name or a number; `+` before it means a number in any case.
fn find(text: &str, named: impl Fn(&str) -> Option<(u32, u32)>) -> Option<(u32, Option<u32>)> {
    if let Some(number) = text.strip_prefix('+') {
        return Some((number.parse().ok()?, None));
    }
    match named(text) {
        Some((id, group)) => Some((id, Some(group))),
        None => Some((text.parse().ok()?, None)),
    }
}

/// `max_core`: a number of bytes or `unlimited`; 0 is none at all.
fn max_core(file: &ConfFile) -> Result<Option<u64>> {
    use util::conf_file::ConfValue;
    match file.get("max_core") {
        Some(ConfValue::String(text)) if text == "unlimited" => Ok(Some(u64::MAX)),
        Some(ConfValue::String(text)) => {
            bail!(VIR_ERR_CONF_SYNTAX, "Unknown core size '{text}'")
        }
        _ => file.get_u64("max_core"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, privileged: bool) -> Result<Config> {
        Config::read(&ConfFile::parse(text, "qemu.conf")?, privileged)
    }

    #[test]
    fn defaults() {
        let config = read("", true).unwrap();
        assert_eq!(config.vnc_listen, "127.0.0.1");
        assert_eq!(config.save_image_format, "raw");
        assert_eq!((config.identity, config.max_core), (None, None));
        assert!(config.seccomp_sandbox);
        assert_eq!(config.bridge_helper, "qemu-bridge-helper");
        let missing = Config::load(Path::new("/no/qemu.conf"), true).unwrap();
        assert_eq!(missing, config);
    }

    #[test]
    fn users_by_name_and_number() {
        let identity = |text: &str| read(text, true).map(|config| config.identity);
        assert_eq!(identity("user = \"root\"").unwrap(), Some((0, 0)));
        assert_eq!(
            identity("user = \"+7\"\ngroup = \"8\"").unwrap(),
            Some((7, 8))
        );
        let error = identity("user = \"no such user\"").unwrap_err().message;
        assert!(
            error.ends_with("Failed to parse user 'no such user'"),
            "{error}"
        );
        let error = identity("group = \"no such\"").unwrap_err().message;
        assert!(
            error.ends_with("Failed to parse group 'no such'"),
            "{error}"
        );
        assert_eq!(read("user = \"+7\"", false).unwrap().identity, None);
    }

    #[test]
    fn other_settings() {
        let text = "stdio_handler = \"file\"\nmax_core = \"unlimited\"\nseccomp_sandbox = 0\n\
                    vnc_listen = \"0.0.0.0\"\nsave_image_format = \"zstd\"\n";
        let config = read(text, false).unwrap();
        assert_eq!(config.max_core, Some(u64::MAX));
        assert_eq!(config.vnc_listen, "0.0.0.0");
        assert!(!config.seccomp_sandbox);
        assert!(read("save_image_format = \"zip\"", true).is_err());
        assert!(read("max_core = \"much\"", true).is_err());
        assert!(read("vnc_listen = 7", true).is_err());
    }
}
