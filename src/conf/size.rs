//! Sizes with units (`<memory unit='MiB'>512</memory>`), kept in KiB (C: `virDomainParseMemory`).
use util::error::{Error, ErrorDomain, Result};
use util::xml::{AttrShape, Node, Shape, Writer};
use util::{bail, number};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_XML;

/// Size of an element's text in KiB, rounded up; `path` is how messages name the element.
///
/// # Errors
/// `VIR_ERR_XML_ERROR` for text that is no number, `VIR_ERR_INVALID_ARG` for an unknown unit,
/// `VIR_ERR_OVERFLOW` for a size beyond 64 bits of bytes.
pub fn parse_kib(node: Node<'_>, path: &str) -> Result<u64> {
    Ok(parse_bytes(node, path, 1024)?.div_ceil(1024))
}

/// Size of an element's text in bytes; a bare number counts `scale` bytes.
///
/// # Errors
/// As [`parse_kib`].
pub fn parse_bytes(node: Node<'_>, path: &str, scale: u64) -> Result<u64> {
    let text = node.text();
    let Some(value) = number::to_u64_positive(&text, 10) else {
        bail!(
            VIR_ERR_XML_ERROR,
            "Invalid value '{text}' for element or attribute '{path}'"
        );
    };
    let unit = node.attr("unit").unwrap_or("");
    scaled(value, unit, scale)
}

/// Size of a child's text in KiB, rounded up; none for an absent or empty child.  `path` is how
/// messages name the child, `limit` the most bytes allowed.
///
/// # Errors
/// As [`parse_kib`].
pub fn child_kib(parent: Node<'_>, name: &str, path: &str, limit: u64) -> Result<Option<u64>> {
    let Some(node) = parent.child(name) else {
        return Ok(None);
    };
    let text = node.text();
    if text.is_empty() {
        return Ok(None);
    }
    let Some(value) = number::to_u64_positive(&text, 10) else {
        bail!(
            VIR_ERR_XML_ERROR,
            "Invalid value '{text}' for element or attribute '{path}'"
        );
    };
    let unit = node.attr("unit").unwrap_or("");
    let bytes = scaled(value, unit, 1024)?;
    if bytes > limit {
        return Err(too_large(value, unit));
    }
    Ok(Some(bytes.div_ceil(1024)))
}

/// Size of a child's text in KiB, rounded up; the child must be there.
///
/// # Errors
/// As [`parse_kib`], and `VIR_ERR_XML_ERROR` when it isn't.
pub fn required_kib(parent: Node<'_>, name: &str) -> Result<u64> {
    let path = format!("./{name}");
    match child_kib(parent, name, &path, u64::MAX)? {
        Some(kib) => Ok(kib),
        None => bail!(VIR_ERR_XML_ERROR, "missing element or attribute '{path}'"),
    }
}

/// Size of an attribute in KiB with its unit in another attribute.
///
/// # Errors
/// As [`parse_kib`].
pub fn attr_kib(node: Node<'_>, name: &str, unit: &str) -> Result<Option<u64>> {
    Ok(attr_bytes(node, name, unit)?.map(|bytes| bytes.div_ceil(1024)))
}

/// As [`attr_kib`], of an attribute that must be there.
///
/// # Errors
/// As [`parse_kib`], and `VIR_ERR_XML_ERROR` when it isn't.
pub fn required_attr_kib(node: Node<'_>, name: &str, unit: &str) -> Result<u64> {
    match attr_kib(node, name, unit)? {
        Some(kib) => Ok(kib),
        None => bail!(
            VIR_ERR_XML_ERROR,
            "missing element or attribute './@{name}'"
        ),
    }
}

/// Size of an attribute in bytes with its unit in another attribute; a bare number counts KiB.
///
/// # Errors
/// As [`parse_kib`].
pub fn attr_bytes(node: Node<'_>, name: &str, unit: &str) -> Result<Option<u64>> {
    let Some(text) = node.attr(name) else {
        return Ok(None);
    };
    let Some(value) = number::to_u64_positive(text, 10) else {
        bail!(
            VIR_ERR_XML_ERROR,
            "Invalid value '{text}' for element or attribute './@{name}'"
        );
    };
    scaled(value, node.attr(unit).unwrap_or(""), 1024).map(Some)
}

/// `value` of a unit in bytes (C: `virScaleInteger`).
///
/// # Errors
/// `VIR_ERR_INVALID_ARG` for an unknown unit, `VIR_ERR_OVERFLOW` beyond 64 bits.
pub fn scaled(value: u64, unit: &str, default: u64) -> Result<u64> {
    let Some(scale) = scale_of(unit, default) else {
        bail!(VIR_FROM_NONE: VIR_ERR_INVALID_ARG, "unknown suffix '{unit}'");
    };
    match value.checked_mul(scale) {
        Some(bytes) => Ok(bytes),
        None => Err(too_large(value, unit)),
    }
}

/// As [`scaled`], for numbers that libvirt keeps with a sign.
///
/// # Errors
/// `VIR_ERR_OVERFLOW` beyond 63 bits, too.
pub fn scaled_signed(value: u64, unit: &str, default: u64) -> Result<u64> {
    let bytes = scaled(value, unit, default)?;
    match i64::try_from(bytes) {
        Ok(_) => Ok(bytes),
        Err(_) => Err(too_large(value, unit)),
    }
}

fn too_large(value: u64, unit: &str) -> Box<Error> {
    util::err!(VIR_FROM_NONE: VIR_ERR_OVERFLOW, "value too large: {value}{unit}")
}

/// A number of bytes in the greatest unit that divides it: value and unit (C:
/// `virFormatIntPretty`).
#[must_use]
pub fn pretty(bytes: u64) -> (u64, &'static str) {
    const UNITS: [&str; 7] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    let power = match bytes {
        0 => 0,
        bytes => (bytes.trailing_zeros() / 10) as usize,
    };
    (bytes >> (10 * power), UNITS[power])
}

fn scale_of(unit: &str, default: u64) -> Option<u64> {
    let lower = unit.to_ascii_lowercase();
    let mut letters = lower.chars();
    let Some(first) = letters.next() else {
        return Some(default);
    };
    let base: u64 = match letters.as_str() {
        "" | "ib" => 1024,
        "b" => 1000,
        _ if lower == "bytes" || lower == "byte" => return Some(1),
        _ => return None,
    };
    let power = match first {
        'b' if lower == "b" => return Some(1),
        'k' => 1,
        'm' => 2,
        'g' => 3,
        't' => 4,
        'p' => 5,
        'e' => 6,
        _ => return None,
    };
    base.checked_pow(power)
}

/// The declaration of a size in bytes with a unit.
pub(crate) const fn shape(element: &'static str) -> Shape {
    const UNIT: &[AttrShape] = &[AttrShape::new("unit")];
    Shape::new(element, UNIT, &[]).with_text()
}

/// `<name unit='bytes'>n</name>`
pub fn format_bytes(w: &mut Writer, name: &str, bytes: u64) {
    format_unit(w, name, "bytes", bytes);
}

/// `<name unit='KiB'>n</name>`
pub fn format_kib(w: &mut Writer, name: &str, kib: u64) {
    format_unit(w, name, "KiB", kib);
}

pub(crate) fn format_unit(w: &mut Writer, name: &str, unit: &str, count: u64) {
    w.start(name);
    w.attr("unit", unit);
    w.text_plain(count);
    w.end();
}

#[cfg(test)]
mod tests {
    use super::{scaled, scaled_signed};

    #[test]
    fn units_are_libvirts() {
        let cases = [
            ("", 1024),
            ("b", 1),
            ("bytes", 1),
            ("KB", 1000),
            ("k", 1024),
            ("MiB", 1 << 20),
        ];
        for (unit, bytes) in cases {
            assert_eq!(scaled(1, unit, 1024).ok(), Some(bytes), "{unit}");
        }
        for bad in ["x", "kibi", "bb", "K iB"] {
            assert!(scaled(1, bad, 1024).is_err(), "{bad}");
        }
        assert!(scaled(u64::MAX, "KiB", 1).is_err());
        assert!(scaled_signed(10_000_000_000, "GB", 1).is_err());
        assert!(scaled_signed(9_000_000_000, "GB", 1).is_ok());
    }
}
