//! The generated schemas against libvirt's own, and against the library's strict validation, over
//! the documents of the corpus.
//!
//! The corpus lies beside the repository; without it, or without `xmllint`, the test says so and
//! passes.  Documents on whose validity the two schemas differ are listed in `known_disagreements/`,
//! which may only shrink: `UPDATE_KNOWN_FAILURES=1` rewrites the lists.
#![allow(clippy::unwrap_used)]
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use util::error::ErrorDomain;
use util::xml::{Document, Shape};

fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let there = path.is_dir();
    let xmllint = Command::new("xmllint").arg("--version").output().is_ok();
    if !there || !xmllint {
        println!(
            "SKIPPED: needs the corpus beside the repository (there: {there}) and xmllint (there: {xmllint})"
        );
    }
    (there && xmllint).then_some(path)
}

fn documents(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            documents(&path, into);
        } else if path.extension().is_some_and(|ext| ext == "xml") {
            into.push(path);
        }
    }
}

/// What `xmllint` says of each file.
fn verdicts(schema: &Path, files: &[&Path]) -> BTreeMap<PathBuf, bool> {
    let mut all = BTreeMap::new();
    for some in files.chunks(500) {
        let output = Command::new("xmllint")
            .args(["--noout", "--relaxng"])
            .arg(schema)
            .args(some)
            .output()
            .unwrap();
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            if let Some(file) = line.strip_suffix(" validates") {
                all.insert(file.into(), true);
            } else if let Some(file) = line.strip_suffix(" fails to validate") {
                all.insert(file.into(), false);
            }
        }
    }
    all
}

/// Compares the schemas of one root; gives the disagreements by file name.
fn compare(corpus: &Path, file: &str, shape: &'static Shape, all: &[PathBuf]) -> BTreeSet<String> {
    let texts: Vec<(&Path, Vec<u8>)> = all
        .iter()
        .map(|path| (path.as_path(), std::fs::read(path).unwrap()))
        .collect();
    let documents: BTreeMap<&Path, Document<'_>> = texts
        .iter()
        .filter_map(|(path, text)| {
            let document = Document::parse_any(text, ErrorDomain::VIR_FROM_NONE).ok()?;
            (document.root().qualified_name() == shape.element).then_some((*path, document))
        })
        .collect();
    let files: Vec<&Path> = documents.keys().copied().collect();
    let generated = std::env::temp_dir().join(format!("{file}-{}.rng", std::process::id()));
    std::fs::write(&generated, schemas::schema(shape)).unwrap();
    let ours = verdicts(&generated, &files);
    std::fs::remove_file(&generated).unwrap();
    let theirs = verdicts(&corpus.join(format!("schemas/{file}.rng")), &files);
    assert_eq!(
        ours.len(),
        theirs.len(),
        "{file}: xmllint judged other files"
    );
    let mut differ = BTreeSet::new();
    for (path, valid) in &ours {
        let checked = shape.check_root(documents[path.as_path()].root());
        assert_eq!(
            *valid,
            checked.is_ok(),
            "{}: {checked:?} but the schema made of the same shape says otherwise",
            path.display()
        );
        if *valid != theirs[path] {
            let short = path.strip_prefix(corpus.join("data")).unwrap();
            println!("{file}: {} {checked:?}", short.display());
            differ.insert(short.display().to_string());
        }
    }
    println!(
        "{file}: {} of {} alike",
        ours.len() - differ.len(),
        ours.len()
    );
    differ
}

#[test]
fn documents_are_judged_as_by_libvirts_schemas() {
    let Some(corpus) = corpus() else { return };
    let mut all = Vec::new();
    documents(&corpus.join("data"), &mut all);
    all.sort();
    let lists = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/known_disagreements");
    let mut wrong = Vec::new();
    for (file, shape) in conf::ROOTS {
        let differ = compare(&corpus, file, shape, &all);
        let list = lists.join(format!("{file}.txt"));
        if std::env::var_os("UPDATE_KNOWN_FAILURES").is_some() {
            let lines: String = differ.iter().map(|name| format!("{name}\n")).collect();
            std::fs::write(&list, lines).unwrap();
            continue;
        }
        let known = std::fs::read_to_string(&list).unwrap_or_default();
        let known: BTreeSet<String> = known.lines().map(str::to_owned).collect();
        wrong.extend(
            differ
                .difference(&known)
                .map(|name| format!("{name}: judged differently")),
        );
        wrong.extend(
            known
                .difference(&differ)
                .map(|name| format!("{name}: take it off the list")),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
