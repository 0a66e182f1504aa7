//! Networks, their ports, and changes of them.
use std::collections::BTreeSet;
use std::path::Path;

use conf::network::{Update, UpdateCommand, UpdateSection};
use conf::{NetworkDef, NetworkPortDef};
use serde_json::Value;
use util::Result;
use util::xml::{FormatFlags, ParseFlags};

use crate::roots::suite;
use crate::support;

/// As libvirt's own test, which has the network driver's extensions, or as the test driver, which
/// has none.
fn again(source: &str, flags: &[&str], answered: bool) -> Result<String> {
    let parse = match answered {
        true => ParseFlags::NONE,
        false => ParseFlags::EXTENSIONS,
    };
    let format = match flags.contains(&"VIR_NETWORK_XML_INACTIVE") {
        true => FormatFlags::INACTIVE,
        false => FormatFlags::NONE,
    };
    Ok(NetworkDef::from_xml(source, parse)?.to_xml(format))
}

#[test]
fn networks() {
    suite("networkxml2xml", Some("test"), again);
}

#[test]
fn networks_of_dnsmasq() {
    suite("networkxml2conf", Some("test"), again);
}

#[test]
fn network_ports() {
    suite("networkportxml2xml", None, |source, _, _| {
        Ok(NetworkPortDef::from_xml(source, ParseFlags::NONE)?.to_xml())
    });
}

fn read(corpus: &Path, name: &Value) -> String {
    let path = corpus.join("data").join(name.as_str().unwrap_or(""));
    std::fs::read_to_string(path).expect("readable")
}

fn command(name: &str) -> UpdateCommand {
    match name.trim_start_matches("VIR_NETWORK_UPDATE_COMMAND_") {
        "MODIFY" => UpdateCommand::Modify,
        "DELETE" => UpdateCommand::Delete,
        "ADD_LAST" => UpdateCommand::AddLast,
        "ADD_FIRST" => UpdateCommand::AddFirst,
        other => panic!("unknown command {other}"),
    }
}

fn section(name: &str) -> UpdateSection {
    match name.trim_start_matches("VIR_NETWORK_SECTION_") {
        "IP_DHCP_HOST" => UpdateSection::DhcpHost,
        "IP_DHCP_RANGE" => UpdateSection::DhcpRange,
        "FORWARD_INTERFACE" => UpdateSection::ForwardInterface,
        "PORTGROUP" => UpdateSection::PortGroup,
        "DNS_HOST" => UpdateSection::DnsHost,
        "DNS_TXT" => UpdateSection::DnsTxt,
        "DNS_SRV" => UpdateSection::DnsSrv,
        other => panic!("unknown section {other}"),
    }
}

fn update(corpus: &Path, case: &Value) -> std::result::Result<(), String> {
    let params = &case["params"];
    let word = |name: &str| params[name].as_str().unwrap_or("");
    let source = read(corpus, &case["support"][0]);
    let def = NetworkDef::from_xml(&source, ParseFlags::NONE).expect("a network");
    let update = Update {
        command: command(word("command")),
        section: section(word("section")),
        parent_index: i32::try_from(params["parent_index"].as_i64().unwrap_or(-1)).expect("small"),
        xml: &read(corpus, &case["input"]),
    };
    match (def.updated(&update), case["expect"]["xml"].is_null()) {
        (Err(_), true) => Ok(()),
        (Ok(_), true) => Err("ours accepts".to_owned()),
        (Err(error), false) => Err(error.message),
        (Ok(def), false) => {
            let (ours, theirs) = (
                def.to_xml(FormatFlags::NONE),
                read(corpus, &case["expect"]["xml"]),
            );
            match ours == theirs {
                true => Ok(()),
                false => Err(support::difference(&ours, &theirs)),
            }
        }
    }
}

#[test]
fn network_updates() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let cases = support::manifest(&corpus, "networkxml2xmlupdate");
    let mut failed = BTreeSet::new();
    for case in &cases {
        let name = case["name"].as_str().unwrap_or("");
        if let Err(wrong) = update(&corpus, case) {
            println!("{name}: {wrong}");
            failed.insert(name.to_owned());
        }
    }
    support::check("networkxml2xmlupdate.txt", cases.len(), &failed);
}

/// What is written is read again as what it was.
#[test]
fn networks_come_back() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    for suite in ["networkxml2xml", "networkxml2conf", "networkxml2firewall"] {
        for case in support::manifest(&corpus, suite) {
            if case["expect"]["result"] == "parse-error" {
                continue;
            }
            let source = read(&corpus, &case["input"]);
            let def = NetworkDef::from_xml(&source, ParseFlags::EXTENSIONS).expect("a network");
            let text = def.to_xml(FormatFlags::NONE);
            let flags = ParseFlags::EXTENSIONS | ParseFlags::VALIDATE_SCHEMA;
            let again = NetworkDef::from_xml(&text, flags).expect("what was written");
            assert_eq!(again.to_xml(FormatFlags::NONE), text, "{}", case["name"]);
        }
    }
}
