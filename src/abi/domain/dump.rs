//! Vocabulary of `libvirt-domain.h`: memory dumps.

/// How the memory of a guest is dumped.
///
/// Since: 0.7.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCoreDumpFlags {
    /// Crash the guest afterwards.
    ///
    /// Since: 0.7.5
    VIR_DUMP_CRASH = 1 << 0,
    /// Do not pause it.
    ///
    /// Since: 0.7.5
    VIR_DUMP_LIVE = 1 << 1,
    /// Keep the file out of the host's page cache.
    ///
    /// Since: 0.9.4
    VIR_DUMP_BYPASS_CACHE = 1 << 2,
    /// Reset the guest afterwards.
    ///
    /// Since: 0.9.7
    VIR_DUMP_RESET = 1 << 3,
    /// Memory and CPU state only, in ELF or kdump form.
    ///
    /// Since: 0.9.13
    VIR_DUMP_MEMORY_ONLY = 1 << 4,
}

/// File format of a memory dump.
///
/// Since: 1.2.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCoreDumpFormat {
    /// ELF.
    ///
    /// Since: 1.2.3
    VIR_DOMAIN_CORE_DUMP_FORMAT_RAW = 0,
    /// kdump with zlib.
    ///
    /// Since: 1.2.3
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_ZLIB = 1,
    /// kdump with lzo.
    ///
    /// Since: 1.2.3
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_LZO = 2,
    /// kdump with snappy.
    ///
    /// Since: 1.2.3
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_SNAPPY = 3,
    /// Windows' own format.
    ///
    /// Since: 7.4.0
    VIR_DOMAIN_CORE_DUMP_FORMAT_WIN_DMP = 4,
    /// One more than the last value of this release.
    ///
    /// Since: 1.2.3
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CORE_DUMP_FORMAT_LAST = 5,
}
