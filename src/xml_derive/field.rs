//! What stands in `#[xml(…)]` of a field, as data.
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Ident, LitStr, Path, Type};

/// Where a field stands in the document.
pub(crate) enum Place {
    Attr(String),
    Leaf(String),
    Path { child: String, attr: String },
    Child(String),
    Flag(String),
    Text,
    Inline,
    Skip,
}

/// How often a field's value occurs, with the type of one.
pub(crate) enum Arity {
    One,
    Option,
    Vec,
}

/// A field of the struct.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) place: Place,
    pub(crate) arity: Arity,
    /// The type inside `Option` or `Vec`, or the field's own.
    pub(crate) ty: Type,
    pub(crate) required: bool,
    pub(crate) parse_first: bool,
    pub(crate) nonzero: bool,
    pub(crate) skip_zero: bool,
    pub(crate) unknown: Option<LitStr>,
    pub(crate) missing: Option<LitStr>,
    pub(crate) with: Option<Path>,
    pub(crate) read: Option<Path>,
    pub(crate) words: Option<Expr>,
    pub(crate) default: Option<Expr>,
    pub(crate) only: Option<Ident>,
    pub(crate) unless: Option<Ident>,
}

/// What stands in `#[xml(…)]` of the struct.
#[derive(Default)]
pub(crate) struct Element {
    /// Its name; empty for a part that others take in.
    pub(crate) name: String,
    /// Whether it has a start and an end tag even if nothing is in it.
    pub(crate) open: bool,
}

/// Reads the struct's `#[xml(…)]`.
pub(crate) fn element(attrs: &[Attribute]) -> syn::Result<Element> {
    let mut element = Element::default();
    for attr in attrs.iter().filter(|a| a.path().is_ident("xml")) {
        attr.parse_nested_meta(|meta| {
            if meta.path.is_ident("element") {
                element.name = meta.value()?.parse::<LitStr>()?.value();
            } else if meta.path.is_ident("open") {
                element.open = true;
            } else {
                return Err(meta.error("expected `element` or `open`"));
            }
            Ok(())
        })?;
    }
    Ok(element)
}

impl Field {
    pub(crate) fn new(field: &syn::Field) -> syn::Result<Self> {
        let Some(ident) = field.ident.clone() else {
            return Err(syn::Error::new(field.span(), "a field needs a name"));
        };
        let (arity, ty) = arity(&field.ty);
        let mut this = Self {
            ident,
            place: Place::Skip,
            arity,
            ty,
            required: false,
            parse_first: false,
            nonzero: false,
            skip_zero: false,
            unknown: None,
            missing: None,
            with: None,
            read: None,
            words: None,
            default: None,
            only: None,
            unless: None,
        };
        let mut placed = false;
        for attr in field.attrs.iter().filter(|a| a.path().is_ident("xml")) {
            attr.parse_nested_meta(|meta| this.word(&meta, &mut placed))?;
        }
        match placed {
            true => Ok(this),
            false => Err(syn::Error::new(
                field.span(),
                "say where it stands: #[xml(attr)] …",
            )),
        }
    }

    fn word(
        &mut self,
        meta: &syn::meta::ParseNestedMeta<'_>,
        placed: &mut bool,
    ) -> syn::Result<()> {
        let word = meta
            .path
            .get_ident()
            .map(Ident::to_string)
            .unwrap_or_default();
        if let Some(place) = self.place_word(&word, meta)? {
            self.place = place;
            *placed = true;
            return Ok(());
        }
        match word.as_str() {
            "required" => self.required = true,
            "parse_first" => self.parse_first = true,
            "nonzero" => self.nonzero = true,
            "skip_zero" => self.skip_zero = true,
            "unknown" => self.unknown = Some(meta.value()?.parse()?),
            "missing" => {
                self.required = true;
                self.missing = Some(meta.value()?.parse()?);
            }
            "with" => self.with = Some(meta.value()?.parse()?),
            "read" => self.read = Some(meta.value()?.parse()?),
            "words" => self.words = Some(meta.value()?.parse()?),
            "default" => self.default = Some(meta.value()?.parse()?),
            "only" => self.only = Some(flag(meta)?),
            "unless" => self.unless = Some(flag(meta)?),
            _ => return Err(meta.error("unknown word")),
        }
        Ok(())
    }

    fn place_word(
        &self,
        word: &str,
        meta: &syn::meta::ParseNestedMeta<'_>,
    ) -> syn::Result<Option<Place>> {
        let name = || -> syn::Result<String> {
            match meta.input.peek(syn::Token![=]) {
                true => Ok(meta.value()?.parse::<LitStr>()?.value()),
                false => Ok(self.ident.to_string()),
            }
        };
        Ok(Some(match word {
            "attr" => Place::Attr(name()?),
            "leaf" => Place::Leaf(name()?),
            "child" => Place::Child(name()?),
            "flag" => Place::Flag(name()?),
            "path" => match name()?.split_once("/@") {
                Some((child, attr)) => Place::Path {
                    child: child.to_owned(),
                    attr: attr.to_owned(),
                },
                None => return Err(meta.error("a path is \"child/@attr\"")),
            },
            "text" => Place::Text,
            "inline" => Place::Inline,
            "skip" => Place::Skip,
            _ => return Ok(None),
        }))
    }
}

/// A format flag's name.
fn flag(meta: &syn::meta::ParseNestedMeta<'_>) -> syn::Result<Ident> {
    meta.value()?.parse::<LitStr>()?.parse()
}

/// Looks through `Option<…>` and `Vec<…>`.
fn arity(ty: &Type) -> (Arity, Type) {
    let inner = |segment: &syn::PathSegment| match &segment.arguments {
        syn::PathArguments::AngleBracketed(args) => match args.args.first() {
            Some(syn::GenericArgument::Type(inner)) => Some(inner.clone()),
            _ => None,
        },
        _ => None,
    };
    if let Type::Path(path) = ty
        && let Some(segment) = path.path.segments.last()
        && let Some(inner) = inner(segment)
    {
        if segment.ident == "Option" {
            return (Arity::Option, inner);
        }
        if segment.ident == "Vec" {
            return (Arity::Vec, inner);
        }
    }
    (Arity::One, ty.clone())
}
