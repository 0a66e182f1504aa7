//! Configuration files: what is read, and what is refused with which words.
use super::*;

fn parse(text: &str) -> Result<ConfFile> {
    ConfFile::parse(text, "memory conf")
}

fn message<T>(result: Result<T>) -> String {
    result.err().unwrap().message
}

fn strings(values: &[&str]) -> ConfValue {
    ConfValue::List(
        values
            .iter()
            .map(|text| ConfValue::String((*text).to_owned()))
            .collect(),
    )
}

#[test]
fn values_of_every_kind() {
    let text = |text: &str| ConfValue::String(text.to_owned());
    let cases = [
        ("a = 1", ConfValue::Number(1)),
        ("a=+5;", ConfValue::Number(5)),
        ("a = -5 # c", ConfValue::Negative(-5)),
        ("a = 007", ConfValue::Number(7)),
        (
            "a = 9223372036854775807",
            ConfValue::Number(i64::MAX.unsigned_abs()),
        ),
        ("a = 'x\"y'", text("x\"y")),
        ("a = \"b\\n\u{e9}\"", text("b\\n\u{e9}")),
        ("a = \"\"\"one\ntwo \"q\" \"\"\"", text("one\ntwo \"q\" ")),
        ("a = \"\"\"\"q\"\"\"", text("\"q")),
        ("a = \"\"", text("")),
        ("a = []", strings(&[])),
        ("a = [\n\"x\",\n 'y' ,\n]\n", strings(&["x", "y"])),
        ("a = [[\"x\"]]", ConfValue::List(vec![strings(&["x"])])),
        ("\n\n # c\n\ta\t=\t1\r\n\r\n", ConfValue::Number(1)),
    ];
    for (source, value) in cases {
        assert_eq!(parse(source).unwrap().get("a"), Some(&value), "{source:?}");
    }
}

#[test]
fn texts_without_settings() {
    for source in ["", "# c", "#c\n\n"] {
        assert_eq!(parse(source).unwrap().iter().count(), 0);
    }
}

#[test]
fn refusals_have_libvirts_words_and_line() {
    let cases = [
        ("\n\n", "3: expecting a name"),
        ("1a = 5", "1: expecting a name"),
        ("a=1;;b=2", "1: expecting a name"),
        ("a", "1: expecting an assignment"),
        ("a-b = 1", "1: expecting an assignment"),
        ("a\n= 1", "1: expecting an assignment"),
        ("a =", "1: expecting a value"),
        ("a = true", "1: expecting a value"),
        ("a=1\r\nb=?", "2: expecting a value"),
        ("a = \"\"\"x\ny\nz\"\"\"\nb = ?", "4: expecting a value"),
        ("a = [\n1,\n2\n]\nb = ?", "5: expecting a value"),
        ("a = [,]", "1: expecting a value"),
        ("a = [\"x\",,]", "1: expecting a value"),
        ("a = [\"x\", ", "1: expecting a value"),
        ("a = [\"x\" 'y']", "1: expecting a separator in list"),
        ("a = [\"x\"", "1: list is not closed with ]"),
        ("a = [", "1: list is not closed with ]"),
        ("a = 'un", "1: unterminated string"),
        ("a = \"x\ny\"", "1: unterminated string"),
        ("a = \"\"\"x", "1: expecting a separator"),
        ("a = 0x10", "1: expecting a separator"),
        ("a = - 5", "1: unterminated number"),
    ];
    for (source, words) in cases {
        let expected = format!("configuration file syntax error: memory conf:{words}");
        assert_eq!(message(parse(source)), expected, "{source:?}");
    }
    assert_eq!(
        message(parse("a = -9223372036854775808")),
        "numerical overflow: memory conf:1: numeric overflow in conf value"
    );
}

#[test]
fn deep_lists_end_in_an_error_not_in_the_stack() {
    let text = format!("a = {}", "[".repeat(1 << 20));
    assert!(message(parse(&text)).ends_with("expecting a value"));
}

#[test]
fn getters_check_the_type() {
    let conf = parse("i=5\nneg=-5\ns='x'\nl=['a',\"b\"]\nmixed=[1]\nbig=5000000000\ni=6").unwrap();
    assert_eq!(conf.get_i32("i"), Ok(Some(5)));
    assert_eq!(conf.get_i64("neg"), Ok(Some(-5)));
    assert_eq!(conf.get_u64("big"), Ok(Some(5_000_000_000)));
    assert_eq!(conf.get_string("none"), Ok(None));
    assert_eq!(conf.get_string_list("l", false), Ok(Some(vec!["a", "b"])));
    assert_eq!(conf.get_string_list("s", true), Ok(Some(vec!["x"])));
    let internal = |words: &str| format!("internal error: memory conf: {words} parameter");
    assert_eq!(
        message(conf.get_string("i")),
        internal("expected a string for 'i'")
    );
    assert_eq!(
        message(conf.get_u32("neg")),
        internal("expected an unsigned integer for 'neg'")
    );
    assert_eq!(
        message(conf.get_i32("s")),
        internal("expected a signed integer for 's'")
    );
    assert_eq!(
        message(conf.get_bool("neg")),
        internal("expected a bool for 'neg'")
    );
    assert_eq!(
        message(conf.get_string_list("s", false)),
        internal("expected a string list for 's'")
    );
    assert_eq!(
        message(conf.get_bool("i")),
        "internal error: memory conf: value for 'i' parameter must be 0 or 1"
    );
    assert_eq!(
        message(conf.get_i32("big")),
        "internal error: memory conf: value for 'big' parameter must be in range -2147483648:2147483647"
    );
    assert_eq!(
        message(conf.get_string_list("mixed", false)),
        "configuration file syntax error: memory conf: expected a string list for 'mixed' parameter"
    );
}
