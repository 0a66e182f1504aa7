//! Guests on disk: save images and core dumps.  What the host itself keeps is in `managed`.
//!
//! A save image is libvirt's: the magic with its NUL, the length of the document as 32 bits in the
//! machine's order, the document.
mod managed;
mod params;

pub(crate) use managed::Saved;

use crate::ORIGIN;
use crate::definition;
use crate::host::{Adding, Host};
use abi::*;
use api::Domain;
use conf::DomainDef;
use conf::domain::abi_stability::Strictness;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use util::error::{Error, Result};
use util::xml::limits;
use util::{bail, err};

const MAGIC: &[u8; 15] = b"TestGuestMagic\0";

/// The one format of core dumps.
pub(crate) const RAW: u32 = VIR_DOMAIN_CORE_DUMP_FORMAT_RAW.cast_unsigned();

impl Host {
    /// libvirt's test driver takes no other definition.
    fn refuse_other_definition(&self, dxml: Option<&str>) -> Result<()> {
        if dxml.is_some() && !self.is_extended {
            bail!(VIR_ERR_ARGUMENT_UNSUPPORTED, "xml modification unsupported");
        }
        Ok(())
    }

    /// `virDomainSaveFlags`
    pub(crate) fn save(
        &self,
        handle: &Domain,
        path: &str,
        dxml: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, 0, "testDomainSaveFlags", ORIGIN)?;
        self.refuse_other_definition(dxml)?;
        let (def, id) = self.look(handle, |status| {
            status.require_active()?;
            Ok((status.def.clone(), status.id))
        })?;
        let def = replaced(def, dxml)?;
        write_image(path, &def, id)?;
        self.end_run(
            handle,
            id,
            VIR_DOMAIN_SHUTOFF_SAVED,
            VIR_DOMAIN_EVENT_STOPPED_SAVED,
        )
    }

    /// Stops the guest if its number is still `id`: files are written without its lock, and it may
    /// have stopped and started meanwhile.
    fn end_run(&self, handle: &Domain, id: Option<i32>, reason: i32, detail: i32) -> Result<()> {
        self.change(handle, |guest, status| {
            if status.id != id {
                bail!(
                    VIR_FROM_DOMAIN: VIR_ERR_OPERATION_INVALID,
                    "domain is not running"
                );
            }
            self.stop_locked(guest, status, reason, detail);
            handle.set_id(-1);
            Ok(())
        })
    }

    /// `virDomainRestoreFlags`
    pub(crate) fn restore(&self, path: &str, dxml: Option<&str>, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainRestoreFlags", ORIGIN)?;
        self.refuse_other_definition(dxml)?;
        let def = replaced(read_image(path)?, dxml)?;
        let how = Adding::Started {
            reason: VIR_DOMAIN_RUNNING_RESTORED,
            detail: VIR_DOMAIN_EVENT_STARTED_RESTORED,
        };
        self.add(&def, how).map(drop)
    }

    /// `virDomainCoreDumpWithFormat`
    pub(crate) fn core_dump(
        &self,
        handle: &Domain,
        path: &str,
        format: u32,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(
            flags,
            VIR_DUMP_CRASH,
            "testDomainCoreDumpWithFormat",
            ORIGIN,
        )?;
        let id = self.look(handle, |status| {
            status.require_active()?;
            Ok(status.id)
        })?;
        let failed = |cause: &io::Error, what: &str| {
            Error::system(
                ORIGIN,
                cause,
                format!("domain '{}' coredump: {what} {path}", handle.name()),
            )
        };
        let mut file = create(path).map_err(|cause| failed(&cause, "failed to open"))?;
        file.write_all(MAGIC)
            .map_err(|cause| failed(&cause, "failed to write header to"))?;
        if format != RAW {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "kdump-compressed format is not supported here"
            );
        }
        if flags & VIR_DUMP_CRASH == 0 {
            return Ok(());
        }
        self.end_run(
            handle,
            id,
            VIR_DOMAIN_SHUTOFF_CRASHED,
            VIR_DOMAIN_EVENT_STOPPED_CRASHED,
        )
    }
}

/// `virDomainSaveImageGetXMLDesc`
pub(crate) fn image_xml(path: &str, flags: u32) -> Result<String> {
    api::check_flags(
        flags,
        VIR_DOMAIN_SAVE_IMAGE_XML_SECURE,
        "testDomainSaveImageGetXMLDesc",
        ORIGIN,
    )?;
    let secure = flags & VIR_DOMAIN_SAVE_IMAGE_XML_SECURE != 0;
    Ok(definition::format(
        &*read_image(path)?,
        None,
        if secure { VIR_DOMAIN_XML_SECURE } else { 0 },
    ))
}

/// `virDomainSaveImageDefineXML`
pub(crate) fn define_image(path: &str, xml: &str, flags: u32) -> Result<()> {
    const KNOWN: u32 = VIR_DOMAIN_SAVE_RUNNING | VIR_DOMAIN_SAVE_PAUSED;
    api::check_flags(flags, KNOWN, "testDomainSaveImageDefineXML", ORIGIN)?;
    read_image(path)?;
    let def = definition::parse(xml, false)?;
    write_image(path, &def, None)
}

/// The definition that is to take the place of a saved guest's, if there is one; the guest must see the
/// same machine.
fn replaced(def: Arc<DomainDef>, dxml: Option<&str>) -> Result<Arc<DomainDef>> {
    let Some(dxml) = dxml else {
        return Ok(def);
    };
    let other = definition::parse(dxml, false)?;
    def.check_abi_stability(&other, Strictness::Full)?;
    Ok(other)
}

/// Opens a file to write it anew: whatever it is, a device too, and for nobody else to read.
fn create(path: &str) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
}

fn write_image(path: &str, def: &DomainDef, id: Option<i32>) -> Result<()> {
    let failed = |cause: &io::Error, what: &str| {
        Error::system(
            ORIGIN,
            cause,
            format!("saving domain '{}' to '{path}': {what}", def.name),
        )
    };
    let xml = definition::format(def, id, VIR_DOMAIN_XML_SECURE);
    let Ok(length) = i32::try_from(xml.len()) else {
        bail!(VIR_ERR_INTERNAL_ERROR, "length of metadata out of range");
    };
    let mut file = create(path).map_err(|cause| failed(&cause, "open failed"))?;
    let write = |file: &mut File| {
        file.write_all(MAGIC)?;
        file.write_all(&length.to_ne_bytes())?;
        file.write_all(xml.as_bytes())
    };
    write(&mut file).map_err(|cause| {
        discard(&file, path);
        failed(&cause, "write failed")
    })
}

/// Removes half an image, unless it is a device or a pipe.
fn discard(file: &File, path: &str) {
    if file.metadata().is_ok_and(|facts| facts.is_file()) {
        let _ = std::fs::remove_file(path);
    }
}

fn read_image(path: &str) -> Result<Arc<DomainDef>> {
    let mut file = File::open(Path::new(path)).map_err(|cause| {
        Error::system(ORIGIN, &cause, format!("cannot read domain image '{path}'"))
    })?;
    let mut magic = [0; MAGIC.len()];
    fill(&mut file, &mut magic, || {
        format!("incomplete save header in '{path}'")
    })?;
    if magic != *MAGIC {
        bail!(VIR_ERR_INTERNAL_ERROR, "mismatched header magic");
    }
    let mut length = [0; 4];
    fill(&mut file, &mut length, || {
        format!("failed to read metadata length in '{path}'")
    })?;
    let length = usize::try_from(i32::from_ne_bytes(length)).unwrap_or_default();
    if !(1..=limits::MAX_BYTES).contains(&length) {
        bail!(VIR_ERR_INTERNAL_ERROR, "length of metadata out of range");
    }
    let mut xml = vec![0; length];
    fill(&mut file, &mut xml, || {
        format!("incomplete metadata in '{path}'")
    })?;
    let xml = String::from_utf8(xml)
        .map_err(|_| err!(VIR_FROM_DOMAIN: VIR_ERR_XML_DETAIL, "the metadata is not UTF-8"))?;
    definition::parse(&xml, false)
}

/// Reads as much as `buffer` holds; an early end counts as an error without a reason.
fn fill(file: &mut File, buffer: &mut [u8], what: impl FnOnce() -> String) -> Result<()> {
    file.read_exact(buffer).map_err(|cause| {
        let cause = match cause.kind() {
            io::ErrorKind::UnexpectedEof => io::Error::from_raw_os_error(0),
            _ => cause,
        };
        Error::system(ORIGIN, &cause, what())
    })
}
