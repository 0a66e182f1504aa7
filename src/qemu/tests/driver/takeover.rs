//! Guests outlive the process that started them.
use crate::support::{Root, clock_line, has_qemu, state};
use abi::*;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Tells the child which root is its.
const ROOT: &str = "DRIVER_QEMU_TEST_ROOT";

/// Not a test of its own: what the process does that is killed.
#[test]
#[ignore = "runs as a child of the next one"]
fn child() {
    let Some(root) = std::env::var_os(ROOT) else {
        return;
    };
    let root = std::mem::ManuallyDrop::new(Root(root.into()));
    let conn = root.open().unwrap();
    let clock = "<clock offset='variable' adjustment='3600' basis='utc'/>";
    conn.domain_define_xml(&root.guest("stays", clock))
        .unwrap()
        .create()
        .unwrap();
    conn.domain_create_xml(&root.guest("passes", ""), 0)
        .unwrap();
    conn.domain_create_xml(&root.guest("dies", ""), 0).unwrap();
    conn.domain_create_xml(&root.guest("mine", ""), VIR_DOMAIN_START_AUTODESTROY)
        .unwrap();
    println!("\nready");
    std::thread::sleep(std::time::Duration::from_secs(60));
}

#[test]
fn a_killed_process_is_followed_by_another() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("takeover");
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "takeover::child", "--ignored", "--nocapture"])
        .env(ROOT, &root.0)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.map(Result::unwrap).any(|line| line == "ready"));
    let error = root.open().err().unwrap();
    assert!(
        error.message.starts_with("Failed to acquire pid file"),
        "{error}"
    );
    child.kill().unwrap();
    child.wait().unwrap();
    let pid = std::fs::read_to_string(root.file("run/qemu/dies.pid")).unwrap();
    assert!(
        Command::new("kill")
            .args(["-9", pid.trim()])
            .status()
            .unwrap()
            .success()
    );

    let conn = root.open().unwrap();
    let stays = conn.domain_lookup_by_name("stays").unwrap();
    assert_eq!(
        state(&stays),
        (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_BOOTED)
    );
    let line = clock_line(&stays.get_xml_desc(0).unwrap()).to_owned();
    assert!(
        line.contains("basis='utc'") && !line.contains("adjustment='0'"),
        "{line}"
    );
    let passes = conn.domain_lookup_by_name("passes").unwrap();
    assert!(passes.is_active().unwrap() && !passes.is_persistent().unwrap());
    for gone in ["dies", "mine"] {
        assert!(conn.domain_lookup_by_name(gone).is_err(), "{gone}");
        assert!(root.is_clean(gone), "{gone}");
    }
    // A process that ends in peace leaves its guests, too.
    drop((conn, stays, passes));
    let conn = root.open().unwrap();
    assert_eq!(conn.num_of_domains().unwrap(), 2);
    for domain in conn
        .list_all_domains(VIR_CONNECT_LIST_DOMAINS_ACTIVE)
        .unwrap()
    {
        domain.destroy().unwrap();
    }
    assert!(root.is_clean("stays") && root.is_clean("passes"));
}
