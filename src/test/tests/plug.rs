//! Devices come to guests of an extended test host, change and go, live and stored.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use abi::*;
use api::{Conn, Domain, DomainEvent, EventKind};
use common::{Listener, code, open};
use util::error::ErrorNumber as E;

const LIVE: u32 = VIR_DOMAIN_AFFECT_LIVE;
const CONFIG: u32 = VIR_DOMAIN_AFFECT_CONFIG;

/// A guest with a drive for media, running.
fn guest(conn: &Conn) -> Domain {
    let xml = "<domain type='test'><name>plugged</name><memory>1024</memory><os><type>hvm</type></os><devices>\
               <disk type='file' device='cdrom'><source file='/one'/><target dev='hda' bus='ide'/></disk>\
               </devices></domain>";
    let guest = conn.domain_define_xml(xml).unwrap();
    guest.create().unwrap();
    guest
}

fn disk(name: &str) -> String {
    format!("<disk type='file'><source file='/{name}'/><target dev='{name}' bus='virtio'/></disk>")
}

fn listen(guest: &Domain) -> Listener {
    let ids = [
        VIR_DOMAIN_EVENT_ID_DEVICE_ADDED,
        VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED,
        VIR_DOMAIN_EVENT_ID_TRAY_CHANGE,
        VIR_DOMAIN_EVENT_ID_LIFECYCLE,
    ];
    Listener::new(guest, &ids, |kind| match kind {
        EventKind::Domain(DomainEvent::DeviceAdded { dev_alias }) => format!("+{dev_alias}"),
        EventKind::Domain(DomainEvent::DeviceRemoved { dev_alias }) => format!("-{dev_alias}"),
        EventKind::Domain(DomainEvent::TrayChange { dev_alias, reason }) => {
            format!("{dev_alias} {reason}")
        }
        EventKind::Domain(DomainEvent::Lifecycle { event, detail }) => format!("{event}/{detail}"),
        other => format!("{other:?}"),
    })
}

/// Whether the running guest, and the stored one, have something.
fn has(guest: &Domain, what: &str) -> (bool, bool) {
    let says = |flags| guest.get_xml_desc(flags).unwrap().contains(what);
    (says(0), says(VIR_DOMAIN_XML_INACTIVE))
}

#[test]
fn devices_come_and_go_live_and_stored() {
    let conn = open("?extended=1&clock=virtual&seed=401");
    let guest = guest(&conn);
    let ear = listen(&guest);
    guest.attach_device(&disk("vda")).unwrap();
    assert_eq!(has(&guest, "'/vda'"), (true, false));
    guest.attach_device_flags(&disk("vdb"), CONFIG).unwrap();
    assert_eq!(has(&guest, "'/vdb'"), (false, true));
    let card = "<interface type='user'/>";
    guest.attach_device_flags(card, LIVE | CONFIG).unwrap();
    assert_eq!(has(&guest, "<interface type='user'>"), (true, true));
    let rng = "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>";
    guest.attach_device_flags(rng, LIVE).unwrap();
    assert_eq!(
        ear.heard(5),
        ["+virtio-disk0", "0/1", "+net0", "0/1", "+rng0"]
    );
    guest.detach_device(&disk("vda")).unwrap();
    guest.detach_device_flags(&disk("vdb"), CONFIG).unwrap();
    guest.detach_device_alias("net0", LIVE).unwrap();
    guest.detach_device_flags(rng, LIVE).unwrap();
    assert_eq!(
        ear.heard(9)[5..],
        ["-virtio-disk0", "0/1", "-net0", "-rng0"]
    );
    assert_eq!(has(&guest, "<interface type='user'>"), (false, true));
    assert_eq!(has(&guest, "vda"), (false, false));
}

#[test]
fn a_drive_gets_another_medium() {
    let conn = open("?extended=1&clock=virtual&seed=402");
    let guest = guest(&conn);
    let ear = listen(&guest);
    let medium = |path| {
        format!(
            "<disk type='file' device='cdrom'><source file='{path}'/><target dev='hda' bus='ide'/></disk>"
        )
    };
    guest
        .update_device_flags(&medium("/two"), LIVE | CONFIG)
        .unwrap();
    assert_eq!(has(&guest, "'/two'"), (true, true));
    assert_eq!(ear.heard(3), ["ide0-0-0 0", "ide0-0-0 1", "0/1"]);
    guest.attach_device(&medium("/three")).unwrap();
    assert_eq!(has(&guest, "'/three'"), (true, false));
    assert_eq!(has(&guest, "<alias name='ide0-0-0'/>"), (true, false));
    let missing = medium("/x").replace("hda", "hdb");
    assert_eq!(
        code(guest.update_device_flags(&missing, LIVE)),
        E::VIR_ERR_DEVICE_MISSING
    );
}

#[test]
fn what_cannot_come_or_go_is_refused_and_nothing_has_changed() {
    let conn = open("?extended=1&clock=virtual&seed=403");
    let guest = guest(&conn);
    let before = guest.get_xml_desc(0).unwrap();
    let attach = |xml: &str, flags| code(guest.attach_device_flags(xml, flags));
    assert_eq!(
        attach("<sound model='ich6'/>", LIVE),
        E::VIR_ERR_OPERATION_UNSUPPORTED
    );
    let ide = disk("hdb").replace("virtio", "ide");
    assert_eq!(
        attach(&ide, LIVE | CONFIG),
        E::VIR_ERR_OPERATION_UNSUPPORTED
    );
    assert_eq!(
        attach("<controller type='usb'/>", LIVE),
        E::VIR_ERR_OPERATION_UNSUPPORTED
    );
    let detach = |xml: &str| code(guest.detach_device(xml));
    assert_eq!(detach(&disk("vda")), E::VIR_ERR_DEVICE_MISSING);
    let cdrom = "<disk type='file' device='cdrom'><target dev='hda'/></disk>";
    assert_eq!(detach(cdrom), E::VIR_ERR_OPERATION_UNSUPPORTED);
    assert_eq!(
        code(guest.detach_device_alias("x", LIVE)),
        E::VIR_ERR_INTERNAL_ERROR
    );
    assert_eq!(guest.get_xml_desc(0).unwrap(), before);
    guest.attach_device(&disk("vda")).unwrap();
    assert_eq!(attach(&disk("vda"), LIVE), E::VIR_ERR_OPERATION_INVALID);
    guest.block_pull("vda", 0, 0).unwrap();
    assert_eq!(detach(&disk("vda")), E::VIR_ERR_OPERATION_UNSUPPORTED);
    guest.destroy().unwrap();
    assert_eq!(
        code(guest.attach_device(&disk("vdb"))),
        E::VIR_ERR_OPERATION_INVALID
    );
    guest.attach_device_flags(&disk("vdb"), 0).unwrap();
    assert!(has(&guest, "'/vdb'").1);
}
