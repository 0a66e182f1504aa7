//! libvirt's own documents: what genuine libvirt stores when they are defined must come out here,
//! too.
//!
//! The corpus lies beside the repository and isn't part of it; without it these tests say so and
//! pass.  Cases that fail are listed by name in `tests/known_failures/`, which may only shrink:
//! `UPDATE_KNOWN_FAILURES=1` rewrites the lists.  Documents with elements that `conf` doesn't read
//! yet are left out.
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use serde_json::Value;
use util::xml::FormatFlags;

use super::*;
use crate::capabilities::recorded;

fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: no corpus at {}", path.display());
    None
}

/// One recorded QEMU, whatever it is called.
struct Recorded(Arc<Capabilities>);

impl Recorded {
    fn new(corpus: &Path, build: &str) -> Self {
        let file = corpus.join(format!("data/qemucapabilitiesdata/{build}.replies"));
        Self(Arc::new(recorded::read(
            &file,
            Path::new("/usr/bin/qemu-system-x86_64"),
        )))
    }
}

impl Binaries for Recorded {
    fn capabilities(&self, _binary: &Path) -> Result<Arc<Capabilities>> {
        Ok(Arc::clone(&self.0))
    }

    fn default_binary(&self, arch: Arch) -> Option<String> {
        Some(format!("/usr/bin/qemu-system-{}", machine::qemu_word(arch)))
    }
}

fn json_lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).expect("readable");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// Compares the cases that failed with the list of those known to fail.
fn check_list(list: &str, total: usize, failed: &BTreeSet<String>) {
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

/// The lines in which two texts differ first.
fn difference(ours: &str, theirs: &str) -> String {
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
fn mask(ours: &str, theirs: &str) -> String {
    let masked = ours.lines().zip(theirs.lines()).map(|(ours, theirs)| {
        match theirs.find('@').and_then(|at| theirs.get(..at)) {
            Some(before) if ours.starts_with(before) => theirs,
            _ => ours,
        }
    });
    let rest = ours.lines().skip(theirs.lines().count());
    masked.chain(rest).map(|line| format!("{line}\n")).collect()
}

fn compare(def: Result<DomainDef>, answer: &Value) -> std::result::Result<(), String> {
    match (&answer["err"], def) {
        (Value::Null, Ok(def)) => {
            let theirs = answer["ok"]["inactive"].as_str().unwrap_or("");
            let xml = def.to_xml(FormatFlags::INACTIVE | FormatFlags::SECURE);
            let ours = mask(&xml, theirs);
            if ours == theirs {
                Ok(())
            } else {
                Err(difference(&ours, theirs))
            }
        }
        (Value::Null, Err(error)) => Err(format!("ours refuses: {}", error.message)),
        (err, Ok(_)) => Err(format!("ours accepts, genuine: {}", err["message"])),
        (err, Err(error)) => {
            let same = error.code as i64 == err["code"].as_i64().unwrap_or(-1)
                && error.domain as i64 == err["domain"].as_i64().unwrap_or(-1)
                && error.message == err["message"].as_str().unwrap_or("");
            let theirs = &err["message"];
            if same {
                Ok(())
            } else {
                Err(format!("ours {:?}, genuine {theirs}", error.message))
            }
        }
    }
}

/// The document of each case for x86, with the build of QEMU it was recorded with.
fn inputs(corpus: &Path) -> HashMap<String, String> {
    let cases = json_lines(&corpus.join("manifest.jsonl"));
    let of_x86 = cases
        .iter()
        .filter(|case| case["suite"] == "qemuxmlconf" && case["caps"] == "caps_10.0.0_x86_64");
    let input = |case: &Value| {
        let path = corpus.join("data").join(case["input"].as_str()?);
        let text = std::fs::read_to_string(path).ok()?;
        Some((case["name"].as_str()?.to_owned(), text))
    };
    of_x86.filter_map(input).collect()
}

#[test]
fn documents_are_defined_as_genuine_libvirt_does() {
    let Some(corpus) = corpus() else { return };
    let binaries = Recorded::new(&corpus, "caps_10.0.0_x86_64");
    let rules = Rules {
        binaries: &binaries,
        nvram_folder: Some(Path::new("@ROOT@/lib/qemu/nvram")),
    };
    let inputs = inputs(&corpus);
    let (mut failed, mut total) = (BTreeSet::new(), 0);
    for answer in json_lines(&corpus.join("oracle/fake-qemuxmlconf.latest.jsonl")) {
        let name = answer["name"].as_str().unwrap_or("").to_owned();
        let Some(source) = inputs
            .get(&name)
            .filter(|_| answer["task"] == "qemu-define")
        else {
            continue;
        };
        let flags = ParseFlags::INACTIVE | ParseFlags::ABI_UPDATE;
        let parsed = DomainDef::parse_document(source, flags);
        if parsed.as_ref().is_ok_and(|def| !def.unhandled.is_empty()) {
            continue;
        }
        let defined = parsed.and_then(|mut def| def.complete(&rules, flags).map(|()| def));
        total += 1;
        if let Err(wrong) = compare(defined, &answer) {
            println!("{name}: {wrong}");
            failed.insert(name);
        }
    }
    check_list("define-x86_64.txt", total, &failed);
}
