//! The documents of host interfaces, node devices and whatever else is read and written alike: what libvirt's own
//! tests expect, and what the genuine library answered.
use std::collections::BTreeSet;
use std::path::Path;

use conf::node_device::{Capability, Medium};
use conf::{InterfaceDef, NodeDeviceDef, NwFilterBindingDef, NwFilterDef, SecretDef};
use serde_json::Value;
use util::Result;
use util::xml::{FormatFlags, ParseFlags};

use crate::support;

/// The recording's driver already had an object of that name.
const EXISTS: i64 = 9;

/// Reads a document and writes it again; `flags` are those that libvirt's own test gives, and
/// `answered` says that not it but the public API is what we compare with.
pub(crate) type Convert = fn(source: &str, flags: &[&str], answered: bool) -> Result<String>;

fn flags(case: &Value) -> Vec<&str> {
    let flags = case["flags"].as_array().map(Vec::as_slice);
    let flags = flags.unwrap_or_default().iter();
    flags.filter_map(Value::as_str).collect()
}

/// What libvirt's own test expects.
fn compare_upstream(
    corpus: &Path,
    case: &Value,
    source: &str,
    convert: Convert,
) -> std::result::Result<(), String> {
    let ours = convert(source, &flags(case), false);
    let Some(expected) = case["expect"]["xml"].as_str() else {
        return match (ours, &case["expect"]["result"]) {
            (Ok(_), result) if result == "parse-error" => Err("ours accepts".to_owned()),
            _ => Ok(()),
        };
    };
    let theirs = std::fs::read_to_string(corpus.join("data").join(expected)).expect("readable");
    match ours {
        Ok(ours) if ours == theirs => Ok(()),
        Ok(ours) => Err(support::difference(&ours, &theirs)),
        Err(error) => Err(error.message),
    }
}

/// What the genuine library answered through the public API.
fn compare_answer(
    answer: &Value,
    source: &str,
    convert: Convert,
) -> std::result::Result<(), String> {
    match (&answer["err"], convert(source, &[], true)) {
        (Value::Null, Ok(ours)) => {
            let theirs = answer["ok"]["xml"].as_str().unwrap_or("");
            let ours = support::mask(&ours, theirs);
            match ours == theirs {
                true => Ok(()),
                false => Err(support::difference(&ours, theirs)),
            }
        }
        (Value::Null, Err(error)) => Err(format!("ours refuses: {}", error.message)),
        (err, Ok(_)) => Err(format!("ours accepts, genuine: {}", err["message"])),
        (err, Err(error)) => support::same_error(&error, err),
    }
}

/// Runs a suite; `oracle` is the recording's group.
pub(crate) fn suite(name: &str, oracle: Option<&str>, convert: Convert) {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let answers = oracle.map_or_else(Vec::new, |group| {
        support::json_lines(&corpus.join(format!("oracle/{group}-{name}.jsonl")))
    });
    let (mut failed, mut total) = (BTreeSet::new(), 0);
    let mut note = |case: &str, result: std::result::Result<(), String>| {
        total += 1;
        if let Err(wrong) = result {
            println!("{case}: {wrong}");
            failed.insert(case.to_owned());
        }
    };
    for case in support::manifest(&corpus, name) {
        let input = case["input"].as_str().unwrap_or("");
        let source = std::fs::read_to_string(corpus.join("data").join(input)).expect("readable");
        let title = case["name"].as_str().unwrap_or("");
        let expect = &case["expect"];
        if input.ends_with(".json") {
            continue; // mdevctl's own lists
        } else if !expect["xml"].is_null() || !expect["result"].is_null() {
            note(title, compare_upstream(&corpus, &case, &source, convert));
        } else if oracle.is_none() {
            let read = convert(&source, &[], false).map(|_| ());
            note(title, read.map_err(|error| error.message));
        }
        let answers = answers.iter().filter(|answer| answer["name"] == title);
        for answer in answers.filter(|answer| answer["err"]["code"] != EXISTS) {
            let result = compare_answer(answer, &source, convert);
            note(&format!("{title} answered"), result);
        }
    }
    support::check(&format!("{name}.txt"), total, &failed);
}

#[test]
fn interfaces() {
    suite("interfacexml2xml", Some("test"), |source, _, _| {
        Ok(InterfaceDef::from_xml(source, ParseFlags::NONE)?.to_xml())
    });
}

/// Does what libvirt's own test does between reading and writing: it fills in what a host's driver
/// would have found out.
fn find_blocks(def: &mut NodeDeviceDef) {
    for capability in &mut def.capabilities {
        let Capability::Storage(storage) = capability else {
            continue;
        };
        let (bytes, block) = match storage.medium {
            Medium::Fixed(bytes) => (bytes, 512),
            Medium::Removable {
                available, size, ..
            } if available => (size, 2048),
            Medium::Removable { .. } => continue,
        };
        storage.logical_block_size = block;
        storage.num_blocks = bytes / block;
    }
}

#[test]
fn node_devices() {
    let convert = |source: &str, flags: &[&str], answered: bool| {
        let mut def = NodeDeviceDef::from_xml(source, ParseFlags::NONE)?;
        def.activate();
        if !answered {
            find_blocks(&mut def);
        }
        let flags = match flags.contains(&"VIR_NODE_DEVICE_XML_INACTIVE") {
            true => FormatFlags::INACTIVE,
            false => FormatFlags::NONE,
        };
        Ok(def.to_xml(flags))
    };
    suite("nodedevxml2xml", Some("test"), convert);
}

#[test]
fn filters() {
    for name in ["nwfilterxml2xml", "nwfilterxml2firewall"] {
        suite(name, Some("remote"), |source, _, _| {
            Ok(NwFilterDef::from_xml(source, ParseFlags::NONE)?.to_xml())
        });
    }
}

#[test]
fn bindings() {
    suite("nwfilterbindingxml2xml", None, |source, _, _| {
        Ok(NwFilterBindingDef::from_xml(source, ParseFlags::NONE)?.to_xml())
    });
}

#[test]
fn secrets() {
    for group in ["remote", "secret"] {
        suite("secretxml2xml", Some(group), |source, _, _| {
            Ok(SecretDef::from_xml(source, ParseFlags::NONE)?.to_xml())
        });
    }
}

/// What libvirt's own tests make commands for mdevctl of.
#[test]
fn mediated_devices() {
    suite("nodedevmdevctl", None, |source, _, _| {
        Ok(NodeDeviceDef::from_xml(source, ParseFlags::NONE)?.to_xml(FormatFlags::NONE))
    });
}
