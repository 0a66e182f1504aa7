//! URIs: taken apart and put together again.
use super::*;

#[test]
fn all_parts() {
    let uri = Uri::parse("qemu+ssh://root@[::1]:22/system?no_tty=1&key%41=a%20b#x").unwrap();
    assert_eq!(uri.scheme.as_deref(), Some("qemu+ssh"));
    assert_eq!(uri.user.as_deref(), Some("root"));
    assert_eq!(uri.server.as_deref(), Some("::1"));
    assert_eq!(uri.port, Some(22));
    assert_eq!(uri.path.as_deref(), Some("/system"));
    assert_eq!(uri.fragment.as_deref(), Some("x"));
    assert_eq!(uri.param("KEYA"), Some("a b"));
    assert_eq!(uri.param("none"), None);
    assert_eq!(
        uri.to_string(),
        "qemu+ssh://root@[::1]:22/system?no_tty=1&key%41=a%20b#x"
    );
}

#[test]
fn an_empty_server_is_none() {
    let uri = Uri::parse("test:///default").unwrap();
    assert_eq!(
        (uri.server.as_ref(), uri.path.as_deref()),
        (None, Some("/default"))
    );
    assert_eq!(uri.to_string(), "test:///default");
    assert_eq!(Uri::parse("qemu://:22/x").unwrap().port, None);
}

#[test]
fn no_scheme_is_no_error() {
    let uri = Uri::parse("foo").unwrap();
    assert_eq!((uri.scheme, uri.path.as_deref()), (None, Some("foo")));
}

#[test]
fn texts_come_back_in_libvirts_form() {
    let cases = [
        ("foo:bar", "foo://bar"),
        ("/abs/path", "///abs/path"),
        ("?a=b", "//?a=b"),
        ("qemu:", "qemu://"),
        ("qemu://host:0/x", "qemu://host/x"),
        ("qemu://host:00022/x", "qemu://host:22/x"),
        ("qemu://us%40er:p@host/", "qemu://us%40er:p@host/"),
        ("qemu://ho%20st/", "qemu://ho st/"),
        ("qemu:///%41%2Fb:%20%25", "qemu:///A/b%3A%20%25"),
        ("qemu:///x?a=%41#a[b]", "qemu:///x?a=%41#a[b]"),
        ("qemu://host//double", "qemu://host//double"),
    ];
    for (text, formatted) in cases {
        assert_eq!(Uri::parse(text).unwrap().to_string(), formatted);
    }
}

#[test]
fn parameters_stand_between_ampersands() {
    let uri = Uri::parse("qemu:///x?a=b%26&c;d=e&=f&g=&&h&i=/?=").unwrap();
    let pairs: Vec<_> = uri
        .params
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    assert_eq!(
        pairs,
        [
            ("a", "b&"),
            ("c;d", "e"),
            ("g", ""),
            ("h", ""),
            ("i", "/?=")
        ]
    );
}

#[test]
fn refuses_what_is_no_uri() {
    let texts = [
        "te st:///x",
        "http://[::1",
        "%zz:///",
        "a:///%4",
        "a:///%+f",
        ":///x",
        "1a:///x",
        "q_x:///a",
        "qemu://a@b@c/",
        "qemu://host:/x",
        "qemu://host:12a/x",
        "qemu://host:+1/x",
        "qemu://host:2147483648/",
        "qemu://[::1]x/",
        "qemu:///a[b]",
        "qemu:///x?a[b]",
        "qemu:///x##y",
        "qemu:///a|b",
        "qemu:///\u{e9}",
        "qemu:///x?a=\u{e9}",
        "qemu:///%ff",
    ];
    for text in texts {
        let error = Uri::parse(text).unwrap_err();
        assert_eq!(
            error.message,
            format!("internal error: Unable to parse URI {text}")
        );
        assert_eq!(error.domain, ErrorDomain::VIR_FROM_URI);
    }
}

#[test]
fn what_is_formatted_parses_to_the_same() {
    let texts = [
        "qemu+ssh://root@[::1]:22/system?no_tty=1#x",
        "test:///default",
        "esx://vc/dc/f?a&b=%20",
        "vpx://user%40dom@vc/%25",
        "qemu://host",
    ];
    for text in texts {
        let uri = Uri::parse(text).unwrap();
        assert_eq!(Uri::parse(&uri.to_string()).unwrap(), uri);
    }
}
