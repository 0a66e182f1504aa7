//! The one table: calls on network filters and their bindings.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NWFILTER)]

trait Nwfilter {
    /// List network filter bindings as objects.
    #[api(
        "int virConnectListAllNWFilterBindings(virConnectPtr conn, virNWFilterBindingPtr **bindings, unsigned int flags)",
        since = "4.5.0", rpc = 401, acl(connect:search_nwfilter_bindings), acl_filter(nwfilter_binding:getattr)
    )]
    fn connect_list_all_nwfilter_bindings(&self, conn: &Conn, flags: u32) -> Result<Vec<NwFilterBinding>>;

    /// List network filters as objects.
    #[api(
        "int virConnectListAllNWFilters(virConnectPtr conn, virNWFilterPtr **filters, unsigned int flags)",
        since = "0.10.2", rpc = 286, acl(connect:search_nwfilters), acl_filter(nwfilter:getattr)
    )]
    fn connect_list_all_nwfilters(&self, conn: &Conn, flags: u32) -> Result<Vec<NwFilter>>;

    /// Fill an array with the names of network filters.
    #[api(
        "int virConnectListNWFilters(virConnectPtr conn, char * *const names, int maxnames)",
        since = "0.8.0", rpc = 179, acl(connect:search_nwfilters), acl_filter(nwfilter:getattr)
    )]
    fn connect_list_nwfilters(&self, conn: &Conn) -> Result<Vec<String>>;

    /// Returns the number of network filters.
    #[api(
        "int virConnectNumOfNWFilters(virConnectPtr conn)",
        since = "0.8.0", rpc = 178, acl(connect:search_nwfilters), acl_filter(nwfilter:getattr)
    )]
    fn connect_num_of_nwfilters(&self, conn: &Conn) -> Result<i32>;

    /// Bind a network filter to a port as described by XML.
    #[api(
        "virNWFilterBindingPtr virNWFilterBindingCreateXML(virConnectPtr conn, const char *xml, unsigned int flags)",
        since = "4.5.0", rpc = 399, write_late, acl(nwfilter_binding:create)
    )]
    fn nwfilter_binding_create_xml(&self, conn: &Conn, xml: &str, flags: u32) -> Result<NwFilterBinding>;

    /// Remove a network filter binding.
    #[api(
        "int virNWFilterBindingDelete(virNWFilterBindingPtr binding)",
        since = "4.5.0", rpc = 400, write, acl(nwfilter_binding:delete)
    )]
    fn nwfilter_binding_delete(&self, binding: &NwFilterBinding) -> Result<()>;

    /// Returns the XML of a network filter binding.
    #[api(
        "char *virNWFilterBindingGetXMLDesc(virNWFilterBindingPtr binding, unsigned int flags)",
        since = "4.5.0", rpc = 398, acl(nwfilter_binding:read)
    )]
    fn nwfilter_binding_get_xml_desc(&self, binding: &NwFilterBinding, flags: u32) -> Result<String>;

    /// Find a network filter binding by its port device.
    #[api(
        "virNWFilterBindingPtr virNWFilterBindingLookupByPortDev(virConnectPtr conn, const char *portdev)",
        since = "4.5.0", rpc = 397, acl(nwfilter_binding:getattr)
    )]
    fn nwfilter_binding_lookup_by_port_dev(&self, conn: &Conn, portdev: &str) -> Result<NwFilterBinding>;

    /// Define a network filter from XML.
    #[api(
        "virNWFilterPtr virNWFilterDefineXML(virConnectPtr conn, const char *xmlDesc)",
        since = "0.8.0", rpc = 180, write_late, acl(nwfilter:write, nwfilter:save)
    )]
    fn nwfilter_define_xml(&self, conn: &Conn, xml_desc: &str) -> Result<NwFilter>;

    /// Define a network filter from XML; flags may ask for validation.
    #[api(
        "virNWFilterPtr virNWFilterDefineXMLFlags(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "7.7.0", rpc = 431, write_late, acl(nwfilter:write, nwfilter:save)
    )]
    fn nwfilter_define_xml_flags(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<NwFilter>;

    /// Returns the XML of a network filter.
    #[api(
        "char *virNWFilterGetXMLDesc(virNWFilterPtr nwfilter, unsigned int flags)",
        since = "0.8.0", rpc = 177, acl(nwfilter:read)
    )]
    fn nwfilter_get_xml_desc(&self, nwfilter: &NwFilter, flags: u32) -> Result<String>;

    /// Find a network filter by name.
    #[api(
        "virNWFilterPtr virNWFilterLookupByName(virConnectPtr conn, const char *name)",
        since = "0.8.0", rpc = 175, acl(nwfilter:getattr)
    )]
    fn nwfilter_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<NwFilter>;

    /// Find a network filter by the 16 bytes of its UUID.
    #[api(
        "virNWFilterPtr virNWFilterLookupByUUID(virConnectPtr conn, const unsigned char *uuid)",
        since = "0.8.0", rpc = 176, acl(nwfilter:getattr)
    )]
    fn nwfilter_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<NwFilter>;

    /// Remove the configuration of a network filter.
    #[api(
        "int virNWFilterUndefine(virNWFilterPtr nwfilter)",
        since = "0.8.0", rpc = 181, write, acl(nwfilter:delete)
    )]
    fn nwfilter_undefine(&self, nwfilter: &NwFilter) -> Result<()>;
}

trait Local {
    /// Drop one reference to a network filter binding.
    #[api("int virNWFilterBindingFree(virNWFilterBindingPtr binding)", since = "4.5.0", form(free))]
    fn nwfilter_binding_free();

    /// Returns the name of the filter a binding uses.
    #[api(
        "const char *virNWFilterBindingGetFilterName(virNWFilterBindingPtr binding)",
        since = "4.5.0", form(text, filter_name)
    )]
    fn nwfilter_binding_get_filter_name();

    /// Returns the name of the port device a binding covers.
    #[api(
        "const char *virNWFilterBindingGetPortDev(virNWFilterBindingPtr binding)",
        since = "4.5.0", form(text, port_dev)
    )]
    fn nwfilter_binding_get_port_dev();

    /// Add one reference to a network filter binding.
    #[api(
        "int virNWFilterBindingRef(virNWFilterBindingPtr binding)",
        since = "4.5.0", form(reference)
    )]
    fn nwfilter_binding_ref();

    /// Drop one reference to a network filter.
    #[api("int virNWFilterFree(virNWFilterPtr nwfilter)", since = "0.8.0", form(free))]
    fn nwfilter_free();

    /// Returns the name of a network filter.
    #[api(
        "const char *virNWFilterGetName(virNWFilterPtr nwfilter)",
        since = "0.8.0", form(text, name)
    )]
    fn nwfilter_get_name();

    /// Copy the 16 bytes of a network filter's UUID.
    #[api(
        "int virNWFilterGetUUID(virNWFilterPtr nwfilter, unsigned char *uuid)",
        since = "0.8.0", form(uuid)
    )]
    fn nwfilter_get_uuid();

    /// Write the UUID of a network filter as text.
    #[api(
        "int virNWFilterGetUUIDString(virNWFilterPtr nwfilter, char *buf)",
        since = "0.8.0", form(uuid_string)
    )]
    fn nwfilter_get_uuid_string();

    /// Find a network filter by its UUID as text.
    #[api(
        "virNWFilterPtr virNWFilterLookupByUUIDString(virConnectPtr conn, const char *uuidstr)",
        since = "0.8.0", form(by_uuid_string)
    )]
    fn nwfilter_lookup_by_uuid_string();

    /// Add one reference to a network filter.
    #[api("int virNWFilterRef(virNWFilterPtr nwfilter)", since = "0.8.0", form(reference))]
    fn nwfilter_ref();
}
