//! Where log lines go, and in what form.
use super::*;
use crate::scratch::Scratch;

fn message(text: &str) -> Message {
    let record = |text| Record {
        priority: Priority::Warn,
        module: "m",
        line: 7,
        text,
    };
    Message::new(&record(format_args!("{text}")), "qemu.monitor".to_owned())
}

#[test]
fn lines_have_libvirts_form() {
    let line = message("hello").plain();
    let (stamp, rest) = line.split_at(28);
    assert!(stamp.ends_with("+0000"), "{line}");
    let tid = sys::ids::thread();
    assert_eq!(rest, format!(": {tid}: warning : qemu.monitor:7 : hello\n"));
}

#[test]
fn json_lines_are_one_object() {
    let line = message("a \"quoted\"\ntext").json();
    assert_eq!(line.lines().count(), 1);
    let object: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(object["message"], "a \"quoted\"\ntext");
    assert_eq!(object["level"], "warning");
    assert_eq!(object["source"], "qemu.monitor");
}

#[test]
fn files_are_private_and_appended_to() {
    use std::os::unix::fs::PermissionsExt;
    let dir = Scratch::new("log");
    let path = dir.path().join("x.log");
    let spec = format!("3:file:{}", path.display());
    let output = Output::parse(&spec).unwrap();
    output.write(&message("one"));
    Output::parse(&spec).unwrap().write(&message("two"));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains(": one\n") && text.ends_with(": two\n"),
        "{text}"
    );
    assert!(text.contains("info : libvirt version: 11.3.0\n"));
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn outputs_drop_what_is_below_their_priority() {
    let dir = Scratch::new("log-quiet");
    let path = dir.path().join("x.log");
    let output = Output::parse(&format!("4:json:{}", path.display())).unwrap();
    output.write(&message("one"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "");
}

#[test]
fn refusals_have_libvirts_words() {
    let cases = [
        ("1", "Malformed format for log output '1'"),
        (
            "0:stderr",
            "Invalid log priority '0' for log output '0:stderr'",
        ),
        (
            "1:foo",
            "Invalid log destination 'foo' for log output '1:foo'",
        ),
        (
            "1:file",
            "Log output '1:file' does not meet the format requirements for destination type 'file'",
        ),
        (
            "1:stderr:x",
            "Log output '1:stderr:x' does not meet the format requirements for destination type 'stderr'",
        ),
    ];
    for (text, words) in cases {
        let error = Output::parse(text).unwrap_err();
        assert_eq!(error.message, format!("invalid argument: {words}"));
    }
    let error = Output::parse("1:file:/nonexistent/x").unwrap_err();
    assert_eq!(
        error.message,
        "failed to open /nonexistent/x: No such file or directory"
    );
}

#[test]
fn the_last_output_for_a_place_stays() {
    let outputs = parse_all("1:stderr 2:journald 3:stderr").unwrap();
    let priorities: Vec<_> = outputs.iter().map(|output| output.priority as u8).collect();
    assert_eq!(priorities, [2, 3]);
}
