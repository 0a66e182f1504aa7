//! What genuine libvirt answered when `test:///default` was to define a document.
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use conf::DomainDef;
use serde_json::Value;
use util::xml::{FormatFlags, ParseFlags};

use crate::support::{self, AnyDriver};

/// The recording's driver already had a domain of that name.
const EXISTS: i64 = 9;

fn define(source: &str) -> util::Result<DomainDef> {
    DomainDef::from_xml(
        source,
        &AnyDriver {
            namespace: false,
            names_taps: true,
        },
        ParseFlags::INACTIVE,
    )
}

/// The document as the recording changed it: the test hypervisor's, without a machine type.
fn as_test(source: &str) -> String {
    let domain = source.find("<domain").unwrap_or(0);
    let mut text = replace_value(source, domain, " type=");
    if let Some(start) = text
        .find("<type")
        .filter(|at| !text[*at..].starts_with("<typed"))
    {
        let tag_end = start + text[start..].find('>').unwrap_or(0);
        let end = match text[..tag_end].ends_with('/') {
            true => tag_end + 1,
            false => text[tag_end..]
                .find("</type>")
                .map_or(tag_end, |n| tag_end + n + 7),
        };
        text.replace_range(start..end, "<type arch='x86_64'>hvm</type>");
    }
    text
}

/// Makes the quoted text that follows `name` in the tag at `from` read "test".
fn replace_value(source: &str, from: usize, name: &str) -> String {
    let end = from + source[from..].find('>').unwrap_or(0);
    let Some(at) = source[from..end].find(name).map(|n| from + n + name.len()) else {
        return source.to_owned();
    };
    let quote = &source[at..=at];
    let close = at + 1 + source[at + 1..].find(quote).unwrap_or(0);
    format!("{}test{}", &source[..=at], &source[close..])
}

fn compare(source: &str, answer: &Value) -> Result<(), String> {
    let defined = match answer["task"] == "define" {
        true => define(source),
        false => define(&as_test(source)),
    };
    match (&answer["err"], defined) {
        (Value::Null, Ok(def)) => {
            if !def.unhandled.is_empty() {
                return Err(format!("unhandled {:?}", def.unhandled));
            }
            let inactive = FormatFlags::INACTIVE;
            let views = [
                ("inactive", inactive | FormatFlags::SECURE),
                ("plain", FormatFlags::NONE),
                ("migratable", inactive | FormatFlags::MIGRATABLE),
            ];
            for (name, flags) in views {
                let Some(theirs) = answer["ok"][name].as_str() else {
                    continue;
                };
                let ours = support::mask(&def.to_xml(flags), theirs);
                if ours != theirs {
                    return Err(format!("{name}: {}", support::difference(&ours, theirs)));
                }
            }
            Ok(())
        }
        (Value::Null, Err(error)) => Err(format!("ours refuses: {}", error.message)),
        (err, Ok(_)) => Err(format!("ours accepts, genuine: {}", err["message"])),
        (err, Err(error)) => support::same_error(&error, err),
    }
}

/// The document of each case.
fn inputs(corpus: &Path, suite: &str) -> HashMap<String, String> {
    let cases = support::manifest(corpus, suite);
    let input = |case: &Value| {
        let path = corpus.join("data").join(case["input"].as_str()?);
        let text = std::fs::read_to_string(path).ok()?;
        Some((case["name"].as_str()?.to_owned(), text))
    };
    cases.iter().filter_map(input).collect()
}

fn suite(name: &str) {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let inputs = inputs(&corpus, name);
    let answers = support::json_lines(&corpus.join(format!("oracle/test-{name}.jsonl")));
    let (mut failed, mut total) = (BTreeSet::new(), 0);
    for answer in &answers {
        let task = answer["task"].as_str().unwrap_or("");
        let case = answer["name"].as_str().unwrap_or("");
        let Some(source) = inputs.get(case).filter(|_| task.starts_with("define")) else {
            continue;
        };
        if answer["err"]["code"] == EXISTS {
            continue;
        }
        total += 1;
        if let Err(wrong) = compare(source, answer) {
            println!("{case} {task}: {wrong}");
            failed.insert(format!("{case} {task}"));
        }
    }
    support::check(&format!("test-{name}.txt"), total, &failed);
}

#[test]
fn the_generic_documents_are_defined_alike() {
    suite("genericxml2xml");
}

#[test]
fn the_qemu_documents_are_defined_alike() {
    suite("qemuxmlconf");
}
