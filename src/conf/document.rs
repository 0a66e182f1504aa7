//! What the documents of every kind have in common: from a text to a definition and back.
use crate::ROOTS;
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{
    Document, FormatCx, FormatFlags, Judged, Mismatch, Node, ParseCx, ParseFlags, Shape, Writer,
    Xml,
};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_XML;

/// Where the schemas made of the declarations are installed; for people, nothing reads them here.
const SCHEMAS: &str = match option_env!("LIBVIRT_SCHEMAS") {
    Some(folder) => folder,
    None => "/usr/share/libvirt/schemas",
};

/// Name of the schema of a root element, without the extension.
fn schema_file(element: &str) -> &str {
    let of_root = |(_, shape): &&(&str, &Shape)| shape.element == element;
    ROOTS.iter().find(of_root).map_or(element, |(file, _)| file)
}

/// Reads a document whose root is `T`; a text that is no XML is `origin`'s complaint.
///
/// # Errors
/// `VIR_ERR_XML_DETAIL` for a text that is no XML, `VIR_ERR_XML_ERROR` for another root or a value
/// that isn't allowed, `VIR_ERR_XML_INVALID_SCHEMA` if strictness is asked for and the declaration
/// broken.
pub fn parse<T: Xml>(source: &str, origin: ErrorDomain, flags: ParseFlags) -> Result<T> {
    parse_with(source, T::SHAPE, origin, flags, |root| {
        T::parse(root, &mut ParseCx::new(flags))
    })
}

/// As [`parse`], for roots that are read in more than one way.
///
/// # Errors
/// As [`parse`], and what `read` says.
pub fn parse_with<T>(
    source: &str,
    shape: &Shape,
    origin: ErrorDomain,
    flags: ParseFlags,
    read: impl FnOnce(Node<'_>) -> Result<T>,
) -> Result<T> {
    let document = Document::parse(source.as_bytes(), shape.element, origin)?;
    if flags.has(ParseFlags::VALIDATE_SCHEMA) {
        check(shape, document.root())?;
    }
    read(document.root())
}

/// Writes a document.
pub fn format<T: Xml>(value: &T, flags: FormatFlags) -> String {
    let mut w = Writer::new();
    value.format(&mut w, &FormatCx::new(flags));
    w.finish()
}

/// Compares a document with its declaration (`*_DEFINE_VALIDATE`).
///
/// # Errors
/// `VIR_ERR_XML_INVALID_SCHEMA`
pub fn check(shape: &Shape, root: Node<'_>) -> Result<()> {
    against(shape.element, shape.check_root(root))
}

/// Names the kind of document in the complaint about what breaks its declaration.
///
/// # Errors
/// `VIR_ERR_XML_INVALID_SCHEMA`
pub(crate) fn against(element: &str, checked: Judged) -> Result<()> {
    match checked {
        Ok(()) => Ok(()),
        Err(Mismatch(lines)) => bail!(
            VIR_ERR_XML_INVALID_SCHEMA,
            "Unable to validate doc against {SCHEMAS}/{}.rng\n{lines}",
            schema_file(element)
        ),
    }
}
