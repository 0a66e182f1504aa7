//! Devices that come, change and go, stored and live.
use crate::support::{Root, has_qemu};
use abi::*;

const LIVE: u32 = VIR_DOMAIN_AFFECT_LIVE;
const CONFIG: u32 = VIR_DOMAIN_AFFECT_CONFIG;

fn disk(root: &Root, kind: &str, file: &str, target: &str) -> String {
    let source = match file {
        "" => String::new(),
        file => format!("<source file='{}'/>", root.file(file).display()),
    };
    format!(
        "<disk type='file' device='{kind}'><driver name='qemu' type='raw'/>{source}\
         <target {target}/></disk>"
    )
}

fn card(mac: &str, rest: &str) -> String {
    format!("<interface type='user'><mac address='{mac}'/><model type='virtio'/>{rest}</interface>")
}

/// A guest with a SCSI bus, an empty CD drive and a card.
fn guest(root: &Root) -> String {
    let more = "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk>\
                <controller type='scsi' model='virtio-scsi'/>"
        .to_owned()
        + &card("52:54:00:aa:bb:01", "");
    for file in ["a.img", "b.img"] {
        std::fs::write(root.file(file), vec![0; 1 << 20]).unwrap();
    }
    root.guest("vm", "<features><acpi/></features>")
        .replace("</devices>", &format!("{more}</devices>"))
}

fn ends_with(outcome: util::Result<()>, text: &str) {
    let error = outcome.unwrap_err();
    assert!(error.message.ends_with(text), "{error}");
}

#[test]
fn a_stored_guest_gets_and_loses_devices() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("config");
    let conn = root.open().unwrap();
    let domain = conn.domain_define_xml(&guest(&root)).unwrap();
    let vda = disk(&root, "disk", "a.img", "dev='vda' bus='virtio'");
    ends_with(domain.attach_device(&vda), "domain is not running");
    domain.attach_device_flags(&vda, CONFIG).unwrap();
    ends_with(
        domain.attach_device_flags(&vda, CONFIG),
        "target vda already exists",
    );
    let stored = std::fs::read_to_string(root.file("etc/qemu/vm.xml")).unwrap();
    assert!(stored.contains("<target dev='vda' bus='virtio'/>"));
    let medium = disk(&root, "cdrom", "b.img", "dev='hdc' bus='ide'");
    domain.update_device_flags(&medium, CONFIG).unwrap();
    assert!(domain.get_xml_desc(0).unwrap().contains("b.img"));
    domain.detach_device_flags(&vda, CONFIG).unwrap();
    ends_with(
        domain.detach_device_flags(&vda, CONFIG),
        "no target device vda",
    );
    ends_with(
        domain.attach_device_flags("<memballoon model='virtio'/>", CONFIG),
        "persistent attach of device 'memballoon' is not supported",
    );
    ends_with(
        domain.detach_device_alias("net0", CONFIG),
        "no device found with alias net0",
    );
}

#[test]
fn disks_come_to_a_running_guest_and_go() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("plug");
    let conn = root.open().unwrap();
    let domain = conn.domain_define_xml(&guest(&root)).unwrap();
    domain.create().unwrap();
    let sda = disk(&root, "disk", "a.img", "dev='sda' bus='scsi'");
    domain.attach_device_flags(&sda, LIVE | CONFIG).unwrap();
    let live = domain.get_xml_desc(0).unwrap();
    assert!(live.contains("<alias name='scsi0-0-0-0'/>"), "{live}");
    assert_eq!(domain.get_block_info("sda", 0).unwrap().capacity, 1 << 20);
    domain.detach_device_flags(&sda, LIVE).unwrap();
    assert!(!domain.get_xml_desc(0).unwrap().contains("sda"));
    let stored = domain.get_xml_desc(VIR_DOMAIN_XML_INACTIVE).unwrap();
    assert!(stored.contains("sda"));
    ends_with(domain.detach_device(&sda), "disk sda not found");
    // Nothing of it is left in QEMU: the same image is free again.
    domain.attach_device(&sda).unwrap();
    let missing = disk(&root, "disk", "no.img", "dev='vdb' bus='virtio'");
    ends_with(domain.attach_device(&missing), "No such file or directory");
    let ide = disk(&root, "disk", "b.img", "dev='hdb' bus='ide'");
    ends_with(
        domain.attach_device(&ide),
        "disk bus 'ide' cannot be hotplugged.",
    );
    // QEMU refuses the second drive on an image that the first may write.
    let again = disk(&root, "disk", "a.img", "dev='vda' bus='virtio'");
    assert!(domain.attach_device(&again).is_err());
    assert!(!domain.get_xml_desc(0).unwrap().contains("vda"));
    domain.destroy().unwrap();
    assert!(root.is_clean("vm"));
}

#[test]
fn a_running_guest_changes_media_and_links() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("media");
    let conn = root.open().unwrap();
    let domain = conn.domain_create_xml(&guest(&root), 0).unwrap();
    for file in ["a.img", "b.img", ""] {
        let medium = disk(&root, "cdrom", file, "dev='hdc' bus='ide'");
        domain.update_device_flags(&medium, LIVE).unwrap();
        let live = domain.get_xml_desc(0).unwrap();
        let others = ["a.img", "b.img"]
            .into_iter()
            .filter(|other| *other != file);
        assert!(live.contains(file), "{live}");
        assert!(others.into_iter().all(|other| !live.contains(other)));
    }
    let fixed = disk(&root, "disk", "a.img", "dev='hda' bus='ide'");
    ends_with(
        domain.update_device_flags(&fixed, LIVE),
        "disk source can be changed only in removable drives",
    );
    let down = card("52:54:00:aa:bb:01", "<link state='down'/>");
    domain.update_device_flags(&down, LIVE).unwrap();
    assert!(
        domain
            .get_xml_desc(0)
            .unwrap()
            .contains("<link state='down'/>")
    );
    domain
        .attach_device(&card("52:54:00:aa:bb:02", ""))
        .unwrap();
    assert!(
        domain
            .get_xml_desc(0)
            .unwrap()
            .contains("<alias name='net1'/>")
    );
    domain.destroy().unwrap();
    assert!(root.is_clean("vm"));
}
