//! The one table: calls on storage pools and volumes.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_STORAGE)]

trait Storage {
    /// `virConnectFindStoragePoolSources`.
    #[api(
        "char *virConnectFindStoragePoolSources(virConnectPtr conn, const char *type, const char *srcSpec, unsigned int flags)",
        since = "0.4.5", rpc = 75, write, acl(connect:detect_storage_pools)
    )]
    fn connect_find_storage_pool_sources(&self, conn: &Conn, r#type: &str, src_spec: Option<&str>, flags: u32) -> Result<String>;

    /// `virConnectGetStoragePoolCapabilities`.
    #[api(
        "char *virConnectGetStoragePoolCapabilities(virConnectPtr conn, unsigned int flags)",
        since = "5.2.0", rpc = 403, acl(connect:read)
    )]
    fn connect_get_storage_pool_capabilities(&self, conn: &Conn, flags: u32) -> Result<String>;

    /// `virConnectListAllStoragePools`.
    #[api(
        "int virConnectListAllStoragePools(virConnectPtr conn, virStoragePoolPtr **pools, unsigned int flags)",
        since = "0.10.2", rpc = 281, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr)
    )]
    fn connect_list_all_storage_pools(&self, conn: &Conn, flags: u32) -> Result<Vec<StoragePool>>;

    /// `virConnectListDefinedStoragePools`.
    #[api(
        "int virConnectListDefinedStoragePools(virConnectPtr conn, char * *const names, int maxnames)",
        since = "0.4.1", rpc = 74, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr)
    )]
    fn connect_list_defined_storage_pools(&self, conn: &Conn) -> Result<Vec<String>>;

    /// `virConnectListStoragePools`.
    #[api(
        "int virConnectListStoragePools(virConnectPtr conn, char * *const names, int maxnames)",
        since = "0.4.1", rpc = 72, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr)
    )]
    fn connect_list_storage_pools(&self, conn: &Conn) -> Result<Vec<String>>;

    /// `virConnectNumOfDefinedStoragePools`.
    #[api(
        "int virConnectNumOfDefinedStoragePools(virConnectPtr conn)",
        since = "0.4.1", rpc = 73, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr)
    )]
    fn connect_num_of_defined_storage_pools(&self, conn: &Conn) -> Result<i32>;

    /// `virConnectNumOfStoragePools`.
    #[api(
        "int virConnectNumOfStoragePools(virConnectPtr conn)",
        since = "0.4.1", rpc = 71, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr)
    )]
    fn connect_num_of_storage_pools(&self, conn: &Conn) -> Result<i32>;

    /// `virConnectStoragePoolEventDeregisterAny`.
    #[api(
        "int virConnectStoragePoolEventDeregisterAny(virConnectPtr conn, int callbackID)",
        since = "2.0.0", rpc = 369, acl(connect:read), manual
    )]
    fn connect_storage_pool_event_deregister_any(&self, conn: &Conn, callback_id: i32) -> Result<()>;

    /// `virConnectStoragePoolEventRegisterAny`.
    #[api(
        "int virConnectStoragePoolEventRegisterAny(virConnectPtr conn, virStoragePoolPtr pool, int eventID, virConnectStoragePoolEventGenericCallback cb, void *opaque, virFreeCallback freecb)",
        since = "2.0.0", rpc = 368, acl(connect:search_storage_pools), acl_filter(storage_pool:getattr), manual
    )]
    fn connect_storage_pool_event_register_any(&self, conn: &Conn, pool: Option<&StoragePool>, event_id: i32, callback: EventCallback) -> Result<i32>;

    /// `virStoragePoolBuild`.
    #[api(
        "int virStoragePoolBuild(virStoragePoolPtr pool, unsigned int flags)",
        since = "0.4.1", rpc = 79, write, acl(storage_pool:format)
    )]
    fn storage_pool_build(&self, pool: &StoragePool, flags: u32) -> Result<()>;

    /// `virStoragePoolCreate`.
    #[api(
        "int virStoragePoolCreate(virStoragePoolPtr pool, unsigned int flags)",
        since = "0.4.1", rpc = 78, write, acl(storage_pool:start)
    )]
    fn storage_pool_create(&self, pool: &StoragePool, flags: u32) -> Result<()>;

    /// `virStoragePoolCreateXML`.
    #[api(
        "virStoragePoolPtr virStoragePoolCreateXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "0.4.1", rpc = 76, write, acl(storage_pool:start, storage_pool:write)
    )]
    fn storage_pool_create_xml(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<StoragePool>;

    /// `virStoragePoolDefineXML`.
    #[api(
        "virStoragePoolPtr virStoragePoolDefineXML(virConnectPtr conn, const char *xml, unsigned int flags)",
        since = "0.4.1", rpc = 77, write, acl(storage_pool:write, storage_pool:save)
    )]
    fn storage_pool_define_xml(&self, conn: &Conn, xml: &str, flags: u32) -> Result<StoragePool>;

    /// `virStoragePoolDelete`.
    #[api(
        "int virStoragePoolDelete(virStoragePoolPtr pool, unsigned int flags)",
        since = "0.4.1", rpc = 81, write, acl(storage_pool:format)
    )]
    fn storage_pool_delete(&self, pool: &StoragePool, flags: u32) -> Result<()>;

    /// `virStoragePoolDestroy`.
    #[api(
        "int virStoragePoolDestroy(virStoragePoolPtr pool)",
        since = "0.4.1", rpc = 80, write, acl(storage_pool:stop)
    )]
    fn storage_pool_destroy(&self, pool: &StoragePool) -> Result<()>;

    /// `virStoragePoolGetAutostart`.
    #[api(
        "int virStoragePoolGetAutostart(virStoragePoolPtr pool, int *autostart)",
        since = "0.4.1", rpc = 89, acl(storage_pool:read)
    )]
    fn storage_pool_get_autostart(&self, pool: &StoragePool) -> Result<bool>;

    /// `virStoragePoolGetInfo`.
    #[api(
        "int virStoragePoolGetInfo(virStoragePoolPtr pool, virStoragePoolInfoPtr info)",
        since = "0.4.1", rpc = 87, acl(storage_pool:read)
    )]
    fn storage_pool_get_info(&self, pool: &StoragePool) -> Result<virStoragePoolInfo>;

    /// `virStoragePoolGetXMLDesc`.
    #[api(
        "char *virStoragePoolGetXMLDesc(virStoragePoolPtr pool, unsigned int flags)",
        since = "0.4.1", rpc = 88, acl(storage_pool:read)
    )]
    fn storage_pool_get_xml_desc(&self, pool: &StoragePool, flags: u32) -> Result<String>;

    /// `virStoragePoolIsActive`.
    #[api(
        "int virStoragePoolIsActive(virStoragePoolPtr pool)",
        since = "0.7.3", rpc = 154, acl(storage_pool:read)
    )]
    fn storage_pool_is_active(&self, pool: &StoragePool) -> Result<bool>;

    /// `virStoragePoolIsPersistent`.
    #[api(
        "int virStoragePoolIsPersistent(virStoragePoolPtr pool)",
        since = "0.7.3", rpc = 155, acl(storage_pool:read)
    )]
    fn storage_pool_is_persistent(&self, pool: &StoragePool) -> Result<bool>;

    /// `virStoragePoolListAllVolumes`.
    #[api(
        "int virStoragePoolListAllVolumes(virStoragePoolPtr pool, virStorageVolPtr **vols, unsigned int flags)",
        since = "0.10.2", rpc = 282, acl(storage_pool:search_storage_vols), acl_filter(storage_vol:getattr)
    )]
    fn storage_pool_list_all_volumes(&self, pool: &StoragePool, flags: u32) -> Result<Vec<StorageVol>>;

    /// `virStoragePoolListVolumes`.
    #[api(
        "int virStoragePoolListVolumes(virStoragePoolPtr pool, char * *const names, int maxnames)",
        since = "0.4.1", rpc = 92, acl(storage_pool:search_storage_vols), acl_filter(storage_vol:getattr)
    )]
    fn storage_pool_list_volumes(&self, pool: &StoragePool) -> Result<Vec<String>>;

    /// `virStoragePoolLookupByName`.
    #[api(
        "virStoragePoolPtr virStoragePoolLookupByName(virConnectPtr conn, const char *name)",
        since = "0.4.1", rpc = 84, acl(storage_pool:getattr)
    )]
    fn storage_pool_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<StoragePool>;

    /// `virStoragePoolLookupByTargetPath`.
    #[api(
        "virStoragePoolPtr virStoragePoolLookupByTargetPath(virConnectPtr conn, const char *path)",
        since = "4.1.0", rpc = 391, acl(storage_pool:getattr)
    )]
    fn storage_pool_lookup_by_target_path(&self, conn: &Conn, path: &str) -> Result<StoragePool>;

    /// `virStoragePoolLookupByUUID`.
    #[api(
        "virStoragePoolPtr virStoragePoolLookupByUUID(virConnectPtr conn, const unsigned char *uuid)",
        since = "0.4.1", rpc = 85, acl(storage_pool:getattr)
    )]
    fn storage_pool_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<StoragePool>;

    /// `virStoragePoolLookupByVolume`.
    #[api(
        "virStoragePoolPtr virStoragePoolLookupByVolume(virStorageVolPtr vol)",
        since = "0.4.1", rpc = 86, acl(storage_pool:getattr)
    )]
    fn storage_pool_lookup_by_volume(&self, vol: &StorageVol) -> Result<StoragePool>;

    /// `virStoragePoolNumOfVolumes`.
    #[api(
        "int virStoragePoolNumOfVolumes(virStoragePoolPtr pool)",
        since = "0.4.1", rpc = 91, acl(storage_pool:search_storage_vols), acl_filter(storage_vol:getattr)
    )]
    fn storage_pool_num_of_volumes(&self, pool: &StoragePool) -> Result<i32>;

    /// `virStoragePoolRefresh`.
    #[api(
        "int virStoragePoolRefresh(virStoragePoolPtr pool, unsigned int flags)",
        since = "0.4.1", rpc = 83, write, acl(storage_pool:refresh)
    )]
    fn storage_pool_refresh(&self, pool: &StoragePool, flags: u32) -> Result<()>;

    /// `virStoragePoolSetAutostart`.
    #[api(
        "int virStoragePoolSetAutostart(virStoragePoolPtr pool, int autostart)",
        since = "0.4.1", rpc = 90, write, acl(storage_pool:write)
    )]
    fn storage_pool_set_autostart(&self, pool: &StoragePool, autostart: i32) -> Result<()>;

    /// `virStoragePoolUndefine`.
    #[api(
        "int virStoragePoolUndefine(virStoragePoolPtr pool)",
        since = "0.4.1", rpc = 82, write, acl(storage_pool:delete)
    )]
    fn storage_pool_undefine(&self, pool: &StoragePool) -> Result<()>;

    /// `virStorageVolCreateXML`.
    #[api(
        "virStorageVolPtr virStorageVolCreateXML(virStoragePoolPtr pool, const char *xmlDesc, unsigned int flags)",
        since = "0.4.1", rpc = 93, write, acl(storage_vol:create)
    )]
    fn storage_vol_create_xml(&self, pool: &StoragePool, xml_desc: &str, flags: u32) -> Result<StorageVol>;

    /// `virStorageVolCreateXMLFrom`.
    #[api(
        "virStorageVolPtr virStorageVolCreateXMLFrom(virStoragePoolPtr pool, const char *xmlDesc, virStorageVolPtr clonevol, unsigned int flags)",
        since = "0.6.4", rpc = 125, write, acl(storage_vol:create)
    )]
    fn storage_vol_create_xml_from(&self, pool: &StoragePool, xml_desc: &str, clonevol: &StorageVol, flags: u32) -> Result<StorageVol>;

    /// `virStorageVolDelete`.
    #[api(
        "int virStorageVolDelete(virStorageVolPtr vol, unsigned int flags)",
        since = "0.4.1", rpc = 94, write, acl(storage_vol:delete)
    )]
    fn storage_vol_delete(&self, vol: &StorageVol, flags: u32) -> Result<()>;

    /// `virStorageVolDownload`.
    #[api(
        "int virStorageVolDownload(virStorageVolPtr vol, virStreamPtr stream, unsigned long long offset, unsigned long long length, unsigned int flags)",
        since = "0.9.0", rpc = 209, write, acl(storage_vol:data_read)
    )]
    fn storage_vol_download(&self, vol: &StorageVol, stream: &Stream, offset: u64, length: u64, flags: u32) -> Result<()>;

    /// `virStorageVolGetInfo`.
    #[api(
        "int virStorageVolGetInfo(virStorageVolPtr vol, virStorageVolInfoPtr info)",
        since = "0.4.1", rpc = 98, acl(storage_vol:read)
    )]
    fn storage_vol_get_info(&self, vol: &StorageVol) -> Result<virStorageVolInfo>;

    /// `virStorageVolGetInfoFlags`.
    #[api(
        "int virStorageVolGetInfoFlags(virStorageVolPtr vol, virStorageVolInfoPtr info, unsigned int flags)",
        since = "3.0.0", rpc = 378, acl(storage_vol:read)
    )]
    fn storage_vol_get_info_flags(&self, vol: &StorageVol, flags: u32) -> Result<virStorageVolInfo>;

    /// `virStorageVolGetPath`.
    #[api(
        "char *virStorageVolGetPath(virStorageVolPtr vol)",
        since = "0.4.1", rpc = 100, acl(storage_vol:read)
    )]
    fn storage_vol_get_path(&self, vol: &StorageVol) -> Result<String>;

    /// `virStorageVolGetXMLDesc`.
    #[api(
        "char *virStorageVolGetXMLDesc(virStorageVolPtr vol, unsigned int flags)",
        since = "0.4.1", rpc = 99, acl(storage_vol:read)
    )]
    fn storage_vol_get_xml_desc(&self, vol: &StorageVol, flags: u32) -> Result<String>;

    /// `virStorageVolLookupByKey`.
    #[api(
        "virStorageVolPtr virStorageVolLookupByKey(virConnectPtr conn, const char *key)",
        since = "0.4.1", rpc = 96, acl(storage_vol:getattr)
    )]
    fn storage_vol_lookup_by_key(&self, conn: &Conn, key: &str) -> Result<StorageVol>;

    /// `virStorageVolLookupByName`.
    #[api(
        "virStorageVolPtr virStorageVolLookupByName(virStoragePoolPtr pool, const char *name)",
        since = "0.4.1", rpc = 95, acl(storage_vol:getattr)
    )]
    fn storage_vol_lookup_by_name(&self, pool: &StoragePool, name: &str) -> Result<StorageVol>;

    /// `virStorageVolLookupByPath`.
    #[api(
        "virStorageVolPtr virStorageVolLookupByPath(virConnectPtr conn, const char *path)",
        since = "0.4.1", rpc = 97, acl(storage_vol:getattr)
    )]
    fn storage_vol_lookup_by_path(&self, conn: &Conn, path: &str) -> Result<StorageVol>;

    /// `virStorageVolResize`.
    #[api(
        "int virStorageVolResize(virStorageVolPtr vol, unsigned long long capacity, unsigned int flags)",
        since = "0.9.10", rpc = 260, write, acl(storage_vol:resize)
    )]
    fn storage_vol_resize(&self, vol: &StorageVol, capacity: u64, flags: u32) -> Result<()>;

    /// `virStorageVolUpload`.
    #[api(
        "int virStorageVolUpload(virStorageVolPtr vol, virStreamPtr stream, unsigned long long offset, unsigned long long length, unsigned int flags)",
        since = "0.9.0", rpc = 208, write, acl(storage_vol:data_write)
    )]
    fn storage_vol_upload(&self, vol: &StorageVol, stream: &Stream, offset: u64, length: u64, flags: u32) -> Result<()>;

    /// `virStorageVolWipe`.
    #[api(
        "int virStorageVolWipe(virStorageVolPtr vol, unsigned int flags)",
        since = "0.8.0", rpc = 165, write, acl(storage_vol:format)
    )]
    fn storage_vol_wipe(&self, vol: &StorageVol, flags: u32) -> Result<()>;

    /// `virStorageVolWipePattern`.
    #[api(
        "int virStorageVolWipePattern(virStorageVolPtr vol, unsigned int algorithm, unsigned int flags)",
        since = "0.9.10", rpc = 259, write, acl(storage_vol:format)
    )]
    fn storage_vol_wipe_pattern(&self, vol: &StorageVol, algorithm: u32, flags: u32) -> Result<()>;
}

trait Local {
    /// `virStoragePoolFree`.
    #[api("int virStoragePoolFree(virStoragePoolPtr pool)", since = "0.4.1", form(free))]
    fn storage_pool_free();

    /// `virStoragePoolGetConnect`.
    #[api(
        "virConnectPtr virStoragePoolGetConnect(virStoragePoolPtr pool)",
        since = "0.4.1", form(connect)
    )]
    fn storage_pool_get_connect();

    /// `virStoragePoolGetName`.
    #[api(
        "const char *virStoragePoolGetName(virStoragePoolPtr pool)",
        since = "0.4.1", form(text, name)
    )]
    fn storage_pool_get_name();

    /// `virStoragePoolGetUUID`.
    #[api(
        "int virStoragePoolGetUUID(virStoragePoolPtr pool, unsigned char *uuid)",
        since = "0.4.1", form(uuid)
    )]
    fn storage_pool_get_uuid();

    /// `virStoragePoolGetUUIDString`.
    #[api(
        "int virStoragePoolGetUUIDString(virStoragePoolPtr pool, char *buf)",
        since = "0.4.1", form(uuid_string)
    )]
    fn storage_pool_get_uuid_string();

    /// `virStoragePoolLookupByUUIDString`.
    #[api(
        "virStoragePoolPtr virStoragePoolLookupByUUIDString(virConnectPtr conn, const char *uuidstr)",
        since = "0.4.1", form(by_uuid_string)
    )]
    fn storage_pool_lookup_by_uuid_string();

    /// `virStoragePoolRef`.
    #[api("int virStoragePoolRef(virStoragePoolPtr pool)", since = "0.6.0", form(reference))]
    fn storage_pool_ref();

    /// `virStorageVolFree`.
    #[api("int virStorageVolFree(virStorageVolPtr vol)", since = "0.4.1", form(free))]
    fn storage_vol_free();

    /// `virStorageVolGetConnect`.
    #[api(
        "virConnectPtr virStorageVolGetConnect(virStorageVolPtr vol)",
        since = "0.4.1", form(connect)
    )]
    fn storage_vol_get_connect();

    /// `virStorageVolGetKey`.
    #[api(
        "const char *virStorageVolGetKey(virStorageVolPtr vol)",
        since = "0.4.1", form(text, key)
    )]
    fn storage_vol_get_key();

    /// `virStorageVolGetName`.
    #[api(
        "const char *virStorageVolGetName(virStorageVolPtr vol)",
        since = "0.4.1", form(text, name)
    )]
    fn storage_vol_get_name();

    /// `virStorageVolRef`.
    #[api("int virStorageVolRef(virStorageVolPtr vol)", since = "0.6.0", form(reference))]
    fn storage_vol_ref();
}
