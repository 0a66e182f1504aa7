//! Vocabulary of `libvirt-common.h`: typed parameters and what all libraries share.
use std::ffi::{c_char, c_double, c_int, c_longlong, c_uint, c_ulonglong, c_void};

/// Release of these headers: major * 1000000 + minor * 1000 + micro.
///
/// Since: 0.0.1
pub const LIBVIR_VERSION_NUMBER: c_int = 11003000;

/// Releases the caller's data once the library no longer needs it.
///
/// Since: 0.5.0
pub type virFreeCallback = Option<unsafe extern "C" fn(opaque: *mut c_void)>;

/// Why a connection was lost.
///
/// Since: 0.10.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectCloseReason {
    /// I/O failed.
    ///
    /// Since: 0.10.0
    VIR_CONNECT_CLOSE_REASON_ERROR = 0,
    /// The server closed it.
    ///
    /// Since: 0.10.0
    VIR_CONNECT_CLOSE_REASON_EOF = 1,
    /// The server did not answer in time.
    ///
    /// Since: 0.10.0
    VIR_CONNECT_CLOSE_REASON_KEEPALIVE = 2,
    /// The program closed it.
    ///
    /// Since: 0.10.0
    VIR_CONNECT_CLOSE_REASON_CLIENT = 3,
    /// One more than the last value of this release.
    ///
    /// Since: 0.10.0
    #[cfg(feature = "sentinels")]
    VIR_CONNECT_CLOSE_REASON_LAST = 4,
}

/// Type of the value of a typed parameter.
///
/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virTypedParameterType {
    /// A signed number of 32 bits.
    ///
    /// Since: 0.9.2
    VIR_TYPED_PARAM_INT = 1,
    /// An unsigned number of 32 bits.
    ///
    /// Since: 0.9.2
    VIR_TYPED_PARAM_UINT = 2,
    /// A signed number of 64 bits.
    ///
    /// Since: 0.9.2
    VIR_TYPED_PARAM_LLONG = 3,
    /// An unsigned number of 64 bits.
    ///
    /// Since: 0.9.2
    VIR_TYPED_PARAM_ULLONG = 4,
    /// A floating point number.
    ///
    /// Since: 0.9.2
    VIR_TYPED_PARAM_DOUBLE = 5,
    /// A truth value, 0 or 1.
    ///
    /// Since: 0.9.2
    VIR_TYPED_PARAM_BOOLEAN = 6,
    /// Text.
    ///
    /// Since: 0.9.8
    VIR_TYPED_PARAM_STRING = 7,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_TYPED_PARAM_LAST = 8,
}

/// Says that a caller of an old-style parameter function is ready for strings.
///
/// Since: 0.9.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virTypedParameterFlags {
    /// Strings may be among the values.
    ///
    /// Since: 0.9.8
    VIR_TYPED_PARAM_STRING_OKAY = 1 << 2,
}

/// Bytes for the name of a typed parameter, with the zero byte at its end.
///
/// Since: 0.9.2
pub const VIR_TYPED_PARAM_FIELD_LENGTH: usize = 80;

/// The value of a typed parameter; the type beside it tells the member.
#[repr(C)]
#[derive(Clone, Copy)]
pub union _virTypedParameterValue {
    /// For VIR_TYPED_PARAM_INT.
    pub i: c_int,
    /// For VIR_TYPED_PARAM_UINT.
    pub ui: c_uint,
    /// For VIR_TYPED_PARAM_LLONG.
    pub l: c_longlong,
    /// For VIR_TYPED_PARAM_ULLONG.
    pub ul: c_ulonglong,
    /// For VIR_TYPED_PARAM_DOUBLE.
    pub d: c_double,
    /// For VIR_TYPED_PARAM_BOOLEAN, 0 or 1.
    pub b: c_char,
    /// For VIR_TYPED_PARAM_STRING, never NULL.
    pub s: *mut c_char,
}

/// A named value, its type and the value itself.
///
/// Since: 0.9.2
#[repr(C)]
pub struct _virTypedParameter {
    /// Name of the parameter, ended by a zero byte.
    pub field: [c_char; VIR_TYPED_PARAM_FIELD_LENGTH],
    /// A virTypedParameterType.
    pub r#type: c_int,
    /// The value, in the member that the type names.
    pub value: _virTypedParameterValue,
}

/// The name that C programs use.
pub type virTypedParameter = _virTypedParameter;

/// Pointer to a virTypedParameter.
///
/// Since: 0.9.2
pub type virTypedParameterPtr = *mut virTypedParameter;
