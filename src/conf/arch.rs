//! `Arch`: the architectures libvirt knows (C: `virArch`).

util::vir_enum! {
    /// C: `virArch`, without its "none".
    pub enum Arch {
        Alpha = "alpha",
        Armv6l = "armv6l",
        Armv7l = "armv7l",
        Armv7b = "armv7b",
        Aarch64 = "aarch64",
        Cris = "cris",
        I686 = "i686",
        Ia64 = "ia64",
        Lm32 = "lm32",
        Loongarch64 = "loongarch64",
        M68k = "m68k",
        Microblaze = "microblaze",
        Microblazeel = "microblazeel",
        Mips = "mips",
        Mipsel = "mipsel",
        Mips64 = "mips64",
        Mips64el = "mips64el",
        Or32 = "or32",
        Parisc = "parisc",
        Parisc64 = "parisc64",
        Ppc = "ppc",
        Ppc64 = "ppc64",
        Ppc64le = "ppc64le",
        Ppcemb = "ppcemb",
        Riscv32 = "riscv32",
        Riscv64 = "riscv64",
        S390 = "s390",
        S390x = "s390x",
        Sh4 = "sh4",
        Sh4eb = "sh4eb",
        Sparc = "sparc",
        Sparc64 = "sparc64",
        Unicore32 = "unicore32",
        X86_64 = "x86_64",
        Xtensa = "xtensa",
        Xtensaeb = "xtensaeb",
    }
}
util::xml_enum!(Arch);

impl Arch {
    /// The architecture of the running program, in libvirt's name.
    #[must_use]
    pub fn host() -> Self {
        let name = match std::env::consts::ARCH {
            "x86" => "i686",
            "arm" => "armv7l",
            "powerpc64" if cfg!(target_endian = "little") => "ppc64le",
            "powerpc64" => "ppc64",
            "powerpc" => "ppc",
            other => other,
        };
        Self::from_str(name).unwrap_or(Self::X86_64)
    }

    /// `i686` or `x86_64`.
    #[must_use]
    pub fn is_x86(self) -> bool {
        matches!(self, Self::I686 | Self::X86_64)
    }

    /// Bits of a word (C: `virArchGetWordSize`).
    #[must_use]
    pub fn word_size(self) -> u32 {
        match self {
            Self::Alpha
            | Self::Aarch64
            | Self::Ia64
            | Self::Loongarch64
            | Self::Mips64
            | Self::Mips64el
            | Self::Parisc64
            | Self::Ppc64
            | Self::Ppc64le
            | Self::Riscv64
            | Self::S390x
            | Self::Sparc64
            | Self::X86_64 => 64,
            _ => 32,
        }
    }

    /// IBM Z.
    #[must_use]
    pub fn is_s390(self) -> bool {
        matches!(self, Self::S390 | Self::S390x)
    }

    /// 64-bit POWER.
    #[must_use]
    pub fn is_ppc64(self) -> bool {
        matches!(self, Self::Ppc64 | Self::Ppc64le)
    }
}
