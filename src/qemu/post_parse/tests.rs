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

/// A definition for the small QEMU, of a machine and its devices.
fn define_small(machine: &str, devices: &str) -> Result<DomainDef> {
    let source = format!(
        "<domain type='qemu'><name>a</name><memory>1024</memory>\
         <os><type arch='x86_64' machine='{machine}'>hvm</type></os>\
         <devices>{devices}</devices></domain>"
    );
    let binaries = Recorded(Arc::new(recorded::small()));
    let rules = Rules {
        binaries: &binaries,
        nvram_folder: None,
    };
    let flags = ParseFlags::INACTIVE | ParseFlags::ABI_UPDATE;
    DomainDef::from_xml(&source, &rules, flags)
}

fn refusal(machine: &str, devices: &str) -> String {
    define_small(machine, devices).expect_err("refused").message
}

/// The addresses of the cards, as bus, slot and function.
fn places(def: &DomainDef) -> Vec<(u32, u32, u32)> {
    let addresses = def
        .devices
        .nets
        .iter()
        .filter_map(|net| net.info.address.as_ref()?.pci());
    addresses
        .map(|pci| (pci.bus, pci.slot, pci.function))
        .collect()
}

const CARD: &str = "<interface type='user'/>";

#[test]
fn a_machine_is_completed() {
    let def = define_small("pc", "").expect("complete");
    assert_eq!(def.os.machine.as_deref(), Some("pc-i440fx-10.0"));
    let cpu = def.cpu.expect("a CPU");
    assert_eq!(cpu.model.as_deref(), Some("qemu64"));
    assert_eq!(cpu.check, Some(CpuCheck::None));
    assert_eq!(def.devices.inputs.len(), 2);
    assert_eq!(def.devices.memballoons.len(), 1);
    assert_eq!(def.devices.controllers.len(), 2);
}

#[test]
fn cards_get_slots_in_turn_and_bridges_when_these_run_out() {
    let few = define_small("pc", &CARD.repeat(2)).expect("complete");
    assert_eq!(places(&few), [(0, 2, 0), (0, 3, 0)]);
    let mut many = places(&define_small("pc", &CARD.repeat(40)).expect("complete"));
    assert!(many.iter().any(|(bus, ..)| *bus == 1));
    many.sort_unstable();
    many.dedup();
    assert_eq!(many.len(), 40);
    let card = "<interface type='user'><model type='virtio'/></interface>";
    let express = places(&define_small("q35", &card.repeat(2)).expect("complete"));
    assert_eq!(express, [(1, 0, 0), (2, 0, 0)]);
}

#[test]
fn conventional_cards_of_an_express_machine_share_a_bridge() {
    let card = "<interface type='user'><model type='rtl8139'/></interface>";
    let def = define_small("q35", &card.repeat(2)).expect("complete");
    assert_eq!(places(&def), [(2, 1, 0), (2, 2, 0)]);
    let mut controllers = def.devices.controllers.iter();
    assert!(controllers.any(|c| c.model == Some("pcie-to-pci-bridge")));
}

#[test]
fn an_address_is_given_once() {
    let card = "<interface type='user'>\
        <address type='pci' domain='0' bus='0' slot='5' function='0'/></interface>";
    let twice = "XML error: Attempted double use of PCI Address 0000:00:05.0";
    assert_eq!(refusal("pc", &card.repeat(2)), twice);
    let domain = card.replace("domain='0'", "domain='1'");
    let only = "XML error: Invalid PCI address 0001:00:05.0. Only PCI domain 0 is available";
    assert_eq!(refusal("pc", &domain), only);
}

#[test]
fn usb_devices_get_ports_and_hubs() {
    let tablet = "<input type='tablet' bus='usb'/>";
    let def = define_small("pc", &tablet.repeat(3)).expect("complete");
    assert_eq!(def.devices.hubs.len(), 1);
    let placed = def
        .devices
        .inputs
        .iter()
        .filter(|i| i.info.address.is_some());
    assert_eq!(placed.count(), 3);
    let taken = "<input type='tablet' bus='usb'><address type='usb' bus='0' port='1'/></input>";
    let twice = "XML error: Duplicate USB address bus 0 port 1";
    assert_eq!(refusal("pc", &taken.repeat(2)), twice);
}

#[test]
fn what_the_binary_lacks_is_refused() {
    let machine = "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' \
                   does not support machine type 'pc-i440fx-0.9'";
    assert_eq!(refusal("pc-i440fx-0.9", ""), machine);
}
