//! The one table: calls on networks and their ports.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NETWORK)]

trait Network {
    /// List virtual networks as objects, filtered by flags.
    #[api(
        "int virConnectListAllNetworks(virConnectPtr conn, virNetworkPtr **nets, unsigned int flags)",
        since = "0.10.2", rpc = 283, acl(connect:search_networks), acl_filter(network:getattr)
    )]
    fn connect_list_all_networks(&self, conn: &Conn, flags: u32) -> Result<Vec<Network>>;

    /// Fill an array with the names of inactive networks.
    #[api(
        "int virConnectListDefinedNetworks(virConnectPtr conn, char * *const names, int maxnames)",
        since = "0.2.0", rpc = 36, acl(connect:search_networks), acl_filter(network:getattr)
    )]
    fn connect_list_defined_networks(&self, conn: &Conn) -> Result<Vec<String>>;

    /// Fill an array with the names of active networks.
    #[api(
        "int virConnectListNetworks(virConnectPtr conn, char * *const names, int maxnames)",
        since = "0.2.0", rpc = 38, acl(connect:search_networks), acl_filter(network:getattr)
    )]
    fn connect_list_networks(&self, conn: &Conn) -> Result<Vec<String>>;

    /// Remove a network event callback by its ID.
    #[api(
        "int virConnectNetworkEventDeregisterAny(virConnectPtr conn, int callbackID)",
        since = "1.2.1", rpc = 314, acl(connect:read), manual
    )]
    fn connect_network_event_deregister_any(&self, conn: &Conn, #[non_negative] callback_id: i32) -> Result<()>;

    /// Register a callback for one kind of network event. Returns its ID.
    #[api(
        "int virConnectNetworkEventRegisterAny(virConnectPtr conn, virNetworkPtr net, int eventID, virConnectNetworkEventGenericCallback cb, void *opaque, virFreeCallback freecb)",
        since = "1.2.1", optional(freecb), rpc = 313, acl(connect:search_networks), acl_filter(network:getattr), manual
    )]
    fn connect_network_event_register_any(&self, conn: &Conn, net: Option<&Network>, #[non_negative] event_id: i32, callback: EventCallback) -> Result<i32>;

    /// Returns the number of inactive networks.
    #[api(
        "int virConnectNumOfDefinedNetworks(virConnectPtr conn)",
        since = "0.2.0", rpc = 50, acl(connect:search_networks), acl_filter(network:getattr)
    )]
    fn connect_num_of_defined_networks(&self, conn: &Conn) -> Result<i32>;

    /// Returns the number of active networks.
    #[api(
        "int virConnectNumOfNetworks(virConnectPtr conn)",
        since = "0.2.0", rpc = 52, acl(connect:search_networks), acl_filter(network:getattr)
    )]
    fn connect_num_of_networks(&self, conn: &Conn) -> Result<i32>;

    /// Start a defined network.
    #[api(
        "int virNetworkCreate(virNetworkPtr network)",
        since = "0.2.0", rpc = 39, write, acl(network:start)
    )]
    fn network_create(&self, network: &Network) -> Result<()>;

    /// Start a transient network from XML.
    #[api(
        "virNetworkPtr virNetworkCreateXML(virConnectPtr conn, const char *xmlDesc)",
        since = "0.2.0", rpc = 40, write_late, acl(network:write, network:start)
    )]
    fn network_create_xml(&self, conn: &Conn, xml_desc: &str) -> Result<Network>;

    /// Start a transient network from XML; flags may ask for validation.
    #[api(
        "virNetworkPtr virNetworkCreateXMLFlags(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "7.8.0", rpc = 437, write_late, acl(network:write, network:start)
    )]
    fn network_create_xml_flags(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<Network>;

    /// Define a persistent network from XML without starting it.
    #[api(
        "virNetworkPtr virNetworkDefineXML(virConnectPtr conn, const char *xml)",
        since = "0.2.0", rpc = 41, write, acl(network:write, network:save)
    )]
    fn network_define_xml(&self, conn: &Conn, xml: &str) -> Result<Network>;

    /// Define a persistent network from XML; flags may ask for validation.
    #[api(
        "virNetworkPtr virNetworkDefineXMLFlags(virConnectPtr conn, const char *xml, unsigned int flags)",
        since = "7.7.0", rpc = 432, write, acl(network:write, network:save)
    )]
    fn network_define_xml_flags(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Network>;

    /// Stop a network.
    #[api(
        "int virNetworkDestroy(virNetworkPtr network)",
        since = "0.2.0", rpc = 42, write, acl(network:stop)
    )]
    fn network_destroy(&self, network: &Network) -> Result<()>;

    /// Fetch whether a network starts together with its host.
    #[api(
        "int virNetworkGetAutostart(virNetworkPtr network, int *autostart)",
        since = "0.2.1", rpc = 44, acl(network:read)
    )]
    fn network_get_autostart(&self, network: &Network) -> Result<bool>;

    /// Returns the name of the host bridge that serves a network.
    #[api(
        "char *virNetworkGetBridgeName(virNetworkPtr network)",
        since = "0.2.0", rpc = 45, acl(network:read)
    )]
    fn network_get_bridge_name(&self, network: &Network) -> Result<String>;

    /// List the DHCP leases of a network.
    #[api(
        "int virNetworkGetDHCPLeases(virNetworkPtr network, const char *mac, virNetworkDHCPLeasePtr **leases, unsigned int flags)",
        since = "1.2.6", rpc = 341, acl(network:read), manual
    )]
    fn network_get_dhcp_leases(&self, network: &Network, mac: Option<&str>, flags: u32) -> Result<Vec<DhcpLease>>;

    /// Returns the title, description or custom metadata of a network.
    #[api(
        "char *virNetworkGetMetadata(virNetworkPtr network, int type, const char *uri, unsigned int flags)",
        since = "9.7.0", rpc = 445, acl(network:read), exclusive(VIR_NETWORK_UPDATE_AFFECT_LIVE, VIR_NETWORK_UPDATE_AFFECT_CONFIG), manual
    )]
    fn network_get_metadata(&self, network: &Network, r#type: i32, uri: &str, flags: u32) -> Result<String>;

    /// Returns the XML of a network.
    #[api(
        "char *virNetworkGetXMLDesc(virNetworkPtr network, unsigned int flags)",
        since = "0.2.0", rpc = 43, acl(network:read)
    )]
    fn network_get_xml_desc(&self, network: &Network, flags: u32) -> Result<String>;

    /// Tell whether a network is running.
    #[api(
        "int virNetworkIsActive(virNetworkPtr net)",
        since = "0.7.3", rpc = 152, acl(network:read)
    )]
    fn network_is_active(&self, net: &Network) -> Result<bool>;

    /// Tell whether a network has a stored configuration.
    #[api(
        "int virNetworkIsPersistent(virNetworkPtr net)",
        since = "0.7.3", rpc = 153, acl(network:read)
    )]
    fn network_is_persistent(&self, net: &Network) -> Result<bool>;

    /// List the ports of a network as objects.
    #[api(
        "int virNetworkListAllPorts(virNetworkPtr network, virNetworkPortPtr **ports, unsigned int flags)",
        since = "5.5.0", rpc = 404, acl(network:search_ports), acl_filter(network_port:getattr)
    )]
    fn network_list_all_ports(&self, network: &Arc<Network>, flags: u32) -> Result<Vec<NetworkPort>>;

    /// Find a network by name.
    #[api(
        "virNetworkPtr virNetworkLookupByName(virConnectPtr conn, const char *name)",
        since = "0.2.0", rpc = 46, acl(network:getattr)
    )]
    fn network_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<Network>;

    /// Find a network by the 16 bytes of its UUID.
    #[api(
        "virNetworkPtr virNetworkLookupByUUID(virConnectPtr conn, const unsigned char *uuid)",
        since = "0.2.0", rpc = 47, acl(network:getattr)
    )]
    fn network_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<Network>;

    /// Create a port on a network from XML.
    #[api(
        "virNetworkPortPtr virNetworkPortCreateXML(virNetworkPtr net, const char *xmldesc, unsigned int flags)",
        since = "5.5.0", rpc = 406, write_late, acl(network_port:create)
    )]
    fn network_port_create_xml(&self, net: &Arc<Network>, xmldesc: &str, flags: u32) -> Result<NetworkPort>;

    /// Delete a network port.
    #[api(
        "int virNetworkPortDelete(virNetworkPortPtr port, unsigned int flags)",
        since = "5.5.0", rpc = 410, write, acl(network_port:delete)
    )]
    fn network_port_delete(&self, port: &NetworkPort, flags: u32) -> Result<()>;

    /// Fetch the bandwidth limits of a network port.
    #[api(
        "int virNetworkPortGetParameters(virNetworkPortPtr port, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "5.5.0", rpc = 407, acl(network_port:read)
    )]
    fn network_port_get_parameters(&self, port: &NetworkPort, flags: u32) -> Result<TypedParams>;

    /// Returns the XML of a network port.
    #[api(
        "char *virNetworkPortGetXMLDesc(virNetworkPortPtr port, unsigned int flags)",
        since = "5.5.0", rpc = 409, acl(network_port:read)
    )]
    fn network_port_get_xml_desc(&self, port: &NetworkPort, flags: u32) -> Result<String>;

    /// Find a network port by the 16 bytes of its UUID.
    #[api(
        "virNetworkPortPtr virNetworkPortLookupByUUID(virNetworkPtr net, const unsigned char *uuid)",
        since = "5.5.0", rpc = 405, acl(network_port:getattr)
    )]
    fn network_port_lookup_by_uuid(&self, net: &Arc<Network>, uuid: &Uuid) -> Result<NetworkPort>;

    /// Change the bandwidth limits of a network port.
    #[api(
        "int virNetworkPortSetParameters(virNetworkPortPtr port, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "5.5.0", rpc = 408, write, acl(network_port:write)
    )]
    fn network_port_set_parameters(&self, port: &NetworkPort, params: &TypedParams, flags: u32) -> Result<()>;

    /// Set whether a network starts together with its host.
    #[api(
        "int virNetworkSetAutostart(virNetworkPtr network, int autostart)",
        since = "0.2.1", rpc = 48, write, acl(network:write)
    )]
    fn network_set_autostart(&self, network: &Network, autostart: i32) -> Result<()>;

    /// Set the title, description or custom metadata of a network.
    #[api(
        "int virNetworkSetMetadata(virNetworkPtr network, int type, const char *metadata, const char *key, const char *uri, unsigned int flags)",
        since = "9.7.0", rpc = 444, write, acl(network:write, network:save if !VIR_NETWORK_UPDATE_AFFECT_CONFIG|VIR_NETWORK_UPDATE_AFFECT_LIVE, network:save if VIR_NETWORK_UPDATE_AFFECT_CONFIG), manual
    )]
    fn network_set_metadata(&self, network: &Network, r#type: i32, metadata: Option<&str>, key: &str, uri: &str, flags: u32) -> Result<()>;

    /// Remove the stored configuration of a network.
    #[api(
        "int virNetworkUndefine(virNetworkPtr network)",
        since = "0.2.0", rpc = 49, write, acl(network:delete)
    )]
    fn network_undefine(&self, network: &Network) -> Result<()>;

    /// Change one section of a network, live, in the configuration, or both.
    #[api(
        "int virNetworkUpdate(virNetworkPtr network, unsigned int command, unsigned int section, int parentIndex, const char *xml, unsigned int flags)",
        since = "0.10.2", rpc = 291, write, acl(network:write, network:save if !VIR_NETWORK_UPDATE_AFFECT_CONFIG|VIR_NETWORK_UPDATE_AFFECT_LIVE, network:save if VIR_NETWORK_UPDATE_AFFECT_CONFIG)
    )]
    fn network_update(&self, network: &Network, command: u32, section: u32, parent_index: i32, xml: &str, flags: u32) -> Result<()>;
}

trait Local {
    /// Free one DHCP lease record.
    #[api(
        "void virNetworkDHCPLeaseFree(virNetworkDHCPLeasePtr lease)",
        since = "1.2.6", keep_error, manual
    )]
    fn network_dhcp_lease_free();

    /// Drop one reference to a network.
    #[api("int virNetworkFree(virNetworkPtr network)", since = "0.2.0", form(free))]
    fn network_free();

    /// Returns the connection of a network, without a new reference.
    #[api("virConnectPtr virNetworkGetConnect(virNetworkPtr net)", since = "0.3.0", form(connect))]
    fn network_get_connect();

    /// Returns the name of a network.
    #[api(
        "const char *virNetworkGetName(virNetworkPtr network)",
        since = "0.2.0", form(text, name)
    )]
    fn network_get_name();

    /// Copy the 16 bytes of a network's UUID.
    #[api(
        "int virNetworkGetUUID(virNetworkPtr network, unsigned char *uuid)",
        since = "0.2.0", form(uuid)
    )]
    fn network_get_uuid();

    /// Write the UUID of a network as text.
    #[api(
        "int virNetworkGetUUIDString(virNetworkPtr network, char *buf)",
        since = "0.2.0", form(uuid_string)
    )]
    fn network_get_uuid_string();

    /// Find a network by its UUID as text.
    #[api(
        "virNetworkPtr virNetworkLookupByUUIDString(virConnectPtr conn, const char *uuidstr)",
        since = "0.2.0", form(by_uuid_string)
    )]
    fn network_lookup_by_uuid_string();

    /// Drop one reference to a network port.
    #[api("int virNetworkPortFree(virNetworkPortPtr port)", since = "5.5.0", form(free))]
    fn network_port_free();

    /// Returns the network of a port, without a new reference.
    #[api(
        "virNetworkPtr virNetworkPortGetNetwork(virNetworkPortPtr port)",
        since = "5.5.0", form(owner, network)
    )]
    fn network_port_get_network();

    /// Copy the 16 bytes of a network port's UUID.
    #[api(
        "int virNetworkPortGetUUID(virNetworkPortPtr port, unsigned char *uuid)",
        since = "5.5.0", form(uuid)
    )]
    fn network_port_get_uuid();

    /// Write the UUID of a network port as text.
    #[api(
        "int virNetworkPortGetUUIDString(virNetworkPortPtr port, char *buf)",
        since = "5.5.0", form(uuid_string)
    )]
    fn network_port_get_uuid_string();

    /// Find a network port by its UUID as text.
    #[api(
        "virNetworkPortPtr virNetworkPortLookupByUUIDString(virNetworkPtr net, const char *uuidstr)",
        since = "5.5.0", form(by_uuid_string)
    )]
    fn network_port_lookup_by_uuid_string();

    /// Add one reference to a network port.
    #[api("int virNetworkPortRef(virNetworkPortPtr port)", since = "5.5.0", form(reference))]
    fn network_port_ref();

    /// Add one reference to a network.
    #[api("int virNetworkRef(virNetworkPtr network)", since = "0.6.0", form(reference))]
    fn network_ref();
}
