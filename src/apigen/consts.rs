//! View: every enumerator of the C vocabulary as a plain constant, and all of an enumeration by name.
//!
//! Drivers compare `flags & VIR_DOMAIN_XML_SECURE` and send `VIR_DOMAIN_EVENT_STOPPED`; C gives
//! those names no type of their own, so neither does this view: bit sets are `u32`, the rest `i32`.
use crate::source::Source;
use quote::ToTokens;
use std::fmt::Write;

/// Enumerations which hold bits although their names do not say so.
const BIT_SETS: &[&str] = &[
    "virDomainMessageType",
    "virDomainModificationImpact",
    "virDomainStatsTypes",
    "virDomainGuestInfoTypes",
];

/// The constants of all enumerations in `sources`, as Rust source.
pub fn emit(sources: &[Source]) -> String {
    let mut out = String::new();
    for item in sources.iter().flat_map(|s| &s.file.items) {
        if let syn::Item::Enum(e) = item {
            emit_enum(e, &mut out);
        }
        for (owner, alias) in aliases(item) {
            emit_variant(&owner.to_string(), &alias, &mut out);
        }
    }
    out
}

/// The further names of enumerators: C allows equal values in an enumeration, Rust has associated
/// constants for them.  Gives the enumeration and the enumerator it would be in C.
pub fn aliases(item: &syn::Item) -> Vec<(syn::Ident, syn::Variant)> {
    let syn::Item::Impl(item) = item else {
        return Vec::new();
    };
    let syn::Type::Path(owner) = item.self_ty.as_ref() else {
        return Vec::new();
    };
    let constants = item.items.iter().filter_map(|i| match i {
        syn::ImplItem::Const(c) => Some(c),
        _ => None,
    });
    let owner = owner.path.segments.last().map(|s| s.ident.clone());
    owner
        .into_iter()
        .flat_map(|o| constants.clone().map(move |c| (o.clone(), as_variant(c))))
        .collect()
}

fn as_variant(constant: &syn::ImplItemConst) -> syn::Variant {
    let syn::Expr::Path(target) = &constant.expr else {
        panic!("{}: not the name of an enumerator", constant.ident);
    };
    let target = target.path.segments.last().map(|s| &s.ident);
    let (attrs, name) = (&constant.attrs, &constant.ident);
    syn::parse_quote!(#(#attrs)* #name = #target)
}

fn emit_enum(item: &syn::ItemEnum, out: &mut String) {
    let name = item.ident.to_string();
    for variant in &item.variants {
        emit_variant(&name, variant, out);
    }
    let named: String = item
        .variants
        .iter()
        .filter(|variant| !is_sentinel(variant))
        .map(|variant| format!("(\"{0}\", Self::{0}), ", variant.ident))
        .collect();
    let _ = writeln!(
        out,
        "impl {name} {{\n/// The enumerators and their names.\n\
         pub const NAMED: &'static [(&'static str, Self)] = &[{named}];\n}}"
    );
}

fn emit_variant(owner: &str, variant: &syn::Variant, out: &mut String) {
    if is_sentinel(variant) {
        return;
    }
    let Some((_, value)) = &variant.discriminant else {
        panic!("{owner}::{} has no value of its own", variant.ident);
    };
    let ty = if is_bit_set(owner) { "u32" } else { "i32" };
    let (ident, value) = (&variant.ident, value.to_token_stream());
    let _ = writeln!(out, "/// Of `{owner}`.\npub const {ident}: {ty} = {value};");
}

fn is_bit_set(name: &str) -> bool {
    name.contains("Flags") || name.contains("FlagValues") || BIT_SETS.contains(&name)
}

fn is_sentinel(variant: &syn::Variant) -> bool {
    variant.attrs.iter().any(|a| a.path().is_ident("cfg"))
}
