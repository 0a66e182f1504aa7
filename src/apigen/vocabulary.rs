//! The C vocabulary as data: what the files of `src/abi` declare, in the words of C.
use crate::consts;
use crate::source::{Source, doc_lines};
use quote::ToTokens;
use std::collections::{HashMap, HashSet};
use syn::ext::IdentExt;

/// A named thing of the vocabulary.
pub struct Symbol {
    /// Its C name.
    pub name: String,
    /// Public header without `.h`.
    pub header: String,
    /// Release that brought it.
    pub since: String,
    /// Documentation in one line.
    pub info: String,
    /// What it is.
    pub kind: Kind,
}

/// What a symbol is.
pub enum Kind {
    /// A macro for a string.
    Text(String),
    /// A macro for a number, as the header writes it.
    Number(String),
    /// One value of an enumeration.
    Enumerator {
        /// The enumeration.
        of: String,
        /// The value.
        value: i64,
        /// Whether it is one bit of a set.
        is_bit: bool,
    },
    /// An enumeration.
    Enumeration,
    /// Another name of a C type.
    Alias(String),
    /// A structure; without fields where programs may not look into it.
    Struct {
        /// Its tag, `_virError`.
        tag: String,
        /// Whether the structure itself is declared here, not merely named once more.
        is_declaration: bool,
        /// Its fields.
        fields: Vec<Field>,
    },
    /// The type of a callback.
    Callback {
        /// Result.
        ret: String,
        /// Arguments: name and type.
        args: Vec<(String, String)>,
    },
}

/// A field of a structure.
#[derive(Clone)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its C type; an array with the name in it, `char model[32]`, and `union` for a union.
    pub c: String,
    /// Documentation.
    pub info: String,
    /// Members, where it is a union.
    pub members: Vec<Field>,
}

/// A variable that a library exports.
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// Public header without `.h`.
    pub header: &'static str,
    /// Its C type, one that the vocabulary names.
    pub c: &'static str,
    /// Release that brought it.
    pub since: &'static str,
    /// What it is for.
    pub doc: &'static str,
}

/// The variables: no file of `src/abi` declares them, it holds types and constants alone.
pub const VARIABLES: &[Variable] = &[Variable {
    name: "virConnectAuthPtrDefault",
    header: "libvirt-host",
    c: "virConnectAuthPtr",
    since: "0.4.1",
    doc: "Asks for credentials on the terminal; for command line programs.",
}];

/// The public header, without `.h`, that a file of `src/abi` or `src/api/table` belongs to.
#[must_use]
pub fn header_of(file: &str) -> String {
    crate::table::default_header(file)
}

/// Everything that `sources` declare, in their order.
#[must_use]
pub fn read(sources: &[Source]) -> Vec<Symbol> {
    let mut reader = Reader::new(sources);
    for source in sources {
        reader.header = header_of(&source.name);
        for item in &source.file.items {
            reader.item(item);
        }
    }
    reader.symbols
}

#[derive(Default)]
struct Reader<'a> {
    header: String,
    symbols: Vec<Symbol>,
    values: HashMap<String, i64>,
    /// Enumerators that are one bit of a set.
    bits: HashSet<String>,
    structs: HashMap<String, &'a syn::ItemStruct>,
    unions: HashMap<String, &'a syn::ItemUnion>,
    /// What a type's name stands for.
    targets: HashMap<String, String>,
}

impl<'a> Reader<'a> {
    fn new(sources: &'a [Source]) -> Self {
        let mut reader = Self::default();
        for item in sources.iter().flat_map(|s| &s.file.items) {
            reader.register(item);
        }
        reader
    }

    /// Notes what other items refer to.
    fn register(&mut self, item: &'a syn::Item) {
        match item {
            syn::Item::Struct(s) => _ = self.structs.insert(s.ident.to_string(), s),
            syn::Item::Union(u) => _ = self.unions.insert(u.ident.to_string(), u),
            syn::Item::Type(t) => {
                let target = t.ty.to_token_stream().to_string();
                _ = self.targets.insert(t.ident.to_string(), target);
            }
            _ => (),
        }
    }

    fn item(&mut self, item: &syn::Item) {
        match item {
            syn::Item::Const(c) => self.constant(c),
            syn::Item::Enum(e) => self.enumeration(e),
            syn::Item::Type(t) => self.alias(t),
            _ => (),
        }
        for (owner, variant) in consts::aliases(item) {
            self.enumerator(&owner.to_string(), &variant);
        }
    }

    fn push(&mut self, name: String, attrs: &[syn::Attribute], kind: Kind) {
        let lines = doc_lines(attrs);
        let since = lines
            .iter()
            .find_map(|l| l.strip_prefix("Since: "))
            .unwrap_or_default()
            .to_owned();
        let info = info(&lines);
        self.symbols.push(Symbol {
            name,
            header: self.header.clone(),
            since,
            info,
            kind,
        });
    }

    fn constant(&mut self, item: &syn::ItemConst) {
        let kind = match item.expr.as_ref() {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(s),
                ..
            }) => Kind::Text(s.value()),
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Int(i),
                ..
            }) => Kind::Number(i.base10_digits().to_owned()),
            other => Kind::Number(other.to_token_stream().to_string()),
        };
        self.push(item.ident.to_string(), &item.attrs, kind);
    }

    fn enumeration(&mut self, item: &syn::ItemEnum) {
        let name = item.ident.to_string();
        for variant in &item.variants {
            self.enumerator(&name, variant);
        }
        self.push(name, &item.attrs, Kind::Enumeration);
    }

    fn enumerator(&mut self, of: &str, variant: &syn::Variant) {
        let name = variant.ident.to_string();
        let Some((_, expression)) = &variant.discriminant else {
            panic!("{name} has no value")
        };
        let value = self.value(expression);
        self.values.insert(name.clone(), value);
        let is_bit = match expression {
            syn::Expr::Path(other) => self.bits.contains(&other.to_token_stream().to_string()),
            other => matches!(other, syn::Expr::Binary(_)) || value == 1 << 31,
        };
        if is_bit {
            self.bits.insert(name.clone());
        }
        self.push(
            name,
            &variant.attrs,
            Kind::Enumerator {
                of: of.to_owned(),
                value,
                is_bit,
            },
        );
    }

    fn value(&self, expression: &syn::Expr) -> i64 {
        match expression {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Int(i),
                ..
            }) => i.base10_parse().unwrap_or_default(),
            syn::Expr::Unary(u) => -self.value(&u.expr),
            syn::Expr::Binary(b) => self.value(&b.left) << self.value(&b.right),
            syn::Expr::Path(p) => self.values[&p.to_token_stream().to_string()],
            other => panic!("cannot reckon `{}`", other.to_token_stream()),
        }
    }

    fn alias(&mut self, item: &syn::ItemType) {
        let name = item.ident.to_string();
        if let Some(callback) = callback(&item.ty) {
            self.push(name, &item.attrs, callback);
        } else if let Some(structure) = self.structure_behind(&name) {
            // The second name of a structure says nothing of its own, a third one does.
            let own = doc_lines(&item.attrs)
                .iter()
                .any(|l| l.starts_with("Since: "));
            let attrs = if own { &item.attrs } else { &structure.attrs };
            let kind = self.structure(structure, !own);
            self.push(name, attrs, kind);
        } else {
            self.push(name, &item.attrs, Kind::Alias(c_type(&item.ty)));
        }
    }

    fn structure_behind(&self, name: &str) -> Option<&'a syn::ItemStruct> {
        let mut name = name;
        while let Some(target) = self.targets.get(name) {
            name = target;
        }
        self.structs.get(name).copied()
    }

    fn structure(&self, item: &syn::ItemStruct, is_declaration: bool) -> Kind {
        let public = item
            .fields
            .iter()
            .filter(|f| matches!(f.vis, syn::Visibility::Public(_)));
        let fields = public.map(|f| self.field(f)).collect();
        Kind::Struct {
            tag: item.ident.to_string(),
            is_declaration,
            fields,
        }
    }

    fn field(&self, field: &syn::Field) -> Field {
        let name = field
            .ident
            .as_ref()
            .map(|i| i.unraw().to_string())
            .unwrap_or_default();
        let union = self.unions.get(&field.ty.to_token_stream().to_string());
        let members = union.map(|u| {
            u.fields
                .named
                .iter()
                .map(|f| self.field(f))
                .collect::<Vec<_>>()
        });
        let c = match &field.ty {
            _ if members.is_some() => "union".to_owned(),
            syn::Type::Array(a) => {
                format!("{} {name}[{}]", c_type(&a.elem), a.len.to_token_stream())
            }
            other => c_type(other),
        };
        Field {
            name,
            c,
            info: info(&doc_lines(&field.attrs)),
            members: members.unwrap_or_default(),
        }
    }
}

/// The documentation without its `Since:` line.
fn info(lines: &[String]) -> String {
    let words = lines
        .iter()
        .filter(|l| !l.starts_with("Since: ") && !l.is_empty());
    words.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// `Option<unsafe extern "C" fn(…)>`.
fn callback(ty: &syn::Type) -> Option<Kind> {
    let syn::Type::Path(path) = ty else {
        return None;
    };
    let syn::PathArguments::AngleBracketed(generic) = &path.path.segments.last()?.arguments else {
        return None;
    };
    let syn::GenericArgument::Type(syn::Type::BareFn(function)) = generic.args.first()? else {
        return None;
    };
    let ret = match &function.output {
        syn::ReturnType::Default => "void".to_owned(),
        syn::ReturnType::Type(_, ty) => c_type(ty),
    };
    let name = |arg: &syn::BareFnArg| {
        arg.name
            .as_ref()
            .map(|(n, _)| n.unraw().to_string())
            .unwrap_or_default()
    };
    let args = function
        .inputs
        .iter()
        .map(|arg| (name(arg), c_type(&arg.ty)));
    Some(Kind::Callback {
        ret,
        args: args.collect(),
    })
}

/// The C spelling of a Rust type: `*const c_char` → `const char *`.
fn c_type(ty: &syn::Type) -> String {
    let syn::Type::Ptr(pointer) = ty else {
        return scalar(&ty.to_token_stream().to_string()).to_owned();
    };
    let inner = c_type(&pointer.elem);
    let space = if inner.ends_with('*') { "" } else { " " };
    let constness = if pointer.const_token.is_some() {
        "const "
    } else {
        ""
    };
    format!("{constness}{inner}{space}*")
}

fn scalar(rust: &str) -> &str {
    match rust {
        "c_void" => "void",
        "c_char" => "char",
        "c_uchar" => "unsigned char",
        "c_ushort" => "unsigned short",
        "c_int" => "int",
        "c_uint" => "unsigned int",
        "c_ulong" => "unsigned long",
        "c_longlong" => "long long",
        "c_ulonglong" => "unsigned long long",
        "c_double" => "double",
        "usize" => "size_t",
        named => named,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols(text: &str) -> Vec<Symbol> {
        let file = syn::parse_file(text).unwrap();
        read(&[Source {
            name: "domain_snapshot".to_owned(),
            file,
        }])
    }

    #[test]
    fn enumerators_know_their_values() {
        let found = symbols(
            "/// Flags.\n///\n/// Since: 1.0.0\npub enum E { A = 1 << 3, B = -2 }\nimpl E { pub const C: Self = Self::A; }",
        );
        let values = found.iter().filter_map(|s| match s.kind {
            Kind::Enumerator { value, is_bit, .. } => Some((s.name.as_str(), value, is_bit)),
            _ => None,
        });
        assert_eq!(
            values.collect::<Vec<_>>(),
            [("A", 8, true), ("B", -2, false), ("C", 8, true)]
        );
        let whole = found.iter().find(|s| s.name == "E").unwrap();
        assert_eq!(
            (whole.info.as_str(), whole.since.as_str()),
            ("Flags.", "1.0.0")
        );
        assert_eq!(whole.header, "libvirt-domain-snapshot");
    }

    #[test]
    fn a_structure_goes_by_its_second_name() {
        let found = symbols(
            "/// Since: 0.1.0\npub struct _t { pub model: [c_char; 32], pub r#type: *const c_char }\npub type t = _t;",
        );
        assert_eq!(found.len(), 1);
        let Kind::Struct { tag, fields, .. } = &found[0].kind else {
            panic!("not a structure")
        };
        assert_eq!(
            (
                found[0].name.as_str(),
                tag.as_str(),
                found[0].since.as_str()
            ),
            ("t", "_t", "0.1.0")
        );
        assert_eq!(
            (fields[0].c.as_str(), fields[1].c.as_str()),
            ("char model[32]", "const char *")
        );
        assert_eq!(fields[1].name, "type");
    }

    #[test]
    fn callbacks_are_functions() {
        let found = symbols(
            "pub type f = Option<unsafe extern \"C\" fn(conn: virConnectPtr, n: *mut *mut c_int) -> c_int>;",
        );
        let Kind::Callback { ret, args } = &found[0].kind else {
            panic!("not a callback")
        };
        assert_eq!(ret, "int");
        assert_eq!(args[1], ("n".to_owned(), "int **".to_owned()));
    }
}
