//! The declaration as data: the `Shape` constant.
use proc_macro2::TokenStream;
use quote::quote;

use crate::field::{Arity, Field, Place};

/// The `Shape` of an element with these fields.
pub(crate) fn shape(element: &str, fields: &[Field]) -> TokenStream {
    let attrs = fields.iter().filter_map(attr);
    let children = children(fields);
    let inline = fields
        .iter()
        .filter(|f| matches!(f.place, Place::Inline))
        .map(|f| {
            let ty = &f.ty;
            quote!(<#ty as ::util::xml::Xml>::SHAPE)
        });
    let text = fields.iter().any(|f| matches!(f.place, Place::Text));
    quote!(::util::xml::Shape {
        element: #element,
        attrs: &[#(#attrs),*],
        children: &[#(#children),*],
        text: #text,
        inline: &[#(#inline),*],
        variants: &[],
        complete: true,
    })
}

fn attr(field: &Field) -> Option<TokenStream> {
    match &field.place {
        Place::Attr(name) => Some(attr_shape(field, name)),
        _ => None,
    }
}

fn attr_shape(field: &Field, name: &str) -> TokenStream {
    let (ty, required) = (&field.ty, field.required);
    let words = match &field.words {
        Some(words) => quote!(#words),
        None => quote!(<#ty as ::util::xml::AttrValue>::WORDS),
    };
    quote!(::util::xml::AttrShape {
        name: #name,
        required: #required,
        values: #words,
        data: <#ty as ::util::xml::AttrValue>::DATATYPE,
    })
}

fn children(fields: &[Field]) -> Vec<TokenStream> {
    let mut out = Vec::new();
    let mut fields = fields.iter().peekable();
    while let Some(field) = fields.next() {
        let (name, shape) = match &field.place {
            Place::Leaf(name) => (name, quote!(::core::option::Option::None)),
            Place::Flag(name) => (name, some(&bare(name, &[]))),
            Place::Child(name) => {
                let ty = &field.ty;
                (
                    name,
                    quote!(::core::option::Option::Some(<#ty as ::util::xml::Xml>::SHAPE)),
                )
            }
            Place::Path { child, .. } => {
                let mut group = vec![field];
                while let Some(next) = fields.next_if(|f| is_in(f, child)) {
                    group.push(next);
                }
                (child, some(&bare(child, &group)))
            }
            _ => continue,
        };
        let (required, many) = (field.required, matches!(field.arity, Arity::Vec));
        out.push(quote!(::util::xml::ChildShape {
            name: #name,
            shape: #shape,
            required: #required,
            many: #many,
        }));
    }
    out
}

/// The shape of a child that has no struct of its own.
fn bare(name: &str, fields: &[&Field]) -> TokenStream {
    let attrs = fields.iter().filter_map(|f| match &f.place {
        Place::Path { attr, .. } => Some(attr_shape(f, attr)),
        _ => None,
    });
    quote!(::util::xml::Shape {
        element: #name,
        attrs: &[#(#attrs),*],
        children: &[],
        text: false,
        inline: &[],
        variants: &[],
        complete: true,
    })
}

fn some(shape: &TokenStream) -> TokenStream {
    quote!(::core::option::Option::Some(&#shape))
}

/// Whether the field is an attribute of that child.
pub(crate) fn is_in(field: &Field, name: &str) -> bool {
    matches!(&field.place, Place::Path { child, .. } if child == name)
}
