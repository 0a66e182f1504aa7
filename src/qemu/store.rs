//! Stored definitions: `etc/qemu/NAME.xml` and the links in `autostart/`.
use crate::config::Folders;
use crate::{ORIGIN, definition};
use abi::{VIR_DOMAIN_XML_INACTIVE, VIR_DOMAIN_XML_SECURE};
use conf::DomainDef;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use util::error::{Error, Result};
use util::{bail, file};

/// Longest document that is read back.
const LIMIT: u64 = 10 << 20;

/// The first lines of a file that people could be tempted to edit.
pub(crate) fn warning(command: &str) -> String {
    format!(
        "<!--\nWARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE\n\
         OVERWRITTEN AND LOST. Changes to this xml configuration should be made using:\n  \
         virsh {command}\nor other application using the libvirt API.\n-->\n\n"
    )
}

/// Stores a definition, durably.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`.
pub(crate) fn save(folders: &Folders, def: &DomainDef) -> Result<()> {
    file::make_dirs(&folders.config, 0o755)?;
    let xml = definition::format(def, VIR_DOMAIN_XML_SECURE | VIR_DOMAIN_XML_INACTIVE);
    let text = warning(&format!("edit {}", escape(&def.name))) + &xml;
    file::write_atomic(&folders.definition(&def.name), text.as_bytes(), 0o600)
}

/// A name as a shell takes it, without what would end a comment.
pub(crate) fn escape(name: &str) -> String {
    util::command::escape_shell(name).replace("--", "- -")
}

/// Forgets a stored definition and its autostart.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`.
pub(crate) fn remove(folders: &Folders, name: &str) -> Result<()> {
    remove_file(&link(folders, name))?;
    remove_file(&folders.definition(name))?;
    file::sync_dir(&folders.definition(name))
}

fn remove_file(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => {
            let text = format!("cannot remove config file '{}'", path.display());
            Err(Error::system(ORIGIN, &cause, text))
        }
        _ => Ok(()),
    }
}

/// The names of the stored definitions.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".xml")?.to_owned()))
        .filter(|name| !name.is_empty() && !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// The text of a document of the driver's own.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`; `VIR_ERR_INTERNAL_ERROR` when it isn't UTF-8.
pub(crate) fn read(path: &Path) -> Result<String> {
    let bytes = file::read_limited(path, LIMIT)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) => bail!(VIR_ERR_INTERNAL_ERROR, "'{}' isn't UTF-8", path.display()),
    }
}

fn link(folders: &Folders, name: &str) -> PathBuf {
    folders.autostart().join(format!("{name}.xml"))
}

/// Whether a guest starts with the driver.
pub(crate) fn autostarts(folders: &Folders, name: &str) -> bool {
    let target = std::fs::read_link(link(folders, name));
    target.is_ok_and(|target| target == folders.definition(name))
}

/// Makes a guest start with the driver, or not.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`.
pub(crate) fn set_autostart(folders: &Folders, name: &str, wanted: bool) -> Result<()> {
    let link = link(folders, name);
    if !wanted {
        return match std::fs::remove_file(&link) {
            Err(cause) if cause.kind() != ErrorKind::NotFound => {
                let text = format!("Failed to delete symlink '{}'", link.display());
                Err(Error::system(ORIGIN, &cause, text))
            }
            _ => Ok(()),
        };
    }
    file::make_dirs(&folders.autostart(), 0o755)?;
    let target = folders.definition(name);
    remove_file(&link)?;
    std::os::unix::fs::symlink(&target, &link).map_err(|cause| {
        let text = format!(
            "Failed to create symlink '{} to '{}'",
            link.display(),
            target.display()
        );
        Error::system(ORIGIN, &cause, text)
    })
}
