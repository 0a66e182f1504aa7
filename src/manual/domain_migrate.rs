//! Migration: the rules on its arguments and flags, and the refusals of a host that has none.
//!
//! No driver of this library migrates, so every call ends in one of libvirt's refusals.
mod params;

use crate::entry::{Call, Cx};
use abi::*;
use api::{Connect, Domain, rule};
use std::ffi::{c_char, c_int, c_uint, c_ulong};
use util::error::{ErrorDomain, ErrorNumber, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;
const NEEDS_STORAGE: u32 = VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC;
const OFFLINE: &str = "offline migration is not supported by the source host";

/// `VIR_MIGRATE_*` of an `unsigned long`: there are no higher ones.
fn low(flags: c_ulong) -> u32 {
    u32::try_from(flags & c_ulong::from(u32::MAX)).unwrap_or_default()
}

fn unsupported<T>(cx: &Cx, text: &str) -> Result<T> {
    Err(cx.error(ErrorNumber::VIR_ERR_ARGUMENT_UNSUPPORTED, text))
}

fn no_migration<T>(cx: &Cx) -> Result<T> {
    Err(cx.error(ErrorNumber::VIR_ERR_NO_SUPPORT, cx.call.name))
}

/// The rules on flags about storage; `function` is where libvirt checks them.
fn storage_rules(flags: u32, function: &str) -> Result<()> {
    let disk = (VIR_MIGRATE_NON_SHARED_DISK, "VIR_MIGRATE_NON_SHARED_DISK");
    rule::exclusive(
        flags,
        disk,
        (VIR_MIGRATE_NON_SHARED_INC, "VIR_MIGRATE_NON_SHARED_INC"),
        function,
        ORIGIN,
    )
}

fn synchronous_rule(flags: u32, function: &str) -> Result<()> {
    let writes = (
        VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES,
        "VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES",
    );
    let storage = (
        NEEDS_STORAGE,
        "VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC",
    );
    rule::require(flags, writes, storage, function, ORIGIN)
}

fn parallel_rule(flags: u32, function: &str) -> Result<()> {
    let tunnelled = (VIR_MIGRATE_TUNNELLED, "VIR_MIGRATE_TUNNELLED");
    rule::exclusive(
        flags,
        tunnelled,
        (VIR_MIGRATE_PARALLEL, "VIR_MIGRATE_PARALLEL"),
        function,
        ORIGIN,
    )
}

/// The two ends, neither of which may be read-only.
///
/// # Safety
/// Both are NULL or point to at least four readable bytes.
unsafe fn ends(cx: &mut Cx, domain: virDomainPtr, dconn: virConnectPtr) -> Result<()> {
    // SAFETY: passed on to the caller.
    let domain = unsafe { cx.handle::<Domain>(domain) }?;
    cx.require_write(domain.conn())?;
    // SAFETY: passed on to the caller.
    let destination = unsafe { cx.handle::<Connect>(dconn) }?;
    cx.require_write(&destination)
}

/// A new name for the domain may be missing but not empty.
///
/// # Safety
/// `dname` is NULL or NUL-terminated.
unsafe fn check_name(cx: &Cx, dname: *const c_char) -> Result<()> {
    // SAFETY: passed on to the caller.
    match unsafe { cx.optional_text(dname, "dname") }? {
        Some(name) => cx.filled(name, "dname").map(drop),
        None => Ok(()),
    }
}

/// What `virDomainMigrate` and `virDomainMigrate2` come to.
fn migrate(cx: &Cx, flags: u32) -> Result<virDomainPtr> {
    storage_rules(flags, cx.call.name)?;
    parallel_rule(flags, cx.call.name)?;
    synchronous_rule(flags, cx.call.name)?;
    if flags & VIR_MIGRATE_OFFLINE != 0 {
        return unsupported(cx, OFFLINE);
    }
    if flags & VIR_MIGRATE_PEER2PEER != 0 {
        return no_migration(cx);
    }
    if flags & VIR_MIGRATE_CHANGE_PROTECTION != 0 {
        return unsupported(cx, "cannot enforce change protection");
    }
    if flags & VIR_MIGRATE_TUNNELLED != 0 {
        let text = "cannot perform tunnelled migration without using peer2peer flag";
        return Err(cx.error(ErrorNumber::VIR_ERR_OPERATION_INVALID, text));
    }
    no_migration(cx)
}

/// Move a running domain to another host. Returns the domain there.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrate(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    flags: c_ulong,
    dname: *const c_char,
    _uri: *const c_char,
    _bandwidth: c_ulong,
) -> virDomainPtr {
    const CALL: Call = Call::new("virDomainMigrate", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        ends(cx, domain, dconn)?;
        check_name(cx, dname)?;
        migrate(cx, low(flags))
    })
}

/// Move a running domain to another host, with changed XML.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrate2(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    _dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    _uri: *const c_char,
    _bandwidth: c_ulong,
) -> virDomainPtr {
    const CALL: Call = Call::new("virDomainMigrate2", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        ends(cx, domain, dconn)?;
        check_name(cx, dname)?;
        migrate(cx, low(flags))
    })
}

/// Move a running domain to another host, with typed parameters.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrate3(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    params: virTypedParameterPtr,
    nparams: c_uint,
    flags: c_uint,
) -> virDomainPtr {
    const CALL: Call = Call::new("virDomainMigrate3", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        ends(cx, domain, dconn)?;
        storage_rules(flags, cx.call.name)?;
        synchronous_rule(flags, cx.call.name)?;
        if flags & VIR_MIGRATE_PEER2PEER != 0 {
            let text = "use virDomainMigrateToURI3 for peer-to-peer migration";
            return Err(cx.bad_argument("flags", text));
        }
        if flags & VIR_MIGRATE_TUNNELLED != 0 {
            let text = "cannot perform tunnelled migration without using peer2peer flag";
            return Err(cx.bad_argument("flags", text));
        }
        let params = cx.slice(params.cast_const(), nparams, "params")?;
        params::check_types(params)?;
        if flags & VIR_MIGRATE_OFFLINE != 0 {
            return unsupported(cx, OFFLINE);
        }
        if flags & VIR_MIGRATE_CHANGE_PROTECTION != 0 {
            return unsupported(cx, "cannot enforce change protection");
        }
        if !params.iter().all(params::is_plain) {
            return unsupported(
                cx,
                "Migration APIs with extensible parameters are not supported but extended parameters were passed",
            );
        }
        no_migration(cx)
    })
}

/// What the migrations by URI come to.
fn to_uri(cx: &Cx, flags: u32) -> Result<c_int> {
    // libvirt checks these in a function of its own, whose name its errors give.
    const COMPAT: &str = "virDomainMigrateUnmanagedCheckCompat";
    parallel_rule(flags, cx.call.name)?;
    storage_rules(flags, COMPAT)?;
    synchronous_rule(flags, COMPAT)?;
    if flags & VIR_MIGRATE_OFFLINE != 0 {
        return unsupported(cx, OFFLINE);
    }
    if flags & VIR_MIGRATE_PEER2PEER != 0 {
        return unsupported(cx, "p2p migration is not supported by the source host");
    }
    unsupported(cx, "direct migration is not supported by the source host")
}

/// Let the source host move a domain to the host a URI names.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateToURI(
    domain: virDomainPtr,
    duri: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    _bandwidth: c_ulong,
) -> c_int {
    const CALL: Call = Call::new("virDomainMigrateToURI", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        cx.required(duri.cast_mut(), "duri")?;
        check_name(cx, dname)?;
        to_uri(cx, low(flags))
    })
}

/// Let the source host move a domain, with changed XML.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateToURI2(
    domain: virDomainPtr,
    _dconnuri: *const c_char,
    _miguri: *const c_char,
    _dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    _bandwidth: c_ulong,
) -> c_int {
    const CALL: Call = Call::new("virDomainMigrateToURI2", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        check_name(cx, dname)?;
        to_uri(cx, low(flags))
    })
}

/// Let the source host move a domain, with typed parameters.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateToURI3(
    domain: virDomainPtr,
    _dconnuri: *const c_char,
    _params: virTypedParameterPtr,
    _nparams: c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainMigrateToURI3", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        to_uri(cx, flags)
    })
}
