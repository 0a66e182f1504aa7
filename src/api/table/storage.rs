//! The one table: calls on storage pools and volumes.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_STORAGE)]

trait Storage {
    /// Returns an XML list of the places where a storage pool of a type could lie.
    #[api(
        "char *virConnectFindStoragePoolSources(virConnectPtr conn, const char *type, const char *srcSpec, unsigned int flags)",
        since = "0.4.5", rpc = 75, write_late, acl(connect:detect_storage_pools)
    )]
    fn connect_find_storage_pool_sources(&self, conn: &Conn, r#type: &str, src_spec: Option<&str>, flags: u32) -> Result<String>;

    /// Returns XML which describes the storage pool types that can be used.
    #[api(
        "char *virConnectGetStoragePoolCapabilities(virConnectPtr conn, unsigned int flags)",
        since = "5.2.0", rpc = 403, acl(connect:read)
    )]
    fn connect_get_storage_pool_capabilities(&self, conn: &Conn, flags: u32) -> Result<String>;

    /// List storage pools as objects, filtered by flags.
    #[api(
        "int virConnectListAllStoragePools(virConnectPtr conn, virStoragePoolPtr **pools, unsigned int flags)",
        since = "0.10.2", rpc = 281, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr)
    )]
    fn connect_list_all_storage_pools(&self, conn: &Conn, flags: u32) -> Result<Vec<StoragePool>>;

    /// Fill an array with the names of inactive storage pools.
    #[api(
        "int virConnectListDefinedStoragePools(virConnectPtr conn, char * *const names, int maxnames)",
        since = "0.4.1", rpc = 74, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr)
    )]
    fn connect_list_defined_storage_pools(&self, conn: &Conn) -> Result<Vec<String>>;

    /// Fill an array with the names of active storage pools.
    #[api(
        "int virConnectListStoragePools(virConnectPtr conn, char * *const names, int maxnames)",
        since = "0.4.1", rpc = 72, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr)
    )]
    fn connect_list_storage_pools(&self, conn: &Conn) -> Result<Vec<String>>;

    /// Returns the number of inactive storage pools.
    #[api(
        "int virConnectNumOfDefinedStoragePools(virConnectPtr conn)",
        since = "0.4.1", rpc = 73, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr)
    )]
    fn connect_num_of_defined_storage_pools(&self, conn: &Conn) -> Result<i32>;

    /// Returns the number of active storage pools.
    #[api(
        "int virConnectNumOfStoragePools(virConnectPtr conn)",
        since = "0.4.1", rpc = 71, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr)
    )]
    fn connect_num_of_storage_pools(&self, conn: &Conn) -> Result<i32>;

    /// Remove a storage pool event callback by its ID.
    #[api(
        "int virConnectStoragePoolEventDeregisterAny(virConnectPtr conn, int callbackID)",
        since = "2.0.0", rpc = 369, acl(connect:read), manual
    )]
    fn connect_storage_pool_event_deregister_any(&self, conn: &Conn, #[non_negative] callback_id: i32) -> Result<()>;

    /// Register a callback for one kind of storage pool event. Returns its ID.
    #[api(
        "int virConnectStoragePoolEventRegisterAny(virConnectPtr conn, virStoragePoolPtr pool, int eventID, virConnectStoragePoolEventGenericCallback cb, void *opaque, virFreeCallback freecb)",
        since = "2.0.0", optional(freecb), rpc = 368, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr), manual
    )]
    fn connect_storage_pool_event_register_any(&self, conn: &Conn, pool: Option<&StoragePool>, #[non_negative] event_id: i32, callback: EventCallback) -> Result<i32>;

    /// Prepare the storage below a pool, such as a directory or file system.
    #[api(
        "int virStoragePoolBuild(virStoragePoolPtr pool, unsigned int flags)",
        since = "0.4.1", rpc = 79, write, acl(storage_pool:format)
    )]
    fn storage_pool_build(&self, pool: &StoragePool, flags: u32) -> Result<()>;

    /// Start a defined storage pool.
    #[api(
        "int virStoragePoolCreate(virStoragePoolPtr pool, unsigned int flags)",
        since = "0.4.1", rpc = 78, write, acl(storage_pool:start)
    )]
    fn storage_pool_create(&self, pool: &StoragePool, flags: u32) -> Result<()>;

    /// Start a transient storage pool from XML.
    #[api(
        "virStoragePoolPtr virStoragePoolCreateXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "0.4.1", rpc = 76, write_late, acl(storage_pool:start, storage_pool:write)
    )]
    fn storage_pool_create_xml(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<StoragePool>;

    /// Define a persistent storage pool from XML without starting it.
    #[api(
        "virStoragePoolPtr virStoragePoolDefineXML(virConnectPtr conn, const char *xml, unsigned int flags)",
        since = "0.4.1", rpc = 77, write, acl(storage_pool:write, storage_pool:save)
    )]
    fn storage_pool_define_xml(&self, conn: &Conn, xml: &str, flags: u32) -> Result<StoragePool>;

    /// Delete the storage below an inactive pool.
    #[api(
        "int virStoragePoolDelete(virStoragePoolPtr pool, unsigned int flags)",
        since = "0.4.1", rpc = 81, write, acl(storage_pool:format)
    )]
    fn storage_pool_delete(&self, pool: &StoragePool, flags: u32) -> Result<()>;

    /// Stop a storage pool; its data stays.
    #[api(
        "int virStoragePoolDestroy(virStoragePoolPtr pool)",
        since = "0.4.1", rpc = 80, write, acl(storage_pool:stop)
    )]
    fn storage_pool_destroy(&self, pool: &StoragePool) -> Result<()>;

    /// Fetch whether a storage pool starts together with its host.
    #[api(
        "int virStoragePoolGetAutostart(virStoragePoolPtr pool, int *autostart)",
        since = "0.4.1", rpc = 89, acl(storage_pool:read)
    )]
    fn storage_pool_get_autostart(&self, pool: &StoragePool) -> Result<bool>;

    /// Fetch state and size of a storage pool.
    #[api(
        "int virStoragePoolGetInfo(virStoragePoolPtr pool, virStoragePoolInfoPtr info)",
        since = "0.4.1", rpc = 87, acl(storage_pool:read)
    )]
    fn storage_pool_get_info(&self, pool: &StoragePool) -> Result<virStoragePoolInfo>;

    /// Returns the XML of a storage pool.
    #[api(
        "char *virStoragePoolGetXMLDesc(virStoragePoolPtr pool, unsigned int flags)",
        since = "0.4.1", rpc = 88, acl(storage_pool:read)
    )]
    fn storage_pool_get_xml_desc(&self, pool: &StoragePool, flags: u32) -> Result<String>;

    /// Tell whether a storage pool is running.
    #[api(
        "int virStoragePoolIsActive(virStoragePoolPtr pool)",
        since = "0.7.3", rpc = 154, acl(storage_pool:read)
    )]
    fn storage_pool_is_active(&self, pool: &StoragePool) -> Result<bool>;

    /// Tell whether a storage pool has a stored configuration.
    #[api(
        "int virStoragePoolIsPersistent(virStoragePoolPtr pool)",
        since = "0.7.3", rpc = 155, acl(storage_pool:read)
    )]
    fn storage_pool_is_persistent(&self, pool: &StoragePool) -> Result<bool>;

    /// List the volumes of a storage pool as objects.
    #[api(
        "int virStoragePoolListAllVolumes(virStoragePoolPtr pool, virStorageVolPtr **vols, unsigned int flags)",
        since = "0.10.2", rpc = 282, acl(storage_pool:search_storage_vols), acl_filter(storage_vol:getattr)
    )]
    fn storage_pool_list_all_volumes(&self, pool: &StoragePool, flags: u32) -> Result<Vec<StorageVol>>;

    /// Fill an array with the names of a pool's volumes.
    #[api(
        "int virStoragePoolListVolumes(virStoragePoolPtr pool, char * *const names, int maxnames)",
        since = "0.4.1", rpc = 92, acl(storage_pool:search_storage_vols), acl_filter(storage_vol:getattr)
    )]
    fn storage_pool_list_volumes(&self, pool: &StoragePool) -> Result<Vec<String>>;

    /// Find a storage pool by name.
    #[api(
        "virStoragePoolPtr virStoragePoolLookupByName(virConnectPtr conn, const char *name)",
        since = "0.4.1", rpc = 84, acl(storage_pool:getattr)
    )]
    fn storage_pool_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<StoragePool>;

    /// Find the storage pool that is mounted at a path.
    #[api(
        "virStoragePoolPtr virStoragePoolLookupByTargetPath(virConnectPtr conn, const char *path)",
        since = "4.1.0", rpc = 391, acl(storage_pool:getattr)
    )]
    fn storage_pool_lookup_by_target_path(&self, conn: &Conn, path: &str) -> Result<StoragePool>;

    /// Find a storage pool by the 16 bytes of its UUID.
    #[api(
        "virStoragePoolPtr virStoragePoolLookupByUUID(virConnectPtr conn, const unsigned char *uuid)",
        since = "0.4.1", rpc = 85, acl(storage_pool:getattr)
    )]
    fn storage_pool_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<StoragePool>;

    /// Find the storage pool that holds a volume.
    #[api(
        "virStoragePoolPtr virStoragePoolLookupByVolume(virStorageVolPtr vol)",
        since = "0.4.1", rpc = 86, acl(storage_pool:getattr)
    )]
    fn storage_pool_lookup_by_volume(&self, vol: &StorageVol) -> Result<StoragePool>;

    /// Returns the number of volumes in a storage pool.
    #[api(
        "int virStoragePoolNumOfVolumes(virStoragePoolPtr pool)",
        since = "0.4.1", rpc = 91, acl(storage_pool:search_storage_vols), acl_filter(storage_vol:getattr)
    )]
    fn storage_pool_num_of_volumes(&self, pool: &StoragePool) -> Result<i32>;

    /// Read the list of a pool's volumes again.
    #[api(
        "int virStoragePoolRefresh(virStoragePoolPtr pool, unsigned int flags)",
        since = "0.4.1", rpc = 83, write, acl(storage_pool:refresh)
    )]
    fn storage_pool_refresh(&self, pool: &StoragePool, flags: u32) -> Result<()>;

    /// Set whether a storage pool starts together with its host.
    #[api(
        "int virStoragePoolSetAutostart(virStoragePoolPtr pool, int autostart)",
        since = "0.4.1", rpc = 90, write, acl(storage_pool:write)
    )]
    fn storage_pool_set_autostart(&self, pool: &StoragePool, autostart: i32) -> Result<()>;

    /// Remove the stored configuration of a storage pool.
    #[api(
        "int virStoragePoolUndefine(virStoragePoolPtr pool)",
        since = "0.4.1", rpc = 82, write, acl(storage_pool:delete)
    )]
    fn storage_pool_undefine(&self, pool: &StoragePool) -> Result<()>;

    /// Create a volume in a storage pool from XML.
    #[api(
        "virStorageVolPtr virStorageVolCreateXML(virStoragePoolPtr pool, const char *xmlDesc, unsigned int flags)",
        since = "0.4.1", rpc = 93, write_late, acl(storage_vol:create)
    )]
    fn storage_vol_create_xml(&self, pool: &StoragePool, xml_desc: &str, flags: u32) -> Result<StorageVol>;

    /// Create a volume in a storage pool as a copy of another.
    #[api(
        "virStorageVolPtr virStorageVolCreateXMLFrom(virStoragePoolPtr pool, const char *xmlDesc, virStorageVolPtr clonevol, unsigned int flags)",
        since = "0.6.4", rpc = 125, write_late, acl(storage_vol:create)
    )]
    fn storage_vol_create_xml_from(&self, pool: &StoragePool, xml_desc: &str, clonevol: &StorageVol, flags: u32) -> Result<StorageVol>;

    /// Delete a volume.
    #[api(
        "int virStorageVolDelete(virStorageVolPtr vol, unsigned int flags)",
        since = "0.4.1", rpc = 94, write, acl(storage_vol:delete)
    )]
    fn storage_vol_delete(&self, vol: &StorageVol, flags: u32) -> Result<()>;

    /// Send the data of a volume to a stream.
    #[api(
        "int virStorageVolDownload(virStorageVolPtr vol, virStreamPtr stream, unsigned long long offset, unsigned long long length, unsigned int flags)",
        since = "0.9.0", rpc = 209, write_late, acl(storage_vol:data_read)
    )]
    fn storage_vol_download(&self, vol: &StorageVol, stream: &Stream, offset: u64, length: u64, flags: u32) -> Result<()>;

    /// Fetch type and size of a volume.
    #[api(
        "int virStorageVolGetInfo(virStorageVolPtr vol, virStorageVolInfoPtr info)",
        since = "0.4.1", rpc = 98, acl(storage_vol:read)
    )]
    fn storage_vol_get_info(&self, vol: &StorageVol) -> Result<virStorageVolInfo>;

    /// Fetch type and size of a volume; flags choose which size.
    #[api(
        "int virStorageVolGetInfoFlags(virStorageVolPtr vol, virStorageVolInfoPtr info, unsigned int flags)",
        since = "3.0.0", rpc = 378, acl(storage_vol:read)
    )]
    fn storage_vol_get_info_flags(&self, vol: &StorageVol, flags: u32) -> Result<virStorageVolInfo>;

    /// Returns the path of a volume.
    #[api(
        "char *virStorageVolGetPath(virStorageVolPtr vol)",
        since = "0.4.1", rpc = 100, acl(storage_vol:read)
    )]
    fn storage_vol_get_path(&self, vol: &StorageVol) -> Result<String>;

    /// Returns the XML of a volume.
    #[api(
        "char *virStorageVolGetXMLDesc(virStorageVolPtr vol, unsigned int flags)",
        since = "0.4.1", rpc = 99, acl(storage_vol:read)
    )]
    fn storage_vol_get_xml_desc(&self, vol: &StorageVol, flags: u32) -> Result<String>;

    /// Find a volume by its key.
    #[api(
        "virStorageVolPtr virStorageVolLookupByKey(virConnectPtr conn, const char *key)",
        since = "0.4.1", rpc = 96, acl(storage_vol:getattr)
    )]
    fn storage_vol_lookup_by_key(&self, conn: &Conn, key: &str) -> Result<StorageVol>;

    /// Find a volume of a pool by name.
    #[api(
        "virStorageVolPtr virStorageVolLookupByName(virStoragePoolPtr pool, const char *name)",
        since = "0.4.1", rpc = 95, acl(storage_vol:getattr)
    )]
    fn storage_vol_lookup_by_name(&self, pool: &StoragePool, name: &str) -> Result<StorageVol>;

    /// Find a volume by its path.
    #[api(
        "virStorageVolPtr virStorageVolLookupByPath(virConnectPtr conn, const char *path)",
        since = "0.4.1", rpc = 97, acl(storage_vol:getattr)
    )]
    fn storage_vol_lookup_by_path(&self, conn: &Conn, path: &str) -> Result<StorageVol>;

    /// Change the capacity of a volume.
    #[api(
        "int virStorageVolResize(virStorageVolPtr vol, unsigned long long capacity, unsigned int flags)",
        since = "0.9.10", rpc = 260, write, acl(storage_vol:resize), manual
    )]
    fn storage_vol_resize(&self, vol: &StorageVol, capacity: u64, flags: u32) -> Result<()>;

    /// Fill a volume with the data of a stream.
    #[api(
        "int virStorageVolUpload(virStorageVolPtr vol, virStreamPtr stream, unsigned long long offset, unsigned long long length, unsigned int flags)",
        since = "0.9.0", rpc = 208, write_late, acl(storage_vol:data_write)
    )]
    fn storage_vol_upload(&self, vol: &StorageVol, stream: &Stream, offset: u64, length: u64, flags: u32) -> Result<()>;

    /// Overwrite a volume so that its data can't be read any more.
    #[api(
        "int virStorageVolWipe(virStorageVolPtr vol, unsigned int flags)",
        since = "0.8.0", rpc = 165, write, acl(storage_vol:format)
    )]
    fn storage_vol_wipe(&self, vol: &StorageVol, flags: u32) -> Result<()>;

    /// Overwrite a volume by a chosen method.
    #[api(
        "int virStorageVolWipePattern(virStorageVolPtr vol, unsigned int algorithm, unsigned int flags)",
        since = "0.9.10", rpc = 259, write, acl(storage_vol:format)
    )]
    fn storage_vol_wipe_pattern(&self, vol: &StorageVol, algorithm: u32, flags: u32) -> Result<()>;
}

trait Local {
    /// Drop one reference to a storage pool.
    #[api("int virStoragePoolFree(virStoragePoolPtr pool)", since = "0.4.1", form(free))]
    fn storage_pool_free();

    /// Returns the connection of a storage pool, without a new reference.
    #[api(
        "virConnectPtr virStoragePoolGetConnect(virStoragePoolPtr pool)",
        since = "0.4.1", form(connect)
    )]
    fn storage_pool_get_connect();

    /// Returns the name of a storage pool.
    #[api(
        "const char *virStoragePoolGetName(virStoragePoolPtr pool)",
        since = "0.4.1", form(text, name)
    )]
    fn storage_pool_get_name();

    /// Copy the 16 bytes of a storage pool's UUID.
    #[api(
        "int virStoragePoolGetUUID(virStoragePoolPtr pool, unsigned char *uuid)",
        since = "0.4.1", form(uuid)
    )]
    fn storage_pool_get_uuid();

    /// Write the UUID of a storage pool as text.
    #[api(
        "int virStoragePoolGetUUIDString(virStoragePoolPtr pool, char *buf)",
        since = "0.4.1", form(uuid_string)
    )]
    fn storage_pool_get_uuid_string();

    /// Find a storage pool by its UUID as text.
    #[api(
        "virStoragePoolPtr virStoragePoolLookupByUUIDString(virConnectPtr conn, const char *uuidstr)",
        since = "0.4.1", form(by_uuid_string)
    )]
    fn storage_pool_lookup_by_uuid_string();

    /// Add one reference to a storage pool.
    #[api("int virStoragePoolRef(virStoragePoolPtr pool)", since = "0.6.0", form(reference))]
    fn storage_pool_ref();

    /// Drop one reference to a volume.
    #[api("int virStorageVolFree(virStorageVolPtr vol)", since = "0.4.1", form(free))]
    fn storage_vol_free();

    /// Returns the connection of a volume, without a new reference.
    #[api(
        "virConnectPtr virStorageVolGetConnect(virStorageVolPtr vol)",
        since = "0.4.1", form(connect)
    )]
    fn storage_vol_get_connect();

    /// Returns the key of a volume, which is unique everywhere.
    #[api(
        "const char *virStorageVolGetKey(virStorageVolPtr vol)",
        since = "0.4.1", form(text, key)
    )]
    fn storage_vol_get_key();

    /// Returns the name of a volume.
    #[api(
        "const char *virStorageVolGetName(virStorageVolPtr vol)",
        since = "0.4.1", form(text, name)
    )]
    fn storage_vol_get_name();

    /// Add one reference to a volume.
    #[api("int virStorageVolRef(virStorageVolPtr vol)", since = "0.6.0", form(reference))]
    fn storage_vol_ref();
}
