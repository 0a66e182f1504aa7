//! Interfaces with taps, in a network of the test's own.
use crate::support::{QEMU, Root, has_qemu};
use abi::*;
use std::process::Command;

/// Tells the child that it has a network of its own.
const ALONE: &str = "DRIVER_QEMU_TEST_ALONE";

/// Runs a test of this program as a child in a network namespace of its own.
#[test]
fn taps_come_and_go() {
    if !has_qemu() {
        return;
    }
    let alone = |program: &str| {
        let mut command = Command::new("unshare");
        command.args(["--net", "--", program]);
        command
    };
    if !alone("true").status().is_ok_and(|status| status.success()) {
        println!("skipped: no rights to make a network namespace");
        return;
    }
    let exe = std::env::current_exe().unwrap();
    let done = alone(exe.to_str().unwrap())
        .args(["--exact", "taps::child", "--ignored", "--nocapture"])
        .env(ALONE, "1")
        .status()
        .unwrap();
    assert!(done.success());
}

fn ip(arguments: &str) -> String {
    let done = Command::new("ip")
        .args(arguments.split(' '))
        .output()
        .unwrap();
    String::from_utf8(done.stdout).unwrap()
}

/// Not a test of its own: what happens in the child.
#[test]
#[ignore = "runs as a child of the one above"]
fn child() {
    if std::env::var_os(ALONE).is_none() {
        return;
    }
    ip("link add br-test type bridge");
    ip("link set br-test up");
    ip("tuntap add dev given mode tap");
    let root = Root::new("taps");
    let conn = root.open().unwrap();
    let script = script(&root);
    let net = |kind: &str, body: &str| {
        format!("<interface type='{kind}'><model type='virtio'/>{body}</interface>")
    };
    let bridge = net(
        "bridge",
        "<mac address='52:54:00:aa:bb:01'/><source bridge='br-test'/><link state='down'/>",
    );
    let nets = [
        bridge.clone(),
        net(
            "ethernet",
            &format!("<script path='{script}'/><downscript path='{script}'/>"),
        ),
        net("ethernet", "<target dev='given' managed='no'/>"),
    ];
    let domain = conn
        .domain_define_xml(&guest(&root, "vm", &nets.concat()))
        .unwrap();
    domain.create().unwrap();
    let live = domain.get_xml_desc(0).unwrap();
    assert!(live.contains("<target dev='vnet0'/>") && live.contains("<target dev='vnet1'/>"));
    assert!(
        !domain
            .get_xml_desc(VIR_DOMAIN_XML_INACTIVE)
            .unwrap()
            .contains("vnet")
    );
    let port = ip("link show vnet0");
    assert!(
        port.contains("master br-test") && port.contains("fe:54:00:aa:bb:01"),
        "{port}"
    );
    domain.interface_stats("52:54:00:aa:bb:01").unwrap();
    assert_eq!(
        domain.interface_stats("vnet9").err().unwrap().message,
        "invalid argument: 'vnet9' is not a known interface"
    );
    domain.destroy().unwrap();
    let left = ip("-brief link show type tun");
    assert!(
        left.starts_with("given") && left.lines().count() == 1,
        "{left}"
    );
    assert_eq!(calls(&root), "vnet1\nvnet1\n");

    // A start that fails takes down what it has made.
    let nets = nets[1].clone() + &net("bridge", "<source bridge='no-such'/>");
    let error = conn
        .domain_create_xml(&guest(&root, "fails", &nets), 0)
        .err()
        .unwrap();
    assert_eq!(
        error.message,
        "Cannot get interface MTU on 'no-such': No such device"
    );
    assert_eq!(ip("-brief link show type tun"), left);
    assert!(calls(&root).ends_with("vnet2\nvnet2\n"));
    assert!(root.is_clean("vm") && root.is_clean("fails"));
}

fn guest(root: &Root, name: &str, nets: &str) -> String {
    let guest = root.guest_of(name, "", QEMU);
    guest.replace("</devices>", &format!("{nets}</devices>"))
}

/// A script that notes what it is called with.
fn script(root: &Root) -> String {
    let notes = root.file("calls");
    root.program("script", &format!("echo \"$*\" >> {}", notes.display()))
}

fn calls(root: &Root) -> String {
    std::fs::read_to_string(root.file("calls")).unwrap()
}
