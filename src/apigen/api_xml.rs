//! View: the description of the API that language bindings read, `libvirt-api.xml` and its sisters.
//!
//! Files, symbols, types and values are those of libvirt's own description, the texts are ours.
use crate::c_macro::{C_MACROS, CMacro};
use crate::table::Row;
use crate::vocabulary::{Field, Kind, Symbol, VARIABLES, Variable};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The libraries that have a description.
pub const LIBRARIES: &[&str] = &["libvirt", "libvirt-qemu", "libvirt-lxc", "libvirt-admin"];

/// The description of one library.
#[must_use]
pub fn emit(library: &str, vocabulary: &[Symbol], rows: &[Row]) -> String {
    let mut api = Api::default();
    for symbol in vocabulary
        .iter()
        .filter(|s| library_of(&s.header) == library)
    {
        api.symbol(symbol);
    }
    for m in C_MACROS.iter().filter(|m| library_of(m.header) == library) {
        api.add(m.header, "macro", m.name, c_macro(m));
    }
    for row in rows.iter().filter(|r| library_of(&r.header) == library) {
        api.add(&row.header, "function", &row.c.name, function(row));
    }
    for v in VARIABLES.iter().filter(|v| library_of(v.header) == library) {
        api.add(v.header, "variable", v.name, variable(v));
    }
    api.document(library)
}

fn library_of(header: &str) -> &str {
    if LIBRARIES.contains(&header) {
        header
    } else {
        "libvirt"
    }
}

/// What a description lists: names by file, and elements by place in the document.
#[derive(Default)]
struct Api {
    exports: BTreeMap<String, BTreeSet<(&'static str, String)>>,
    elements: BTreeMap<(usize, String), String>,
}

impl Api {
    fn add(&mut self, header: &str, kind: &'static str, name: &str, element: String) {
        self.export(header, kind, name);
        // Callbacks stand among the functions, structures among the types.
        let order = ["macro", "enum", "typedef", "variable", "function"];
        let place = order.iter().position(|k| *k == kind).unwrap_or(order.len());
        self.elements.insert((place, name.to_owned()), element);
    }

    fn export(&mut self, header: &str, kind: &'static str, name: &str) {
        self.exports
            .entry(header.to_owned())
            .or_default()
            .insert((kind, name.to_owned()));
    }

    fn symbol(&mut self, s: &Symbol) {
        let mut x = String::new();
        let kind = match &s.kind {
            Kind::Text(value) => plain(&mut x, "macro", s, ("string", value)),
            Kind::Number(raw) => plain(&mut x, "macro", s, ("raw", raw)),
            Kind::Enumeration => plain(&mut x, "typedef", s, ("type", "enum")),
            Kind::Alias(c) => plain(&mut x, "typedef", s, ("type", c)),
            Kind::Enumerator { of, value, is_bit } => {
                enumerator(&mut x, s, of, *value, *is_bit);
                "enum"
            }
            Kind::Struct {
                tag,
                is_declaration,
                fields,
            } => {
                if *is_declaration && !fields.is_empty() {
                    self.export(&s.header, "struct", tag);
                }
                structure(&mut x, s, tag, fields);
                "typedef"
            }
            Kind::Callback { ret, args } => {
                open(&mut x, "functype", s, &[("module", &s.header)]);
                x.push_str(">\n");
                signature(&mut x, &s.info, ret, args, &[]);
                x.push_str("    </functype>\n");
                "function"
            }
        };
        self.add(&s.header, kind, &s.name, x);
    }

    fn document(&self, library: &str) -> String {
        let mut x = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<api name='{library}'>\n  <files>\n"
        );
        for (header, names) in &self.exports {
            let _ = writeln!(x, "    <file name='{header}'>");
            for (kind, name) in names {
                let _ = writeln!(x, "     <exports symbol='{name}' type='{kind}'/>");
            }
            x.push_str("    </file>\n");
        }
        x.push_str("  </files>\n  <symbols>\n");
        x.extend(self.elements.values().map(String::as_str));
        x.push_str("  </symbols>\n</api>\n");
        x
    }
}

/// `<element name=… file=… extra=… version=…`, without the end of the tag.
fn open(x: &mut String, element: &str, s: &Symbol, extra: &[(&str, &str)]) {
    let _ = write!(x, "    <{element} name='{}' file='{}'", s.name, s.header);
    attributes(x, extra);
    attributes(x, &[("version", &s.since)]);
}

fn attributes(x: &mut String, list: &[(&str, &str)]) {
    for (name, value) in list.iter().filter(|(_, v)| !v.is_empty()) {
        let _ = write!(x, " {name}='{}'", escape(value));
    }
}

/// An element with one attribute of its own and perhaps a text; gives its kind back.
fn plain(x: &mut String, element: &'static str, s: &Symbol, own: (&str, &str)) -> &'static str {
    open(x, element, s, &[own]);
    if s.info.is_empty() {
        x.push_str("/>\n");
        return element;
    }
    x.push_str(">\n");
    info_element(x, &s.info);
    let _ = writeln!(x, "    </{element}>");
    element
}

fn info_element(x: &mut String, info: &str) {
    if !info.is_empty() {
        let _ = writeln!(
            x,
            "      <info><![CDATA[{}]]></info>",
            info.replace("]]>", "]] >")
        );
    }
}

fn enumerator(x: &mut String, s: &Symbol, of: &str, value: i64, is_bit: bool) {
    let sign = if value < 0 { "-" } else { "" };
    let hex = format!("{sign}{:#x}", value.unsigned_abs());
    let shift = if is_bit {
        value.trailing_zeros().to_string()
    } else {
        String::new()
    };
    let words = [
        ("value", value.to_string()),
        ("value_hex", hex),
        ("value_bitshift", shift),
    ];
    let words = words
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let _ = write!(x, "    <enum name='{}' file='{}'", s.name, s.header);
    attributes(x, &words);
    attributes(x, &[("type", of), ("version", &s.since), ("info", &s.info)]);
    x.push_str("/>\n");
}

fn structure(x: &mut String, s: &Symbol, tag: &str, fields: &[Field]) {
    open(x, "struct", s, &[("type", &format!("struct {tag}"))]);
    if fields.is_empty() {
        x.push_str("/>\n");
        return;
    }
    x.push_str(">\n");
    for f in fields {
        field(x, f, "      ");
    }
    x.push_str("    </struct>\n");
}

fn field(x: &mut String, f: &Field, indent: &str) {
    let _ = write!(x, "{indent}<field name='{}' type='{}'", f.name, f.c);
    attributes(x, &[("info", &f.info)]);
    if f.members.is_empty() {
        x.push_str("/>\n");
        return;
    }
    let _ = writeln!(x, ">\n{indent}  <union>");
    for member in &f.members {
        field(x, member, &format!("{indent}    "));
    }
    let _ = writeln!(x, "{indent}  </union>\n{indent}</field>");
}

fn signature(
    x: &mut String,
    info: &str,
    ret: &str,
    args: &[(String, String)],
    optional: &[String],
) {
    info_element(x, info);
    let _ = writeln!(x, "      <return type='{}'/>", spaced(ret));
    for (name, ty) in args {
        let word = if optional.contains(name) {
            "(optional)"
        } else {
            ""
        };
        let ty = spaced(ty);
        let _ = writeln!(x, "      <arg name='{name}' type='{ty}' info='{word}'/>");
    }
}

/// `char **const` as `char ** const`, which is how bindings know it.
fn spaced(c: &str) -> String {
    c.replace("*const", "* const")
}

fn c_macro(m: &CMacro) -> String {
    let params = m
        .params
        .iter()
        .map(|(name, _)| *name)
        .collect::<Vec<_>>()
        .join(",");
    let mut x = format!("    <macro name='{}' file='{}'", m.name, m.header);
    attributes(
        &mut x,
        &[("params", &params), ("raw", m.body), ("version", m.since)],
    );
    x.push_str(">\n");
    info_element(&mut x, m.doc);
    for (name, word) in m.params {
        let _ = writeln!(x, "      <arg name='{name}' info='{}'/>", escape(word));
    }
    x.push_str("    </macro>\n");
    x
}

fn function(row: &Row) -> String {
    let mut x = format!("    <function name='{}' file='{}'", row.c.name, row.header);
    attributes(&mut x, &[("module", module(row)), ("version", &row.since)]);
    x.push_str(">\n");
    signature(&mut x, &row.doc, &row.c.ret, &row.c.args, &row.optional);
    access(&mut x, row);
    x.push_str("    </function>\n");
    x
}

/// The source file which libvirt's description names; bindings choose functions by it.
fn module(row: &Row) -> &str {
    match row.file.as_str() {
        "connect" => "libvirt",
        "typedparam" => "virtypedparam-public",
        "error" => "virerror",
        "event" => "virevent",
        _ => &row.header,
    }
}

fn access(x: &mut String, row: &Row) {
    if row.acl.is_empty() && row.acl_filter.is_empty() {
        return;
    }
    x.push_str("      <acls>\n");
    let checks = row.acl.iter().map(|rule| ("check", rule));
    for (element, rule) in checks.chain(row.acl_filter.iter().map(|rule| ("filter", rule))) {
        let (permission, flags) = rule.split_once(" if ").unwrap_or((rule, ""));
        let (object, permission) = permission.split_once(':').unwrap_or((permission, ""));
        let dashed = |word: &str| word.trim().replace('_', "-");
        let _ = write!(
            x,
            "        <{element} object='{}' perm='{}'",
            dashed(object),
            dashed(permission)
        );
        attributes(x, &[("flags", &flags.replace(' ', ""))]);
        x.push_str("/>\n");
    }
    x.push_str("      </acls>\n");
}

fn variable(v: &Variable) -> String {
    let mut x = format!("    <variable name='{}' file='{}'", v.name, v.header);
    attributes(&mut x, &[("type", v.c), ("version", v.since)]);
    x.push_str(">\n");
    info_element(&mut x, v.doc);
    x.push_str("    </variable>\n");
    x
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\'', "&apos;")
}
