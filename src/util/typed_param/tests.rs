//! Typed parameters: order, types, refusals.
use super::*;

fn params(list: &[(&str, TypedValue)]) -> TypedParams {
    let mut params = TypedParams::new();
    for (name, value) in list {
        params.add(*name, value.clone()).unwrap();
    }
    params
}

fn message<T>(result: Result<T>) -> String {
    result.err().unwrap().message
}

#[test]
fn getters_check_the_type() {
    let list = params(&[("i", (-5).into()), ("i", 6.into()), ("s", "x".into())]);
    assert_eq!(list.get_int("i"), Ok(Some(-5)));
    assert_eq!(list.get_int("none"), Ok(None));
    assert_eq!(list.get_string("s"), Ok(Some("x")));
    assert_eq!(
        message(list.get_ullong("i")),
        "invalid argument: Invalid type 'ullong' requested for parameter 'i', actual type is 'int'"
    );
}

#[test]
fn names_have_a_limit() {
    let mut list = TypedParams::new();
    list.add("x".repeat(79), 1).unwrap();
    let text = message(list.add("x".repeat(80), 1));
    assert!(text.starts_with("internal error: Field name 'xxx") && text.ends_with("' too long"));
}

#[test]
fn set_replaces_the_first() {
    let mut list = params(&[("a", 1.into()), ("a", 2.into())]);
    list.set("a", "new").unwrap();
    list.set("b", true).unwrap();
    let texts: Vec<_> = list
        .iter()
        .map(|p| format!("{}={}", p.name(), p.value))
        .collect();
    assert_eq!(texts, ["a=new", "a=2", "b=1"]);
    assert_eq!(list.strings("a").collect::<Vec<_>>(), ["new"]);
}

#[test]
fn validation_goes_by_name() {
    use ParamType::{VIR_TYPED_PARAM_INT as INT, VIR_TYPED_PARAM_UINT as UINT};
    let known = [KnownParam::once("i", INT), KnownParam::many("m", UINT)];
    let good = params(&[("m", 1u32.into()), ("i", 1.into()), ("m", 2u32.into())]);
    good.validate(&known).unwrap();
    let cases = [
        (
            params(&[("i", 1u32.into()), ("a", 1.into())]),
            "argument unsupported: parameter 'a' not supported",
        ),
        (
            params(&[("z", 1.into()), ("i", 1u32.into())]),
            "invalid argument: invalid type 'uint' for parameter 'i', expected 'int'",
        ),
        (
            params(&[("i", 1.into()), ("i", 1u32.into())]),
            "invalid argument: parameter 'i' occurs multiple times",
        ),
    ];
    for (list, text) in cases {
        assert_eq!(message(list.validate(&known)), text);
    }
}

#[test]
fn values_from_text() {
    let read = |kind, text| TypedValue::from_text("f", kind, text);
    use ParamType as T;
    assert_eq!(read(T::VIR_TYPED_PARAM_INT, " 5"), Ok(TypedValue::Int(5)));
    assert_eq!(
        read(T::VIR_TYPED_PARAM_UINT, "-1"),
        Ok(TypedValue::UInt(u32::MAX))
    );
    assert_eq!(
        read(T::VIR_TYPED_PARAM_BOOLEAN, "TRUE"),
        Ok(TypedValue::Boolean(true))
    );
    assert_eq!(read(T::VIR_TYPED_PARAM_STRING, ""), Ok("".into()));
    assert_eq!(
        message(read(T::VIR_TYPED_PARAM_ULLONG, "x")),
        "invalid argument: Invalid value for field 'f': expected unsigned long long"
    );
    assert_eq!(
        message(read(T::VIR_TYPED_PARAM_BOOLEAN, "yes")),
        "invalid argument: Invalid boolean value for field 'f'"
    );
}

#[test]
fn every_integer_survives_the_way_through_text() {
    for value in [i64::MIN, -1, 0, 1, i64::MAX] {
        let value = TypedValue::LLong(value);
        let text = value.to_string();
        assert_eq!(TypedValue::from_text("f", value.kind(), &text), Ok(value));
    }
}
