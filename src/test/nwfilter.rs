//! The network filters of a host, which libvirt's test driver lacks, and the interfaces they hold for.
use crate::host::Host;
use abi::*;
use api::{Conn, NwFilter, NwFilterBinding};
use conf::{NwFilterBindingDef, NwFilterDef};
use std::sync::Arc;
use util::error::{ErrorDomain, Result};
use util::xml::ParseFlags;

/// Filters answer as libvirt's own driver of network filters does.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NWFILTER;

/// The public object that stands for a filter.
pub(crate) fn handle(conn: &Conn, def: &NwFilterDef) -> NwFilter {
    NwFilter::new(conn, &def.name, def.uuid)
}

/// The public object that stands for a binding.
pub(crate) fn binding_handle(conn: &Conn, def: &NwFilterBindingDef) -> NwFilterBinding {
    NwFilterBinding::new(conn, &def.port_device, &def.filter.filter)
}

impl Host {
    /// `virConnectListAllNWFilters`
    pub(crate) fn list_filters(&self, conn: &Conn, flags: u32) -> Result<Vec<NwFilter>> {
        api::check_flags(flags, 0, "nwfilterConnectListAllNWFilters", ORIGIN)?;
        let all = self.filters.list();
        Ok(all.iter().map(|def| handle(conn, def)).collect())
    }

    /// `virNWFilterDefineXMLFlags`
    pub(crate) fn define_filter(&self, conn: &Conn, xml: &str, flags: u32) -> Result<NwFilter> {
        const KNOWN: u32 = VIR_NWFILTER_DEFINE_VALIDATE;
        api::check_flags(flags, KNOWN, "nwfilterDefineXMLFlags", ORIGIN)?;
        let def = Arc::new(NwFilterDef::from_xml(
            xml,
            ParseFlags::strict_if(flags, KNOWN),
        )?);
        self.filters.define(&def)?;
        Ok(handle(conn, &def))
    }

    /// `virNWFilterGetXMLDesc`
    pub(crate) fn filter_xml(&self, filter: &NwFilter, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "nwfilterGetXMLDesc", ORIGIN)?;
        Ok(self.filters.by_uuid(filter.uuid())?.to_xml())
    }

    /// `virConnectListAllNWFilterBindings`
    pub(crate) fn list_bindings(&self, conn: &Conn, flags: u32) -> Result<Vec<NwFilterBinding>> {
        api::check_flags(flags, 0, "nwfilterConnectListAllNWFilterBindings", ORIGIN)?;
        let all = self.filters.bindings();
        Ok(all.iter().map(|def| binding_handle(conn, def)).collect())
    }

    /// `virNWFilterBindingCreateXML`
    pub(crate) fn create_binding(
        &self,
        conn: &Conn,
        xml: &str,
        flags: u32,
    ) -> Result<NwFilterBinding> {
        const KNOWN: u32 = VIR_NWFILTER_BINDING_CREATE_VALIDATE;
        api::check_flags(flags, KNOWN, "nwfilterBindingCreateXML", ORIGIN)?;
        let def = NwFilterBindingDef::from_xml(xml, ParseFlags::strict_if(flags, KNOWN))?;
        let handle = binding_handle(conn, &def);
        self.filters.bind(def)?;
        Ok(handle)
    }

    /// `virNWFilterBindingGetXMLDesc`
    pub(crate) fn binding_xml(&self, binding: &NwFilterBinding, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "nwfilterBindingGetXMLDesc", ORIGIN)?;
        let def = self.filters.binding(binding.port_dev().as_str())?;
        Ok(def.to_xml())
    }
}
