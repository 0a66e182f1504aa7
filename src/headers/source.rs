//! What cbindgen reads: the vocabulary of one header and the declarations of its functions.
use crate::list::Header;
use apigen::vocabulary::{self, VARIABLES, Variable};
use apigen::{prototype, source::Source, table::Row};
use quote::ToTokens;

/// Fields that C programs are warned about.
const DEPRECATED_FIELDS: &[(&str, &str)] = &[
    ("_virError", "conn"),
    ("_virError", "dom"),
    ("_virError", "net"),
];

/// What one header is made of.
pub(crate) struct Input {
    /// Rust source for cbindgen.
    pub(crate) text: String,
    /// Names of the types in it.
    pub(crate) types: Vec<String>,
    /// Macros which stand for a string: cbindgen leaves those out.
    pub(crate) strings: Vec<StringMacro>,
}

/// A `#define NAME "value"`.
pub(crate) struct StringMacro {
    pub(crate) name: String,
    pub(crate) value: String,
    /// Documentation, line by line.
    pub(crate) doc: Vec<String>,
}

/// Collects the items of `header`.
pub(crate) fn assemble(header: &Header, abi: &[Source], rows: &[Row]) -> Input {
    let sources = abi
        .iter()
        .filter(|s| vocabulary::header_of(&s.name) == header.name);
    let mut items: Vec<syn::Item> = sources.flat_map(|s| s.file.items.clone()).collect();
    fold_aliases(&mut items);
    let strings = split_strings(&mut items);
    let types = items.iter().filter_map(type_name).collect();
    let mut text = String::new();
    for mut item in items {
        mark_deprecated_fields(&mut item);
        text.push_str(&item.into_token_stream().to_string());
        text.push('\n');
    }
    for variable in VARIABLES.iter().filter(|v| v.header == header.name) {
        text.push_str(&static_item(variable));
    }
    for row in rows.iter().filter(|r| r.header == header.name) {
        text.push_str(&declaration(row));
    }
    Input {
        text,
        types,
        strings,
    }
}

/// Takes the string constants out of `items`.
fn split_strings(items: &mut Vec<syn::Item>) -> Vec<StringMacro> {
    let strings = items.iter().filter_map(string_macro).collect();
    items.retain(|item| string_macro(item).is_none());
    strings
}

fn string_macro(item: &syn::Item) -> Option<StringMacro> {
    let syn::Item::Const(item) = item else {
        return None;
    };
    let value = string_literal(&item.expr)?;
    let doc = apigen::source::doc_lines(&item.attrs);
    Some(StringMacro {
        name: item.ident.to_string(),
        value,
        doc,
    })
}

fn string_literal(expr: &syn::Expr) -> Option<String> {
    let syn::Expr::Lit(syn::ExprLit {
        lit: syn::Lit::Str(text),
        ..
    }) = expr
    else {
        return None;
    };
    Some(text.value())
}

/// C has enumerators with equal values, Rust has associated constants: they become variants here.
fn fold_aliases(items: &mut Vec<syn::Item>) {
    let aliases: Vec<(syn::Ident, syn::Variant)> =
        items.iter().flat_map(apigen::consts::aliases).collect();
    for item in items.iter_mut() {
        if let syn::Item::Enum(e) = item {
            let own = aliases.iter().filter(|(of, _)| *of == e.ident);
            e.variants.extend(own.map(|(_, variant)| variant.clone()));
        }
    }
    items.retain(|item| {
        !matches!(
            item,
            syn::Item::Impl(_) | syn::Item::Use(_) | syn::Item::Mod(_)
        )
    });
}

fn type_name(item: &syn::Item) -> Option<String> {
    let ident = match item {
        syn::Item::Enum(i) => &i.ident,
        syn::Item::Struct(i) => &i.ident,
        syn::Item::Union(i) => &i.ident,
        syn::Item::Type(i) => &i.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// cbindgen has no word for a deprecated field; renaming it to `conn VIR_DEPRECATED` says it.
fn mark_deprecated_fields(item: &mut syn::Item) {
    let syn::Item::Struct(item) = item else {
        return;
    };
    let marked = |field: &str| {
        DEPRECATED_FIELDS
            .iter()
            .any(|(s, f)| item.ident == s && *f == field)
    };
    let names = item
        .fields
        .iter()
        .filter_map(|f| f.ident.as_ref())
        .map(ToString::to_string);
    let names: Vec<String> = names
        .map(|n| {
            if marked(&n) {
                format!("{n} VIR_DEPRECATED")
            } else {
                n
            }
        })
        .collect();
    if names.iter().any(|n| n.contains(' ')) {
        let names = format!("cbindgen:field-names=[{}]", names.join(", "));
        item.attrs.push(syn::parse_quote!(#[doc = #names]));
    }
}

/// The variable as Rust would declare it.
fn static_item(v: &Variable) -> String {
    let (name, c, since, doc) = (v.name, v.c, v.since, v.doc);
    format!(
        "/// {doc}\n///\n/// Since: {since}\n#[unsafe(no_mangle)]\npub static mut {name}: {c} = 0;\n"
    )
}

/// The function as Rust would declare it.
fn declaration(row: &Row) -> String {
    let doc = row
        .doc
        .lines()
        .map(|l| format!("/// {l}\n"))
        .collect::<String>();
    let deprecated = if row.deprecated {
        "#[deprecated]\n"
    } else {
        ""
    };
    let args = row
        .c
        .args
        .iter()
        .map(|(name, ty)| format!("r#{name}: {}", prototype::rust_type(ty)));
    let args = args.collect::<Vec<_>>().join(", ");
    let ret = match row.c.ret.as_str() {
        "void" => String::new(),
        ret => format!(" -> {}", prototype::rust_type(ret)),
    };
    let (name, since) = (&row.c.name, &row.since);
    format!(
        "{doc}///\n/// Since: {since}\n{deprecated}#[unsafe(no_mangle)]\npub unsafe extern \"C\" fn {name}({args}){ret} {{}}\n"
    )
}
