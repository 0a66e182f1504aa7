//! The one table: calls on node devices.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NODEDEV)]

trait NodeDevice {
    /// List host devices as objects, filtered by capability flags.
    #[api(
        "int virConnectListAllNodeDevices(virConnectPtr conn, virNodeDevicePtr **devices, unsigned int flags)",
        since = "0.10.2", rpc = 285, acl(connect:search_node_devices), acl_filter(node_device:getattr)
    )]
    fn connect_list_all_node_devices(&self, conn: &Conn, flags: u32) -> Result<Vec<NodeDevice>>;

    /// Remove a node device event callback by its ID.
    #[api(
        "int virConnectNodeDeviceEventDeregisterAny(virConnectPtr conn, int callbackID)",
        since = "2.2.0", rpc = 375, acl(connect:read), manual
    )]
    fn connect_node_device_event_deregister_any(&self, conn: &Conn, #[non_negative] callback_id: i32) -> Result<()>;

    /// Register a callback for one kind of node device event. Returns its ID.
    #[api(
        "int virConnectNodeDeviceEventRegisterAny(virConnectPtr conn, virNodeDevicePtr dev, int eventID, virConnectNodeDeviceEventGenericCallback cb, void *opaque, virFreeCallback freecb)",
        since = "2.2.0", optional(freecb), rpc = 374, acl(connect:search_node_devices), acl_filter(node_device:getattr), manual
    )]
    fn connect_node_device_event_register_any(&self, conn: &Conn, dev: Option<&NodeDevice>, #[non_negative] event_id: i32, callback: EventCallback) -> Result<i32>;

    /// Start a defined node device.
    #[api(
        "int virNodeDeviceCreate(virNodeDevicePtr dev, unsigned int flags)",
        since = "7.3.0", rpc = 430, write, acl(node_device:start)
    )]
    fn node_device_create(&self, dev: &NodeDevice, flags: u32) -> Result<()>;

    /// Create a host device, such as a virtual adapter, from XML.
    #[api(
        "virNodeDevicePtr virNodeDeviceCreateXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "0.6.3", rpc = 123, write, acl(node_device:write, node_device:start)
    )]
    fn node_device_create_xml(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<NodeDevice>;

    /// Define a persistent node device from XML.
    #[api(
        "virNodeDevicePtr virNodeDeviceDefineXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "7.3.0", rpc = 428, write, acl(node_device:write, node_device:save)
    )]
    fn node_device_define_xml(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<NodeDevice>;

    /// Remove a device from the host.
    #[api(
        "int virNodeDeviceDestroy(virNodeDevicePtr dev)",
        since = "0.6.3", rpc = 124, write, acl(node_device:stop)
    )]
    fn node_device_destroy(&self, dev: &NodeDevice) -> Result<()>;

    /// Take a device from its host driver, for a guest to use.
    #[api(
        "int virNodeDeviceDetachFlags(virNodeDevicePtr dev, const char *driverName, unsigned int flags)",
        since = "1.0.5", rpc = 301, write, acl(node_device:detach)
    )]
    fn node_device_detach_flags(&self, dev: &NodeDevice, driver_name: Option<&str>, flags: u32) -> Result<()>;

    /// Take a device from its host driver, for a guest to use.
    #[api(
        "int virNodeDeviceDettach(virNodeDevicePtr dev)",
        since = "0.6.1", rpc = 118, write, acl(node_device:detach)
    )]
    fn node_device_dettach(&self, dev: &NodeDevice) -> Result<()>;

    /// Fetch whether a node device starts together with its host.
    #[api(
        "int virNodeDeviceGetAutostart(virNodeDevicePtr dev, int *autostart)",
        since = "7.8.0", rpc = 433, acl(node_device:read)
    )]
    fn node_device_get_autostart(&self, dev: &NodeDevice) -> Result<bool>;

    /// Returns the name of a node device's parent.
    #[api(
        "const char *virNodeDeviceGetParent(virNodeDevicePtr dev)",
        since = "0.5.0", rpc = 115, acl(node_device:read), manual
    )]
    fn node_device_get_parent(&self, dev: &NodeDevice) -> Result<Option<String>>;

    /// Returns the XML of a node device.
    #[api(
        "char *virNodeDeviceGetXMLDesc(virNodeDevicePtr dev, unsigned int flags)",
        since = "0.5.0", rpc = 114, acl(node_device:read)
    )]
    fn node_device_get_xml_desc(&self, dev: &NodeDevice, flags: u32) -> Result<String>;

    /// Tell whether a node device exists on the host now.
    #[api(
        "int virNodeDeviceIsActive(virNodeDevicePtr dev)",
        since = "7.8.0", rpc = 436, acl(node_device:read)
    )]
    fn node_device_is_active(&self, dev: &NodeDevice) -> Result<bool>;

    /// Tell whether a node device has a stored configuration.
    #[api(
        "int virNodeDeviceIsPersistent(virNodeDevicePtr dev)",
        since = "7.8.0", rpc = 435, acl(node_device:read)
    )]
    fn node_device_is_persistent(&self, dev: &NodeDevice) -> Result<bool>;

    /// Fill an array with the capability names of a node device.
    #[api(
        "int virNodeDeviceListCaps(virNodeDevicePtr dev, char * *const names, int maxnames)",
        since = "0.5.0", rpc = 117, acl(node_device:read)
    )]
    fn node_device_list_caps(&self, dev: &NodeDevice) -> Result<Vec<String>>;

    /// Find a node device by name.
    #[api(
        "virNodeDevicePtr virNodeDeviceLookupByName(virConnectPtr conn, const char *name)",
        since = "0.5.0", rpc = 113, acl(node_device:getattr)
    )]
    fn node_device_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<NodeDevice>;

    /// Find a SCSI host device by its world wide names.
    #[api(
        "virNodeDevicePtr virNodeDeviceLookupSCSIHostByWWN(virConnectPtr conn, const char *wwnn, const char *wwpn, unsigned int flags)",
        since = "1.0.3", rpc = 297, acl(node_device:getattr)
    )]
    fn node_device_lookup_scsi_host_by_wwn(&self, conn: &Conn, wwnn: &str, wwpn: &str, flags: u32) -> Result<NodeDevice>;

    /// Returns the number of a node device's capabilities.
    #[api(
        "int virNodeDeviceNumOfCaps(virNodeDevicePtr dev)",
        since = "0.5.0", rpc = 116, acl(node_device:read)
    )]
    fn node_device_num_of_caps(&self, dev: &NodeDevice) -> Result<i32>;

    /// Give a detached device back to its host driver.
    #[api(
        "int virNodeDeviceReAttach(virNodeDevicePtr dev)",
        since = "0.6.1", rpc = 119, write, acl(node_device:detach)
    )]
    fn node_device_re_attach(&self, dev: &NodeDevice) -> Result<()>;

    /// Reset a detached host device.
    #[api(
        "int virNodeDeviceReset(virNodeDevicePtr dev)",
        since = "0.6.1", rpc = 120, write, acl(node_device:detach)
    )]
    fn node_device_reset(&self, dev: &NodeDevice) -> Result<()>;

    /// Set whether a node device starts together with its host.
    #[api(
        "int virNodeDeviceSetAutostart(virNodeDevicePtr dev, int autostart)",
        since = "7.8.0", rpc = 434, write, acl(node_device:write)
    )]
    fn node_device_set_autostart(&self, dev: &NodeDevice, autostart: i32) -> Result<()>;

    /// Remove the stored configuration of a node device.
    #[api(
        "int virNodeDeviceUndefine(virNodeDevicePtr dev, unsigned int flags)",
        since = "7.3.0", rpc = 429, write, acl(node_device:delete)
    )]
    fn node_device_undefine(&self, dev: &NodeDevice, flags: u32) -> Result<()>;

    /// Change a node device, live, in the configuration, or both.
    #[api(
        "int virNodeDeviceUpdate(virNodeDevicePtr dev, const char *xmlDesc, unsigned int flags)",
        since = "10.1.0", rpc = 447, write, acl(node_device:write, node_device:save if !VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG|VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE, node_device:save if VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG)
    )]
    fn node_device_update(&self, dev: &NodeDevice, xml_desc: &str, flags: u32) -> Result<()>;

    /// Fill an array with the names of host devices.
    #[api(
        "int virNodeListDevices(virConnectPtr conn, const char *cap, char * *const names, int maxnames, unsigned int flags)",
        since = "0.5.0", rpc = 112, acl(connect:search_node_devices), acl_filter(node_device:getattr)
    )]
    fn node_list_devices(&self, conn: &Conn, cap: Option<&str>, flags: u32) -> Result<Vec<String>>;

    /// Returns the number of host devices, optionally with one capability.
    #[api(
        "int virNodeNumOfDevices(virConnectPtr conn, const char *cap, unsigned int flags)",
        since = "0.5.0", rpc = 111, acl(connect:search_node_devices), acl_filter(node_device:getattr)
    )]
    fn node_num_of_devices(&self, conn: &Conn, cap: Option<&str>, flags: u32) -> Result<i32>;
}

trait Local {
    /// Drop one reference to a node device.
    #[api("int virNodeDeviceFree(virNodeDevicePtr dev)", since = "0.5.0", form(free))]
    fn node_device_free();

    /// Returns the name of a node device.
    #[api(
        "const char *virNodeDeviceGetName(virNodeDevicePtr dev)",
        since = "0.5.0", form(text, name)
    )]
    fn node_device_get_name();

    /// Add one reference to a node device.
    #[api("int virNodeDeviceRef(virNodeDevicePtr dev)", since = "0.6.0", form(reference))]
    fn node_device_ref();
}
