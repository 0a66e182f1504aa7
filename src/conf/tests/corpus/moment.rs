//! The documents of snapshots and checkpoints: what libvirt's own tests expect.
use std::collections::BTreeSet;
use std::sync::Arc;

use conf::DomainDef;
use conf::backup::BackupDef;
use conf::checkpoint::{CheckpointDef, CheckpointDisk, CheckpointType};
use conf::snapshot::{SnapshotDef, SnapshotParse, SnapshotState};
use serde_json::Value;
use util::Result;
use util::error::ErrorDomain;
use util::uuid::Uuid;
use util::xml::{Document, FormatFlags, Node, ParseFlags};

use crate::support::{self, AnyDriver};

fn domain(node: Node<'_>) -> Result<Arc<DomainDef>> {
    let flags = ParseFlags::INACTIVE | ParseFlags::SKIP_VALIDATE;
    let mut def = DomainDef::parse_node(node, flags)?;
    let driver = AnyDriver {
        namespace: true,
        names_taps: false,
    };
    def.post_parse(&driver, flags)?;
    Ok(Arc::new(def))
}

fn redefine(case: &Value) -> bool {
    let flags = case["flags"].as_array();
    flags.is_some_and(|flags| flags.iter().any(|flag| flag == "REDEFINE"))
}

/// The time that the test says it is.
fn now(case: &Value) -> i64 {
    let time = &case["params"]["creation_time"];
    let text = time.as_str().and_then(|text| text.parse().ok());
    text.or(time.as_i64()).unwrap_or(0)
}

fn snapshot(source: &str, case: &Value) -> Result<String> {
    let params = &case["params"];
    let does = |word| {
        params["flags"]
            .as_str()
            .is_some_and(|all| all.contains(word))
    };
    let how = SnapshotParse {
        redefine: redefine(case),
        internal: does("INTERNAL"),
        cookie: true,
        ..SnapshotParse::default()
    };
    let mut def = SnapshotDef::from_xml(source, how, now(case), &domain)?;
    if does("RUNNING") {
        def.state = Some(SnapshotState::Running);
    }
    let guest = params["domain_uuid"].as_str().and_then(Uuid::parse);
    Ok(def.to_xml(FormatFlags::SECURE, does("INTERNAL"), guest.as_ref()))
}

/// libvirt's test sets by hand what a driver would find out.
fn checkpoint(source: &str, case: &Value) -> Result<String> {
    let does = |word| {
        let all = case["params"]["test_flags"].as_str();
        all.is_some_and(|all| all.contains(word))
    };
    let mut def = CheckpointDef::from_xml(source, redefine(case), now(case), &domain)?;
    if does("PARENT") {
        def.parent = Some("1525111885".to_owned());
    }
    if does("VDA_BITMAP") {
        let name = def.name.clone();
        if def.disks.is_empty() {
            def.disks.push(CheckpointDisk {
                name: "vda".to_owned(),
                kind: Some(CheckpointType::Bitmap),
                bitmap: None,
                size: None,
            });
        }
        if let Some(disk) = def.disks.first_mut() {
            disk.bitmap.get_or_insert(name);
            disk.size = does("SIZE").then_some(1_048_576);
        }
    }
    Ok(def.to_xml(FormatFlags::SECURE, false))
}

/// As libvirt's test does it: a guest with each disk that is named, and one more.
fn backup(source: &str, case: &Value) -> Result<String> {
    let flags = case["flags"].as_array();
    let internal = flags.is_some_and(|flags| flags.iter().any(|flag| flag == "INTERNAL"));
    let mut def = BackupDef::from_xml(source, internal)?;
    let names = def.disks.iter().map(|disk| disk.name.as_str());
    let disks: String = names
        .chain(["vdextradisk"])
        .map(|name| {
            format!(
                "<disk type='file'><driver type='qcow2'/><source file='/fake/{name}.qcow2'/>\
                 <target dev='{name}'/></disk>"
            )
        })
        .collect();
    let guest = format!(
        "<domain type='test'><name>a</name><memory>1</memory><os><type>hvm</type></os>\
         <devices>{disks}</devices></domain>"
    );
    let document = Document::parse(guest.as_bytes(), "domain", ErrorDomain::VIR_FROM_NONE)?;
    let guest = DomainDef::parse_node(document.root(), ParseFlags::INACTIVE)?;
    def.align_disks(&guest, "SUFFIX")?;
    Ok(def.to_xml(internal))
}

fn suite(name: &str, convert: impl Fn(&str, &Value) -> Result<String>) {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let data =
        |name: &str| std::fs::read_to_string(corpus.join("data").join(name)).expect("readable");
    let cases = support::manifest(&corpus, name);
    let mut failed = BTreeSet::new();
    for case in &cases {
        let title = case["name"].as_str().unwrap_or("");
        let ours = convert(&data(case["input"].as_str().unwrap_or("")), case);
        let wrong = match (ours, case["expect"]["xml"].as_str()) {
            (Err(_), None) => continue,
            (Ok(_), None) => "ours accepts".to_owned(),
            (Err(error), Some(_)) => error.message,
            (Ok(ours), Some(expected)) => match data(expected) {
                expected if expected == ours => continue,
                expected => support::difference(&ours, &expected),
            },
        };
        println!("{title}: {wrong}");
        failed.insert(title.to_owned());
    }
    support::check(&format!("{name}.txt"), cases.len(), &failed);
}

#[test]
fn snapshots() {
    suite("domainsnapshotxml2xml", snapshot);
}

#[test]
fn backups() {
    suite("domainbackupxml2xml", backup);
}

#[test]
fn checkpoints() {
    suite("domaincheckpointxml2xml", checkpoint);
}
