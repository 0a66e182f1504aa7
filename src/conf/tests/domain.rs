//! Documents of our own: what is read is written again, and what is wrong is called by its name.
use conf::DomainDef;
use conf::domain::abi_stability::Strictness;
use conf::domain::device_document::DeviceDocument;
use conf::domain::hooks::{DomainHooks, DriverFeatures, NoHooks};
use util::xml::{FormatFlags, ParseFlags};

const RICH: &str = include_str!("fixtures/rich.xml");

struct Capable;

struct Features(DriverFeatures);

impl DomainHooks for Features {
    fn features(&self) -> DriverFeatures {
        self.0
    }
}

impl DomainHooks for Capable {
    fn features(&self) -> DriverFeatures {
        DriverFeatures {
            memory_hotplug: true,
            fw_autoselect: true,
            user_alias: true,
            qemu_namespace: true,
            ..DriverFeatures::default()
        }
    }
}

fn minimal(inner: &str) -> String {
    format!(
        "<domain type='test'><name>m</name><memory>1024</memory><os><type>hvm</type></os>{inner}</domain>"
    )
}

fn define(source: &str) -> util::Result<DomainDef> {
    DomainDef::from_xml(source, &Capable, ParseFlags::INACTIVE)
}

fn text(def: &DomainDef) -> String {
    def.to_xml(FormatFlags::INACTIVE | FormatFlags::SECURE)
}

#[test]
fn a_rich_document_comes_back_byte_for_byte() {
    let def = define(RICH).expect("valid");
    assert_eq!(def.unhandled, Vec::<String>::new());
    assert_eq!(text(&def), RICH);
}

/// The definition that a definition's own text gives is the definition.
#[test]
fn parse_undoes_format() {
    for source in [RICH.to_owned(), minimal("")] {
        let once = define(&source).expect("valid");
        let twice = define(&text(&once)).expect("valid");
        assert_eq!(once, twice);
    }
}

/// Leaving any one line out must not break that, nor anything else.
#[test]
fn parse_undoes_format_for_every_document_with_a_line_less() {
    let lines: Vec<&str> = RICH.lines().collect();
    let mut defined = 0;
    for leave in 0..lines.len() {
        let kept = lines.iter().enumerate().filter(|(at, _)| *at != leave);
        let source: String = kept.map(|(_, line)| format!("{line}\n")).collect();
        let Ok(mut once) = define(&source) else {
            continue;
        };
        let mut twice = define(&text(&once)).expect("what was written is read");
        // Addresses of network cards and UUIDs may be random, but stay once they are written.
        once.unhandled.clear();
        twice.unhandled.clear();
        assert_eq!(text(&once), text(&twice), "without line {}", leave + 1);
        defined += 1;
    }
    assert!(defined > 60, "only {defined} documents were accepted");
}

#[test]
fn a_minimal_document_gets_libvirts_defaults() {
    let def = define(&minimal("")).expect("valid");
    assert_eq!(def.memory.current, 1024);
    assert_eq!(def.vcpus.max, 1);
    assert!(def.uuid.is_some());
    let text = text(&def);
    assert!(text.contains("<boot dev='hd'/>"), "{text}");
    assert!(text.contains("<clock offset='utc'/>"), "{text}");
    assert!(text.contains("<devices>\n  </devices>"), "{text}");
}

#[test]
fn a_live_document_keeps_id_and_aliases_and_an_inactive_one_not() {
    let device = "<devices><watchdog model='itco'><alias name='watchdog0'/></watchdog></devices>";
    let source = minimal(device).replace("type='test'", "type='test' id='7'");
    let live = DomainDef::from_xml(&source, &NoHooks, ParseFlags::NONE).expect("valid");
    assert_eq!(live.id, Some(7));
    let shown = live.to_xml(FormatFlags::NONE);
    assert!(
        shown.contains("id='7'") && shown.contains("watchdog0"),
        "{shown}"
    );
    let inactive = live.to_xml(FormatFlags::INACTIVE);
    assert!(
        !inactive.contains("id='7'") && !inactive.contains("watchdog0"),
        "{inactive}"
    );
    let stopped = DomainDef::from_xml(&source, &NoHooks, ParseFlags::INACTIVE).expect("valid");
    assert_eq!(stopped.id, None);
}

#[test]
fn the_adjustment_at_start_stands_in_status_documents_alone() {
    let clock = "<clock offset='variable' adjustment='5' basis='utc' adjustment0='77'/>";
    let def = define(&minimal(clock)).expect("valid");
    assert!(!def.to_xml(FormatFlags::NONE).contains("adjustment0"));
    assert!(
        def.to_xml(FormatFlags::STATUS)
            .contains("basis='utc' adjustment0='77'/>")
    );
}

#[test]
fn what_is_known_and_not_held_is_remembered() {
    let device = "<devices><tpm><backend type='emulator'><profile name='x'/></backend></tpm></devices>\
        <nonsense/>";
    let def = define(&minimal(device)).expect("valid");
    assert_eq!(def.unhandled, ["devices/tpm/backend/profile"]);
}

/// Each line: code, domain, message, document, as genuine libvirt answered.
#[test]
fn mistakes_are_called_by_libvirts_names() {
    let features = DriverFeatures {
        net_model_string: true,
        individual_vcpus: true,
        ..Capable.features()
    };
    let mut wrong = Vec::new();
    for line in include_str!("fixtures/mistakes.tsv").lines() {
        let fields: Vec<&str> = line.splitn(4, '\t').collect();
        let [code, domain, message, document] = fields[..] else {
            panic!("not four fields: {line}");
        };
        let ours = match DomainDef::from_xml(document, &Features(features), ParseFlags::INACTIVE) {
            Ok(_) => "accepted".to_owned(),
            Err(e) => format!("{}\t{}\t{}", e.code as i32, e.domain as i32, e.message),
        };
        if ours != format!("{code}\t{domain}\t{message}") {
            wrong.push(format!(
                "{document}\n  {ours}\n  {code}\t{domain}\t{message}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each line: document, and its devices as genuine libvirt's test driver shows them, without line breaks.
#[test]
fn devices_are_completed_as_libvirt_does() {
    let mut wrong = Vec::new();
    for line in include_str!("fixtures/devices.tsv").lines() {
        let (document, expected) = line.split_once('\t').expect("two fields");
        let shown = match define(document) {
            Ok(def) => def.to_xml(FormatFlags::INACTIVE),
            Err(error) => error.to_string(),
        };
        let devices: String = shown.lines().map(str::trim).collect();
        let devices = devices
            .split_once("<devices>")
            .and_then(|(_, rest)| rest.split_once("</devices>"))
            .map_or(devices.as_str(), |(devices, _)| devices);
        if devices != expected {
            wrong.push(format!("{document}\n  {devices}\n  {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hostile_numbers_are_refused_without_harm() {
    let huge = "4294967295";
    for inner in [
        format!("<iothreads>{huge}</iothreads>"),
        format!("<vcpu>1</vcpu><vcpus><vcpu id='{huge}' enabled='yes'/></vcpus>"),
        format!("<vcpu>{huge}</vcpu><vcpus><vcpu id='0' enabled='yes'/></vcpus>"),
        format!("<vcpu cpuset='0-{huge}'>1</vcpu>"),
        "<maxMemory unit='EiB'>18446744073709551615</maxMemory>".to_owned(),
    ] {
        assert!(define(&minimal(&inner)).is_err(), "{inner}");
    }
}

#[test]
fn strict_validation_refuses_what_is_not_declared() {
    let flags = ParseFlags::INACTIVE | ParseFlags::VALIDATE_SCHEMA;
    let cases = [
        ("<nonsense/>", "Extra element nonsense in interleave"),
        (
            "<devices><gadget/></devices>",
            "Extra element gadget in interleave",
        ),
        (
            "<devices><watchdog model='itco' colour='red'/></devices>",
            "Invalid attribute colour for element watchdog",
        ),
        (
            "<devices><watchdog model='itco'><leash/></watchdog></devices>",
            "Extra element leash in interleave",
        ),
        (
            "<clock offset='variable' adjustment='abc'/>",
            "Invalid attribute adjustment",
        ),
    ];
    for (inner, part) in cases {
        let error = DomainDef::parse_document(&minimal(inner), flags).expect_err(inner);
        assert_eq!((error.code as i32, error.domain as i32), (92, 5), "{inner}");
        assert!(error.message.contains(part), "{}", error.message);
        assert!(DomainDef::parse_document(&minimal(""), flags).is_ok());
    }
    assert!(DomainDef::parse_document(RICH, flags).is_ok());
}

/// What a guest sees must stay; what it doesn't may change.
#[test]
fn a_guest_goes_on_only_in_the_same_machine() {
    let source = define(&minimal("")).expect("valid");
    let against = |body: &str| {
        let mut target = define(&minimal(body)).expect("valid");
        target.uuid = source.uuid;
        let checked = source.check_abi_stability(&target, Strictness::Full);
        checked.err().map(|error| error.message)
    };
    assert_eq!(against("<description>other</description>"), None);
    let cases = [
        (
            "<features><acpi/></features>",
            "State of feature 'acpi' differs: source: 'default', destination: 'on'",
        ),
        (
            "<clock offset='utc'><timer name='rtc'/></clock>",
            "Target domain timers do not match source",
        ),
        (
            "<devices><disk type='file'><source file='/d'/><target dev='vda'/></disk></devices>",
            "Target domain disk count 1 does not match source 0",
        ),
        (
            "<cpu mode='host-model'/>",
            "Target CPU does not match source",
        ),
    ];
    for (body, complaint) in cases {
        let complaint = format!("unsupported configuration: {complaint}");
        assert_eq!(against(body), Some(complaint));
    }
}

/// A device comes, changes and goes; twice is once too often.
#[test]
fn devices_are_attached_changed_and_detached() {
    let mut def = define(&minimal("")).expect("valid");
    let device = |xml: &str| DeviceDocument::parse(xml, ParseFlags::INACTIVE).expect("a device");
    let message = |result: util::Result<()>| result.expect_err("refused").message;
    let disk = |file: &str| {
        device(&format!(
            "<disk type='file'><source file='{file}'/><target dev='vda' bus='virtio'/></disk>"
        ))
    };
    let devices = &mut def.devices;
    devices.attach(&disk("/a")).expect("free");
    let twice = message(devices.attach(&disk("/b")));
    assert!(twice.ends_with("target vda already exists"), "{twice}");
    devices.update(&disk("/b")).expect("there");
    assert_eq!(devices.disks.len(), 1);
    devices.detach(&disk("/b")).expect("there");
    let gone = message(devices.detach(&disk("/b")));
    assert!(gone.ends_with("no target device vda"), "{gone}");
    let hub = message(devices.attach(&device("<hub type='usb'/>")));
    assert!(
        hub.ends_with("persistent attach of device 'hub' is not supported"),
        "{hub}"
    );
    let unknown = DeviceDocument::parse("<bad/>", ParseFlags::INACTIVE).expect_err("no device");
    assert!(unknown.message.ends_with("unknown device type 'bad'"));
}

/// What genuine libvirt's schema says of the element in an otherwise small guest.
#[test]
fn strict_validation_judges_as_libvirts_schema_does() {
    for line in include_str!("fixtures/strict.tsv").lines() {
        let (verdict, element) = line.split_once('\t').expect("two columns");
        let document = format!(
            "<domain type='kvm'><name>t</name><memory>1024</memory>\
             <os><type>hvm</type></os>{element}</domain>"
        );
        let flags = ParseFlags::INACTIVE | ParseFlags::VALIDATE_SCHEMA;
        let error = DomainDef::parse_document(&document, flags).err();
        let refused = error.is_some_and(|error| error.message.contains("against schema"));
        assert_eq!(refused, verdict == "refused", "{element}");
    }
}
