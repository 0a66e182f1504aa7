//! Against a QEMU played by a thread, well-behaved and hostile.
use super::*;
use std::io::{BufRead, BufReader, Write};

const GREETING: &str = r#"{"QMP": {"version": {"qemu": {"micro": 0, "minor": 0, "major": 10}, "package": ""}, "capabilities": ["oob"]}}"#;

const QUICK: Patience = Patience {
    greeting: Duration::from_millis(300),
    reply: Duration::from_millis(300),
};

/// Plays QEMU: greets, accepts the handshake, then answers each command with what `script` says.
fn qemu(script: impl Fn(&Value) -> String + Send + 'static) -> UnixStream {
    let (ours, theirs) = UnixStream::pair().unwrap();
    std::thread::spawn(move || {
        let mut out = theirs.try_clone().unwrap();
        let _ = out.write_all(format!("{GREETING}\r\n").as_bytes());
        for line in BufReader::new(theirs).lines() {
            let Ok(line) = line else { return };
            let command: Value = serde_json::from_str(&line).unwrap();
            let answer = match command["execute"].as_str() {
                Some("qmp_capabilities") => returns(&command, json!({})),
                _ => script(&command),
            };
            if answer == "die" || out.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    });
    ours
}

fn returns(command: &Value, value: Value) -> String {
    format!("{}\r\n", json!({"return": value, "id": command["id"]}))
}

fn refuses(command: &Value, class: &str, desc: &str) -> String {
    let error = json!({"class": class, "desc": desc});
    format!("{}\r\n", json!({"id": command["id"], "error": error}))
}

fn open(script: impl Fn(&Value) -> String + Send + 'static) -> (Monitor, Receiver<Notice>) {
    Monitor::open(qemu(script), "vm1", QUICK).unwrap()
}

fn open_error(bytes: &'static [u8], hang: bool) -> String {
    let (ours, mut theirs) = UnixStream::pair().unwrap();
    let writer = std::thread::spawn(move || {
        let _ = theirs.write_all(bytes);
        if hang {
            std::thread::sleep(Duration::from_secs(1));
        }
    });
    let error = Monitor::open(ours, "vm1", QUICK).unwrap_err();
    writer.join().unwrap();
    error.message
}

#[test]
fn commands_and_events() {
    let (monitor, notices) = open(|command| {
        let event = r#"{"timestamp": {"seconds": 5, "microseconds": 6}, "event": "RTC_CHANGE", "data": {"offset": 20}}"#;
        let reply = returns(command, json!({"running": true, "status": "running"}));
        format!("{event}\r\n{reply}")
    });
    let status = monitor.query_status().unwrap();
    assert_eq!((status.running, status.status.as_str()), (true, "running"));
    let Notice::Event(event) = notices.recv().unwrap() else {
        panic!("no event")
    };
    assert_eq!(event.name, "RTC_CHANGE");
    assert_eq!(event.data["offset"], 20);
    assert_eq!(event.time, Some((5, 6)));
}

#[test]
fn refusals_have_libvirts_words() {
    let (monitor, _notices) = open(|command| refuses(command, "DeviceNotFound", "no 'x'"));
    let error = monitor.device_del("x").unwrap_err();
    assert_eq!(
        error.message,
        "internal error: unable to execute QEMU command 'device_del': no 'x'"
    );
    let reply = monitor.ask("device_del", json!({"id": "x"})).unwrap();
    assert!(reply.is_device_not_found() && !reply.is_command_not_found());
    let text = monitor.arbitrary(r#"{"execute":"x"}"#).unwrap();
    let expected = r#","error":{"class":"DeviceNotFound","desc":"no 'x'"}}"#;
    assert!(
        text.starts_with(r#"{"id":"libvirt-"#) && text.ends_with(expected),
        "{text}"
    );
    assert!(monitor.arbitrary(r#"{"execute":"x","id":"1"}"#).is_err());
}

#[test]
fn replies_are_matched_by_id() {
    // Each reply is preceded by one that nobody asked for.
    let (monitor, _notices) = open(|command| {
        let lie = r#"{"return": "lie", "id": "libvirt-999"}"#;
        format!("{lie}\r\n{}", returns(command, command["execute"].clone()))
    });
    let all = monitor
        .ask_all(vec![("one", Value::Null), ("two", json!({"a": 1}))])
        .unwrap();
    assert_eq!(
        all,
        [Reply::Return(json!("one")), Reply::Return(json!("two"))]
    );
    assert_eq!(
        monitor.execute("three", Value::Null).unwrap(),
        json!("three")
    );
}

#[test]
fn malformed_replies_are_errors() {
    let (monitor, _notices) = open(|command| returns(command, json!({"status": 7})));
    let error = monitor.query_status().unwrap_err().message;
    assert_eq!(
        error,
        "internal error: query-status reply was missing return data"
    );
    assert!(monitor.query_cpus().is_err());
    assert!(monitor.query_version().is_err());
}

#[test]
fn death_fails_everything_at_once() {
    let (monitor, notices) = open(|_| "die".to_owned());
    let expected = "internal error: QEMU unexpectedly closed the monitor (vm='vm1')";
    assert_eq!(monitor.cont().unwrap_err().message, expected);
    assert_eq!(monitor.cont().unwrap_err().message, expected);
    assert_eq!(monitor.closed().unwrap().message, expected);
    assert!(matches!(notices.recv().unwrap(), Notice::Closed(error) if error.message == expected));
    assert!(notices.recv().is_err());
}

#[test]
fn garbage_ends_the_connection() {
    let (monitor, _notices) = open(|_| "no json\r\n".to_owned());
    let error = monitor.cont().unwrap_err().message;
    assert!(
        error.starts_with("internal error: cannot parse json no json"),
        "{error}"
    );
    let (monitor, _notices) = open(|_| "{\"x\": 1}\r\n".to_owned());
    let error = monitor.cont().unwrap_err().message;
    assert_eq!(error, "internal error: Unknown JSON reply '{\"x\":1}'");
}

#[test]
fn giant_message_ends_the_connection() {
    let (mut monitor, _notices) = open(|_| "x".repeat(framing::MESSAGE_LIMIT + 1));
    monitor.patience = Patience::default();
    let error = monitor.cont().unwrap_err().message;
    assert!(error.contains("No complete monitor response"), "{error}");
}

#[test]
fn silence_times_out_and_a_late_reply_is_dropped() {
    let (monitor, _notices) = open(|command| match command["execute"].as_str() {
        Some("slow") => String::new(),
        _ => format!(
            "{{\"return\": \"late\", \"id\": \"libvirt-2\"}}\r\n{}",
            returns(command, json!("right"))
        ),
    });
    let error = monitor.execute("slow", Value::Null).unwrap_err().message;
    assert!(
        error.ends_with("QEMU of domain 'vm1' did not reply to 'slow' within 0.3 s"),
        "{error}"
    );
    assert_eq!(
        monitor.execute("next", Value::Null).unwrap(),
        json!("right")
    );
}

#[test]
fn broken_openings() {
    let closed = "internal error: QEMU unexpectedly closed the monitor (vm='vm1')";
    assert_eq!(open_error(b"", false), closed);
    assert_eq!(open_error(b"{\"QMP\": ", false), closed);
    assert!(open_error(b"", true).ends_with("sent no greeting within 0.3 s"));
    assert!(open_error(b"{\"QMP\": {}}\n", true).contains("did not reply to 'qmp_capabilities'"));
    assert!(open_error(b"SSH-2.0-x\n", true).contains("cannot parse json SSH-2.0-x"));
}
