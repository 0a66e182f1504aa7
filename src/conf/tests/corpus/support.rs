//! Where the corpus lies, and the lists of cases known to fail.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use conf::domain::hooks::{DomainHooks, DriverFeatures};
use conf::{Arch, DomainDef};
use serde_json::Value;
use util::xml::ParseFlags;

/// The corpus, or `None` after saying that it is missing.
pub(crate) fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: no corpus at {}", path.display());
    None
}

/// The lines of a file of JSON objects.
pub(crate) fn json_lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).expect("readable");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// The cases of a suite.
pub(crate) fn manifest(corpus: &Path, suite: &str) -> Vec<Value> {
    let mut all = json_lines(&corpus.join("manifest.jsonl"));
    all.retain(|case| case["suite"] == suite);
    all
}

/// Compares the cases that failed with the list of those known to fail.
pub(crate) fn check(list: &str, total: usize, failed: &BTreeSet<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/known_failures")
        .join(list);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let known: BTreeSet<String> = text.lines().map(str::to_owned).collect();
    println!("{list}: {} of {total} agree", total - failed.len());
    if std::env::var_os("UPDATE_KNOWN_FAILURES").is_some() {
        let lines: String = failed.iter().map(|name| format!("{name}\n")).collect();
        std::fs::write(&path, lines).expect("writable");
        return;
    }
    let new: Vec<_> = failed.difference(&known).collect();
    let fixed: Vec<_> = known.difference(failed).collect();
    assert!(new.is_empty(), "{list}: these fail now: {new:?}");
    assert!(
        fixed.is_empty(),
        "{list}: take these off the list, they pass: {fixed:?}"
    );
}

/// The first line in which two texts differ.
pub(crate) fn difference(ours: &str, theirs: &str) -> String {
    let (mut a, mut b) = (ours.lines(), theirs.lines());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return "nothing".to_owned(),
            (x, y) if x == y => {}
            (x, y) => return format!("ours {x:?}, genuine {y:?}"),
        }
    }
}

/// Puts the recording's word where a value was made at random.
pub(crate) fn mask(ours: &str, theirs: &str) -> String {
    let masked = ours.lines().zip(theirs.lines()).map(|(ours, theirs)| {
        match theirs.find('@').and_then(|at| theirs.get(..at)) {
            Some(before) if ours.starts_with(before) => theirs,
            _ => ours,
        }
    });
    let rest = ours.lines().skip(theirs.lines().count());
    masked.chain(rest).map(|line| format!("{line}\n")).collect()
}

/// Compares an error with the recorded one.
pub(crate) fn same_error(error: &util::Error, recorded: &Value) -> Result<(), String> {
    let code = error.code as i64 == recorded["code"].as_i64().unwrap_or(-1);
    let domain = error.domain as i64 == recorded["domain"].as_i64().unwrap_or(-1);
    let message = recorded["message"].as_str().unwrap_or("");
    match code && domain && error.message == message {
        true => Ok(()),
        false => Err(format!(
            "ours {}/{} {:?}, genuine {}/{} {message:?}",
            error.code as i64,
            error.domain as i64,
            error.message,
            recorded["code"],
            recorded["domain"]
        )),
    }
}

/// A driver that can do everything, with the test driver's defaults.
pub(crate) struct AnyDriver {
    /// Whether QEMU's namespace is kept.
    pub(crate) namespace: bool,
    /// Whether tap devices are named, as the test driver does.
    pub(crate) names_taps: bool,
}

impl DomainHooks for AnyDriver {
    fn features(&self) -> DriverFeatures {
        DriverFeatures {
            memory_hotplug: true,
            offline_vcpupin: true,
            individual_vcpus: true,
            name_slash: false,
            net_model_string: true,
            disk_fd: self.namespace,
            fw_autoselect: true,
            user_alias: true,
            qemu_namespace: self.namespace,
        }
    }

    fn assign_addresses(&self, def: &mut DomainDef, _flags: ParseFlags) -> util::Result<()> {
        let unnamed = def
            .devices
            .nets
            .iter_mut()
            .filter(|net| net.ifname.is_none());
        for (number, net) in unnamed.enumerate().filter(|_| self.names_taps) {
            net.ifname = Some(format!("testnet{number}"));
        }
        Ok(())
    }

    fn default_arch(&self) -> Arch {
        Arch::I686
    }
}
