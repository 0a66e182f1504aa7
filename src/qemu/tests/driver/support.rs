//! A root of one test, its guests, and the events of a connection.
use api::{Conn, Domain, DomainEvent, EventKind, Registry};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, Once};
use std::time::{Duration, Instant};
use util::Result;
use util::event_loop;

/// The QEMU of the tests.
pub(crate) const QEMU: &str = "/usr/bin/qemu-system-x86_64";

static DRIVERS: Registry = Registry::new(&[&driver_qemu::DRIVER]);

/// Whether there is a QEMU to test with; says so if not.
pub(crate) fn has_qemu() -> bool {
    let found = Path::new(QEMU).is_file();
    if !found {
        println!("skipped: no {QEMU} on this machine");
    }
    found
}

/// A root, removed at its end.
pub(crate) struct Root(pub(crate) PathBuf);

impl Root {
    pub(crate) fn new(name: &str) -> Self {
        let name = format!("driver-qemu-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        let root = Self(path);
        root.write_guest(&clock_mover());
        root
    }

    /// Gives the guests a boot sector with this code.
    pub(crate) fn write_guest(&self, code: &[u8]) {
        let mut image = code.to_vec();
        image.resize(510, 0);
        image.extend([0x55, 0xAA]);
        image.resize(64 << 10, 0);
        std::fs::write(self.file("guest.img"), image).unwrap();
    }

    pub(crate) fn open(&self) -> Result<Conn> {
        run_event_loop();
        open(&format!("qemu:///embed?root={}", self.0.display()))
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes a shell script and returns its path.
    pub(crate) fn program(&self, name: &str, script: &str) -> String {
        let path = self.file(name);
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// A document of a small guest with this clock.
    pub(crate) fn guest(&self, name: &str, clock: &str) -> String {
        self.guest_of(name, clock, QEMU)
    }

    pub(crate) fn guest_of(&self, name: &str, clock: &str, emulator: &str) -> String {
        let image = self.file("guest.img");
        format!(
            "<domain type='qemu'><name>{name}</name><memory unit='MiB'>16</memory><vcpu>1</vcpu>\
             <os><type arch='x86_64' machine='pc'>hvm</type></os>{clock}<devices>\
             <emulator>{emulator}</emulator>\
             <disk type='file' device='disk'><driver name='qemu' type='raw'/>\
             <source file='{}'/><target dev='hda' bus='ide'/><shareable/></disk>\
             <controller type='usb' model='none'/><memballoon model='none'/>\
             </devices></domain>",
            image.display()
        )
    }

    /// Whether nothing of a running guest is left.
    pub(crate) fn is_clean(&self, name: &str) -> bool {
        let gone = |path: &str| !self.file(path).exists();
        let folders = std::fs::read_dir(self.file("lib/qemu")).unwrap();
        gone(&format!("run/qemu/{name}.xml"))
            && gone(&format!("run/qemu/{name}.pid"))
            && folders
                .flatten()
                .all(|e| !e.file_name().to_string_lossy().ends_with(name))
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn open(uri: &str) -> Result<Conn> {
    // As the library does for its drivers.
    conf::services::register_cpu(&cpu::CPUS);
    DRIVERS.open(Some(uri), 0, None)
}

/// Code that moves the RTC by a minute, back or forth, and then rests.
fn clock_mover() -> Vec<u8> {
    let change = |register: u8, operation: [u8; 2]| {
        let mut code = vec![0xB0, register, 0xE6, 0x70, 0xE4, 0x71]; // al = CMOS[register]
        code.extend(operation);
        code.extend([0x50, 0xB0, register, 0xE6, 0x70, 0x58, 0xE6, 0x71]); // CMOS[register] = al
        code
    };
    let mut code = vec![0xFA]; // cli
    code.extend(change(0x0B, [0x0C, 0x80])); // stop the update
    code.extend(change(0x02, [0x34, 0x01])); // the minutes' last bit
    code.extend(change(0x0B, [0x24, 0x7F])); // go on
    code.extend([0xF4, 0xEB, 0xFD]); // hlt, for ever
    code
}

/// The event loop that delivers events, in a thread of the tests' own.
fn run_event_loop() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        assert!(event_loop::register_default());
        std::thread::spawn(|| {
            loop {
                event_loop::run_default().unwrap();
            }
        });
    });
}

/// The lifecycle and clock events of a connection from now on.
pub(crate) fn listen(conn: &Conn) -> Receiver<DomainEvent> {
    run_event_loop();
    let (sender, receiver) = channel();
    for id in [
        abi::VIR_DOMAIN_EVENT_ID_LIFECYCLE,
        abi::VIR_DOMAIN_EVENT_ID_RTC_CHANGE,
    ] {
        let sender = Mutex::new(sender.clone());
        let callback = move |_: &Conn, event: &api::Event| {
            if let EventKind::Domain(event) = &event.kind {
                let _ = sender.lock().unwrap().send(event.clone());
            }
        };
        conn.domain_event_register_any(None, id, Box::new(callback))
            .unwrap();
    }
    receiver
}

/// The next event.
pub(crate) fn next(events: &Receiver<DomainEvent>) -> DomainEvent {
    events.recv_timeout(Duration::from_secs(20)).unwrap()
}

/// The next event, which must be one of the lifecycle.
pub(crate) fn next_lifecycle(events: &Receiver<DomainEvent>) -> (i32, i32) {
    match next(events) {
        DomainEvent::Lifecycle { event, detail } => (event, detail),
        other => panic!("{other:?}"),
    }
}

/// The clock's line of a document.
pub(crate) fn clock_line(xml: &str) -> &str {
    xml.lines()
        .map(str::trim)
        .find(|line| line.starts_with("<clock"))
        .unwrap()
}

/// How long something takes, with its result.
pub(crate) fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let result = work();
    println!("{what}: {:?}", begun.elapsed());
    result
}

/// Waits until something is so.
pub(crate) fn until(what: impl Fn() -> bool) {
    let begun = Instant::now();
    while !what() {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "it never came to be"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// State and reason of a domain.
pub(crate) fn state(domain: &Domain) -> (i32, i32) {
    domain.get_state(0).unwrap()
}
