//! Migration: the rules on its arguments and flags, the refusals of ends that can't, and the way to
//! [`api::migrate`] for those that can.
mod params;

use crate::entry::{Borrowed, Call, Cx, ret};
use abi::*;
use api::migrate::{self, Request};
use api::{Connect, Domain, rule};
use std::ffi::{c_char, c_int, c_uint, c_ulong};
use std::ptr::null;
use util::error::{ErrorDomain, ErrorNumber, Result};
use util::typed_param::TypedParams;

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

/// The two ends.
struct Ends {
    domain: Borrowed<Domain>,
    destination: Borrowed<Connect>,
}

/// The two ends, neither of which may be read-only.
///
/// # Safety
/// Both are NULL or point to at least four readable bytes.
unsafe fn ends(cx: &mut Cx, domain: virDomainPtr, dconn: virConnectPtr) -> Result<Ends> {
    // SAFETY: passed on to the caller.
    let domain = unsafe { cx.handle::<Domain>(domain) }?;
    cx.require_write(domain.conn())?;
    // SAFETY: passed on to the caller.
    let destination = unsafe { cx.handle::<Connect>(dconn) }?;
    cx.require_write(&destination)?;
    Ok(Ends {
        domain,
        destination,
    })
}

/// What the calls without typed parameters say; a name may be missing but not empty.
#[derive(Clone, Copy)]
struct Texts {
    dname: *const c_char,
    uri: *const c_char,
    dxml: *const c_char,
    /// MiB in a second; 0 for no limit.
    bandwidth: c_ulong,
}

impl Texts {
    /// The same as typed parameters.
    ///
    /// # Safety
    /// The texts are NULL or NUL-terminated.
    unsafe fn params(self, cx: &Cx) -> Result<TypedParams> {
        let mut params = TypedParams::new();
        for (name, argument, text) in [
            (VIR_MIGRATE_PARAM_DEST_NAME, "dname", self.dname),
            (VIR_MIGRATE_PARAM_URI, "uri", self.uri),
            (VIR_MIGRATE_PARAM_DEST_XML, "dxml", self.dxml),
        ] {
            // SAFETY: passed on to the caller.
            let text = unsafe { cx.optional_text(text, argument) }?;
            let Some(text) = text else {
                continue;
            };
            if argument == "dname" {
                cx.filled(text, argument)?;
            }
            params.add(name, text)?;
        }
        if self.bandwidth != 0 {
            params.add(VIR_MIGRATE_PARAM_BANDWIDTH, self.bandwidth)?;
        }
        Ok(params)
    }
}

impl Ends {
    fn can_migrate(&self) -> bool {
        migrate::is_supported(self.domain.conn()) && migrate::is_supported(&self.destination)
    }

    /// Refuses what an end can't do for a guest that doesn't run, or to protect one that does.
    fn check(&self, cx: &Cx, flags: u32) -> Result<()> {
        let can_leave = migrate::is_supported(self.domain.conn());
        if flags & VIR_MIGRATE_OFFLINE != 0 {
            if !can_leave {
                return unsupported(cx, OFFLINE);
            }
            if !self.can_migrate() {
                let text = "offline migration is not supported by the destination host";
                return unsupported(cx, text);
            }
        }
        let is_direct = flags & VIR_MIGRATE_PEER2PEER == 0;
        if is_direct && flags & VIR_MIGRATE_CHANGE_PROTECTION != 0 && !can_leave {
            return unsupported(cx, "cannot enforce change protection");
        }
        Ok(())
    }

    /// Moves the guest; gives C its handle there.
    fn migrate(&self, cx: &Cx, params: &TypedParams, flags: u32) -> Result<virDomainPtr> {
        let request = Request {
            function: cx.call.name,
            params,
            flags,
        };
        let moved = migrate::migrate(&self.domain, &self.destination, request)?;
        Ok(ret::handle(moved))
    }
}

/// What `virDomainMigrate` and `virDomainMigrate2` come to.
fn migrate(cx: &Cx, ends: &Ends, params: &TypedParams, flags: u32) -> Result<virDomainPtr> {
    storage_rules(flags, cx.call.name)?;
    parallel_rule(flags, cx.call.name)?;
    synchronous_rule(flags, cx.call.name)?;
    ends.check(cx, flags)?;
    if flags & VIR_MIGRATE_PEER2PEER != 0 {
        return peer_to_peer(cx, ends, params, flags);
    }
    if flags & VIR_MIGRATE_TUNNELLED != 0 {
        let text = "cannot perform tunnelled migration without using peer2peer flag";
        return Err(cx.error(ErrorNumber::VIR_ERR_OPERATION_INVALID, text));
    }
    if !ends.can_migrate() {
        return no_migration(cx);
    }
    ends.migrate(cx, params, flags)
}

/// The source connects to the destination by itself; the caller's connection only finds the guest there.
fn peer_to_peer(cx: &Cx, ends: &Ends, params: &TypedParams, flags: u32) -> Result<virDomainPtr> {
    if !migrate::is_supported(ends.domain.conn()) {
        return no_migration(cx);
    }
    let mut params = params.clone();
    let uri = params.get_string(VIR_MIGRATE_PARAM_URI)?.map(str::to_owned);
    params.retain(|param| param.name() != VIR_MIGRATE_PARAM_URI);
    let uri = uri.unwrap_or_else(|| ends.destination.uri().to_owned());
    let request = Request {
        function: cx.call.name,
        params: &params,
        flags,
    };
    let named = params.get_string(VIR_MIGRATE_PARAM_DEST_NAME)?;
    let name = named.unwrap_or(ends.domain.name().as_str());
    migrate::migrate_to_uri(&ends.domain, Some(&uri), request)?;
    let moved = ends.destination.domain_lookup_by_name(name)?;
    Ok(ret::handle(moved))
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
    uri: *const c_char,
    bandwidth: c_ulong,
) -> virDomainPtr {
    const CALL: Call = Call::new("virDomainMigrate", ORIGIN, false);
    let texts = Texts {
        dname,
        uri,
        dxml: null(),
        bandwidth,
    };
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let ends = ends(cx, domain, dconn)?;
        migrate(cx, &ends, &texts.params(cx)?, low(flags))
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
    dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    uri: *const c_char,
    bandwidth: c_ulong,
) -> virDomainPtr {
    const CALL: Call = Call::new("virDomainMigrate2", ORIGIN, false);
    let texts = Texts {
        dname,
        uri,
        dxml,
        bandwidth,
    };
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let ends = ends(cx, domain, dconn)?;
        migrate(cx, &ends, &texts.params(cx)?, low(flags))
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
        let ends = ends(cx, domain, dconn)?;
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
        let list = cx.slice(params.cast_const(), nparams, "params")?;
        params::check_types(list)?;
        ends.check(cx, flags)?;
        if ends.can_migrate() {
            let params = cx.typed_params(params, nparams, "params")?;
            return ends.migrate(cx, &params, flags);
        }
        if !list.iter().all(params::is_plain) {
            return unsupported(
                cx,
                "Migration APIs with extensible parameters are not supported but extended parameters were passed",
            );
        }
        no_migration(cx)
    })
}

/// What the migrations by URI come to.
fn to_uri(
    cx: &Cx,
    domain: &Domain,
    uri: Option<&str>,
    params: &TypedParams,
    flags: u32,
) -> Result<c_int> {
    // libvirt checks these in a function of its own, whose name its errors give.
    const COMPAT: &str = "virDomainMigrateUnmanagedCheckCompat";
    parallel_rule(flags, cx.call.name)?;
    storage_rules(flags, COMPAT)?;
    synchronous_rule(flags, COMPAT)?;
    let can_leave = migrate::is_supported(domain.conn());
    if flags & VIR_MIGRATE_OFFLINE != 0 && !can_leave {
        return unsupported(cx, OFFLINE);
    }
    if flags & VIR_MIGRATE_PEER2PEER != 0 {
        if !can_leave {
            return unsupported(cx, "p2p migration is not supported by the source host");
        }
        let request = Request {
            function: cx.call.name,
            params,
            flags,
        };
        migrate::migrate_to_uri(domain, uri, request)?;
        return Ok(0);
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
    bandwidth: c_ulong,
) -> c_int {
    const CALL: Call = Call::new("virDomainMigrateToURI", ORIGIN, false);
    let texts = Texts {
        dname,
        uri: null(),
        dxml: null(),
        bandwidth,
    };
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        cx.required(duri.cast_mut(), "duri")?;
        let params = texts.params(cx)?;
        let uri = cx.optional_text(duri, "duri")?;
        to_uri(cx, &domain, uri, &params, low(flags))
    })
}

/// Let the source host move a domain, with changed XML.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateToURI2(
    domain: virDomainPtr,
    dconnuri: *const c_char,
    miguri: *const c_char,
    dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    bandwidth: c_ulong,
) -> c_int {
    const CALL: Call = Call::new("virDomainMigrateToURI2", ORIGIN, false);
    let texts = Texts {
        dname,
        uri: miguri,
        dxml,
        bandwidth,
    };
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        let params = texts.params(cx)?;
        let uri = cx.optional_text(dconnuri, "dconnuri")?;
        to_uri(cx, &domain, uri, &params, low(flags))
    })
}

/// Let the source host move a domain, with typed parameters.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateToURI3(
    domain: virDomainPtr,
    dconnuri: *const c_char,
    params: virTypedParameterPtr,
    nparams: c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainMigrateToURI3", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        let uri = cx.optional_text(dconnuri, "dconnuri")?;
        let params = match migrate::is_supported(domain.conn()) {
            true => cx.typed_params(params, nparams, "params")?,
            false => TypedParams::new(),
        };
        to_uri(cx, &domain, uri, &params, flags)
    })
}
