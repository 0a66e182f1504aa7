//! Events that a guest brings about: what its state is then, and what is told.
use crate::support::{QEMU, Root, has_qemu, listen, next_lifecycle, state, until};
use abi::*;
use api::Conn;

/// Code that writes to I/O ports and rests.
fn outputs(writes: &[(u16, u16)]) -> Vec<u8> {
    let mut code = vec![0xFA]; // cli
    for (port, value) in writes {
        code.push(0xBA); // dx = port
        code.extend(port.to_le_bytes());
        code.push(0xB8); // ax = value
        code.extend(value.to_le_bytes());
        code.push(if *value > 0xFF { 0xEF } else { 0xEE }); // out dx, ax or al
    }
    code.extend([0xF4, 0xEB, 0xFD]); // hlt, for ever
    code
}

fn start(root: &Root, conn: &Conn, code: &[u8], devices: &str, rest: &str) -> api::Domain {
    root.write_guest(code);
    let xml = root
        .guest_of("vm", "", QEMU)
        .replace("<shareable/>", "")
        .replace(
            "<devices>",
            &format!("<features><acpi/></features>{rest}<devices>"),
        )
        .replace("</devices>", &format!("{devices}</devices>"));
    let domain = conn.domain_define_xml(&xml).unwrap();
    domain.create().unwrap();
    domain
}

#[test]
fn a_watchdog_pauses_its_guest() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("watchdog");
    let conn = root.open().unwrap();
    let device = "<watchdog model='ib700' action='pause'/>";
    let domain = start(&root, &conn, &outputs(&[(0x443, 0x0F)]), device, "");
    until(|| state(&domain) == (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_WATCHDOG));
    domain.resume().unwrap();
    domain.destroy().unwrap();
    assert!(root.is_clean("vm"));
}

#[test]
fn a_sleeping_guest_is_woken() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("sleeps");
    let conn = root.open().unwrap();
    let domain = start(&root, &conn, &outputs(&[(0x604, 0x2400)]), "", "");
    until(|| state(&domain).0 == VIR_DOMAIN_PMSUSPENDED);
    let error = domain.suspend().unwrap_err();
    assert_eq!(
        error.message,
        "Requested operation is not valid: domain is pmsuspended"
    );
    let events = listen(&conn);
    domain.pm_wakeup(0).unwrap();
    assert_eq!(
        next_lifecycle(&events),
        (VIR_DOMAIN_EVENT_STARTED, VIR_DOMAIN_EVENT_STARTED_WAKEUP)
    );
    domain.destroy().unwrap();
    assert!(root.is_clean("vm"));
}

#[test]
fn a_panic_ends_or_restarts_its_guest() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("panics");
    let conn = root.open().unwrap();
    let panic = outputs(&[(0x505, 1)]);
    let device = "<panic model='isa'/>";
    let events = listen(&conn);
    let domain = start(&root, &conn, &panic, device, "<on_crash>destroy</on_crash>");
    until(|| !domain.is_active().unwrap());
    assert_eq!(
        state(&domain),
        (VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_CRASHED)
    );
    let stopped = (VIR_DOMAIN_EVENT_STOPPED, VIR_DOMAIN_EVENT_STOPPED_CRASHED);
    until(|| next_lifecycle(&events) == stopped);
    assert!(root.is_clean("vm"));
    domain.undefine().unwrap();

    let domain = start(
        &root,
        &conn,
        &panic,
        device,
        "<on_crash>preserve</on_crash>",
    );
    until(|| state(&domain) == (VIR_DOMAIN_CRASHED, VIR_DOMAIN_CRASHED_PANICKED));
    domain.destroy().unwrap();
}
