//! The function table: one row per public function, read from `src/api/table/*.rs`.
//!
//! A row is a method in valid Rust with an `#[api("C prototype", words…)]` attribute.  The words:
//!
//! | word | meaning |
//! |---|---|
//! | `since = "0.9.0"` | the release, which is also the version node, unless `node = "…"` |
//! | `header = "…"` | the public header, where it is not that of the file |
//! | `rpc = 204` | procedure number of the remote protocol |
//! | `write`, `write_late` | refused on a read-only connection; before or after the other arguments are looked at |
//! | `deny_ro(A)`, `secure(A)` | refused on a read-only connection with this flag |
//! | `exclusive(A, B)` | the two flags refuse each other |
//! | `require(A, B)` | flag A needs flag B |
//! | `acl(object:permission if FLAGS)`, `acl_filter(…)` | access control |
//! | `needs_room` | a caller's array without room is refused |
//! | `keep_error` | does not reset the thread's last error |
//! | `manual` | the C entry point is written by hand in `src/manual` |
//! | `form(free)`, `free, nullable`, `reference`, `connect`, `text, FIELD`, `number, FIELD`, `owner, FIELD`, `uuid`, `uuid_string`, `by_uuid_string` | what all object types share |
//! | `optional(a, b)` | arguments that bindings give a default, for callers who leave them out |
//! | `deprecated` | the header says so |
//!
//! On numbers: `#[nonzero]`, `#[positive]`, `#[non_negative]`, `#[kibibytes]` (its bytes fit 64 bits).
//! On arrays, whose length is checked not to be negative: `#[required]` (not NULL even when empty),
//! `#[filled]` (not empty); the latter also on strings.  On paths: `#[absolute]` (drivers get it from
//! the root of the file system on, whatever folder the process is in).  Rust types carry the rest: `&str` may not be
//! NULL, `Option<&str>` may.  A call whose answer keeps its object takes that as `&Arc<Domain>`, not
//! `&Domain`.
use crate::prototype::Prototype;
use crate::source::{self, Source};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use std::path::Path;

/// Who writes the C entry point of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// `entry.rs` of this crate, from the two signatures.
    Generated,
    /// A person, in `src/manual`.
    Manual,
    /// `entry.rs`, by one of the forms that all object types share: the form and its words.
    Form(Vec<String>),
}

/// A public function.
pub struct Row {
    /// The table file, `domain`.
    pub file: String,
    /// `virErrorDomain` of the errors its argument checks raise.
    pub origin: String,
    /// Trait of the table: `DomainLife`, `Network`, … or `Local` for what no driver answers.
    pub driver: String,
    /// The trait that this one is a part of, `Hypervisor`; the trait itself where it stands alone.
    pub family: String,
    /// The method, with its Rust signature.
    pub method: syn::Signature,
    /// The documentation line.
    pub doc: String,
    /// The C prototype.
    pub c: Prototype,
    /// Release that brought it.
    pub since: String,
    /// Symbol version node.
    pub node: String,
    /// Public header without `.h`.
    pub header: String,
    /// Procedure number of the remote protocol.
    pub rpc: Option<u32>,
    /// Refused on read-only connections.
    pub write: bool,
    /// The read-only rule comes after the other arguments.
    pub write_late: bool,
    /// Flags refused on read-only connections.
    pub deny_ro: Vec<String>,
    /// Flags that reveal secrets, refused on read-only connections.
    pub secure: Vec<String>,
    /// A caller's array without room is refused.
    pub needs_room: bool,
    /// Pairs of flags that refuse each other.
    pub exclusive: Vec<(String, String)>,
    /// Pairs of flags of which the first needs the second.
    pub require: Vec<(String, String)>,
    /// Access rules as written.
    pub acl: Vec<String>,
    /// Access rules that filter a list, as written.
    pub acl_filter: Vec<String>,
    /// Leaves the thread's last error alone.
    pub keep_error: bool,
    /// C arguments that bindings give a default.
    pub optional: Vec<String>,
    /// Marked deprecated in the header.
    pub deprecated: bool,
    /// Who writes the entry point.
    pub entry: Entry,
}

impl Row {
    /// The library which exports it: `libvirt`, `libvirt-qemu`, `libvirt-lxc` or `libvirt-admin`.
    #[must_use]
    pub fn library(&self) -> &'static str {
        match self.file.as_str() {
            "qemu" => "libvirt-qemu",
            "lxc" => "libvirt-lxc",
            "admin" => "libvirt-admin",
            _ => "libvirt",
        }
    }

    /// Whether a driver answers the call.
    #[must_use]
    pub fn has_driver(&self) -> bool {
        self.driver != "Local"
    }
}

/// Reads all rows, file by file.
///
/// # Panics
/// When the table is malformed: a broken table must fail the build.
#[must_use]
pub fn load(dir: &Path) -> Vec<Row> {
    source::read_dir(dir).iter().flat_map(file_rows).collect()
}

fn file_rows(source: &Source) -> Vec<Row> {
    let origin = source
        .file
        .attrs
        .iter()
        .find(|a| a.path().is_ident("origin"));
    let origin = origin
        .and_then(|a| a.parse_args::<syn::Ident>().ok())
        .unwrap_or_else(|| panic!("table {}: no #![origin(…)]", source.name));
    let mut rows = Vec::new();
    for item in &source.file.items {
        let syn::Item::Trait(item) = item else {
            continue;
        };
        for member in &item.items {
            let syn::TraitItem::Fn(function) = member else {
                continue;
            };
            rows.push(row(&source.name, &origin.to_string(), item, function));
        }
    }
    rows
}

/// `Hypervisor` of `trait DomainLife: Hypervisor`.
fn family(item: &syn::ItemTrait) -> String {
    let whole = item.supertraits.first();
    whole.map_or_else(
        || item.ident.to_string(),
        |t| t.to_token_stream().to_string(),
    )
}

fn row(file: &str, origin: &str, item: &syn::ItemTrait, function: &syn::TraitItemFn) -> Row {
    let name = function.sig.ident.to_string();
    let fail = |what: &str| -> ! { panic!("table {file}, {name}: {what}") };
    let Some(attr) = function.attrs.iter().find(|a| a.path().is_ident("api")) else {
        fail("no #[api(…)]")
    };
    let syn::Meta::List(list) = &attr.meta else {
        fail("#[api] without words")
    };
    let words = Words::split(list.tokens.clone());
    let c = words
        .prototype
        .as_deref()
        .unwrap_or_else(|| fail("no C prototype"));
    let c = Prototype::parse(c).unwrap_or_else(|e| fail(&e));
    let since = words.text("since").unwrap_or_else(|| fail("no `since`"));
    let prefix = node_prefix(file);
    Row {
        origin: origin.to_owned(),
        driver: item.ident.to_string(),
        family: family(item),
        doc: doc(&function.attrs),
        node: words
            .text("node")
            .unwrap_or_else(|| format!("{prefix}{since}")),
        header: words.text("header").unwrap_or_else(|| default_header(file)),
        rpc: words
            .text("rpc")
            .map(|n| n.parse().unwrap_or_else(|_| fail("bad `rpc`"))),
        write: words.has("write") || words.has("write_late"),
        write_late: words.has("write_late"),
        secure: words.list("secure"),
        needs_room: words.has("needs_room"),
        deny_ro: words.list("deny_ro"),
        exclusive: words.pairs("exclusive"),
        require: words.pairs("require"),
        acl: words.list("acl"),
        acl_filter: words.list("acl_filter"),
        keep_error: words.has("keep_error"),
        optional: words.list("optional"),
        deprecated: words.has("deprecated"),
        entry: words.entry(),
        method: function.sig.clone(),
        file: file.to_owned(),
        since,
        c,
    }
}

fn node_prefix(file: &str) -> &'static str {
    match file {
        "qemu" => "LIBVIRT_QEMU_",
        "lxc" => "LIBVIRT_LXC_",
        "admin" => "LIBVIRT_ADMIN_",
        _ => "LIBVIRT_",
    }
}

/// The public header of a vocabulary or table file, without `.h`.
pub(crate) fn default_header(file: &str) -> String {
    match file {
        "connect" | "host" => "libvirt-host".to_owned(),
        "typedparam" => "libvirt-common".to_owned(),
        "error" => "virterror".to_owned(),
        _ => format!("libvirt-{}", file.replace('_', "-")),
    }
}

fn doc(attrs: &[syn::Attribute]) -> String {
    let lines = attrs.iter().filter_map(|a| match &a.meta {
        syn::Meta::NameValue(nv) if nv.path.is_ident("doc") => match &nv.value {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(s),
                ..
            }) => Some(s.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The words of an `#[api(…)]` attribute.
struct Words {
    prototype: Option<String>,
    words: Vec<(String, Value)>,
}

enum Value {
    Bare,
    Text(String),
    List(Vec<String>),
}

impl Words {
    fn split(tokens: TokenStream) -> Self {
        let mut prototype = None;
        let mut words = Vec::new();
        for piece in split_commas(tokens) {
            match piece.as_slice() {
                [TokenTree::Literal(text)] => prototype = Some(unquote(&text.to_string())),
                [TokenTree::Ident(word)] => words.push((word.to_string(), Value::Bare)),
                [
                    TokenTree::Ident(word),
                    TokenTree::Punct(eq),
                    TokenTree::Literal(value),
                ] if eq.as_char() == '=' => {
                    words.push((word.to_string(), Value::Text(unquote(&value.to_string()))));
                }
                [TokenTree::Ident(word), TokenTree::Group(g)]
                    if g.delimiter() == Delimiter::Parenthesis =>
                {
                    let items = split_commas(g.stream());
                    let items = items
                        .into_iter()
                        .map(|i| TokenStream::from_iter(i).to_string());
                    words.push((word.to_string(), Value::List(items.collect())));
                }
                other => panic!(
                    "cannot read `{}`",
                    TokenStream::from_iter(other.iter().cloned())
                ),
            }
        }
        Self { prototype, words }
    }

    fn find<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a Value> {
        self.words
            .iter()
            .filter(move |(w, _)| w == word)
            .map(|(_, v)| v)
    }

    fn has(&self, word: &str) -> bool {
        self.find(word).next().is_some()
    }

    fn text(&self, word: &str) -> Option<String> {
        self.find(word).find_map(|v| {
            if let Value::Text(t) = v {
                Some(t.clone())
            } else {
                None
            }
        })
    }

    fn list(&self, word: &str) -> Vec<String> {
        let lists = self.find(word).filter_map(|v| {
            if let Value::List(l) = v {
                Some(l.clone())
            } else {
                None
            }
        });
        lists.flatten().collect()
    }

    fn pairs(&self, word: &str) -> Vec<(String, String)> {
        let lists = self.find(word).filter_map(|v| {
            if let Value::List(l) = v {
                Some(l)
            } else {
                None
            }
        });
        lists
            .filter_map(|l| Some((l.first()?.clone(), l.get(1)?.clone())))
            .collect()
    }

    fn entry(&self) -> Entry {
        let form = self.list("form");
        match form.is_empty() {
            false => Entry::Form(form),
            true if self.has("manual") => Entry::Manual,
            true => Entry::Generated,
        }
    }
}

fn split_commas(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut pieces = vec![Vec::new()];
    for token in tokens {
        match &token {
            TokenTree::Punct(p) if p.as_char() == ',' => pieces.push(Vec::new()),
            _ => pieces
                .last_mut()
                .unwrap_or_else(|| unreachable!("never empty"))
                .push(token),
        }
    }
    pieces.retain(|p| !p.is_empty());
    pieces
}

fn unquote(literal: &str) -> String {
    syn::parse_str::<syn::LitStr>(literal).map_or_else(|_| literal.to_owned(), |s| s.value())
}

/// A method's arguments after `&self`: name, type, marks.
#[must_use]
pub fn rust_args(method: &syn::Signature) -> Vec<(String, syn::Type, Vec<String>)> {
    let typed = method.inputs.iter().filter_map(|input| match input {
        syn::FnArg::Typed(t) => Some(t),
        syn::FnArg::Receiver(_) => None,
    });
    let marks = |attrs: &[syn::Attribute]| {
        attrs
            .iter()
            .map(|a| a.path().to_token_stream().to_string())
            .collect()
    };
    typed
        .map(|t| {
            (
                t.pat.to_token_stream().to_string(),
                (*t.ty).clone(),
                marks(&t.attrs),
            )
        })
        .collect()
}

/// The `T` of the method's `Result<T>`, as text without spaces.
#[must_use]
pub fn result_type(method: &syn::Signature) -> String {
    let syn::ReturnType::Type(_, ty) = &method.output else {
        return "()".to_owned();
    };
    let text = ty.to_token_stream().to_string().replace(' ', "");
    let inner = text
        .strip_prefix("Result<")
        .and_then(|t| t.strip_suffix('>'));
    inner
        .unwrap_or_else(|| panic!("{}: not a Result", method.ident))
        .to_owned()
}
