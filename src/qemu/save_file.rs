//! Files of saved guests: libvirt's header, the definition, then QEMU's state as QEMU writes it.
//!
//! The header is 23 words of the host's byte order: a magic text of four words, then version,
//! length of what follows up to QEMU's part, whether the guest ran, compression, and where the
//! cookie begins.
use crate::ORIGIN;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use util::bail;
use util::error::{Error, Result};

/// The beginning of a file that is complete.
const COMPLETE: &[u8; 16] = b"LibvirtQemudSave";
/// The beginning of one that isn't yet.
const PARTIAL: &[u8; 16] = b"LibvirtQemudPart";
const VERSION: u32 = 2;
const HEADER: usize = 92;
/// Room for a longer definition to be written in place of the first.
const ROOM: usize = 64 << 10;
/// Longest definition and cookie that are read.
const LIMIT: usize = 16 << 20;

/// What a file says before QEMU's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// The definition.
    pub(crate) xml: String,
    /// Whether the guest ran when it was saved.
    pub(crate) was_running: bool,
    /// How QEMU's part is compressed; 0 for not at all.
    pub(crate) compression: u32,
    /// What genuine libvirt keeps besides; carried along.
    pub(crate) cookie: Option<String>,
    /// Length of all that stands between header and QEMU's part.
    length: usize,
}

impl Head {
    /// The head of a new file.
    pub(crate) fn new(xml: String, was_running: bool) -> Self {
        let length = xml.len() + 1 + ROOM;
        Self {
            xml,
            was_running,
            compression: 0,
            cookie: None,
            length,
        }
    }

    /// Reads the head of a complete file; `file` is left where QEMU's part begins.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_FAILED` for what isn't a complete file.
    pub(crate) fn read(file: &mut File) -> Result<Self> {
        let mut header = [0; HEADER];
        if file.read_exact(&mut header).is_err() {
            bail!(VIR_ERR_OPERATION_FAILED, "failed to read qemu header");
        }
        if header.starts_with(PARTIAL) {
            bail!(VIR_ERR_OPERATION_FAILED, "save image is incomplete");
        }
        if !header.starts_with(COMPLETE) {
            bail!(VIR_ERR_OPERATION_FAILED, "image magic is incorrect");
        }
        let words = Words::of(&header);
        let version = words.at(0);
        if version > VERSION {
            bail!(
                VIR_ERR_OPERATION_FAILED,
                "image version is not supported ({version} > {VERSION})"
            );
        }
        let length = words.at(1) as usize;
        let cookie_at = words.at(4) as usize;
        if length == 0 || length > LIMIT || cookie_at > length {
            bail!(
                VIR_ERR_OPERATION_FAILED,
                "invalid header data length: {length}"
            );
        }
        let mut data = vec![0; length];
        if file.read_exact(&mut data).is_err() {
            bail!(VIR_ERR_OPERATION_FAILED, "failed to read domain XML");
        }
        let (xml, cookie) = match cookie_at {
            0 => (data.as_slice(), None),
            at => (&data[..at], Some(&data[at..])),
        };
        Ok(Self {
            xml: text(xml)?,
            was_running: words.at(2) != 0,
            compression: words.at(3),
            cookie: cookie.map(text).transpose()?,
            length,
        })
    }

    /// Puts another definition in place of the first.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_FAILED` when it is too long.
    pub(crate) fn replace_xml(&mut self, xml: String) -> Result<()> {
        let cookie = self.cookie.as_ref().map_or(0, |cookie| cookie.len() + 1);
        if xml.len() + 1 + cookie > self.length {
            bail!(VIR_ERR_OPERATION_FAILED, "new xml too large to fit in file");
        }
        self.xml = xml;
        Ok(())
    }

    /// Writes the head at the beginning of `file`; a file whose QEMU's part is still to come is
    /// marked as incomplete.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR`.
    pub(crate) fn write(&self, file: &mut File, complete: bool, path: &Path) -> Result<()> {
        let bytes = self.bytes(complete);
        let written = file
            .seek(SeekFrom::Start(0))
            .and_then(|_| file.write_all(&bytes));
        written.map_err(|cause| {
            let text = format!(
                "failed to write header to domain save file '{}'",
                path.display()
            );
            Error::system(ORIGIN, &cause, text)
        })
    }

    fn bytes(&self, complete: bool) -> Vec<u8> {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let cookie_at = self.cookie.as_ref().map_or(0, |_| self.xml.len() + 1);
        let words = [
            VERSION,
            number(self.length),
            u32::from(self.was_running),
            self.compression,
            number(cookie_at),
        ];
        let mut bytes = Vec::with_capacity(HEADER + self.length);
        bytes.extend_from_slice(if complete { COMPLETE } else { PARTIAL });
        bytes.extend(words.into_iter().flat_map(u32::to_ne_bytes));
        bytes.resize(HEADER, 0);
        bytes.extend_from_slice(self.xml.as_bytes());
        bytes.push(0);
        if let Some(cookie) = &self.cookie {
            bytes.extend_from_slice(cookie.as_bytes());
            bytes.push(0);
        }
        bytes.resize(HEADER + self.length, 0);
        bytes
    }
}

/// The words behind the magic.  A file of a host of the other byte order shows by its version.
struct Words<'a> {
    bytes: &'a [u8],
    swapped: bool,
}

impl<'a> Words<'a> {
    fn of(header: &'a [u8]) -> Self {
        let mut words = Self {
            bytes: &header[COMPLETE.len()..],
            swapped: false,
        };
        words.swapped = words.at(0) > VERSION && words.at(0).swap_bytes() <= VERSION;
        words
    }

    fn at(&self, index: usize) -> u32 {
        let mut word = [0; 4];
        word.copy_from_slice(&self.bytes[4 * index..4 * index + 4]);
        let value = u32::from_ne_bytes(word);
        if self.swapped {
            value.swap_bytes()
        } else {
            value
        }
    }
}

/// The text up to the first NUL.
fn text(bytes: &[u8]) -> Result<String> {
    let end = bytes
        .iter()
        .position(|byte| *byte == 0)
        .unwrap_or(bytes.len());
    match std::str::from_utf8(&bytes[..end]) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => bail!(VIR_ERR_OPERATION_FAILED, "failed to read domain XML"),
    }
}

/// Opens a file to read it, or to read and rewrite its head.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`.
pub(crate) fn open(path: &Path, write: bool) -> Result<File> {
    File::options()
        .read(true)
        .write(write)
        .open(path)
        .map_err(|cause| {
            Error::system(
                ORIGIN,
                &cause,
                format!("Failed to open file '{}'", path.display()),
            )
        })
}

/// Whether a file is one whose writer never finished.
pub(crate) fn is_partial(path: &Path) -> bool {
    let mut magic = [0; PARTIAL.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut magic));
    read.is_ok() && magic == *PARTIAL
}

/// Makes a file, or empties one that is there, that only its owner may read.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`.
pub(crate) fn create(path: &Path) -> Result<File> {
    let mut options = File::options();
    options
        .read(true)
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600);
    options.open(path).map_err(|cause| {
        Error::system(
            ORIGIN,
            &cause,
            format!("Failed to create file '{}'", path.display()),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through_a_file(head: &Head, complete: bool) -> Result<Head> {
        let name = format!("driver-qemu-head-{:?}", std::thread::current().id());
        let path = std::env::temp_dir().join(name);
        let mut file = create(&path).unwrap();
        head.write(&mut file, complete, &path).unwrap();
        file.write_all(b"QEVM").unwrap();
        let mut file = open(&path, false).unwrap();
        std::fs::remove_file(&path).unwrap();
        let head = Head::read(&mut file)?;
        let mut rest = String::new();
        file.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "QEVM");
        Ok(head)
    }

    #[test]
    fn heads_come_back() {
        let mut head = Head::new("<domain/>".to_owned(), true);
        assert_eq!(through_a_file(&head, true).unwrap(), head);
        head.cookie = Some("<cookie/>".to_owned());
        head.replace_xml("<domain type='x'/>".to_owned()).unwrap();
        assert_eq!(through_a_file(&head, true).unwrap(), head);
        let error = through_a_file(&head, false).unwrap_err();
        assert_eq!(error.message, "operation failed: save image is incomplete");
        assert!(head.replace_xml("x".repeat(2 * ROOM)).is_err());
    }

    #[test]
    fn other_byte_order_and_garbage() {
        let head = Head::new("<domain/>".to_owned(), true);
        let mut bytes = head.bytes(true);
        for word in bytes[16..HEADER].chunks_mut(4) {
            word.reverse();
        }
        let words = Words::of(&bytes);
        assert_eq!(
            (words.at(0), words.at(1) as usize, words.at(2)),
            (2, head.length, 1)
        );
        let path = std::env::temp_dir().join(format!("driver-qemu-garbage-{}", std::process::id()));
        for (content, expected) in [
            (b"short".to_vec(), "failed to read qemu header"),
            (vec![b'x'; 200], "image magic is incorrect"),
        ] {
            std::fs::write(&path, content).unwrap();
            let error = Head::read(&mut open(&path, false).unwrap()).unwrap_err();
            assert_eq!(error.message, format!("operation failed: {expected}"));
        }
        std::fs::remove_file(&path).unwrap();
    }
}
