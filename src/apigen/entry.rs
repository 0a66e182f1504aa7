//! View: the C entry points, handles and C arguments in, results and sentinels out.
//!
//! Each does four things in libvirt's order: handle, read-only rule, the other arguments, the call.
//! The conversions themselves are `src/entry/arg.rs` and `src/entry/ret.rs`.
use crate::dispatch::{c_name, method_name, object_type};
use crate::prototype::rust_type;
use crate::table::{Entry, Row, result_type, rust_args};
use quote::ToTokens;
use std::fmt::Write;

/// Prefix under which libvirt.so.0 exports what its sibling libraries publish.
pub const PRIVATE_PREFIX: &str = "virRs";

/// All entry points that are not written by hand, as Rust source.
#[must_use]
pub fn emit(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows {
        let body = match &row.entry {
            Entry::Manual => continue,
            Entry::Form(words) => form(row, words),
            Entry::Generated => Body::new(row).text(),
        };
        function(row, &body, &mut out);
    }
    out
}

/// The symbol that libvirt.so.0 exports for a row: the public name, or a private one where the
/// public name is a sibling library's.
#[must_use]
pub fn symbol(row: &Row) -> String {
    match row.library() {
        "libvirt" => row.c.name.clone(),
        _ => row.c.name.replacen("vir", PRIVATE_PREFIX, 1),
    }
}

/// The argument list of a row in Rust: `conn: virConnectPtr, flags: c_uint`.
#[must_use]
pub fn rust_params(row: &Row) -> String {
    let args = row
        .c
        .args
        .iter()
        .map(|(n, t)| format!("{}: {}", ident(n), rust_type(t)));
    args.collect::<Vec<_>>().join(", ")
}

/// ` -> c_int`, or nothing for `void`.
#[must_use]
pub fn rust_return(row: &Row) -> String {
    match row.c.ret.as_str() {
        "void" => String::new(),
        c => format!(" -> {}", rust_type(c)),
    }
}

/// A C argument name as a Rust identifier.
#[must_use]
pub fn ident(c: &str) -> String {
    match c {
        "type" => "r#type".to_owned(),
        "in" => "r#in".to_owned(),
        "ref" => "r#ref".to_owned(),
        other => other.to_owned(),
    }
}

fn function(row: &Row, body: &str, out: &mut String) {
    let _ = writeln!(
        out,
        "/// {doc}\n///\n/// # Safety\n/// The arguments are what the C prototype asks for.\n\
         #[unsafe(no_mangle)]\npub unsafe extern \"C\" fn {symbol}({params}){ret} {{\n    \
         const CALL: Call = Call::new(\"{name}\", ErrorDomain::{origin}, {keep});\n    \
         // SAFETY: the caller keeps to the prototype; `arg` and `ret` check what can be checked.\n    \
         CALL.run(|cx| unsafe {{\n{body}    }})\n}}\n",
        doc = row.doc,
        symbol = symbol(row),
        params = rust_params(row),
        ret = rust_return(row),
        name = row.c.name,
        origin = row.origin,
        keep = row.keep_error,
    );
}

fn form(row: &Row, words: &[String]) -> String {
    let (first, c_type) = &row.c.args[0];
    let first = ident(first);
    let object = object_of(c_type);
    let handle = format!("        let object = cx.handle::<{object}>({first})?;\n");
    let second = row.c.args.get(1).map(|(n, _)| ident(n)).unwrap_or_default();
    let second_name = row
        .c
        .args
        .get(1)
        .map(|(n, _)| n.clone())
        .unwrap_or_default();
    let field = words.get(1).map(String::as_str).unwrap_or_default();
    match words[0].as_str() {
        "free" if field == "nullable" => format!(
            "        if {first}.is_null() {{\n            return Ok(0);\n        }}\n        cx.release::<{object}>({first})\n"
        ),
        "free" => format!("        cx.release::<{object}>({first})\n"),
        "number" => format!("{handle}        Ok(*object.{field}())\n"),
        "reference" => format!("        cx.retain::<{object}>({first})\n"),
        "connect" => format!("{handle}        Ok(ret::borrowed_connection(object.conn()))\n"),
        "owner" => format!("{handle}        Ok(ret::borrowed(object.{field}()))\n"),
        "text" => format!("{handle}        Ok(object.{field}().as_c_str().as_ptr())\n"),
        "uuid" => format!(
            "{handle}        let out = cx.required({second}, \"{second_name}\")?;\n        ret::uuid(object.uuid(), out);\n        Ok(0)\n"
        ),
        "uuid_string" => format!(
            "{handle}        let out = cx.required({second}, \"{second_name}\")?;\n        ret::uuid_string(object.uuid(), out);\n        Ok(0)\n"
        ),
        "by_uuid_string" => {
            let lookup = row.method.ident.to_string().replace("_string", "");
            let method = strip_prefix(&lookup, &object);
            format!(
                "{handle}        let uuid = cx.uuid_text({second}, \"{second_name}\")?;\n        Ok(ret::handle(object.{method}(&uuid)?))\n"
            )
        }
        other => panic!("{}: unknown form `{other}`", row.c.name),
    }
}

fn strip_prefix(method: &str, object: &str) -> String {
    let prefix = format!("{}_", object.to_lowercase());
    method.strip_prefix(&prefix).unwrap_or(method).to_owned()
}

/// The Rust object behind a C handle type.
fn object_of(c_type: &str) -> String {
    let name = c_type.trim_start_matches("vir").trim_end_matches("Ptr");
    name.replace("NWFilter", "NwFilter")
}

/// Puts together the body of one generated entry point.
struct Body<'a> {
    row: &'a Row,
    lines: String,
    /// What the method is called with.
    call: Vec<String>,
    /// C arguments not yet used, in order; what remains in the end receives the result.
    rest: Vec<(String, String)>,
}

impl<'a> Body<'a> {
    fn new(row: &'a Row) -> Self {
        Self {
            row,
            lines: String::new(),
            call: Vec::new(),
            rest: row.c.args.clone(),
        }
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.lines, "        {text}");
    }

    fn text(mut self) -> String {
        let args = rust_args(&self.row.method);
        let (_, c_type) = self.rest.remove(0);
        let object = object_of(&c_type);
        let first = ident(&self.row.c.args[0].0);
        if let Some((out, _)) = self
            .rest
            .iter()
            .find(|(_, t)| t.ends_with("Ptr **") || t == "char ***")
        {
            self.line(&format!("ret::clear({});", ident(out)));
        }
        self.line(&format!("let object = cx.handle::<{object}>({first})?;"));
        if self.row.write && !self.row.write_late {
            self.line("cx.require_write(object.conn())?;".to_owned().as_str());
        }
        for (name, ty, marks) in &args[1..] {
            self.input(name, ty, marks);
        }
        self.output();
        self.lines
    }

    /// Takes the C argument `rust` and, for slices, the length after it.
    fn take(&mut self, rust: &str, with_length: bool) -> (String, String, String) {
        let c = c_name(self.row, rust);
        let at = self.rest.iter().position(|(n, _)| *n == c);
        let at = at.unwrap_or_else(|| panic!("{}: no C argument for `{rust}`", self.row.c.name));
        let (name, ty) = self.rest.remove(at);
        let length = if with_length {
            ident(&self.rest.remove(at).0)
        } else {
            String::new()
        };
        (name, ty, length)
    }

    /// Checks an array's address and length, in the order in which libvirt does.
    fn array_rules(&mut self, array: &str, length: &str, marks: &[String]) {
        let has = |mark: &str| marks.iter().any(|m| m == mark);
        let signed = self
            .row
            .c
            .args
            .iter()
            .any(|(n, t)| n == length && t == "int");
        let rule = match (has("filled"), signed) {
            (true, true) => "positive",
            (true, false) => "nonzero",
            (false, true) => "non_negative",
            (false, false) => "",
        };
        if has("required") {
            self.line(&format!("cx.present({}, \"{array}\")?;", ident(array)));
        }
        if !rule.is_empty() {
            self.line(&format!("cx.{rule}({}, \"{length}\")?;", ident(length)));
        }
    }

    fn input(&mut self, name: &str, ty: &syn::Type, marks: &[String]) {
        let text = ty.to_token_stream().to_string().replace(' ', "");
        let slice = text.starts_with("&[") || text == "&TypedParams";
        let (c, c_type, length) = self.take(name, slice);
        let var = ident(&c);
        if slice {
            self.array_rules(&c, &length, marks);
        }
        let filled = marks.iter().any(|m| m == "filled");
        let (conversion, pass) = match text.as_str() {
            "&str" if filled => (format!("cx.filled_text({var}, \"{c}\")?"), var.clone()),
            "&str" => (format!("cx.text({var}, \"{c}\")?"), var.clone()),
            "Option<&str>" => (format!("cx.optional_text({var}, \"{c}\")?"), var.clone()),
            "&Uuid" => (format!("cx.uuid({var}, \"{c}\")?"), format!("&{var}")),
            "&[&str]" => (
                format!("cx.texts({var}, {length}, \"{c}\")?"),
                format!("&{var}"),
            ),
            "&[u8]" | "&[u32]" => (format!("cx.slice({var}, {length}, \"{c}\")?"), var.clone()),
            "&TypedParams" => (
                format!("cx.typed_params({var}, {length}, \"{c}\")?"),
                format!("&{var}"),
            ),
            _ if c_type.ends_with("Ptr") => (
                format!("cx.handle::<{}>({var})?", object_of(&c_type)),
                format!("&{var}"),
            ),
            _ => {
                self.call.push(var);
                return;
            }
        };
        self.line(&format!("let {var} = {conversion};"));
        self.call.push(pass);
    }

    fn output(&mut self) {
        let value = result_type(&self.row.method);
        let call = format!(
            "object.{}({})?",
            method_name(self.row),
            self.call.join(", ")
        );
        let rest = std::mem::take(&mut self.rest);
        let rest: Vec<_> = rest
            .iter()
            .map(|(n, t)| (ident(n), n.clone(), t.as_str()))
            .collect();
        match rest.as_slice() {
            [] => self.direct(&value, &call),
            [(p, name, "virTypedParameterPtr"), (n, _, _)] => {
                self.line(&format!(
                    "let out = cx.params_buffer({p}, {n}, \"{name}\", {})?;",
                    self.row.needs_room
                ));
                self.line(&format!("out.fill(&{call})?;"));
                self.line("Ok(0)");
            }
            [(p, name, "virTypedParameterPtr *"), (n, n_name, _)] => {
                self.line(&format!("let {p} = cx.required({p}, \"{name}\")?;"));
                self.line(&format!("let {n} = cx.required({n}, \"{n_name}\")?;"));
                self.line(&format!("ret::params_alloc(&{call}, {p}, {n})?;"));
                self.line("Ok(0)");
            }
            [(p, name, _), (n, n_name, "int" | "unsigned int")] => {
                self.line(&format!(
                    "let out = cx.array({p}, {n}, \"{name}\", \"{n_name}\")?;"
                ));
                self.line(&format!("Ok(out.fill({call}))"));
            }
            [(p, name, t)] if value.starts_with("Vec<") => {
                let nullable = t.ends_with("Ptr **");
                let kind = if nullable { "list" } else { "text_list" };
                if nullable {
                    self.line(&format!("ret::{kind}({call}, {p})"));
                } else {
                    self.line(&format!("let {p} = cx.required({p}, \"{name}\")?;"));
                    self.line(&format!("ret::{kind}(&{call}, {p})"));
                }
            }
            [(p, name, _)] => {
                self.line(&format!("let out = cx.required({p}, \"{name}\")?;"));
                self.line(&format!("ret::store({call}, out)?;"));
                self.line("Ok(0)");
            }
            other => panic!(
                "{}: no way to give back {value} by {other:?}",
                self.row.c.name
            ),
        }
    }

    /// The result is the C function's own.
    fn direct(&mut self, value: &str, call: &str) {
        match value {
            "()" => {
                self.line(&format!("{call};"));
                self.line("Ok(0)");
            }
            "bool" => self.line(&format!("Ok(c_int::from({call}))")),
            "String" => self.line(&format!("Ok(ret::owned_text({call}))")),
            _ if self.row.c.ret.ends_with("Ptr") => self.line(&format!("Ok(ret::handle({call}))")),
            _ => self.line(call.trim_end_matches('?')),
        }
    }
}

/// The object type of a row's receiver, for other views.
#[must_use]
pub fn receiver(row: &Row) -> Option<String> {
    rust_args(&row.method)
        .first()
        .map(|(_, ty, _)| object_type(ty))
}

/// The exports of a sibling library, each passing its arguments on to libvirt.so.0.
#[must_use]
pub fn sibling(rows: &[Row], library: &str) -> String {
    let mut imports = String::new();
    let mut exports = String::new();
    for row in rows.iter().filter(|r| r.library() == library) {
        let (params, ret, target) = (rust_params(row), rust_return(row), symbol(row));
        let pass: Vec<_> = row.c.args.iter().map(|(n, _)| ident(n)).collect();
        let _ = writeln!(imports, "    fn {target}({params}){ret};");
        let _ = writeln!(
            exports,
            "/// {doc}\n///\n/// # Safety\n/// The arguments are what the C prototype asks for.\n\
             #[unsafe(no_mangle)]\npub unsafe extern \"C\" fn {name}({params}){ret} {{\n    \
             // SAFETY: the same function under its private name; it never unwinds.\n    \
             unsafe {{ {target}({pass}) }}\n}}\n",
            doc = row.doc,
            name = row.c.name,
            pass = pass.join(", "),
        );
    }
    format!("unsafe extern \"C\" {{\n{imports}}}\n\n{exports}")
}

/// All that the build script of a sibling library does: exports, link, import of libvirt.so.0.
pub fn build_sibling(library: &str, file: &str) {
    let rows = crate::table::load(std::path::Path::new("../api/table"));
    let out = std::env::var("OUT_DIR").unwrap_or_default();
    let exports = sibling(&rows, library);
    crate::source::write(&std::path::Path::new(&out).join("exports.rs"), &exports);
    let this = crate::link::Library::new(library, &rows);
    this.link();
    this.alias(file);
    crate::link::Library::new("libvirt", &rows).import();
}
