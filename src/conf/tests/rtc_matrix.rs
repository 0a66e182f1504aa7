//! Every clock of the recorded matrix: document out, or error.
//!
//! The matrix lies beside the repository; without it the test says so and passes.
use std::path::Path;

use conf::DomainDef;
use conf::domain::clock::Offset;
use conf::domain::hooks::NoHooks;
use conf::domain::rtc;
use serde_json::Value;
use util::xml::{FormatFlags, ParseFlags};

/// Errors of this domain are the QEMU driver's own.
const FROM_QEMU: i64 = 10;

fn document(clock: &str) -> String {
    format!(
        "<domain type='qemu'><name>x</name><memory>1024</memory><os><type>hvm</type></os>{clock}</domain>"
    )
}

/// Strict validation refuses exactly the clocks that the recording says.
fn check_strictly(case: &Value) -> Result<(), String> {
    let flags = ParseFlags::INACTIVE | ParseFlags::VALIDATE_SCHEMA;
    let source = document(case["clock"].as_str().unwrap_or(""));
    let refused = match DomainDef::parse_document(&source, flags) {
        Err(error) => {
            error.code as i64 == 92
                && error.domain as i64 == 5
                && error
                    .message
                    .starts_with("XML document failed to validate against schema: ")
        }
        Ok(_) => false,
    };
    match refused == case["define_validate_flag_fails"].is_object() {
        true => Ok(()),
        false => Err(format!("strictly: refused {refused}")),
    }
}

fn define(clock: &str) -> util::Result<String> {
    let source = document(clock);
    let flags = ParseFlags::INACTIVE | ParseFlags::ABI_UPDATE;
    let def = DomainDef::from_xml(&source, &NoHooks, flags)?;
    let text = def.to_xml(FormatFlags::INACTIVE);
    let start = text.find("<clock").unwrap_or(0);
    let end = ["</clock>", "/>"].iter().find_map(|end| {
        let at = start + text[start..].find(end)? + end.len();
        // `/>` ends the clock only where it has no children.
        let closed = *end == "</clock>" || !text[start..at - 2].contains('>');
        closed.then_some(at)
    });
    let clock = &text[start..end.unwrap_or(text.len())];
    Ok(clock.lines().map(str::trim).collect())
}

fn check(case: &Value) -> Result<(), String> {
    let clock = case["clock"].as_str().unwrap_or("");
    let error = &case["error"];
    if error.is_null() {
        check_strictly(case)?;
    }
    match define(clock) {
        Ok(ours) if error.is_null() => match case["inactive"].as_str() {
            Some(theirs) if theirs == ours => Ok(()),
            theirs => Err(format!("ours {ours}, genuine {theirs:?}")),
        },
        Ok(_) if error["domain"] == FROM_QEMU => Ok(()),
        Ok(_) => Err(format!("accepted, genuine {}", error["message"])),
        Err(ours) => {
            let same = error["code"] == ours.code as i64
                && error["domain"] == ours.domain as i64
                && error["message"] == ours.message;
            match same {
                true => Ok(()),
                false => Err(format!(
                    "ours {}, genuine {}",
                    ours.message, error["message"]
                )),
            }
        }
    }
}

/// The matrix, if it is at hand.
fn matrix() -> Option<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/rtc/rtc-matrix.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no matrix at {}", path.display());
        return None;
    };
    Some(serde_json::from_str(&text).expect("JSON"))
}

#[test]
fn every_clock_of_the_matrix_is_as_recorded() {
    let Some(matrix) = matrix() else { return };
    let cases = matrix["static"].as_array().expect("cases");
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            check(case)
                .err()
                .map(|wrong| format!("{}: {wrong}", case["id"]))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

/// Variable clocks alone: the recorded events of others don't count from UTC.
#[test]
fn every_change_of_the_matrix_is_as_recorded() {
    /// 2026-11-22 17:27:43 UTC.
    const NOW: i64 = 1_795_368_463;
    let Some(matrix) = matrix() else { return };
    let mut compared = 0;
    for case in matrix["runtime"].as_array().expect("cases") {
        let local_offset = match case["libvirt_process_TZ"].as_str() {
            Some("Asia/Kathmandu") => 20_700,
            Some("America/New_York") => -18_000,
            _ => 0,
        };
        let source = document(case["clock"].as_str().unwrap_or(""));
        let flags = ParseFlags::INACTIVE | ParseFlags::ABI_UPDATE;
        let def = DomainDef::from_xml(&source, &NoHooks, flags).expect("a domain");
        let mut clock = def.clock.offset;
        rtc::begin(&mut clock, local_offset);
        if !matches!(clock, Offset::Variable { .. }) {
            continue;
        }
        let events = case["observed"]["11.3.0"]["events"].as_array();
        // The guest sets its clock 20 seconds ahead, again and again.
        for (number, event) in (1..).zip(events.expect("events")) {
            let ours = rtc::changed(&clock, NOW, Some(20 * number), NOW);
            assert_eq!(Some(ours), event.as_i64(), "{}", case["id"]);
            compared += 1;
        }
    }
    assert!(compared > 10, "only {compared} recorded events compared");
}
