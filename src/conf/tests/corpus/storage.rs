//! The documents of storage pools and volumes: what libvirt's own tests expect, and what the
//! genuine library answered.
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use conf::storage_pool::{Extensions, PoolType, capabilities};
use conf::storage_volume::Capacity;
use conf::{StoragePoolDef, StorageVolumeDef};
use serde_json::Value;
use util::Result;
use util::xml::ParseFlags;

use crate::support;

type Outcome = std::result::Result<(), String>;

/// Bytes that the test driver says a pool has.
const POOL_CAPACITY: u64 = 100 << 30;

fn pool(source: &str, extensions: Extensions) -> Result<StoragePoolDef> {
    StoragePoolDef::from_xml(source, ParseFlags::NONE, extensions)
}

fn same_text(ours: Result<String>, theirs: &str) -> Outcome {
    match ours {
        Ok(ours) if ours == theirs => Ok(()),
        Ok(ours) => Err(support::difference(&ours, theirs)),
        Err(error) => Err(error.message),
    }
}

/// What the genuine library answered through the public API.
fn same_answer(ours: Result<String>, answer: &Value) -> Outcome {
    match (&answer["err"], ours) {
        (Value::Null, Ok(ours)) => {
            let theirs = answer["ok"]["xml"].as_str().unwrap_or("");
            same_text(Ok(support::mask(&ours, theirs)), theirs)
        }
        (Value::Null, Err(error)) => Err(format!("ours refuses: {}", error.message)),
        (err, Ok(_)) => Err(format!("ours accepts, genuine: {}", err["message"])),
        (err, Err(error)) => support::same_error(&error, err),
    }
}

/// Text of a file of the corpus.
fn data(corpus: &Path, name: &str) -> String {
    std::fs::read_to_string(corpus.join("data").join(name)).expect("readable")
}

/// Looks at each case of a suite, and at each answer that was recorded to it.
fn suite(
    name: &str,
    expected: impl Fn(&Path, &Value) -> Option<Outcome>,
    answered: impl Fn(&Path, &Value) -> Result<String>,
) {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let recording = corpus.join(format!("oracle/test-{name}.jsonl"));
    let mut answers: HashMap<String, Vec<Value>> = HashMap::new();
    for answer in support::json_lines(&recording) {
        let case = answer["name"].as_str().unwrap_or("").to_owned();
        answers.entry(case).or_default().push(answer);
    }
    let (mut failed, mut total) = (BTreeSet::new(), 0);
    let mut note = |title: String, outcome: Outcome| {
        total += 1;
        if let Err(wrong) = outcome {
            println!("{title}: {wrong}");
            failed.insert(title);
        }
    };
    for case in support::manifest(&corpus, name) {
        let title = case["name"].as_str().unwrap_or("");
        if let Some(outcome) = expected(&corpus, &case) {
            note(title.to_owned(), outcome);
        }
        for answer in answers.get(title).into_iter().flatten() {
            let task = answer["task"].as_str().unwrap_or("");
            let outcome = same_answer(answered(&corpus, &case), answer);
            note(format!("{title} {task}"), outcome);
        }
    }
    support::check(&format!("{name}.txt"), total, &failed);
}

fn input(corpus: &Path, case: &Value) -> String {
    data(corpus, case["input"].as_str().unwrap_or(""))
}

/// The outcome of a case whose output is a document.
fn expected_xml(corpus: &Path, case: &Value, ours: Result<String>) -> Option<Outcome> {
    match case["expect"]["xml"].as_str() {
        Some(expected) => Some(same_text(ours, &data(corpus, expected))),
        None => (case["expect"]["result"] == "parse-error")
            .then(|| ours.map_or(Ok(()), |_| Err("ours accepts".to_owned()))),
    }
}

/// As the test driver defines it.
fn defined(corpus: &Path, case: &Value) -> Result<String> {
    let mut def = pool(&input(corpus, case), Extensions::Ignored)?;
    (def.capacity, def.available) = (POOL_CAPACITY, POOL_CAPACITY);
    Ok(def.to_xml())
}

#[test]
fn pools() {
    let expected = |corpus: &Path, case: &Value| {
        let ours = pool(&input(corpus, case), Extensions::Kept).map(|def| def.to_xml());
        expected_xml(corpus, case, ours)
    };
    suite("storagepoolxml2xml", expected, defined);
}

#[test]
fn pools_that_are_mounted() {
    suite("storagepoolxml2argv", |_, _| None, defined);
}

fn pool_of(corpus: &Path, case: &Value) -> StoragePoolDef {
    let name = case["params"]["pool"].as_str().unwrap_or("");
    let source = data(corpus, &format!("storagepoolxml2xmlin/{name}.xml"));
    pool(&source, Extensions::Kept).expect("a pool")
}

fn volume(corpus: &Path, case: &Value, capacity: Capacity) -> Result<StorageVolumeDef> {
    let kind = pool_of(corpus, case).kind;
    StorageVolumeDef::from_xml(kind, &input(corpus, case), capacity, ParseFlags::NONE)
}

/// As the test driver makes it.
fn created(corpus: &Path, case: &Value) -> Result<String> {
    let mut def = volume(corpus, case, Capacity::Required)?;
    let folder = pool_of(corpus, case).target;
    let path = format!("{}/{}", folder.as_deref().unwrap_or("(null)"), def.name);
    (def.key, def.target.path) = (Some(path.clone()), Some(path));
    Ok(def.to_xml())
}

#[test]
fn volumes() {
    let expected = |corpus: &Path, case: &Value| {
        let flags = case["flags"].to_string();
        let capacity = match flags.contains("VIR_VOL_XML_PARSE_NO_CAPACITY") {
            true => Capacity::Optional,
            false => Capacity::Required,
        };
        let ours = volume(corpus, case, capacity).map(|def| def.to_xml());
        expected_xml(corpus, case, ours)
    };
    suite("storagevolxml2xml", expected, created);
}

#[test]
fn volumes_that_are_made() {
    let expected = |corpus: &Path, case: &Value| {
        let flags = case["params"]["parse_flags"].as_str().unwrap_or("");
        let capacity = match flags {
            "VIR_VOL_XML_PARSE_OPT_CAPACITY" => Capacity::OfBacking,
            _ => Capacity::Optional,
        };
        let read = volume(corpus, case, capacity).map(drop);
        Some(read.map_err(|error| error.message))
    };
    suite("storagevolxml2argv", expected, created);
}

#[test]
fn pool_capabilities() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let supported = |only_fs: bool| move |kind: PoolType| !only_fs || kind == PoolType::Fs;
    for (file, only_fs) in [("poolcaps-full.xml", false), ("poolcaps-fs.xml", true)] {
        let theirs = data(&corpus, &format!("storagepoolcapsschemadata/{file}"));
        assert_eq!(capabilities::document(supported(only_fs)), theirs, "{file}");
    }
}

/// What is written is read again as it was, and obeys its own declaration.
#[test]
fn what_is_written_is_read_again() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    for case in support::manifest(&corpus, "storagepoolxml2xml") {
        let def = pool(&input(&corpus, &case), Extensions::Kept).expect("a pool");
        let strict = ParseFlags::VALIDATE_SCHEMA;
        let again = StoragePoolDef::from_xml(&def.to_xml(), strict, Extensions::Kept);
        assert_eq!(again.as_ref(), Ok(&def), "{}", case["name"]);
        let state = StoragePoolDef::from_state_xml(&def.to_state_xml(), &def.name);
        assert_eq!(state, Ok(def), "{}", case["name"]);
    }
    for case in support::manifest(&corpus, "storagevolxml2xml") {
        let def = volume(&corpus, &case, Capacity::Optional).expect("a volume");
        let kind = pool_of(&corpus, &case).kind;
        let strict = ParseFlags::VALIDATE_SCHEMA;
        let again = StorageVolumeDef::from_xml(kind, &def.to_xml(), Capacity::Required, strict);
        assert_eq!(again, Ok(def), "{}", case["name"]);
    }
}
