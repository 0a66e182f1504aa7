//! Calls on network filters and their bindings.
use super::{Connection, count};
use crate::nwfilter::{binding_handle, handle};
use api::{Conn, NwFilter, NwFilterBinding, NwfilterDriver};
use util::error::Result;
use util::uuid::Uuid;

impl NwfilterDriver for Connection {
    // Filters.

    fn connect_num_of_nwfilters(&self, _conn: &Conn) -> Result<i32> {
        let host = self.extended("virConnectNumOfNWFilters")?;
        Ok(count(host.filters.list().len()))
    }

    fn connect_list_nwfilters(&self, _conn: &Conn) -> Result<Vec<String>> {
        let host = self.extended("virConnectListNWFilters")?;
        let all = host.filters.list();
        Ok(all.iter().map(|def| def.name.clone()).collect())
    }

    fn connect_list_all_nwfilters(&self, conn: &Conn, flags: u32) -> Result<Vec<NwFilter>> {
        self.extended("virConnectListAllNWFilters")?
            .list_filters(conn, flags)
    }

    fn nwfilter_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<NwFilter> {
        let host = self.extended("virNWFilterLookupByName")?;
        Ok(handle(conn, &*host.filters.by_name(name)?))
    }

    fn nwfilter_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<NwFilter> {
        let host = self.extended("virNWFilterLookupByUUID")?;
        Ok(handle(conn, &*host.filters.by_uuid(uuid)?))
    }

    fn nwfilter_define_xml(&self, conn: &Conn, xml_desc: &str) -> Result<NwFilter> {
        self.extended("virNWFilterDefineXML")?
            .define_filter(conn, xml_desc, 0)
    }

    fn nwfilter_define_xml_flags(
        &self,
        conn: &Conn,
        xml_desc: &str,
        flags: u32,
    ) -> Result<NwFilter> {
        self.extended("virNWFilterDefineXMLFlags")?
            .define_filter(conn, xml_desc, flags)
    }

    fn nwfilter_undefine(&self, nwfilter: &NwFilter) -> Result<()> {
        let host = self.extended("virNWFilterUndefine")?;
        host.filters.undefine(nwfilter.uuid())
    }

    fn nwfilter_get_xml_desc(&self, nwfilter: &NwFilter, flags: u32) -> Result<String> {
        self.extended("virNWFilterGetXMLDesc")?
            .filter_xml(nwfilter, flags)
    }

    // Bindings.

    fn connect_list_all_nwfilter_bindings(
        &self,
        conn: &Conn,
        flags: u32,
    ) -> Result<Vec<NwFilterBinding>> {
        self.extended("virConnectListAllNWFilterBindings")?
            .list_bindings(conn, flags)
    }

    fn nwfilter_binding_lookup_by_port_dev(
        &self,
        conn: &Conn,
        portdev: &str,
    ) -> Result<NwFilterBinding> {
        let host = self.extended("virNWFilterBindingLookupByPortDev")?;
        Ok(binding_handle(conn, &*host.filters.binding(portdev)?))
    }

    fn nwfilter_binding_create_xml(
        &self,
        conn: &Conn,
        xml: &str,
        flags: u32,
    ) -> Result<NwFilterBinding> {
        self.extended("virNWFilterBindingCreateXML")?
            .create_binding(conn, xml, flags)
    }

    fn nwfilter_binding_delete(&self, binding: &NwFilterBinding) -> Result<()> {
        let host = self.extended("virNWFilterBindingDelete")?;
        host.filters.unbind(binding.port_dev().as_str())
    }

    fn nwfilter_binding_get_xml_desc(
        &self,
        binding: &NwFilterBinding,
        flags: u32,
    ) -> Result<String> {
        self.extended("virNWFilterBindingGetXMLDesc")?
            .binding_xml(binding, flags)
    }
}
