//! View: the safe public API, `Domain::set_memory_flags()` and its like: read-only rule, argument
//! rules, the connection's gate, then the driver.
use crate::table::{Row, rust_args};
use quote::ToTokens;
use std::collections::BTreeMap;
use std::fmt::Write;

/// `impl Domain { … }` for every object type, as Rust source.
#[must_use]
pub fn emit(rows: &[Row]) -> String {
    let mut impls: BTreeMap<String, String> = BTreeMap::new();
    for row in rows.iter().filter(|r| r.has_driver()) {
        let args = rust_args(&row.method);
        let object = object_type(&args[0].1);
        method(row, impls.entry(object).or_default());
    }
    let mut out = calls(rows);
    for (object, methods) in impls {
        let object = base(&object);
        let _ = writeln!(
            out,
            "#[allow(clippy::too_many_arguments)]\nimpl {object} {{\n{methods}}}\n"
        );
    }
    out
}

/// `&Domain` and `&Arc<Domain>` → `Domain`.
#[must_use]
pub fn object_type(ty: &syn::Type) -> String {
    let ty = ty.to_token_stream().to_string().replace([' ', '&'], "");
    let shared = ty.strip_prefix("Arc<").and_then(|ty| ty.strip_suffix('>'));
    shared.map_or_else(|| ty.clone(), str::to_owned)
}

/// Whether a call takes its object with a reference that it may keep.
fn is_shared(ty: &syn::Type) -> bool {
    let ty = ty.to_token_stream().to_string().replace(' ', "");
    ty.starts_with("&Arc<") || ty.ends_with("Conn")
}

/// `Conn` is `Arc<Connect>`; methods live on the object itself.
fn base(object: &str) -> &str {
    match object {
        "Conn" => "Connect",
        "AdmConn" => "AdmConnect",
        other => other,
    }
}

/// The method's name on its object: the object's own prefix goes.
#[must_use]
pub fn method_name(row: &Row) -> String {
    let args = rust_args(&row.method);
    let object = snake(base(&object_type(&args[0].1)));
    let name = row.method.ident.to_string();
    name.strip_prefix(&format!("{object}_"))
        .map_or_else(|| name.clone(), str::to_owned)
}

fn snake(camel: &str) -> String {
    let mut out = String::new();
    for c in camel.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    match out.as_str() {
        "nw_filter" | "nw_filter_binding" => out.replacen("nw_filter", "nwfilter", 1),
        _ => out,
    }
}

fn method(row: &Row, out: &mut String) {
    let args = rust_args(&row.method);
    let receiver = if is_shared(&args[0].1) {
        "self: &Arc<Self>"
    } else {
        "&self"
    };
    let params: String = args[1..].iter().fold(String::new(), |mut s, (n, t, _)| {
        let _ = write!(s, ", {n}: {}", t.to_token_stream());
        s
    });
    let pass: String = args[1..].iter().fold(String::new(), |mut s, (n, _, _)| {
        let _ = write!(s, ", {n}");
        s
    });
    let _ = writeln!(
        out,
        "/// {doc} (`{c}`)\n///\n/// # Errors\n/// What the argument rules and the driver say.\n\
         pub fn {name}({receiver}{params}) {ret} {{\n{rules}{paths}{gate}    self.conn().drivers().{family}.{method}(self{pass})\n}}\n",
        doc = row.doc,
        c = row.c.name,
        name = method_name(row),
        ret = row.method.output.to_token_stream(),
        rules = rules(row),
        paths = absolute_paths(row),
        gate = gate(row),
        family = snake(&row.family),
        method = row.method.ident,
    );
}

/// Paths are of the process, drivers need not be.
fn absolute_paths(row: &Row) -> String {
    let args = rust_args(&row.method);
    let paths = args
        .iter()
        .filter(|(_, _, marks)| marks.iter().any(|m| m == "absolute"));
    paths
        .map(|(arg, ..)| {
            format!(
                "    let {arg} = &rule::absolute({arg}, ErrorDomain::{})?;\n",
                row.origin
            )
        })
        .collect()
}

/// Passing the gate of the connection; one to a daemon's administration has none.
fn gate(row: &Row) -> String {
    match row.family.as_str() {
        "Admin" => String::new(),
        _ => {
            let args = rust_args(&row.method);
            let conn = match object_type(&args[0].1).as_str() {
                "Conn" => "self",
                _ => "self.conn()",
            };
            format!("    let _entered = {conn}.enter(\"{}\")?;\n", row.c.name)
        }
    }
}

/// The C names of the functions that pass the gate, in order.
fn calls(rows: &[Row]) -> String {
    let passing = rows
        .iter()
        .filter(|r| r.has_driver() && !gate(r).is_empty());
    let mut names: Vec<&str> = passing.map(|r| r.c.name.as_str()).collect();
    names.sort_unstable();
    format!(
        "/// The C names of the functions that pass a connection's [`Gate`], in alphabetical order.\n\
         pub const CALLS: &[&str] = &{names:?};\n"
    )
}

fn rules(row: &Row) -> String {
    let read_only = read_only_rules(row);
    let numbers = number_rules(row);
    let flags = flag_rules(row);
    let stream = stream_rule(row);
    if row.write_late {
        format!("{numbers}{read_only}{flags}{stream}")
    } else {
        format!("{read_only}{flags}{numbers}{stream}")
    }
}

/// A stream has to be of the object's own connection.
fn stream_rule(row: &Row) -> String {
    let args = rust_args(&row.method);
    let Some((arg, ..)) = args.iter().find(|(_, ty, _)| object_type(ty) == "Stream") else {
        return String::new();
    };
    // libvirt words it in two ways.
    let receiver = object_type(&args[0].1);
    let text = match receiver.as_str() {
        "Stream" => return String::new(),
        "StorageVol" => format!(
            "stream in {} must match connection of volume '{{}}'",
            row.c.name
        ),
        other => format!(
            "stream must match connection of {} '{{}}'",
            other.to_lowercase()
        ),
    };
    format!(
        "    rule::own_stream({arg}, self.conn(), || format!(\"{text}\", self.name()), \"{}\", \"{}\", ErrorDomain::{})?;\n",
        c_name(row, arg),
        row.c.name,
        row.origin,
    )
}

fn read_only_rules(row: &Row) -> String {
    let (origin, name) = (&row.origin, &row.c.name);
    let mut out = String::new();
    if row.write {
        let _ = writeln!(
            out,
            "    self.conn().require_write(ErrorDomain::{origin}, \"{name}\")?;"
        );
    }
    for flag in &row.deny_ro {
        let _ = writeln!(
            out,
            "    if flags & {flag} != 0 {{ self.conn().require_write(ErrorDomain::{origin}, \"{name}\")?; }}"
        );
    }
    for flag in &row.secure {
        let _ = writeln!(
            out,
            "    if flags & {flag} != 0 {{ self.conn().require_secure(ErrorDomain::{origin}, \"{name}\")?; }}"
        );
    }
    out
}

/// Marks of numbers; those of arrays and strings are the entry points' to check.
const NUMBER_MARKS: [&str; 4] = ["nonzero", "positive", "non_negative", "kibibytes"];

fn number_rules(row: &Row) -> String {
    let mut out = String::new();
    for (arg, _, marks) in rust_args(&row.method) {
        for mark in marks.iter().filter(|m| NUMBER_MARKS.contains(&m.as_str())) {
            let c = c_name(row, &arg);
            let _ = writeln!(
                out,
                "    rule::{mark}({arg} as i128, \"{c}\", \"{}\", ErrorDomain::{})?;",
                row.c.name, row.origin
            );
        }
    }
    out
}

fn flag_rules(row: &Row) -> String {
    let (origin, name) = (&row.origin, &row.c.name);
    let mut out = String::new();
    for (kind, pairs) in [("exclusive", &row.exclusive), ("require", &row.require)] {
        for (a, b) in pairs {
            let _ = writeln!(
                out,
                "    rule::{kind}(flags, ({a}, \"{a}\"), ({b}, \"{b}\"), \"{name}\", ErrorDomain::{origin})?;"
            );
        }
    }
    out
}

/// The C spelling of an argument, for messages: `max_names` → `maxnames`.
#[must_use]
pub fn c_name(row: &Row, rust: &str) -> String {
    let plain = |s: &str| s.trim_start_matches("r#").replace('_', "").to_lowercase();
    let found = row.c.args.iter().find(|(n, _)| plain(n) == plain(rust));
    found.map_or_else(|| rust.to_owned(), |(n, _)| n.clone())
}
