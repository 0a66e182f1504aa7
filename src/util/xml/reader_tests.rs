//! What the reader takes, refuses and says: the texts are genuine libvirt's.
use super::super::Node;
use super::*;

fn fails(source: &str) -> String {
    match Document::parse(source.as_bytes(), "domain", ErrorDomain::VIR_FROM_DOMAIN) {
        Ok(_) => panic!("accepted: {source}"),
        Err(error) => error.message.clone(),
    }
}

#[test]
fn malformed_text_is_explained_in_libxml2s_words() {
    let cases = [
        (
            "<domain type=\"test\"><name>a</nam></domain>",
            "at line 1: Opening and ending tag mismatch: name line 1 and nam\n<domain type=\"test\"><name>a</nam></domain>\n---------------------------------^",
        ),
        ("", "at line 1: Document is empty\n(null)\n^"),
        (
            "  ",
            "at line 1: Start tag expected, '<' not found\n  \n--^",
        ),
        (
            "abc",
            "at line 1: Start tag expected, '<' not found\nabc\n^",
        ),
        (
            "\u{FEFF}\u{FEFF}<domain/>",
            "at line 1: Start tag expected, '<' not found\n\u{FEFF}\u{FEFF}<domain/>\n---^",
        ),
        (
            "<domain",
            "at line 1: Couldn't find end of Start Tag domain line 1\n<domain\n-------^",
        ),
        (
            "<domain>",
            "at line 1: Premature end of data in tag domain line 1\n<domain>\n--------^",
        ),
        (
            "<domain a=\"1\" a=\"2\"/>",
            "at line 1: Attribute a redefined\n<domain a=\"1\" a=\"2\"/>\n-------------------^",
        ),
        (
            "<domain a=1/>",
            "at line 1: AttValue: \" or ' expected\n<domain a=1/>\n----------^",
        ),
        (
            "<domain a/>",
            "at line 1: Specification mandates value for attribute a\n<domain a/>\n---------^",
        ),
        (
            "<domain a=\"<\"/>",
            "at line 1: Unescaped '<' not allowed in attributes values\n<domain a=\"<\"/>\n-----------^",
        ),
        (
            "<domain>&foo;</domain>",
            "at line 1: Entity 'foo' not defined\n<domain>&foo;</domain>\n-------------^",
        ),
        (
            "<domain>& x</domain>",
            "at line 1: xmlParseEntityRef: no name\n<domain>& x</domain>\n---------^",
        ),
        (
            "<domain/><x/>",
            "at line 1: Extra content at the end of the document\n<domain/><x/>\n---------^",
        ),
        (
            "<domain/>xx",
            "at line 1: Extra content at the end of the document\n<domain/>xx\n---------^",
        ),
        (
            "<domain>\u{1}</domain>",
            "at line 1: PCDATA invalid Char value 1\n<domain>\u{1}</domain>\n--------^",
        ),
        (
            "<domain><1/></domain>",
            "at line 1: StartTag: invalid element name\n<domain><1/></domain>\n---------^",
        ),
        (
            "<domain>\n<a>\n <b></a>\n</domain>",
            "at line 3: Opening and ending tag mismatch: b line 3 and a\n <b></a>\n--------^",
        ),
        (
            "<domain a=\"1\"b=\"2\"/>",
            "at line 1: attributes construct error\n<domain a=\"1\"b=\"2\"/>\n-------------^",
        ),
        (
            "<domain a=\"x",
            "at line 1: AttValue: ' expected\n<domain a=\"x\n------------^",
        ),
        (
            "<domain>&lt</domain>",
            "at line 1: EntityRef: expecting ';'\n<domain>&lt</domain>\n-----------^",
        ),
        (
            "<domain><!-- -- --></domain>",
            "at line 1: Double hyphen within comment: <!-- \n<domain><!-- -- --></domain>\n-------------^",
        ),
        (
            "<domain><!--",
            "at line 1: Comment not terminated\n<domain><!--\n------------^",
        ),
        (
            "<domain a=\"&#0;\"/>",
            "at line 1: xmlParseCharRef: invalid xmlChar value 0\n<domain a=\"&#0;\"/>\n---------------^",
        ),
        (
            "<domain>]]></domain>",
            "at line 1: Sequence ']]>' not allowed in content\n<domain>]]></domain>\n--------^",
        ),
        (
            "<?xml version=\"1.0\"?>",
            "at line 1: Start tag expected, '<' not found\n<?xml version=\"1.0\"?>\n---------------------^",
        ),
        (
            "  <?xml version=\"1.0\"?><domain/>",
            "at line 1: XML declaration allowed only at the start of the document\n  <?xml version=\"1.0\"?><domain/>\n-------^",
        ),
        (
            "<domain>&#xFFFFFFFF;</domain>",
            "at line 1: xmlParseCharRef: character reference out of bounds\n<domain>&#xFFFFFFFF;</domain>\n--------------------^",
        ),
        (
            "<domain><a\n",
            "at line 2: Couldn't find end of Start Tag a line 1\n<domain><a\n----------^",
        ),
        (
            "<domain type=\"test\"",
            "at line 1: attributes construct error\n<domain type=\"test\"\n-------------------^",
        ),
        (
            "<domain></domain",
            "at line 1: expected '>'\n<domain></domain\n----------------^",
        ),
        (
            "<domain></domain ",
            "at line 1: expected '>'\n<domain></domain \n-----------------^",
        ),
        (
            "</domain>",
            "at line 1: StartTag: invalid element name\n</domain>\n-^",
        ),
        (
            "<domain a=\"&foo;\"/>",
            "at line 1: Entity 'foo' not defined\n<domain a=\"&foo;\"/>\n----------------^",
        ),
        (
            "<domain a=\"& \"/>",
            "at line 1: xmlParseEntityRef: no name\n<domain a=\"& \"/>\n------------^",
        ),
        (
            "<domain xmlns:x=\"a\" xmlns:x=\"b\"/>",
            "at line 1: Attribute xmlns:x redefined\n<domain xmlns:x=\"a\" xmlns:x=\"b\"/>\n-------------------------------^",
        ),
        (
            "<x:domain/>",
            "XML error: expecting root element of 'domain', not 'x:domain'",
        ),
        (
            "<foo/>",
            "XML error: expecting root element of 'domain', not 'foo'",
        ),
    ];
    for (source, message) in cases {
        assert_eq!(fails(source), message, "for {source:?}");
    }
}

#[test]
fn limits_hold() {
    let deep = "<domain>".repeat(limits::MAX_DEPTH + 1);
    assert!(fails(&deep).starts_with("at line 1: Excessive depth in document: 256 use"));
    let wide: String = (0..=limits::MAX_ATTRIBUTES)
        .map(|n| format!(" a{n}='x'"))
        .collect();
    assert!(fails(&format!("<domain{wide}/>")).contains("Maximum number of attributes"));
    let many = format!("<domain>{}</domain>", "<a/>".repeat(limits::MAX_NODES));
    assert!(fails(&many).contains("document has more than"));
    let long = format!("<domain>{}</domain>", " ".repeat(limits::MAX_BYTES));
    assert!(fails(&long).contains("document is longer than"));
}

#[test]
fn entities_of_a_document_type_never_expand() {
    let bomb = "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><domain>&b;</domain>";
    assert!(fails(bomb).contains("Entity 'b' not defined"));
}

#[test]
fn bytes_that_are_not_utf8_are_refused() {
    let parsed = Document::parse(
        b"<domain>\xff</domain>",
        "domain",
        ErrorDomain::VIR_FROM_DOMAIN,
    );
    let message = parsed.err().map(|e| e.message.clone()).unwrap_or_default();
    assert!(
        message.contains("Input is not proper UTF-8, indicate encoding !"),
        "{message}"
    );
}

#[test]
fn values_are_resolved_and_lines_counted() {
    let source = "<?xml version='1.0'?>\n<domain a='1&#x41;&amp;\n2'>\n <x>a&lt;b<![CDATA[<c>]]></x>\n <y/>\n</domain>\n";
    let doc = Document::parse(source.as_bytes(), "domain", ErrorDomain::VIR_FROM_DOMAIN)
        .expect("well-formed");
    let root = doc.root();
    assert_eq!(root.attr("a"), Some("1A& 2"));
    assert_eq!(
        root.child("x").map(|x| x.text().into_owned()),
        Some("a<b<c>".to_owned())
    );
    assert_eq!(root.child("y").map(Node::line), Some(5));
    assert_eq!(root.children().count(), 2);
}

#[test]
fn a_fragment_comes_back_as_libxml2_writes_it() {
    let source = "<domain><m a='\"x\"' xmlns:t='urn:t'>\n<t:one><two k='v'/></t:one><!-- c --><z> </z><w>t<i/></w></m></domain>";
    let doc = Document::parse(source.as_bytes(), "domain", ErrorDomain::VIR_FROM_DOMAIN)
        .expect("well-formed");
    let fragment = doc.root().child("m").map(super::super::Fragment::from_node);
    let text = fragment.map(|f| f.to_text(1)).unwrap_or_default();
    let expected = concat!(
        "<m xmlns:t=\"urn:t\" a=\"&quot;x&quot;\">\n",
        "    <t:one>\n      <two k=\"v\"/>\n    </t:one>\n",
        "    <!-- c -->\n    <z> </z>\n    <w>t<i/></w>\n  </m>"
    );
    assert_eq!(text, expected);
}
