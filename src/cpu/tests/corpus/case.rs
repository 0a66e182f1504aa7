//! A case of the manifest: its files, and how they are compared with what comes out.
use std::path::{Path, PathBuf};

use conf::Arch;
use conf::cpu::Cpu;
use serde_json::Value;
use util::xml::Document;

use crate::{arch, read};

/// What is wrong with a case that fails.
pub(crate) type Outcome = Result<(), String>;

/// One line of the manifest.
pub(crate) struct Case<'a> {
    corpus: &'a Path,
    pub(crate) line: &'a Value,
    pub(crate) name: &'a str,
    pub(crate) arch: Arch,
}

/// The corpus, or `None` after saying that it is missing.
pub(crate) fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: no corpus at {}", path.display());
    None
}

/// The cases.
pub(crate) fn manifest(corpus: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(corpus.join("manifest.jsonl")).expect("readable");
    let lines = text.lines().filter(|line| line.contains("\"cputest\""));
    let mut cases: Vec<Value> = lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    cases.retain(|case| case["suite"] == "cputest");
    cases
}

impl<'a> Case<'a> {
    pub(crate) fn new(corpus: &'a Path, line: &'a Value) -> Self {
        Self {
            corpus,
            line,
            name: line["name"].as_str().expect("a name"),
            arch: arch(line["arch"].as_str().expect("an architecture")),
        }
    }

    pub(crate) fn kind(&self) -> &'a str {
        self.name.split('/').next().unwrap_or_default()
    }

    pub(crate) fn param(&self, name: &str) -> &'a str {
        self.line["params"][name].as_str().unwrap_or_default()
    }

    pub(crate) fn text(&self, file: &str) -> Result<String, String> {
        let path = self.corpus.join("data").join(file);
        std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
    }

    fn input_text(&self) -> Result<String, String> {
        self.text(self.line["input"].as_str().unwrap_or_default())
    }

    pub(crate) fn input(&self) -> Result<Cpu, String> {
        read(&self.input_text()?)
    }

    /// The CPU in the file that a parameter names.
    pub(crate) fn cpu_of(&self, param: &str) -> Result<Cpu, String> {
        let name = self.param(param);
        read(&self.text(&format!("cputestdata/{}-{name}.xml", self.arch))?)
    }

    /// The CPUs of an input that holds several.
    pub(crate) fn inputs(&self) -> Result<Vec<Cpu>, String> {
        let text = self.input_text()?;
        let document = Document::parse_any(text.as_bytes(), util::error::ErrorDomain::VIR_FROM_CPU)
            .map_err(|e| e.message)?;
        let cpus = document.root().children_named("cpu");
        cpus.map(|cpu| Cpu::parse_as(cpu, conf::cpu::CpuKind::Host).map_err(|error| error.message))
            .collect()
    }

    /// The file that a kind of output is to be like.
    pub(crate) fn expected(&self, kind: &str) -> Option<Result<String, String>> {
        let file = self.line["expect"][kind].as_str()?;
        Some(self.text(file))
    }

    pub(crate) fn expect_value(&self, ours: String) -> Outcome {
        let theirs = self.line["expect"]["result"].as_str().unwrap_or_default();
        match ours == theirs {
            true => Ok(()),
            false => Err(format!("ours {ours}, genuine {theirs}")),
        }
    }

    pub(crate) fn expect_cpu(&self, kind: &str, ours: util::Result<Cpu>) -> Outcome {
        match (self.expected(kind), ours) {
            (None, Err(_)) => Ok(()),
            (None, Ok(_)) => Err("ours is no error".to_owned()),
            (Some(_), Err(error)) => Err(error.message),
            (Some(theirs), Ok(ours)) => same_text(&ours.to_xml(), &theirs?),
        }
    }
}

/// Compares texts; the first line that differs says how.
pub(crate) fn same_text(ours: &str, theirs: &str) -> Outcome {
    let (mut a, mut b) = (ours.lines(), theirs.lines());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return Ok(()),
            (x, y) if x == y => {}
            (x, y) => return Err(format!("ours {x:?}, genuine {y:?}")),
        }
    }
}
