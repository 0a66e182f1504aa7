//! One struct with every word of the derive: parse, format, complaints, shape.
use util::error::ErrorDomain;
use util::xml::{Document, FormatCx, FormatFlags, ParseCx, Writer, Xml as _};
use xml_derive::Xml;

util::vir_enum! {
    /// A word of the test's document.
    pub enum Colour { Red = "red", Blue = "blue" }
}
util::xml_enum!(Colour);

#[derive(Xml, Default, Debug, PartialEq)]
#[xml(element = "driver")]
struct Driver {
    #[xml(attr)]
    queues: Option<u32>,
}

#[derive(Xml, Default, Debug, PartialEq)]
struct Info {
    #[xml(path = "alias/@name")]
    alias: Option<String>,
    #[xml(attr = "bus", skip_zero)]
    bus: u32,
}

#[derive(Xml, Debug, PartialEq)]
#[xml(element = "thing")]
struct Thing {
    #[xml(attr, required)]
    colour: Colour,
    #[xml(attr = "maxSize", nonzero)]
    max_size: Option<u64>,
    #[xml(attr, only = "SECURE")]
    secret: Option<String>,
    #[xml(leaf)]
    title: Option<String>,
    #[xml(flag = "acpi")]
    acpi: bool,
    #[xml(path = "stats/@period", skip_zero, with = at_least_zero)]
    period: i32,
    #[xml(path = "stats/@window")]
    window: Option<u32>,
    #[xml(leaf = "cpu")]
    cpus: Vec<u32>,
    #[xml(child)]
    driver: Driver,
    #[xml(child = "part")]
    parts: Vec<Driver>,
    #[xml(inline)]
    info: Info,
    #[xml(skip)]
    runtime: u32,
}

fn at_least_zero(n: i32) -> i32 {
    n.max(0)
}

fn parse(source: &str) -> util::Result<Thing> {
    let doc = Document::parse(source.as_bytes(), "thing", ErrorDomain::VIR_FROM_DOMAIN)?;
    Thing::parse(doc.root(), &mut ParseCx::default())
}

fn format(thing: &Thing, flags: FormatFlags) -> String {
    let mut w = Writer::new();
    thing.format(&mut w, &FormatCx::new(flags));
    w.finish()
}

const FULL: &str = "\
<thing colour='blue' maxSize='7' secret='s' bus='3'>
  <title>a &lt; b</title>
  <acpi/>
  <stats period='5' window='0'/>
  <cpu>1</cpu>
  <cpu>2</cpu>
  <driver queues='4'/>
  <part queues='1'/>
  <part/>
  <alias name='x'/>
</thing>
";

#[test]
fn a_document_comes_back() {
    let thing = parse(FULL).expect("valid");
    assert_eq!(format(&thing, FormatFlags::SECURE), FULL);
    assert_eq!(
        format(&thing, FormatFlags::NONE),
        FULL.replace(" secret='s'", "")
    );
}

#[test]
fn what_is_absent_stays_absent() {
    let thing = parse("<thing colour='red'><stats period='-4'/></thing>").expect("valid");
    assert_eq!((thing.period, thing.runtime), (0, 0));
    assert_eq!(format(&thing, FormatFlags::NONE), "<thing colour='red'/>\n");
}

#[test]
fn complaints_are_libvirts() {
    let cases = [
        (
            "<thing/>",
            "Missing required attribute 'colour' in element 'thing'",
        ),
        (
            "<thing colour='x'/>",
            "Invalid value for attribute 'colour' in element 'thing': 'x'.",
        ),
        (
            "<thing colour='red' maxSize='0'/>",
            "Invalid value for attribute 'maxSize' in element 'thing': Zero is not permitted",
        ),
        (
            "<thing colour='red'><driver queues='-1'/></thing>",
            "Invalid value for attribute 'queues' in element 'driver': '-1'. \
             Expected non-negative integer value",
        ),
    ];
    for (source, text) in cases {
        let error = parse(source).err().map(|e| e.message).unwrap_or_default();
        assert_eq!(error, format!("XML error: {text}"), "for {source}");
    }
}

#[test]
fn the_shape_tells_the_declaration() {
    let shape = Thing::SHAPE;
    assert_eq!(shape.attrs[0].values, ["red", "blue"]);
    assert!(shape.attrs[0].required);
    let children: Vec<_> = shape.children.iter().map(|c| c.name).collect();
    assert_eq!(
        children,
        ["title", "acpi", "stats", "cpu", "driver", "part"]
    );
    assert_eq!(shape.inline[0].children[0].name, "alias");
}
