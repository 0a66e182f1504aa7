//! The bodies of `parse`, `format_attrs` and `format_body`.
use proc_macro2::TokenStream;
use quote::quote;

use crate::field::{Arity, Element, Field, Place};
use crate::shape::is_in;

/// The body of `parse`: fields are read in their order, so the first mistake is the one reported.
pub(crate) fn parse(fields: &[Field]) -> TokenStream {
    let first = fields.iter().filter(|field| field.parse_first);
    let others = fields.iter().filter(|field| !field.parse_first);
    let reads = first.chain(others).map(|field| {
        let ident = &field.ident;
        let read = match &field.read {
            Some(own) => quote!(#own(node)?),
            None => read(field),
        };
        let read = match &field.with {
            Some(with) => quote!(#with(#read)),
            None => read,
        };
        quote!(let #ident = #read;)
    });
    let idents = fields.iter().map(|f| &f.ident);
    quote! {
        #(#reads)*
        ::core::result::Result::Ok(Self { #(#idents),* })
    }
}

fn read(field: &Field) -> TokenStream {
    let ty = &field.ty;
    match &field.place {
        Place::Attr(name) => read_attr(field, name),
        Place::Path { child, attr } => {
            let read = read_attr(field, attr);
            let absent = absent(field);
            quote!(match node.child(#child) {
                ::core::option::Option::Some(node) => #read,
                ::core::option::Option::None => #absent,
            })
        }
        Place::Leaf(name) => read_leaf(field, name),
        Place::Child(name) => read_child(field, name),
        Place::Flag(name) => quote!(node.child(#name).is_some()),
        Place::Text => read_text(field),
        Place::Inline => quote!(<#ty as ::util::xml::Xml>::parse(node, cx)?),
        Place::Skip => quote!(::core::default::Default::default()),
    }
}

/// The value of a field whose place is empty.
fn absent(field: &Field) -> TokenStream {
    match &field.default {
        Some(default) => quote!(#default),
        None => quote!(::core::default::Default::default()),
    }
}

fn read_attr(field: &Field, name: &str) -> TokenStream {
    let ty = &field.ty;
    let mut read = match &field.unknown {
        Some(words) => quote!(::util::xml::value::attr_word::<#ty>(node, #name, ORIGIN, #words)?),
        None => quote!(::util::xml::value::attr_opt::<#ty>(node, #name)?),
    };
    if field.nonzero {
        read = quote!(::util::xml::value::nonzero(node, #name, #read)?);
    }
    let absent = match (&field.missing, field.required) {
        (Some(words), _) => quote!(return ::core::result::Result::Err(
            ::util::xml::value::absent(ORIGIN, #words)
        )),
        (None, true) => quote!(return ::core::result::Result::Err(
            ::util::xml::error::missing_attr(node.qualified_name(), #name)
        )),
        (None, false) => absent(field),
    };
    match field.arity {
        Arity::Option => read,
        _ => quote!(match #read {
            ::core::option::Option::Some(value) => value,
            ::core::option::Option::None => #absent,
        }),
    }
}

fn read_leaf(field: &Field, name: &str) -> TokenStream {
    let ty = &field.ty;
    match field.arity {
        Arity::Vec => quote!(::util::xml::value::leaves::<#ty>(node, #name)?),
        Arity::Option => quote!(::util::xml::value::leaf_opt::<#ty>(node, #name)?),
        Arity::One => {
            let absent = absent(field);
            quote!(match ::util::xml::value::leaf_opt::<#ty>(node, #name)? {
                ::core::option::Option::Some(value) => value,
                ::core::option::Option::None => #absent,
            })
        }
    }
}

fn read_child(field: &Field, name: &str) -> TokenStream {
    let ty = &field.ty;
    let parse = quote!(<#ty as ::util::xml::Xml>::parse);
    match field.arity {
        Arity::Vec => quote!({
            let mut all = ::std::vec::Vec::new();
            for child in node.children_named(#name) {
                all.push(#parse(child, cx)?);
            }
            all
        }),
        Arity::Option => quote!(match node.child(#name) {
            ::core::option::Option::Some(child) => {
                ::core::option::Option::Some(#parse(child, cx)?)
            }
            ::core::option::Option::None => ::core::option::Option::None,
        }),
        Arity::One => {
            let absent = absent(field);
            quote!(match node.child(#name) {
                ::core::option::Option::Some(child) => #parse(child, cx)?,
                ::core::option::Option::None => #absent,
            })
        }
    }
}

fn read_text(field: &Field) -> TokenStream {
    let ty = &field.ty;
    match field.arity {
        Arity::Option => quote!(::util::xml::value::own_text::<#ty>(node)?),
        _ => {
            let absent = absent(field);
            quote!(match ::util::xml::value::own_text::<#ty>(node)? {
                ::core::option::Option::Some(value) => value,
                ::core::option::Option::None => #absent,
            })
        }
    }
}

/// The body of `format_attrs`.
pub(crate) fn format_attrs(fields: &[Field]) -> TokenStream {
    let writes = fields.iter().filter_map(|field| {
        let ident = &field.ident;
        match &field.place {
            Place::Attr(name) => Some(guarded(field, &write_attr(field, name))),
            Place::Inline => Some(guarded(
                field,
                &quote!(::util::xml::Xml::format_attrs(&self.#ident, w, cx);),
            )),
            _ => None,
        }
    });
    quote!(#(#writes)*)
}

/// The body of `format_body`.
pub(crate) fn format_body(element: &Element, fields: &[Field]) -> TokenStream {
    let mut writes = Vec::new();
    if element.open {
        writes.push(quote!(w.open_body();));
    }
    let mut fields = fields.iter().peekable();
    while let Some(field) = fields.next() {
        let ident = &field.ident;
        let write = match &field.place {
            Place::Path { child, attr } => {
                let mut group = guarded(field, &write_attr(field, attr));
                while let Some(next) = fields.next_if(|f| is_in(f, child)) {
                    if let Place::Path { attr, .. } = &next.place {
                        group.extend(guarded(next, &write_attr(next, attr)));
                    }
                }
                writes.push(quote! { w.start(#child); #group w.end_unless_empty(); });
                continue;
            }
            Place::Leaf(name) => write_leaf(field, name),
            Place::Child(name) => write_child(field, name),
            Place::Flag(name) => quote!(if self.#ident { w.empty(#name); }),
            Place::Text => each(
                field,
                &quote!(::util::xml::AttrValue::write_text(value, w);),
            ),
            Place::Inline => quote!(::util::xml::Xml::format_body(&self.#ident, w, cx);),
            Place::Attr(_) | Place::Skip => continue,
        };
        writes.push(guarded(field, &write));
    }
    quote!(#(#writes)*)
}

/// Wraps a write in the field's `only` and `unless`.
fn guarded(field: &Field, write: &TokenStream) -> TokenStream {
    let only = field
        .only
        .iter()
        .map(|f| quote!(cx.has(::util::xml::FormatFlags::#f)));
    let unless = field
        .unless
        .iter()
        .map(|f| quote!(!cx.has(::util::xml::FormatFlags::#f)));
    let conditions: Vec<TokenStream> = only.chain(unless).collect();
    match conditions.is_empty() {
        true => write.clone(),
        false => quote!(if #(#conditions)&&* { #write }),
    }
}

fn write_attr(field: &Field, name: &str) -> TokenStream {
    each(
        field,
        &quote!(::util::xml::AttrValue::write_attr(value, #name, w);),
    )
}

fn write_leaf(field: &Field, name: &str) -> TokenStream {
    each(
        field,
        &quote!(::util::xml::AttrValue::write_leaf(value, #name, w);),
    )
}

/// Runs `write` with `value` for each value the field holds.
fn each(field: &Field, write: &TokenStream) -> TokenStream {
    let ident = &field.ident;
    let write = match field.skip_zero {
        true => quote!(if !::util::xml::AttrValue::is_zero(value) { #write }),
        false => write.clone(),
    };
    match field.arity {
        Arity::One => quote!({ let value = &self.#ident; #write }),
        Arity::Option => {
            quote!(if let ::core::option::Option::Some(value) = &self.#ident { #write })
        }
        Arity::Vec => quote!(for value in &self.#ident { #write }),
    }
}

fn write_child(field: &Field, name: &str) -> TokenStream {
    let ident = &field.ident;
    let named = quote!(::util::xml::Xml::format_named(value, #name, w, cx););
    match field.arity {
        Arity::One => {
            quote!(::util::xml::Xml::format_unless_empty(&self.#ident, #name, w, cx);)
        }
        Arity::Option => {
            quote!(if let ::core::option::Option::Some(value) = &self.#ident { #named })
        }
        Arity::Vec => quote!(for value in &self.#ident { #named }),
    }
}
