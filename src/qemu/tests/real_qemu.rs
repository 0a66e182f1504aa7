//! The ground floor of the driver against real QEMUs, the ones this machine has, and hostile ones.
#![allow(clippy::unwrap_used)]

use driver_qemu::log_file::LogFile;
use driver_qemu::monitor::{Notice, Patience};
use driver_qemu::process::{self, MonitorSocket, Process, Started};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use util::Result;
use util::command::Command;

/// A folder of one test, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let name = format!("driver-qemu-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name();
        entries
            .map(|entry| name(entry).into_string().unwrap())
            .collect()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The QEMUs to test with: the system's, and those `LIBVIRT_TEST_QEMU` names (separated by
/// colons).
fn qemus() -> Vec<PathBuf> {
    let system = "/usr/bin/qemu-system-x86_64".to_owned();
    let more = std::env::var("LIBVIRT_TEST_QEMU").unwrap_or_default();
    let names = std::iter::once(system).chain(more.split(':').map(str::to_owned));
    let found: Vec<PathBuf> = names
        .map(PathBuf::from)
        .filter(|path| path.is_file())
        .collect();
    if found.is_empty() {
        println!("skipped: no qemu-system-x86_64 on this machine");
    }
    found
}

fn start(folder: &Scratch, program: &Path, args: &[&str], patience: Patience) -> Result<Started> {
    let socket = MonitorSocket::create(&folder.file("monitor.sock"))?;
    let log = LogFile::open(&folder.file("vm.log"), true)?;
    let mut command = Command::new(program);
    command.env_pass_common().args(args.iter().copied());
    command.output(log.for_child()?);
    let number = socket.pass_to(&mut command)?;
    command.arg("-chardev");
    command.arg(format!(
        "socket,id=charmonitor,fd={number},server=on,wait=off"
    ));
    command.args(["-mon", "chardev=charmonitor,id=monitor,mode=control"]);
    process::start(
        command,
        &folder.file("vm.pid"),
        socket,
        "vm",
        patience,
        &log,
    )
}

const MACHINE: [&str; 8] = [
    "-S",
    "-machine",
    "pc",
    "-accel",
    "tcg",
    "-nodefaults",
    "-display",
    "none",
];

#[test]
fn start_ask_and_stop() {
    for qemu in qemus() {
        let folder = Scratch::new("start");
        let begun = Instant::now();
        let started = start(&folder, &qemu, &MACHINE, Patience::default()).unwrap();
        println!(
            "{}: monitor ready after {:?}",
            qemu.display(),
            begun.elapsed()
        );
        let monitor = &started.monitor;
        assert_eq!(monitor.query_status().unwrap().status, "prelaunch");
        monitor.cont().unwrap();
        assert!(monitor.query_status().unwrap().running);
        let Notice::Event(event) = started.notices.recv().unwrap() else {
            panic!("no event")
        };
        assert_eq!(event.name, "RESUME");
        assert_eq!(monitor.query_cpus().unwrap().len(), 1);
        assert!(monitor.query_version().unwrap().number() >= 7_002_000);
        assert!(driver_qemu::rtc::reconnected(&monitor.rtc_time().unwrap(), 0).unwrap() > 0);
        assert!(monitor.human("info name").is_ok());
        assert!(
            monitor
                .device_del("nothing")
                .unwrap_err()
                .message
                .contains("'device_del'")
        );
        let null = std::fs::File::open("/dev/null").unwrap();
        monitor
            .send_fd("x", std::os::fd::AsFd::as_fd(&null))
            .unwrap();
        monitor.close_fd("x").unwrap();
        assert!(monitor.close_fd("x").is_err());

        let found = Process::adopt(&folder.file("vm.pid")).unwrap().unwrap();
        assert_eq!(found.pid(), started.process.pid());
        let begun = Instant::now();
        started.process.stop(Duration::from_secs(10)).unwrap();
        println!("{}: gone after {:?}", qemu.display(), begun.elapsed());
        assert!(!found.is_alive());
        assert!(Process::adopt(&folder.file("vm.pid")).unwrap().is_none());
        let last = started.notices.iter().last();
        assert!(matches!(last, Some(Notice::Closed(_))), "{last:?}");
    }
}

#[test]
fn monitor_can_be_taken_over() {
    for qemu in qemus() {
        let folder = Scratch::new("again");
        let Started {
            process, monitor, ..
        } = start(&folder, &qemu, &MACHINE, Patience::default()).unwrap();
        drop(monitor);
        let (monitor, _notices) =
            process::reconnect(&folder.file("monitor.sock"), "vm", Patience::default()).unwrap();
        monitor.quit().unwrap();
        assert!(process.wait_gone(Duration::from_secs(10)));
    }
}

#[test]
fn failure_quotes_qemu_and_leaves_nothing() {
    for qemu in qemus() {
        let folder = Scratch::new("bad");
        let error = start(&folder, &qemu, &["-bogus"], Patience::default()).unwrap_err();
        assert!(
            error
                .message
                .starts_with("internal error: QEMU unexpectedly closed the monitor (vm='vm'): ")
                && error.message.ends_with("-bogus: invalid option"),
            "{error}"
        );
        assert_eq!(folder.names(), ["vm.log"]);
    }
}

#[test]
fn hostile_programs_leave_nothing() {
    let quick = Patience {
        greeting: Duration::from_millis(300),
        reply: Duration::from_millis(300),
    };
    let shell = Path::new("/bin/sh");
    for (script, expected) in [
        (
            "echo dying >&2; exit 1",
            "closed the monitor (vm='vm'): dying",
        ),
        (
            "echo hanging; trap '' TERM; while :; do sleep 1; done",
            "within 0.3 s: hanging",
        ),
        ("exec sleep 60", "sent no greeting within 0.3 s"),
    ] {
        let folder = Scratch::new("hostile");
        let error = start(&folder, shell, &["-c", script, "qemu"], quick).unwrap_err();
        assert!(error.message.contains(expected), "{error}");
        assert_eq!(folder.names(), ["vm.log"]);
    }
    let folder = Scratch::new("missing");
    let error = start(&folder, Path::new("/no/qemu"), &[], quick).unwrap_err();
    assert_eq!(
        error.message,
        "cannot execute binary /no/qemu: No such file or directory"
    );
    assert_eq!(folder.names(), ["vm.log"]);
}
