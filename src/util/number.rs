//! Numbers out of text, by the rules of `strtol(3)` that libvirt's callers know.
//!
//! Leading white space and a sign are fine, anything behind the digits is not.  The unsigned
//! forms take "-1" for the greatest value; those named `_positive` refuse a minus sign.
//! C counterparts: `virStrToLong_i` and its sisters, `virStrToDouble`.

/// What stands at the front of a text: an integer, and what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scan<'a> {
    /// Whether a minus sign stood before the digits.
    pub negative: bool,
    /// The digits' value; absent if it needs more than 64 bits.
    pub magnitude: Option<u64>,
    /// The text behind the last digit.
    pub rest: &'a str,
}

/// Reads the integer at the front of `text`, or nothing where no digit stands.
///
/// `base` is 2 to 36; 0 tells "0x" (hexadecimal), "0" (octal) and decimal apart.
#[must_use]
pub fn scan(text: &str, base: u32) -> Option<Scan<'_>> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\u{b}', '\u{c}', '\r']);
    let (negative, text) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (base, text) = resolve_base(text, base);
    let digits = text.chars().take_while(|c| c.is_digit(base)).count();
    if digits == 0 {
        return None;
    }
    let (digits, rest) = text.split_at(digits);
    Some(Scan {
        negative,
        magnitude: u64::from_str_radix(digits, base).ok(),
        rest,
    })
}

/// The base that the digits are in, and the text without a "0x".
fn resolve_base(text: &str, base: u32) -> (u32, &str) {
    let hex = text
        .strip_prefix("0x")
        .or_else(|| text.strip_prefix("0X"))
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_hexdigit()));
    match (base, hex) {
        (0 | 16, Some(rest)) => (16, rest),
        (0, None) if text.starts_with('0') => (8, text),
        (0, None) => (10, text),
        _ => (base.clamp(2, 36), text),
    }
}

/// The integer that is the whole of `text`.
fn whole(text: &str, base: u32) -> Option<(bool, u64)> {
    let found = scan(text, base)?;
    if !found.rest.is_empty() {
        return None;
    }
    Some((found.negative, found.magnitude?))
}

/// `virStrToLong_i`.
#[must_use]
pub fn to_i32(text: &str, base: u32) -> Option<i32> {
    i32::try_from(to_i64(text, base)?).ok()
}

/// `virStrToLong_ll`.
#[must_use]
pub fn to_i64(text: &str, base: u32) -> Option<i64> {
    match whole(text, base)? {
        (false, magnitude) => i64::try_from(magnitude).ok(),
        (true, magnitude) => 0i64.checked_sub_unsigned(magnitude),
    }
}

/// `virStrToLong_ui`: "-1" is `u32::MAX`.
#[must_use]
pub fn to_u32(text: &str, base: u32) -> Option<u32> {
    let (negative, magnitude) = whole(text, base)?;
    let magnitude = u32::try_from(magnitude).ok()?;
    Some(wrap(negative, magnitude, u32::wrapping_neg))
}

/// `virStrToLong_uip`: no minus sign.
#[must_use]
pub fn to_u32_positive(text: &str, base: u32) -> Option<u32> {
    u32::try_from(to_u64_positive(text, base)?).ok()
}

/// `virStrToLong_ull`: "-1" is `u64::MAX`.
#[must_use]
pub fn to_u64(text: &str, base: u32) -> Option<u64> {
    let (negative, magnitude) = whole(text, base)?;
    Some(wrap(negative, magnitude, u64::wrapping_neg))
}

/// `virStrToLong_ullp`: no minus sign.
#[must_use]
pub fn to_u64_positive(text: &str, base: u32) -> Option<u64> {
    match whole(text, base)? {
        (false, magnitude) => Some(magnitude),
        (true, _) => None,
    }
}

/// Applies a minus sign to an unsigned number.
fn wrap<T>(negative: bool, magnitude: T, negate: impl FnOnce(T) -> T) -> T {
    if negative {
        negate(magnitude)
    } else {
        magnitude
    }
}

/// `virStrToDouble`: decimal notation, "inf" and "nan", whatever the locale; a number too great or
/// too small for a double is refused.
#[must_use]
pub fn to_f64(text: &str) -> Option<f64> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\u{b}', '\u{c}', '\r']);
    let value: f64 = text.parse().ok()?;
    let named = text.contains(['n', 'N']);
    let nonzero = || {
        let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
        mantissa.contains(|c: char| matches!(c, '1'..='9'))
    };
    let out_of_range = !named && (value.is_infinite() || (value == 0.0 && nonzero()));
    (!out_of_range).then_some(value)
}

/// `printf("%g")`: six significant digits, no trailing zeros.
#[must_use]
pub fn format_g(value: f64) -> String {
    if value.is_nan() {
        return if value.is_sign_negative() {
            "-nan"
        } else {
            "nan"
        }
        .to_owned();
    }
    if value.is_infinite() {
        return if value < 0.0 { "-inf" } else { "inf" }.to_owned();
    }
    let scientific = format!("{value:.5e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if !(-4..6).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{}e{sign}{:02}", trim_zeros(mantissa), exponent.abs());
    }
    let decimals = usize::try_from(5 - exponent).unwrap_or_default();
    trim_zeros(&format!("{value:.decimals$}")).to_owned()
}

/// Cuts the zeros off the end of a fraction, and the point if nothing is left.
fn trim_zeros(number: &str) -> &str {
    if number.contains('.') {
        number.trim_end_matches('0').trim_end_matches('.')
    } else {
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_text_or_nothing() {
        assert_eq!(to_i32(" -5", 10), Some(-5));
        assert_eq!(to_i32("\u{b}\t+010", 10), Some(10));
        for bad in ["", " ", "-", "5 ", "0x10", "a", "--1", "- 1", "2147483648"] {
            assert_eq!(to_i32(bad, 10), None, "{bad:?}");
        }
        assert_eq!(to_i64("-9223372036854775808", 10), Some(i64::MIN));
        assert_eq!(to_i64("9223372036854775808", 10), None);
    }

    #[test]
    fn minus_wraps_the_unsigned() {
        assert_eq!(to_u32("-1", 10), Some(u32::MAX));
        assert_eq!(to_u32("-4294967295", 10), Some(1));
        assert_eq!(to_u32("-4294967296", 10), None);
        assert_eq!(to_u32("18446744073709551615", 10), None);
        assert_eq!(to_u64("-18446744073709551615", 10), Some(1));
        assert_eq!(to_u64("18446744073709551616", 10), None);
        assert_eq!(to_u32_positive("-1", 10), None);
        assert_eq!(to_u64_positive("-0", 10), None);
        assert_eq!(to_u64_positive("7", 10), Some(7));
    }

    #[test]
    fn bases() {
        assert_eq!(to_i32("0x1f", 0), Some(31));
        assert_eq!(to_i32("0X1f", 16), Some(31));
        assert_eq!(to_i32("017", 0), Some(15));
        assert_eq!(to_i32("0", 0), Some(0));
        assert_eq!(to_i32("08", 0), None);
        let found = scan("12-15", 0).unwrap();
        assert_eq!((found.magnitude, found.rest), (Some(12), "-15"));
        assert_eq!(scan("0xg", 0).unwrap().rest, "xg");
    }

    #[test]
    fn doubles() {
        assert_eq!(to_f64(" +1.5"), Some(1.5));
        assert_eq!(to_f64(".5"), Some(0.5));
        assert_eq!(to_f64("5."), Some(5.0));
        assert_eq!(to_f64("INF"), Some(f64::INFINITY));
        assert_eq!(to_f64("0e-999"), Some(0.0));
        for bad in ["", "x", "1.5x", "1e", "1e400", "1e-400", "1 "] {
            assert_eq!(to_f64(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn percent_g() {
        let cases = [
            (1.5, "1.5"),
            (1e20, "1e+20"),
            (1e-7, "1e-07"),
            (123_456.789, "123457"),
            (999_999.5, "1e+06"),
            (100_000.0, "100000"),
            (0.000_123_456_78, "0.000123457"),
            (-0.0, "-0"),
            (1e100, "1e+100"),
            (f64::NEG_INFINITY, "-inf"),
        ];
        for (value, text) in cases {
            assert_eq!(format_g(value), text);
        }
    }
}
