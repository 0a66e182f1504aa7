//! What a parser and a formatter are told besides the document: flags, and a place for notes.

/// Flags of a parse (C: `VIR_DOMAIN_DEF_PARSE_*`), joined with `|`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ParseFlags(u32);

/// Flags of a format (C: `VIR_DOMAIN_DEF_FORMAT_*`), joined with `|`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormatFlags(u32);

macro_rules! flag_set {
    ($name:ident { $($(#[$doc:meta])* $flag:ident = $bit:literal,)+ }) => {
        impl $name {
            /// No flag at all.
            pub const NONE: Self = Self(0);
            $($(#[$doc])* pub const $flag: Self = Self(1 << $bit);)+

            /// Whether every flag of `other` is set.
            #[must_use]
            pub const fn has(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }
        }
        impl std::ops::BitOr for $name {
            type Output = Self;
            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }
    };
}

flag_set!(ParseFlags {
    /// The document describes a stopped object: runtime facts in it are ignored.
    INACTIVE = 0,
    /// The document is the driver's own status file.
    STATUS = 1,
    /// Cross-field checks are left out.
    SKIP_VALIDATE = 2,
    /// The definition is new: defaults may change the machine's ABI.
    ABI_UPDATE = 3,
    /// The document must obey the declared shape strictly.
    VALIDATE_SCHEMA = 4,
    /// What the document says to the driver alone, in a namespace of its own, is read, too.
    EXTENSIONS = 5,
});

impl ParseFlags {
    /// [`VALIDATE_SCHEMA`](Self::VALIDATE_SCHEMA) if the caller's `flags` have the bit `wish`.
    #[must_use]
    pub const fn strict_if(flags: u32, wish: u32) -> Self {
        match flags & wish {
            0 => Self::NONE,
            _ => Self::VALIDATE_SCHEMA,
        }
    }
}

flag_set!(FormatFlags {
    /// Passwords are shown.
    SECURE = 0,
    /// Runtime facts are left out.
    INACTIVE = 1,
    /// The driver's own status file: everything is written.
    STATUS = 2,
    /// The peer may be an older libvirt.
    MIGRATABLE = 3,
    /// The guest's CPU is wanted as the host completes it, which the driver does beforehand.
    UPDATE_CPU = 4,
});

/// What one parse carries along.
#[derive(Debug, Default)]
pub struct ParseCx {
    /// How the caller wants it.
    pub flags: ParseFlags,
    /// Names that libvirt gives a meaning and this parser doesn't, as paths: a driver must refuse
    /// a definition which asks for them.
    pub unhandled: Vec<String>,
}

impl ParseCx {
    /// A context with these flags.
    #[must_use]
    pub fn new(flags: ParseFlags) -> Self {
        Self {
            flags,
            unhandled: Vec::new(),
        }
    }

    /// Notes each child of `node` whose name is in `names`, below `path`.
    pub fn note_unhandled(&mut self, node: super::Node<'_>, path: &str, names: &[&str]) {
        for child in node.children() {
            let name = child.qualified_name();
            if names.contains(&name) {
                self.unhandled.push(format!("{path}/{name}"));
            }
        }
    }

    /// Notes each attribute of `node` whose name is in `names`, below `path`.
    pub fn note_unhandled_attrs(&mut self, node: super::Node<'_>, path: &str, names: &[&str]) {
        for attr in node
            .attrs()
            .iter()
            .filter(|attr| names.contains(&attr.name))
        {
            self.unhandled.push(format!("{path}/@{}", attr.name));
        }
    }
}

/// What one format carries along.
#[derive(Clone, Copy, Debug, Default)]
pub struct FormatCx {
    /// How the caller wants it.
    pub flags: FormatFlags,
}

impl FormatCx {
    /// A context with these flags.
    #[must_use]
    pub const fn new(flags: FormatFlags) -> Self {
        Self { flags }
    }

    /// Whether every flag of `flags` is set.
    #[must_use]
    pub const fn has(&self, flags: FormatFlags) -> bool {
        self.flags.has(flags)
    }
}
