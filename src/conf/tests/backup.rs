//! Backups: genuine libvirt's answer to each request, and what it makes of a guest's disks.
use std::collections::BTreeSet;

use conf::DomainDef;
use conf::backup::{BackupDef, DiskState};
use conf::domain::hooks::{DomainHooks, DriverFeatures};
use util::Result;
use util::xml::ParseFlags;

/// A driver that takes every guest as it is.
struct AnyDriver;

impl DomainHooks for AnyDriver {
    fn features(&self) -> DriverFeatures {
        DriverFeatures::default()
    }
}

/// The guest of the recordings: two disks, an empty drive, and one with a medium.
fn guest() -> DomainDef {
    let document =
        "<domain type='qemu'><name>g</name><memory>65536</memory><os><type>hvm</type></os>
        <devices>
          <disk type='file'><source file='/images/a.qcow2'/><target dev='vda' bus='virtio'/></disk>
          <disk type='file'><source file='/images/b.qcow2'/><target dev='vdb' bus='virtio'/></disk>
          <disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk>
          <disk type='file' device='cdrom'><source file='/images/ro.raw'/>
            <target dev='sdb' bus='sata'/><readonly/></disk>
        </devices></domain>";
    DomainDef::from_xml(document, &AnyDriver, ParseFlags::INACTIVE).expect("a guest")
}

fn aligned(source: &str, guest: &DomainDef) -> Result<String> {
    let mut def = BackupDef::from_xml(source, false)?;
    def.align_disks(guest, "SUFFIX")?;
    for disk in def.disks.iter_mut().filter(|disk| disk.is_copied) {
        disk.state = Some(DiskState::Running);
    }
    let text = def.to_xml(true);
    let again = BackupDef::from_xml(&text, true)?;
    assert_eq!(again, def, "{source}\n{text}");
    Ok(def.to_xml(false))
}

/// `fixtures/backup.tsv`: genuine libvirt's answer (code, domain and words; `ok` also for what only
/// the hypervisor's driver refuses), request.
#[test]
fn answers_are_libvirts() {
    let guest = guest();
    let mut wrong = BTreeSet::new();
    for line in include_str!("fixtures/backup.tsv").lines() {
        let (answer, request) = line.split_once('\t').expect("two fields");
        let ours = match aligned(request, &guest) {
            Ok(_) => "ok".to_owned(),
            Err(e) => format!("{}/{} {}", e.code as i32, e.domain as i32, e.message),
        };
        let ours = ours
            .replace('\n', "\\n")
            .replace("/usr/share/libvirt/schemas", "SCHEMAS");
        if ours != answer {
            wrong.insert(format!("{request}\n  {ours}\n  {answer}"));
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Without a choice whatever can be copied is, but what is read only isn't.
#[test]
fn all_disks_are_copied_beside_themselves() {
    let text = aligned("<domainbackup/>", &guest()).expect("a backup");
    let expected = "<domainbackup mode='push'>
  <disks>
    <disk name='vda' backup='yes' type='file' backupmode='full'>
      <target file='/images/a.qcow2.SUFFIX'/>
    </disk>
    <disk name='vdb' backup='yes' type='file' backupmode='full'>
      <target file='/images/b.qcow2.SUFFIX'/>
    </disk>
    <disk name='sda' backup='no'/>
    <disk name='sdb' backup='no'/>
  </disks>
</domainbackup>
";
    assert_eq!(text, expected);
}
