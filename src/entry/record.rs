//! Records: C structures with strings and arrays of their own, which C gets in a list and frees one
//! by one (`virDomainFSInfo`, `virNetworkDHCPLease`, …).
use super::malloc;
use abi::{
    virDomainFSInfo, virDomainIOThreadInfo, virDomainIPAddress, virDomainInterface,
    virNetworkDHCPLease,
};
use api::{DhcpLease, DomainInterface, FsInfo, IothreadInfo, IpAddress};
use std::ffi::{c_char, c_int, c_uint};
use std::ptr::null_mut;
use util::error::Result;

/// What becomes a record.
pub(crate) trait Record {
    /// The C structure.
    type C: FreeRecord;

    /// The structure, with memory of its own from `malloc`.
    ///
    /// # Errors
    /// VIR_ERR_NO_MEMORY.
    fn to_c(&self) -> Result<Self::C>;
}

/// A C structure that owns memory.
pub(crate) trait FreeRecord {
    /// Frees what the structure owns.
    ///
    /// # Safety
    /// It was made by [`Record::to_c`] and is not used again.
    unsafe fn clear(&mut self);
}

/// Frees a record of a list; NULL is none.
///
/// # Safety
/// `record` is NULL or comes from [`list`], and is not used again.
pub(crate) unsafe fn free<C: FreeRecord>(record: *mut C) {
    // SAFETY: NULL or a live record.
    if let Some(content) = unsafe { record.as_mut() } {
        // SAFETY: passed on to the caller.
        unsafe { content.clear() };
        // SAFETY: each record of a list is an allocation.
        unsafe { malloc::free(record) };
    }
}

/// Gives a list of records through `out`, unless that is NULL; returns their number.
///
/// # Safety
/// `out` is NULL or writable.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) unsafe fn list<R: Record>(records: &[R], out: *mut *mut *mut R::C) -> Result<c_int> {
    if out.is_null() {
        return Ok(c_int::try_from(records.len()).unwrap_or(c_int::MAX));
    }
    let mut pointers = Vec::with_capacity(records.len());
    for record in records {
        let content = record.to_c()?;
        let memory = malloc::array::<R::C>(1)?;
        // SAFETY: just allocated for one.
        unsafe { memory.write(content) };
        pointers.push(memory);
    }
    // SAFETY: not NULL; writable by contract.
    unsafe { super::ret::array(pointers, out) }
}

/// An array of copies for C, and its length.
fn copies<R, C>(values: &[R], copy: impl Fn(&R) -> Result<C>) -> Result<(*mut C, usize)> {
    if values.is_empty() {
        return Ok((null_mut(), 0));
    }
    let array = malloc::array::<C>(values.len())?;
    for (i, value) in values.iter().enumerate() {
        // SAFETY: the array has an element for each value.
        unsafe { array.add(i).write(copy(value)?) };
    }
    Ok((array, values.len()))
}

/// Frees strings.
///
/// # Safety
/// Each is NULL or from `malloc` and not used again.
unsafe fn free_texts(texts: &[*mut c_char]) {
    for text in texts {
        // SAFETY: passed on to the caller.
        unsafe { malloc::free(*text) };
    }
}

impl Record for FsInfo {
    type C = virDomainFSInfo;

    fn to_c(&self) -> Result<Self::C> {
        let (dev_alias, count) = copies(&self.dev_alias, |alias| malloc::text(alias))?;
        Ok(virDomainFSInfo {
            mountpoint: malloc::text(&self.mountpoint)?,
            name: malloc::text(&self.name)?,
            fstype: malloc::text(&self.fstype)?,
            ndevAlias: count,
            devAlias: dev_alias,
        })
    }
}

impl FreeRecord for virDomainFSInfo {
    unsafe fn clear(&mut self) {
        for i in 0..self.ndevAlias {
            // SAFETY: the array has `ndevAlias` strings.
            unsafe { malloc::free(self.devAlias.add(i).read()) };
        }
        // SAFETY: passed on to the caller.
        unsafe {
            malloc::free(self.devAlias);
            free_texts(&[self.mountpoint, self.name, self.fstype]);
        }
    }
}

impl Record for IothreadInfo {
    type C = virDomainIOThreadInfo;

    fn to_c(&self) -> Result<Self::C> {
        let (cpumap, length) = copies(&self.cpumap, |byte| Ok(*byte))?;
        Ok(virDomainIOThreadInfo {
            iothread_id: self.iothread_id,
            cpumap,
            cpumaplen: c_int::try_from(length).unwrap_or(c_int::MAX),
        })
    }
}

impl FreeRecord for virDomainIOThreadInfo {
    unsafe fn clear(&mut self) {
        // SAFETY: passed on to the caller.
        unsafe { malloc::free(self.cpumap) };
    }
}

impl Record for DomainInterface {
    type C = virDomainInterface;

    fn to_c(&self) -> Result<Self::C> {
        let (addrs, count) = copies(&self.addrs, address)?;
        Ok(virDomainInterface {
            name: malloc::text(&self.name)?,
            hwaddr: malloc::optional_text(self.hwaddr.as_deref())?,
            naddrs: c_uint::try_from(count).unwrap_or(c_uint::MAX),
            addrs,
        })
    }
}

fn address(address: &IpAddress) -> Result<virDomainIPAddress> {
    Ok(virDomainIPAddress {
        r#type: address.family,
        addr: malloc::text(&address.addr)?,
        prefix: address.prefix,
    })
}

impl FreeRecord for virDomainInterface {
    unsafe fn clear(&mut self) {
        for i in 0..self.naddrs as usize {
            // SAFETY: the array has `naddrs` addresses.
            unsafe { malloc::free((*self.addrs.add(i)).addr) };
        }
        // SAFETY: passed on to the caller.
        unsafe {
            malloc::free(self.addrs);
            free_texts(&[self.name, self.hwaddr]);
        }
    }
}

impl Record for DhcpLease {
    type C = virNetworkDHCPLease;

    fn to_c(&self) -> Result<Self::C> {
        Ok(virNetworkDHCPLease {
            iface: malloc::text(&self.iface)?,
            expirytime: self.expirytime,
            r#type: self.family,
            mac: malloc::optional_text(self.mac.as_deref())?,
            iaid: malloc::optional_text(self.iaid.as_deref())?,
            ipaddr: malloc::text(&self.ipaddr)?,
            prefix: self.prefix,
            hostname: malloc::optional_text(self.hostname.as_deref())?,
            clientid: malloc::optional_text(self.clientid.as_deref())?,
        })
    }
}

impl FreeRecord for virNetworkDHCPLease {
    unsafe fn clear(&mut self) {
        let texts = [
            self.iface,
            self.mac,
            self.iaid,
            self.ipaddr,
            self.hostname,
            self.clientid,
        ];
        // SAFETY: passed on to the caller.
        unsafe { free_texts(&texts) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::CStr;

    fn text(raw: *const c_char) -> String {
        assert!(!raw.is_null());
        // SAFETY: not NULL; from `malloc::text`.
        unsafe { CStr::from_ptr(raw) }.to_str().unwrap().to_owned()
    }

    #[test]
    fn an_interface_keeps_its_addresses() {
        let address = IpAddress {
            family: 1,
            addr: "::1".into(),
            prefix: 128,
        };
        let interface = DomainInterface {
            name: "lo".into(),
            hwaddr: None,
            addrs: vec![address; 2],
        };
        let mut out = null_mut();
        // SAFETY: `out` is writable; the list is read within its length and freed once.
        unsafe {
            assert_eq!(
                list(&[interface.clone(), interface], &raw mut out).unwrap(),
                2
            );
            let second = out.add(1).read();
            assert_eq!(text((*second).name), "lo");
            assert!((*second).hwaddr.is_null());
            assert_eq!((*second).naddrs, 2);
            assert_eq!(text((*(*second).addrs.add(1)).addr), "::1");
            free(out.read());
            free(second);
            malloc::free(out);
        }
    }

    #[test]
    fn file_systems_count_their_disks() {
        let info = FsInfo {
            mountpoint: "/".into(),
            name: "sda1".into(),
            fstype: "ext4".into(),
            dev_alias: vec!["vda".into(), "vdb".into()],
        };
        let mut c = info.to_c().unwrap();
        // SAFETY: two names were written; the content is cleared once.
        unsafe {
            assert_eq!(text(c.devAlias.add(1).read()), "vdb");
            assert_eq!(c.ndevAlias, 2);
            c.clear();
        }
    }

    #[test]
    fn an_empty_list_is_null_and_no_list_is_counted() {
        let mut out = std::ptr::NonNull::dangling().as_ptr();
        let thread = IothreadInfo {
            iothread_id: 1,
            cpumap: vec![1],
        };
        // SAFETY: `out` is writable or NULL.
        unsafe {
            assert_eq!(list::<DhcpLease>(&[], &raw mut out).unwrap(), 0);
            assert!(out.is_null());
            assert_eq!(list(&[thread], null_mut()).unwrap(), 1);
            free::<virDomainFSInfo>(null_mut());
        }
    }
}
