//! The one table: calls on host interfaces.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_INTERFACE)]

trait Interface {
    /// List host interfaces as objects, filtered by flags.
    #[api(
        "int virConnectListAllInterfaces(virConnectPtr conn, virInterfacePtr **ifaces, unsigned int flags)",
        since = "0.10.2", rpc = 284, acl(connect:search_interfaces), acl_filter(interface:getattr)
    )]
    fn connect_list_all_interfaces(&self, conn: &Conn, flags: u32) -> Result<Vec<Interface>>;

    /// Fill an array with the names of inactive host interfaces.
    #[api(
        "int virConnectListDefinedInterfaces(virConnectPtr conn, char * *const names, int maxnames)",
        since = "0.7.0", rpc = 138, acl(connect:search_interfaces), acl_filter(interface:getattr)
    )]
    fn connect_list_defined_interfaces(&self, conn: &Conn) -> Result<Vec<String>>;

    /// Fill an array with the names of active host interfaces.
    #[api(
        "int virConnectListInterfaces(virConnectPtr conn, char * *const names, int maxnames)",
        since = "0.6.4", rpc = 127, acl(connect:search_interfaces), acl_filter(interface:getattr)
    )]
    fn connect_list_interfaces(&self, conn: &Conn) -> Result<Vec<String>>;

    /// Returns the number of inactive host interfaces.
    #[api(
        "int virConnectNumOfDefinedInterfaces(virConnectPtr conn)",
        since = "0.7.0", rpc = 137, acl(connect:search_interfaces), acl_filter(interface:getattr)
    )]
    fn connect_num_of_defined_interfaces(&self, conn: &Conn) -> Result<i32>;

    /// Returns the number of active host interfaces.
    #[api(
        "int virConnectNumOfInterfaces(virConnectPtr conn)",
        since = "0.6.4", rpc = 126, acl(connect:search_interfaces), acl_filter(interface:getattr)
    )]
    fn connect_num_of_interfaces(&self, conn: &Conn) -> Result<i32>;

    /// Start a set of interface changes that can be taken back.
    #[api(
        "int virInterfaceChangeBegin(virConnectPtr conn, unsigned int flags)",
        since = "0.9.2", rpc = 220, write, acl(connect:interface_transaction)
    )]
    fn interface_change_begin(&self, conn: &Conn, flags: u32) -> Result<()>;

    /// Keep the interface changes made since they were begun.
    #[api(
        "int virInterfaceChangeCommit(virConnectPtr conn, unsigned int flags)",
        since = "0.9.2", rpc = 221, write, acl(connect:interface_transaction)
    )]
    fn interface_change_commit(&self, conn: &Conn, flags: u32) -> Result<()>;

    /// Take back the interface changes made since they were begun.
    #[api(
        "int virInterfaceChangeRollback(virConnectPtr conn, unsigned int flags)",
        since = "0.9.2", rpc = 222, write, acl(connect:interface_transaction)
    )]
    fn interface_change_rollback(&self, conn: &Conn, flags: u32) -> Result<()>;

    /// Bring a host interface up.
    #[api(
        "int virInterfaceCreate(virInterfacePtr iface, unsigned int flags)",
        since = "0.6.4", rpc = 133, write, acl(interface:start)
    )]
    fn interface_create(&self, iface: &Interface, flags: u32) -> Result<()>;

    /// Define or change a host interface from XML.
    #[api(
        "virInterfacePtr virInterfaceDefineXML(virConnectPtr conn, const char *xml, unsigned int flags)",
        since = "0.6.4", rpc = 131, write, acl(interface:write, interface:save)
    )]
    fn interface_define_xml(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Interface>;

    /// Take a host interface down.
    #[api(
        "int virInterfaceDestroy(virInterfacePtr iface, unsigned int flags)",
        since = "0.6.4", rpc = 134, write, acl(interface:stop)
    )]
    fn interface_destroy(&self, iface: &Interface, flags: u32) -> Result<()>;

    /// Returns the XML of an interface.
    #[api(
        "char *virInterfaceGetXMLDesc(virInterfacePtr iface, unsigned int flags)",
        since = "0.6.4", rpc = 130, acl(interface:read)
    )]
    fn interface_get_xml_desc(&self, iface: &Interface, flags: u32) -> Result<String>;

    /// Tell whether a host interface is up.
    #[api(
        "int virInterfaceIsActive(virInterfacePtr iface)",
        since = "0.7.3", rpc = 156, acl(interface:read)
    )]
    fn interface_is_active(&self, iface: &Interface) -> Result<bool>;

    /// Find a host interface by its MAC address as text.
    #[api(
        "virInterfacePtr virInterfaceLookupByMACString(virConnectPtr conn, const char *macstr)",
        since = "0.6.4", rpc = 129, acl(interface:getattr)
    )]
    fn interface_lookup_by_mac_string(&self, conn: &Conn, macstr: &str) -> Result<Interface>;

    /// Find a host interface by name.
    #[api(
        "virInterfacePtr virInterfaceLookupByName(virConnectPtr conn, const char *name)",
        since = "0.6.4", rpc = 128, acl(interface:getattr)
    )]
    fn interface_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<Interface>;

    /// Remove the configuration of a host interface.
    #[api(
        "int virInterfaceUndefine(virInterfacePtr iface)",
        since = "0.6.4", rpc = 132, write, acl(interface:delete)
    )]
    fn interface_undefine(&self, iface: &Interface) -> Result<()>;
}

trait Local {
    /// Drop one reference to an interface.
    #[api("int virInterfaceFree(virInterfacePtr iface)", since = "0.6.4", form(free))]
    fn interface_free();

    /// Returns the connection of an interface, without a new reference.
    #[api(
        "virConnectPtr virInterfaceGetConnect(virInterfacePtr iface)",
        since = "0.6.4", form(connect)
    )]
    fn interface_get_connect();

    /// Returns the MAC address of an interface as text.
    #[api(
        "const char *virInterfaceGetMACString(virInterfacePtr iface)",
        since = "0.6.4", form(text, mac)
    )]
    fn interface_get_mac_string();

    /// Returns the name of an interface.
    #[api(
        "const char *virInterfaceGetName(virInterfacePtr iface)",
        since = "0.6.4", form(text, name)
    )]
    fn interface_get_name();

    /// Add one reference to an interface.
    #[api("int virInterfaceRef(virInterfacePtr iface)", since = "0.6.4", form(reference))]
    fn interface_ref();
}
