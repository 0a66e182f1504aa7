//! C prototypes as the table writes them.

/// A C function declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prototype {
    /// The function.
    pub name: String,
    /// Its result, a C type.
    pub ret: String,
    /// Its arguments: name and C type (`char **const names` is named `names`, type `char **const`).
    pub args: Vec<(String, String)>,
}

impl Prototype {
    /// Parses `int virFoo(virDomainPtr domain, unsigned int flags)`.
    ///
    /// # Errors
    /// A text that says what is wrong with the declaration.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (head, rest) = text.split_once('(').ok_or("no `(` in the C prototype")?;
        let args = rest
            .trim()
            .strip_suffix(')')
            .ok_or("no `)` in the C prototype")?;
        let (name, ret) = split_declarator(head)?;
        let args = match args.trim() {
            "void" | "" => Vec::new(),
            list => list
                .split(',')
                .map(split_declarator)
                .collect::<Result<_, _>>()?,
        };
        Ok(Self { name, ret, args })
    }
}

/// `unsigned char *uuid` → (`uuid`, `unsigned char *`).
fn split_declarator(text: &str) -> Result<(String, String), String> {
    let text = text.trim();
    let at = text.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let at = at.ok_or_else(|| format!("`{text}` has no type"))? + 1;
    Ok((text[at..].to_owned(), text[..at].trim().to_owned()))
}

/// The Rust spelling of a C type: `const char *` → `*const c_char`.
#[must_use]
pub fn rust_type(c: &str) -> String {
    let c = c.trim();
    if let Some(inner) = c
        .strip_suffix("const")
        .map(str::trim)
        .filter(|i| i.ends_with('*'))
    {
        return rust_type(inner);
    }
    if let Some(inner) = c.strip_suffix('*').map(str::trim) {
        return match inner.strip_prefix("const ") {
            Some(pointee) if !pointee.ends_with('*') => format!("*const {}", rust_type(pointee)),
            _ => format!("*mut {}", rust_type(inner)),
        };
    }
    scalar(c.strip_prefix("const ").unwrap_or(c)).to_owned()
}

fn scalar(c: &str) -> &str {
    match c {
        "void" => "c_void",
        "char" => "c_char",
        "unsigned char" => "c_uchar",
        "short" => "c_short",
        "unsigned short" => "c_ushort",
        "int" => "c_int",
        "unsigned int" => "c_uint",
        "long" => "c_long",
        "unsigned long" => "c_ulong",
        "long long" => "c_longlong",
        "unsigned long long" => "c_ulonglong",
        "double" => "c_double",
        "size_t" => "usize",
        named => named,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_arguments() {
        let p = Prototype::parse("int virX(virConnectPtr conn, char **const names, int maxnames)")
            .unwrap();
        assert_eq!(p.name, "virX");
        assert_eq!(p.args[1], ("names".into(), "char **const".into()));
        assert_eq!(rust_type(&p.args[1].1), "*mut *mut c_char");
    }

    #[test]
    fn pointers_keep_their_constness() {
        assert_eq!(rust_type("const char *"), "*const c_char");
        assert_eq!(rust_type("const char **"), "*mut *const c_char");
        assert_eq!(rust_type("const unsigned char *"), "*const c_uchar");
        assert_eq!(rust_type("virDomainPtr **"), "*mut *mut virDomainPtr");
    }
}
