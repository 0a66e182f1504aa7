//! From attribute text to values and back: numbers, strings, enumerations.
use super::datatype::Datatype;
use super::document::Node;
use super::error::{invalid_attr, invalid_text, missing_attr, zero_attr};
use super::writer::Writer;
use crate::error::{Error, ErrorDomain, ErrorNumber, Result};
use crate::number;
use crate::uuid::Uuid;

/// A type that stands in an attribute or in an element's text.
pub trait AttrValue: Sized {
    /// The sentence libvirt adds to its complaint about a bad value; may be empty.
    const EXPECTED: &'static str = "";
    /// Every word allowed, for an enumeration.
    const WORDS: &'static [&'static str] = &[];
    /// What else a strict document may say.
    const DATATYPE: Datatype = Datatype::Text;

    /// The value of a text; `None` if the text is no such value.
    fn from_attr(text: &str) -> Option<Self>;

    /// Writes ` name='value'`.
    fn write_attr(&self, name: &str, w: &mut Writer);

    /// Writes the value as the text of the open element.
    fn write_text(&self, w: &mut Writer);

    /// Writes `<name>value</name>`.
    fn write_leaf(&self, name: &str, w: &mut Writer) {
        w.start(name);
        self.write_text(w);
        w.end();
    }

    /// Whether this is the value that `skip_zero` leaves out and `nonzero` refuses.
    fn is_zero(&self) -> bool {
        false
    }
}

impl AttrValue for String {
    fn from_attr(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
    fn write_attr(&self, name: &str, w: &mut Writer) {
        w.attr(name, self);
    }
    fn write_text(&self, w: &mut Writer) {
        w.text(self);
    }
    fn write_leaf(&self, name: &str, w: &mut Writer) {
        w.leaf(name, self);
    }
    fn is_zero(&self) -> bool {
        self.is_empty()
    }
}

macro_rules! numbers {
    ($($number:ty: $parse:expr, $datatype:expr, $expected:literal;)+) => {$(
        impl AttrValue for $number {
            const EXPECTED: &'static str = $expected;
            const DATATYPE: Datatype = $datatype;
            fn from_attr(text: &str) -> Option<Self> {
                $parse(text, 10).and_then(|n| n.try_into().ok())
            }
            fn write_attr(&self, name: &str, w: &mut Writer) {
                w.attr_plain(name, self);
            }
            fn write_text(&self, w: &mut Writer) {
                w.text_plain(self);
            }
            fn write_leaf(&self, name: &str, w: &mut Writer) {
                w.leaf_plain(name, self);
            }
            fn is_zero(&self) -> bool {
                *self == 0
            }
        }
    )+};
}

numbers! {
    i32: number::to_i32, Datatype::Integer, "Expected integer value";
    u32: number::to_u32_positive, Datatype::Unsigned, "Expected non-negative integer value";
    i64: number::to_i64, Datatype::Integer, "Expected long long integer value";
    u64: number::to_u64_positive, Datatype::UnsignedLong, "Expected non-negative integer value";
    u16: number::to_u32_positive, Datatype::Unsigned, "Expected non-negative integer value";
    u8: number::to_u32_positive, Datatype::Unsigned, "Expected non-negative integer value";
}

impl AttrValue for Uuid {
    const EXPECTED: &'static str = "Expected UUID";
    fn from_attr(text: &str) -> Option<Self> {
        Self::parse(text)
    }
    fn write_attr(&self, name: &str, w: &mut Writer) {
        w.attr_plain(name, self);
    }
    fn write_text(&self, w: &mut Writer) {
        w.text_plain(self);
    }
}

/// An attribute that may be absent.
///
/// # Errors
/// `VIR_ERR_XML_ERROR` when it is there and its value is bad.
pub fn attr_opt<T: AttrValue>(node: Node<'_>, name: &str) -> Result<Option<T>> {
    let Some(text) = node.attr(name) else {
        return Ok(None);
    };
    match T::from_attr(text) {
        Some(value) => Ok(Some(value)),
        None => Err(invalid_attr(node.qualified_name(), name, text, T::EXPECTED)),
    }
}

/// An attribute that must be there.
///
/// # Errors
/// `VIR_ERR_XML_ERROR` when it is absent or its value is bad.
pub fn attr_required<T: AttrValue>(node: Node<'_>, name: &str) -> Result<T> {
    attr_opt(node, name)?.ok_or_else(|| missing_attr(node.qualified_name(), name))
}

/// A word that may be absent, with libvirt's older complaint about a bad one: `unknown` and the
/// word.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` when it is there and has no meaning.
pub fn attr_word<T: AttrValue>(
    node: Node<'_>,
    name: &str,
    domain: ErrorDomain,
    unknown: &str,
) -> Result<Option<T>> {
    let Some(text) = node.attr(name) else {
        return Ok(None);
    };
    match T::from_attr(text) {
        Some(value) => Ok(Some(value)),
        None => {
            let code = ErrorNumber::VIR_ERR_CONFIG_UNSUPPORTED;
            Err(Error::new(domain, code, format!("{unknown} '{text}'")))
        }
    }
}

/// libvirt's older complaint about an attribute that isn't there.
#[must_use]
pub fn absent(domain: ErrorDomain, missing: &str) -> Box<Error> {
    Error::new(domain, ErrorNumber::VIR_ERR_INTERNAL_ERROR, missing)
}

/// A number in another base than ten, 0 telling C's prefixes apart (C: `virXMLPropUInt`).
///
/// # Errors
/// `VIR_ERR_XML_ERROR` when it is there and is no such number.
pub fn attr_u32(node: Node<'_>, name: &str, base: u32) -> Result<Option<u32>> {
    based::<u32>(node, name, |text| number::to_u32_positive(text, base))
}

/// As [`attr_u32`], with a sign (C: `virXMLPropInt`).
///
/// # Errors
/// `VIR_ERR_XML_ERROR` when it is there and is no such number.
pub fn attr_i32(node: Node<'_>, name: &str, base: u32) -> Result<Option<i32>> {
    based::<i32>(node, name, |text| number::to_i32(text, base))
}

/// As [`attr_u32`], in 64 bits (C: `virXMLPropULongLong`).
///
/// # Errors
/// `VIR_ERR_XML_ERROR` when it is there and is no such number.
pub fn attr_u64(node: Node<'_>, name: &str, base: u32) -> Result<Option<u64>> {
    based::<u64>(node, name, |text| number::to_u64_positive(text, base))
}

/// A number that is read with a sign and must not be negative (C: `virXMLPropInt` with
/// `VIR_XML_PROP_NONNEGATIVE`).
///
/// # Errors
/// `VIR_ERR_XML_ERROR` when it is there and is no such number.
pub fn attr_not_negative(node: Node<'_>, name: &str) -> Result<Option<u32>> {
    let Some(value) = based::<i32>(node, name, |text| number::to_i32(text, 0))? else {
        return Ok(None);
    };
    match u32::try_from(value) {
        Ok(value) => Ok(Some(value)),
        Err(_) => {
            let text = node.attr(name).unwrap_or("");
            let expected = "Expected non-negative value";
            Err(invalid_attr(node.qualified_name(), name, text, expected))
        }
    }
}

fn based<T: AttrValue>(
    node: Node<'_>,
    name: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    let Some(text) = node.attr(name) else {
        return Ok(None);
    };
    match parse(text) {
        Some(value) => Ok(Some(value)),
        None => Err(invalid_attr(node.qualified_name(), name, text, T::EXPECTED)),
    }
}

/// Refuses a zero.
///
/// # Errors
/// `VIR_ERR_XML_ERROR` when the value is zero.
pub fn nonzero<T: AttrValue>(node: Node<'_>, name: &str, value: Option<T>) -> Result<Option<T>> {
    match &value {
        Some(v) if v.is_zero() => Err(zero_attr(node.qualified_name(), name)),
        _ => Ok(value),
    }
}

/// The value of the element's own text; an empty text counts as none.
///
/// # Errors
/// `VIR_ERR_XML_ERROR` when the text is no such value.
pub fn own_text<T: AttrValue>(node: Node<'_>) -> Result<Option<T>> {
    let text = node.text();
    if text.is_empty() {
        return Ok(None);
    }
    match T::from_attr(&text) {
        Some(value) => Ok(Some(value)),
        None => Err(invalid_text(node.qualified_name(), &text)),
    }
}

/// The value of the first child element of that name.
///
/// # Errors
/// `VIR_ERR_XML_ERROR` when its text is no such value.
pub fn leaf_opt<T: AttrValue>(node: Node<'_>, name: &str) -> Result<Option<T>> {
    node.child(name).map_or(Ok(None), own_text)
}

/// The values of all child elements of that name.
///
/// # Errors
/// `VIR_ERR_XML_ERROR` when a text is no such value.
pub fn leaves<T: AttrValue>(node: Node<'_>, name: &str) -> Result<Vec<T>> {
    node.children_named(name)
        .filter_map(|child| own_text(child).transpose())
        .collect()
}

/// Makes an enumeration of [`vir_enum!`](crate::vir_enum) usable as an attribute.
#[macro_export]
macro_rules! xml_enum {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::xml::AttrValue for $name {
            const WORDS: &'static [&'static str] = <$name>::WORDS;
            fn from_attr(text: &str) -> Option<Self> {
                <$name>::from_str(text)
            }
            fn write_attr(&self, name: &str, w: &mut $crate::xml::Writer) {
                const { assert!($crate::xml::are_plain(<$name>::WORDS)) };
                w.attr_word(name, self.as_str());
            }
            /// The word "default" says nothing.
            fn is_zero(&self) -> bool {
                self.as_str() == "default"
            }
            fn write_text(&self, w: &mut $crate::xml::Writer) {
                w.text_plain(self.as_str());
            }
            fn write_leaf(&self, name: &str, w: &mut $crate::xml::Writer) {
                w.leaf_word(name, self.as_str());
            }
        }
    )+};
}
