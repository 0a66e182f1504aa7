//! The descriptions for language bindings against those of the release: the same files, symbols,
//! types, arguments, values and access rules.  Texts are not compared.
use apigen::{api_xml, source, table, vocabulary};
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// Attributes that hold texts, or numbers in other spellings.
const LOOSE: &[&str] = &[
    "info",
    "raw",
    "params",
    "value",
    "value_hex",
    "value_bitshift",
];

/// Elements as lines: where they stand and what they say, in the order of their names.
fn lines(xml: &str) -> BTreeSet<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut path: Vec<String> = Vec::new();
    let mut lines = BTreeSet::new();
    let mut position = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => {
                let line = line(&e, &path, &mut position);
                lines.insert(line.clone());
                path.push(line);
            }
            Ok(Event::Empty(e)) => _ = lines.insert(line(&e, &path, &mut position)),
            Ok(Event::End(_)) => _ = path.pop(),
            Ok(Event::Eof) => return lines,
            Ok(_) => (),
            Err(e) => panic!("{e}"),
        }
    }
}

/// An element with its parent; fields and arguments also with their place.
fn line(element: &BytesStart<'_>, path: &[String], position: &mut usize) -> String {
    let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
    let mut words: Vec<String> = element
        .attributes()
        .flatten()
        .filter_map(|a| word(&a))
        .collect();
    words.sort();
    *position = if matches!(name.as_str(), "arg" | "field") {
        *position + 1
    } else {
        0
    };
    let parent = path.last().map_or("", String::as_str);
    format!("{parent} > {name} {} {position}", words.join(" "))
}

fn word(attribute: &quick_xml::events::attributes::Attribute<'_>) -> Option<String> {
    let name = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
    let value = String::from_utf8_lossy(&attribute.value).into_owned();
    let value = value.replace("long long int", "long long").replace(' ', "");
    (!LOOSE.contains(&name.as_str()) && !value.is_empty()).then(|| format!("{name}={value}"))
}

/// What the release says and we do not, and the other way round.
fn is_known(line: &str) -> bool {
    // Texts, and the words on macro parameters.
    let last = line.rsplit(" > ").next().unwrap_or_default();
    ["info ", "summary ", "description "]
        .iter()
        .any(|t| last.starts_with(t))
        || line.contains(" > macro ") && last.starts_with("arg ")
}

#[test]
fn a_difference_is_noticed() {
    let one =
        lines("<function name='f'><arg name='a' type='int'/><arg name='b' type='int'/></function>");
    let two =
        lines("<function name='f'><arg name='b' type='int'/><arg name='a' type='int'/></function>");
    assert_eq!(one.len(), 3);
    assert_ne!(one, two);
}

#[test]
fn descriptions_list_the_same() {
    let Some(folder) = capi_tests::shared("corpus/api") else {
        return;
    };
    let rooms = capi_tests::root().join("src");
    let symbols = vocabulary::read(&source::read_dir(&rooms.join("abi")));
    let rows = table::load(&rooms.join("api/table"));
    for library in api_xml::LIBRARIES {
        let path = folder.join(format!("{library}-api.xml"));
        let theirs =
            std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let ours = lines(&api_xml::emit(library, &symbols, &rows));
        let theirs = lines(&theirs);
        let differing: Vec<_> = ours
            .symmetric_difference(&theirs)
            .filter(|l| !is_known(l))
            .collect();
        assert!(differing.is_empty(), "{library}: {differing:#?}");
    }
}

#[test]
fn enumerators_have_their_values() {
    let Some(path) = capi_tests::shared("corpus/api/api.json") else {
        return;
    };
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let facts: Value =
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let symbols = vocabulary::read(&source::read_dir(&capi_tests::root().join("src/abi")));
    let ours: HashMap<&str, i64> = symbols.iter().filter_map(value).collect();
    for enumerator in facts["enums"].as_array().into_iter().flatten() {
        let name = enumerator["name"].as_str().unwrap_or_default();
        assert_eq!(
            ours.get(name).copied(),
            enumerator["value"].as_i64(),
            "{name}"
        );
    }
}

fn value(symbol: &vocabulary::Symbol) -> Option<(&str, i64)> {
    match symbol.kind {
        vocabulary::Kind::Enumerator { value, .. } => Some((&symbol.name, value)),
        _ => None,
    }
}
