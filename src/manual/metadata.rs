//! Metadata of domains and networks: which arguments go together depends on the kind.
use crate::entry::{Call, Cx, ret};
use abi::*;
use api::{Domain, Network, rule};
use std::ffi::{c_char, c_int, c_uint};
use util::error::{ErrorDomain, Result};

/// The arguments that say what is meant.
struct Names<'a> {
    key: &'a str,
    uri: &'a str,
}

/// A URI may be given for an element alone, and has to be.
///
/// # Safety
/// `uri` is NULL or NUL-terminated.
unsafe fn check_uri<'a>(cx: &Cx, kind: c_int, uri: *const c_char) -> Result<&'a str> {
    // SAFETY: passed on to the caller.
    let given = unsafe { cx.optional_text(uri, "uri") }?;
    match kind {
        VIR_DOMAIN_METADATA_DESCRIPTION | VIR_DOMAIN_METADATA_TITLE if given.is_some() => {
            Err(cx.broken_rule("uri", "be NULL"))
        }
        VIR_DOMAIN_METADATA_ELEMENT if given.is_none() => Err(cx.broken_rule("uri", "not be NULL")),
        // Other kinds are the driver's to refuse.
        _ => Ok(given.unwrap_or_default()),
    }
}

/// The rules on what is set.
///
/// # Safety
/// The strings are NULL or NUL-terminated.
unsafe fn check<'a>(
    cx: &Cx,
    kind: c_int,
    metadata: Option<&str>,
    key: *const c_char,
    uri: *const c_char,
) -> Result<Names<'a>> {
    if kind == VIR_DOMAIN_METADATA_TITLE && metadata.is_some_and(|text| text.contains('\n')) {
        return Err(cx.bad_argument("metadata", "metadata title can't contain newlines"));
    }
    // SAFETY: passed on to the caller.
    let (uri, given) = unsafe { (check_uri(cx, kind, uri)?, cx.optional_text(key, "key")?) };
    match kind {
        VIR_DOMAIN_METADATA_DESCRIPTION | VIR_DOMAIN_METADATA_TITLE if given.is_some() => {
            Err(cx.broken_rule("key", "be NULL"))
        }
        VIR_DOMAIN_METADATA_ELEMENT if given.is_none() && metadata.is_some() => {
            Err(cx.broken_rule("key", "not be NULL"))
        }
        _ => Ok(Names {
            key: given.unwrap_or_default(),
            uri,
        }),
    }
}

/// Fetch a piece of a domain's metadata.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetMetadata(
    domain: virDomainPtr,
    r#type: c_int,
    uri: *const c_char,
    flags: c_uint,
) -> *mut c_char {
    const CALL: Call = Call::new("virDomainGetMetadata", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        let live = (VIR_DOMAIN_AFFECT_LIVE, "VIR_DOMAIN_AFFECT_LIVE");
        let config = (VIR_DOMAIN_AFFECT_CONFIG, "VIR_DOMAIN_AFFECT_CONFIG");
        rule::exclusive(flags, live, config, cx.call.name, cx.call.origin)?;
        Ok(ret::owned_text(domain.get_metadata(
            r#type,
            check_uri(cx, r#type, uri)?,
            flags,
        )?))
    })
}

/// Set a piece of a domain's metadata, or remove it.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetMetadata(
    domain: virDomainPtr,
    r#type: c_int,
    metadata: *const c_char,
    key: *const c_char,
    uri: *const c_char,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainSetMetadata", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        let metadata = cx.optional_text(metadata, "metadata")?;
        let names = check(cx, r#type, metadata, key, uri)?;
        domain.set_metadata(r#type, metadata, names.key, names.uri, flags)?;
        Ok(0)
    })
}

/// Fetch a piece of a network's metadata.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetMetadata(
    network: virNetworkPtr,
    r#type: c_int,
    uri: *const c_char,
    flags: c_uint,
) -> *mut c_char {
    const CALL: Call = Call::new(
        "virNetworkGetMetadata",
        ErrorDomain::VIR_FROM_NETWORK,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let network = cx.handle::<Network>(network)?;
        let live = (
            VIR_NETWORK_UPDATE_AFFECT_LIVE,
            "VIR_NETWORK_UPDATE_AFFECT_LIVE",
        );
        let config = (
            VIR_NETWORK_UPDATE_AFFECT_CONFIG,
            "VIR_NETWORK_UPDATE_AFFECT_CONFIG",
        );
        rule::exclusive(flags, live, config, cx.call.name, cx.call.origin)?;
        Ok(ret::owned_text(network.get_metadata(
            r#type,
            check_uri(cx, r#type, uri)?,
            flags,
        )?))
    })
}

/// Set a piece of a network's metadata, or remove it.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkSetMetadata(
    network: virNetworkPtr,
    r#type: c_int,
    metadata: *const c_char,
    key: *const c_char,
    uri: *const c_char,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virNetworkSetMetadata",
        ErrorDomain::VIR_FROM_NETWORK,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let network = cx.handle::<Network>(network)?;
        cx.require_write(network.conn())?;
        let metadata = cx.optional_text(metadata, "metadata")?;
        let names = check(cx, r#type, metadata, key, uri)?;
        network.set_metadata(r#type, metadata, names.key, names.uri, flags)?;
        Ok(0)
    })
}
