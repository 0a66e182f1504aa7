//! Guests from their start to their end, with their clocks and their saves.
use crate::support::{Root, clock_line, has_qemu, listen, next, next_lifecycle, state, timed};
use abi::*;
use api::DomainEvent;

/// Seconds begin and end at different moments in the guest and outside.
fn is_near(value: i64, wanted: i64) -> bool {
    (value - wanted).abs() <= 2
}

#[test]
fn a_guest_sets_its_clock() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("clock");
    let conn = root.open().unwrap();
    let events = listen(&conn);
    let clock = "<clock offset='variable' adjustment='7200' basis='utc'/>";
    let domain = conn.domain_define_xml(&root.guest("vm", clock)).unwrap();
    assert_eq!(
        next_lifecycle(&events),
        (VIR_DOMAIN_EVENT_DEFINED, VIR_DOMAIN_EVENT_DEFINED_ADDED)
    );
    timed("start", || domain.create().unwrap());
    assert_eq!(
        state(&domain),
        (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_BOOTED)
    );
    assert_eq!(
        next_lifecycle(&events),
        (VIR_DOMAIN_EVENT_RESUMED, VIR_DOMAIN_EVENT_RESUMED_UNPAUSED)
    );
    assert_eq!(
        next_lifecycle(&events),
        (VIR_DOMAIN_EVENT_STARTED, VIR_DOMAIN_EVENT_STARTED_BOOTED)
    );
    let DomainEvent::RtcChange { utcoffset } = next(&events) else {
        panic!("no clock event")
    };
    assert!(
        is_near(utcoffset, 7260) || is_near(utcoffset, 7140),
        "{utcoffset}"
    );

    let live = domain.get_xml_desc(0).unwrap();
    let line = format!("<clock offset='variable' adjustment='{utcoffset}' basis='utc'/>");
    assert_eq!(clock_line(&live), line);
    let status = std::fs::read_to_string(root.file("run/qemu/vm.xml")).unwrap();
    assert_eq!(
        clock_line(&status),
        line.replace("/>", " adjustment0='7200'/>")
    );
    assert_eq!(
        clock_line(&domain.get_xml_desc(VIR_DOMAIN_XML_INACTIVE).unwrap()),
        clock
    );

    timed("destroy", || domain.destroy().unwrap());
    assert_eq!(
        next_lifecycle(&events),
        (VIR_DOMAIN_EVENT_SHUTDOWN, VIR_DOMAIN_EVENT_SHUTDOWN_HOST)
    );
    assert_eq!(
        next_lifecycle(&events),
        (VIR_DOMAIN_EVENT_STOPPED, VIR_DOMAIN_EVENT_STOPPED_DESTROYED)
    );
    assert_eq!(
        state(&domain),
        (VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_DESTROYED)
    );
    assert_eq!(clock_line(&domain.get_xml_desc(0).unwrap()), clock);
    assert!(root.is_clean("vm"));
}

#[test]
fn a_guest_is_saved_and_comes_back() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("save");
    let conn = root.open().unwrap();
    let clock = "<clock offset='variable' adjustment='100' basis='utc'/>";
    let domain = conn.domain_create_xml(&root.guest("vm", clock), 0).unwrap();
    let path = root.file("vm.save");
    let file = path.to_str().unwrap();
    timed("save", || domain.save(file).unwrap());
    assert!(root.is_clean("vm"));
    assert_eq!(conn.list_all_domains(0).unwrap().len(), 0);
    let xml = conn.domain_save_image_get_xml_desc(file, 0).unwrap();
    assert_eq!(clock_line(&xml), clock);
    timed("restore", || conn.domain_restore(file).unwrap());
    let domain = conn.domain_lookup_by_name("vm").unwrap();
    assert_eq!(
        state(&domain),
        (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_RESTORED)
    );
    domain.destroy().unwrap();
}

#[test]
fn a_managed_save_is_used_once() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("managed");
    let conn = root.open().unwrap();
    let domain = conn.domain_define_xml(&root.guest("vm", "")).unwrap();
    domain.create_with_flags(VIR_DOMAIN_START_PAUSED).unwrap();
    assert_eq!(state(&domain), (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_USER));
    domain.managed_save(0).unwrap();
    assert!(domain.has_managed_save_image(0).unwrap());
    assert_eq!(
        state(&domain),
        (VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_SAVED)
    );
    let error = domain.undefine().unwrap_err();
    assert!(
        error.message.contains("managed save image exists"),
        "{error}"
    );
    domain.create().unwrap();
    assert!(!domain.has_managed_save_image(0).unwrap());
    assert_eq!(state(&domain).0, VIR_DOMAIN_PAUSED);
    domain.resume().unwrap();
    domain.suspend().unwrap();
    domain.destroy().unwrap();
    domain.undefine().unwrap();
}

#[test]
fn a_saved_channel_gets_the_socket_of_the_new_run() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("channel");
    let conn = root.open().unwrap();
    let channel = "<channel type='unix'><target type='virtio' name='agent.0'/></channel></devices>";
    let xml = root.guest("vm", "").replace("</devices>", channel);
    let domain = conn.domain_define_xml(&xml).unwrap();
    let socket = |id: i32| root.file(&format!("run/qemu/channel/{id}-vm/agent.0"));

    domain.create().unwrap();
    assert!(socket(domain.id()).exists());
    domain.managed_save(0).unwrap();
    domain.create().unwrap();
    assert!(socket(domain.id()).exists(), "run {}", domain.id());
    domain.destroy().unwrap();
}

#[test]
fn no_reset_of_firmware_variables_is_promised() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("nvram");
    let conn = root.open().unwrap();
    let domain = conn.domain_define_xml(&root.guest("vm", "")).unwrap();
    domain
        .create_with_flags(VIR_DOMAIN_START_RESET_NVRAM)
        .unwrap();
    domain.destroy().unwrap();

    let firmware = "hvm</type><loader readonly='yes' type='pflash'>/x/CODE.fd</loader>\
                    <nvram>/x/VARS.fd</nvram>";
    let xml = root.guest("efi", "").replace("hvm</type>", firmware);
    let error = conn
        .domain_create_xml(&xml, VIR_DOMAIN_START_RESET_NVRAM)
        .err()
        .unwrap();
    assert_eq!(
        error.code,
        abi::virErrorNumber::VIR_ERR_CONFIG_UNSUPPORTED,
        "{error}"
    );
}

#[test]
fn a_guest_has_disks_on_every_bus() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("buses");
    let conn = root.open().unwrap();
    let disks = "<disk type='file' device='cdrom'><target dev='sdb' bus='sata'/></disk>\
                 <disk type='file' device='cdrom'><target dev='sdc' bus='scsi'/></disk>\
                 <disk type='file' device='floppy'><target dev='fda' bus='fdc'/></disk></devices>";
    let xml = root.guest("vm", "").replace("</devices>", disks);
    let domain = conn.domain_create_xml(&xml, 0).unwrap();
    assert_eq!(state(&domain).0, VIR_DOMAIN_RUNNING);
    domain.destroy().unwrap();
}
