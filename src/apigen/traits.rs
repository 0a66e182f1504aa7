//! View: the driver traits, every method answering VIR_ERR_NO_SUPPORT until a driver overrides it.
use crate::table::Row;
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The traits of all rows that a driver answers, as Rust source.
#[must_use]
pub fn emit(rows: &[Row]) -> String {
    let mut traits: BTreeMap<&str, String> = BTreeMap::new();
    let mut families: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in rows.iter().filter(|r| r.has_driver()) {
        method(row, traits.entry(&row.driver).or_default());
        if row.family != row.driver {
            families.entry(&row.family).or_default().insert(&row.driver);
        }
    }
    let mut out = String::new();
    for (name, methods) in traits {
        let _ = writeln!(
            out,
            "/// What a {name} driver can do: it overrides what it has, the rest is not supported.\n\
             #[allow(unused_variables, clippy::too_many_arguments)]\n\
             pub trait {name}Driver: Send + Sync {{\n{methods}}}\n\
             impl {name}Driver for Absent {{}}\n"
        );
    }
    for (name, parts) in families {
        family(name, &parts, &mut out);
    }
    refusal(rows, &mut out);
    out
}

/// The default answer for drivers that have a function on some connections only.
fn refusal(rows: &[Row], out: &mut String) {
    let mut origins: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in rows.iter().filter(|r| r.has_driver()) {
        let name = format!("\"{}\"", row.c.name);
        origins.entry(&row.origin).or_default().push(name);
    }
    let arms: String = origins
        .iter()
        .map(|(origin, names)| format!("{} => ErrorDomain::{origin},\n", names.join(" | ")))
        .collect();
    let _ = writeln!(
        out,
        "/// What a connection answers that has not got `function`, a C name: VIR_ERR_NO_SUPPORT.\n\
         #[must_use]\npub fn not_supported(function: &str) -> Box<Error> {{\n    \
         let origin = match function {{\n{arms}_ => ErrorDomain::VIR_FROM_NONE,\n}};\n    \
         unsupported(origin, function)\n}}\n"
    );
}

/// A trait that is the sum of its parts.
fn family(name: &str, parts: &BTreeSet<&str>, out: &mut String) {
    let parts: Vec<String> = parts.iter().map(|part| format!("{part}Driver")).collect();
    let bounds = parts.join(" + ");
    let _ = writeln!(
        out,
        "/// What a {name} driver can do, in parts; a driver gives each, and says what it has in it.\n\
         pub trait {name}Driver: {bounds} {{}}\n\
         impl<T: {bounds}> {name}Driver for T {{}}\n"
    );
}

fn method(row: &Row, out: &mut String) {
    let mut signature = row.method.clone();
    for input in &mut signature.inputs {
        if let syn::FnArg::Typed(t) = input {
            t.attrs.clear();
        }
    }
    let _ = writeln!(
        out,
        "/// {} (`{}`)\n///\n/// # Errors\n/// VIR_ERR_NO_SUPPORT where the driver lacks it.\n{} {{\n    \
         Err(unsupported(ErrorDomain::{}, \"{}\"))\n}}\n",
        row.doc,
        row.c.name,
        signature.to_token_stream(),
        row.origin,
        row.c.name,
    );
}
