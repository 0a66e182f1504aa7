//! Reading QEMU's answers, on small ones of our own.
use super::facts::{names, options, read, schema};
use super::*;
use serde_json::json;
use std::path::Path;
use std::time::Instant;

#[test]
fn schema_is_reduced_to_commands_and_events() {
    let reply = json!([
        {"name": "screendump", "meta-type": "command", "arg-type": "7", "ret-type": "0"},
        {"name": "stop", "meta-type": "command", "ret-type": "0"},
        {"name": "STOP", "meta-type": "event"},
        {"name": "7", "meta-type": "object", "members": [{"name": "filename"}, {"name": "device"}]},
    ]);
    let (commands, events) = schema(&reply);
    assert_eq!(
        commands,
        json!({"screendump": ["filename", "device"], "stop": []})
    );
    assert_eq!(events, json!(["STOP"]));
    let (commands, events) = schema(&json!("lies"));
    assert_eq!((commands, events), (json!({}), json!([])));
}

#[test]
fn facts_are_read_tolerantly() {
    assert_eq!(names(&json!([{"name": "a"}, {"x": 1}, 5])), json!(["a"]));
    let reply = json!([{"option": "machine", "parameters": [{"name": "hpet"}]}]);
    let facts = json!({
        "version": {"qemu": {"major": 10, "minor": 0, "micro": 2}, "package": " (Debian)"},
        "arch": "x86_64",
        "types": ["VGA", 7],
        "properties": {"kvm-pit": ["lost_tick_policy"]},
        "options": options(&reply),
        "tcg": {
            "machines": [
                {"name": "none"},
                {"name": "q35-1", "alias": "q35", "cpu-max": 288},
                {"name": "pc-1", "alias": "pc", "cpu-max": 255, "is-default": true},
            ],
            "cpus": [{"name": "qemu64", "typename": "t", "unavailable-features": ["x"]}],
            "host": {"model": {"name": "base", "props": {"aes": true}}},
        },
    });
    let caps = read(Path::new("/q"), &facts).unwrap();
    assert_eq!(caps.version.number(), 10_000_002);
    assert!(caps.has_type("VGA") && !caps.has_type("qxl"));
    assert!(caps.has_property("kvm-pit", "lost_tick_policy"));
    assert!(caps.has_option("machine", "hpet") && !caps.has_option("machine", "x"));
    assert!(caps.accelerated(Accelerator::Kvm).is_none());
    let tcg = caps.accelerated(Accelerator::Tcg).unwrap();
    assert_eq!(tcg.default_machine().unwrap().name, "pc-1");
    assert_eq!(tcg.machine("q35").unwrap().max_cpus, 288);
    assert_eq!(tcg.machines.len(), 2);
    assert_eq!(
        tcg.cpu("qemu64").unwrap().blockers,
        Some(vec!["x".to_owned()])
    );
    assert_eq!(tcg.host.as_ref().unwrap().properties["aes"], true);
    assert!(read(Path::new("/q"), &json!({})).is_none());
}

/// A folder removed at the end of a test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let name = format!("driver-qemu-caps-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn cache(&self) -> Cache {
        let folder = self.0.clone();
        let identity = None;
        Cache::new(self.0.clone(), Surroundings { folder, identity })
    }

    fn files(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn real_binaries_are_probed_once() {
    let more = std::env::var("LIBVIRT_TEST_QEMU").unwrap_or_default();
    let names = std::iter::once("/usr/bin/qemu-system-x86_64").chain(more.split(':'));
    for binary in names.map(Path::new).filter(|binary| binary.is_file()) {
        let scratch = Scratch::new("real");
        let begun = Instant::now();
        let caps = scratch.cache().lookup(binary).unwrap();
        println!("{}: probed in {:?}", binary.display(), begun.elapsed());
        assert_eq!(caps.arch, "x86_64");
        assert!(caps.version.number() >= 7_002_000);
        assert!(caps.has_type("ide-hd") && caps.has_command("query-status"));
        assert!(caps.has_argument("screendump", "filename") && caps.has_event("RTC_CHANGE"));
        assert!(caps.has_property("kvm-pit", "lost_tick_policy"));
        assert!(
            caps.has_property("generic-pc-machine", "hpet") || caps.has_option("machine", "hpet")
        );
        assert!(caps.has_migration_capability("events"));
        assert!(caps.tcg.machine("pc").is_some() && caps.tcg.default_machine().is_some());
        assert!(caps.tcg.cpu("qemu64").is_some() && caps.tcg.host.is_some());
        // Nothing is left but the cache's file.
        assert_eq!(scratch.files().len(), 1);

        let begun = Instant::now();
        let again = scratch.cache().lookup(binary).unwrap();
        println!("{}: from disk in {:?}", binary.display(), begun.elapsed());
        assert_eq!(again, caps);
        std::fs::write(&scratch.files()[0], "{\"key\":").unwrap();
        let cache = scratch.cache();
        assert_eq!(cache.lookup(binary).unwrap(), caps);
        let begun = Instant::now();
        cache.lookup(binary).unwrap();
        println!("{}: from memory in {:?}", binary.display(), begun.elapsed());
    }
}

#[test]
fn broken_binaries_leave_nothing() {
    let scratch = Scratch::new("broken");
    let error = |binary: &str| {
        scratch
            .cache()
            .lookup(Path::new(binary))
            .unwrap_err()
            .message
    };
    assert_eq!(
        error("/no/qemu"),
        "Cannot check QEMU binary /no/qemu: No such file or directory"
    );
    assert!(
        error("/etc/passwd")
            .ends_with("QEMU binary /etc/passwd is not executable: Permission denied")
    );
    assert!(error("/bin/false").contains("Failed to start QEMU binary /bin/false for probing"));
    // It ends well, but no monitor comes up.
    assert!(error("/bin/true").starts_with("Failed to read pidfile "));
    assert!(scratch.files().is_empty());
}
