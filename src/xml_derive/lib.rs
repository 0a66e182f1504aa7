//! `#[derive(Xml)]`: an element's shape, written once on the struct.
//!
//! The order of the fields is the order of the output, and of the checks.  On the struct:
//! `#[xml(element = "name")]`, and `open` where it has a start and an end tag even if nothing is in it.
//! On a field one place:
//!
//! | place | in the document |
//! |---|---|
//! | `attr`, `attr = "name"` | an attribute; `T`, `Option<T>` with `T: AttrValue` |
//! | `leaf`, `leaf = "name"` | a child element that holds just text; `T`, `Option<T>`, `Vec<T>` |
//! | `path = "child/@attr"` | an attribute of a child; neighbours with one child share it |
//! | `child`, `child = "name"` | a child element; `T` (may be absent), `Option<T>`, `Vec<T>` with `T: Xml` |
//! | `flag = "name"` | `bool`: whether an empty child is there |
//! | `text` | the element's own text |
//! | `inline` | attributes and children of another struct, in this element |
//! | `skip` | nothing: filled by `Default` |
//!
//! and any of: `required`; `parse_first` (read before the others); `nonzero` (a zero is an error); `skip_zero` (a zero isn't written);
//! `with = f` (`f(value)` is kept); `read = f` (`f(node)?` is the value, for messages of its own);
//! `words = list` (what a strict document may say there, where that isn't the type's list); `only = "SECURE"`, `unless = "INACTIVE"` (written by that format
//! flag); `default = expr` (instead of `Default` when absent); `unknown = "unknown colour"` and
//! `missing = "missing colour"` (libvirt's older complaints, in the name of the `ORIGIN` in scope).
#![forbid(unsafe_code)]

mod emit;
mod field;
mod shape;

use proc_macro::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields, parse_macro_input};

use field::Field;

/// Implements `util::xml::Xml`; the crate's documentation lists the words.
#[proc_macro_derive(Xml, attributes(xml))]
pub fn derive_xml(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(&input)
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}

fn expand(input: &DeriveInput) -> syn::Result<proc_macro2::TokenStream> {
    let element = field::element(&input.attrs)?;
    let fields = struct_fields(input)?;
    let name = &input.ident;
    let shape = shape::shape(&element.name, &fields);
    let parse = emit::parse(&fields);
    let attrs = emit::format_attrs(&fields);
    let body = emit::format_body(&element, &fields);
    Ok(quote! {
        impl ::util::xml::Xml for #name {
            const SHAPE: &'static ::util::xml::Shape = &#shape;
            #[allow(unused_variables)]
            fn parse(
                node: ::util::xml::Node<'_>,
                cx: &mut ::util::xml::ParseCx,
            ) -> ::util::Result<Self> {
                #parse
            }
            #[allow(unused_variables)]
            fn format_attrs(&self, w: &mut ::util::xml::Writer, cx: &::util::xml::FormatCx) {
                #attrs
            }
            #[allow(unused_variables)]
            fn format_body(&self, w: &mut ::util::xml::Writer, cx: &::util::xml::FormatCx) {
                #body
            }
        }
    })
}

fn struct_fields(input: &DeriveInput) -> syn::Result<Vec<Field>> {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(named) => named.named.iter().map(Field::new).collect(),
            _ => Err(syn::Error::new_spanned(input, "Xml needs named fields")),
        },
        _ => Err(syn::Error::new_spanned(
            input,
            "Xml is for structs; see vir_enum! for words",
        )),
    }
}
