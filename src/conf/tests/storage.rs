//! Storage pools and volumes: their documents and complaints, on documents of our own.
use conf::storage_pool::{Extensions, PoolType};
use conf::storage_volume::{Capacity, Timestamps};
use conf::{StoragePoolDef, StorageVolumeDef};
use util::xml::ParseFlags;

const UUID: &str = "<uuid>00000000-0000-4000-8000-000000000001</uuid>";

fn pool(kind: &str, name: &str, content: &str) -> util::Result<StoragePoolDef> {
    let xml = format!("<pool type='{kind}'><name>{name}</name>{UUID}{content}</pool>");
    StoragePoolDef::from_xml(&xml, ParseFlags::NONE, Extensions::Kept)
}

fn complaint<T>(result: util::Result<T>) -> String {
    result.err().map(|e| e.message).unwrap_or_default()
}

#[test]
fn pools_without_what_they_need_are_refused() {
    let target = "<target><path>/t</path></target>";
    let adapter = |attrs: &str| format!("<source><adapter {attrs}/></source>{target}");
    let cases = [
        ("dir", String::new(), "missing storage pool target path"),
        (
            "fs",
            String::new(),
            "missing storage pool source device name",
        ),
        (
            "netfs",
            String::new(),
            "missing storage pool source host name",
        ),
        ("scsi", String::new(), "missing storage pool source adapter"),
        (
            "scsi",
            adapter("type='fc_host' wwnn='1'"),
            "'wwnn' and 'wwpn' must be specified for adapter type 'fchost'",
        ),
        (
            "scsi",
            adapter("parent='x'"),
            "Use of 'wwnn', 'wwpn', and 'parent' attributes requires use of the adapter 'type'",
        ),
        (
            "rbd",
            "<source><host name='h'/></source>".to_owned(),
            "element 'name' is mandatory for RBD pool",
        ),
        (
            "dir",
            "<target><path>/t</path><permissions><mode>8</mode></permissions></target>".to_owned(),
            "malformed octal mode",
        ),
    ];
    for (kind, content, text) in cases {
        let said = complaint(pool(kind, "p", &content));
        assert_eq!(said, format!("XML error: {text}"), "{kind}: {content}");
    }
    assert_eq!(
        complaint(pool("dir", "a/b", target)),
        "XML error: name a/b cannot contain '/'"
    );
}

#[test]
fn extensions_come_back_where_they_are_kept() {
    let xml = format!(
        "<pool type='netfs' xmlns:m='http://libvirt.org/schemas/storagepool/fs/1.0'><name>p</name>{UUID}\
         <source><host name='h'/><dir path='/d'/></source><target><path>/t</path></target>\
         <m:mount_opts><m:option name='sync'/></m:mount_opts></pool>"
    );
    let kept = StoragePoolDef::from_xml(&xml, ParseFlags::NONE, Extensions::Kept).unwrap();
    assert_eq!(kept.options, [("sync".to_owned(), None)]);
    let text = kept.to_xml();
    assert!(text.contains("<fs:option name='sync'/>"), "{text}");
    let again = StoragePoolDef::from_xml(&text, ParseFlags::VALIDATE_SCHEMA, Extensions::Kept);
    assert_eq!(again, Ok(kept));
    let ignored = StoragePoolDef::from_xml(&xml, ParseFlags::NONE, Extensions::Ignored).unwrap();
    assert!(ignored.options.is_empty() && !ignored.to_xml().contains("fs:"));
}

#[test]
fn pools_that_use_the_same_storage_conflict() {
    let dir = |name, path: &str| {
        let target = format!("<target><path>{path}</path></target>");
        pool("dir", name, &target).unwrap()
    };
    let disk = |kind, name, device: &str| {
        let source = format!("<source><device path='{device}'/></source>");
        pool(
            kind,
            name,
            &format!("{source}<target><path>/t</path></target>"),
        )
        .unwrap()
    };
    assert!(dir("a", "/x").conflicts_with(&dir("b", "/x/")));
    assert!(!dir("a", "/x").conflicts_with(&dir("a", "/x")));
    assert!(!dir("a", "/x").conflicts_with(&dir("b", "/y")));
    assert!(disk("fs", "a", "/dev/1").conflicts_with(&disk("disk", "b", "/dev/1")));
    assert!(!disk("fs", "a", "/dev/1").conflicts_with(&disk("fs", "b", "/dev/2")));
    assert!(!dir("a", "/t").conflicts_with(&disk("fs", "b", "/dev/1")));
}

#[test]
fn another_pools_state_is_refused() {
    let def = pool("logical", "vg", "").unwrap();
    let state = def.to_state_xml();
    assert!(state.starts_with("<poolstate>\n  <pool type='logical'>\n    <name>vg</name>\n"));
    assert_eq!(StoragePoolDef::from_state_xml(&state, "vg"), Ok(def));
    assert!(StoragePoolDef::from_state_xml(&state, "other").is_err());
    assert!(StoragePoolDef::from_state_xml("<poolstate/>", "vg").is_err());
}

fn volume(content: &str) -> util::Result<StorageVolumeDef> {
    let xml = format!("<volume><name>v</name>{content}</volume>");
    StorageVolumeDef::from_xml(PoolType::Dir, &xml, Capacity::Required, ParseFlags::NONE)
}

#[test]
fn a_volume_comes_back_with_what_its_pool_found() {
    let content = "<capacity unit='KiB'>2</capacity><target><path>/p/v</path>\
                   <features><extended_l2/></features><clusterSize unit='KiB'>64</clusterSize>\
                   </target><backingStore><path>/b</path></backingStore>";
    let mut def = volume(content).unwrap();
    def.physical = Some(3);
    def.target.timestamps = Some(Timestamps {
        atime: Some((7, 0)),
        mtime: Some((8, 9)),
        ..Timestamps::default()
    });
    assert_eq!(
        def.to_xml(),
        "<volume type='file'>\n  <name>v</name>\n  <capacity unit='bytes'>2048</capacity>\n  \
         <allocation unit='bytes'>2048</allocation>\n  <physical unit='bytes'>3</physical>\n  \
         <target>\n    <path>/p/v</path>\n    <format type='raw'/>\n    <timestamps>\n      \
         <atime>7</atime>\n      <mtime>8.000000009</mtime>\n    </timestamps>\n    \
         <compat>1.1</compat>\n    <clusterSize unit='B'>65536</clusterSize>\n    <features>\n      \
         <extended_l2/>\n    </features>\n  </target>\n  <backingStore>\n    <path>/b</path>\n    \
         <format type='raw'/>\n  </backingStore>\n</volume>\n"
    );
}

#[test]
fn volumes_that_make_no_sense_are_refused() {
    let one = "<capacity>1</capacity>";
    let target = |content: &str| format!("{one}<target>{content}</target>");
    let secret = |attrs: &str| {
        target(&format!(
            "<encryption format='luks'><secret type='passphrase' {attrs}/></encryption>"
        ))
    };
    let cases = [
        (String::new(), "XML error: missing capacity element"),
        (
            "<capacity unit='EiB'>99</capacity>".to_owned(),
            "numerical overflow: value too large: 99EiB",
        ),
        (
            "<capacity>-1</capacity>".to_owned(),
            "XML error: malformed capacity element",
        ),
        (
            target("<format type='luks'/>"),
            "unsupported configuration: unknown volume format type luks",
        ),
        (
            target("<compat>1</compat>"),
            "XML error: forbidden characters in 'compat' attribute",
        ),
        (
            target("<features><x/></features>"),
            "unsupported configuration: unsupported feature x",
        ),
        (
            target("<encryption format='luks'><ivgen name='x'/></encryption>"),
            "XML error: ivgen element found, but cipher is missing",
        ),
        (
            secret(""),
            "XML error: missing secret uuid or usage attribute",
        ),
        (secret("uuid='x'"), "XML error: invalid secret uuid 'x'"),
        (
            secret("uuid='x' usage='y'"),
            "XML error: either secret uuid or usage expected",
        ),
    ];
    for (content, text) in cases {
        assert_eq!(complaint(volume(&content)), text, "{content}");
    }
}
