//! Lists of records, and the functions by which C frees one record.
use crate::entry::{Call, record, ret};
use abi::*;
use api::{Domain, Network};
use std::ffi::{c_char, c_int, c_uint};
use util::error::ErrorDomain;

/// List the mounted file systems of a guest.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetFSInfo(
    dom: virDomainPtr,
    info: *mut *mut virDomainFSInfoPtr,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainGetFSInfo", ErrorDomain::VIR_FROM_DOMAIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        cx.require_write(dom.conn())?;
        let info = cx.required(info, "info")?;
        ret::clear(info);
        record::list(&dom.get_fs_info(flags)?, info)
    })
}

/// List the IOThreads of a domain with their CPU affinity.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetIOThreadInfo(
    dom: virDomainPtr,
    info: *mut *mut virDomainIOThreadInfoPtr,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainGetIOThreadInfo",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let dom = cx.handle::<Domain>(dom)?;
        let info = cx.required(info, "info")?;
        ret::clear(info);
        record::list(&dom.get_iothread_info(flags)?, info)
    })
}

/// List a domain's interfaces with their IP addresses.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainInterfaceAddresses(
    dom: virDomainPtr,
    ifaces: *mut *mut virDomainInterfacePtr,
    source: c_uint,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virDomainInterfaceAddresses",
        ErrorDomain::VIR_FROM_DOMAIN,
        false,
    );
    const AGENT: c_uint = VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT.cast_unsigned();
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        ret::clear(ifaces);
        let dom = cx.handle::<Domain>(dom)?;
        let ifaces = cx.required(ifaces, "ifaces")?;
        if source == AGENT {
            cx.require_write(dom.conn())?;
        }
        record::list(&dom.interface_addresses(source, flags)?, ifaces)
    })
}

/// List the DHCP leases of a network.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetDHCPLeases(
    network: virNetworkPtr,
    mac: *const c_char,
    leases: *mut *mut virNetworkDHCPLeasePtr,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new(
        "virNetworkGetDHCPLeases",
        ErrorDomain::VIR_FROM_NETWORK,
        false,
    );
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        ret::clear(leases);
        let network = cx.handle::<Network>(network)?;
        let mac = cx.optional_text(mac, "mac")?;
        record::list(&network.get_dhcp_leases(mac, flags)?, leases)
    })
}

macro_rules! frees {
    ($($(#[$doc:meta])* $function:ident($argument:ident: $pointer:ty);)*) => { $(
        $(#[$doc])*
        ///
        /// # Safety
        /// The record is NULL or one of a list that this library gave, and is not used again.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $function($argument: $pointer) {
            // SAFETY: passed on to the caller.
            unsafe { record::free($argument) };
        }
    )* };
}

frees! {
    /// Free one file system record and the strings in it.
    virDomainFSInfoFree(info: virDomainFSInfoPtr);
    /// Free one IOThread record.
    virDomainIOThreadInfoFree(info: virDomainIOThreadInfoPtr);
    /// Free one interface record and the addresses in it.
    virDomainInterfaceFree(iface: virDomainInterfacePtr);
    /// Free one DHCP lease record.
    virNetworkDHCPLeaseFree(lease: virNetworkDHCPLeasePtr);
}
