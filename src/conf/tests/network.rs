//! Networks and their ports without libvirt's own documents: what is kept on disk comes back, what
//! isn't allowed is told.
use conf::network::NetworkStatus;
use conf::{NetworkDef, NetworkPortDef};
use util::xml::{FormatFlags, ParseFlags};

const STATUS: &str = "<networkstatus>
  <class_id bitmap='0-2,5'/>
  <floor sum='128'/>
  <taint flag='hook-script'/>
  <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
    <name>n</name>
    <uuid>0d3f8d7c-8c0e-4a3c-9d43-3c2a5f1b7e01</uuid>
    <bridge name='virbr7' stp='on' delay='0'/>
    <ip address='10.0.0.1' prefix='24'>
    </ip>
    <dnsmasq:options>
      <dnsmasq:option value='a=b'/>
    </dnsmasq:options>
  </network>
</networkstatus>
";

#[test]
fn a_status_file_comes_back() {
    let status = NetworkStatus::from_xml(STATUS).unwrap();
    assert_eq!(status.floor_sum, 128);
    assert_eq!(status.to_xml(), STATUS);
}

#[test]
fn a_status_file_without_classes_has_the_first() {
    let text = STATUS.replace("  <class_id bitmap='0-2,5'/>\n", "");
    let status = NetworkStatus::from_xml(&text).unwrap();
    assert_eq!(status.class_ids.to_string(), "0-2");
    let bad = STATUS.replace("sum='128'", "sum='x'");
    let error = NetworkStatus::from_xml(&bad).unwrap_err();
    assert_eq!(
        error.message,
        "internal error: Malformed 'floor_sum' attribute: x"
    );
}

#[test]
fn extensions_are_for_the_driver_that_wants_them() {
    let network = STATUS.split_once("<network ").unwrap().1;
    let network = network.split_once("</networkstatus>").unwrap().0;
    let source = format!("<network {network}");
    let plain = NetworkDef::from_xml(&source, ParseFlags::VALIDATE_SCHEMA).unwrap();
    assert!(plain.dnsmasq.is_none());
    let with = NetworkDef::from_xml(&source, ParseFlags::EXTENSIONS).unwrap();
    assert_eq!(with.dnsmasq.unwrap().options, ["a=b"]);
    assert!(!plain.to_xml(FormatFlags::NONE).contains("dnsmasq"));
}

#[test]
fn a_port_needs_an_owner_and_an_address() {
    let port = "<networkport><uuid>0d3f8d7c-8c0e-4a3c-9d43-3c2a5f1b7e01</uuid>\
                <owner><name>g</name><uuid>0d3f8d7c-8c0e-4a3c-9d43-3c2a5f1b7e02</uuid></owner>\
                <mac address='52:54:00:00:00:01'/></networkport>";
    assert!(NetworkPortDef::from_xml(port, ParseFlags::VALIDATE_SCHEMA).is_ok());
    for (part, says) in [
        ("<name>g</name>", "network port has no owner name"),
        (
            "<mac address='52:54:00:00:00:01'/>",
            "network port has no mac",
        ),
    ] {
        let error = NetworkPortDef::from_xml(&port.replace(part, ""), ParseFlags::NONE);
        assert!(error.unwrap_err().message.ends_with(says));
    }
}
