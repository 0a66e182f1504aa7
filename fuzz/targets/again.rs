//! What the targets of the smaller documents share: an error, or a definition that is written as it
//! is read.
use util::Result;
use util::xml::ParseFlags;

/// Reads a text as a document, and what is written of it again.
pub fn stays<T>(
    source: &str,
    read: impl Fn(&str, ParseFlags) -> Result<T>,
    write: impl Fn(&T) -> String,
) {
    let _ = read(source, ParseFlags::VALIDATE_SCHEMA);
    let again = |text: &str| read(text, ParseFlags::NONE).ok().map(|def| write(&def));
    // White space of attributes is another after the first reading.
    if let Some(text) = again(source).and_then(|text| again(&text)) {
        assert_eq!(again(&text).as_deref(), Some(text.as_str()));
    }
}
