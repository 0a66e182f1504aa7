//! Joining a container: its namespaces, its security label, its control groups.  All but opening
//! the namespaces is done to the calling process; no driver is asked.
//!
//! libvirt-lxc.so.0 publishes these functions without the `Rs`.
mod cgroup;
mod label;

use crate::entry::{Borrowed, Call, Cx, ret};
use abi::{virDomainPtr, virSecurityLabelPtr, virSecurityModelPtr};
use api::{Domain, rule};
use std::ffi::{c_int, c_uint};
use std::fs::File;
use std::os::fd::{IntoRawFd, OwnedFd, RawFd};
use util::error::{Error, ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

fn no_flags(cx: &Cx, flags: u32) -> Result<()> {
    rule::check_flags(flags, 0, cx.call.name, ORIGIN)
}

/// Open the namespaces of a container as file descriptors.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsDomainLxcOpenNamespace(
    domain: virDomainPtr,
    fdlist: *mut *mut c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainLxcOpenNamespace", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        let out = cx.required(fdlist, "fdlist")?;
        let namespaces = domain.lxc_open_namespace(flags)?;
        ret::array(
            namespaces.into_iter().map(IntoRawFd::into_raw_fd).collect(),
            out,
        )
    })
}

/// Attach the calling process to the namespaces of a container; the old ones are given back as
/// descriptors when asked for.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsDomainLxcEnterNamespace(
    domain: virDomainPtr,
    nfdlist: c_uint,
    fdlist: *mut c_int,
    noldfdlist: *mut c_uint,
    oldfdlist: *mut *mut c_int,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainLxcEnterNamespace", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        // The domain serves to tell its connection of errors, nothing more.
        if let Some(domain) = Borrowed::<Domain>::new(domain.cast()) {
            cx.on_connection(domain.conn());
        }
        no_flags(cx, flags)?;
        let wanted = !noldfdlist.is_null() && !oldfdlist.is_null();
        let old = if wanted { own_namespaces() } else { Vec::new() };
        if wanted {
            noldfdlist.write(0);
            ret::clear(oldfdlist);
        }
        join(cx.slice(fdlist.cast_const(), nfdlist, "fdlist")?)?;
        if wanted {
            let old = old.into_iter().map(IntoRawFd::into_raw_fd).collect();
            noldfdlist.write(ret::array(old, oldfdlist)?.cast_unsigned());
        }
        Ok(0)
    })
}

fn own_namespaces() -> Vec<OwnedFd> {
    let kinds = ["user", "ipc", "uts", "net", "pid", "mnt"];
    let opened = kinds
        .iter()
        .filter_map(|kind| File::open(format!("/proc/self/ns/{kind}")).ok());
    opened.map(OwnedFd::from).collect()
}

/// Joins the namespace behind each descriptor; negative ones are passed over.
fn join(namespaces: &[RawFd]) -> Result<()> {
    if namespaces.is_empty() {
        let text = "Expected at least one file descriptor";
        return Err(Error::invalid_argument(
            ORIGIN,
            "virProcessSetNamespaces",
            "nfdlist",
            text,
        ));
    }
    for fd in namespaces.iter().filter(|fd| **fd >= 0) {
        // SAFETY: the kernel checks the descriptor.
        if unsafe { libc::setns(*fd, 0) } == 0 {
            continue;
        }
        let cause = std::io::Error::last_os_error();
        // That is how the kernel says that the process is there already.
        if cause.raw_os_error() != Some(libc::EINVAL) {
            return Err(Error::system(
                ORIGIN,
                &cause,
                "Unable to join domain namespace",
            ));
        }
    }
    Ok(())
}

/// Give the calling process the security label of a container.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsDomainLxcEnterSecurityLabel(
    model: virSecurityModelPtr,
    label: virSecurityLabelPtr,
    oldlabel: virSecurityLabelPtr,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virDomainLxcEnterSecurityLabel", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        no_flags(cx, flags)?;
        let model = &*cx.required(model, "model")?;
        let label = &*cx.required(label, "label")?;
        if let Some(old) = oldlabel.as_mut() {
            *old = label::empty();
        }
        label::enter(
            &label::text(&model.model),
            &label::text(&label.label),
            oldlabel.as_mut(),
        )?;
        Ok(0)
    })
}

/// Move the calling process into the control groups of a container.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virRsDomainLxcEnterCGroup(domain: virDomainPtr, flags: c_uint) -> c_int {
    const CALL: Call = Call::new("virDomainLxcEnterCGroup", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let domain = cx.handle::<Domain>(domain)?;
        cx.require_write(domain.conn())?;
        no_flags(cx, flags)?;
        cgroup::join(domain.id())?;
        Ok(0)
    })
}
