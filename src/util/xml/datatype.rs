//! `Datatype`: what the text of an attribute or element may be, for strict validation.
//!
//! Parsers read more than this: a schema of libvirt's is stricter in its numbers.

/// A kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datatype {
    /// Any text.
    Text,
    /// Digits, at most 32 bits.
    Unsigned,
    /// Digits, at most 64 bits.
    UnsignedLong,
    /// Digits, not zero.
    Positive,
    /// A number with or without a sign.
    Integer,
    /// One to so many digits.
    Digits(usize),
    /// One to so many digits of base 16, after `0x` or not.
    Hex(usize),
    /// One to so many digits of base 16 after `0x`, or a decimal number up to `max`.
    Prefixed {
        /// Digits at most.
        digits: usize,
        /// The largest decimal number.
        max: u32,
    },
    /// As [`Prefixed`](Self::Prefixed), where `0x` may be missing; `max` holds for both bases.
    Either {
        /// Digits of base 16 at most.
        digits: usize,
        /// The largest number.
        max: u32,
    },
    /// A path from the root.
    AbsolutePath,
    /// A file name or a path.
    Path,
    /// Letters, digits, `_`, `-` and `.`.
    Name,
    /// A unit of sizes: bytes, or a letter for a power with what may follow it.
    Unit,
    /// Up to four port numbers with dots between.
    UsbPort,
}

impl Datatype {
    /// Whether the text is one of the kind.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        match self {
            Self::Text => true,
            Self::Unsigned => digits(text, usize::MAX) && text.trim().parse::<u32>().is_ok(),
            Self::UnsignedLong => digits(text, usize::MAX) && text.trim().parse::<u64>().is_ok(),
            Self::Positive => digits(text, usize::MAX) && text.bytes().any(|b| b > b'0'),
            Self::Integer => text.trim().parse::<i64>().is_ok(),
            Self::Digits(most) => digits(text, most),
            Self::Hex(most) => hex(bare(text), most),
            Self::Prefixed { digits, max } => {
                let prefixed = text.strip_prefix("0x").is_some_and(|n| hex(n, digits));
                prefixed || decimal_up_to(text, max)
            }
            Self::Either { digits, max } => {
                let number = u32::from_str_radix(bare(text), 16).ok();
                let in_hex = hex(bare(text), digits) && number.is_some_and(|n| n <= max);
                in_hex || decimal_up_to(text, max)
            }
            Self::AbsolutePath => {
                is_path(text) && from_root(text).is_some_and(|rest| !rest.is_empty())
            }
            Self::Path => !text.is_empty() && is_path(text),
            Self::Name => {
                let belongs = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
                !text.is_empty() && text.bytes().all(belongs)
            }
            Self::Unit => is_unit(&text.to_ascii_lowercase()),
            Self::UsbPort => {
                text.split('.').count() <= 4 && text.split('.').all(|port| hex(bare(port), 3))
            }
        }
    }

    /// The kinds of XML Schema that make it up, each with what narrows it; none for any text.
    #[must_use]
    pub fn schema(self) -> Vec<SchemaType> {
        let digits = || "[0-9]+".to_owned();
        match self {
            Self::Text => Vec::new(),
            Self::Unsigned => vec![("unsignedInt", "pattern", digits())],
            Self::UnsignedLong => vec![("unsignedLong", "pattern", digits())],
            Self::Positive => vec![("positiveInteger", "pattern", digits())],
            Self::Integer => vec![("long", "pattern", "[+-]?[0-9]+".to_owned())],
            Self::Digits(most) => matching(format!("[0-9]{{1,{most}}}")),
            Self::Hex(most) => matching(format!("(0x)?[0-9a-fA-F]{{1,{most}}}")),
            Self::Prefixed { digits, max } => {
                let hex = matching(format!("0x[0-9a-fA-F]{{1,{digits}}}"));
                hex.into_iter().chain([up_to(max)]).collect()
            }
            Self::Either { digits, max } => {
                let hex = matching(format!("(0x)?({})", hex_pattern(digits, max)));
                hex.into_iter().chain([up_to(max)]).collect()
            }
            Self::AbsolutePath => matching("(/|[a-zA-Z]:\\\\).+".to_owned()),
            Self::Path => matching(".+".to_owned()),
            Self::Name => matching("[a-zA-Z0-9_\\-.]+".to_owned()),
            Self::Unit => {
                let pattern = "([bB]([yY][tT][eE][sS]?)?)|([kKmMgGtTpPeE]([iI]?[bB])?)";
                matching(pattern.to_owned())
            }
            Self::UsbPort => {
                let port = "(0x)?[0-9a-fA-F]{1,3}";
                matching(format!("({port}\\.){{0,3}}{port}"))
            }
        }
    }
}

/// A kind of XML Schema, the name of a facet that narrows it, and the facet's value.
pub type SchemaType = (&'static str, &'static str, String);

fn matching(pattern: String) -> Vec<SchemaType> {
    vec![("string", "pattern", pattern)]
}

fn up_to(max: u32) -> SchemaType {
    ("unsignedInt", "maxInclusive", max.to_string())
}

/// Numbers of base 16 up to `max`, whose digits after the first are all `f`.
fn hex_pattern(digits: usize, max: u32) -> String {
    const ANY: &str = "[0-9a-fA-F]";
    let rest = digits - 1;
    let first = match max >> (4 * rest) {
        15 => ANY.to_owned(),
        top => format!("[0-{top}]"),
    };
    match rest {
        0 => first,
        rest => format!("{ANY}{{1,{rest}}}|{first}{ANY}{{{rest}}}"),
    }
}

/// Numbers are compared without the white space around them, as XML Schema says.
fn digits(text: &str, most: usize) -> bool {
    let text = if most == usize::MAX {
        text.trim()
    } else {
        text
    };
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn hex(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn bare(text: &str) -> &str {
    text.strip_prefix("0x").unwrap_or(text)
}

fn decimal_up_to(text: &str, max: u32) -> bool {
    text.trim().parse::<u32>().is_ok_and(|number| number <= max)
}

/// What follows the root, which some hypervisors' hosts write with a letter.
fn from_root(text: &str) -> Option<&str> {
    let mut after_letter = text.chars();
    let letter = after_letter.next().is_some_and(|c| c.is_ascii_alphabetic());
    let on_drive = || after_letter.as_str().strip_prefix(":\\").filter(|_| letter);
    text.strip_prefix('/').or_else(on_drive)
}

fn is_unit(text: &str) -> bool {
    let power = |rest: &str| matches!(rest, "" | "b" | "ib");
    let scaled = text.strip_prefix(['k', 'm', 'g', 't', 'p', 'e']);
    matches!(text, "b" | "byte" | "bytes") || scaled.is_some_and(power)
}

fn is_path(text: &str) -> bool {
    !text.contains('\n')
}

#[cfg(test)]
mod tests {
    use super::Datatype::{self, *};

    #[test]
    fn texts_are_of_a_kind_or_not() {
        const BYTE: Datatype = Prefixed {
            digits: 2,
            max: 255,
        };
        const SLOT: Datatype = Either { digits: 2, max: 31 };
        let cases: &[(Datatype, &[&str], &[&str])] = &[
            (
                Unsigned,
                &["0", "007", "4294967295"],
                &["", "-1", "+1", "0x1", "4294967296"],
            ),
            (
                UnsignedLong,
                &["18446744073709551615"],
                &["18446744073709551616", "x"],
            ),
            (Positive, &["1", "99999999999999999999"], &["0", "", "-1"]),
            (Integer, &["-1", "0", "+2"], &["", "0x1", "1.5"]),
            (Digits(2), &["0", "99"], &["", "100", "a"]),
            (Hex(3), &["fff", "0xFFF", "0"], &["", "0x", "0xffff", "g"]),
            (BYTE, &["0xff", "255", "0"], &["ff", "256", "0x100", ""]),
            (SLOT, &["0x1f", "1f", "31", "0"], &["32", "0x20", ""]),
            (AbsolutePath, &["/a", "C:\\a"], &["a", "/", "", "/a\nb"]),
            (Path, &["a", "/a"], &[""]),
            (UsbPort, &["1", "1.2.3.4"], &["", "1.2.3.4.5", "1."]),
            (Name, &["ua-x_1.2"], &["", "a b"]),
            (
                Unit,
                &["b", "KiB", "G", "MB", "bytes"],
                &["", "x", "KiBi", "ib"],
            ),
            (Text, &["", "x"], &[]),
        ];
        for (kind, good, bad) in cases {
            for text in *good {
                assert!(kind.fits(text), "{kind:?} {text:?}");
            }
            for text in *bad {
                assert!(!kind.fits(text), "{kind:?} {text:?}");
            }
        }
    }
}
