//! Vocabulary of `libvirt-domain.h`: disk limits and errors.
use std::ffi::{c_char, c_int};

/// Most bytes read and written per second (ullong).
///
/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC: &str = "total_bytes_sec";

/// Most bytes read per second (ullong).
///
/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC: &str = "read_bytes_sec";

/// Most bytes written per second (ullong).
///
/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC: &str = "write_bytes_sec";

/// Most requests per second (ullong).
///
/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC: &str = "total_iops_sec";

/// Most read requests per second (ullong).
///
/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC: &str = "read_iops_sec";

/// Most write requests per second (ullong).
///
/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC: &str = "write_iops_sec";

/// Most bytes read and written per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX: &str = "total_bytes_sec_max";

/// Most bytes read per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX: &str = "read_bytes_sec_max";

/// Most bytes written per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX: &str = "write_bytes_sec_max";

/// Most requests per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX: &str = "total_iops_sec_max";

/// Most read requests per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX: &str = "read_iops_sec_max";

/// Most write requests per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX: &str = "write_iops_sec_max";

/// Seconds that a burst of bytes read and written may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX_LENGTH: &str = "total_bytes_sec_max_length";

/// Seconds that a burst of bytes read may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX_LENGTH: &str = "read_bytes_sec_max_length";

/// Seconds that a burst of bytes written may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX_LENGTH: &str = "write_bytes_sec_max_length";

/// Seconds that a burst of requests may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX_LENGTH: &str = "total_iops_sec_max_length";

/// Seconds that a burst of read requests may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX_LENGTH: &str = "read_iops_sec_max_length";

/// Seconds that a burst of write requests may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX_LENGTH: &str = "write_iops_sec_max_length";

/// Bytes that count as one request (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_SIZE_IOPS_SEC: &str = "size_iops_sec";

/// Group of disks that share the limits (string).
///
/// Since: 3.0.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME: &str = "group_name";

/// What stopped a disk.
///
/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDiskErrorCode {
    /// None.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_DISK_ERROR_NONE = 0,
    /// Some error.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_DISK_ERROR_UNSPEC = 1,
    /// No space is left.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_DISK_ERROR_NO_SPACE = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_DISK_ERROR_LAST = 3,
}

/// A disk that reports an error.
///
/// Since: 0.9.10
#[repr(C)]
pub struct _virDomainDiskError {
    /// Target of the disk, to be freed by the caller.
    pub disk: *mut c_char,
    /// A virDomainDiskErrorCode.
    pub error: c_int,
}

/// The name that C programs use.
pub type virDomainDiskError = _virDomainDiskError;

/// Pointer to a virDomainDiskError.
///
/// Since: 0.9.10
pub type virDomainDiskErrorPtr = *mut virDomainDiskError;
