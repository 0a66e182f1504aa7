//! Statistics of many domains at once, and freeing what they come in.
use crate::entry::{Borrowed, Call, Cx, malloc, ret};
use abi::*;
use api::{Conn, Connect, Domain, DomainStats};
use std::ffi::{c_int, c_uint};
use std::sync::Arc;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};

/// Collect the chosen groups of statistics for all matching domains.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetAllDomainStats(
    conn: virConnectPtr,
    stats: c_uint,
    retStats: *mut *mut virDomainStatsRecordPtr,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virConnectGetAllDomainStats",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let conn = cx.handle::<Connect>(conn)?;
        let out = cx.required(retStats, "retStats")?;
        give(conn.get_all_domain_stats(&[], stats, flags)?, out)
    })
}

/// Collect the chosen groups of statistics for given domains.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainListGetStats(
    doms: *mut virDomainPtr,
    stats: c_uint,
    retStats: *mut *mut virDomainStatsRecordPtr,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainListGetStats", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let doms = cx.required(doms, "doms")?;
        let out = cx.required(retStats, "retStats")?;
        let (conn, domains) = domains(cx, doms)?;
        let domains: Vec<&Domain> = domains.iter().map(|d| &***d).collect();
        let found = conn.get_all_domain_stats(&domains, stats, flags);
        give(found.map_err(|e| as_own(cx, e))?, out)
    })
}

/// The domains of a NULL-terminated array, of which there has to be one, and their connection.
///
/// # Safety
/// `doms` points to handles and a NULL.
unsafe fn domains(cx: &mut Cx, doms: *mut virDomainPtr) -> Result<(Conn, Vec<Borrowed<Domain>>)> {
    let mut domains: Vec<Borrowed<Domain>> = Vec::new();
    // SAFETY: the loop stops at the NULL.
    while let raw = unsafe { doms.add(domains.len()).read() }
        && !raw.is_null()
    {
        // SAFETY: passed on to the caller.
        let domain = unsafe { Borrowed::<Domain>::new(raw.cast()) };
        let domain = domain.ok_or_else(|| invalid(cx, domains.len()))?;
        cx.on_connection(domain.conn());
        if domains
            .first()
            .is_some_and(|first| !Arc::ptr_eq(first.conn(), domain.conn()))
        {
            let text = "domains in 'doms' array must belong to a single connection";
            return Err(cx.error(ErrorNumber::VIR_ERR_INVALID_ARG, text));
        }
        domains.push(domain);
    }
    let Some(conn) = domains.first().map(|d| d.conn().clone()) else {
        let text = format!(
            "doms array in {} must contain at least one domain",
            cx.call.name
        );
        return Err(cx.error(ErrorNumber::VIR_ERR_INVALID_ARG, text));
    };
    Ok((conn, domains))
}

/// The connection is taken from the first domain: a bad one there is told as a bad connection.
fn invalid(cx: &Cx, index: usize) -> Box<Error> {
    match index {
        0 => cx.error(ErrorNumber::VIR_ERR_INVALID_CONN, cx.call.name),
        _ => Error::new(
            ErrorDomain::VIR_FROM_DOM,
            ErrorNumber::VIR_ERR_INVALID_DOMAIN,
            cx.call.name,
        ),
    }
}

/// A driver without statistics names the one function that it knows; the caller called the other.
fn as_own(cx: &Cx, error: Box<Error>) -> Box<Error> {
    match (error.code, error.str2.as_deref()) {
        (ErrorNumber::VIR_ERR_NO_SUPPORT, Some("virConnectGetAllDomainStats")) => {
            cx.error(ErrorNumber::VIR_ERR_NO_SUPPORT, cx.call.name)
        }
        _ => error,
    }
}

/// Gives a NULL-terminated array of records through `out`; returns their number.
///
/// # Safety
/// `out` is writable.
unsafe fn give(records: Vec<DomainStats>, out: *mut *mut virDomainStatsRecordPtr) -> Result<c_int> {
    let count = c_int::try_from(records.len()).unwrap_or(c_int::MAX);
    let array = malloc::array::<virDomainStatsRecordPtr>(records.len() + 1)?;
    for (i, stats) in records.into_iter().enumerate() {
        let record = malloc::array::<virDomainStatsRecord>(1)?;
        // SAFETY: a record for one, zeroed; the array has an element for each.
        unsafe {
            ret::params_alloc(
                &stats.params,
                &raw mut (*record).params,
                &raw mut (*record).nparams,
            )?;
            (*record).dom = ret::handle(stats.domain);
            array.add(i).write(record);
        }
    }
    // SAFETY: passed on to the caller.
    unsafe { out.write(array) };
    Ok(count)
}

/// Free a list of statistics records.
///
/// # Safety
/// The list is NULL or one that this library gave, and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainStatsRecordListFree(stats: *mut virDomainStatsRecordPtr) {
    if stats.is_null() {
        return;
    }
    let mut next = stats;
    // SAFETY: the list ends with NULL; each record owns its parameters and a reference to its domain.
    unsafe {
        while let Some(record) = next.read().as_mut() {
            super::typedparam::virTypedParamsFree(record.params, record.nparams);
            drop(Borrowed::<Domain>::new(record.dom.cast()).map(|d| d.into_owned()));
            malloc::free(record);
            next = next.add(1);
        }
        malloc::free(stats);
    }
}
