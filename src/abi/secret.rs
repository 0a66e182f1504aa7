//! Vocabulary of `libvirt-secret.h`.
use crate::virConnectPtr;
use std::ffi::{c_int, c_void};

/// A secret that the library keeps, a passphrase for example; opaque.
///
/// Since: 0.7.1
pub struct _virSecret {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virSecret = _virSecret;

/// Pointer to a virSecret.
///
/// Since: 0.7.1
pub type virSecretPtr = *mut virSecret;

/// What a secret is for.
///
/// Since: 0.7.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virSecretUsageType {
    /// Nothing in particular.
    ///
    /// Since: 0.7.1
    VIR_SECRET_USAGE_TYPE_NONE = 0,
    /// An encrypted volume.
    ///
    /// Since: 0.7.1
    VIR_SECRET_USAGE_TYPE_VOLUME = 1,
    /// Ceph.
    ///
    /// Since: 0.9.7
    VIR_SECRET_USAGE_TYPE_CEPH = 2,
    /// iSCSI.
    ///
    /// Since: 1.0.4
    VIR_SECRET_USAGE_TYPE_ISCSI = 3,
    /// A TLS key.
    ///
    /// Since: 2.3.0
    VIR_SECRET_USAGE_TYPE_TLS = 4,
    /// A virtual TPM.
    ///
    /// Since: 5.6.0
    VIR_SECRET_USAGE_TYPE_VTPM = 5,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.7
    #[cfg(feature = "sentinels")]
    VIR_SECRET_USAGE_TYPE_LAST = 6,
}

/// Which secrets are listed.
///
/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectListAllSecretsFlags {
    /// Those kept in memory alone.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_SECRETS_EPHEMERAL = 1 << 0,
    /// Those kept on disk.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL = 1 << 1,
    /// Those whose value nobody may read.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_SECRETS_PRIVATE = 1 << 2,
    /// Those whose value may be read.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_SECRETS_NO_PRIVATE = 1 << 3,
}

/// How a definition is checked.
///
/// Since: 7.7.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virSecretDefineFlags {
    /// Check the XML against the schema.
    ///
    /// Since: 7.7.0
    VIR_SECRET_DEFINE_VALIDATE = 1 << 0,
}

/// Events on secrets; each has a callback type of its own.
///
/// Since: 3.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virSecretEventID {
    /// Takes a virConnectSecretEventLifecycleCallback.
    ///
    /// Since: 3.0.0
    VIR_SECRET_EVENT_ID_LIFECYCLE = 0,
    /// Takes a virConnectSecretEventGenericCallback.
    ///
    /// Since: 3.0.0
    VIR_SECRET_EVENT_ID_VALUE_CHANGED = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 3.0.0
    #[cfg(feature = "sentinels")]
    VIR_SECRET_EVENT_ID_LAST = 2,
}

/// The type to which all secret callbacks are cast.
///
/// Since: 3.0.0
pub type virConnectSecretEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, secret: virSecretPtr, opaque: *mut c_void)>;

/// What happened to a secret.
///
/// Since: 3.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virSecretEventLifecycleType {
    /// It was defined.
    ///
    /// Since: 3.0.0
    VIR_SECRET_EVENT_DEFINED = 0,
    /// It was undefined.
    ///
    /// Since: 3.0.0
    VIR_SECRET_EVENT_UNDEFINED = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 3.0.0
    #[cfg(feature = "sentinels")]
    VIR_SECRET_EVENT_LAST = 2,
}

/// Lifecycle of a secret: a virSecretEventLifecycleType; `detail` is not used yet.
///
/// Since: 3.0.0
pub type virConnectSecretEventLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        secret: virSecretPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ),
>;
