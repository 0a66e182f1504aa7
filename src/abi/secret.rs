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
    /// Since: 0.7.1
    VIR_SECRET_USAGE_TYPE_NONE = 0,
    /// Since: 0.7.1
    VIR_SECRET_USAGE_TYPE_VOLUME = 1,
    /// Since: 0.9.7
    VIR_SECRET_USAGE_TYPE_CEPH = 2,
    /// Since: 1.0.4
    VIR_SECRET_USAGE_TYPE_ISCSI = 3,
    /// Since: 2.3.0
    VIR_SECRET_USAGE_TYPE_TLS = 4,
    /// Since: 5.6.0
    VIR_SECRET_USAGE_TYPE_VTPM = 5,
    /// How many values this release knows.
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
    /// Since: 0.10.2
    VIR_CONNECT_LIST_SECRETS_EPHEMERAL = 1 << 0,
    /// Since: 0.10.2
    VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL = 1 << 1,
    /// Since: 0.10.2
    VIR_CONNECT_LIST_SECRETS_PRIVATE = 1 << 2,
    /// Since: 0.10.2
    VIR_CONNECT_LIST_SECRETS_NO_PRIVATE = 1 << 3,
}

/// How a definition is checked.
///
/// Since: 7.7.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virSecretDefineFlags {
    /// Since: 7.7.0
    VIR_SECRET_DEFINE_VALIDATE = 1 << 0,
}

/// Events on secrets; each has a callback type of its own.
///
/// Since: 3.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virSecretEventID {
    /// Since: 3.0.0
    VIR_SECRET_EVENT_ID_LIFECYCLE = 0,
    /// Since: 3.0.0
    VIR_SECRET_EVENT_ID_VALUE_CHANGED = 1,
    /// How many values this release knows.
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
    /// Since: 3.0.0
    VIR_SECRET_EVENT_DEFINED = 0,
    /// Since: 3.0.0
    VIR_SECRET_EVENT_UNDEFINED = 1,
    /// How many values this release knows.
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
