//! View: every enumerator of the C vocabulary as a plain constant.
//!
//! Drivers compare `flags & VIR_DOMAIN_XML_SECURE` and send `VIR_DOMAIN_EVENT_STOPPED`; C gives
//! those names no type of their own, so neither does this view: bit sets are `u32`, the rest `i32`.
use crate::source::Source;
use quote::ToTokens;
use std::fmt::Write;

/// Enumerations which hold bits although their names do not say so.
const BIT_SETS: &[&str] = &[
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
    }
    out
}

fn emit_enum(item: &syn::ItemEnum, out: &mut String) {
    let name = item.ident.to_string();
    let ty = if is_bit_set(&name) { "u32" } else { "i32" };
    for variant in item.variants.iter().filter(|v| !is_sentinel(v)) {
        let Some((_, value)) = &variant.discriminant else {
            panic!("{name}::{} has no value of its own", variant.ident);
        };
        let value = value.to_token_stream();
        let ident = &variant.ident;
        let _ = writeln!(out, "/// Of `{name}`.\npub const {ident}: {ty} = {value};");
    }
}

fn is_bit_set(name: &str) -> bool {
    name.contains("Flags") || name.contains("FlagValues") || BIT_SETS.contains(&name)
}

fn is_sentinel(variant: &syn::Variant) -> bool {
    variant.attrs.iter().any(|a| a.path().is_ident("cfg"))
}
