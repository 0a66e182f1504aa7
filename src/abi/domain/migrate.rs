//! Vocabulary of `libvirt-domain.h`: migration.

/// How a guest is moved to another host.
///
/// Since: 0.3.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMigrateFlags {
    /// Do not pause the guest.
    ///
    /// Since: 0.3.2
    VIR_MIGRATE_LIVE = 1 << 0,
    /// The source talks to the target itself.
    ///
    /// Since: 0.7.2
    VIR_MIGRATE_PEER2PEER = 1 << 1,
    /// Send the data through the connection of the libraries.
    ///
    /// Since: 0.7.2
    VIR_MIGRATE_TUNNELLED = 1 << 2,
    /// Store the definition on the target.
    ///
    /// Since: 0.7.3
    VIR_MIGRATE_PERSIST_DEST = 1 << 3,
    /// Remove the definition on the source.
    ///
    /// Since: 0.7.3
    VIR_MIGRATE_UNDEFINE_SOURCE = 1 << 4,
    /// Leave the guest paused on the target.
    ///
    /// Since: 0.7.5
    VIR_MIGRATE_PAUSED = 1 << 5,
    /// Copy disks in full.
    ///
    /// Since: 0.8.2
    VIR_MIGRATE_NON_SHARED_DISK = 1 << 6,
    /// Copy disks above their backing images.
    ///
    /// Since: 0.8.2
    VIR_MIGRATE_NON_SHARED_INC = 1 << 7,
    /// Refuse changes of the guest meanwhile.
    ///
    /// Since: 0.9.4
    VIR_MIGRATE_CHANGE_PROTECTION = 1 << 8,
    /// Go on although the disks' caches make it unsafe.
    ///
    /// Since: 0.9.11
    VIR_MIGRATE_UNSAFE = 1 << 9,
    /// Move the definition of a guest that is off.
    ///
    /// Since: 1.0.1
    VIR_MIGRATE_OFFLINE = 1 << 10,
    /// Compress memory.
    ///
    /// Since: 1.0.3
    VIR_MIGRATE_COMPRESSED = 1 << 11,
    /// Give up on an I/O error.
    ///
    /// Since: 1.1.0
    VIR_MIGRATE_ABORT_ON_ERROR = 1 << 12,
    /// Slow the guest down until memory can follow.
    ///
    /// Since: 1.2.3
    VIR_MIGRATE_AUTO_CONVERGE = 1 << 13,
    /// Pin all memory for RDMA.
    ///
    /// Since: 1.2.9
    VIR_MIGRATE_RDMA_PIN_ALL = 1 << 14,
    /// Allow a switch to post-copy.
    ///
    /// Since: 1.3.3
    VIR_MIGRATE_POSTCOPY = 1 << 15,
    /// Encrypt.
    ///
    /// Since: 3.2.0
    VIR_MIGRATE_TLS = 1 << 16,
    /// Use several connections.
    ///
    /// Since: 5.2.0
    VIR_MIGRATE_PARALLEL = 1 << 17,
    /// Writes go to both disks before they are done.
    ///
    /// Since: 8.0.0
    VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES = 1 << 18,
    /// Resume a failed post-copy.
    ///
    /// Since: 8.5.0
    VIR_MIGRATE_POSTCOPY_RESUME = 1 << 19,
    /// Send memory without copying it.
    ///
    /// Since: 8.5.0
    VIR_MIGRATE_ZEROCOPY = 1 << 20,
}

/// Where the guest's memory goes (string).
///
/// Since: 1.1.0
pub const VIR_MIGRATE_PARAM_URI: &str = "migrate_uri";

/// Name of the guest on the target (string).
///
/// Since: 1.1.0
pub const VIR_MIGRATE_PARAM_DEST_NAME: &str = "destination_name";

/// Definition of the running guest on the target (string).
///
/// Since: 1.1.0
pub const VIR_MIGRATE_PARAM_DEST_XML: &str = "destination_xml";

/// Definition that the target keeps (string).
///
/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_PERSIST_XML: &str = "persistent_xml";

/// Speed limit, in MiB/s (ullong).
///
/// Since: 1.1.0
pub const VIR_MIGRATE_PARAM_BANDWIDTH: &str = "bandwidth";

/// Speed limit in the post-copy phase, in MiB/s (ullong).
///
/// Since: 5.1.0
pub const VIR_MIGRATE_PARAM_BANDWIDTH_POSTCOPY: &str = "bandwidth.postcopy";

/// Bandwidth to reckon with for the switch-over, in MiB/s.
///
/// Since: 11.1.0
pub const VIR_MIGRATE_PARAM_BANDWIDTH_AVAIL_SWITCHOVER: &str = "bandwidth.avail.switchover";

/// Where graphics clients go on (string).
///
/// Since: 1.1.0
pub const VIR_MIGRATE_PARAM_GRAPHICS_URI: &str = "graphics_uri";

/// Address on which the target listens.
///
/// Since: 1.1.4
pub const VIR_MIGRATE_PARAM_LISTEN_ADDRESS: &str = "listen_address";

/// A disk to copy, by its target; may be repeated.
///
/// Since: 1.2.17
pub const VIR_MIGRATE_PARAM_MIGRATE_DISKS: &str = "migrate_disks";

/// A disk whose zeroes are found and skipped, by its target; may be repeated.
///
/// Since: 10.9.0
pub const VIR_MIGRATE_PARAM_MIGRATE_DISKS_DETECT_ZEROES: &str = "migrate_disks_detect_zeroes";

/// Port of the target for disks (int).
///
/// Since: 1.3.3
pub const VIR_MIGRATE_PARAM_DISKS_PORT: &str = "disks_port";

/// Where disks go (string).
///
/// Since: 6.8.0
pub const VIR_MIGRATE_PARAM_DISKS_URI: &str = "disks_uri";

/// A compression method; may be repeated.
///
/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_COMPRESSION: &str = "compression";

/// Level of multi-threaded compression, 0 to 9 (int).
///
/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_LEVEL: &str = "compression.mt.level";

/// Threads that compress (int).
///
/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_THREADS: &str = "compression.mt.threads";

/// Threads that decompress (int).
///
/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_DTHREADS: &str = "compression.mt.dthreads";

/// Bytes of the XBZRLE cache (ullong).
///
/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_COMPRESSION_XBZRLE_CACHE: &str = "compression.xbzrle.cache";

/// Level of zlib, 0 to 9 (int).
///
/// Since: 9.4.0
pub const VIR_MIGRATE_PARAM_COMPRESSION_ZLIB_LEVEL: &str = "compression.zlib.level";

/// Level of zstd, 0 to 20 (int).
///
/// Since: 9.4.0
pub const VIR_MIGRATE_PARAM_COMPRESSION_ZSTD_LEVEL: &str = "compression.zstd.level";

/// First percentage by which virtual CPUs are slowed down (int).
///
/// Since: 2.0.0
pub const VIR_MIGRATE_PARAM_AUTO_CONVERGE_INITIAL: &str = "auto_converge.initial";

/// Percentage added where that is not enough (int).
///
/// Since: 2.0.0
pub const VIR_MIGRATE_PARAM_AUTO_CONVERGE_INCREMENT: &str = "auto_converge.increment";

/// Number of connections (int).
///
/// Since: 5.2.0
pub const VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS: &str = "parallel.connections";

/// Host name to look for in the target's certificate (string).
///
/// Since: 6.0.0
pub const VIR_MIGRATE_PARAM_TLS_DESTINATION: &str = "tls.destination";

/// Which of the two speed limits of a migration is meant.
///
/// Since: 5.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMigrateMaxSpeedFlags {
    /// The limit of the post-copy phase.
    ///
    /// Since: 5.1.0
    VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY = 1 << 0,
}
