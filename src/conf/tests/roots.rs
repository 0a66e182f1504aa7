//! Small documents of host interfaces, node devices, secrets and network filters: each mistake has
//! libvirt's code and words, and what is written reads as the same again.
use conf::{InterfaceDef, NodeDeviceDef, NwFilterBindingDef, NwFilterDef, SecretDef};
use util::Result;
use util::xml::{FormatFlags, ParseFlags};

/// Reads a document; writes it, reads that and compares.
fn again<T: PartialEq + std::fmt::Debug>(
    document: &str,
    parse: impl Fn(&str) -> Result<T>,
    format: impl Fn(&T) -> String,
) -> Result<()> {
    let first = parse(document)?;
    let text = format(&first);
    let second = parse(&text);
    assert_eq!(second.as_ref().ok(), Some(&first), "{document}\n{text}");
    Ok(())
}

fn read(kind: &str, document: &str) -> Result<()> {
    let flags = ParseFlags::NONE;
    match kind {
        "interface" => again(
            document,
            |text| InterfaceDef::from_xml(text, flags),
            InterfaceDef::to_xml,
        ),
        "device" => again(
            document,
            |text| {
                let mut def = NodeDeviceDef::from_xml(text, flags)?;
                def.activate();
                Ok(def)
            },
            |def| def.to_xml(FormatFlags::NONE),
        ),
        "secret" => again(
            document,
            |text| SecretDef::from_xml(text, flags),
            SecretDef::to_xml,
        ),
        "filter" => again(
            document,
            |text| NwFilterDef::from_xml(text, flags),
            NwFilterDef::to_xml,
        ),
        "filterbinding" => again(
            document,
            |text| NwFilterBindingDef::from_xml(text, flags),
            NwFilterBindingDef::to_xml,
        ),
        _ => panic!("no document of the kind {kind}"),
    }
}

/// `fixtures/roots.tsv`: kind, genuine libvirt's answer (code, domain and words, or `ok`), document.
#[test]
fn answers_are_libvirts() {
    let mut wrong = Vec::new();
    for line in include_str!("fixtures/roots.tsv").lines() {
        let fields: Vec<&str> = line.splitn(3, '\t').collect();
        let [kind, answer, document] = fields[..] else {
            panic!("not three fields: {line}");
        };
        let ours = match read(kind, document) {
            Ok(()) => "ok".to_owned(),
            Err(e) => format!("{}/{} {}", e.code as i32, e.domain as i32, e.message),
        };
        if ours != answer {
            wrong.push(format!("{document}\n  {ours}\n  {answer}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
