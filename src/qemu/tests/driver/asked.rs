//! What can be asked of a guest, and set, while it runs and while it doesn't.
use crate::support::{Root, has_qemu};
use abi::*;

#[test]
fn disks_are_measured_and_resized() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("disks");
    let conn = root.open().unwrap();
    let xml = root.guest("vm", "").replace("<shareable/>", "");
    let domain = conn.domain_define_xml(&xml).unwrap();
    assert_eq!(domain.get_block_info("hda", 0).unwrap().capacity, 64 << 10);
    let error = domain.get_block_info("sda", 0).err().unwrap();
    assert!(
        error
            .message
            .ends_with("invalid path sda not assigned to domain"),
        "{error}"
    );
    assert!(domain.block_stats("hda").is_err());
    domain.create().unwrap();
    let stats = domain.block_stats("").unwrap();
    assert!(stats.rd_bytes >= 0 && stats.errs == -1);
    assert_eq!(domain.block_stats_flags("hda", 0).unwrap().len(), 8);
    domain.block_resize("hda", 128, 0).unwrap();
    assert_eq!(domain.get_block_info("hda", 0).unwrap().capacity, 128 << 10);
    assert_eq!(domain.get_disk_errors(0).unwrap().disks, 1);
    domain.destroy().unwrap();
}

#[test]
fn a_name_and_a_description_can_be_changed() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("names");
    let conn = root.open().unwrap();
    let domain = conn.domain_define_xml(&root.guest("old", "")).unwrap();
    domain.set_autostart(1).unwrap();
    domain.rename("new", 0).unwrap();
    assert!(!root.file("etc/qemu/old.xml").exists() && root.file("etc/qemu/new.xml").exists());
    let domain = conn.domain_lookup_by_name("new").unwrap();
    assert!(domain.get_autostart().unwrap());
    let title = VIR_DOMAIN_METADATA_TITLE;
    domain
        .set_metadata(title, Some("a title"), "", "", 0)
        .unwrap();
    assert_eq!(domain.get_metadata(title, "", 0).unwrap(), "a title");
    domain.create().unwrap();
    let error = domain.rename("other", 0).unwrap_err();
    assert!(
        error.message.ends_with("cannot rename active domain"),
        "{error}"
    );
    let both = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
    domain.set_metadata(title, None, "", "", both).unwrap();
    assert!(domain.get_metadata(title, "", 0).is_err());
    domain.destroy().unwrap();
}

#[test]
fn virtual_cpus_are_counted_and_plugged() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("vcpus");
    let conn = root.open().unwrap();
    let xml = root
        .guest("vm", "")
        .replace("<vcpu>1<", "<vcpu current='1'>3<");
    let domain = conn.domain_define_xml(&xml).unwrap();
    assert!(domain.get_vcpus(1, 0).is_err());
    domain.create().unwrap();
    domain.set_vcpus_flags(2, VIR_DOMAIN_AFFECT_LIVE).unwrap();
    assert_eq!(domain.get_vcpus(8, 0).unwrap().len(), 2);
    let error = domain
        .set_vcpus_flags(4, VIR_DOMAIN_AFFECT_CONFIG)
        .unwrap_err();
    assert!(error.message.ends_with("4 > 3"), "{error}");
    assert_eq!(domain.get_cpu_stats(-1, 1, 0).unwrap().len(), 1);
    let all = conn.get_all_domain_stats(&[], 0, 0).unwrap();
    let params = &all[0].params;
    assert!(params.get("vcpu.current").is_some() && params.get("block.0.name").is_some());
    domain.destroy().unwrap();
    assert_eq!(domain.get_vcpus_flags(0).unwrap(), 1);
}

#[test]
fn nobody_confines_a_guest_or_knows_its_name() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("security");
    let conn = root.open().unwrap();
    let domain = conn.domain_define_xml(&root.guest("vm", "")).unwrap();
    let model = conn.node_get_security_model().unwrap();
    assert_eq!(model.model, util::c_field::from_text("none"));
    assert!(domain.get_security_label_list().unwrap().is_empty());
    assert!(domain.get_hostname(0).is_err());
    domain.create().unwrap();
    assert_eq!(domain.get_security_label().unwrap().label[0], 0);
    assert!(!domain.get_security_label_list().unwrap().is_empty());
    for (flags, text) in [
        (0, "QEMU guest agent is not configured"),
        (
            VIR_DOMAIN_GET_HOSTNAME_LEASE,
            "no hostname found for domain vm",
        ),
    ] {
        let error = domain.get_hostname(flags).unwrap_err();
        assert!(error.message.ends_with(text), "{error}");
    }
    domain.destroy().unwrap();
}
