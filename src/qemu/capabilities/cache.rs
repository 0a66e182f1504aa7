//! Capabilities remembered: in memory for this process, on disk for the next.
//!
//! An entry is good as long as everything it depends on is the same: the binary, this library, the
//! kernel, the microcode, and whether KVM can be used.
use super::probe::{Surroundings, gather};
use super::{Capabilities, facts};
use parking_lot::Mutex;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use util::error::ErrorDomain;
use util::{Error, Result, bail, file};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// Raised when what is stored changes its form or meaning.
const FORMAT: u32 = 1;

/// The capabilities of all binaries that were asked for.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    around: Surroundings,
    known: Mutex<HashMap<PathBuf, Known>>,
    /// Held while probing, so that two who ask at once cause one probe.
    probing: Mutex<()>,
}

#[derive(Debug)]
struct Known {
    key: Value,
    capabilities: Arc<Capabilities>,
}

impl Cache {
    /// A cache whose files are in `folder`, which must exist.
    #[must_use]
    pub fn new(folder: PathBuf, around: Surroundings) -> Self {
        Self {
            folder,
            around,
            known: Mutex::default(),
            probing: Mutex::default(),
        }
    }

    /// The capabilities of a binary, from memory, from the disk, or by a probe.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` when there is no such binary, `VIR_ERR_OPERATION_INVALID` when it
    /// can't be run; what the probe says.
    pub fn lookup(&self, binary: &Path) -> Result<Arc<Capabilities>> {
        let key = key_of(binary)?;
        if let Some(found) = self.remembered(binary, &key) {
            return Ok(found);
        }
        let _probing = self.probing.lock();
        if let Some(found) = self.remembered(binary, &key) {
            return Ok(found);
        }
        let capabilities = match self.stored(binary, &key) {
            Some(capabilities) => capabilities,
            None => self.probe(binary, &key)?,
        };
        let capabilities = Arc::new(capabilities);
        let entry = Known {
            key,
            capabilities: Arc::clone(&capabilities),
        };
        self.known.lock().insert(binary.to_owned(), entry);
        Ok(capabilities)
    }

    fn remembered(&self, binary: &Path, key: &Value) -> Option<Arc<Capabilities>> {
        let known = self.known.lock();
        let entry = known.get(binary).filter(|entry| entry.key == *key)?;
        Some(Arc::clone(&entry.capabilities))
    }

    /// What the disk has; None when that is missing, stale or broken.
    fn stored(&self, binary: &Path, key: &Value) -> Option<Capabilities> {
        let text = std::fs::read(self.file(binary)).ok()?;
        let stored: Value = serde_json::from_slice(&text).ok()?;
        (stored["key"] == *key).then_some(())?;
        facts::read(binary, &stored["facts"])
    }

    fn probe(&self, binary: &Path, key: &Value) -> Result<Capabilities> {
        let facts = gather(binary, &self.around)?;
        let Some(capabilities) = facts::read(binary, &facts) else {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "QEMU binary {} gave incomplete capabilities",
                binary.display()
            );
        };
        let text = json!({"key": key, "facts": facts}).to_string();
        file::write_atomic(&self.file(binary), text.as_bytes(), 0o600)?;
        Ok(capabilities)
    }

    /// The file of a binary; two whose names collide there displace each other, the key says whose
    /// it is.
    fn file(&self, binary: &Path) -> PathBuf {
        let bytes = binary.as_os_str().as_encoded_bytes();
        let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        self.folder.join(format!("{hash:016x}.json"))
    }
}

/// Everything the answer depends on.
fn key_of(binary: &Path) -> Result<Value> {
    let name = binary.display();
    let data = std::fs::metadata(binary).map_err(|cause| {
        Error::system(ORIGIN, &cause, format!("Cannot check QEMU binary {name}"))
    })?;
    let problem = match (data.is_dir(), data.mode() & 0o111) {
        (true, _) => Some(libc::EISDIR),
        (false, 0) => Some(libc::EACCES),
        _ => None,
    };
    if let Some(number) = problem {
        let cause = std::io::Error::from_raw_os_error(number);
        let text = format!("QEMU binary {name} is not executable");
        return Err(Error::system(ORIGIN, &cause, text));
    }
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    Ok(json!({
        "format": FORMAT,
        "library": env!("CARGO_PKG_VERSION"),
        "binary": binary.to_string_lossy(),
        "size": data.len(),
        "modified": [data.mtime(), data.mtime_nsec()],
        "changed": [data.ctime(), data.ctime_nsec()],
        "kernel": kernel.trim(),
        "microcode": util::host::microcode_version(),
        "kvm": kvm_usable(),
    }))
}

fn kvm_usable() -> bool {
    let mut options = std::fs::File::options();
    options.read(true).write(true).open("/dev/kvm").is_ok()
}
